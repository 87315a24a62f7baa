import { groupBy } from "../group-by";

/** A wrong choice: the fact that was asked, and the facts that the chosen option would have been right for. */
export type Confusion = { setId: string; factId: string; chosenFactIds: readonly string[]; at: number };

/** Two facts of a set that somebody takes for one another, sorted by id; how often, either way round, and when last. */
export type ConfusedPair = { setId: string; factIds: readonly [string, string]; times: number; lastAt: number };

const MOST = 10;
const MS_PER_DAY = 86_400_000;
const REMEMBERED_DAYS = 60;

const pairOf = (one: string, other: string): [string, string] => (one < other ? [one, other] : [other, one]);

/**
 * What was confused in the last sixty days, the most often first, then the latest; at most ten pairs. A fact is never confused with itself.
 */
export function confusedPairs(confusions: readonly Confusion[], now: number, most = MOST): ConfusedPair[] {
  const recent = confusions.filter(({ at }) => now - at < REMEMBERED_DAYS * MS_PER_DAY);
  const mixed = recent.flatMap(({ setId, factId, chosenFactIds, at }) =>
    chosenFactIds.filter((chosen) => chosen !== factId).map((chosen) => ({ setId, at, factIds: pairOf(factId, chosen) })),
  );
  const pairs = [...groupBy(mixed, ({ setId, factIds }) => [setId, ...factIds].join(" ")).values()];
  return pairs
    .map((times) => ({
      setId: times[0]!.setId,
      factIds: times[0]!.factIds,
      times: times.length,
      lastAt: Math.max(...times.map(({ at }) => at)),
    }))
    .sort((one, other) => other.times - one.times || other.lastAt - one.lastAt)
    .slice(0, most);
}
