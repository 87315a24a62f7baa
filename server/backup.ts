import "server-only";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { open, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { Transform, Writable, type Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { ok, refused, type Result } from "@/lib/problem";
import { readManifest, type BackupManifest, type TableManifest } from "./backup-manifest.schema";
import { isEncrypted } from "./age-file";
import { putOffIn, tablesIn, type Table } from "./backup-tables";
import { withZip, writeZip, type ZipFile } from "./zip-file";

/** A backup is loaded here first, and compared, before anything takes the place of what stands. */
const SCRATCH = "footing_restore";
/** One migration of this project: what made the tables of a backup is found among them. */
export type Migration = { name: string; sql: string; checksum: string };

/** One backup or restore at a time in one database. */
const LOCK = 72707371;
const RECORD = "_prisma_migrations";

/** What a backup holds, and where it is. */
export type Backup = { file: string; bytes: number; tables: number; rows: number };
/** What was restored; `replaced` is the backup of what stood there before, null where nobody had written anything. */
export type Restored = Backup & { madeAt: string; replaced: string | null };

/** A connection of its own: copying takes longer than a statement of the app may. What is written reads the same on every server. */
async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: "footing backup" });
  await client.connect();
  await client.query(
    "SET work_mem = '64MB'; SET maintenance_work_mem = '256MB'; SET timezone = 'UTC'; SET datestyle = 'ISO, YMD'; SET intervalstyle = 'iso_8601'; SET bytea_output = 'hex'; SET extra_float_digits = 1; SET client_min_messages = 'warning'",
  );
  return client;
}

async function alone<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T | null> {
  const client = await connect(url);
  try {
    const { rows } = await client.query<{ mine: boolean }>("SELECT pg_try_advisory_lock($1) AS mine", [LOCK]);
    return rows[0]?.mine ? await work(client) : null;
  } finally {
    await client.end();
  }
}

const BUSY = { where: "database", message: "Another backup or restore is under way: wait until it is done." };
const quoted = (name: string) => pg.escapeIdentifier(name);
const columnsOf = (table: Table) => table.columns.map(quoted).join(", ");

/** Sees what passes by: SHA-256 and number of lines, which are rows in the text format of COPY. */
function witness(): { stream: Transform; seen: () => { sha256: string; rows: number } } {
  const hash = createHash("sha256");
  let rows = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk);
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) rows++;
      done(null, chunk);
    },
  });
  return { stream, seen: () => ({ sha256: hash.digest("hex"), rows }) };
}

type Version = BackupManifest["version"];

function orderOf({ key, order }: Table, version: Version): string {
  if (key.length === 0) return "";
  return version === 1 ? ` ORDER BY ROW(${key.map(quoted).join(", ")})::text COLLATE "C"` : ` ORDER BY ${order.join(", ")}`;
}

/** Every row of a table as text, in an order that is the same on every server. */
function rowsOf(client: pg.Client, schema: string, table: Table, version: Version = 2): Readable {
  const order = orderOf(table, version);
  return client.query(copyTo(`COPY (SELECT ${columnsOf(table)} FROM ${quoted(schema)}.${quoted(table.name)}${order}) TO STDOUT`));
}

async function digestOf(client: pg.Client, schema: string, table: Table, version: Version): Promise<TableManifest> {
  const { stream, seen } = witness();
  await pipeline(rowsOf(client, schema, table, version), stream, new Writable({ write: (_chunk, _encoding, done) => done() }));
  return { name: table.name, columns: table.columns, ...seen() };
}

async function packTable(client: pg.Client, table: Table, add: (name: string, rows: Readable) => void): Promise<TableManifest> {
  const { stream, seen } = witness();
  add(`${table.name}.copy`, stream);
  await pipeline(rowsOf(client, "public", table), stream);
  return { name: table.name, columns: table.columns, ...seen() };
}

