import { plainOfMarkup } from "../../markup/plain";
import type { RatedAnswer, WrittenReply } from "../material";
import { bankHtmlOf, moodleTextOf, texTextOf } from "../question-bank/bank-text";
import type { BankItem } from "../question-bank/bank-item";
import { percentOf, usualShares } from "../question-bank/shares";
import { withSource } from "../question-bank/source-lines";
import { typedOfMarkup } from "../question-bank/stars";
import { escaped } from "./signs";

type Of<K extends WrittenReply["kind"]> = Extract<WrittenReply, { kind: K }>;
/** Writes texts of one question, all in the format of its stem. */
type Write = (markup: string) => string;

/** What would be read as the name of a format, as an arrow or as the weight of an answer. */
const MISREAD = /^\[(?:html|moodle|plain|markdown)\]|->|^%|^\/\//i;

/** The texts of a reply that are written in the format of the question, with its stem and what is said after it. */
function textsOf({ stem, reply, explanation, source }: BankItem): string[] {
  const own = [stem, withSource(explanation, source)];
  const feedback = (answers: readonly { feedback?: string }[]) => answers.flatMap((answer) => answer.feedback ?? []);
  switch (reply.kind) {
    case "one":
    case "several":
      return [...own, ...reply.options.map(({ text }) => text), ...feedback(reply.options)];
    case "typed":
    case "number":
      return [...own, ...feedback(reply.answers)];
    case "true-false":
      return [...own, reply.feedback?.true ?? "", reply.feedback?.false ?? ""];
    case "pairs":
      return [...own, ...reply.pairs.map(({ left }) => left)];
    case "order":
      return [...own, ...reply.items];
    case "open":
      return [...own, reply.model];
  }
}

const isPlain = (markup: string) => {
  const text = moodleTextOf(markup);
  return text !== null && !MISREAD.test(text.trim());
};

/** HTML in which nothing is left that GIFT could take for its own. */
const htmlText = (markup: string) =>
  bankHtmlOf(markup)
    .replace(/^[[%/]/, (sign) => `&#${sign.charCodeAt(0)};`)
    .replaceAll("->", "-&gt;");

const weight = (percent: string) => `%${percent}%`;

/** What is typed has no format: it is written as it is, behind its weight where it would be taken for something else. */
function typedAnswer({ text, credit, feedback = "" }: RatedAnswer, wildcards: boolean, write: Write): string {
  const plain = typedOfMarkup(text, wildcards);
  const ofFormat = /^\[(?:html|moodle|plain|markdown)\]/i.test(plain) ? "[plain]" : "";
  const shown = credit === 1 && !MISREAD.test(plain) ? "" : weight(percentOf(credit));
  return `=${shown}${ofFormat}${escaped(plain)}${saidTo(feedback, write)}`;
}

const saidTo = (feedback: string, write: Write) => (feedback === "" ? "" : `#${write(feedback)}`);

const chosen = ({ options }: Of<"one">, write: Write) =>
  options.map(
    ({ text, credit, feedback = "" }) =>
      `${credit === 1 ? "=" : credit === 0 ? "~" : `~${weight(percentOf(credit))}`}${write(text)}${saidTo(feedback, write)}`,
  );

function severalLines({ options, shares = usualShares(options) }: Of<"several">, write: Write): string[] {
  return options.map(
    ({ text, feedback = "" }, i) => `~${shares[i] === 0 ? "" : weight(percentOf(shares[i]!))}${write(text)}${saidTo(feedback, write)}`,
  );
}

/** The right side of a pair has no format: where it is more than words, HTML is written. */
function rightSide(markup: string): string {
  return escaped(isPlain(markup) ? texTextOf(markup) : htmlText(markup));
}

const pairLines = ({ pairs, extra }: Of<"pairs">, write: Write) => [
  ...pairs.map(({ left, right }) => `=${write(left)} -> ${rightSide(right)}`),
  ...extra.map((right) => `= -> ${rightSide(right)}`),
];

/** GIFT has no order: each thing is matched with its place. */
const orderLines = ({ items }: Of<"order">, write: Write) => items.map((item, i) => `=${write(item)} -> ${i + 1}`);

const numberLines = ({ answers }: Of<"number">, write: Write) =>
  answers.map(
    ({ value, tolerance, credit, feedback = "" }) =>
      `=${credit === 1 ? "" : weight(percentOf(credit))}${value}:${tolerance}${saidTo(feedback, write)}`,
  );

function trueFalse({ right, feedback }: Of<"true-false">, write: Write): string {
  const [toRight, toWrong] = right ? [feedback?.true ?? "", feedback?.false ?? ""] : [feedback?.false ?? "", feedback?.true ?? ""];
  return `${right ? "TRUE" : "FALSE"}${toWrong || toRight ? `#${toWrong && write(toWrong)}` : ""}${saidTo(toRight, write)}`;
}

function answerLines(reply: WrittenReply, write: Write): string[] {
  switch (reply.kind) {
    case "one":
      return chosen(reply, write);
    case "several":
      return severalLines(reply, write);
    case "typed":
      return reply.answers.map((answer) => typedAnswer(answer, reply.wildcards ?? false, write));
    case "number":
      return ["#", ...numberLines(reply, write)];
    case "true-false":
      return [trueFalse(reply, write)];
    case "pairs":
      return pairLines(reply, write);
    case "order":
      return orderLines(reply, write);
    case "open":
      return [];
  }
}

/** A unit that the stem does not name stands after it: GIFT has no place for it. */
function stemOf({ stem, reply }: BankItem): string {
  return reply.kind === "number" && reply.unit !== "" && !plainOfMarkup(stem).includes(plainOfMarkup(reply.unit))
    ? `${stem} (${reply.unit})`
    : stem;
}

const label = (name: string, value: string) => `[${name}:${value.replace(/[\r\n]+/g, " ").replace(/[[\]\\]/g, "\\$&")}]`;

/**
 * A question in GIFT: its id and tags in a comment, what is said after it with its sources as general feedback. All its texts are plain
 * where plain says the same, else all are HTML.
 */
export function giftOfItem(item: BankItem): string {
  const isHtml = !textsOf(item).every(isPlain);
  const write: Write = (markup) => escaped(isHtml ? htmlText(markup) : texTextOf(markup));
  const { id, tags, name, reply, explanation, source } = item;
  const said =
    reply.kind === "open" ? [explanation === reply.model ? "" : reply.model, explanation].filter(Boolean).join("\n") : explanation;
  const feedback = withSource(said, source);
  const lines = [...answerLines(reply, write), ...(feedback === "" ? [] : [`####${write(feedback)}`])];
  const stem = `${isHtml ? "[html]" : ""}${write(stemOf(item))}`;
  return [
    `// ${[label("id", id), ...tags.map((tag) => label("tag", tag))].join(" ")}`,
    `::${escaped(plainOfMarkup(name))}::${stem} {${lines.length === 0 ? "" : `\n${lines.map((line) => `\t${line}\n`).join("")}`}}`,
  ].join("\n");
}
