import fc from "fast-check";
import { expect, test } from "vitest";
import { bestAndLatest, knowledgeByTopic, scoreOf } from "./score";

const mark = fc.record({ points: fc.option(fc.double({ min: 0, max: 1, noNaN: true })), selfMarked: fc.boolean() });

test("a score lies between nothing and everything, and what is marked by oneself is apart", () => {
  fc.assert(
    fc.property(fc.array(mark), (marks) => {
      const { points, possible, share, selfMarked } = scoreOf(marks);
      expect(possible + selfMarked.possible).toBe(marks.length);
      expect(points).toBeGreaterThanOrEqual(0);
      expect(points).toBeLessThanOrEqual(possible);
      if (share !== null) expect(share).toBeCloseTo(points / possible);
    }),
  );
});

test("marking oneself never changes the score", () => {
  fc.assert(
    fc.property(fc.array(mark), fc.array(fc.record({ points: fc.constant(1), selfMarked: fc.constant(true) })), (marks, own) => {
      const { selfMarked: _with, ...score } = scoreOf([...marks, ...own]);
      const { selfMarked: _without, ...before } = scoreOf(marks);
      expect(score).toEqual(before);
    }),
  );
});

test("what a question is worth weighs its points; with one point each it is the score without", () => {
  const weighed = fc.record({
    points: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    selfMarked: fc.boolean(),
    maxPoints: fc.constantFrom(0.5, 1, 2, 10),
  });
  fc.assert(
    fc.property(fc.array(weighed), (marks) => {
      const score = scoreOf(marks);
      const scored = marks.filter(({ selfMarked }) => !selfMarked);
      expect(score.possible).toBeCloseTo(scored.reduce((sum, { maxPoints }) => sum + maxPoints, 0));
      expect(score.points).toBeCloseTo(scored.reduce((sum, { points, maxPoints }) => sum + (points ?? 0) * maxPoints, 0));
      expect(scoreOf(marks.map((one) => ({ ...one, maxPoints: 1 })))).toEqual(
        scoreOf(marks.map(({ points, selfMarked }) => ({ points, selfMarked }))),
      );
    }),
  );
});

test("nothing to score is no score", () => {
  expect(scoreOf([]).share).toBeNull();
  expect(bestAndLatest([])).toBeNull();
});

test("the best is the highest share, the latest the last one", () => {
  const scores = [{ share: 0.5 }, { share: 0.9 }, { share: null }, { share: 0.7 }];
  expect(bestAndLatest(scores)).toEqual({ best: { share: 0.9 }, latest: { share: 0.7 } });
});

test("of each fact and slot the last outcome counts", () => {
  const outcomes = [
    { factId: "f1", slot: "object" as const, right: false },
    { factId: "f1", slot: "object" as const, right: true },
    { factId: "f1", slot: "subject" as const, right: false },
    { factId: "f2", slot: "object" as const, right: true },
    { factId: "lost", slot: "object" as const, right: true },
  ];
  expect(knowledgeByTopic(outcomes, (id) => ({ f1: "Paris", f2: "Words" })[id])).toEqual([
    { topic: "Paris", right: 1, asked: 2 },
    { topic: "Words", right: 1, asked: 1 },
  ]);
});
