import { expect, test } from "vitest";
import { sampleGraph } from "../facts/sample";
import { generateQuestions } from "../questions/generate";
import { SELF_MARKED } from "../questions/question";
import { scoreOf } from "../quizzes/score";
import { random } from "../random";
import { classAnalysis, classResults, type ClassAttempt } from "./class-results";

const QUESTIONS = [...generateQuestions(sampleGraph(), { seed: "1" })].slice(0, 40);
const BY_ID = new Map(QUESTIONS.map((question) => [question.id, question]));
const isSelfMarked = (id: string) => SELF_MARKED.includes(BY_ID.get(id)!.reply.kind);
const ATTEMPTS = 10_000;
const A_CLASS = 40;

/** An attempt with points in twentieths, of which the sums are known to the last bit by whole numbers. */
function attemptOf(i: number): ClassAttempt {
  const chance = random(`sums ${i}`);
  const asked = chance.shuffle(QUESTIONS).slice(0, 1 + Math.floor(chance.next() * 12));
  const items = asked.map(({ id }) => {
    const points = chance.next() < 0.15 ? null : Math.floor(chance.next() * 21) / 20;
    return { questionId: id, maxPoints: 1 + Math.floor(chance.next() * 4), given: null, points, overridden: false, outcomes: [] };
  });
  return { attemptId: `a${i}`, personId: `p${i}`, startedAt: i, isOver: true, items };
}

/** The same sum by another way: in whole twentieths, over a plain loop. */
function twentieths(attempt: ClassAttempt): { points: number; possible: number } {
  let [points, possible] = [0, 0];
  for (const item of attempt.items) {
    if (isSelfMarked(item.questionId)) continue;
    points += Math.round((item.points ?? 0) * 20) * item.maxPoints;
    possible += item.maxPoints;
  }
  return { points, possible };
}

test(`in ${ATTEMPTS} attempts the sum of the items is the attempt's, and the attempt's is what the results of the class say`, () => {
  for (let at = 0; at < ATTEMPTS; at += A_CLASS) {
    const attempts = Array.from({ length: A_CLASS }, (_, i) => attemptOf(at + i));
    const { pupils } = classResults(
      attempts.map(({ personId }) => personId),
      attempts,
      "best",
      BY_ID,
    );
    const sums = attempts.map(twentieths);
    expect(pupils.map(({ points, possible }) => [Math.round(points * 20), possible])).toEqual(
      sums.map(({ points, possible }) => [points, possible]),
    );
    for (const [i, attempt] of attempts.entries()) {
      const marks = attempt.items.map(({ questionId, points, maxPoints }) => ({ points, maxPoints, selfMarked: isSelfMarked(questionId) }));
      expect(scoreOf(marks).points).toBe(pupils[i]!.points);
      const told = pupils[i]!.cells.reduce((sum, cell) => sum + (cell?.points ?? 0), 0);
      expect(told).toBeCloseTo(
        attempt.items.reduce((sum, { points }) => sum + (points ?? 0), 0),
        9,
      );
    }
  }
});

test("what the statistics call the mean is the mean of the attempts", () => {
  const asked = QUESTIONS.filter(({ reply }) => !SELF_MARKED.includes(reply.kind)).slice(0, 8);
  const attempts = Array.from({ length: 200 }, (_, i): ClassAttempt => ({
    ...attemptOf(i),
    items: asked.map(({ id }, k) => ({
      questionId: id,
      maxPoints: 1,
      given: null,
      points: ((i * 7 + k * 3) % 21) / 20,
      overridden: false,
      outcomes: [],
    })),
  }));
  const mean = attempts.reduce((sum, attempt) => sum + twentieths(attempt).points, 0) / 20 / attempts.length;
  expect(classAnalysis(attempts, BY_ID).quiz.mean).toBeCloseTo(mean, 9);
});
