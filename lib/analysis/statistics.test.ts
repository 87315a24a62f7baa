import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { random } from "../random";
import { itemStatistics, upperLowerIndex, type ItemStatistics } from "./item-statistics";
import { readMarks } from "./marks-file";
import { quizStatistics } from "./quiz-statistics";
import type { AskedItem, Response } from "./responses";
import { sampleClass } from "./sample-class";

// Laws of the statistics, on any marks; the figures of others are in statistics.fixtures.test.ts.

const item = (position: number, more: Partial<AskedItem> = {}): AskedItem => ({
  position: `q${position}`,
  drawn: false,
  questionId: `q${position}`,
  variant: null,
  format: "multiple-choice",
  factIds: [],
  maxMark: 1,
  guess: 0.25,
  parts: [],
  hasDistractors: false,
  ...more,
});
const response = (attempt: string, asked: AskedItem, mark: number | null): Response => ({
  attemptId: attempt,
  personId: attempt,
  item: asked,
  mark,
  chosen: [],
  typed: null,
});
/** A row for each attempt, a column for each place. */
const responsesFrom = (rows: readonly (readonly (number | null)[])[]) =>
  rows.flatMap((marks, a) => marks.map((mark, i) => response(`a${a}`, item(i), mark)));

const marks = fc.record({ attempts: fc.integer({ min: 1, max: 12 }), items: fc.integer({ min: 1, max: 6 }) }).chain(({ attempts, items }) =>
  fc.array(fc.array(fc.constantFrom(0, 0.25, 1 / 3, 0.5, 1, null), { minLength: items, maxLength: items }), {
    minLength: attempts,
    maxLength: attempts,
  }),
);

/** Numbers within rounding; everything else as it is. */
const close = <T>(value: T): T => JSON.parse(JSON.stringify(value), (_, one) => (typeof one === "number" ? expect.closeTo(one, 6) : one));

const within = (low: number, high: number) => (value: number | null) => value === null || (value >= low && value <= high);

describe("items", () => {
  test("the order in which answers come does not matter", () => {
    fc.assert(
      fc.property(marks, fc.string(), (rows, seed) => {
        const responses = responsesFrom(rows);
        const byPosition = (items: ItemStatistics[]) => items.sort((a, b) => (a.position < b.position ? -1 : 1));
        expect(byPosition(itemStatistics(random(seed).shuffle(responses)))).toEqual(close(byPosition(itemStatistics(responses))));
        expect(quizStatistics(random(seed).shuffle(responses))).toEqual(close(quizStatistics(responses)));
      }),
    );
  });

  test("everything is in its range, and nothing is NaN", () => {
    fc.assert(
      fc.property(marks, (rows) => {
        for (const one of itemStatistics(responsesFrom(rows))) {
          expect(one.facility).toSatisfy(within(0, 1));
          expect(one.discriminationIndex).toSatisfy(within(-100, 100));
          expect(one.discriminativeEfficiency).toSatisfy(within(-Infinity, 100));
          expect(one.upperLower).toSatisfy(within(-1, 1));
          expect(one.effectiveWeight).toSatisfy(within(0, 100 + 1e-9));
          expect(Object.values(one).some(Number.isNaN)).toBe(false);
        }
        expect(Object.values(quizStatistics(responsesFrom(rows))).some(Number.isNaN)).toBe(false);
      }),
    );
  });

  test("an item that varies with the rest has an index, one that does not has none", () => {
    const found = itemStatistics(
      responsesFrom([
        [1, 1, 1],
        [0, 0, 1],
        [1, 1, 1],
        [0, 0, 1],
      ]),
    );
    expect(found.map((one) => one.discriminationIndex)).toEqual([expect.closeTo(100, 9), expect.closeTo(100, 9), null]);
    expect(found.map((one) => one.discriminativeEfficiency)).toEqual([expect.closeTo(100, 9), expect.closeTo(100, 9), null]);
    expect(found.map((one) => one.effectiveWeight)).toEqual([expect.closeTo(50, 9), expect.closeTo(50, 9), 0]);
  });

  test("weights add up to a hundred", () => {
    const weights = itemStatistics(sampleClass({ people: 60, items: 12, seed: "weights" }));
    expect(weights.reduce((sum, one) => sum + (one.intendedWeight ?? 0), 0)).toBeCloseTo(100, 9);
    expect(weights.reduce((sum, one) => sum + (one.effectiveWeight ?? 0), 0)).toBeCloseTo(100, 9);
  });

  test("marks that are all alike have no variance, however they were added up", () => {
    const rows = Array.from({ length: 7 }, () => [0.1, 0.2, 1 / 3, 0.7]);
    for (const one of itemStatistics(responsesFrom(rows)))
      expect(one).toMatchObject({
        sd: 0,
        markVariance: 0,
        otherMarkVariance: 0,
        discriminationIndex: null,
        discriminativeEfficiency: null,
        upperLower: null,
        effectiveWeight: null,
      });
  });

  test("one attempt has facilities and nothing that compares", () => {
    const [first] = itemStatistics(responsesFrom([[1, 0]]));
    expect(first).toMatchObject({
      n: 1,
      facility: 1,
      sd: null,
      covariance: null,
      discriminationIndex: null,
      effectiveWeight: null,
      upperLower: null,
    });
    expect(quizStatistics(responsesFrom([[1, 0]]))).toMatchObject({
      n: 1,
      mean: 1,
      median: 1,
      sd: null,
      skewness: null,
      alpha: null,
      errorRatio: null,
      standardError: null,
    });
    expect([itemStatistics([]), quizStatistics([])]).toMatchObject([[], { n: 0, items: 0, mean: null, median: null, alpha: null }]);
  });

  test("what was shown and not answered counts as nothing, what was not shown does not count", () => {
    const [one] = itemStatistics([response("a", item(0), 1), response("b", item(0), null), response("c", item(1), 1)]);
    expect(one).toMatchObject({ n: 2, facility: 0.5, intendedWeight: null });
    expect(quizStatistics([response("a", item(0), 1), response("b", item(1), null)])).toMatchObject({
      n: 2,
      items: 2,
      maxMark: null,
      alpha: null,
    });
  });

  test("the best 27 % against the weakest: equals at the edge share its places", () => {
    const totals = Array.from({ length: 100 }, (_, i) => i);
    expect(
      upperLowerIndex(
        totals.map((total) => (total >= 73 ? 1 : 0)),
        totals,
        1,
      ),
    ).toBeCloseTo(1, 12);
    expect(
      upperLowerIndex(
        totals.map((total) => (total < 27 ? 1 : 0)),
        totals,
        1,
      ),
    ).toBeCloseTo(-1, 12);
    expect(upperLowerIndex([1, 0, 1, 0], [2, 2, 1, 1], 1)).toBe(0);
  });

  test("a place that draws has each of its questions, wherever it was drawn, against the whole total", () => {
    const drawn = (place: number, questionId: string) => item(place, { drawn: true, questionId });
    const rows = [
      [response("a", drawn(0, "x"), 1), response("a", drawn(1, "y"), 0)],
      [response("b", drawn(0, "y"), 1), response("b", drawn(1, "x"), 1)],
      [response("c", drawn(0, "x"), 0), response("c", drawn(1, "y"), 0)],
    ].flat();
    const [first] = itemStatistics(rows);
    expect(first).toMatchObject({
      questionId: null,
      n: 3,
      questions: [
        { questionId: "x", n: 3, facility: expect.closeTo(2 / 3, 9) },
        { questionId: "y", n: 3 },
      ],
    });
    expect(first!.questions[0]!.otherMarkVariance).toBeCloseTo(1, 9);
  });
});

