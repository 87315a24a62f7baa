import { roleNamed } from "./column-names";
import { readRecords } from "./records";

/**
 * How a text is divided into rows and cells. `separated`: a sign between cells, which may stand in quotation marks (CSV, TSV). `divided`: a
 * word or sign between front and back, which counts once a row, as people type lists; its rows are lines, or entries between semicolons.
 */
export type Division = { kind: "separated"; separator: string } | { kind: "divided"; divider: string; rows: "lines" | "semicolons" };

/** Signs between cells; where two do equally well, the one that stands less often in sentences. */
const SEPARATORS = ["\t", "|", ";", ","] as const;
/** What people type between a term and what it means, the clearest first. */
const DIVIDERS = [" — ", " – ", " - ", " = ", " : ", ": ", "::", "="] as const;

/** So many lines, and so much text, say how a table is divided. */
const SAMPLE_LINES = 200;
const SAMPLE_LENGTH = 200_000;

/** The first lines of a text, none of them cut. */
function sampleOf(text: string): string {
  if (text.length <= SAMPLE_LENGTH) return text;
  const end = text.lastIndexOf("\n", SAMPLE_LENGTH);
  return text.slice(0, end > 0 ? end : SAMPLE_LENGTH);
}

const isBlank = (cells: readonly string[]) => cells.every((cell) => cell.trim() === "");

/** How many lines have as many cells as most lines with more than one, by a separator; and how many lines there are. */
function agreement(sample: string, separator: string): { agreeing: number; of: number } {
  const rows = readRecords(sample, separator, { most: SAMPLE_LINES }).lines.filter(({ cells }) => !isBlank(cells));
  const counts = new Map<number, number>();
  for (const { cells } of rows) if (cells.length > 1) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  return { agreeing: Math.max(0, ...counts.values()), of: rows.length };
}

/** Whether the first line has names of columns that are known, by a separator: then nothing else divides the table. */
function namesColumns(sample: string, separator: string): boolean {
  const [first] = readRecords(sample, separator, { most: 1 }).lines;
  const roles = new Set(first?.cells.flatMap((name) => roleNamed(name)?.role ?? []));
  return (first?.cells.length ?? 0) > 1 && roles.size > 1;
}

const linesIn = (sample: string) =>
  sample
    .split("\n")
    .filter((line) => line.trim() !== "")
    .slice(0, SAMPLE_LINES);

/** What stands within most lines between two words. */
function dividerIn(lines: readonly string[]): { divider: string; dividing: number } | null {
  const counts = DIVIDERS.map((divider) => lines.filter((line) => line.indexOf(divider) > 0).length);
  const hyphens = lines.filter((line) => /^[^-]+-[^-]+$/.test(line)).length;
  const dividing = Math.max(0, ...counts);
  if (dividing > 0) return { divider: DIVIDERS[counts.indexOf(dividing)]!, dividing };
  return lines.length > 0 && hyphens === lines.length ? { divider: "-", dividing: hyphens } : null;
}

/** One line of several entries between semicolons, each with the same sign once between front and back. */
function entriesIn(lines: readonly string[]): Division | null {
  const entries = lines.length === 1 ? lines[0]!.split(";").filter((entry) => entry.trim() !== "") : [];
  const divider = ["\t", ...DIVIDERS, ",", "-"].find(
    (sign) =>
      entries.length > 1 &&
      entries.every((entry) => entry.split(sign).length === 2 && entry.split(sign).every((side) => side.trim() !== "")),
  );
  return divider === undefined ? null : { kind: "divided", divider, rows: "semicolons" };
}

/**
 * How a text is divided, judged by many of its lines: by the sign that gives most of them the same number of cells; by a word between front
 * and back where nearly all lines have one and no sign does as well. Null where nothing divides it.
 */
export function divisionOf(text: string): Division | null {
  const sample = sampleOf(text);
  const named = SEPARATORS.find((separator) => namesColumns(sample, separator));
  if (named) return { kind: "separated", separator: named };
  const lines = linesIn(sample);
  const entries = entriesIn(lines);
  if (entries) return entries;
  const agreements = SEPARATORS.map((separator) => ({ separator, ...agreement(sample, separator) }));
  const best = agreements.reduce((one, other) => (other.agreeing > one.agreeing ? other : one));
  const divided = dividerIn(lines);
  const isClearer = divided !== null && (best.agreeing === 0 || (divided.dividing >= lines.length * 0.9 && best.agreeing < best.of * 0.75));
  if (isClearer) return { kind: "divided", divider: divided.divider, rows: "lines" };
  return best.agreeing > 0 ? { kind: "separated", separator: best.separator } : null;
}
