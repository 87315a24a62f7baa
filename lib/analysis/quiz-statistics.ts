import { markTable, type MarkTable } from "./mark-table";
import { kurtosis, mean, median, skewness, standardDeviation, sum, variance } from "./moments";
import { markOf, type Response } from "./responses";

/**
 * Statistics of a whole quiz as Moodle defines them: mod/quiz/report/statistics/classes/calculator.php. Of p items, X the total of an
 * attempt; variances are divided by s - 1.
 */

/** Everything that is not defined is null. Mean, median, sd and standard error are marks; alpha and error ratio are percentages. */
export type QuizStatistics = {
  /** s, the attempts counted. */
  n: number;
  /** p, the places. */
  items: number;
  /** The most marks an attempt could get; null where attempts were shown different places. */
  maxMark: number | null;
  mean: number | null;
  median: number | null;
  sd: number | null;
  skewness: number | null;
  kurtosis: number | null;
  /**
   * Coefficient of internal consistency (Cronbach's alpha): 100 p / (p - 1) (1 - sum var x / var X), at most 100, below 0 where items work
   * against each other. Null below three attempts or two places, without variance, or where attempts were shown different places.
   */
  alpha: number | null;
  /** 100 sqrt(1 - alpha / 100): the part of the spread that is chance. */
  errorRatio: number | null;
  /** errorRatio / 100 x sd: how far a total lies from what this person would get on average. */
  standardError: number | null;
};

/** Moodle works alpha out from this many attempts on. */
const LEAST_ATTEMPTS = 3;

function alphaOf(table: MarkTable, totals: readonly number[]): number | null {
  const items = table.byPosition.size;
  const whole = variance(totals);
  if (!table.isComplete || totals.length < LEAST_ATTEMPTS || items < 2 || !whole) return null;
  const parts = sum([...table.byPosition.values()].map((responses) => variance(responses.map(markOf)) ?? 0));
  return Math.min(100, ((100 * items) / (items - 1)) * (1 - parts / whole));
}

function mostOf(table: MarkTable): number | null {
  if (!table.isComplete) return null;
  return sum([...table.byPosition.values()].map((responses) => responses[0]!.item.maxMark));
}

/** The statistics of a quiz from the responses of its attempts. Give it one attempt of each person: the first. O(s p). */
export function quizStatistics(responses: readonly Response[]): QuizStatistics {
  const table = markTable(responses);
  const totals = [...table.totals.values()];
  const alpha = alphaOf(table, totals);
  const sd = standardDeviation(totals);
  const errorRatio = alpha === null ? null : 100 * Math.sqrt(1 - alpha / 100);
  return {
    n: totals.length,
    items: table.byPosition.size,
    maxMark: mostOf(table),
    mean: totals.length === 0 ? null : mean(totals),
    median: median(totals),
    sd,
    skewness: skewness(totals),
    kurtosis: kurtosis(totals),
    alpha,
    errorRatio,
    standardError: errorRatio === null || sd === null ? null : (errorRatio * sd) / 100,
  };
}
