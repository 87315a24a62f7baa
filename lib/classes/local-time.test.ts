import fc from "fast-check";
import { expect, test } from "vitest";
import { daysLater, localTime, momentOf } from "./local-time";

const DAY = 86_400_000;

test("so many days later clocks show the same time, on the day so many later", () => {
  const moment = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2027, 0, 1) });
  fc.assert(
    fc.property(
      moment,
      fc.integer({ min: 0, max: 60 }),
      fc.constantFrom("Europe/Berlin", "America/New_York", "Asia/Kolkata", "UTC"),
      (at, days, zone) => {
        const later = daysLater(at, days, zone);
        const wanted = new Date(Date.parse(`${localTime(at, zone)}:00Z`) + days * DAY).toISOString().slice(0, 16);
        expect(later).toBe(momentOf(wanted, zone));
        expect(Math.abs(later - at - days * DAY)).toBeLessThanOrEqual(3_600_000 + 60_000);
      },
    ),
  );
  expect(localTime(daysLater(Date.parse("2025-03-20T08:00Z"), 14, "Europe/Berlin"), "Europe/Berlin")).toBe("2025-04-03T09:00");
});
