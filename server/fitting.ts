import "server-only";
import { spawn } from "node:child_process";
import path from "node:path";
import { historyOf, trainingItems, type History } from "@/lib/memory/fit";
import type { MemoryKey, Weights } from "@/lib/memory/memory";
import { compareWeights, ENOUGH_ANSWERS, splitOf } from "@/lib/memory/parameters";
import { pool } from "./db";
import { log } from "./log";
import { nameOf, readEvents } from "./memory-events";
import { foldSoon, markAllStale, measureOf } from "./memories";
import { inTransaction } from "./transactions";

/**
 * What became of a fit. `unfit`: the optimiser came to no usable weights; the old ones hold. `nothing-new`: it was tried with these
 * answers.
 */
export type Fit = { outcome: "too-few" | "no-better" | "unfit" | "busy" | "nothing-new" } | { outcome: "fitted"; id: string };

/** One set of weights of a person. `createdAt` is in ISO 8601; losses are mean log losses on the answers held out. */
export type OwnParameters = {
  id: string;
  createdAt: string;
  answers: number;
  logLossBefore: number;
  logLossAfter: number;
  current: boolean;
};

const CHUNK = 2_000;
/** The optimiser gets so long. */
const TIMEOUT_MS = 120_000;
const WEIGHTS = 21;

const KEYS = `
  SELECT "setId", "factKey" AS "factId", slot FROM "Outcome" WHERE "personId" = $1 AND choices IS NULL
  UNION SELECT "setId", "factKey", slot FROM "PastReview" WHERE "personId" = $1 AND "withdrawnAt" IS NULL ORDER BY 1, 2, 3`;

/** Everything that a person produced or graded, here or elsewhere before, as far as plain FSRS describes it. */
async function historiesOf(personId: string): Promise<History[]> {
  const { rows: keys } = await pool.query<MemoryKey>(KEYS, [personId]);
  const histories: History[] = [];
  for (let at = 0; at < keys.length; at += CHUNK) {
    const some = keys.slice(at, at + CHUNK);
    const events = await readEvents(pool, personId, some);
    for (const key of some) {
      const history = historyOf(events.get(nameOf(key)) ?? []);
      if (history.length > 0) histories.push(history);
    }
  }
  return histories;
}

function isUsable(weights: unknown): weights is number[] {
  return (
    Array.isArray(weights) && weights.length === WEIGHTS && weights.every((weight) => typeof weight === "number" && Number.isFinite(weight))
  );
}

/** Runs the optimiser in a process of its own: it takes a core for a while, and may abort. Null when it came to nothing. */
function optimise(histories: readonly History[], until: number): Promise<Weights | null> {
  const places = new Map(histories.map((history, place) => [history, place]));
  const items = trainingItems(histories, until).map(({ history, length }) => [places.get(history)!, length]);
  const input = JSON.stringify({ histories: histories.map((history) => history.flatMap(({ grade, days }) => [grade, days])), items });
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(process.cwd(), "scripts/fit-weights.mjs")], {
      stdio: ["pipe", "pipe", "ignore"],
      timeout: TIMEOUT_MS,
    });
    let said = "";
    child.stdout.setEncoding("utf8").on("data", (part: string) => (said += part));
    child.stdin.on("error", () => {}); // it may have ended before it read everything
    child.on("error", () => resolve(null));
    child.on("close", (code) => resolve(code === 0 ? readWeights(said) : null));
    child.stdin.end(input);
  });
}

function readWeights(said: string): Weights | null {
  try {
    const weights: unknown = JSON.parse(said);
    return isUsable(weights) ? weights : null;
  } catch {
    return null;
  }
}

type NewParameters = { weights: Weights; answers: number; before: number; after: number };

async function keep(personId: string, { weights, answers, before, after }: NewParameters): Promise<string> {
  return inTransaction(async (client) => {
    await client.query(`UPDATE "ParameterSet" SET "isCurrent" = false WHERE "personId" = $1 AND "isCurrent"`, [personId]);
    const { rows } = await client.query<{ id: string }>(
      `INSERT INTO "ParameterSet" (id, "personId", weights, answers, "logLossBefore", "logLossAfter", "isCurrent") VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, true) RETURNING id`,
      [personId, weights, answers, before, after],
    );
    await markAllStale(client, personId);
    return rows[0]!.id;
  });
}

/** One fit at a time: each takes a core. */
let isBusy = false;

const HOLD = "SELECT pg_try_advisory_lock(hashtextextended('fit:' || $1, 0)) AS held";
const LET_GO = "SELECT pg_advisory_unlock(hashtextextended('fit:' || $1, 0))";

