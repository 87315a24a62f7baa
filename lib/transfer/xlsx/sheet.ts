import type { Problem } from "../../problem";
import { MOST_COLUMNS, MOST_LINES } from "../table/material-of-table";
import type { Records, TableLine } from "../table/records";
import { elementIn, elementsIn, readXmlItems, textIn, type XmlElement } from "../xml";
import { shownNumber } from "./shown-number";
import { textOfString, unescaped, type Workbook } from "./workbook";

/** The rows of a sheet with their numbers, as their cells are shown, and what is to be known of them. */
export type Sheet = Records;

/** The column of a cell’s place, from 0; null where it does not say. "C5" is 2. */
function columnOf(place: string | undefined): number | null {
  const letters = /^([A-Za-z]{1,3})\d{1,7}$/.exec(place ?? "")?.[1];
  return letters === undefined
    ? null
    : [...letters.toUpperCase()].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

const letterOf = (column: number): string =>
  (column < 26 ? "" : letterOf(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));

/** Reads the rows of one sheet as they come. */
class SheetReader {
  readonly lines: TableLine[] = [];
  /** Cells with formulas by column, and those of them that have no value. */
  private readonly formulas = new Map<number, string[]>();
  private readonly empty = new Map<number, string[]>();
  private readonly errors = new Map<number, string[]>();
  private beyond = 0;

  constructor(private readonly book: Workbook) {}

  isWhole = true;

  row({ attributes, children }: XmlElement): void {
    this.isWhole = this.lines.length < MOST_LINES;
    if (!this.isWhole) return;
    const given = Number(attributes.r);
    const line = Number.isInteger(given) && given > 0 && given <= 2_000_000 ? given : (this.lines.at(-1)?.line ?? 0) + 1;
    const cells: string[] = [];
    for (const child of children) if (typeof child !== "string" && child.name === "c") this.cell(child, line, cells);
    this.lines.push({ line, cells });
  }

  private cell(cell: XmlElement, line: number, cells: string[]): void {
    const column = columnOf(cell.attributes.r) ?? cells.length;
    if (column >= MOST_COLUMNS) {
      this.beyond++;
      return;
    }
    while (cells.length < column) cells.push("");
    cells[column] = this.shown(cell, line, column);
  }

  private shown(cell: XmlElement, line: number, column: number): string {
    const [formula, value] = [elementIn(cell, "f"), elementIn(cell, "v")];
    const note = (found: Map<number, string[]>) => {
      const places = found.get(column) ?? [];
      places.push(`${letterOf(column)}${line}`);
      found.set(column, places);
    };
    if (formula) note(value && textIn(value) !== "" ? this.formulas : this.empty);
    if (cell.attributes.t === "inlineStr") return elementsIn(cell, "is").map(textOfString).join("");
    if (!value) return "";
    if (cell.attributes.t === "e") note(this.errors);
    return this.valueText(cell.attributes, textIn(value));
  }

  private valueText({ t: type, s: style }: Readonly<Record<string, string>>, value: string): string {
    switch (type) {
      case "s":
        return this.book.texts[Number(value)] ?? "";
      case "str":
        return unescaped(value);
      case "b":
        return value.trim() === "1" ? "TRUE" : "FALSE";
      case "e":
        return "";
      case "d":
        return value.trim();
      default:
        return value.trim() === "" ? "" : shownNumber(Number(value), this.book.codes[Number(style ?? 0)] ?? "General", this.book.from1904);
    }
  }

  problems(): Problem[] {
    const each = (found: Map<number, string[]>, message: (cells: string) => string) =>
      [...found]
        .sort(([one], [other]) => one - other)
        .map(([column, places]): Problem => ({ where: `column ${letterOf(column)}`, message: message(listed(places)) }));
    return [
      ...each(this.formulas, (cells) => `What a formula last showed was taken as text: ${cells}.`),
      ...each(
        this.empty,
        (cells) => `A formula that shows nothing was left empty: ${cells}. Open the file in a spreadsheet, save it and try again.`,
      ),
      ...each(this.errors, (cells) => `A cell that shows an error was left empty: ${cells}.`),
      ...(this.beyond > 0 ? [{ where: "columns", message: `Only the first ${MOST_COLUMNS} columns were looked at.` }] : []),
    ];
  }
}

const listed = (places: readonly string[]) =>
  places.length > 5 ? `${places.slice(0, 4).join(", ")} and ${places.length - 4} more` : places.join(", ");

/**
 * The rows of a sheet in its order. Where it breaks off, what came before is there, with a problem; so is what is to be known of formulas
 * and errors.
 */
export function readSheet(bytes: Uint8Array, book: Workbook, file: string): Sheet {
  const reader = new SheetReader(book);
  const { problems } = readXmlItems(bytes, (item) => item.name === "row" && reader.row(item), 2);
  return {
    lines: reader.lines,
    isWhole: reader.isWhole,
    problems: [...problems.map(({ where, message }) => ({ where: `${file}, ${where}`, message })), ...reader.problems()],
  };
}
