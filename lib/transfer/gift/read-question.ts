import { markupOfPlain } from "../../markup/plain";
import type { Problem } from "../../problem";
import type { RatedAnswer, Row, WrittenReply } from "../material";
import { droppedProblems, textInto, type TextFormat } from "../question-bank/bank-text";
import { saidOf } from "../question-bank/gap";
import { creditOf, penaltyProblem, severalOf, shareOf } from "../question-bank/shares";
import { sourceApart } from "../question-bank/source-lines";
import { isWild, markupOfTyped } from "../question-bank/stars";
import { answersIn, formatted, meant, sidesOf, spanOf, type GiftAnswer } from "./answers";
import type { GiftEntry } from "./entries";
import { shownAgain } from "./signs";
import { lostRow } from "../lost";

type Asked = Extract<GiftEntry, { kind: "question" }>;

/** Why a question cannot be taken, or its reply with what is to be said of it. */
type Answered = { reply: WrittenReply; notes: string[] } | { why: string };

/** Reads texts of one question as light markup, each in the format of its question unless it names its own. */
type Words = (text: string, format?: TextFormat) => string;

const NO_RIGHT = "No answer is marked as right: the question was left out.";

const plainOf = (text: string) => markupOfPlain(meant(text, "plain"));

function withFeedback(feedback: string, words: Words): { feedback?: string } {
  const said = words(feedback);
  return said === "" ? {} : { feedback: said };
}

/** TRUE, T, FALSE, F in any case, what is said to the wrong answer, and what is said to the right one. */
function trueFalse(inside: string, words: Words): Answered | null {
  const [said, wrong = "", ...right] = inside.split("#");
  const truth = /^(?:(t|true)|f|false)$/i.exec(said!.trim());
  if (!truth) return null;
  const isTrue = truth[1] !== undefined;
  const [toWrong, toRight] = [words(wrong), words(right.join("#"))];
  const [toTrue, toFalse] = isTrue ? [toRight, toWrong] : [toWrong, toRight];
  const feedback = { ...(toTrue && { true: toTrue }), ...(toFalse && { false: toFalse }) };
  return { reply: { kind: "true-false", right: isTrue, ...(toTrue || toFalse ? { feedback } : {}) }, notes: [] };
}

/** What is typed is plain, whatever its question is, unless it says itself that it is not. */
function typedAnswer(text: string, words: Words): string {
  const own = formatted(text, "plain");
  return own.format === "html" || own.format === "markdown" ? words(text) : markupOfTyped(meant(own.text, "plain"));
}

function typed(answers: readonly GiftAnswer[], words: Words): Answered {
  const given = answers.filter(({ text }) => text !== "");
  const wildcards = given.some(({ text }) => isWild(shownAgain(text)));
  const rated = given.map(({ text, weight, feedback }): RatedAnswer => ({
    text: typedAnswer(text, words),
    credit: worth(weight ?? 100),
    ...withFeedback(feedback, words),
  }));
  return rated.some(({ credit }) => credit > 0)
    ? { reply: { kind: "typed", answers: rated, ...(wildcards && { wildcards }) }, notes: [] }
    : { why: NO_RIGHT };
}

const worth = (percent: number) => creditOf(shareOf(percent));

function chosen(answers: readonly GiftAnswer[], words: Words): Answered {
  const options = answers
    .filter(({ text }) => text !== "")
    .map(({ text, feedback, ...rest }) => ({ ...rest, option: { text: words(text), ...withFeedback(feedback, words) } }));
  if (options.length < 2) return { why: "There is only one answer to choose from: the question was left out." };
  if (!options.some(({ sign }) => sign === "=")) {
    const reply = severalOf(options.map(({ option, weight }) => ({ ...option, credit: 0, share: shareOf(weight ?? 0) })));
    return reply.options.some(({ credit }) => credit === 1) ? { reply, notes: [] } : { why: NO_RIGHT };
  }
  const rated = options.map(({ sign, weight, option }) => ({ ...option, credit: worth(weight ?? (sign === "=" ? 100 : 0)) }));
  const penalties = options.flatMap(({ weight }) => (weight !== null && weight < 0 ? [penaltyProblem("", shareOf(weight)).message] : []));
  return rated.some(({ credit }) => credit > 0) ? { reply: { kind: "one", options: rated }, notes: penalties } : { why: NO_RIGHT };
}

function matched(answers: readonly GiftAnswer[], words: Words): Answered {
  const sides = answers.map(({ text }) => sidesOf(text)).filter((side) => side !== null);
  const pairs = sides.map(({ left, right }) => ({ left: words(left), right: words(right, "moodle") })).filter(({ right }) => right !== "");
  const known = pairs.filter(({ left }) => left !== "");
  return known.length === 0
    ? { why: "No pair says what belongs together: the question was left out." }
    : { reply: { kind: "pairs", pairs: known, extra: pairs.filter(({ left }) => left === "").map(({ right }) => right) }, notes: [] };
}

function counted(inside: string, words: Words): Answered {
  const answers = answersIn(inside);
  const others = answers.filter(({ sign, text }) => text === "*" || (sign === "~" && text === ""));
  const numbers = answers.filter((answer) => !others.includes(answer)).map((answer) => ({ ...answer, span: spanOf(answer.text) }));
  const bad = numbers.find(({ span }) => span === null);
  if (bad) return { why: `“${shownAgain(bad.text).slice(0, 60)}” is not a number like 1822, 1822:5 or 1..5: the question was left out.` };
  const rated = numbers.map(({ span, sign, weight, feedback }) => ({
    ...span!,
    credit: worth(weight ?? (sign === "~" ? 0 : 100)),
    ...withFeedback(feedback, words),
  }));
  const notes = others.some(({ feedback }) => feedback !== "") ? ["What is said to every other number was left out."] : [];
  return rated.some(({ credit }) => credit > 0) ? { reply: { kind: "number", answers: rated, unit: "" }, notes } : { why: NO_RIGHT };
}

