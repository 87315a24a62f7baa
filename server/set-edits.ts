import "server-only";
import { randomBytes } from "node:crypto";
import type { Saved } from "@/lib/facts/difference";
import type { FactSet } from "@/lib/facts/fact";
import { readSetTitle } from "@/lib/facts/set-title";
import { starterRelations } from "@/lib/facts/starter-relations";
import { fill } from "@/lib/words";
import { words } from "@/messages";
import { languageToWrite } from "@/messages/language";
import { cutTexts } from "@/lib/review/excerpt";
import { db } from "./db";
import { storeFactSet } from "./facts";
import { recordEdit, recorded } from "./history";
import { named } from "./ids";
import { copyMedia } from "./media";
import { copyableBy, wholeTextsFor } from "./set-rights";
import { changeSet, RefusedChange, type Editor } from "./sets-access";
import { readSet } from "./sets";
import { slugWords } from "./slug-words";
import { readStates } from "./states";
import { inPrismaTransaction } from "./transactions";

const code = () => randomBytes(4).toString("hex");

/** Makes a copy that belongs to the person and says its slug; null when there is no such set that they may copy. */
export async function copySet(who: Editor, slug: string): Promise<string | null> {
  const row = await db.factSet.findFirst({ where: { slug: named(slug), ...copyableBy(who) }, select: { id: true } });
  const read = row && (await readSet(row.id));
  if (!row || !read) return null;
  const mayHaveTexts = (await db.factSet.count({ where: { id: row.id, ...wholeTextsFor(who) } })) > 0;
  const set = mayHaveTexts ? read : cutTexts(read);
  const copy = { ...set, slug: `${slug.slice(0, 40)}-${code()}`, title: fill(words("sets").copyTitle, { set: set.title }) };
  await storeFactSet(copy, { ownerId: who.personId, personId: who.personId, copiedFromId: row.id });
  await copyMedia(row.id, copy.slug);
  return copy.slug;
}

/** Makes an empty set with the usual kinds of fact under a title that was read (lib/facts/set-title), and says its slug. */
export async function makeSet(who: Editor, title: string): Promise<string> {
  const slug = `${slugWords(title) || "set"}-${code()}`;
  const language = languageToWrite();
  const set: FactSet = {
    format: "footing-fact-set/1",
    slug,
    title,
    language,
    licence: "CC-BY-4.0",
    sources: [],
    entities: [],
    relations: starterRelations(language),
    facts: [],
    closures: [],
    questions: [],
  };
  await storeFactSet(set, { ownerId: who.personId, personId: who.personId });
  return slug;
}

/** Gives a set another name; null when it is not theirs to change. */
export async function renameSet(who: Editor, slug: string, title: string): Promise<Saved<string> | null> {
  const read = readSetTitle(title);
  return changeSet(who, slug, async (held) => {
    if (!read.ok) throw new RefusedChange(read.problems);
    await recorded(held, { target: "set", targetKey: "", action: "renamed" }, { set: true }, () =>
      held.transaction.factSet.update({ where: { id: held.setId }, data: { title: read.value } }),
    );
    return read.value;
  });
}

export const VISIBILITIES = ["private", "classes", "link"] as const;
/** Who may look at a set without having been asked: nobody, the classes of its owner, or whoever has its link. */
export type Visibility = (typeof VISIBILITIES)[number];

/** Who may look at a set now; null when it is not one’s own. */
export async function visibilityOf(who: Editor, slug: string): Promise<Visibility | null> {
  const row = await db.factSet.findFirst({
    where: { slug: named(slug), ownerId: who.personId, deletedAt: null },
    select: { visibility: true },
  });
  return (row?.visibility as Visibility | undefined) ?? null;
}

type Head = { visibility?: Visibility; deletedAt?: Date | null };

/** So long a deleted set can be brought back. */
const BIN_DAYS = 30;

/** Changes the head of a set of one’s own, deleted not too long ago or not at all, and writes it down. False when it is not one’s own. */
async function changeHead(who: Editor, slug: string, action: "shared" | "removed" | "restored", data: Head): Promise<boolean> {
  return inPrismaTransaction(async (transaction) => {
    const [row] = await transaction.$queryRaw<
      { id: string }[]
    >`SELECT id FROM "FactSet" WHERE slug = ${slug} AND "ownerId" = ${who.personId} AND ("deletedAt" IS NULL OR "deletedAt" > now() - make_interval(days => ${BIN_DAYS})) FOR NO KEY UPDATE`;
    if (!row) return false;
    const within = { transaction, setId: row.id, personId: who.personId };
    const before = await readStates(within, { set: true });
    await transaction.factSet.update({ where: { id: row.id }, data });
    await recordEdit(within, { target: "set", targetKey: "", action }, before, await readStates(within, { set: true }));
    return true;
  });
}

/** Says who may look at a set of one’s own. False when it is not one’s own. */
export async function openSetTo(who: Editor, slug: string, visibility: Visibility): Promise<boolean> {
  return (await visibilityOf(who, slug)) !== null && changeHead(who, slug, "shared", { visibility });
}

/**
 * Takes a set of one’s own away, or brings it back while the thirty days last. False when it is not one’s own: whoever it was shared with
 * cannot.
 */
export async function deleteSet(who: Editor, slug: string, back = false): Promise<boolean> {
  return changeHead(who, slug, back ? "restored" : "removed", { deletedAt: back ? null : new Date() });
}
