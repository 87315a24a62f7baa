import { topAndBottom, weightedSum, type Halves } from "./halves";

/**
 * How many answers a judgement needs. Below FEW nothing is judged and shares are smoothed; from DECIDED on a judgement may be acted on.
 * Source: memory-and-statistics.md 5.4.
 */
export const FEW = 20;
export const DECIDED = 50;

/** One-sided, at 5 %: a lead of the better half that small groups hardly show by chance. */
const Z_ONE_SIDED = 1.645;

/** How many of the better and of the weaker half gave an answer. Fractions where several stand at the middle and share its places. */
export type ByHalf = { top: number; bottom: number };

/** The halves of learners by what they have for everything else; null where nobody can be told apart. */
export const halvesOf = (rests: readonly number[]): Halves | null => topAndBottom(rests, 0.5);

/** How many of each half gave the answer, which is 1 where somebody gave it and 0 where not; 0 and 0 where nobody can be told apart. */
export function countByHalf(given: readonly number[], halves: Halves | null): ByHalf {
  return halves === null ? { top: 0, bottom: 0 } : { top: weightedSum(given, halves.top), bottom: weightedSum(given, halves.bottom) };
}

/**
 * Whether an answer is the better half's, and not by chance: (top - bottom) / sqrt(top + bottom) of 1.645 or more, a one-sided sign test.
 */
export function isOfBetterHalf({ top, bottom }: ByHalf): boolean {
  return top > bottom && (top - bottom) / Math.sqrt(top + bottom) >= Z_ONE_SIDED;
}

/** count / n; below 20 answers (count + 1) / (n + kinds), Laplace's rule with a uniform Beta prior over `kinds` answers. */
export function smoothedShare(count: number, n: number, kinds: number): number {
  if (n >= FEW) return count / n;
  return n + kinds === 0 ? 0 : (count + 1) / (n + kinds);
}
