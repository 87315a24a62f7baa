import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { random } from "../random";
import { conflictsWith } from "./conflicts";
import { describeEvent, eventsFitting, worded } from "./description";
import { LAYERS, type Fact, type FactSet, type Layer } from "./fact";
import { spansIn, spansOverlap } from "./date-span";
import { graphOf, type Graph } from "./graph";
import { randomFact, randomWorld } from "./random-world";
import { SAMPLE_SET, sampleGraph } from "./sample";
import { compareEntities } from "./values";
import { nameInText } from "./wording";

/** A world with many events of few names, each with some day and place. */
function crowdedWorld(seed: number, layered: boolean): FactSet {
  const seeded = random(`${seed}`);
  const set = randomWorld(seeded, 20, layered);
  const telling = set.relations.filter(({ id }) => id.startsWith("took-place") || id === "attended");
  const more = Array.from({ length: 40 }, (_, i) => randomFact(seeded, { entities: set.entities, relations: telling }, `more-${i}`));
  return { ...set, facts: [...set.facts, ...more] };
}

const world = fc
  .tuple(fc.integer(), fc.boolean())
  .map(([seed, layered]) => ({ graph: graphOf(crowdedWorld(seed, layered)), seeded: random(`${seed} without`) }));

const told = (graph: Graph, layer: Layer, event: string, relation: string) =>
  graph.facts(layer).filter((fact) => fact.relation === relation && fact.subject === event && !fact.negated);

/** Whether an event may be what name and context say, by a scan: the layer says nothing against it, and who is named was there. */
function fits(graph: Graph, layer: Layer, event: string, context: string): boolean {
  const spans = spansIn(context);
  const named = / ?with (.*)$/.exec(context)?.[1]?.split(" and ") ?? [];
  const people = graph.set.entities.filter(({ id }) => named.includes(nameInText(graph, id)));
  const places = graph.set.entities.filter(({ kind, name }) => kind === "place" && context.split(", ").includes(name));
  const days = told(graph, layer, event, "took-place-on").flatMap((fact) => ("from" in fact.object ? [fact.object] : []));
  const where = told(graph, layer, event, "took-place-in").flatMap((fact) => ("entity" in fact.object ? [fact.object.entity] : []));
  const there = (who: string) =>
    graph
      .facts(layer)
      .some(
        (fact) =>
          ["attended", "hosted"].includes(fact.relation) &&
          !fact.negated &&
          fact.subject === who &&
          "entity" in fact.object &&
          fact.object.entity === event,
      );
  const inTime = spans.length === 0 || days.length === 0 || days.some((day) => spans.some((span) => spansOverlap(day, span)));
  const inPlace =
    places.length === 0 ||
    where.length === 0 ||
    where.some((id) => places.some((place) => compareEntities(graph, id, place.id) !== "apart"));
  return inTime && inPlace && people.every((who) => there(who.id));
}

// Slow machines share their cores.
vi.setConfig({ testTimeout: 60_000 });

