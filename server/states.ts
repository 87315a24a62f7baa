import "server-only";
import { canonicalJson } from "@/lib/canonical-json";
import type { Closure, Entity, Fact, Relation } from "@/lib/facts/fact";
import type { Question } from "@/lib/questions/question";
import { toClosure, toEntity, toFact, toRelation, WITH_EVIDENCE } from "./fact-rows";
import { isWithdrawn } from "./handling";
import type { Transaction } from "./sets-access";

/** A fact at one moment: the number of its current version, whether it was taken out, and what it said. */
export type FactState = { version: number; removed: boolean; fact: Fact };
/** A person, place or term at one moment. */
export type EntityState = { revision: number; removed: boolean; entity: Entity };
/** A kind of fact at one moment. */
export type RelationState = { revision: number; removed: boolean; relation: Relation };
/**
 * What was done to a question by hand, at one moment: its last words by somebody (null: generated ones), and whether it was written from
 * scratch, taken out or pinned.
 */
export type QuestionState = { version: number | null; authored: boolean; removed: boolean; pinned: boolean; question: Question | null };
/** The head of a set at one moment. */
export type SetState = { title: string; visibility: string; removed: boolean };

type ByKey<T> = Readonly<Record<string, T | null>>;

/**
 * Some things of a set at one moment, by their keys; null for what was not there. A list that is complete has the key of `closureKey`.
 * `file` is the name of the file that brought them, where one did: then they are told by that alone.
 */
export type States = {
  file?: string;
  facts?: ByKey<FactState>;
  entities?: ByKey<EntityState>;
  relations?: ByKey<RelationState>;
  closures?: ByKey<Closure>;
  questions?: ByKey<QuestionState>;
  set?: SetState;
};

/** Which things of a set a change may touch. */
export type Touched = {
  facts?: readonly string[];
  entities?: readonly string[];
  relations?: readonly string[];
  closures?: readonly string[];
  questions?: readonly string[];
  set?: true;
};

/** The name of a list that somebody may say is complete: whose list of what. */
export const closureKey = ({ relation, subject, object }: Pick<Closure, "relation" | "subject" | "object">): string =>
  JSON.stringify([relation, subject ?? null, object ?? null]);

type Within = { transaction: Transaction; setId: string };

const byKey = <T>(keys: readonly string[], found: readonly (readonly [string, T])[]): ByKey<T> => {
  const known = new Map(found);
  return Object.fromEntries(keys.map((key) => [key, known.get(key) ?? null]));
};

async function factStates({ transaction, setId }: Within, keys: readonly string[]): Promise<ByKey<FactState>> {
  const rows = await transaction.fact.findMany({
    where: { setId, key: { in: [...keys] } },
    include: { versions: { where: { isCurrent: true }, include: WITH_EVIDENCE } },
  });
  const states = rows.flatMap((row) =>
    row.versions.map(
      (version) => [row.key, { version: version.number, removed: row.deletedAt !== null, fact: toFact(row.key, version) }] as const,
    ),
  );
  return byKey(keys, states);
}

async function entityStates({ transaction, setId }: Within, keys: readonly string[]): Promise<ByKey<EntityState>> {
  const rows = await transaction.entity.findMany({ where: { setId, key: { in: [...keys] } } });
  return byKey(
    keys,
    rows.map((row) => [row.key, { revision: row.revision, removed: row.deletedAt !== null, entity: toEntity(row) }] as const),
  );
}

async function relationStates({ transaction, setId }: Within, keys: readonly string[]): Promise<ByKey<RelationState>> {
  const rows = await transaction.relation.findMany({ where: { setId, key: { in: [...keys] } } });
  return byKey(
    keys,
    rows.map((row) => [row.key, { revision: row.revision, removed: row.deletedAt !== null, relation: toRelation(row) }] as const),
  );
}

async function closureStates({ transaction, setId }: Within, keys: readonly string[]): Promise<ByKey<Closure>> {
  const rows = await transaction.closure.findMany({ where: { setId }, orderBy: { position: "asc" } });
  return byKey(
    keys,
    rows.map(toClosure).map((closure) => [closureKey(closure), closure] as const),
  );
}

async function questionStates({ transaction, setId }: Within, keys: readonly string[]): Promise<ByKey<QuestionState>> {
  const rows = await transaction.question.findMany({
    where: { setId, id: { in: [...keys] } },
    include: { versions: { where: { origin: { not: "generated" } }, orderBy: { number: "desc" }, take: 1 } },
  });
  const states = rows.map(
    ({ id, droppedAt, pinnedAt, versions: [last] }) =>
      [
        id,
        {
          version: last?.number ?? null,
          authored: last?.origin === "authored",
          removed: droppedAt !== null,
          pinned: pinnedAt !== null,
          question: last && !isWithdrawn(last) ? (last.content as unknown as Question) : null,
        },
      ] as const,
  );
  return byKey(keys, states);
}

async function setState({ transaction, setId }: Within): Promise<SetState> {
  const { title, visibility, deletedAt } = await transaction.factSet.findUniqueOrThrow({
    where: { id: setId },
    select: { title: true, visibility: true, deletedAt: true },
  });
  return { title, visibility, removed: deletedAt !== null };
}

/** These things as they are now, taken out or not. */
export async function readStates(within: Within, touched: Touched): Promise<States> {
  const { facts, entities, relations, closures, questions, set } = touched;
  return {
    ...(facts && { facts: await factStates(within, facts) }),
    ...(entities && { entities: await entityStates(within, entities) }),
    ...(relations && { relations: await relationStates(within, relations) }),
    ...(closures && { closures: await closureStates(within, closures) }),
    ...(questions && { questions: await questionStates(within, questions) }),
    ...(set && { set: await setState(within) }),
  };
}

/** A state without the number that says how often the thing was changed: what it is like. */
function contentOf(state: unknown): unknown {
  if (state === null || typeof state !== "object") return state;
  return Object.fromEntries(Object.entries(state).filter(([name]) => name !== "version" && name !== "revision"));
}

/** Whether a thing is alike at two moments, however often it was changed between them. */
export const isAlike = (one: unknown, other: unknown): boolean =>
  canonicalJson(contentOf(one ?? null)) === canonicalJson(contentOf(other ?? null));

/** The keys of the things that are named there. */
export function touchedIn(states: States): Touched {
  const keys = (things: ByKey<unknown> | undefined) => things && Object.keys(things);
  const { facts, entities, relations, closures, questions, set } = states;
  return {
    facts: keys(facts),
    entities: keys(entities),
    relations: keys(relations),
    closures: keys(closures),
    questions: keys(questions),
    ...(set && { set: true as const }),
  };
}
