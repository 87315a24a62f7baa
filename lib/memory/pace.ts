import { faceOf } from "./formats-by-strength";

/** A longer silence than this is a pause: it is not counted as time spent. */
export const PAUSE_MS = 60_000;
/** So many answers in a format weigh as much as what is assumed of it. */
const ASSUMED_ANSWERS = 5;
/** So many answers in all weigh as much as the assumption that somebody is as fast as others. */
const ASSUMED_SPEED = 10;
const LEAST_SECONDS = 2;

const secondsOf = (ms: number) => Math.min(Math.max(0, ms), PAUSE_MS) / 1000;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** How much longer than assumed this learner takes over all formats, 1 for as long. */
function slownessOf(times: ReadonlyMap<string, readonly number[]>): number {
  const assumed = sum([...times].map(([format, ms]) => ms.length * faceOf(format).seconds));
  const taken = sum([...times.values()].map((ms) => sum(ms.map(secondsOf))));
  const usual = ASSUMED_SPEED * faceOf("flashcard").seconds;
  return (taken + usual) / (assumed + usual);
}

/**
 * The seconds that a question of a format should take this learner: the mean of their own times, drawn towards what is assumed of the
 * format at their own speed as long as there are few. `times` are milliseconds by format from one answer to the next, feedback and all;
 * pauses count as a minute. Answers a function from the name of a format, known or not, to seconds.
 */
export function paceOf(times: ReadonlyMap<string, readonly number[]>): (format: string) => number {
  const slowness = slownessOf(times);
  const seconds = new Map<string, number>();
  const meanOf = (format: string) => {
    const own = times.get(format) ?? [];
    return (sum(own.map(secondsOf)) + ASSUMED_ANSWERS * slowness * faceOf(format).seconds) / (own.length + ASSUMED_ANSWERS);
  };
  return (format) => {
    const known = seconds.get(format) ?? Math.max(LEAST_SECONDS, meanOf(format));
    seconds.set(format, known);
    return known;
  };
}

/** Milliseconds that went into a session, from the times of its answers since its start (any order): each pause counts as a minute. */
export function spentMs(elapsedMs: readonly number[]): number {
  const sorted = [...elapsedMs].sort((a, b) => a - b);
  return sum(sorted.map((at, place) => Math.min(Math.max(0, at - (sorted[place - 1] ?? 0)), PAUSE_MS)));
}
