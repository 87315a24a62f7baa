import { isPending } from "../../facts/conflicts";
import type { DateSpan } from "../../facts/date-span";
import { describeEvent, type Description } from "../../facts/description";
import type { Fact, Layer } from "../../facts/fact";
import type { Graph } from "../../facts/graph";
import { nameAlone, stateFact } from "../../facts/wording";
import { distinct, holding, isAskable, layersIn } from "../askable";
import { setContext } from "../context";
import { optionOf } from "../opaque-id";
import type { Proof } from "../question";
import type { Ask, Draft, Making, QuestionFormat } from "../question-format";
import { relationsFor } from "../roles";
import { framesOf } from "../../facts/frames/frames";
import { recordOf } from "../../record";

const LEAST = 3;
const SIZES = [4, 5];

/** An event with every day that the layer tells of it, whatever the source, and the fact that an answer about it moves. */
type Dated = { event: string; span: DateSpan; fact: Fact };

const spanOf = (fact: Fact): DateSpan | undefined => ("from" in fact.object ? fact.object : undefined);

/** All spans told of an event, as one: nobody says that it was outside. */
function wholeSpan(facts: readonly Fact[]): DateSpan | null {
  const spans = facts.flatMap((fact) => spanOf(fact) ?? []);
  if (spans.length === 0) return null;
  return {
    from: spans.map((span) => span.from).sort()[0]!,
    to: spans
      .map((span) => span.to)
      .sort()
      .at(-1)!,
  };
}

function dateFacts(graph: Graph, layer: Layer, event: string): Fact[] {
  return relationsFor(graph, "date").flatMap((relation) =>
    graph.factsOf(layer, relation.id, { subject: event }).filter((fact) => !fact.negated),
  );
}

const isPlain = (fact: Fact) => !fact.negated && fact.by === undefined && fact.status !== "possible" && !isPending(fact);

/** On `happened`, a plan tells nothing of what came. */
const isTold = (layer: Layer, fact: Fact, graph: Graph) =>
  isPlain(fact) && (layer === "reported" || !graph.layered || fact.status === "asserted");

/** Stated to come before another: by fact, so that no date is needed. */
function statedBefore(graph: Graph, layer: Layer, earlier: string, later: string): Fact | undefined {
  const facts = relationsFor(graph, "order").flatMap((relation) => [
    ...graph.factsOf(layer, relation.id, { subject: earlier, object: later }),
  ]);
  return facts.find((fact) => isTold(layer, fact, graph) && isAskable(graph, layer, fact));
}

/** An event whose day is undisputed. */
function datedEvent(graph: Graph, layer: Layer, event: string): Dated | null {
  const facts = dateFacts(graph, layer, event);
  const span = wholeSpan(facts);
  const fact = facts.find((one) => isTold(layer, one, graph) && isAskable(graph, layer, one));
  return span && fact ? { event, span, fact } : null;
}

/** An event whose day is in dispute, while it is stated to come before one that has a day. */
function statedEvent(graph: Graph, layer: Layer, fact: Fact): Dated | null {
  const facts = dateFacts(graph, layer, fact.subject);
  const span = wholeSpan(facts);
  return span && isTold(layer, fact, graph) && isAskable(graph, layer, fact) ? { event: fact.subject, span, fact } : null;
}

const placeInTime = ({ span, event }: Dated) => `${span.from} ${span.to} ${event}`;
const bySpan = (one: Dated, other: Dated) => (placeInTime(one) < placeInTime(other) ? -1 : 1);

/** Every event of a layer that can be put in order, the earliest first. */
function datedEvents(graph: Graph, layer: Layer): Dated[] {
  const byEvent = new Map<string, Dated>();
  for (const relation of relationsFor(graph, "date")) {
    for (const { subject } of graph.factsOf(layer, relation.id)) {
      const dated = byEvent.has(subject) ? null : datedEvent(graph, layer, subject);
      if (dated) byEvent.set(subject, dated);
    }
  }
  for (const relation of relationsFor(graph, "order")) {
    for (const fact of graph.factsOf(layer, relation.id)) {
      const dated = byEvent.has(fact.subject) ? null : statedEvent(graph, layer, fact);
      if (dated) byEvent.set(fact.subject, dated);
    }
  }
  return [...byEvent.values()]
    .filter((one) => describeEvent(graph, layer, one.event, withoutDates(graph, layer, one)) !== null)
    .sort(bySpan);
}

function withoutDates(graph: Graph, layer: Layer, { event, fact }: Dated): Set<string> {
  return new Set([fact, ...dateFacts(graph, layer, event)].map((one) => one.id));
}

/** Why one event comes before another: their days, or that it is stated. Null when neither shows it. */
function whyBefore(graph: Graph, layer: Layer, earlier: Dated, later: Dated): string[] | null {
  if (earlier.span.to < later.span.from && earlier.fact !== later.fact) return [earlier.fact.id, later.fact.id];
  const stated = statedBefore(graph, layer, earlier.event, later.event);
  return stated ? [stated.id] : null;
}

