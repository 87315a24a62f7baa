import type { TimeMultiplier } from "../people/settings";

export const LATE_RULES = ["accept", "mark", "refuse"] as const;
/** What becomes of what is handed in after the due time: taken as it is, taken and marked as late, or not taken. */
export type LateRule = (typeof LATE_RULES)[number];

export const RELEASES = ["each", "handed-in", "closed", "held"] as const;
/**
 * When pupils are told what was right: after each question, after handing in, once it has closed for the class, or when the teacher says
 * so.
 */
export type Release = (typeof RELEASES)[number];

export const SCORINGS = ["best", "latest", "first"] as const;
/** Which of a pupil's attempts counts. */
export type Scoring = (typeof SCORINGS)[number];

/** The times of an assignment, in milliseconds since 1970. */
export type Schedule = { opensAt: number; dueAt: number | null; closesAt: number | null; late: LateRule };

/** What a pupil is allowed beyond the others. */
export type Extra = { multiplier: TimeMultiplier; extraMinutes: number };

/** The times of an assignment as they are for one pupil. */
export type OwnTimes = { opensAt: number; dueAt: number | null; endsAt: number | null };

const DAY_MS = 86_400_000;

/**
 * When an assignment ends for pupils without extra time: when it closes, or when it is due where nothing is taken later. Null where it
 * never does.
 */
export const endOf = ({ dueAt, closesAt, late }: Schedule): number | null => (late === "refuse" ? (dueAt ?? closesAt) : closesAt);

/**
 * How long somebody sits at it: the quiz's limit, else from opening to end, a day at most (nobody sits longer, however long the window is).
 * Extra time is a share of that.
 */
function sittingMs(schedule: Schedule, limitSeconds: number | null): number {
  const end = endOf(schedule);
  if (limitSeconds !== null) return limitSeconds * 1000;
  return end === null ? 0 : Math.min(end - schedule.opensAt, DAY_MS);
}

/**
 * The times for one pupil: what is due and when it ends move by their extra time and by the minutes they were given. Nothing ends it for
 * whoever has no time limit. server/release.ts says the same in SQL.
 */
export function ownTimes(schedule: Schedule, limitSeconds: number | null, { multiplier, extraMinutes }: Extra): OwnTimes {
  const moved = ((multiplier ?? 1) - 1) * sittingMs(schedule, limitSeconds) + extraMinutes * 60_000;
  const later = (at: number | null) => (at === null ? null : at + moved);
  return { opensAt: schedule.opensAt, dueAt: later(schedule.dueAt), endsAt: multiplier === null ? null : later(endOf(schedule)) };
}

/** Where somebody is at a moment: it opens later, it can be taken, or it is over. */
export function stateAt({ opensAt, endsAt }: OwnTimes, now: number): "before" | "open" | "over" {
  if (now < opensAt) return "before";
  return endsAt !== null && now > endsAt ? "over" : "open";
}

/** Whether what was handed in then is late, where the assignment marks that. */
export const isHandedInLate = ({ late }: Pick<Schedule, "late">, { dueAt }: OwnTimes, at: number): boolean =>
  late === "mark" && dueAt !== null && at > dueAt;

/** How many attempts a pupil has in all; null for any number. */
export const attemptsAllowed = (attempts: number | null, ...extra: readonly number[]): number | null =>
  attempts === null ? null : attempts + extra.reduce((sum, one) => sum + one, 0);

/** Which of some attempts with a share of points counts, in order of time; null where there is none. */
export function countingAttempt<T extends { share: number | null }>(scoring: Scoring, attempts: readonly T[]): T | null {
  if (scoring === "first") return attempts[0] ?? null;
  if (scoring === "latest") return attempts.at(-1) ?? null;
  return attempts.reduce<T | null>((best, one) => (best === null || (one.share ?? -1) > (best.share ?? -1) ? one : best), null);
}
