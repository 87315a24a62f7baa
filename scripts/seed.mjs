// Seeding: the bundled fact sets are written into the database when they, or what reads them, have changed since this database saw them.
import { pathToFileURL } from "node:url";
import { fingerprint } from "./fingerprint.mjs";
import { connect } from "./migrate.mjs";
import { lastLines, runProgram } from "./processes.mjs";
import { Refusal, run, step } from "./say.mjs";

const SOURCES = ["prisma", "lib", "server", "package-lock.json"];

/** Runs prisma/seed.ts unless this database has already seen it. The mark is kept in the database itself, so a new one is always seeded. */
export async function seed(url) {
  const mark = `seeded from ${fingerprint(SOURCES)}`;
  const client = await connect(url);
  try {
    const { rows } = await client.query("SELECT obj_description('_prisma_migrations'::regclass) AS mark");
    if (rows[0].mark === mark) return "up to date";
    const { code, output } = await runProgram(process.execPath, ["--conditions=react-server", "--import", "tsx", "prisma/seed.ts"], {
      env: { DATABASE_URL: url },
    });
    if (code !== 0) throw new Refusal("The bundled fact sets could not be written into the database (above).", lastLines(output));
    await client.query(`COMMENT ON TABLE _prisma_migrations IS ${client.escapeLiteral(mark)}`);
    return "written";
  } finally {
    await client.end();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { withDatabase } = await import("./with-database.mjs");
  await run(() => step("Fact sets", () => withDatabase(seed)));
}
