import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import { environment } from "./environment";
import { cameFrom } from "./request-log";

const digest = (text: string) => createHash("sha256").update(text).digest();

/** Whether the request carries the token. Equal digests are found in the same time as unequal ones. */
function hasToken(header: string | null, token: string): boolean {
  const given = /^Bearer (\S+)$/i.exec(header ?? "")?.[1];
  return given !== undefined && timingSafeEqual(digest(given), digest(token));
}

/**
 * Whether who asks may read the metrics: with the token where there is one; else from this machine itself, as long as no proxy of ours
 * stands before the server, since then everybody comes from this machine.
 */
export function mayReadMetrics(headers: Pick<Headers, "get">): boolean {
  const { METRICS_TOKEN, TRUSTED_PROXIES, PUBLIC_URL } = environment();
  if (METRICS_TOKEN !== undefined) return hasToken(headers.get("authorization"), METRICS_TOKEN);
  return TRUSTED_PROXIES === 0 && PUBLIC_URL === undefined && cameFrom() === "here";
}