/** Everything as it stood at one moment, while people go on answering: one repeatable-read snapshot. */
async function pack(client: pg.Client, file: string, passphrase: string | null): Promise<BackupManifest> {
  const { add, end } = await writeZip(file, passphrase);
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  const { rows } = await client.query<{ at: Date }>("SELECT now() AS at");
  const at = rows[0]!.at;
  const tables: TableManifest[] = [];
  for (const table of await tablesIn(client, "public")) tables.push(await packTable(client, table, (name, rows) => add(name, rows, at)));
  const applied = await client.query<{ name: string; checksum: string }>(
    `SELECT migration_name AS name, checksum FROM ${RECORD} WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
  );
  await client.query("COMMIT");
  const manifest: BackupManifest = { format: "footing-backup", version: 2, madeAt: at.toISOString(), migrations: applied.rows, tables };
  add("manifest.json", Buffer.from(JSON.stringify(manifest, null, 2)), at);
  await end();
  return manifest;
}

/** What is in a file must survive the machine going down the next moment. */
async function toDisk(file: string): Promise<void> {
  const handle = await open(file, "r+");
  await handle.sync();
  await handle.close();
}

const summary = async (file: string, { tables }: BackupManifest): Promise<Backup> => ({
  file,
  bytes: (await stat(file)).size,
  tables: tables.length,
  rows: tables.reduce((sum, table) => sum + table.rows, 0),
});

/** Which database, the migrations of this version, and the passphrase with which files are encrypted: null where they are not. */
export type Place = { url: string; migrations: readonly Migration[]; passphrase?: string | null };

/**
 * Writes everything the database holds into one file and proves it by restoring it beside what stands: each table must come out with the
 * same rows, byte for byte. A file of that name is only replaced by one that was proved; a problem says why there is none.
 */
export async function makeBackup(file: string, { url, migrations, passphrase = null }: Place): Promise<Result<Backup>> {
  const made = await alone(url, (client) => backUp(client, file, migrations, passphrase));
  return made ?? refused(BUSY);
}

async function backUp(
  client: pg.Client,
  file: string,
  migrations: readonly Migration[],
  passphrase: string | null,
): Promise<Result<Backup>> {
  if (!existsSync(path.dirname(file))) return refused({ where: "--out", message: "There is no such folder: make it first." });
  const partial = `${file}.partial`;
  try {
    const manifest = await pack(client, partial, passphrase);
    const loaded = await load(client, { file: partial, passphrase, manifest }, migrations);
    if (!loaded.ok) return loaded;
    await toDisk(partial);
    await rename(partial, file);
    return ok(await summary(file, manifest));
  } finally {
    await rm(partial, { force: true });
    await client.query("ROLLBACK");
    await client.query(`DROP SCHEMA IF EXISTS ${SCRATCH} CASCADE`);
  }
}

const DAMAGED = { where: "file", message: "This file is damaged or no backup of Footing: take another copy of it. Nothing was changed." };

async function manifestIn(file: string, passphrase: string | null): Promise<BackupManifest | null> {
  try {
    return await withZip(file, passphrase, async ({ names, read }) =>
      names.has("manifest.json") ? readManifest(await text(await read("manifest.json"))) : null,
    );
  } catch {
    return null; // cut off in the middle
  }
}

/** What the backup's tables were made by; null when a migration of it is not known here. */
function statementsOf(manifest: BackupManifest, migrations: readonly Migration[]): string[] | null {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  const found = manifest.migrations.map(({ name, checksum }) => (known.get(name)?.checksum === checksum ? known.get(name)!.sql : null));
  return found.every((sql) => sql !== null) ? found : null;
}

const sameColumns = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((name, i) => b[i] === name);

/** A file that holds a backup, and what it says of itself. */
type Packed = { file: string; passphrase: string | null; manifest: BackupManifest };

/** Loads the rows of a backup into the scratch schema and compares: a problem when one row is not what it was. */
async function load(
  client: pg.Client,
  { file, passphrase, manifest }: Packed,
  migrations: readonly Migration[],
): Promise<Result<readonly Table[]>> {
  const statements = statementsOf(manifest, migrations);
  if (!statements)
    return refused({
      where: "file",
      message: "This backup was made by another version of Footing that this one does not know: use a newer version. Nothing was changed.",
    });
  await client.query(`DROP SCHEMA IF EXISTS ${SCRATCH} CASCADE; CREATE SCHEMA ${SCRATCH}; SET search_path = ${SCRATCH}`);
  try {
    await client.query(`CREATE TABLE ${RECORD} (LIKE public.${RECORD} INCLUDING ALL)`);
    for (const sql of statements) await client.query(sql);
    const tables = await tablesIn(client, SCRATCH);
    const matches =
      tables.length === manifest.tables.length &&
      tables.every((table) => manifest.tables.some((one) => one.name === table.name && sameColumns(one.columns, table.columns)));
    if (!matches || !(await withZip(file, passphrase, (zip) => fill(client, zip, tables)))) return refused(DAMAGED);
    return (await isSame(client, tables, manifest)) ? ok(tables) : refused(DAMAGED);
  } catch (error) {
    if (error instanceof Error && !("severity" in error && error.severity === "FATAL"))
      return refused({ ...DAMAGED, message: `${DAMAGED.message} (${error.message})` });
    throw error;
  } finally {
    await client.query("SET search_path = public");
  }
}

/** All tables in one transaction, so that what is checked at its end finds everything there. */
async function fill(client: pg.Client, { names, read }: ZipFile, tables: readonly Table[]): Promise<boolean> {
  if (!tables.every((table) => names.has(`${table.name}.copy`))) return false;
  const { away, back } = await putOffIn(client, SCRATCH);
  await client.query("BEGIN");
  try {
    for (const statement of away) await client.query(statement);
    for (const table of tables) {
      await pipeline(
        await read(`${table.name}.copy`),
        client.query(copyFrom(`COPY ${quoted(table.name)} (${columnsOf(table)}) FROM STDIN`)),
      );
    }
    // What is checked at the end of a transaction is checked now: a table with checks still to come cannot be altered.
    await client.query("SET CONSTRAINTS ALL IMMEDIATE");
    for (const statement of back) await client.query(statement);
    await client.query("COMMIT");
    return true;
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
}

async function isSame(client: pg.Client, tables: readonly Table[], manifest: BackupManifest): Promise<boolean> {
  const wanted = new Map(manifest.tables.map((table) => [table.name, table]));
  for (const table of tables) {
    const { sha256, rows } = await digestOf(client, SCRATCH, table, manifest.version);
    if (wanted.get(table.name)?.sha256 !== sha256 || wanted.get(table.name)?.rows !== rows) return false;
  }
  return true;
}

/** Counters go on where the rows end. */
async function moveCounters(client: pg.Client, tables: readonly Table[]): Promise<void> {
  for (const { name, counters } of tables) {
    for (const column of counters) {
      await client.query(
        `SELECT setval(pg_get_serial_sequence($1, $2), coalesce((SELECT max(${quoted(column)}) FROM ${SCRATCH}.${quoted(name)}), 0) + 1, false)`,
        [`${SCRATCH}.${quoted(name)}`, column],
      );
    }
  }
}

/** What was loaded takes the place of what stands, all at once: whoever looks sees the one or the other. */
const TAKE_PLACE = `DO $$
DECLARE one record;
BEGIN
  FOR one IN SELECT c.oid::regclass AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
  LOOP EXECUTE format('DROP TABLE %s CASCADE', one.name); END LOOP;
  FOR one IN SELECT p.oid::regprocedure AS name FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
  LOOP EXECUTE format('DROP FUNCTION %s CASCADE', one.name); END LOOP;
  FOR one IN SELECT c.oid::regclass AS name FROM pg_class c WHERE c.relnamespace = '${SCRATCH}'::regnamespace AND c.relkind = 'r'
  LOOP EXECUTE format('ALTER TABLE %s SET SCHEMA public', one.name); END LOOP;
  FOR one IN SELECT p.oid::regprocedure AS name FROM pg_proc p WHERE p.pronamespace = '${SCRATCH}'::regnamespace
  LOOP EXECUTE format('ALTER FUNCTION %s SET SCHEMA public', one.name); END LOOP;
END $$`;

async function takePlace(client: pg.Client): Promise<void> {
  await client.query("BEGIN");
  await client.query(TAKE_PLACE);
  await client.query(`DROP SCHEMA ${SCRATCH} CASCADE`);
  await client.query("COMMIT");
}

/** Whether somebody has written anything: then what stands is kept in a backup of its own before it is replaced. */
async function isLivedIn(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ people: boolean }>('SELECT EXISTS (SELECT FROM "Person") AS people');
  return rows[0]?.people === true;
}

async function isServed(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ served: boolean }>(
    "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'footing') AS served",
  );
  return rows[0]?.served === true;
}

/**
 * Puts back what a backup holds in place of what stands. It is loaded beside it and compared first, then takes its place in one
 * transaction, so that a damaged file, or a machine that stops half-way, changes nothing. Where somebody has written something, that is
 * kept in a backup in `keepIn` before, and `replace` must say that it is meant. A backup of an older version comes back as the tables were
 * then: migrate after it.
 */
export async function restoreBackup(file: string, how: Restoring): Promise<Result<Restored>> {
  const restored = await alone(how.url, (client) => restore(client, file, how));
  return restored ?? refused(BUSY);
}

/** How to restore: see `restoreBackup`. */
export type Restoring = Place & { replace: boolean; keepIn: string };

const LOCKED = {
  where: "file",
  message:
    "This backup is encrypted: give its passphrase in BACKUP_PASSPHRASE, or the name of a file that holds it in BACKUP_PASSPHRASE_FILE. Nothing was changed.",
};

async function restore(
  client: pg.Client,
  file: string,
  { migrations, replace, keepIn, passphrase = null }: Restoring,
): Promise<Result<Restored>> {
  if (!existsSync(file)) return refused({ where: "file", message: "There is no such file." });
  const manifest = await manifestIn(file, passphrase);
  if (!manifest && passphrase === null && (await isEncrypted(file))) return refused(LOCKED);
  if (!manifest)
    return refused(
      (await isEncrypted(file))
        ? { ...DAMAGED, message: `The passphrase does not open this file, or it is damaged. Nothing was changed.` }
        : DAMAGED,
    );
  if (await isServed(client))
    return refused({
      where: "database",
      message: "Footing is running on this database: stop it first, so that nobody writes into what is replaced.",
    });
  const livedIn = await isLivedIn(client);
  if (livedIn && !replace)
    return refused({
      where: "database",
      message:
        "People have written in this database. Say --replace to put the backup in its place: what stands now is kept in a backup of its own.",
    });
  try {
    const loaded = await load(client, { file, passphrase, manifest }, migrations);
    if (!loaded.ok) return loaded;
    const replaced = livedIn
      ? path.join(keepIn, `before-restore-${new Date().toISOString().replaceAll(/[:.]/g, "-")}.zip${passphrase === null ? "" : ".age"}`)
      : null;
    if (replaced) await keep(client, replaced, passphrase);
    await moveCounters(client, loaded.value);
    await takePlace(client);
    return ok({ ...(await summary(file, manifest)), madeAt: manifest.madeAt, replaced });
  } finally {
    await client.query("ROLLBACK").catch(() => {});
    await client.query(`DROP SCHEMA IF EXISTS ${SCRATCH} CASCADE`);
  }
}

async function keep(client: pg.Client, file: string, passphrase: string | null): Promise<void> {
  await pack(client, file, passphrase);
  await toDisk(file);
}

/**
 * How many rows each table of a database holds, and their SHA-256 as in a backup: for comparing a database with what a backup says of
 * itself.
 */
export async function contentsOf(url: string): Promise<TableManifest[]> {
  const client = await connect(url);
  try {
    const contents: TableManifest[] = [];
    for (const table of await tablesIn(client, "public")) contents.push(await digestOf(client, "public", table, 2));
    return contents;
  } finally {
    await client.end();
  }
}

/** What a backup says of itself; null where it is none, or the passphrase does not open it. */
export const manifestOf = (file: string, passphrase: string | null = null): Promise<BackupManifest | null> => manifestIn(file, passphrase);
