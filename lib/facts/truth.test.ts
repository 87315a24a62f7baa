import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { random, type Random } from "../random";
import type { Claim, Truth } from "./claim";
import { conflictsWith } from "./conflicts";
import {
  LAYERS,
  MODES,
  STATUSES,
  type Closure,
  type Entity,
  type Fact,
  type FactObject,
  type FactSet,
  type Relation,
  type Source,
} from "./fact";
import { eventsOf, graphOf, type Graph } from "./graph";
import { randomFact, randomObject, randomWorld } from "./random-world";
import { sampleGraph, SAMPLE_SET } from "./sample";
import { holdsDuring } from "./timeline";
import { truthOf } from "./truth";
import { compareEntities, compareValues } from "./values";

/** A claim near the facts of a world: one of its facts with something changed, or anything. */
function randomClaim(seeded: Random, set: FactSet): Claim {
  const relation = seeded.pick(set.relations)!;
  const told = seeded.pick(set.facts.filter((fact) => fact.relation === relation.id)) ?? randomFact(seeded, set, "f-new");
  const of = set.relations.find(({ id }) => id === told.relation)!;
  const subjects = set.entities.filter(({ kind }) => of.subject.includes(kind));
  const maybe = <K extends keyof Claim>(name: K, value: Claim[K]) => (value !== undefined && seeded.below(4) > 0 ? { [name]: value } : {});
  return {
    layer: seeded.pick(LAYERS)!,
    subject: seeded.below(2) ? told.subject : seeded.pick(subjects)!.id,
    relation: told.relation,
    object: seeded.below(3) ? randomObject(seeded, set.entities, of) : told.object,
    ...maybe("status", seeded.below(2) ? told.status : seeded.pick(STATUSES)),
    ...maybe("mode", told.mode ?? seeded.pick(MODES)),
    ...maybe("by", told.by),
    ...maybe("hedge", told.hedge),
    ...maybe("event", told.event),
    ...maybe("from", told.from),
    ...maybe("to", told.to),
    ...maybe("asOf", told.asOf ?? (seeded.below(3) ? undefined : "2031-03-10")),
  };
}

const MANY = { numRuns: 60 };
const CLAIMS = 25;

/** Runs a law over claims on random worlds. */
function forClaims(law: (graph: Graph, claim: Claim, truth: Truth, seeded: Random) => void): void {
  fc.assert(
    fc.property(fc.integer(), fc.nat({ max: 90 }), fc.boolean(), (seed, size, layered) => {
      const seeded = random(`${seed}`);
      const set = randomWorld(seeded, size, layered);
      const graph = graphOf(set);
      for (let i = 0; i < CLAIMS; i++) {
        const claim = randomClaim(seeded, set);
        law(graph, claim, truthOf(graph, claim), seeded);
      }
    }),
    MANY,
  );
}

const factsOf = (graph: Graph, ids: readonly string[]) => ids.map((id) => graph.fact(id)!);
const onLayer = (graph: Graph, claim: Claim, fact: Fact) => graph.facts(claim.layer).includes(fact);

/** Whether a proof holds, by the rules of contracts.md and a scan of the layer, with no look-up of the graph. */
function holds(graph: Graph, claim: Claim, kind: string, proof: readonly Fact[]): boolean {
  const all = graph.facts(claim.layer);
  const relation = graph.relation(claim.relation)!;
  const status = claim.status ?? "asserted";
  const sound = proof.every(
    (fact) =>
      all.includes(fact) && fact.review !== "pending" && fact.relation === claim.relation && fact.by === claim.by && fact.status === status,
  );
  if (!sound) return false;
  if (kind === "negated")
    return proof.every(
      (fact) => fact.negated && fact.subject === claim.subject && ["same", "narrower"].includes(compareValues(graph, fact, claim)),
    );
  if (kind === "mode")
    return proof.every((fact) => !fact.negated && fact.subject === claim.subject && fact.mode !== undefined && fact.mode !== claim.mode);
  if (kind === "closed") return isOffEveryMember(graph, claim, proof) && graph.set.closures.some((one) => closes(one, claim));
  if (kind === "disjoint") return proof.length === 0;
  return proof.length === 1 && provesSingle(graph, claim, relation, proof[0]!, all);
}

function closes(closure: Closure, claim: Claim): boolean {
  if (closure.relation !== claim.relation) return false;
  return closure.subject === claim.subject || ("entity" in claim.object && closure.object === claim.object.entity);
}

