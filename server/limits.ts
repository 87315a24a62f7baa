import "server-only";
import { createHmac, randomUUID } from "node:crypto";
import { environment } from "./environment";
import { pool } from "./db";
import { count } from "./metrics";
import { noteSecurity } from "./security-events";

/** What is counted, so many times in so many seconds: after that it is refused until the time is over. Nobody is shut out for good. */
export type Limit = { name: string; times: number; seconds: number };

/**
 * Tries for one account, and failures from one address: one school is one address, so three hundred people signing in within an hour are
 * normal.
 */
export const SIGN_IN_TRIES: Limit = { name: "sign-in", times: 10, seconds: 900 };
export const FAILED_FROM_ADDRESS: Limit = { name: "failed-from", times: 300, seconds: 3600 };
export const SIGN_UPS_FROM_ADDRESS: Limit = { name: "sign-up-from", times: 300, seconds: 3600 };

/** Whom it is counted for is not legible in the database. */
const keyOf = (limit: Limit, whom: string) =>
  `${limit.name}:${createHmac("sha256", environment().BETTER_AUTH_SECRET).update(`limit\0${whom}`).digest("hex").slice(0, 32)}`;

/** By the database's clock, in milliseconds: those of several servers differ, and each may be put right at any moment. */
const NOW = `(extract(epoch FROM clock_timestamp()) * 1000)::bigint`;
/** Over is also what lies ahead: the clock was put back since. */
const IS_PAST = (since: string, ms: string) => `(${since} <= ${NOW} - ${ms}::bigint OR ${since} > ${NOW} + 1000)`;

const COUNT = `
  INSERT INTO "RateLimit" ("id", "key", "count", "lastRequest") VALUES ($1, $2, 1, ${NOW})
  ON CONFLICT ("key") DO UPDATE SET
    "count" = CASE WHEN ${IS_PAST('"RateLimit"."lastRequest"', "$3")} THEN 1 ELSE "RateLimit"."count" + 1 END,
    "lastRequest" = CASE WHEN ${IS_PAST('"RateLimit"."lastRequest"', "$3")} THEN ${NOW} ELSE "RateLimit"."lastRequest" END
  RETURNING "count"`;

/** Counts one more, and tells whether it is still within the limit. The same on every instance, and after a restart. */
export async function countTowards(limit: Limit, whom: string): Promise<boolean> {
  const { rows } = await pool.query<{ count: number }>(COUNT, [randomUUID(), keyOf(limit, whom), limit.seconds * 1000]);
  const counted = rows[0]?.count ?? 1;
  if (counted > limit.times) count("footing_limits_hit_total", { limit: limit.name });
  if (counted === limit.times + 1) noteSecurity("limit-reached", { detail: limit.name });
  return counted <= limit.times;
}

/** Whether the limit was reached, without counting. */
export async function isOver(limit: Limit, whom: string): Promise<boolean> {
  const { rows } = await pool.query(
    `SELECT 1 FROM "RateLimit" WHERE "key" = $1 AND "count" >= $2 AND NOT ${IS_PAST('"lastRequest"', "$3")}`,
    [keyOf(limit, whom), limit.times, limit.seconds * 1000],
  );
  if (rows.length > 0) count("footing_limits_hit_total", { limit: limit.name });
  return rows.length > 0;
}

/** Begins to count anew. Returns how many were counted, if their time was not over. */
export async function forgetCount(limit: Limit, whom: string): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `DELETE FROM "RateLimit" WHERE "key" = $1 RETURNING CASE WHEN ${IS_PAST('"lastRequest"', "$2")} THEN 0 ELSE "count" END AS "count"`,
    [keyOf(limit, whom), limit.seconds * 1000],
  );
  return rows[0]?.count ?? 0;
}

/** Clears away sessions that ended, links that ran out unused, and counts whose time is long over. Returns how many of each. */
export async function purgeStale(): Promise<{ sessions: number; links: number; limits: number }> {
  const sessions = await pool.query(`DELETE FROM "Session" WHERE "expiresAt" < now()`);
  const limits = await pool.query(`DELETE FROM "RateLimit" WHERE "lastRequest" < ${NOW} - $1::bigint`, [86_400_000]);
  const links = await pool.query(`DELETE FROM "Verification" WHERE "expiresAt" < now()`);
  return { sessions: sessions.rowCount ?? 0, links: links.rowCount ?? 0, limits: limits.rowCount ?? 0 };
}
