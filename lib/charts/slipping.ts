import type { Memory } from "../memory/memory";
import { knownNow, type Measure } from "../memory/worth";

/** A fact that is less well known than is wanted: its chance of recall today, and how far below what is wanted. */
export type Slipping<T> = { fact: T; recall: number; below: number };

const MOST = 10;

/**
 * The facts furthest below the wanted recall today, at most ten, the furthest first: what a session takes up first. None where all hold.
 */
export function slipping<T extends { memory: Memory | null }>(
  facts: readonly T[],
  measure: Pick<Measure, "now" | "weights" | "wanted">,
  most = MOST,
): Slipping<T>[] {
  const below = facts.flatMap((fact) => {
    const recall = fact.memory ? knownNow(fact.memory, measure) : 1;
    return recall < measure.wanted ? [{ fact, recall, below: measure.wanted - recall }] : [];
  });
  return below.sort((one, other) => other.below - one.below).slice(0, most);
}