describe("laws", () => {
  test("name and context fit exactly one event, and rest on plain facts of the layer", () => {
    let seen = 0;
    fc.assert(
      fc.property(world, ({ graph, seeded }) => {
        for (const layer of LAYERS) {
          for (const event of graph.entitiesOf("event")) {
            const without = new Set(graph.set.facts.filter(() => seeded.below(6) === 0).map(({ id }) => id));
            const description = describeEvent(graph, layer, event.id, without);
            if (!description) continue;
            seen++;
            const { context, factIds } = description;
            expect(context).not.toBe("");
            const namesakes = graph
              .entitiesOf("event")
              .filter(
                ({ id, name }) =>
                  name === event.name && (layer === "happened" || id === event.id || graph.factsAbout(layer, id).length > 0),
              );
            expect(namesakes.filter(({ id }) => fits(graph, layer, id, context)).map(({ id }) => id)).toEqual([event.id]);
            for (const id of factIds) {
              const fact = graph.fact(id)!;
              expect(without.has(id)).toBe(false);
              expect(graph.facts(layer)).toContain(fact);
              expect([fact.review === "pending", fact.by, fact.negated ?? false, fact.status === "possible"]).toEqual([
                false,
                undefined,
                false,
                false,
              ]);
              if (conflictsWith(graph, layer, fact).length > 0) expect(fact.relation).toBe("took-place-on");
            }
          }
        }
      }),
      { numRuns: 60 },
    );
    expect(seen).toBeGreaterThan(50);
  });

  test("a day in dispute is told by the month or year that all sides share", () => {
    fc.assert(
      fc.property(world, ({ graph }) => {
        for (const layer of LAYERS) {
          for (const event of graph.entitiesOf("event")) {
            const description = describeEvent(graph, layer, event.id, new Set());
            const disputed = (description?.factIds ?? [])
              .map((id) => graph.fact(id)!)
              .filter((fact) => conflictsWith(graph, layer, fact).length > 0);
            for (const fact of disputed.flatMap((one) => [one, ...conflictsWith(graph, layer, one)])) {
              const day = fact.object as { from: string; to: string };
              expect(description!.context).not.toMatch(/\d{1,2} (March|April)/);
              const spans = spansIn(description!.context);
              expect(spans.length === 0 || spans.every((span) => span.from <= day.from && day.to <= span.to)).toBe(true);
            }
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});

const without = (...ids: string[]) => new Set(ids);
const like = (id: string, more: Partial<Fact>): Fact => ({ ...SAMPLE_SET.facts.find((fact) => fact.id === id)!, ...more });
const withMore = (...facts: Fact[]) => graphOf({ ...SAMPLE_SET, facts: [...SAMPLE_SET.facts, ...facts] });

describe("the sample", () => {
  test.each<[Layer, string, string[], string | null]>([
    ["happened", "talks-1", [], "Port Anselm, 4 May 2031"],
    ["reported", "talks-1", [], "Port Anselm, 4 May 2031"],
    ["happened", "talks-1", ["f-talks-1-day"], "Port Anselm"],
    ["happened", "talks-1", ["f-talks-1-place"], "4 May 2031"],
    ["happened", "talks-1", ["f-talks-1-place", "f-talks-1-day"], "with Ada Brandt and Ivo Keller"],
    ["reported", "dinner", [], "Tarn, May 2031"],
    ["reported", "dinner", ["f-dinner-day-1"], "Tarn"],
    ["happened", "talks-2", [], "Luma, 18 to 20 June 2031"],
    ["reported", "talks-2", [], null],
    ["happened", "call", ["f-call-day"], "with Ada Brandt and Tomas Reyes"],
    ["happened", "brandt", [], null],
    ["happened", "none", [], null],
  ])("%s, %s without %j: %j", (layer, event, left, context) => {
    expect(describeEvent(sampleGraph(), layer, event, without(...left))?.context ?? null).toBe(context);
  });

  test("names are told in running text", () => {
    expect(describeEvent(sampleGraph(), "happened", "call", without())?.name).toBe("the video call");
  });

  test("where the city is asked its country may be told, and never the other way round", () => {
    const country = like("f-talks-2-place", { id: "f-country", object: { entity: "vesta" } });
    const graph = withMore(country);
    expect(describeEvent(graph, "happened", "talks-2", without("f-talks-2-place"))?.context).toBe("Vesta, 18 to 20 June 2031");
    expect(describeEvent(graph, "happened", "talks-2", without("f-country"))?.context).toBe("18 to 20 June 2031");
  });

  test("a namesake of which nothing tells it apart leaves no description", () => {
    const twin = { ...SAMPLE_SET, entities: [...SAMPLE_SET.entities, { id: "call-2", kind: "event" as const, name: "video call" }] };
    expect(describeEvent(graphOf(twin), "happened", "call", without())?.context).toBe("2 May 2031, with Ada Brandt and Tomas Reyes");
    expect(describeEvent(graphOf(twin), "happened", "call", without("f-call-brandt", "f-call-reyes"))).toBeNull();
  });
});

describe("events that a text names", () => {
  const fitting = (text: string, layer: Layer = "happened") =>
    eventsFitting(sampleGraph(), layer, [worded(text)]).map(({ name, events }) => [name, ...events.map(({ id }) => id)]);

  test.each<[string, string[][]]>([
    ["Fisheries conference, Luma, 18 to 20 June 2031. Who hosted it?", [["fisheries conference", "talks-2"]]],
    ["Who attended the fisheries conference?", [["fisheries conference", "talks-1", "talks-2"]]],
    ["Fisheries conference, Norland", [["fisheries conference", "talks-1"]]],
    ["Fisheries conference, June 2031", [["fisheries conference", "talks-2"]]],
    ["The first fisheries conference", [["first fisheries conference", "talks-1"]]],
    ["Fisheries conference, Port Anselm. It took place on 19 June 2031.", [["fisheries conference", "talks-1"]]],
    ["Fisheries conference, Luma, as reported on 4 May 2031", [["fisheries conference", "talks-2"]]],
    [
      "The video call came before the ministers’ dinner.",
      [
        ["video call", "call"],
        ["ministers dinner", "dinner"],
      ],
    ],
    ["What does “quota” mean?", []],
  ])("%j", (text, expected) => expect(fitting(text)).toEqual(expected));

  test("reports know only of what they tell", () => {
    expect(fitting("Who was due at the fisheries conference?", "reported")).toEqual([["fisheries conference", "talks-1"]]);
  });
});
