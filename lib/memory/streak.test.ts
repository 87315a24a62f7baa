import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dateAfter, weekdayOf } from "./due";
import { WEEKDAYS } from "./plan";
import { streakOf } from "./streak";

/** A Sunday. */
const TODAY = "2026-06-14";
const daysAgo = (...days: number[]) => days.map((day) => dateAfter(TODAY, -day));

describe("a streak", () => {
  test.each([
    ["nothing", [], { days: 0, forgiven: 0 }],
    ["today alone", daysAgo(0), { days: 1, forgiven: 0 }],
    ["yesterday, today still to come", daysAgo(1), { days: 1, forgiven: 0 }],
    ["three days in a row", daysAgo(0, 1, 2), { days: 3, forgiven: 0 }],
    ["one missed day in the week", daysAgo(0, 1, 3, 4), { days: 4, forgiven: 1 }],
    ["two missed days in a week", daysAgo(0, 1, 4, 5), { days: 2, forgiven: 0 }],
    ["one missed day in each of two weeks", daysAgo(0, 1, 3, 4, 5, 6, 7, 9), { days: 8, forgiven: 2 }],
    ["a date to come", [dateAfter(TODAY, 1)], { days: 0, forgiven: 0 }],
  ])("of %s", (_, practised, streak) => expect(streakOf(practised, TODAY, [])).toEqual(streak));

  test("goes over days off without a word", () =>
    expect(streakOf(daysAgo(2, 3), dateAfter(TODAY, 1), [6, 7])).toEqual({ days: 2, forgiven: 0 }));

  test("never counts more than there was, and one more day never makes it shorter", () =>
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(60)), fc.uniqueArray(fc.constantFrom(...WEEKDAYS)), fc.nat(60), (days, daysOff, more) => {
        const streak = streakOf(daysAgo(...days), TODAY, daysOff);
        expect(streak.days).toBeLessThanOrEqual(days.length);
        expect(streakOf(daysAgo(...days, more), TODAY, daysOff).days).toBeGreaterThanOrEqual(streak.days);
      }),
    ));

  test("of every day but one weekday that is off is unbroken", () => {
    const days = daysAgo(...Array.from({ length: 100 }, (_, day) => day)).filter((date) => weekdayOf(date) !== 3);
    expect(streakOf(days, TODAY, [3])).toEqual({ days: days.length, forgiven: 0 });
  });
});
