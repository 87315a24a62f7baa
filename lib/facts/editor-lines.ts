import { isAuthoredAnswer } from "./authored-role";
import { conflictsWith } from "./conflicts";
import type { Entity, Fact } from "./fact";
import { layerOf, plainText, type Graph } from "./graph";
import { STATED_ROLE } from "./stated-false";
import { plainOfMarkup } from "../markup/plain";
import { objectInText, nameInText, stateFact } from "./wording";

export const FACT_MARKS = ["pending", "conflict", "replaced", "overdue", "unasked", "trivial"] as const;
/**
 * What an owner should see of a fact: not checked, in conflict, replaced, its review date passed, asked by no question, not worth asking.
 */
export type FactMark = (typeof FACT_MARKS)[number];

/**
 * Which facts are shown. Everything that is left out lets all pass. `today` is a date, `asked` holds the facts that questions ask; without
 * them nothing is overdue or unasked.
 */
export type FactFilter = { search: string; topic?: string; source?: string; mark?: FactMark; today?: string; asked?: ReadonlySet<string> };

/** A fact as an editor's list shows it. */
export type FactLine = { fact: Fact; sentence: string; sources: string[]; marks: FactMark[] };

/** The fact as a sentence in plain words; where its kind has no wording, its parts one after the other. */
export function sentenceOf(graph: Graph, fact: Fact): string {
  const sentence =
    stateFact(graph, fact) ??
    `${nameInText(graph, fact.subject)} · ${graph.relation(fact.relation)?.label ?? ""} · ${objectInText(graph, fact.object, fact.hedge)}`;
  return graph.set.markup ? plainOfMarkup(sentence) : sentence;
}

function marksOf(graph: Graph, fact: Fact, { today, asked }: Pick<FactFilter, "today" | "asked">): FactMark[] {
  const is: Readonly<Record<FactMark, () => boolean>> = {
    pending: () => fact.review === "pending",
    conflict: () => conflictsWith(graph, layerOf(graph, fact), fact).length > 0,
    replaced: () => graph.replacementOf(fact) !== undefined,
    overdue: () => today !== undefined && fact.reviewBy !== undefined && fact.reviewBy < today,
    unasked: () => asked !== undefined && !asked.has(fact.id),
    trivial: () => fact.trivial === true,
  };
  return FACT_MARKS.filter((mark) => is[mark]());
}

const matches = (search: string, ...texts: string[]) => search === "" || texts.some((text) => plainText(text).includes(plainText(search)));

/** The facts that a filter lets pass, in the order of the set: those whose sentence, topic or id holds the words searched for. */
export function listFactLines(graph: Graph, filter: FactFilter): FactLine[] {
  const { search, topic, source, mark } = filter;
  const isOf = (fact: Fact) =>
    (topic === undefined || fact.topic === topic) && (source === undefined || fact.evidence.some((one) => one.source === source));
  const facts = graph.set.facts.filter(
    (fact) => !isAuthoredAnswer(graph, fact) && graph.relation(fact.relation)?.role !== STATED_ROLE && isOf(fact),
  );
  const lines = facts
    .map((fact) => ({ fact, sentence: sentenceOf(graph, fact) }))
    .filter(({ fact, sentence }) => matches(search, sentence, fact.topic ?? "", fact.id));
  const told = lines.map(({ fact, sentence }) => ({
    fact,
    sentence,
    sources: [...new Set(fact.evidence.map((one) => graph.source(one.source)?.title ?? one.source))],
    marks: marksOf(graph, fact, filter),
  }));
  return mark === undefined ? told : told.filter(({ marks }) => marks.includes(mark));
}

/** What a question that somebody wrote from scratch is filed under: no person, place or term. */
const isQuestionEntry = ({ id, kind, subtype }: Entity) => kind === "work" && subtype === "question" && id.startsWith("question-");

/** The people, places and terms whose name or other name holds the words searched for, by name. */
export function listEntityLines(graph: Graph, search: string): Entity[] {
  const found = graph.set.entities.filter((entity) => !isQuestionEntry(entity) && matches(search, entity.name, ...(entity.aliases ?? [])));
  return found.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}
