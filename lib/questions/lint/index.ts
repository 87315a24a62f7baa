import { AUTHORED_ROLE, isAuthoredAnswer } from "../../facts/authored-role";
import type { Graph } from "../../facts/graph";
import { keeping, keptFor } from "../../facts/kept";
import type { Question, ReplyKind } from "../question";
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
export const RULES: readonly Rule[] = [
  ...TRUTH_RULES,
  ...SORTING_RULES,
  ...TWO_REPORTS_RULES,
  ...TELLING_RULES,
  ...STEM_RULES,
  ...OPTION_RULES,
  ...FORMAT_RULES,
];

/**
 * What somebody wrote from scratch is not taken from facts: its key is its author’s, its wrong options are wrong for it alone, and its
 * statement is of no kind.
 */
const NOT_FOR_AUTHORED = ["L02", "L03", "L51"];

/** Whether a set has relations of answers that somebody wrote: most have none. */
const hasAuthored = keptFor((graph) => graph.set.relations.some(({ role }) => role === AUTHORED_ROLE));

const isAuthored = ({ graph, asked }: Reading) =>
  hasAuthored(graph) && asked.length > 0 && asked.every((fact) => isAuthoredAnswer(graph, fact));

/** Whether somebody else wrote a question, in a file that was read: its words are theirs, so the rules of style only warn. */
const isFromFile = (reading: Reading) =>
  isAuthored(reading) &&
  reading.asked.every(
    ({ evidence }) => evidence.length > 0 && evidence.every(({ source }) => reading.graph.source(source)?.kind === "import"),
  );

/** So many formats are kept with their rules: more than there are, since files bring names of their own. */
const MOST_FORMATS = 100;

/** The rules, of these, that are for questions as they are asked: chosen once for all of a format and way of replying. */
function chooser(rules: readonly Rule[]): (question: Question) => readonly Rule[] {
  const byFormat = keeping((_: string): Partial<Record<ReplyKind, readonly Rule[]>> => ({}), MOST_FORMATS);
  return ({ format, reply: { kind } }) => (byFormat(format)[kind] ??= rules.filter((rule) => rule.isFor({ format, reply: kind })));
}

const withoutAuthored = (rules: readonly Rule[]) => rules.filter(({ rule }) => !NOT_FOR_AUTHORED.includes(rule));

const [rulesFor, rulesForAuthored] = [chooser(RULES), chooser(withoutAuthored(RULES))];

/**
 * What is wrong with a question, by every rule that is for its format. Reads the graph, and believes nothing that the question says of
 * itself. With statistics of its options, those that nobody chooses are named too. A card that somebody wrote for themselves breaks none:
 * its words are theirs; of a question that came in a file everything is a warning.
 */
export function lintQuestion(graph: Graph, question: Question, statistics?: Statistics): Finding[] {
  if (asksOwnCard(graph, question)) return [];
  const plain = plainly(graph, question);
  const reading = readingOf(plain.graph, plain.question, statistics);
  const fromFile = isFromFile(reading);
  return (isAuthored(reading) ? rulesForAuthored : rulesFor)(plain.question).flatMap(({ rule, level, check }) =>
    check(reading).map(({ at, message }) => ({
      where: at === undefined ? question.id : `${question.id}.${at}`,
      rule,
      level: fromFile ? "W" : level,
      message,
    })),
  );
}

const ERRORS = RULES.filter((rule) => rule.level === "E");
const [errorsFor, errorsForAuthored] = [chooser(ERRORS), chooser(withoutAuthored(ERRORS))];

/** Whether a question breaks none of these rules: it stops at the first. */
function holdsAll(rules: readonly Rule[], reading: Reading): boolean {
  for (const { check } of rules) if (check(reading).length > 0) return false;
  return true;
}

/** Whether a question breaks no rule of level E: as `lintQuestion` finds it, but without the warnings and stopping at the first error. */
export function isSound(graph: Graph, question: Question): boolean {
  if (asksOwnCard(graph, question)) return true;
  const plain = plainly(graph, question);
  const reading = readingOf(plain.graph, plain.question);
  return isAuthored(reading)
    ? isFromFile(reading) || holdsAll(errorsForAuthored(plain.question), reading)
    : holdsAll(errorsFor(plain.question), reading);
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