function isOffEveryMember(graph: Graph, claim: Claim, proof: readonly Fact[]): boolean {
  return proof.every((fact) => {
    const sameSubject = fact.subject === claim.subject;
    return sameSubject ? compareValues(graph, fact, claim) === "apart" : compareEntities(graph, fact.subject, claim.subject) === "apart";
  });
}

function provesSingle(graph: Graph, claim: Claim, relation: Relation, fact: Fact, all: readonly Fact[]): boolean {
  const direct = relation.functional === true && fact.subject === claim.subject && compareValues(graph, fact, claim) === "apart";
  const inverse =
    relation.inverseFunctional === true &&
    compareEntities(graph, fact.subject, claim.subject) === "apart" &&
    JSON.stringify(fact.object) === JSON.stringify(claim.object);
  const sharesEvent = eventsOf(graph, fact).some((event) => eventsOf(graph, claim).includes(event));
  const [held, asked] = [holdsDuring(fact), holdsDuring(claim)];
  const inScope =
    relation.scope === "event" ? sharesEvent : relation.scope === "date" ? held.from <= asked.from && asked.to <= held.to : true;
  const same = all.filter((one) => one.relation === fact.relation && !one.negated && one.by === claim.by);
  const agree = same.every(
    (one) =>
      one.subject !== claim.subject ||
      JSON.stringify(one.object) !== JSON.stringify(claim.object) ||
      relation.scope === "date" ||
      relation.scope === "event",
  );
  return !fact.negated && (direct || inverse) && inScope && agree && conflictsWith(graph, claim.layer, fact).length === 0;
}

// Slow machines share their cores.
vi.setConfig({ testTimeout: 60_000 });

describe("laws", () => {
  test("what is true rests on facts of the layer that say so", () => {
    forClaims((graph, claim, truth) => {
      if (truth.value !== "true") return;
      const facts = factsOf(graph, truth.factIds);
      expect(facts.length).toBeGreaterThan(0);
      for (const fact of facts) {
        expect(onLayer(graph, claim, fact)).toBe(true);
        expect([fact.subject, fact.relation, fact.by, fact.status, fact.negated ?? false]).toEqual([
          claim.subject,
          claim.relation,
          claim.by,
          claim.status ?? "asserted",
          false,
        ]);
        if (claim.mode) expect(fact.mode).toBe(claim.mode);
        expect(["same", "wider"]).toContain(compareValues(graph, fact, claim));
      }
      expect(truth.pending).toBe(facts.every((fact) => fact.review === "pending"));
      expect(truth.disputed).toBe(facts.every((fact) => conflictsWith(graph, claim.layer, fact).length > 0));
    });
  });

  test("every false carries a proof that holds when it is checked again by a scan", () => {
    let seen = 0;
    forClaims((graph, claim, truth) => {
      if (truth.value !== "false") return;
      seen++;
      const { kind, factIds } = truth.proof;
      expect(
        holds(graph, claim, kind, factsOf(graph, factIds)),
        `${kind} ${JSON.stringify(claim)} ${JSON.stringify(factsOf(graph, factIds))}`,
      ).toBe(true);
    });
    expect(seen).toBeGreaterThan(50);
  });

  test("no fact that says the same, in whatever way, leaves a claim false but for the way", () => {
    forClaims((graph, claim, truth) => {
      if (truth.value !== "false" || truth.proof.kind === "mode") return;
      const saying = graph
        .facts(claim.layer)
        .filter((fact) => fact.relation === claim.relation && fact.subject === claim.subject && !fact.negated);
      const overlap = (fact: Fact) =>
        graph.relation(fact.relation)?.scope !== "date" ||
        (holdsDuring(fact).from <= holdsDuring(claim).to && holdsDuring(claim).from <= holdsDuring(fact).to);
      const elsewhere = (fact: Fact) => fact.event !== undefined && claim.event !== undefined && fact.event !== claim.event;
      expect(saying.filter((fact) => compareValues(graph, fact, claim) === "same" && overlap(fact) && !elsewhere(fact))).toEqual([]);
    });
  });

  test("a pending fact makes nothing false, and nothing that is true less so", () => {
    forClaims((graph, claim, truth, seeded) => {
      const more = {
        ...randomFact(seeded, graph.set, "f-more"),
        review: "pending" as const,
        ...(seeded.below(2) && { relation: claim.relation, subject: claim.subject, object: claim.object }),
      };
      const after = truthOf(graphOf({ ...graph.set, facts: [...graph.set.facts, more] }), claim);
      if (truth.value !== "false") expect(after.value).not.toBe("false");
      if (truth.value === "true") expect(after.value).toBe("true");
    });
  });

  test("a true claim stays true whatever else is told", () => {
    forClaims((graph, claim, truth, seeded) => {
      if (truth.value !== "true") return;
      const more = randomFact(seeded, graph.set, "f-more");
      expect(truthOf(graphOf({ ...graph.set, facts: [...graph.set.facts, more] }), claim).value).toBe("true");
    });
  });

  test("the order of the set makes no difference", () => {
    forClaims((graph, claim, truth) => {
      const turned = graphOf({ ...graph.set, facts: [...graph.set.facts].reverse() });
      expect(truthOf(turned, claim).value).toBe(truth.value);
    });
  });

  test("a fact in conflict proves no other value false, and none of the values in conflict is false", () => {
    forClaims((graph, claim) => {
      for (const fact of graph.facts(claim.layer)) {
        if (conflictsWith(graph, claim.layer, fact).length === 0 || fact.negated) continue;
        const { subject, relation, object, status, mode, by, event, from, to, asOf, hedge } = fact;
        const own = Object.fromEntries(
          Object.entries({ mode, by, event, from, to, asOf, hedge }).filter(([, value]) => value !== undefined),
        );
        const truth = truthOf(graph, { layer: claim.layer, subject, relation, object, status, ...own });
        expect(truth.value).toBe("true");
      }
      const truth = truthOf(graph, claim);
      if (truth.value !== "false") return;
      for (const fact of factsOf(graph, truth.proof.factIds))
        if (truth.proof.kind !== "closed") expect(conflictsWith(graph, claim.layer, fact)).toEqual([]);
    });
  });

  test("a statement and its denial are not both so, nor both not so, where nothing is in dispute", () => {
    forClaims((graph, claim, truth) => {
      const denial = truthOf(graph, { ...claim, negated: true });
      if (truth.value === "false") expect(denial.value).toBe("true");
      if (truth.value === "true" && !truth.disputed && !truth.pending && denial.value === "true")
        expect(denial.pending || denial.disputed || claim.mode === undefined).toBe(true);
      if (denial.value === "false") expect(truth.value).toBe("true");
    });
  });

  test("what is told of an unknown relation or entity is unknown", () => {
    const graph = sampleGraph();
    const claim: Claim = { layer: "happened", subject: "brandt", relation: "attended", object: { entity: "talks-1" } };
    for (const strange of [{ relation: "ate" }, { subject: "nobody" }, { object: { entity: "nothing" } }])
      expect(truthOf(graph, { ...claim, ...strange }).value).toBe("unknown");
  });
});

