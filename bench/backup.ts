// A backup of about a gigabyte, taken while people answer, and its restore into an empty folder: how long they take, how much memory, and
// whether every row is there. Two servers of their own, so that what is restored shares nothing with what was backed up. `BENCH_BACKUP_MB`
// makes it smaller.
import { mkdirSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import pg from "pg";
import { openCluster } from "@/scripts/database.mjs";
import { migrate, migrationsIn } from "@/scripts/migrate.mjs";
import { provideSecrets } from "@/scripts/secrets.mjs";
import { seed } from "@/scripts/seed.mjs";
import { contentsOf, makeBackup, manifestOf, restoreBackup } from "@/server/backup";
import { closeDatabase, pool } from "@/server/db";
import { answerDirectly } from "@/server/direct-answers";
import { fill } from "./fill";
import { answerBody, dealSheets, openLearners, startQuizzes, type Sheet } from "./learners";
import { fixedRate, type Call, type Outcome } from "./load";
import { cpuSeconds, type Figure, type Measure } from "./measure";

const MEGABYTE = 1024 * 1024;
const WANTED_MB = Number(process.env.BENCH_BACKUP_MB ?? 1024);
const FOLDER = ".data/bench-backup";
const PASSPHRASE = "quiet tractors paint lemons";
/** So many answers are made by the app's own rules; then their learners are copied. */
const FILLED = 3_000;
/** Answers a second while the backup is made; sheets for half an hour of that. */
const RATE = 20;
const LEARNERS = 20;
const SHEETS = 4_000;
const RESTORE_TARGET_S = 300;

/** What a learner has, parents first, and which columns name something that is copied along. */
const COPIED: readonly [table: string, ids: readonly string[], plain: readonly string[]][] = [
  ["Person", [], ["id"]],
  ["Attempt", ["id"], ["personId"]],
  ["AttemptItem", ["id", "attemptId", "afterAnswerId"], []],
  ["Answer", ["id", "attemptItemId", "key"], []],
  ["Mark", ["id", "answerId"], []],
  ["Outcome", ["markId"], ["personId"]],
  ["Memory", [], ["personId"]],
];

const COLUMNS = `SELECT attname::text AS name FROM pg_attribute WHERE attrelid = ('"' || $1 || '"')::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND attidentity <> 'a' ORDER BY attnum`;

/** Copies every learner there was at first once more, as their `n`th copy. */
async function copyLearners(client: pg.Client, n: number): Promise<void> {
  for (const [table, ids, plain] of COPIED) {
    const { rows } = await client.query<{ name: string }>(COLUMNS, [table]);
    const names = rows.map(({ name }) => name);
    const values = names.map((name) => {
      if (ids.includes(name)) return `md5(t."${name}"::text || '${n}')::uuid`;
      if (plain.includes(name)) return `t."${name}" || '-${n}'`;
      return table === "Person" && name === "email" ? `'${n}-' || t.email` : `t."${name}"`;
    });
    await client.query(
      `INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join(", ")}) SELECT ${values.join(", ")} FROM bench."${table}" t`,
    );
  }
}

/** Sets the learners of now aside as what is copied. */
async function setAside(client: pg.Client): Promise<void> {
  await client.query("CREATE SCHEMA bench");
  const whose: Readonly<Record<string, string>> = {
    Person: `"isAnonymous" AND "mergedIntoId" IS NULL`,
    Attempt: "true",
    AttemptItem: "true",
    Answer: "true",
    Mark: "true",
    Outcome: "true",
    Memory: "true",
  };
  for (const [table] of COPIED) await client.query(`CREATE TABLE bench."${table}" AS SELECT * FROM "${table}" WHERE ${whose[table]}`);
}

const sizeOf = async (client: pg.Client) =>
  Number((await client.query<{ size: string }>("SELECT pg_database_size(current_database()) AS size")).rows[0]!.size) / MEGABYTE;

/**
 * Grows the database to what is wanted. The copies are put in past the triggers that a row at a time would cost; laws of single rows hold.
 */
async function grow(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("SET session_replication_role = 'replica'; SET synchronous_commit = off");
  await setAside(client);
  for (let n = 1; (await sizeOf(client)) < WANTED_MB; n++) await copyLearners(client, n);
  await client.query("DROP SCHEMA bench CASCADE");
  await client.query("VACUUM ANALYZE");
  const size = await sizeOf(client);
  await client.end();
  return size;
}

/** Each connection answers one sheet after the other. */
function answering(sheets: Sheet[]): (connection: number) => Call {
  const open = new Map<number, { sheet: Sheet; position: number }>();
  let turn = 0;
  return (connection) => {
    const last = open.get(connection);
    const isOver = !last || last.position >= last.sheet.questions.length;
    const sheet = isOver ? sheets.pop() : last.sheet;
    if (!sheet) throw new Error("there was nothing left to answer");
    const position = isOver ? 1 : last.position + 1;
    open.set(connection, { sheet, position });
    return {
      path: `/api/v1/attempts/${sheet.attemptId}/answers/${position}`,
      cookie: sheet.learner.cookie,
      body: answerBody(sheet.questions[position - 1]!, ++turn),
    };
  };
}

/** Answers over HTTP until the work is done; answers what both came to. */
async function whileAnswering<T>(work: () => Promise<T>): Promise<{ value: T; outcome: Outcome }> {
  const learners = await openLearners(LEARNERS);
  const sheets = await dealSheets(await startQuizzes(learners[0]!), learners, SHEETS);
  const server = createServer((request, response) => void (answerDirectly(request, response) || response.writeHead(404).end()));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const next = answering(sheets);
  const working = { done: false };
  const outcomes: Outcome[] = [];
  const { port } = server.address() as AddressInfo;
  const load = (async () => {
    while (!working.done) outcomes.push(await fixedRate([port], RATE, 1, next));
  })();
  const value = await work().finally(() => (working.done = true));
  await load;
  server.close();
  const sum = (pick: (one: Outcome) => number) => outcomes.reduce((total, one) => total + pick(one), 0);
  return {
    value,
    outcome: {
      answered: sum((one) => one.answered),
      failed: sum((one) => one.failed),
      firstFailure: outcomes.find((one) => one.firstFailure)?.firstFailure ?? null,
      seconds: sum((one) => one.seconds),
      latencies: outcomes.flatMap((one) => one.latencies),
    },
  };
}

type Timed<T> = { value: T; seconds: number; cpu: number; mostMb: number };

/** Wall time, processor time of this process, and the most memory it held above what it held before. */
async function timed<T>(work: () => Promise<T>): Promise<Timed<T>> {
  const [start, cpu, before] = [performance.now(), cpuSeconds(), process.memoryUsage().rss];
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 100);
  const value = await work().finally(() => clearInterval(watch));
  return { value, seconds: (performance.now() - start) / 1000, cpu: cpuSeconds() - cpu, mostMb: (most - before) / MEGABYTE };
}

