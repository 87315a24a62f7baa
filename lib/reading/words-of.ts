import type { Span } from "./article";

/** A word of the text: letters and digits with inner points (“U.S.”); hyphens and apostrophes end it. */
export type Word = Span & { text: string };

const WORD = /(?:\p{Lu}\.){2,}|(?:\p{Lu}\.(?=\s\p{Lu}))|[\p{L}\p{M}\p{N}]+/gu;

/** The words of a stretch of the text, with their places in the whole. */
export function wordsOf(text: string, { start, end }: Span): Word[] {
  return [...text.slice(start, end).matchAll(WORD)].map((match) => ({
    text: match[0],
    start: start + match.index,
    end: start + match.index + match[0].length,
  }));
}

/** A word as names are compared: lower case, without accents and points. */
export const plainWord = (word: string): string =>
  word
    .normalize("NFKD")
    .replace(/[\p{M}.]/gu, "")
    .toLowerCase();
