import "server-only";
import { randomBytes } from "node:crypto";
import { differencesOf, type Saved } from "@/lib/facts/difference";
import { mergeEntities, splitEntity, usesOfEntity, withChange, type EntityChange, type Uses } from "@/lib/facts/entity-changes";
import { ENTITY_KINDS, type Entity, type EntityKind, type FactSet } from "@/lib/facts/fact";
import type { EntityForm, SplitForm } from "@/lib/facts/fact-form.schema";
import { readableEntity } from "@/lib/facts/readable";
import { checkFactSet } from "@/lib/facts/fact-set.schema";
import { plural } from "@/lib/words";
import { storeClosure, storeEntity } from "./apply-states";
import { db } from "./db";
import { fieldProblems } from "./fact-edits";
import { saveFact } from "./facts";
import { recorded, requireWhole, type EditAction } from "./history";
import { changeSet, editableSet, NotThere, RefusedChange, refuseChange, type Editor, type HeldSet } from "./sets-access";
import { slugWords } from "./slug-words";
import { closureKey } from "./states";

const newKey = (name: string) => `${slugWords(name) || "entry"}-${randomBytes(4).toString("hex")}`;

const listed = (lines: string) => [
  ...new Set(
    lines
      .split(/\n/)
      .map((alias) => alias.trim())
      .filter(Boolean),
  ),
];

/** Latitude and longitude of a form: none, both, or a problem. */
function placeOf({ latitude, longitude }: EntityForm): Entity["at"] {
  if (latitude === "" && longitude === "") return undefined;
  const [north, east] = [latitude, longitude].map((text) => (text.trim() === "" ? Number.NaN : Number(text.replace(",", "."))));
  if (!(Math.abs(north!) <= 90)) refuseChange("latitude", "Give degrees from -90 to 90, like 48.86; or leave both empty.");
  if (!(Math.abs(east!) <= 180)) refuseChange("longitude", "Give degrees from -180 to 180, like 2.35; or leave both empty.");
  return [north!, east!];
}

function entityOfForm(form: EntityForm, id: string, before: Entity | undefined): Entity {
  const aliases = listed(form.aliases).filter((alias) => alias !== form.name);
  const kind = (before?.kind ?? form.kind) as EntityKind;
  const { at: _at, ...kept } = before ?? {};
  const at = kind === "place" ? placeOf(form) : undefined;
  return {
    ...kept,
    id,
    kind,
    subtype: form.subtype || undefined,
    name: form.name,
    article: form.article || undefined,
    aliases: aliases.length ? aliases : undefined,
    note: form.note || undefined,
    ...(at && { at }),
  };
}

/** What the set never had is not there; what was taken out of it was. */
async function requireKnown({ transaction, setId }: HeldSet, key: string): Promise<void> {
  if (!(await transaction.entity.findUnique({ where: { setId_key: { setId, key } }, select: { key: true } }))) throw new NotThere();
}

async function revisionOf({ transaction, setId }: HeldSet, key: string): Promise<number> {
  return (await transaction.entity.findUniqueOrThrow({ where: { setId_key: { setId, key } }, select: { revision: true } })).revision;
}

/** The entity as it was when it had this revision, as far as the history knows; else as it is. */
async function entityAt({ transaction, setId }: HeldSet, now: Entity, base: number | null): Promise<Entity> {
  const edits = await transaction.edit.findMany({
    where: { setId, after: { path: ["entities", now.id, "revision"], equals: base ?? 0 } },
    select: { after: true },
    take: 1,
  });
  const before =
    edits.length > 0
      ? null
      : await transaction.edit.findFirst({
          where: { setId, before: { path: ["entities", now.id, "revision"], equals: base ?? 0 } },
          select: { before: true },
        });
  const states = (edits[0]?.after ?? before?.before) as { entities?: Record<string, { entity: Entity } | null> } | null | undefined;
  return states?.entities?.[now.id]?.entity ?? now;
}

