import { decodeEntity } from "./entity";
import { mediaNameOf } from "./from-html";
import { MARKS, type Line, type Run } from "./marked-text";
import { writeMediaName } from "./media-name";
import { readMarkup } from "./read-markup";
import { seenOnly } from "./seen-only";
import { runsOf, wordsToken, type SwitchPart, type Token } from "./switches";
import { foundInText, type FoundInText } from "./tex-in-text";
import { tidyRuns } from "./tidy-runs";
import { writeMarkup } from "./write-markup";

const BOLD = { sign: "**", mark: MARKS.bold };
const ITALIC = { sign: "*", mark: MARKS.italic };
const SWITCHES: Readonly<Record<string, SwitchPart[]>> = {
  "*": [ITALIC],
  "**": [BOLD],
  "***": [BOLD, ITALIC],
  _: [{ sign: "_", mark: MARKS.italic }],
  __: [{ sign: "__", mark: MARKS.bold }],
  ___: [
    { sign: "__", mark: MARKS.bold },
    { sign: "_", mark: MARKS.italic },
  ],
};
/** Elements that Markdown borrows from HTML for what it has no signs for. */
const ELEMENTS: Readonly<Record<string, number>> = {
  sub: MARKS.sub,
  sup: MARKS.sup,
  b: MARKS.bold,
  strong: MARKS.bold,
  i: MARKS.italic,
  em: MARKS.italic,
  u: MARKS.italic,
};

