import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { backupsToKeep, nameOfBackup, timeOfBackup } from "./backups";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.parse("2026-11-23T09:00:00Z");
const times = fc.uniqueArray(fc.integer({ min: NOW - 800 * DAY, max: NOW }), { maxLength: 200 });

describe("the name of a backup", () => {
  it("says when it was made, to the second, and whether it is encrypted", () => {
    expect(nameOfBackup(NOW, false)).toBe("footing-2026-11-23T09-00-00Z.zip");
    expect(nameOfBackup(NOW, true)).toBe("footing-2026-11-23T09-00-00Z.zip.age");
  });

  it("is read back", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4_000_000_000 }),
        fc.boolean(),
        (seconds, encrypted) => void expect(timeOfBackup(nameOfBackup(seconds * 1000, encrypted))).toBe(seconds * 1000),
      ),
    );
  });

  it.each(["before-restore-2026.zip", "footing-2026-11-23T09-00-00Z.zip.partial", "footing-2026-13-45T09-00-00Z.zip", "holiday.zip", ""])(
    "is not %j",
    (name) => expect(timeOfBackup(name)).toBeNull(),
  );
});

describe("what is kept", () => {
  const property = (holds: (all: number[], kept: number[]) => void) =>
    fc.assert(
      fc.property(times, (all) => void holds(all, backupsToKeep(all, NOW))),
      { numRuns: 60 },
    );

  it("is of what there is, each once, oldest first", () =>
    property((all, kept) => expect(kept).toEqual([...all].sort((a, b) => a - b).filter((at) => kept.includes(at)))));
  it("always holds the newest", () => property((all, kept) => expect(kept.at(-1)).toBe(all.length > 0 ? Math.max(...all) : undefined)));
  it("holds all of the last day", () =>
    property((all, kept) => expect(kept).toEqual(expect.arrayContaining(all.filter((at) => NOW - at < DAY)))));
  it("is kept again", () => property((_, kept) => expect(backupsToKeep(kept, NOW)).toEqual(kept)));
  it("are few: of the days, weeks and months before the last day", () =>
    property((all, kept) => expect(kept.filter((at) => NOW - at >= DAY).length).toBeLessThanOrEqual(14 + 9 + 13)));

  it("holds one of each day of two weeks that has any", () =>
    property((all, kept) => {
      const days = (some: number[]) => new Set(some.filter((at) => NOW - at < 14 * DAY).map((at) => Math.floor(at / DAY)));
      expect(days(kept)).toEqual(days(all));
    }));

  it("holds one of each month of a year that has any", () =>
    property((all, kept) => {
      const months = (some: number[]) =>
        new Set(some.filter((at) => NOW - at < 365 * DAY).map((at) => new Date(at).toISOString().slice(0, 7)));
      expect(months(kept)).toEqual(months(all));
    }));

  it("holds what a clock that was ahead made", () => expect(backupsToKeep([NOW - 500 * DAY, NOW + 3 * DAY], NOW)).toEqual([NOW + 3 * DAY]));
});

test("thinned after every backup, four a day for two years, a year back is still there month by month", () => {
  let there: number[] = [];
  for (let at = NOW - 730 * DAY; at <= NOW; at += 6 * HOUR) there = backupsToKeep([...there, at], at);
  const ages = there.map((at) => (NOW - at) / DAY);
  expect(ages.filter((age) => age < 1)).toHaveLength(4);
  expect(new Set(there.map((at) => new Date(at).toISOString().slice(0, 7))).size).toBeGreaterThanOrEqual(12);
  expect(ages.filter((age) => age >= 1 && age < 14).length).toBeGreaterThanOrEqual(13);
  expect(there.length).toBeLessThan(45);
});
