import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { random } from "../random";
import { LAYERS, type Fact, type FactObject, type FactSet, type Layer } from "./fact";
import { checkFactSet } from "./fact-set.schema";
import { eventsOf, graphOf, layerOf, objectKey, plainText } from "./graph";
import { randomWorld } from "./random-world";
import { SAMPLE_SET } from "./sample";
import { holdsDuring } from "./timeline";

const world = fc
  .tuple(fc.integer(), fc.nat({ max: 80 }), fc.boolean())
  .map(([seed, size, layered]) => randomWorld(random(`${seed}`), size, layered));

/** The layers of design.md and contracts.md, read off the file by itself. */
function onLayer(set: FactSet, layer: Layer, fact: Fact): boolean {
  const outcome = (id: string) => set.sources.find((source) => source.id === id)?.outcome === true;
  const live = set.facts.filter((one) => one.review !== "rejected");
  const reported = (one: Fact) => one.evidence.some(({ source }) => !outcome(source));
  const heir = live.find((one) => one.id === fact.replacedBy);
  if (!live.includes(fact)) return false;
  if (layer === "happened" || !set.sources.some((source) => source.outcome)) return heir === undefined;
  return reported(fact) && !(heir && reported(heir));
}

const sameObject = (one: FactObject, other: FactObject) => objectKey(one) === objectKey(other);
const ids = (facts: readonly Fact[]) => facts.map(({ id }) => id);

// Slow machines share their cores.
vi.setConfig({ testTimeout: 60_000 });

