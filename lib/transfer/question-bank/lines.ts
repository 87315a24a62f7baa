/** A line of a text, counted from 1. */
export type Line = { number: number; text: string };

/** The lines of a text whose lines end with "\n", one after the other: a large file is never in memory as a list of its lines. */
export function* linesOf(text: string): Generator<Line> {
  let number = 1;
  for (let at = 0; at <= text.length; number++) {
    const end = text.indexOf("\n", at);
    yield { number, text: text.slice(at, end < 0 ? text.length : end) };
    if (end < 0) return;
    at = end + 1;
  }
}

/** A text whose lines end with "\n" alone. */
export const withLineFeeds = (text: string): string => (text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text);
