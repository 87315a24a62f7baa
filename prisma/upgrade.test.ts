import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, test, vi } from "vitest";
import { migrate, migrationsIn } from "../scripts/migrate.mjs";
import { createDatabase, dropDatabase } from "../scripts/test-databases.mjs";
import { makeBackup, restoreBackup } from "../server/backup";
import { closeDatabase, pool } from "../server/db";
import { bodyOf, makeAttempt, makePerson, positionOf, rightReply, sampleSetId } from "../server/testing/attempts";
import { recordAnswer } from "../server/answers";
import { WORLD } from "./testing/world";

// A database of each earlier version, with data, is backed up by that version's tables, restored, brought up to date, and read by today's
// code. Its rows are those of today that fit the tables of then.

const { url: server, prefix } = inject("testServer");
const all = migrationsIn();
const folder = mkdtempSync(path.join(tmpdir(), "footing-upgrade-"));
const here = process.env.DATABASE_URL!;
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Rows = { table: string; rows: Record<string, unknown>[] };
let today: Rows[] = [];
let personId = "";
let setId = "";

const TABLES = `
  SELECT c.relname::text AS name, array_agg(a.attname::text) FILTER (WHERE a.attgenerated = '') AS columns
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> '_prisma_migrations' GROUP BY 1 ORDER BY 1`;

async function readAll(client: pg.ClientBase): Promise<Rows[]> {
  const { rows: tables } = await client.query<{ name: string }>(TABLES);
  const read: Rows[] = [];
  for (const { name } of tables) {
    const { rows } = await client.query<{ row: Record<string, unknown> }>(
      `SELECT to_jsonb(t) AS row FROM "${name}" t ORDER BY to_jsonb(t)::text COLLATE "C"`,
    );
    read.push({ table: name, rows: rows.map(({ row }) => row) });
  }
  return read;
}

/** The way by a backup is gone for the first version, one in the middle and the last; with UPGRADES=all for each. */
const isBackedUp = (count: number) => process.env.UPGRADES === "all" || [1, Math.floor(all.length / 2), all.length - 1].includes(count);

const CHECK_VIOLATION = "23514";

/** Puts rows of today into the tables of then, past what points where; what the tables of then refuse is left out. */
async function fill(client: pg.Client): Promise<void> {
  const { rows: tables } = await client.query<{ name: string; columns: string[] }>(TABLES);
  await client.query("SET session_replication_role = 'replica'");
  for (const { name, columns } of tables) {
    const rows = today.find(({ table }) => table === name)?.rows ?? [];
    const names = columns.map((column) => `"${column}"`).join(", ");
    const put = (some: readonly Record<string, unknown>[]) =>
      client.query(
        `INSERT INTO "${name}" (${names}) OVERRIDING SYSTEM VALUE SELECT ${names} FROM jsonb_populate_recordset(null::"${name}", $1) ON CONFLICT DO NOTHING`,
        [JSON.stringify(some)],
      );
    const isRefused = (error: unknown) => (error as { code?: string }).code === CHECK_VIOLATION;
    await put(rows).catch(async (error: unknown) => {
      if (!isRefused(error)) throw error;
      for (const row of rows) await put([row]).catch((one: unknown) => void (isRefused(one) || Promise.reject(one)));
    });
  }
  await client.query("SET session_replication_role = 'origin'");
}

/** A version's migrations in a folder of their own. */
function migrationsUpTo(count: number): string {
  const own = path.join(folder, String(count));
  for (const { name, sql } of all.slice(0, count)) {
    mkdirSync(path.join(own, name), { recursive: true });
    writeFileSync(path.join(own, name, "migration.sql"), sql);
  }
  return own;
}

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  setId = await sampleSetId();
  const who = await makePerson();
  personId = who.personId;
  const attempt = await makeAttempt(who);
  for (const kind of ["choice", "number", "text"]) await recordAnswer(who, attempt, positionOf(kind), bodyOf(rightReply(kind)));
  await pool.query(WORLD);
  const client = await pool.connect();
  today = await readAll(client);
  client.release();
  expect(
    today
      .filter(({ rows }) => rows.length === 0)
      .map(({ table }) => table)
      .filter((table) => !MAY_BE_EMPTY.includes(table)),
  ).toEqual([]);
});

/** Tables whose rows pass within minutes, or that say nothing by themselves. */
const MAY_BE_EMPTY = [
  "Account",
  "Session",
  "Verification",
  "RateLimit",
  "Invitation",
  "FactNotice",
  "SetAside",
  "SetMedia",
  "TypedRejection",
  "QuestionVersionFact",
];

/** Today's code on another database. */
async function on<T>(url: string, work: () => Promise<T>): Promise<T> {
  await closeDatabase();
  process.env.DATABASE_URL = url;
  vi.resetModules();
  try {
    return await work();
  } finally {
    process.env.DATABASE_URL = here;
  }
}

describe("a database of an earlier version, with what people did then,", () => {
  test.each(all.slice(0, -1).map(({ name }, i) => [name, i + 1] as const))(
    "%s: is brought up to date, by a backup too, and read",
    async (name, count) => {
      const database = `${prefix}upgrade_${count}`;
      const url = here.replace(/\/[^/]+$/, `/${database}`);
      await createDatabase(server, database);
      try {
        await migrate(url, migrationsUpTo(count));
        await connected(url, fill);
        const before = await connected(url, readAll);
        expect(before.filter(({ rows }) => rows.length > 0).length).toBeGreaterThan(15);
        if (isBackedUp(count)) {
          const file = path.join(folder, `${name}.zip`);
          const place = { url, migrations: all };
          expect(await makeBackup(file, place)).toMatchObject({ ok: true });
          expect(await restoreBackup(file, { ...place, replace: true, keepIn: folder })).toMatchObject({ ok: true });
          expect(await connected(url, readAll)).toEqual(before);
        }

        expect(await migrate(url)).toEqual(all.slice(count).map((migration) => migration.name));

        const after = await connected(url, readAll);
        const counts = (some: Rows[]) => Object.fromEntries(some.map(({ table, rows }) => [table, rows.length]));
        expect(counts(after)).toMatchObject(counts(before.filter(({ table }) => after.some((one) => one.table === table))));
        await on(url, () => readByTodaysCode());
      } finally {
        await closeDatabase();
        process.env.DATABASE_URL = here;
        await dropDatabase(server, database);
      }
    },
  );
});

async function readByTodaysCode(): Promise<void> {
  const [scores, set, person] = await Promise.all([
    (await import("../server/scores")).listScores({ personId, zone: null }),
    (await import("../server/sets")).standingSet(setId),
    (await import("../server/person-export")).exportPerson({ personId }),
  ]);
  expect(scores.sets.length + scores.open.length).toBeGreaterThan(0);
  expect(set!.graph.set.facts.length).toBeGreaterThan(5);
  expect(person.tables.Answer).toHaveLength(3);
  const rebuilt = await (await import("../server/memory-rebuild")).rebuildMemories({ check: false });
  expect(rebuilt.differences).toEqual([]);
  expect(rebuilt.answers).toBeGreaterThan(2);
  const { closeDatabase: close } = await import("../server/db");
  await close();
}
