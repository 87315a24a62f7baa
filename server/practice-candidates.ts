import "server-only";
import { cache } from "react";
import type { MemoryKey } from "@/lib/memory/memory";
import type { PlanScope } from "@/lib/memory/plan";
import type { Candidate } from "@/lib/memory/session";
import type { Random } from "@/lib/random";
import { askableSets, type AskableSet } from "./askable";
import { pool } from "./db";
import { keyColumns, nameOf } from "./memory-events";
import { foldStale, MEMORY_COLUMNS, toKeptMemory, type KeptMemory, type MemoryRow } from "./memories";

/** What a session chooses from. `free`: whatever there is of the scope, due or not. */
export type Choosing = {
  personId: string;
  scopes: readonly PlanScope[];
  free: boolean;
  keys: readonly MemoryKey[];
  now: number;
  random: Random;
};

/**
 * So many memories of each kind are looked at, however many there are: those due last, those due longest, some from between, those due
 * next.
 */
const LOOKED_AT = { dueLast: 220, dueLongest: 100, dueBetween: 100, next: 80 };
/** So many new facts are looked for, in so many looks of so many at each set. */
const FRESH = { wanted: 40, look: 60, looks: 3 };
/** So many sets take part in one session; by chance and need others do the next time. */
const MOST_SETS = 10;
/** So many confusions are remembered. */
const CONFUSIONS = 300;

/**
 * Sets that the person $1 may practise: theirs, those for everyone, those that a link leads to, that were shared with them or are for a
 * class of theirs (as in set-rights.ts), and those that a quiz brought them to.
 */
const MAY_PRACTISE = `s."deletedAt" IS NULL AND (s."ownerId" IS NULL OR s."ownerId" = $1 OR s.visibility = 'link'
  OR EXISTS (SELECT 1 FROM "Share" h WHERE h."setId" = s.id AND h."takenById" = $1 AND h."revokedAt" IS NULL)
  OR (s.visibility = 'classes' AND EXISTS (SELECT 1 FROM "Class" c JOIN "Membership" m ON m."classId" = c.id WHERE c."ownerId" = s."ownerId" AND c."deletedAt" IS NULL AND m."personId" = $1 AND m."leftAt" IS NULL))
  OR EXISTS (SELECT 1 FROM "Attempt" a WHERE a."personId" = $1 AND a."setId" = s.id AND a."quizId" IS NOT NULL))`;

const IS_IN_SCOPE = `(cardinality($2::uuid[]) = 0 OR y."setId" = ANY($2))`;
const IS_NOT_SET_ASIDE = `NOT EXISTS (SELECT 1 FROM "SetAside" z WHERE z."personId" = $1 AND z."setId" = y."setId" AND z."factKey" = y."factKey" AND (z.until IS NULL OR z.until > to_timestamp($3::float8 / 1000)))`;

const window = (condition: string, order: "ASC" | "DESC", limit: number) =>
  `(SELECT * FROM "Memory" y WHERE y."personId" = $1 AND ${condition} AND ${IS_IN_SCOPE} AND ${IS_NOT_SET_ASIDE} ORDER BY y."dueAt" ${order} LIMIT ${limit})`;
const NOW = `to_timestamp($3::float8 / 1000)`;

/** A bounded number of rows from the index by due date: no backlog, however long, makes it slower. */
const DUE = `
  SELECT DISTINCT ON (y."setId", y."factKey", y.slot) ${MEMORY_COLUMNS}
  FROM (${[
    window(`y."dueAt" <= ${NOW} + interval '12 hours'`, "DESC", LOOKED_AT.dueLast),
    window(`y."dueAt" <= ${NOW}`, "ASC", LOOKED_AT.dueLongest),
    window(
      `y."dueAt" <= ${NOW} - ($4::float8 * (${NOW} - (SELECT min(o."dueAt") FROM "Memory" o WHERE o."personId" = $1)))`,
      "DESC",
      LOOKED_AT.dueBetween,
    ),
    window(`y."dueAt" > ${NOW}`, "ASC", LOOKED_AT.next),
  ].join(" UNION ALL ")}) AS y`;

