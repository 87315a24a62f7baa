import type { DateSpan } from "./date-span";
import type { Fact, FactObject } from "./fact";
import { onTop } from "./kept";
import { plainText } from "./plain-text";
import { holdsDuring, timelineOf, type Timeline } from "./timeline";

const NONE: readonly never[] = [];

/** Adds to the list of a key. */
export function put<K, T>(lists: Map<K, T[]>, key: K, one: T): void {
  const list = lists.get(key);
  if (list) list.push(one);
  else lists.set(key, [one]);
}

/**
 * A key that is equal for equal objects: for indexes and for comparing values. A plain word is the id of an entity, and its own key: no id
 * begins as the keys of values do.
 */
export function objectKey(object: FactObject | string): string {
  if (typeof object === "string") return object;
  if ("entity" in object) return object.entity;
  if ("number" in object) return `#${object.number} ${object.unit}`;
  if ("from" in object) return `@${object.from}/${object.to}`;
  return `“${plainText(object.text)}`;
}

/** Facts by one end, with the list that was asked for last on top: while a fact is worked on, others are held against it. */
type ByEnd = { lists: Map<string, Fact[]>; last: string | undefined; found: readonly Fact[] };

/** The facts of one relation on one layer, by either end. */
type OfRelation = { all: Fact[]; bySubject: ByEnd; byObject: ByEnd };

const byNothing = (): ByEnd => ({ lists: new Map(), last: undefined, found: NONE });

function having(end: ByEnd, key: string): readonly Fact[] {
  if (end.last !== key) {
    end.found = end.lists.get(key) ?? NONE;
    end.last = key;
  }
  return end.found;
}

const havingSubject = ({ bySubject }: OfRelation, subject: string) => having(bySubject, subject);
const havingObject = ({ byObject }: OfRelation, key: string) => having(byObject, key);

/** The facts of one layer. Lists keep the order in which facts were added. */
export type FactIndex = { all: Fact[]; byRelation: Map<string, OfRelation>; about: Map<string, Fact[]> };

/** An index with nothing in it. */
export const emptyIndex = (): FactIndex => ({ all: [], byRelation: new Map(), about: new Map() });

function relationIn(index: FactIndex, id: string): OfRelation {
  const known = index.byRelation.get(id);
  if (known) return known;
  const relation = { all: [], bySubject: byNothing(), byObject: byNothing() };
  index.byRelation.set(id, relation);
  return relation;
}

/** Adds a fact to an index; `key` is the `objectKey` of its object. */
export function addFact(index: FactIndex, fact: Fact, key: string): void {
  const relation = relationIn(index, fact.relation);
  index.all.push(fact);
  relation.all.push(fact);
  put(relation.bySubject.lists, fact.subject, fact);
  put(relation.byObject.lists, key, fact);
  const named = new Set([fact.subject, "entity" in fact.object ? fact.object.entity : undefined, fact.by, fact.event]);
  for (const entity of named) if (entity !== undefined) put(index.about, entity, fact);
}

/** Which facts of a relation: those of a subject, those of an object, or those of both. */
export type End = { subject: string } | { object: FactObject | string } | { subject: string; object: FactObject | string };

/** A list up to this long is read through; a longer one is grouped, once. */
const FEW = 32;

/** What long lists were grouped by, kept as long as the list is. Lists never change once the graph is made. */
type Groups = WeakMap<readonly Fact[], Map<string, readonly Fact[]>>;

/** The facts of a list that have a key, as `keysOf` gives them. */
function withKey(list: readonly Fact[], key: string, keysOf: (fact: Fact) => readonly string[], groups: Groups): readonly Fact[] {
  if (list.length === 0) return NONE;
  if (list.length <= FEW) return list.filter((fact) => keysOf(fact).includes(key));
  const grouped = groups.get(list) ?? group(list, keysOf);
  groups.set(list, grouped);
  return grouped.get(key) ?? NONE;
}

/** As `withKey`, of facts that have one key each: a short list in which all or none have it costs no new one. */
function sharing(list: readonly Fact[], key: string, keyOf: (fact: Fact) => string, groups: Groups): readonly Fact[] {
  if (list.length === 1) return keyOf(list[0]!) === key ? list : NONE;
  if (list.length > FEW) return withKey(list, key, (fact) => [keyOf(fact)], groups);
  return list.some((fact) => keyOf(fact) === key) ? list.filter((fact) => keyOf(fact) === key) : NONE;
}

const keyOfObject = (fact: Fact) => objectKey(fact.object);
const subjectOf = (fact: Fact) => fact.subject;

function group(list: readonly Fact[], keysOf: (fact: Fact) => readonly string[]): Map<string, readonly Fact[]> {
  const grouped = new Map<string, Fact[]>();
  for (const fact of list) for (const key of keysOf(fact)) put(grouped, key, fact);
  return grouped;
}

/** Look-ups in one index; each reads no more than it gives, whatever the size of the set. */
export type FactLookups = {
  of(relation: string, end?: End): readonly Fact[];
  at(relation: string, end: End, event: string): readonly Fact[];
  during(relation: string, end: End, span: DateSpan): readonly Fact[];
};

/** Look-ups in an index; `eventsOf` says which events a fact names. */
export function lookupsIn(index: FactIndex, eventsOf: (fact: Fact) => readonly string[]): FactLookups {
  const [byObject, bySubject, byEvent]: Groups[] = [new WeakMap(), new WeakMap(), new WeakMap()] as [Groups, Groups, Groups];
  const timelines = new WeakMap<readonly Fact[], Timeline<Fact>>();
  const relationOf = onTop((id) => index.byRelation.get(id));
  const bothEnds = (relation: OfRelation, subject: string, key: string): readonly Fact[] => {
    const ofSubject = havingSubject(relation, subject);
    if (ofSubject.length <= 1) return sharing(ofSubject, key, keyOfObject, byObject!);
    const ofObject = havingObject(relation, key);
    if (ofSubject.length <= ofObject.length) return sharing(ofSubject, key, keyOfObject, byObject!);
    return sharing(ofObject, subject, subjectOf, bySubject!);
  };
  const of = (id: string, end?: End): readonly Fact[] => {
    const relation = relationOf(id);
    if (!relation) return NONE;
    if (!end) return relation.all;
    if (!("object" in end)) return havingSubject(relation, end.subject);
    const key = objectKey(end.object);
    return "subject" in end ? bothEnds(relation, end.subject, key) : havingObject(relation, key);
  };
  return {
    of,
    at: (relation, end, event) => withKey(of(relation, end), event, eventsOf, byEvent!),
    during: (relation, end, span) => {
      const list = of(relation, end);
      const timeline = timelines.get(list) ?? timelineOf(list, holdsDuring);
      timelines.set(list, timeline);
      return timeline.during(span);
    },
  };
}
