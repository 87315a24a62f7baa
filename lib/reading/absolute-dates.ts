// The only file that knows chrono-node: days that name their month, in every way English has.
import { GB, type ParsedResult } from "chrono-node/en";
import { addDays, isDay, monthOf } from "./calendar";
import type { Precision } from "../facts/fact";

/** A date in a text: offsets into what was given, and the days it means. */
export type AbsoluteDate = { start: number; end: number; from: string; to: string; precision: Precision };

const HAS_DATE =
  /\b(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b/;
const NAMES_A_DAY = /\d/;

type Part = ParsedResult["start"];

const pad = (n: number | null, width = 2) => String(n ?? 0).padStart(width, "0");
const dayOf = (part: Part) => `${pad(part.get("year"), 4)}-${pad(part.get("month"))}-${pad(part.get("day"))}`;

/** "May" and "March" alone are as often a verb; a month counts after a word that leads to a time, or with a year. */
const isMeant = (text: string, { index, text: words }: ParsedResult) =>
  NAMES_A_DAY.test(words) ||
  /\b(?:in|by|since|until|till|from|of|last|next|this|early|late|mid|during|before|after|between|to)[\s-]$/i.test(
    text.slice(Math.max(0, index - 9), index),
  );

function spanOf(result: ParsedResult): AbsoluteDate | null {
  const { start, end, index, text } = result;
  const [first, last] = [dayOf(start), end ? dayOf(end) : dayOf(start)];
  const lead = /^(?:on|in|by|at|from|since|until|till|before|after|of)\s+/i.exec(text)?.[0].length ?? 0;
  const place = { start: index + lead, end: index + text.replace(/[\s,.;:]+$/, "").length };
  if (!isDay(first) || !isDay(last) || last < first) return null;
  if (start.isCertain("day")) return { ...place, from: first, to: last, precision: "day" };
  return { ...place, from: monthOf(first).from, to: monthOf(last).to, precision: "month" };
}

const DAYS_OF_A_MONTH =
  /\b(\d{1,2})(?:st|nd|rd|th)?\s?(?:to|and|until|-|–)\s?(\d{1,2}(?:st|nd|rd|th)?\s\p{Lu}\p{Ll}{2,8}\b(?:,?\s\d{4}\b)?)/gu;

/** "12 to 14 June": its last day as chrono reads it, and the first in the same month; chrono takes such a range for the month. */
function rangesIn(text: string, read: (words: string) => AbsoluteDate | undefined): AbsoluteDate[] {
  return [...text.matchAll(DAYS_OF_A_MONTH)].flatMap((match) => {
    const last = read(match[2]!);
    const from = last && `${last.to.slice(0, 8)}${match[1]!.padStart(2, "0")}`;
    if (!last || !from || last.precision !== "day" || !isDay(from) || from >= last.to) return [];
    return [{ start: match.index, end: match.index + match[0].length, from, to: last.to, precision: "day" as const }];
  });
}

const overlap = (one: AbsoluteDate, other: AbsoluteDate) => one.start < other.end && other.start < one.end;

/**
 * Dates that name their month ("12 March 2025", "March 12-14", "in May"), with the year nearest to `from` where none is given. Weekdays and
 * relative days are left to ./dates.ts, which knows the tense.
 */
export function absoluteDates(text: string, from: string): AbsoluteDate[] {
  if (!HAS_DATE.test(text)) return [];
  const instant = new Date(`${addDays(from, 0)}T12:00:00Z`);
  const read = (words: string) =>
    GB.parse(words, { instant, timezone: 0 })
      .filter((result) => HAS_DATE.test(result.text) && result.start.isCertain("month") && isMeant(words, result))
      .flatMap((result) => spanOf(result) ?? []);
  const ranges = rangesIn(text, (words) => read(words)[0]);
  return [...ranges, ...read(text).filter((date) => !ranges.some((range) => overlap(range, date)))];
}
