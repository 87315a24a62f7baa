import { conflictsWith, isDisputed, isPending } from "./conflicts";
import { sharedSpan, spansOverlap, type DateSpan } from "./date-span";
import type { Entity, Fact, FactSet, Layer, Precision, Relation } from "./fact";
import { plainText, plainWords, type Graph } from "./graph";
import { keptBy, keptFor } from "./kept";
import { mentionsIn, type Mention } from "./mentions";
import { timelineOf, type Timeline } from "./timeline";
import { compareEntities, placesOf } from "./values";
import { nameAlone, nameInText } from "./wording";
import { framesOf } from "./frames/frames";

/**
 * An event told so that nobody can take it for another: `name` in running text ("the defence ministers’ meeting"), `context` the rest
 * ("Paris, 12 March 2025"), `factIds` the facts that the context rests on.
 */
export type Description = { name: string; context: string; factIds: string[] };

/** One part of a context line: its words, the facts it rests on, and whether another event could be told by it. */
type Part = { text: string; factIds: string[]; fits(event: string): boolean; span?: DateSpan };

/** At most so many namesakes are looked at: beyond, no description is given rather than one that was not checked. */
const MOST_NAMESAKES = 1000;

/** So many events are kept with their descriptions, and so many texts with the events that they name. */
const EVENTS_AT_HAND = 500;
const TEXTS_AT_HAND = 500;

/** Ids of the relations that tell when and where an event was, and who was there. */
type Telling = { when: readonly string[]; where: readonly string[]; who: readonly string[] };

/** Relations with the role or one of the usual ids; where there are none, the first functional one of an event that could tell it. */
function relationsFor(
  relations: readonly Relation[],
  role: string,
  usualIds: readonly string[],
  couldTell: (relation: Relation) => boolean,
): string[] {
  const ofEvents = relations.filter((relation) => relation.subject.includes("event") && couldTell(relation));
  const named = ofEvents.filter(
    (relation) => relation.role === role || usualIds.some((id) => relation.id === id || relation.id.startsWith(`${id}-`)),
  );
  const chosen = named.length > 0 ? named : ofEvents.filter((relation) => relation.functional).slice(0, 1);
  return chosen.map((relation) => relation.id);
}

function indexTelling({ relations }: FactSet): Telling {
  const presence = relations.filter(
    (relation) =>
      relation.object.includes("event") &&
      (relation.role === "attendance" || ["hosted", "led", "attended", "took-part-in"].includes(relation.id)),
  );
  return {
    when: relationsFor(relations, "date", ["took-place-on", "held-on"], (relation) => relation.object === "date"),
    where: relationsFor(relations, "place", ["took-place-in", "held-in"], (relation) => relation.object.includes("place")),
    who: presence.map((relation) => relation.id),
  };
}

/** The relations that descriptions rest on. */
const tellingOf = keptFor((graph) => indexTelling(graph.set));

/** Everything that the layer says, in whatever way, of an event by one of the relations. */
function toldOf(graph: Graph, layer: Layer, way: "when" | "where", event: string): Fact[] {
  return tellingOf(graph)[way].flatMap((relation) => graph.factsOf(layer, relation, { subject: event }).filter((fact) => !fact.negated));
}

const spanOf = (fact: Fact): DateSpan | undefined => ("from" in fact.object ? fact.object : undefined);
const placeOf = (fact: Fact): string | undefined => ("entity" in fact.object ? fact.object.entity : undefined);

/** Fit to describe with: said by the set itself, not just possible, and past its review. */
const isPlain = (fact: Fact) => fact.by === undefined && fact.status !== "possible" && !isPending(fact) && !fact.hedge;

const lengthOf = (span: DateSpan) => Date.parse(span.to) - Date.parse(span.from);

type Day = DateSpan & { precision: Precision; factIds: string[] };

/** The day of undisputed facts, the shortest span first. */
function undisputedDay(graph: Graph, layer: Layer, facts: readonly Fact[]): Day | null {
  const days = facts.flatMap((fact) =>
    "from" in fact.object && !isDisputed(graph, layer, fact) ? [{ ...fact.object, factIds: [fact.id] }] : [],
  );
  return days.reduce<Day | null>((best, day) => (best === null || lengthOf(day) < lengthOf(best) ? day : best), null);
}

