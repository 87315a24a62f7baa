import "server-only";
import type { ConfusedPair } from "@/lib/charts/confused";
import { nameAlone, objectAlone, stateWithGap, GAP } from "@/lib/facts/wording";
import type { Graph } from "@/lib/facts/graph";
import type { Fact } from "@/lib/facts/fact";
import type { ConfusedFact, ConfusedToday } from "@/lib/memory/practice";
import type { MixedUp } from "@/lib/memory/progress";
import type { Slot } from "@/lib/questions/question";
import { pool } from "./db";
import { practisedSets } from "./practice-candidates";
import { standingSet } from "./sets";

/** Two facts that somebody took for one another when they were asked for one end of them. */
export type ConfusedKeys = ConfusedPair & { slot: Slot };

/** What was confused longer ago is forgotten. */
const DAYS_BACK = 60;

const PAIRS = `
  SELECT c."setId", c.slot, least(c."factKey", k.chosen) AS one, greatest(c."factKey", k.chosen) AS other, count(DISTINCT c."answerId")::int AS times, extract(epoch FROM max(c."createdAt"))::float8 * 1000 AS "lastAt"
  FROM "Confusion" c JOIN "Answer" n ON n.id = c."answerId" AND n."withdrawnAt" IS NULL
  JOIN "AttemptItem" i ON i.id = n."attemptItemId" JOIN "Attempt" a ON a.id = i."attemptId" AND (a.feedback = 'each' OR a."settledAt" IS NOT NULL)
  CROSS JOIN LATERAL unnest(c."chosenFactKeys") AS k(chosen)
  WHERE c."personId" = $1 AND c."createdAt" > now() - make_interval(days => ${DAYS_BACK}) AND cardinality(c."chosenFactKeys") <= 3 AND k.chosen <> c."factKey"
  GROUP BY 1, 2, 3, 4 ORDER BY times DESC, "lastAt" DESC LIMIT $2`;

/** What whoever asks confuses, the most often confused first. Nothing of a quiz that still goes on. */
export async function confusedPairs(who: { personId: string }, most: number): Promise<ConfusedKeys[]> {
  const { rows } = await pool.query<Omit<ConfusedKeys, "factIds"> & { one: string; other: string }>({
    name: "confused-pairs",
    text: PAIRS,
    values: [who.personId, most],
  });
  return rows.map(({ one, other, ...pair }) => ({ ...pair, factIds: [one, other] }));
}

/** A fact as its asked end, and what is said around that. Null where it cannot be worded. */
function worded(graph: Graph, fact: Fact, slot: Slot): ConfusedFact | null {
  const end = slot === "subject" ? "subject" : "object";
  const statement = stateWithGap(graph, fact, end);
  const [before, ...rest] = statement?.replace(/\.$/, "").split(GAP) ?? [];
  if (before === undefined || rest.length === 0) return null;
  return { text: end === "subject" ? nameAlone(graph, fact.subject) : objectAlone(graph, fact.object), before, after: rest.join(GAP) };
}

/** A pair of facts in words; null where they are gone, or cannot be told apart in words. */
async function pairOf({
  setId,
  slot,
  factIds,
}: ConfusedKeys): Promise<{ set: string; pair: readonly [ConfusedFact, ConfusedFact] } | null> {
  const set = await standingSet(setId);
  const facts = factIds.map((id) => set?.graph.fact(id));
  const [one, other] = facts.map((fact) => (set && fact ? worded(set.graph, fact, slot) : null));
  return set && one && other && one.text !== other.text ? { set: set.graph.set.slug, pair: [one, other] } : null;
}

/** What is mixed up, in words, the most often first; of sets that the person may practise. */
async function pairsInWords(
  who: { personId: string },
  most: number,
): Promise<{ keys: ConfusedKeys; set: string; pair: readonly [ConfusedFact, ConfusedFact] }[]> {
  const [pairs, sets] = await Promise.all([confusedPairs(who, most * 4), practisedSets(who.personId, [])]);
  const told = await Promise.all(
    pairs.filter(({ setId }) => sets.includes(setId)).map(async (keys) => ({ keys, told: await pairOf(keys) })),
  );
  return told.flatMap(({ keys, told }) => (told ? [{ keys, ...told }] : [])).slice(0, most);
}

/** The pairs to offer side by side: a few. */
export async function confusedToday(who: { personId: string }, most = 3): Promise<ConfusedToday[]> {
  const pairs = await pairsInWords(who, most);
  return pairs.map(({ keys: { setId, slot, factIds }, set, pair }) => ({
    setId,
    set,
    pair,
    keys: factIds.map((factId) => ({ setId, factId, slot })),
  }));
}

/** What whoever asks mixes up, and how often. */
export async function confusedWords(who: { personId: string }, most: number): Promise<MixedUp[]> {
  const pairs = await pairsInWords(who, most);
  return pairs.map(({ keys: { setId, slot, factIds, times }, pair }) => ({
    setId,
    pair,
    times,
    keys: factIds.map((factId) => ({ setId, factId, slot })),
  }));
}
