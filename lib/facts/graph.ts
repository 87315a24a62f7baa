import type { Entity, EntityKind, Fact, FactObject, FactSet, Layer, Relation, Source } from "./fact";

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
  source(id: string): Source | undefined;
  /** Entities of a kind and, where given, subtype. */
  entitiesOf(kind: EntityKind, subtype?: string): readonly Entity[];
  /** Entities whose name or alias is this text, compared by `sameText`. */
  entitiesNamed(text: string): readonly Entity[];
  /** Facts on a layer: of one relation, of one relation and subject, or of one relation and object. */
  factsOf(layer: Layer, relation: string, end?: { subject: string } | { object: FactObject | string }): readonly Fact[];
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

function put(index: Index, key: string, fact: Fact): void {
  const list = index.get(key);
  if (list) list.push(fact);
  else index.set(key, [fact]);
}

const NONE: readonly never[] = [];

/** Whether any source of the fact tells as of reports: a fact with no evidence at all counts as reported. */
function isReported(fact: Fact, outcomes: ReadonlySet<string>): boolean {
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

function indexFact(index: Index, layer: Layer, fact: Fact): void {
  put(index, layer, fact);
  put(index, `${layer}|${fact.relation}`, fact);
  put(index, `${layer}|${fact.relation}|s:${fact.subject}`, fact);
  put(index, `${layer}|${fact.relation}|o:${objectKey(fact.object)}`, fact);
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
    for (const layer of layers) indexFact(index, layer, fact);
    if (fact.replacedBy) put(heirs, fact.replacedBy, fact);
    for (const source of new Set(fact.evidence.map((one) => one.source))) put(told, source, fact);
  }
  const { ofKind, named } = indexEntities(set.entities);
  // With one layer, `reported` reads the same facts.
  const on = (layer: Layer) => (layered ? layer : "happened");
  return {
    set,
    language: set.language,
    layered,
    entity: (id) => entities.get(id),
    relation: (id) => relations.get(id),
    fact: (id) => byId.get(id),
    source: (id) => sources.get(id),
    entitiesOf: (kind, subtype) => ofKind.get(subtype === undefined ? kind : `${kind}|${subtype}`) ?? NONE,
    entitiesNamed: (text) => named.get(plainText(text)) ?? NONE,
    factsOf: (layer, relation, end) => {
      const tail = end === undefined ? "" : "subject" in end ? `|s:${end.subject}` : `|o:${objectKey(end.object)}`;
      return index.get(`${on(layer)}|${relation}${tail}`) ?? NONE;
    },
    factsAbout: (layer, entity) => index.get(`${on(layer)}|about|${entity}`) ?? NONE,
    facts: (layer) => index.get(on(layer)) ?? NONE,
    factsIn: (source) => told.get(source) ?? NONE,
    replacementOf: (fact) => (fact.replacedBy === undefined ? undefined : byId.get(fact.replacedBy)),
    replacedBy: (fact) => heirs.get(fact.id) ?? NONE,
  };
}
