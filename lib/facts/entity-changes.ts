import { ok, refused, type Result } from "../problem";
import { changeBetween } from "./change";
import type { Closure, Entity, Fact, FactSet } from "./fact";

/** The fact with one entity in the place of another, wherever it names it. */
export function withEntity(fact: Fact, from: string, to: string): Fact {
  const other = (id: string | undefined) => (id === from ? to : id);
  const object = "entity" in fact.object && fact.object.entity === from ? { entity: to } : fact.object;
  return {
    ...fact,
    subject: other(fact.subject)!,
    object,
    ...(fact.by !== undefined && { by: other(fact.by) }),
    ...(fact.event !== undefined && { event: other(fact.event) }),
  };
}

/** Whether a fact names an entity: at an end, as who says it, or as its event. */
export function namesEntity(fact: Fact, id: string): boolean {
  return fact.subject === id || ("entity" in fact.object && fact.object.entity === id) || fact.by === id || fact.event === id;
}

/** Everything of a set that names an entity: facts, entities that are part of it or belong to it, and lists that are complete. */
export type Uses = { facts: Fact[]; entities: Entity[]; closures: Closure[] };

/** What would be left without an end if an entity went. */
export function usesOfEntity(set: FactSet, id: string): Uses {
  return {
    facts: set.facts.filter((fact) => namesEntity(fact, id)),
    entities: set.entities.filter(
      (entity) => entity.id !== id && (entity.in === id || entity.of === id || entity.equivalents?.includes(id)),
    ),
    closures: set.closures.filter((closure) => closure.subject === id || closure.object === id),
  };
}

/** What a change of entities does to a set: things as they are after it, and the ids of what goes. */
export type EntityChange = {
  entities: Entity[];
  goneEntities: string[];
  facts: Fact[];
  goneFacts: string[];
  closures: Closure[];
  goneClosures: Closure[];
};

const NO_CHANGE: EntityChange = { entities: [], goneEntities: [], facts: [], goneFacts: [], closures: [], goneClosures: [] };

function unitedAliases(kept: Entity, gone: Entity): string[] | undefined {
  const names = [...(kept.aliases ?? []), gone.name, ...(gone.aliases ?? [])].filter((name) => name !== kept.name);
  return names.length > 0 ? [...new Set(names)].slice(0, 100) : undefined;
}

/** The kept one with the names of the other, and with what only the other said of itself. */
function united(kept: Entity, gone: Entity): Entity {
  const aliases = unitedAliases(kept, gone);
  return { ...gone, ...kept, ...(aliases && { aliases }) };
}

/** An entity that points to the one that is kept instead of the one that goes; never to itself. */
function repointed(entity: Entity, gone: string, kept: string): Entity {
  const other = (id: string | undefined) => (id === gone ? kept : id);
  const [place, owner] = [other(entity.in), other(entity.of)];
  const equivalents = entity.equivalents && [...new Set(entity.equivalents.map((id) => other(id)!))].filter((id) => id !== entity.id);
  const { in: _in, of: _of, equivalents: _equivalents, ...rest } = entity;
  return {
    ...rest,
    ...(place !== undefined && place !== entity.id && { in: place }),
    ...(owner !== undefined && owner !== entity.id && { of: owner }),
    ...(equivalents?.length && { equivalents }),
  };
}

const unitedEvidence = (one: Fact, other: Fact): Fact["evidence"] => {
  const isKnown = (found: Fact["evidence"][number]) =>
    one.evidence.some((own) => own.source === found.source && own.start === found.start && own.end === found.end);
  return [...one.evidence, ...other.evidence.filter((found) => !isKnown(found))];
};

/** Whether two facts say the same, whatever their evidence and however they are filed. */
export const saySame = (one: Fact, other: Fact): boolean =>
  changeBetween({ ...one, id: "", evidence: [] }, { ...other, id: "", evidence: [] }) !== "meaning" &&
  (one.review ?? "approved") === (other.review ?? "approved");

/** The facts that change when `from` becomes `to`; of two that then say the same, the first gets the evidence of the second, which goes. */
function renamedFacts(set: FactSet, from: string, to: string): Pick<EntityChange, "facts" | "goneFacts"> {
  const changed = new Map(set.facts.filter((fact) => namesEntity(fact, from)).map((fact) => [fact.id, withEntity(fact, from, to)]));
  const goneFacts: string[] = [];
  for (const fact of [...changed.values()]) {
    const twin = set.facts.find(
      (other) => other.id !== fact.id && !goneFacts.includes(other.id) && saySame(changed.get(other.id) ?? other, fact),
    );
    if (!twin || set.facts.some((other) => other.replacedBy === fact.id)) continue;
    changed.set(twin.id, { ...(changed.get(twin.id) ?? twin), evidence: unitedEvidence(changed.get(twin.id) ?? twin, fact) });
    changed.delete(fact.id);
    goneFacts.push(fact.id);
  }
  return { facts: [...changed.values()], goneFacts };
}

const saysOfItself = (fact: Fact) => "entity" in fact.object && fact.object.entity === fact.subject;

