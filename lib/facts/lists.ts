import type { Closure, Fact } from "./fact";
import type { Graph } from "./graph";
import { nameInText, nameAlone, objectAlone } from "./wording";

/** A list that could be complete: everybody of whom something is said of one thing, or everything said of one. */
export type FactList = {
  id: string;
  relation: string;
  end: { subject: string } | { object: string };
  title: string;
  members: { factId: string; name: string }[];
  closure: Closure | null;
};

const SEPARATOR = "~";

/** The id of a list, as it stands in an address: the kind of fact, which end it is of, and of whom. */
export const listId = (relation: string, end: FactList["end"]): string =>
  ["subject" in end ? [relation, "subject", end.subject] : [relation, "object", end.object]].flat().join(SEPARATOR);

/** The list that an id names; null for anything else. */
export function readListId(id: string): Pick<FactList, "relation" | "end"> | null {
  const [relation, end, entity, ...more] = id.split(SEPARATOR);
  if (!relation || !entity || more.length > 0 || (end !== "subject" && end !== "object")) return null;
  return { relation, end: end === "subject" ? { subject: entity } : { object: entity } };
}

const isMember = (fact: Fact, relation: string, end: FactList["end"]) =>
  fact.relation === relation &&
  !fact.negated &&
  ("subject" in end ? fact.subject === end.subject : "entity" in fact.object && fact.object.entity === end.object);

/** A list as it stands: its members by what the facts say, and the closure, where somebody said that it is complete. */
export function listOf(graph: Graph, relation: string, end: FactList["end"]): FactList {
  const facts = graph.set.facts.filter((fact) => isMember(fact, relation, end));
  const named = (fact: Fact) => ("subject" in end ? objectAlone(graph, fact.object, fact.hedge) : nameAlone(graph, fact.subject));
  const closure =
    graph.set.closures.find(
      (one) => one.relation === relation && ("subject" in end ? one.subject === end.subject : one.object === end.object),
    ) ?? null;
  const of = nameInText(graph, "subject" in end ? end.subject : end.object);
  return {
    id: listId(relation, end),
    relation,
    end,
    title: `${graph.relation(relation)?.label ?? relation}: ${of}`,
    members: facts.map((fact) => ({ factId: fact.id, name: named(fact) })),
    closure,
  };
}

/**
 * The lists of one kind of fact that have two members or more, or that are closed; in the order of the set. None of a kind that has one
 * value at either end.
 */
export function listsOfRelation(graph: Graph, relationId: string): FactList[] {
  const relation = graph.relation(relationId);
  if (!relation || typeof relation.object === "string") return [];
  const ends = new Map<string, FactList["end"]>();
  for (const fact of graph.set.facts.filter((one) => one.relation === relationId)) {
    if (!relation.inverseFunctional && "entity" in fact.object) ends.set(`object ${fact.object.entity}`, { object: fact.object.entity });
    if (!relation.functional) ends.set(`subject ${fact.subject}`, { subject: fact.subject });
  }
  const lists = [...ends.values()].map((end) => listOf(graph, relationId, end));
  return lists.filter(({ members, closure }) => members.length > 1 || closure !== null);
}
