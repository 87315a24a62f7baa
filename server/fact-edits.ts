import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { differencesOf, type Saved } from "@/lib/facts/difference";
import type { Fact, FactSet, Source } from "@/lib/facts/fact";
import { factOfForm, formOfFact, type FactForm } from "@/lib/facts/fact-form";
import { checkFactSet } from "@/lib/facts/fact-set.schema";
import { graphOf } from "@/lib/facts/graph";
import { readableForm } from "@/lib/facts/readable";
import { sentenceOf } from "@/lib/facts/editor-lines";
import type { Problem } from "@/lib/problem";
import { db } from "./db";
import { toFact, WITH_EVIDENCE } from "./fact-rows";
import { saveFact } from "./facts";
import { recorded, requireWhole, type EditAction } from "./history";
import { named } from "./ids";
import { editableBy } from "./set-rights";
import { changeSet, NotThere, RefusedChange, refuseChange, type Editor, type HeldSet } from "./sets-access";

const code = () => randomBytes(4).toString("hex");

/** The problems of a changed set in the form’s words: the place inside the fact is the field. */
export function fieldProblems(problems: readonly Problem[], otherwise = "subject"): Problem[] {
  return problems.map(({ where, message }) => ({ where: /^[a-z]+\[\d+\]\.(\w+)/.exec(where)?.[1] ?? otherwise, message }));
}

function withFact(set: FactSet, fact: Fact, source: Source | null): FactSet {
  const others = set.facts.filter((one) => one.id !== fact.id);
  return { ...set, sources: source ? [...set.sources, source] : set.sources, facts: [...others, fact] };
}

/** Stores a source of a set: its text never changes. */
export async function addSource({ transaction, setId }: HeldSet, source: Source): Promise<void> {
  const position = await transaction.source.count({ where: { setId } });
  const sha256 = createHash("sha256").update(source.text).digest("hex");
  await transaction.source.create({
    data: { setId, key: source.id, position, kind: source.kind, title: source.title, text: source.text, sha256 },
  });
}

/** A version of a fact as it was stored; null when there is none of this number. */
async function versionOf({ transaction, setId }: HeldSet, factKey: string, number: number | null): Promise<Fact | null> {
  const row =
    number === null
      ? null
      : await transaction.factVersion.findUnique({ where: { setId_factKey_number: { setId, factKey, number } }, include: WITH_EVIDENCE });
  return row && toFact(factKey, row);
}

/** The number of the version of a fact that holds now. */
async function currentNumber({ transaction, setId }: HeldSet, factKey: string): Promise<number> {
  const row = await transaction.factVersion.findFirst({ where: { setId, factKey, isCurrent: true }, select: { number: true } });
  return row?.number ?? 0;
}

/** Refuses to save over what somebody else saved first, and says how it differs. */
async function requireNewest(held: HeldSet, now: Fact, form: FactForm, base: number | null): Promise<void> {
  const number = await currentNumber(held, now.id);
  if (base === number) return;
  const began = (await versionOf(held, now.id, base)) ?? now;
  const read = (one: FactForm) => readableForm(held.set, one);
  const differences = differencesOf(read(formOfFact(held.set, began)), read(form), read(formOfFact(held.set, now)));
  throw new RefusedChange([], { base: number, differences });
}

/**
 * What saving a fact did: its id, what kind of change it was (null: nothing had changed), the version that holds now, and the edit that can
 * be undone.
 */
export type SavedFact = { factId: string; change: string | null; version: number; editId: string | null };

/**
 * Saves a fact, or adds one where `factId` is null. `base` is the number of the version that the form was filled from: where another holds
 * by now nothing is saved and the difference is told. Null when the set is not theirs to change.
 */
export async function editFact(
  who: Editor,
  slug: string,
  factId: string | null,
  form: FactForm,
  base: number | null = null,
): Promise<Saved<SavedFact> | null> {
  return changeSet(who, slug, async (held) => {
    const before = factId === null ? undefined : held.set.facts.find((fact) => fact.id === factId);
    if (factId !== null && !before) await requireThere(held, [factId]);
    if (factId !== null && !before) refuseChange("fact", "This fact was taken out. Bring it back first, under “Taken out”.");
    if (before) await requireNewest(held, before, form, base);
    return storeForm(held, before, form, factId ?? `own-${code()}`);
  });
}

async function storeForm(held: HeldSet, before: Fact | undefined, form: FactForm, id: string): Promise<SavedFact> {
  const formed = factOfForm(held.set, form, id, before, { id: `words-${code()}`, title: "Words of the set’s owner" });
  if (!formed.ok) throw new RefusedChange(formed.problems);
  const { fact, source } = formed.value;
  const checked = checkFactSet(withFact(held.set, fact, source));
  if (!checked.ok) throw new RefusedChange(fieldProblems(checked.problems));
  return storeFact(held, before, fact, source);
}

