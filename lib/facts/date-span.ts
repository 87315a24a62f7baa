import type { Precision } from "./fact";
import { keeping } from "./kept";

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** Days from `from` to `to`, both included, as "YYYY-MM-DD". Text order is the order of time. */
export type DateSpan = { from: string; to: string };

type Day = { year: number; month: string; day: number };

function dayOf(date: string): Day {
  const [year, month, day] = date.split("-").map(Number);
  return { year: year ?? 0, month: MONTHS[(month ?? 1) - 1] ?? "", day: day ?? 0 };
}

/** "12 March 2025". */
export const dayText: (date: string) => string = keeping((date) => {
  const { year, month, day } = dayOf(date);
  return `${day} ${month} ${year}`;
}, 5000);

function daysText(from: string, to: string): string {
  const [first, last] = [dayOf(from), dayOf(to)];
  if (from === to) return dayText(from);
  if (first.year !== last.year) return `${dayText(from)} to ${dayText(to)}`;
  if (first.month !== last.month) return `${first.day} ${first.month} to ${dayText(to)}`;
  return `${first.day} to ${dayText(to)}`;
}

function monthsText(from: string, to: string): string {
  const [first, last] = [dayOf(from), dayOf(to)];
  if (first.year !== last.year) return `${first.month} ${first.year} to ${last.month} ${last.year}`;
  return first.month === last.month ? `${last.month} ${last.year}` : `${first.month} to ${last.month} ${last.year}`;
}

/**
 * A span as it is read: "12 March 2025", "12 to 14 March 2025", "28 February to 2 March 2025", "the week of 10 March 2025", "March 2025",
 * "2025". Week, month and year name the unit, not its days.
 */
export function dateSpanText(from: string, to: string, precision: Precision): string {
  if (precision === "week") return `the week of ${dayText(from)}`;
  if (precision === "month") return monthsText(from, to);
  if (precision !== "year") return daysText(from, to);
  const [first, last] = [dayOf(from).year, dayOf(to).year];
  return first === last ? `${first}` : `${first} to ${last}`;
}

/** The word that leads to a span in a sentence: on 12 March, from 12 to 14 March, in March. */
export function dateLeadIn(span: DateSpan, precision: Precision): "on" | "from" | "in" {
  if (precision === "day") return span.from === span.to ? "on" : "from";
  const single = precision === "week" || dateSpanText(span.from, span.to, precision).indexOf(" to ") < 0;
  return single ? "in" : "from";
}

/** Whether the two have a day in common. */
export function spansOverlap(one: DateSpan, other: DateSpan): boolean {
  return one.from <= other.to && other.from <= one.to;
}

/** Whether every day of `inner` is in `outer`. */
export function spanHolds(outer: DateSpan, inner: DateSpan): boolean {
  return outer.from <= inner.from && inner.to <= outer.to;
}

/** The month, or else the year, that holds all of these spans; null when they share none. */
export function sharedSpan(spans: readonly DateSpan[]): (DateSpan & { precision: Precision }) | null {
  const dates = spans.flatMap((span) => [span.from, span.to]);
  const shared = (length: number) => (new Set(dates.map((date) => date.slice(0, length))).size === 1 ? dates[0]!.slice(0, length) : null);
  const month = shared(7);
  if (month) return { from: `${month}-01`, to: `${month}-${lastDayOf(month)}`, precision: "month" };
  const year = shared(4);
  return year ? { from: `${year}-01-01`, to: `${year}-12-31`, precision: "year" } : null;
}

/** The last day, as two digits, of a month "YYYY-MM" (Gregorian). */
export function lastDayOf(month: string): string {
  const [year, number] = month.split("-").map(Number) as [number, number];
  if (number === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? "29" : "28";
  return [4, 6, 9, 11].includes(number) ? "30" : "31";
}

/** Whether "YYYY-MM-DD" is a day of the calendar. */
export function isDate(text: string): boolean {
  const match = /^(\d{4}-(\d{2}))-(\d{2})$/.exec(text);
  if (!match) return false;
  const [month, day] = [Number(match[2]), match[3]!];
  return month >= 1 && month <= 12 && day >= "01" && day <= lastDayOf(match[1]!);
}

const ANY_MONTH = MONTHS.join("|");
const SPAN = new RegExp(`(?:(\\d{1,2})(?: (${ANY_MONTH}))?(?: (\\d{4}))? (?:to|and) )?(?:(\\d{1,2}) )?(${ANY_MONTH}) (\\d{4})\\b`, "g");

/** Every span written out in a text ("12 March 2025", "12 to 14 March 2025", "March 2025"), in its order. */
export function spansIn(text: string): DateSpan[] {
  if (!/\d{4}/.test(text)) return [];
  return [...text.matchAll(SPAN)].map(readSpan).filter((span) => span.from <= span.to);
}

function readSpan(match: RegExpMatchArray): DateSpan {
  const [, firstDay, firstMonth, firstYear, day, monthName, year] = match;
  const monthText = (name: string, ofYear: string) => `${ofYear}-${String(MONTHS.indexOf(name) + 1).padStart(2, "0")}`;
  const month = monthText(monthName!, year!);
  if (!day) return { from: `${month}-01`, to: `${month}-${lastDayOf(month)}` };
  const to = `${month}-${day.padStart(2, "0")}`;
  if (!firstDay) return { from: to, to };
  return { from: `${monthText(firstMonth ?? monthName!, firstYear ?? year!)}-${firstDay.padStart(2, "0")}`, to };
}
