import type { Entity, Fact, FactObject, Layer, Precision } from "../facts/fact";
import { objectKey, type Graph } from "../facts/graph";
import { objectAlone } from "../facts/wording";
import type { Random } from "../random";
import { entityAt, valueAt, type End } from "./single-fact";

/** A value that could stand beside the right one, before anything shows whether it is wrong. A higher weight is a likelier mistake. */
export type Candidate = { text: string; object: FactObject; entity?: Entity; weight: number };

/** So many facts and entities are looked at in each list, however long it is. */
const SAMPLED = 16;

/** Weights of question-rules.md 4.3: true of a sibling fact, told by the same source, of the same side, like in form, told once only. */
const WEIGHTS = { sibling: 3, sameSource: 2, sameSide: 1, alike: 1, rare: -1, likeLength: 2 } as const;

/** All of a short list; of a long one, some from anywhere, each place at most once or nearly. */
function sampled<T>(list: readonly T[], random: Random): readonly T[] {
  if (list.length <= SAMPLED) return list;
  return Array.from({ length: SAMPLED }, () => list[random.below(list.length)]!);
}

/** Same kind and subtype, so that no option stands out by what it is. */
const isLike = (one: Entity, other: Entity) => one.kind === other.kind && one.subtype === other.subtype;

const wordCount = (text: string) => text.split(" ").length;

/** Whether two texts are about as long, so that length tells nothing. */
export function isLikeLength(one: string, other: string): boolean {
  const [short, long] = [Math.min(one.length, other.length), Math.max(one.length, other.length)];
  return long - short <= 2 || short >= 0.75 * long;
}

/** Points for how much a text looks like the right one. */
function likeness(key: string, text: string): number {
  const sameShape = wordCount(key) === wordCount(text) || key.split(" ")[0] === text.split(" ")[0];
  return (sameShape ? WEIGHTS.alike : 0) + (isLikeLength(key, text) ? WEIGHTS.likeLength : 0);
}

type Pool = Map<string, { entity: Entity; weight: number }>;

function put(pool: Pool, key: Entity, entity: Entity | undefined, weight: number): void {
  if (!entity || entity.id === key.id || !isLike(entity, key)) return;
  const known = pool.get(entity.id);
  if (!known) pool.set(entity.id, { entity, weight });
  else if (known.weight < weight) known.weight = weight;
}

/** Entities at any end of facts that the same sources tell. */
function fillFromSources(graph: Graph, pool: Pool, fact: Fact, key: Entity, random: Random): void {
  for (const source of new Set(fact.evidence.map((one) => one.source))) {
    for (const near of sampled(graph.factsIn(source), random)) {
      put(pool, key, graph.entity(near.subject), WEIGHTS.sameSource);
      put(pool, key, entityAt(graph, near, "object"), WEIGHTS.sameSource);
    }
  }
}

/** Entities like the right one: of facts of the same relation, of facts in the same sources, and any of its kind. */
function entityCandidates(graph: Graph, layer: Layer, fact: Fact, end: End, key: Entity, random: Random): Candidate[] {
  const pool: Pool = new Map();
  fillFromSources(graph, pool, fact, key, random);
  for (const sibling of sampled(graph.factsOf(layer, fact.relation), random)) {
    const entity = entityAt(graph, sibling, end);
    put(pool, key, entity, WEIGHTS.sibling + (entity && pool.has(entity.id) ? 1 : 0));
  }
  for (const entity of sampled(graph.entitiesOf(key.kind, key.subtype), random)) put(pool, key, entity, 0);
  const keyText = objectAlone(graph, { entity: key.id });
  return [...pool.values()].flatMap(({ entity, weight }): Candidate[] => {
    const told = graph.factsAbout(layer, entity.id).length;
    if (told === 0) return [];
    const text = objectAlone(graph, { entity: entity.id });
    const sameSide = key.of !== undefined && key.of === entity.of ? WEIGHTS.sameSide : 0;
    return [{ text, object: { entity: entity.id }, entity, weight: weight + sameSide + likeness(keyText, text) + (told === 1 ? WEIGHTS.rare : 0) }];
  });
}

/** Facts of the relation whose value could be asked of this one too. */
const siblingsOf = (graph: Graph, layer: Layer, fact: Fact, random: Random) => sampled(graph.factsOf(layer, fact.relation), random).filter((other) => other.id !== fact.id);

const zerosOf = (number: number) => (number === 0 ? 0 : (/0*$/.exec(String(number))?.[0].length ?? 0));
const decimalsOf = (number: number) => String(number).split(".")[1]?.length ?? 0;

/** What people take a number for: shares and multiples of it; of a small count, its neighbours two and more away. */
const FACTORS = [0.2, 0.4, 0.5, 0.6, 1.5, 2, 2.5, 3, 5] as const;
const STEPS = [-6, -4, -3, -2, 2, 3, 4, 6] as const;

