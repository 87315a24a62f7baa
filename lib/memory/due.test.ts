import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dateAfter, daysBetween, localDate, meanMinutes, minutesOn, roomFrom, startOfDate, weekdayOf } from "./due";
import { DEFAULT_PLAN } from "./plan";

const ZONES = [
  "UTC",
  "Europe/Paris",
  "America/New_York",
  "Asia/Kolkata",
  "Pacific/Kiritimati",
  "Pacific/Apia",
  "America/Asuncion",
  "Asia/Beirut",
  "Australia/Lord_Howe",
];
const HOUR = 3_600_000;
const zones = fc.constantFrom(...ZONES);
const times = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2035, 0, 1) });
const dates = times.map((at) => localDate(at, "UTC"));

describe("a local date", () => {
  test.each([
    [Date.UTC(2026, 2, 28, 23, 30), "Europe/Paris", "2026-03-29"],
    [Date.UTC(2026, 9, 25, 22, 59), "Europe/Paris", "2026-10-25"],
    [Date.UTC(2026, 0, 1, 3), "America/New_York", "2025-12-31"],
    [Date.UTC(2026, 0, 1, 3), "no such zone", "2026-01-01"],
  ])("at %i in %s is %s", (at, zone, date) => expect(localDate(at, zone)).toBe(date));

  test("begins where the one before ends, on days of 23, 24 and 25 hours", () =>
    fc.assert(
      fc.property(dates, zones, (date, zone) => {
        const [from, to] = [startOfDate(date, zone), startOfDate(dateAfter(date, 1), zone)];
        expect(localDate(from, zone)).toBe(date);
        expect(localDate(from - 1, zone) < date).toBe(true);
        expect((to - from) / HOUR).toBeGreaterThanOrEqual(23);
        expect((to - from) / HOUR).toBeLessThanOrEqual(25);
      }),
      { numRuns: 40 },
    ));

  test.each([
    ["2026-03-29", 23],
    ["2026-10-25", 25],
    ["2026-06-12", 24],
  ])("in Paris %s has %i hours", (date, hours) =>
    expect((startOfDate(dateAfter(date, 1), "Europe/Paris") - startOfDate(date, "Europe/Paris")) / HOUR).toBe(hours),
  );
});

describe("dates", () => {
  test("are as far apart as they are moved", () =>
    fc.assert(
      fc.property(
        dates,
        fc.integer({ min: -900, max: 900 }),
        (date, days) => void expect(daysBetween(date, dateAfter(date, days))).toBe(days),
      ),
    ));
  test.each([
    ["2026-06-12", 5],
    ["1970-01-01", 4],
    ["1969-12-29", 1],
    ["2026-11-22", 7],
  ] as const)("%s is weekday %i", (date, weekday) => expect(weekdayOf(date)).toBe(weekday));
});

describe("a plan with days off and light days", () => {
  const plan = { ...DEFAULT_PLAN, minutes: 15, daysOff: [6, 7] as const, lightDays: [3] as const };

  test("has minutes for each day", () => expect(roomFrom(plan, "2026-06-08", 7)).toEqual([15, 15, 8, 15, 15, 0, 0]));
  test("comes to a mean", () => expect(meanMinutes(plan)).toBeCloseTo(68 / 7));
  test("never has less than half the minutes on a day that is not off", () =>
    fc.assert(fc.property(dates, (date) => void expect([0, 8, 15]).toContain(minutesOn(plan, date)))));
});
