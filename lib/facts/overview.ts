import { isAuthoredAnswer } from "./authored-role";
import { conflictsWith } from "./conflicts";
import type { Entity, Fact, FactObject, Relation, Source } from "./fact";
import type { Graph } from "./graph";
import { STATED_ROLE } from "./stated-false";
import { nameAlone } from "./wording";
import { framesOf } from "./frames/frames";

/** An event as the page of a set lists it: its date in words ("" where none is known), where, and what reports said otherwise. */
export type EventLine = { id: string; name: string; date: string; sortDate: string; places: string[]; otherwise: string[] };

/**
 * A place as the page of a set lists it: its name, the country it is in, where that is (latitude and longitude; null where not known), and
 * the events there.
 */
export type PlaceLine = {
  id: string;
  name: string;
  within: string | null;
  at: readonly [number, number] | null;
  events: { id: string; name: string; date: string }[];
};

/** A source as the page of a set lists it, without its text: how many facts it tells. */
export type SourceLine = { source: Omit<Source, "text" | "damaged">; facts: number };

/** A topic as the page of a set lists it: how many facts it holds. */
export type TopicLine = { topic: string; facts: number };

const relationsWith = (graph: Graph, fits: (relation: Relation) => boolean) => graph.set.relations.filter(fits);
const isAboutEvents = (relation: Relation) => relation.subject.includes("event");
const dateRelations = (graph: Graph) =>
  relationsWith(graph, (one) => isAboutEvents(one) && one.object === "date" && (one.role === "date" || one.role === undefined));
const placeRelations = (graph: Graph) =>
  relationsWith(graph, (one) => isAboutEvents(one) && Array.isArray(one.object) && one.object.length === 1 && one.object[0] === "place");

const told = (facts: readonly Fact[]) => facts.filter((fact) => !fact.negated && fact.review !== "pending");

/** What is known of an event by some relations: what stands now, and what a report said and no longer stands. */
function valuesOf(graph: Graph, relations: readonly Relation[], event: string): { now: Fact[]; before: Fact[] } {
  const on = (layer: "happened" | "reported") =>
    relations.flatMap((relation) => told(graph.factsOf(layer, relation.id, { subject: event })));
  const now = on("happened");
  const standing = new Set(now.map((fact) => fact.id));
  return { now, before: graph.layered ? on("reported").filter((fact) => !standing.has(fact.id)) : [] };
}

const dateWords = (graph: Graph, object: FactObject) =>
  "from" in object ? framesOf(graph).span(object.from, object.to, object.precision) : "";
const placeWords = (graph: Graph, object: FactObject) => ("entity" in object ? nameAlone(graph, object.entity) : "");

/** Days first, coarser spans where there is no day; where values are in conflict, all of them. */
function bestDate(graph: Graph, facts: readonly Fact[]): { text: string; from: string } {
  const [first, ...rest] = [...facts].sort((a, b) => precisionOf(a) - precisionOf(b));
  if (!first || !("from" in first.object)) return { text: "", from: "9999" };
  const rivals = rest.filter((fact) => conflictsWith(graph, "happened", first).some((one) => one.id === fact.id));
  // A year says little of when: what is known to the day comes first.
  const from = first.object.precision === "year" ? first.object.to : first.object.from;
  return { text: [first, ...rivals].map((fact) => dateWords(graph, fact.object)).join(` ${framesOf(graph).or} `), from };
}

const PRECISE = ["day", "week", "month", "year"];
const precisionOf = (fact: Fact) => ("precision" in fact.object ? PRECISE.indexOf(fact.object.precision) : PRECISE.length);

/** The names of places that hold no other of them. */
function finest(graph: Graph, facts: readonly Fact[]): string[] {
  const ids = new Set(facts.flatMap((fact) => ("entity" in fact.object ? [fact.object.entity] : [])));
  const wider = new Set([...ids].map((id) => graph.entity(id)?.in));
  return [...ids].filter((id) => !wider.has(id)).map((id) => nameAlone(graph, id));
}

