// The same answers through one instance of the app and through two on one database, in turns: what an answer costs must not grow with the instances, and
// nothing may be lost or stored twice between them.
import { freePort } from "@/scripts/database.mjs";
import { readJson } from "@/scripts/processes.mjs";
import { keepServing } from "@/scripts/serve.mjs";
import { closeDatabase, pool } from "@/server/db";
import { answersPath, LEARNERS, LEAST_RATE, notStoredOnce, RESERVE, round, ROUNDS, SECONDS, servedApp, sheetsFor, WARM_UP_SECONDS, type Round, type Side } from "./answers";
import { dealSheets, openLearners, startQuizzes } from "./learners";
import { median, type Figure, type Measure } from "./measure";

const RECORD = ".data/bench-second.json";
/** An answer may cost so much more where two instances share the work. */
const MOST_MORE = 1.1;

/** Serves a second instance on the same database. */
async function serveSecond(): Promise<{ port: number; pid: number; stop: () => Promise<void> }> {
  const port = (await freePort()) as number;
  const env = { NODE_ENV: "production", PORT: String(port), HOST: "127.0.0.1", ORIGINS: `http://127.0.0.1:${port}`, NIGHT_WORK: "off", LOG_LEVEL: process.env.LOG_LEVEL ?? "info" };
  const served = keepServing({ host: "127.0.0.1", port, env, record: RECORD, quiet: true });
  await served.ready;
  return { port, pid: (readJson(RECORD) as { pid: number }).pid, stop: served.stop };
}

async function measureBoth(second: { port: number; pid: number }): Promise<Figure[]> {
  const app = servedApp();
  const side = { path: answersPath, cookie: ({ cookie }) => cookie, acknowledged: 0, sheets: [] } satisfies Partial<Side>;
  const one: Side = { ...side, name: "One instance", ports: app.ports, pids: app.pids, sheets: [] };
  const two: Side = { ...side, name: "Two instances", ports: [...app.ports, second.port], pids: [...app.pids, second.pid], sheets: [] };
  const [ofOne, ofTwo] = [await openLearners(LEARNERS), await openLearners(LEARNERS)];
  const quizzes = await startQuizzes(ofOne[0]!);
  const both = [{ side: one, learners: ofOne }, { side: two, learners: ofTwo }];
  for (const { side: of, learners } of both) {
    of.sheets = await dealSheets(quizzes, learners, sheetsFor(WARM_UP_SECONDS * LEAST_RATE));
    const { perSecond } = await round(of, WARM_UP_SECONDS);
    of.sheets = await dealSheets(quizzes, learners, sheetsFor(ROUNDS * SECONDS * Math.max(perSecond * RESERVE, LEAST_RATE)));
  }
  await pool.query("VACUUM ANALYZE");
  const rounds = new Map<Side, Round[]>([[one, []], [two, []]]);
  for (let i = 0; i < ROUNDS; i++) for (const { side: of } of both) rounds.get(of)!.push(await round(of, SECONDS));
  const lost = (await notStoredOnce(one, ofOne)) + (await notStoredOnce(two, ofTwo));
  return figuresOf(rounds.get(one)!, rounds.get(two)!, lost);
}

function figuresOf(one: readonly Round[], two: readonly Round[], lost: number): Figure[] {
  const told = (name: string, value: number, unit: string): Figure => ({ name, value, unit, target: null });
  const middle = (side: readonly Round[], pick: (round: Round) => number) => median(side.map(pick));
  // Rounds that lie next to each other meet the same weather.
  const ratio = (pick: (round: Round) => number) => median(two.map((round, i) => pick(round) / pick(one[i]!)));
  return [
    told("answers a second, one instance", middle(one, ({ perSecond }) => perSecond), "1/s"),
    told("answers a second, two instances", middle(two, ({ perSecond }) => perSecond), "1/s"),
    told("CPU time of an answer, one instance", middle(one, ({ cpuMs }) => cpuMs), "ms"),
    told("CPU time of an answer, two instances", middle(two, ({ cpuMs }) => cpuMs), "ms"),
    { name: "CPU time of an answer, two instances to one", value: ratio(({ cpuMs }) => cpuMs), unit: "", target: { atMost: MOST_MORE } },
    told("CPU time of the database for it, two instances to one", ratio(({ databaseMs }) => databaseMs), ""),
    { name: "acknowledged answers not stored exactly once, both", value: lost, unit: "", target: { atMost: 0 } },
  ];
}

export const instances: Measure = {
  name: "instances",
  async run() {
    const second = await serveSecond();
    try {
      return await measureBoth(second);
    } finally {
      await second.stop();
      await closeDatabase();
    }
  },
};
