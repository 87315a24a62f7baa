import { heldOutFrom, losses, mean, predictable, type History } from "./fit";
import type { Weights } from "./memory";

/** When a learner gets weights of their own. */

/** So many answers that can be predicted make a fit worth trying. */
export const ENOUGH_ANSWERS = 1_000;
/** The latest share of them is held out: what the fit never saw. */
export const HELD_OUT_SHARE = 0.2;

/** What a fit may use and what it is judged by: answers before `until`, and those from then on. Null when there are too few. */
export function splitOf(histories: readonly History[]): { until: number; answers: number } | null {
  const answers = predictable(histories);
  return answers < ENOUGH_ANSWERS ? null : { until: heldOutFrom(histories, HELD_OUT_SHARE), answers };
}

/** How two sets of weights predict the same held-out answers: mean log loss of each, and whether the second is better beyond chance. */
export type Verdict = { answers: number; before: number; after: number; isBetter: boolean };

/** The standard error of a mean; NaN of fewer than two values. */
function standardError(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1) / values.length);
}

/**
 * Whether `fitted` predicts the answers from `from` on better than `current`: the mean gain, answer by answer, has to be more than its
 * standard error. What cannot be told apart stays as it is.
 */
export function compareWeights(current: Weights, fitted: Weights, histories: readonly History[], from: number): Verdict {
  const [before, after] = [losses(current, histories, from), losses(fitted, histories, from)];
  const gains = before.map((loss, i) => loss - after[i]!);
  return { answers: before.length, before: mean(before), after: mean(after), isBetter: mean(gains) > standardError(gains) };
}