function renamedClosures(set: FactSet, from: string, to: string): Pick<EntityChange, "closures" | "goneClosures"> {
  const gone = set.closures.filter((closure) => closure.subject === from || closure.object === from);
  const renamed = gone.map((closure): Closure => ({
    ...closure,
    ...(closure.subject === from && { subject: to }),
    ...(closure.object === from && { object: to }),
  }));
  const isThere = (closure: Closure) =>
    set.closures.some(
      (other) => other.relation === closure.relation && other.subject === closure.subject && other.object === closure.object,
    );
  return { closures: renamed.filter((closure) => !isThere(closure)), goneClosures: gone };
}

/** Whether one is, by what it is part of or belongs to, below the other. */
function isWithin(set: FactSet, id: string, other: string): boolean {
  const above = new Map(set.entities.map((entity) => [entity.id, [entity.in, entity.of]]));
  const seen = new Set<string>();
  const waiting = [id];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    for (const one of above.get(next) ?? []) if (one !== undefined) waiting.push(one);
  }
  return id !== other && seen.has(other);
}

/**
 * Two entities become one: facts, places and lists that named the second name the first, which gets the other’s names too. Facts that then
 * say the same become one with the evidence of both. Refused where it would make nonsense: two kinds of thing, a thing said of itself, a
 * part of itself.
 */
export function mergeEntities(set: FactSet, keptId: string, goneId: string): Result<EntityChange> {
  const [kept, gone] = [keptId, goneId].map((id) => set.entities.find((entity) => entity.id === id));
  if (!kept || !gone || keptId === goneId) return refused({ where: "with", message: "Choose another one to merge with." });
  if (kept.kind !== gone.kind)
    return refused({
      where: "with",
      message: `“${kept.name}” is ${aKind(kept)}, and “${gone.name}” is ${aKind(gone)}. Only two of one kind can be merged.`,
    });
  if (isWithin(set, keptId, goneId) || isWithin(set, goneId, keptId))
    return refused({
      where: "with",
      message: `One of “${kept.name}” and “${gone.name}” is part of the other, or belongs to it. They cannot be the same.`,
    });
  const changed = renamedFacts(set, goneId, keptId);
  const nonsense = changed.facts.find(saysOfItself);
  if (nonsense)
    return refused({
      where: "with",
      message: `A fact says something of “${gone.name}” and “${kept.name}” together. Merged, it would be said of itself.`,
    });
  const others = set.entities.filter(
    (entity) =>
      entity.id !== keptId &&
      entity.id !== goneId &&
      (entity.in === goneId || entity.of === goneId || entity.equivalents?.includes(goneId)),
  );
  const one = repointed(united(kept, gone), goneId, keptId);
  return ok({
    ...NO_CHANGE,
    ...changed,
    ...renamedClosures(set, goneId, keptId),
    entities: [one, ...others.map((entity) => repointed(entity, goneId, keptId))],
    goneEntities: [goneId],
  });
}

const aKind = ({ kind }: Entity) => (/^[aeo]/.test(kind) ? `an ${kind}` : `a ${kind}`);

/**
 * One entity becomes two: `added` is new, of the same kind, and the facts chosen name it from now on. Refused where no fact is chosen,
 * where one of them does not name the entity, and where it would take the name that the other keeps.
 */
export function splitEntity(
  set: FactSet,
  id: string,
  added: { id: string; name: string; aliases?: string[] },
  factIds: readonly string[],
): Result<EntityChange> {
  const entity = set.entities.find((one) => one.id === id);
  if (!entity) return refused({ where: "second", message: "It is no longer there." });
  if (added.name.trim() === "" || added.name === entity.name)
    return refused({ where: "second", message: "Give the new one a name of its own." });
  const moved = set.facts.filter((fact) => factIds.includes(fact.id) && namesEntity(fact, id));
  if (moved.length === 0) return refused({ where: "facts", message: "Choose at least one fact that is about the new one." });
  if (moved.length < new Set(factIds).size)
    return refused({ where: "facts", message: "One of these facts no longer names it. Load the page again." });
  const { aliases, at: _at, note: _note, equivalents: _equivalents, ...alike } = entity;
  const left = aliases?.filter((alias) => !(added.aliases ?? []).includes(alias) && alias !== added.name);
  const { aliases: _aliases, ...bare } = entity;
  const former: Entity = { ...bare, ...(left?.length && { aliases: left }) };
  const made: Entity = { ...alike, id: added.id, name: added.name, ...(added.aliases?.length && { aliases: added.aliases }) };
  return ok({ ...NO_CHANGE, entities: [former, made], facts: moved.map((fact) => withEntity(fact, id, added.id)) });
}

/** The set with a change made to it. */
export function withChange(set: FactSet, change: EntityChange): FactSet {
  const put = <T extends { id: string }>(items: readonly T[], changed: readonly T[], gone: readonly string[]): T[] => {
    const by = new Map(changed.map((item) => [item.id, item]));
    const kept = items.filter((item) => !gone.includes(item.id)).map((item) => by.get(item.id) ?? item);
    return [...kept, ...changed.filter((item) => !items.some(({ id }) => id === item.id))];
  };
  return {
    ...set,
    entities: put(set.entities, change.entities, change.goneEntities),
    facts: put(set.facts, change.facts, change.goneFacts),
    closures: [...set.closures.filter((closure) => !change.goneClosures.includes(closure)), ...change.closures],
  };
}
