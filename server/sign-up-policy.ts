import "server-only";
import { createHmac, randomBytes } from "node:crypto";
import { environment } from "./environment";
import { pool } from "./db";

/** Who may make an account here: everybody, whoever has an invitation, or whoever has an address of one domain. */
export type SignUpPolicy = { kind: "open" } | { kind: "invitation" } | { kind: "domain"; domain: string };

/** What the surroundings say: SIGN_UP is "open" (where nothing is said), "invitation", or "domain:example.org". */
export function signUpPolicy(): SignUpPolicy {
  const { SIGN_UP } = environment();
  if (SIGN_UP.startsWith("domain:")) return { kind: "domain", domain: SIGN_UP.slice("domain:".length).toLowerCase() };
  return { kind: SIGN_UP === "invitation" ? "invitation" : "open" };
}

/** Whether this address is of that very domain; one of a part of it is not. */
export const isOfDomain = (email: string, domain: string): boolean => email.toLowerCase().endsWith(`@${domain}`);

const digestOf = (code: string) =>
  createHmac("sha256", environment().BETTER_AUTH_SECRET).update(`invitation\0${code.trim().toLowerCase()}`).digest("hex");

/** Makes an invitation for one person, good for so many days, and says its code: it is kept nowhere. */
export async function makeInvitation(days: number): Promise<string> {
  const code = randomBytes(10).toString("hex");
  await pool.query(`INSERT INTO "Invitation" ("codeHash", "expiresAt") VALUES ($1, now() + make_interval(days => $2))`, [
    digestOf(code),
    days,
  ]);
  return code;
}

const TAKE = `UPDATE "Invitation" SET "usedAt" = clock_timestamp() WHERE "codeHash" = $1 AND "usedAt" IS NULL AND "expiresAt" > clock_timestamp()`;
const GIVE_BACK = `UPDATE "Invitation" SET "usedAt" = NULL WHERE "codeHash" = $1`;

/**
 * Takes an invitation for whatever `use` does: of two who come with one at the same moment one gets it. It is good as before when `use`
 * says that it did nothing, or fails. Null for a code that is unknown, used or over.
 */
export async function withInvitation<T extends { ok: boolean }>(code: string, use: () => Promise<T>): Promise<T | null> {
  const { rowCount } = await pool.query(TAKE, [digestOf(code)]);
  if (rowCount !== 1) return null;
  let isUsed = false;
  try {
    const value = await use();
    isUsed = value.ok;
    return value;
  } finally {
    if (!isUsed) await pool.query(GIVE_BACK, [digestOf(code)]);
  }
}

/** Clears away invitations that are used or over. Returns how many. */
export async function purgeInvitations(): Promise<number> {
  const { rowCount } = await pool.query(`DELETE FROM "Invitation" WHERE "usedAt" IS NOT NULL OR "expiresAt" < now()`);
  return rowCount ?? 0;
}
