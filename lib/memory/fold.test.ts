import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { advance, foldMemory, inOrder, RECOGNITION_CEILING, recallAt, STABILITY_AFTER_CHANGE, stepsOf } from "./fold";
import { DEFAULT_WEIGHTS, nextState } from "./fsrs";
import type { Memory, MemoryEvent, OutcomeEvent, Weights } from "./memory";
import { dateOf, DAY, gradedCard, pickedOption, typedAnswer } from "./sample-events";

const START = Date.UTC(2025, 2, 11, 9);
const on = (day: number, hour = 0) => START + day * DAY + hour * 3_600_000;
const fold = (...events: MemoryEvent[]) => foldMemory(events, DEFAULT_WEIGHTS);

/** Times of every kind: close together and equal, a day ahead or behind, a hundred years on. */
const anyTime = fc
  .oneof(
    fc.integer({ min: 0, max: 3 * DAY }),
    fc.integer({ min: 0, max: 900 }).map((day) => day * DAY),
    fc.constantFrom(-DAY, 0, 36_525 * DAY),
  )
  .map((ms) => START + ms);
const shown = fc.record({
  reply: fc.constantFrom("choice", "choices", "order", "pairs", "boxes", "grid"),
  choices: fc.integer({ min: 1, max: 12 }),
} as const);
const produced = fc.record({ reply: fc.constantFrom("text", "number", "points"), choices: fc.constant(null) } as const);
const card = fc.constantFrom(1, 2, 3, 4).map((grade) => ({ reply: "grade", choices: null, grade }) as const);
const anyAnswer: fc.Arbitrary<OutcomeEvent> = fc
  .record({
    at: anyTime,
    late: fc.constantFrom(0, 0, 5_000, 30 * DAY),
    id: fc.uuid(),
    right: fc.boolean(),
    face: fc.oneof(shown, produced, card),
    near: fc.boolean(),
    hints: fc.constantFrom(0, 0, 0, 1, 99),
    slow: fc.boolean(),
    points: fc.double({ min: 0, max: 1, noNaN: true }),
    zone: fc.integer({ min: -12, max: 14 }),
  })
  .map(({ face, late, zone, ...rest }) =>
    typedAnswer(rest.at, { ...rest, ...face, receivedAt: rest.at + late, localDate: dateOf(rest.at + zone * 3_600_000) }),
  );
const anyEvent: fc.Arbitrary<MemoryEvent> = fc.oneof(
  { weight: 12, arbitrary: anyAnswer },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("meaning" as const), at: anyTime, id: fc.uuid() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("restart" as const), at: anyTime, id: fc.uuid() }) },
);
const anyEvents = fc.uniqueArray(anyEvent, { maxLength: 25, selector: (event) => event.id });

/** Weights within the range of the algorithm: wide about the usual ones, better first grades never weaker. */
const anyWeights: fc.Arbitrary<Weights> = fc
  .array(fc.double({ min: 0.3, max: 3, noNaN: true }), { minLength: 21, maxLength: 21 })
  .map((factors) => {
    const weights = DEFAULT_WEIGHTS.map((weight, i) => weight * factors[i]!);
    return [
      ...weights.slice(0, 4).sort((a, b) => a - b),
      ...weights.slice(4, 15),
      Math.min(1, weights[15]!),
      Math.max(1, weights[16]!),
      ...weights.slice(17, 20),
      Math.min(0.8, Math.max(0.1, weights[20]!)),
    ];
  });
const weightsOrUsual = fc.oneof(fc.constant(DEFAULT_WEIGHTS), anyWeights);
const someMemory = anyEvents.map((events) => foldMemory(events, DEFAULT_WEIGHTS)).filter((memory) => memory !== null);
const memoryOrNone = fc.option(someMemory);
/** A time after everything that `anyTime` gives, so many days after a memory's last event. */
const after = (memory: Memory | null, days: number) => (memory?.at ?? START) + days * DAY;
const stabilityOf = (memory: Memory | null) => memory?.stability ?? 0;
const ROUNDING = 1e-7;