/** Does the work while no other instance fits weights to the answers of the same person; null where one does. */
async function alone<T>(personId: string, work: () => Promise<T>): Promise<T | null> {
  const client = await pool.connect();
  let isSound = false;
  try {
    const { rows } = await client.query<{ held: boolean }>(HOLD, [personId]);
    const value = rows[0]!.held ? await work() : null;
    if (rows[0]!.held) await client.query(LET_GO, [personId]);
    isSound = true;
    return value;
  } finally {
    // A connection that may still hold it is not used again: closing it lets go.
    client.release(!isSound);
  }
}

async function fit(personId: string): Promise<Fit> {
  const histories = await historiesOf(personId);
  const split = splitOf(histories);
  if (!split) return { outcome: "too-few" };
  const [weights, { weights: current }] = [await optimise(histories, split.until), await measureOf(pool, personId)];
  if (!weights) return { outcome: "unfit" };
  const verdict = compareWeights(current, weights, histories, split.until);
  if (!verdict.isBetter) return { outcome: Number.isFinite(verdict.after) ? "no-better" : "unfit" };
  const id = await keep(personId, { weights, answers: split.answers, before: verdict.before, after: verdict.after });
  foldSoon(personId);
  return { outcome: "fitted", id };
}

/**
 * Fits weights to what whoever asks produced and graded, off the request: takes them where they predict the answers held out better than
 * the present ones, and folds every memory anew. The present ones hold in every other case.
 */
export async function fitParameters(who: { personId: string }): Promise<Fit> {
  if (isBusy) return { outcome: "busy" };
  isBusy = true;
  try {
    return (await alone(who.personId, () => fit(who.personId))) ?? { outcome: "busy" };
  } finally {
    isBusy = false;
  }
}

/** Answers at the last try, by person: a fit is tried again when there are a fifth more. */
const triedAt = new Map<string, number>();
const MORE = 1.2;
const PRODUCED = `
  SELECT (SELECT count(*)::int FROM "Outcome" WHERE "personId" = $1 AND choices IS NULL) + (SELECT count(*)::int FROM "PastReview" WHERE "personId" = $1 AND "withdrawnAt" IS NULL) AS produced, (SELECT max(answers) FROM "ParameterSet" WHERE "personId" = $1) AS fitted`;

async function producedBy(personId: string): Promise<{ produced: number; last: number }> {
  const { rows } = await pool.query<{ produced: number; fitted: number | null }>({
    name: "produced-answers",
    text: PRODUCED,
    values: [personId],
  });
  const { produced, fitted } = rows[0]!;
  return { produced, last: Math.max(triedAt.get(personId) ?? 0, fitted ?? 0) };
}

async function tryFit(personId: string, produced: number): Promise<Fit> {
  const fit = await fitParameters({ personId });
  if (fit.outcome !== "busy") triedAt.set(personId, produced);
  log.info({ outcome: fit.outcome }, "weights were fitted to somebody's answers");
  return fit;
}

/** Tries a fit in the background when there is enough that is new. */
export async function fitWhenReady(personId: string): Promise<void> {
  const { produced, last } = await producedBy(personId);
  if (produced >= Math.max(ENOUGH_ANSWERS, last * MORE)) await tryFit(personId, produced);
}

/** Tries a fit because the learner asked for it: with any new answer since the last try, so that asking again and again costs nothing. */
export async function fitNow({ personId }: { personId: string }): Promise<Fit> {
  const { produced, last } = await producedBy(personId);
  if (produced < ENOUGH_ANSWERS) return { outcome: "too-few" };
  return produced > last ? tryFit(personId, produced) : { outcome: "nothing-new" };
}

/** The weights that were fitted to the answers of whoever asks, newest first; where none is current the usual ones hold. */
export async function parametersOf(who: { personId: string }): Promise<OwnParameters[]> {
  const { rows } = await pool.query<Omit<OwnParameters, "createdAt"> & { createdAt: Date }>(
    `SELECT id, "createdAt", answers, "logLossBefore", "logLossAfter", "isCurrent" AS current FROM "ParameterSet" WHERE "personId" = $1 ORDER BY "createdAt" DESC, id LIMIT 100`,
    [who.personId],
  );
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
}

/** Takes earlier weights again, or the usual ones (null), and folds everything anew. False when there are no such weights of theirs. */
export async function chooseParameters(who: { personId: string }, id: string | null): Promise<boolean> {
  const isDone = await inTransaction(async (client) => {
    const { rowCount } = await client.query(`SELECT 1 FROM "ParameterSet" WHERE "personId" = $1 AND id::text = $2 FOR UPDATE`, [
      who.personId,
      id,
    ]);
    if (id !== null && rowCount === 0) return false;
    await client.query(`UPDATE "ParameterSet" SET "isCurrent" = false WHERE "personId" = $1 AND "isCurrent"`, [who.personId]);
    if (id !== null) await client.query(`UPDATE "ParameterSet" SET "isCurrent" = true WHERE id::text = $1`, [id]);
    await markAllStale(client, who.personId);
    return true;
  });
  if (isDone) foldSoon(who.personId);
  return isDone;
}
