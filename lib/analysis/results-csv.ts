/**
 * Tables for spreadsheets (RFC 4180): comma, double quotes doubled, lines end in CR LF, and a byte order mark so that Excel reads UTF-8. A
 * text that a spreadsheet would take for a formula gets an apostrophe before it. Source: owasp.org, CSV Injection.
 */

/** A cell: a number stands as it is, null is empty. */
export type Cell = string | number | null;

export const BYTE_ORDER_MARK = "\uFEFF";

/** What begins a formula: = + - @, their full-width forms, and tab or line breaks, after which a formula may follow. */
const BEGINS_FORMULA = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$|^$/;

/** The text as a spreadsheet shows it without working anything out. */
export const withoutFormula = (text: string): string => (BEGINS_FORMULA.test(text) ? `'${text}` : text);

const quoted = (text: string) => (NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function cellText(cell: Cell): string {
  if (cell === null) return "";
  return typeof cell === "number" ? (Number.isFinite(cell) ? String(cell) : "") : quoted(withoutFormula(cell));
}

/** The rows as one file. A half of a character pair, which UTF-8 cannot hold, becomes U+FFFD. */
export function csvOf(rows: readonly (readonly Cell[])[]): string {
  return (
    BYTE_ORDER_MARK +
    rows
      .map((row) => `${row.map(cellText).join(",")}\r\n`)
      .join("")
      .replace(/\p{Surrogate}/gu, "\uFFFD")
  );
}
