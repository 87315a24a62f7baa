import { intervalDays, retrievability } from "./fsrs-curve";
import type { Weights } from "./memory";

/**
 * How stability and difficulty change with a review, as the formulas of FSRS-6 (memory-and-statistics.md 5.1, "The Algorithm",
 * open-spaced-repetition): what is planned ahead is worked out from these, without the library. That they are the library's is a test.
 */

/** What planning needs of a memory. */
export type Strength = { stability: number; difficulty: number };

const LEAST_STABILITY = 0.001;
const MOST_STABILITY = 36_500;
const within = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);
const firstDifficulty = (weights: Weights, grade: number) => weights[4]! - Math.exp((grade - 1) * weights[5]!) + 1;

/** Difficulty after a grade of 1 (missed) or 3 (knew it): a damped step, then a little of the way to that of an easy fact. */
function nextDifficulty(weights: Weights, difficulty: number, grade: 1 | 3): number {
  const moved = difficulty + (-weights[6]! * (grade - 3) * (10 - difficulty)) / 9;
  return within(weights[7]! * firstDifficulty(weights, 4) + (1 - weights[7]!) * moved, 1, 10);
}

/** A fact after its first answer, graded 1 (missed) or 3 (knew it). */
export function firstStrength(weights: Weights, grade: 1 | 3): Strength {
  return { stability: Math.max(weights[grade - 1]!, 0.1), difficulty: within(firstDifficulty(weights, grade), 1, 10) };
}

/** After it was known, with this chance of recall just before (on another day than the last time). */
export function afterRecall(weights: Weights, { stability, difficulty }: Strength, recall: number): Strength {
  const gain = Math.exp(weights[8]!) * (11 - difficulty) * stability ** -weights[9]! * (Math.exp((1 - recall) * weights[10]!) - 1);
  return { stability: within(stability * (1 + gain), LEAST_STABILITY, MOST_STABILITY), difficulty: nextDifficulty(weights, difficulty, 3) };
}

/** After it was missed, with this chance of recall just before (on another day than the last time). Never a gain. */
export function afterLapse(weights: Weights, { stability, difficulty }: Strength, recall: number): Strength {
  const left = weights[11]! * difficulty ** -weights[12]! * ((stability + 1) ** weights[13]! - 1) * Math.exp((1 - recall) * weights[14]!);
  const most = stability / Math.exp(weights[17]! * weights[18]!);
  return {
    stability: Math.min(within(left, LEAST_STABILITY, MOST_STABILITY), Math.max(most, LEAST_STABILITY)),
    difficulty: nextDifficulty(weights, difficulty, 1),
  };
}

/** After it was known once more on the same day. */
export function afterSameDay(weights: Weights, { stability, difficulty }: Strength): Strength {
  const factor = stability ** -weights[19]! * Math.exp(weights[17]! * weights[18]!);
  return {
    stability: within(stability * Math.max(1, factor), LEAST_STABILITY, MOST_STABILITY),
    difficulty: nextDifficulty(weights, difficulty, 3),
  };
}

/** Missed, and known when it came back in the same session. */
export const afterComeback = (weights: Weights, strength: Strength, recall: number): Strength =>
  afterSameDay(weights, afterLapse(weights, strength, recall));

/** The chance of recall after some days without a review. */
export const recallAfter = (weights: Weights, { stability }: Strength, days: number): number => retrievability(weights, days, stability);

/** Whole days until it is due, at least 1. */
export const daysUntilDue = (weights: Weights, { stability }: Strength, wanted: number): number => intervalDays(weights, stability, wanted);

/** The share `credit` of the way from one strength to another, stability by ratio: what recognition is worth. */
export function partOfTheWay(from: Strength, to: Strength, credit: number): Strength {
  if (credit === 1) return to;
  return {
    stability: from.stability * (to.stability / from.stability) ** credit,
    difficulty: from.difficulty + credit * (to.difficulty - from.difficulty),
  };
}
