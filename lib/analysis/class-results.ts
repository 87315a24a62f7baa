import { groupBy } from "../group-by";
import type { GivenReply, Outcome, Question } from "../questions/question";
import { SELF_MARKED } from "../questions/question";
import { scoreOf } from "../quizzes/score";
import { choicesOf } from "../memory/credit";
import type { FactOutcome } from "./fact-results";
import { flagsOf, type ItemFlag } from "./flags";
import { itemStatistics, type ItemStatistics } from "./item-statistics";
import { optionStatistics, type QuestionOptions } from "./option-statistics";
import { quizStatistics, type QuizStatistics } from "./quiz-statistics";
import { askedItem, chosenIn, typedIn, type AskedItem, type Response } from "./responses";
import { typedAnswers, type QuestionTyped } from "./typed-answers";

/** Results of a class in one assignment: who got what, and what that says of the questions. */

/** An item of an attempt with the answer that counts; null where nothing was answered. `points` is the share that was right, 0 to 1. */
export type TakenItem = {
  questionId: string;
  maxPoints: number;
  given: GivenReply | null;
  points: number | null;
  overridden: boolean;
  outcomes: readonly Outcome[];
};

/** One attempt. `isOver`: handed in, or past its end. Attempts of a person come in order of time. */
export type ClassAttempt = { attemptId: string; personId: string; startedAt: number; isOver: boolean; items: readonly TakenItem[] };

/** Which of somebody's attempts counts. */
export type Scoring = "best" | "latest" | "first";

/** A question as a column: `number` counts from 1. */
export type QuestionColumn = { questionId: string; number: number; question: Question };

/** What somebody has in one question: null points where it was not answered; the whole cell is null where it was not asked. */
export type PointsCell = { position: number; points: number | null; overridden: boolean };

/** What somebody showed of one fact: right of asked; the whole cell is null where it was not asked, or not answered. */
export type FactCell = { right: number; asked: number };

/** One pupil. Without an attempt the cells are empty. `share` is null where there is nothing to score yet. */
export type PupilRow = {
  personId: string;
  state: "not-begun" | "answering" | "done";
  attemptId: string | null;
  attempts: number;
  answered: number;
  asked: number;
  points: number;
  possible: number;
  share: number | null;
  cells: (PointsCell | null)[];
  facts: (FactCell | null)[];
};

/** The whole table: a row for each pupil, a column for each question and each fact. */
export type ClassResults = { questions: QuestionColumn[]; factIds: string[]; pupils: PupilRow[] };

const isScored = (question: Question | undefined) => question !== undefined && !SELF_MARKED.includes(question.reply.kind);

/** What an attempt is worth, as far as it goes. */
function scoreOfAttempt({ items }: ClassAttempt, questions: ReadonlyMap<string, Question>) {
  return scoreOf(
    items.map(({ questionId, points, maxPoints }) => ({ points, maxPoints, selfMarked: !isScored(questions.get(questionId)) })),
  );
}

/** The attempt that counts of one person's, which come in order of time; null where there is none. One under way counts only by itself. */
function countingAttempt(
  attempts: readonly ClassAttempt[],
  scoring: Scoring,
  questions: ReadonlyMap<string, Question>,
): ClassAttempt | null {
  const over = attempts.filter(({ isOver }) => isOver);
  const among = over.length > 0 ? over : attempts;
  const first = among[0] ?? null;
  if (scoring === "first" || first === null) return first;
  if (scoring === "latest") return among[among.length - 1]!;
  const shareOf = (attempt: ClassAttempt) => scoreOfAttempt(attempt, questions).share ?? 0;
  return among.reduce((best, one) => (shareOf(one) > shareOf(best) ? one : best), first);
}

/** Everything asked, in the order of the first attempt that asked it. */
function columnsOf(attempts: readonly ClassAttempt[], questions: ReadonlyMap<string, Question>): QuestionColumn[] {
  const ids = new Set(attempts.flatMap(({ items }) => items.map(({ questionId }) => questionId)));
  return [...ids]
    .flatMap((questionId) => questions.get(questionId) ?? [])
    .map((question, i) => ({ questionId: question.id, number: i + 1, question }));
}

function pointsCells(attempt: ClassAttempt | null, columns: readonly QuestionColumn[]): (PointsCell | null)[] {
  const byQuestion = new Map(
    attempt?.items.map((item, i) => [item.questionId, { position: i + 1, points: item.points, overridden: item.overridden }]),
  );
  return columns.map(({ questionId }) => byQuestion.get(questionId) ?? null);
}

function factCells(attempt: ClassAttempt | null, factIds: readonly string[]): (FactCell | null)[] {
  const outcomes = groupBy(attempt?.items.flatMap((item) => item.outcomes) ?? [], ({ factId }) => factId);
  return factIds.map((factId) => {
    const ofFact = outcomes.get(factId);
    return ofFact ? { right: ofFact.filter(({ right }) => right).length, asked: ofFact.length } : null;
  });
}

type Columns = { questions: QuestionColumn[]; factIds: string[] };

function pupilRow(
  personId: string,
  attempts: readonly ClassAttempt[],
  scoring: Scoring,
  known: ReadonlyMap<string, Question>,
  { questions, factIds }: Columns,
): PupilRow {
  const attempt = countingAttempt(attempts, scoring, known);
  const { points, possible, share } = attempt ? scoreOfAttempt(attempt, known) : { points: 0, possible: 0, share: null };
  return {
    personId,
    state: attempt === null ? "not-begun" : attempt.isOver ? "done" : "answering",
    attemptId: attempt?.attemptId ?? null,
    attempts: attempts.length,
    answered: attempt?.items.filter(({ given }) => given !== null).length ?? 0,
    asked: attempt?.items.length ?? 0,
    points,
    possible,
    share,
    cells: pointsCells(attempt, questions),
    facts: factCells(attempt, factIds),
  };
}