const ORDINARY = /[^\\*_`!<&[\n$]+/y;
const SIGNS = /\*+|_+/y;
const ESCAPE = /\\([!-/:-@[-`{-~])/y;
const ELEMENT = /<(\/?)(sub|sup|b|strong|i|em|u)>/iy;
const BREAK = /<br ?\/?>/iy;
const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/iy;
const PICTURE = /!\[([^[\]\n]{0,500})\]\((?:<([^<>\n]{1,1200})>|([^\s()<>]{1,1200}))(?: {1,3}"[^"\n]{0,500}")?\)/y;
const EMBED = /!\[\[([^[\]|\n]{1,300})(?:\|([^[\]\n]{0,300}))?\]\]/y;
const LINK = /\[([^[\]\n]{1,500})\]\((?:<[^<>\n]{0,1200}>|[^\s()<>]{0,1200})(?: {1,3}"[^"\n]{0,500}")?\)/y;
const WIKI_LINK = /\[\[([^[\]|\n]{1,300})(?:\|([^[\]\n]{0,300}))?\]\]/y;
const TICKS = /`+/y;
const LIST_SIGN = /[ \t]{0,24}[-*+] (?:\[[ x]\] )?/y;
const QUOTE = /(?: {0,3}> ?)+/y;
const HEADING = /(#{1,6}) +/y;

const isSpace = (sign: string | undefined) => sign === undefined || /\s/.test(sign);
const isWord = (sign: string | undefined) => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);

const media = (address: string, words: string): Token => {
  const name = mediaNameOf(address);
  return name === null ? wordsToken(words) : { kind: "run", run: { marks: 0, kind: "media", words: words.trim(), name } };
};

const found = (one: FoundInText): Token => ({
  kind: "run",
  run:
    one.kind === "formula"
      ? { marks: 0, kind: "formula", tex: one.tex, display: one.display }
      : { marks: 0, kind: "media", words: "", name: one.name },
});

class Lexer {
  private at = 0;
  private next = 0;
  private readonly inText: FoundInText[];
  /** How many backticks in a row were looked for further on, and not found. */
  private readonly endless = new Set<number>();
  constructor(private readonly markdown: string) {
    this.inText = foundInText(markdown);
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.markdown);
    if (match) this.at = pattern.lastIndex;
    return match;
  }

  /** The first thing that may stand here, or the sign itself. */
  private first(...readings: (() => Token | null)[]): Token {
    for (const read of readings) {
      const token = read();
      if (token) return token;
    }
    return wordsToken(this.markdown[this.at++]!);
  }

  private readonly escape = (): Token | null => {
    const match = this.match(ESCAPE);
    return match && wordsToken(match[1]!);
  };

  private readonly code = (): Token | null => {
    const [ticks] = this.match(TICKS)!;
    const from = this.at;
    const end = this.endless.has(ticks.length) ? -1 : this.ticksAt(ticks.length, from);
    if (end < 0) this.endless.add(ticks.length);
    if (end < 0) return wordsToken(ticks);
    this.at = end + ticks.length;
    const words = this.markdown.slice(from, end).replace(/\s+/g, " ");
    return { kind: "run", run: { marks: 0, kind: "code", text: /^ .*[^ ].* $/.test(words) ? words.slice(1, -1) : words } };
  };

  /** Where a row of just so many backticks stands next; -1 where none does. */
  private ticksAt(count: number, from: number): number {
    const rows = /`+/g;
    rows.lastIndex = from;
    for (let row = rows.exec(this.markdown); row; row = rows.exec(this.markdown)) if (row[0].length === count) return row.index;
    return -1;
  }

  private readonly picture = (): Token | null => {
    const match = this.match(PICTURE);
    return match && media(match[2] ?? match[3]!, match[1]!);
  };

  private readonly embed = (): Token | null => {
    const match = this.match(EMBED);
    // What stands after the bar is a width, or words.
    return match && media(match[1]!, /^\d+(x\d+)?$/.test(match[2] ?? "") ? "" : (match[2] ?? ""));
  };

  private readonly link = (): Token | null => {
    const match = this.match(LINK);
    return match && wordsToken(match[1]!);
  };

  private readonly wikiLink = (): Token | null => {
    const match = this.match(WIKI_LINK);
    return match && wordsToken(match[2] || match[1]!);
  };

  private readonly element = (): Token | null => {
    const match = this.match(ELEMENT);
    return (
      match && {
        kind: "switch",
        parts: [{ sign: match[0], mark: ELEMENTS[match[2]!.toLowerCase()]! }],
        mayOpen: match[1] === "",
        mayClose: match[1] !== "",
      }
    );
  };

  private readonly entity = (): Token | null => {
    const match = this.match(ENTITY);
    return match && wordsToken(decodeEntity(match[0]));
  };

  private signs(): Token {
    const before = this.markdown[this.at - 1];
    const [signs] = this.match(SIGNS)!;
    const after = this.markdown[this.at];
    const parts = SWITCHES[signs];
    // An underscore within a word is part of it.
    const isWithin = signs[0] === "_" && isWord(before) && isWord(after);
    return parts && !isWithin
      ? {
          kind: "switch",
          parts,
          mayOpen: !isSpace(after) && !(signs[0] === "_" && isWord(before)),
          mayClose: !isSpace(before) && !(signs[0] === "_" && isWord(after)),
        }
      : wordsToken(signs);
  }

  private token(): Token {
    while (this.next < this.inText.length && this.inText[this.next]!.start < this.at) this.next++;
    const here = this.inText[this.next];
    if (here?.start === this.at) {
      this.at = here.end;
      return found(here);
    }
    switch (this.markdown[this.at]) {
      case "\\":
        return this.first(this.escape);
      case "`":
        return this.code()!;
      case "!":
        return this.first(this.embed, this.picture);
      case "[":
        return this.first(this.wikiLink, this.link);
      case "<":
        return this.first(this.element);
      case "&":
        return this.first(this.entity);
      case "$":
        return this.first();
      case "*":
      case "_":
        return this.signs();
      default:
        return wordsToken(this.ordinary());
    }
  }

  /** Words up to the next sign that may mean something, or the next formula. */
  private ordinary(): string {
    const from = this.at;
    this.match(ORDINARY);
    const formula = this.inText[this.next]?.start ?? Infinity;
    if (formula > from && formula < this.at) this.at = formula;
    return this.markdown.slice(from, this.at);
  }

  private line(): Line {
    this.match(QUOTE);
    const item = this.match(LIST_SIGN) !== null;
    const isHeading = !item && this.match(HEADING) !== null;
    const tokens: Token[] = [];
    while (this.at < this.markdown.length && this.markdown[this.at] !== "\n" && !this.match(BREAK)) tokens.push(this.token());
    const runs = runsOf(tokens);
    return { item, runs: isHeading ? runs.map((run) => ({ ...run, marks: run.marks | MARKS.bold })) : runs };
  }

  lines(): Line[] {
    const lines: Line[] = [];
    for (;;) {
      lines.push(this.line());
      if (this.at >= this.markdown.length) return lines;
      if (this.markdown[this.at] === "\n") this.at += 1;
    }
  }
}

