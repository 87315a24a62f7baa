import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dateAfter } from "../memory/due";
import { DEFAULT_WEIGHTS } from "../memory/fsrs-curve";
import type { Memory } from "../memory/memory";
import { DAY, typedAnswer } from "../memory/sample-events";
import { confusedPairs } from "./confused";
import { heatMap, weekRows } from "./days";
import { forecastBars } from "./forecast";
import { memoryCurve } from "./memory-curve";
import { retentionOverTime, type Reviewed } from "./retention";
import { slipping } from "./slipping";
import { strengthBy } from "./strength";

/** A Sunday. */
const TODAY = "2026-06-14";
const NOW = Date.UTC(2026, 5, 14, 18);
const memory = (stability: number, daysAgo: number): Memory => ({
  stability,
  difficulty: 5,
  at: NOW - daysAgo * DAY,
  produced: true,
  reviews: 1,
  lapses: 0,
  missedInARow: 0,
  countedOn: null,
  before: null,
  changed: false,
});

describe("the days", () => {
  test("stand in weeks from Monday to Sunday, up to today", () => {
    const { cells, columns } = heatMap([{ date: TODAY, answers: 40, minutes: 10 }], TODAY, 4);
    expect(columns).toBe(4);
    expect(cells).toHaveLength(28);
    expect(cells.at(-1)).toEqual({ date: TODAY, column: 3, row: 6, level: 3, answers: 40, minutes: 10 });
    expect(cells[0]).toMatchObject({ date: "2026-05-18", column: 0, row: 0, level: 0 });
    expect(heatMap([], "2026-06-16", 4).cells).toHaveLength(23);
  });

  test.each([
    [0, 0, 0],
    [1, 0.5, 1],
    [20, 5, 2],
    [40, 10, 3],
    [80, 20, 4],
  ] as const)("with %i answers in %d minutes have level %i", (answers, minutes, level) =>
    expect(heatMap([{ date: TODAY, answers, minutes }], TODAY).cells.at(-1)?.level).toBe(level),
  );

  test("lose nothing in the table", () =>
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(139), { maxLength: 60 }), (ago) => {
        const days = ago.map((day) => ({ date: dateAfter(TODAY, -day), answers: day + 1, minutes: 3 }));
        const rows = weekRows(heatMap(days, TODAY));
        expect(rows.reduce((sum, { days: with_ }) => sum + with_, 0)).toBe(days.length);
        expect(rows.reduce((sum, { answers }) => sum + answers, 0)).toBe(days.reduce((sum, { answers }) => sum + answers, 0));
      }),
    ));
});

describe("retention", () => {
  const reviews = (right: number, wrong: number, otherwise: Partial<Reviewed> = {}): Reviewed[] =>
    Array.from({ length: right + wrong }, (_, place) => ({
      localDate: dateAfter(TODAY, -(place % 14)),
      right: place < right,
      retrievability: 0.9,
      choices: null,
      ...otherwise,
    }));

  test("is the share known, with what lies around it", () => {
    const [point, ...rest] = retentionOverTime(reviews(45, 5), TODAY)!;
    expect(rest).toEqual([]);
    expect(point).toMatchObject({
      to: TODAY,
      x: 1,
      share: 0.9,
      reviews: 50,
      low: expect.closeTo(0.786, 3),
      high: expect.closeTo(0.957, 3),
    });
  });

  test.each([
    ["nothing", []],
    ["too few", reviews(5, 1)],
    ["what could be guessed", reviews(50, 5, { choices: 4 })],
    ["first answers", reviews(50, 5, { retrievability: null })],
    ["the second asking of a day", reviews(50, 5, { retrievability: 1 })],
  ])("of %s is not measured", (_, all) => expect(retentionOverTime(all, TODAY)).toBeNull());

  test("lies within its interval, and that between 0 and 1", () =>
    fc.assert(
      fc.property(fc.nat(80), fc.nat(80), (right, wrong) => {
        for (const { low, high, share } of retentionOverTime(reviews(right, wrong), TODAY) ?? []) {
          expect(low).toBeLessThanOrEqual(share + 1e-9);
          expect(high).toBeGreaterThanOrEqual(share - 1e-9);
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(1);
        }
      }),
    ));
});

