import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, inject, test, vi } from "vitest";
import { pool } from "../server/db";
import { readiness } from "../server/readiness";
import { migrate, migrationsIn } from "./migrate.mjs";
import { createDatabase, dropDatabase } from "./test-databases.mjs";

const { url: server, prefix } = inject("testServer");
let folder: string;
let name: string;
let url: string;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "footing migrations "));
  name = `${prefix}${path.basename(folder).slice(-6).toLowerCase()}`;
  const address = new URL(server);
  address.pathname = `/${name}`;
  url = address.href;
  await createDatabase(server, name);
});
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await dropDatabase(server, name);
});

/** Writes a migration into the folder. */
function add(migration: string, sql: string): void {
  mkdirSync(path.join(folder, migration), { recursive: true });
  writeFileSync(path.join(folder, migration, "migration.sql"), sql);
}

test("each migration is applied once, in order", async () => {
  add("2_second", "ALTER TABLE a ADD COLUMN c INT");
  add("1_first", "CREATE TABLE a (b INT)");
  expect(await migrate(url, folder)).toEqual(["1_first", "2_second"]);
  expect(await migrate(url, folder)).toEqual([]);
  add("3_third", "CREATE TABLE d (e INT)");
  expect(await migrate(url, folder)).toEqual(["3_third"]);
});

test("two that start at the same moment apply a migration once", async () => {
  add("1_first", "CREATE TABLE a (b INT); SELECT pg_sleep(0.2)");
  const applied = await Promise.all([migrate(url, folder), migrate(url, folder), migrate(url, folder)]);
  expect(applied.flat()).toEqual(["1_first"]);
});

test("a migration that was changed since is refused", async () => {
  add("1_first", "CREATE TABLE a (b INT)");
  await migrate(url, folder);
  add("1_first", "CREATE TABLE a (b BIGINT)");
  await expect(migrate(url, folder)).rejects.toThrow("1_first was changed after it was applied");
});

test("a database from a newer version is refused", async () => {
  add("1_first", "CREATE TABLE a (b INT)");
  add("2_second", "CREATE TABLE c (d INT)");
  await migrate(url, folder);
  rmSync(path.join(folder, "2_second"), { recursive: true });
  await expect(migrate(url, folder)).rejects.toThrow("does not know");
});

test("a migration that meets people who are being served in the other order begins again, and is applied", async () => {
  add("1_first", "CREATE TABLE a (b INT); CREATE TABLE c (d INT)");
  await migrate(url, folder);
  const other = new pg.Client({ connectionString: url });
  await other.connect();
  await other.query("BEGIN; LOCK TABLE c IN ROW EXCLUSIVE MODE");
  add("2_second", "ALTER TABLE a ADD COLUMN e INT; ALTER TABLE c ADD COLUMN e INT");
  const migrating = migrate(url, folder);
  await vi.waitUntil(async () => (await other.query("SELECT 1 FROM pg_locks WHERE NOT granted")).rows.length > 0, { timeout: 30_000 });
  // Whichever of the two is stopped: this one lets go.
  await other.query("LOCK TABLE a IN ROW EXCLUSIVE MODE").catch(() => {});
  await other.query("ROLLBACK");
  await other.end();
  expect(await migrating).toEqual(["2_second"]);
});

test("of a migration that fails nothing stays, and it can be mended", async () => {
  add("1_first", "CREATE TABLE a (b INT); CREATE TABLE a (b INT)");
  await expect(migrate(url, folder)).rejects.toThrow("1_first cannot be applied");
  add("1_first", "CREATE TABLE a (b INT)");
  expect(await migrate(url, folder)).toEqual(["1_first"]);
});

test("what is recorded has the columns and values that prisma migrate deploy writes", async () => {
  const { rows } = await pool.query("SELECT * FROM _prisma_migrations ORDER BY migration_name");
  expect(rows.map((row) => [row.migration_name, row.checksum])).toEqual(migrationsIn().map((one) => [one.name, one.checksum]));
  for (const row of rows) {
    expect(Object.keys(row)).toEqual([
      "id",
      "checksum",
      "finished_at",
      "migration_name",
      "logs",
      "rolled_back_at",
      "started_at",
      "applied_steps_count",
    ]);
    expect(row).toMatchObject({ logs: null, rolled_back_at: null, applied_steps_count: 1 });
    expect(row.id).toMatch(/^[0-9a-f-]{36}$/);
  }
});

test("a process is ready only while no migration is missing", async () => {
  expect((await readiness()).status).not.toBe("not ready");
  await pool.query("UPDATE _prisma_migrations SET finished_at = NULL");
  await expect.poll(async () => (await readiness()).status, { timeout: 20_000 }).toBe("not ready");
});

test.each([
  ["mysql://a/b", "is not an address"],
  ["postgresql://a:secret@127.0.0.1:1/b", "does not answer (ECONNREFUSED)"],
  ["postgresql://a:secret@nowhere.invalid/b", "does not answer"],
])("%s is told in one sentence without the password", async (address, sentence) => {
  const error = await migrate(address).catch((reason: Error) => reason);
  expect((error as Error).message).toContain(sentence);
  expect((error as Error).message).not.toContain("secret");
});

test("the project’s own migrations apply to an empty database", async () => {
  cpSync("prisma/migrations", folder, { recursive: true });
  expect(await migrate(url, folder)).toHaveLength(migrationsIn().length);
});
