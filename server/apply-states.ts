import "server-only";
import type { Closure, Entity, Relation } from "@/lib/facts/fact";
import { entityColumns, relationColumns } from "./fact-rows";
import { saveFact } from "./facts";
import { Prisma } from "./generated/prisma/client";
import { keepAsLast } from "./question-versions";
import {
  isAlike,
  readStates,
  touchedIn,
  type EntityState,
  type FactState,
  type QuestionState,
  type RelationState,
  type SetState,
  type States,
} from "./states";
import type { HeldSet } from "./sets-access";

const json = (value: unknown) => value as Prisma.InputJsonValue;
const sinceNow = (removed: boolean) => (removed ? new Date() : null);

/** Makes a fact say this, as a new version where it said something else; `null` and `removed` take it out. */
async function applyFact(
  { transaction, setId, personId }: HeldSet,
  key: string,
  now: FactState | null,
  wanted: FactState | null,
): Promise<void> {
  const removed = wanted?.removed ?? true;
  if (now && now.removed !== removed)
    await transaction.fact.update({ where: { setId_key: { setId, key } }, data: { deletedAt: sinceNow(removed) } });
  if (now && wanted) await saveFact(transaction, setId, now.fact, wanted.fact, personId);
}

/** Stores an entity as a row of its own, or in the place of the one that has its id. */
export async function storeEntity({ transaction, setId, set }: HeldSet, entity: Entity, removed = false): Promise<void> {
  const columns = { ...entityColumns(entity), deletedAt: sinceNow(removed) };
  const key = { setId, key: entity.id };
  await transaction.entity.upsert({
    where: { setId_key: key },
    update: { ...columns, revision: { increment: 1 } },
    create: { ...key, position: set.entities.length, ...columns },
  });
}

/** Stores a kind of fact likewise. */
export async function storeRelation({ transaction, setId, set }: HeldSet, relation: Relation, removed = false): Promise<void> {
  const columns = {
    ...relationColumns(relation),
    wording: relation.wording ? json(relation.wording) : Prisma.DbNull,
    deletedAt: sinceNow(removed),
  };
  const key = { setId, key: relation.id };
  await transaction.relation.upsert({
    where: { setId_key: key },
    update: { ...columns, revision: { increment: 1 } },
    create: { ...key, position: set.relations.length, ...columns },
  });
}

async function applyEntity(held: HeldSet, now: EntityState | null, wanted: EntityState | null): Promise<void> {
  const entity = wanted?.entity ?? now?.entity;
  if (entity) await storeEntity(held, entity, wanted?.removed ?? true);
}

async function applyRelation(held: HeldSet, now: RelationState | null, wanted: RelationState | null): Promise<void> {
  const relation = wanted?.relation ?? now?.relation;
  if (relation) await storeRelation(held, relation, wanted?.removed ?? true);
}

/** Says of a list that it is complete, or (null) takes that back. */
export async function storeClosure({ transaction, setId, set }: HeldSet, key: string, closure: Closure | null): Promise<void> {
  const [relationKey, subjectKey, objectKey] = JSON.parse(key) as [string, string | null, string | null];
  await transaction.closure.deleteMany({ where: { setId, relationKey, subjectKey, objectKey } });
  if (!closure) return;
  const { scope, evidence } = closure;
  await transaction.closure.create({
    data: { setId, position: set.closures.length, relationKey, subjectKey, objectKey, scope, evidence: json(evidence) },
  });
}

/** Gives a question back the words it had; where it had none by hand, the generated ones hold again. */
async function applyWords(held: HeldSet, now: QuestionState, wanted: QuestionState | null): Promise<void> {
  if (isAlike(now.question, wanted?.question)) return;
  if (wanted?.question) await keepAsLast(held, wanted.question, now.authored ? "authored" : "edited");
  else if (now.question && !now.authored) await keepAsLast(held, now.question, "withdrawn");
}

async function applyQuestion(held: HeldSet, id: string, now: QuestionState, wanted: QuestionState | null): Promise<void> {
  const { transaction } = held;
  await applyWords(held, now, wanted);
  await transaction.question.update({
    where: { id },
    data: { droppedAt: sinceNow(wanted?.removed ?? now.authored), pinnedAt: sinceNow(wanted?.pinned ?? false) },
  });
}

async function applySet({ transaction, setId }: HeldSet, { title, visibility, removed }: SetState): Promise<void> {
  await transaction.factSet.update({ where: { id: setId }, data: { title, visibility, deletedAt: sinceNow(removed) } });
}

/** The keys under which two collections differ. */
function differing<T>(
  now: Readonly<Record<string, T | null>> = {},
  wanted: Readonly<Record<string, T | null>> = {},
): [string, T | null, T | null][] {
  return Object.keys(wanted)
    .filter((key) => !isAlike(now[key], wanted[key]))
    .map((key) => [key, now[key] ?? null, wanted[key] ?? null]);
}

/**
 * Puts things back to how they were at another moment. What stands so already is left alone. Whether the whole still fits together is for
 * the caller to check.
 */
export async function applyStates(held: HeldSet, wanted: States): Promise<void> {
  const now = await readStates(held, touchedIn(wanted));
  for (const [, was, will] of differing(now.relations, wanted.relations)) await applyRelation(held, was, will);
  for (const [, was, will] of differing(now.entities, wanted.entities)) await applyEntity(held, was, will);
  for (const [key, was, will] of differing(now.facts, wanted.facts)) await applyFact(held, key, was, will);
  for (const [key, , will] of differing(now.closures, wanted.closures)) await storeClosure(held, key, will);
  for (const [id, was, will] of differing(now.questions, wanted.questions)) if (was) await applyQuestion(held, id, was, will);
  if (wanted.set && !isAlike(now.set, wanted.set)) await applySet(held, wanted.set);
}
