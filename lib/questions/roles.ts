import type { Relation } from "../facts/fact";
import type { Graph } from "../facts/graph";
import { keptBy } from "../facts/kept";

export const ROLES = ["attendance", "condition", "order", "meaning", "office", "speech", "date", "place"] as const;
/** What formats of several facts look for in a relation. Another set names its own relations so by `role`. */
export type Role = (typeof ROLES)[number];

/** The ids that relations of a role have where no relation of the set names the role. */
const USUAL: Readonly<Record<Role, readonly string[]>> = {
  attendance: ["attended"],
  condition: ["requires-first"],
  order: ["came-before"],
  meaning: ["means"],
  office: ["holds-office"],
  speech: ["said"],
  date: ["took-place-on", "held-on"],
  place: ["took-place-in", "held-in", "held-in-city"],
};

function find(graph: Graph, role: Role): readonly Relation[] {
  const named = graph.set.relations.filter((relation) => relation.role === role);
  return named.length > 0
    ? named
    : graph.set.relations.filter((relation) => relation.role === undefined && USUAL[role].includes(relation.id));
}

/**
 * The relations of a set that play a role: those that say so (`role`), or else those with one of its usual ids. In the order of the set.
 */
export const relationsFor: (graph: Graph, role: Role) => readonly Relation[] = keptBy(find);
