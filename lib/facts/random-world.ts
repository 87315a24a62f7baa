import type { Random } from "../random";
import type { Closure, Entity, EntityKind, Evidence, Fact, FactObject, FactSet, Relation, Source } from "./fact";

/**
 * Made-up sets for tests of laws: small enough that names, days and places collide often, with everything that a set can hold (two layers,
 * plans and what came of them, disputes, claims, denials, ways of taking part, closed lists, pending and rejected facts). Sound as files.
 */

const TEXT = "One two three four five six seven eight nine ten.";

const SOURCES: Source[] = ["report-1", "report-2", "after", "teacher"].map((id) => ({
  id,
  kind: id === "teacher" ? "author" : "digest",
  title: id,
  date: "2031-03-10",
  text: TEXT,
  ...(id === "after" && { outcome: true }),
}));

const entity = (id: string, kind: EntityKind, more: Partial<Entity> = {}): Entity => ({ id, kind, name: id, ...more });

/**
 * Three countries with two cities each, one of them with a quarter; people, some of whom share an alias; events, some of whom share a name.
 */
function entitiesOf(random: Random): Entity[] {
  const countries = ["aland", "bland", "cland"];
  const cities = countries.flatMap((country) => [
    entity(`${country}-north`, "place", { in: country }),
    entity(`${country}-south`, "place", { in: country }),
  ]);
  const people = ["ada", "ben", "cleo", "dan", "eva", "finn"].map((id) =>
    entity(id, "person", { subtype: "politician", ...(random.below(4) === 0 && { aliases: ["the minister"] }) }),
  );
  const events = ["e-1", "e-2", "e-3", "e-4", "e-5"].map((id) => entity(id, "event", { name: random.pick(["meeting", "summit", id])! }));
  return [
    ...countries.map((id) => entity(id, "place", { subtype: "country" })),
    ...cities,
    entity("quarter", "place", { in: "aland-north" }),
    ...people,
    entity("union", "organisation"),
    entity("palace", "organisation", { of: "aland" }),
    ...countries.map((id) => entity(`${id}-minister`, "office", { of: id })),
    ...events,
    entity("word-1", "term"),
    entity("word-2", "term"),
  ];
}

const RELATIONS: Relation[] = [
  { id: "attended", label: "attended", subject: ["person", "organisation", "place", "office"], object: ["event"], role: "attendance" },
  { id: "hosted", label: "hosted", subject: ["person", "place"], object: ["event"], inverseFunctional: true, scope: "event" },
  { id: "took-place-in", label: "took place in", subject: ["event"], object: ["place"], functional: true, scope: "event", role: "place" },
  { id: "took-place-on", label: "took place on", subject: ["event"], object: "date", functional: true, scope: "event", role: "date" },
  { id: "holds-office", label: "holds", subject: ["person"], object: ["office"], functional: true, inverseFunctional: true, scope: "date" },
  { id: "number-of", label: "number", subject: ["event"], object: "number", functional: true, scope: "none" },
  { id: "means", label: "meaning", subject: ["term"], object: "text", functional: true, scope: "none" },
  { id: "spoke-for", label: "spoke for", subject: ["person"], object: ["place"], functional: true, scope: "event" },
  { id: "visited", label: "visited", subject: ["person"], object: ["place"] },
];

const MARCH = ["2031-03-09", "2031-03-10", "2031-03-11", "2031-03-12", "2031-04-02"];
const TEXTS = ["a promise", "a firm promise", "a net", "a storm at sea"];
const MONTH: FactObject = { from: "2031-03-01", to: "2031-03-31", precision: "month" };

/** A value that the relation takes. */
export function randomObject(random: Random, entities: readonly Entity[], relation: Relation): FactObject {
  if (relation.object === "text") return { text: random.pick(TEXTS)! };
  if (relation.object === "number") return { number: random.pick([10, 11, 20, 30])!, unit: random.below(8) === 0 ? "km" : "people" };
  if (relation.object !== "date") return { entity: random.pick(ofKinds(entities, relation.object))!.id };
  const [one, other] = [random.pick(MARCH)!, random.pick(MARCH)!];
  const [from, to] = one <= other ? [one, other] : [other, one];
  if (random.below(4) === 0) return MONTH;
  return random.below(2) === 0 ? { from, to: from, precision: "day" } : { from, to, precision: "day" };
}

