import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { changeBetween } from "@/lib/facts/change";
import type { Closure, Entity, Fact, FactSet, Relation, Source } from "@/lib/facts/fact";
import { groupBy } from "@/lib/group-by";
import type { Problem } from "@/lib/problem";
import { db } from "./db";
import { entityColumns, relationColumns, toFactSet, versionColumns, WHOLE_SET } from "./fact-rows";
import { Prisma } from "./generated/prisma/client";

type Transaction = Prisma.TransactionClient;

/** What storing a set did, in facts. `problems` say what was refused: then nothing was stored. */
export type StoreReport = { set: string; created: number; changed: number; unchanged: number; skipped: number; problems: Problem[] };

export type StoreOptions = {
  /** Who owns a set that is made now; nobody for a bundled one. */
  ownerId?: string;
  /** Who made the new versions. */
  personId?: string;
  copiedFromId?: string;
  /** SHA-256 of the file of a bundled set. */
  seededFrom?: string;
  /** Facts that the given set lacks are taken out (a bundled set follows its file); otherwise they stay. */
  mirror?: boolean;
  /** Works everything out and stores nothing. */
  dryRun?: boolean;
};

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const json = (value: unknown) => value as Prisma.InputJsonValue;

class Rehearsed extends Error {}

/**
 * Stores a set under its slug, in one transaction: a new set, or what is new in it. The same set twice changes nothing. A changed fact gets a
 * new version; a source whose text changed becomes a source of its own, since texts never change.
 */
export async function storeFactSet(set: FactSet, options: StoreOptions = {}): Promise<StoreReport> {
  let report: StoreReport | undefined;
  try {
    await db.$transaction(
      async (transaction) => {
        report = await store(transaction, set, options);
        if (options.dryRun) throw new Rehearsed();
      },
      { timeout: 60_000, maxWait: 10_000 },
    );
  } catch (error) {
    if (!(error instanceof Rehearsed)) throw error;
  }
  return report!;
}

