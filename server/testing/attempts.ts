import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import type { FactSet } from "@/lib/facts/fact";
import { readFactSet } from "@/lib/facts/fact-set.schema";
import { SAMPLE_SET } from "@/lib/facts/sample";
import type { GivenReply, Question } from "@/lib/questions/question";
import { questionWith, SAMPLE_REPLIES } from "@/lib/questions/sample-replies";
import type { AnswerBody } from "@/lib/quizzes/answer";
import type { FeedbackTime } from "@/lib/quizzes/settings";
import { db } from "../db";
import { storeFactSet } from "../facts";
import { keepQuestions } from "../questions";
import { standingSet } from "../sets";

/** Somebody who takes quizzes. */
export async function makePerson() {
  const id = randomUUID();
  await db.person.create({ data: { id, name: "", email: `${id}@anonymous.invalid`, isAnonymous: true } });
  return { personId: id, zone: null as string | null, settings: { timeMultiplier: 1 as const } };
}

const stored = new Map<string, Promise<string>>();

async function store(set: FactSet): Promise<string> {
  await storeFactSet(set);
  return (await db.factSet.findUniqueOrThrow({ where: { slug: set.slug } })).id;
}

function setIdOf(set: FactSet): Promise<string> {
  const id = stored.get(set.slug) ?? store(set);
  stored.set(set.slug, id);
  return id;
}

/** The sample set in the database; its id. */
export const sampleSetId = (): Promise<string> => setIdOf(SAMPLE_SET);

/** The bundled set, which has questions of every format, in the database; its id. */
export function bundledSetId(): Promise<string> {
  const read = readFactSet(readFileSync("prisma/fact-sets/ukraine-talks-2025.json", "utf8"));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return setIdOf(read.value);
}

/** One question of each kind of reply, with a stem that tells it from the others. */
export const QUESTIONS: readonly Question[] = SAMPLE_REPLIES.map((reply) => ({
  ...questionWith(reply),
  id: `sample-${reply.kind}`,
  stem: `Which ${reply.kind}?`,
}));

type Made = {
  feedback?: FeedbackTime;
  limitSeconds?: number | null;
  multiplier?: number | null;
  strict?: boolean;
  startedAt?: Date;
  questions?: readonly Question[];
};

/** An attempt of the person with these questions in this order, made without choosing. */
export async function makeAttempt(
  who: { personId: string },
  { feedback = "each", limitSeconds = null, multiplier = 1, strict = false, startedAt, questions = QUESTIONS }: Made = {},
): Promise<string> {
  const set = (await standingSet(await sampleSetId()))!;
  const versions = await db.$transaction((transaction) => keepQuestions(transaction, set, questions));
  const attempt = await db.attempt.create({
    data: {
      personId: who.personId,
      setId: set.setId,
      settings: {},
      seed: "1",
      feedback,
      limitSeconds,
      multiplier,
      strict,
      ...(startedAt && { startedAt }),
      items: {
        create: questions.map((question, i) => ({
          position: i + 1,
          questionVersionId: versions.get(question.id)!,
          optionOrder: "options" in question.reply ? question.reply.options.map((option) => option.id).reverse() : [],
        })),
      },
    },
  });
  return attempt.id;
}

/** The place of the question of a kind in `QUESTIONS`. */
export const positionOf = (kind: string): number => QUESTIONS.findIndex((question) => question.reply.kind === kind) + 1;

/** A body as the page sends it. */
export function bodyOf(reply: GivenReply | Record<string, unknown>, changes: Partial<AnswerBody> = {}): AnswerBody {
  return { key: randomUUID(), sequence: 0, reply, answeredAt: Date.now(), elapsedMs: 1_000, hints: 0, ...changes };
}

/** The right answer to a sample question. */
export const rightReply = (kind: string): GivenReply => {
  const { reply } = QUESTIONS.find((question) => question.reply.kind === kind)!;
  return { kind: reply.kind, value: reply.key } as GivenReply;
};