/**
 * The table of a class: `people` in the order in which they are shown, others who have an attempt after them. `questions` by id: where a
 * question was asked in several versions, the newest. Facts come in the order of the questions that ask them.
 */
export function classResults(
  people: readonly string[],
  attempts: readonly ClassAttempt[],
  scoring: Scoring,
  questions: ReadonlyMap<string, Question>,
): ClassResults {
  const byPerson = groupBy(attempts, ({ personId }) => personId);
  const columns = columnsOf(attempts, questions);
  const factIds = [...new Set(columns.flatMap(({ question }) => question.factIds))];
  const everybody = [...new Set([...people, ...byPerson.keys()])];
  return {
    questions: columns,
    factIds,
    pupils: everybody.map((personId) =>
      pupilRow(personId, byPerson.get(personId) ?? [], scoring, questions, { questions: columns, factIds }),
    ),
  };
}

/** How many are where, and what those who are done have on average: null where nobody is. */
export function standing(pupils: readonly PupilRow[]): { notBegun: number; answering: number; done: number; share: number | null } {
  const count = (state: PupilRow["state"]) => pupils.filter((pupil) => pupil.state === state).length;
  const shares = pupils.flatMap(({ state, share }) => (state === "done" && share !== null ? [share] : []));
  return {
    notBegun: count("not-begun"),
    answering: count("answering"),
    done: count("done"),
    share: shares.length === 0 ? null : shares.reduce((sum, share) => sum + share, 0) / shares.length,
  };
}

/** One question of the item analysis. */
export type AnalysedQuestion = {
  questionId: string;
  statistics: ItemStatistics;
  options: QuestionOptions | null;
  typed: QuestionTyped | null;
  flags: ItemFlag[];
};

/** The item analysis: from the first attempt of each person that is over. `isFixed`: everybody was asked the same. */
export type ClassAnalysis = { quiz: QuizStatistics; isFixed: boolean; questions: AnalysedQuestion[] };

function responsesOf(attempt: ClassAttempt, items: ReadonlyMap<string, AskedItem>): Response[] {
  return attempt.items.flatMap(({ questionId, points, maxPoints, given }) => {
    const item = items.get(questionId);
    if (item === undefined) return [];
    const mark = points === null ? null : points * maxPoints;
    return [{ attemptId: attempt.attemptId, personId: attempt.personId, item, mark, chosen: chosenIn(given), typed: typedIn(given) }];
  });
}

/** The items by question, worth what the first attempt that asked them says; what learners mark themselves is left out. */
function itemsOf(attempts: readonly ClassAttempt[], questions: ReadonlyMap<string, Question>): Map<string, AskedItem> {
  const items = new Map<string, AskedItem>();
  for (const { questionId, maxPoints } of attempts.flatMap((attempt) => attempt.items)) {
    const question = questions.get(questionId);
    if (question !== undefined && isScored(question) && !items.has(questionId))
      items.set(questionId, { ...askedItem(question), maxMark: maxPoints });
  }
  return items;
}

/** The first attempt of each person, where it is over: later ones know the questions. */
export function firstAttempts(attempts: readonly ClassAttempt[]): ClassAttempt[] {
  return [...groupBy(attempts, ({ personId }) => personId).values()].map((own) => own[0]!).filter(({ isOver }) => isOver);
}

/**
 * What first attempts say of facts, one for each part of an answer: for pooling with those of other assignments. What learners mark
 * themselves is left out.
 */
export function factOutcomes(
  attempts: readonly ClassAttempt[],
  questions: ReadonlyMap<string, Question>,
  { quizId, classId }: Pick<FactOutcome, "quizId" | "classId">,
): FactOutcome[] {
  return firstAttempts(attempts).flatMap(({ personId, items }) =>
    items.flatMap(({ questionId, outcomes }) => {
      const question = questions.get(questionId);
      if (question === undefined || !isScored(question)) return [];
      const guess = 1 / (choicesOf(question.reply) ?? Infinity);
      return outcomes.map(({ factId, right }) => ({
        factId,
        right,
        guess,
        format: question.format,
        questionId,
        quizId,
        classId,
        personId,
      }));
    }),
  );
}

/** The item analysis of an assignment, questions in the order in which they first come. */
export function classAnalysis(attempts: readonly ClassAttempt[], questions: ReadonlyMap<string, Question>): ClassAnalysis {
  const first = firstAttempts(attempts);
  const items = itemsOf(first, questions);
  const responses = first.flatMap((attempt) => responsesOf(attempt, items));
  const options = new Map(optionStatistics(responses).map((one) => [one.questionId, one]));
  const typed = new Map(typedAnswers(responses).map((one) => [one.questionId, one]));
  const analysed = itemStatistics(responses).map((statistics) => {
    const questionId = statistics.questionId ?? statistics.position;
    const one = { questionId, statistics, options: options.get(questionId) ?? null, typed: typed.get(questionId) ?? null };
    return { ...one, flags: flagsOf(one) };
  });
  const quiz = quizStatistics(responses);
  return { quiz, isFixed: quiz.maxMark !== null, questions: analysed };
}
