import { formulaEnd } from "./formula-end";
import { MARKS, type Line } from "./marked-text";
import { readMediaName } from "./media-name";
import { runsOf, wordsToken as text, type SwitchPart, type Token } from "./switches";

const SWITCHES: Readonly<Record<string, SwitchPart[]>> = {
  "*": [{ sign: "*", mark: MARKS.italic }],
  "**": [{ sign: "**", mark: MARKS.bold }],
  "***": [
    { sign: "**", mark: MARKS.bold },
    { sign: "*", mark: MARKS.italic },
  ],
  "~": [{ sign: "~", mark: MARKS.sub }],
  "^": [{ sign: "^", mark: MARKS.sup }],
};

const ORDINARY = /[^\\*~^`!\n]+/y;
const SIGNS = /\*+|~+|\^+/y;
const MEDIA = /!\[([^[\]\\\n]{0,500})\]\(media:([^\s()\\]{1,1200})\)/y;
const ESCAPED = /\\([\\*~^`!-])/g;

const isSpace = (sign: string | undefined) => sign === undefined || /\s/.test(sign);

/** Reads tokens from left to right, each sign once: what has no end further on is not looked for again. */
class Lexer {
  private at = 0;
  private readonly endless = new Set<string>();
  private codeFree = -1;
  constructor(private readonly markup: string) {}

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.markup);
    if (found) this.at = pattern.lastIndex;
    return found;
  }

  private formula(closing: ")" | "]"): Token | null {
    if (this.endless.has(closing)) return null;
    const end = formulaEnd(this.markup, this.at + 2, closing);
    if (end < 0) this.endless.add(closing);
    const tex = this.markup.slice(this.at + 2, Math.max(end, 0)).trim();
    if (end < 0 || tex === "") return null;
    this.at = end + 2;
    return { kind: "run", run: { marks: 0, kind: "formula", tex, display: closing === "]" } };
  }

  private backslash(): Token {
    const next = this.markup[this.at + 1];
    const formula = next === "(" ? this.formula(")") : next === "[" ? this.formula("]") : null;
    if (formula) return formula;
    const isEscape = next !== undefined && "\\*~^`!-".includes(next);
    this.at += isEscape ? 2 : 1;
    return text(isEscape ? next : "\\");
  }

  private code(): Token {
    const from = this.at + 1;
    this.at = from;
    if (from <= this.codeFree) return text("`");
    for (let i = from; i < this.markup.length && this.markup[i] !== "\n"; i++) {
      if (this.markup[i] === "\\" && this.markup[i + 1] !== "\n") i++;
      else if (this.markup[i] === "`") {
        if (i === from) break;
        this.at = i + 1;
        return { kind: "run", run: { marks: 0, kind: "code", text: this.markup.slice(from, i).replace(ESCAPED, "$1") } };
      }
    }
    if (this.markup[from] !== "`") this.codeFree = this.lineEnd(from);
    return text("`");
  }

  private lineEnd(from: number): number {
    const end = this.markup.indexOf("\n", from);
    return end < 0 ? this.markup.length : end;
  }

  private media(): Token {
    const found = this.match(MEDIA);
    const name = found && readMediaName(found[2]!);
    if (found && name) return { kind: "run", run: { marks: 0, kind: "media", words: found[1]!, name } };
    if (found) this.at -= found[0].length;
    this.at += 1;
    return text("!");
  }

  private signs(): Token {
    const before = this.markup[this.at - 1];
    const [signs] = this.match(SIGNS)!;
    const parts = SWITCHES[signs];
    return parts ? { kind: "switch", parts, mayOpen: !isSpace(this.markup[this.at]), mayClose: !isSpace(before) } : text(signs);
  }

  private token(): Token {
    switch (this.markup[this.at]) {
      case "\\":
        return this.backslash();
      case "`":
        return this.code();
      case "!":
        return this.media();
      case "*":
      case "~":
      case "^":
        return this.signs();
      default:
        return text(this.match(ORDINARY)![0]);
    }
  }

  /** The tokens of each line; whether it is an item of a list. */
  lines(): { item: boolean; tokens: Token[] }[] {
    const lines = [];
    for (;;) {
      const item = this.markup.startsWith("- ", this.at);
      if (item) this.at += 2;
      const tokens: Token[] = [];
      while (this.at < this.markup.length && this.markup[this.at] !== "\n") tokens.push(this.token());
      lines.push({ item, tokens });
      if (this.at >= this.markup.length) return lines;
      this.at += 1;
    }
  }
}

/** The lines of a text in light markup (see marked-text.ts). Any text can be read, in time that grows with its length. */
export const readMarkup = (markup: string): Line[] => new Lexer(markup).lines().map(({ item, tokens }) => ({ item, runs: runsOf(tokens) }));