/** Stores a fact that was checked, with its own source where it has one, and writes the change down. */
export async function storeFact(held: HeldSet, before: Fact | undefined, fact: Fact, source: Source | null): Promise<SavedFact> {
  let change: string | null = null;
  const note = { target: "fact", targetKey: fact.id, action: before ? "changed" : "added" } as const;
  const editId = await recorded(held, note, { facts: [fact.id] }, async () => {
    if (source) await addSource(held, source);
    change = await saveFact(held.transaction, held.setId, before, fact, held.personId);
  });
  return { factId: fact.id, change, version: await currentNumber(held, fact.id), editId };
}

/** Facts that say of themselves that one of these came of them. */
function restingOn(set: FactSet, factIds: ReadonlySet<string>): Fact[] {
  return set.facts.filter((fact) => fact.replacedBy !== undefined && factIds.has(fact.replacedBy) && !factIds.has(fact.id));
}

function requireUnused(set: FactSet, factIds: ReadonlySet<string>): void {
  const [other] = restingOn(set, factIds);
  if (other) refuseChange("fact", `“${sentenceOf(graphOf(set), other)}” says that this came of it. Change that fact first.`);
}

/** What can be done to several facts at once. */
export type BulkChange =
  { kind: "approve" } | { kind: "remove" } | { kind: "restore" } | { kind: "topic"; topic: string } | { kind: "trivial"; trivial: boolean };

const ACTION: Readonly<Record<BulkChange["kind"], EditAction>> = {
  approve: "approved",
  remove: "removed",
  restore: "restored",
  topic: "filed",
  trivial: "marked",
};

function changed(fact: Fact, change: BulkChange): Fact {
  if (change.kind === "approve") return { ...fact, review: undefined };
  if (change.kind === "topic") return { ...fact, topic: change.topic.trim() || undefined };
  return change.kind === "trivial" ? { ...fact, trivial: change.trivial || undefined } : fact;
}

async function requireThere({ transaction, setId }: HeldSet, factIds: readonly string[]): Promise<void> {
  const count = await transaction.fact.count({ where: { setId, key: { in: [...factIds] } } });
  if (count === 0) throw new NotThere();
  if (count < factIds.length) refuseChange("facts", "One of these facts is no longer there. Load the page again.");
}

async function applyTo(held: HeldSet, factIds: readonly string[], change: BulkChange): Promise<void> {
  const { transaction, setId, set, personId } = held;
  if (change.kind === "remove" || change.kind === "restore") {
    const isRemoval = change.kind === "remove";
    if (isRemoval) requireUnused(set, new Set(factIds));
    await transaction.fact.updateMany({
      where: { setId, key: { in: [...factIds] }, deletedAt: isRemoval ? null : { not: null } },
      data: { deletedAt: isRemoval ? new Date() : null },
    });
    return;
  }
  for (const fact of set.facts.filter(({ id }) => factIds.includes(id)))
    await saveFact(transaction, setId, fact, changed(fact, change), personId);
}

/** More facts are not changed by one press. */
const MOST_AT_ONCE = 1_000;

/**
 * Does one thing to several facts of a set, all or none, as one edit that one press undoes. Answers its id, null where nothing changed;
 * null alone when the set is not theirs.
 */
export async function changeFacts(
  who: Editor,
  slug: string,
  factIds: readonly string[],
  change: BulkChange,
): Promise<Saved<string | null> | null> {
  const ids = [...new Set(factIds)];
  return changeSet(who, slug, async (held) => {
    if (ids.length === 0) refuseChange("facts", "Choose the facts first.");
    if (ids.length > MOST_AT_ONCE) refuseChange("facts", `Choose at most ${MOST_AT_ONCE} facts at once.`);
    await requireThere(held, ids);
    const note = { target: "fact", targetKey: ids.length === 1 ? ids[0]! : "", action: ACTION[change.kind] } as const;
    return recorded(held, note, { facts: ids }, async () => {
      await applyTo(held, ids, change);
      if (change.kind === "restore") await requireFits(held);
    });
  });
}

/** A fact that comes back must still fit: whom it is about may be gone. */
async function requireFits(held: HeldSet): Promise<void> {
  await requireWhole(held, ([problem]) => ({ where: "fact", message: `It no longer fits the set. ${problem?.message ?? ""}`.trim() }));
}

/** Takes a fact out, or brings it back; null when the set is not theirs or has no such fact. */
export async function removeFact(who: Editor, slug: string, factId: string, back = false): Promise<Saved<string | null> | null> {
  return changeFacts(who, slug, [factId], { kind: back ? "restore" : "remove" });
}

/** One version of a fact, newest first in a list. */
export type FactHistory = { number: number; change: string; at: Date; mine: boolean; current: boolean };

/** The versions of a fact, newest first; empty when the set is not theirs to change. */
export async function listVersions(who: Editor, slug: string, factId: string): Promise<FactHistory[]> {
  const rows = await db.factVersion.findMany({
    where: { factKey: factId, fact: { set: { slug: named(slug), ...editableBy(who) } } },
    orderBy: { number: "desc" },
  });
  return rows.map(({ number, change, createdAt, personId, isCurrent }) => ({
    number,
    change,
    at: createdAt,
    mine: personId === who.personId,
    current: isCurrent,
  }));
}
