import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DEFAULT_WEIGHTS, nextState, retrievability } from "./fsrs";
import { afterLapse, afterRecall, afterSameDay, firstStrength, partOfTheWay, type Strength } from "./growth";

const strengths = fc.record({
  stability: fc.double({ min: 0.01, max: 3000, noNaN: true }),
  difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
});
const days = fc.integer({ min: 1, max: 2000 });
/** The library rounds to eight digits on its way. */
function expectSame(one: Strength, other: Strength): void {
  expect(Math.abs(one.stability - other.stability)).toBeLessThan(1e-6 * (1 + other.stability));
  expect(one.difficulty).toBeCloseTo(other.difficulty, 5);
}

describe("the formulas are those of the library", () => {
  test.each([1, 3] as const)("for a first answer graded %i", (grade) =>
    expectSame(firstStrength(DEFAULT_WEIGHTS, grade), nextState(DEFAULT_WEIGHTS, null, 0, grade)),
  );

  test("for a fact that was known, or missed, on another day", () =>
    fc.assert(
      fc.property(strengths, days, (strength, elapsed) => {
        const recall = retrievability(DEFAULT_WEIGHTS, elapsed, strength.stability);
        expectSame(afterRecall(DEFAULT_WEIGHTS, strength, recall), nextState(DEFAULT_WEIGHTS, strength, elapsed, 3));
        expectSame(afterLapse(DEFAULT_WEIGHTS, strength, recall), nextState(DEFAULT_WEIGHTS, strength, elapsed, 1));
      }),
    ));

  test("for a fact that was known once more on the same day", () =>
    fc.assert(
      fc.property(strengths, (strength) => expectSame(afterSameDay(DEFAULT_WEIGHTS, strength), nextState(DEFAULT_WEIGHTS, strength, 0, 3))),
    ));
});

test("part of the way lies between its ends", () =>
  fc.assert(
    fc.property(strengths, strengths, fc.double({ min: 0, max: 1, noNaN: true }), (from, to, credit) => {
      const { stability } = partOfTheWay(from, to, credit);
      expect(stability).toBeGreaterThanOrEqual(Math.min(from.stability, to.stability) * 0.999999);
      expect(stability).toBeLessThanOrEqual(Math.max(from.stability, to.stability) * 1.000001);
    }),
  ));