/** The month or year that all sides of a dispute share. */
function disputedDay(graph: Graph, layer: Layer, facts: readonly Fact[]): Day | null {
  const sides = new Set(facts.flatMap((fact) => [fact, ...conflictsWith(graph, layer, fact)]));
  const shared = sharedSpan([...sides].flatMap((fact) => spanOf(fact) ?? []));
  return shared && { ...shared, factIds: facts.map((fact) => fact.id) };
}

function whenPart(graph: Graph, layer: Layer, event: string, without: ReadonlySet<string>): Part | null {
  const told = toldOf(graph, layer, "when", event);
  if (told.some((fact) => without.has(fact.id))) return null;
  const facts = told.filter(isPlain);
  const day = undisputedDay(graph, layer, facts) ?? disputedDay(graph, layer, facts);
  if (!day) return null;
  const fits = (other: string) => fitsWhen(graph, layer, other, [day]);
  return { text: framesOf(graph).span(day.from, day.to, day.precision), factIds: day.factIds, fits, span: day };
}

/** Every day and place that a layer tells of an event. */
type Told = { spans: readonly DateSpan[]; places: readonly string[] };

function toldAbout(graph: Graph, layer: Layer, event: string): Told {
  const spans = toldOf(graph, layer, "when", event).flatMap((fact) => spanOf(fact) ?? []);
  return { spans, places: toldOf(graph, layer, "where", event).flatMap((fact) => placeOf(fact) ?? []) };
}

const toldOn = {
  reported: keptBy((graph, event: string) => toldAbout(graph, "reported", event)),
  happened: keptBy((graph, event: string) => toldAbout(graph, "happened", event)),
};

/** Whether an event may have been in one of these spans: one of which no day is told may have been at any time. */
function fitsWhen(graph: Graph, layer: Layer, event: string, spans: readonly DateSpan[]): boolean {
  const told = toldOn[layer](graph, event).spans;
  return told.length === 0 || told.some((own) => spans.some((span) => spansOverlap(own, span)));
}

/** Whether an event may have been in one of these places: one of which no place is told may have been anywhere. */
function fitsWhere(graph: Graph, layer: Layer, event: string, places: readonly string[]): boolean {
  const told = toldOn[layer](graph, event).places;
  return told.length === 0 || told.some((own) => places.some((place) => compareEntities(graph, own, place) !== "apart"));
}

/** Whether telling this place tells one of these: itself, or what it is in. */
const givesAway = (graph: Graph, place: string, secrets: readonly string[]) =>
  secrets.some((secret) => secret === place || placesOf(graph, place).includes(secret));

/** Where an event was, as closely as is undisputed. When a city is asked its country may be told, but not the other way round. */
function wherePart(graph: Graph, layer: Layer, event: string, without: ReadonlySet<string>): Part | null {
  const told = toldOf(graph, layer, "where", event);
  const secrets = told.filter((fact) => without.has(fact.id)).flatMap((fact) => placeOf(fact) ?? []);
  const places = told.filter(isPlain).flatMap((fact) => {
    const place = placeOf(fact);
    const sound = place !== undefined && !givesAway(graph, place, secrets) && !isDisputed(graph, layer, fact);
    return sound ? [{ place, fact, depth: placesOf(graph, place).length }] : [];
  });
  const [first] = places.sort((one, other) => other.depth - one.depth);
  if (!first) return null;
  return { text: nameAlone(graph, first.place), factIds: [first.fact.id], fits: (other) => fitsWhere(graph, layer, other, [first.place]) };
}

const usable = (graph: Graph, layer: Layer, fact: Fact, without: ReadonlySet<string>) =>
  !fact.negated && isPlain(fact) && !without.has(fact.id) && !isDisputed(graph, layer, fact);

/** Up to two who took part. */
function presentFacts(graph: Graph, layer: Layer, event: string, without: ReadonlySet<string>): Fact[] {
  const present = new Map<string, Fact>();
  for (const relation of tellingOf(graph).who) {
    for (const fact of graph.factsOf(layer, relation, { object: event })) {
      if (present.size === 2) break;
      if (!present.has(fact.subject) && usable(graph, layer, fact, without)) present.set(fact.subject, fact);
    }
  }
  return [...present.values()];
}