const NAMED = `
  SELECT ${MEMORY_COLUMNS} FROM unnest($2::uuid[], $3::text[], $4::text[]) AS k("setId", "factKey", slot)
  JOIN "Memory" y ON y."personId" = $1 AND y."setId" = k."setId" AND y."factKey" = k."factKey" AND y.slot = k.slot`;

/** Those of some faces that were not met, and are not set aside. */
const UNMET = `
  SELECT k."setId", k."factKey" AS "factId", k.slot FROM unnest($2::uuid[], $3::text[], $4::text[]) WITH ORDINALITY AS k("setId", "factKey", slot, place)
  WHERE NOT EXISTS (SELECT 1 FROM "Memory" y WHERE y."personId" = $1 AND y."setId" = k."setId" AND y."factKey" = k."factKey" AND y.slot = k.slot AND y.stability IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM "SetAside" z WHERE z."personId" = $1 AND z."setId" = k."setId" AND z."factKey" = k."factKey" AND (z.until IS NULL OR z.until > to_timestamp($5::float8 / 1000)))
  ORDER BY k.place`;

/** The sets that somebody met, found by leaps through the index of their memories. */
const MET_SETS = `
  WITH RECURSIVE met AS (
    (SELECT y."setId" FROM "Memory" y WHERE y."personId" = $1 ORDER BY y."setId" LIMIT 1)
    UNION ALL
    SELECT (SELECT y."setId" FROM "Memory" y WHERE y."personId" = $1 AND y."setId" > met."setId" ORDER BY y."setId" LIMIT 1) FROM met WHERE met."setId" IS NOT NULL
  )
  SELECT s.id FROM "FactSet" s
  WHERE s.id IN (SELECT "setId" FROM met WHERE cardinality($2::uuid[]) = 0 UNION ALL SELECT unnest($2::uuid[])) AND ${MAY_PRACTISE}
  ORDER BY s."createdAt" LIMIT 500`;

const CONFUSED = `SELECT "setId", "factKey", "chosenFactKeys" FROM "Confusion" WHERE "personId" = $1 AND cardinality("chosenFactKeys") > 0 ORDER BY "createdAt" DESC LIMIT ${CONFUSIONS}`;

/** Read once for all parts of a page; sets are told apart by their ids, since what a page remembers is found by single values. */
const practisedAmong = cache(async (personId: string, setIds: string): Promise<string[]> => {
  const { rows } = await pool.query<{ id: string }>({
    name: "practised-sets",
    text: MET_SETS,
    values: [personId, setIds.split(" ").filter(Boolean)],
  });
  return rows.map((row) => row.id);
});

/** The sets that the person practises: those of the scopes, or all that they have met. None that they may not. */
export const practisedSets = (personId: string, scopes: readonly PlanScope[]): Promise<string[]> =>
  practisedAmong(personId, scopes.map((scope) => scope.setId).join(" "));

async function dueOf({ personId, scopes, now, random }: Choosing): Promise<KeptMemory[]> {
  const { rows } = await pool.query<MemoryRow>({
    name: "due-memories",
    text: DUE,
    values: [personId, scopes.map((scope) => scope.setId), now, random.next()],
  });
  return rows.filter((row) => row.stability !== null).map(toKeptMemory);
}

async function namedMemories(personId: string, keys: readonly MemoryKey[]): Promise<KeptMemory[]> {
  if (keys.length === 0) return [];
  const { rows } = await pool.query<MemoryRow>({ name: "named-memories", text: NAMED, values: [personId, ...keyColumns(keys)] });
  return rows.map(toKeptMemory);
}

/** Where the search for new facts of a set goes on, by person and set: what was met once stays met. */
const reached = new Map<string, number>();
const KEPT_PLACES = 20_000;

