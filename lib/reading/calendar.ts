// The days of a calendar as "YYYY-MM-DD": in lib nobody asks a clock, and days have no zone.

const DAY_MS = 86_400_000;

const msOf = (date: string) => Date.parse(`${date}T00:00:00Z`);
const dateOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);

/** Whether it is a day of the calendar between the years 1 and 9999. */
export const isDay = (date: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(date) && date >= "0001" && !Number.isNaN(msOf(date)) && dateOf(msOf(date)) === date;

/** The day this many days later (earlier, where negative). */
export const addDays = (date: string, days: number): string => dateOf(msOf(date) + days * DAY_MS);

/** 0 for a Sunday to 6 for a Saturday. */
export const weekdayOf = (date: string): number => new Date(msOf(date)).getUTCDay();

/** The Monday of its week. */
export const mondayOf = (date: string): string => addDays(date, -((weekdayOf(date) + 6) % 7));

/** First and last day of its month, `months` later. */
export function monthOf(date: string, months = 0): { from: string; to: string } {
  const [year, month] = date.split("-").map(Number);
  const first = Date.UTC(year!, month! - 1 + months, 1);
  return { from: dateOf(first), to: dateOf(Date.UTC(year!, month! + months, 0)) };
}

/** First and last day of a year. */
export const yearOf = (year: number): { from: string; to: string } => ({
  from: `${String(year).padStart(4, "0")}-01-01`,
  to: `${String(year).padStart(4, "0")}-12-31`,
});
