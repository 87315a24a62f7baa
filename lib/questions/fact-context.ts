import { describeEvent } from "../facts/description";
import type { Entity, Fact, Layer } from "../facts/fact";
import { eventsOf, type Graph } from "../facts/graph";
import { atHand } from "../facts/kept";
import { nameAlone } from "../facts/wording";
import { lineOf, wordsOf } from "./lint/words";
import { dateOf, isReport, sourcesOf } from "./reports";
import { relationsFor } from "./roles";
import { entityAt, type End } from "./single-fact";
import { framesOf, type Frames } from "../facts/frames/frames";

/** The line above a stem, and the facts that it rests on. */
export type FactContext = { text: string; restsOn: string[] };

/**
 * What the line must go with: the stem below it, the end asked, and words that would give the answer away. `without` are more facts that it
 * must not tell; `quiet` leaves the layer to the stem, which names the report itself.
 */
export type Standing = {
  layer: Layer;
  asked: End | "none";
  stem: string;
  secrets: readonly string[];
  without?: readonly string[];
  quiet?: boolean;
};

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const holds = (text: string, words: string) => lineOf(text).includes(lineOf(words));

/** Words of four letters or more that a text and a secret share. */
function givesAway(text: string, secrets: readonly string[]): boolean {
  if (secrets.length === 0) return false;
  const words = wordsOf(text);
  return secrets.some((secret) => holds(text, secret) || wordsOf(secret).some((word) => word.length > 3 && words.includes(word)));
}

/** "10 March 2025", "10 and 11 March 2025"; null for more days than two, and for days in two months. */
function daysText({ day, twoDays }: Frames, dates: readonly string[]): string | null {
  const [first, second, ...more] = [...new Set(dates)].sort();
  if (first === undefined || more.length > 0) return null;
  return second === undefined ? day(first) : twoDays(first, second);
}

/**
 * "as reported on 10 March 2025", "as reported on 10 and 11 March 2025", or "as reported"; nothing on `happened`, nor where no report tells
 * it.
 */
export function reportedOn(graph: Graph, layer: Layer, facts: readonly Fact[]): string {
  if (layer === "happened") return "";
  const reports = facts.flatMap((fact) => sourcesOf(graph, fact)).filter((source) => isReport(source) && !source.outcome);
  if (reports.length === 0) return "";
  const days = daysText(
    framesOf(graph),
    reports.map(dateOf).filter((date) => date !== undefined),
  );
  return framesOf(graph).reported(reports.every((source) => dateOf(source)) ? days : null);
}

const layerWordsOn = { reported: atHand((graph, fact) => reportedOn(graph, "reported", [fact])), happened: () => "" };

/** The layer, without the day of the report where that is the answer. */
function layerPart(graph: Graph, fact: Fact, { layer, secrets }: Standing): string {
  const words = layerWordsOn[layer](graph, fact);
  if (words === "") return words;
  return secrets.some((secret) => holds(words, secret)) ? framesOf(graph).reported(null) : words;
}

/** Events that the stem speaks of: ends that are not asked, and the event that the fact belongs to. */
function eventsTold(graph: Graph, fact: Fact, asked: End | "none"): Entity[] {
  const hidden = asked === "none" ? undefined : entityAt(graph, fact, asked)?.id;
  return eventsOf(graph, fact)
    .filter((id) => id !== hidden)
    .map((id) => graph.entity(id))
    .filter((entity) => entity !== undefined);
}

const MOST_FACTS_LOOKED_AT = 40;

/** The fact asked and whatever else tells the same two ends: none of it may be in a description. */
function withheld(graph: Graph, fact: Fact, { layer, asked, without = [] }: Standing): Set<string> {
  const secret = asked === "none" ? undefined : entityAt(graph, fact, asked)?.id;
  const near = secret === undefined ? [] : graph.factsAbout(layer, secret).slice(0, MOST_FACTS_LOOKED_AT);
  return new Set([fact.id, ...without, ...near.map((one) => one.id)]);
}

/** What the stem says already: the name of each event, and the day on which words were said. */
type Named = { events: readonly boolean[]; saidOn: boolean };

/** "Paris, 12 March 2025", with the event’s name before it where the stem does not say it. */
function eventPart(graph: Graph, fact: Fact, standing: Standing, event: Entity, isNamed: boolean, several: boolean): FactContext | null {
  const own = new Set([fact.id, ...(standing.without ?? [])]);
  const open = describeEvent(graph, standing.layer, event.id, own);
  const description =
    open && givesAway(open.context, standing.secrets)
      ? describeEvent(graph, standing.layer, event.id, withheld(graph, fact, standing))
      : open;
  if (!description || givesAway(description.context, standing.secrets)) return null;
  const name = nameAlone(graph, event.id);
  const text = isNamed && !several ? description.context : `${name}${several ? ": " : ", "}${description.context}`;
  return { text, restsOn: description.factIds };
}

