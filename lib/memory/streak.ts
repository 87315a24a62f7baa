import { dateAfter, weekdayOf } from "./due";
import type { Weekday } from "./plan";

/** Days in a row with practice, and the days without that were forgiven in between. */
export type Streak = { days: number; forgiven: number };

/** So many missed days a week, Monday to Sunday, break nothing. */
export const FORGIVEN_A_WEEK = 1;

const mondayOf = (date: string) => dateAfter(date, 1 - weekdayOf(date));

/** The missed dates by week that are still forgiven, or null once one is too many. */
function withMiss(missed: readonly string[], date: string): string[] | null {
  const sameWeek = missed.filter((one) => mondayOf(one) === mondayOf(date));
  return sameWeek.length >= FORGIVEN_A_WEEK ? null : [...missed, date];
}

/**
 * The streak that stands on `today`, from the dates with practice (any order, local). A day off never breaks it, nor does one missed day a
 * week; today counts once there was practice and is not missed yet. Nothing before the first practised day is counted as forgiven.
 */
export function streakOf(practised: readonly string[], today: string, daysOff: readonly Weekday[]): Streak {
  const dates = new Set(practised.filter((date) => date <= today));
  const first = [...dates].sort()[0];
  let streak: Streak = { days: 0, forgiven: 0 };
  if (first === undefined) return streak;
  let missed: string[] | null = [];
  for (let date = today; date >= first; date = dateAfter(date, -1)) {
    if (dates.has(date)) streak = { days: streak.days + 1, forgiven: missed.length };
    else if (date !== today && !daysOff.includes(weekdayOf(date))) missed = withMiss(missed, date);
    if (missed === null) return streak;
  }
  return streak;
}
