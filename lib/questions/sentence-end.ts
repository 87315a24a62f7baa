const MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember";

/**
 * The marks that end a sentence, as a pattern: with a closing quotation mark or bracket after them, and before a space or the end of the
 * text. The point of a German day ("am 4. Mai") ends none.
 */
export const SENTENCE_END = `(?:[!?]|(?<!\\b\\d{1,2})\\.|\\.(?! (?:${MONTHS})\\b))[“”"’)]?(?=\\s|$)`;