function whoPart(graph: Graph, layer: Layer, event: string, without: ReadonlySet<string>): Part | null {
  const facts = presentFacts(graph, layer, event, without);
  if (facts.length === 0) return null;
  const took = (other: string, who: string) =>
    tellingOf(graph).who.some((relation) => graph.factsOf(layer, relation, { subject: who, object: other }).some((fact) => !fact.negated));
  return {
    text: framesOf(graph).withPeople(facts.map((fact) => nameInText(graph, fact.subject))),
    factIds: facts.map((fact) => fact.id),
    fits: (other) => facts.every((fact) => took(other, fact.subject)),
  };
}

/** Events that share a name: those with a day on a timeline, the others apart. */
type Namesakes = { all: readonly Entity[]; undated: readonly Entity[]; dated: Timeline<{ event: Entity; span: DateSpan }> };

const namesakesOn = {
  reported: keptBy((graph, name: string) => indexNamesakes(graph, "reported", name)),
  happened: keptBy((graph, name: string) => indexNamesakes(graph, "happened", name)),
};

/** Reports know nothing of an event that only outcomes tell of. */
function isKnownOn(graph: Graph, layer: Layer, event: string): boolean {
  return layer === "happened" || graph.factsAbout("reported", event).length > 0 || graph.factsAbout("happened", event).length === 0;
}

function indexNamesakes(graph: Graph, layer: Layer, name: string): Namesakes {
  const all = graph.entitiesNamed(name).filter((entity) => entity.kind === "event" && isKnownOn(graph, layer, entity.id));
  const days = all.map((event) => ({ event, spans: toldOf(graph, layer, "when", event.id).flatMap((fact) => spanOf(fact) ?? []) }));
  const dated = days.flatMap(({ event, spans }) => spans.map((span) => ({ event, span })));
  return {
    all,
    undated: days.filter(({ spans }) => spans.length === 0).map(({ event }) => event),
    dated: timelineOf(dated, (one) => one.span),
  };
}

/** Whether no other event of this name fits all parts of a context. */
function isOnlyOne(graph: Graph, layer: Layer, event: Entity, parts: readonly Part[]): boolean {
  const { all, undated, dated } = namesakesOn[layer](graph, plainText(event.name));
  const span = parts.find((part) => part.span)?.span;
  const rivals = span ? [...new Set([...undated, ...dated.during(span).map((one) => one.event)])] : all;
  if (rivals.length > MOST_NAMESAKES) return false;
  return !rivals.some((rival) => rival.id !== event.id && parts.every((part) => part.fits(rival.id)));
}

const present = (parts: readonly (Part | null)[]): Part[] => parts.filter((part) => part !== null);

/** Descriptions by what they were made without: kept, since every question about an event needs one. */
const descriptionsOn = {
  reported: keptBy(() => new Map<string, Description | null>(), EVENTS_AT_HAND),
  happened: keptBy(() => new Map<string, Description | null>(), EVENTS_AT_HAND),
} satisfies Record<Layer, (graph: Graph, event: string) => Map<string, Description | null>>;

/** Those of some facts that a description of the event could rest on or give away: only they make a difference to it. */
function relevant(graph: Graph, event: string, without: ReadonlySet<string>): string[] {
  const { when, where, who } = tellingOf(graph);
  return [...without].filter((id) => {
    const fact = graph.fact(id);
    if (!fact) return false;
    const tells = fact.subject === event && (when.includes(fact.relation) || where.includes(fact.relation));
    return tells || (who.includes(fact.relation) && "entity" in fact.object && fact.object.entity === event);
  });
}

/**
 * The description of an event on a layer: its name, and where and when it was (or is due), from facts that are plain and undisputed and
 * none of `without`. Where reports differ about the day, the month or year they share; where neither place nor day can be told, or they fit
 * several events of that name, "with" who took part. Null when name and context fit more than one event, or there is no context.
 */
export function describeEvent(graph: Graph, layer: Layer, eventId: string, without: ReadonlySet<string>): Description | null {
  const known = descriptionsOn[layer](graph, eventId);
  const left = relevant(graph, eventId, without);
  const key = left.length === 0 ? "" : left.sort().join("|");
  const found = known.get(key);
  const description = found === undefined ? described(graph, layer, eventId, new Set(left)) : found;
  known.set(key, description);
  return description && { ...description, factIds: [...description.factIds] };
}

