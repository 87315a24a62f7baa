import { absoluteDates } from "./absolute-dates";
import type { ReadDate, Sentence } from "./article";
import { addDays, mondayOf, monthOf, weekdayOf, yearOf } from "./calendar";
import { isRead } from "./sentences";
import { WEEKDAYS } from "./vocabulary";
import type { Precision } from "../facts/fact";

type Days = { from: string; to: string; precision: Precision; isSure: boolean };
type Direction = "forward" | "backward" | "near";

/** Words that look ahead, and words that look back; whichever stands nearest before the day decides. */
const FORWARD =
  /\b(?:will|won['’]t|shall|['’]ll|set to|due to|due|scheduled|expected|plan(?:s|ned|ning)? to|prepar(?:e|es|ed|ing) to|going to|is to|are to|hop(?:e|es|ing) to|would|later|ahead of|upcoming|forthcoming|begins?|starts?|opens?|takes place|takes effect|deadline)\b|\b(?:until|by|before)(?=\s*$)/gi;
const BACKWARD =
  /(?<![-’'])\b(?:said|says|told|spoke|met|was|were|had|has|have|came|went|took|gave|made|held|saw|won|lost|beat|began|broke|left|found|wrote|ran|led|sat|sent|began|drew|fell|rose|flew|swam|set off|struck|hit|stood|(?<!-)\p{L}{2,}ed)\b/giu;
const NOT_PAST = /^(?:need|speed|feed|seed|indeed|red|bed|united|armed|scheduled|planned|expected|prepared|hundred|sacred|shed)$/i;

/** Verbs in the present look neither way. */
const PRESENT = /\b(?:is|are|there['’]s|it['’]s|meets|comes|goes|takes)\b/gi;

function lastMatch(pattern: RegExp, words: string, isWanted: (word: string) => boolean = () => true): number {
  let at = -1;
  for (const match of words.matchAll(pattern)) if (isWanted(match[0])) at = match.index;
  return at;
}

/** Whether the clause before (or, failing that, after) looks ahead or back. */
function directionAt(before: string, after: string): Direction {
  const ahead = lastMatch(FORWARD, before);
  const back = lastMatch(BACKWARD, before, (word) => !NOT_PAST.test(word));
  const now = lastMatch(PRESENT, before);
  if (now > ahead && now > back) return "near";
  if (ahead >= 0 || back >= 0) return ahead > back ? "forward" : "backward";
  const next = after.slice(0, 60);
  if (/^[^.]*?\b(?:will|is to|are to|is set|are set|is due|are due)\b/i.test(next)) return "forward";
  return /^[^.]*?\b(?:was|were|had|said|met|came|took|won|lost|beat)\b|^,?\s[^.]{0,40}\b\p{L}{3,}ed\b/iu.test(next) ? "backward" : "near";
}

const ahead = (date: string, weekday: number) => addDays(date, (weekday - weekdayOf(date) + 7) % 7);
const behind = (date: string, weekday: number) => addDays(date, -((weekdayOf(date) - weekday + 7) % 7));

/** A weekday from the day of the article: by direction; with neither, the nearer one. */
function weekdayFrom(date: string, weekday: number, direction: Direction): string {
  if (direction === "forward") return ahead(date, weekday);
  if (direction === "backward") return behind(date, weekday);
  const distance = (weekday - weekdayOf(date) + 7) % 7;
  return distance <= 3 ? ahead(date, weekday) : behind(date, weekday);
}

const day = (date: string, isSure = true): Days => ({ from: date, to: date, precision: "day", isSure });
const week = (date: string): Days => ({ from: mondayOf(date), to: addDays(mondayOf(date), 6), precision: "week", isSure: true });
const weekend = (monday: string): Days => ({ from: addDays(monday, 5), to: addDays(monday, 6), precision: "day", isSure: true });

const weekdayNumber = (word: string) => WEEKDAYS.findIndex((name) => name === word.toLowerCase().replace(/s$/, ""));

type Around = { date: string; before: string; after: string };

function ofWeekday(words: RegExpExecArray, { date, before, after }: Around): Days {
  const weekday = weekdayNumber(words.groups!.weekday!);
  const lead = words.groups!.lead?.toLowerCase() ?? "";
  if (lead === "last") return day(addDays(behind(addDays(date, -1), weekday), 0));
  if (lead === "next") return day(ahead(addDays(date, 1), weekday), false);
  const direction = lead === "this" || lead === "coming" ? "forward" : lead === "past" ? "backward" : directionAt(before, after);
  return day(weekdayFrom(date, weekday, direction), direction !== "near");
}

function ofRange(words: RegExpExecArray, { date, before, after }: Around): Days {
  const direction = directionAt(before.replace(/\b(?:from|between)\s*$/i, ""), after);
  const first = weekdayFrom(date, weekdayNumber(words.groups!.first!), direction);
  const from = direction === "near" && first < date ? addDays(first, 7) : first;
  return { from, to: ahead(from, weekdayNumber(words.groups!.last!)), precision: "day", isSure: direction !== "near" };
}

function ofPeriod(words: RegExpExecArray, { date }: Around): Days {
  const [lead, unit] = [words.groups!.which!.toLowerCase(), words.groups!.unit!.toLowerCase()];
  const step = lead === "last" || lead === "past" ? -1 : lead === "next" || lead === "coming" ? 1 : 0;
  if (unit === "week") return week(addDays(date, 7 * step));
  if (unit === "weekend")
    return weekend(addDays(mondayOf(date), 7 * step - (step === 0 && weekdayOf(date) >= 1 && weekdayOf(date) <= 2 ? 7 : 0)));
  if (unit === "month") return { ...monthOf(date, step), precision: "month", isSure: true };
  return { ...yearOf(Number(date.slice(0, 4)) + step), precision: "year", isSure: true };
}

/** "the weekend": the one gone on a Monday or where the clause looks back, else the one to come. */
function ofWeekend({ date, before, after }: Around): Days {
  const isPast = directionAt(before, after) !== "forward" && weekdayOf(date) >= 1 && weekdayOf(date) <= 4;
  return { ...weekend(addDays(mondayOf(date), isPast ? -7 : 0)), isSure: false };
}

const NUMBERS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
};

function ofDistance(words: RegExpExecArray, { date }: Around): Days | null {
  const count = NUMBERS[words.groups!.count!.toLowerCase()] ?? Number(words.groups!.count);
  const unit = words.groups!.span!.toLowerCase();
  if (!Number.isFinite(count) || count > 200) return null;
  if (unit.startsWith("day")) return day(addDays(date, -count), true);
  if (unit.startsWith("week")) return { ...week(addDays(date, -7 * count)), isSure: false };
  if (unit.startsWith("month")) return { ...monthOf(date, -count), precision: "month", isSure: false };
  const year = Number(date.slice(0, 4)) - count;
  return year < 1 ? null : { ...yearOf(year), precision: "year", isSure: false };
}

const DAY_WORDS: Readonly<Record<string, number>> = { today: 0, tonight: 0, yesterday: -1, tomorrow: 1 };
const WEEKDAY = "(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day";

type Rule = { pattern: RegExp; days(words: RegExpExecArray, around: Around): Days | null };

/** The longer form first: what one rule has taken the next leaves alone. */
const RULES: readonly Rule[] = [
  { pattern: new RegExp(`\\b(?<first>${WEEKDAY})\\s(?:to|until|till|through|and)\\s(?<last>${WEEKDAY})\\b`, "g"), days: ofRange },
  {
    pattern: new RegExp(
      `\\b(?:(?<lead>last|next|this|coming|past)\\s)?(?<weekday>${WEEKDAY})\\b(?!\\s(?:Times|Post|Telegraph|Mail|Express|Mirror|Club))`,
      "gi",
    ),
    days: ofWeekday,
  },
  { pattern: /\b(?:the\s)?(?<which>last|next|this|coming|past)\s(?<unit>weekend|week|month|year)\b(?!['’]s\b)/gi, days: ofPeriod },
  { pattern: /\b(?:the|at the|over the)\sweekend\b/gi, days: (_, around) => ofWeekend(around) },
  {
    pattern: /\b(?:today|tonight|yesterday|tomorrow)\b(?!['’]s\b)/gi,
    days: (words, { date }) => day(addDays(date, DAY_WORDS[words[0].toLowerCase()]!)),
  },
  {
    pattern: /\b(?:on|earlier|late)\s(?:this\s)?(?:morning|afternoon|evening)\b|\bthis\s(?:morning|afternoon|evening)\b/gi,
    days: (_, { date }) => day(date),
  },
  {
    pattern: /\b(?<count>an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3})\s(?<span>days?|weeks?|months?|years?)\sago\b/gi,
    days: ofDistance,
  },
  {
    pattern: /\b(?:in|since|from|until|by|during|of)\s(?<year>1[5-9]\d\d|20\d\d)\b(?![-–]\d|\s(?:people|pupils|students|metres|miles|km))/g,
    days: (words) => ({ ...yearOf(Number(words.groups!.year)), precision: "year", isSure: true }),
  },
];

const overlaps = (taken: readonly { start: number; end: number }[], start: number, end: number) =>
  taken.some((one) => one.start < end && start < one.end);
const existing = ({ from, to }: Days) => from >= "0001-01-01" && to <= "9999-12-31" && from.length === 10 && to.length === 10;

/** The dates of one sentence, in order, each with the days it means for an article of `date`. */
function datesIn(text: string, sentence: Sentence, date: string): ReadDate[] {
  const words = text.slice(sentence.start, sentence.end);
  const found: ReadDate[] = absoluteDates(words, date).map(({ start, end, ...days }) => read(start, end, { ...days, isSure: true }));
  function read(start: number, end: number, days: Days): ReadDate {
    return { start: sentence.start + start, end: sentence.start + end, sentence: sentence.index, words: words.slice(start, end), ...days };
  }
  for (const { pattern, days } of RULES) {
    for (const match of words.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (overlaps(found, sentence.start + start, sentence.start + end)) continue;
      const meant = days(match, { date, before: words.slice(0, start), after: words.slice(end) });
      if (meant && existing(meant)) found.push(read(start, end, meant));
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/**
 * The dates of the body. A weekday is resolved by the nearest verb: after "will" or "scheduled" the next one, after "said" or "met" the
 * last one, else the nearer; the day of the article itself counts both ways. Measured on five reports by hand: 35 of 36 (docs/reading.md).
 */
export function datesOf(text: string, sentences: readonly Sentence[], date: string): ReadDate[] {
  return sentences.filter(isRead).flatMap((sentence) => datesIn(text, sentence, date));
}
