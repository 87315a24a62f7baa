import "server-only";
import { createHash } from "node:crypto";
import { changeBetween } from "@/lib/facts/change";
import type { Closure, Entity, Fact, FactSet, Relation, Source } from "@/lib/facts/fact";
import { groupBy } from "@/lib/group-by";
import {
  addEntities,
  addFacts,
  addFactVersions,
  addRelations,
  addSources,
  changeEntities,
  changeRelations,
  changeSources,
  markMemoriesStale,
  retireVersions,
  sourceColumns,
  type NewVersion,
  type Placed,
  type SourceRow,
} from "./bulk-rows";
import { entityColumns, relationColumns, toFact, WITH_EVIDENCE } from "./fact-rows";
import type { Prisma } from "./generated/prisma/client";
import { idsInOrder } from "./ids-in-order";
import { DONE, runInTurn, type Statement } from "./in-pieces";
import type { Transaction } from "./sets-access";
import { closureKey } from "./states";

/** A set that is written to, in the transaction that does it, and who makes its new versions. */
export type Storing = { transaction: Transaction; setId: string; personId: string | null };

/**
 * How what is given stands to what the set has. `part`: it is added, and what was taken out comes back. `whole`: it is the set as a file
 * has it, but facts that the file lacks stay, and what was taken out stays out. `mirror`: the set follows it in everything.
 */
export type Manner = "part" | "whole" | "mirror";

/**
 * What storing did to things of one sort: which are new, which had been taken out, and how changed ones were. `revision` is the one that
 * holds since.
 */
export type ThingTrail<T> = { made: string[]; returned: { key: string; revision: number }[]; changed: { before: T; revision: number }[] };

/**
 * What storing did, by keys: what taking it back needs. A changed fact names the version that holds since (`to`) and the one before
 * (`from`); `returned` ones had been taken out before.
 */
export type Trail = {
  sources: string[];
  entities: ThingTrail<Entity>;
  relations: ThingTrail<Relation>;
  closures: { key: string; before: Closure | null }[];
  facts: { made: string[]; returned: { key: string; to: number }[]; changed: { key: string; from: number; to: number }[] };
};

/** What storing came to. `renamed` are sources whose text differs from the one that has their id, under their new ids. */
export type Stored = {
  trail: Trail;
  created: number;
  changed: number;
  unchanged: number;
  removed: number;
  renamed: ReadonlyMap<string, string>;
  touched: boolean;
};

/**
 * Statements that write, with what they come to. Whoever asks the database anything between them yields DONE before; in an empty set nobody
 * needs to.
 */
