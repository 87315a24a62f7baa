import type { Problem } from "../../problem";
import type { Read, ReadOptions } from "../transfer-format";
import { unguarded } from "./cell-text";
import { directivesOf, type Directives } from "./directives";
import { divisionOf, type Division } from "./division";
import { encodedTextOf } from "./encoding";
import { MOST_LINES, readTable } from "./material-of-table";
import { readRecords, type Records, type TableLine } from "./records";

const NO_TABLE = "Nothing here divides one cell from the next. Put a tab, a comma or a semicolon between front and back, one row a line.";
const COMMENT = "This line begins with # and is a comment: it was passed over.";

const withLineFeeds = (text: string) => (text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text);

/** Most lines have so many cells: what tells a cell of several lines from a quotation mark that was never closed. */
function usualCells(text: string, separator: string): number | null {
  const counts = new Map<number, number>();
  for (const { cells } of readRecords(text, separator, { most: 500 }).lines) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  const [most] = [...counts].sort((one, other) => other[1] - one[1]);
  return most?.[0] ?? null;
}

/** Rows of a front and a back with the first divider between them. */
function dividedRows(text: string, divider: string, rows: "lines" | "semicolons"): Records {
  const all = text.trimEnd().split(rows === "lines" ? "\n" : ";", MOST_LINES + 1);
  const lines = all.slice(0, MOST_LINES).map((row, i): TableLine => {
    const at = row.indexOf(divider);
    return { line: i + 1, cells: at < 0 ? [row] : [row.slice(0, at), row.slice(at + divider.length)] };
  });
  return { lines, problems: [], isWhole: all.length <= MOST_LINES };
}

const divided = (text: string, division: Division): Records =>
  division.kind === "divided"
    ? dividedRows(text, division.divider, division.rows)
    : readRecords(text, division.separator, { columns: usualCells(text, division.separator), most: MOST_LINES });

/** Lines between bars may have one at either end too, and a rule of dashes below the header. */
function withoutFrame(lines: readonly TableLine[]): TableLine[] {
  const isFramed = lines.every(
    ({ cells }) =>
      cells.every((cell) => cell.trim() === "") || (cells.length > 2 && cells[0]!.trim() === "" && cells.at(-1)!.trim() === ""),
  );
  const inner = isFramed ? lines.map((line) => ({ ...line, cells: line.cells.slice(1, -1) })) : [...lines];
  return inner.filter(({ cells }) => !cells.every((cell) => /^\s*:?-{2,}:?\s*$/.test(cell)));
}

/** Comments among the lines of a file of Anki’s. */
function withoutComments({ lines, problems, isWhole }: Records, { isAnki }: Directives): Records {
  const isComment = ({ cells }: TableLine) => isAnki && (cells[0] ?? "").startsWith("#");
  const comments = lines.filter(isComment).map(({ line }): Problem => ({ where: `line ${line}`, message: COMMENT }));
  return comments.length === 0
    ? { lines, problems, isWhole }
    : { lines: lines.filter((line) => !isComment(line)), problems: [...problems, ...comments], isWhole };
}

const numbered = ({ lines, problems, isWhole }: Records, before: number): Records => ({
  isWhole,
  lines: before === 0 ? lines : lines.map((one) => ({ ...one, line: one.line + before })),
  problems:
    before === 0
      ? problems
      : problems.map(({ where, message }) => ({ where: where.replace(/\d+$/, (line) => String(Number(line) + before)), message })),
});

const delimiterOf = (division: Division) => (division.kind === "separated" ? division.separator : division.divider);

/**
 * A division that the file itself names, or the one that its lines show; a single column where nothing divides them but somebody says what
 * it is.
 */
function chosenDivision(body: string, { separator }: Directives): Division | null {
  return separator === null ? divisionOf(body) : { kind: "separated", separator };
}

/** A table in text: CSV, TSV, a list that was pasted, or notes that Anki wrote as text. */
export function readTextTable(bytes: Uint8Array, options: ReadOptions = {}): Read {
  const decoded = encodedTextOf(bytes);
  if (!decoded.ok) return { understood: null, problems: decoded.problems };
  const text = withLineFeeds(decoded.value.text);
  const directives = directivesOf(text);
  const body = text.slice(directives.from);
  const division = chosenDivision(body, directives);
  if (!division)
    return {
      understood: null,
      problems: [{ where: "file", message: body.trim() === "" ? "The file is empty: there is nothing to bring." : NO_TABLE }],
    };
  const records = withoutComments(numbered(divided(body, division), directives.line - 1), directives);
  const framed = division.kind === "separated" && division.separator === "|" ? withoutFrame(records.lines) : records.lines;
  const lines = directives.isAnki
    ? framed
    : framed.map((line) => (line.cells.some((cell) => cell.startsWith("'")) ? { ...line, cells: line.cells.map(unguarded) } : line));
  const entries = division.kind === "divided" && division.rows === "semicolons";
  return readTable(
    {
      lines,
      isWhole: records.isWhole,
      names: directives.names,
      roles: directives.columns,
      place: (line) => (entries ? `entry ${line}` : `line ${line}`),
      html: directives.html,
      spacedTags: directives.isAnki,
      topic: directives.deck === "" ? [] : directives.deck.split("::"),
      tags: directives.tags,
      delimiter: delimiterOf(division),
      encoding: decoded.value.encoding,
    },
    options,
    [...directives.problems, ...records.problems],
  );
}