/** The first place from `start` on whose event begins after a day; events stand in the order of their first days. */
function firstAfter(events: readonly Dated[], start: number, day: string): number {
  let [low, high] = [start, events.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (events[middle]!.span.from > day) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The places where the next of a row may stand: a few right after, for what is stated, and those that begin when the last one is over. */
function placesAfter(events: readonly Dated[], place: number): number[] {
  const later = firstAfter(events, place + 1, events[place]!.span.to);
  const near = [1, 2, 3].map((step) => place + step).filter((next) => next < later);
  return [...near, later, later + 1, later + 2, later + 3].filter((next) => next < events.length);
}

/** Whether one event is shown to come after another, by a fact of its own and under another name. */
function canFollow(graph: Graph, layer: Layer, earlier: Dated, later: Dated): boolean {
  const isOther = earlier.fact !== later.fact && graph.entity(earlier.event)?.name !== graph.entity(later.event)?.name;
  return isOther && whyBefore(graph, layer, earlier, later) !== null;
}

/** A row of events from `start`, each before the next: after each, the first or (`skip`) the second that follows. */
function rowFrom(graph: Graph, layer: Layer, events: readonly Dated[], start: number, size: number, skip: 0 | 1): Dated[] {
  const row = [events[start]!];
  let place = start;
  while (row.length < size) {
    const following = placesAfter(events, place).filter((next) => row.every((one) => canFollow(graph, layer, one, events[next]!)));
    const next = following[skip] ?? following[0];
    if (next === undefined) break;
    row.push(events[next]!);
    place = next;
  }
  return row;
}

function* asksOf(graph: Graph): Generator<Ask> {
  for (const layer of layersIn(graph)) {
    const events = datedEvents(graph, layer);
    for (let start = 0; start < events.length; start++) {
      for (const [size, skip] of [
        [SIZES[start % 2]!, 0],
        [SIZES[(start + 1) % 2]!, 1],
      ] as const) {
        const row = rowFrom(graph, layer, events, start, size, skip);
        if (row.length >= LEAST) yield { factIds: row.map((one) => one.fact.id), slot: "object", layer, variant: 0 };
      }
    }
  }
}

function readRow({ graph, ask, facts }: Making): Dated[] | null {
  const row = facts.map((fact) => {
    const span = wholeSpan(dateFacts(graph, ask.layer, fact.subject));
    return span && { event: fact.subject, span, fact };
  });
  return row.includes(null) ? null : arranged(graph, ask.layer, row as Dated[]);
}

/** The events in the one order that is shown; null when it is not shown of two neighbours or more. */
function arranged(graph: Graph, layer: Layer, events: readonly Dated[]): Dated[] | null {
  const isBefore = (one: Dated, other: Dated) => whyBefore(graph, layer, one, other) !== null;
  const row = [...events].sort((one, other) => (isBefore(one, other) ? -1 : isBefore(other, one) ? 1 : 0));
  return row.every((one, i) => row.slice(i + 1).every((other) => whyBefore(graph, layer, one, other) !== null)) ? row : null;
}

/** Per event but the first: why it comes after the one before. */
function proofsOf(graph: Graph, layer: Layer, row: readonly Dated[], ids: readonly string[]): Proof[] {
  return row.slice(1).map((later, i) => ({ optionId: ids[i + 1]!, kind: "order", factIds: whyBefore(graph, layer, row[i]!, later) ?? [] }));
}

const optionText = (graph: Graph, event: string, description: Description) => `${nameAlone(graph, event)}, ${description.context}`;

function draftOf(making: Making): Draft | null {
  const { graph, ask, random } = making;
  const row = readRow(making);
  if (!row || row.length < LEAST) return null;
  const descriptions = row.map((one) => describeEvent(graph, ask.layer, one.event, withoutDates(graph, ask.layer, one)));
  if (descriptions.includes(null)) return null;
  const options = row.map((one, i) => optionOf(optionText(graph, one.event, descriptions[i]!)));
  const ids = options.map((option) => option.id);
  if (new Set(ids).size < ids.length) return null;
  const proofs = proofsOf(graph, ask.layer, row, ids);
  const shownFacts = [...new Set([...row.map((one) => one.fact.id), ...proofs.flatMap((proof) => proof.factIds)])].map((id) =>
    graph.fact(id)!,
  );
  return {
    context: setContext(
      graph,
      ask.layer,
      row.map((one) => one.fact),
    ),
    stem: row.every(({ fact }) => fact.status === "planned") ? framesOf(graph).plannedInOrder : framesOf(graph).inOrder,
    reply: { kind: "order", options: random.shuffle(options), key: ids, facts: recordOf(row.map((one, i) => [ids[i]!, [one.fact.id]])) },
    explanation: shownFacts.map((fact) => stateFact(graph, fact)).join(" "),
    restsOn: [...new Set(descriptions.flatMap((description) => description!.factIds))],
    proofs,
    shownFactIds: shownFacts.map((fact) => fact.id),
  };
}

/** Three to five events whose days do not overlap, or that are stated to follow one another, to be put in order. */
export const inOrder: QuestionFormat = {
  name: "in-order",
  label: "Put in order",
  reply: "order",
  production: false,
  guess: () => 0.5,
  asks: (graph, about) => holding(distinct(asksOf(graph)), about),
  draft: draftOf,
};
