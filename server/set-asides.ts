import "server-only";
import { plainStatement } from "@/lib/facts/plain-statement";
import { db } from "./db";
import { standingSet } from "./sets";
import { localDateAt } from "./zones";

/** A fact that is not asked: until a date ("2026-03-03"), or never again where there is none. `statement` is the fact in a sentence. */
export type PutAway = { setId: string; set: string; slug: string; factId: string; statement: string; until: string | null };

/** So many are listed. */
const MOST_LISTED = 500;

/** What whoever asks has set aside, the latest first. Facts and sets that are gone are left out. */
export async function setAsideOf(who: { personId: string; zone: string | null }): Promise<PutAway[]> {
  const rows = await db.setAside.findMany({
    where: { personId: who.personId, set: { deletedAt: null }, OR: [{ until: null }, { until: { gt: new Date() } }] },
    include: { set: { select: { title: true, slug: true } } },
    orderBy: { createdAt: "desc" },
    take: MOST_LISTED,
  });
  const sets = new Map(
    await Promise.all([...new Set(rows.map((row) => row.setId))].map(async (id) => [id, await standingSet(id)] as const)),
  );
  return rows.flatMap(({ setId, factKey, until, set }) => {
    const graph = sets.get(setId)?.graph;
    const fact = graph?.fact(factKey);
    const statement = graph && fact ? plainStatement(graph, fact) : null;
    return statement
      ? [{ setId, set: set.title, slug: set.slug, factId: factKey, statement, until: until && localDateAt(who.zone, until.getTime()) }]
      : [];
  });
}
