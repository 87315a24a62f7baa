import { texTextOf } from "../question-bank/bank-text";
import type { BankItem } from "../question-bank/bank-item";

/** Aiken has letters for so many answers. */
const MOST_ANSWERS = 26;

/** What would be read as an answer, or as the line that names the right one. */
const MISREAD = /^\(?[A-Za-z]\s*[.)]\s|^(?:correct\s+)?(?:answers?|ans)\s*[:=]/i;

/** A text in one line: a line that ends without a mark is followed by a colon. */
function inOneLine(markup: string): string {
  const lines = texTextOf(markup)
    .split("\n")
    .map((line) => line.split(/\s+/).join(" ").trim())
    .filter(Boolean);
  return lines.map((line, i) => (i < lines.length - 1 && /[\p{L}\p{N})”"]$/u.test(line) ? `${line}:` : line)).join(" ");
}

/** The answers to choose from and the right one; null where it is not one of them that is to be chosen. */
function choiceOf({ reply }: BankItem): { answers: string[]; right: number } | null {
  if (reply.kind === "true-false") return { answers: ["True", "False"], right: reply.right ? 0 : 1 };
  if (reply.kind !== "one") return null;
  return { answers: reply.options.map(({ text }) => inOneLine(text)), right: reply.options.findIndex(({ credit }) => credit === 1) };
}

/** A question in Aiken; null where Aiken cannot hold it: it knows one right answer of at most 26, each in one line. */
export function aikenOfItem(item: BankItem): string | null {
  const choice = choiceOf(item);
  const stem = inOneLine(item.stem);
  if (!choice || choice.right < 0 || choice.answers.length > MOST_ANSWERS || choice.answers.includes("") || stem === "") return null;
  const letter = (i: number) => String.fromCharCode(65 + i);
  return [
    MISREAD.test(stem) ? `Question: ${stem}` : stem,
    ...choice.answers.map((answer, i) => `${letter(i)}. ${answer}`),
    `ANSWER: ${letter(choice.right)}`,
  ].join("\n");
}
