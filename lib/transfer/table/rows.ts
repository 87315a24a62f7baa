import type { Problem } from "../../problem";
import { askedByGaps } from "../gap-marks";
import type { ColumnRole, Row, Said } from "../material";
import { markupOfCell } from "./cell-text";
import type { Column } from "./columns";
import { LONGEST_CELL, type TableLine } from "./records";
import { sourceOfCells } from "./source-cells";
import { writtenOf } from "./written";
import { lostRow } from "../lost";

/**
 * How the cells of a table are read: what each column is and which columns are what, how a line of a number is called ("line 12"), whether
 * cells are HTML, whether tags stand between spaces, and what all rows have.
 */
export type Reading = {
  columns: readonly Column[];
  placesOf: ReadonlyMap<ColumnRole, readonly number[]>;
  place: (line: number) => string;
  html: boolean;
  spacedTags: boolean;
  topic: string[];
  tags: string[];
};

/** What a line came to: its rows, and what was not kept. */
type LineRead = { rows: Row[]; problems: Problem[] };

/** A column that says what a sentence of another column stands in. */
const isTitle = (name: string) => /title/i.test(name);

const NO_PLACES: readonly number[] = [];

/** A line with its cells by what they are. */
class Line {
  readonly dropped = new Set<string>();
  constructor(
    private readonly cells: readonly string[],
    readonly reading: Reading,
  ) {}

  has(role: ColumnRole): boolean {
    return (this.reading.placesOf.get(role) ?? NO_PLACES).some((i) => (this.cells[i] ?? "").trim() !== "");
  }

  /** What the filled cells of a role hold, with the columns they stand in. */
  of(role: ColumnRole): { cell: string; column: Column }[] {
    return (this.reading.placesOf.get(role) ?? NO_PLACES).flatMap((i) => {
      const cell = (this.cells[i] ?? "").trim();
      return cell === "" ? [] : [{ cell, column: this.reading.columns[i]! }];
    });
  }

  /** The same without the columns. */
  raw(role: ColumnRole): string[] {
    return this.of(role).map(({ cell }) => cell);
  }

  markup(text: string): string {
    const { markup, dropped } = markupOfCell(text, this.reading.html);
    for (const one of dropped) this.dropped.add(one);
    return markup;
  }

  /** The words of a role in light markup, those of several columns in lines of their own. */
  text(role: ColumnRole): string {
    return this.raw(role)
      .map((cell) => this.markup(cell))
      .filter(Boolean)
      .join("\n");
  }
}

/** What a cell asks by the gaps that it marks. */
function gapsOf(line: Line, cell: string): Said[] {
  const explanation = line.text("explanation");
  return askedByGaps(cell, (text) => line.markup(text)).map((says) =>
    explanation && (says.kind === "gap" || says.kind === "card") ? { ...says, explanation } : says,
  );
}

function cardOf(line: Line): Said[] | string {
  const gaps = gapsOf(line, line.raw("front").join("\n"));
  if (gaps.length > 0) return gaps;
  const [front, back, explanation] = [line.text("front"), line.text("back"), line.text("explanation")];
  if (front === "" || back === "")
    return front === "" ? "The front is empty: this line was left out." : "The back is empty: this line was left out.";
  return [{ kind: "card", front, back, bothWays: false, ...(explanation && { explanation }) }];
}

function questionOf(line: Line): Said[] | string {
  const stem = line.raw("question").join("\n");
  const gaps = gapsOf(line, stem);
  if (gaps.length > 0) return gaps;
  const wrong = line.of("wrong").map(({ cell, column }) => ({ text: line.markup(cell), raw: cell, option: column.option }));
  const isList = line.reading.placesOf.get("wrong")?.length === 1;
  const answers = line.raw("answer").map((raw) => ({ text: line.markup(raw), raw }));
  const made = writtenOf({
    stem: line.markup(stem),
    answers,
    wrong: isList ? listed(wrong, line) : wrong,
    explanation: line.text("explanation"),
  });
  return typeof made === "string" ? made : [made];
}

type Option = { text: string; raw: string; option: number | null };

/** One column of wrong answers holds several, in lines or between semicolons. */
function listed(wrong: readonly Option[], line: Line): Option[] {
  return wrong.flatMap(({ raw, option }) => {
    const parts = raw.split(raw.includes("\n") ? "\n" : raw.includes(";") ? ";" : " | ");
    return parts
      .map((part) => part.trim())
      .filter(Boolean)
      .map((part) => ({ text: line.markup(part), raw: part, option: parts.length > 1 ? null : option }));
  });
}

