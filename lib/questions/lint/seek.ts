import { readText, type Read } from "./words";

/** A pattern that can only stand in texts with one of some words: most texts have none of them, and are not searched. */
export type Sought = {
  in(text: string): RegExpExecArray | null;
  /** As `in`, of a text that is read. */
  inRead(read: Read): RegExpExecArray | null;
  /** As `in`, of two texts that are read, joined by a space. */
  inJoined(one: Read, other: Read): RegExpExecArray | null;
};

const marks = new Map<string, number>();
let patterns = 0;

/** Which patterns a text could hold, a bit for each: worked out once a text. */
function marksOf(read: Read): number {
  if (read.marks === undefined) {
    let found = 0;
    for (const word of read.words) found |= marks.get(word) ?? 0;
    read.marks = found;
  }
  return read.marks;
}

/**
 * A pattern with the words (as `wordsOf` gives them, separated by spaces) one of which stands in whatever it matches. At most thirty, since
 * each takes a bit.
 */
export function seek(pattern: RegExp, words: string): Sought {
  const bit = 1 << patterns++;
  for (const word of words.split(" ")) marks.set(word, (marks.get(word) ?? 0) | bit);
  return {
    in: (text) => ((marksOf(readText(text)) & bit) === 0 ? null : pattern.exec(text)),
    inRead: (read) => ((marksOf(read) & bit) === 0 ? null : pattern.exec(read.text)),
    inJoined: (one, other) => (((marksOf(one) | marksOf(other)) & bit) === 0 ? null : pattern.exec(`${one.text} ${other.text}`)),
  };
}