function described(graph: Graph, layer: Layer, eventId: string, without: ReadonlySet<string>): Description | null {
  const event = graph.entity(eventId);
  if (event?.kind !== "event") return null;
  const usual = present([wherePart(graph, layer, eventId, without), whenPart(graph, layer, eventId, without)]);
  if (usual.length > 0 && isOnlyOne(graph, layer, event, usual)) return describedBy(graph, event, usual);
  const more = present([...usual, whoPart(graph, layer, eventId, without)]);
  return more.length > usual.length && isOnlyOne(graph, layer, event, more) ? describedBy(graph, event, more) : null;
}

function describedBy(graph: Graph, event: Entity, parts: readonly Part[]): Description {
  return {
    name: nameInText(graph, event.id),
    context: parts.map((part) => part.text).join(", "),
    factIds: parts.flatMap((part) => part.factIds),
  };
}

/** Those of the events that pass; all of them when none does, since a false statement may name a day or place that is not theirs. */
function narrowed(events: readonly Entity[], passes: (event: Entity) => boolean): readonly Entity[] {
  if (events.length < 2) return events;
  const passing = events.filter(passes);
  return passing.length > 0 ? passing : events;
}

/** An event named in a text, and the events that it may be. */
export type EventMention = { name: string; events: readonly Entity[] };

/** A text with its words (`plainWords`), and the events that it was found to name: kept with it, by the number of the graph. */
export type Worded = {
  readonly text: string;
  readonly words: readonly string[];
  events: { graph: number; mentions: readonly Mention[] } | undefined;
};

/** A text that is met once, with its words. */
export const worded = (text: string): Worded => ({ text, words: plainWords(text), events: undefined });

let graphs = 0;

/** A number of its own for each graph: what is kept with a text must not keep the graph. */
const numberOf = keptFor(() => ++graphs);

/** The events that a text names; the day of a report is no part of it. */
function eventsIn(graph: Graph, worded: Worded): readonly Mention[] {
  const number = numberOf(graph);
  if (worded.events?.graph === number) return worded.events.mentions;
  const told = framesOf(graph).withoutReport(worded.text);
  const mentions = mentionsIn(graph, told === worded.text ? worded.words : plainWords(told), "event");
  worded.events = { graph: number, mentions };
  return mentions;
}

/** Days and places in a text. */
type Setting = { spans: readonly DateSpan[]; places: readonly string[] };

const settingIn = keptBy((graph, text: string): Setting => {
  const told = framesOf(graph).withoutReport(text);
  const places = mentionsIn(graph, plainWords(told), "place").flatMap((mention) => mention.entities.map((place) => place.id));
  return { spans: framesOf(graph).spansIn(told), places };
}, TEXTS_AT_HAND);

/** The events that the parts of a text name: mostly only one of them names any. */
function namedIn(graph: Graph, parts: readonly Worded[]): readonly Mention[] {
  let named: readonly Mention[] = NONE;
  for (const part of parts) {
    const mentions = eventsIn(graph, part);
    if (mentions.length > 0) named = named.length === 0 ? mentions : [...named, ...mentions];
  }
  return named;
}

const NONE: readonly never[] = [];

/**
 * Each event that a text names, with the events that the name fits, given the places and days in the text (the day of a report, "as
 * reported on …", is none of them). A text that is clear fits one event at each mention. The text comes in parts, none of which ends within
 * a name or a day: each is read once, wherever it stands.
 */
export function eventsFitting(graph: Graph, layer: Layer, parts: readonly Worded[]): readonly EventMention[] {
  const named = namedIn(graph, parts);
  if (named.length === 0) return NONE;
  if (named.every(({ entities }) => entities.length < 2)) return named.map(({ name, entities }) => ({ name, events: entities }));
  const settings = parts.map(({ text }) => settingIn(graph, text));
  const [spans, places] = [settings.flatMap((one) => one.spans), settings.flatMap((one) => one.places)];
  return named.map(({ name, entities: namesakes }) => {
    const entities = narrowed(namesakes, (event) => isKnownOn(graph, layer, event.id));
    const there = places.length === 0 ? entities : narrowed(entities, (event) => fitsWhere(graph, layer, event.id, places));
    return { name, events: spans.length === 0 ? there : narrowed(there, (event) => fitsWhen(graph, layer, event.id, spans)) };
  });
}
