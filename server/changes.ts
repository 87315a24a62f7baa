import "server-only";
import type { Fact } from "@/lib/facts/fact";
import { plainStatement } from "@/lib/facts/plain-statement";
import type { ChangedFact } from "@/lib/memory/practice";
import type { Quotation } from "@/lib/quizzes/answer";
import { db, pool } from "./db";
import { toFact, WITH_EVIDENCE } from "./fact-rows";
import { quotationsOf } from "./feedback";
import { foldStale } from "./memories";
import { standingSet, type StandingSet } from "./sets";

/** So many changes are told at once; the others the next time. */
const MOST_TOLD = 20;

/**
 * Facts that came to mean something else since this person last answered them, and that was not told yet: the latest such version of each
 * that somebody else made. `changed` stands in the memory until the fact is asked again.
 */
const CHANGED = `
  SELECT v.id, v."setId", v."factKey", v.number
  FROM (SELECT DISTINCT y."setId", y."factKey" FROM "Memory" y WHERE y."personId" = $1 AND y.changed) AS k
  JOIN "FactSet" s ON s.id = k."setId" AND s."deletedAt" IS NULL
  JOIN "Fact" f ON f."setId" = k."setId" AND f.key = k."factKey" AND f."deletedAt" IS NULL
  JOIN LATERAL (
    SELECT v.* FROM "FactVersion" v WHERE v."setId" = k."setId" AND v."factKey" = k."factKey" AND v.change = 'meaning' AND v.number > 1 ORDER BY v.number DESC LIMIT 1
  ) v ON v."personId" IS DISTINCT FROM $1
  WHERE NOT EXISTS (SELECT 1 FROM "FactNotice" n WHERE n."personId" = $1 AND n."factVersionId" = v.id)
  ORDER BY v."createdAt" DESC LIMIT ${MOST_TOLD}`;

type Changed = { id: string; setId: string; factKey: string; number: number };

/** A fact as it was before some version of it; null where there was none. */
async function versionBefore({ setId, factKey, number }: Changed): Promise<Fact | null> {
  const row = await db.factVersion.findFirst({
    where: { setId, factKey, number: { lt: number } },
    orderBy: { number: "desc" },
    include: WITH_EVIDENCE,
  });
  return row && toFact(factKey, row);
}

async function sourceOf(set: StandingSet, fact: Fact): Promise<Quotation | null> {
  return (await quotationsOf(set.setId, fact.evidence.slice(0, 1), set.graph.language))[0] ?? null;
}

async function told(changed: Changed): Promise<ChangedFact | null> {
  const set = await standingSet(changed.setId);
  const [before, now] = [await versionBefore(changed), set?.graph.fact(changed.factKey)];
  if (!set || !before || !now) return null;
  const replacement = set.graph.replacementOf(now) ?? now;
  const [was, is] = [plainStatement(set.graph, before), plainStatement(set.graph, replacement)];
  return was && is && was !== is ? { factVersionId: changed.id, before: was, after: is, source: await sourceOf(set, replacement) } : null;
}

/** "This changed": what whoever asks learnt and what is so now, each told once. */
export async function changesFor(who: { personId: string }): Promise<ChangedFact[]> {
  await foldStale(who.personId);
  const { rows } = await pool.query<Changed>({ name: "changed-facts", text: CHANGED, values: [who.personId] });
  return (await Promise.all(rows.map(told))).filter((change) => change !== null);
}

/** Keeps that these changes were told. Unknown ids are left out. */
export async function noteChangesSeen(who: { personId: string }, factVersionIds: readonly string[]): Promise<void> {
  const ids = factVersionIds.filter((id) => /^[0-9a-f-]{36}$/i.test(id)).slice(0, 1_000);
  await pool.query(
    `INSERT INTO "FactNotice" ("personId", "factVersionId")
     SELECT $1, v.id FROM "FactVersion" v WHERE v.id = ANY($2::uuid[]) AND EXISTS (SELECT 1 FROM "Memory" y WHERE y."personId" = $1 AND y."setId" = v."setId" AND y."factKey" = v."factKey")
     ON CONFLICT DO NOTHING`,
    [who.personId, ids],
  );
}