function numbersLike(number: number): number[] {
  const unit = 10 ** zerosOf(number) / 10 ** decimalsOf(number);
  const scaled = FACTORS.map((factor) => Math.round((number * factor) / unit) * unit);
  const stepped = STEPS.map((step) => number + step * unit);
  const near = Math.abs(number) / unit <= 12 ? stepped : scaled;
  return near.map((one) => Number(one.toFixed(decimalsOf(number)))).filter((one) => one > 0);
}

function numberCandidates(graph: Graph, layer: Layer, fact: Fact, own: { number: number; unit: string }, random: Random): Candidate[] {
  const told = siblingsOf(graph, layer, fact, random).flatMap(({ object }) => ("number" in object && object.unit === own.unit ? [{ number: object.number, weight: WEIGHTS.sibling as number }] : []));
  const made = numbersLike(own.number).map((number) => ({ number, weight: 1 }));
  const alike = (number: number) => decimalsOf(number) === decimalsOf(own.number) && (!fact.hedge || zerosOf(number) > 0 === zerosOf(own.number) > 0);
  return [...told, ...made].filter(({ number }) => number !== own.number && alike(number)).map(({ number, weight }) => {
    const object = { number, unit: own.unit };
    return { text: objectAlone(graph, object, fact.hedge), object, weight };
  });
}

const DAY_MS = 86_400_000;
const isoDay = (time: number) => new Date(time).toISOString().slice(0, 10);

/** Spans of the same length and fineness, so many units earlier or later. */
function moved(span: { from: string; to: string; precision: Precision }, steps: number): FactObject {
  if (span.precision === "day" || span.precision === "week") {
    const days = steps * (span.precision === "week" ? 7 : 1);
    return { from: isoDay(Date.parse(span.from) + days * DAY_MS), to: isoDay(Date.parse(span.to) + days * DAY_MS), precision: span.precision };
  }
  const months = steps * (span.precision === "year" ? 12 : 1);
  const at = (date: string, more: number) => Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1 + months + more, 1);
  return { from: isoDay(at(span.from, 0)), to: isoDay(at(span.to, 1) - DAY_MS), precision: span.precision };
}

const lengthOf = (span: { from: string; to: string }) => Date.parse(span.to) - Date.parse(span.from);
const DATE_STEPS = [-7, -3, -2, -1, 1, 2, 3, 7] as const;

function dateCandidates(graph: Graph, layer: Layer, fact: Fact, own: { from: string; to: string; precision: Precision }, random: Random): Candidate[] {
  const isAlike = (object: FactObject) => "from" in object && object.precision === own.precision && (lengthOf(object) === 0) === (lengthOf(own) === 0);
  const told = siblingsOf(graph, layer, fact, random).filter(({ object }) => isAlike(object)).map(({ object }) => ({ object, weight: WEIGHTS.sibling as number }));
  const length = own.precision === "day" ? lengthOf(own) / DAY_MS + 1 : 1;
  const made = DATE_STEPS.map((step) => ({ object: moved(own, step * length), weight: Math.abs(step) <= 3 ? 2 : 1 }));
  return [...told, ...made].filter(({ object }) => objectKey(object) !== objectKey(own)).map(({ object, weight }) => ({ text: objectAlone(graph, object, fact.hedge), object, weight }));
}

/** Texts begin alike: with a capital or not, with "to …", "…ing", an article, or none of these. */
function formOf(text: string): string {
  const first = /^\p{L}+/u.exec(text)?.[0] ?? "";
  const capital = /^\p{Lu}/u.test(first) ? "A" : "a";
  if (["to", "a", "an", "the"].includes(first)) return first === "an" ? "a+" : `${first}+`;
  return capital + (first.length > 5 && first.endsWith("ing") ? "ing" : "");
}

/** What other facts of the relation say; of a subject of the same subtype, since a verb is not explained like a person. */
function textCandidates(graph: Graph, layer: Layer, fact: Fact, own: { text: string }, random: Random): Candidate[] {
  const subtype = graph.entity(fact.subject)?.subtype;
  return siblingsOf(graph, layer, fact, random).flatMap(({ subject, object }): Candidate[] => {
    if (!("text" in object) || subject === fact.subject || formOf(object.text)[0] !== formOf(own.text)[0]) return [];
    const sameForm = formOf(object.text) === formOf(own.text) ? 1 : 0;
    const sameSort = graph.entity(subject)?.subtype === subtype ? WEIGHTS.sibling : 0;
    return [{ text: object.text, object, weight: sameSort + sameForm + likeness(own.text, object.text) }];
  });
}

/** Values that could stand beside what the fact has at an end: at most a few dozen, however large the set; not in any order. */
export function candidatesFor(graph: Graph, layer: Layer, fact: Fact, end: End, random: Random): Candidate[] {
  const value = valueAt(fact, end);
  if ("number" in value) return numberCandidates(graph, layer, fact, value, random);
  if ("from" in value) return dateCandidates(graph, layer, fact, value, random);
  if ("text" in value) return textCandidates(graph, layer, fact, value, random);
  const key = graph.entity(value.entity);
  return key ? entityCandidates(graph, layer, fact, end, key, random) : [];
}
