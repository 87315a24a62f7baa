import type { Weights } from "./memory";

/**
 * The forgetting curve of FSRS-6 and its inverse: closed formulas, without the library, so that a page can draw with them.
 * Source: "The Algorithm", open-spaced-repetition, FSRS-6; docs/decisions/memory.md.
 */

/** The weights of FSRS-6 that hold until a learner has weights of their own. */
export const DEFAULT_WEIGHTS: Weights = Object.freeze([
  0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729,
  0.5425, 0.0912, 0.0658, 0.1542,
]);

/** The longest interval, in days: a hundred years. */
export const LONGEST_INTERVAL = 36_500;

const DECAY = 20;
/** The exponent of FSRS-5, whose nineteen weights do not name it. */
const DECAY_BEFORE = 0.5;
/** What stability promises: recall after that many days. */
const PROMISED = 0.9;

const decayOf = (weights: Weights) => weights[DECAY] ?? DECAY_BEFORE;
const factorOf = (decay: number) => PROMISED ** (-1 / decay) - 1;

let lastDecay = Number.NaN;
let lastFactor = Number.NaN;

/** The factor of the curve that goes through 0.9 at t = S. Kept for the decay last asked for: a power is what the curve costs. */
function factorFor(decay: number): number {
  if (decay !== lastDecay) {
    lastDecay = decay;
    lastFactor = factorOf(decay);
  }
  return lastFactor;
}

/**
 * The probability of recall after `elapsedDays` (whole or not; what is negative is 0): R(t, S) = (1 + F t / S)^-w20, F = 0.9^(-1 / w20) -
 * 1. From 1 down to 0; 0.9 after as many days as the stability.
 */
export function retrievability(weights: Weights, elapsedDays: number, stability: number): number {
  const decay = decayOf(weights);
  return (1 + (factorFor(decay) * Math.max(0, elapsedDays)) / stability) ** -decay;
}

/** Whole days until recall has fallen to `wanted` (0 to 1, both excluded): the curve solved for t, rounded, from 1 to 36,500. */
export function intervalDays(weights: Weights, stability: number, wanted: number): number {
  const decay = decayOf(weights);
  const days = Math.round((stability * (wanted ** (-1 / decay) - 1)) / factorFor(decay));
  return Math.min(Math.max(1, days), LONGEST_INTERVAL);
}
