import { isAuthoredAnswer } from "../../facts/authored-role";
import type { Graph } from "../../facts/graph";
import type { Question } from "../question";
import { FORMAT_RULES } from "./formats";
import { asksOwnCard } from "../own-card";
import { OPTION_RULES } from "./options";
import { plainly } from "./plain";
import { QUIZ_RULES } from "./quiz";
import { readingOf, type Reading, type Statistics } from "./reading";
import type { Finding, Rule } from "./rule";
import { SORTING_RULES } from "./sorting";
import { STEM_RULES } from "./stem";
import { TELLING_RULES } from "./telling";
import { TRUTH_RULES } from "./truth";
import { TWO_REPORTS_RULES } from "./two-reports";

export type { Statistics } from "./reading";
export type { Finding, Level, Rule } from "./rule";

/** Every rule of a single question, by number. */
export const RULES: readonly Rule[] = [...TRUTH_RULES, ...SORTING_RULES, ...TWO_REPORTS_RULES, ...TELLING_RULES, ...STEM_RULES, ...OPTION_RULES, ...FORMAT_RULES];

/** What somebody wrote from scratch is not taken from facts: its key is its author’s, its wrong options are wrong for it alone, and its statement is of no kind. */
const NOT_FOR_AUTHORED = ["L02", "L03", "L51"];

const isAuthored = ({ graph, asked }: Reading) => asked.length > 0 && asked.every((fact) => isAuthoredAnswer(graph, fact));

/** Whether somebody else wrote a question, in a file that was read: its words are theirs, so the rules of style only warn. */
const isFromFile = (reading: Reading) => isAuthored(reading) && reading.asked.every(({ evidence }) => evidence.length > 0 && evidence.every(({ source }) => reading.graph.source(source)?.kind === "import"));

/** The rules that are for a question, of these. */
function rulesFor(reading: Reading, rules: readonly Rule[]): readonly Rule[] {
  return isAuthored(reading) ? rules.filter(({ rule }) => !NOT_FOR_AUTHORED.includes(rule)) : rules;
}

/**
 * What is wrong with a question, by every rule that is for its format. Reads the graph, and believes nothing that the question says of itself.
 * With statistics of its options, those that nobody chooses are named too. A card that somebody wrote for themselves breaks none: its words are
 * theirs; of a question that came in a file everything is a warning.
 */
export function lintQuestion(graph: Graph, question: Question, statistics?: Statistics): Finding[] {
  if (asksOwnCard(graph, question)) return [];
  const plain = plainly(graph, question);
  const reading = readingOf(plain.graph, plain.question, statistics);
  const fromFile = isFromFile(reading);
  return rulesFor(reading, RULES).filter((rule) => rule.applies(reading)).flatMap(({ rule, level, check }) =>
    check(reading).map(({ at, message }) => ({ where: at === undefined ? question.id : `${question.id}.${at}`, rule, level: fromFile ? "W" : level, message })),
  );
}

const ERRORS = RULES.filter((rule) => rule.level === "E");

/** Whether a question breaks no rule of level E: as `lintQuestion` finds it, but without the warnings and stopping at the first error. */
export function isSound(graph: Graph, question: Question): boolean {
  if (asksOwnCard(graph, question)) return true;
  const plain = plainly(graph, question);
  const reading = readingOf(plain.graph, plain.question);
  return isFromFile(reading) || !rulesFor(reading, ERRORS).some((rule) => rule.applies(reading) && rule.check(reading).length > 0);
}

/**
 * What is wrong with asking these questions together (L22, L32, L38, L41, L51, L57 and L60 to L63 over all of them); each by itself is for
 * lintQuestion. Shares are looked at from ten questions of a kind on, the place of the key from two hundred on: many quizzes together.
 */
export function lintQuiz(graph: Graph, questions: readonly Question[]): Finding[] {
  const readings = questions.map((question) => {
    const plain = plainly(graph, question);
    return readingOf(plain.graph, plain.question);
  });
  return QUIZ_RULES.flatMap(({ rule, level, check }) => check(readings).map(({ where, message }) => ({ where, rule, level, message })));
}
