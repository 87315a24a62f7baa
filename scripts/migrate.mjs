// Applies prisma/migrations/*/migration.sql and records them as `prisma migrate deploy` does, so that either can be used.
import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { Refusal, run, step } from "./say.mjs";

const LOCK = 72707369; // the advisory lock that prisma migrate takes, so that the two never work at once
const OLDEST_SERVER = 150000;
/** What the database says to somebody who waited too long for a lock, or in a circle with others. */
const HELD = ["55P03", "40P01"];
const PATIENCE = "2s";
const MOST_TRIES = 60;
const BETWEEN_TRIES_MS = 500;
const TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ, migration_name VARCHAR(255) NOT NULL,
  logs TEXT, rolled_back_at TIMESTAMPTZ, started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`;

/** The migrations of a folder, oldest first, each with the digest of its file. */
export function migrationsIn(folder = "prisma/migrations") {
  const names = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => existsSync(path.join(folder, name, "migration.sql")))
        .sort()
    : [];
  return names.map((name) => {
    const sql = readFileSync(path.join(folder, name, "migration.sql"), "utf8");
    return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
  });
}

/** Connects, or says in one sentence why that cannot be; the sentence never holds the password. */
export async function connect(url) {
  const { default: pg } = await import("pg");
  let where;
  try {
    const { protocol, host, pathname } = new URL(url);
    if (!/^postgres(ql)?:$/.test(protocol) || pathname.length < 2) throw new Error();
    where = `at ${host}${pathname}`;
  } catch {
    throw new Refusal("DATABASE_URL is not an address like postgresql://user:password@host:5432/name.");
  }
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on("error", () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    const reason = { "28P01": "refuses the password", 28000: "refuses this user", "3D000": "does not exist: create it first" }[error.code];
    throw new Refusal(
      `The database ${where} ${reason ? `${reason}.` : `does not answer (${error.code ?? error.message}): is it running, and is DATABASE_URL right?`}`,
    );
  }
}

/** Brings a database up to date and returns the names of the migrations it lacked. All of one migration is applied, or nothing of it. */
export async function migrate(url, folder) {
  const client = await connect(url);
  try {
    const version = Number((await client.query("SHOW server_version_num")).rows[0].server_version_num);
    if (version < OLDEST_SERVER)
      throw new Refusal(`Footing needs PostgreSQL 15 or later, and this server is ${Math.floor(version / 10000)}.`);
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    const missing = await missingFrom(client, migrationsIn(folder));
    for (const migration of missing) await apply(client, migration);
    return missing.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

/** The migrations a database still lacks; refuses one that failed, was changed since, or is not known here. */
async function missingFrom(client, migrations) {
  await client.query(TABLE);
  const { rows } = await client.query("SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL");
  for (const row of rows) {
    const migration = migrations.find(({ name }) => name === row.migration_name);
    if (!row.finished_at)
      throw new Refusal(`The migration ${row.migration_name} failed earlier: mend what it did, then run "npx prisma migrate resolve".`);
    if (!migration)
      throw new Refusal(
        `The database has the migration ${row.migration_name}, which this version of Footing does not know: use a newer version.`,
      );
    if (migration.checksum !== row.checksum)
      throw new Refusal(
        `The migration ${row.migration_name} was changed after it was applied: put its file back, and write a new migration.`,
      );
  }
  return migrations.filter(({ name }) => !rows.some((row) => row.migration_name === name));
}

/** Applies one migration, and begins again where people who are being served hold what it needs. */
async function apply(client, migration) {
  for (let tries = 1; ; tries += 1) {
    try {
      return await applyOnce(client, migration);
    } catch (error) {
      if (!HELD.includes(error.code) || tries === MOST_TRIES)
        throw new Refusal(`The migration ${migration.name} cannot be applied, and nothing of it was: ${error.message}.`);
    }
    await pause(BETWEEN_TRIES_MS);
  }
}

async function applyOnce(client, { name, sql, checksum }) {
  await client.query("BEGIN");
  try {
    // Whoever is being served waits behind a migration that waits: so it does not wait long.
    await client.query(`SET LOCAL lock_timeout = '${PATIENCE}'`);
    await client.query("INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ($1, $2, $3)", [randomUUID(), checksum, name]);
    await client.query(sql);
    await client.query(
      "UPDATE _prisma_migrations SET finished_at = clock_timestamp(), applied_steps_count = 1 WHERE migration_name = $1 AND finished_at IS NULL",
      [name],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {}); // the connection may be gone; then nothing was applied either
    throw error;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  await run(() =>
    step("Migrations", async () => {
      const { withDatabase } = await import("./with-database.mjs");
      const applied = await withDatabase((url) => migrate(url));
      return applied.length > 0 ? applied.join(", ") : "up to date";
    }),
  );
}
