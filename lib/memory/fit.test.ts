import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { random } from "../random";
import { heldOutFrom, historyOf, logLoss, losses, predictable, trainingItems, type History, type Review } from "./fit";
import { foldMemory } from "./fold";
import { DEFAULT_WEIGHTS, intervalDays, nextState, readWeights, retrievability, type FsrsState } from "./fsrs";
import { compareWeights, ENOUGH_ANSWERS, splitOf } from "./parameters";
import type { Weights } from "./memory";
import { DAY, gradedCard, pickedOption, typedAnswer } from "./sample-events";

const START = Date.UTC(2025, 2, 11, 9);
const on = (day: number) => START + day * DAY;

/** A learner who remembers as these weights say and is asked when the usual ones say. */
function historyOfLearner(truth: Weights, seed: string, length: number): History {
  const chance = random(seed);
  const reviews: Review[] = [];
  const first = on(chance.below(200)) + chance.below(DAY);
  let known: FsrsState | null = null;
  let planned: FsrsState | null = null;
  for (let i = 0; i < length; i++) {
    const days: number = planned === null ? 0 : intervalDays(DEFAULT_WEIGHTS, planned.stability, 0.85);
    const recall: number = known === null ? 0.6 : retrievability(truth, days, known.stability);
    const grade = chance.next() < recall ? 3 : 1;
    known = nextState(truth, known, days, grade);
    planned = nextState(DEFAULT_WEIGHTS, planned, days, grade);
    reviews.push({ grade, days, at: (reviews.at(-1)?.at ?? first) + days * DAY });
  }
  return reviews;
}

const learner = (truth: Weights, memories: number, length = 8) =>
  Array.from({ length: memories }, (_, i) => historyOfLearner(truth, `memory ${i}`, length));
/** Forgets three times as fast as usual. */
const QUICK_TO_FORGET: Weights = DEFAULT_WEIGHTS.map((weight, i) => (i < 4 ? weight / 3 : i === 8 ? weight - 0.6 : weight));

describe("the history of a memory", () => {
  test("is what was produced or graded by the learner, with whole days between", () => {
    const events = [
      gradedCard(on(12), 4),
      typedAnswer(on(0)),
      typedAnswer(on(2.9), { right: false }),
      typedAnswer(on(2.95), { reply: "points" }),
    ];
    expect(historyOf(events).map(({ grade, days }) => [grade, days])).toEqual([
      [3, 0],
      [1, 2],
      [3, 0],
      [4, 9],
    ]);
  });

  test.each([
    ["something recognised", pickedOption(on(3), 4)],
    ["a hint", typedAnswer(on(3), { hints: 1 })],
    ["a change of meaning", { kind: "meaning", at: on(3), id: "change" } as const],
  ])("ends before %s", (_, event) => {
    expect(historyOf([typedAnswer(on(0)), typedAnswer(on(2)), event, typedAnswer(on(9))])).toHaveLength(2);
  });

  test("begins after the last restart, and leaves out a refused slip of the pen", () => {
    const restart = { kind: "restart", at: on(3), id: "restart" } as const;
    const events = [
      pickedOption(on(0), 4),
      restart,
      typedAnswer(on(4)),
      typedAnswer(on(5), { right: false, near: true }),
      typedAnswer(on(6)),
    ];
    expect(historyOf(events).map(({ days }) => days)).toEqual([0, 2]);
  });

  test("replayed, is the memory itself", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ grade: fc.constantFrom(1, 2, 3, 4), days: fc.nat(300) } as const), { minLength: 1, maxLength: 30 }),
        (answers) => {
          let day = 0;
          const events = answers.map(({ grade, days }, i) => gradedCard(on((day += days)) + i, grade, { id: String(i).padStart(3, "0") }));
          const state = historyOf(events).reduce<FsrsState | null>(
            (before, { grade, days }) => nextState(DEFAULT_WEIGHTS, before, days, grade),
            null,
          );
          expect(foldMemory(events, DEFAULT_WEIGHTS)).toMatchObject({ ...state });
        },
      ),
    );
  });
});

