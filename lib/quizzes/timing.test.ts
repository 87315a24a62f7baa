import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countingAnswer, deadlineOf, finishedAt, GRACE_MS, isFinished, isInTime, isLate, LATE_WINDOW_MS, type Timing } from "./timing";

const START = Date.UTC(2025, 2, 12, 9);
const timing = (changes: Partial<Timing> = {}): Timing => ({
  startedAt: START,
  limitSeconds: 600,
  multiplier: 1,
  extensionSeconds: 0,
  closesAt: null,
  handedInAt: null,
  strict: false,
  ...changes,
});
const DEADLINE = START + 600_000;

describe("the deadline", () => {
  test.each([
    [{}, DEADLINE],
    [{ multiplier: 1.25 }, START + 750_000],
    [{ multiplier: 1.5, extensionSeconds: 60 }, START + 960_000],
    [{ multiplier: 2 }, START + 1_200_000],
    [{ multiplier: null }, null],
    [{ limitSeconds: null }, null],
  ])("%j", (changes, deadline) => expect(deadlineOf(timing(changes))).toBe(deadline));

  test("is the limit or the closing of the assignment, whichever comes first; each moved later never ends it sooner", () => {
    const time = fc.integer({ min: 0, max: 100_000 });
    fc.assert(
      fc.property(fc.option(time.map((n) => n + 1)), fc.option(time), time, time, (limitSeconds, close, extensionSeconds, more) => {
        const closesAt = close === null ? null : START + close * 1000;
        const ends = deadlineOf(timing({ limitSeconds, closesAt, extensionSeconds }));
        const byLimit = deadlineOf(timing({ limitSeconds, extensionSeconds }));
        expect(ends).toBe(byLimit === null ? closesAt : closesAt === null ? byLimit : Math.min(byLimit, closesAt));
        const later = deadlineOf(
          timing({ limitSeconds, closesAt: closesAt && closesAt + more, extensionSeconds: extensionSeconds + more }),
        );
        expect(later === null ? Infinity : later).toBeGreaterThanOrEqual(ends ?? Infinity);
      }),
    );
  });

  test("an extension moves what was late back into time", () => {
    const arrival = { receivedAt: DEADLINE + 30_000, elapsedMs: 630_000 };
    expect(isInTime(timing(), arrival)).toBe(false);
    expect(isInTime(timing({ extensionSeconds: 60 }), arrival)).toBe(true);
  });
});

describe("an answer around the deadline", () => {
  test.each([
    ["before it", -1, 599_999, false, true],
    ["within the grace, whatever its own clock says", GRACE_MS, 604_000, false, true],
    ["after the grace, given after the deadline", GRACE_MS + 1, 605_001, true, false],
    ["after the grace, given in time", 60_000, 590_000, true, true],
    ["a day late, given in time", LATE_WINDOW_MS, 590_000, true, true],
    ["more than a day late, given in time", LATE_WINDOW_MS + 1, 590_000, true, false],
  ])("%s", (_, afterMs, elapsedMs, late, inTime) => {
    const arrival = { receivedAt: DEADLINE + afterMs, elapsedMs };
    expect([isLate(timing(), arrival), isInTime(timing(), arrival)]).toEqual([late, inTime]);
  });

  test("a strict quiz leaves out whatever arrives late", () => {
    expect(isInTime(timing({ strict: true }), { receivedAt: DEADLINE + 60_000, elapsedMs: 590_000 })).toBe(false);
    expect(isInTime(timing({ strict: true }), { receivedAt: DEADLINE + 5_000, elapsedMs: 590_000 })).toBe(true);
  });
});

describe("the end of an attempt", () => {
  test("comes with the hand-in, or with the deadline and its grace", () => {
    expect(isFinished(timing(), DEADLINE + GRACE_MS)).toBe(false);
    expect(isFinished(timing(), DEADLINE + GRACE_MS + 1)).toBe(true);
    expect(isFinished(timing({ handedInAt: START + 1 }), START + 2)).toBe(true);
    expect(isFinished(timing({ multiplier: null }), START + 1e12)).toBe(false);
    expect(finishedAt(timing())).toBe(DEADLINE);
    expect(finishedAt(timing({ handedInAt: START + 5 }))).toBe(START + 5);
  });
});

describe("the answer that counts", () => {
  const answer = (sequence: number, changes = {}) => ({
    sequence,
    locks: false,
    receivedAt: START + 1000 * sequence,
    elapsedMs: 1000 * sequence,
    ...changes,
  });

  test("is the highest sequence in time, in whatever order they arrived", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(50), { minLength: 1 }), (sequences) => {
        const answers = sequences.map((sequence) => answer(sequence));
        expect(countingAnswer("end", timing(), answers)?.sequence).toBe(Math.max(...sequences));
      }),
    );
  });

  test("is not one that came too late", () => {
    const late = answer(9, { receivedAt: DEADLINE + 60_000, elapsedMs: 650_000 });
    expect(countingAnswer("end", timing(), [answer(1), late])?.sequence).toBe(1);
    expect(countingAnswer("end", timing(), [late])).toBeNull();
  });

  test("is the locking one where feedback came at once", () => {
    expect(countingAnswer("each", timing(), [answer(4, { locks: true })])?.sequence).toBe(4);
    expect(countingAnswer("each", timing(), [])).toBeNull();
  });
});
