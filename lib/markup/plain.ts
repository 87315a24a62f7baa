import { plainOfRun, type Line } from "./marked-text";
import { readMarkup } from "./read-markup";

/** A plain text as light markup: signs that would mean something there are written with a backslash. */
export const markupOfPlain = (text: string): string => text.replace(/[\\*~^`]|!(?=\[)|(?<=^|\n)-(?= )/g, "\\$&");

const plainOfLine = ({ item, runs }: Line) => (item ? "- " : "") + runs.map(plainOfRun).join("");

const MEANING = /[\\*~^`]|!\[/;

/** Whether a text has signs without which no markup differs from its plain text. */
export const mayMeanSomething = (text: string): boolean => MEANING.test(text);

/**
 * Light markup as plain text: marks are dropped, a picture is its words, a formula its TeX, an item of a list a line that begins with "- ".
 */
export const plainOfMarkup = (markup: string): string =>
  mayMeanSomething(markup) ? readMarkup(markup).map(plainOfLine).join("\n") : markup;
