import type { RatedAnswer, WrittenReply } from "../material";
import type { Problem } from "../../problem";
import { decimalOf } from "../question-bank/decimal";
import { creditOf, penaltyProblem, shareOf } from "../question-bank/shares";
import { isWild, markupOfTyped } from "../question-bank/stars";
import { elementIn, textIn, type XmlElement } from "../xml";
import type { QuestionTexts } from "./question-texts";
import { lostRow } from "../lost";

/** One question of the file: its number, its texts, and where problems are said to be. */
export type Asked = { element: XmlElement; texts: QuestionTexts; where: string; problems: Problem[] };

/** What one question asks: more than once where it has several gaps. `ending` tells rows of one question apart. */
export type Question = { stem: string; reply: WrittenReply; ending?: string };

/** The words of an element directly in one, without those around; "" where there is no such element. */
export const childText = (element: XmlElement, name: string) => textIn(elementIn(element, name) ?? { ...element, children: [] }).trim();

/** Notes a problem of the question. */
export const say = (asked: Asked, message: string) => void asked.problems.push({ where: asked.where, message });

/** Notes that the question, or one of its gaps, was left out. */
export const lose = (asked: Asked, message: string) => void asked.problems.push(lostRow(asked.where, message));

/** Nothing comes of a question, and why. */
export function none(asked: Asked, why: string): Question[] {
  lose(asked, `${why}: the question was left out.`);
  return [];
}

/** What is asked, with the picture below it that old files have. */
export const stemOf = ({ element, texts }: Asked) =>
  [texts.of(elementIn(element, "questiontext")), texts.oldPicture()].filter(Boolean).join("\n");

/** The share of the points that an answer is worth. */
export function shareIn(answer: XmlElement): number {
  const percent = decimalOf(answer.attributes.fraction ?? "");
  const share = decimalOf(childText(answer, "fraction"));
  return percent !== null ? shareOf(percent) : (share ?? 0);
}

/** An answer with what is said to it, where something is. */
export function withFeedback<T extends object>(answer: T, feedback: string): T & { feedback?: string } {
  return feedback === "" ? answer : { ...answer, feedback };
}

/** Where one answer is to be chosen, nothing is worth less than 0. */
export function sayPenalty(asked: Asked, shares: readonly number[]) {
  const least = Math.min(0, ...shares);
  if (least < 0) asked.problems.push(penaltyProblem(asked.where, least));
}

/** An answer that is typed, as the file has it. */
export type TypedAnswer = Omit<RatedAnswer, "credit"> & { share: number };

/** The reply of answers that are typed. */
export function typedReply(answers: readonly TypedAnswer[], matchCase: boolean): WrittenReply {
  const wildcards = answers.some(({ text }) => isWild(text));
  const rated = answers.map(({ text, share, ...rest }) => ({ ...rest, text: markupOfTyped(text), credit: creditOf(share) }));
  return { kind: "typed", answers: rated, ...(wildcards && { wildcards }), ...(matchCase && { matchCase }) };
}

/** A number that is right, and how far off it may be; null where it is none. */
export type NumberSpan = { value: number; tolerance: number } | null;

/** The reply of answers that are numbers, or why there is none. A star is every other answer. */
export function numberReply(asked: Asked, answers: readonly (TypedAnswer & { span: NumberSpan })[], unit: string): WrittenReply | string {
  const others = answers.filter(({ text }) => text === "*" || text === "");
  const numbers = answers.filter((answer) => !others.includes(answer));
  const bad = numbers.find(({ span }) => span === null);
  if (bad) return `“${bad.text.slice(0, 60)}” is not a number`;
  if (others.some(({ feedback }) => feedback)) say(asked, "What is said to every other number was left out.");
  if (others.some(({ share }) => share > 0)) say(asked, "Part of the points for every other number was left out.");
  const rated = numbers.map(({ span, share, feedback = "" }) => withFeedback({ ...span!, credit: creditOf(share) }, feedback));
  return rated.some(({ credit }) => credit > 0) ? { kind: "number", answers: rated, unit } : "No answer is marked as right";
}
