// The same answers through one instance of the app and through two on one database, in turns: what an answer costs must not grow with the
// instances, and nothing may be lost or stored twice between them.
import { freePort } from "@/scripts/database.mjs";
import { readJson } from "@/scripts/processes.mjs";
import { keepServing } from "@/scripts/serve.mjs";
import { closeDatabase, pool } from "@/server/db";
import { foldStale } from "@/server/memories";
import {
  answersPath,
  asASchoolSends,
  asFastAsAnswered,
  CONNECTIONS,
  LEARNERS,
  LEAST_RATE,
  notStoredOnce,
  RATE,
  RESERVE,
  round,
  ROUNDS,
  SECONDS,
  servedApp,
  sheetsFor,
  WARM_UP_SECONDS,
  type Load,
  type Round,
  type Side,
} from "./answers";
import { dealSheets, openLearners, startQuizzes } from "./learners";
import { median, type Figure, type Measure } from "./measure";

const RECORD = ".data/bench-second.json";
/** An answer may cost so much more where two instances share the work. */
const MOST_MORE = 1.1;

/** How both are asked: as a school does, with as many connections to each instance, and with as many in all. */
const LOADS: Record<string, Load> = {
  [`${RATE} a second`]: asASchoolSends,
  [`${CONNECTIONS} connections to each`]: (side, seconds, next) => asFastAsAnswered(side, seconds, next, CONNECTIONS),
  [`${CONNECTIONS} connections in all`]: asFastAsAnswered,
};

type Asked = { side: Side; learners: Awaited<ReturnType<typeof openLearners>> };
type Compared = { asked: string; one: Round[]; two: Round[] };

/** Serves a second instance on the same database. */
async function serveSecond(): Promise<{ port: number; pid: number; stop: () => Promise<void> }> {
  const port = (await freePort()) as number;
  const env = {
    NODE_ENV: "production",
    PORT: String(port),
    HOST: "127.0.0.1",
    ORIGINS: `http://127.0.0.1:${port}`,
    NIGHT_WORK: "off",
    LOG_LEVEL: process.env.LOG_LEVEL ?? "info",
  };
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
  const both: readonly [Asked, Asked] = [
    { side: one, learners: ofOne },
    { side: two, learners: ofTwo },
  ];
  const deal = async ({ side: of, learners }: Asked, answers: number) =>
    void (of.sheets = await dealSheets(quizzes, learners, sheetsFor(answers)));
  const fastest: number[] = [];
  for (const asked of both) {
    await deal(asked, WARM_UP_SECONDS * LEAST_RATE);
    fastest.push((await round(asked.side, WARM_UP_SECONDS)).perSecond);
  }
  const compared: Compared[] = [];
  for (const [asked, load] of Object.entries(LOADS)) {
    for (const of of both) await deal(of, ROUNDS * SECONDS * Math.max(RESERVE * Math.max(...fastest), LEAST_RATE));
    await pool.query("VACUUM ANALYZE");
    compared.push(await compare(asked, load, both));
  }
  const lost = (await notStoredOnce(one, ofOne)) + (await notStoredOnce(two, ofTwo));
  return [
    ...compared.flatMap(figuresOf),
    { name: "acknowledged answers not stored exactly once, all", value: lost, unit: "", target: { atMost: 0 } },
  ];
}

/**
 * One round, and then what the app would do fifteen seconds later: answers are folded into memories. Else that would fall into the rounds
 * of the other side, for which some processes are not looked at. It costs the same however many instances there are (`answers` tells how
 * much).
 */
async function roundOf({ side, learners }: Asked, load: Load): Promise<Round> {
  const told = await round(side, SECONDS, load);
  for (const { who } of learners) await foldStale(who.personId);
  return told;
}

async function compare(asked: string, load: Load, [one, two]: readonly [Asked, Asked]): Promise<Compared> {
  const compared: Compared = { asked, one: [], two: [] };
  for (let i = 0; i < ROUNDS; i++) {
    compared.one.push(await roundOf(one, load));
    compared.two.push(await roundOf(two, load));
  }
  return compared;
}

function figuresOf({ asked, one, two }: Compared): Figure[] {
  const told = (name: string, value: number, unit: string): Figure => ({ name: `${asked}: ${name}`, value, unit, target: null });
  const middle = (side: readonly Round[], pick: (round: Round) => number) => median(side.map(pick));
  // Rounds that lie next to each other meet the same weather.
  const ratio = (pick: (round: Round) => number) => median(two.map((round, i) => pick(round) / pick(one[i]!)));
  return [
    told(
      "answers a second, one instance",
      middle(one, ({ perSecond }) => perSecond),
      "1/s",
    ),
    told(
      "answers a second, two instances",
      middle(two, ({ perSecond }) => perSecond),
      "1/s",
    ),
    told(
      "CPU time of an answer, one instance",
      middle(one, ({ cpuMs }) => cpuMs),
      "ms",
    ),
    told(
      "CPU time of an answer, two instances",
      middle(two, ({ cpuMs }) => cpuMs),
      "ms",
    ),
    {
      ...told(
        "CPU time of an answer, two instances to one",
        ratio(({ cpuMs }) => cpuMs),
        "",
      ),
      target: { atMost: MOST_MORE },
    },
    told(
      "CPU time of the database for it, two instances to one",
      ratio(({ databaseMs }) => databaseMs),
      "",
    ),
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
