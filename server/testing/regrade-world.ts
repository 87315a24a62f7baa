import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import type { FactSet } from "@/lib/facts/fact";
import type { Question } from "@/lib/questions/question";
import { SELF_MARKED } from "@/lib/questions/question";
import type { RegradeCause } from "@/lib/quizzes/regrade";
import { db, pool } from "../db";
import { storeFactSet } from "../facts";
import { keepQuestions } from "../questions";
import { poolOfSet, standingSet } from "../sets";
import { makePerson } from "./attempts";

const FACT = "summit-paris-held-in-city-paris";

const AT_A_TIME = 250;

/**
 * People, attempts, items, answers and first marks in one statement: each attempt asks every question once, answered by every other person
 * as it is keyed.
 */
const TAKEN = `
  WITH people AS (
    INSERT INTO "Person" (id, name, email) SELECT gen_random_uuid()::text, '', gen_random_uuid() || '@example.org' FROM generate_series(1, $1) RETURNING id
  ), numbered AS (SELECT id, row_number() OVER () AS n FROM people), attempts AS (
    INSERT INTO "Attempt" (id, "personId", "setId", settings, seed, feedback, "handedInAt") SELECT gen_random_uuid(), id, $2::uuid, '{}', '1', 'each', now() FROM numbered RETURNING id, "personId"
  ), asked AS (
    SELECT gen_random_uuid() AS item, gen_random_uuid() AS answer, gen_random_uuid() AS mark, a.id AS attempt, a."personId", p.n, q.*
    FROM attempts a JOIN numbered p ON p.id = a."personId" CROSS JOIN jsonb_to_recordset($3::jsonb) AS q(position int, version uuid, "right" jsonb, "wrong" jsonb, "factId" text, slot text, reply text, format text, choices int)
  ), items AS (
    INSERT INTO "AttemptItem" (id, "attemptId", position, "questionVersionId", "optionOrder") SELECT item, attempt, position, version, '{}' FROM asked
  ), answers AS (
    INSERT INTO "Answer" (id, "attemptItemId", key, sequence, reply, digest, locks, "answeredAt", "elapsedMs", "localDate")
    SELECT answer, item, gen_random_uuid(), 0, CASE WHEN n % 2 = 0 THEN "right" ELSE "wrong" END, '', true, now(), 1000, '2025-03-01' FROM asked
  ), marks AS (
    INSERT INTO "Mark" (id, "answerId", "questionVersionId", points, outcomes) SELECT mark, answer, version, (n % 2 = 0)::int, jsonb_build_array(jsonb_build_object('factId', "factId", 'slot', slot, 'right', n % 2 = 0)) FROM asked
  )
  INSERT INTO "Outcome" ("markId", "personId", "setId", "factKey", slot, "right", points, reply, format, choices)
  SELECT mark, "personId", $2::uuid, "factId", slot, n % 2 = 0, (n % 2 = 0)::int, reply, format, choices FROM asked`;

/** What to answer to a question: its key, or what would have been right had the fact said Riyadh. */
function repliesTo({ reply }: Question) {
  const right = { kind: reply.kind, value: reply.key };
  if (reply.kind === "text") return { right, wrong: { kind: "text", value: "Riyadh" } };
  const other =
    "options" in reply
      ? (reply.options.find((option) => option.text === "Riyadh") ?? reply.options.find((option) => option.id !== reply.key))
      : undefined;
  return { right, wrong: { kind: reply.kind, value: other?.id } };
}

/** A set of somebody’s own in which a fact was corrected after so many people answered every question of it; how many answers that are. */
export async function answeredThenCorrected(
  people: number,
): Promise<{ owner: { personId: string }; slug: string; cause: RegradeCause; answers: number }> {
  const owner = await makePerson();
  const set = {
    ...(JSON.parse(readFileSync("prisma/fact-sets/ukraine-talks-2025.json", "utf8")) as FactSet),
    slug: `corrected-${randomUUID()}`,
  };
  await storeFactSet(set, { ownerId: owner.personId, personId: owner.personId });
  const { id: setId } = await db.factSet.findUniqueOrThrow({ where: { slug: set.slug } });
  const asked = (await poolOfSet(setId)).filter(
    (question) => question.factIds.length === 1 && question.factIds[0] === FACT && !SELF_MARKED.includes(question.reply.kind),
  );
  const standing = (await standingSet(setId))!;
  const versions = await db.$transaction((transaction) => keepQuestions(transaction, standing, asked));
  const questions = asked.map((question, i) => ({
    position: i + 1,
    version: versions.get(question.id),
    ...repliesTo(question),
    factId: FACT,
    slot: question.slot,
    reply: question.reply.kind,
    format: question.format,
    choices: question.reply.kind === "text" ? null : 4,
  }));
  for (let taken = 0; taken < people; taken += AT_A_TIME)
    await pool.query(TAKEN, [Math.min(AT_A_TIME, people - taken), setId, JSON.stringify(questions)]);
  const facts = set.facts.map((fact) => (fact.id === FACT ? { ...fact, object: { entity: "riyadh" } } : fact));
  await storeFactSet({ ...set, facts }, { personId: owner.personId });
  return { owner, slug: set.slug, cause: { kind: "fact", id: FACT }, answers: people * questions.length };
}
