import "server-only";
import { createHmac } from "node:crypto";
import { environment } from "./environment";
import { log, personHash } from "./log";
import { requestId } from "./request-log";

/**
 * What is written down because somebody may have to look into it later, with what it means (docs/trust/security-rules.md has the list for
 * whoever runs a server). Those of `GRAVE` are warnings.
 */
export const SECURITY_EVENTS = [
  "signed-up",
  "sign-up-refused",
  "signed-in",
  "sign-in-refused",
  "signed-in-after-failures",
  "signed-out",
  "signed-out-everywhere",
  "password-proof-refused",
  "password-changed",
  "email-changed",
  "reset-asked",
  "reset-used",
  "reset-refused",
  "way-back-used",
  "account-deleted",
  "account-restored",
  "person-exported",
  "results-exported",
  "limit-reached",
  "other-page-refused",
  "policy-violated",
] as const;

/** One of them. */
export type SecurityEvent = (typeof SECURITY_EVENTS)[number];

const GRAVE: readonly SecurityEvent[] = [
  "sign-in-refused",
  "signed-in-after-failures",
  "password-proof-refused",
  "reset-refused",
  "limit-reached",
  "other-page-refused",
  "policy-violated",
];

/**
 * Whom it is about, each told apart and none legible: a person by their id, an account by its e-mail address (where nobody is behind it,
 * too), where it came from by the address that a proxy of ours vouches for. `detail` is one of our own words, never anything that somebody
 * wrote.
 */
export type Whom = { personId?: string; email?: string; address?: string | null; detail?: string };

/** The same text has the same digest in every line of one installation, and nobody can tell from it what it was. */
const digestOf = (text: string) => createHmac("sha256", environment().BETTER_AUTH_SECRET).update(`log\0${text}`).digest("hex").slice(0, 12);

/** Writes one line of the log about something that matters for security: what, when, who, from where, and in which request. */
export function noteSecurity(event: SecurityEvent, { personId, email, address, detail }: Whom = {}): void {
  const line = {
    event,
    request: requestId(),
    person: personId === undefined ? undefined : personHash(personId),
    account: email === undefined ? undefined : digestOf(email),
    from: address ? digestOf(address) : undefined,
    detail,
  };
  if (GRAVE.includes(event)) log.warn(line, "security");
  else log.info(line, "security");
}
