import type { Entity } from "../facts/fact";
import type { Graph } from "../facts/graph";
import { GAP, objectAlone } from "../facts/wording";
import type { Question } from "./question";
import { endOfSlot, entityAt, valueAt, type End } from "./single-fact";
import { acceptedFor } from "./typed";
import { framesOf } from "../facts/frames/frames";

/** The sentence that a question rests on with the answer hidden (`___`), and the title of its source. */
export type Hint = { text: string; title: string };

/** Shorter words of an answer may stand in the sentence by chance. */
const TELLING_LETTERS = 4;

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const wordsOf = (text: string) => text.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length >= TELLING_LETTERS);
const standing = (words: string, flags: string) => new RegExp(`(?<![\\p{L}\\p{N}])${escaped(words)}(?![\\p{L}\\p{N}])`, flags);

const namesOf = (graph: Graph, entity: Entity): string[] => [entity.name, ...(entity.aliases ?? []), ...acceptedFor(graph, entity)];

/** All that the answer may be called, the longest first. */
function answersOf(graph: Graph, question: Question, end: End): string[] {
  const fact = graph.fact(question.factIds[0] ?? "");
  if (!fact) return [];
  const entity = entityAt(graph, fact, end);
  const value = valueAt(fact, end);
  const written = [objectAlone(graph, value), ...("number" in value ? [framesOf(graph).number(value.number), String(value.number)] : [])];
  const typed = "accepted" in question.reply ? [question.reply.key, ...question.reply.accepted] : [];
  return [...new Set([...(entity ? namesOf(graph, entity) : written), ...typed])]
    .filter((name) => name !== "")
    .sort((a, b) => b.length - a.length);
}

/** The words with every form of the answer hidden; null where none stands in them, or something of it is left. */
function withoutAnswer(quote: string, answers: readonly string[]): string | null {
  const hidden = answers.reduce((text, answer) => text.replace(standing(answer, "giu"), GAP), quote);
  const isTold = answers.flatMap(wordsOf).some((word) => standing(word, "iu").test(hidden));
  return hidden === quote || isTold ? null : hidden;
}

/**
 * A hint for a question of one fact that asks for one end of it: the first of its sentences in which the answer stands and can be hidden.
 * Null where there is none.
 */
export function hintOf(graph: Graph, question: Question): Hint | null {
  if (question.factIds.length !== 1 || question.slot === "whole" || question.format === "true-false") return null;
  const answers = answersOf(graph, question, endOfSlot(question.slot));
  for (const { quote, title } of question.evidence) {
    const text = withoutAnswer(quote, answers);
    if (text !== null) return { text, title };
  }
  return null;
}
