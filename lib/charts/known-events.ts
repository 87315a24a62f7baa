import { eventsOf, type Graph } from "../facts/graph";
import type { Memory, MemoryKey, Weights } from "../memory/memory";
import { strengthBy } from "./strength";

/** How well each event of a set is known today, 0 to 1, by its id; an event of which nothing was asked is missing. */
export type KnownEvents = ReadonlyMap<string, number>;

type Kept = { key: Pick<MemoryKey, "factId">; memory: Memory | null };

/** The weakest memory of each fact: a fact is known when all of it is. */
function weakestOf(memories: readonly Kept[]): ReadonlyMap<string, Memory> {
  const weakest = new Map<string, Memory>();
  for (const { key, memory } of memories) {
    const least = weakest.get(key.factId);
    if (memory && (!least || memory.stability < least.stability)) weakest.set(key.factId, memory);
  }
  return weakest;
}

/**
 * The mean over the facts about each event that somebody was asked, at `now` in milliseconds; facts that the set no longer has are left
 * out.
 */
export function knownEvents(graph: Graph, memories: readonly Kept[], now: number, weights: Weights): KnownEvents {
  const grouped = [...weakestOf(memories)].flatMap(([id, memory]) => {
    const fact = graph.fact(id);
    return fact ? [{ groups: eventsOf(graph, fact), memory }] : [];
  });
  return new Map(strengthBy(grouped, now, weights).flatMap(({ group, known }) => (known === null ? [] : [[group, known] as const])));
}

/** How well some events are known together: the mean over those of which something was asked; null where there is none. */
export function knownTogether(known: KnownEvents, events: readonly { id: string }[]): number | null {
  const met = events.flatMap(({ id }) => known.get(id) ?? []);
  return met.length === 0 ? null : met.reduce((sum, one) => sum + one, 0) / met.length;
}

/**
 * How dark a dot is drawn for what is known of it, 0 to 1: nothing for what was not asked, and enough to be told from that for what is not
 * known.
 */
export const darknessOf = (known: number | null): number => (known === null ? 0 : 0.2 + 0.8 * known);