const ofKinds = (entities: readonly Entity[], kinds: readonly EntityKind[]) => entities.filter(({ kind }) => kinds.includes(kind));

function randomEvidence(random: Random): Evidence[] {
  const sources = random.shuffle(["report-1", "report-2", "after"]).slice(0, 1 + random.below(2));
  return sources.map((source) => ({ source, start: 0, end: 3 }));
}

/** A share of one in `n`. */
const seldom = (random: Random, n: number) => random.below(n) === 0;

/** What makes a fact more than subject, relation and object; `plain` leaves it at that. */
function randomTelling(random: Random, relation: Relation): Partial<Fact> {
  return {
    ...(seldom(random, 4) && { status: random.pick(["planned", "possible"] as const)! }),
    ...(seldom(random, 8) && { negated: true }),
    ...(seldom(random, 8) && { by: random.pick(["ada", "union"])! }),
    ...(relation.id === "attended" && seldom(random, 2) && { mode: random.pick(["in-person", "remote", "representative"] as const)! }),
    ...(relation.id === "number-of" && seldom(random, 2) && { hedge: random.pick(["around", "at least", "up to", "mind."])! }),
    ...(relation.id === "spoke-for" && { event: random.pick(["e-1", "e-2"])! }),
    ...(relation.id === "holds-office" && randomSpan(random)),
    ...(seldom(random, 8) && { review: random.pick(["pending", "rejected"] as const)! }),
  };
}

function randomSpan(random: Random): Partial<Fact> {
  const [one, other] = [random.pick(MARCH)!, random.pick(MARCH)!];
  const [from, to] = one <= other ? [one, other] : [other, one];
  return [{ from, to }, { from }, { to }, { asOf: one }, {}][random.below(5)]!;
}

/** A fact of the world’s entities and relations, told in some way. */
export function randomFact(random: Random, set: Pick<FactSet, "entities" | "relations">, id: string): Fact {
  const relation = random.pick(set.relations)!;
  const subject = random.pick(ofKinds(set.entities, relation.subject))!.id;
  return {
    id,
    subject,
    relation: relation.id,
    object: randomObject(random, set.entities, relation),
    status: "asserted",
    ...randomTelling(random, relation),
    evidence: randomEvidence(random),
  };
}

/** A share of the facts is replaced by a later one of the same relation, so that nothing goes in a circle. */
function withHeirs(random: Random, facts: readonly Fact[]): Fact[] {
  return facts.map((fact, i) => {
    const heir = seldom(random, 6) ? random.pick(facts.slice(i + 1).filter((later) => later.relation === fact.relation)) : undefined;
    return heir ? { ...fact, replacedBy: heir.id } : fact;
  });
}

function randomClosure(random: Random): Closure {
  const evidence = [{ source: random.pick(["report-1", "report-2", "after", "teacher"])!, start: 0, end: 3 }];
  const ofEvent = random.below(4) > 0;
  return ofEvent
    ? { relation: "attended", object: random.pick(["e-1", "e-2", "e-3"])!, scope: "named", evidence }
    : { relation: "visited", subject: random.pick(["ada", "ben"])!, scope: "named", evidence };
}

/** A set of so many facts; with one layer when `layered` is false. */
export function randomWorld(random: Random, size: number, layered = true): FactSet {
  const sources = layered ? SOURCES : SOURCES.map(({ outcome: _outcome, ...source }) => source);
  const entities = entitiesOf(random);
  const facts = Array.from({ length: size }, (_, i) => randomFact(random, { entities, relations: RELATIONS }, `f-${i}`));
  const closures = Array.from({ length: random.below(4) }, () => randomClosure(random));
  return {
    format: "footing-fact-set/1",
    slug: "world",
    title: "World",
    language: "en",
    licence: "CC0-1.0",
    sources,
    entities,
    relations: RELATIONS,
    facts: withHeirs(random, facts),
    closures,
    questions: [],
  };
}
