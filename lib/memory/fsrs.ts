import { clipParameters, FSRSAlgorithm } from "ts-fsrs";
import type { Weights } from "./memory";

export { DEFAULT_WEIGHTS, intervalDays, LONGEST_INTERVAL, retrievability } from "./fsrs-curve";

/** 1 again, 2 hard, 3 good, 4 easy. */
export type Grade = 1 | 2 | 3 | 4;

/** Stability in days until recall has fallen to 0.9, more than 0; difficulty from 1 to 10. */
export type FsrsState = { stability: number; difficulty: number };

/** Whether answers on the same day follow the short-term formula of FSRS-6, or are treated as reviews after no time at all. */
export type Mode = "short-term" | "long-term";

type Algorithms = Readonly<Record<Mode, FSRSAlgorithm>>;

/** Building an algorithm costs as much as hundreds of answers: one for each array of weights, which nobody changes. */
const algorithms = new WeakMap<Weights, Algorithms>();
let lastWeights: Weights | null = null;
let lastAlgorithms: Algorithms | null = null;

function build(weights: Weights): Algorithms {
  const algorithm = (short: boolean) => new FSRSAlgorithm({ w: weights, enable_short_term: short });
  return { "short-term": algorithm(true), "long-term": algorithm(false) };
}

function algorithmsOf(weights: Weights): Algorithms {
  if (weights === lastWeights && lastAlgorithms) return lastAlgorithms;
  const known = algorithms.get(weights) ?? build(weights);
  algorithms.set(weights, known);
  lastWeights = weights;
  lastAlgorithms = known;
  return known;
}

/**
 * Plain FSRS-6: the state after a review. `state` is null before the first one; `elapsedDays` are whole days since the last, 0 for the same
 * day. Weights outside the range of the algorithm are brought into it. Source: memory-and-statistics.md 5.1, ts-fsrs `next_state`.
 */
export function nextState(
  weights: Weights,
  state: FsrsState | null,
  elapsedDays: number,
  grade: Grade,
  mode: Mode = "short-term",
): FsrsState {
  return algorithmsOf(weights)[mode].next_state(state, elapsedDays, grade);
}

const RELEARNING_STEPS = 1;
/** How far a figure may lie outside its range and still be one that was rounded. */
const ROUNDING = 1e-3;

/** Weights from figures that were stored or fitted; null where they are none: not 21, not finite, or outside the range of the algorithm. */
export function readWeights(figures: readonly number[]): Weights | null {
  if (figures.length !== 21 || !figures.every(Number.isFinite)) return null;
  const within = clipParameters([...figures], RELEARNING_STEPS, true);
  return within.every((weight, i) => Math.abs(weight - figures[i]!) <= ROUNDING) ? Object.freeze(within) : null;
}