/** Every event of the set by date, undated ones last. */
export function listEvents(graph: Graph): EventLine[] {
  const [dates, places] = [dateRelations(graph), placeRelations(graph)];
  const lines = graph.entitiesOf("event").map((event): EventLine => {
    const when = valuesOf(graph, dates, event.id);
    const where = valuesOf(graph, places, event.id);
    const date = bestDate(graph, when.now);
    const placeNow = [...new Set(where.now.map((fact) => placeWords(graph, fact.object)))];
    const otherwise = [
      ...when.before.map((fact) => dateWords(graph, fact.object)).filter((text) => text !== date.text),
      ...where.before.map((fact) => placeWords(graph, fact.object)).filter((text) => !placeNow.includes(text)),
    ];
    return {
      id: event.id,
      name: nameAlone(graph, event.id),
      date: date.text,
      sortDate: date.from,
      places: finest(graph, where.now),
      otherwise: [...new Set(otherwise)],
    };
  });
  return lines.sort((a, b) => (a.sortDate < b.sortDate ? -1 : a.sortDate > b.sortDate ? 1 : 0));
}

/** Leaves out of a wider place what is listed at a place within it, and wider places of which nothing is left. */
function withoutRepeats(graph: Graph, lines: readonly PlaceLine[]): PlaceLine[] {
  const within = new Map<string, Set<string>>();
  for (const line of lines) {
    for (let place = graph.entity(line.id)?.in, depth = 0; place !== undefined && depth < 10; place = graph.entity(place)?.in, depth++) {
      const events = within.get(place) ?? new Set();
      for (const event of line.events) events.add(event.id);
      within.set(place, events);
    }
  }
  const kept = lines.map((line) => ({ ...line, events: line.events.filter((event) => !within.get(line.id)?.has(event.id)) }));
  return kept.filter((line) => line.events.length > 0);
}

/** Every place of the set where something took place, busiest first, each event at the finest place known. */
export function listPlaces(graph: Graph): PlaceLine[] {
  const events = new Map(listEvents(graph).map((line) => [line.id, line]));
  const byPlace = new Map<string, PlaceLine>();
  for (const fact of placeRelations(graph).flatMap((relation) => told(graph.factsOf("happened", relation.id)))) {
    const place = "entity" in fact.object ? graph.entity(fact.object.entity) : undefined;
    const event = events.get(fact.subject);
    if (!place || !event) continue;
    const line = byPlace.get(place.id) ?? {
      id: place.id,
      name: nameAlone(graph, place.id),
      within: withinOf(graph, place),
      at: place.at ?? null,
      events: [],
    };
    if (!line.events.some((one) => one.id === event.id)) line.events.push({ id: event.id, name: event.name, date: event.date });
    byPlace.set(place.id, line);
  }
  return withoutRepeats(graph, [...byPlace.values()]).sort((a, b) => b.events.length - a.events.length || (a.name < b.name ? -1 : 1));
}

function withinOf(graph: Graph, place: Entity): string | null {
  return place.in === undefined ? null : nameAlone(graph, place.in);
}

/** Words by which an author says what answers a question of theirs, or what does not: nothing to read, and half of it tells answers. */
function isForQuestions(graph: Graph, source: Source): boolean {
  const facts = graph.factsIn(source.id);
  return (
    source.kind === "author" && facts.every((fact) => isAuthoredAnswer(graph, fact) || graph.relation(fact.relation)?.role === STATED_ROLE)
  );
}

/**
 * Every source of the set with the number of facts that it tells, in the order of the set; none that only serves questions written by hand.
 */
export function listSourceLines(graph: Graph): SourceLine[] {
  return graph.set.sources
    .filter((source) => !isForQuestions(graph, source))
    .map((source) => ({ source, facts: graph.factsIn(source.id).length }));
}

/** The topics of the set by how many facts they hold, most first. */
export function listTopics(graph: Graph): TopicLine[] {
  const counts = new Map<string, number>();
  for (const fact of graph.set.facts)
    if (fact.topic !== undefined && fact.review !== "rejected") counts.set(fact.topic, (counts.get(fact.topic) ?? 0) + 1);
  return inOrderOfSize([...counts].map(([topic, facts]) => ({ topic, facts })));
}

/** Topics by how many facts they hold, most first. */
export const inOrderOfSize = (topics: readonly TopicLine[]): TopicLine[] =>
  [...topics].sort((a, b) => b.facts - a.facts || (a.topic < b.topic ? -1 : 1));
