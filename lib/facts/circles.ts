import type { Problem } from "../problem";
import { LAYERS, type Entity, type Fact, type FactSet, type Layer } from "./fact";
import { graphOf, type Graph } from "./graph";

/** Something that leads from one name to another, and where the file says so. */
type Edge = { from: string; to: string; where: string };

const DONE = Symbol("done");

function add<K>(lists: Map<K, Edge[]>, key: K, edge: Edge): void {
  const list = lists.get(key);
  if (list) list.push(edge);
  else lists.set(key, [edge]);
}

/**
 * The circles that edges close, each once, as the edges that it is made of. Walks without recursion, so that a chain of any length will do.
 */
export function circlesIn(edges: readonly Edge[]): Edge[][] {
  const from = new Map<string, Edge[]>();
  for (const edge of edges) add(from, edge.from, edge);
  const state = new Map<string, number | typeof DONE>();
  return [...from.keys()].flatMap((start) => (state.has(start) ? [] : walk(start, from, state)));
}

/** Follows every edge from a start; an edge back onto the path walked closes a circle. */
function walk(start: string, from: ReadonlyMap<string, readonly Edge[]>, state: Map<string, number | typeof DONE>): Edge[][] {
  const circles: Edge[][] = [];
  const path: { name: string; next: number }[] = [{ name: start, next: 0 }];
  const taken: Edge[] = [];
  state.set(start, 0);
  for (let top = path[path.length - 1]; top; top = path[path.length - 1]) {
    const edge = from.get(top.name)?.[top.next++];
    if (!edge) {
      state.set(top.name, DONE);
      path.pop();
      taken.pop();
      continue;
    }
    const seen = state.get(edge.to);
    if (typeof seen === "number") circles.push([...taken.slice(seen), edge]);
    if (seen !== undefined) continue;
    state.set(edge.to, path.length);
    path.push({ name: edge.to, next: 0 });
    taken.push(edge);
  }
  return circles;
}

const around = (circle: readonly Edge[]) => [...circle.map((edge) => `"${edge.from}"`), `"${circle[0]!.from}"`].join(" → ");

function circleProblems(edges: readonly Edge[], message: (circle: string) => string): Problem[] {
  return circlesIn(edges).map((circle) => ({ where: circle[circle.length - 1]!.where, message: message(around(circle)) }));
}

/** Places that lie in themselves, and things that belong to themselves, over any number of steps. */
export function placeCircles(entities: readonly (Entity | null)[]): Problem[] {
  const edges = (way: "in" | "of") =>
    entities.flatMap((entity, index): Edge[] =>
      entity?.[way] === undefined ? [] : [{ from: entity.id, to: entity[way], where: `entities[${index}].${way}` }],
    );
  return [
    ...circleProblems(edges("in"), (circle) => `This place would lie in itself: ${circle}. Take one of these steps out.`),
    ...circleProblems(edges("of"), (circle) => `This would belong to itself: ${circle}. Take one of these steps out.`),
  ];
}

/** Facts that would replace themselves. */
export function factCircles(facts: readonly (Fact | null)[]): Problem[] {
  const edges = facts.flatMap((fact, index): Edge[] =>
    fact?.replacedBy === undefined ? [] : [{ from: fact.id, to: fact.replacedBy, where: `facts[${index}].replacedBy` }],
  );
  return circleProblems(edges, (circle) => `These facts would replace one another in a circle: ${circle}. Take one replacedBy out.`);
}

/** Relations that put things one before the other: by role, or by the usual ids. */
const isOrder = ({ role, id }: { role?: string; id: string }) =>
  role === "order" || id === "came-before" || id === "comes-before" || id === "before";

/**
 * Things that would come before themselves, as one layer and one voice tell it: a plan and what came of it may differ, and so may two
 * people.
 */
export function orderCircles(facts: readonly (Fact | null)[], set: FactSet): Problem[] {
  const orders = set.relations.filter(isOrder).map((relation) => relation.id);
  if (orders.length === 0) return [];
  const places = new Map(facts.flatMap((fact, index) => (fact ? [[fact.id, `facts[${index}]`]] : [])));
  const graph = graphOf(set);
  const found = LAYERS.flatMap((layer) => orders.flatMap((order) => orderCirclesOn(graph, layer, order, places)));
  return [...new Map(found.map((problem) => [`${problem.where} ${problem.message}`, problem])).values()];
}

function orderCirclesOn(graph: Graph, layer: Layer, order: string, places: ReadonlyMap<string, string>): Problem[] {
  const told = graph.factsOf(layer, order).filter((fact) => !fact.negated && fact.status !== "possible");
  const voices = new Map<string | undefined, Edge[]>();
  for (const fact of told) {
    if (!("entity" in fact.object)) continue;
    add(voices, fact.by, { from: fact.subject, to: fact.object.entity, where: places.get(fact.id) ?? "facts" });
  }
  return [...voices.values()].flatMap((edges) =>
    circleProblems(
      edges,
      (circle) => `Each of these would come before itself: ${circle}. Take one of these facts out, or say which replaces it.`,
    ),
  );
}
