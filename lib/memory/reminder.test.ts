import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { REMINDED_DAYS, remindersFrom } from "./reminder";

const HOUR = 3_600_000;
/** Berlin in spring 2026: an hour ahead, two from 29 March, 01:00 UTC on. */
const berlin = (at: number) => (at < Date.UTC(2026, 2, 29, 1) ? 60 : 120);

describe("reminders", () => {
  it("come at the same hour of the learner's clock before and after it changes", () => {
    const all = remindersFrom({ today: "2026-03-27", hour: 18, minutesAhead: berlin, minutesOn: () => 10 });
    expect(all.slice(0, 4).map(({ at }) => new Date(at).toISOString())).toEqual([
      "2026-03-27T17:00:00.000Z",
      "2026-03-28T17:00:00.000Z",
      "2026-03-29T16:00:00.000Z",
      "2026-03-30T16:00:00.000Z",
    ]);
  });

  it("are one a day, each on its own date by that clock, and none on a day off", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: -12 * 60, max: 14 * 60 }),
        fc.integer({ min: 0, max: 20_000 }),
        fc.uniqueArray(fc.integer({ min: 0, max: 6 })),
        (hour, ahead, day, off) => {
          const today = new Date(day * 24 * HOUR).toISOString().slice(0, 10);
          const isOff = (date: string) => off.includes(new Date(date).getUTCDay());
          const all = remindersFrom({ today, hour, minutesAhead: () => ahead, minutesOn: (date) => (isOff(date) ? 0 : 10) });
          for (const { date, at } of all) {
            const local = new Date(at + ahead * 60_000);
            expect(local.toISOString().slice(0, 13)).toBe(`${date}T${String(hour).padStart(2, "0")}`);
            expect(isOff(date)).toBe(false);
          }
          expect(new Set(all.map(({ date }) => date)).size).toBe(all.length);
          expect(all.length).toBe(REMINDED_DAYS - 2 * off.length);
        },
      ),
    );
  });

  it("come once on the night whose hour there is not", () => {
    const [first] = remindersFrom({ today: "2026-03-29", hour: 2, minutesAhead: berlin, minutesOn: () => 10 });
    expect(first?.date).toBe("2026-03-29");
    expect(Math.abs(first!.at - Date.UTC(2026, 2, 29, 1))).toBeLessThanOrEqual(HOUR);
  });
});
