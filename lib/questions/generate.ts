import type { Graph } from "../facts/graph";
import { makeQuestion } from "./make-question";
import type { Question } from "./question";
import type { Ask, QuestionFormat } from "./question-format";
import { FORMATS } from "./registry";

/**
 * Which formats (all, in the order of the registry, when none is named), with which seed, and at most how many questions; `about` limits it
 * to questions that ask one of these facts.
 */
export type Generating = { formats?: readonly QuestionFormat[]; seed: string; limit?: number; about?: ReadonlySet<string> };

/** A format and what it has yet to ask, read ahead by one. */
type Queue = { format: QuestionFormat; asks: Iterator<Ask>; next: Ask | undefined };

function advance(queue: Queue): void {
  const { done, value } = queue.asks.next();
  queue.next = done ? undefined : value;
}

function queueOf(graph: Graph, format: QuestionFormat, about: ReadonlySet<string> | undefined): Queue {
  const queue = { format, asks: format.asks(graph, about)[Symbol.iterator](), next: undefined };
  advance(queue);
  return queue;
}

/** So many facts are asked by every format before the next ones are: what formats need of a fact is worked out for all of them at once. */
const FACTS_AT_A_TIME = 32;

const placeOf = (graph: Graph, ask: Ask) => (ask.factIds[0] === undefined ? -1 : graph.placeOf(ask.factIds[0]));

/** What every format might ask: the first facts of the set by each format, then the next. */
function* asksInOrder(
  graph: Graph,
  formats: readonly QuestionFormat[],
  about: ReadonlySet<string> | undefined,
): Generator<{ format: QuestionFormat; ask: Ask }> {
  let queues = formats.map((format) => queueOf(graph, format, about));
  for (let end = FACTS_AT_A_TIME; queues.length > 0; end += FACTS_AT_A_TIME) {
    for (const queue of queues) {
      for (; queue.next && placeOf(graph, queue.next) < end; advance(queue)) yield { format: queue.format, ask: queue.next };
    }
    queues = queues.filter((queue) => queue.next !== undefined);
  }
}

/**
 * Every question that can be asked of a set, each once, in the order of the set and some facts at a time format by format: the same for the
 * same set and seed on every machine. Questions are made one by one, as they are taken.
 */
export function* generateQuestions(
  graph: Graph,
  { formats = FORMATS, seed, limit = Number.POSITIVE_INFINITY, about }: Generating,
): Generator<Question> {
  let made = 0;
  for (const { format, ask } of asksInOrder(graph, formats, about)) {
    if (made >= limit) return;
    const question = makeQuestion(graph, format, ask, seed);
    if (!question) continue;
    made += 1;
    yield question;
  }
}
