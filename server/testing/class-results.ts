import { randomUUID } from "node:crypto";
import { markAnswer } from "@/lib/questions/mark";
import type { GivenReply, Question } from "@/lib/questions/question";
import { choicesOf } from "@/lib/memory/credit";
import { random } from "@/lib/random";
import { db, pool } from "../db";
import { keepQuestions } from "../questions";
import { poolOfSet, standingSet } from "../sets";
import { bundledSetId } from "./attempts";

/** A class that has taken a quiz: whoever owns it, the assignment, and what was asked. */
export type TakenAssignment = {
  owner: { personId: string };
  classId: string;
  assignmentId: string;
  quizId: string;
  setId: string;
  questions: readonly Question[];
  pupils: readonly string[];
};

type Taking = {
  pupils: number;
  questions: number;
  seed: string;
  /** Everybody's attempt goes on. */ isOpen?: boolean;
  owner?: { personId: string };
};

const STORE = `
  WITH rows AS (
    SELECT r.*, gen_random_uuid() AS item, gen_random_uuid() AS answer, gen_random_uuid() AS mark
    FROM jsonb_to_recordset($1::jsonb) AS r("attemptId" uuid, "personId" text, position int, version uuid, reply jsonb, points float8, outcomes jsonb, kind text, format text, choices int)
  ), items AS (
    INSERT INTO "AttemptItem" (id, "attemptId", position, "questionVersionId", "optionOrder") SELECT item, "attemptId", position, version, '{}' FROM rows
  ), answers AS (
    INSERT INTO "Answer" (id, "attemptItemId", key, sequence, reply, digest, locks, "answeredAt", "elapsedMs", "localDate")
    SELECT answer, item, gen_random_uuid(), 0, reply, '', false, now(), position * 8000, '2026-03-02' FROM rows WHERE reply IS NOT NULL
  ), marks AS (
    INSERT INTO "Mark" (id, "answerId", "questionVersionId", points, outcomes) SELECT mark, answer, version, points, outcomes FROM rows WHERE reply IS NOT NULL
  )
  INSERT INTO "Outcome" ("markId", "personId", "setId", "factKey", slot, "right", points, reply, format, choices)
  SELECT r.mark, r."personId", $2, o."factId", o.slot, o."right", r.points, r.kind, r.format, r.choices
  FROM rows r CROSS JOIN jsonb_to_recordset(r.outcomes) AS o("factId" text, slot text, "right" boolean) WHERE r.reply IS NOT NULL`;

/** The questions that class results are tried with: one option right, so that a pupil can be wrong in several ways. */
const asksForOne = (question: Question) => question.reply.kind === "choice" || question.reply.kind === "text";

function givenTo({ reply }: Question, isKnown: boolean, chance: ReturnType<typeof random>): GivenReply {
  if (reply.kind === "text") return { kind: "text", value: isKnown ? reply.key : "Someone else" };
  if (reply.kind !== "choice") return { kind: reply.kind, gaveUp: true };
  return { kind: "choice", value: isKnown ? reply.key : chance.pick(reply.options)!.id };
}

type Version = { question: Question; version: string };

function rowOf(attemptId: string, personId: string, position: number, { question, version }: Version, given: GivenReply | null) {
  const mark = given && markAnswer(question, given, []);
  return {
    attemptId,
    personId,
    position,
    version,
    reply: given,
    points: mark?.points ?? null,
    outcomes: mark?.outcomes ?? [],
    kind: question.reply.kind,
    format: question.format,
    choices: choicesOf(question.reply),
  };
}

async function makePeople(count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID());
  await db.person.createMany({ data: ids.map((id) => ({ id, name: "", email: `${id}@anonymous.invalid`, isAnonymous: true })) });
  return ids;
}

/**
 * A class in which everybody has answered every question of a quiz; who is able knows more, the last question of each is left out by every
 * fifth.
 */
export async function takeAssignment({ pupils, questions: count, seed, isOpen = false, owner }: Taking): Promise<TakenAssignment> {
  const setId = await bundledSetId();
  const [set, all, people, [ownerId]] = await Promise.all([
    standingSet(setId),
    poolOfSet(setId),
    makePeople(pupils),
    owner ? [owner.personId] : makePeople(1),
  ]);
  const questions = random(seed).shuffle(all.filter(asksForOne)).slice(0, count);
  const versions = await db.$transaction((transaction) => keepQuestions(transaction, set!, questions), { timeout: 60_000 });
  const one = await db.class.create({ data: { ownerId: ownerId!, name: "History 9b", joinCode: randomUUID().slice(0, 8) } });
  await db.membership.createMany({ data: people.map((personId, i) => ({ classId: one.id, personId, name: `Pupil ${i + 1}` })) });
  const quiz = await db.quiz.create({ data: { setId, ownerId: ownerId!, code: randomUUID(), title: "The talks", settings: {} } });
  const assignment = await db.assignment.create({ data: { classId: one.id, quizId: quiz.id, title: "Monday" } });
  const attempts = people.map((personId) => ({
    id: randomUUID(),
    personId,
    setId,
    quizId: quiz.id,
    assignmentId: assignment.id,
    settings: {},
    seed: "1",
    feedback: "end",
    handedInAt: isOpen ? null : new Date(Date.now() + 3_600_000),
  }));
  await db.attempt.createMany({ data: attempts });
  const chance = random(seed);
  const rows = attempts.flatMap(({ id, personId }, p) =>
    questions.map((question, i) => {
      const isLeftOut = i === count - 1 && p % 5 === 0;
      const isKnown = chance.next() < (p + 1) / (pupils + 1);
      return rowOf(
        id,
        personId,
        i + 1,
        { question, version: versions.get(question.id)! },
        isLeftOut ? null : givenTo(question, isKnown, chance),
      );
    }),
  );
  for (let at = 0; at < rows.length; at += 5_000) await pool.query(STORE, [JSON.stringify(rows.slice(at, at + 5_000)), setId]);
  return { owner: { personId: ownerId! }, classId: one.id, assignmentId: assignment.id, quizId: quiz.id, setId, questions, pupils: people };
}
