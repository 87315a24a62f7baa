import "server-only";
import { cache } from "react";
import { DEFAULT_WEIGHTS } from "@/lib/memory/fsrs-curve";
import { stepsOf, foldMemory } from "@/lib/memory/fold";
import type { Before, Memory, MemoryKey, Weights } from "@/lib/memory/memory";
import { DEFAULT_PLAN } from "@/lib/memory/plan";
import { dueAt } from "@/lib/memory/worth";
import { pool } from "./db";
import { log, toldOf } from "./log";
import { isStoredOutcome, keyColumns, nameOf, readEvents, type Events } from "./memory-events";
import { IS_OVER, MAY_BE_TOLD } from "./release";
import { inTransaction, type Queries } from "./transactions";

/** One memory of somebody; null where nothing that counts has happened to it, or where it was begun again. */
export type KeptMemory = { key: MemoryKey; memory: Memory | null; dueAt: number | null };

/** So many memories are folded in one transaction. */
const CHUNK = 500;

export type MemoryRow = {
  setId: string;
  factKey: string;
  slot: MemoryKey["slot"];
  stability: number | null;
  difficulty: number;
  at: number;
  produced: boolean;
  reviews: number;
  lapses: number;
  missedInARow: number;
  countedOn: string | null;
  before: Before | null;
  changed: boolean;
  dueAt: number | null;
};

const MS = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;

/** The columns of a memory `y` as `MemoryRow` has them. */
export const MEMORY_COLUMNS = `y."setId", y."factKey", y.slot, y.stability, y.difficulty, ${MS("y.at")} AS at, y.produced, y.reviews, y.lapses, y."missedInARow", y."countedOn", y.before, y.changed, ${MS('y."dueAt"')} AS "dueAt"`;

/** A stored memory as lib knows it. */
export function toKeptMemory(row: MemoryRow): KeptMemory {
  const { setId, factKey, slot, stability, difficulty, at, produced, reviews, lapses, missedInARow, countedOn, before, changed, dueAt } =
    row;
  const memory =
    stability === null ? null : { stability, difficulty, at, produced, reviews, lapses, missedInARow, countedOn, before, changed };
  return { key: { setId, factId: factKey, slot }, memory, dueAt };
}

/** What somebody's memories are worked out with: their weights, and the recall they want. */
export type Measure = { weights: Weights; wanted: number };

/** Arrays of weights by set of parameters: ts-fsrs is built once for each array. */
const weightsById = new Map<string, Weights>();
const KEPT_WEIGHTS = 2_000;

function keepWeights(id: string, weights: readonly number[]): Weights {
  const known = weightsById.get(id);
  if (known) return known;
  if (weightsById.size >= KEPT_WEIGHTS) weightsById.clear();
  weightsById.set(id, weights);
  return weights;
}

const MEASURE = `
  SELECT (SELECT retention FROM "Plan" WHERE "personId" = $1) AS wanted, s.id, s.weights
  FROM (SELECT 1) AS one LEFT JOIN "ParameterSet" s ON s."personId" = $1 AND s."isCurrent"`;

/**
 * The weights and the wanted recall of a person; those of everybody where they have none of their own. Read once for all parts of a page.
 */
export const measureOf = cache(async (client: Queries, personId: string): Promise<Measure> => {
  const { rows } = await client.query<{ wanted: number | null; id: string | null; weights: number[] | null }>({
    name: "memory-measure",
    text: MEASURE,
    values: [personId],
  });
  const { wanted, id, weights } = rows[0]!;
  return { wanted: wanted ?? DEFAULT_PLAN.retention, weights: id && weights ? keepWeights(id, weights) : DEFAULT_WEIGHTS };
});

// Settling

const SETTLE = `
  WITH settled AS (
    UPDATE "Attempt" a SET "settledAt" = clock_timestamp()
    WHERE a."personId" = $1 AND a.feedback = 'end' AND a."settledAt" IS NULL AND ${IS_OVER} AND ${MAY_BE_TOLD} RETURNING a.id, a."personId"
  ), moved AS (
    INSERT INTO "Memory" ("personId", "setId", "factKey", slot)
    SELECT DISTINCT settled."personId", o."setId", o."factKey", o.slot
    FROM settled JOIN "AttemptItem" i ON i."attemptId" = settled.id JOIN "Answer" n ON n."attemptItemId" = i.id JOIN "Mark" m ON m."answerId" = n.id JOIN "Outcome" o ON o."markId" = m.id
    ORDER BY 2, 3, 4
    ON CONFLICT ("personId", "setId", "factKey", slot) DO UPDATE SET stale = true RETURNING 1
  )
  SELECT EXISTS (SELECT 1 FROM moved) OR EXISTS (SELECT 1 FROM "Memory" y WHERE y."personId" = $1 AND y.stale) AS "isAnyStale"`;

