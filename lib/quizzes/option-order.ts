import { readNumber } from "../questions/numbers";
import type { Item, Option, Question, Reply, ShownQuestion } from "../questions/question";
import { shown } from "../questions/question";
import type { Random } from "../random";

/** Formats whose options are the same for every question and keep their order: true before false, what happened before what was planned. */
const FIXED_FORMATS: ReadonlySet<string> = new Set(["true-false", "two-reports", "how-sure", "who-was-there"]);

const optionsOf = (reply: Reply): readonly Option[] => ("options" in reply ? reply.options : []);

const MONTH = "(January|February|March|April|May|June|July|August|September|October|November|December)";

/** A day, days, a week, a month or a year, and nothing else: "Paris, 12 March 2025" is an event, not a date. */
const DATE = new RegExp(`^(the week of )?(\\d{1,2} )?(${MONTH} )?(\\d{4} )?(to )?(\\d{1,2} )?(${MONTH} )?\\d{4}$`);

/** A number with its unit and hedge: "at least 150,000 troops". */
const isAmount = (text: string): boolean => readNumber(text.replace(/\D+$/, "")) !== null;

/** Numbers and dates are shown in ascending order, as the question has them: shuffling those would only slow people down. */
function isScale(options: readonly Option[]): boolean {
  return options.every(({ text }) => readNumber(text) !== null) || options.every(({ text }) => DATE.test(text) || isAmount(text));
}

/** Whether every attempt shows the options as the question has them: fixed answers, and numbers and dates, which are in ascending order. */
export function keepsOrder({ format, reply }: Question): boolean {
  return FIXED_FORMATS.has(format) || (reply.kind !== "order" && reply.kind !== "points" && isScale(optionsOf(reply)));
}

/**
 * The ids of the options in the order that one attempt shows them; empty for replies without options. It belongs to the attempt's item, so
 * `random` must be real chance, or a seed that nobody else knows.
 */
export function orderOfOptions(question: Question, random: Random): string[] {
  const ids = optionsOf(question.reply).map((option) => option.id);
  return keepsOrder(question) ? ids : random.shuffle(ids);
}

/** The list in the given order; what the order does not name comes last, as it was. */
function inOrder<T extends Option>(options: readonly T[], order: readonly string[]): T[] {
  const place = new Map(order.map((id, i) => [id, i]));
  return [...options].sort((a, b) => (place.get(a.id) ?? order.length) - (place.get(b.id) ?? order.length));
}

/** The question as this attempt shows it: without anything secret, its options in the item's order. */
export function shownInOrder(question: Question, order: readonly string[]): ShownQuestion {
  const plain = shown(question);
  const { reply } = plain;
  if (!("options" in reply)) return plain;
  return {
    ...plain,
    reply:
      reply.kind === "place" ? { ...reply, options: inOrder(reply.options, order) } : { ...reply, options: inOrder(reply.options, order) },
  };
}

/** The points of say-it in the item's order: they may be seen only once they were revealed. */
export function pointsInOrder(reply: Reply, order: readonly string[]): Item[] {
  return reply.kind === "points" ? inOrder(reply.options, order) : [];
}
