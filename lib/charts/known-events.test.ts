import fc from "fast-check";
import { expect, test } from "vitest";
import { eventsOf } from "../facts/graph";
import { sampleGraph } from "../facts/sample";
import { DEFAULT_WEIGHTS } from "../memory/fsrs-curve";
import type { Memory } from "../memory/memory";
import { knownEvents, knownTogether } from "./known-events";

const graph = sampleGraph();
const NOW = Date.parse("2031-07-01T12:00:00Z");
const DAY = 86_400_000;
const ids = graph.set.facts.map(({ id }) => id);

const memory = (stability: number, daysAgo: number, missedInARow = 0): Memory => ({
  stability,
  difficulty: 5,
  at: NOW - daysAgo * DAY,
  produced: true,
  reviews: 3,
  lapses: 0,
  missedInARow,
  countedOn: null,
  before: null,
  changed: false,
});
const kept = (factId: string, one: Memory | null) => ({ key: { factId }, memory: one });
const memories = fc.array(
  fc.record({
    id: fc.constantFrom(...ids, "gone"),
    stability: fc.double({ min: 0.1, max: 1000, noNaN: true }),
    days: fc.integer({ min: 0, max: 400 }),
    missed: fc.integer({ min: 0, max: 2 }),
  }),
  { maxLength: 30 },
);

test("every event that something was asked of is known to a share, and no other", () => {
  fc.assert(
    fc.property(memories, (some) => {
      const known = knownEvents(
        graph,
        some.map(({ id, stability, days, missed }) => kept(id, memory(stability, days, missed))),
        NOW,
        DEFAULT_WEIGHTS,
      );
      const met = new Set(some.flatMap(({ id }) => (graph.fact(id) ? eventsOf(graph, graph.fact(id)!) : [])));
      expect(new Set(known.keys())).toEqual(met);
      for (const share of known.values()) {
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
      }
    }),
  );
});

test("what was missed when it was last asked is not known, and the weaker side of a fact counts", () => {
  const day = graph.set.facts.find(({ id }) => id === "f-talks-1-day")!;
  const knownOf = (...some: (Memory | null)[]) =>
    knownEvents(
      graph,
      some.map((one) => kept(day.id, one)),
      NOW,
      DEFAULT_WEIGHTS,
    ).get(day.subject);
  expect(knownOf(memory(100, 1, 1))).toBe(0);
  expect(knownOf(memory(100, 50), memory(10, 50))).toBe(knownOf(memory(10, 50)));
  expect(knownOf(null)).toBeUndefined();
});

test("places are as well known as what happened there, and nothing is known of what was not asked", () => {
  const known = new Map([
    ["a", 0.5],
    ["b", 1],
  ]);
  expect(knownTogether(known, [{ id: "a" }, { id: "b" }, { id: "c" }])).toBe(0.75);
  expect(knownTogether(known, [{ id: "c" }])).toBeNull();
});
