import type { Problem } from "../../problem";
import { openArchive, type Archive } from "../archive";
import { readTable } from "../table/material-of-table";
import type { Read, ReadOptions } from "../transfer-format";
import { readSheet, type Sheet } from "./sheet";
import { readWorkbook, type Workbook } from "./workbook";

const OLD_OR_LOCKED =
  "This is an old .xls file, or one that is locked with a password. Open it in a spreadsheet and save it as .xlsx without a password.";

/** How older programs and locked files begin. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];

const isFilled = ({ lines }: Sheet) => lines.some(({ cells }) => cells.some((cell) => cell.trim() !== ""));

type Found = { name: string; sheet: Sheet };

/** The first sheet that holds something, else the first that can be read; sheets behind it are not read. */
function firstFilled(archive: Archive, book: Workbook): { found: Found | null; problems: Problem[] } {
  const problems: Problem[] = [];
  let found: Found | null = null;
  for (const { name, file } of book.sheets) {
    const bytes = archive.read(file);
    if (!bytes?.ok) {
      problems.push(...(bytes?.problems ?? [{ where: file, message: "The workbook names this sheet, but it is not in the file." }]));
      continue;
    }
    const sheet = readSheet(bytes.value, book, file);
    if (isFilled(sheet)) return { found: { name, sheet }, problems };
    problems.push(...sheet.problems);
    found ??= { name, sheet };
  }
  return { found, problems };
}

/** The sheets that hold something too, and were not read. */
function otherSheets(archive: Archive, book: Workbook, taken: string): Problem[] {
  const after = book.sheets.slice(book.sheets.findIndex(({ name }) => name === taken) + 1);
  return after.flatMap(({ name, file }) => {
    const bytes = archive.read(file);
    const isEmpty = !bytes?.ok || !/<(?:\w+:)?v>|<(?:\w+:)?is>/.test(new TextDecoder("latin1").decode(bytes.value));
    return isEmpty
      ? []
      : [
          {
            where: `sheet “${name}”`,
            message: `This sheet was not read: only the first with rows, “${taken}”, was. Save it as a file of its own to bring it too.`,
          },
        ];
  });
}

/** The first sheet with rows of an .xlsx file (ECMA-376), its cells as they are shown. */
export function readXlsx(bytes: Uint8Array, options: ReadOptions = {}): Read {
  const none = (...problems: Problem[]): Read => ({ understood: null, problems });
  if (COMPOUND.every((byte, i) => bytes[i] === byte)) return none({ where: "file", message: OLD_OR_LOCKED });
  const archive = openArchive(bytes);
  if (!archive.ok) return none(...archive.problems);
  const book = readWorkbook(archive.value);
  if (!book.ok) return none(...book.problems);
  const { found, problems } = firstFilled(archive.value, book.value);
  if (!found) return none(...problems);
  const { lines, isWhole, problems: inSheet } = found.sheet;
  const table = {
    lines,
    isWhole,
    names: null,
    roles: new Map(),
    place: (line: number) => `row ${line}`,
    html: false,
    spacedTags: false,
    topic: [],
    tags: [],
    delimiter: "",
    encoding: "",
  };
  return readTable(table, options, [...problems, ...inSheet, ...otherSheets(archive.value, book.value, found.name)]);
}
