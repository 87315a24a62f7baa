import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PURPOSES, readAssignment } from "./assignment.schema";
import { localTime, momentOf } from "./local-time";
import { attemptsAllowed, countingAttempt, endOf, isHandedInLate, ownTimes, stateAt, type Extra, type Schedule } from "./schedule";

const NOW = Date.UTC(2025, 2, 12, 8);
const HOUR = 3_600_000;

const schedules: fc.Arbitrary<Schedule> = fc
  .record({
    due: fc.option(fc.integer({ min: 1, max: 10_000 })),
    later: fc.option(fc.integer({ min: 0, max: 10_000 })),
    late: fc.constantFrom("accept", "mark", "refuse"),
  })
  .map(({ due, later, late }) => ({
    opensAt: NOW,
    dueAt: due === null ? null : NOW + due * 60_000,
    closesAt: later === null ? null : NOW + ((due ?? 1) + later) * 60_000,
    late: late as Schedule["late"],
  }));
const extras: fc.Arbitrary<Extra> = fc.record({ multiplier: fc.constantFrom(1, 1.25, 1.5, 2, null), extraMinutes: fc.nat(1000) });
const limits = fc.option(fc.integer({ min: 60, max: 18_000 }));

describe("the times of a pupil", () => {
  test("are those of the class without extra time, and never sooner with it", () => {
    fc.assert(
      fc.property(schedules, limits, extras, (schedule, limit, extra) => {
        expect(ownTimes(schedule, limit, { multiplier: 1, extraMinutes: 0 })).toEqual({
          opensAt: schedule.opensAt,
          dueAt: schedule.dueAt,
          endsAt: endOf(schedule),
        });
        const own = ownTimes(schedule, limit, extra);
        if (schedule.dueAt !== null) expect(own.dueAt!).toBeGreaterThanOrEqual(schedule.dueAt);
        expect(own.endsAt ?? Infinity).toBeGreaterThanOrEqual(endOf(schedule) ?? Infinity);
        expect(own.endsAt === null).toBe(extra.multiplier === null || endOf(schedule) === null);
      }),
    );
  });

  test("leave the whole of a limit times the multiplier to whoever begins in time", () => {
    // A quiz of 60 minutes that is open from 8 to 9: with 1.5 times the time until half past nine.
    const schedule: Schedule = { opensAt: NOW, dueAt: null, closesAt: NOW + HOUR, late: "mark" };
    expect(ownTimes(schedule, 3600, { multiplier: 1.5, extraMinutes: 0 }).endsAt).toBe(NOW + 1.5 * HOUR);
    expect(ownTimes(schedule, null, { multiplier: 1.5, extraMinutes: 0 }).endsAt).toBe(NOW + 1.5 * HOUR);
    expect(ownTimes(schedule, 1200, { multiplier: 2, extraMinutes: 5 }).endsAt).toBe(NOW + HOUR + 25 * 60_000);
    expect(ownTimes({ ...schedule, closesAt: NOW + 240 * HOUR }, null, { multiplier: 2, extraMinutes: 0 }).endsAt).toBe(NOW + 264 * HOUR);
  });

  test("say where somebody is, and whether they are late", () => {
    const own = { opensAt: NOW, dueAt: NOW + 1, endsAt: NOW + 2 };
    expect([NOW - 1, NOW, NOW + 2, NOW + 3].map((at) => stateAt(own, at))).toEqual(["before", "open", "open", "over"]);
    expect(stateAt({ ...own, endsAt: null }, NOW + 1e12)).toBe("open");
    expect([NOW + 1, NOW + 2].map((at) => isHandedInLate({ late: "mark" }, own, at))).toEqual([false, true]);
    expect(isHandedInLate({ late: "accept" }, own, NOW + 2)).toBe(false);
  });
});

test("attempts are those of the assignment and what was added; any number stays any number", () => {
  expect([attemptsAllowed(1, 2, 1), attemptsAllowed(null, 2), attemptsAllowed(3)]).toEqual([4, null, 3]);
});

