import "server-only";
import { randomBytes } from "node:crypto";
import { differencesOf, type Saved } from "@/lib/facts/difference";
import type { Fact, FactSet, Relation } from "@/lib/facts/fact";
import { checkFactSet } from "@/lib/facts/fact-set.schema";
import { readableRelation } from "@/lib/facts/readable";
import { relationOfForm, type RelationForm } from "@/lib/facts/relation-form";
import { canonicalJson } from "@/lib/canonical-json";
import { plural } from "@/lib/words";
import { storeRelation } from "./apply-states";
import { db } from "./db";
import { recorded } from "./history";
import { changeSet, editableSet, NotThere, RefusedChange, refuseChange, type Editor, type HeldSet } from "./sets-access";
import { slugWords } from "./slug-words";

const newKey = (label: string) => `${slugWords(label) || "kind"}-${randomBytes(4).toString("hex")}`;

/** A kind of fact as its editor sees it: its revision, and the facts that are of it. */
export type OwnRelation = { relation: Relation; revision: number; facts: Fact[] };

/** The kind of fact with this id; null when it is not there, or the set is not theirs to change. */
export async function findRelation(who: Editor, slug: string, relationId: string): Promise<OwnRelation | null> {
  const own = await editableSet(who, slug);
  const relation = own?.set.relations.find(({ id }) => id === relationId);
  const row =
    own &&
    relation &&
    (await db.relation.findUnique({ where: { setId_key: { setId: own.standing.setId, key: relationId } }, select: { revision: true } }));
  return row ? { relation, revision: row.revision, facts: own.set.facts.filter((fact) => fact.relation === relationId) } : null;
}

/** What the set never had is not there; what was taken out of it was. */
async function requireKnown({ transaction, setId }: HeldSet, key: string): Promise<void> {
  if (!(await transaction.relation.findUnique({ where: { setId_key: { setId, key } }, select: { key: true } }))) throw new NotThere();
}

async function revisionOf({ transaction, setId }: HeldSet, key: string): Promise<number> {
  return (await transaction.relation.findUniqueOrThrow({ where: { setId_key: { setId, key } }, select: { revision: true } })).revision;
}

/** The kind of fact as it was when it had this revision, as far as the history knows; else as it is. */
async function relationAt({ transaction, setId }: HeldSet, now: Relation, base: number | null): Promise<Relation> {
  const path = ["relations", now.id, "revision"];
  const edit = await transaction.edit.findFirst({
    where: { setId, OR: [{ after: { path, equals: base ?? 0 } }, { before: { path, equals: base ?? 0 } }] },
    select: { before: true, after: true },
  });
  type Kept = { relations?: Record<string, { revision: number; relation: Relation } | null> } | null;
  const states = [edit?.after, edit?.before].map((kept) => (kept as Kept | undefined)?.relations?.[now.id]);
  return states.find((state) => state?.revision === base)?.relation ?? now;
}

async function requireNewest(held: HeldSet, now: Relation, mine: Relation, base: number | null): Promise<void> {
  const revision = await revisionOf(held, now.id);
  if (base === revision) return;
  const began = await relationAt(held, now, base);
  throw new RefusedChange([], {
    base: revision,
    differences: differencesOf(readableRelation(began), readableRelation(mine), readableRelation(now)),
  });
}

const WORDING_PLACE = /^relations\[\d+\]\.wording\.\w+\.(\w+)/;
const FACT_PLACE = /^facts\[\d+\]/;

/** Refuses a kind of fact that its facts, or its own wordings, do not fit; the problem stands at the field of the form. */
function requireSense(set: FactSet, relation: Relation): void {
  const checked = checkFactSet({ ...set, relations: [...set.relations.filter(({ id }) => id !== relation.id), relation] });
  if (checked.ok) return;
  const problems = checked.problems.map(({ where, message }) => ({
    where: WORDING_PLACE.exec(where)?.[1] ?? (FACT_PLACE.test(where) ? "takes" : "label"),
    message: FACT_PLACE.test(where) ? `Facts of this kind would no longer fit: ${message}` : message,
  }));
  throw new RefusedChange(problems.slice(0, 5));
}

/** What saving a kind of fact did: its id, its revision now, and the edit that can be undone (null: nothing had changed). */
export type SavedRelation = { relationId: string; revision: number; editId: string | null };

/**
 * Saves a kind of fact, or adds one where `relationId` is null. `base` is the revision that the form was filled from: where another holds
 * by now nothing is saved and the difference is told. Null when the set is not theirs to change.
 */
export async function editRelation(
  who: Editor,
  slug: string,
  relationId: string | null,
  form: RelationForm,
  base: number | null = null,
): Promise<Saved<SavedRelation> | null> {
  return changeSet(who, slug, async (held) => {
    const before = relationId === null ? undefined : held.set.relations.find(({ id }) => id === relationId);
    if (relationId !== null && !before) await requireKnown(held, relationId);
    if (relationId !== null && !before) refuseChange("label", "This kind of fact was taken out.");
    const made = relationOfForm(form, relationId ?? newKey(form.label), held.set.language, before);
    if (!made.ok) throw new RefusedChange(made.problems);
    if (before) await requireNewest(held, before, made.value, base);
    requireSense(held.set, made.value);
    const note = { target: "relation", targetKey: made.value.id, action: before ? "changed" : "added" } as const;
    const isSame = before !== undefined && canonicalJson(before) === canonicalJson(made.value);
    const editId = await recorded(held, note, { relations: [made.value.id] }, () =>
      isSame ? Promise.resolve() : storeRelation(held, made.value),
    );
    return { relationId: made.value.id, revision: await revisionOf(held, made.value.id), editId };
  });
}

function requireUnused(set: FactSet, relationId: string): void {
  const facts = set.facts.filter((fact) => fact.relation === relationId).length;
  const used = facts + set.closures.filter((closure) => closure.relation === relationId).length;
  if (used > 0)
    refuseChange(
      "kind",
      plural("en", used, {
        one: "{count} fact or list is still of this kind. Change or take it out first.",
        other: "{count} facts or lists are still of this kind. Change or take these out first.",
      }),
    );
}

/** Takes a kind of fact out, or brings it back. Refused while facts are of it. Null when the set is not theirs to change. */
export async function removeRelation(who: Editor, slug: string, relationId: string, back = false): Promise<Saved<string | null> | null> {
  return changeSet(who, slug, async (held) => {
    await requireKnown(held, relationId);
    if (!back) requireUnused(held.set, relationId);
    return recorded(
      held,
      { target: "relation", targetKey: relationId, action: back ? "restored" : "removed" },
      { relations: [relationId] },
      () =>
        held.transaction.relation.updateMany({
          where: { setId: held.setId, key: relationId, deletedAt: back ? { not: null } : null },
          data: { deletedAt: back ? null : new Date(), revision: { increment: 1 } },
        }),
    );
  });
}