/**
 * A world of which everything is known: who was at which event and where each was, so that what the facts leave unsaid can be compared with
 * what is so.
 */
function hiddenWorld(seeded: Random) {
  const people = ["ada", "ben", "cleo", "dan", "eva"];
  const events = ["e-1", "e-2", "e-3"];
  const cities = ["aland-north", "aland-south", "bland-north"];
  const there = new Map(events.map((event) => [event, new Set(people.filter(() => seeded.below(2)))]));
  const place = new Map(events.map((event) => [event, seeded.pick(cities)!]));
  return { people, events, cities, there, place };
}

type Hidden = ReturnType<typeof hiddenWorld>;

/** True facts of it, some of what it knows, and closures of those lists only that are told in full. */
function tellingsOf(seeded: Random, hidden: Hidden): FactSet {
  const base = randomWorld(seeded, 0, false);
  const evidence = [{ source: "report-1", start: 0, end: 3 }];
  const fact = (subject: string, relation: string, object: FactObject, more: Partial<Fact> = {}): Fact => ({
    id: `${subject}-${relation}-${JSON.stringify(object)}`.toLowerCase().replace(/[^a-z0-9-]/g, ""),
    subject,
    relation,
    object,
    status: "asserted",
    ...more,
    evidence,
  });
  const facts: Fact[] = [];
  const closures: Closure[] = [];
  for (const event of hidden.events) {
    const all = [...hidden.there.get(event)!];
    const told = all.filter(() => seeded.below(3) > 0);
    facts.push(...told.map((who) => fact(who, "attended", { entity: event })));
    facts.push(
      ...hidden.people
        .filter((who) => !all.includes(who) && seeded.below(4) === 0)
        .map((who) => fact(who, "attended", { entity: event }, { negated: true })),
    );
    if (told.length === all.length) closures.push({ relation: "attended", object: event, scope: "all", evidence });
    const city = hidden.place.get(event)!;
    if (seeded.below(2)) facts.push(fact(event, "took-place-in", { entity: seeded.below(3) ? city : city.split("-")[0]! }));
  }
  return { ...base, facts, closures };
}

