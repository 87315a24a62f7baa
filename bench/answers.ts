// Answers through the real route of the built app, in turns with a bare server that does the same by one SQL statement and with a route
// that only parses JSON. All three are served from this machine, to it, one after the other; rows are counted afterwards.
import { fork, type ChildProcess } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { closeDatabase, pool } from "@/server/db";
import { foldStale } from "@/server/memories";
import { answerBody, dealSheets, openLearners, startQuizzes, type Learner, type Sheet } from "./learners";
import { closedLoop, fixedRate, type Call, type Outcome } from "./load";
import { cpuSeconds, cpuSecondsOf, median, quantile, type Figure, type Measure } from "./measure";

export const CONNECTIONS = 50;
export const ROUNDS = 5;
/** Of each round, for each of the three. */
export const SECONDS = Number(process.env.BENCH_SECONDS ?? 6);
export const WARM_UP_SECONDS = Math.min(3, SECONDS);
/** Answers a second: what a school sends. */
export const RATE = 200;
const RATE_SECONDS = SECONDS * 2;
export const LEARNERS = 400;
/** Sheets are dealt beforehand, for this many times the rate of the warm-up, which is slow at first. */
export const RESERVE = 3;
export const LEAST_RATE = 2_000;
/** What a process of the database did it tells within a second. */
const STATISTICS_LATE_MS = 1_100;

/** One of those compared: where it listens, which processes serve it, and the answers that are still to be sent. */
export type Side = {
  name: string;
  ports: readonly number[];
  pids: readonly number[];
  sheets: Sheet[];
  path: (sheet: Sheet, position: number) => string;
  cookie: (learner: Learner) => string;
  acknowledged: number;
};

/** `databaseMs`, CPU time of the database (NaN where it is elsewhere), and `transactions` are those of one answer. */
export type Round = { perSecond: number; cpuMs: number; databaseMs: number; transactions: number; latencies: number[] };

/** What the connections send next: each takes a sheet, answers it to its end, and takes another. */
function answering(side: Side): (connection: number) => Call {
  const open = new Map<number, { sheet: Sheet; position: number }>();
  let turn = 0;
  const take = (): Sheet => {
    const sheet = side.sheets.pop();
    if (!sheet) throw new Error(`${side.name} was so fast that there was nothing left to answer`);
    return sheet;
  };
  return (connection) => {
    const last = open.get(connection);
    const isOver = !last || last.position >= last.sheet.questions.length;
    const { sheet, position } = isOver ? { sheet: take(), position: 1 } : { sheet: last.sheet, position: last.position + 1 };
    open.set(connection, { sheet, position });
    turn += 1;
    return { path: side.path(sheet, position), cookie: side.cookie(sheet.learner), body: answerBody(sheet.questions[position - 1]!, turn) };
  };
}

function requireAllAnswered(side: Side, outcome: Outcome): void {
  side.acknowledged += outcome.answered;
  if (outcome.failed > 0) throw new Error(`${side.name} refused a request: ${outcome.firstFailure}`);
}

/** What the database did so far: transactions, and CPU seconds of each of its processes that serve us, if they run here. */
type DatabaseWork = { transactions: number; cpuSeconds: ReadonlyMap<number, number> };

async function databaseSoFar(): Promise<DatabaseWork> {
  await pause(STATISTICS_LATE_MS);
  const { rows: processes } = await pool.query<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'`,
  );
  const { rows } = await pool.query<{ count: number }>(
    `SELECT (xact_commit + xact_rollback)::float8 AS count FROM pg_stat_database WHERE datname = current_database()`,
  );
  return { transactions: rows[0]!.count, cpuSeconds: new Map(processes.map(({ pid }) => [pid, cpuSecondsOf(pid)])) };
}

/** CPU seconds of the database between two looks; NaN where they cannot be told. */
const databaseSeconds = (before: DatabaseWork, after: DatabaseWork) =>
  [...after.cpuSeconds].reduce((sum, [pid, seconds]) => sum + seconds - (before.cpuSeconds.get(pid) ?? 0), 0);

const cpuOf = ({ pids }: Side) => pids.reduce((sum, pid) => sum + cpuSecondsOf(pid), 0);

/** How a side is asked for so many seconds. */
export type Load = (side: Side, seconds: number, next: (connection: number) => Call) => Promise<Outcome>;

/** All connections send as fast as they are answered: so many to each port. */
export async function asFastAsAnswered(
  { ports }: Side,
  seconds: number,
  next: (connection: number) => Call,
  each = CONNECTIONS / ports.length,
): Promise<Outcome> {
  const outcomes = await Promise.all(ports.map((port, i) => closedLoop(port, each, seconds, (connection) => next(i * each + connection))));
  return {
    answered: outcomes.reduce((sum, { answered }) => sum + answered, 0),
    failed: outcomes.reduce((sum, { failed }) => sum + failed, 0),
    firstFailure: outcomes.find(({ firstFailure }) => firstFailure !== null)?.firstFailure ?? null,
    seconds: Math.max(...outcomes.map((one) => one.seconds)),
    latencies: outcomes.flatMap(({ latencies }) => latencies),
  };
}