/** How many tables of the restored database are not what the backup says, by rows and checksum. */
async function differing(file: string, url: string): Promise<{ tables: number; rows: number }> {
  const [manifest, contents] = [(await manifestOf(file, PASSPHRASE))!, await contentsOf(url)];
  const restored = new Map(contents.map((table) => [table.name, table]));
  const others = manifest.tables.filter(
    ({ name, rows, sha256 }) => restored.get(name)?.rows !== rows || restored.get(name)?.sha256 !== sha256,
  );
  return {
    tables: others.length + Math.abs(contents.length - manifest.tables.length),
    rows: contents.reduce((sum, { rows }) => sum + rows, 0),
  };
}

/** Answers that were acknowledged before the backup's moment and are not in what was restored. */
async function missing(url: string, madeAt: string): Promise<number> {
  const before = `SELECT count(*)::int AS n FROM "Answer" WHERE "receivedAt" < $1`;
  const there = await pool.query<{ n: number }>(before, [madeAt]);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const restored = await client.query<{ n: number }>(before, [madeAt]);
  await client.end();
  return Math.abs(there.rows[0]!.n - restored.rows[0]!.n);
}

async function measureBackup(source: string, target: string): Promise<Figure[]> {
  const file = path.resolve(FOLDER, "all.zip.age");
  const place = { migrations: migrationsIn(), passphrase: PASSPHRASE };
  await migrate(source);
  await seed(source);
  process.env.DATABASE_URL = source;
  await fill({ answers: FILLED });
  const megabytes = await grow(source);
  console.error(`${Math.round(megabytes)} MB to be backed up`);
  const { value: made, outcome } = await whileAnswering(() => timed(() => makeBackup(file, { ...place, url: source })));
  if (!made.value.ok || outcome.failed > 0) throw new Error(JSON.stringify([made.value, outcome.firstFailure]));
  console.error(`backed up in ${Math.round(made.seconds)} s`);
  await migrate(target);
  const restored = await timed(() => restoreBackup(file, { ...place, url: target, replace: false, keepIn: path.resolve(FOLDER) }));
  if (!restored.value.ok) throw new Error(JSON.stringify(restored.value));
  const { tables, rows } = await differing(file, target);
  const lost = await missing(target, restored.value.value.madeAt);
  await closeDatabase();
  const figure = (name: string, value: number, unit: string, target: Figure["target"] = null): Figure => ({ name, value, unit, target });
  return [
    figure("size of the database", megabytes, "MB"),
    figure("rows restored", rows, "rows"),
    figure("size of the encrypted file", statSync(file).size / MEGABYTE, "MB"),
    figure("backup with its proof, while people answer", made.seconds, "s"),
    figure("the same, processor of this process (with the app)", made.cpu, "s"),
    figure("answers acknowledged meanwhile", outcome.answered, "answers", { atLeast: 1 }),
    figure("restore into an empty folder, of as much as was wanted", restored.seconds, "s", { atMost: RESTORE_TARGET_S }),
    figure("the same for one GB", (restored.seconds * 1024) / megabytes, "s", { atMost: RESTORE_TARGET_S }),
    figure("the same, processor of this process", restored.cpu, "s"),
    figure("memory that restoring took besides", restored.mostMb, "MB"),
    figure("tables that differ by rows or checksum", tables, "tables", { atMost: 0 }),
    figure("answers acknowledged before it that are missing", lost, "answers", { atMost: 0 }),
  ];
}

export const backup: Measure = {
  name: "backup",
  async run() {
    rmSync(FOLDER, { recursive: true, force: true });
    mkdirSync(FOLDER, { recursive: true, mode: 0o700 });
    provideSecrets(path.join(FOLDER, "secrets.json"));
    const source = await openCluster(path.join(FOLDER, "source"));
    const target = await openCluster(path.join(FOLDER, "target"));
    try {
      return await measureBackup(source.url, target.url);
    } finally {
      await closeDatabase();
      await Promise.all([source.close(), target.close()]);
      rmSync(FOLDER, { recursive: true, force: true });
    }
  },
};
