import { expect, test } from "vitest";
import { SAMPLE_SET } from "@/lib/facts/sample";
import type { FactSet } from "@/lib/facts/fact";
import type { Question } from "@/lib/questions/question";
import { chooseQuiz } from "@/lib/quizzes/choose";
import { USUAL_SETTINGS, type QuizSettings } from "@/lib/quizzes/settings";
import { findAttempt, startAttempt } from "./attempts";
import { db } from "./db";
import { storeFactSet } from "./facts";
import { keepQuestions } from "./questions";
import { poolOfSet, standingSet } from "./sets";
import { makePerson } from "./testing/attempts";

/** A set of its own with a quiz of these many questions, the n-th worth n points. */
async function makeQuiz(name: string, length: number): Promise<{ setId: string; quizId: string; questions: Question[] }> {
  const set: FactSet = { ...SAMPLE_SET, slug: name };
  await storeFactSet(set);
  const { id: setId } = await db.factSet.findUniqueOrThrow({ where: { slug: name } });
  const standing = (await standingSet(setId))!;
  const questions = chooseQuiz(standing.graph, await poolOfSet(setId), { length, seed: name });
  await db.$transaction((transaction) => keepQuestions(transaction, standing, questions));
  const quiz = await db.quiz.create({
    data: {
      code: name.slice(0, 20),
      setId,
      settings: USUAL_SETTINGS,
      items: { create: questions.map((question, i) => ({ position: i + 1, questionId: question.id, points: i + 1 })) },
    },
  });
  return { setId, quizId: quiz.id, questions };
}

async function begin({ setId, quizId }: { setId: string; quizId: string }, changes: Partial<QuizSettings> = {}) {
  const who = await makePerson();
  const started = await startAttempt(who, { setId, quizId, settings: { ...USUAL_SETTINGS, ...changes } });
  if (!started?.ok) throw new Error(JSON.stringify(started));
  const items = await db.attemptItem.findMany({
    where: { attemptId: started.value },
    orderBy: { position: "asc" },
    include: { questionVersion: true },
  });
  return { state: (await findAttempt(who, started.value))!, items };
}

test("an attempt at a quiz that was put together asks exactly its questions, in its order, for its points", async () => {
  const quiz = await makeQuiz("composed-order", 6);
  const { items } = await begin(quiz);
  expect(items.map((item) => item.questionVersion.questionId)).toEqual(quiz.questions.map((question) => question.id));
  expect(items.map((item) => item.maxPoints)).toEqual(quiz.questions.map((_, i) => i + 1));
});

test("where the order is each person's own, the questions and their points stay together", async () => {
  const quiz = await makeQuiz("composed-shuffle", 8);
  const runs = await Promise.all(Array.from({ length: 6 }, () => begin(quiz, { shuffleQuestions: true })));
  const worth = new Map(quiz.questions.map((question, i) => [question.id, i + 1]));
  for (const { items } of runs) expect(new Map(items.map((item) => [item.questionVersion.questionId, item.maxPoints]))).toEqual(worth);
  expect(new Set(runs.map(({ items }) => items.map((item) => item.questionVersion.questionId).join())).size).toBeGreaterThan(1);
});

test("where options are not shuffled, everybody sees them in one order", async () => {
  const quiz = await makeQuiz("composed-options", 8);
  const runs = await Promise.all(Array.from({ length: 5 }, () => begin(quiz, { shuffleOptions: false })));
  expect(new Set(runs.map(({ items }) => JSON.stringify(items.map((item) => item.optionOrder)))).size).toBe(1);
});

test("a question that was taken out is replaced by one about the same facts, or left out; the others stay", async () => {
  const quiz = await makeQuiz("composed-dropped", 6);
  const [gone] = quiz.questions;
  await db.question.update({ where: { id: gone!.id }, data: { droppedAt: new Date() } });
  await db.factSet.update({ where: { id: quiz.setId }, data: { revision: { increment: 1 } } });
  const { items } = await begin(quiz);
  const asked = items.map((item) => item.questionVersion.content as unknown as Question);
  expect(asked.map((question) => question.id)).not.toContain(gone!.id);
  for (const question of quiz.questions.slice(1)) expect(asked.map(({ id }) => id)).toContain(question.id);
  if (asked.length === quiz.questions.length) expect(asked[0]!.factIds).toEqual(gone!.factIds);
  else expect(asked).toHaveLength(quiz.questions.length - 1);
});

test("when nothing of it can be asked any more, that is said", async () => {
  const quiz = await makeQuiz("composed-nothing", 3);
  await db.fact.updateMany({ where: { setId: quiz.setId }, data: { deletedAt: new Date() } });
  await db.factSet.update({ where: { id: quiz.setId }, data: { revision: { increment: 1 } } });
  expect(await startAttempt(await makePerson(), { ...quiz, settings: USUAL_SETTINGS })).toMatchObject({
    ok: false,
    problems: [{ where: "settings" }],
  });
});
