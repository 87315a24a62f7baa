import { masked, maskedWords } from "./masked";

/**
 * A line of a Markdown file without its comments. `masked` is the same with everything out of sight that is no sign of the line itself.
 * `id` and `tags` are what comments of ours at its end said, `topic` is the deck that a tag at its end names. `isCode` is true within a
 * fence, and for the fence.
 */
export type MarkdownLine = {
  number: number;
  text: string;
  masked: string;
  isCode: boolean;
  id: string | null;
  topic: string[];
  tags: string[];
};

const FENCE = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/;
const OPENS = "<!--";
const CLOSES = "-->";

/** What a comment of ours says: `<!-- id: x -->`, `<!-- tags: a, b -->`. */
function takeComment(comment: string, line: MarkdownLine): void {
  const [, key, value = ""] = /^\s*(id|tags):([^]*)$/.exec(comment) ?? [];
  if (key === "id" && value.trim() !== "" && value.length < 300) line.id = value.trim();
  if (key === "tags")
    line.tags.push(
      ...value
        .split(",")
        .map((tag) => tag.trim())
        .filter(Boolean),
    );
}

/** Takes comments out of lines; one may go on over several. One that is never closed is none. */
class Comments {
  private isOpen = false;
  constructor(private readonly lastClosing: number) {}

  strip(text: string, line: MarkdownLine): string {
    if (!this.isOpen && !text.includes(OPENS)) return text.trimEnd();
    const seen = maskedWords(text);
    const parts: string[] = [];
    for (let at = 0; at < text.length;) {
      const sign = this.isOpen ? text.indexOf(CLOSES, at) : seen.indexOf(OPENS, at);
      const goesOn = sign < 0 || (!this.isOpen && line.number >= this.lastClosing && !text.includes(CLOSES, sign));
      const end = goesOn ? text.length : sign;
      if (this.isOpen) takeComment(text.slice(at, end), line);
      else parts.push(text.slice(at, end));
      if (goesOn) break;
      at = sign + (this.isOpen ? CLOSES : OPENS).length;
      this.isOpen = !this.isOpen;
    }
    return parts.join("").trimEnd();
  }
}

const lastWith = (lines: readonly string[], words: string): number => {
  for (let i = lines.length - 1; i >= 0; i--) if (lines[i]!.includes(words)) return i + 1;
  return 0;
};

/** What people write has fewer lines. */
export const MOST_LINES = 200_000;

/** The lines of a Markdown file from one on, counted from 1; as many as are read. */
export function markdownLines(text: string, from: number): MarkdownLine[] {
  const all = text.split("\n", MOST_LINES);
  const comments = new Comments(lastWith(all, CLOSES));
  let fence: string | null = null;
  return all.slice(from - 1).map((raw, i) => {
    const line: MarkdownLine = { number: from + i, text: raw.trimEnd(), masked: "", isCode: fence !== null, id: null, topic: [], tags: [] };
    const [, mark] = FENCE.exec(raw) ?? [];
    if (fence !== null) {
      if (mark && raw.trim() === mark && mark.startsWith(fence)) fence = null;
      return line;
    }
    if (mark) {
      fence = mark;
      return { ...line, isCode: true };
    }
    line.text = comments.strip(raw, line);
    line.masked = masked(line.text);
    return line;
  });
}
