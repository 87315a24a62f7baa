import type { DateSpan } from "./date-span";
import type { Closure, Entity, EntityKind, Fact, FactSet, Layer, Relation, Source } from "./fact";
import { addFact, emptyIndex, lookupsIn, objectKey, put, type End, type FactIndex } from "./fact-index";
import { onTop } from "./kept";
import { plainText, plainWords } from "./plain-text";

export { objectKey, plainText, plainWords };
export type { End };

/**
 * A fact set indexed once and never changed: every look-up below costs the same in a set of a hundred facts and of a hundred thousand.
 * Lists keep the order of the set. Facts rejected in review are not in it; pending ones are (see `Fact.review`).
 */
export type Graph = {
  readonly set: FactSet;
  readonly language: string;
  /** What is worked out of this graph once and kept (kept.ts): nobody else reads it. */
  readonly kept: { by: unknown; answer: unknown }[];
  /** True when some source tells what came of plans, so that the set has two layers. */
  readonly layered: boolean;
  entity(id: string): Entity | undefined;
  relation(id: string): Relation | undefined;
  fact(id: string): Fact | undefined;
  /** Where a fact stands in the order of the set; -1 when it is not in the graph. */
  placeOf(id: string): number;
  source(id: string): Source | undefined;
  /** Entities of a kind and, where given, subtype. */
  entitiesOf(kind: EntityKind, subtype?: string): readonly Entity[];
  /** Entities whose name or alias is this text, compared by `sameText`. */
  entitiesNamed(text: string): readonly Entity[];
  /** Entities that are directly in this place. */
  partsOf(place: string): readonly Entity[];
  /** Ids of the relations that say for whom somebody acts: who holds which office, who acted for which country. */
  readonly actingRelations: readonly string[];
  /** Facts on a layer: of one relation, of one relation and subject, of one relation and object, or of all three. */
  factsOf(layer: Layer, relation: string, end?: End): readonly Fact[];
  /** As `factsOf`, but only facts that name the event as an end or in `event`. */
  factsAt(layer: Layer, relation: string, end: End, event: string): readonly Fact[];
  /** As `factsOf`, but only facts that hold on some day of the span (`holdsDuring`), earliest first. */
  factsDuring(layer: Layer, relation: string, end: End, span: DateSpan): readonly Fact[];
  /** Closures on a layer of the list of subjects of an object, or of objects of a subject. Outcomes close nothing on `reported`. */
  closuresOf(layer: Layer, relation: string, end: { subject: string } | { object: string }): readonly Closure[];
  /** Facts on a layer that name the entity as an end, as `by` or as `event`. */
  factsAbout(layer: Layer, entity: string): readonly Fact[];
  /** All facts on a layer, in the order of the set. */
  facts(layer: Layer): readonly Fact[];
  /** The facts that a report with this source id gives evidence for. */
  factsIn(source: string): readonly Fact[];
  /** The fact that tells what came of this one, if any does. */
  replacementOf(fact: Fact): Fact | undefined;
  /** Facts whose `replacedBy` is this one. */
  replacedBy(fact: Fact): readonly Fact[];
};

/**
 * The layer a fact is asked on. With no outcome source everything happened, as far as the set knows. Otherwise a fact that only reports
 * tell is asked as reported, and one that an outcome tells, as it happened.
 */
export function layerOf(graph: Graph, fact: Fact): Layer {
  if (!graph.layered) return "happened";
  return fact.evidence.some((one) => graph.source(one.source)?.outcome) ? "happened" : "reported";
}

/** The events a fact or claim names: as an end, or in `event`. */
export function eventsOf(graph: Pick<Graph, "entity">, told: Pick<Fact, "subject" | "object" | "event">): string[] {
  const events = told.event === undefined ? [] : [told.event];
  const object = "entity" in told.object ? told.object.entity : undefined;
  for (const end of [told.subject, object]) {
    if (end !== undefined && graph.entity(end)?.kind === "event" && !events.includes(end)) events.push(end);
  }
  return events;
}

const NONE: readonly never[] = [];

/** Whether any source of a fact or closure is a report: one with no evidence at all counts as reported. */
function isReported(fact: Pick<Fact, "evidence">, outcomes: ReadonlySet<string>): boolean {
  return fact.evidence.length === 0 || fact.evidence.some((one) => !outcomes.has(one.source));
}

/**
 * On `reported` a fact is out when only outcomes tell it, or when a report replaced it. On `happened` it is out when anything replaced it.
 */
function layersOf(fact: Fact, byId: ReadonlyMap<string, Fact>, outcomes: ReadonlySet<string>): Layer[] {
  const heir = fact.replacedBy === undefined ? undefined : byId.get(fact.replacedBy);
  const layers: Layer[] = [];
  if (isReported(fact, outcomes) && !(heir && isReported(heir, outcomes))) layers.push("reported");
  if (!heir) layers.push("happened");
  return layers;
}

/** The facts of both layers; a set without outcomes has one, which `reported` reads too. */
function indexLayers(live: readonly Fact[], facts: ReadonlyMap<string, Fact>, outcomes: ReadonlySet<string>): Record<Layer, FactIndex> {
  const happened = emptyIndex();
  const reported = outcomes.size > 0 ? emptyIndex() : happened;
  for (const fact of live) {
    const key = objectKey(fact.object);
    const layers = layersOf(fact, facts, outcomes);
    if (layers.includes("happened")) addFact(happened, fact, key);
    if (outcomes.size > 0 && layers.includes("reported")) addFact(reported, fact, key);
  }
  return { happened, reported };
}

