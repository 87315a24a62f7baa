// What the app acknowledged, beside what the database holds. A learner writes down every answer that the app said it had stored; nothing
// else is believed.
import { appendFileSync, mkdirSync, rmSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { pool } from "@/server/db";
import { foldStale } from "@/server/memories";
import { rebuildMemories } from "@/server/memory-rebuild";
import type { Sheet } from "@/bench/learners";

/**
 * An answer that was acknowledged: when it was sent the last time and when that was heard, by a clock that only goes forward, in
 * milliseconds.
 */
export type Entry = { attemptId: string; position: number; key: string; sequence: number; sentAt: number; heardAt: number };

const FOLDER = ".data/faults/ledgers";

/** The ledger of one fault: kept in a file too, one line for each entry, until the fault is passed. */
export class Ledger {
  readonly entries: Entry[] = [];
  /** Answers that were not stored, and whose sender was told what is stored instead. */
  told = 0;
  /** Requests that got no reply, or one that says that the server is not there: they were sent again. */
  unserved = 0;
  readonly #file: string;

  constructor(name: string) {
    mkdirSync(FOLDER, { recursive: true });
    this.#file = `${FOLDER}/${name}.jsonl`;
    rmSync(this.#file, { force: true });
  }

  acknowledge(entry: Entry): void {
    this.entries.push(entry);
    appendFileSync(this.#file, `${JSON.stringify(entry)}\n`);
  }

  /** Seconds from a moment to the first acknowledgement of an answer that was sent after it; null while there is none. */
  secondsAfter(moment: number): number | null {
    const heard = this.entries.filter(({ sentAt }) => sentAt >= moment).map(({ heardAt }) => heardAt);
    return heard.length === 0 ? null : (Math.min(...heard) - moment) / 1000;
  }

  remove(): void {
    rmSync(this.#file, { force: true });
  }
}

type Stored = { attemptId: string; position: number; key: string; sequence: number; marks: number };

const STORED = `
  SELECT i."attemptId", i.position, n.key, n.sequence, (SELECT count(*)::int FROM "Mark" m WHERE m."answerId" = n.id AND m.reason = 'first') AS marks
  FROM "Answer" n JOIN "AttemptItem" i ON i.id = n."attemptItemId" WHERE i."attemptId" = ANY($1)`;

const SHOULD = `
  SELECT "attemptId", coalesce(sum(points), 0)::float8 AS points FROM (
    SELECT DISTINCT ON (i.id) i."attemptId", m.points FROM "AttemptItem" i JOIN "Answer" n ON n."attemptItemId" = i.id AND n."withdrawnAt" IS NULL JOIN "Mark" m ON m."answerId" = n.id
    WHERE i."attemptId" = ANY($1) ORDER BY i.id, n.sequence DESC, m."createdAt" DESC, m.id DESC) counting GROUP BY 1`;

/** How many of these are not the first of their name. */
const doubles = (names: readonly string[]): number => names.length - new Set(names).size;

/** What is lost and what is doubled, answer by answer. */
export async function compare(ledger: Ledger, attemptIds: readonly string[]): Promise<{ lost: number; doubled: number }> {
  const { rows } = await pool.query<Stored>(STORED, [attemptIds]);
  const keys = new Set(rows.map(({ attemptId, position, key }) => `${attemptId} ${position} ${key}`));
  const lost = ledger.entries.filter(({ attemptId, position, key }) => !keys.has(`${attemptId} ${position} ${key}`)).length;
  const twice =
    doubles(rows.map(({ attemptId, position, key }) => `${attemptId} ${position} ${key}`)) +
    doubles(rows.map(({ attemptId, position, sequence }) => `${attemptId} ${position} ${sequence}`));
  return { lost, doubled: twice + rows.filter(({ marks }) => marks !== 1).length };
}

type Shown = { items: { feedback: { points: number } | null }[] };

const HEARD_AGAIN = 20;

/** Asks until it is answered: whatever was broken has recovered by now. */
async function ask(url: string, cookie: string, method = "GET"): Promise<Response> {
  for (let tries = 1; ; tries++) {
    const response = await fetch(url, { method, headers: { cookie }, signal: AbortSignal.timeout(30_000) }).catch(() => null);
    if (response?.ok) return response;
    if (tries === HEARD_AGAIN) throw new Error(`${method} ${url} was answered with ${response?.status ?? "nothing"}`);
    await pause(500);
  }
}

/** The points of an attempt that was handed in, as the app shows them. */
async function shownPoints(origin: string, { attemptId, learner }: Sheet): Promise<number> {
  const url = `${origin}/api/v1/attempts/${attemptId}`;
  await (await ask(`${url}/hand-in`, learner.cookie, "POST")).text();
  const { items } = (await (await ask(url, learner.cookie)).json()) as Shown;
  return items.reduce((sum, { feedback }) => sum + (feedback?.points ?? 0), 0);
}

const AT_ONCE = 8;
const NEARLY = 1e-6;

/** How many scores are shown otherwise than the rows say. */
export async function wrongScores(origin: string, sheets: readonly Sheet[]): Promise<number> {
  const left = [...sheets];
  const shown = new Map<string, number>();
  const work = async () => {
    for (let sheet = left.pop(); sheet; sheet = left.pop()) shown.set(sheet.attemptId, await shownPoints(origin, sheet));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const { rows } = await pool.query<{ attemptId: string; points: number }>(SHOULD, [sheets.map(({ attemptId }) => attemptId)]);
  const should = new Map(rows.map(({ attemptId, points }) => [attemptId, points]));
  return [...shown].filter(([id, points]) => Math.abs(points - (should.get(id) ?? 0)) > NEARLY).length;
}

/** How many memories of these people are not the fold of their answers. */
export async function wrongMemories(personIds: readonly string[]): Promise<number> {
  for (const id of personIds) await foldStale(id);
  const { stale, differences } = await rebuildMemories({ check: true, only: personIds });
  return stale + differences.length;
}
