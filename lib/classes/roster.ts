import { ok, refused, type Result } from "../problem";
import { plainText } from "../facts/plain-text";
import { cleanName, LONGEST_NAME, MOST_PUPILS } from "./names";

/** What may stand above a column, by what it holds. In the languages that school lists come in here. */
const HEADERS: Readonly<Record<"first" | "last" | "name", readonly string[]>> = {
  first: ["first name", "firstname", "first", "given name", "forename", "vorname", "prenom", "nombre"],
  last: ["last name", "lastname", "last", "surname", "family name", "nachname", "familienname", "nom", "apellidos"],
  name: ["name", "full name", "fullname", "pupil", "student", "pupil name", "student name", "schuler", "eleve"],
};

type Columns = { first: number; last: number; name: number };

function columnsOf(header: readonly string[]): Columns {
  const at = (which: keyof typeof HEADERS) => header.findIndex((cell) => HEADERS[which].includes(plainText(cell)));
  return { first: at("first"), last: at("last"), name: at("name") };
}

const isHeader = ({ first, last, name }: Columns) => first >= 0 || last >= 0 || name >= 0;

/** Where nobody says which column is which: the first one, and the second too where both look like parts of a name. */
function nameOfRow(row: readonly string[], columns: Columns | null): string {
  if (!columns)
    return cleanName(
      row
        .slice(0, 2)
        .filter((cell) => /\p{L}/u.test(cell) && !cell.includes("@"))
        .join(" "),
    );
  const { first, last, name } = columns;
  if (name >= 0) return cleanName(row[name] ?? "");
  return cleanName([first, last].map((column) => row[column] ?? "").join(" "));
}

/** The problem with a list of names, by the row it is in; none where all can be kept. */
function problemsOf(names: readonly { name: string; row: number }[]): Result<string[]> {
  if (names.length === 0) return refused({ where: "names", message: "There is no name in this list. Write one name a line." });
  if (names.length > MOST_PUPILS)
    return refused({
      where: "names",
      message: `These are ${new Intl.NumberFormat("en-GB").format(names.length)} names. A class may have ${MOST_PUPILS}: is this the right list?`,
    });
  const long = names.filter(({ name }) => name.length > LONGEST_NAME);
  if (long.length > 0)
    return refused(
      ...long
        .slice(0, 5)
        .map(({ row }) => ({ where: "names", message: `Line ${row} is longer than ${LONGEST_NAME} letters: that is no name.` })),
    );
  return ok(names.map(({ name }) => name));
}

/**
 * The names in the rows of a table, in their order: by its header where it has one ("First name", "Surname", "Name"), else from the first
 * columns. A problem where there are none, or more than a class may have. Two pupils of one name are two.
 */
export function namesInRows(rows: readonly (readonly string[])[]): Result<string[]> {
  const header = columnsOf(rows[0] ?? []);
  const columns = isHeader(header) ? header : null;
  const named = rows.map((row, i) => ({ name: nameOfRow(row, columns), row: i + 1 })).slice(columns ? 1 : 0);
  return problemsOf(named.filter(({ name }) => name !== ""));
}

/** Whether pasted text is a table: copied from a spreadsheet, or separated by semicolons or commas under a header. */
export function isTable(text: string): boolean {
  const first = text.trimStart().split(/\r?\n/, 1)[0] ?? "";
  return /[\t;]/.test(first) || (first.includes(",") && isHeader(columnsOf(first.split(","))));
}

/** The names of a pasted list, one a line; "Hassan, Amir" is a name of one pupil. */
export function namesInLines(text: string): Result<string[]> {
  const lines = text.split(/\r\n|\r|\n/).map((line, i) => ({ name: cleanName(line.replace(/^\s*\d+[.)]\s+/, "")), row: i + 1 }));
  return problemsOf(lines.filter(({ name }) => name !== ""));
}
