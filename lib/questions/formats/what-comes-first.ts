import type { Entity, Fact, Layer, Source } from "../../facts/fact";
import { plainText, type Graph } from "../../facts/graph";
import { nameAlone, nameInText, stateFact } from "../../facts/wording";
import { distinct, holding, isAskable, layersIn } from "../askable";
import { contentStemsOf } from "../lint/words";
import { itemOf, optionOf } from "../opaque-id";
import { pairsOf } from "../pairs";
import type { Proof } from "../question";
import type { Ask, Draft, Making, QuestionFormat } from "../question-format";
import { isReport, plainNamesOf, sourcesOf } from "../reports";
import { relationsFor } from "../roles";
import { framesOf } from "../../facts/frames/frames";

const LEAST = 3;
const MOST = 4;
const EXTRAS = 2;
/** How many conditions are looked at for options that go with nothing. */
const LOOKED_AT = 40;

const objectOf = (fact: Fact): string => ("entity" in fact.object ? fact.object.entity : "");

function conditions(graph: Graph, layer: Layer, end?: { subject: string }): Fact[] {
  return relationsFor(graph, "condition")
    .flatMap((relation) => [...graph.factsOf(layer, relation.id, end)])
    .filter((fact) => objectOf(fact) !== "");
}

/** How far a row of conditions is followed. */
const DEEPEST = 6;

const known = new WeakMap<Graph, Map<string, ReadonlySet<string>>>();

/** Everything that a thing waits for, by whoever’s word, on either layer, directly or through other things. Worked out once. */
function awaited(graph: Graph, thing: string): ReadonlySet<string> {
  const things = known.get(graph) ?? new Map<string, ReadonlySet<string>>();
  known.set(graph, things);
  const found = things.get(thing) ?? followed(graph, thing);
  things.set(thing, found);
  return found;
}

function followed(graph: Graph, thing: string): Set<string> {
  const found = new Set<string>();
  let edge = [thing];
  for (let depth = 0; depth < DEEPEST && edge.length > 0; depth++) {
    edge = edge
      .flatMap((one) => (["reported", "happened"] as const).flatMap((layer) => conditions(graph, layer, { subject: one }).map(objectOf)))
      .filter((one) => !found.has(one));
    for (const one of edge) found.add(one);
  }
  return found;
}

const namesOf = (entity: Entity) => [entity.name, ...(entity.aliases ?? [])].join(" ");

/** Whether two texts share a word that carries meaning, so that one could be read for the other. */
function shareWord(one: string, other: string): boolean {
  const words = contentStemsOf(one);
  return contentStemsOf(other).some((stem) => words.includes(stem));
}

const quotes = new WeakMap<Fact, Map<string, string>>();

/** The words of a report that tell a fact, made comparable. */
function quoteIn(source: Source, fact: Fact): string {
  const bySource = quotes.get(fact) ?? new Map<string, string>();
  quotes.set(fact, bySource);
  const spans = fact.evidence.filter((one) => one.source === source.id).map((one) => source.text.slice(one.start, one.end));
  const quote = bySource.get(source.id) ?? ` ${plainText(spans.join(" "))} `;
  bySource.set(source.id, quote);
  return quote;
}

/**
 * Whether a thing is shown not to be what comes first here: the words of the report that tell the condition do not name it, and nobody
 * makes it a condition of the thing that waits.
 */
function isApart(graph: Graph, source: Source, fact: Fact, option: string): boolean {
  const other = graph.entity(option);
  if (!other || option === fact.subject || option === objectOf(fact) || awaited(graph, fact.subject).has(option)) return false;
  const quote = quoteIn(source, fact);
  return !plainNamesOf(other).some((name) => quote.includes(` ${name} `));
}

/** Two conditions that can be in one question: neither answer could be taken for the other. */
function goTogether(graph: Graph, source: Source, one: Fact, other: Fact): boolean {
  const [first, second] = [graph.entity(objectOf(one)), graph.entity(objectOf(other))];
  if (!first || !second || one.subject === other.subject || shareWord(first.name, second.name)) return false;
  return isApart(graph, source, one, objectOf(other)) && isApart(graph, source, other, objectOf(one));
}

function groupFrom(graph: Graph, source: Source, facts: readonly Fact[], start: number): Fact[] {
  const group: Fact[] = [];
  for (let i = 0; i < Math.min(facts.length, 3 * MOST) && group.length < MOST; i++) {
    const fact = facts[(start + i) % facts.length]!;
    if (group.every((other) => goTogether(graph, source, other, fact))) group.push(fact);
  }
  return group;
}

