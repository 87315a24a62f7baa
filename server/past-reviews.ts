import "server-only";
import type { PastReviews } from "@/lib/transfer/plan";
import type { Transaction } from "./sets-access";
import { zoneOf } from "./zones";

/** Whose earlier answers these are, to the facts of which set, and the import that brings them (null: the command line does). */
type Bringing = { personId: string; zone: string | null; setId: string; importId: string | null };

type Flat = { k: string; s: string; a: number; g: number; m: number };

const flat = (past: readonly PastReviews[]): Flat[] =>
  past.flatMap(({ factId, slot, reviews }) =>
    reviews.map(({ at, grade, ms }) => ({ k: factId, s: slot, a: at, g: grade, m: Math.max(0, Math.round(ms)) })),
  );

/** The memories of some answers are folded before they are read again; they are taken in the order in which everybody takes them. */
const markStale = (transaction: Transaction, personId: string, setId: string, importId: string | null) => transaction.$executeRaw`
  INSERT INTO "Memory" ("personId", "setId", "factKey", slot)
  SELECT DISTINCT "personId", "setId", "factKey", slot FROM "PastReview" WHERE "personId" = ${personId} AND "setId" = ${setId}::uuid AND "importId" IS NOT DISTINCT FROM ${importId}::uuid ORDER BY 1, 2, 3, 4
  ON CONFLICT ("personId", "setId", "factKey", slot) DO UPDATE SET stale = true`;

/**
 * Takes answers over that somebody gave elsewhere before, so that their memories count them. What was taken over earlier, and what lies in
 * the future, is passed over. Answers how many are new.
 */
export async function takeOver(
  transaction: Transaction,
  { personId, zone, setId, importId }: Bringing,
  past: readonly PastReviews[],
): Promise<number> {
  const rows = flat(past);
  if (rows.length === 0) return 0;
  const taken = await transaction.$executeRaw`
    INSERT INTO "PastReview" (id, "personId", "setId", "factKey", slot, at, grade, ms, "localDate", "importId")
    SELECT gen_random_uuid(), ${personId}, ${setId}::uuid, k, s, to_timestamp(a / 1000), g, m, (to_timestamp(a / 1000) AT TIME ZONE ${zoneOf([zone], 0).zone})::date::text, ${importId}::uuid
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(k text, s text, a float8, g int, m int) WHERE to_timestamp(a / 1000) <= now()
    ON CONFLICT ("personId", "setId", "factKey", slot, at) WHERE "withdrawnAt" IS NULL DO NOTHING`;
  await markStale(transaction, personId, setId, importId);
  return taken;
}

/** Lets the answers that an import brought count no more. Answers how many. */
export async function withdrawPastReviews(transaction: Transaction, importId: string): Promise<number> {
  const withdrawn = await transaction.$queryRaw<
    { personId: string; setId: string }[]
  >`UPDATE "PastReview" SET "withdrawnAt" = now() WHERE "importId" = ${importId}::uuid AND "withdrawnAt" IS NULL RETURNING "personId", "setId"`;
  const [first] = withdrawn;
  if (first) await markStale(transaction, first.personId, first.setId, importId);
  return withdrawn.length;
}