async function store(transaction: Transaction, set: FactSet, options: StoreOptions): Promise<StoreReport> {
  // One writer a slug at a time, whether the set exists yet or not.
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`set:${set.slug}`}, 0))`;
  const found = await transaction.factSet.findUnique({ where: { slug: set.slug }, include: WHOLE_SET });
  const setId = found?.id ?? (await makeSet(transaction, set, options));
  const before = found ? toFactSet(found) : null;
  const renamed = await storeSources(transaction, setId, before?.sources ?? [], set.sources);
  const touched = [
    await storeEntities(transaction, setId, before?.entities ?? [], set.entities),
    await storeRelations(transaction, setId, before?.relations ?? [], set.relations),
    await storeClosures(transaction, setId, before?.closures ?? [], set.closures.map((closure) => ({ ...closure, evidence: renameEvidence(closure.evidence, renamed) }))),
    renamed.size > 0,
  ].some(Boolean);
  const facts = set.facts.map((fact) => ({ ...fact, evidence: renameEvidence(fact.evidence, renamed) }));
  const counts = await storeFacts(transaction, setId, before?.facts ?? [], facts, options);
  const headChanged = found !== null && (found.title !== set.title || found.description !== (set.description ?? "") || found.licence !== set.licence);
  if (found && (touched || headChanged || counts.created + counts.changed + counts.removed > 0)) await renew(transaction, setId, set, options);
  const { removed: _removed, ...told } = counts;
  return { set: set.slug, ...told, skipped: 0, problems: [] };
}

async function makeSet(transaction: Transaction, set: FactSet, options: StoreOptions): Promise<string> {
  const row = await transaction.factSet.create({
    data: {
      slug: set.slug,
      title: set.title,
      description: set.description ?? "",
      language: set.language,
      licence: set.licence,
      ownerId: options.ownerId ?? null,
      copiedFromId: options.copiedFromId ?? null,
      seededFrom: options.seededFrom ?? null,
      visibility: options.ownerId ? "private" : "link",
    },
  });
  return row.id;
}

async function renew(transaction: Transaction, setId: string, set: FactSet, options: StoreOptions): Promise<void> {
  const { title, licence } = set;
  const seeded = options.seededFrom ? { seededFrom: options.seededFrom } : {};
  await transaction.factSet.update({ where: { id: setId }, data: { title, licence, description: set.description ?? "", revision: { increment: 1 }, ...seeded } });
}

/** Where evidence points once changed sources have new keys. */
function renameEvidence<E extends { source: string }>(evidence: readonly E[], renamed: ReadonlyMap<string, string>): E[] {
  return evidence.map((one) => ({ ...one, source: renamed.get(one.source) ?? one.source }));
}

const sourceColumns = (source: Source, position: number) => ({ kind: source.kind, title: source.title, date: source.date ?? null, of: source.of ? json(source.of) : Prisma.DbNull, outcome: source.outcome ?? false, damaged: json(source.damaged ?? []), position });

/** The key under which this very text was stored before, where it was. */
async function keysByText(transaction: Transaction, setId: string, sources: readonly Source[]): Promise<(source: Source) => string | undefined> {
  const rows = await transaction.source.findMany({ where: { setId, sha256: { in: sources.map((source) => sha256(source.text)) } }, select: { key: true, sha256: true } });
  const byText = groupBy(rows, (row) => row.sha256);
  return (source) => byText.get(sha256(source.text))?.find(({ key }) => key.startsWith(source.id))?.key;
}

/** Stores new sources; answers the new key of each source whose text differs from the stored one. */
async function storeSources(transaction: Transaction, setId: string, before: readonly Source[], after: readonly Source[]): Promise<Map<string, string>> {
  const stored = new Map(before.map((source) => [source.id, source]));
  const renamed = new Map<string, string>();
  const isSame = (source: Source) => stored.get(source.id)?.text === source.text;
  const storedUnder = await keysByText(transaction, setId, after.filter((source) => !isSame(source)));
  const created: Prisma.SourceCreateManyInput[] = [];
  for (const [position, source] of after.entries()) {
    const old = stored.get(source.id);
    const columns = sourceColumns(source, position);
    if (old && isSame(source)) {
      await transaction.source.update({ where: { setId_key: { setId, key: source.id } }, data: columns });
      continue;
    }
    const digest = sha256(source.text);
    const again = storedUnder(source);
    const key = again ?? (old ? `${source.id}-${digest.slice(0, 8)}` : source.id);
    if (old) await transaction.source.update({ where: { setId_key: { setId, key: old.id } }, data: { retiredAt: new Date() } });
    if (again) await transaction.source.update({ where: { setId_key: { setId, key } }, data: { ...columns, retiredAt: null } });
    else created.push({ setId, key, ...columns, text: source.text, sha256: digest });
    if (key !== source.id) renamed.set(source.id, key);
  }
  await transaction.source.createMany({ data: created });
  return renamed;
}

/** The items of `after` that `before` lacks or has otherwise. */
function differing<T extends { id: string }>(before: readonly T[], after: readonly T[], columns: (item: T) => unknown): { created: [T, number][]; changed: [T, number][] } {
  const stored = new Map(before.map((item) => [item.id, JSON.stringify(columns(item))]));
  const numbered = after.map((item, position) => [item, position] as [T, number]);
  return {
    created: numbered.filter(([item]) => !stored.has(item.id)),
    changed: numbered.filter(([item]) => stored.has(item.id) && stored.get(item.id) !== JSON.stringify(columns(item))),
  };
}

async function storeEntities(transaction: Transaction, setId: string, before: readonly Entity[], after: readonly Entity[]): Promise<boolean> {
  const { created, changed } = differing(before, after, entityColumns);
  // What was taken away and is named again comes back under its old key.
  const gone = await transaction.entity.findMany({ where: { setId, key: { in: created.map(([{ id }]) => id) } }, select: { key: true } });
  const buried = new Set(gone.map(({ key }) => key));
  const fresh = created.filter(([{ id }]) => !buried.has(id));
  if (fresh.length) await transaction.entity.createMany({ data: fresh.map(([entity, position]) => ({ setId, key: entity.id, position, ...entityColumns(entity) })) });
  for (const [entity, position] of [...changed, ...created.filter(([{ id }]) => buried.has(id))]) {
    await transaction.entity.update({ where: { setId_key: { setId, key: entity.id } }, data: { position, ...entityColumns(entity), deletedAt: null, revision: { increment: 1 } } });
  }
  return created.length + changed.length > 0;
}

async function storeRelations(transaction: Transaction, setId: string, before: readonly Relation[], after: readonly Relation[]): Promise<boolean> {
  const columns = (relation: Relation) => ({ ...relationColumns(relation), wording: relation.wording ? json(relation.wording) : Prisma.DbNull });
  const { created, changed } = differing(before, after, (relation) => [relationColumns(relation), sorted(relation.wording)]);
  const gone = await transaction.relation.findMany({ where: { setId, key: { in: created.map(([{ id }]) => id) } }, select: { key: true } });
  const buried = new Set(gone.map(({ key }) => key));
  const fresh = created.filter(([{ id }]) => !buried.has(id));
  if (fresh.length) await transaction.relation.createMany({ data: fresh.map(([relation, position]) => ({ setId, key: relation.id, position, ...columns(relation) })) });
  for (const [relation, position] of [...changed, ...created.filter(([{ id }]) => buried.has(id))]) {
    await transaction.relation.update({ where: { setId_key: { setId, key: relation.id } }, data: { position, ...columns(relation), deletedAt: null, revision: { increment: 1 } } });
  }
  return created.length + changed.length > 0;
}

/** JSON columns come back with their keys in another order. */
function sorted(value: unknown): unknown {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(sorted);
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]));
}

async function storeClosures(transaction: Transaction, setId: string, before: readonly Closure[], after: readonly Closure[]): Promise<boolean> {
  if (JSON.stringify(sorted(before)) === JSON.stringify(sorted(after))) return false;
  await transaction.closure.deleteMany({ where: { setId } });
  await transaction.closure.createMany({
    data: after.map((closure, position) => ({ setId, position, relationKey: closure.relation, subjectKey: closure.subject ?? null, objectKey: closure.object ?? null, scope: closure.scope, evidence: json(closure.evidence) })),
  });
  return true;
}

type FactCounts = { created: number; changed: number; unchanged: number; removed: number };

async function storeFacts(transaction: Transaction, setId: string, before: readonly Fact[], after: readonly Fact[], options: StoreOptions): Promise<FactCounts> {
  const stored = new Map(before.map((fact) => [fact.id, fact]));
  const gone = await transaction.fact.findMany({ where: { setId, deletedAt: { not: null } }, select: { key: true } });
  const buried = new Set(gone.map((fact) => fact.key));
  const created = after.filter((fact) => !stored.has(fact.id) && !buried.has(fact.id));
  const changed = after.flatMap((fact) => {
    const old = stored.get(fact.id);
    const change = old && changeBetween(old, fact);
    return change ? [{ fact, change }] : [];
  });
  const position = new Map(after.map((fact, index) => [fact.id, index]));
  if (created.length) await transaction.fact.createMany({ data: created.map((fact) => ({ setId, key: fact.id, position: position.get(fact.id) ?? 0 })) });
  await addVersions(transaction, setId, created.map((fact) => ({ fact, change: "meaning", number: 1 })), options.personId);
  const raised: NewVersion[] = [];
  for (const { fact, change } of changed) raised.push({ fact, change, number: await retireVersion(transaction, setId, fact.id) });
  // A fact that comes back is a new version of the old identity, so that memories of it live on.
  const returned = options.mirror ? after.filter((fact) => buried.has(fact.id)) : [];
  for (const fact of returned) {
    await transaction.fact.update({ where: { setId_key: { setId, key: fact.id } }, data: { deletedAt: null } });
    raised.push({ fact, change: "meaning", number: await retireVersion(transaction, setId, fact.id) });
  }
  await addVersions(transaction, setId, raised, options.personId);
  const kept = new Set(after.map((fact) => fact.id));
  const removed = options.mirror ? before.filter((fact) => !kept.has(fact.id)).map((fact) => fact.id) : [];
  if (removed.length) await transaction.fact.updateMany({ where: { setId, key: { in: removed } }, data: { deletedAt: new Date() } });
  return { created: created.length + returned.length, changed: changed.length, unchanged: after.length - created.length - changed.length - returned.length, removed: removed.length };
}

type NewVersion = { fact: Fact; change: string; number: number };

/** Takes the current version back and answers the number of the next one. */
async function retireVersion(transaction: Transaction, setId: string, factKey: string): Promise<number> {
  await transaction.factVersion.updateMany({ where: { setId, factKey, isCurrent: true }, data: { isCurrent: false } });
  const last = await transaction.factVersion.aggregate({ where: { setId, factKey }, _max: { number: true } });
  return (last._max.number ?? 0) + 1;
}

/** Memories of facts that came to mean something else are folded anew. They are held in the order in which everybody takes them: nobody waits in a circle. */
async function markStale(transaction: Transaction, setId: string, factKeys: string[]): Promise<void> {
  await transaction.$executeRaw`
    SELECT 1 FROM "Memory" WHERE "setId" = ${setId}::uuid AND "factKey" = ANY(${factKeys}) ORDER BY "personId", "setId", "factKey", slot FOR UPDATE`;
  await transaction.memory.updateMany({ where: { setId, factKey: { in: factKeys } }, data: { stale: true } });
}

async function addVersions(transaction: Transaction, setId: string, versions: readonly NewVersion[], personId: string | undefined): Promise<void> {
  if (versions.length === 0) return;
  const numbered = versions.map((version) => ({ ...version, id: randomUUID() }));
  await transaction.factVersion.createMany({
    data: numbered.map(({ id, fact, change, number }) => ({ id, setId, factKey: fact.id, number, change, personId: personId ?? null, ...versionColumns(fact) })),
  });
  const changed = versions.filter((version) => version.change === "meaning" && version.number > 1).map((version) => version.fact.id);
  if (changed.length > 0) await markStale(transaction, setId, changed);
  await transaction.evidence.createMany({
    data: numbered.flatMap(({ id, fact }) =>
      fact.evidence.map((one, position) => ({ factVersionId: id, setId, sourceKey: one.source, position, start: one.start, end: one.end, at: one.at ?? null })),
    ),
  });
}

/** Stores a new version of one fact of a set, or says null when nothing changed. The caller has checked that the person may. */
export async function saveFact(transaction: Transaction, setId: string, before: Fact | undefined, after: Fact, personId: string): Promise<string | null> {
  const change = before ? changeBetween(before, after) : "meaning";
  if (!change) return null;
  const position = before ? 0 : await transaction.fact.count({ where: { setId } });
  if (!before) await transaction.fact.create({ data: { setId, key: after.id, position } });
  await addVersions(transaction, setId, [{ fact: after, change, number: before ? await retireVersion(transaction, setId, after.id) : 1 }], personId);
  await transaction.factSet.update({ where: { id: setId }, data: { revision: { increment: 1 } } });
  return change;
}