describe("a memory is a fold", () => {
  test("in whatever order its events arrive", () => {
    fc.assert(
      fc.property(anyEvents, fc.infiniteStream(fc.nat()), (events, order) => {
        const shuffled = events
          .map((event) => ({ event, rank: order.next().value! }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ event }) => event);
        expect(foldMemory(shuffled, DEFAULT_WEIGHTS)).toEqual(foldMemory(events, DEFAULT_WEIGHTS));
      }),
    );
  });

  test("and step by step the same", () => {
    fc.assert(
      fc.property(anyEvents, weightsOrUsual, (events, weights) => {
        const steps = inOrder(events).reduce<Memory | null>((memory, event) => advance(memory, event, weights), null);
        expect(foldMemory(events, weights)).toEqual(steps);
      }),
    );
  });

  test("a withdrawn answer leaves what there would be without it", () => {
    fc.assert(
      fc.property(anyEvents, anyAnswer, (events, mistake) => {
        const withdrawn = [...events, mistake].filter((event) => event !== mistake);
        expect(foldMemory(withdrawn, DEFAULT_WEIGHTS)).toEqual(foldMemory(events, DEFAULT_WEIGHTS));
        expect(events).toEqual(withdrawn);
      }),
    );
  });

  test("of finite figures within their range, whatever clocks, gaps, hints and weights say", () => {
    fc.assert(
      fc.property(anyEvents, weightsOrUsual, (events, weights) => {
        for (const { before, recall } of stepsOf(events, weights)) {
          if (before === null) continue;
          expect(before.stability).toBeGreaterThan(0);
          expect(before.stability).toBeLessThanOrEqual(36_500);
          expect(before.difficulty).toBeGreaterThanOrEqual(1);
          expect(before.difficulty).toBeLessThanOrEqual(10);
          expect(recall).toBeGreaterThan(0);
          expect(recall).toBeLessThanOrEqual(1);
          expect(before.lapses + before.missedInARow).toBeLessThanOrEqual(2 * before.reviews);
          expect(before.missedInARow).toBeLessThanOrEqual(before.reviews);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("its steps say what it was just before each answer", () => {
    const steps = stepsOf([typedAnswer(on(2)), typedAnswer(on(0))], DEFAULT_WEIGHTS);
    expect(steps.map(({ recall }) => recall)).toEqual([null, recallAt(fold(typedAnswer(on(0)))!, on(2), DEFAULT_WEIGHTS)]);
  });
});

describe("an answer", () => {
  test("a better grade never makes a weaker memory", () => {
    fc.assert(
      fc.property(memoryOrNone, fc.nat(900), weightsOrUsual, (memory, days, weights) => {
        const at = after(memory, days);
        const found = ([1, 2, 3, 4] as const).map((grade) => stabilityOf(advance(memory, gradedCard(at, grade), weights)));
        expect(found).toEqual([...found].sort((a, b) => a - b));
      }),
    );
  });

  test("more credit never makes a weaker memory: few options, many options, produced", () => {
    fc.assert(
      fc.property(memoryOrNone, fc.integer({ min: 1, max: 900 }), weightsOrUsual, fc.boolean(), (memory, days, weights, slow) => {
        const at = after(memory, days);
        const picked = [1, 2, 3, 4, 5, 12].map((choices) => stabilityOf(advance(memory, pickedOption(at, choices, { slow }), weights)));
        const found = [...picked, stabilityOf(advance(memory, typedAnswer(at, { slow }), weights))];
        for (const [i, stability] of found.entries()) expect(stability).toBeGreaterThanOrEqual((found[i - 1] ?? 0) - ROUNDING);
      }),
    );
  });

  test("the only option there was says nothing: the state stays", () => {
    fc.assert(
      fc.property(memoryOrNone, fc.nat(900), (memory, days) => {
        const same = advance(memory, pickedOption(after(memory, days), 1), DEFAULT_WEIGHTS);
        expect(same).toEqual(memory && { ...memory, reviews: memory.reviews + 1, missedInARow: 0, changed: false });
      }),
    );
  });

  test("a wrong one never makes a stronger memory, whatever the format and the weights", () => {
    fc.assert(
      fc.property(someMemory, fc.nat(900), weightsOrUsual, fc.option(fc.integer({ min: 1, max: 12 })), (memory, days, weights, choices) => {
        const wrong = typedAnswer(after(memory, days), { right: false, choices, reply: choices === null ? "text" : "choice" });
        expect(advance(memory, wrong, weights)!.stability).toBeLessThanOrEqual(memory.stability);
      }),
    );
  });

  test("not even on the same day with weights by which plain FSRS would gain", () => {
    const weights = DEFAULT_WEIGHTS.map((weight, i) => ({ 17: 2, 18: 2, 19: 0.8 })[i] ?? weight);
    const memory: Memory = { ...fold(typedAnswer(on(0)))!, stability: 0.1 };
    expect(nextState(weights, memory, 0, 1).stability).toBeGreaterThan(memory.stability);
    expect(advance(memory, typedAnswer(on(0, 1), { right: false }), weights)!.stability).toBe(memory.stability);
  });

  test("a right one never makes a weaker memory", () => {
    fc.assert(
      fc.property(someMemory, anyAnswer, fc.nat(900), (memory, answer, days) => {
        const right = { ...answer, right: true, grade: null, at: after(memory, days) };
        expect(advance(memory, right, DEFAULT_WEIGHTS)!.stability).toBeGreaterThanOrEqual(memory.stability);
      }),
    );
  });

  test("one wrong answer in four options weighs as much as one that was typed", () => {
    const known = fold(typedAnswer(on(0)), typedAnswer(on(2)))!;
    const picked = advance(known, pickedOption(on(9), 4, { right: false }), DEFAULT_WEIGHTS)!;
    expect(picked.stability).toBe(advance(known, typedAnswer(on(9), { right: false }), DEFAULT_WEIGHTS)!.stability);
  });

  test("a refused slip of the pen moves nothing", () => {
    fc.assert(
      fc.property(memoryOrNone, fc.nat(900), (memory, days) => {
        expect(advance(memory, typedAnswer(after(memory, days), { right: false, near: true }), DEFAULT_WEIGHTS)).toBe(memory);
      }),
    );
  });

  test("at S = 10, D = 5 and R = 0.9 it gives the figures of the design", () => {
    const memory: Memory = { ...fold(typedAnswer(on(0)))!, stability: 10, difficulty: 5, at: on(0) };
    const right = [5, 4, 3].map((choices) => advance(memory, pickedOption(on(10), choices), DEFAULT_WEIGHTS)!.stability);
    expect(advance(memory, typedAnswer(on(10)), DEFAULT_WEIGHTS)!.stability).toBeCloseTo(32.0, 1);
    expect(right[1]).toBeCloseTo(19.2, 1);
    expect(right[2]).toBeCloseTo(17.9, 1);
    expect(advance(memory, typedAnswer(on(10), { right: false }), DEFAULT_WEIGHTS)!.stability).toBeCloseTo(1.39, 2);
  });
});

describe("the first answer", () => {
  test("recognised, it lies between what a failure and a production leave", () => {
    const [missed, picked, typed] = [typedAnswer(on(0), { right: false }), pickedOption(on(0), 4), typedAnswer(on(0))].map((event) =>
      fold(event)!,
    );
    const credit = 0.75 * 0.75;
    expect(picked!.stability).toBeCloseTo(missed!.stability ** (1 - credit) * typed!.stability ** credit, 6);
    expect(picked!.difficulty).toBeCloseTo(missed!.difficulty + credit * (typed!.difficulty - missed!.difficulty), 6);
  });

  test("picking the only option is no first answer", () => {
    expect(fold(pickedOption(on(0), 1))).toBeNull();
  });
});

describe("one day", () => {
  const DAY_EVENTS = fc.tuple(
    fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 4 }),
    fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 4 }),
    fc.boolean(),
  );

  test("the order of formats gives no more than one production, and with one exactly that", () => {
    fc.assert(
      fc.property(memoryOrNone, fc.nat(900), DAY_EVENTS, weightsOrUsual, (memory, days, [first, then, isProduced], weights) => {
        const start = after(memory, days);
        const localDate = days === 0 && memory?.countedOn ? memory.countedOn : "2200-01-01";
        const middle = start + 60_000;
        const picked = (choices: number, i: number) => pickedOption(start + i * 1_000, choices, { localDate });
        const production = typedAnswer(middle, { localDate });
        const events = [
          ...first.map(picked),
          ...(isProduced ? [production] : []),
          ...then.map((choices, i) => pickedOption(middle + (i + 1) * 1_000, choices, { localDate })),
        ];
        const found = events.reduce<Memory | null>((state, event) => advance(state, event, weights), memory);
        const once = advance(memory, production, weights)!;
        expect(stabilityOf(found)).toBeLessThanOrEqual(once.stability + ROUNDING);
        if (isProduced) expect(found).toMatchObject({ stability: expect.closeTo(once.stability, 6), difficulty: once.difficulty });
      }),
      { numRuns: 300 },
    );
  });

  test("recognising it twice counts once, and again on the next", () => {
    const once = fold(pickedOption(on(0), 4))!;
    const twice = advance(once, pickedOption(on(0, 3), 4), DEFAULT_WEIGHTS)!;
    expect(twice).toEqual({ ...once, reviews: 2 });
    expect(advance(twice, pickedOption(on(1), 4), DEFAULT_WEIGHTS)!.stability).toBeGreaterThan(once.stability);
  });

  test("a miss after recognition counts, and a production after that starts from the miss", () => {
    const missed = fold(pickedOption(on(0), 4), typedAnswer(on(0, 1), { right: false }))!;
    const found = advance(missed, typedAnswer(on(0, 2)), DEFAULT_WEIGHTS)!;
    expect(found.stability).toBe(Math.max(missed.stability, nextState(DEFAULT_WEIGHTS, missed, 0, 3).stability));
  });

  test("is the learner's own: two dates within some hours are two days", () => {
    const once = fold(pickedOption(on(0, 14), 2))!;
    expect(advance(once, pickedOption(on(0, 16), 2), DEFAULT_WEIGHTS)!.countedOn).toBe("2025-03-12");
  });

  test("counts as elapsed when it is whole", () => {
    const memory = fold(typedAnswer(on(0)))!;
    expect(recallAt(memory, on(0, 23), DEFAULT_WEIGHTS)).toBe(1);
    expect(recallAt(memory, on(1), DEFAULT_WEIGHTS)).toBeLessThan(1);
    expect(recallAt(memory, on(-1), DEFAULT_WEIGHTS)).toBe(1);
  });
});

describe("recognition alone", () => {
  const picks = fc.array(fc.record({ days: fc.integer({ min: 1, max: 400 }), choices: fc.integer({ min: 2, max: 12 }) }), {
    minLength: 1,
    maxLength: 30,
  });

  test("never lifts stability above three weeks", () => {
    fc.assert(
      fc.property(picks, weightsOrUsual, (answers, weights) => {
        let day = 0;
        const events = answers.map(({ days, choices }) => pickedOption(on((day += days)), choices));
        const memory = foldMemory(events, weights)!;
        expect(memory.stability).toBeLessThanOrEqual(RECOGNITION_CEILING);
        expect(memory.produced).toBe(false);
      }),
    );
  });

  test("does once it has been produced", () => {
    const days = [0, 2, 11, 45];
    const events = days.map((day) => pickedOption(on(day), 4));
    expect(fold(...events, pickedOption(on(66), 4), pickedOption(on(90), 4))!.stability).toBe(RECOGNITION_CEILING);
    expect(fold(...events, typedAnswer(on(66)), pickedOption(on(90), 4))!.stability).toBeGreaterThan(RECOGNITION_CEILING);
  });

  test("takes nothing away from what was produced before the ceiling came back", () => {
    const long = fold(typedAnswer(on(0)), typedAnswer(on(2)), typedAnswer(on(13)))!;
    const found = advance({ ...long, produced: false }, pickedOption(on(60), 4), DEFAULT_WEIGHTS)!;
    expect(found.stability).toBe(long.stability);
  });
});

describe("a change of meaning", () => {
  const known = [typedAnswer(on(0)), typedAnswer(on(2)), typedAnswer(on(13))];
  const change: MemoryEvent = { kind: "meaning", at: on(14), id: "change" };

  test("leaves three days at most, asks at once, and wants it produced anew", () => {
    const memory = fold(...known, change)!;
    expect(memory).toMatchObject({ stability: STABILITY_AFTER_CHANGE, at: on(14), produced: false, changed: true, reviews: 3 });
    expect(memory.difficulty).toBe(fold(...known)!.difficulty);
  });

  test("is over with the next answer", () => {
    expect(fold(...known, change, typedAnswer(on(15)))).toMatchObject({ changed: false, produced: true });
    expect(fold(...known, change, pickedOption(on(15), 4, { right: false }))).toMatchObject({ changed: false });
  });

  test("makes nothing weaker stronger, and no memory where there was none", () => {
    fc.assert(
      fc.property(memoryOrNone, (memory) => {
        const found = advance(memory, { kind: "meaning", at: after(memory, 1), id: "x" }, DEFAULT_WEIGHTS);
        expect(stabilityOf(found)).toBe(Math.min(stabilityOf(memory), STABILITY_AFTER_CHANGE));
      }),
    );
  });
});

test("beginning again forgets everything before", () => {
  fc.assert(
    fc.property(anyEvents, anyEvents, (before, then) => {
      const restart: MemoryEvent = { kind: "restart", at: 40_000 * DAY + START, id: "restart" };
      const later = then.map((event) => ({ ...event, at: event.at + 80_000 * DAY, id: `later ${event.id}` }));
      expect(foldMemory([...later, restart, ...before], DEFAULT_WEIGHTS)).toEqual(foldMemory(later, DEFAULT_WEIGHTS));
    }),
  );
});

describe("what is counted", () => {
  test("misses in a row, and lapses after a first success only", () => {
    const wrong = (day: number) => typedAnswer(on(day), { right: false });
    expect(fold(wrong(0), wrong(1))).toMatchObject({ reviews: 2, missedInARow: 2, lapses: 0 });
    expect(fold(wrong(0), typedAnswer(on(1)), wrong(2), wrong(3))).toMatchObject({ reviews: 4, missedInARow: 2, lapses: 2 });
    expect(fold(wrong(0), typedAnswer(on(1)), wrong(2), pickedOption(on(3), 4))).toMatchObject({ missedInARow: 0, lapses: 1 });
  });
});