describe("the minutes to come", () => {
  test("are bars no higher than the plan has room for", () => {
    const bars = forecastBars([60, 0, 5], [10, 10, 10], TODAY)!;
    expect(bars.map(({ date, minutes, y }) => [date, minutes, y])).toEqual([
      [TODAY, 10, 1],
      ["2026-06-15", 10, 1],
      ["2026-06-16", 10, 1],
    ]);
  });
  test("are no chart where nothing is asked for", () => expect(forecastBars([0, 0], [10, 10], TODAY)).toBeNull());
});

describe("the curve of a memory", () => {
  const events = [typedAnswer(NOW - 40 * DAY, { right: false }), typedAnswer(NOW - 39 * DAY), typedAnswer(NOW - 30 * DAY)];

  test("falls between answers and ends beyond now", () => {
    const curve = memoryCurve(events, DEFAULT_WEIGHTS, NOW, NOW + 30 * DAY)!;
    expect(curve.lines).toHaveLength(3);
    for (const line of curve.lines)
      for (const [place, point] of line.entries()) if (place > 0) expect(point.y).toBeLessThanOrEqual(line[place - 1]!.y);
    expect(curve.lines.at(-1)?.at(-1)).toMatchObject({ x: 1, at: NOW + 30 * DAY });
    expect(curve.answers.map(({ right }) => right)).toEqual([false, true, true]);
    expect(curve.now?.x).toBeCloseTo(40 / 70);
  });

  test("is none of a fact that nothing happened to", () => expect(memoryCurve([], DEFAULT_WEIGHTS, NOW, NOW + DAY)).toBeNull());

  test("ends at a restart", () => {
    const curve = memoryCurve([...events, { kind: "restart", at: NOW - DAY, id: "r" }], DEFAULT_WEIGHTS, NOW, NOW)!;
    expect(curve.now).toBeNull();
    expect(curve.lines).toHaveLength(3);
  });
});

describe("strength", () => {
  test("is told by topic, the best known first, what was not met last", () => {
    const rows = strengthBy(
      [
        { groups: ["Paris"], memory: memory(5, 30) },
        { groups: ["Paris", "Words"], memory: memory(500, 1) },
        { groups: ["Later"], memory: null },
        { groups: ["Words"], memory: null },
      ],
      NOW,
      DEFAULT_WEIGHTS,
    );
    expect(rows.map(({ group, facts, met }) => [group, facts, met])).toEqual([
      ["Words", 2, 1],
      ["Paris", 2, 2],
      ["Later", 1, 0],
    ]);
    expect(rows.at(-1)?.known).toBeNull();
  });
});

describe("what is slipping", () => {
  test("is what is furthest below what is wanted", () => {
    const facts = [
      { id: "holds", memory: memory(100, 1) },
      { id: "lower", memory: memory(2, 50) },
      { id: "low", memory: memory(20, 40) },
      { id: "new", memory: null },
    ];
    expect(slipping(facts, { now: NOW, weights: DEFAULT_WEIGHTS, wanted: 0.9 }).map(({ fact }) => fact.id)).toEqual(["lower", "low"]);
  });
});

describe("what is confused", () => {
  const mix = (factId: string, chosen: string, daysAgo = 1) => ({ setId: "s", factId, chosenFactIds: [chosen], at: NOW - daysAgo * DAY });
  test("counts both ways round, the most often first, and forgets what is long ago", () =>
    expect(confusedPairs([mix("a", "b"), mix("c", "d", 3), mix("b", "a", 2), mix("e", "f", 100), mix("g", "g")], NOW)).toEqual([
      { setId: "s", factIds: ["a", "b"], times: 2, lastAt: NOW - DAY },
      { setId: "s", factIds: ["c", "d"], times: 1, lastAt: NOW - 3 * DAY },
    ]));
});

describe("what was missed when it was last asked", () => {
  const missed: Memory = { ...memory(5, 0), lapses: 1, missedInARow: 1 };

  test("counts as not known a minute later, and as slipping", () => {
    expect(strengthBy([{ groups: ["Talks"], memory: missed }], NOW, DEFAULT_WEIGHTS)).toEqual([
      { group: "Talks", facts: 1, met: 1, known: 0 },
    ]);
    expect(slipping([{ memory: missed }], { now: NOW, weights: DEFAULT_WEIGHTS, wanted: 0.9 })).toHaveLength(1);
  });
});
