// The migration of an empty database is killed at some moment; the next start completes it, or says in a sentence what to do.
import { spawn } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { migrationsIn } from "@/scripts/migrate.mjs";
import { runProgram } from "@/scripts/processes.mjs";
import { createDatabase, dropDatabase } from "@/scripts/test-databases.mjs";
import pg from "pg";
import { random } from "@/lib/random";
import { doseOf, type Fault } from "./fault";

const TIMES = 10;
const WITHIN_SECONDS = 60;
const SCRIPT = "scripts/migrate.mjs";

const withDatabaseNamed = (url: string, name: string): string => Object.assign(new URL(url), { pathname: `/${name}` }).href;

const countIn = async (client: pg.Client, sql: string): Promise<number> => (await client.query<{ count: number }>(sql)).rows[0]!.count;

/** How many migrations are applied as whole, and how many are said to be half done. */
async function appliedIn(url: string): Promise<{ whole: number; half: number }> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    if ((await countIn(client, "SELECT count(*)::int FROM pg_class WHERE relname = '_prisma_migrations'")) === 0)
      return { whole: 0, half: 0 };
    return {
      whole: await countIn(client, "SELECT count(*)::int FROM _prisma_migrations WHERE finished_at IS NOT NULL"),
      half: await countIn(client, "SELECT count(*)::int FROM _prisma_migrations WHERE finished_at IS NULL"),
    };
  } finally {
    await client.end();
  }
}

/** Begins to migrate and is killed once so many migrations are applied, or so many milliseconds later. */
async function killedAt(url: string, migrations: number, ms: number): Promise<number> {
  const child = spawn(process.execPath, [SCRIPT], { env: { ...process.env, DATABASE_URL: url }, stdio: "ignore" });
  const ended = new Promise((resolve) => child.on("close", resolve));
  while (child.exitCode === null && (await appliedIn(url)).whole < migrations) await pause(2);
  await pause(ms);
  child.kill("SIGKILL");
  await ended;
  return (await appliedIn(url)).whole;
}

/** What is wrong after a migration was killed and begun again; `seconds` is how long that took, `at` how far the killed one had come. */
async function tryOnce(
  server: string,
  name: string,
  stopAt: number,
  ms: number,
): Promise<{ wrong: string | null; seconds: number; at: number }> {
  const all = migrationsIn().length;
  await createDatabase(server, name, undefined);
  const url = withDatabaseNamed(server, name);
  try {
    const at = await killedAt(url, stopAt, ms);
    const begun = performance.now();
    const { code, output } = (await runProgram(process.execPath, [SCRIPT], { env: { DATABASE_URL: url } })) as {
      code: number;
      output: string;
    };
    const { whole, half } = await appliedIn(url);
    const isWhole = code === 0 && whole === all && half === 0;
    return {
      wrong: isWhole ? null : `${whole} of ${all} migrations, ${half} half done: ${output}`,
      seconds: (performance.now() - begun) / 1000,
      at,
    };
  } finally {
    await dropDatabase(server, name);
  }
}

export const migrations: Fault = {
  name: "migrations",
  title: "migration killed and begun again",
  isInShort: false,
  async run({ database }, dose) {
    const chance = random(`${dose.seed} migrations`);
    const times = doseOf(TIMES, dose, 2);
    const all = migrationsIn().length;
    const broken: string[] = [];
    const recoveries: number[] = [];
    const reached: number[] = [];
    for (let i = 0; i < times; i++) {
      const { wrong, seconds, at } = await tryOnce(
        database.url,
        `footing_faults_${process.pid}_${i}`,
        Math.floor((i * all) / times),
        chance.below(30),
      );
      if (wrong) broken.push(wrong);
      recoveries.push(seconds);
      reached.push(at);
    }
    const doseInWords = `${times} kills after ${reached.join(", ")} of ${all} migrations`;
    return {
      dose: doseInWords,
      acknowledged: 0,
      lost: 0,
      doubled: 0,
      wrongScores: 0,
      wrongMemories: 0,
      recoverySeconds: Math.max(...recoveries),
      withinSeconds: WITHIN_SECONDS,
      broken,
      leftOut: [],
    };
  },
};
