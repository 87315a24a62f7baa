import type { MarkdownLine } from "./lines";

/** What stands at the end of a line beside its words: tags, and Obsidian’s name of a block (`^x1y2`). */
export type LineEnd = { text: string; tags: string[]; id: string | null };

const TAG = /^#(?=[^#]*\p{L})[\p{L}\p{N}_/-]+$/u;
const BLOCK_NAME = /^\^(?=.*[a-z])[A-Za-z0-9-]{4,60}$/;

const isSpace = (sign: string | undefined) => sign === " " || sign === "\t";

/** Where the words of a line end that stand before a place. */
function wordsEnd(masked: string, before: number): number {
  let end = before;
  while (end > 0 && isSpace(masked[end - 1])) end--;
  return end;
}

/** A line without its tags and its name. `masked` is the line with everything out of sight that means nothing there. */
export function withoutEnd({ text, masked }: { text: string; masked: string }): LineEnd {
  const tags: string[] = [];
  let id: string | null = null;
  let end = wordsEnd(masked, masked.length);
  for (let start = end; start > 0;) {
    while (start > 0 && !isSpace(masked[start - 1])) start--;
    const word = masked.slice(start, end);
    if (start === 0 || !(TAG.test(word) || (id === null && BLOCK_NAME.test(word)))) break;
    if (word.startsWith("^")) id = word.slice(1);
    else tags.push(word.slice(1));
    end = wordsEnd(masked, start);
    start = end;
  }
  return { text: text.slice(0, end), tags: tags.reverse(), id };
}

/** The tags of a line that has nothing else; null for other lines. */
export function tagsAlone(masked: string): string[] | null {
  const words = masked.trim().split(/\s+/);
  return words.every((word) => TAG.test(word)) ? words.map((word) => word.slice(1)) : null;
}

/** Tags as a row has them: one with a slash is a deck, which may be called flashcards first. */
export function filedUnder(tags: readonly string[]): { topic: string[]; tags: string[] } {
  const decks = tags.filter((tag) => tag.includes("/"));
  const path = (decks[0] ?? "").split("/").filter(Boolean);
  return { topic: path[0] === "flashcards" ? path.slice(1) : path, tags: tags.filter((tag) => !tag.includes("/") && tag !== "flashcards") };
}

/** A line whose end was read: its tags and its name are no longer part of its words. */
export function lineEnded(line: MarkdownLine): MarkdownLine {
  if (line.isCode) return line;
  const { text, tags, id } = withoutEnd(line);
  const filed = filedUnder(tags);
  return {
    ...line,
    text,
    masked: line.masked.slice(0, text.length),
    id: line.id ?? id,
    topic: filed.topic,
    tags: [...line.tags, ...filed.tags],
  };
}
