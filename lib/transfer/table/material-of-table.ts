import type { Problem } from "../../problem";
import type { ColumnRole, Material, Row, TableView } from "../material";
import type { Read, ReadOptions } from "../transfer-format";
import { columnsOf, isHeader, type Column } from "./columns";
import type { TableLine } from "./records";
import { rowsOfLine, type Reading } from "./rows";

/**
 * A table before anybody says what it means. `names` are those of its columns where something else than its first line gives them; `roles`
 * what its file says single columns are, by number from 0; `place` how a line of a number is called.
 */
export type Table = {
  lines: readonly TableLine[];
  /** False where more lines follow, which were not read. */
  isWhole: boolean;
  names: readonly string[] | null;
  roles: ReadonlyMap<number, ColumnRole>;
  place: (line: number) => string;
  html: boolean;
  spacedTags: boolean;
  topic: string[];
  tags: string[];
  delimiter: string;
  encoding: string;
};

/** So many lines say how many columns there are, and whether the first one names them. */
const SAMPLE = 200;
/** What people make has fewer columns; those beyond are not looked at. */
export const MOST_COLUMNS = 500;
/** What people make has fewer lines. */
export const MOST_LINES = 200_000;
/** So much of a cell is shown in a preview, of so many lines. */
const SHOWN = { letters: 80, lines: 3 };

const isBlank = ({ cells }: TableLine) => cells.every((cell) => cell.trim() === "");

/** How many columns a table has without a header: as many as one line in five fills, and more than one line. */
function widthOf(lines: readonly TableLine[]): number {
  const widths = lines.map(({ cells }) => cells.length).sort((one, other) => other - one);
  return widths[Math.min(widths.length - 1, Math.max(1, Math.floor(widths.length / 5)))] ?? 0;
}

function headerOf(
  { lines, names }: Table,
  options: ReadOptions,
): { names: readonly string[]; body: readonly TableLine[]; hasHeader: boolean } {
  const [first, ...rest] = lines.slice(0, SAMPLE).filter((line) => !isBlank(line));
  const hasHeader =
    first !== undefined &&
    (options.hasHeader ??
      (names === null &&
        isHeader(
          first.cells,
          rest.map(({ cells }) => cells),
        )));
  if (hasHeader) return { names: first.cells.map((cell) => cell.trim()), body: lines.slice(lines.indexOf(first) + 1), hasHeader };
  const width = widthOf([first, ...rest].filter((line) => line !== undefined));
  return { names: Array.from({ length: Math.max(width, names?.length ?? 0) }, (_, i) => names?.[i] ?? ""), body: lines, hasHeader };
}

/** The columns: those that the file itself tells by number are taken out before the rest is guessed. */
function settledColumns(names: readonly string[], table: Table, body: readonly TableLine[], options: ReadOptions): Column[] {
  const sample = body.slice(0, SAMPLE);
  const isUsed = (i: number) => sample.length === 0 || sample.some(({ cells }) => (cells[i] ?? "").trim() !== "");
  const rest = names.map((_, i) => i).filter((i) => !table.roles.has(i));
  if (options.columns) return columnsOf(names, options.columns, isUsed);
  const guessed = columnsOf(
    rest.map((i) => names[i]!),
    undefined,
    (i) => isUsed(rest[i]!),
  );
  const byNumber = new Map(rest.map((i, at) => [i, guessed[at]!]));
  return names.map((name, i) => byNumber.get(i) ?? { name, label: "", role: table.roles.get(i)!, option: null, isKnown: true });
}

const nameOf = ({ name }: Column, i: number) => (name === "" ? `column ${i + 1}` : `“${name.slice(0, 60)}”`);

/** A problem that names the columns of which nobody knows what they are. */
function notTaken(columns: readonly Column[], isUsed: (i: number) => boolean): Problem[] {
  const names = columns.flatMap((column, i) => (column.isKnown || !isUsed(i) ? [] : [nameOf(column, i)]));
  if (names.length === 0) return [];
  const shown = names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} more`] : names;
  const list = shown.length === 1 ? shown[0]! : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)!}`;
  return [
    {
      where: "columns",
      message: `${list} ${names.length === 1 ? "was" : "were"} not taken: say what ${names.length === 1 ? "it is" : "they are"} if you want ${names.length === 1 ? "it" : "them"}.`,
    },
  ];
}

const viewOf = (columns: readonly Column[], body: readonly TableLine[], hasHeader: boolean, { delimiter, encoding }: Table): TableView => ({
  columns: columns.map(({ name, role }, i) => ({
    name,
    role,
    samples: body.slice(0, SHOWN.lines).map(({ cells }) => (cells[i] ?? "").trim().slice(0, SHOWN.letters)),
  })),
  hasHeader,
  delimiter,
  encoding,
});

function placesOf(columns: readonly Column[]): Map<ColumnRole, number[]> {
  const places = new Map<ColumnRole, number[]>();
  for (const [i, { role }] of columns.entries()) places.set(role, [...(places.get(role) ?? []), i]);
  return places;
}

/** The lines with no more cells than are looked at, and what was cut off. */
function withinBounds({ lines, isWhole }: Table): { lines: readonly TableLine[]; problems: Problem[] } {
  const cut = isWhole
    ? []
    : [{ where: "file", message: `Only the first ${MOST_LINES.toLocaleString("en")} lines were read. Split the file to bring the rest.` }];
  const widest = lines.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  if (widest <= MOST_COLUMNS) return { lines, problems: cut };
  const narrow = lines.map((line) => (line.cells.length > MOST_COLUMNS ? { ...line, cells: line.cells.slice(0, MOST_COLUMNS) } : line));
  return {
    lines: narrow,
    problems: [
      ...cut,
      {
        where: "columns",
        message: `A line has ${widest.toLocaleString("en")} cells: only the first ${MOST_COLUMNS} columns were looked at.`,
      },
    ],
  };
}

/**
 * What a table holds, row by row: which columns were taken as what is in `material.table`. `found` are the problems of reading its lines.
 */
export function readTable(table: Table, options: ReadOptions, found: readonly Problem[] = []): Read {
  const bounded = withinBounds(table);
  const { names, body, hasHeader } = headerOf({ ...table, lines: bounded.lines }, options);
  const columns = settledColumns(names, table, body, options);
  const isUsed = (i: number) => body.some(({ cells }) => (cells[i] ?? "").trim() !== "");
  const reading: Reading = { ...table, columns, placesOf: placesOf(columns) };
  const problems = [...found, ...bounded.problems, ...notTaken(columns, isUsed)];
  const rows: Row[] = [];
  for (const line of body) {
    const read = rowsOfLine(line, reading);
    rows.push(...read.rows);
    problems.push(...read.problems);
  }
  const material: Material = { title: null, language: null, rows, media: [], table: viewOf(columns, body, hasHeader, table) };
  if (rows.length === 0 && problems.length === 0)
    problems.push({ where: "file", message: "The table is empty: there is nothing to bring." });
  return { understood: { kind: "rows", material }, problems };
}
