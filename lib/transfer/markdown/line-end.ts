/** What stands at the end of a line beside its words: tags, and Obsidian’s name of a block (`^x1y2`). */
export type LineEnd = { text: string; tags: string[]; id: string | null };

const TAG = /^#(?=[^#]*\p{L})[\p{L}\p{N}_/-]+$/u;
const BLOCK_NAME = /^\^(?=.*[a-z])[A-Za-z0-9-]{4,60}$/;

/** A line without its tags and its name. `masked` is the line with everything out of sight that means nothing there. */
export function withoutEnd({ text, masked }: { text: string; masked: string }): LineEnd {
  const end: LineEnd = { text, tags: [], id: null };
  let length = masked.trimEnd().length;
  for (;;) {
    const space = Math.max(masked.lastIndexOf(" ", length - 1), masked.lastIndexOf("\t", length - 1));
    const word = masked.slice(space + 1, length);
    if (space < 0 || !(TAG.test(word) || (end.id === null && BLOCK_NAME.test(word)))) break;
    if (word.startsWith("^")) end.id = word.slice(1);
    else end.tags.unshift(word.slice(1));
    length = masked.slice(0, space).trimEnd().length;
  }
  return { ...end, text: text.slice(0, length) };
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
