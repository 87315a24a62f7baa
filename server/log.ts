import "server-only";
import { createHash } from "node:crypto";
import pino from "pino";

/**
 * One JSON object a line. Log ids, counts, times and the names of routes; never a name, an e-mail address, a token, an answer or anything
 * else that a person wrote. A person is told apart by `personHash`.
 */
export const log = pino({
  level: process.env.LOG_LEVEL ?? (process.env.VITEST ? "silent" : "info"),
  base: undefined,
  timestamp: () => `,"time":"${new Date().toISOString()}"`,
  formatters: { level: (label) => ({ level: label }) },
});

/** The same person has the same hash in every line of one installation, and nobody can tell from it who that is. */
export function personHash(personId: string): string {
  return createHash("sha256")
    .update(`${process.env.BETTER_AUTH_SECRET ?? ""}\0${personId}`)
    .digest("hex")
    .slice(0, 12);
}

/** What may be written of an error: its kind, its code, and where it happened. Never its message, which may quote what somebody wrote. */
export function toldOf(failure: unknown): { error: string; code?: string; at?: string } {
  if (!(failure instanceof Error)) return { error: typeof failure };
  const { code } = failure as { code?: unknown };
  const at = failure.stack
    ?.split("\n")
    .find((line) => /^\s+at /.test(line))
    ?.trim();
  return { error: failure.name, ...(typeof code === "string" && { code }), ...(at !== undefined && { at }) };
}
