import type { Problem } from "../../problem";
import { lostRow } from "../lost";

/** A line of a table: the number of the line it begins on, from 1, and its cells as they stand there. */
export type TableLine = { line: number; cells: string[] };

/**
 * Lines that could be read, in order, and what is wrong with the others. `isWhole` is false where more lines follow than were asked for.
 */
export type Records = { lines: TableLine[]; problems: Problem[]; isWhole: boolean };

/** A cell longer than this, in UTF-16 units, is no cell of a table that people make. */
export const LONGEST_CELL = 1_000_000;

const NOT_CLOSED =
  "A quotation mark opens a cell here and does not close: this line was left out. Close it, or write two quotation marks where one is meant.";
const STRAY = "Quotation marks stand in the middle of a cell here: they were taken as they stand. Write two where one is meant.";

/**
 * A record as it was cut: `end` is where its last line ends, `breaks` counts the line breaks within it. Broken where a quotation mark does
 * not close; `reached` is how far that was looked for.
 */
type Cut = { kind: "record"; cells: string[]; end: number; breaks: number; isStray: boolean } | { kind: "broken"; reached: number };

/** A cell: `next` is where the sign behind it stands, `end` where the line ends that it closes on. */
type Cell = { kind: "cell"; text: string; next: number; end: number; isStray: boolean } | { kind: "broken"; reached: number };

/** The end of the line that a place is in. */
function lineEnd(text: string, from: number): number {
  const at = text.indexOf("\n", from);
  return at < 0 ? text.length : at;
}

function breaksIn(text: string, from: number, to: number): number {
  let breaks = 0;
  for (let at = text.indexOf("\n", from); at >= 0 && at < to; at = text.indexOf("\n", at + 1)) breaks++;
  return breaks;
}

/** The first sign at or after a place that is no space. */
function afterSpaces(text: string, from: number): number {
  let at = from;
  while (text[at] === " ") at++;
  return at;
}

/**
 * Cuts a text into records (RFC 4180): lines end in LF. A quotation mark counts only at the beginning of a cell. One that does not close
 * costs its own line alone: reading goes on with the next. What is read again for that is counted, so that no text takes longer than a few
 * times its length.
 */
class RecordReader {
  private readonly lastQuote: number;
  /** How many signs may still be read a second time. */
  private spare: number;
  /** The end of the line on which no further quotation mark ends a cell: looked for once a line. */
  private closedLine = -1;

  constructor(
    private readonly text: string,
    private readonly separator: string,
    private readonly columns: number | null,
  ) {
    this.lastQuote = text.lastIndexOf('"');
    this.spare = text.length * 2 + 100_000;
  }

  read(most: number): Records {
    const [lines, problems]: [TableLine[], Problem[]] = [[], []];
    let at = 0;
    for (let line = 1; at < this.text.length && lines.length + problems.length < most;) {
      const cut = this.record(at);
      if (cut.kind === "broken") problems.push(lostRow(`line ${line}`, NOT_CLOSED));
      else if (cut.isStray) problems.push({ where: `line ${line}`, message: STRAY });
      if (cut.kind === "record") lines.push({ line, cells: cut.cells });
      const next = cut.kind === "record" ? cut.end + 1 : this.afterBroken(at, cut.reached);
      line += cut.kind === "record" ? cut.breaks + 1 : breaksIn(this.text, at, next);
      at = next;
    }
    return { lines, problems, isWhole: at >= this.text.length };
  }

  /** Where reading goes on: on the next line, or behind what was looked through where too much was looked through in vain. */
  private afterBroken(at: number, reached: number): number {
    const next = lineEnd(this.text, at) + 1;
    this.spare -= Math.max(0, reached - next);
    return this.spare > 0 ? next : Math.max(next, lineEnd(this.text, reached) + 1);
  }

  private record(at: number): Cut {
    const end = lineEnd(this.text, at);
    const line = this.text.slice(at, end);
    if (!line.includes('"')) return { kind: "record", cells: line.split(this.separator), end, breaks: 0, isStray: false };
    const cut = this.quotedRecord(at, end);
    return cut.kind === "record" && cut.breaks > 0 && this.swallows(cut, end + 1) ? { kind: "broken", reached: cut.end } : cut;
  }

