import { linesOf, type Line } from "../question-bank/lines";
import { hidden } from "./signs";

/**
 * What a GIFT file holds, in order: the category of what follows, or a question (its text with `hidden` signs) with the comments before it.
 */
export type GiftEntry =
  { kind: "category"; line: number; path: string } | { kind: "question"; line: number; comments: string; text: string };

const CATEGORY = "$CATEGORY:";

const isComment = ({ text }: Line) => text.trimStart().startsWith("//");

/**
 * Where a question ends that others follow without an empty line: after its answers, if the next begins on a line of its own. -1 where it
 * is the last.
 */
function endOfQuestion(text: string, from: number): number {
  const close = text.indexOf("}", text.indexOf("{", from) + 1);
  const next = close < 0 ? -1 : text.indexOf("{", close);
  const end = next < 0 ? -1 : text.indexOf("\n", close);
  return end < next ? end : -1;
}

const linesIn = (text: string) => text.split("\n").length - 1;

/** The questions of some lines without an empty one between them. */
function* questionsOf(lines: readonly Line[]): Generator<GiftEntry> {
  const comments = lines.filter(isComment);
  const text = hidden(lines.map((line) => (isComment(line) ? "" : line.text)).join("\n"));
  let taken = 0;
  let number = lines[0]?.number ?? 1;
  for (let from = 0; from < text.length;) {
    const cut = endOfQuestion(text, from);
    const end = cut < 0 ? text.length : cut;
    const part = text.slice(from, end);
    const last = number + linesIn(part);
    const before = taken;
    while (taken < comments.length && comments[taken]!.number <= last) taken += 1;
    const skipped = linesIn(part.slice(0, part.length - part.trimStart().length));
    if (part.trim() !== "")
      yield {
        kind: "question",
        line: number + skipped,
        comments: comments
          .slice(before, taken)
          .map((line) => line.text)
          .join("\n"),
        text: part.trim(),
      };
    number = last + 1;
    from = end + 1;
  }
}

/** Everything in a GIFT file, one after the other: an empty line ends a question, and a line that names a category does, too. */
export function* giftEntries(text: string): Generator<GiftEntry> {
  let lines: Line[] = [];
  for (const line of linesOf(text)) {
    const isCategory = line.text.trimStart().startsWith(CATEGORY);
    if (!isCategory && line.text.trim() !== "") lines.push(line);
    else if (lines.length > 0) {
      yield* questionsOf(lines);
      lines = [];
    }
    if (isCategory) yield { kind: "category", line: line.number, path: line.text.trim().slice(CATEGORY.length).trim() };
  }
  yield* questionsOf(lines);
}
