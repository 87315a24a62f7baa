import "server-only";
import { strengthBy, type GroupedFact } from "@/lib/charts/strength";
import type { Graph } from "@/lib/facts/graph";
import { groupBy } from "@/lib/group-by";
import type { StrengthOfSet } from "@/lib/memory/progress";
import type { AskableSet } from "./askable";
import type { KeptMemory, Measure } from "./memories";

/** A memory that holds something. */
export type Met = KeptMemory & { memory: NonNullable<KeptMemory["memory"]> };

export const isMet = (one: KeptMemory): one is Met => one.memory !== null;

/** The groups (topics, events) that a fact of a set belongs to, by name. */
export type GroupsOf = (graph: Graph, factId: string) => readonly string[];

/** Every fact of a set that can be asked, with its memory: the weakest of its sides, since a fact is known when all of it is. */
function factsIn(set: AskableSet, memories: readonly KeptMemory[], groupsOf: GroupsOf): GroupedFact[] {
  const byFact = groupBy(memories.filter(isMet), ({ key }) => key.factId);
  const factIds = [...new Set(set.facesOf([]).map((face) => face.factId))];
  return factIds.map((factId) => {
    const met = byFact.get(factId) ?? [];
    const weakest = met.reduce<Met | null>(
      (least, one) => (least === null || one.memory.stability < least.memory.stability ? one : least),
      null,
    );
    return { groups: groupsOf(set.graph, factId), memory: weakest?.memory ?? null };
  });
}

/** How well the groups of each set are known now, set by set. Memories of sets that are not among `sets` are left out. */
export function strengthsOf(
  sets: ReadonlyMap<string, AskableSet>,
  memories: readonly KeptMemory[],
  measure: Measure,
  now: number,
  groupsOf: GroupsOf,
): StrengthOfSet[] {
  return [...groupBy(memories, ({ key }) => key.setId)].flatMap(([setId, some]) => {
    const set = sets.get(setId);
    if (!set) return [];
    const { slug, title } = set.graph.set;
    return strengthBy(factsIn(set, some, groupsOf), now, measure.weights).map((row) => ({ ...row, set: { slug, title } }));
  });
}

/** The topic of a fact, if it has one. */
export const topicsIn: GroupsOf = (graph, factId) => {
  const topic = graph.fact(factId)?.topic;
  return topic ? [topic] : [];
};
