import type { Graph } from "../facts/graph";
import { makeQuestion } from "./make-question";
import { byCodePoint } from "./question-id";
import type { Question } from "./question";
import type { QuestionFormat } from "./question-format";
import { FORMATS } from "./registry";

/** Which formats, with which seed, and at most how many questions; `about` limits it to questions that ask one of these facts. */
export type Generation = { formats?: readonly QuestionFormat[]; seed: string; limit?: number; about?: ReadonlySet<string> };

function questionsOf(graph: Graph, format: QuestionFormat, { seed, about }: Generation): Question[] {
  const made = new Map<string, Question>();
  for (const ask of format.asks(graph, about)) {
    const question = makeQuestion(graph, format, ask, seed);
    if (question && !made.has(question.id)) made.set(question.id, question);
  }
  return [...made.values()].sort((one, other) => byCodePoint(one.id, other.id));
}

/** Every question that can be made of a set, format by format, each format by id. Ids are unique. */
export function* generateQuestions(graph: Graph, generation: Generation): Generator<Question> {
  let left = generation.limit ?? Number.POSITIVE_INFINITY;
  for (const format of generation.formats ?? FORMATS) {
    if (left <= 0) return;
    for (const question of questionsOf(graph, format, generation)) {
      if (left-- <= 0) return;
      yield question;
    }
  }
}
