import type { Graph } from "../facts/graph";
import { makeWithId, questionId } from "./make-question";
import type { Question } from "./question";
import type { Ask, QuestionFormat } from "./question-format";
import { FORMATS } from "./registry";

/**
 * Which formats (all, in the order of the registry, when none is named), with which seed, and at most how many questions; `about` limits it to
 * questions that ask one of these facts.
 */
export type Generating = { formats?: readonly QuestionFormat[]; seed: string; limit?: number; about?: ReadonlySet<string> };

/** What a format might ask, each id once, sorted by code point of the ids. */
function asksById(graph: Graph, format: QuestionFormat, about?: ReadonlySet<string>): [string, Ask][] {
  const asks = new Map<string, Ask>();
  for (const ask of format.asks(graph, about)) asks.set(questionId(graph.set.slug, format.name, ask.slot, ask.factIds, ask.variant), ask);
  return [...asks].sort(([one], [other]) => (one < other ? -1 : 1));
}

/**
 * Every question that can be asked of a set, format by format, within a format sorted by code point of the id: the same for the same set and
 * seed on every machine. Questions are made one by one, as they are taken.
 */
export function* generateQuestions(graph: Graph, { formats = FORMATS, seed, limit = Number.POSITIVE_INFINITY, about }: Generating): Generator<Question> {
  let made = 0;
  for (const format of formats) {
    if (made >= limit) return;
    for (const [id, ask] of asksById(graph, format, about)) {
      const question = makeWithId(graph, format, ask, seed, id);
      if (!question) continue;
      made += 1;
      yield question;
      if (made >= limit) return;
    }
  }
}
