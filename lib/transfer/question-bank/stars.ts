import { markupOfPlain, plainOfMarkup } from "../../markup/plain";

/** Whether a typed answer of a file has a star that stands for any letters: one with a backslash before it is a star. */
export const isWild = (answer: string): boolean => /(?:^|[^\\])\*/.test(answer);

/** A typed answer of a file as light markup, its stars without their backslashes. */
export const markupOfTyped = (answer: string): string => markupOfPlain(answer.replaceAll("\\*", "*"));

/** A typed answer as files have it: where no star stands for letters, each has a backslash before it. */
export const typedOfMarkup = (markup: string, wildcards: boolean): string =>
  wildcards ? plainOfMarkup(markup) : plainOfMarkup(markup).replaceAll("*", "\\*");
