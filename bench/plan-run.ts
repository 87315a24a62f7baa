// Drives the hot paths on the filled database of DATABASE_URL and tells the parent process what the database did for each: bench/plans.ts.
import { closeDatabase, pool } from "@/server/db";
import { fill, numberAfter } from "./fill";
import { findWorld, hotPaths } from "./hot-paths";
import { carriedOutBy, watchPlans, type Carried } from "./plan-watch";

/** What one path asked of the database. */
export type DrivenPath = { name: string; isDaily: boolean; carried: readonly Carried[] };

/** What was driven, and how many rows each table had, by name. */
export type Driven = { rows: Readonly<Record<string, number>>; paths: readonly DrivenPath[] };

const ROWS = `SELECT relname AS name, greatest(reltuples, 0)::float8 AS rows FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`;

/** Drives every hot path of the database once. */
export async function drive(): Promise<Driven> {
  const { rows } = await pool.query<{ name: string; rows: number }>(ROWS);
  const paths: DrivenPath[] = [];
  for (const { name, run, isDaily = false } of hotPaths(await findWorld())) paths.push({ name, isDaily, carried: await carriedOutBy(run) });
  return { rows: Object.fromEntries(rows.map((row) => [row.name, row.rows])), paths };
}

if (process.send) {
  const answers = numberAfter("--answers");
  if (answers !== null) await fill({ answers }, (stored) => console.error(`  ${stored} answers`));
  await watchPlans();
  const driven = await drive();
  await closeDatabase();
  await new Promise((resolve) => process.send!(driven, resolve));
  process.disconnect();
}
