import { randomUUID } from "node:crypto";
import { questionWith } from "@/lib/questions/sample-replies";
import { db, pool } from "../db";
import { keepQuestions } from "../questions";
import { standingSet } from "../sets";
import { sampleSetId } from "./attempts";

/** One graded card: which fact (any name), when (milliseconds since 1970), and the grade. */
export type GradedCard = { factId: string; at: number; grade: 1 | 2 | 3 | 4 };

const INSERT = `
  WITH cards AS (
    SELECT c.*, gen_random_uuid() AS item, gen_random_uuid() AS answer, gen_random_uuid() AS mark, row_number() OVER () AS position
    FROM jsonb_to_recordset($1::jsonb) AS c("factId" text, at float8, grade int)
  ), attempt AS (
    INSERT INTO "Attempt" (id, "personId", purpose, settings, seed, feedback, "startedAt") VALUES ($2, $3, 'practice', '{"minutes":10,"asks":[],"spare":[]}', '', 'each', now() - interval '3 years') RETURNING id
  ), items AS (
    INSERT INTO "AttemptItem" (id, "attemptId", position, "questionVersionId", "optionOrder", reason, "factKey", seconds)
    SELECT c.item, attempt.id, c.position, $4, '{}', 'due', c."factId", 10 FROM cards c CROSS JOIN attempt
  ), answers AS (
    INSERT INTO "Answer" (id, "attemptItemId", key, sequence, reply, digest, locks, "answeredAt", "receivedAt", "elapsedMs", "localDate")
    SELECT c.answer, c.item, gen_random_uuid(), 0, jsonb_build_object('kind', 'grade', 'value', c.grade), '', true, to_timestamp(c.at / 1000), to_timestamp(c.at / 1000), c.position * 8000,
      to_char(to_timestamp(c.at / 1000) AT TIME ZONE 'UTC', 'YYYY-MM-DD')
    FROM cards c
  ), marks AS (
    INSERT INTO "Mark" (id, "answerId", "questionVersionId", points, "selfMarked", outcomes)
    SELECT c.mark, c.answer, $4, (c.grade > 1)::int, true, jsonb_build_array(jsonb_build_object('factId', c."factId", 'slot', 'object', 'right', c.grade > 1)) FROM cards c
  ), outcomes AS (
    INSERT INTO "Outcome" ("markId", "personId", "setId", "factKey", slot, "right", points, reply, format)
    SELECT c.mark, $3, $5, c."factId", 'object', c.grade > 1, (c.grade > 1)::int, 'grade', 'flashcard' FROM cards c
  )
  INSERT INTO "Memory" ("personId", "setId", "factKey", slot) SELECT DISTINCT $3, $5::uuid, "factId", 'object' FROM cards ON CONFLICT ("personId", "setId", "factKey", slot) DO UPDATE SET stale = true`;

/** Stores many graded cards of a person at once, as answers that were given and received at their times. */
export async function addGradedCards(personId: string, cards: readonly GradedCard[]): Promise<void> {
  const set = (await standingSet(await sampleSetId()))!;
  const question = { ...questionWith({ kind: "grade", key: 3, back: "The answer" }), id: "bulk-card", format: "flashcard" };
  const versions = await db.$transaction((transaction) => keepQuestions(transaction, set, [question]));
  for (let at = 0; at < cards.length; at += 5_000) {
    await pool.query(INSERT, [JSON.stringify(cards.slice(at, at + 5_000)), randomUUID(), personId, versions.get(question.id), set.setId]);
  }
}
