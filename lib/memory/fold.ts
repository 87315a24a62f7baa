import { creditOf, isSlipOfThePen, ratingOf } from "./credit";
import { nextState, retrievability, type FsrsState, type Grade } from "./fsrs";
import type { Before, Memory, MemoryEvent, OutcomeEvent, Weights } from "./memory";

/**
 * A memory is the fold of what happened to it. The rules, and where they go beyond plain FSRS, are in docs/decisions/memory.md.
 */

const MS_PER_DAY = 86_400_000;
const AGAIN: Grade = 1;
/** As far as recognition alone lifts stability, in days. */
export const RECOGNITION_CEILING = 21;
/** What is left of stability when a fact comes to mean something else, in days at most. */
export const STABILITY_AFTER_CHANGE = 3;

/** Whole days from one time to another, both in milliseconds; 0 when the other is not later. */
export const elapsedDays = (from: number, to: number): number => Math.max(0, Math.floor((to - from) / MS_PER_DAY)) || 0;

/** The probability of recall that a memory promises at a time, 0 to 1, in whole elapsed days as FSRS counts them. */
export const recallAt = (memory: Memory, at: number, weights: Weights): number =>
  retrievability(weights, elapsedDays(memory.at, at), memory.stability);

/**
 * The state after a success of this credit: from the old state (of a first one: that of a failure) the share `credit` of the way, S by
 * ratio.
 */
function afterSuccess(weights: Weights, state: FsrsState | null, elapsed: number, grade: Grade, credit: number): FsrsState {
  const full = nextState(weights, state, elapsed, grade);
  if (credit === 1) return full;
  const base = state ?? nextState(weights, null, 0, AGAIN);
  return {
    stability: base.stability * (full.stability / base.stability) ** credit,
    difficulty: base.difficulty + credit * (full.difficulty - base.difficulty),
  };
}

const daysSince = (memory: Memory | null, event: OutcomeEvent) => (memory === null ? 0 : elapsedDays(memory.at, event.at));
const laterOf = (memory: Memory | null, event: OutcomeEvent) => (memory === null ? event.at : Math.max(memory.at, event.at));

/** It was not known: plain FSRS, but never a gain. */
function missed(memory: Memory | null, event: OutcomeEvent, weights: Weights): Memory {
  const { stability, difficulty } = nextState(weights, memory, daysSince(memory, event), AGAIN);
  return {
    stability: memory === null ? stability : Math.min(memory.stability, stability),
    difficulty,
    at: laterOf(memory, event),
    produced: memory?.produced ?? false,
    reviews: (memory?.reviews ?? 0) + 1,
    lapses: memory === null ? 0 : memory.lapses + (memory.missedInARow < memory.reviews ? 1 : 0),
    missedInARow: (memory?.missedInARow ?? 0) + 1,
    countedOn: memory?.countedOn ?? null,
    before: null,
    changed: false,
  };
}

/** It was known, but that says nothing more: only the counts move. A memory that was never made stays so. */
const known = (memory: Memory | null): Memory | null =>
  memory && { ...memory, reviews: memory.reviews + 1, missedInARow: 0, changed: false };

/** It was picked out: a share of the way, up to the ceiling as long as it was never produced. */
function recognised(memory: Memory | null, event: OutcomeEvent, credit: number, weights: Weights): Memory {
  const { stability, difficulty } = afterSuccess(weights, memory, daysSince(memory, event), ratingOf(event), credit);
  const produced = memory?.produced ?? false;
  const ceiling = produced ? Number.POSITIVE_INFINITY : RECOGNITION_CEILING;
  return {
    stability: Math.max(memory?.stability ?? 0, Math.min(stability, ceiling)),
    difficulty,
    at: laterOf(memory, event),
    produced,
    reviews: (memory?.reviews ?? 0) + 1,
    lapses: memory?.lapses ?? 0,
    missedInARow: 0,
    countedOn: event.localDate,
    before: { state: memory && { stability: memory.stability, difficulty: memory.difficulty }, at: memory?.at ?? event.at },
    changed: false,
  };
}

/**
 * It was produced. When it had only been recognised earlier that day, the production takes the place of the recognition (it is worked out
 * from the memory before), so that the order of formats within a day does not matter; what recognition had gained is never taken back.
 */
function produced(memory: Memory | null, event: OutcomeEvent, credit: number, weights: Weights): Memory {
  const before: Before | null = memory?.countedOn === event.localDate ? memory.before : null;
  const state = before === null ? memory : before.state;
  const since = before?.at ?? memory?.at ?? event.at;
  const { stability, difficulty } = afterSuccess(weights, state, elapsedDays(since, event.at), ratingOf(event), credit);
  return {
    stability: memory === null ? stability : Math.max(memory.stability, stability),
    difficulty,
    at: laterOf(memory, event),
    produced: true,
    reviews: (memory?.reviews ?? 0) + 1,
    lapses: memory?.lapses ?? 0,
    missedInARow: 0,
    countedOn: event.localDate,
    before: null,
    changed: false,
  };
}

function answered(memory: Memory | null, event: OutcomeEvent, weights: Weights): Memory | null {
  if (isSlipOfThePen(event)) return memory;
  if (ratingOf(event) === AGAIN) return missed(memory, event, weights);
  const credit = creditOf(event);
  if (event.choices === null) return produced(memory, event, credit, weights);
  const isOnceMore = memory !== null && memory.countedOn === event.localDate;
  return credit === 0 || isOnceMore ? known(memory) : recognised(memory, event, credit, weights);
}

/** What was learnt of the old meaning holds three days at most from here, has to be produced anew, and is due. */
const changed = (memory: Memory, at: number): Memory => ({
  ...memory,
  stability: Math.min(memory.stability, STABILITY_AFTER_CHANGE),
  at: Math.max(memory.at, at),
  produced: false,
  countedOn: null,
  before: null,
  changed: true,
});

/**
 * The memory after one more event; null as long as there is none, and after a restart. Events come in the order of `inOrder`; one that is
 * earlier than the memory counts as at the same time.
 */
export function advance(memory: Memory | null, event: MemoryEvent, weights: Weights): Memory | null {
  switch (event.kind) {
    case "outcome":
      return answered(memory, event, weights);
    case "meaning":
      return memory && changed(memory, event.at);
    case "restart":
      return null;
  }
}

const receivedAt = (event: MemoryEvent) => (event.kind === "outcome" ? event.receivedAt : event.at);
const byCodePoint = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * By when it happened, when it was received (a change of meaning and a restart at once), and id: the order of contracts.md. A new array.
 */
export const inOrder = <E extends MemoryEvent>(events: readonly E[]): E[] =>
  [...events].sort((a, b) => a.at - b.at || receivedAt(a) - receivedAt(b) || byCodePoint(a.id, b.id));

/** The memory that these events make, in whatever order they come; null when there is nothing to remember. */
export function foldMemory(events: readonly MemoryEvent[], weights: Weights): Memory | null {
  let memory: Memory | null = null;
  for (const event of inOrder(events)) memory = advance(memory, event, weights);
  return memory;
}

/** One event in its place: the memory just before it, and the recall which that promised then (null where there was no memory). */
export type Step = { event: MemoryEvent; before: Memory | null; recall: number | null };

/** The events in order, each with what the memory was just before: what the curve of a memory is drawn from. */
export function stepsOf(events: readonly MemoryEvent[], weights: Weights): Step[] {
  let before: Memory | null = null;
  return inOrder(events).map((event) => {
    const step: Step = { event, before, recall: before && recallAt(before, event.at, weights) };
    before = advance(before, event, weights);
    return step;
  });
}