/** Lists by key, made when first asked for. */
function lazily<T>(make: () => Map<string, T[]>): (key: string) => readonly T[] {
  let lists: Map<string, T[]> | undefined;
  return (key) => (lists ??= make()).get(key) ?? NONE;
}

/** Lists of what has each key; what has one twice is in its list once. */
function listed<T>(things: readonly T[], keysOf: (thing: T) => readonly string[]): Map<string, T[]> {
  const lists = new Map<string, T[]>();
  for (const thing of things) for (const key of new Set(keysOf(thing))) put(lists, key, thing);
  return lists;
}

const namesOf = (entity: Entity) => [entity.name, ...(entity.aliases ?? [])].map(plainText);
const kindsOf = ({ kind, subtype }: Entity) => (subtype ? [kind, `${kind}|${subtype}`] : [kind]);

function byId<T extends { id: string }>(things: readonly T[]): Map<string, T> {
  return new Map(things.map((thing) => [thing.id, thing]));
}

/** The closures of a relation on one layer, by the end whose list they close. */
type ClosedEnds = { bySubject: Map<string, Closure[]>; byObject: Map<string, Closure[]> };

/** The closures of one layer by relation. */
function indexClosures(closures: readonly Closure[]): Map<string, ClosedEnds> {
  const relations = new Map<string, ClosedEnds>();
  for (const closure of closures) {
    const ends = relations.get(closure.relation) ?? { bySubject: new Map(), byObject: new Map() };
    relations.set(closure.relation, ends);
    if (closure.object === undefined) put(ends.bySubject, closure.subject ?? "", closure);
    else put(ends.byObject, closure.object, closure);
  }
  return relations;
}

function closuresAt(relation: ClosedEnds | undefined, end: { subject: string } | { object: string }): readonly Closure[] {
  if (!relation) return NONE;
  return ("object" in end ? relation.byObject.get(end.object) : relation.bySubject.get(end.subject)) ?? NONE;
}

function saysForWhom({ subject, object, functional }: Relation): boolean {
  if (!subject.includes("person") || !Array.isArray(object)) return false;
  return object.includes("office") || (functional === true && object.every((kind) => kind === "place" || kind === "organisation"));
}

/** The graph of a fact set. The set must have passed `readFactSet`; it must not be changed afterwards. */
export function graphOf(set: FactSet): Graph {
  const outcomes = new Set(set.sources.filter((source) => source.outcome).map((source) => source.id));
  const live = set.facts.filter((fact) => fact.review !== "rejected");
  const [facts, entities, relations, sources] = [byId(live), byId(set.entities), byId(set.relations), byId(set.sources)];
  const indexes = indexLayers(live, facts, outcomes);
  const events = (fact: Fact) => eventsOf({ entity: (id) => entities.get(id) }, fact);
  const happened = lookupsIn(indexes.happened, events);
  const lookups = { happened, reported: outcomes.size > 0 ? lookupsIn(indexes.reported, events) : happened };
  const places = lazily(() => listed(set.entities, (entity) => (entity.in === undefined ? [] : [entity.in])));
  const kinds = lazily(() => listed(set.entities, kindsOf));
  const names = lazily(() => listed(set.entities, namesOf));
  const told = lazily(() => listed(live, (fact) => fact.evidence.map((one) => one.source)));
  const heirs = lazily(() => listed(live, (fact) => (fact.replacedBy === undefined ? [] : [fact.replacedBy])));
  const closures = {
    happened: indexClosures(set.closures),
    reported: indexClosures(set.closures.filter((closure) => isReported(closure, outcomes))),
  };
  const closable = {
    happened: onTop((relation) => closures.happened.get(relation)),
    reported: onTop((relation) => closures.reported.get(relation)),
  };
  const order = new Map(live.map((fact, place) => [fact.id, place]));
  return {
    set,
    language: set.language,
    kept: [],
    layered: outcomes.size > 0,
    actingRelations: set.relations.filter(saysForWhom).map((relation) => relation.id),
    entity: onTop((id) => entities.get(id)),
    relation: onTop((id) => relations.get(id)),
    fact: onTop((id) => facts.get(id)),
    placeOf: (id) => order.get(id) ?? -1,
    source: onTop((id) => sources.get(id)),
    entitiesOf: (kind, subtype) => kinds(subtype === undefined ? kind : `${kind}|${subtype}`),
    entitiesNamed: (text) => names(plainText(text)),
    partsOf: places,
    factsOf: (layer, relation, end) => lookups[layer].of(relation, end),
    factsAt: (layer, relation, end, event) => lookups[layer].at(relation, end, event),
    factsDuring: (layer, relation, end, span) => lookups[layer].during(relation, end, span),
    closuresOf: (layer, relation, end) => closuresAt(closable[layer](relation), end),
    factsAbout: (layer, entity) => indexes[layer].about.get(entity) ?? NONE,
    facts: (layer) => indexes[layer].all,
    factsIn: told,
    replacementOf: (fact) => (fact.replacedBy === undefined ? undefined : facts.get(fact.replacedBy)),
    replacedBy: (fact) => heirs(fact.id),
  };
}
