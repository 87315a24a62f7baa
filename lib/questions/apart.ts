import type { FactObject } from "../facts/fact";
import { type Graph } from "../facts/graph";
import { spansOverlap } from "../facts/date-span";
import { keptBy } from "../facts/kept";
import { nameAlone } from "../facts/wording";
import { compareEntities } from "../facts/values";
import { bareWordsOf } from "./lint/words";

/** A value and how it stands as an option. */
type Value = { text: string; object: FactObject };

/** Offices of two countries that do the same: one answer, where an option leaves the country out. */
function areEquivalent(graph: Graph, one: string, other: string): boolean {
  const [first, second] = [graph.entity(one), graph.entity(other)];
  if (!first?.equivalents?.includes(other) && !second?.equivalents?.includes(one)) return false;
  return first?.of === undefined || second?.of === undefined || first.of === second.of || first.name === second.name;
}

/** The words of a name that count, for every name of the set: any of them can stand beside any fact. */
const wordsOfName = keptBy((graph, id: string) => bareWordsOf(nameAlone(graph, id)));

const wordsOf = (graph: Graph, { text, object }: Value) => ("entity" in object && text === nameAlone(graph, object.entity) ? wordsOfName(graph, object.entity) : bareWordsOf(text));

/** Whether every word of one text stands in the other: "European Union" and "High Representative of the European Union". */
function holdsOther(graph: Graph, one: Value, other: Value): boolean {
  const [words, rest] = [wordsOf(graph, one), wordsOf(graph, other)];
  const [few, many] = words.length <= rest.length ? [words, rest] : [rest, words];
  return few.every((word) => many.includes(word));
}

/** Numbers are told apart by a tenth of the larger, or by two. */
const areFar = (one: number, other: number) => Math.abs(one - other) >= Math.min(2, 0.1 * Math.max(Math.abs(one), Math.abs(other)));

/** Whether two options can stand side by side: neither is the other, part of it, or too close to be told from it. */
export function standApart(graph: Graph, one: Value, other: Value): boolean {
  const [first, second] = [one.object, other.object];
  if ("number" in first && "number" in second) return first.number !== second.number && areFar(first.number, second.number);
  if ("from" in first && "from" in second) return !spansOverlap(first, second);
  if ("entity" in first && "entity" in second && (compareEntities(graph, first.entity, second.entity) !== "apart" || areEquivalent(graph, first.entity, second.entity))) return false;
  return !holdsOther(graph, one, other);
}
