import { ok, refused, type Result } from "../problem";

/** What may stand between cells. */
const DELIMITERS = [",", ";", "\t"] as const;
type Delimiter = (typeof DELIMITERS)[number];

/** What stands most often in the first line, outside quotes; a comma where none does. */
function delimiterOf(text: string): Delimiter {
  const first = text.replace(/"[^"]*"/g, "").split(/\r\n|\r|\n/, 1)[0] ?? "";
  const counts = DELIMITERS.map((delimiter) => first.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))]!;
}

/** One cell and what ends it: quoted, with quotes doubled inside, or plain up to the next delimiter or line break. */
const cellPattern = (delimiter: Delimiter) =>
  new RegExp(`(?:"([^"]*(?:""[^"]*)*)"|([^${delimiter}\\r\\n]*))(${delimiter}|\\r\\n|\\r|\\n|$)`, "y");

const lineAt = (text: string, at: number) => text.slice(0, at).split(/\r\n|\r|\n/).length;

const broken = (text: string, at: number) =>
  refused({
    where: `line ${lineAt(text, at)}`,
    message: "A quotation mark opens here and does not close, or something stands behind it. Write two quotation marks where one is meant.",
  });

/** The rows without the empty one that a line break at the end leaves. */
const withoutLast = (rows: string[][]): string[][] => (rows.at(-1)?.length === 1 && rows.at(-1)![0] === "" ? rows.slice(0, -1) : rows);

/**
 * The rows of a table in text (RFC 4180): cells divided by commas, semicolons or tabs, whichever the first line has most; lines may end in
 * any way; a byte order mark is passed over. Refused with its line where quotation marks do not close. Linear in the length of the text.
 */
export function readCsv(file: string): Result<string[][]> {
  const text = file.replace(/^\uFEFF/, "");
  const pattern = cellPattern(delimiterOf(text));
  const rows: string[][] = [];
  let row: string[] = [];
  while (pattern.lastIndex <= text.length) {
    const at = pattern.lastIndex;
    const cell = pattern.exec(text);
    if (cell === null || (cell[2]?.startsWith('"') ?? false)) return broken(text, at);
    row.push(cell[1]?.replaceAll('""', '"') ?? cell[2] ?? "");
    if (/^[,;\t]$/.test(cell[3]!)) continue;
    rows.push(row);
    row = [];
    if (cell[3] === "") break;
  }
  return ok(withoutLast(rows));
}
