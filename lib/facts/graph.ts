import type { DateSpan } from "./date-span";
import type { Closure, Entity, EntityKind, Fact, FactObject, FactSet, Layer, Relation, Source } from "./fact";
import { holdsDuring, timelineOf, type Timeline } from "./timeline";

/** Which facts of a relation: those of a subject, those of an object, or those of both. */
export type End = { subject: string } | { object: FactObject | string } | { subject: string; object: FactObject | string };

/**
 * A fact set indexed once and never changed: every look-up below costs the same in a set of a hundred facts and of a hundred thousand.
 * Lists keep the order of the set. Facts rejected in review are not in it; pending ones are (see `Fact.review`).
 */
export type Graph = {
  readonly set: FactSet;
  readonly language: string;
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

/** Text made comparable: NFKC, no marks, lower case, no punctuation, single spaces. */
export function plainText(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[łŁ]/g, "l")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** A key that is equal for equal objects: for indexes and for comparing values. */
export function objectKey(object: FactObject | string): string {
  if (typeof object === "string") return `e:${object}`;
  if ("entity" in object) return `e:${object.entity}`;
  if ("number" in object) return `n:${object.number} ${object.unit}`;
  if ("from" in object) return `d:${object.from}/${object.to}`;
  return `t:${plainText(object.text)}`;
}

/**
 * The layer a fact is asked on. With no outcome source everything happened, as far as the set knows. Otherwise a fact that only reports tell
 * is asked as reported, and one that an outcome tells, as it happened.
 */
export function layerOf(graph: Graph, fact: Fact): Layer {
  if (!graph.layered) return "happened";
  return fact.evidence.some((one) => graph.source(one.source)?.outcome) ? "happened" : "reported";
}

type Index = Map<string, Fact[]>;

function put<T>(index: Map<string, T[]>, key: string, one: T): void {
  const list = index.get(key);
  if (list) list.push(one);
  else index.set(key, [one]);
}

/** The part of an index key that stands for an end. */
function endKey(end: End): string {
  const subject = "subject" in end ? `|s:${end.subject}` : "";
  return "object" in end ? `${subject}|o:${objectKey(end.object)}` : subject;
}

/** The events a fact or claim names: as an end, or in `event`. */
export function eventsOf(graph: Pick<Graph, "entity">, told: Pick<Fact, "subject" | "object" | "event">): string[] {
  const ends = [told.subject, "entity" in told.object ? told.object.entity : undefined];
  const events = ends.filter((id) => id !== undefined && graph.entity(id)?.kind === "event");
  return [...new Set([...events, told.event])].filter((id) => id !== undefined);
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

function indexFact(index: Index, layer: Layer, fact: Fact, events: readonly string[]): void {
  put(index, layer, fact);
  put(index, `${layer}|${fact.relation}`, fact);
  for (const end of [{ subject: fact.subject }, { object: fact.object }, { subject: fact.subject, object: fact.object }]) {
    const key = `${layer}|${fact.relation}${endKey(end)}`;
    put(index, key, fact);
    for (const event of events) put(index, `${key}|v:${event}`, fact);
  }
  const ends = [fact.subject, "entity" in fact.object ? fact.object.entity : undefined, fact.by, fact.event];
  for (const end of new Set(ends)) if (end !== undefined) put(index, `${layer}|about|${end}`, fact);
}

function indexEntities(entities: readonly Entity[]) {
  const ofKind = new Map<string, Entity[]>();
  const named = new Map<string, Entity[]>();
  const add = (map: Map<string, Entity[]>, key: string, entity: Entity) => {
    const list = map.get(key);
    if (!list) map.set(key, [entity]);
    else if (list[list.length - 1] !== entity) list.push(entity);
  };
  for (const entity of entities) {
    add(ofKind, entity.kind, entity);
    if (entity.subtype) add(ofKind, `${entity.kind}|${entity.subtype}`, entity);
    for (const name of [entity.name, ...(entity.aliases ?? [])]) add(named, plainText(name), entity);
  }
  return { ofKind, named };
}

function indexClosures(closures: readonly Closure[], outcomes: ReadonlySet<string>): Map<string, Closure[]> {
  const index = new Map<string, Closure[]>();
  for (const closure of closures) {
    const end = closure.object !== undefined ? { object: closure.object } : { subject: closure.subject ?? "" };
    put(index, `happened|${closure.relation}${endKey(end)}`, closure);
    if (isReported(closure, outcomes)) put(index, `reported|${closure.relation}${endKey(end)}`, closure);
  }
  return index;
}

function saysForWhom({ subject, object, functional }: Relation): boolean {
  if (!subject.includes("person") || !Array.isArray(object)) return false;
  return object.includes("office") || (functional === true && object.every((kind) => kind === "place" || kind === "organisation"));
}

/** The graph of a fact set. The set must have passed `readFactSet`; it must not be changed afterwards. */
export function graphOf(set: FactSet): Graph {
  const outcomes = new Set(set.sources.filter((source) => source.outcome).map((source) => source.id));
  const layered = outcomes.size > 0;
  const live = set.facts.filter((fact) => fact.review !== "rejected");
  const byId = new Map(live.map((fact) => [fact.id, fact]));
  const entities = new Map(set.entities.map((entity) => [entity.id, entity]));
  const relations = new Map(set.relations.map((relation) => [relation.id, relation]));
  const sources = new Map(set.sources.map((source) => [source.id, source]));
  const index: Index = new Map();
  const heirs: Index = new Map();
  const told: Index = new Map();
  for (const fact of live) {
    const layers = layered ? layersOf(fact, byId, outcomes) : fact.replacedBy && byId.has(fact.replacedBy) ? [] : (["happened"] as const);
    // Only an event-scoped relation is looked up by event.
    const events = relations.get(fact.relation)?.scope === "event" ? eventsOf({ entity: (id) => entities.get(id) }, fact) : [];
    for (const layer of layers) indexFact(index, layer, fact, events);
    if (fact.replacedBy) put(heirs, fact.replacedBy, fact);
    for (const source of new Set(fact.evidence.map((one) => one.source))) put(told, source, fact);
  }
  const places = new Map(live.map((fact, place) => [fact.id, place]));
  const timelines = new Map<string, Timeline<Fact>>();
  const closed = indexClosures(set.closures, layered ? outcomes : new Set());
  const { ofKind, named } = indexEntities(set.entities);
  // With one layer, `reported` reads the same facts.
  const on = (layer: Layer) => (layered ? layer : "happened");
  return {
    set,
    language: set.language,
    layered,
    actingRelations: set.relations.filter(saysForWhom).map((relation) => relation.id),
    entity: (id) => entities.get(id),
    relation: (id) => relations.get(id),
    fact: (id) => byId.get(id),
    placeOf: (id) => places.get(id) ?? -1,
    source: (id) => sources.get(id),
    entitiesOf: (kind, subtype) => ofKind.get(subtype === undefined ? kind : `${kind}|${subtype}`) ?? NONE,
    entitiesNamed: (text) => named.get(plainText(text)) ?? NONE,
    factsOf: (layer, relation, end) => index.get(`${on(layer)}|${relation}${end ? endKey(end) : ""}`) ?? NONE,
    factsAt: (layer, relation, end, event) => index.get(`${on(layer)}|${relation}${endKey(end)}|v:${event}`) ?? NONE,
    factsDuring: (layer, relation, end, span) => {
      const key = `${on(layer)}|${relation}${endKey(end)}`;
      const known = timelines.get(key);
      if (known) return known.during(span);
      const timeline = timelineOf(index.get(key) ?? NONE, holdsDuring);
      timelines.set(key, timeline);
      return timeline.during(span);
    },
    closuresOf: (layer, relation, end) => closed.get(`${on(layer)}|${relation}${endKey(end)}`) ?? NONE,
    factsAbout: (layer, entity) => index.get(`${on(layer)}|about|${entity}`) ?? NONE,
    facts: (layer) => index.get(on(layer)) ?? NONE,
    factsIn: (source) => told.get(source) ?? NONE,
    replacementOf: (fact) => (fact.replacedBy === undefined ? undefined : byId.get(fact.replacedBy)),
    replacedBy: (fact) => heirs.get(fact.id) ?? NONE,
  };
}
