import { readNumber } from "../../questions/numbers";
import { withOurGaps } from "../question-bank/gap";
import type { RatedAnswer, Said, WrittenReply } from "../material";
import type { MarkdownLine } from "./lines";
import { wordsOf } from "./words";

/**
 * A question and its answers: `Q: …`, then `A: …` or a list. Everything but `lines` is still Markdown. `source` are the lines that were
 * quoted.
 */
export type QuestionLines = {
  lines: MarkdownLine[];
  stem: string[];
  answers: { credit: number; lines: string[] }[];
  explanation: string[];
  source: string[];
};

const ASKS =
  /^ {0,3}(?:[*_]{2})?(?:(?:Q|Question|Frage|Pregunta|Pergunta|Domanda|Vraag|Fråga|Вопрос)(?: ?\d{1,4})?:|Q ?\d{1,4}[.)])(?:[*_]{2})?(?=\s|$)/i;
const ANSWERS =
  /^ {0,3}(?:[*_]{2})?(?:A|Answer|Antwort|Réponse|Respuesta|Resposta|Risposta|Antwoord|Svar|Ответ)(?: ?\((\d{1,3}) ?%\))?:(?:[*_]{2})?(?=\s|$)/i;
const EXPLAINS =
  /^ {0,3}(?:[*_]{2})?(?:Explanation|Erklärung|Explication|Explicación|Explicação|Spiegazione|Uitleg|Пояснение):(?:[*_]{2})?(?=\s|$)/i;
const QUOTES = /^ {0,3}> ?/;
const TICKED = /^\s{0,8}[-*+] \[([ xX])\] (.+)$/;
const NUMBERED = /^\s{0,8}\d{1,3}[.)] (.+)$/;
const PAIRED = /^\s{0,8}[-*+] (.*?) ?→ (.+)$/;
const LISTED = /^\s{0,8}[-*+] (.+)$/;

/** Longer answers are written in one’s own words, not typed. */
const LONGEST_TYPED = 100;

/** The sign behind a word that begins a question, an answer or an explanation, by its place; null where a line begins with none. */
export function wordSignIn(line: string): number | null {
  const begun = [ASKS, ANSWERS, EXPLAINS].map((pattern) => pattern.exec(line)).find((one) => one !== null);
  return begun ? begun[0].search(/[:.)](?:[*_]{2})?$/) : null;
}

/** Lines with those that explain apart, which come last. */
export function explanationApart(lines: readonly string[]): { lines: string[]; explanation: string[] } {
  const from = lines.findIndex((line) => EXPLAINS.test(line));
  return from < 0
    ? { lines: [...lines], explanation: [] }
    : { lines: lines.slice(0, from), explanation: [lines[from]!.replace(EXPLAINS, "").trim(), ...lines.slice(from + 1)] };
}

/** Whether a line begins a question. */
export const beginsQuestion = (line: MarkdownLine): boolean => !line.isCode && ASKS.test(line.text);

/** Whether a line answers one: an answer, or an item of a list of answers. */
export const beginsAnswer = (line: MarkdownLine): boolean =>
  !line.isCode && (ANSWERS.test(line.text) || TICKED.test(line.text) || NUMBERED.test(line.text) || LISTED.test(line.text));

/** The lines of a block by what they are to its questions. */
export function questionsIn(block: readonly MarkdownLine[]): QuestionLines[] {
  const questions: QuestionLines[] = [];
  let into: string[] = [];
  for (const line of block) {
    const rest = (pattern: RegExp) => line.text.replace(pattern, "").trim();
    const question = questions.at(-1);
    if (beginsQuestion(line)) {
      into = [rest(ASKS)];
      questions.push({ lines: [], stem: into, answers: [], explanation: [], source: [] });
    } else if (!question) continue;
    else if (line.isCode) into.push(line.text);
    else if (ANSWERS.test(line.text)) {
      into = [rest(ANSWERS)];
      question.answers.push({ credit: Number(ANSWERS.exec(line.text)![1] ?? 100) / 100, lines: into });
    } else if (EXPLAINS.test(line.text)) {
      into = question.explanation;
      into.push(rest(EXPLAINS));
    } else if (QUOTES.test(line.text)) question.source.push(rest(QUOTES));
    else into.push(line.text);
    questions.at(-1)!.lines.push(line);
  }
  return questions;
}

/** The items at the end of a stem that all are of one kind, and what stands before them. */
function listAtEnd(stem: readonly string[], kind: RegExp): { items: RegExpExecArray[]; rest: string[] } {
  let from = stem.length;
  while (from > 1 && kind.test(stem[from - 1]!)) from--;
  return { items: stem.slice(from).map((line) => kind.exec(line)!), rest: stem.slice(0, from) };
}