describe("soundness", () => {
  test("nothing false is so in the world that the facts were taken from, and nothing true is not", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const seeded = random(`${seed}`);
        const hidden = hiddenWorld(seeded);
        const graph = graphOf(tellingsOf(seeded, hidden));
        for (const event of hidden.events) {
          for (const who of hidden.people) {
            const truth = truthOf(graph, { layer: "happened", subject: who, relation: "attended", object: { entity: event } });
            if (truth.value !== "unknown") expect(truth.value).toBe(String(hidden.there.get(event)!.has(who)));
          }
          for (const where of [...hidden.cities, "aland", "bland", "cland", "quarter"]) {
            const truth = truthOf(graph, { layer: "happened", subject: event, relation: "took-place-in", object: { entity: where } });
            const city = hidden.place.get(event)!;
            if (truth.value === "true") expect([city, city.split("-")[0]]).toContain(where);
            if (truth.value === "false") expect([city, city.split("-")[0]]).not.toContain(where);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  test("a list that is closed shows everybody else false", () => {
    const graph = sampleGraph();
    const attended = (subject: string, event: string) =>
      truthOf(graph, { layer: "happened", subject, relation: "attended", object: { entity: event } });
    expect(attended("okafor", "call")).toEqual({ value: "false", proof: { kind: "closed", factIds: ["f-call-brandt", "f-call-reyes"] } });
    expect(attended("okafor", "dinner").value).toBe("unknown");
  });
});

/** A small set around one relation, for tables of cases. */
function tell(
  relation: Partial<Relation>,
  facts: readonly Partial<Fact>[],
  more: { entities?: Entity[]; sources?: Source[]; closures?: Closure[] } = {},
): Graph {
  const source: Source = { id: "s", kind: "digest", title: "S", text: "Words." };
  const whole: Relation = { id: "r", label: "r", subject: ["person", "event"], object: ["place"], ...relation };
  const told = facts.map((fact, i): Fact => ({
    id: `f${i}`,
    subject: "x",
    relation: "r",
    object: { entity: "paris" },
    status: "asserted",
    evidence: [{ source: "s", start: 0, end: 5 }],
    ...fact,
  }));
  return graphOf({
    format: "footing-fact-set/1",
    slug: "t",
    title: "T",
    language: "en",
    licence: "MIT",
    sources: [source, ...(more.sources ?? [])],
    entities: [...ENTITIES, ...(more.entities ?? [])],
    relations: [whole],
    facts: told,
    closures: more.closures ?? [],
    questions: [],
  });
}

const place = (id: string, inside?: string): Entity => ({ id, kind: "place", name: id, ...(inside && { in: inside }) });
const ENTITIES: Entity[] = [
  { id: "x", kind: "event", name: "x" },
  { id: "y", kind: "event", name: "y" },
  { id: "p", kind: "person", name: "p" },
  { id: "q", kind: "person", name: "q" },
  { id: "z", kind: "person", name: "z", aliases: ["Q"] },
  { id: "o", kind: "office", name: "o" },
  { id: "o2", kind: "office", name: "o2", equivalents: ["o"] },
  place("france"),
  place("paris", "france"),
  place("berlin"),
  place("london"),
  { id: "elysee", kind: "organisation", name: "Elysee", of: "france" },
  { id: "t", kind: "term", name: "t" },
];

const at = (entity: string) => ({ object: { entity } });
const day = (from: string, to = from): { object: FactObject } => ({ object: { from, to, precision: "day" } });
const number = (value: number, hedge?: string) => ({ object: { number: value, unit: "people" }, ...(hedge && { hedge }) });
const text = (value: string) => ({ object: { text: value } });

type Case = [name: string, relation: Partial<Relation>, facts: Partial<Fact>[], claim: Partial<Claim>, value: string];

const held: Partial<Relation> = { functional: true, scope: "event" };
const onDay: Partial<Relation> = { ...held, object: "date" };
const counted: Partial<Relation> = { functional: true, scope: "none", object: "number" };
const office: Partial<Relation> = { subject: ["person"], object: ["office"], functional: true, inverseFunctional: true, scope: "date" };
const holder = (more: Partial<Fact>): Partial<Fact> => ({ subject: "p", ...at("o"), ...more });
const came: Partial<Relation> = { subject: ["person"], object: ["event"] };

const CASES: Case[] = [
  ["a place is in what it is in", held, [at("paris")], at("france"), "true"],
  ["a country is not one of its cities for sure", held, [at("france")], at("paris"), "unknown"],
  ["another place is false", held, [at("paris")], at("berlin"), "false"],
  ["a city elsewhere is false of a country", held, [at("france")], at("berlin"), "false"],
  ["what belongs to it is not false of it", { ...held, object: ["place", "organisation"] }, [at("france")], at("elysee"), "unknown"],
  ["two places in dispute: neither is false", held, [at("paris"), at("berlin")], at("berlin"), "true"],
  [
    "two places in dispute prove nothing of a third",
    { ...held, object: ["place", "organisation"] },
    [at("paris"), at("berlin")],
    at("elysee"),
    "unknown",
  ],
  ["city and country together are no dispute", held, [at("paris"), at("france")], at("berlin"), "false"],
  ["a pending rival is a dispute", held, [at("paris"), { ...at("berlin"), review: "pending" }], at("france"), "true"],
  ["a pending fact proves nothing", held, [{ ...at("paris"), review: "pending" }], at("berlin"), "unknown"],
  ["a rejected fact plays no part", held, [{ ...at("paris"), review: "rejected" }], at("berlin"), "unknown"],
  ["a claim is no account", held, [{ ...at("paris"), by: "p" }], at("paris"), "unknown"],
  ["a claim proves no account false", held, [{ ...at("paris"), by: "p" }], at("berlin"), "unknown"],
  ["a claim is true of who makes it", held, [{ ...at("paris"), by: "p" }], { ...at("paris"), by: "p" }, "true"],
  ["a claim is false of who says otherwise", held, [{ ...at("paris"), by: "p" }], { ...at("berlin"), by: "p" }, "false"],
  ["a claim says nothing of what another says", held, [{ ...at("paris"), by: "p" }], { ...at("berlin"), by: "q" }, "unknown"],
  [
    "what another says is not used as false",
    held,
    [
      { ...at("paris"), by: "p" },
      { ...at("berlin"), by: "q" },
    ],
    { ...at("berlin"), by: "p" },
    "unknown",
  ],
  [
    "two voices are no dispute",
    held,
    [
      { ...at("paris"), by: "p" },
      { ...at("london"), by: "q" },
    ],
    { ...at("berlin"), by: "p" },
    "false",
  ],
  ["what somebody claims is not false for what is told", held, [at("paris"), { ...at("berlin"), by: "p" }], at("berlin"), "unknown"],
  ["a plan is no account", held, [{ ...at("paris"), status: "planned" }], at("paris"), "unknown"],
  ["a plan proves no account false", held, [{ ...at("paris"), status: "planned" }], at("berlin"), "unknown"],
  ["another plan is false of a plan", held, [{ ...at("paris"), status: "planned" }], { ...at("berlin"), status: "planned" }, "false"],
  ["an account says nothing of the plan", held, [at("paris")], { ...at("berlin"), status: "planned" }, "unknown"],
  ["a day in its month", onDay, [day("2031-03-12")], { object: { from: "2031-03-01", to: "2031-03-31", precision: "month" } }, "true"],
  ["another day is false", onDay, [day("2031-03-12")], day("2031-03-13"), "false"],
  ["a day within a span is unknown", onDay, [day("2031-03-12", "2031-03-14")], day("2031-03-13"), "unknown"],
  ["a span that overlaps is unknown", onDay, [day("2031-03-12", "2031-03-14")], day("2031-03-14", "2031-03-16"), "unknown"],
  [
    "month and day together are no dispute",
    onDay,
    [day("2031-03-12"), { object: { from: "2031-03-01", to: "2031-03-31", precision: "month" } }],
    day("2031-03-14"),
    "false",
  ],
  ["days in dispute prove nothing", onDay, [day("2031-03-12"), day("2031-03-11")], day("2031-03-14"), "unknown"],
  ["a hedged day proves nothing", onDay, [{ ...day("2031-03-12"), hedge: "around" }], day("2031-03-20"), "unknown"],
  ["the value of another event says nothing", held, [{ ...at("paris"), subject: "y" }], at("berlin"), "unknown"],
  ["another number is false", counted, [number(30)], number(20), "false"],
  ["a number of another unit is unknown", counted, [number(30)], { object: { number: 20, unit: "km" } }, "unknown"],
  ["a number far from an approximate one is false", counted, [number(30, "around")], number(20, "around"), "false"],
  ["a number near an approximate one is unknown", counted, [number(30, "around")], number(33), "unknown"],
  ["a number above a lower bound is unknown", counted, [number(30, "at least")], number(40), "unknown"],
  ["a lower bound that is lower is unknown", counted, [number(30, "at least")], number(20, "at least"), "unknown"],
  ["a lower bound that is higher is false of the figure given", counted, [number(30, "at least")], number(40, "at least"), "false"],
  ["an upper bound that is lower is false of the figure given", counted, [number(30, "up to")], number(20, "up to"), "false"],
  ["a hedge nobody knows leaves all open", counted, [number(30, "mindestens")], number(40), "unknown"],
  ["the number itself, hedged alike", counted, [number(30, "around")], number(30, "around"), "true"],
  ["the number with another hedge is unknown", counted, [number(30, "around")], number(30, "at least"), "unknown"],
  ["a second wording is not false", { functional: true, object: "text" }, [text("a promise")], text("a vow to act"), "unknown"],
  [
    "another’s text is false",
    { functional: true, object: "text" },
    [text("a promise"), { ...text("a net lost at sea"), subject: "y" }],
    text("A net, lost at sea"),
    "false",
  ],
  [
    "a text that holds the other is unknown",
    { functional: true, object: "text" },
    [text("a promise"), { ...text("a promise kept"), subject: "y" }],
    text("a promise kept"),
    "unknown",
  ],
  [
    "texts are never in dispute",
    { functional: true, object: "text" },
    [text("a promise"), text("a vow"), { ...text("a net"), subject: "y" }],
    text("a net"),
    "false",
  ],
  [
    "one holder at a time: another is false",
    office,
    [holder({ from: "2030-01-01", to: "2031-01-01" })],
    { ...holder({}), subject: "q", asOf: "2030-06-01" },
    "false",
  ],
  [
    "another office at that time is false",
    office,
    [holder({ from: "2030-01-01" })],
    { subject: "p", ...at("o2"), asOf: "2030-06-01" },
    "false",
  ],
  ["before it began, unknown", office, [holder({ from: "2030-01-01" })], { ...holder({}), subject: "q", asOf: "2029-06-01" }, "unknown"],
  ["an open end goes on", office, [holder({ from: "2030-01-01" })], { ...holder({}), asOf: "2040-06-01" }, "true"],
  ["an open start was always so", office, [holder({ to: "2030-01-01" })], { ...holder({}), asOf: "1999-06-01" }, "true"],
  [
    "a holder of one day proves that day only",
    office,
    [holder({ asOf: "2030-01-01" })],
    { ...holder({}), subject: "q", asOf: "2030-01-02" },
    "unknown",
  ],
  [
    "a holder of one day proves that day",
    office,
    [holder({ asOf: "2030-01-01" })],
    { ...holder({}), subject: "q", asOf: "2030-01-01" },
    "false",
  ],
  [
    "a claim of no time is not false for a holder of some time",
    office,
    [holder({ from: "2030-01-01", to: "2031-01-01" })],
    { ...holder({}), subject: "q" },
    "unknown",
  ],
  ["a holder at all times proves a claim of no time", office, [holder({})], { ...holder({}), subject: "q" }, "false"],
  [
    "a former holder is false of today’s time",
    office,
    [holder({ from: "2030-01-01", to: "2030-12-31" }), holder({ subject: "q", from: "2031-01-01" })],
    { ...holder({}), asOf: "2031-06-01" },
    "false",
  ],
  [
    "one after the other is no dispute",
    office,
    [holder({ to: "2030-12-31" }), holder({ subject: "q", from: "2031-01-01" })],
    { ...holder({}), subject: "q", asOf: "2030-06-01" },
    "false",
  ],
  [
    "overlapping holders are in dispute",
    office,
    [holder({ to: "2031-12-31" }), holder({ subject: "q", from: "2031-01-01" })],
    { ...holder({}), subject: "z", asOf: "2031-06-01" },
    "unknown",
  ],
  ["somebody who shares a name is not false", office, [holder({ subject: "q" })], { ...holder({}), subject: "z" }, "unknown"],
  ["an equivalent office carries no truth", office, [holder({})], { subject: "p", ...at("o2") }, "false"],
  ["a stated denial", came, [{ subject: "p", ...at("x"), negated: true }], { subject: "p", ...at("x") }, "false"],
  ["a denial of one is none of another", came, [{ subject: "p", ...at("x"), negated: true }], { subject: "q", ...at("x") }, "unknown"],
  [
    "a denied plan is no denied account",
    came,
    [{ subject: "p", ...at("x"), negated: true, status: "planned" }],
    { subject: "p", ...at("x") },
    "unknown",
  ],
  [
    "a denied plan",
    came,
    [{ subject: "p", ...at("x"), negated: true, status: "planned" }],
    { subject: "p", ...at("x"), status: "planned" },
    "false",
  ],
  [
    "what was possibly not so may be so",
    came,
    [{ subject: "p", ...at("x"), negated: true, status: "possible" }],
    { subject: "p", ...at("x"), status: "possible" },
    "unknown",
  ],
  [
    "a pending denial denies nothing",
    came,
    [{ subject: "p", ...at("x"), negated: true, review: "pending" }],
    { subject: "p", ...at("x") },
    "unknown",
  ],
  [
    "somebody’s denial denies nothing",
    came,
    [{ subject: "p", ...at("x"), negated: true, by: "q" }],
    { subject: "p", ...at("x") },
    "unknown",
  ],
  [
    "a denied country denies its cities",
    { ...came, subject: ["event"], object: ["place"] },
    [{ ...at("france"), negated: true }],
    at("paris"),
    "false",
  ],
  [
    "a denied city does not deny its country",
    { ...came, subject: ["event"], object: ["place"] },
    [{ ...at("paris"), negated: true }],
    at("france"),
    "unknown",
  ],
  [
    "said and denied: in dispute, so not false",
    came,
    [
      { subject: "p", ...at("x") },
      { subject: "p", ...at("x"), negated: true },
    ],
    { subject: "p", ...at("x") },
    "true",
  ],
  [
    "by video is not in person",
    came,
    [{ subject: "p", ...at("x"), mode: "remote" }],
    { subject: "p", ...at("x"), mode: "in-person" },
    "false",
  ],
  ["by video is there, in whatever way", came, [{ subject: "p", ...at("x"), mode: "remote" }], { subject: "p", ...at("x") }, "true"],
  [
    "in no known way is not in person for sure",
    came,
    [{ subject: "p", ...at("x") }],
    { subject: "p", ...at("x"), mode: "in-person" },
    "unknown",
  ],
  [
    "two ways told: neither is false",
    came,
    [
      { subject: "p", ...at("x"), mode: "remote" },
      { subject: "p", ...at("x"), mode: "in-person" },
    ],
    { subject: "p", ...at("x"), mode: "representative" },
    "unknown",
  ],
  [
    "a pending other way leaves it open",
    came,
    [
      { subject: "p", ...at("x"), mode: "remote" },
      { subject: "p", ...at("x"), mode: "in-person", review: "pending" },
    ],
    { subject: "p", ...at("x"), mode: "representative" },
    "unknown",
  ],
  [
    "only a denied way is denied",
    came,
    [{ subject: "p", ...at("x"), mode: "in-person", negated: true }],
    { subject: "p", ...at("x"), mode: "remote" },
    "unknown",
  ],
  ["a term attends nothing", came, [], { subject: "t", ...at("x") }, "false"],
  ["an office may attend where a person may", came, [], { subject: "o", ...at("x") }, "unknown"],
  ["an open list shows nobody absent", came, [{ subject: "p", ...at("x") }], { subject: "q", ...at("x") }, "unknown"],
];

test.each(CASES)("%s", (_, relation, facts, claim, value) => {
  const truth = truthOf(tell(relation, facts), { layer: "happened", subject: "x", relation: "r", object: { entity: "paris" }, ...claim });
  expect(truth.value).toBe(value);
});

describe("closed lists", () => {
  const evidence = (source: string) => [{ source, start: 0, end: 5 }];
  const sources: Source[] = [
    { id: "after", kind: "digest", title: "After", text: "Words.", outcome: true },
    { id: "teacher", kind: "author", title: "Teacher", text: "Words." },
  ];
  const closed = (source: string): Closure => ({ relation: "r", object: "x", scope: "named", evidence: evidence(source) });
  const wide: Partial<Relation> = { subject: ["person", "place", "office", "organisation"], object: ["event"] };
  const ask = (graph: Graph, subject: string, layer: "reported" | "happened" = "happened", more: Partial<Claim> = {}) =>
    truthOf(graph, { layer, subject, relation: "r", object: { entity: "x" }, ...more }).value;
  const listed = (more: Partial<Fact>[], closures: Closure[]) =>
    tell(
      wide,
      more.map((fact) => ({ ...at("x"), ...fact })),
      { sources, closures },
    );

  test("close what their sources tell, on their layer only", () => {
    const graph = listed(
      [
        { subject: "p", evidence: evidence("after") },
        { subject: "p", evidence: evidence("s") },
      ],
      [closed("after")],
    );
    expect(ask(graph, "q")).toBe("false");
    expect(ask(graph, "q", "reported")).toBe("unknown");
  });

  test("a report’s full list of plans says nothing of who came", () => {
    const graph = listed(
      [
        { subject: "p", status: "planned", replacedBy: "f1" },
        { subject: "p", evidence: evidence("after") },
      ],
      [closed("s")],
    );
    expect(ask(graph, "q")).toBe("unknown");
    expect(ask(graph, "q", "reported", { status: "planned" })).toBe("false");
    expect(ask(graph, "q", "reported")).toBe("unknown");
  });

  test("a teacher closes over every source", () => {
    expect(ask(listed([{ subject: "p", evidence: evidence("after") }], [closed("teacher")]), "q")).toBe("false");
  });

  test("whatever is on the list in any way is on it", () => {
    for (const way of [{ review: "pending" }, { status: "planned" }, { by: "p" }] as Partial<Fact>[]) {
      expect(ask(listed([{ subject: "p" }, { subject: "q", ...way }], [closed("s")]), "q", "happened")).not.toBe("false");
    }
  });

  test("an empty list shows nothing, nor does a list of another kind", () => {
    expect(ask(listed([], [closed("s")]), "q")).toBe("unknown");
    expect(ask(listed([{ subject: "france" }], [closed("s")]), "q")).toBe("unknown");
  });

  test("a minister is not absent because a country is named, nor the other way round", () => {
    expect(ask(listed([{ subject: "france" }, { subject: "z" }], [closed("s")]), "p")).toBe("unknown");
    expect(ask(listed([{ subject: "france" }, { subject: "berlin" }], [closed("s")]), "paris")).toBe("unknown");
    expect(ask(listed([{ subject: "france" }], [closed("s")]), "berlin")).toBe("false");
  });

  test("a person of whom a pending fact tells an office is as little known as before", () => {
    const holds: Relation = { id: "holds", label: "holds", subject: ["person"], object: ["office"] };
    const graph = listed([{ subject: "france" }, { subject: "z" }], [closed("s")]);
    const office = (more: Partial<Fact>): Fact => ({
      id: "office",
      subject: "p",
      relation: "holds",
      object: { entity: "o" },
      status: "asserted",
      evidence: evidence("s"),
      ...more,
    });
    const known = (...facts: Fact[]) =>
      graphOf({
        ...graph.set,
        relations: [...graph.set.relations, holds],
        facts: [...graph.set.facts, ...facts, office({ id: "z-office", subject: "z" })],
      });
    expect(ask(known(office({ review: "pending" })), "p")).toBe("unknown");
    expect(ask(known(office({})), "p")).toBe("false");
  });

  test("say nothing of what somebody claims", () => {
    expect(ask(listed([{ subject: "p" }], [closed("s")]), "q", "happened", { by: "p" })).toBe("unknown");
  });
});

test("a number that somebody else tells with another hedge is not shown to be wrong", () => {
  const workers = SAMPLE_SET.facts.find((fact) => fact.id === "f-workers")!;
  const other: Fact = { ...workers, id: "f-other-workers", object: { number: 1900, unit: "people" } };
  delete other.by;
  delete other.hedge;
  const graph = graphOf({ ...SAMPLE_SET, facts: [...SAMPLE_SET.facts, other] });
  const claim = (number: number): Claim => ({
    layer: "reported",
    subject: "marenia",
    relation: workers.relation,
    object: { number, unit: "people" },
    by: "harbour-union",
    hedge: "at least",
  });
  expect(truthOf(graph, claim(1900)).value).toBe("unknown");
  expect(truthOf(graph, claim(2600)).value).toBe("false");
});

test("a replaced plan plays no part in what happened", () => {
  const graph = sampleGraph();
  const reyes = { subject: "reyes", relation: "attended", object: { entity: "talks-1" } } as const;
  expect(truthOf(graph, { ...reyes, layer: "reported", status: "planned", mode: "remote" }).value).toBe("true");
  expect(truthOf(graph, { ...reyes, layer: "reported", status: "planned", mode: "in-person" })).toEqual({
    value: "false",
    proof: { kind: "mode", factIds: ["f-reyes-plan"] },
  });
  expect(truthOf(graph, { ...reyes, layer: "happened" })).toMatchObject({ value: "false", proof: { kind: "closed" } });
  expect(SAMPLE_SET.facts.find(({ id }) => id === "f-reyes-plan")!.replacedBy).toBe("f-lindqvist");
});
