import { readNumber } from "../questions/numbers";
import type { Item, Option, Question, Reply, ShownQuestion } from "../questions/question";
import { shown } from "../questions/question";
import type { Random } from "../random";

/** Formats whose options are the same for every question and keep their order: true before false, what happened before what was planned. */
const FIXED_FORMATS: ReadonlySet<string> = new Set(["true-false", "two-reports", "how-sure", "who-was-there"]);

const optionsOf = (reply: Reply): readonly Option[] => ("options" in reply ? reply.options : []);

const DATE = /\b(\d{1,2} )?(January|February|March|April|May|June|July|August|September|October|November|December)( \d{4})?\b|^\d{4}$/;

/** Numbers and dates are shown in ascending order, as the question has them: shuffling those would only slow people down. */
function isScale(options: readonly Option[]): boolean {
  return options.every(({ text }) => readNumber(text) !== null) || options.every(({ text }) => DATE.test(text) || readNumber(text.replace(/\D+$/, "")) !== null);
}

/**
 * The ids of the options in the order that one attempt shows them; empty for replies without options. It belongs to the attempt's item, so
 * `random` must be real chance, or a seed that nobody else knows.
 */
export function orderOfOptions(question: Question, random: Random): string[] {
  const options = optionsOf(question.reply);
  const ids = options.map((option) => option.id);
  const keeps = FIXED_FORMATS.has(question.format) || (question.reply.kind !== "order" && question.reply.kind !== "points" && isScale(options));
  return keeps ? ids : random.shuffle(ids);
}

/** The list in the given order; what the order does not name comes last, as it was. */
function inOrder(options: readonly Option[], order: readonly string[]): Option[] {
  const place = new Map(order.map((id, i) => [id, i]));
  return [...options].sort((a, b) => (place.get(a.id) ?? order.length) - (place.get(b.id) ?? order.length));
}

/** The question as this attempt shows it: without anything secret, its options in the item's order. */
export function shownInOrder(question: Question, order: readonly string[]): ShownQuestion {
  const plain = shown(question);
  return "options" in plain.reply ? { ...plain, reply: { ...plain.reply, options: inOrder(plain.reply.options, order) } } : plain;
}

/** The points of say-it in the item's order: they may be seen only once they were revealed. */
export function pointsInOrder(reply: Reply, order: readonly string[]): Item[] {
  return reply.kind === "points" ? inOrder(reply.options, order) : [];
}