test("of several attempts the one counts that the assignment says", () => {
  const attempts = [{ share: 0.5 }, { share: 0.9 }, { share: null }, { share: 0.7 }];
  expect([countingAttempt("first", attempts), countingAttempt("best", attempts), countingAttempt("latest", attempts)]).toEqual([
    { share: 0.5 },
    { share: 0.9 },
    { share: 0.7 },
  ]);
  expect(countingAttempt("best", [])).toBeNull();
});

describe("a time of a form", () => {
  const zones = fc.constantFrom("UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Chatham", "Australia/Lord_Howe");
  test("is the moment at which clocks show it, also where they change", () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2020, 0, 1) / 60_000, max: Date.UTC(2030, 0, 1) / 60_000 }), zones, (minute, zone) => {
        const shown = localTime(minute * 60_000, zone);
        const at = momentOf(shown, zone)!;
        expect(localTime(at, zone)).toBe(shown);
        expect(at).toBeLessThanOrEqual(minute * 60_000);
      }),
      { numRuns: 300 },
    );
  });

  test("that no clock shows is so much later as they jump", () => {
    expect(momentOf("2025-03-30T02:30", "Europe/Berlin")).toBe(Date.UTC(2025, 2, 30, 1, 30));
    expect(localTime(momentOf("2025-03-30T02:30", "Europe/Berlin")!, "Europe/Berlin")).toBe("2025-03-30T03:30");
  });

  test.each(["", "2025-02-31T09:00", "tomorrow", "2025-03-12", "2025-03-12T25:00"])("%j is none", (text) =>
    expect(momentOf(text, "UTC")).toBeNull(),
  );
});

describe("an assignment", () => {
  const said = {
    quiz: "quiz",
    time: "time",
    dueBeforeOpening: "early",
    closesBeforeDue: "order",
    closesNeeded: "needed",
    attempts: "attempts",
    titleLong: "long",
    choice: "choice",
  };
  const quiz = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff";
  const read = (form: Record<string, unknown>) => readAssignment({ quiz, ...form }, { zone: "Europe/Berlin", now: NOW }, said);

  test("is told as its purpose has it, unless the teacher says otherwise", () => {
    expect(
      Object.fromEntries(
        Object.keys(PURPOSES).map((purpose) => [
          purpose,
          (read({ purpose, closes: "2025-03-12T16:00" }) as { value: { release: string } }).value.release,
        ]),
      ),
    ).toEqual(PURPOSES);
    expect(read({ purpose: "practice", release: "held" })).toMatchObject({ value: { release: "held" } });
  });

  test("has its times by the clocks of the class", () => {
    expect(read({ opens: "2025-03-12T10:00", due: "2025-03-12T16:00" })).toMatchObject({
      ok: true,
      value: { opensAt: Date.UTC(2025, 2, 12, 9), dueAt: Date.UTC(2025, 2, 12, 15), closesAt: null, attempts: 1 },
    });
    expect([read({ purpose: "practice" }), read({ purpose: "practice", attempts: "3" })]).toMatchObject([
      { value: { attempts: null } },
      { value: { attempts: 3 } },
    ]);
  });

  test.each([
    [{ quiz: "none" }, "quiz"],
    [{ due: "soon" }, "time"],
    [{ due: "2025-03-12T08:00" }, "early"],
    [{ due: "2025-03-12T16:00", closes: "2025-03-12T15:00" }, "order"],
    [{ purpose: "graded" }, "needed"],
    [{ attempts: "0" }, "attempts"],
    [{ attempts: "many" }, "attempts"],
    [{ title: "x".repeat(300) }, "long"],
    [{ late: "never" }, "choice"],
  ])("%j is refused", (form, message) => expect(read(form)).toMatchObject({ ok: false, problems: [{ message }] }));

  test("on the wall has no times, and is told question by question", () => {
    expect(read({ mode: "wall", due: "soon", purpose: "graded" })).toMatchObject({
      ok: true,
      value: { mode: "wall", dueAt: null, attempts: 1 },
    });
  });
});
