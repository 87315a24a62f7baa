import { intervalDays, retrievability } from "./fsrs-curve";
import { faceOf } from "./formats-by-strength";
import { afterComeback, afterRecall, afterSameDay, firstStrength, partOfTheWay, recallAfter, type Strength } from "./growth";
import type { Memory, Weights } from "./memory";

const MS_PER_DAY = 86_400_000;
/** As far as recognition alone lifts stability (lib/memory/fold.ts says the same of what has happened). */
const CEILING_DAYS = 21;
/** What comes back by the end of the day is worth asking now: people practise at about the same hour, not to the minute. */
const LOOK_AHEAD_DAYS = 0.5;

/**
 * What it is measured by: the learner's weights, wanted retention, the time now (ms since 1970), and how far ahead recall matters, in days.
 */
export type Measure = { now: number; wanted: number; horizonDays: number; weights: Weights };

/** Whole days since the memory was last moved, as the fold counts them. */
const daysSince = (memory: Memory, now: number) => Math.max(0, Math.floor((now - memory.at) / MS_PER_DAY));

/** The chance of recall now, 0 to 1. */
export const recallNow = (memory: Memory, { now, weights }: Pick<Measure, "now" | "weights">): number =>
  retrievability(weights, daysSince(memory, now), memory.stability);

/**
 * How well it is known now, 0 to 1, as far as anybody can tell: the chance of recall, and nothing for what was missed when it was last
 * asked, however short ago that was.
 */
export const knownNow = (memory: Memory, measure: Pick<Measure, "now" | "weights">): number =>
  memory.missedInARow > 0 ? 0 : recallNow(memory, measure);

/**
 * When it should be asked again, in milliseconds since 1970: at once what was missed or changed, else when recall has fallen to what is
 * wanted.
 */
export function dueAt(memory: Memory, weights: Weights, wanted: number): number {
  if (memory.changed || memory.missedInARow > 0) return memory.at;
  return memory.at + intervalDays(weights, memory.stability, wanted) * MS_PER_DAY;
}

/** Whether it is due today. What was known less than a day ago is not, since asking again so soon teaches next to nothing. */
export function isDue(memory: Memory, { now, weights, wanted }: Measure): boolean {
  if (memory.changed || memory.missedInARow > 0) return memory.at <= now;
  return daysSince(memory, now) > 0 && dueAt(memory, weights, wanted) <= now + LOOK_AHEAD_DAYS * MS_PER_DAY;
}

function known(memory: Memory, days: number, recall: number, credit: number, weights: Weights): Strength {
  const full = days === 0 ? afterSameDay(weights, memory) : afterRecall(weights, memory, recall);
  const { stability, difficulty } = partOfTheWay(memory, full, credit);
  const ceiling = credit === 1 || memory.produced ? stability : Math.max(memory.stability, CEILING_DAYS);
  return { stability: Math.min(stability, ceiling), difficulty };
}

/**
 * Recall gained at the horizon by asking now in this format: expected recall then, over being known and being missed now, less recall then
 * without asking. From 0 to 1, hardly ever below 0. For a fact not met before, recall after it has been shown.
 */
export function recallGained(memory: Memory | null, format: string, { now, horizonDays, weights }: Measure): number {
  if (memory === null) return recallAfter(weights, firstStrength(weights, 1), horizonDays);
  const days = daysSince(memory, now);
  const recall = retrievability(weights, days, memory.stability);
  const ifKnown = recallAfter(weights, known(memory, days, recall, faceOf(format).credit, weights), horizonDays);
  const ifMissed = recallAfter(weights, afterComeback(weights, memory, recall), horizonDays);
  return recall * ifKnown + (1 - recall) * ifMissed - recallAfter(weights, memory, days + horizonDays);
}
