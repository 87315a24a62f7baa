import "server-only";
import type { Saved, Stale } from "@/lib/facts/difference";
import type { FactSet } from "@/lib/facts/fact";
import type { Problem } from "@/lib/problem";
import { db } from "./db";
import type { Prisma } from "./generated/prisma/client";
import { named } from "./ids";
import { copyableBy, editableBy, viewableBy, type Asking } from "./set-rights";
import { readSet, standingSet, type StandingSet } from "./sets";
import { inPrismaTransaction } from "./transactions";

export type { Saved } from "@/lib/facts/difference";

/** Who is editing. */
export type Editor = { personId: string };
/** Queries within one transaction. */
export type Transaction = Prisma.TransactionClient;

/**
 * A set that somebody may change, as it stands. `mine` is false where it was shared with them: then they can neither share nor delete it.
 */
export type EditableSet = { set: FactSet; standing: StandingSet; mine: boolean };

/**
 * The set with this slug as it stands, for whoever may change it: its owner, or somebody it was shared with to edit. Null for everybody
 * else, and when it is missing or deleted.
 */
export async function editableSet(who: Editor, slug: string): Promise<EditableSet | null> {
  const row = await db.factSet.findFirst({ where: { slug: named(slug), ...editableBy(who) }, select: { id: true, ownerId: true } });
  const standing = row && (await standingSet(row.id));
  return standing && { set: standing.graph.set, standing, mine: row.ownerId === who.personId };
}

const idWhere = async (where: Prisma.FactSetWhereInput): Promise<string | null> =>
  (await db.factSet.findFirst({ where, select: { id: true } }))?.id ?? null;

/** The id of the set with this slug where somebody may change it, without reading the set; else null. */
export const editableSetId = (who: Editor, slug: string): Promise<string | null> => idWhere({ slug: named(slug), ...editableBy(who) });

/** Whether somebody may look at the set with this slug. */
export const mayView = async (who: Asking, slug: string): Promise<boolean> =>
  (await idWhere({ slug: named(slug), ...viewableBy(who) })) !== null;

/** Whether somebody may make a copy of the set with this slug. */
export const mayCopy = async (who: Asking, slug: string): Promise<boolean> =>
  (await idWhere({ slug: named(slug), ...copyableBy(who) })) !== null;

/** A set whose row is held, in the transaction that holds it, and who changes it. */
export type HeldSet = { transaction: Transaction; setId: string; set: FactSet; personId: string };

/**
 * Holds the row of a set until the transaction ends, and says its id; null when there is none with this slug that somebody may change by
 * then.
 */
export async function holdSet(transaction: Transaction, who: Editor, slug: string): Promise<string | null> {
  const [row] = await transaction.$queryRaw<{ id: string }[]>`SELECT id FROM "FactSet" WHERE slug = ${slug} FOR NO KEY UPDATE`;
  // Whether they may is asked while the row is held: a share that was revoked a moment ago opens nothing.
  const allowed = row && (await transaction.factSet.findFirst({ where: { id: row.id, ...editableBy(who) }, select: { id: true } }));
  return allowed?.id ?? null;
}

/** Changes of a large set read and check all of it. */
const TIMES = { timeout: 30_000, maxWait: 10_000 };

/** Thrown in the midst of a change to take all of it back: what a person can put right. Caught by `changeSet`. */
export class RefusedChange extends Error {
  constructor(
    readonly problems: Problem[],
    readonly stale?: Stale,
  ) {
    super("a change was refused");
  }
}

/** Thrown in the midst of a change to something that the set never had: for whoever asks, it is as if the set were not theirs. */
export class NotThere extends Error {}

/** Takes the change back that is under way, with one problem. */
export function refuseChange(where: string, message: string): never {
  throw new RefusedChange([{ where, message }]);
}

/**
 * Runs a change on a set with its row held, so that two changes follow one another and each sees what the other did. All of it is kept, or
 * nothing. Null when somebody may not change it, or no longer.
 */
export async function onEditableSet<T>(who: Editor, slug: string, work: (held: HeldSet) => Promise<T>): Promise<T | null> {
  return inPrismaTransaction(async (transaction) => {
    const setId = await holdSet(transaction, who, slug);
    const set = setId && (await readSet(setId, transaction));
    return setId && set ? work({ transaction, setId, set, personId: who.personId }) : null;
  }, TIMES);
}

/** The same for a change that may refuse itself (`RefusedChange`), or name what is not there (`NotThere`): then nothing of it is kept. */
export async function changeSet<T>(who: Editor, slug: string, work: (held: HeldSet) => Promise<T>): Promise<Saved<T> | null> {
  try {
    const value = await onEditableSet(who, slug, async (held) => ({ done: await work(held) }));
    return value && { ok: true, value: value.done };
  } catch (error) {
    if (error instanceof NotThere) return null;
    if (!(error instanceof RefusedChange)) throw error;
    return { ok: false, problems: error.problems, ...(error.stale && { stale: error.stale }) };
  }
}

/** Says that a set changed: whatever was worked out from it is worked out anew. */
export async function renewSet({ transaction, setId }: Pick<HeldSet, "transaction" | "setId">): Promise<void> {
  await transaction.factSet.update({ where: { id: setId }, data: { revision: { increment: 1 } } });
}
