// Whether what people ask again and again takes longer the more answers there are: every hot path on a small database and on a large one,
// for a pupil, a class and a set of the same size. No table that grows may be read from end to end, and the pages touched may hardly grow.
// `--answers 1000000` says how large; the filled databases are kept in .data/plans-postgres for the next time.
import { fork } from "node:child_process";
import { ensureDatabase, openCluster } from "../scripts/database.mjs";
import { fingerprint } from "../scripts/fingerprint.mjs";
import { connect, migrate } from "../scripts/migrate.mjs";
import { seed } from "../scripts/seed.mjs";
import { numberAfter } from "./fill";
import type { Figure, Measure } from "./measure";
import type { Driven, DrivenPath } from "./plan-run";

const LARGE = 100_000;
/**
 * The small database has this share of the large one: its plans have to be those of a large one already, or a few pages read from end to
 * end would be its measure.
 */
const SMALLER = 0.1;
/** A table of so many rows in the large database grows: reading all of it is no way to find something. */
export const GROWING_ROWS = 5_000;
/**
 * So many times the pages of the small database may be touched in the large one: an index is a step deeper, and what is drawn by chance
 * differs.
 */
export const MOST_GROWTH = 3;
/** So few pages say nothing. */
const FEW_PAGES = 50;

const pagesOf = ({ carried }: DrivenPath): number => carried.reduce((sum, { pages }) => sum + pages, 0);

/** What was read from end to end of tables that grow: one line each time. */
export function wholeReads({ rows, paths }: Driven, growing = GROWING_ROWS): string[] {
  return paths.flatMap(({ name, carried }) =>
    carried.flatMap(({ text, scans }) =>
      scans
        .filter((scan) => (rows[scan.table] ?? 0) >= growing && scan.rows >= growing / 2)
        .map((scan) => `${name}: all ${scan.rows} of ${scan.table} for ${text.slice(0, 400)}`),
    ),
  );
}

/** How many times the pages of the small database each path touched in the large one. */
export function growthOf(small: Driven, large: Driven): { name: string; pages: number; growth: number }[] {
  const before = new Map(small.paths.map((path) => [path.name, pagesOf(path)]));
  return large.paths
    .filter(({ isDaily }) => !isDaily)
    .map((path) => ({ name: path.name, pages: pagesOf(path), growth: pagesOf(path) / Math.max(FEW_PAGES, before.get(path.name) ?? 0) }));
}

async function isFilled(url: string): Promise<boolean> {
  const client = await connect(url);
  try {
    return (await client.query(`SELECT 1 FROM "Feed" LIMIT 1`)).rowCount === 1;
  } finally {
    await client.end();
  }
}

/** Drives the hot paths in a process of their own: what it keeps in memory is that of one database. */
async function driven(urlOf: (name: string) => string, answers: number): Promise<Driven> {
  const name = `filled_${answers}_${fingerprint(["prisma/migrations", "prisma/fact-sets", "bench/fill.ts", "bench/fill-sets.ts", "bench/fill-people.ts"]).slice(0, 8)}`;
  const url = urlOf(name);
  await ensureDatabase(urlOf("postgres"), name);
  await migrate(url);
  await seed(url);
  const args = (await isFilled(url)) ? [] : ["--answers", String(answers)];
  const child = fork("bench/plan-run.ts", args, {
    execArgv: ["--conditions=react-server", "--import", "tsx"],
    env: { ...process.env, DATABASE_URL: url },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  return new Promise((resolve, reject) => {
    child.once("message", (message) => resolve(message as Driven));
    child.once("exit", (code) => reject(new Error(`driving the hot paths ended with ${code}`)));
  });
}

function figuresOf(small: Driven, large: Driven, answers: number): Figure[] {
  const few = answers * SMALLER;
  const reads = wholeReads(large);
  for (const line of reads) console.error(`  ${line}`);
  const grown = growthOf(small, large).sort((one, other) => other.growth - one.growth);
  for (const { name, pages, growth } of grown)
    console.error(`  ${name.padEnd(40)} ${String(pages).padStart(7)} pages ${growth.toFixed(2)} x`);
  const statements = large.paths.reduce((sum, { carried }) => sum + carried.length, 0);
  return [
    { name: "hot paths driven", value: large.paths.length, unit: "", target: null },
    { name: "statements in them, those of triggers and keys included", value: statements, unit: "", target: null },
    { name: `growing tables read from end to end, ${answers} answers`, value: reads.length, unit: "", target: { atMost: 0 } },
    {
      name: `pages of the path that grew most, against ${few} answers`,
      value: grown[0]!.growth,
      unit: "ratio",
      target: { atMost: MOST_GROWTH },
    },
    {
      name: `paths that touch more pages than ${MOST_GROWTH} times those at ${few} answers`,
      value: grown.filter(({ growth }) => growth > MOST_GROWTH).length,
      unit: "",
      target: { atMost: 0 },
    },
  ];
}

export const plans: Measure = {
  name: "plans",
  async run() {
    const answers = numberAfter("--answers") ?? LARGE;
    process.env.BETTER_AUTH_SECRET ??= "a secret that only measures know, long enough";
    const cluster = await openCluster(".data/plans-postgres", { durable: false });
    try {
      return figuresOf(await driven(cluster.urlOf, answers * SMALLER), await driven(cluster.urlOf, answers), answers);
    } finally {
      await cluster.close();
    }
  },
};