function noteReached(name: string, place: number): void {
  if (reached.size >= KEPT_PLACES) reached.clear();
  reached.set(name, place);
}

/** A search through the faces of one set: from where the last one ended, and round once. */
type Search = { set: AskableSet; faces: readonly Omit<MemoryKey, "setId">[]; name: string; place: number; looked: number };

function searchIn({ personId, scopes }: Choosing, set: AskableSet): Search {
  const topics = scopes.find((scope) => scope.setId === set.setId)?.topics ?? [];
  const faces = set.facesOf(topics);
  const name = `${personId} ${set.setId} ${set.revision} ${topics.join("|")}`;
  return { set, faces, name, place: Math.min(reached.get(name) ?? 0, Math.max(0, faces.length - 1)), looked: 0 };
}

/** The next faces to look at; the search goes on after them. */
function nextFaces(search: Search): MemoryKey[] {
  const { set, faces, place, looked } = search;
  if (looked >= faces.length) return [];
  const some = faces.slice(place, place + FRESH.look);
  search.looked += some.length;
  search.place = place + FRESH.look >= faces.length ? 0 : place + FRESH.look;
  return some.map((face) => ({ setId: set.setId, ...face }));
}

/** New facts of some sets, each in its order: a few looks at most, each at all sets at once. */
async function freshIn({ personId, now, ...choosing }: Choosing, sets: Iterable<AskableSet>): Promise<MemoryKey[]> {
  const searches = [...sets].map((set) => searchIn({ personId, now, ...choosing }, set));
  const found: MemoryKey[] = [];
  for (let look = 0; look < FRESH.looks && found.length < FRESH.wanted; look++) {
    const before = new Map(searches.map((search) => [search.set.setId, search.place]));
    const keys = searches.flatMap(nextFaces);
    if (keys.length === 0) break;
    const { rows } = await pool.query<MemoryKey>({ name: "unmet-faces", text: UNMET, values: [personId, ...keyColumns(keys), now] });
    const hit = new Set([...found, ...rows].map((key) => key.setId));
    // A set in which something new was found is looked at from there again; one without goes on where this look ended.
    for (const search of searches)
      noteReached(search.name, hit.has(search.set.setId) ? (reached.get(search.name) ?? before.get(search.set.setId)!) : search.place);
    found.push(...rows);
  }
  return oncePerFact(found).slice(0, FRESH.wanted);
}

/** Slots of one fact are met on different days. */
function oncePerFact(keys: readonly MemoryKey[]): MemoryKey[] {
  const facts = new Set<string>();
  return keys.filter(({ setId, factId }) => !facts.has(`${setId} ${factId}`) && facts.add(`${setId} ${factId}`));
}

/** What was taken for what, both ways, by set and fact. */
async function confusionsOf(personId: string): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { rows } = await pool.query<{ setId: string; factKey: string; chosenFactKeys: string[] }>({
    name: "confusions",
    text: CONFUSED,
    values: [personId],
  });
  const pairs = new Map<string, Set<string>>();
  const note = (setId: string, one: string, other: string) =>
    pairs.set(`${setId} ${one}`, (pairs.get(`${setId} ${one}`) ?? new Set()).add(other));
  for (const { setId, factKey, chosenFactKeys } of rows) {
    for (const chosen of chosenFactKeys) {
      note(setId, factKey, chosen);
      note(setId, chosen, factKey);
    }
  }
  return pairs;
}

/** The sets that have most of these, and as many others as take part. */
function someSets(keys: readonly MemoryKey[], others: readonly string[], random: Random): string[] {
  const counts = new Map<string, number>();
  for (const { setId } of keys) counts.set(setId, (counts.get(setId) ?? 0) + 1);
  const most = [...counts].sort((a, b) => b[1] - a[1]).map(([setId]) => setId);
  return [...new Set([...most, ...random.shuffle(others)])].slice(0, MOST_SETS);
}

