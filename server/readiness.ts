import "server-only";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { pool } from "./db";
import { log } from "./log";

let expected: Promise<string[]> | undefined;

/** The migrations that this version brings along. */
function migrationNames(): Promise<string[]> {
  expected ??= readdir(path.join(process.cwd(), "prisma/migrations"), { withFileTypes: true }).then((entries) => entries.filter((entry) => entry.isDirectory()).map(({ name }) => name));
  return expected;
}

/** Whether the database answers and no migration is missing. */
export async function isReady(): Promise<boolean> {
  try {
    const { rows } = await pool.query<{ migration_name: string }>("SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL");
    const applied = new Set(rows.map((row) => row.migration_name));
    return (await migrationNames()).every((name) => applied.has(name));
  } catch (error) {
    log.warn({ error: error instanceof Error ? error.message : String(error) }, "not ready");
    return false;
  }
}
