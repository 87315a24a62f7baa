import type { Entity, Fact, Source } from "../facts/fact";
import { plainText, type Graph } from "../facts/graph";
import { atHand, keptBy, keptFor } from "../facts/kept";
import { compareEntities } from "../facts/values";
import type { Prove } from "./distractors";
import { isNamedIn } from "./lint/text-closed";
import { dateOf, isReport, sourcesOf } from "./reports";
import { SENTENCE_END } from "./sentence-end";
import { entityAt, valueAt, type End } from "./single-fact";
import { framesOf } from "../facts/frames/frames";

/**
 * Questions about what one report names: "Who does the report of 18 February 2025 say was invited?". An option is wrong when no fact of any
 * kind says it, and the sentences of that report on the matter do not name it in any way.
 */
export type Named = { source: Source; phrase: string; prove: Prove };

/** Kinds whose names a text uses as they are; a deed or an office can be told in many words. */
const NAMED_AS_SUCH = ["person", "organisation", "place"];

/** How many sources appeared on each day. */
const sourcesByDay = keptFor((graph) => {
  const days = new Map<string, number>();
  for (const source of graph.set.sources) days.set(dateOf(source) ?? "", (days.get(dateOf(source) ?? "") ?? 0) + 1);
  return days;
});

/** "the report of 18 February 2025"; by its title, where several appeared on that day or it has none. */
function phraseOf(graph: Graph, source: Source): string {
  const date = dateOf(source);
  return date !== undefined && sourcesByDay(graph).get(date) === 1
    ? framesOf(graph).reportOf(framesOf(graph).day(date))
    : framesOf(graph).reportNamed(source.title);
}

/** All facts of the relation about the same other end, on either layer, told or denied, pending or not. */
function factsOnMatter(graph: Graph, fact: Fact, end: End): Fact[] {
  const other = end === "subject" ? { object: fact.object } : { subject: fact.subject };
  const now = (["reported", "happened"] as const).flatMap((layer) => graph.factsOf(layer, fact.relation, other));
  return [...new Set([...now, ...now.flatMap((one) => graph.replacedBy(one))])];
}

const STOP = new RegExp(SENTENCE_END, "g");

/** Where the sentences of a source end. */
const stopsOf = keptBy((_, { text }: Source) => [...text.matchAll(STOP)].map((match) => match.index + match[0].length), 200);

/** The whole sentences that a span of a source touches. */
function sentencesAround(graph: Graph, source: Source, start: number, end: number): string {
  const { text } = source;
  const stops = stopsOf(graph, source);
  const from = stops.findLast((stop) => stop <= start) ?? 0;
  return text.slice(from, stops.find((stop) => stop >= end) ?? text.length);
}

/** What a report says on the matter, made comparable, with a space at either end. */
function sentencesOn(graph: Graph, facts: readonly Fact[], source: Source): string {
  const spans = facts.flatMap((fact) => fact.evidence).filter((one) => one.source === source.id);
  return ` ${plainText(spans.map(({ start, end }) => sentencesAround(graph, source, start, end)).join(" "))} `;
}

/** "French" may stand for France: no word of a text may begin as a name of the place does. */
function isHintedAt(place: Entity, line: string): boolean {
  const starts = [place.name, ...(place.aliases ?? [])]
    .map((name) => plainText(name).replace(/^the /, "").slice(0, 3))
    .filter((start) => start.length === 3);
  return starts.some((start) => line.includes(` ${start}`));
}

const isSilentOn = (entity: Entity, line: string) => !isNamedIn(entity, line) && (entity.kind !== "place" || !isHintedAt(entity, line));

/** The entities that facts give at an end, in whatever voice or firmness. */
function saidAt(facts: readonly Fact[], end: End): string[] {
  const values = facts.map((fact) => valueAt(fact, end));
  return [...new Set(values.flatMap((value) => ("entity" in value ? [value.entity] : [])))];
}

/** Whether an entity is among some, or is part of one or holds it. */
const isAmong = (graph: Graph, said: readonly string[], id: string) => said.some((one) => compareEntities(graph, one, id) !== "apart");

const namedAt = {
  subject: atHand((graph, fact) => findNamed(graph, [fact], "subject")),
  object: atHand((graph, fact) => findNamed(graph, [fact], "object")),
};

/** The report that names everything these facts (of one relation and one other end) have at an end; null where none does. */
export function namedInReport(graph: Graph, facts: readonly Fact[], end: End): Named | null {
  return facts.length === 1 ? namedAt[end](graph, facts[0]!) : findNamed(graph, facts, end);
}

function findNamed(graph: Graph, facts: readonly Fact[], end: End): Named | null {
  const [first] = facts;
  const keys = facts.map((fact) => entityAt(graph, fact, end));
  if (!first || first.negated || !keys.every((key) => key && NAMED_AS_SUCH.includes(key.kind))) return null;
  const shared = sourcesOf(graph, first).filter(
    (source) => isReport(source) && facts.every((fact) => fact.evidence.some((one) => one.source === source.id)),
  );
  const onMatter = factsOnMatter(graph, first, end);
  for (const source of shared) {
    const line = sentencesOn(graph, onMatter, source);
    if (!keys.every((key) => key && isNamedIn(key, line))) continue;
    const factIds = facts.map((fact) => fact.id);
    const said = saidAt(onMatter, end);
    const prove: Prove = ({ entity }) =>
      entity && isSilentOn(entity, line) && !isAmong(graph, said, entity.id) ? { kind: "text-closed", factIds } : null;
    return { source, phrase: phraseOf(graph, source), prove };
  }
  return null;
}

/**
 * The question put to a report: "Who attended …?" becomes "Who does the report of 18 February 2025 say attended …?". Null for questions
 * whose question word is not what attends.
 */
export const askReport = (graph: Graph, ask: string, named: Named): string | null => framesOf(graph).askReport(ask, named.phrase);
