import "server-only";
import { randomUUID } from "node:crypto";
import { changeBetween } from "@/lib/facts/change";
import type { Fact, FactSet } from "@/lib/facts/fact";
import type { Problem } from "@/lib/problem";
import { addFactVersions, markMemoriesStale, retireVersions } from "./bulk-rows";
import { readWholeSet, toFactSet } from "./whole-set";
import type { Prisma } from "./generated/prisma/client";
import { runInTurn } from "./in-pieces";
import { storePart, type Manner, type Stored, type Storing } from "./store-part";
import { storeQuestions } from "./store-questions";
import { inPrismaTransaction } from "./transactions";

type Transaction = Prisma.TransactionClient;

/** What storing a set did, in facts and questions. `problems` name the questions that were left out. */
export type StoreReport = { set: string; created: number; changed: number; unchanged: number; skipped: number; problems: Problem[] };

export type StoreOptions = {
  /** Who owns a set that is made now; nobody for a bundled one. */
  ownerId?: string;
  /** Who made the new versions. */
  personId?: string;
  copiedFromId?: string;
  /** SHA-256 of the file of a bundled set. */
  seededFrom?: string;
  /** How what is given stands to what is there; without it the whole of a set, where facts that it lacks stay. */
  manner?: Manner;
  /** Works everything out and stores nothing. */
  dryRun?: boolean;
};

class Rehearsed extends Error {}

/**
 * Stores a set under its slug, in one transaction: a new set, or what is new in it. The same set twice changes nothing. A changed fact gets
 * a new version; a source whose text changed becomes a source of its own, since texts never change.
 */
export async function storeFactSet(set: FactSet, options: StoreOptions = {}): Promise<StoreReport> {
  let report: StoreReport | undefined;
  try {
    await inPrismaTransaction(
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
  const found = await readWholeSet(transaction, { slug: set.slug });
  const setId = found?.id ?? (await makeSetRow(transaction, set, options));
  const storing: Storing = { transaction, setId, personId: options.personId ?? null };
  const before = found ? toFactSet(found) : null;
  const stored = await storePart(storing, before, set, options.manner ?? "whole");
  const questions = await storeQuestions(storing, () => afterStoring(before, set, stored), set.questions, set.slug);
  const headChanged =
    found !== null &&
    (found.title !== set.title ||
      found.description !== (set.description ?? "") ||
      found.licence !== set.licence ||
      found.markup !== (set.markup ?? false));
  if (found && (stored.touched || questions.touched || headChanged)) await renew(transaction, setId, set, options);
  const { created, changed, unchanged } = stored;
  return {
    set: set.slug,
    created: created + questions.created,
    changed: changed + questions.changed,
    unchanged: unchanged + questions.unchanged,
    skipped: questions.problems.length,
    problems: questions.problems,
  };
}

const besides = <T extends { id: string }>(before: readonly T[] = [], after: readonly T[]): T[] => [
  ...new Map([...before, ...after].map((item) => [item.id, item])).values(),
];

/** A set as it stands once something was stored in it: what questions are read with. */
export function afterStoring(before: FactSet | null, stored: FactSet, { renamed }: Pick<Stored, "renamed">): FactSet {
  const sources = stored.sources.map((source) => ({ ...source, id: renamed.get(source.id) ?? source.id }));
  const facts = stored.facts.map((fact) => ({
    ...fact,
    evidence: fact.evidence.map((one) => ({ ...one, source: renamed.get(one.source) ?? one.source })),
  }));
  return {
    ...stored,
    ...before,
    sources: besides(before?.sources, sources),
    entities: besides(before?.entities, stored.entities),
    relations: besides(before?.relations, stored.relations),
    facts: besides(before?.facts, facts),
    closures: [...(before?.closures ?? []), ...stored.closures],
    questions: [],
  };
}

/** Makes the row of a set, with nothing in it, and says its id. */
export async function makeSetRow(transaction: Transaction, set: FactSet, options: StoreOptions): Promise<string> {
  const row = await transaction.factSet.create({
    data: {
      slug: set.slug,
      title: set.title,
      description: set.description ?? "",
      language: set.language,
      licence: set.licence,
      markup: set.markup ?? false,
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
  await transaction.factSet.update({
    where: { id: setId },
    data: { title, licence, markup: set.markup ?? false, description: set.description ?? "", revision: { increment: 1 }, ...seeded },
  });
}

/** Stores a new version of one fact of a set, or says null when nothing changed. The caller has checked that the person may. */
export async function saveFact(
  transaction: Transaction,
  setId: string,
  before: Fact | undefined,
  after: Fact,
  personId: string,
): Promise<string | null> {
  const change = before ? changeBetween(before, after) : "meaning";
  if (!change) return null;
  const position = before ? 0 : await transaction.fact.count({ where: { setId } });
  if (!before) await transaction.fact.create({ data: { setId, key: after.id, position } });
  const number = before ? (await retireVersions(transaction, setId, [after.id])).get(after.id)!.next : 1;
  await runInTurn(addFactVersions(transaction, setId, [{ id: randomUUID(), fact: after, change, number }], personId));
  if (before && change === "meaning") await markMemoriesStale(transaction, setId, [after.id]);
  await transaction.factSet.update({ where: { id: setId }, data: { revision: { increment: 1 } } });
  return change;
}