const isTruth = (options: readonly RatedAnswer[]) =>
  options.length === 2 && options.some(({ text }) => /^true$/i.test(text)) && options.some(({ text }) => /^false$/i.test(text));

function chosen(options: RatedAnswer[]): WrittenReply {
  const right = options.filter(({ credit }) => credit === 1);
  if (right.length === 1 && isTruth(options)) return { kind: "true-false", right: /^true$/i.test(right[0]!.text) };
  return { kind: right.length === 1 ? "one" : "several", options };
}

/** A number with how far off is right too: `42 km (± 2)`. */
function numberOf(answer: string): WrittenReply | null {
  const [, given = "", unit = "", tolerance = ""] =
    /^([-+]?[\d.,]+(?:e[-+]?\d+)?) ?([^±()]{0,60})\(± ?([\d.,]+(?:e[-+]?\d+)?)\)$/i.exec(answer) ?? [];
  const [value, off] = [plainNumber(given), plainNumber(tolerance)];
  return value === null || off === null ? null : { kind: "number", unit: unit.trim(), answers: [{ value, tolerance: off, credit: 1 }] };
}

/** A number as we write it, or as people do. */
const plainNumber = (text: string): number | null =>
  text === "" ? null : Number.isFinite(Number(text)) ? Number(text) : readNumber(text, "");

type Answered = { stem: string[]; reply: WrittenReply };

/** What the list at the end of a stem says of its answers; null where there is none. */
function answeredByList(stem: readonly string[], answers: readonly string[]): Answered | null {
  const ticked = listAtEnd(stem, TICKED);
  if (ticked.items.length > 1)
    return {
      stem: ticked.rest,
      reply: chosen(ticked.items.map(([, tick, text]) => ({ text: wordsOf([text!]), credit: tick === " " ? 0 : 1 }))),
    };
  const listed = listAtEnd(stem, LISTED);
  const options = listed.items.map(([, text]) => wordsOf([text!]));
  if (options.length > 1 && answers.length > 0 && answers.every((answer) => options.includes(answer)))
    return { stem: listed.rest, reply: chosen(options.map((text) => ({ text, credit: answers.includes(text) ? 1 : 0 }))) };
  if (answers.length > 0) return null;
  const paired = listAtEnd(stem, PAIRED);
  if (paired.items.length > 0) {
    const pairs = paired.items.map(([, left, right]) => ({ left: wordsOf([left!]), right: wordsOf([right!]) }));
    return {
      stem: paired.rest,
      reply: {
        kind: "pairs",
        pairs: pairs.filter(({ left }) => left !== ""),
        extra: pairs.filter(({ left }) => left === "").map(({ right }) => right),
      },
    };
  }
  const numbered = listAtEnd(stem, NUMBERED);
  return numbered.items.length > 1
    ? { stem: numbered.rest, reply: { kind: "order", items: numbered.items.map(([, text]) => wordsOf([text!])) } }
    : null;
}

function answeredByWords(stem: string[], answers: readonly RatedAnswer[]): Answered | null {
  const [first] = answers;
  if (!first) return null;
  const number = answers.length === 1 ? numberOf(first.text) : null;
  if (number) return { stem, reply: number };
  const isLong = answers.length === 1 && (first.text.length > LONGEST_TYPED || first.text.includes("\n"));
  return { stem, reply: isLong ? { kind: "open", model: first.text } : { kind: "typed", answers: [...answers] } };
}

/** The question that some lines say; a text says why they say none. */
export function saidByQuestion({ stem, answers, explanation }: QuestionLines): Said | string {
  const rated = answers.map(({ credit, lines }) => ({ text: wordsOf(lines), credit })).filter(({ text }) => text !== "");
  const answered =
    answeredByList(
      stem,
      rated.map(({ text }) => text),
    ) ?? answeredByWords([...stem], rated);
  if (!answered) return "This question has no answer: write “A: …” below it, or a list with the right answers ticked.";
  const { reply } = answered;
  if ((reply.kind === "one" || reply.kind === "several") && !reply.options.some(({ credit }) => credit === 1))
    return "No answer is ticked as right: put an x in its box.";
  const [asked, told] = [withOurGaps(wordsOf(answered.stem)), wordsOf(explanation)];
  if (asked === "") return "Nothing is asked here.";
  if (reply.kind === "typed" && asked.split("___").length === 2 && reply.answers.every(({ credit }) => credit === 1)) {
    const [first, ...others] = reply.answers.map(({ text }) => text);
    return { kind: "gap", text: asked, answer: first!, accepted: others, hint: "", ...(told && { explanation: told }) };
  }
  return { kind: "written", name: "", stem: asked, reply, explanation: told };
}