  /**
   * Whether a record over several lines took a whole line of the table with it: it has another number of cells than the table, and its
   * second line has that number.
   */
  private swallows(cut: Extract<Cut, { kind: "record" }>, second: number): boolean {
    if (this.columns === null || this.columns < 2 || cut.cells.length === this.columns) return false;
    return this.text.slice(second, lineEnd(this.text, second)).split(this.separator).length === this.columns;
  }

  private quotedRecord(at: number, firstEnd: number): Cut {
    const cells: string[] = [];
    let [from, end, breaks, isStray] = [at, firstEnd, 0, false];
    while (from <= end) {
      const cell = this.cell(from, end);
      if (cell.kind === "broken") return cell;
      cells.push(cell.text);
      if (cell.end > end) breaks += breaksIn(this.text, from, cell.next);
      isStray ||= cell.isStray;
      [from, end] = [cell.next + 1, cell.end];
    }
    return { kind: "record", cells, end, breaks, isStray };
  }

  private cell(from: number, end: number): Cell {
    const open = afterSpaces(this.text, from);
    return open < end && this.text[open] === '"' ? this.quotedCell(from, open, end) : this.plainCell(from, end, false);
  }

  private plainCell(from: number, end: number, isStray: boolean): Cell {
    const line = this.text.slice(from, end);
    const length = line.indexOf(this.separator);
    const text = length < 0 ? line : line.slice(0, length);
    return { kind: "cell", text, next: from + text.length, end, isStray };
  }

  /**
   * A cell in quotation marks. One that a stray mark stands in is taken up to the next mark that ends a cell on its line, else as if it had
   * no marks.
   */
  private quotedCell(from: number, open: number, end: number): Cell {
    const close = this.closing(open, end);
    if (close.kind === "none") return { kind: "broken", reached: close.reached };
    const at = close.kind === "closed" ? close.at : this.lastClosing(open, end);
    if (at < 0) return this.plainCell(from, end, true);
    const ends = at < end ? end : lineEnd(this.text, at);
    return {
      kind: "cell",
      text: this.text.slice(open + 1, at).replaceAll('""', '"'),
      next: Math.min(afterSpaces(this.text, at + 1), ends),
      end: ends,
      isStray: close.kind === "stray",
    };
  }

  /**
   * Where the cell that opens here closes. Stray: another mark stands before that on its line. None: no mark closes it, or only one behind
   * a stray one further down.
   */
  private closing(open: number, end: number): { kind: "closed"; at: number } | { kind: "stray" } | { kind: "none"; reached: number } {
    const { text, separator } = this;
    for (let from = open + 1; from <= this.lastQuote;) {
      const at = text.indexOf('"', from);
      if (text[at + 1] === '"') {
        from = at + 2;
        continue;
      }
      const after = text[afterSpaces(text, at + 1)];
      if (after === undefined || after === separator || after === "\n") return { kind: "closed", at };
      return at < end ? { kind: "stray" } : { kind: "none", reached: at };
    }
    return { kind: "none", reached: Math.max(end, this.lastQuote) };
  }

  /** The first quotation mark behind a place that ends a cell on its line; -1 where none does. */
  private lastClosing(open: number, end: number): number {
    if (this.closedLine === end) return -1;
    const line = this.text.slice(open + 1, end);
    const at = line.indexOf(`"${this.separator}`);
    if (at >= 0) return open + 1 + at;
    if (line.endsWith('"')) return end - 1;
    this.closedLine = end;
    return -1;
  }
}

/**
 * The records of a table in text whose lines end in LF, `most` at most. `columns` is how many cells its lines usually have, where that is
 * known: it tells a cell of several lines from a quotation mark that was never closed. In cells that begin with a quotation mark, two stand
 * for one.
 */
export const readRecords = (
  text: string,
  separator: string,
  { columns = null, most = Number.POSITIVE_INFINITY }: { columns?: number | null; most?: number } = {},
): Records => new RecordReader(text, separator, columns).read(most);
