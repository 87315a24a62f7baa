import { dateAfter } from "./due";

/** One reminder: the learner's own date, when it begins in milliseconds since 1970, and how many minutes it is about. */
export type Reminder = { date: string; at: number; minutes: number };

const HOUR_MS = 3_600_000;

/** An hour as a clock shows it: "18:00". */
export const hourText = (hour: number): string => `${String(hour).padStart(2, "0")}:00`;

/** So many days ahead a calendar is told of: it asks again long before. */
export const REMINDED_DAYS = 14;

type Reminding = {
  /** The learner's date today, "2026-03-28". */
  today: string;
  /** The hour of their own clock, 0 to 23. */
  hour: number;
  /** Minutes that their clock is ahead of UTC at a moment. */
  minutesAhead: (at: number) => number;
  /** Minutes of practice on a date; 0 for a day off. */
  minutesOn: (date: string) => number;
};

/** The moment at which a clock shows an hour on a date. On the day clocks jump over that hour, when it would have been. */
function momentOf(date: string, hour: number, minutesAhead: Reminding["minutesAhead"]): number {
  const asUtc = Date.parse(`${date}T00:00:00Z`) + hour * HOUR_MS;
  const near = asUtc - minutesAhead(asUtc) * 60_000;
  return asUtc - minutesAhead(near) * 60_000;
}

/** One reminder a day for two weeks from today, none on days without practice. */
export function remindersFrom({ today, hour, minutesAhead, minutesOn }: Reminding): Reminder[] {
  const dates = Array.from({ length: REMINDED_DAYS }, (_, i) => dateAfter(today, i));
  return dates
    .map((date) => ({ date, at: momentOf(date, hour, minutesAhead), minutes: minutesOn(date) }))
    .filter(({ minutes }) => minutes > 0);
}
