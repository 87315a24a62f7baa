import type { Entity } from "../../facts/fact";
import type { Graph } from "../../facts/graph";
import { plainText } from "../../facts/graph";
import type { Layer } from "../../facts/fact";
import { kinOf, type Kin } from "../../facts/values";
import { readDate, readQuantity, type ReadDate, type ReadNumber } from "./values";
import { isNobody } from "./nobody";
import { optionPlace } from "./rule";
import { readText, type Read } from "./words";

/** An option as the rules about options look at it, wherever it stands. */
export type OptionText = {
  text: string;
  read: Read;
  /** Comparable words, without articles and titles. */
  words: readonly string[];
  /** The same in one line. */
  line: string;
  entities: readonly Entity[];
  /** What comparing each of them takes. */
  kins: readonly Kin[];
  date: ReadDate | null;
  number: ReadNumber | null;
  /** Whether it is a name of the set and nothing else, and whether its first letter is a capital. */
  isBare: boolean;
  isCapital: boolean;
  /** Whether it names somebody or something that no fact is about. */
  isNobody: boolean;
  /** The same as each option that it ever was, by place. */
  inPlace: OptionReading[];
};

/** An option and which one it is ("options[2]"). */
export type OptionReading = OptionText & { at: string };

/** An option in its place: made once for every question in which it stands there. */
export const optionAt = (option: OptionText, place: number): OptionReading =>
  (option.inPlace[place] ??= { ...option, at: optionPlace(place) });

/** An option read as what its question asks for: entities where it asks for one, else a date or a quantity. */
export function readOption(graph: Graph, text: string, entities: readonly Entity[]): OptionText {
  const read = readText(text);
  const named = entities.length > 0;
  const date = named ? null : readDate(text);
  const isBare = named && isNameAlone(read, entities);
  const kins = entities.map((entity) => kinOf(graph, entity.id));
  return {
    text,
    read,
    words: read.bare,
    line: read.bare.join(" "),
    entities,
    kins,
    date,
    number: named || date ? null : readQuantity(text),
    isBare,
    isCapital: startsUpper(text),
    isNobody: isNobody(graph, text),
    inPlace: [],
  };
}

/** Whether a text is the name of one of these and nothing else, but for an article. */
function isNameAlone({ text, words }: Read, entities: readonly Entity[]): boolean {
  if (words[0] !== "the" && entities.some((entity) => entity.name === text)) return true;
  const plain = words.join(" ").replace(/^the /, "");
  return entities.some((entity) => plainText(entity.name) === plain);
}

/** Whether the first letter of a text is a capital. */
export const startsUpper = (text: string) => /^[^\p{L}]*\p{Lu}/u.test(text);

/** Whether one entity is another, or in it, or belongs to it. */
const isPartOf = ({ id, all }: Kin, whole: string) => id === whole || all.includes(whole);

/** Whether somebody is, is part of, or acts for an entity: by the offices held and whatever those belong to. */
function standsFor(graph: Graph, layer: Layer, kin: Kin, whole: string): boolean {
  if (isPartOf(kin, whole)) return true;
  if (kin.entity?.kind !== "person") return false;
  return graph.actingRelations.some((relation) =>
    graph
      .factsOf(layer, relation, { subject: kin.id })
      .some(({ object }) => "entity" in object && isPartOf(kinOf(graph, object.entity), whole)),
  );
}

const namesOwner = (graph: Graph, office: Entity, text: string) => {
  const owner = office.of === undefined ? undefined : graph.entity(office.of);
  const words = ` ${plainText(text)} `;
  return owner !== undefined && [owner.name, ...(owner.aliases ?? [])].some((name) => words.includes(` ${plainText(name)} `));
};

/** Offices of two countries that do the same are one answer where an option leaves the country out. */
function areEquivalents(graph: Graph, one: OptionReading, first: Entity, other: OptionReading, second: Entity): boolean {
  const equal = first.equivalents?.includes(second.id) || second.equivalents?.includes(first.id);
  return equal === true && !(namesOwner(graph, first, one.text) && namesOwner(graph, second, other.text));
}

/** Whether what one option names and what another names could be taken for one. */
function namedOverlap(graph: Graph, layer: Layer, one: OptionReading, other: OptionReading): boolean {
  for (const first of one.kins) {
    for (const second of other.kins)
      if (entitiesOverlap(graph, layer, first, second) || areEquivalents(graph, one, first.entity!, other, second.entity!)) return true;
  }
  return false;
}

/** Whether two entities are one, or one is part of the other, belongs to it, or acts for it. */
function entitiesOverlap(graph: Graph, layer: Layer, one: Kin, other: Kin): boolean {
  if (one.id === other.id) return true;
  const kind = one.entity?.kind;
  if (kind === other.entity?.kind) return kind !== "person" && (isPartOf(one, other.id) || isPartOf(other, one.id));
  return standsFor(graph, layer, one, other.id) || standsFor(graph, layer, other, one.id);
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
  const spanOf = (option: OptionReading) =>
    rangeOf(option.text) ?? (option.number ? { low: option.number.number, high: option.number.number } : null);
  const [first, second] = [spanOf(one), spanOf(other)];
  return first !== null && second !== null && first.low <= second.high && second.low <= first.high;
}

/** Whether two options could both be taken as the answer, or one holds the other. */
export function optionsOverlap(graph: Graph, layer: Layer, one: OptionReading, other: OptionReading): boolean {
  if (one.date && other.date) return one.date.from <= other.date.to && other.date.from <= one.date.to;
  if (one.entities.length === 0 && /\d/.test(one.text) && /\d/.test(other.text)) return rangesOverlap(one, other);
  return namedOverlap(graph, layer, one, other) || holdsAll(one.words, other.words) || holdsAll(other.words, one.words);
}