async function requireNewest(held: HeldSet, now: Entity, mine: Entity, base: number | null): Promise<void> {
  const revision = await revisionOf(held, now.id);
  if (base === revision) return;
  const began = await entityAt(held, now, base);
  throw new RefusedChange([], {
    base: revision,
    differences: differencesOf(readableEntity(began), readableEntity(mine), readableEntity(now)),
  });
}

/** A person, place or term of a set as its editor sees it: its revision, and what names it. */
export type OwnEntity = { entity: Entity; revision: number; uses: Uses };

/** The entry with this id; null when it is not there, or the set is not theirs to change. */
export async function findEntity(who: Editor, slug: string, entityId: string): Promise<OwnEntity | null> {
  const own = await editableSet(who, slug);
  const entity = own?.set.entities.find(({ id }) => id === entityId);
  const row =
    own &&
    entity &&
    (await db.entity.findUnique({ where: { setId_key: { setId: own.standing.setId, key: entityId } }, select: { revision: true } }));
  return row ? { entity, revision: row.revision, uses: usesOfEntity(own.set, entityId) } : null;
}

/** What saving a person, place or term did: its id, its revision now, and the edit that can be undone (null: nothing had changed). */
export type SavedEntity = { entityId: string; revision: number; editId: string | null };

/**
 * Saves a person, place or term, or adds one where `entityId` is null. `base` is the revision that the form was filled from: where another
 * holds by now nothing is saved and the difference is told. Null when the set is not theirs to change.
 */
export async function editEntity(
  who: Editor,
  slug: string,
  entityId: string | null,
  form: EntityForm,
  base: number | null = null,
): Promise<Saved<SavedEntity> | null> {
  return changeSet(who, slug, async (held) => {
    const before = entityId === null ? undefined : held.set.entities.find((entity) => entity.id === entityId);
    if (entityId !== null && !before) await requireKnown(held, entityId);
    if (entityId !== null && !before) refuseChange("name", "This entry was taken out, or merged with another.");
    if (!before && !(ENTITY_KINDS as readonly string[]).includes(form.kind)) refuseChange("kind", "Choose what it is.");
    const entity = entityOfForm(form, entityId ?? newKey(form.name), before);
    if (before) await requireNewest(held, before, entity, base);
    requireSense(withEntityIn(held.set, entity));
    const note = { target: "entity", targetKey: entity.id, action: before ? "changed" : "added" } as const;
    const editId = await recorded(held, note, { entities: [entity.id] }, () =>
      before && isSame(before, entity) ? Promise.resolve() : storeEntity(held, entity),
    );
    return { entityId: entity.id, revision: await revisionOf(held, entity.id), editId };
  });
}

const isSame = (one: Entity, other: Entity) => JSON.stringify(readableEntity(one)) === JSON.stringify(readableEntity(other));
const withEntityIn = (set: FactSet, entity: Entity): FactSet => ({
  ...set,
  entities: [...set.entities.filter(({ id }) => id !== entity.id), entity],
});

function requireSense(set: FactSet, otherwise?: string): void {
  const checked = checkFactSet(set);
  if (!checked.ok) throw new RefusedChange(fieldProblems(checked.problems, otherwise));
}

/** Stores what a change of entities comes to. */
async function storeChange(held: HeldSet, change: EntityChange): Promise<void> {
  const { transaction, setId, set, personId } = held;
  for (const entity of change.entities) await storeEntity(held, entity);
  for (const fact of change.facts)
    await saveFact(
      transaction,
      setId,
      set.facts.find(({ id }) => id === fact.id),
      fact,
      personId,
    );
  await transaction.fact.updateMany({ where: { setId, key: { in: change.goneFacts } }, data: { deletedAt: new Date() } });
  await transaction.entity.updateMany({
    where: { setId, key: { in: change.goneEntities } },
    data: { deletedAt: new Date(), revision: { increment: 1 } },
  });
  for (const closure of change.goneClosures) await storeClosure(held, closureKey(closure), null);
  for (const closure of change.closures) await storeClosure(held, closureKey(closure), closure);
}

const idsOf = (items: readonly { id: string }[]) => items.map(({ id }) => id);

