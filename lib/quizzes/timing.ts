import type { FeedbackTime } from "./settings";

/** An answer that arrives this long after the deadline is not late yet: the way here takes time. */
export const GRACE_MS = 5_000;

/** How long after the deadline an answer given in time may still arrive. */
export const LATE_WINDOW_MS = 86_400_000;

/** Everything that decides when an attempt ends. Times are milliseconds since 1970 by the database's clock. */
export type Timing = {
  startedAt: number;
  /** Null: no limit. */
  limitSeconds: number | null;
  /** The person's own time: 1 to 2; null lifts the limit. */
  multiplier: number | null;
  /** All extensions together. */
  extensionSeconds: number;
  /** When what was given to a class ends for this person, whatever their limit says; null where it never does. */
  closesAt: number | null;
  handedInAt: number | null;
  strict: boolean;
};

/** When an answer arrived, and how long after the start its own clock says it was given. */
export type Arrival = { receivedAt: number; elapsedMs: number };

/** start + limit x multiplier + extensions, or when the assignment closes, whichever comes first; null where time is not limited. */
export function deadlineOf({
  startedAt,
  limitSeconds,
  multiplier,
  extensionSeconds,
  closesAt,
}: Pick<Timing, "startedAt" | "limitSeconds" | "multiplier" | "extensionSeconds" | "closesAt">): number | null {
  if (limitSeconds === null || multiplier === null) return closesAt;
  const limit = startedAt + (limitSeconds * multiplier + extensionSeconds) * 1000;
  return closesAt === null ? limit : Math.min(limit, closesAt);
}

/** Whether the answer arrived after the deadline and its grace. Derived whenever it is asked, never stored. */
export function isLate(timing: Timing, { receivedAt }: Arrival): boolean {
  const deadline = deadlineOf(timing);
  return deadline !== null && receivedAt > deadline + GRACE_MS;
}

/**
 * Whether the answer was given in time: it is not late, or its own clock puts it before the deadline, it came within a day, and the quiz is
 * not strict.
 */
export function isInTime(timing: Timing, arrival: Arrival): boolean {
  const deadline = deadlineOf(timing);
  if (deadline === null || !isLate(timing, arrival)) return true;
  return !timing.strict && timing.startedAt + arrival.elapsedMs <= deadline && arrival.receivedAt <= deadline + LATE_WINDOW_MS;
}

/** Handed in, or past its deadline: then it is handed in by definition. */
export function isFinished(timing: Timing, now: number): boolean {
  const deadline = deadlineOf(timing);
  return timing.handedInAt !== null || (deadline !== null && now > deadline + GRACE_MS);
}

/** When a finished attempt ended. */
export function finishedAt(timing: Timing): number | null {
  return timing.handedInAt ?? deadlineOf(timing);
}

/**
 * The answer that counts for one item, or null when none does. Feedback after each: the first stored one, which locked the item. Feedback
 * at the end: the highest sequence in time.
 */
export function countingAnswer<A extends Arrival & { sequence: number; locks: boolean }>(
  feedback: FeedbackTime,
  timing: Timing,
  answers: readonly A[],
): A | null {
  const inTime = answers.filter((answer) => isInTime(timing, answer));
  if (feedback === "each") return inTime.find((answer) => answer.locks) ?? null;
  return inTime.reduce<A | null>((best, answer) => (best === null || answer.sequence > best.sequence ? answer : best), null);
}
