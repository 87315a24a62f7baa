import { dayNumber, dayOf } from "../facts/day-number";
import type { Plan, Weekday } from "./plan";

/**
 * Days as people have them: local dates "2026-06-12" in a time zone (IANA), with days off and light days. A zone that is not known is UTC.
 */

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const DAYS_IN_WEEK = 7;
/** No zone is further from UTC. */
const MOST_OFFSET_MS = 15 * HOUR_MS;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(zone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" });
  } catch {
    return new Intl.DateTimeFormat("en-CA", { timeZone: "UTC", year: "numeric", month: "2-digit", day: "2-digit" });
  }
}

/** The date that calendars in the zone show at a time in milliseconds since 1970. */
export function localDate(at: number, zone: string): string {
  const format = formats.get(zone) ?? formatFor(zone);
  formats.set(zone, format);
  return format.format(at);
}

/**
 * The first moment of a date in the zone, in milliseconds since 1970: midnight, or what comes after it where clocks go forward at midnight.
 */
export function startOfDate(date: string, zone: string): number {
  let before = dayNumber(date) * DAY_MS - MOST_OFFSET_MS;
  let from = before + 2 * MOST_OFFSET_MS;
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2);
    if (localDate(middle, zone) < date) before = middle;
    else from = middle;
  }
  return from;
}

/** The date so many days later (earlier, where negative). */
export const dateAfter = (date: string, days: number): string => dayOf(dayNumber(date) + days);

/** Days from one date to another; negative where the other is earlier. */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from);

/** 1 for Monday to 7 for Sunday. 1 January 1970 was a Thursday. */
export const weekdayOf = (date: string): Weekday =>
  (((((dayNumber(date) + 3) % DAYS_IN_WEEK) + DAYS_IN_WEEK) % DAYS_IN_WEEK) + 1) as Weekday;

/** The minutes planned for a date: none on a day off, half of them, rounded up, on a light day. */
export function minutesOn({ minutes, daysOff, lightDays }: Pick<Plan, "minutes" | "daysOff" | "lightDays">, date: string): number {
  const weekday = weekdayOf(date);
  if (daysOff.includes(weekday)) return 0;
  return lightDays.includes(weekday) ? Math.ceil(minutes / 2) : minutes;
}

/** The minutes planned for each of so many days, the first on `from`. */
export const roomFrom = (plan: Pick<Plan, "minutes" | "daysOff" | "lightDays">, from: string, days: number): number[] =>
  Array.from({ length: days }, (_, day) => minutesOn(plan, dateAfter(from, day)));

/** The minutes a day that a plan comes to, over a week. */
export const meanMinutes = (plan: Pick<Plan, "minutes" | "daysOff" | "lightDays">): number =>
  roomFrom(plan, "2026-01-05", DAYS_IN_WEEK).reduce((sum, minutes) => sum + minutes, 0) / DAYS_IN_WEEK;