type Steps<T> = AsyncGenerator<Statement | typeof DONE, T>;

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** JSON columns come back with their keys in another order. */
function sorted(value: unknown): unknown {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(sorted);
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

const alike = (one: unknown, other: unknown) => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
const byId = <T extends { id: string }>(items: readonly T[]) => new Map(items.map((item) => [item.id, item]));

/** Where evidence points once changed sources have new keys. */
function renameEvidence<E extends { source: string }>(evidence: readonly E[], renamed: ReadonlyMap<string, string>): E[] {
  return evidence.map((one) => ({ ...one, source: renamed.get(one.source) ?? one.source }));
}

/** Where in a list something new goes: in a set that follows its file where the file has it, else behind what is there. */
const placesFrom = (manner: Manner, before: readonly unknown[]) => (manner === "part" ? before.length : 0);

// Sources. `there` is what stands in the set; null where the set is empty, and nothing can have been taken out of it.

type KnownText = { key: string; sha256: string };

/** What the set has under these keys or with these very words, put away or not. */
async function knownTexts({ transaction, setId }: Storing, sources: readonly Source[]): Promise<KnownText[]> {
  if (sources.length === 0) return [];
  return transaction.$queryRaw<KnownText[]>`
    SELECT key, sha256 FROM "Source" WHERE "setId" = ${setId}::uuid AND (key = ANY(${sources.map(({ id }) => id)}) OR sha256 = ANY(${sources.map(({ text }) => sha256(text))}))`;
}

type StoredSources = { made: string[]; renamed: Map<string, string>; replaced: string[]; touched: boolean };

/** Stores new sources. Texts never change: one whose text differs from the stored one becomes a source of its own. */
async function* storeSources(
  storing: Storing,
  there: readonly Source[] | null,
  after: readonly Source[],
  manner: Manner,
): Steps<StoredSources> {
  const before = there ?? [];
  const standing = byId(before);
  const others = after.filter((source) => standing.get(source.id)?.text !== source.text);
  if (there) yield DONE;
  const known = there ? await knownTexts(storing, others) : [];
  const [keys, byText] = [new Set(known.map(({ key }) => key)), groupBy(known, ({ sha256 }) => sha256)];
  const first = placesFrom(manner, before);
  const done: StoredSources = { made: [], renamed: new Map(), replaced: [], touched: false };
  const [added, changed]: [SourceRow[], Omit<SourceRow, "text" | "sha256">[]] = [[], []];
  for (const [i, source] of after.entries()) {
    const old = standing.get(source.id);
    const columns = { ...sourceColumns(source), position: first + i };
    if (old?.text === source.text) {
      if (manner !== "part" || !alike(sourceColumns(old), sourceColumns(source))) changed.push({ key: source.id, ...columns });
      continue;
    }
    const digest = sha256(source.text);
    const again = byText.get(digest)?.find(({ key }) => key.startsWith(source.id))?.key;
    const key = again ?? (keys.has(source.id) ? `${source.id}-${digest.slice(0, 8)}` : source.id);
    if (old) done.replaced.push(old.id);
    if (key !== source.id) done.renamed.set(source.id, key);
    if (again !== undefined) changed.push({ key, ...columns });
    else added.push({ key, ...columns, text: source.text, sha256: digest });
    done.made.push(key);
  }
  yield* addSources(storing.transaction, storing.setId, added);
  yield* changeSources(storing.transaction, storing.setId, changed);
  return { ...done, touched: done.made.length > 0 };
}

/** Puts sources away on which no fact rests any more. */
export async function retireSources({ transaction, setId }: Storing, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  await transaction.$executeRaw`
    UPDATE "Source" s SET "retiredAt" = now() WHERE s."setId" = ${setId}::uuid AND s.key = ANY(${[...keys]}) AND NOT EXISTS (
      SELECT 1 FROM "Evidence" e JOIN "FactVersion" v ON v.id = e."factVersionId" AND v."isCurrent" JOIN "Fact" f ON f."setId" = v."setId" AND f.key = v."factKey" AND f."deletedAt" IS NULL
      WHERE e."setId" = s."setId" AND e."sourceKey" = s.key)`;
}

// Things and kinds of fact

type Differing<T> = { created: Placed<T>[]; changed: Placed<T>[] };

/** The items of `after` that `before` lacks or has otherwise, each with its place. */
function differing<T extends { id: string }>(
  before: readonly T[],
  after: readonly T[],
  columns: (item: T) => unknown,
  manner: Manner,
): Differing<T> {
  const places = new Map(before.map((item, position) => [item.id, position]));
  const stored = byId(before);
  const first = placesFrom(manner, before);
  const placed = after.map((item, i): Placed<T> => ({ item, position: manner === "part" ? (places.get(item.id) ?? first + i) : i }));
  return {
    created: placed.filter(({ item }) => !stored.has(item.id)),
    changed: placed.filter(({ item }) => stored.has(item.id) && !alike(columns(stored.get(item.id)!), columns(item))),
  };
}

const idsOf = <T extends { id: string }>(placed: readonly Placed<T>[]) => placed.map(({ item }) => item.id);

/** What was taken away and is named again comes back under its old key. */
function withoutBuried<T extends { id: string }>({ created, changed }: Differing<T>, buried: ReadonlySet<string>): Differing<T> {
  return {
    created: created.filter(({ item }) => !buried.has(item.id)),
    changed: [...changed, ...created.filter(({ item }) => buried.has(item.id))],
  };
}

type Row = { key: string; revision: number };

/** What the trail says of things. */
function trailOf<T extends { id: string }>(before: readonly T[], { created, changed }: Differing<T>, rows: readonly Row[]): ThingTrail<T> {
  const [stored, revisions] = [byId(before), new Map(rows.map(({ key, revision }) => [key, revision + 1]))];
  const since = (id: string) => revisions.get(id) ?? 1;
  return {
    made: idsOf(created),
    returned: idsOf(changed)
      .filter((id) => !stored.has(id))
      .map((key) => ({ key, revision: since(key) })),
    changed: idsOf(changed).flatMap((id) => (stored.has(id) ? [{ before: stored.get(id)!, revision: since(id) }] : [])),
  };
}

/** In the order of their keys, so that indexes take them one beside the other: quicker than all over the place. */
const byKey = <T extends { id: string }>(placed: readonly Placed<T>[]) =>
  [...placed].sort((one, other) => (one.item.id < other.item.id ? -1 : 1));

const rowsOf = <T extends { id: string }>({ created, changed }: Differing<T>) => [...idsOf(created), ...idsOf(changed)];

async function* storeEntities(
  { transaction, setId }: Storing,
  there: readonly Entity[] | null,
  after: readonly Entity[],
  manner: Manner,
): Steps<ThingTrail<Entity>> {
  const before = there ?? [];
  const differ = differing(before, after, entityColumns, manner);
  if (there) yield DONE;
  const rows =
    there === null
      ? []
      : await transaction.$queryRaw<
          Row[]
        >`SELECT key, revision FROM "Entity" WHERE "setId" = ${setId}::uuid AND key = ANY(${rowsOf(differ)})`;
  const wanted = withoutBuried(differ, new Set(rows.map(({ key }) => key)));
  yield* addEntities(transaction, setId, byKey(wanted.created));
  yield* changeEntities(transaction, setId, wanted.changed);
  return trailOf(before, wanted, rows);
}

async function* storeRelations(
  { transaction, setId }: Storing,
  there: readonly Relation[] | null,
  after: readonly Relation[],
  manner: Manner,
): Steps<ThingTrail<Relation>> {
  const before = there ?? [];
  const differ = differing(before, after, (relation) => [relationColumns(relation), relation.wording], manner);
  if (there) yield DONE;
  const rows =
    there === null
      ? []
      : await transaction.$queryRaw<
          Row[]
        >`SELECT key, revision FROM "Relation" WHERE "setId" = ${setId}::uuid AND key = ANY(${rowsOf(differ)})`;
  const wanted = withoutBuried(differ, new Set(rows.map(({ key }) => key)));
  yield* addRelations(transaction, setId, wanted.created);
  yield* changeRelations(transaction, setId, wanted.changed);
  return trailOf(before, wanted, rows);
}

// Lists that are complete

const json = (value: unknown) => value as Prisma.InputJsonValue;

async function storeClosures(
  { transaction, setId }: Storing,
  before: readonly Closure[],
  after: readonly Closure[],
  manner: Manner,
): Promise<Trail["closures"]> {
  const [standing, wanted] = [new Map(before.map((one) => [closureKey(one), one])), new Map(after.map((one) => [closureKey(one), one]))];
  const differ = [...wanted].filter(([key, one]) => !alike(standing.get(key), one)).map(([key]) => key);
  const gone = manner === "part" ? [] : [...standing.keys()].filter((key) => !wanted.has(key));
  if (differ.length + gone.length === 0) return [];
  const kept = [
    ...[...standing].filter(([key]) => !gone.includes(key)).map(([key, one]) => wanted.get(key) ?? one),
    ...[...wanted].filter(([key]) => !standing.has(key)).map(([, one]) => one),
  ];
  await transaction.closure.deleteMany({ where: { setId } });
  await transaction.closure.createMany({
    data: kept.map((closure, position) => ({
      setId,
      position,
      relationKey: closure.relation,
      subjectKey: closure.subject ?? null,
      objectKey: closure.object ?? null,
      scope: closure.scope,
      evidence: json(closure.evidence),
    })),
  });
  return [...differ, ...gone].map((key) => ({ key, before: standing.get(key) ?? null }));
}

// Facts

/** What facts said that were taken out since. */
async function buriedAmong({ transaction, setId }: Storing, facts: readonly Fact[]): Promise<Map<string, { fact: Fact; number: number }>> {
  if (facts.length === 0) return new Map();
  const gone = await transaction.$queryRaw<
    { key: string }[]
  >`SELECT key FROM "Fact" WHERE "setId" = ${setId}::uuid AND "deletedAt" IS NOT NULL`;
  const named = new Set(facts.map(({ id }) => id));
  const keys = gone.flatMap(({ key }) => (named.has(key) ? [key] : []));
  const versions =
    keys.length === 0
      ? []
      : await transaction.factVersion.findMany({ where: { setId, factKey: { in: keys }, isCurrent: true }, include: WITH_EVIDENCE });
  return new Map(versions.map((version) => [version.factKey, { fact: toFact(version.factKey, version), number: version.number }]));
}

type StoredFacts = { trail: Trail["facts"]; unchanged: number; removed: number };

const changesIn = (facts: readonly Fact[], standing: (id: string) => Fact | undefined) =>
  facts.flatMap((fact) => {
    const old = standing(fact.id);
    const change = old && changeBetween(old, fact);
    return change ? [{ fact, change }] : [];
  });

async function* storeFacts(storing: Storing, there: readonly Fact[] | null, after: readonly Fact[], manner: Manner): Steps<StoredFacts> {
  const { transaction, setId, personId } = storing;
  const before = there ?? [];
  const standing = byId(before);
  const unknown = after.filter(({ id }) => !standing.has(id));
  if (there) yield DONE;
  const buried = there ? await buriedAmong(storing, unknown) : new Map<string, never>();
  const first = placesFrom(manner, before);
  const created = byKey(
    after
      .map((item, i): Placed<Fact> => ({ item, position: first + i }))
      .filter(({ item }) => !standing.has(item.id) && !buried.has(item.id)),
  );
  const changed = changesIn(after, (id) => standing.get(id));
  // A fact that comes back is the old identity, so that memories of it live on; where it says something else, as a new version.
  const returned = manner === "whole" ? [] : unknown.filter(({ id }) => buried.has(id));
  const otherwise = changesIn(returned, (id) => buried.get(id)?.fact);
  yield* addFacts(transaction, setId, created);
  const nextId = idsInOrder();
  if (there) yield DONE;
  const numbers = await retireVersions(
    transaction,
    setId,
    [...changed, ...otherwise].map(({ fact }) => fact.id),
  );
  const raised = [...changed, ...otherwise].map(({ fact, change }): NewVersion => ({
    id: nextId(),
    fact,
    change,
    number: numbers.get(fact.id)!.next,
  }));
  yield* addFactVersions(
    transaction,
    setId,
    [...created.map(({ item }): NewVersion => ({ id: nextId(), fact: item, change: "meaning", number: 1 })), ...raised],
    personId,
  );
  if (there) yield DONE;
  await markMemoriesStale(
    transaction,
    setId,
    raised.filter(({ change }) => change === "meaning").map(({ fact }) => fact.id),
  );
  if (returned.length > 0)
    await transaction.$executeRaw`UPDATE "Fact" SET "deletedAt" = NULL WHERE "setId" = ${setId}::uuid AND key = ANY(${returned.map(({ id }) => id)})`;
  const removed = manner === "mirror" ? await removeOthers(storing, before, after) : 0;
  const trail = {
    made: idsOf(created),
    returned: returned.map(({ id }) => ({ key: id, to: numbers.get(id)?.next ?? buried.get(id)!.number })),
    changed: changed.map(({ fact: { id } }) => ({ key: id, from: numbers.get(id)!.held, to: numbers.get(id)!.next })),
  };
  return { trail, unchanged: after.length - created.length - changed.length - returned.length, removed };
}

async function removeOthers({ transaction, setId }: Storing, before: readonly Fact[], after: readonly Fact[]): Promise<number> {
  const kept = new Set(after.map(({ id }) => id));
  const removed = before.map(({ id }) => id).filter((id) => !kept.has(id));
  if (removed.length > 0)
    await transaction.$executeRaw`UPDATE "Fact" SET "deletedAt" = now() WHERE "setId" = ${setId}::uuid AND key = ANY(${removed})`;
  return removed.length;
}

async function* steps(storing: Storing, before: FactSet | null, after: FactSet, manner: Manner): Steps<Stored> {
  const sources = yield* storeSources(storing, before?.sources ?? null, after.sources, manner);
  const here = <T extends { evidence: { source: string }[] }>(items: readonly T[]): readonly T[] =>
    sources.renamed.size === 0 ? items : items.map((item) => ({ ...item, evidence: renameEvidence(item.evidence, sources.renamed) }));
  const entities = yield* storeEntities(storing, before?.entities ?? null, after.entities, manner);
  const relations = yield* storeRelations(storing, before?.relations ?? null, after.relations, manner);
  if (before || after.closures.length > 0) yield DONE;
  const closures = await storeClosures(storing, before?.closures ?? [], here(after.closures), manner);
  const facts = yield* storeFacts(storing, before?.facts ?? null, here(after.facts), manner);
  if (sources.replaced.length > 0) yield DONE;
  await retireSources(storing, sources.replaced);
  const trail: Trail = { sources: sources.made, entities, relations, closures, facts: facts.trail };
  const created = trail.facts.made.length + trail.facts.returned.length;
  const changed = trail.facts.changed.length;
  const others = [...Object.values(entities), ...Object.values(relations), closures].some((list) => list.length > 0);
  return {
    trail,
    created,
    changed,
    unchanged: facts.unchanged,
    removed: facts.removed,
    renamed: sources.renamed,
    touched: created + changed + facts.removed > 0 || others || sources.touched,
  };
}

/**
 * Stores what is new or otherwise than before in a set, in bulk: sources, things, kinds of fact, closed lists, facts. `before` is the set
 * as it stands, null for an empty one. Questions and the head of the set are for the caller.
 */
export const storePart = (storing: Storing, before: FactSet | null, after: FactSet, manner: Manner): Promise<Stored> =>
  runInTurn(steps(storing, before, after, manner));