/** After ">" and words on how it is shown, the things in their order, a line each: Moodle’s own addition to GIFT. */
function ordered(inside: string, words: Words): Answered {
  const items = inside
    .split("\n")
    .slice(1)
    .map((line) => words(line))
    .filter(Boolean);
  return items.length < 2
    ? { why: "There are fewer than two things to put in order: the question was left out." }
    : { reply: { kind: "order", items }, notes: [] };
}

/** What stands between the braces, without the general feedback, decides how a question is answered. */
function answered(inside: string, words: Words): Answered {
  if (inside === "") return { reply: { kind: "open", model: "" }, notes: [] };
  if (inside.startsWith("#")) return counted(inside.slice(1), words);
  if (inside.startsWith(">")) return ordered(inside, words);
  const answers = answersIn(inside);
  if (answers.some(({ sign }) => sign === "~")) return chosen(answers, words);
  const arrows = answers.filter(({ text, weight }) => weight === null && sidesOf(text) !== null).length;
  if (inside.startsWith("=") && arrows > 0 && arrows === answers.length) return matched(answers, words);
  if (inside.startsWith("=") && arrows > 1)
    return { why: "A pair to be matched has no “->” between its sides: the question was left out." };
  return trueFalse(inside, words) ?? typed(answers, words);
}

type Parts = { title: string; stem: string; inside: string };

/** Name, stem (with a gap where the answers stood within it) and what stands between the braces; or why it is no question. */
function partsOf(text: string): Parts | { why: string } {
  const end = text.startsWith("::") ? text.indexOf("::", 2) : -1;
  const [title, rest] = end < 0 ? ["", text] : [text.slice(2, end).trim(), text.slice(end + 2).trim()];
  const [open, close] = [rest.indexOf("{"), rest.indexOf("}")];
  if (open < 0 && close < 0)
    return {
      why: `This text asks nothing, as no answers in { } follow: “${shownAgain(rest).split(/\s+/).join(" ").slice(0, 60)}”. It was left out.`,
    };
  if (open < 0 || (close >= 0 && close < open))
    return { why: "A } stands here without its {. Write \\} where the sign itself is meant. The question was left out." };
  if (close < 0)
    return { why: "The answers that begin with { are not closed with } before the next empty line: the question was left out." };
  const tail = rest.slice(close + 1);
  if (/[{}]/.test(tail))
    return {
      why: "There is more than one pair of braces here. Leave an empty line between questions, and write \\{ and \\} where the signs themselves are meant. The question was left out.",
    };
  const stem = tail.trim() === "" ? rest.slice(0, open) : `${rest.slice(0, open)}___${tail}`;
  return { title, stem: stem.trim(), inside: rest.slice(open + 1, close).trim() };
}

/** What a comment says of the question that follows: [id:…] and [tag:…]. A bracket in it has a backslash before it. */
function labelsIn(comments: string, name: "id" | "tag"): string[] {
  const found = comments.matchAll(new RegExp(`\\[${name}:((?:[^\\][\\\\\\n]|\\\\.){1,300})\\]`, "g"));
  return [...found].map(({ 1: label }) => label!.replace(/\\(.)/g, "$1").trim()).filter(Boolean);
}

const splitFeedback = (inside: string): [answers: string, feedback: string] => {
  const mark = inside.lastIndexOf("####");
  return mark < 0 ? [inside, ""] : [inside.slice(0, mark).trim(), inside.slice(mark + 4).trim()];
};

/** What is said after a question to be answered in one’s own words is what a good answer says: GIFT has no other place for it. */
const withModel = (reply: WrittenReply, explanation: string): { reply: WrittenReply; explanation: string } =>
  reply.kind === "open" ? { reply: { kind: "open", model: explanation }, explanation: "" } : { reply, explanation };

/** The row of a question, null where it cannot be taken, and what is to be said of it. */
export function readGiftQuestion({ line, comments, text }: Asked, topic: readonly string[]): { row: Row | null; problems: Problem[] } {
  const parts = partsOf(text);
  const where = `line ${line}`;
  const refused = (why: string) => ({ row: null, problems: [lostRow(where, why)] });
  if ("why" in parts) return refused(parts.why);
  const dropped = new Set<string>();
  const asked = formatted(parts.stem, "moodle");
  const words: Words = (written, fallback = asked.format) => {
    const own = formatted(written, fallback);
    return textInto(dropped, meant(own.text, own.format), own.format);
  };
  const stem = textInto(dropped, meant(asked.text, asked.format), asked.format);
  const [inside, feedback] = splitFeedback(parts.inside);
  const found = answered(inside, words);
  if ("why" in found) return refused(found.why);
  if (stem === "") return refused("The answers have no question before them: it was left out.");
  const { explanation, source } = sourceApart(words(feedback));
  const says = saidOf({ name: plainOf(parts.title), stem, ...withModel(found.reply, explanation) });
  const problems = [...found.notes.map((message) => ({ where, message })), ...droppedProblems(where, dropped)];
  return {
    row: { id: labelsIn(comments, "id")[0] ?? null, where, says, topic: [...topic], tags: labelsIn(comments, "tag"), source },
    problems,
  };
}
