// An update in mid-quiz: another build takes the place of the one that serves, and the schema grows while people answer.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { migrate } from "@/scripts/migrate.mjs";
import { pool } from "@/server/db";
import type { Bed } from "./bed";
import { doseOf, type Fault } from "./fault";
import { underLoad } from "./load";

const LEARNERS = 60;
const WITHIN_SECONDS = 30;
const BUILD = process.env.NEXT_DIST_DIR ?? ".next-test";
const OTHER = ".next-faults";
const MIGRATIONS = path.resolve(".data/faults/migrations");
const NAME = "99991231235959_grow";

/** What updates may do while the app serves: add, and never take away. */
const GROW = `
  ALTER TABLE "Answer" ADD COLUMN grown text;
  ALTER TABLE "Attempt" ADD COLUMN grown integer NOT NULL DEFAULT 0;
  ALTER TABLE "FactSet" ADD COLUMN grown jsonb;
  CREATE TABLE "Grown" (id uuid PRIMARY KEY, "answerId" uuid REFERENCES "Answer"(id) ON DELETE CASCADE);
  CREATE INDEX "Mark_grown" ON "Mark" ("createdAt");`;
const SHRINK = `
  ALTER TABLE "Answer" DROP COLUMN grown; ALTER TABLE "Attempt" DROP COLUMN grown; ALTER TABLE "FactSet" DROP COLUMN grown;
  DROP TABLE "Grown"; DROP INDEX "Mark_grown"; DELETE FROM _prisma_migrations WHERE migration_name = '${NAME}'`;

/** The same build under another id. */
function makeOtherBuild(): void {
  rmSync(OTHER, { recursive: true, force: true });
  cpSync(BUILD, OTHER, { recursive: true, filter: (file) => !/\/(cache|diagnostics)$/.test(file) });
  const id = readFileSync(path.join(BUILD, "BUILD_ID"), "utf8");
  writeFileSync(path.join(OTHER, "BUILD_ID"), [...id].reverse().join(""));
}

/** Our migrations and one more. */
function makeMigrations(): void {
  rmSync(MIGRATIONS, { recursive: true, force: true });
  cpSync("prisma/migrations", MIGRATIONS, { recursive: true });
  mkdirSync(path.join(MIGRATIONS, NAME));
  writeFileSync(path.join(MIGRATIONS, NAME, "migration.sql"), GROW);
}

async function update(bed: Bed, learners: number, seed: string) {
  let app = await bed.serve("updated");
  const { origin, port } = app;
  const replaceBy = async (folder: string) => {
    await app.stop();
    app = await bed.serve("updated", { port, env: { NEXT_DIST_DIR: folder } });
  };
  try {
    return await underLoad(bed, "builds", { learners, seed, origin: () => origin }, WITHIN_SECONDS, async (load) => {
      const recoveries: number[] = [];
      const at = async (share: number, work: () => Promise<unknown>) => {
        await load.reached(share);
        await work();
        recoveries.push(await load.recovered());
      };
      await at(0.25, () => replaceBy(OTHER));
      await at(0.5, () => migrate(bed.database.url, MIGRATIONS));
      await at(0.75, () => replaceBy(BUILD));
      return {
        dose: `${learners} learners, two updates to another build, a migration that adds columns, a table and an index`,
        recoveries,
      };
    });
  } finally {
    await app.stop();
  }
}

export const builds: Fault = {
  name: "builds",
  title: "new build and new schema in mid-quiz",
  isInShort: false,
  async run(bed, dose) {
    makeOtherBuild();
    makeMigrations();
    try {
      return await update(bed, doseOf(LEARNERS, dose, 10), dose.seed);
    } finally {
      const { rows } = await pool.query("SELECT 1 FROM _prisma_migrations WHERE migration_name = $1", [NAME]);
      if (rows.length > 0) await pool.query(SHRINK);
      rmSync(OTHER, { recursive: true, force: true });
      rmSync(MIGRATIONS, { recursive: true, force: true });
    }
  },
};
