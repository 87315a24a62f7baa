/**
 * Signs of GIFT that are meant as themselves are hidden behind characters that no text has, so that what is left of ~ = # { } and : is
 * GIFT. What was hidden is shown again when the parts are known.
 */
const SIGNS = ["~", "=", "#", "{", "}", ":", "\n", "\\"] as const;
const FIRST = 0xfdd0;

const hiddenOf = (sign: string): string => String.fromCharCode(FIRST + SIGNS.indexOf(sign as (typeof SIGNS)[number]));
const [NEW_LINE, BACKSLASH] = [hiddenOf("\n"), hiddenOf("\\")];

/** What opens, closes or parts something within a formula. */
const OF_FORMULA = /[\\\ufdd7][()[\]]|\$\$|[{}\n]/g;
/** A brace that begins answers, whatever stands around it. */
const BEGINS_ANSWERS = /\{\s{0,20}[=~#]/;

type Span = { start: number; end: number };

/**
 * Formulas of a text, \(…\), \[…\] or $$…$$ on one line with their braces in pairs: people write TeX in GIFT without hiding its signs. One
 * pass; an opener without its closer is a sign like any other.
 */
function formulasIn(text: string): Span[] {
  const spans: Span[] = [];
  let open = null as { closer: string; start: number; depth: number } | null;
  for (const { 0: sign, index } of text.matchAll(OF_FORMULA)) {
    const mark = sign === "$$" ? sign : sign.at(-1)!;
    if (mark === "\n") open = null;
    else if (mark === "{" && open) open.depth += 1;
    else if (mark === "}" && open?.depth === 0) open = null;
    else if (mark === "}" && open) open.depth -= 1;
    else if (open && mark === open.closer) {
      const end = index + sign.length;
      if (open.depth === 0 && !BEGINS_ANSWERS.test(text.slice(open.start, end))) spans.push({ start: open.start, end });
      open = null;
    } else if (mark === "(" || mark === "[" || mark === "$$")
      open = { closer: mark === "(" ? ")" : mark === "[" ? "]" : "$$", start: index, depth: 0 };
  }
  return spans;
}

/** What was taken for a new line, and may be the beginning of a word of TeX. */
const WORD_OF_TEX = new RegExp(`${NEW_LINE}(?=[a-z])`, "g");

/** Within a formula every sign is TeX: what was taken for a new line is the beginning of \neq or \nu. */
const hiddenFormula = (formula: string) => formula.replace(WORD_OF_TEX, `${BACKSLASH}n`).replace(/[~=#{}:]/g, hiddenOf);

/** A text with every sign that is not GIFT hidden: those after a backslash, and those of formulas. */
export function hidden(text: string): string {
  const plain = text
    .replace(/[\ufdd0-\ufdef]/g, "")
    .replace(/\\([~=#{}:n\\])/g, (_all, sign: string) => (sign === "n" ? NEW_LINE : hiddenOf(sign)));
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of formulasIn(plain)) {
    parts.push(plain.slice(at, start), hiddenFormula(plain.slice(start, end)));
    at = end;
  }
  return parts.join("") + plain.slice(at);
}

/** The text that was meant. */
export const shownAgain = (text: string): string => text.replace(/[\ufdd0-\ufdd7]/g, (sign) => SIGNS[sign.charCodeAt(0) - FIRST]!);

/** A text in one line, with a backslash before every sign that means something in GIFT. */
export const escaped = (text: string): string => text.replace(/[~=#{}:\\]/g, "\\$&").replace(/\r\n?|\n/g, "\\n");
