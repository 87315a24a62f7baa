import type { TextFormat } from "../question-bank/bank-text";
import { decimalOf } from "../question-bank/decimal";
import { shownAgain } from "./signs";

/**
 * An answer between the braces, its signs still hidden: "=" right, "~" wrong, "" where nothing stands before it. `weight` is in percent.
 */
export type GiftAnswer = { sign: "=" | "~" | ""; weight: number | null; text: string; feedback: string };

/** Weights like %50%, %-33.333%; also with spaces that people leave. */
const WEIGHT = /^%\s{0,5}(-?\d{1,3}(?:\.\d{0,10})?)\s{0,5}%/;

function answerOf(sign: GiftAnswer["sign"], written: string): GiftAnswer {
  const text = written.trim();
  const weight = WEIGHT.exec(text);
  const rest = weight ? text.slice(weight[0].length) : text;
  const mark = rest.indexOf("#");
  return {
    sign,
    weight: weight ? Number(weight[1]) : null,
    text: (mark < 0 ? rest : rest.slice(0, mark)).trim(),
    feedback: mark < 0 ? "" : rest.slice(mark + 1).trim(),
  };
}

/** The answers between the braces, in order. */
export function answersIn(text: string): GiftAnswer[] {
  const answers: GiftAnswer[] = [];
  let sign: GiftAnswer["sign"] = "";
  let from = 0;
  const take = (end: number) => {
    const answer = answerOf(sign, text.slice(from, end));
    if (sign !== "" || answer.text !== "") answers.push(answer);
  };
  for (const { 0: next, index } of text.matchAll(/[=~]/g)) {
    take(index);
    sign = next as "=" | "~";
    from = index + 1;
  }
  take(text.length);
  return answers;
}

/** Sums of decimals are a little off in the last digits. */
const tidy = (value: number) => Number(value.toPrecision(12));

/** "1822", "1822:5" (five off is right, too) or "1..5" as a value and how far off is right; null when it is none of them. */
export function spanOf(written: string): { value: number; tolerance: number } | null {
  const text = shownAgain(written);
  const dots = text.indexOf("..");
  const colon = text.indexOf(":");
  if (dots > 0) {
    const [from, to] = [decimalOf(text.slice(0, dots)), decimalOf(text.slice(dots + 2))];
    return from === null || to === null ? null : { value: tidy((from + to) / 2), tolerance: tidy(Math.abs(to - from) / 2) };
  }
  const [value, tolerance] = [decimalOf(colon > 0 ? text.slice(0, colon) : text), colon > 0 ? decimalOf(text.slice(colon + 1)) : 0];
  return value === null || tolerance === null ? null : { value, tolerance: Math.abs(tolerance) };
}

/** A left and a right side; null where no arrow stands between them. */
export function sidesOf(text: string): { left: string; right: string } | null {
  const arrow = text.indexOf("->", text.includes("<!--") ? text.indexOf("-->") + 3 : 0);
  return arrow < 0 ? null : { left: text.slice(0, arrow).trim(), right: text.slice(arrow + 2).trim() };
}

/** A text and the format that it says it is in; that of its question where it says nothing. */
export function formatted(text: string, fallback: TextFormat): { text: string; format: TextFormat } {
  const tag = /^\[(html|moodle|plain|markdown)\]/i.exec(text.trim());
  return tag
    ? { text: text.trim().slice(tag[0].length).trim(), format: tag[1]!.toLowerCase() as TextFormat }
    : { text: text.trim(), format: fallback };
}

/** A line break in the file parts words where the text has no lines of its own. */
const joined = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .join(" ")
    .trim();

/** What is meant by a text: a line break that is meant is written \n. */
export const meant = (text: string, format: TextFormat): string =>
  shownAgain(format === "html" || format === "markdown" ? text : joined(text));
