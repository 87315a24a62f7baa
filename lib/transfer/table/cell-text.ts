import { markupOfHtml, markupOfTexText } from "../../markup/from-html";
import { mediaNamesIn, withMediaNames } from "../../markup/media";

/** What a spreadsheet takes for a formula at the beginning of a cell, behind any apostrophes (lib/analysis/results-csv.ts). */
const FORMULA = /^'*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/**
 * A text as a cell of a CSV file holds it, less the apostrophe that the file itself puts before a formula: one that is there already is
 * doubled.
 */
export const guarded = (text: string): string => (text.startsWith("'") && FORMULA.test(text) ? `'${text}` : text);

/** A cell of a CSV file without the apostrophe that keeps a spreadsheet from taking it for a formula. */
export const unguarded = (cell: string): string => (cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell);

/** Words that mean nothing but themselves, in plain cells and in light markup: most cells are such, and are taken as they are. */
const MEANS_ITSELF = /^(?!- )[^\\*~^`$![\]<&\u0000-\u001F\u007F\u200B\u2060\uFEFF\u202A-\u202E\u2066-\u2069\uD800-\uDFFF]*$/;

const NOTHING: string[] = [];

/**
 * A cell in light markup; `dropped` names what could not be kept. In plain cells formulas (`\(…\)`, `$…$`) stay formulas and everything
 * else means itself; cells of HTML keep what light markup can say. What a cell names as picture or sound lies elsewhere and is left out.
 */
export function markupOfCell(cell: string, html: boolean): { markup: string; dropped: readonly string[] } {
  if (MEANS_ITSELF.test(cell)) return { markup: cell.trim(), dropped: NOTHING };
  const read = html ? markupOfHtml(cell) : { markup: markupOfTexText(cell), dropped: [] };
  const markup = withMediaNames(read.markup, () => null).trim();
  return { markup, dropped: mediaNamesIn(read.markup).length > 0 ? [...read.dropped, "a picture or a sound"] : read.dropped };
}
