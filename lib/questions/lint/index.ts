import type { Graph } from "../../facts/graph";
import type { Question } from "../question";
import { OPTION_RULES } from "./options";
import { readingOf } from "./reading";
import type { Finding, Rule } from "./rule";
import { STEM_RULES } from "./stem";
import { TRUTH_RULES } from "./truth";

export type { Finding, Level, Rule } from "./rule";

/** Every rule of a single question, by number. */
export const RULES: readonly Rule[] = [...TRUTH_RULES, ...STEM_RULES, ...OPTION_RULES];

/** What is wrong with a question, by every rule that is for its format. Reads the graph, and believes nothing that the question says of itself. */
export function lintQuestion(graph: Graph, question: Question): Finding[] {
  const reading = readingOf(graph, question);
  return RULES.filter((rule) => rule.applies(reading)).flatMap(({ rule, level, check }) =>
    check(reading).map(({ at, message }) => ({ where: at === undefined ? question.id : `${question.id}.${at}`, rule, level, message })),
  );
}

/** What is wrong with each of these questions, and with asking them together. */
export function lintQuiz(graph: Graph, questions: readonly Question[]): Finding[] {
  return questions.flatMap((question) => lintQuestion(graph, question));
}
