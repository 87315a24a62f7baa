import { spansOverlap } from "./date-span";
import type { Fact, FactObject, Layer, Relation } from "./fact";
import { eventsOf, type Graph } from "./graph";
import { holdsDuring } from "./timeline";
import { placesOf } from "./values";

/** What scope is read from: a fact or a claim. */
export type Told = Pick<Fact, "subject" | "relation" | "object" | "by" | "event" | "from" | "to" | "asOf">;

/** The end that has one value at the other end: `subject` where the relation is functional, `object` where it is inverse-functional. */
export type Side = "subject" | "object";

const NO_SIDE: readonly Side[] = [];
const SUBJECT: readonly Side[] = ["subject"];
const OBJECT: readonly Side[] = ["object"];
const BOTH: readonly Side[] = ["subject", "object"];

/** The sides on which a relation takes one value: none, one or both. */
export function sidesOf(relation: Relation): readonly Side[] {
  if (relation.functional) return relation.inverseFunctional ? BOTH : SUBJECT;
  return relation.inverseFunctional ? OBJECT : NO_SIDE;
}

/** The end of a claim or fact on one side, as the graph looks it up. */
export const endOf = (told: { subject: string; object: FactObject }, side: Side) =>
  side === "subject" ? { subject: told.subject } : { object: told.object };

/** The facts that stand in one scope with this one on a side, whoever tells them. */
function anyVoice(graph: Graph, layer: Layer, told: Told, side: Side): readonly Fact[] {
  const scope = graph.relation(told.relation)?.scope ?? "none";
  const end = endOf(told, side);
  if (scope === "event") {
    const [event, ...others] = eventsOf(graph, told);
    if (event === undefined) return [];
    const first = graph.factsAt(layer, told.relation, end, event);
    const more = others.flatMap((other) => [...graph.factsAt(layer, told.relation, end, other)]);
    return more.length > 0 ? [...new Set([...first, ...more])] : first;
  }
  if (scope === "none") return graph.factsOf(layer, told.relation, end);
  return graph.factsDuring(layer, told.relation, end, holdsDuring(told));
}

/**
 * The facts, told or denied, that stand in one scope with this one on a side and are told by the same: the only ones that its value can be
 * at odds with. A relation of event scope compares facts that name one event; one that names none is in no scope. Status is no part of the
 * scope. The fact itself is among them.
 */
export function inScope(graph: Graph, layer: Layer, told: Told, side: Side): readonly Fact[] {
  const facts = anyVoice(graph, layer, told, side);
  return facts.every((fact) => fact.by === told.by) ? facts : facts.filter((fact) => fact.by === told.by);
}

/** Whether two hold at a common time, as far as the relation’s scope asks for it. */
export function atOneTime(relation: Relation, one: Told, other: Told): boolean {
  return relation.scope !== "date" || spansOverlap(holdsDuring(one), holdsDuring(other));
}

/** Whether nothing says that the two belong to different events. */
export function sameEvent(one: Pick<Fact, "event">, other: Pick<Fact, "event">): boolean {
  return one.event === undefined || other.event === undefined || one.event === other.event;
}

/** Beyond so many facts of one subject, places are looked up one by one. */
const FEW = 64;

/** The place, all it is in and all that is in it. */
function placesAround(graph: Graph, place: string): string[] {
  const inside = [place];
  for (const one of inside) inside.push(...graph.partsOf(one).map(({ id }) => id));
  return [...inside, ...placesOf(graph, place)];
}

/**
 * Facts of the same subject and relation, told or denied, whose value can be this one or, for a place or a day, hold it or be part of it.
 */
export function statementsNear(graph: Graph, layer: Layer, told: Pick<Fact, "subject" | "relation" | "object">): readonly Fact[] {
  const { subject, relation, object } = told;
  if ("from" in object) return graph.factsOf(layer, relation, { subject });
  if (!("entity" in object) || graph.entity(object.entity)?.kind !== "place") return graph.factsOf(layer, relation, { subject, object });
  const all = graph.factsOf(layer, relation, { subject });
  return all.length <= FEW
    ? all
    : placesAround(graph, object.entity).flatMap((place) => [...graph.factsOf(layer, relation, { subject, object: place })]);
}
