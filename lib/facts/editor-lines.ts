import { isAuthoredAnswer } from "./authored-role";
import { conflictsWith } from "./conflicts";
import type { Entity, Fact } from "./fact";
import { layerOf, plainText, type Graph } from "./graph";
import { objectInText, nameInText, stateFact } from "./wording";

/** Marks of a fact that its owner should see. */
export type FactMark = "pending" | "conflict" | "replaced";

/** A fact as an editor's list shows it. */
export type FactLine = { fact: Fact; sentence: string; sources: string[]; marks: FactMark[] };

/** The fact as a sentence; where its kind has no wording, its parts one after the other. */
export function sentenceOf(graph: Graph, fact: Fact): string {
  return stateFact(graph, fact) ?? `${nameInText(graph, fact.subject)} · ${graph.relation(fact.relation)?.label ?? ""} · ${objectInText(graph, fact.object, fact.hedge)}`;
}

function marksOf(graph: Graph, fact: Fact): FactMark[] {
  const marks: FactMark[] = [];
  if (fact.review === "pending") marks.push("pending");
  if (conflictsWith(graph, layerOf(graph, fact), fact).length > 0) marks.push("conflict");
  if (graph.replacementOf(fact)) marks.push("replaced");
  return marks;
}

const matches = (search: string, ...texts: string[]) => search === "" || texts.some((text) => plainText(text).includes(plainText(search)));

/** The facts whose sentence, topic or id holds the words searched for, in the order of the set. */
export function listFactLines(graph: Graph, search: string): FactLine[] {
  const lines = graph.set.facts.filter((fact) => !isAuthoredAnswer(graph, fact)).map((fact) => ({ fact, sentence: sentenceOf(graph, fact) })).filter(({ fact, sentence }) => matches(search, sentence, fact.topic ?? "", fact.id));
  return lines.map(({ fact, sentence }) => ({ fact, sentence, sources: [...new Set(fact.evidence.map((one) => graph.source(one.source)?.title ?? one.source))], marks: marksOf(graph, fact) }));
}

/** What a question that somebody wrote from scratch is filed under: no person, place or term. */
const isQuestionEntry = ({ id, kind, subtype }: Entity) => kind === "work" && subtype === "question" && id.startsWith("question-");

/** The people, places and terms whose name or other name holds the words searched for, by name. */
export function listEntityLines(graph: Graph, search: string): Entity[] {
  const found = graph.set.entities.filter((entity) => !isQuestionEntry(entity) && matches(search, entity.name, ...(entity.aliases ?? [])));
  return found.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}
