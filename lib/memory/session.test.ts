import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { random } from "../random";
import { DEFAULT_WEIGHTS } from "./fsrs-curve";
import type { Memory } from "./memory";
import { paceOf } from "./pace";
import { buildSession, HORIZON_DAYS, type Ask, type Candidate, type SessionWants } from "./session";
import { SIBLINGS_APART } from "./session-order";

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 5, 12, 18);
const FORMATS = ["flashcard", "multiple-choice", "gap-from-bank", "short-answer", "in-order"];

function memory(stability: number, daysAgo: number, otherwise: Partial<Memory> = {}): Memory {
  return {
    stability,
    difficulty: 5,
    at: NOW - daysAgo * DAY,
    produced: true,
    reviews: 3,
    lapses: 0,
    missedInARow: 0,
    countedOn: null,
    before: null,
    changed: false,
    ...otherwise,
  };
}

const candidate = (fact: number, of: Memory | null, otherwise: Partial<Candidate> = {}): Candidate => ({
  key: { setId: "set", factId: `f${fact}`, slot: "object" },
  memory: of,
  siblings: [],
  formats: FORMATS,
  confusedWith: [],
  ...otherwise,
});

const wants = (otherwise: Partial<SessionWants> = {}): SessionWants => ({
  minutes: 10,
  newShare: 0.25,
  now: NOW,
  wanted: 0.9,
  horizonDays: HORIZON_DAYS,
  weights: DEFAULT_WEIGHTS,
  secondsOf: paceOf(new Map()),
  random: random("a seed"),
  ...otherwise,
});

const due = (count: number) => Array.from({ length: count }, (_, fact) => candidate(fact, memory(2 + (fact % 30), 3 + (fact % 40))));
const fresh = (count: number) => Array.from({ length: count }, (_, fact) => candidate(10_000 + fact, null));
const secondsOf = (asks: readonly Ask[]) => asks.reduce((sum, { seconds }) => sum + seconds, 0);
const factsOf = (asks: readonly Ask[]) => asks.map(({ key }) => key.factId);

const memories = fc.option(
  fc.record({
    stability: fc.double({ min: 0.05, max: 500, noNaN: true }),
    daysAgo: fc.double({ min: -1, max: 900, noNaN: true }),
    missedInARow: fc.nat(4),
    reviews: fc.nat(30),
    changed: fc.boolean(),
    difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
  }),
  { nil: null },
);
const learners = fc.array(
  fc.record({
    of: memories,
    event: fc.nat(6),
    formats: fc.uniqueArray(fc.constantFrom(...FORMATS)),
    slot: fc.constantFrom("object", "subject", "whole"),
    fact: fc.nat(120),
    confused: fc.array(fc.nat(120), { maxLength: 2 }),
  }),
  { maxLength: 150 },
);
const candidatesOf = (drawn: typeof learners extends fc.Arbitrary<infer T> ? T : never): Candidate[] =>
  drawn.map(({ of, event, formats, slot, fact, confused }) =>
    candidate(fact, of && memory(of.stability, of.daysAgo, of), {
      siblings: [`e${event}`],
      formats,
      key: { setId: "set", factId: `f${fact}`, slot: slot as "object" },
      confusedWith: confused.map((other) => `f${other}`),
    }),
  );