describe("items to train with", () => {
  const histories = learner(DEFAULT_WEIGHTS, 60);

  test("are the histories up to each answer on a later day, by time", () => {
    const items = trainingItems(histories);
    expect(items).toHaveLength(predictable(histories));
    expect(
      items.every(({ at, history, length }) => history[length - 1]!.at === at && history[length - 1]!.days > 0 && history[0]!.days === 0),
    ).toBe(true);
    expect(items.map(({ at }) => at)).toEqual(items.map(({ at }) => at).sort((a, b) => a - b));
  });

  test("and what is held out is the latest part, of which the fit sees nothing", () => {
    const from = heldOutFrom(histories, 0.2);
    const [seen, heldOut] = [trainingItems(histories, from), losses(DEFAULT_WEIGHTS, histories, from)];
    expect(seen.every(({ history, length }) => history.slice(0, length).every(({ at }) => at < from))).toBe(true);
    expect(seen.length + heldOut.length).toBe(predictable(histories));
    expect(heldOut.length / predictable(histories)).toBeCloseTo(0.2, 1);
  });

  test("there are none where nobody came back on another day", () => {
    const once = [historyOf([typedAnswer(on(0)), typedAnswer(on(0.1))])];
    expect(trainingItems(once)).toEqual([]);
    expect(heldOutFrom(once, 0.2)).toBe(Number.POSITIVE_INFINITY);
    expect(logLoss(DEFAULT_WEIGHTS, once)).toBeNaN();
  });
});

describe("log loss", () => {
  test("is that of the chances the curve gives", () => {
    const [first, second] = [
      { grade: 3, days: 0, at: on(0) },
      { grade: 1, days: 4, at: on(4) },
    ] as const;
    const chance = retrievability(DEFAULT_WEIGHTS, 4, DEFAULT_WEIGHTS[2]!);
    expect(logLoss(DEFAULT_WEIGHTS, [[first, second]])).toBeCloseTo(-Math.log(1 - chance), 10);
  });

  test("is finite whatever was answered", () => {
    const reviews = fc.array(fc.record({ grade: fc.constantFrom(1, 2, 3, 4), days: fc.nat(40_000), at: fc.nat() } as const), {
      minLength: 2,
      maxLength: 20,
    });
    fc.assert(fc.property(reviews, (history) => losses(DEFAULT_WEIGHTS, [history]).every(Number.isFinite)));
  });
});

describe("weights of one's own", () => {
  test("need enough answers", () => {
    expect(splitOf(learner(DEFAULT_WEIGHTS, 30))).toBeNull();
    expect(splitOf(learner(DEFAULT_WEIGHTS, 400))!.answers).toBeGreaterThanOrEqual(ENOUGH_ANSWERS);
  });

  test("are taken when they predict held-out answers better, and only then", () => {
    const histories = learner(QUICK_TO_FORGET, 400);
    const { until } = splitOf(histories)!;
    expect(compareWeights(DEFAULT_WEIGHTS, QUICK_TO_FORGET, histories, until).isBetter).toBe(true);
    expect(compareWeights(QUICK_TO_FORGET, DEFAULT_WEIGHTS, histories, until).isBetter).toBe(false);
    expect(compareWeights(DEFAULT_WEIGHTS, DEFAULT_WEIGHTS, histories, until).isBetter).toBe(false);
  });

  test("are not taken when nothing was held out", () => {
    expect(compareWeights(DEFAULT_WEIGHTS, QUICK_TO_FORGET, [], 0).isBetter).toBe(false);
  });

  test("are read from figures only where they are such weights", () => {
    expect(readWeights(DEFAULT_WEIGHTS)).toEqual(DEFAULT_WEIGHTS);
    expect(readWeights(DEFAULT_WEIGHTS.map(Math.fround))).not.toBeNull();
    expect(readWeights(DEFAULT_WEIGHTS.slice(0, 20))).toBeNull();
    expect(readWeights(DEFAULT_WEIGHTS.map((weight, i) => (i === 7 ? Number.NaN : weight)))).toBeNull();
    expect(readWeights(DEFAULT_WEIGHTS.map((weight, i) => (i === 6 ? 100 : weight)))).toBeNull();
    expect(readWeights([])).toBeNull();
  });
});
