/**
 * Signs that nobody sees and no text of a set may hold: zero-width spaces, marks that turn the direction, control signs but tab and line
 * breaks.
 */
const UNSEEN = /[\u200B\u2060\uFEFF\u202A-\u202E\u2066-\u2069\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g;

/** A text without signs that nobody sees, with line breaks as "\n", and with the sign for a broken one in place of half a sign. */
export const seenOnly = (text: string): string =>
  text
    .replace(/\r\n?/g, "\n")
    .replace(UNSEEN, "")
    .replace(/\p{Surrogate}/gu, "\uFFFD");
