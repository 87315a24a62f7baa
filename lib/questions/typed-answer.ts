import type { Fact } from "../facts/fact";
import type { Graph } from "../facts/graph";
import { answerText, entityAt, type End } from "./one-fact";

const MOST_WORDS = 4;
const MOST_LETTERS = 40;

/** Whether an end can be asked for by typing: a name or word of four words at most; numbers and dates have formats of their own, deeds are too long. */
export function isTypeable(graph: Graph, fact: Fact, end: End): boolean {
  const entity = entityAt(graph, fact, end);
  if (!entity && !("text" in fact.object && end === "object")) return false;
  if (entity && (entity.kind === "deed" || entity.kind === "event" || entity.kind === "work")) return false;
  const text = answerText(graph, fact, end);
  return text.length <= MOST_LETTERS && text.split(/\s+/).length <= MOST_WORDS;
}

/** Other texts that are right, without the key itself. */
export function acceptedTexts(key: string, texts: readonly string[]): string[] {
  return [...new Set(texts)].filter((text) => text !== key);
}
