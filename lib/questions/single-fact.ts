import type { Entity, Fact, FactObject, Layer, Relation } from "../facts/fact";
import { layerOf, type Graph } from "../facts/graph";
import { keptFor } from "../facts/kept";
import { isAskable } from "./askable";
import type { Ask } from "./question-format";
import type { Slot } from "./question";

/** An end of a fact: what a question of one fact asks for. */
export type End = "subject" | "object";

/** A fact that may be the key of a question, with its relation and the layer that it is asked on. */
export type Askable = { fact: Fact; relation: Relation; layer: Layer };

/** The fact with its layer, when it stands on it undisputed; null otherwise. */
function askable(graph: Graph, fact: Fact | undefined): Askable | null {
  const relation = fact && graph.relation(fact.relation);
  if (!fact || !relation) return null;
  const layer = layerOf(graph, fact);
  const stands = graph.factsOf(layer, fact.relation, { subject: fact.subject, object: fact.object }).includes(fact);
  return stands && isAskable(graph, layer, fact) ? { fact, relation, layer } : null;
}

const allAskable = keptFor((graph): readonly Askable[] =>
  graph.set.facts.map((fact) => askable(graph, graph.fact(fact.id) === fact ? fact : undefined)).filter((one) => one !== null),
);

/** Every fact that can be asked alone, in the order of the set; of those in `about`, where it is given. Worked out once a graph. */
export function askableFacts(graph: Graph, about?: ReadonlySet<string>): readonly Askable[] {
  return about ? [...about].map((id) => askable(graph, graph.fact(id))).filter((one) => one !== null) : allAskable(graph);
}

/** The faces of a fact that a format may ask: end and variant. */
export type Face = { slot: End; variant: number };

/** The asks of a format of one fact: for every askable fact, the faces that the format names for it. */
export function* asksOfOne(
  graph: Graph,
  about: ReadonlySet<string> | undefined,
  facesOf: (one: Askable) => readonly Face[],
): Generator<Ask> {
  for (const one of askableFacts(graph, about)) {
    for (const { slot, variant } of facesOf(one)) yield { factIds: [one.fact.id], slot, layer: one.layer, variant };
  }
}

/** The end that a slot of a question of one fact asks for. */
export const endOfSlot = (slot: Slot): End => (slot === "subject" ? "subject" : "object");

/** What a fact has at an end. */
export const valueAt = (fact: Fact, end: End): FactObject => (end === "subject" ? { entity: fact.subject } : fact.object);

/** The entity that a fact has at an end; undefined for a value. */
export function entityAt(graph: Graph, fact: Fact, end: End): Entity | undefined {
  if (end === "subject") return graph.entity(fact.subject);
  return "entity" in fact.object ? graph.entity(fact.object.entity) : undefined;
}

/** Whether the relation takes one value at this end, so that the question has one answer. */
export function isSingleAt(relation: Relation, end: End): boolean {
  return Boolean(end === "object" ? relation.functional : relation.inverseFunctional);
}
