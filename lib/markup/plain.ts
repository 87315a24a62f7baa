/** A plain text as light markup: signs that would mean something there are written with a backslash. */
export const markupOfPlain = (text: string): string => text.replace(/[\\*~^`]|!\[/g, (sign) => `\\${sign}`);

/** Light markup as plain text: marks are dropped, a picture is its words, a formula its TeX. */
export const plainOfMarkup = (markup: string): string => markup.replace(/\\([\\*~^`!])/g, "$1");
