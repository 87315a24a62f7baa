import { textIn, type XmlElement } from "../xml";
import { attributeOf, partOf, partsOf, wordsIn } from "./names";

/** One line of a mapping: an answer and what it is worth. */
export type MapEntry = { key: string; value: number; matchesCase: boolean | null };

/** What answers are worth by a table: `exactly` as they are written, or in any case. Bounds are null where there are none. */
export type Mapping = {
  entries: readonly MapEntry[];
  exactly: ReadonlyMap<string, number>;
  inAnyCase: ReadonlyMap<string, number>;
  otherwise: number;
  lower: number | null;
  upper: number | null;
};

/**
 * What an item says of one of its responses. Identifiers of a pair are parted by one space, and in code-point order where their order does
 * not matter; `model` is the right response as it is written, with its lines.
 */
export type ResponseDeclaration = {
  identifier: string;
  cardinality: string;
  baseType: string;
  correct: readonly string[];
  model: string;
  mapping: Mapping | null;
};

/** A number as QTI writes it; null for anything else. */
export const numberIn = (text: string | null): number | null =>
  text !== null && /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text) && Number.isFinite(Number(text)) ? Number(text) : null;

const inOrder = (pair: string) => pair.split(" ").sort().join(" ");

/** A value of a response as it is compared. */
export function comparable(value: string, baseType: string): string {
  const words = value.replace(/\s+/g, " ").trim();
  return baseType === "pair" ? inOrder(words) : words;
}

const yesOrNo = (text: string | null) => (text === null ? null : text === "true" || text === "1");

function mappingOf(element: XmlElement, baseType: string): Mapping {
  const entries = partsOf(element, "mapEntry").map((entry) => ({
    key: comparable(attributeOf(entry, "mapKey") ?? "", baseType),
    value: numberIn(attributeOf(entry, "mappedValue")) ?? 0,
    matchesCase: yesOrNo(attributeOf(entry, "caseSensitive")),
  }));
  // Of two lines about one answer the first counts.
  const known = [...entries].reverse();
  const exactly = new Map(known.map(({ key, value }) => [key, value]));
  const inAnyCase = new Map(known.filter(({ matchesCase }) => matchesCase === false).map(({ key, value }) => [key.toLowerCase(), value]));
  return {
    entries,
    exactly,
    inAnyCase,
    otherwise: numberIn(attributeOf(element, "defaultValue")) ?? 0,
    lower: numberIn(attributeOf(element, "lowerBound")),
    upper: numberIn(attributeOf(element, "upperBound")),
  };
}

function declarationOf(element: XmlElement): ResponseDeclaration {
  const baseType = attributeOf(element, "baseType") ?? "string";
  const [correct, mapping] = [partOf(element, "correctResponse"), partOf(element, "mapping")];
  const values = correct ? partsOf(correct, "value") : [];
  return {
    identifier: attributeOf(element, "identifier") ?? "",
    cardinality: attributeOf(element, "cardinality") ?? "single",
    baseType,
    correct: values.map((value) => comparable(wordsIn(value), baseType)).filter(Boolean),
    model: values.map((value) => textIn(value).trim()).join("\n"),
    mapping: mapping && mappingOf(mapping, baseType),
  };
}

/** The responses that an item declares, by identifier; of two with one identifier the first. */
export function responsesOf(item: XmlElement): ReadonlyMap<string, ResponseDeclaration> {
  const declared = partsOf(item, "responseDeclaration").map(declarationOf);
  return new Map(declared.reverse().map((declaration) => [declaration.identifier, declaration]));
}

/** What a mapping gives for one value. */
export const mappedValue = ({ exactly, inAnyCase, otherwise }: Mapping, value: string): number =>
  exactly.get(value) ?? inAnyCase.get(value.toLowerCase()) ?? otherwise;

/** What a mapping gives for an answer of one or several values; each value counts once. */
export function mappedBy(mapping: Mapping, values: readonly string[]): number {
  const sum = [...new Set(values)].reduce((total, value) => total + mappedValue(mapping, value), 0);
  return Math.min(mapping.upper ?? Infinity, Math.max(mapping.lower ?? -Infinity, sum));
}
