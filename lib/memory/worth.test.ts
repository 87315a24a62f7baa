import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DEFAULT_WEIGHTS, intervalDays } from "./fsrs-curve";
import type { Memory } from "./memory";
import { dueAt, isDue, recallGained, recallNow, type Measure } from "./worth";

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 5, 12, 18);
const measure: Measure = { now: NOW, wanted: 0.9, horizonDays: 30, weights: DEFAULT_WEIGHTS };
const memory = (stability: number, daysAgo: number, otherwise: Partial<Memory> = {}): Memory => ({
  stability,
  difficulty: 5,
  at: NOW - daysAgo * DAY,
  produced: true,
  reviews: 2,
  lapses: 0,
  missedInARow: 0,
  countedOn: null,
  before: null,
  changed: false,
  ...otherwise,
});
const memories = fc
  .record({
    stability: fc.double({ min: 0.05, max: 2000, noNaN: true }),
    difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
    daysAgo: fc.double({ min: 0, max: 1500, noNaN: true }),
    produced: fc.boolean(),
  })
  .map(({ stability, daysAgo, ...rest }) => memory(stability, daysAgo, rest));

describe("a memory is due", () => {
  test("when recall has fallen to what is wanted", () => {
    const days = intervalDays(DEFAULT_WEIGHTS, 12, 0.9);
    expect(dueAt(memory(12, 0), DEFAULT_WEIGHTS, 0.9)).toBe(NOW + days * DAY);
    expect(isDue(memory(12, days), measure)).toBe(true);
    expect(isDue(memory(12, days - 1), measure)).toBe(false);
  });

  test("the later today, too", () => expect(isDue(memory(12, 12 - 0.3), measure)).toBe(true));
  test("at once when it was missed", () => expect(isDue(memory(0.2, 0.01, { missedInARow: 1 }), measure)).toBe(true));
  test("at once when the fact came to mean something else", () => expect(isDue(memory(3, 0.01, { changed: true }), measure)).toBe(true));
  test("not when it was known less than a day ago", () => expect(isDue(memory(0.2, 0.9), measure)).toBe(false));
  test("the sooner, the more is wanted", () =>
    fc.assert(
      fc.property(
        memories,
        fc.double({ min: 0.7, max: 0.96, noNaN: true }),
        (one, wanted) =>
          void expect(dueAt(one, DEFAULT_WEIGHTS, wanted)).toBeGreaterThanOrEqual(dueAt(one, DEFAULT_WEIGHTS, wanted + 0.01)),
      ),
    ));
});

describe("what asking gains", () => {
  test("is a part of recall", () =>
    fc.assert(
      fc.property(memories, fc.constantFrom("flashcard", "multiple-choice", "short-answer", "in-order"), (one, format) => {
        const gained = recallGained(one, format, measure);
        expect(gained).toBeLessThanOrEqual(1);
        expect(gained).toBeGreaterThan(-0.2);
      }),
    ));

  test("is more by producing than by recognising, on another day", () =>
    fc.assert(
      fc.property(
        memories.filter(({ at }) => NOW - at >= DAY),
        (one) =>
          void expect(recallGained(one, "short-answer", measure)).toBeGreaterThanOrEqual(
            recallGained(one, "multiple-choice", measure) - 1e-12,
          ),
      ),
    ));

  test("is next to nothing on the same day", () => expect(recallGained(memory(10, 0.5), "flashcard", measure)).toBeLessThan(0.02));
  test("is more where a memory has had time to fade", () =>
    expect(recallGained(memory(10, 10), "flashcard", measure)).toBeGreaterThan(recallGained(memory(10, 2), "flashcard", measure)));
  test("of a fact not met before is what is left of showing it", () =>
    expect(recallGained(null, "flashcard", measure)).toBeGreaterThan(0.3));
});

test("recall now counts whole days", () => {
  expect(recallNow(memory(5, 0.9), measure)).toBe(1);
  expect(recallNow(memory(5, 5.5), measure)).toBeCloseTo(0.9);
});
