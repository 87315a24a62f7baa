import { courseOf, type Outlook, type Start } from "./course";
import type { Strength } from "./growth";

/** A memory as far as it is planned with: its strength, and whole days since it was last asked. */
export type Planned = Strength & { daysAgo: number };

/**
 * What somebody has met: `memories`, or an even sample of them (`sampleOf`), and how many there are in all.
 */
export type Met = { memories: readonly Planned[]; count: number };

/** So much of the minutes is counted on: people slip, skip a day, and read a passage again. */
const COUNTED_ON = 0.9;

/** Half a year: as far as the sentence about minutes looks. */
export const KEPT_DAYS = 180;

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const scaleOf = ({ memories, count }: Met) => (memories.length === 0 ? 0 : count / memories.length);

/** What was met, as a course begins with it. */
export const startsOf = (met: Met): Start[] =>
  met.memories.map((memory) => ({ strength: memory, daysAgo: memory.daysAgo, times: scaleOf(met) }));

/** An even sample of at most so many (400), in order of stability: what is planned with them holds for all. */
export function sampleOf(memories: readonly Planned[], most = 400): Planned[] {
  const sorted = [...memories].sort((one, other) => one.stability - other.stability);
  if (sorted.length <= most) return sorted;
  return Array.from({ length: most }, (_, place) => sorted[Math.floor(((place + 0.5) * sorted.length) / most)]!);
}

/** Minutes that keeping what was met asks for on each day to come, from today: whatever is overdue falls on today. No new facts. */
export function minutesToCome(met: Met, secondsPerAsk: number, outlook: Outlook): number[] {
  return courseOf(startsOf(met), outlook).asks.map((times) => (times * secondsPerAsk) / 60);
}

/** The same minutes, no day more than it has room for: what does not fit goes to the days after. What never fits is left out. */
export function spreadOver(minutes: readonly number[], room: readonly number[]): number[] {
  let left = 0;
  return minutes.map((wanted, day) => {
    const asked = Math.min(wanted + left, room[day] ?? 0);
    left += wanted - asked;
    return asked;
  });
}

/** What half a year asks for: all that was met, and one new fact from the first day on. */
type Costs = { met: number; oneNew: number };

function costsOf(met: Met, secondsPerAsk: number, { wanted, weights }: Omit<Outlook, "days">): Costs {
  const outlook: Outlook = { days: KEPT_DAYS, wanted, weights };
  const secondsFor = (starts: readonly Start[]) => sum(courseOf(starts, outlook).asks) * secondsPerAsk;
  return { met: secondsFor(startsOf(met)), oneNew: secondsFor([{ strength: null, day: 0, times: 1 }]) };
}

function keptIn(minutes: number, count: number, costs: Costs): number {
  const seconds = minutes * 60 * KEPT_DAYS * COUNTED_ON;
  return seconds < costs.met ? Math.floor((count * seconds) / costs.met) : count + Math.floor((seconds - costs.met) / costs.oneNew);
}

/**
 * How many facts some minutes a day keep at the wanted retention, over half a year: those met already, as far as the minutes reach, and as
 * many new ones as the minutes left over pay for. `minutes` is the mean over all days, days off included.
 */
export const factsKept = (met: Met, minutes: number, secondsPerAsk: number, wishes: Omit<Outlook, "days">): number =>
  keptIn(minutes, met.count, costsOf(met, secondsPerAsk, wishes));

/** A point of the simulator's chart: minutes a day, and the facts that they keep. */
export type KeptPoint = { minutes: number; facts: number };

/** The facts that 1 to `most` minutes a day keep. */
export function keptByMinutes(met: Met, most: number, secondsPerAsk: number, wishes: Omit<Outlook, "days">): KeptPoint[] {
  const costs = costsOf(met, secondsPerAsk, wishes);
  return Array.from({ length: most }, (_, place) => ({ minutes: place + 1, facts: keptIn(place + 1, met.count, costs) }));
}
