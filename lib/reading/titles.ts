import type { Sentence, Span } from "./article";
import { DESCRIPTIONS, HONORIFICS, OFFICE_HEADS, OFFICE_MODIFIERS, RANKS, anyOf } from "./vocabulary";

/** Words of a title before the name: modifiers, then the noun. A plural names several people and is no title of one. */
const TITLE_TEXT = `(?:(?:${anyOf(OFFICE_MODIFIERS)}|ex|vice|mid|under)[\\s-]){0,4}${anyOf(OFFICE_HEADS)}`;

/** A title with what it is for, as far as that is part of its own name: "chief of the defence staff", "head of year", "director of music". */
const COMPLEMENT = "(?:\\s(?:of|for)\\s(?:the\\s)?(?:(?!The\\b)[\\p{L}][\\p{L}\\p{N}-]*)(?:\\s(?:\\p{Lu}[\\p{L}-]*|staff|forces|affairs|defence|relations|security|operations|science|sciences|sport|music|year))*)?";

/** The source of a pattern for a title, without complement. */
export const TITLE = TITLE_TEXT;
/** The source of a pattern for a title with its complement. */
export const FULL_TITLE = `${TITLE_TEXT}${COMPLEMENT}`;
/** The source of a pattern for what stands between a title and a name: "Admiral Sir ". */
export const FORMS_OF_ADDRESS = `(?:(?:${anyOf([...HONORIFICS, ...RANKS])})\\.?\\s)*`;

const TITLES = new RegExp(`(?<![\\p{L}\\p{N}’'-])(?:${TITLE_TEXT}|${anyOf([...DESCRIPTIONS])})(?![\\p{L}\\p{N}])`, "giu");
const RANK = new RegExp(`(?<![\\p{L}\\p{N}])(?:${anyOf(RANKS)})\\.?(?=\\s\\p{Lu})`, "giu");
const ADDRESS = new RegExp(`(?<![\\p{L}\\p{N}])(?:${anyOf(HONORIFICS)})\\.?(?=\\s\\p{Lu})`, "giu");

/** Where a sentence has a word that says what somebody is, and where a form of address. */
export type Titles = { titles: Span[]; forms: Span[] };

const spansOf = (pattern: RegExp, words: string, offset: number): Span[] => [...words.matchAll(pattern)].map(({ 0: found, index }) => ({ start: offset + index, end: offset + index + found.length }));

/** The titles and forms of address in a sentence. */
export function titlesIn(text: string, { start, end }: Sentence): Titles {
  const words = text.slice(start, end);
  const forms = [...spansOf(ADDRESS, words, start), ...spansOf(RANK, words, start)].filter((form) => /^\p{Lu}/u.test(text.slice(form.start, form.end)));
  return { titles: spansOf(TITLES, words, start), forms };
}
