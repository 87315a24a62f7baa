import { isSlipOfThePen, ratingOf } from "./credit";
import { elapsedDays, inOrder } from "./fold";
import { nextState, retrievability, type FsrsState, type Grade } from "./fsrs";
import type { MemoryEvent, OutcomeEvent, Weights } from "./memory";

/**
 * What a learner's own weights are fitted to and judged by: answers that were produced or graded by the learner, where nothing was
 * recognised before. Why no others: docs/decisions/memory.md.
 */

/** One answer of a history: the days since the one before (0 for the first), and when, in milliseconds since 1970. */
export type Review = { grade: Grade; days: number; at: number };

/** The answers of one memory from the first on, in order. */
export type History = readonly Review[];

/** What the optimiser is given: the first `length` answers of a history, of which it predicts the last. `at` is when that was. */
export type TrainingItem = { at: number; history: History; length: number };

/** Histories are cut here: the optimiser reads no longer ones. */
const MOST_REVIEWS = 64;
/** Keeps one impossible answer from outweighing all others. */
const LEAST_CHANCE = 1e-4;

/** Plain FSRS describes it: produced, without help. */
const isPlain = (event: OutcomeEvent) => event.choices === null && event.hints === 0;

/** What is remembered still: the events after the last restart. */
const afterRestart = (events: readonly MemoryEvent[]) => events.slice(events.findLastIndex((event) => event.kind === "restart") + 1);

/** Says nothing of the memory. */
const isSilent = (event: MemoryEvent) => event.kind === "outcome" && isSlipOfThePen(event);

/** The answers of one memory as far as plain FSRS describes them: up to the first that was recognised or hinted, or a change of meaning. */
export function historyOf(events: readonly MemoryEvent[]): History {
  const history: Review[] = [];
  for (const event of afterRestart(inOrder(events))) {
    if (isSilent(event)) continue;
    if (event.kind !== "outcome" || !isPlain(event) || history.length === MOST_REVIEWS) break;
    const last = history.at(-1);
    history.push({ grade: ratingOf(event), days: last === undefined ? 0 : elapsedDays(last.at, event.at), at: event.at });
  }
  return history;
}

/** Whether an answer can be predicted: not a first one, and not on the day of the one before. */
const isPredicted = (review: Review) => review.days > 0;

const byTime = (a: { at: number }, b: { at: number }) => a.at - b.at;

/** The times of all answers that can be predicted, sorted. */
const predictedTimes = (histories: readonly History[]) =>
  histories.flatMap((history) => history.filter(isPredicted).map((review) => review.at)).sort((a, b) => a - b);

/** How many answers can be predicted: what there is to fit and to judge by. */
export const predictable = (histories: readonly History[]): number => predictedTimes(histories).length;

/**
 * The time from which on answers are held out: the latest `share` (0 to 1) of those that can be predicted. Infinite when there are none.
 */
export function heldOutFrom(histories: readonly History[], share: number): number {
  const times = predictedTimes(histories);
  return times[Math.floor(times.length * (1 - share))] ?? Number.POSITIVE_INFINITY;
}

/**
 * One item for each answer before `until` that can be predicted, by time. The first answer of a history has no days, the last of an item
 * has: the optimiser stops the whole process at an item without any.
 */
export function trainingItems(histories: readonly History[], until = Number.POSITIVE_INFINITY): TrainingItem[] {
  const items: TrainingItem[] = [];
  for (const history of histories) {
    for (const [i, review] of history.entries())
      if (isPredicted(review) && review.at < until) items.push({ at: review.at, history, length: i + 1 });
  }
  return items.sort(byTime);
}

const lossOf = (chance: number, isRecalled: boolean) => -Math.log(Math.max(LEAST_CHANCE, isRecalled ? chance : 1 - chance));

/** The log loss of each answer from `from` on that can be predicted, history by history. */
export function losses(weights: Weights, histories: readonly History[], from = Number.NEGATIVE_INFINITY): number[] {
  const found: number[] = [];
  for (const history of histories) {
    let state: FsrsState | null = null;
    for (const review of history) {
      if (state !== null && isPredicted(review) && review.at >= from)
        found.push(lossOf(retrievability(weights, review.days, state.stability), review.grade > 1));
      state = nextState(weights, state, review.days, review.grade);
    }
  }
  return found;
}

/** The mean; NaN of nothing. */
export const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The mean log loss of the answers from `from` on: 0 is perfect, 0.693 is a coin. NaN when none can be predicted. */
export const logLoss = (weights: Weights, histories: readonly History[], from?: number): number => mean(losses(weights, histories, from));