/** Conditions by the report that tells them. */
function byReport(graph: Graph, layer: Layer): Map<Source, Fact[]> {
  const told = new Map<Source, Fact[]>();
  for (const fact of conditions(graph, layer)) {
    if (fact.negated || !isAskable(graph, layer, fact)) continue;
    for (const source of sourcesOf(graph, fact).filter(isReport)) {
      const facts = told.get(source);
      if (facts) facts.push(fact);
      else told.set(source, [fact]);
    }
  }
  return told;
}

function* asksOf(graph: Graph): Generator<Ask> {
  for (const layer of layersIn(graph)) {
    for (const [source, facts] of byReport(graph, layer)) {
      if (graph.layered && (layer === "happened") !== !!source.outcome) continue;
      for (let start = 0; start < facts.length; start++) {
        const group = groupFrom(graph, source, facts, start);
        if (group.length >= LEAST) yield { factIds: group.map((fact) => fact.id), slot: "object", layer, variant: 0 };
      }
    }
  }
}

/** The report that tells all of these. */
function reportOf(graph: Graph, facts: readonly Fact[]): Source | undefined {
  const [first, ...others] = facts.map((fact) => sourcesOf(graph, fact).filter(isReport));
  return first?.find((source) => others.every((sources) => sources.includes(source)));
}

/** What other reports name as a condition, and goes with nothing here. */
function extrasFor({ graph, ask, facts, random }: Making, source: Source): string[] {
  const pool = conditions(graph, ask.layer);
  const extras: Entity[] = [];
  const from = random.below(pool.length);
  for (let i = 0; i < Math.min(LOOKED_AT, pool.length) && extras.length < EXTRAS; i++) {
    const entity = graph.entity(objectOf(pool[(from + i) % pool.length]!));
    if (
      !entity ||
      [...extras, ...facts.map((fact) => graph.entity(objectOf(fact))!)].some((other) => shareWord(namesOf(entity), namesOf(other)))
    )
      continue;
    if (facts.every((fact) => isApart(graph, source, fact, entity.id) && !isNear(graph, fact, entity))) extras.push(entity);
  }
  return extras.map((entity) => entity.id);
}

/** Whether an option has a word in common with what waits. */
function isNear(graph: Graph, fact: Fact, option: Entity): boolean {
  const subject = graph.entity(fact.subject);
  return !subject || shareWord(subject.name, option.name);
}

const itemText = (graph: Graph, fact: Fact) =>
  fact.by === undefined
    ? nameAlone(graph, fact.subject)
    : framesOf(graph).itemBy(nameAlone(graph, fact.subject), nameInText(graph, fact.by));

function draftOf(making: Making): Draft | null {
  const { graph, facts, random } = making;
  const source = reportOf(graph, facts);
  if (
    !source ||
    facts.length < LEAST ||
    facts.some((one) => facts.some((other) => one !== other && !goTogether(graph, source, one, other)))
  )
    return null;
  const things = [...facts.map(objectOf), ...extrasFor(making, source)];
  const items = facts.map((fact) => itemOf(itemText(graph, fact)));
  const options = things.map((thing) => optionOf(nameAlone(graph, thing)));
  if (new Set(options.map((option) => option.id)).size < options.length || new Set(items.map((item) => item.id)).size < items.length)
    return null;
  const proofs = facts.flatMap((fact, i): Proof[] =>
    options
      .filter((_, j) => i !== j)
      .map((option) => ({ itemId: items[i]!.id, optionId: option.id, kind: "text-closed", factIds: [fact.id] })),
  );
  return {
    context: framesOf(graph).toldIn(framesOf(graph).quoted(source.title)),
    stem: framesOf(graph).comesFirst,
    reply: pairsOf(items, options, facts, random),
    explanation: facts
      .map((fact) => stateFact(graph, fact))
      .filter(Boolean)
      .join(" "),
    restsOn: [],
    proofs,
  };
}

/** Who waits for whom: steps that somebody would take, each with the one that has to come first, as one report tells it. */
export const whatComesFirst: QuestionFormat = {
  name: "what-comes-first",
  label: "What comes first?",
  reply: "pairs",
  production: false,
  guess: (question) => ("options" in question.reply ? 1 / question.reply.options.length : 1),
  asks: (graph, about) => holding(distinct(asksOf(graph)), about),
  draft: draftOf,
};
