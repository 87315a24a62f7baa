import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { random } from "../random";
import { conflictsWith, listConflicts } from "./conflicts";
import { LAYERS, type Fact, type FactSet } from "./fact";
import { eventsOf, graphOf, type Graph } from "./graph";
import { randomWorld } from "./random-world";
import { SAMPLE_SET, sampleGraph } from "./sample";
import { holdsDuring } from "./timeline";
import { entitiesDiffer, valuesDiffer } from "./values";

const ids = (facts: readonly Fact[]) => facts.map(({ id }) => id).sort();

function sharesScope(graph: Graph, one: Fact, other: Fact): boolean {
  const scope = graph.relation(one.relation)!.scope ?? "none";
  const [a, b] = [holdsDuring(one), holdsDuring(other)];
  if (scope === "date") return a.from <= b.to && b.from <= a.to;
  return scope === "none" || eventsOf(graph, one).some((event) => eventsOf(graph, other).includes(event));
}

/** Two values in one scope, by the words of contracts.md and no index. */
function twoValues(graph: Graph, one: Fact, other: Fact): boolean {
  const relation = graph.relation(one.relation)!;
  if (one.relation !== other.relation || one.by !== other.by || one.negated || other.negated || !sharesScope(graph, one, other))
    return false;
  const direct = relation.functional === true && one.subject === other.subject && valuesDiffer(graph, one.object, other.object);
  const inverse =
    relation.inverseFunctional === true &&
    JSON.stringify(one.object) === JSON.stringify(other.object) &&
    entitiesDiffer(graph, one.subject, other.subject);
  return direct || inverse;
}

const world = fc
  .tuple(fc.integer(), fc.nat({ max: 80 }), fc.boolean())
  .map(([seed, size, layered]) => graphOf(randomWorld(random(`${seed}`), size, layered)));

// Slow machines share their cores.
vi.setConfig({ testTimeout: 60_000 });

describe("laws", () => {
  test("every two values in one scope are in conflict, whatever their sources and however firmly told", () => {
    fc.assert(
      fc.property(world, (graph) => {
        for (const layer of LAYERS) {
          for (const fact of graph.facts(layer)) {
            const found = ids(conflictsWith(graph, layer, fact));
            const rivals = graph.facts(layer).filter((other) => other.id !== fact.id && twoValues(graph, fact, other));
            expect(found).toEqual(expect.arrayContaining(ids(rivals)));
            const contradicting = graph.facts(layer).filter((other) => found.includes(other.id) && !rivals.includes(other));
            for (const other of contradicting) {
              expect([other.subject, other.relation, other.by]).toEqual([fact.subject, fact.relation, fact.by]);
              expect(Boolean(other.negated) !== Boolean(fact.negated) || other.mode !== fact.mode).toBe(true);
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test("conflict goes both ways, and no fact is in conflict with itself", () => {
    fc.assert(
      fc.property(world, (graph) => {
        for (const layer of LAYERS) {
          for (const fact of graph.facts(layer)) {
            const others = conflictsWith(graph, layer, fact);
            expect(others).not.toContain(fact);
            for (const other of others) expect(ids(conflictsWith(graph, layer, other))).toContain(fact.id);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test("the list holds every approved fact in conflict with an approved one, once", () => {
    fc.assert(
      fc.property(world, (graph) => {
        for (const layer of LAYERS) {
          const listed = listConflicts(graph, layer).flatMap(({ facts }) => facts);
          const approved = (fact: Fact) => fact.review !== "pending";
          const expected = graph.facts(layer).filter((fact) => approved(fact) && conflictsWith(graph, layer, fact).some(approved));
          expect(ids(listed)).toEqual(ids(expected));
          for (const { facts } of listConflicts(graph, layer))
            expect(facts.map((fact) => graph.placeOf(fact.id))).toEqual(facts.map((fact) => graph.placeOf(fact.id)).sort((a, b) => a - b));
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("the sample", () => {
  test("two reports name two days of one dinner", () => {
    const graph = sampleGraph();
    expect(listConflicts(graph, "reported").map(({ facts }) => ids(facts))).toEqual([["f-dinner-day-1", "f-dinner-day-2"]]);
    expect(ids(conflictsWith(graph, "reported", graph.fact("f-dinner-day-1")!))).toEqual(["f-dinner-day-2"]);
  });

  test("two voices that differ are in no conflict", () => {
    const graph = sampleGraph();
    expect(conflictsWith(graph, "reported", graph.fact("f-signing-luma")!)).toEqual([]);
  });

  const with_ = (...facts: Fact[]): FactSet => ({ ...SAMPLE_SET, facts: [...SAMPLE_SET.facts, ...facts] });
  const like = (id: string, more: Partial<Fact>): Fact => ({ ...SAMPLE_SET.facts.find((fact) => fact.id === id)!, id: "f-more", ...more });

  test.each<[string, Fact, string[]]>([
    [
      "a plan that nothing replaced and an account that differs",
      like("f-talks-2-place", { object: { entity: "tarn" }, status: "planned" }),
      ["f-talks-2-place"],
    ],
    ["a country and its city agree", like("f-talks-2-place", { object: { entity: "vesta" } }), []],
    ["a month and its day agree", like("f-talks-2-day", { object: { from: "2031-06-01", to: "2031-06-30", precision: "month" } }), []],
    [
      "overlapping spans differ",
      like("f-talks-2-day", { object: { from: "2031-06-19", to: "2031-06-21", precision: "day" } }),
      ["f-talks-2-day"],
    ],
    ["two meanings are two wordings", like("f-quota", { object: { text: "something else" } }), []],
    ["a second host", like("f-host-2", { subject: "vesta" }), ["f-host-2"]],
    ["a denial", like("f-brandt", { negated: true, mode: undefined }), ["f-brandt"]],
    ["another way of taking part", like("f-brandt", { mode: "remote" }), ["f-brandt"]],
    ["a number however hedged", like("f-talks-2-boats", { object: { number: 33, unit: "boats" }, hedge: "around" }), ["f-talks-2-boats"]],
    ["a number in another unit", like("f-talks-2-boats", { object: { number: 34, unit: "ships" } }), ["f-talks-2-boats"]],
    ["a pending rival", like("f-talks-2-place", { object: { entity: "tarn" }, review: "pending" }), ["f-talks-2-place"]],
    ["a rejected rival", like("f-talks-2-place", { object: { entity: "tarn" }, review: "rejected" }), []],
  ])("%s", (_, fact, expected) => {
    const graph = graphOf(with_(fact));
    const there = graph.fact("f-more");
    expect(there ? ids(conflictsWith(graph, "happened", there)) : []).toEqual(expected);
  });
});
