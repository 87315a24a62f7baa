import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { faceOf } from "./formats-by-strength";
import { paceOf, spentMs } from "./pace";

const times = (format: string, seconds: number, count: number) => new Map([[format, Array.from({ length: count }, () => seconds * 1000)]]);

describe("the seconds of a format", () => {
  test("are those assumed for somebody who has answered nothing", () =>
    expect(paceOf(new Map())("flashcard")).toBeCloseTo(faceOf("flashcard").seconds));

  test("come near the learner's own with their answers", () => {
    expect(paceOf(times("flashcard", 20, 200))("flashcard")).toBeCloseTo(20, 0);
    expect(Math.abs(paceOf(times("flashcard", 20, 5))("flashcard") - 20)).toBeLessThan(20 - faceOf("flashcard").seconds);
  });

  test("of other formats follow the learner's speed", () => {
    const quick = paceOf(times("flashcard", faceOf("flashcard").seconds / 2, 100));
    expect(quick("short-answer")).toBeLessThan(0.7 * faceOf("short-answer").seconds);
  });

  test("lie between two seconds and a minute, whatever was measured", () =>
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom("flashcard", "matching", "new-one"), fc.array(fc.integer({ min: -1000, max: 10 ** 9 }))),
        fc.constantFrom("flashcard", "matching", "new-one", "in-order"),
        (measured, format) => {
          const seconds = paceOf(new Map(Object.entries(measured)))(format);
          expect(seconds).toBeGreaterThanOrEqual(2);
          expect(seconds).toBeLessThanOrEqual(60 * 10);
        },
      ),
    ));
});

describe("the time spent", () => {
  test("is from answer to answer", () => expect(spentMs([10_000, 25_000, 30_000])).toBe(30_000));
  test("counts a night in between as a minute", () => expect(spentMs([10_000, 10_000 + 8 * 3_600_000])).toBe(70_000));
  test("does not depend on the order in which the answers came", () => expect(spentMs([30_000, 10_000, 25_000])).toBe(30_000));
  test("of nothing is nothing", () => expect(spentMs([])).toBe(0));
});
