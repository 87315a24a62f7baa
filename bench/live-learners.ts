// A school that takes quizzes at its own pace: a thousand learners with a connection each, who look at their page, think, answer, think
// again. None may meet an error, and every answer is stored once.
import { setTimeout as pause } from "node:timers/promises";
import { random, type Random } from "@/lib/random";
import { closeDatabase, pool } from "@/server/db";
import { answerBody, dealSheets, openLearners, startQuizzes, type Learner, type Sheet } from "./learners";
import { Connection, type Call } from "./load";
import { cpuSecondsOf, quantile, type Figure, type Measure } from "./measure";

const LEARNERS = Number(process.env.BENCH_LEARNERS ?? 1_000);
/** All have come within this. */
const COMING_MS = 30_000;
/** Thinking takes from the least to twice the middle. */
const THINKING_MS = { least: 2_000, middle: 8_000 };

type Seen = { pages: number[]; answers: number[]; errors: string[] };

const thinking = (chance: Random): number => THINKING_MS.least + 2 * (THINKING_MS.middle - THINKING_MS.least) * chance.next();

async function timed(connection: Connection, call: Call, into: number[], seen: Seen): Promise<void> {
  const start = performance.now();
  const { status, body } = await connection.send(call);
  if (status === 200) into.push(performance.now() - start);
  else seen.errors.push(`${status} ${body.slice(0, 200)}`);
}

async function learn(port: number, { attemptId, learner: { cookie }, questions }: Sheet, n: number, seen: Seen): Promise<void> {
  const chance = random(`live learner ${n}`);
  const connection = new Connection(port);
  await pause(COMING_MS * chance.next());
  await timed(connection, { path: `/attempts/${attemptId}`, cookie, body: null }, seen.pages, seen);
  for (const [i, question] of questions.entries()) {
    await pause(thinking(chance));
    await timed(
      connection,
      { path: `/api/v1/attempts/${attemptId}/answers/${i + 1}`, cookie, body: answerBody(question, n + i) },
      seen.answers,
      seen,
    );
  }
  connection.close();
}

async function storedOf(sheets: readonly Sheet[]): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM "AttemptItem" i JOIN "Answer" n ON n."attemptItemId" = i.id WHERE i."attemptId" = ANY($1)`,
    [sheets.map(({ attemptId }) => attemptId)],
  );
  return rows[0]!.count;
}

async function measure(): Promise<Figure[]> {
  const learners: Learner[] = await openLearners(LEARNERS);
  const sheets = await dealSheets(await startQuizzes(learners[0]!), learners, LEARNERS);
  await pool.query("VACUUM ANALYZE");
  const [port, pid] = [Number(new URL(process.env.BENCH_ORIGIN ?? "").port), Number(process.env.BENCH_PROCESS)];
  const seen: Seen = { pages: [], answers: [], errors: [] };
  const [before, start] = [cpuSecondsOf(pid), performance.now()];
  await Promise.all(sheets.map((sheet, n) => learn(port, sheet, n, seen)));
  const [cpu, seconds] = [cpuSecondsOf(pid) - before, (performance.now() - start) / 1000];
  if (seen.errors.length > 0) console.error(`  ${seen.errors[0]}`);
  const told = (name: string, value: number, unit: string): Figure => ({ name, value, unit, target: null });
  return [
    told("learners at once, with time to think", LEARNERS, ""),
    { name: "requests of theirs that met an error", value: seen.errors.length, unit: "", target: { atMost: 0 } },
    {
      name: "their answers not stored exactly once",
      value: Math.abs(seen.answers.length - (await storedOf(sheets))),
      unit: "",
      target: { atMost: 0 },
    },
    told("answers a second", seen.answers.length / seconds, "1/s"),
    told("an answer takes, middle", quantile(seen.answers, 0.5), "ms"),
    told("an answer takes, 99 of 100", quantile(seen.answers, 0.99), "ms"),
    told("the page of a quiz takes, 99 of 100", quantile(seen.pages, 0.99), "ms"),
    told("CPU time of the server, a learner with a page and a quiz", (1000 * cpu) / LEARNERS, "ms"),
    told("of a processor that the server used", cpu / seconds, "CPU-s/s"),
  ];
}

export const liveLearners: Measure = {
  name: "live-learners",
  async run() {
    try {
      return await measure();
    } finally {
      await closeDatabase();
    }
  },
};
