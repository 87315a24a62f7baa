import "server-only";
import { createHmac, randomBytes } from "node:crypto";
import { words } from "@/messages";
import { fill } from "@/lib/words";
import { auth } from "./auth";
import { db, pool } from "./db";
import { environment } from "./environment";
import { countTowards, type Limit } from "./limits";
import { canSendMail, sendMail } from "./mail";
import { noteSecurity } from "./security-events";
import { deleteSessions } from "./sessions";

// A forgotten password: a link that is good once and for an hour, by mail where the server can send some, else from the command line.

const MINUTES = 60;
const RESETS_OF_ACCOUNT: Limit = { name: "reset", times: 3, seconds: 3_600 };
const RESETS_FROM_ADDRESS: Limit = { name: "reset-from", times: 100, seconds: 3_600 };

const identifierOf = (token: string) =>
  `reset:${createHmac("sha256", environment().BETTER_AUTH_SECRET).update(`reset\0${token}`).digest("hex")}`;

/** Makes the secret part of a link for the account with this address; null when there is none. Links made before end. */
export async function makeResetToken(email: string): Promise<string | null> {
  const person = await db.person.findFirst({
    where: { email: email.trim().toLowerCase(), isAnonymous: false, deletedAt: null, accounts: { some: { providerId: "credential" } } },
    select: { id: true },
  });
  if (!person) return null;
  const token = randomBytes(24).toString("base64url");
  await db.$transaction([
    db.verification.deleteMany({ where: { identifier: { startsWith: "reset:" }, value: person.id } }),
    db.verification.create({
      data: {
        id: randomBytes(16).toString("hex"),
        identifier: identifierOf(token),
        value: person.id,
        expiresAt: new Date(Date.now() + MINUTES * 60_000),
      },
    }),
  ]);
  return token;
}

/**
 * Sends a link to whoever has an account under this address. What comes back is the same whether there is one or not, and does not wait for
 * the letter. False when it was asked for too often.
 */
export async function askForReset(email: string, { origin, address }: { origin: string; address: string | null }): Promise<boolean> {
  if (address && !(await countTowards(RESETS_FROM_ADDRESS, address))) return false;
  if (!(await countTowards(RESETS_OF_ACCOUNT, email)) || !canSendMail()) return true;
  noteSecurity("reset-asked", { email, address });
  const token = await makeResetToken(email);
  const text = words("account").reset;
  if (token) void sendMail({ to: email, subject: text.mailSubject, text: fill(text.mail, { link: `${origin}/reset/${token}` }) });
  return true;
}

/** Whether a link is good now, without using it up. */
export async function isResetToken(token: string): Promise<boolean> {
  return (
    (await db.verification.findFirst({
      where: { identifier: identifierOf(token), expiresAt: { gt: new Date() } },
      select: { id: true },
    })) !== null
  );
}

/** Uses a link up, keeps the new password and ends every session. False when the link is unknown, used or over. */
export async function resetPassword(token: string, newPassword: string): Promise<boolean> {
  const { rows } = await pool.query<{ value: string }>(
    `DELETE FROM "Verification" WHERE identifier = $1 AND "expiresAt" > clock_timestamp() RETURNING value`,
    [identifierOf(token)],
  );
  const personId = rows[0]?.value;
  if (!personId) {
    noteSecurity("reset-refused");
    return false;
  }
  const { password: passwords } = await auth().$context;
  const hash = await passwords.hash(newPassword);
  await db.account.updateMany({ where: { userId: personId, providerId: "credential" }, data: { password: hash } });
  await deleteSessions(personId);
  noteSecurity("reset-used", { personId });
  const { email } = await db.person.findUniqueOrThrow({ where: { id: personId }, select: { email: true } });
  const { subject, text } = words("account").notices.passwordChanged;
  if (canSendMail()) void sendMail({ to: email, subject, text });
  return true;
}
