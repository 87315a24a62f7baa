import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { courseOf } from "./course";
import { examOutlook } from "./exam";
import { factsKept, keptByMinutes, minutesToCome, sampleOf, spreadOver, type Met } from "./forecast";
import { DEFAULT_WEIGHTS, retrievability } from "./fsrs-curve";

const wishes = { wanted: 0.9, weights: DEFAULT_WEIGHTS };
const outlook = { ...wishes, days: 60 };
const memories = fc.array(
  fc.record({
    stability: fc.double({ min: 0.05, max: 2000, noNaN: true }),
    difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
    daysAgo: fc.nat(500),
  }),
  { maxLength: 30 },
);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const metOf = (all: Met["memories"]): Met => ({ memories: all, count: all.length });
const NOTHING: Met = { memories: [], count: 0 };

describe("the course of facts", () => {
  test("loses none of them: nobody knows more than there are, nor less than nothing", () =>
    fc.assert(
      fc.property(memories, (all) => {
        const { asks, known } = courseOf(
          all.map((one) => ({ strength: one, daysAgo: one.daysAgo, times: 1 })),
          outlook,
        );
        expect(known).toBeGreaterThan(-1e-9);
        expect(known).toBeLessThanOrEqual(all.length + 1e-9);
        expect(asks.every((times) => times >= 0)).toBe(true);
      }),
    ));

  test("asks what is overdue today", () => {
    const { asks } = courseOf([{ strength: { stability: 1, difficulty: 5 }, daysAgo: 400, times: 10 }], outlook);
    expect(asks[0]).toBeGreaterThanOrEqual(10);
  });

  test("asks more, and knows more, the higher the wanted retention", () => {
    const at = (wanted: number) => courseOf([{ strength: null, day: 0, times: 100 }], { ...outlook, days: 180, wanted });
    const courses = [0.75, 0.85, 0.9, 0.95].map(at);
    expect(courses.map(({ asks }) => sum(asks))).toEqual([...courses.map(({ asks }) => sum(asks))].sort((a, b) => a - b));
    expect(courses.map(({ known }) => known)).toEqual([...courses.map(({ known }) => known)].sort((a, b) => a - b));
  });
});

describe("the minutes to come", () => {
  test("grow with the pace and with what was met", () =>
    fc.assert(
      fc.property(memories, (all) => {
        expect(sum(minutesToCome(metOf(all), 20, outlook))).toBeCloseTo(2 * sum(minutesToCome(metOf(all), 10, outlook)), 6);
        expect(sum(minutesToCome({ memories: all, count: 2 * all.length }, 10, outlook))).toBeCloseTo(
          2 * sum(minutesToCome(metOf(all), 10, outlook)),
          6,
        );
      }),
    ));

  test("spread over the days never pass what a day has room for, and none are made up", () =>
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 500, noNaN: true }), { maxLength: 30 }),
        fc.array(fc.nat(30), { minLength: 30, maxLength: 30 }),
        (minutes, room) => {
          const spread = spreadOver(minutes, room);
          spread.forEach((asked, day) => expect(asked).toBeLessThanOrEqual(room[day]!));
          expect(sum(spread)).toBeLessThanOrEqual(sum(minutes) + 1e-6);
        },
      ),
    ));
});

describe("minutes a day", () => {
  test("keep more facts the more there are, the quicker the learner, and the less is wanted", () => {
    const points = keptByMinutes(NOTHING, 30, 12, wishes);
    expect(points.map(({ facts }) => facts)).toEqual([...points.map(({ facts }) => facts)].sort((a, b) => a - b));
    expect(factsKept(NOTHING, 10, 8, wishes)).toBeGreaterThan(factsKept(NOTHING, 10, 16, wishes));
    expect(factsKept(NOTHING, 10, 12, { ...wishes, wanted: 0.8 })).toBeGreaterThan(factsKept(NOTHING, 10, 12, { ...wishes, wanted: 0.95 }));
  });

  test("keep a part of what was met where they do not reach", () => {
    const met: Met = { memories: [{ stability: 2, difficulty: 6, daysAgo: 3 }], count: 100_000 };
    expect(factsKept(met, 10, 12, wishes)).toBeLessThan(met.count);
    expect(factsKept(met, 10, 12, wishes)).toBeGreaterThan(0);
  });
});

test("a sample of some of the memories stands for all", () => {
  const all = Array.from({ length: 5000 }, (_, place) => ({ stability: 1 + place / 50, difficulty: 1 + (place % 9), daysAgo: place % 40 }));
  const [whole, sampled] = [
    sum(minutesToCome(metOf(all), 12, outlook)),
    sum(minutesToCome({ memories: sampleOf(all), count: all.length }, 12, outlook)),
  ];
  expect(Math.abs(sampled / whole - 1)).toBeLessThan(0.1);
});

describe("an exam", () => {
  const met: Met = { memories: [{ stability: 20, difficulty: 5, daysAgo: 10 }], count: 100 };
  const plan = (minutes: number, days: number, unmet: number) => ({
    met,
    unmet,
    secondsPerAsk: 12,
    room: Array.from({ length: days }, () => minutes),
  });

  test("with time enough reaches all, and says how many would be known", () => {
    const reached = examOutlook(plan(30, 60, 100), wishes);
    expect(reached).toMatchObject({ facts: 200, reachable: 200, minutesShort: 0 });
    expect(reached.known).toBeGreaterThan(160);
    expect(reached.known).toBeLessThanOrEqual(200);
  });

  test("without enough says honestly what is not reached, and what it would take", () => {
    const short = examOutlook(plan(5, 14, 3000), wishes);
    expect(short.reachable).toBeLessThan(400);
    expect(short.minutesShort).toBeGreaterThan(30);
    expect(examOutlook(plan(5 + short.minutesShort, 14, 3000), wishes).reachable).toBe(3100);
  });

  test("today shows what is known today", () =>
    expect(examOutlook(plan(10, 0, 50), wishes)).toEqual({
      facts: 150,
      reachable: 100,
      known: Math.round(100 * retrievability(DEFAULT_WEIGHTS, 10, 20)),
      minutesShort: 0,
    }));

  test("is never worse for more minutes", () =>
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), fc.integer({ min: 1, max: 90 }), fc.nat(2000), (one, other, days, unmet) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)].map((minutes) => examOutlook(plan(minutes, days, unmet), wishes));
        expect(more!.reachable).toBeGreaterThanOrEqual(less!.reachable);
        expect(more!.known).toBeGreaterThanOrEqual(less!.known);
      }),
      { numRuns: 30 },
    ));
});
