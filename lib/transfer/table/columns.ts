import type { ColumnRole } from "../material";
import { letterOption, roleNamed, type NamedColumn } from "./column-names";

/**
 * A column as it is taken. `label` is its name where that says what it holds, and not what it is for ("capital", not "object"; else "").
 * `option` is its number where it holds one of several answers that another column points to. `isKnown` is false where nothing said what it
 * is.
 */
export type Column = { name: string; label: string; role: ColumnRole; option: number | null; isKnown: boolean };

type Cells = readonly string[];

const ONCE: readonly ColumnRole[] = ["front", "back", "question", "subject", "relation", "id"];

/** The roles of a header while they are settled: null where nothing is known of a column. */
class Roles {
  constructor(readonly roles: (ColumnRole | null)[]) {}

  has(role: ColumnRole): boolean {
    return this.roles.includes(role);
  }

  rename(from: ColumnRole, to: ColumnRole | null): void {
    this.roles.forEach((role, i) => role === from && (this.roles[i] = to));
  }

  /** Gives the first column of which nothing is known a role. */
  give(role: ColumnRole, isUsed: (column: number) => boolean): void {
    const at = this.roles.findIndex((known, i) => known === null && isUsed(i));
    if (at >= 0) this.roles[at] = role;
  }
}

/** "Subject" is what a fact is about, beside a relation or an object; elsewhere it is what is taught. An object alone is nothing. */
function settleFacts(roles: Roles): void {
  if (roles.has("subject") && !roles.has("relation") && !roles.has("object")) roles.rename("subject", roles.has("topic") ? null : "topic");
  if (!roles.has("subject")) {
    roles.rename("object", null);
    roles.rename("relation", null);
  }
}

/** A question goes with an answer, a front with a back: which pair it is, wrong answers say. */
function settlePairs(roles: Roles): void {
  if (roles.has("front") && roles.has("answer") && !roles.has("back") && !roles.has("question")) {
    if (roles.has("wrong")) roles.rename("front", "question");
    else roles.rename("answer", "back");
  }
  if (roles.has("question") && roles.has("back") && !roles.has("answer") && !roles.has("front")) {
    if (roles.has("wrong")) roles.rename("back", "answer");
    else roles.rename("question", "front");
  }
}

const PARTNERS: readonly (readonly [ColumnRole, ColumnRole])[] = [
  ["front", "back"],
  ["back", "front"],
  ["question", "answer"],
  ["answer", "question"],
];

/**
 * What is missing of a pair is the next column of which nothing is known; where nothing is known at all, the first two are front and back.
 */
function completePairs(roles: Roles, isUsed: (column: number) => boolean): void {
  if (roles.has("subject")) {
    if (!roles.has("object")) roles.give("object", isUsed);
    return;
  }
  for (const [one, other] of PARTNERS) if (roles.has(one) && !roles.has(other)) roles.give(other, isUsed);
  if (["front", "back", "question", "answer"].some((role) => roles.has(role as ColumnRole))) return;
  roles.give("front", isUsed);
  roles.give("back", isUsed);
}

/** The columns that hold one of several answers each, by their numbers: "Option A", "Answer 2", or "A" and "B" beside a question. */
function optionsOf(names: Cells, named: readonly (NamedColumn | null)[]): (number | null)[] {
  const letters = named.some((column) => column?.role === "question") ? names.map(letterOption) : names.map(() => null);
  const isLettered = letters.filter((letter) => letter !== null).length > 1;
  return named.map((column, i) => column?.option ?? (isLettered ? letters[i]! : null));
}

const labelOf = (name: string) => (roleNamed(name)?.role === "object" ? "" : name.trim());

/**
 * What each column is by its name. Options are wrong answers where another column says which is right; where none does, nobody knows, and
 * they are not taken. `isUsed` says whether a column holds anything.
 */
