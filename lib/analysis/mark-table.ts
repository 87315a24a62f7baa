import { groupBy } from "../group-by";
import { markOf, type Response } from "./responses";

/** The responses of a quiz, put in order once: what every statistic reads. */
export type MarkTable = {
  responses: readonly Response[];
  /** The sum of the marks of each attempt. */
  totals: ReadonlyMap<string, number>;
  /** The responses at each place, places in the order in which they first come. */
  byPosition: ReadonlyMap<string, readonly Response[]>;
  /** Whether every attempt was shown every place: only then can its reliability be told. */
  isComplete: boolean;
};

/** Sums and groups, in one pass each. An attempt has at most one response at a place. */
export function markTable(responses: readonly Response[]): MarkTable {
  const totals = new Map<string, number>();
  for (const response of responses) totals.set(response.attemptId, (totals.get(response.attemptId) ?? 0) + markOf(response));
  const byPosition = groupBy(responses, ({ item }) => item.position);
  return { responses, totals, byPosition, isComplete: responses.length === totals.size * byPosition.size };
}

/** What the attempts of these responses have in all. */
export const totalsOf = (table: MarkTable, responses: readonly Response[]): number[] =>
  responses.map(({ attemptId }) => table.totals.get(attemptId)!);

/** What the attempts of these responses have for everything else. */
export const restsOf = (table: MarkTable, responses: readonly Response[]): number[] =>
  responses.map((response) => table.totals.get(response.attemptId)! - markOf(response));
