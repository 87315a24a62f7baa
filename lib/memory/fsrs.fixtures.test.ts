import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { foldMemory } from "./fold";
import { intervalDays, nextState, type FsrsState, type Grade } from "./fsrs";
import { DAY, gradedCard } from "./sample-events";

// The figures that three implementations of FSRS assert alike. They are not in the project; where they are not found, this says so, and
// with CI=true that is a failure.
const VECTORS = path.resolve("../shared/fixtures/fsrs/vectors.json");
const isHere = existsSync(VECTORS);

type Sequence = { grades: Grade[]; elapsedDays: number[]; shortTerm: boolean; stability: number; difficulty: number };
type Vectors = { w: number[]; memory: Sequence[]; intervals: { grades: Grade[]; scheduledDays: number[] }[] };

const vectors: Vectors = isHere ? JSON.parse(readFileSync(VECTORS, "utf8")) : { w: [], memory: [], intervals: [] };

if (!isHere) console.warn(`${VECTORS} is not here: the published figures of FSRS were not tried.`);

test("the figures are here where they have to be", () => {
  if (process.env.CI === "true") expect(isHere).toBe(true);
});

describe.runIf(isHere)("published figures", () => {
  test.each(vectors.memory)(
    "state after $grades, same-day formula: $shortTerm",
    ({ grades, elapsedDays, shortTerm, stability, difficulty }) => {
      let state: FsrsState | null = null;
      for (const [i, grade] of grades.entries())
        state = nextState(vectors.w, state, elapsedDays[i]!, grade, shortTerm ? "short-term" : "long-term");
      expect(state).toEqual({ stability: expect.closeTo(stability, 4), difficulty: expect.closeTo(difficulty, 4) });
    },
  );

  test.each(vectors.memory.filter((sequence) => sequence.shortTerm))(
    "a memory of cards graded $grades",
    ({ grades, elapsedDays, stability, difficulty }) => {
      let day = 0;
      const events = grades.map((grade, i) => gradedCard((day += elapsedDays[i]!) * DAY + i, grade));
      expect(foldMemory(events, vectors.w)).toMatchObject({
        stability: expect.closeTo(stability, 4),
        difficulty: expect.closeTo(difficulty, 4),
      });
    },
  );

  test.each(vectors.intervals)("intervals after $grades, each when it is due", ({ grades, scheduledDays }) => {
    expect(intervalsWithSteps(vectors.w, grades)).toEqual(scheduledDays);
  });
});

/**
 * Days to the next review in a scheduler with learning steps of 1 and 10 minutes and one relearning step, which Good climbs and Again falls
 * to.
 */
function intervalsWithSteps(weights: readonly number[], grades: readonly Grade[]): number[] {
  let state: FsrsState | null = null;
  let stepsLeft = 2;
  const days: number[] = [];
  for (const grade of grades) {
    state = nextState(weights, state, days.at(-1) ?? 0, grade);
    stepsLeft = grade === 1 ? 1 : Math.max(0, stepsLeft - 1);
    days.push(stepsLeft > 0 ? 0 : intervalDays(weights, state.stability, 0.9));
  }
  return days;
}
