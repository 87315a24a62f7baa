import "server-only";
import { canonicalJson } from "@/lib/canonical-json";
import { foldMemory } from "@/lib/memory/fold";
import type { Memory, MemoryKey } from "@/lib/memory/memory";
import { dueAt } from "@/lib/memory/worth";
import { pool } from "./db";
import { nameOf, readEvents } from "./memory-events";
import {
  foldStale,
  markAllStale,
  measureOf,
  MEMORY_COLUMNS,
  toKeptMemory,
  type KeptMemory,
  type Measure,
  type MemoryRow,
} from "./memories";
import { inTransaction, type Queries } from "./transactions";

/** A memory that is kept otherwise than its fold: null where one of them has none. */
export type Difference = { personId: string; key: MemoryKey; kept: Partial<Memory> | null; folded: Partial<Memory> | null };

/** What a rebuild found. `stale` are memories that nobody has read since something happened to them: they are folded, never compared. */
export type Rebuild = { people: number; memories: number; answers: number; stale: number; differences: Difference[]; ms: number };

/** So many memories are read at once, and so many differences told. */
const CHUNK = 2_000;
const MOST_TOLD = 100;

const PEOPLE = `SELECT "personId" AS id FROM "Memory" UNION SELECT "personId" FROM "Outcome" UNION SELECT "personId" FROM "PastReview" ORDER BY 1`;

/** Every memory that is kept, and every one that should be. */
const KEYS = `
  SELECT "setId", "factKey" AS "factId", slot FROM "Memory" WHERE "personId" = $1
  UNION SELECT "setId", "factKey", slot FROM "Outcome" WHERE "personId" = $1
  UNION SELECT "setId", "factKey", slot FROM "PastReview" WHERE "personId" = $1 AND "withdrawnAt" IS NULL ORDER BY 1, 2, 3`;

const KEPT = `
  SELECT ${MEMORY_COLUMNS}, y.stale FROM unnest($2::uuid[], $3::text[], $4::text[]) AS k("setId", "factKey", slot)
  JOIN "Memory" y ON y."personId" = $1 AND y."setId" = k."setId" AND y."factKey" = k."factKey" AND y.slot = k.slot`;

type Kept = { one: KeptMemory; stale: boolean };

async function keptOf(client: Queries, personId: string, keys: readonly MemoryKey[]): Promise<Map<string, Kept>> {
  const values = [personId, keys.map((key) => key.setId), keys.map((key) => key.factId), keys.map((key) => key.slot)];
  const { rows } = await client.query<MemoryRow & { stale: boolean }>({ name: "kept-memories", text: KEPT, values });
  return new Map(
    rows.map((row) => [nameOf({ setId: row.setId, factId: row.factKey, slot: row.slot }), { one: toKeptMemory(row), stale: row.stale }]),
  );
}

/** The fields that differ; null where all are the same. */
function differingFields(
  kept: KeptMemory | undefined,
  folded: Memory | null,
  measure: Measure,
): { kept: Partial<Memory> | null; folded: Partial<Memory> | null } | null {
  const due = folded && dueAt(folded, measure.weights, measure.wanted);
  const one = kept?.memory ? { ...kept.memory, dueAt: kept.dueAt } : null;
  const other = folded ? { ...folded, dueAt: due } : null;
  const names = [...new Set([...Object.keys(one ?? {}), ...Object.keys(other ?? {})])] as (keyof Memory)[];
  const differing = names.filter((name) => canonicalJson(one?.[name] ?? null) !== canonicalJson(other?.[name] ?? null));
  const only = (memory: Memory | null) => memory && Object.fromEntries(differing.map((name) => [name, memory[name]]));
  return differing.length === 0 ? null : { kept: only(one), folded: only(other) };
}

type Checked = Pick<Rebuild, "memories" | "answers" | "stale" | "differences">;

async function checkSome(client: Queries, personId: string, keys: readonly MemoryKey[]): Promise<Checked> {
  const measure = await measureOf(client, personId);
  const [events, kept] = [await readEvents(client, personId, keys), await keptOf(client, personId, keys)];
  const found: Checked = { memories: 0, answers: 0, stale: 0, differences: [] };
  for (const key of keys) {
    const [happened, there] = [events.get(nameOf(key)) ?? [], kept.get(nameOf(key))];
    found.answers += happened.filter((event) => event.kind === "outcome").length;
    found.memories += there ? 1 : 0;
    found.stale += there?.stale ? 1 : 0;
    if (there?.stale) continue;
    const difference = differingFields(there?.one, foldMemory(happened, measure.weights), measure);
    if (difference) found.differences.push({ personId, key, ...difference });
  }
  return found;
}

/** Compares what is kept of one person with the fold of their answers, as of one moment. */
async function checkPerson(personId: string): Promise<Checked> {
  return inTransaction(async (client) => {
    const { rows: keys } = await client.query<MemoryKey>({ name: "memory-keys", text: KEYS, values: [personId] });
    const total: Checked = { memories: 0, answers: 0, stale: 0, differences: [] };
    for (let at = 0; at < keys.length; at += CHUNK) {
      const some = await checkSome(client, personId, keys.slice(at, at + CHUNK));
      total.memories += some.memories;
      total.answers += some.answers;
      total.stale += some.stale;
      total.differences.push(...some.differences);
    }
    return total;
  }, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
}

/** Folds everything of one person anew. */
async function rebuildPerson(personId: string): Promise<void> {
  await inTransaction(async (client) => {
    await client.query(
      `INSERT INTO "Memory" ("personId", "setId", "factKey", slot)
       SELECT p."personId", p."setId", p."factKey", p.slot FROM "PastReview" p WHERE p."personId" = $1 AND p."withdrawnAt" IS NULL
       UNION SELECT o."personId", o."setId", o."factKey", o.slot FROM "Outcome" o JOIN "Mark" m ON m.id = o."markId" JOIN "Answer" n ON n.id = m."answerId"
         JOIN "AttemptItem" i ON i.id = n."attemptItemId" JOIN "Attempt" a ON a.id = i."attemptId"
       WHERE o."personId" = $1 AND a.purpose <> 'free' AND (a.feedback = 'each' OR a."settledAt" IS NOT NULL) ORDER BY 2, 3, 4
       ON CONFLICT DO NOTHING`,
      [personId],
    );
    await markAllStale(client, personId);
  });
  await foldStale(personId);
}

/**
 * Folds every memory of everybody anew from their answers; with `check` nothing is changed, and what is kept is compared with the fold
 * instead. Answers that arrive meanwhile are counted the next time. With `only`, the ids of some people, nobody else's memories are looked
 * at.
 */
export async function rebuildMemories({ check, only }: { check: boolean; only?: readonly string[] }): Promise<Rebuild> {
  const begun = performance.now();
  const people = only ?? (await pool.query<{ id: string }>(PEOPLE)).rows.map(({ id }) => id);
  const total: Rebuild = { people: people.length, memories: 0, answers: 0, stale: 0, differences: [], ms: 0 };
  for (const id of people) {
    if (!check) await rebuildPerson(id);
    const { memories, answers, stale, differences } = await checkPerson(id);
    total.memories += memories;
    total.answers += answers;
    total.stale += stale;
    total.differences.push(...differences.slice(0, MOST_TOLD - total.differences.length));
  }
  return { ...total, ms: Math.round(performance.now() - begun) };
}
