import { beforeAll, expect, test } from "vitest";
import { fill } from "../bench/fill";
import { findWorld, learnerPaths } from "../bench/hot-paths";
import { carriedOutBy, watchPlans } from "../bench/plan-watch";
import { pool } from "../server/db";
import { bundledSetId } from "../server/testing/attempts";

// The short form of `npm run bench -- plans`: among some thirty thousand rows, what one learner asks is found without reading a table of
// answers from end to end. (Classes and sets are a good share of so small a database: whether their queries scale, the long form says.)

const ANSWERS = 6_000;
/** The tables that grow with every answer. */
const GROWING = ["Attempt", "AttemptItem", "Answer", "Mark", "Outcome", "Memory", "Confusion"];

beforeAll(async () => {
  await bundledSetId();
  await fill({ answers: ANSWERS });
  await watchPlans();
});

test("no learner's question is answered by reading all answers", async () => {
  const read: string[] = [];
  const touched = new Set<string>();
  for (const { name, run } of learnerPaths(await findWorld())) {
    for (const { text, scans } of await carriedOutBy(run)) {
      for (const table of GROWING) if (text.includes(`"${table}"`)) touched.add(table);
      for (const { table, rows } of scans) if (GROWING.includes(table)) read.push(`${name}: ${rows} of ${table} for ${text}`);
    }
  }
  expect(read).toEqual([]);
  expect([...touched].sort()).toEqual([...GROWING].sort());
});

test("reading a table from end to end would be seen", async () => {
  const [one] = await carriedOutBy(() => pool.query(`SELECT count(*) FROM "Answer" WHERE "elapsedMs" = 0`));
  expect(one?.scans.map(({ table }) => table)).toEqual(["Answer"]);
  expect(one?.scans[0]?.rows).toBeGreaterThanOrEqual(ANSWERS);
  expect(one?.pages).toBeGreaterThan(50);
});

/** Foreign keys whose first column no index begins with, besides those over few rows. */
const UNINDEXED = `
  SELECT c.conname AS key FROM pg_constraint c WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace
    AND NOT EXISTS (SELECT 1 FROM pg_index i WHERE i.indrelid = c.conrelid AND i.indpred IS NULL AND i.indkey[0] = c.conkey[1])`;

test("whatever names a row is found when the row goes", async () => {
  expect((await pool.query(UNINDEXED)).rows).toEqual([]);
});