/**
 * Lets quizzes with feedback at the end count for memory once they are over and may be told: before that, memory would tell what was right.
 * Says whether the person has stale memories.
 */
export async function settleAttempts(personId: string): Promise<boolean> {
  const { rows } = await pool.query<{ isAnyStale: boolean }>({ name: "settle-attempts", text: SETTLE, values: [personId] });
  return rows[0]!.isAnyStale;
}

// Folding

const STALE = `SELECT "setId", "factKey" AS "factId", slot FROM "Memory" WHERE "personId" = $1 AND stale ORDER BY "setId", "factKey", slot LIMIT ${CHUNK} FOR UPDATE`;

const KEEP = `
  UPDATE "Memory" y SET stale = false, stability = f.stability, difficulty = f.difficulty, at = to_timestamp(f.at / 1000), "dueAt" = to_timestamp(f."dueAt" / 1000),
    produced = f.produced, reviews = f.reviews, lapses = f.lapses, "missedInARow" = f."missedInARow", "countedOn" = f."countedOn", before = f.before, changed = f.changed
  FROM jsonb_to_recordset($2::jsonb) AS f("setId" uuid, "factId" text, slot text, stability float8, difficulty float8, at float8, "dueAt" float8, produced boolean,
    reviews int, lapses int, "missedInARow" int, "countedOn" text, before jsonb, changed boolean)
  WHERE y."personId" = $1 AND y."setId" = f."setId" AND y."factKey" = f."factId" AND y.slot = f.slot`;

const FOLDED_TO_NOTHING = { produced: false, reviews: 0, lapses: 0, missedInARow: 0, countedOn: null, before: null, changed: false };

const KEEP_RECALL = `
  UPDATE "Outcome" o SET retrievability = f.recall FROM unnest($1::uuid[], $2::text[], $3::text[], $4::float8[]) AS f("markId", "factKey", slot, recall)
  WHERE o."markId" = f."markId" AND o."factKey" = f."factKey" AND o.slot = f.slot AND o.retrievability IS NULL`;

type Folded = { key: MemoryKey; memory: Memory | null };
type Recalled = { markId: string; key: MemoryKey; recall: number };

/** What memory said just before each outcome for which that is not kept yet. */
function recallsOf(key: MemoryKey, events: Events, weights: Weights): Recalled[] {
  const happened = events.get(nameOf(key)) ?? [];
  if (!happened.some((event) => isStoredOutcome(event) && event.retrievability === null)) return [];
  return stepsOf(happened, weights).flatMap(({ event, recall }) =>
    isStoredOutcome(event) && recall !== null ? [{ markId: event.markId, key, recall }] : [],
  );
}

async function keepFolded(client: Queries, personId: string, folded: readonly Folded[], measure: Measure): Promise<void> {
  const rows = folded.map(({ key, memory }) => ({
    ...key,
    ...(memory ? { ...memory, dueAt: dueAt(memory, measure.weights, measure.wanted) } : FOLDED_TO_NOTHING),
  }));
  await client.query({ name: "keep-memories", text: KEEP, values: [personId, JSON.stringify(rows)] });
}

async function keepRecalls(client: Queries, recalled: readonly Recalled[]): Promise<void> {
  if (recalled.length === 0) return;
  const values = [
    recalled.map((one) => one.markId),
    recalled.map((one) => one.key.factId),
    recalled.map((one) => one.key.slot),
    recalled.map((one) => one.recall),
  ];
  await client.query({ name: "keep-recalls", text: KEEP_RECALL, values });
}

/** Folds some stale memories with their rows held. */
async function foldSome(personId: string): Promise<void> {
  await inTransaction(async (client) => {
    const { rows: keys } = await client.query<MemoryKey>({ name: "stale-memories", text: STALE, values: [personId] });
    if (keys.length === 0) return;
    // Read with the rows held: whatever is stored after this marks them stale again.
    const measure = await measureOf(client, personId);
    const events = await readEvents(client, personId, keys);
    await keepFolded(
      client,
      personId,
      keys.map((key) => ({ key, memory: foldMemory(events.get(nameOf(key)) ?? [], measure.weights) })),
      measure,
    );
    await keepRecalls(
      client,
      keys.flatMap((key) => recallsOf(key, events, measure.weights)),
    );
  });
}

