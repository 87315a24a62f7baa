import { plainOfMarkup } from "../../markup/plain";
import { keyWords } from "../../questions/key-words";
import type { Question } from "../../questions/question";
import type { Row } from "../material";

/** Letters and digits alone: what a file may set otherwise (spaces, signs, capitals) makes no other question. */
const letters = (text: string) =>
  plainOfMarkup(text)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");

const inAnyOrder = (texts: readonly string[]) => texts.map(letters).sort().join(" ");

/** What some questions ask and have as their key, with and without the line above the question. */
export function wordsOfQuestions(questions: readonly Question[]): ReadonlySet<string> {
  return new Set(
    questions.flatMap(({ context, stem, reply }) =>
      [stem, `${context} ${stem}`].map((asked) => `${letters(asked)}|${inAnyOrder(keyWords(reply))}`),
    ),
  );
}

/** The same of a row that asks and has a key in words; "" where it has none, which no question has. */
export function wordsOfRow({ says }: Row): string {
  if (says.kind === "card") return `${letters(says.front)}|${letters(says.back)}`;
  if (says.kind !== "written") return "";
  const { reply } = says;
  if (reply.kind === "true-false") return `${letters(says.stem)}|${reply.right}`;
  const rated = reply.kind === "one" || reply.kind === "several" ? reply.options : reply.kind === "typed" ? reply.answers.slice(0, 1) : [];
  return rated.length === 0
    ? ""
    : `${letters(says.stem)}|${inAnyOrder(rated.filter(({ credit }) => credit === 1).map(({ text }) => text))}`;
}