function trimmed({ item, runs }: Line): Line {
  const [first] = runs;
  const begun = first?.kind === "text" ? [{ ...first, text: first.text.trimStart() }, ...runs.slice(1)] : runs;
  const last = begun.at(-1);
  return { item, runs: last?.kind === "text" ? [...begun.slice(0, -1), { ...last, text: last.text.trimEnd() }] : begun };
}

/**
 * Markdown as light markup: what stands within lines (marks, code, formulas in dollars, pictures and sounds beside the text, also as
 * Obsidian embeds them), lists, and headings as bold lines. A link is its words. Every line break is one.
 */
export const markupOfMarkdown = (markdown: string): string => writeMarkup(new Lexer(seenOnly(markdown)).lines().map(trimmed));

/** Signs that would mean something in Markdown, where they would. */
const MEANING = /[\\`*[\]$]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|<(?=[a-z/!])|&(?=[a-z#])|~(?=~)|=(?==)/giu;
const AT_LINE_START = /^([ \t]*)([-+>#])/;

function codeInTicks(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((row) => row.length));
  const ticks = "`".repeat(longest + 1);
  return longest > 0 || /^\s|\s$/.test(text) ? `${ticks} ${text} ${ticks}` : `${ticks}${text}${ticks}`;
}

/** A formula in dollars where they can hold it beside what stands there, else in its brackets. */
function formulaInDollars(tex: string, display: boolean, before: string, after: string): string {
  const dollars = display ? `$$${tex}$$` : `$${tex}$`;
  const [read, ...more] = foundInText(`${dollars}${after.slice(0, 1)}`);
  const isRead =
    read?.kind === "formula" && read.tex === tex && read.display === display && read.end === dollars.length && more.length === 0;
  return isRead && !before.endsWith("$") && !before.endsWith("\\") && !after.startsWith("$")
    ? dollars
    : display
      ? `\\[${tex}\\]`
      : `\\(${tex}\\)`;
}

function markdownOfRun(run: Run, before: string, after: string): string {
  switch (run.kind) {
    case "text":
      return run.text.replace(MEANING, "\\$&");
    case "code":
      return codeInTicks(run.text);
    case "formula":
      return formulaInDollars(run.tex, run.display, before, after);
    case "media":
      return `![${run.words}](${writeMediaName(run.name)})`;
  }
}

const MARKDOWN_SIGNS = [
  [MARKS.bold, "**", "**"],
  [MARKS.italic, "*", "*"],
  [MARKS.sub, "<sub>", "</sub>"],
  [MARKS.sup, "<sup>", "</sup>"],
] as const;

const switchSigns = (from: number, to: number) =>
  MARKDOWN_SIGNS.map(([mark, open, close]) => ((from ^ to) & mark ? (to & mark ? open : close) : "")).join("");

function markdownOfLine({ item, runs }: Line): string {
  const tidy = tidyRuns(runs);
  const parts: string[] = [];
  let marks = 0;
  for (const [i, run] of tidy.entries()) {
    const next = tidy[i + 1];
    const after =
      next === undefined || next.marks !== run.marks ? "" : next.kind === "text" ? next.text : next.kind === "formula" ? "$" : "";
    parts.push(switchSigns(marks, run.marks));
    parts.push(markdownOfRun(run, parts.at(-1) || (parts.at(-2) ?? ""), after));
    marks = run.marks;
  }
  const line = parts.join("") + switchSigns(marks, 0);
  return item ? `- ${line}` : line.replace(AT_LINE_START, "$1\\$2");
}

/**
 * Light markup as Markdown: formulas in dollars, sub- and superscripts as the HTML that Markdown takes, pictures and sounds by their names.
 */
export const markdownOfMarkup = (markup: string): string => readMarkup(markup).map(markdownOfLine).join("\n");
