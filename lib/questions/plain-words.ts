import type { FactSet } from "../facts/fact";
import { mediaNamesIn } from "../markup/media";
import { plainOfMarkup } from "../markup/plain";
import type { Question } from "./question";

type OfSet = { set: Pick<FactSet, "markup"> };

/** A text of a set as somebody would type it: without marks, where the set’s texts are in light markup. */
export const plainIn = ({ set }: OfSet, text: string): string => (set.markup ? plainOfMarkup(text) : text);

/** Whether a text of a set can be typed at all: a picture cannot. */
export const canBeTyped = ({ set }: OfSet, text: string): boolean => !set.markup || mediaNamesIn(text).length === 0;

/** A text of a question in plain words, for lists and titles. */
export const plainWords = ({ markup }: Pick<Question, "markup">, text: string): string => (markup ? plainOfMarkup(text) : text);

/** What a question asks in plain words. */
export const plainStem = (question: Pick<Question, "stem" | "markup">): string => plainWords(question, question.stem);
