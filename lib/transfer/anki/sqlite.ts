// The only file that knows sql.js: SQLite in memory, without files, network or extensions.
import initSqlJs, { type Database as SqlDatabase, type SqlJsStatic, type SqlValue } from "sql.js";

/**
 * A column by its name in the database, and as what it is read, whatever a row holds there; what is longer than `longest` bytes (1 MB) is
 * not taken out.
 */
export type Column = { name: string; as: "number" | "text" | "bytes"; longest?: number };

/** What a cell holds, as its column is read; null where it holds nothing, or far more than a card can. */
export type Cell = number | string | Uint8Array | null;

/** How far reading a table came: to its end, to the most rows that are taken, or to a place where the file is damaged. */
export type HowFar = "all" | "most" | "damaged";

/** A database that somebody else made, to be read: only whole tables, only columns that are stored. */
export type Database = {
  /** Whether there is a table of this name with these columns, as plain columns: no view, no virtual table, nothing that is worked out. */
  hasTable(table: string, columns: readonly Column[]): boolean;
  /** The cells of these columns, row by row as they lie. `table` and `columns` are names of ours, never of a file. */
  eachRow(table: string, columns: readonly Column[], most: number, take: (cells: Cell[]) => void): HowFar;
  /** Whether the pages of a table are sound, as far as SQLite can say quickly. */
  isSound(table: string): boolean;
};

const LONGEST_CELL = 1_000_000;

let loading: Promise<SqlJsStatic> | null = null;
const silent = () => undefined;
const sqlite = (): Promise<SqlJsStatic> => (loading ??= initSqlJs({ print: silent, printErr: silent } as Parameters<typeof initSqlJs>[0]));

/** Nothing that a file’s own schema names is trusted. */
const CAREFUL = "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;";
/**
 * Newer collections sort names by a rule that only Anki has, and no table of such names can be read without it. Sorting is not needed here,
 * so any rule will do.
 */
const WITH_KNOWN_RULES =
  "PRAGMA writable_schema=ON; UPDATE sqlite_master SET sql = replace(sql, 'unicase', 'nocase') WHERE sql LIKE '%unicase%'; PRAGMA writable_schema=RESET;";
const ONLY_READ = "PRAGMA query_only=ON;";

/**
 * Places in the header that say how changes are logged (SQLite file format, 1.3.1): 1 is within the file alone, 2 needs a second file,
 * which a package never has.
 */
const LOGGING = [18, 19];

function withoutLog(bytes: Uint8Array): Uint8Array {
  for (const place of LOGGING) if (bytes[place] === 2) bytes[place] = 1;
  return bytes;
}

function rowsOf(database: SqlDatabase, sql: string, values: SqlValue[] = []): SqlValue[][] {
  return database.exec(sql, values)[0]?.values ?? [];
}

function hasTable(database: SqlDatabase, table: string, columns: readonly Column[]): boolean {
  const [type, root] = rowsOf(database, "SELECT type, rootpage FROM sqlite_master WHERE lower(name) = ?", [table])[0] ?? [];
  if (type !== "table" || typeof root !== "number" || root <= 0) return false;
  const stored = new Set(
    rowsOf(database, `PRAGMA table_xinfo('${table}')`).flatMap(([, name, , , , , hidden]) =>
      hidden === 0 ? [String(name).toLowerCase()] : [],
    ),
  );
  return columns.every(({ name }) => stored.has(name.toLowerCase()));
}

/** How a column is asked for. A text keeps what comes after a zero sign, where the library would end it. */
function asSelected({ name, as, longest = LONGEST_CELL }: Column): string {
  if (as === "number") return `CAST("${name}" AS INTEGER)`;
  const value = as === "text" ? `replace(CAST("${name}" AS TEXT), char(0), '')` : `CAST("${name}" AS BLOB)`;
  return `CASE WHEN octet_length("${name}") <= ${longest} THEN ${value} END`;
}

const lengthOf = (cell: Cell) => (typeof cell === "number" || cell === null ? 0 : cell.length);

function eachRow(
  database: SqlDatabase,
  table: string,
  columns: readonly Column[],
  most: number,
  room: number,
  take: (cells: Cell[]) => void,
): HowFar {
  const statement = database.prepare(`SELECT ${columns.map(asSelected).join(", ")} FROM "${table}"`);
  let left = room;
  try {
    for (let count = 0; statement.step(); count += 1) {
      if (count === most) return "most";
      const cells = statement.get();
      left -= cells.reduce<number>((sum, cell) => sum + lengthOf(cell), 0);
      // More than the file has room for: its pages name one another over and over.
      if (left < 0) return "damaged";
      take(cells);
    }
    return "all";
  } finally {
    statement.free();
  }
}

/** What a broken file makes the library throw becomes an answer; `fallback` is it. */
function answered<T>(work: () => T, fallback: T): T {
  try {
    return work();
  } catch {
    return fallback;
  }
}

/** What a taker throws is its own affair: it must not pass for damage of the file. */
function guarded(take: (cells: Cell[]) => void, failed: { error?: unknown }): (cells: Cell[]) => void {
  return (cells) => {
    try {
      take(cells);
    } catch (error) {
      failed.error = error;
      throw error;
    }
  };
}

function readable(database: SqlDatabase, size: number): Database {
  return {
    hasTable: (table, columns) => answered(() => hasTable(database, table, columns), false),
    eachRow(table, columns, most, take) {
      const failed: { error?: unknown } = {};
      const howFar = answered(() => eachRow(database, table, columns, most, size, guarded(take, failed)), "damaged");
      if ("error" in failed) throw failed.error;
      return howFar;
    },
    isSound: (table) => answered(() => rowsOf(database, `PRAGMA quick_check('${table}')`)[0]?.[0] === "ok", false),
  };
}

/** Reads a database out of bytes, which are used up; null when they are none. It is gone when `work` has answered. */
export async function withDatabase<T>(bytes: Uint8Array, work: (database: Database) => T): Promise<T | null> {
  const SQL = await sqlite();
  const database = answered(() => new SQL.Database(withoutLog(bytes)), null);
  if (!database) return null;
  try {
    return answered(() => database.run(CAREFUL + WITH_KNOWN_RULES + ONLY_READ) !== null, false)
      ? work(readable(database, bytes.length))
      : null;
  } finally {
    answered(() => database.close(), undefined);
  }
}

/** Rows go into tables of ours in the order of their columns. */
export type Insert = (table: string, rows: readonly (readonly (string | number | Uint8Array)[])[]) => void;

/**
 * Writes a database: tables and indexes by `schema`, then rows by what `fill` inserts, then `after`. The same calls give the same bytes.
 */
export async function writeDatabase(schema: string, fill: (insert: Insert) => void, after = ""): Promise<Uint8Array> {
  const SQL = await sqlite();
  const database = new SQL.Database();
  try {
    database.run(schema);
    database.run("BEGIN");
    fill((table, rows) => {
      if (rows.length === 0) return;
      const statement = database.prepare(`INSERT INTO "${table}" VALUES (${rows[0]!.map(() => "?").join(", ")})`);
      for (const row of rows) statement.run([...row]);
      statement.free();
    });
    database.run("COMMIT");
    if (after !== "") database.run(after);
    return database.export();
  } finally {
    database.close();
  }
}
