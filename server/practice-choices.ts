import "server-only";
import { askableSet } from "./askable";
import { db } from "./db";
import { practisedSets } from "./practice-candidates";
import { listSets } from "./sets";

/** A set that can be practised, with its topics by name; none where its facts have none. */
export type PracticeChoice = { id: string; slug: string; title: string; topics: string[] };

async function toChoice({ id, slug, title }: { id: string; slug: string; title: string }): Promise<PracticeChoice | null> {
  const set = await askableSet(id);
  const faces = set?.facesOf([]) ?? [];
  if (!set || faces.length === 0) return null;
  const topics = new Set(faces.flatMap(({ factId }) => set.graph.fact(factId)?.topic ?? []));
  return { id, slug, title, topics: [...topics].sort((a, b) => a.localeCompare(b, "en")) };
}

const toChoices = async (sets: readonly { id: string; slug: string; title: string }[]) =>
  (await Promise.all(sets.map(toChoice))).filter((choice) => choice !== null);

/** The sets a plan can be about: those that whoever asks has met, and their own. */
export async function planChoices(who: { personId: string }): Promise<PracticeChoice[]> {
  const met = await practisedSets(who.personId, []);
  const rows = await db.factSet.findMany({
    where: { deletedAt: null, OR: [{ id: { in: met } }, { ownerId: who.personId }] },
    select: { id: true, slug: true, title: true },
    orderBy: { title: "asc" },
  });
  return toChoices(rows);
}

/** The sets that whoever asks may practise now, met or not: bundled ones, their own, and those that they have met. */
export async function practiceChoices(who: { personId: string } | null): Promise<PracticeChoice[]> {
  const [listed, met] = await Promise.all([listSets(who), who ? planChoices(who) : []]);
  const known = new Set(met.map((choice) => choice.id));
  return [...(await toChoices(listed.filter(({ id }) => !known.has(id)))), ...met].sort((a, b) => a.title.localeCompare(b.title, "en"));
}