function isOnTopic(scopes: readonly PlanScope[], set: AskableSet, { setId, factId }: MemoryKey): boolean {
  const topics = scopes.find((scope) => scope.setId === setId)?.topics ?? [];
  return topics.length === 0 || topics.includes(set.graph.fact(factId)?.topic ?? "");
}

/** What the session chooses from, and the sets it is about. */
export type Chosen = { candidates: Candidate[]; sets: ReadonlyMap<string, AskableSet> };

/** Free practice takes a topic as it is: every face of it, with its memory where there is one. */
async function facesOfScopes(choosing: Choosing, sets: ReadonlyMap<string, AskableSet>): Promise<KeptMemory[]> {
  const faces = [...sets.values()].flatMap((set) => {
    const topics = choosing.scopes.find((scope) => scope.setId === set.setId)?.topics ?? [];
    return choosing.random
      .shuffle(set.facesOf(topics))
      .slice(0, 200)
      .map((face) => ({ setId: set.setId, ...face }));
  });
  const known = new Map((await namedMemories(choosing.personId, faces)).map((one) => [nameOf(one.key), one]));
  return oncePerFact(faces).map((key) => known.get(nameOf(key)) ?? { key, memory: null, dueAt: null });
}

async function chosenMemories(
  choosing: Choosing,
  practised: readonly string[],
): Promise<{ memories: KeptMemory[]; sets: Map<string, AskableSet> }> {
  const { personId, keys, free, random, scopes } = choosing;
  const may = new Set(practised);
  if (keys.length > 0) {
    const asked = keys.filter((key) => may.has(key.setId));
    const known = new Map((await namedMemories(personId, asked)).map((one) => [nameOf(one.key), one]));
    return {
      memories: asked.map((key) => known.get(nameOf(key)) ?? { key, memory: null, dueAt: null }),
      sets: await askableSets(asked.map((key) => key.setId)),
    };
  }
  if (free) {
    const sets = await askableSets(someSets([], practised, random));
    return { memories: await facesOfScopes(choosing, sets), sets };
  }
  const due = await dueOf(choosing);
  const seen = due.filter(({ key }) => may.has(key.setId));
  const sets = await askableSets(
    someSets(
      seen.map((one) => one.key),
      practised,
      random,
    ),
  );
  const fresh = await freshIn(choosing, sets.values());
  const met = seen.filter(({ key }) => sets.has(key.setId) && isOnTopic(scopes, sets.get(key.setId)!, key));
  return { memories: [...met, ...fresh.map((key) => ({ key, memory: null, dueAt: null }))], sets };
}

const NOBODY: readonly string[] = [];

function toCandidate(
  { key, memory }: KeptMemory,
  sets: ReadonlyMap<string, AskableSet>,
  confusions: ReadonlyMap<string, ReadonlySet<string>>,
): Candidate | null {
  const about = sets.get(key.setId)?.aboutFace(key);
  if (!about || about.formats.length === 0) return null;
  const confused = confusions.size > 0 ? confusions.get(`${key.setId} ${key.factId}`) : undefined;
  return { key, memory, siblings: about.siblings, formats: about.formats, confusedWith: confused ? [...confused] : NOBODY };
}

/** A bounded choice of what could be asked now: due and soon due memories, and facts not met yet, of sets that the person may see. */
export async function candidatesFor(choosing: Choosing): Promise<Chosen> {
  await foldStale(choosing.personId);
  const scopes =
    choosing.keys.length > 0
      ? [...new Set(choosing.keys.map((key) => key.setId))].map((setId) => ({ setId, topics: [] }))
      : choosing.scopes;
  const [practised, confusions] = await Promise.all([practisedSets(choosing.personId, scopes), confusionsOf(choosing.personId)]);
  const { memories, sets } = await chosenMemories(choosing, practised);
  return { candidates: memories.map((one) => toCandidate(one, sets, confusions)).filter((one) => one !== null), sets };
}