async function isAnyStale(personId: string): Promise<boolean> {
  const { rows } = await pool.query({
    name: "any-stale",
    text: `SELECT 1 FROM "Memory" WHERE "personId" = $1 AND stale LIMIT 1`,
    values: [personId],
  });
  return rows.length > 0;
}

/**
 * Folds every stale memory of a person: whoever reads memories calls this first. Does nothing where none is stale. Done once for all parts
 * of a page.
 */
export const foldStale = cache(async (personId: string): Promise<void> => {
  for (let isLeft = await settleAttempts(personId); isLeft; isLeft = await isAnyStale(personId)) await foldSome(personId);
});

/**
 * Somebody quiet for so long is folded, everybody after so long at most: once for a quiz, not after each of its answers. Whoever reads
 * sooner folds sooner.
 */
const QUIET_MS = 15_000;
const LONGEST_MS = 300_000;
const LOOK_EVERY_MS = 1_000;

/** Who is to be folded: since when, and when they last answered. */
const soon = new Map<string, { since: number; last: number }>();
let look: NodeJS.Timeout | undefined;

/** Folds whoever has been quiet, one after the other, so that answers need not wait for them. */
async function foldWhoIsQuiet(): Promise<void> {
  for (const [personId, { since, last }] of soon) {
    const now = performance.now();
    if (now - last < QUIET_MS && now - since < LONGEST_MS) continue;
    soon.delete(personId);
    await foldStale(personId).catch((error: Error) =>
      log.warn(toldOf(error), "memories were not folded after an answer; the next reader folds them"),
    );
  }
  look = soon.size > 0 ? setTimeout(() => void foldWhoIsQuiet(), LOOK_EVERY_MS).unref() : undefined;
}

/** Folds a person's stale memories soon, outside any request: so nobody waits for it later. */
export function foldSoon(personId: string): void {
  const now = performance.now();
  soon.set(personId, { since: soon.get(personId)?.since ?? now, last: now });
  look ??= setTimeout(() => void foldWhoIsQuiet(), LOOK_EVERY_MS).unref();
}

// Reading

const READ = `SELECT ${MEMORY_COLUMNS} FROM "Memory" y WHERE y."personId" = $1 AND ($2::uuid IS NULL OR y."setId" = $2) ORDER BY y."setId", y."factKey", y.slot`;

/** Every memory of whoever asks, or those of one set, folded. */
export async function memoriesOf(who: { personId: string }, setId: string | null = null): Promise<KeptMemory[]> {
  await foldStale(who.personId);
  const { rows } = await pool.query<MemoryRow>({ name: "read-memories", text: READ, values: [who.personId, setId] });
  return rows.map(toKeptMemory);
}

const READ_SOME = `
  SELECT ${MEMORY_COLUMNS} FROM unnest($2::uuid[], $3::text[], $4::text[]) AS k("setId", "factKey", slot)
  JOIN "Memory" y ON y."personId" = $1 AND y."setId" = k."setId" AND y."factKey" = k."factKey" AND y.slot = k.slot`;

/** Some memories of whoever asks, folded, by `nameOf`; what was never met is missing. */
export async function memoriesNamed(who: { personId: string }, keys: readonly MemoryKey[]): Promise<Map<string, KeptMemory>> {
  await foldStale(who.personId);
  const { rows } = await pool.query<MemoryRow>({
    name: "read-some-memories",
    text: READ_SOME,
    values: [who.personId, ...keyColumns(keys)],
  });
  return new Map(rows.map((row) => [nameOf({ setId: row.setId, factId: row.factKey, slot: row.slot }), toKeptMemory(row)]));
}

/** Holds every memory of some people, in the order in which everybody takes them: then nobody waits in a circle. */
export async function holdMemories(client: Queries, personIds: readonly string[]): Promise<void> {
  await client.query(`SELECT 1 FROM "Memory" WHERE "personId" = ANY($1) ORDER BY "personId", "setId", "factKey", slot FOR UPDATE`, [
    personIds,
  ]);
}

/** Marks everything of one person as stale: their weights or their plan changed. */
export async function markAllStale(client: Queries, personId: string): Promise<void> {
  await holdMemories(client, [personId]);
  await client.query(`UPDATE "Memory" SET stale = true WHERE "personId" = $1 AND NOT stale`, [personId]);
}
