import type { FactSet } from "../facts/fact";
import { mediaNamesIn } from "../markup/media";
import { plainOfMarkup } from "../markup/plain";

type OfSet = { set: Pick<FactSet, "markup"> };

/** A text of a set as somebody would type it: without marks, where the set’s texts are in light markup. */
export const plainIn = ({ set }: OfSet, text: string): string => (set.markup ? plainOfMarkup(text) : text);

/** Whether a text of a set can be typed at all: a picture cannot. */
export const canBeTyped = ({ set }: OfSet, text: string): boolean => !set.markup || mediaNamesIn(text).length === 0;
