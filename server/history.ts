import "server-only";
import type { Saved } from "@/lib/facts/difference";
import type { Problem } from "@/lib/problem";
import { checkFactSet } from "@/lib/facts/fact-set.schema";
import { applyStates } from "./apply-states";
import { db } from "./db";
import { Prisma } from "./generated/prisma/client";
import { isUuid } from "./ids";
import { changeSet, editableSetId, RefusedChange, refuseChange, renewSet, type Editor, type HeldSet } from "./sets-access";
import { readSet } from "./sets";
import { isAlike, readStates, touchedIn, type States, type Touched } from "./states";

export const EDIT_TARGETS = ["fact", "entity", "relation", "closure", "question", "source", "quiz", "set"] as const;
/** What sort of thing was changed. */
export type EditTarget = (typeof EDIT_TARGETS)[number];

export const EDIT_ACTIONS = [
  "added",
  "changed",
  "removed",
  "restored",
  "merged",
  "split",
  "pinned",
  "unpinned",
  "reworded",
  "approved",
  "filed",
  "marked",
  "closed",
  "opened",
  "renamed",
  "shared",
  "unshared",
  "imported",
  "undone",
] as const;
/** What was done to it. */
export type EditAction = (typeof EDIT_ACTIONS)[number];

/** What is written down of a change: of which thing (its key within the set) and what was done. */
export type EditNote = { target: EditTarget; targetKey: string; action: EditAction };

const json = (value: object) => value as Prisma.InputJsonValue;

/**
 * Writes a change down, in the transaction that makes it. `before` and `after` are what `undoEdit` puts back and looks for; null where it
 * cannot be undone.
 */
export async function recordEdit(
  { transaction, setId, personId }: Omit<HeldSet, "set">,
  note: EditNote,
  before: States | null,
  after: States | null,
): Promise<string> {
  const { id } = await transaction.edit.create({
    data: { setId, personId, ...note, before: before ? json(before) : Prisma.DbNull, after: after ? json(after) : Prisma.DbNull },
    select: { id: true },
  });
  return id;
}

/** Every thing that two moments know of, alike in both: nothing happened. */
function isUnchanged(before: States, after: States): boolean {
  const kinds = ["facts", "entities", "relations", "closures", "questions"] as const;
  return (
    kinds.every((kind) => Object.entries(after[kind] ?? {}).every(([key, state]) => isAlike(before[kind]?.[key], state))) &&
    isAlike(before.set, after.set)
  );
}

/**
 * Makes a change and writes it down together with how the things it touches were before and are after it. Where nothing changed nothing is
 * written. Answers the id of the edit, null where there was none.
 */
export async function recorded(held: HeldSet, note: EditNote, touched: Touched, work: () => Promise<unknown>): Promise<string | null> {
  const before = await readStates(held, touched);
  await work();
  const after = await readStates(held, touched);
  if (isUnchanged(before, after)) return null;
  await renewSet(held);
  return recordEdit(held, note, before, after);
}

/** Takes a change back in which a set would no longer fit together: a fact about somebody who is gone. */
export async function requireWhole({ transaction, setId }: HeldSet, problem: (problems: readonly Problem[]) => Problem): Promise<void> {
  const set = await readSet(setId, transaction);
  const checked = set && checkFactSet(set);
  if (checked && !checked.ok) throw new RefusedChange([problem(checked.problems)]);
}

/** One line of the history of a set, the newest first: by whom (null: somebody who is gone), and whether it was undone. */
export type EditLine = {
  id: string;
  target: EditTarget;
  targetKey: string;
  action: EditAction;
  at: Date;
  by: string | null;
  mine: boolean;
  undone: boolean;
  canUndo: boolean;
  before: States | null;
  after: States | null;
};

/** So many lines are read at once. */
export const EDITS_A_PAGE = 50;

/** Where a thing is named: by its own key, or among what a change touched. */
const about = (target: EditTarget, key: string): Prisma.EditWhereInput => {
  const kind = { fact: "facts", entity: "entities", relation: "relations", closure: "closures", question: "questions" }[target as string];
  return { OR: [{ target, targetKey: key }, ...(kind ? [{ after: { path: [kind, key], not: Prisma.AnyNull } }] : [])] };
};

/** What was done to a set, or to one thing of it, for whoever may change it; null for everybody else. */
export async function listEdits(
  who: Editor,
  slug: string,
  { thing, page = 0 }: { thing?: { target: EditTarget; key: string }; page?: number } = {},
): Promise<EditLine[] | null> {
  const setId = await editableSetId(who, slug);
  if (!setId) return null;
  const rows = await db.edit.findMany({
    where: { setId, ...(thing && about(thing.target, thing.key)) },
    include: { person: { select: { name: true, email: true, isAnonymous: true } } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    skip: page * EDITS_A_PAGE,
    take: EDITS_A_PAGE + 1,
  });
  return rows.map(({ person, personId, ...row }) => ({
    id: row.id,
    target: row.target as EditTarget,
    targetKey: row.targetKey,
    action: row.action as EditAction,
    at: row.createdAt,
    by: person && (person.name || (person.isAnonymous ? null : person.email)),
    mine: personId === who.personId,
    undone: row.undoneAt !== null,
    canUndo: row.undoneAt === null && row.before !== null,
    before: row.before as States | null,
    after: row.after as States | null,
  }));
}

/** Whether all that a change touched is still as the change left it. */
function stands(now: States, after: States): boolean {
  return isUnchanged(now, after);
}

const LATER = "Something was changed there since. Undo that first.";
const RESTS = "Something later rests on this. Take that out first.";

/**
 * Puts everything that a change touched back to how it was. Refused where it was changed again since, or where something later rests on it.
 */
export async function undoEdit(who: Editor, slug: string, editId: string): Promise<Saved<string> | null> {
  if (!isUuid(editId)) return null;
  const saved = await changeSet(who, slug, async (held) => {
    const { transaction, setId, personId } = held;
    const edit = await transaction.edit.findFirst({ where: { id: editId, setId } });
    const [before, after] = [edit?.before as States | null | undefined, edit?.after as States | null | undefined];
    if (!edit || !before || !after) return null;
    if (edit.undoneAt) refuseChange("edit", "This was undone already.");
    const now = await readStates(held, touchedIn(after));
    if (!stands(now, after)) refuseChange("edit", LATER);
    await applyStates(held, before);
    await requireWhole(held, () => ({ where: "edit", message: RESTS }));
    await transaction.edit.update({ where: { id: editId }, data: { undoneAt: new Date(), undoneById: personId } });
    await renewSet(held);
    return recordEdit(
      held,
      { target: edit.target as EditTarget, targetKey: edit.targetKey, action: "undone" },
      now,
      await readStates(held, touchedIn(after)),
    );
  });
  return saved && (saved.ok ? (saved.value === null ? null : { ok: true, value: saved.value }) : saved);
}
