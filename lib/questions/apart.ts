import type { Entity, FactObject } from "../facts/fact";
import { type Graph } from "../facts/graph";
import { spansOverlap } from "../facts/date-span";
import { keptBy } from "../facts/kept";
import { nameAlone, objectAlone } from "../facts/wording";
import { compareKin, kinOf, type Kin } from "../facts/values";
import { bareWordsOf } from "./lint/words";

/**
 * A value, the entity that it is with what comparing it takes, and how it stands as an option: its text, and those of its words that count.
 */
export type Value = { text: string; object: FactObject; entity: Entity | undefined; kin: Kin | undefined; words: readonly string[] };

function findEntityAlone(graph: Graph, id: string): Value {
  const text = nameAlone(graph, id);
  const kin = kinOf(graph, id);
  return { text, object: { entity: id }, entity: kin.entity, kin, words: bareWordsOf(text) };
}

/** An entity as it stands as an option: made once, since any of a set can stand beside any fact. */
export const entityAlone: (graph: Graph, id: string) => Value = keptBy(findEntityAlone);

/** A value as it stands as an option, with the hedge of its fact where it has one. */
export function valueAlone(graph: Graph, object: FactObject, hedge?: string): Value {
  if ("entity" in object && !hedge) return entityAlone(graph, object.entity);
  const text = objectAlone(graph, object, hedge);
  const kin = "entity" in object ? kinOf(graph, object.entity) : undefined;
  return { text, object, entity: kin?.entity, kin, words: bareWordsOf(text) };
}

/** Offices of two countries that do the same: one answer, where an option leaves the country out. */
function areEquivalent(one: Entity | undefined, other: Entity | undefined): boolean {
  if (!one || !other || !(one.equivalents?.includes(other.id) || other.equivalents?.includes(one.id))) return false;
  return one.of === undefined || other.of === undefined || one.of === other.of || one.name === other.name;
}

/** Whether every word of one text stands in the other: "European Union" and "High Representative of the European Union". */
function holdsOther({ words }: Value, { words: rest }: Value): boolean {
  const [few, many] = words.length <= rest.length ? [words, rest] : [rest, words];
  return few.every((word) => many.includes(word));
}

/** Numbers are told apart by a tenth of the larger, or by two. */
const areFar = (one: number, other: number) => Math.abs(one - other) >= Math.min(2, 0.1 * Math.max(Math.abs(one), Math.abs(other)));

/** Whether two options can stand side by side: neither is the other, part of it, or too close to be told from it. */
export function standApart(one: Value, other: Value): boolean {
  const [first, second] = [one.object, other.object];
  if ("number" in first && "number" in second) return first.number !== second.number && areFar(first.number, second.number);
  if ("from" in first && "from" in second) return !spansOverlap(first, second);
  if (one.kin && other.kin && (areEquivalent(one.entity, other.entity) || compareKin(one.kin, other.kin) !== "apart")) return false;
  return !holdsOther(one, other);
}
