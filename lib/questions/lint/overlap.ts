import type { Entity } from "../../facts/fact";
import type { Graph } from "../../facts/graph";
import { plainText } from "../../facts/graph";
import type { Layer } from "../../facts/fact";
import { readDate, readQuantity, type ReadDate, type ReadNumber } from "./values";

/** An option as the rules about options look at it. */
export type OptionReading = {
  text: string;
  at: string;
  /** Comparable words, without articles and titles. */
  words: readonly string[];
  entities: readonly Entity[];
  date: ReadDate | null;
  number: ReadNumber | null;
};

/** An option read as what its question asks for: entities where it asks for one, else a date or a quantity. */
export function readOption(text: string, at: string, words: readonly string[], entities: readonly Entity[]): OptionReading {
  const named = entities.length > 0;
  const date = named ? null : readDate(text);
  return { text, at, words, entities, date, number: named || date ? null : readQuantity(text) };
}

/** Everything that an entity is in or belongs to, itself included. */
function chainOf(graph: Graph, entity: Entity): Set<string> {
  const chain = new Set([entity.id]);
  for (const id of chain) {
    const one = graph.entity(id);
    for (const owner of [one?.in, one?.of]) if (owner !== undefined) chain.add(owner);
  }
  return chain;
}

/** What a person acts for: the offices held and whatever those belong to. */
function actsFor(graph: Graph, layer: Layer, entity: Entity): Set<string> {
  const chain = chainOf(graph, entity);
  if (entity.kind !== "person") return chain;
  for (const relation of graph.actingRelations) {
    for (const fact of graph.factsOf(layer, relation, { subject: entity.id })) {
      const office = "entity" in fact.object ? graph.entity(fact.object.entity) : undefined;
      if (office) for (const id of chainOf(graph, office)) chain.add(id);
    }
  }
  return chain;
}

const namesOwner = (graph: Graph, office: Entity, text: string) => {
  const owner = office.of === undefined ? undefined : graph.entity(office.of);
  const words = ` ${plainText(text)} `;
  return owner !== undefined && [owner.name, ...(owner.aliases ?? [])].some((name) => words.includes(` ${plainText(name)} `));
};

/** Offices of two countries that do the same are one answer where an option leaves the country out. */
function areEquivalents(graph: Graph, one: OptionReading, other: OptionReading): boolean {
  return one.entities.some((first) =>
    other.entities.some((second) => {
      const equal = first.equivalents?.includes(second.id) || second.equivalents?.includes(first.id);
      return equal === true && !(namesOwner(graph, first, one.text) && namesOwner(graph, second, other.text));
    }),
  );
}

/** Whether two entities are one, or one is part of the other, belongs to it, or acts for it. */
function entitiesOverlap(graph: Graph, layer: Layer, one: Entity, other: Entity): boolean {
  if (one.id === other.id) return true;
  if (one.kind === other.kind && one.kind === "person") return false;
  const reach = (entity: Entity) => (one.kind === other.kind ? chainOf(graph, entity) : actsFor(graph, layer, entity));
  return reach(one).has(other.id) || reach(other).has(one.id);
}

function holdsAll(whole: readonly string[], part: readonly string[]): boolean {
  return part.length > 0 && part.every((word) => whole.includes(word));
}

/** "10 to 20" as its two ends; null for anything else. */
function rangeOf(text: string): { low: number; high: number } | null {
  const match = /(\d[\d,.]*)\s*(?:to|–|-|and)\s*(\d[\d,.]*)/.exec(text);
  const [low, high] = match ? [Number(match[1]!.replace(/,/g, "")), Number(match[2]!.replace(/,/g, ""))] : [NaN, NaN];
  return low <= high ? { low, high } : null;
}

function rangesOverlap(one: OptionReading, other: OptionReading): boolean {
  const spanOf = (option: OptionReading) => rangeOf(option.text) ?? (option.number ? { low: option.number.number, high: option.number.number } : null);
  const [first, second] = [spanOf(one), spanOf(other)];
  return first !== null && second !== null && first.low <= second.high && second.low <= first.high;
}

/** Whether two options could both be taken as the answer, or one holds the other. */
export function optionsOverlap(graph: Graph, layer: Layer, one: OptionReading, other: OptionReading): boolean {
  if (one.date && other.date) return one.date.from <= other.date.to && other.date.from <= one.date.to;
  if (/\d/.test(one.text) && /\d/.test(other.text) && one.entities.length === 0) return rangesOverlap(one, other);
  if (one.entities.some((first) => other.entities.some((second) => entitiesOverlap(graph, layer, first, second)))) return true;
  return areEquivalents(graph, one, other) || holdsAll(one.words, other.words) || holdsAll(other.words, one.words);
}
