import { formulaEnd } from "./formula-end";

/** What stands between two places of a text and is more than text: a formula, or a sound as Anki writes it. */
export type FoundInText = { start: number; end: number } & (
  { kind: "formula"; tex: string; display: boolean } | { kind: "sound"; name: string }
);

const OPENERS = /\\[([]|\$\$?|\[\$\$?\]|\[latex\]|\[sound:/gi;
/** What stands for a picture or the like in the text that is looked through: no formula holds one. */
export const OBJECT_SIGN = "\uFFFC";
/** Something of TeX: two words between two prices have none of it. */
const OF_TEX = /[\\^_={}+<>]/;

/** A closing mark at or after a place, each text searched once: one that was not found is not there further on either. */
function searcher(text: string) {
  const missing = new Set<string>();
  const memo = (name: string, find: () => number) => {
    const end = missing.has(name) ? -1 : find();
    if (end < 0) missing.add(name);
    return end;
  };
  return {
    bracket: (from: number, closing: ")" | "]") => memo(`\\${closing}`, () => formulaEnd(text, from, closing)),
    words: (from: number, closing: string) => memo(closing, () => text.indexOf(closing, from)),
  };
}

const isSpace = (sign: string | undefined) => sign === undefined || /\s/.test(sign);

const TEX_WORD = /\\[A-Za-z]{2,}/;

/**
 * Whether `$…$` is a formula and not two prices: a command of TeX inside, or no space beside the dollars, no digit after the closing one,
 * and nothing that reads as words.
 */
function isFormula(text: string, start: number, end: number): boolean {
  const inside = text.slice(start + 1, end);
  if (inside === "" || inside.includes("\n") || inside.endsWith("\\")) return false;
  if (TEX_WORD.test(inside)) return true;
  if (isSpace(inside[0]) || isSpace(inside.at(-1))) return false;
  return !/\d/.test(text[end + 1] ?? "") && (!/\s/.test(inside) || OF_TEX.test(inside));
}

/** TeX without what Anki’s [latex] wraps around it: `$…$`, `$$…$$`, `\[…\]`, or the displaymath environment. */
function unwrapped(tex: string): { tex: string; display: boolean } {
  const trimmed = tex.trim();
  for (const [open, close, display] of [
    ["$$", "$$", true],
    ["$", "$", false],
    ["\\[", "\\]", true],
    ["\\(", "\\)", false],
    ["\\begin{displaymath}", "\\end{displaymath}", true],
    ["\\begin{math}", "\\end{math}", false],
  ] as const) {
    if (trimmed.length >= open.length + close.length && trimmed.startsWith(open) && trimmed.endsWith(close))
      return { tex: trimmed.slice(open.length, -close.length), display };
  }
  return { tex: trimmed, display: false };
}

/**
 * Formulas and sounds in a plain text as other programs write them: `\(…\)`, `\[…\]`, `$$…$$`, `$…$`, `[$]…[/$]`, `[$$]…[/$$]`,
 * `[latex]…[/latex]`, `[sound:x.mp3]`. In order, none within another.
 */
export function foundInText(text: string): FoundInText[] {
  const found: FoundInText[] = [];
  const search = searcher(text);
  const take = (
    start: number,
    inside: number,
    close: number,
    length: number,
    read: (tex: string) => { tex: string; display: boolean },
  ): number => {
    if (close < 0) return inside;
    const { tex, display } = read(text.slice(inside, close));
    const clean = tex.replace(/\s+/g, " ").trim();
    if (clean === "" || clean.includes(OBJECT_SIGN)) return inside;
    found.push({ start, end: close + length, kind: "formula", tex: clean, display });
    return close + length;
  };
  const as = (display: boolean) => (tex: string) => ({ tex, display });
  const openers = new RegExp(OPENERS);
  for (let opener = openers.exec(text); opener; opener = openers.exec(text)) {
    const start = opener.index;
    const sign = opener[0].toLowerCase();
    const inside = start + sign.length;
    // A pair of backslashes is a backslash: what follows it opens nothing.
    if (sign[0] === "\\" && text[start - 1] === "\\") continue;
    if (sign === "\\(" || sign === "\\[")
      openers.lastIndex = take(start, inside, search.bracket(inside, sign === "\\(" ? ")" : "]"), 2, as(sign === "\\["));
    else if (sign === "$$") openers.lastIndex = take(start, inside, search.words(inside, "$$"), 2, as(true));
    else if (sign === "$") {
      const close = text[start - 1] === "\\" ? -1 : search.words(inside, "$");
      openers.lastIndex = close >= 0 && isFormula(text, start, close) ? take(start, inside, close, 1, as(false)) : inside;
    } else if (sign === "[sound:") {
      const close = search.words(inside, "]");
      const name = close < 0 || close - inside > 255 ? "" : text.slice(inside, close).trim();
      if (name === "" || name.includes("\n") || name.includes(OBJECT_SIGN)) continue;
      found.push({ start, end: close + 1, kind: "sound", name });
      openers.lastIndex = close + 1;
    } else {
      const closing = `[/${sign.slice(1)}`;
      openers.lastIndex = take(
        start,
        inside,
        search.words(inside, closing),
        closing.length,
        sign === "[latex]" ? unwrapped : as(sign === "[$$]"),
      );
    }
  }
  return found;
}