async function recordChange(held: HeldSet, targetKey: string, action: EditAction, change: EntityChange): Promise<string | null> {
  const touched = {
    entities: [...idsOf(change.entities), ...change.goneEntities],
    facts: [...idsOf(change.facts), ...change.goneFacts],
    closures: [...change.closures, ...change.goneClosures].map(closureKey),
  };
  return recorded(held, { target: "entity", targetKey, action }, touched, () => storeChange(held, change));
}

/**
 * What merging or splitting came to: how many facts name the other one now, how many became one with another, and the edit that undoes it.
 */
export type ChangedEntities = { entityId: string; facts: number; united: number; editId: string | null };

const toldOf = (entityId: string, change: EntityChange, editId: string | null): ChangedEntities => ({
  entityId,
  facts: change.facts.length,
  united: change.goneFacts.length,
  editId,
});

/** Makes one entity of two: the kept one has the facts and the names of both. Null when the set is not theirs to change. */
export async function mergeEntity(who: Editor, slug: string, keptId: string, goneId: string): Promise<Saved<ChangedEntities> | null> {
  return changeSet(who, slug, async (held) => {
    await requireKnown(held, keptId);
    const merged = mergeEntities(held.set, keptId, goneId);
    if (!merged.ok) throw new RefusedChange(merged.problems);
    const checked = checkFactSet(withChange(held.set, merged.value));
    if (!checked.ok) refuseChange("with", `The two contradict each other: ${checked.problems[0]!.message}`);
    return toldOf(keptId, merged.value, await recordChange(held, keptId, "merged", merged.value));
  });
}

/** Makes two entities of one: the chosen facts are about the new one. Null when the set is not theirs to change. */
export async function splitOffEntity(
  who: Editor,
  slug: string,
  entityId: string,
  { second: name, secondAliases, factIds }: SplitForm,
): Promise<Saved<ChangedEntities> | null> {
  return changeSet(who, slug, async (held) => {
    await requireKnown(held, entityId);
    const added = { id: newKey(name), name, aliases: listed(secondAliases) };
    const split = splitEntity(held.set, entityId, added, factIds);
    if (!split.ok) throw new RefusedChange(split.problems);
    requireSense(withChange(held.set, split.value), "second");
    return toldOf(added.id, split.value, await recordChange(held, entityId, "split", split.value));
  });
}

const counted = (count: number, one: string, other: string) =>
  count === 0 ? [] : [plural("en", count, { one: `{count} ${one}`, other: `{count} ${other}` })];

/** What still names an entity, as a sentence: "It is still used by 3 facts and 1 complete list." */
function usedBy({ facts, entities, closures }: Uses): string | null {
  const parts = [
    ...counted(facts.length, "fact", "facts"),
    ...counted(entities.length, "other entry", "other entries"),
    ...counted(closures.length, "complete list", "complete lists"),
  ];
  return parts.length === 0 ? null : `It is still used by ${parts.join(" and ")}. Change or take these out first.`;
}

/** Takes a person, place or term out, or brings it back. Refused while something names it. Null when the set is not theirs to change. */
export async function removeEntity(who: Editor, slug: string, entityId: string, back = false): Promise<Saved<string | null> | null> {
  return changeSet(who, slug, async (held) => {
    await requireKnown(held, entityId);
    const used = back ? null : usedBy(usesOfEntity(held.set, entityId));
    if (used) refuseChange("entry", used);
    return recorded(
      held,
      { target: "entity", targetKey: entityId, action: back ? "restored" : "removed" },
      { entities: [entityId] },
      async () => {
        const { count } = await held.transaction.entity.updateMany({
          where: { setId: held.setId, key: entityId, deletedAt: back ? { not: null } : null },
          data: { deletedAt: back ? null : new Date(), revision: { increment: 1 } },
        });
        if (back && count > 0)
          await requireWhole(held, ([problem]) => ({
            where: "entry",
            message: `It no longer fits the set. ${problem?.message ?? ""}`.trim(),
          }));
      },
    );
  });
}
