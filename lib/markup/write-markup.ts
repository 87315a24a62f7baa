import { formulaEnd } from "./formula-end";
import { MARKS, type Line, type Run } from "./marked-text";
import { writeMediaName } from "./media-name";
import { mayMeanSomething } from "./plain";
import { readMarkup } from "./read-markup";
import { tidyRuns } from "./tidy-runs";

const escaped = (text: string) => text.replace(/[\\*~^`]|!(?=\[)/g, "\\$&");

const writtenCode = (text: string) => `\`${text.replace(/[\\`]/g, "\\$&")}\``;

/** A formula in its brackets; one that they could not hold is code. */
function writtenFormula(tex: string, display: boolean): string {
  const [open, close] = display ? (["\\[", "]"] as const) : (["\\(", ")"] as const);
  return formulaEnd(`${tex}\\${close}`, 0, close) === tex.length ? `${open}${tex}\\${close}` : writtenCode(tex);
}

const writtenWords = (words: string) =>
  words
    .replace(/\[/g, "(")
    .replace(/\]/g, ")")
    .replace(/[\\\r\n]+/g, " ")
    .slice(0, 500)
    .replace(/[\uD800-\uDBFF]$/, "");

function writtenRun(run: Run): string {
  switch (run.kind) {
    case "text":
      return escaped(run.text);
    case "code":
      return writtenCode(run.text);
    case "formula":
      return writtenFormula(run.tex, run.display);
    case "media":
      return `![${writtenWords(run.words)}](media:${writeMediaName(run.name)})`;
  }
}

/** The signs that switch what differs between two sums of marks. */
function switchSigns(from: number, to: number): string {
  const change = from ^ to;
  const signs = [
    [MARKS.bold, "**"],
    [MARKS.italic, "*"],
    [MARKS.sub, "~"],
    [MARKS.sup, "^"],
  ] as const;
  return signs.map(([mark, sign]) => (change & mark ? sign : "")).join("");
}

function writtenLine({ item, runs }: Line): string {
  const parts: string[] = [];
  let marks = 0;
  for (const run of tidyRuns(runs)) {
    parts.push(switchSigns(marks, run.marks), writtenRun(run));
    marks = run.marks;
  }
  const line = parts.join("") + switchSigns(marks, 0);
  return item ? `- ${line}` : line.startsWith("- ") ? `\\${line}` : line;
}

/**
 * Lines as light markup, which `readMarkup` reads back to the same: but for marks on spaces at their edges, and a formula that no brackets
 * can hold, which is code.
 */
export const writeMarkup = (lines: readonly Line[]): string => lines.map(writtenLine).join("\n");

/**
 * A text in light markup written as this file writes it: signs that stand for themselves by chance have their backslash, so that it can be
 * put beside others.
 */
export const tidyMarkup = (markup: string): string => (mayMeanSomething(markup) ? writeMarkup(readMarkup(markup)) : markup);