/** When something that holds for a time holds, and when words were said, as far as the stem does not say it. */
function timePart(graph: Graph, fact: Fact, isDayNamed: boolean, layerWords: string): string {
  const { day, span, saidOn, since, until } = framesOf(graph);
  if (fact.saidOn !== undefined && !isDayNamed) return saidOn(day(fact.saidOn));
  if (graph.relation(fact.relation)?.scope !== "date") return "";
  if (fact.from !== undefined && fact.to !== undefined) return span(fact.from, fact.to, "day");
  if (fact.from !== undefined) return since(day(fact.from));
  if (fact.to !== undefined) return until(day(fact.to));
  return fact.asOf !== undefined && !/\d/.test(layerWords) ? day(fact.asOf) : "";
}

function sourceTitle(graph: Graph, fact: Fact, layerWords: string): string {
  const source = sourcesOf(graph, fact).find(isReport);
  const date = source && dateOf(source);
  const isDated = date === undefined || holds(layerWords, framesOf(graph).day(date));
  return source ? source.title + (isDated ? "" : `, ${framesOf(graph).day(date)}`) : "";
}

/** Where a fact without an event stands: words in the reports, its topic, its source, or else the set. */
function ground(graph: Graph, fact: Fact, secrets: readonly string[], layerWords: string): string {
  const isMeaning = relationsFor(graph, "meaning").some((relation) => relation.id === fact.relation);
  if (isMeaning && graph.layered) return framesOf(graph).wordsInReports;
  const choices = [fact.topic ?? "", sourceTitle(graph, fact, layerWords), graph.set.title];
  return choices.find((text) => text !== "" && !givesAway(text, secrets)) ?? "";
}

const NOTHING: readonly string[] = [];

/** A context that was made, and for what. */
type Made = { context: FactContext | null; standing: Standing; named: Named };

/** So many are kept of a fact: questions of several facts bring lists of their own each time. */
const MOST_CONTEXTS = 16;

const contextsOf = atHand((): Made[] => []);

const isSameNamed = (one: Named, other: Named) => one.saidOn === other.saidOn && one.events.every((event, i) => event === other.events[i]);

/** Whether one context serves both: secrets and facts left out are lists that are kept with the fact. */
function isSameStanding(one: Standing, other: Standing): boolean {
  return (
    one.layer === other.layer &&
    one.asked === other.asked &&
    one.secrets === other.secrets &&
    (one.without ?? NOTHING) === (other.without ?? NOTHING) &&
    Boolean(one.quiet) === Boolean(other.quiet)
  );
}

/**
 * The context line of a question about one fact: where and when its event was, when it was said or held, and what the layer is; for a fact
 * with no event its topic or source. Null where an event cannot be told from others, or nothing can be said without giving the answer away.
 * Stems that name the same stand under the same line, which is made once.
 */
export function factContext(graph: Graph, fact: Fact, standing: Standing): FactContext | null {
  const { asked, stem } = standing;
  const events = eventsTold(graph, fact, asked);
  const named = {
    events: events.map((event) => holds(stem, event.name)),
    saidOn: fact.saidOn !== undefined && holds(stem, framesOf(graph).day(fact.saidOn)),
  };
  const contexts = contextsOf(graph, fact);
  const known = contexts.find((made) => isSameStanding(made.standing, standing) && isSameNamed(made.named, named));
  if (known) return known.context;
  const context = contextOf(graph, fact, standing, events, named);
  if (contexts.length >= MOST_CONTEXTS) contexts.length = 0;
  contexts.push({ context, standing, named });
  return context;
}

function contextOf(graph: Graph, fact: Fact, standing: Standing, events: readonly Entity[], named: Named): FactContext | null {
  const parts = events.map((event, i) => eventPart(graph, fact, standing, event, named.events[i]!, events.length > 1));
  if (parts.includes(null)) return null;
  const told = parts.filter((part) => part !== null);
  const layerWords = standing.quiet ? "" : layerPart(graph, fact, standing);
  const where = told.length > 0 ? told.map((part) => part.text).join("; ") : ground(graph, fact, standing.secrets, layerWords);
  const text = [where, timePart(graph, fact, named.saidOn, layerWords), layerWords].filter((part) => part !== "").join(", ");
  return text === "" ? null : { text: capital(text), restsOn: told.flatMap((part) => part.restsOn) };
}