describe("a session", () => {
  test("never takes longer than the minutes, asks no fact twice, and only what can be asked", () =>
    fc.assert(
      fc.property(
        learners,
        fc.integer({ min: 1, max: 60 }),
        fc.boolean(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (drawn, minutes, free, newShare) => {
          const candidates = candidatesOf(drawn);
          const { asks, spare } = buildSession(candidates, wants({ minutes, free, newShare }));
          expect(secondsOf(asks)).toBeLessThanOrEqual(minutes * 60 + 1e-6);
          const facts = factsOf([...asks, ...spare]);
          expect(new Set(facts).size).toBe(facts.length);
          for (const ask of asks)
            expect(
              candidates.some(
                ({ key, formats }) => key.factId === ask.key.factId && key.slot === ask.key.slot && formats.includes(ask.format),
              ),
            ).toBe(true);
        },
      ),
    ));

  test("is the same for the same candidates and seed", () =>
    fc.assert(
      fc.property(
        learners,
        (drawn) =>
          void expect(buildSession(candidatesOf(drawn), wants({ random: random("s") }))).toEqual(
            buildSession(candidatesOf(drawn), wants({ random: random("s") })),
          ),
      ),
    ));

  test("fills the minutes, up to what coming back after a miss will take", () => {
    for (const candidates of [due(400), fresh(400), [...due(200), ...fresh(200)]]) {
      const { asks } = buildSession(candidates, wants());
      expect(secondsOf(asks)).toBeGreaterThan(0.5 * 600);
      expect(secondsOf(asks)).toBeLessThanOrEqual(600);
    }
  });

  test.each([5, 10, 20, 45])("of %i minutes gives new facts a steady share", (minutes) => {
    const few = due(Math.round(minutes * 2));
    const { asks } = buildSession([...few, ...fresh(600)], wants({ minutes, newShare: 0.25 }));
    expect(secondsOf(asks.filter(({ reason }) => reason === "new"))).toBeGreaterThan(0.1 * minutes * 60);
    expect(asks.some(({ reason }) => reason === "due")).toBe(true);
  });

  test("never starves new facts, however much is due, and keeps most of the minutes for what is", () => {
    const { asks } = buildSession([...due(5000), ...fresh(100)], wants());
    const share = secondsOf(asks.filter(({ reason }) => reason === "new")) / secondsOf(asks);
    expect(share).toBeGreaterThan(0.02);
    expect(share).toBeLessThan(0.15);
  });

  test("is a normal one for somebody who was away for a month", () => {
    const before = due(300);
    const away = before.map((one) => ({ ...one, memory: { ...one.memory!, at: one.memory!.at - 30 * DAY } }));
    const [usual, back] = [before, away].map((candidates) => buildSession([...candidates, ...fresh(50)], wants()).asks);
    expect(Math.abs(back!.length - usual!.length)).toBeLessThan(0.35 * usual!.length);
    expect(secondsOf(back!)).toBeLessThanOrEqual(600);
  });

  test("holds what a quiz of the same day missed", () => {
    const missed = candidate(9, memory(0.2, 0.1, { missedInARow: 1, reviews: 1 }));
    const { asks } = buildSession([...due(1000), missed, ...fresh(50)], wants());
    expect(asks).toContainEqual(expect.objectContaining({ key: missed.key, reason: "missed" }));
  });

  test("leaves alone what was known today", () =>
    expect(buildSession([candidate(1, memory(0.3, 0.4))], wants())).toEqual({ asks: [], spare: [] }));

  test("of free practice takes what was known today too", () =>
    expect(buildSession([candidate(1, memory(0.3, 0.4))], wants({ free: true })).asks).toHaveLength(1));

  test("takes what is due before what is not", () => {
    const ahead = Array.from({ length: 200 }, (_, fact) => candidate(1000 + fact, memory(50, 30)));
    const { asks } = buildSession([...ahead, ...due(20)], wants());
    expect(factsOf(asks)).toEqual(expect.arrayContaining(due(20).map(({ key }) => key.factId)));
  });

  test("keeps facts of one event apart where there are others", () => {
    const candidates = due(60).map((one, fact) => ({ ...one, siblings: [`event ${fact % 12}`] }));
    const eventOf = new Map(candidates.map(({ key, siblings }) => [key.factId, siblings[0]]));
    const events = factsOf(buildSession(candidates, wants()).asks).map((fact) => eventOf.get(fact));
    const close = events.filter((event, place) => events.slice(Math.max(0, place - SIBLINGS_APART), place).includes(event));
    expect(close.length).toBeLessThanOrEqual(2);
  });

  test("asks side by side what was taken for one another", () => {
    const [one, other] = [candidate(3, memory(5, 9), { confusedWith: ["f77"] }), candidate(77, memory(40, 6))];
    const { asks } = buildSession([...due(3), ...due(40).slice(5), one, other], wants());
    const at = asks.findIndex(({ reason }) => reason === "contrast");
    expect(
      asks
        .slice(at, at + 2)
        .map(({ key, reason }) => [key.factId, reason])
        .sort(),
    ).toEqual([
      ["f3", "contrast"],
      ["f77", "contrast"],
    ]);
  });

  test("of nothing is empty", () => expect(buildSession([], wants())).toEqual({ asks: [], spare: [] }));
});
