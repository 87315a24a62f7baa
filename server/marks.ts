import "server-only";
import { setTimeout } from "node:timers/promises";
import { choicesOf } from "@/lib/memory/credit";
import type { Mark, Outcome, Question } from "@/lib/questions/question";
import { foldSoon } from "./memories";
import { isSelfMarked } from "./feedback";
import type { AskedQuestion } from "./questions";
import { inTransaction, type Queries } from "./transactions";

/** Why an answer is marked once more: a corrected key (memory follows), or points that somebody gave, who says why (memory does not). */
export type MarkReason = { reason: "regrade"; regradeId?: string } | { reason: "override"; byId: string; note: string };

/** The latest mark holds: a new one of an answer comes after all others, also where the clock has not gone on. */
const AFTER_THE_LAST = (answerId: string) =>
  `greatest(clock_timestamp()::timestamptz(3), (SELECT max(k."createdAt") FROM "Mark" k WHERE k."answerId" = ${answerId}) + interval '1 millisecond')`;

const MARK = `
  WITH mark AS (
    INSERT INTO "Mark" (id, "answerId", "questionVersionId", points, near, "selfMarked", outcomes, reason, "byId", note, "regradeId", "createdAt")
    SELECT gen_random_uuid(), n.id, $2, $3::float8, $4, $5, $6::jsonb, $7, $13, $14, $15::uuid, ${AFTER_THE_LAST("n.id")} FROM "Answer" n WHERE n.id = $1 RETURNING id
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
 * Marks an answer once more, on the same connection as whatever asked for it. The earlier mark stays; the latest holds. A corrected key
 * moves memory as if it had been right from the start; an override only moves points.
 */
export async function markAgain(client: Queries, answerId: string, asked: AskedQuestion, mark: Mark, why: MarkReason): Promise<void> {
  const { question, setId, id } = asked;
  const { reply, format } = question;
  const values = [
    answerId,
    id,
    mark.points,
    mark.near,
    isSelfMarked(reply),
    JSON.stringify(mark.outcomes),
    why.reason,
    setId,
    reply.kind,
    format,
    choicesOf(reply),
    reply.facts !== undefined,
    ...wordsOf(why),
  ];
  const { rows } = await client.query<{ personId: string }>(MARK, values);
  if (rows[0]) foldSoon(rows[0].personId);
}

const HOLD = "SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS held";
const BETWEEN_TRIES_MS = 100;
const MOST_TRIES = 200;

/**
 * Runs what marks answers of a set again in a transaction of its own, one at a time: what was looked at is what is changed. Whoever waits
 * holds no connection meanwhile, since the one who is at it needs some.
 */
export async function markingAlone<T>(setId: string, work: (client: Queries) => Promise<T>): Promise<T> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const done = await inTransaction(async (client) => {
      const { rows } = await client.query<{ held: boolean }>(HOLD, [`marks:${setId}`]);
      return rows[0]!.held ? { value: await work(client) } : null;
    });
    if (done) return done.value;
    await setTimeout(BETWEEN_TRIES_MS);
  }
  throw new Error(`the answers of set ${setId} were being marked all the time`);
}

/** A mark to be added to an answer. `memory` is the points that move memory; null where memory stays as it is. */
export type NewMark = {
  answerId: string;
  versionId: string;
  question: Question;
  points: number;
  near: boolean;
  outcomes: readonly Outcome[];
  memory: { points: number } | null;
};

/** What memories are to be folded anew: those that the new mark or any before it says something of. */
const STALE = `
  INSERT INTO "Memory" ("personId", "setId", "factKey", slot)
  SELECT "personId", "setId", "factKey", slot FROM (
    SELECT taken."personId", o."setId", o."factKey", o.slot FROM outcome o JOIN taken ON taken.mark = o."markId" WHERE taken.remembered
    UNION
    SELECT taken."personId", o."setId", o."factKey", o.slot FROM taken JOIN "Mark" m ON m."answerId" = taken.answer JOIN "Outcome" o ON o."markId" = m.id WHERE taken.remembered
  ) AS moved ORDER BY "personId", "setId", "factKey", slot
  ON CONFLICT ("personId", "setId", "factKey", slot) DO UPDATE SET stale = true`;

/** Whose the answers of `mark` are, and whether they count for memory by now. */
const TAKEN = `
  SELECT mark.id AS mark, n.id AS answer, a."personId", a.purpose <> 'free' AND (a.feedback = 'each' OR a."settledAt" IS NOT NULL) AS remembered
  FROM mark JOIN "Answer" n ON n.id = mark."answerId" JOIN "AttemptItem" i ON i.id = n."attemptItemId" JOIN "Attempt" a ON a.id = i."attemptId"`;

const OUTCOME_COLUMNS = `"markId", "personId", "setId", "factKey", slot, "right", points, reply, format, choices`;
const COPIED = `e."setId", e."factKey", e.slot, e."right", e.points, e.reply, e.format, e.choices`;

const MARK_ALL = `
  WITH plan AS (
    SELECT * FROM jsonb_to_recordset($1::jsonb) AS p(answer uuid, version uuid, points float8, near boolean, outcomes jsonb, memory float8, reply text, format text, choices int, parts boolean)
  ), mark AS (
    INSERT INTO "Mark" (id, "answerId", "questionVersionId", points, near, outcomes, reason, "regradeId", "createdAt")
    SELECT gen_random_uuid(), p.answer, p.version, p.points, p.near, p.outcomes, 'regrade', $2::uuid, ${AFTER_THE_LAST("p.answer")} FROM plan p RETURNING id, "answerId"
  ), taken AS (${TAKEN}), outcome AS (
    INSERT INTO "Outcome" (${OUTCOME_COLUMNS})
    SELECT taken.mark, taken."personId", $3::uuid, o."factId", o.slot, o."right", CASE WHEN p.parts THEN o."right"::int::float8 ELSE p.memory END, p.reply, p.format, p.choices
    FROM plan p JOIN taken ON taken.answer = p.answer CROSS JOIN jsonb_to_recordset(p.outcomes) AS o("factId" text, slot text, "right" boolean) WHERE p.memory IS NOT NULL
    UNION ALL
    SELECT taken.mark, taken."personId", ${COPIED}
    FROM plan p JOIN taken ON taken.answer = p.answer
    JOIN LATERAL (SELECT k.id FROM "Mark" k WHERE k."answerId" = p.answer AND k.reason <> 'override' ORDER BY k."createdAt" DESC, k.id DESC LIMIT 1) last ON true
    JOIN "Outcome" e ON e."markId" = last.id WHERE p.memory IS NULL
    RETURNING "markId", "setId", "factKey", slot
  ) ${STALE}`;

const rowOf = ({ answerId, versionId, question: { reply, format }, points, near, outcomes, memory }: NewMark) => ({
  answer: answerId,
  version: versionId,
  points,
  near,
  outcomes,
  memory: memory?.points ?? null,
  reply: reply.kind,
  format,
  choices: choicesOf(reply),
  parts: reply.facts !== undefined,
});

/** So many at a time: what one statement inserts it joins without knowing how many there are, pair by pair. */
const AT_A_TIME = 500;

/** Adds the marks of a regrade, some hundred with each statement. Memories of what they say are folded by whoever reads them next. */
export async function markAll(client: Queries, setId: string, regradeId: string, marks: readonly NewMark[]): Promise<void> {
  for (let at = 0; at < marks.length; at += AT_A_TIME)
    await client.query(MARK_ALL, [JSON.stringify(marks.slice(at, at + AT_A_TIME).map(rowOf)), regradeId, setId]);
}

const STILL_HELD = `
  SELECT m.id FROM "Mark" m WHERE m."regradeId" = $1 AND NOT EXISTS (SELECT 1 FROM "Mark" l WHERE l."answerId" = m."answerId" AND (l."createdAt", l.id) > (m."createdAt", m.id)) ORDER BY m.id`;

/** Some marks of the regrade that still hold, each with the mark that held before it, said once more. */
const UNDO = `
  WITH own AS (
    SELECT m.* FROM "Mark" m WHERE m.id = ANY($2::uuid[])
  ), before AS (
    SELECT b.* FROM own JOIN LATERAL (SELECT * FROM "Mark" k WHERE k."answerId" = own."answerId" AND (k."createdAt", k.id) < (own."createdAt", own.id) ORDER BY k."createdAt" DESC, k.id DESC LIMIT 1) b ON true
  ), mark AS (
    INSERT INTO "Mark" (id, "answerId", "questionVersionId", points, near, "selfMarked", outcomes, reason, "regradeId", "createdAt")
    SELECT gen_random_uuid(), b."answerId", b."questionVersionId", b.points, b.near, b."selfMarked", b.outcomes, 'regrade', $1, ${AFTER_THE_LAST('b."answerId"')} FROM before b RETURNING id, "answerId"
  ), taken AS (${TAKEN}), outcome AS (
    INSERT INTO "Outcome" (${OUTCOME_COLUMNS})
    SELECT taken.mark, taken."personId", ${COPIED} FROM taken JOIN own ON own."answerId" = taken.answer
    JOIN LATERAL (SELECT k.id FROM "Mark" k WHERE k."answerId" = taken.answer AND k.reason <> 'override' AND (k."createdAt", k.id) < (own."createdAt", own.id) ORDER BY k."createdAt" DESC, k.id DESC LIMIT 1) last ON true
    JOIN "Outcome" e ON e."markId" = last.id
    RETURNING "markId", "setId", "factKey", slot
  ) ${STALE}`;

/** Says again what was said before a regrade, of every answer that was not marked anew since; how many these are. */
export async function unmarkAll(client: Queries, regradeId: string): Promise<number> {
  const held = await client.query<{ id: string }>(STILL_HELD, [regradeId]);
  const ids = held.rows.map((row) => row.id);
  for (let at = 0; at < ids.length; at += AT_A_TIME) await client.query(UNDO, [regradeId, ids.slice(at, at + AT_A_TIME)]);
  return ids.length;
}