/** A statement for each filled column of objects: where no column names the relation, the name of the object’s column does. */
function statementsOf(line: Line): Said[] | string {
  const [subject, relation] = [line.text("subject"), line.text("relation")];
  if (subject === "") return "Nothing says what this line is about: it was left out.";
  const objects = line.of("object");
  if (objects.length === 0) return "Nothing is said of the subject: this line was left out.";
  const said = objects.map(({ cell, column }): Said => ({
    kind: "statement",
    subject,
    relation: relation || line.markup(column.label),
    object: line.markup(cell),
  }));
  return said.some((one) => one.kind === "statement" && one.relation === "")
    ? "Nothing says what kind of fact this is: fill in the column of relations, or give the column of objects a name."
    : said;
}

/** Where a line is from: what stands in columns of sentences, with the titles beside them. */
function sourceOf(line: Line): string {
  const cells = line.of("source");
  const titles = cells.filter(({ column }) => isTitle(column.name));
  if (titles.length === 0 || titles.length === cells.length) return line.text("source");
  const text = (some: typeof cells) => some.map(({ cell }) => line.markup(cell)).join("\n");
  return sourceOfCells({ sentence: text(cells.filter((cell) => !titles.includes(cell))), title: text(titles) });
}

/** What a line says: a question, a statement or a card, whichever it has the cells for. */
function saidBy(line: Line): Said[] | string {
  if (line.has("question") || (line.has("answer") && !line.has("front") && !line.has("subject"))) return questionOf(line);
  if (line.has("subject") || line.has("object")) return statementsOf(line);
  return cardOf(line);
}

const split = (cells: readonly string[], at: RegExp) =>
  cells.length === 0
    ? []
    : [
        ...new Set(
          cells
            .flatMap((cell) => cell.split(at))
            .map((part) => part.trim())
            .filter(Boolean),
        ),
      ];

function tooLong(cells: readonly string[]): string | null {
  const at = cells.findIndex((cell) => cell.length > LONGEST_CELL);
  return at < 0 ? null : `Cell ${at + 1} has more than a million letters: this line was left out.`;
}

/** Cells behind the last column, where they hold anything. */
function surplus(cells: readonly string[], columns: number): string | null {
  const more = cells.slice(columns).filter((cell) => cell.trim() !== "").length;
  if (more === 0) return null;
  return `${more === 1 ? "One cell" : `${more} cells`} more than the table has columns: what stands in ${more === 1 ? "it" : "them"} was not kept.`;
}

/**
 * The rows that a line of a table makes: none where nothing stands in it, several where it has several gaps or objects. A line that cannot
 * be taken is a problem with its place; so is what was not kept of one that can.
 */
export function rowsOfLine({ line: number, cells }: TableLine, reading: Reading): LineRead {
  const where = reading.place(number);
  const none = (message: string): LineRead => ({ rows: [], problems: [lostRow(where, message)] });
  if (cells.every((cell) => cell.trim() === "")) return { rows: [], problems: [] };
  const long = tooLong(cells);
  if (long) return none(long);
  if (cells.some((cell) => cell.includes("\0")))
    return none("A sign here is no letter (a zero byte): this line was left out. Save the file as UTF-8.");
  const line = new Line(cells, reading);
  const said = saidBy(line);
  if (typeof said === "string") return none(said);
  const id = line.raw("id")[0] ?? null;
  const topic = split(line.raw("topic"), /::| > /);
  const tags = split(line.raw("tags"), reading.spacedTags ? /\s+/ : /[,;\n]+/);
  const shared = {
    topic: topic.length > 0 ? topic : reading.topic,
    tags: tags.length === 0 ? reading.tags : [...new Set([...reading.tags, ...tags])],
    source: sourceOf(line),
  };
  const rows = said.map((says, i): Row => ({ id: id === null || i === 0 ? id : `${id}:${i}`, where, says, ...shared }));
  return { rows, problems: notesOf(cells, line, where) };
}

/** What was not kept of a line that was taken. */
function notesOf(cells: readonly string[], line: Line, where: string): Problem[] {
  const more = surplus(cells, line.reading.columns.length);
  const notes = [
    ...(more === null ? [] : [more]),
    ...(line.dropped.size > 0 ? [`This was not kept: ${[...line.dropped].join(", ")}.`] : []),
    ...(cells.some((cell) => cell.includes("\uFFFD"))
      ? ["A letter here is broken and shows as “�”: save the file as UTF-8, or mend it by hand."]
      : []),
  ];
  return notes.map((message) => ({ where, message }));
}
