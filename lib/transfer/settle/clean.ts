import { markupOfPlain, plainOfMarkup } from "../../markup/plain";
import { tidyMarkup } from "../../markup/write-markup";
import type { Material, Row, Said, WrittenReply } from "../material";

const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g;
const INVISIBLE = /[\u200B\u2060\uFEFF\u202A-\u202E\u2066-\u2069]/g;

/** Anything but the signs of plain English, of which none is changed. */
const UNUSUAL = /[^\n\t -~]/;

/** A text without signs that no set may hold: control signs, signs that nobody sees, half signs; line ends alike, no spaces around. */
function clean(text: string): string {
  if (!UNUSUAL.test(text)) return text.trim();
  return text
    .replace(/\r\n?/g, "\n")
    .replace(CONTROL, "")
    .replace(INVISIBLE, "")
    .replace(/\p{Surrogate}/gu, "\uFFFD")
    .trim();
}

/** What a file calls itself, in one line and without signs that no set may hold; null where it does not say. */
export const titleOfFile = ({ title }: Pick<Material, "title">): string | null => clean(title ?? "").replace(/\s+/g, " ") || null;

type Change = (text: string) => string;

function replyWith(reply: WrittenReply, change: Change): WrittenReply {
  const rated = <T extends { text: string; feedback?: string }>(one: T): T => ({
    ...one,
    text: change(one.text),
    ...(one.feedback !== undefined && { feedback: change(one.feedback) }),
  });
  switch (reply.kind) {
    case "one":
    case "several":
      return { ...reply, options: reply.options.map(rated) };
    case "typed":
      return { ...reply, answers: reply.answers.map(rated) };
    case "true-false":
      return {
        ...reply,
        ...(reply.feedback && { feedback: Object.fromEntries(Object.entries(reply.feedback).map(([side, text]) => [side, change(text)])) }),
      };
    case "number":
      return {
        ...reply,
        unit: change(reply.unit),
        answers: reply.answers.map((one) => (one.feedback === undefined ? one : { ...one, feedback: change(one.feedback) })),
      };
    case "order":
      return { ...reply, items: reply.items.map(change) };
    case "pairs":
      return {
        ...reply,
        pairs: reply.pairs.map(({ left, right }) => ({ left: change(left), right: change(right) })),
        extra: reply.extra.map(change),
      };
    case "open":
      return { ...reply, model: change(reply.model) };
  }
}

const explained = ({ explanation }: { explanation?: string }, change: Change) =>
  explanation === undefined ? {} : { explanation: change(explanation) };

function saidWith(says: Said, change: Change): Said {
  switch (says.kind) {
    case "card":
      return { ...says, front: change(says.front), back: change(says.back), ...explained(says, change) };
    case "gap":
      return {
        ...says,
        text: change(says.text),
        answer: change(says.answer),
        accepted: says.accepted.map(change),
        hint: change(says.hint),
        ...explained(says, change),
      };
    case "written":
      return {
        ...says,
        name: change(says.name),
        stem: change(says.stem),
        explanation: change(says.explanation),
        reply: replyWith(says.reply, change),
      };
    case "statement":
      return { ...says, subject: change(says.subject), relation: change(says.relation), object: change(says.object) };
  }
}

/** A row with every text of it changed. */
export const rowWith = (row: Row, change: Change): Row => ({
  ...row,
  says: saidWith(row.says, change),
  topic: row.topic.map(change),
  tags: row.tags.map(change),
  source: change(row.source),
});

/** Whether a text has formulas, pictures or letters of another kind: more than signs that are meant as themselves. */
export const isMarked = (text: string): boolean => markupOfPlain(plainOfMarkup(text)) !== text;

/** Whether anything in some rows is marked. */
export function anyMarked(rows: readonly Row[]): boolean {
  return rows.some((row) => {
    let found = false;
    rowWith(row, (text) => ((found ||= isMarked(text)), text));
    return found;
  });
}

/**
 * The rows with every text clean; as plain text where the set is not `marked`, else with no mark left open that could pair with one of
 * another text.
 */
export function cleanRows({ rows }: Material, marked: boolean): Row[] {
  const change: Change = marked ? (text) => clean(tidyMarkup(text)) : (text) => clean(plainOfMarkup(text));
  return rows.map((row) => rowWith(row, change));
}
