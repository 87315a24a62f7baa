import fc from "fast-check";
import { markupOfPlain, plainOfMarkup } from "../../markup/plain";
import type { RatedAnswer, WrittenReply } from "../material";
import type { BankItem } from "./bank-item";
import { bankHtmlOf, markupOfText } from "./bank-text";
import { withOurGaps } from "./gap";

// Questions made by chance for the tests of question banks, full of signs that formats take for their own.

const SIGNS = [
  "~",
  "=",
  "#",
  "{",
  "}",
  ":",
  "\\",
  "->",
  "[",
  "]",
  "%",
  "%50%",
  "//",
  "::",
  "*",
  "_",
  "^",
  "`",
  "<",
  ">",
  "&",
  "&amp;",
  "<b>",
  "]]>",
  '"',
  "'",
  "$",
  "ANSWER:",
  "A.",
  "[html]",
  "TRUE",
  "-",
];
const WORDS = ["a", "b", "Kyiv", "naïve", "Ø", "日本", "1", "2.5", "the", "x"];

const tidy = (text: string) =>
  text
    .split("\n")
    .map((line) => line.split(/\s+/).join(" ").trim())
    .filter(Boolean)
    .join("\n");

/** Whether HTML can say a text at all: what it cannot is not for a format to keep. */
export const isSayable = (markup: string) => markupOfText(bankHtmlOf(markup), "html").markup === markup;

const piece = fc.oneof(fc.constantFrom(...SIGNS), fc.constantFrom(...WORDS), fc.constantFrom(" ", "\n"));
const plainText = fc.array(piece, { minLength: 1, maxLength: 12 }).map((pieces) => tidy(pieces.join("")) || "a");
const MARKED = ["**bold** word", "H~2~O", "\\(x^2 + \\frac{a}{b} \\neq 0\\)", "\\[\\sum_{i=1}^n i\\]", "- one\n- two", "`a = {b}`"];

/** A text in the light markup: plain words full of signs, now and then with marks and formulas. */
export const markedText = fc
  .oneof({ weight: 4, arbitrary: plainText.map((text) => markupOfPlain(text)) }, { weight: 1, arbitrary: fc.constantFrom(...MARKED) })
  .filter(isSayable);
/** A text of one line without marks. */
export const wordsOnly = plainText.map((text) => markupOfPlain(text.replaceAll("\n", " "))).filter(isSayable);

const distinct = <T extends { text: string }>(answer: fc.Arbitrary<T>, minLength: number) =>
  fc.uniqueArray(answer, { minLength, maxLength: 5, selector: ({ text }) => plainOfMarkup(text) });
const feedback = fc.option(markedText, { nil: undefined, freq: 4 });
const withFeedback = <T extends object>(answer: T, said: string | undefined): T => ({
  ...answer,
  ...(said !== undefined && { feedback: said }),
});

const rated = (text: fc.Arbitrary<string>, credit: fc.Arbitrary<number>) =>
  fc.tuple(text, credit, feedback).map(([words, worth, said]): RatedAnswer => withFeedback({ text: words, credit: worth }, said));
const firstIsRight = <T extends { credit: number }>(answers: readonly T[]): T[] =>
  answers.map((answer, i) => (i === 0 ? { ...answer, credit: 1 } : answer));

const ordinary = fc.constantFrom(1, 2, -3, 0.5, 1822, 1e21, 3.1415, 150_000);

/** Replies of every kind that a bank can hold. */
export const replies: Readonly<Record<WrittenReply["kind"], fc.Arbitrary<WrittenReply>>> = {
  one: distinct(rated(markedText, fc.constantFrom(0, 0, 0.5, 0.25)), 2).map((options) => ({
    kind: "one" as const,
    options: firstIsRight(options),
  })),
  several: fc.tuple(distinct(rated(markedText, fc.constantFrom(0, 1)), 2), fc.boolean()).map(([options, own]) => {
    const right = firstIsRight(options);
    return {
      kind: "several" as const,
      options: right,
      ...(own && { shares: right.map(({ credit }, i) => (credit === 1 ? 0.75 / (i + 1) : -0.125)) }),
    };
  }),
  typed: distinct(
    rated(
      wordsOnly.filter((text) => text.trim() !== ""),
      fc.constantFrom(1, 0.5, 0.75),
    ),
    1,
  ).map((answers) => ({ kind: "typed" as const, answers: firstIsRight(answers) })),
  number: fc
    .array(
      fc
        .tuple(ordinary, fc.constantFrom(0, 1, 0.005), fc.constantFrom(1, 0.5), feedback)
        .map(([value, tolerance, credit, said]) => withFeedback({ value, tolerance, credit }, said)),
      { minLength: 1, maxLength: 3 },
    )
    .map((answers) => ({ kind: "number" as const, answers: firstIsRight(answers), unit: "" })),
  "true-false": fc.tuple(fc.boolean(), feedback, feedback).map(([right, toTrue, toFalse]) => ({
    kind: "true-false" as const,
    right,
    ...((toTrue ?? toFalse) !== undefined && {
      feedback: { ...(toTrue !== undefined && { true: toTrue }), ...(toFalse !== undefined && { false: toFalse }) },
    }),
  })),
  pairs: fc
    .tuple(
      fc.uniqueArray(fc.tuple(markedText, markedText), { minLength: 2, maxLength: 5, selector: ([left]) => left }),
      fc.array(markedText, { maxLength: 2 }),
    )
    .map(([sides, extra]) => ({ kind: "pairs" as const, pairs: sides.map(([left, right]) => ({ left, right })), extra })),
  order: fc.uniqueArray(markedText, { minLength: 2, maxLength: 6 }).map((items) => ({ kind: "order" as const, items })),
  open: markedText.map((model) => ({ kind: "open" as const, model })),
};

const plainName = fc
  .array(fc.constantFrom(...SIGNS, ...WORDS, " "), { minLength: 1, maxLength: 8 })
  .map((pieces) => tidy(pieces.join("")) || "a");
const label = plainName.filter((name) => !/^\/|\/$|\/{2}|^\$/.test(name) && name !== "top");

/** A question on its way into a bank with a reply of some kinds. */
export const itemsOf = (...kinds: WrittenReply["kind"][]): fc.Arbitrary<BankItem> =>
  fc.record({
    id: label,
    topic: fc.array(label, { maxLength: 3 }),
    tags: fc.array(label, { maxLength: 2 }),
    name: wordsOnly,
    stem: markedText.map(withOurGaps),
    reply: fc.oneof(...kinds.map((kind) => replies[kind])),
    explanation: markedText,
    source: fc.constantFrom("", "“The talks were held in Tarn.” — Before the talks", "“One {two}” — A = B\n“3 \\* 4” — C"),
  });