describe("what is looked up is what a scan of the set finds", () => {
  test("random worlds are sound files", () => {
    fc.assert(
      fc.property(world, (set) => void expect(checkFactSet(set)).toMatchObject({ ok: true })),
      { numRuns: 40 },
    );
  });

  test("facts of a layer, a relation, a subject, an object, and both", () => {
    fc.assert(
      fc.property(world, (set) => {
        const graph = graphOf(set);
        for (const layer of LAYERS) {
          const there = set.facts.filter((fact) => onLayer(set, layer, fact));
          expect(ids(graph.facts(layer))).toEqual(ids(there));
          for (const { relation, subject, object } of set.facts) {
            const of = there.filter((fact) => fact.relation === relation);
            const bySubject = of.filter((fact) => fact.subject === subject);
            expect(ids(graph.factsOf(layer, relation))).toEqual(ids(of));
            expect(ids(graph.factsOf(layer, relation, { subject }))).toEqual(ids(bySubject));
            expect(ids(graph.factsOf(layer, relation, { object }))).toEqual(ids(of.filter((fact) => sameObject(fact.object, object))));
            expect(ids(graph.factsOf(layer, relation, { subject, object }))).toEqual(
              ids(bySubject.filter((fact) => sameObject(fact.object, object))),
            );
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  test("facts at an event, during a span, about an entity", () => {
    fc.assert(
      fc.property(world, (set) => {
        const graph = graphOf(set);
        for (const layer of LAYERS) {
          const there = set.facts.filter((fact) => onLayer(set, layer, fact));
          for (const fact of set.facts) {
            const mates = there.filter((one) => one.relation === fact.relation && one.subject === fact.subject);
            const scope = set.relations.find(({ id }) => id === fact.relation)!.scope;
            for (const event of scope === "event" ? eventsOf(graph, fact) : []) {
              expect(ids(graph.factsAt(layer, fact.relation, { subject: fact.subject }, event))).toEqual(
                ids(mates.filter((one) => eventsOf(graph, one).includes(event))),
              );
            }
            const span = holdsDuring(fact);
            const overlapping = mates.filter((one) => holdsDuring(one).from <= span.to && span.from <= holdsDuring(one).to);
            expect(ids(graph.factsDuring(layer, fact.relation, { subject: fact.subject }, span)).sort()).toEqual(ids(overlapping).sort());
          }
          for (const { id } of set.entities) {
            const about = there.filter((fact) =>
              [fact.subject, fact.by, fact.event, "entity" in fact.object ? fact.object.entity : ""].includes(id),
            );
            expect(ids(graph.factsAbout(layer, id))).toEqual(ids(about));
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  test("what a source tells, what replaced what, what stands where", () => {
    fc.assert(
      fc.property(world, (set) => {
        const graph = graphOf(set);
        const live = set.facts.filter((fact) => fact.review !== "rejected");
        for (const { id } of set.sources)
          expect(ids(graph.factsIn(id))).toEqual(ids(live.filter((fact) => fact.evidence.some(({ source }) => source === id))));
        live.forEach((fact, place) => {
          expect(graph.fact(fact.id)).toBe(fact);
          expect(graph.placeOf(fact.id)).toBe(place);
          expect(graph.replacementOf(fact)).toBe(live.find((one) => one.id === fact.replacedBy));
          expect(ids(graph.replacedBy(fact))).toEqual(ids(live.filter((one) => one.replacedBy === fact.id)));
        });
        expect(graph.placeOf("none")).toBe(-1);
      }),
      { numRuns: 30 },
    );
  });

  test("entities by kind, subtype, name and alias", () => {
    fc.assert(
      fc.property(world, (set) => {
        const graph = graphOf(set);
        expect(graph.entitiesOf("person")).toEqual(set.entities.filter(({ kind }) => kind === "person"));
        expect(graph.entitiesOf("place", "country")).toEqual(set.entities.filter(({ subtype }) => subtype === "country"));
        for (const name of ["meeting", "The  Minister", "ADA", "nobody"]) {
          const named = set.entities.filter((entity) =>
            [entity.name, ...(entity.aliases ?? [])].some((one) => plainText(one) === plainText(name)),
          );
          expect(graph.entitiesNamed(name)).toEqual(named);
        }
      }),
      { numRuns: 20 },
    );
  });

  test("closures: those of outcomes close nothing as reported", () => {
    const graph = graphOf(SAMPLE_SET);
    expect(graph.closuresOf("happened", "attended", { object: "talks-1" })).toHaveLength(1);
    expect(graph.closuresOf("reported", "attended", { object: "talks-1" })).toEqual([]);
    expect(graph.closuresOf("happened", "attended", { subject: "brandt" })).toEqual([]);
  });
});

test("a look-up reads no more of a large set than of a small one", () => {
  const many = (n: number): FactSet => ({
    ...SAMPLE_SET,
    entities: [
      ...SAMPLE_SET.entities,
      ...Array.from({ length: n }, (_, i) => ({ id: `p-${i}`, kind: "person" as const, name: `Person ${i}` })),
    ],
    facts: [
      ...SAMPLE_SET.facts,
      ...Array.from({ length: n }, (_, i) => ({
        ...SAMPLE_SET.facts[7]!,
        id: `x-${i}`,
        subject: `p-${i}`,
        relation: "attended",
        object: { entity: "storm" },
      })),
    ],
  });
  const graph = graphOf(many(20_000));
  expect(graph.factsOf("happened", "attended", { subject: "p-777" })).toHaveLength(1);
  expect(graph.factsOf("happened", "attended", { subject: "p-777", object: "storm" })).toHaveLength(1);
});

test.each([
  ["Władysław Kosiniak-Kamysz", "wladyslaw kosiniak kamysz"],
  ["  The  “Élysée” ", "the elysee"],
  ["defence ministers’ meeting", "defence ministers meeting"],
  ["ＮＡＴＯ", "nato"],
])("%j compares as %j", (text, plain) => expect(plainText(text)).toBe(plain));

test("a fact is asked on the layer that knows most of it", () => {
  const graph = graphOf(SAMPLE_SET);
  expect(layerOf(graph, graph.fact("f-brandt-plan")!)).toBe("reported");
  expect(layerOf(graph, graph.fact("f-brandt")!)).toBe("happened");
  expect(
    layerOf(graphOf({ ...SAMPLE_SET, sources: SAMPLE_SET.sources.map((source) => ({ ...source, outcome: false })) }), SAMPLE_SET.facts[0]!),
  ).toBe("happened");
});