describe("quizzes", () => {
  test("alpha does not change when everybody gets the same marks more", () => {
    fc.assert(
      fc.property(marks, fc.integer({ min: -3, max: 50 }), (rows, more) => {
        const before = quizStatistics(responsesFrom(rows.map((row) => row.map((mark) => mark ?? 0)))).alpha;
        const after = quizStatistics(responsesFrom(rows.map((row) => row.map((mark, i) => (mark ?? 0) + (i === 0 ? more : 0))))).alpha;
        if (before === null) expect(after).toBeNull();
        else expect(after).toBeCloseTo(before, 5);
      }),
    );
  });

  test("alpha is a hundred when all items say the same, and below nothing when they work against each other", () => {
    expect(
      quizStatistics(
        responsesFrom([
          [1, 1],
          [0, 0],
          [1, 1],
        ]),
      ),
    ).toMatchObject({ alpha: expect.closeTo(100, 9), errorRatio: expect.closeTo(0, 5) });
    const against = quizStatistics(
      responsesFrom([
        [1, 0],
        [0.5, 0],
        [0, 0.5],
      ]),
    );
    expect(against.alpha).toBeLessThan(0);
    expect(against.errorRatio).toBeGreaterThan(100);
  });

  test("skewness of a mirrored list is mirrored, kurtosis stays", () => {
    const column = (values: readonly number[]) => quizStatistics(responsesFrom(values.map((value) => [value])));
    const [one, other] = [column([0, 0, 0, 0.5, 1]), column([1, 1, 1, 0.5, 0])];
    expect(one.skewness).toBeCloseTo(-other.skewness!, 9);
    expect(one.skewness).toBeGreaterThan(0);
    expect(one.kurtosis).toBeCloseTo(other.kurtosis!, 9);
    expect([one.median, other.median]).toEqual([0, 1]);
  });
});

describe("a table of marks", () => {
  const results = [
    ["quizattempt", "slots.1.mark", "slots.2.mark"],
    ["1", "1", "0.5"],
    ["2", "", "2"],
  ];

  test("gives responses, with what was drawn and how much it is worth", () => {
    const read = readMarks({
      results,
      questions: [
        ["slot", "type", "cat", "mark"],
        ["1", "random", "pool", "1"],
        ["", "numerical", "pool", "1"],
        ["2", "truefalse", "", "2"],
      ],
      steps: [
        ["quizattempt", "randqs.1"],
        ["1", "numerical"],
        ["2", "numerical"],
      ],
    });
    expect(read).toMatchObject({
      ok: true,
      value: [
        { attemptId: "1", mark: 1, item: { position: "1", drawn: true, questionId: "pool numerical" } },
        { mark: 0.5, item: { drawn: false, maxMark: 2, guess: 0.5 } },
        { mark: null },
        { mark: 2 },
      ],
    });
  });

  test("is refused where it cannot be read", () => {
    expect(readMarks({ results: [] })).toMatchObject({ ok: false });
    expect(
      readMarks({
        results: [
          ["quizattempt", "slots.1.mark"],
          ["1", "one"],
        ],
      }),
    ).toMatchObject({ ok: false, problems: [{ where: "results, attempt 1, slots.1.mark" }] });
    expect(readMarks({ results: [...results, ["1", "1", "1"]] })).toMatchObject({
      ok: false,
      problems: [{ where: "results, quizattempt" }],
    });
  });
});