/** As many a second as a school sends, whatever the answers take; the ports take them in turn. */
export const asASchoolSends: Load = ({ ports }, seconds, next) => fixedRate(ports, RATE, seconds, next);

/** One round of a side, and what it cost. */
export async function round(side: Side, seconds: number, load: Load = asFastAsAnswered): Promise<Round> {
  const database = await databaseSoFar();
  const before = cpuOf(side);
  const outcome = await load(side, seconds, answering(side));
  requireAllAnswered(side, outcome);
  const cpu = cpuOf(side) - before;
  const now = await databaseSoFar();
  const each = (amount: number) => amount / outcome.answered;
  return {
    perSecond: outcome.answered / outcome.seconds,
    cpuMs: each(1000 * cpu),
    databaseMs: each(1000 * databaseSeconds(database, now)),
    transactions: each(now.transactions - database.transactions),
    latencies: outcome.latencies,
  };
}

async function steadily(side: Side): Promise<Outcome> {
  const outcome = await asASchoolSends(side, RATE_SECONDS, answering(side));
  requireAllAnswered(side, outcome);
  return outcome;
}

async function startReference(): Promise<{ child: ChildProcess; port: number }> {
  const child = fork("bench/reference-server.mjs", { execArgv: [], stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const port = await new Promise<number>((resolve, reject) => {
    child.once("message", (message) => resolve((message as { port: number }).port));
    child.once("exit", (code) => reject(new Error(`the reference server ended with ${code}`)));
  });
  return { child, port };
}

/** How many answers and marks are stored of those that a side's learners gave. */
async function storedOf(learners: readonly Learner[]): Promise<{ answers: number; marks: number }> {
  const { rows } = await pool.query<{ answers: number; marks: number }>(
    `SELECT count(DISTINCT n.id)::int AS answers, count(m.id)::int AS marks
     FROM "Attempt" a JOIN "AttemptItem" i ON i."attemptId" = a.id JOIN "Answer" n ON n."attemptItemId" = i.id LEFT JOIN "Mark" m ON m."answerId" = n.id
     WHERE a."personId" = ANY($1)`,
    [learners.map(({ who }) => who.personId)],
  );
  return rows[0]!;
}

/** How many answers that a side acknowledged are not stored, or not marked, or stored more than once. */
export async function notStoredOnce(side: Side, learners: readonly Learner[]): Promise<number> {
  const { answers, marks } = await storedOf(learners);
  return Math.abs(side.acknowledged - answers) + Math.abs(answers - marks);
}

/**
 * Milliseconds of this process and of the database that an answer costs once more, later: memories are folded when their learner is quiet.
 */
async function foldingMs(learners: readonly Learner[], answered: number): Promise<number> {
  const [database, before] = [await databaseSoFar(), cpuSeconds()];
  for (const { who } of learners) await foldStale(who.personId);
  const cpu = cpuSeconds() - before;
  return (1000 * (cpu + databaseSeconds(database, await databaseSoFar()))) / answered;
}

/** So many sheets have so many answers, and some to spare for each connection. */
export const sheetsFor = (answers: number): number => Math.ceil(answers / 10) + CONNECTIONS;

/** Where an answer goes. */
export const answersPath = ({ attemptId }: Sheet, position: number): string => `/api/v1/attempts/${attemptId}/answers/${position}`;

/** The app that is served for the measures, with nothing to send to it yet. */
export function servedApp(): Pick<Side, "ports" | "pids" | "acknowledged" | "sheets"> {
  return {
    ports: [Number(new URL(process.env.BENCH_ORIGIN ?? "").port)],
    pids: [Number(process.env.BENCH_PROCESS)],
    acknowledged: 0,
    sheets: [],
  };
}

async function measureAnswers(reference: { child: ChildProcess; port: number }): Promise<Figure[]> {
  const [ourLearners, theirLearners] = [await openLearners(LEARNERS), await openLearners(LEARNERS)];
  const quizzes = await startQuizzes(ourLearners[0]!);
  const app = servedApp();
  const ours: Side = { ...app, name: "The app", path: answersPath, cookie: ({ cookie }) => cookie };
  const bare: Side = {
    name: "The bare server",
    ports: [reference.port],
    pids: [reference.child.pid!],
    acknowledged: 0,
    sheets: [],
    path: answersPath,
    cookie: ({ who }) => who.personId,
  };
  const parsing: Side = { ...app, name: "The parsing route", sheets: [], path: () => "/dev/parse", cookie: ({ cookie }) => cookie };
  const sides = [ours, bare, parsing];
  const learnersOf = (side: Side) => (side === bare ? theirLearners : ourLearners);

  for (const side of sides) {
    const deal = (count: number) =>
      side === parsing ? Promise.resolve(imaginary(quizzes, ourLearners, count)) : dealSheets(quizzes, learnersOf(side), count);
    side.sheets = await deal(sheetsFor(WARM_UP_SECONDS * (side === ours ? LEAST_RATE : 15_000)));
    const { perSecond } = await round(side, WARM_UP_SECONDS);
    const spare = ROUNDS * (SECONDS * Math.max(perSecond * RESERVE, LEAST_RATE) + 10 * CONNECTIONS) + RATE * RATE_SECONDS;
    side.sheets = await deal(sheetsFor(spare));
  }
  // What the preparation left to do is done now, not in the middle of somebody's round.
  await pool.query("VACUUM ANALYZE");
  await pool.query("CHECKPOINT").catch(() => {}); // a server that is not ours may not let us

  const rounds = new Map<Side, Round[]>(sides.map((side) => [side, []]));
  for (let i = 0; i < ROUNDS; i++) for (const side of sides) rounds.get(side)!.push(await round(side, SECONDS));
  const steady = await steadily(ours);
  const steadyBare = await steadily(bare);
  const steadyParsing = await steadily(parsing);
  const folding = await foldingMs(ourLearners, ours.acknowledged);
  const lost = (await notStoredOnce(ours, ourLearners)) + (await notStoredOnce(bare, theirLearners));
  return figuresOf(
    { ours: rounds.get(ours)!, bare: rounds.get(bare)!, parsing: rounds.get(parsing)! },
    { steady, steadyBare, steadyParsing, folding, lost },
  );
}

/** Sheets for the route that looks at nothing. */
function imaginary(quizzes: Awaited<ReturnType<typeof startQuizzes>>, learners: readonly Learner[], count: number): Sheet[] {
  const all = [...quizzes].map(([attemptId, questions], i) => ({ attemptId, questions, learner: learners[i % learners.length]! }));
  return Array.from({ length: count }, (_, i) => all[i % all.length]!);
}

type Besides = { steady: Outcome; steadyBare: Outcome; steadyParsing: Outcome; folding: number; lost: number };

function figuresOf(
  rounds: { ours: Round[]; bare: Round[]; parsing: Round[] },
  { steady, steadyBare, steadyParsing, folding, lost }: Besides,
): Figure[] {
  const rate = (side: Round[]) => median(side.map(({ perSecond }) => perSecond));
  // Rounds that lie next to each other meet the same weather.
  const ratioTo = (side: Round[]) => median(rounds.ours.map(({ perSecond }, i) => perSecond / side[i]!.perSecond));
  const at = (share: number) =>
    quantile(
      rounds.ours.flatMap(({ latencies }) => latencies),
      share,
    );
  const told = (name: string, value: number, unit: string): Figure => ({ name, value, unit, target: null });
  const cpu = (name: string, side: Round[]) => told(`CPU time of an answer, ${name}`, median(side.map(({ cpuMs }) => cpuMs)), "ms");
  return [
    told(`answers a second, ${CONNECTIONS} connections`, rate(rounds.ours), "1/s"),
    told("the same, bare server with one statement", rate(rounds.bare), "1/s"),
    told("the same, route that only parses", rate(rounds.parsing), "1/s"),
    { name: "answers, as a share of the bare server", value: ratioTo(rounds.bare), unit: "", target: { atLeast: 0.08 } },
    { name: "answers, as a share of the parsing route", value: ratioTo(rounds.parsing), unit: "", target: { atLeast: 0.6 } },
    told(`an answer takes, ${CONNECTIONS} connections, middle`, at(0.5), "ms"),
    told(`an answer takes, ${CONNECTIONS} connections, 99 of 100`, at(0.99), "ms"),
    told(`an answer takes, ${RATE} a second, middle`, quantile(steady.latencies, 0.5), "ms"),
    { name: `an answer takes, ${RATE} a second, 99 of 100`, value: quantile(steady.latencies, 0.99), unit: "ms", target: { atMost: 50 } },
    told("the same, bare server, 99 of 100", quantile(steadyBare.latencies, 0.99), "ms"),
    told("the same, route that only parses, 99 of 100", quantile(steadyParsing.latencies, 0.99), "ms"),
    cpu("our route", rounds.ours),
    cpu("bare server", rounds.bare),
    cpu("parsing route", rounds.parsing),
    told("CPU time of the database for it, our route", median(rounds.ours.map(({ databaseMs }) => databaseMs)), "ms"),
    told("the same, bare server", median(rounds.bare.map(({ databaseMs }) => databaseMs)), "ms"),
    told("transactions of the database an answer, our route", median(rounds.ours.map(({ transactions }) => transactions)), ""),
    told("what folding it into memory costs later, both", folding, "ms"),
    { name: "acknowledged answers not stored exactly once", value: lost, unit: "", target: { atMost: 0 } },
  ];
}

export const answers: Measure = {
  name: "answers",
  async run() {
    const reference = await startReference();
    try {
      return await measureAnswers(reference);
    } finally {
      reference.child.disconnect();
      await closeDatabase();
    }
  },
};
