import type { ColumnRole } from "../material";
import type { Problem } from "../../problem";

/**
 * What the lines at the top of a text say of it, as Anki writes them ("#separator:tab", "#html:true", "#tags column:3") or Excel ("sep=;").
 * `columns` are roles by number of column, from 0; `from` is where the table begins, `line` its number. `isAnki` is true where a line of
 * Anki’s was there: then lines that begin with # are comments.
 */
export type Directives = {
  separator: string | null;
  html: boolean;
  columns: ReadonlyMap<number, ColumnRole>;
  names: string[] | null;
  deck: string;
  tags: string[];
  isAnki: boolean;
  from: number;
  line: number;
  problems: Problem[];
};

const SEPARATORS: Readonly<Record<string, string>> = { tab: "\t", comma: ",", semicolon: ";", pipe: "|", colon: ":", space: " " };
const COLUMNS: Readonly<Record<string, ColumnRole>> = {
  "guid column": "id",
  "deck column": "topic",
  "tags column": "tags",
  "notetype column": "skip",
};
const KNOWN = /^#(separator|html|columns|deck|tags|notetype|guid column|deck column|tags column|notetype column|if matches):(.*)$/i;

const separatorOf = (value: string) =>
  SEPARATORS[value.trim().toLowerCase()] ?? (value === "\\t" ? "\t" : value.length === 1 && value !== '"' ? value : null);

/** Takes one line of Anki’s. */
function take(directives: Directives, columns: Map<number, ColumnRole>, key: string, value: string): void {
  const words = value.trim();
  if (key === "separator") directives.separator = separatorOf(value);
  else if (key === "html") directives.html = words.toLowerCase() === "true";
  else if (key === "deck") directives.deck = words;
  else if (key === "tags") directives.tags = words.split(/\s+/).filter(Boolean);
  else if (key === "columns") directives.names = value.split(directives.separator ?? "\t").map((name) => name.trim());
  else if (COLUMNS[key] && /^\d{1,4}$/.test(words)) columns.set(Number(words) - 1, COLUMNS[key]);
}

/** A comment before the table: no name of a column, since nothing divides it as the next lines are divided. */
const isComment = (line: string) => line.startsWith("#") && !/[\t,;|]/.test(line);

/** Nobody says more of a table. */
const MOST_LINES = 1_000;

/** The lines at the top of a text that say how it is written. Comments among them are problems; what follows is the table. */
export function directivesOf(text: string): Directives {
  const columns = new Map<number, ColumnRole>();
  const directives: Directives = {
    separator: null,
    html: false,
    columns,
    names: null,
    deck: "",
    tags: [],
    isAnki: false,
    from: 0,
    line: 1,
    problems: [],
  };
  while (directives.from < text.length && directives.line <= MOST_LINES) {
    const end = text.indexOf("\n", directives.from);
    const line = text.slice(directives.from, end < 0 ? text.length : end);
    const [known, excel] = [KNOWN.exec(line), directives.from === 0 ? /^sep=(.)$/i.exec(line) : null];
    if (known) {
      directives.isAnki = true;
      take(directives, columns, known[1]!.toLowerCase(), known[2]!);
    } else if (excel) directives.separator = excel[1]!;
    else if (isComment(line))
      directives.problems.push({ where: `line ${directives.line}`, message: "This line is a comment: it was passed over." });
    else break;
    directives.from = end < 0 ? text.length : end + 1;
    directives.line++;
  }
  return directives;
}