function namedColumns(names: Cells, isUsed: (column: number) => boolean): Column[] {
  const named = names.map(roleNamed);
  const options = optionsOf(names, named);
  const isAnswered = named.some((column, i) => column?.role === "answer" && options[i] === null);
  const lone = options.filter((option) => option !== null).length === 1;
  const seen = new Set<ColumnRole>();
  const roles = new Roles(
    named.map((column, i) => {
      if (options[i] !== null) return isAnswered ? "wrong" : lone ? "answer" : "skip";
      if (!column || !ONCE.includes(column.role)) return column?.role ?? null;
      const isSecond = seen.has(column.role);
      seen.add(column.role);
      return isSecond ? null : column.role;
    }),
  );
  const isSure = roles.roles.map((role, i) => role !== null && options[i] === null);
  settleFacts(roles);
  settlePairs(roles);
  completePairs(roles, isUsed);
  return names.map((name, i) => {
    const role = roles.roles[i] ?? "skip";
    return { name, label: labelOf(name), role, option: isAnswered ? options[i]! : null, isKnown: role !== "skip" || isSure[i]! };
  });
}

/** The columns as somebody said what they are; what they said nothing of is passed over. */
function givenColumns(names: Cells, given: readonly ColumnRole[]): Column[] {
  const options = optionsOf(names, names.map(roleNamed));
  return names.map((name, i) => ({
    name,
    label: labelOf(name),
    role: given[i] ?? "skip",
    option: given[i] === "wrong" ? options[i]! : null,
    isKnown: true,
  }));
}

/** The columns of a table: as they were given, else by their names, else front and back. A column without a name has "". */
export const columnsOf = (names: Cells, given: readonly ColumnRole[] | undefined, isUsed: (column: number) => boolean): Column[] =>
  given ? givenColumns(names, given) : namedColumns(names, isUsed);

const filled = (cells: Cells) => cells.map((cell) => cell.trim()).filter(Boolean);

/** Roles that no list of words has a column for by chance. */
const TELLING: readonly ColumnRole[] = ["wrong", "explanation", "source", "topic", "tags", "id"];

const rolesIn = (cells: Cells) => cells.flatMap((cell) => roleNamed(cell)?.role ?? []);

/** At least two cells are known names of different things, or one that tells is among three or more cells. */
function hasKnownNames(cells: Cells): boolean {
  const known = rolesIn(cells);
  return new Set(known).size > 1 || (known.length === 1 && TELLING.includes(known[0]!) && filled(cells).length > 2);
}

/** Known names in the first line that the next has fewer of: words like "question 1" may fill a whole table. */
const headsNamed = (first: Cells, next: Cells | undefined) =>
  hasKnownNames(first) && !(next && hasKnownNames(next) && new Set(rolesIn(next)).size >= new Set(rolesIn(first)).size);

/** "capital" and "capital:de": one column in several languages. */
function hasVariants(first: Cells): boolean {
  const names = new Set(filled(first));
  return [...names].some((name) => name.includes(":") && names.has(name.slice(0, name.indexOf(":"))));
}

const NUMBER_OR_DATE = /^[-+]?[\d.,' ]*\d%?$|^\d{1,4}[-./]\d{1,2}[-./]\d{1,4}$/;

/** A column of numbers or dates that has words at its top. */
function headsNumbers(first: Cells, rows: readonly Cells[]): boolean {
  return first.some((cell, i) => {
    const below = filled(rows.map((row) => row[i] ?? ""));
    return (
      /\p{L}/u.test(cell) &&
      !NUMBER_OR_DATE.test(cell.trim()) &&
      below.length > 2 &&
      below.filter((one) => NUMBER_OR_DATE.test(one)).length >= below.length * 0.8
    );
  });
}

/** Small first letters over columns of names that begin with capitals. */
function headsNames(first: Cells, rows: readonly Cells[]): boolean {
  if (rows.length < 3 || !filled(first).every((cell) => /^\p{Ll}/u.test(cell))) return false;
  const below = rows.flatMap((row) => filled(row.slice(0, first.length)));
  return below.filter((cell) => /^\p{Lu}/u.test(cell)).length >= below.length * 0.9;
}

/** Whether the first line of a table names its columns, judged by it and the lines below. */
export const isHeader = (first: Cells, rows: readonly Cells[]): boolean =>
  headsNamed(first, rows[0]) || hasVariants(first) || headsNumbers(first, rows) || headsNames(first, rows);
