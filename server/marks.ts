import "server-only";
import { choicesOf } from "@/lib/memory/credit";
import type { Mark } from "@/lib/questions/question";
import { foldSoon } from "./memories";
import { isSelfMarked } from "./feedback";
import type { AskedQuestion } from "./questions";
import type { Queries } from "./transactions";

/** Why an answer is marked once more: a corrected key (memory follows), or points that somebody gave, who says why (memory does not). */
export type MarkReason = { reason: "regrade"; regradeId?: string } | { reason: "override"; byId: string; note: string };

const MARK = `
  WITH mark AS (
    INSERT INTO "Mark" (id, "answerId", "questionVersionId", points, near, "selfMarked", outcomes, reason, "byId", note, "regradeId")
    SELECT gen_random_uuid(), n.id, $2, $3::float8, $4, $5, $6::jsonb, $7, $13, $14, $15::uuid FROM "Answer" n WHERE n.id = $1 RETURNING id
  ), attempt AS (
    SELECT a."personId", a.purpose <> 'free' AND (a.feedback = 'each' OR a."settledAt" IS NOT NULL) AS remembered
    FROM "Answer" n JOIN "AttemptItem" i ON i.id = n."attemptItemId" JOIN "Attempt" a ON a.id = i."attemptId" WHERE n.id = $1
  ), outcome AS (
    INSERT INTO "Outcome" ("markId", "personId", "setId", "factKey", slot, "right", points, reply, format, choices)
    SELECT mark.id, attempt."personId", $8, o."factId", o.slot, o."right", CASE WHEN $12::boolean THEN o."right"::int::float8 ELSE $3::float8 END, $9, $10, $11
    FROM mark CROSS JOIN attempt CROSS JOIN jsonb_to_recordset($6::jsonb) AS o("factId" text, slot text, "right" boolean) WHERE $7 <> 'override'
    RETURNING "personId", "setId", "factKey", slot
  )
  INSERT INTO "Memory" ("personId", "setId", "factKey", slot)
  SELECT "personId", "setId", "factKey", slot FROM (
    SELECT * FROM outcome
    UNION
    SELECT o."personId", o."setId", o."factKey", o.slot FROM "Mark" m JOIN "Outcome" o ON o."markId" = m.id WHERE m."answerId" = $1 AND $7 <> 'override'
  ) AS moved WHERE (SELECT remembered FROM attempt) ORDER BY "setId", "factKey", slot
  ON CONFLICT ("personId", "setId", "factKey", slot) DO UPDATE SET stale = true
  RETURNING "personId"`;

const wordsOf = (why: MarkReason) => (why.reason === "override" ? [why.byId, why.note, null] : [null, null, why.regradeId ?? null]);

/**
 * Marks an answer once more, on the same connection as whatever asked for it. The earlier mark stays; the latest holds. A corrected key moves
 * memory as if it had been right from the start; an override only moves points.
 */
export async function markAgain(client: Queries, answerId: string, asked: AskedQuestion, mark: Mark, why: MarkReason): Promise<void> {
  const { question, setId, id } = asked;
  const { reply, format } = question;
  const values = [answerId, id, mark.points, mark.near, isSelfMarked(reply), JSON.stringify(mark.outcomes), why.reason, setId, reply.kind, format, choicesOf(reply), reply.facts !== undefined, ...wordsOf(why)];
  const { rows } = await client.query<{ personId: string }>(MARK, values);
  if (rows[0]) foldSoon(rows[0].personId);
}
