/** Longer than this and somebody was not thinking about the question. */
export const PACE_CAP_MS = 60_000;
/** So many earlier answers it takes to know somebody's pace. */
export const PACE_LEAST = 10;
const SLOW_TIMES = 2.5;

/** The middle of some numbers, the mean of the two middle ones where they are even in count; null for none. */
export function median(numbers: readonly number[]): number | null {
  const sorted = [...numbers].sort((a, b) => a - b);
  const low = sorted[Math.floor((sorted.length - 1) / 2)];
  const high = sorted[Math.floor(sorted.length / 2)];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/**
 * Whether an answer took more than 2.5 times this learner's own median for the format (memory-and-statistics.md 5.3). `earlierMs` are their
 * earlier times in view for that format; below ten of them, or without a time of its own, an answer is never slow. Times are capped at a
 * minute.
 */
export function isSlow(itemMs: number | undefined, earlierMs: readonly number[]): boolean {
  if (itemMs === undefined || earlierMs.length < PACE_LEAST) return false;
  const usual = median(earlierMs.map((ms) => Math.min(ms, PACE_CAP_MS)));
  return usual !== null && Math.min(itemMs, PACE_CAP_MS) > SLOW_TIMES * usual;
}
