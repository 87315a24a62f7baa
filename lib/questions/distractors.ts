import type { FalseProof } from "../facts/claim";
import type { Entity, Fact, FactObject, Layer } from "../facts/fact";
import { objectKey, type Graph } from "../facts/graph";
import { truthOf } from "../facts/truth";
import { dayNumber, dayOf } from "../facts/day-number";
import { nameAlone, objectAlone } from "../facts/wording";
import type { Random } from "../random";
import { claimOf } from "./lint/proofs";
import { optionsOverlap, readOption, type OptionReading } from "./lint/overlap";
import { plainText } from "../facts/graph";
import { entityAt, type End } from "./one-fact";
import type { ProofKind } from "./question";

/** A wrong option: its words, and why it is wrong. The heavier, the more plausible (question-rules 4.3). */
export type Distractor = { text: string; value: FactObject; proof: { kind: ProofKind; factIds: string[] }; weight: number };

/** So many values are looked at for one question, however large the set. */
const LOOKED_AT = 24;

type Candidate = { value: FactObject; weight: number };

/** Up to `count` items from a random place on, in order. */
function stretch<T>(items: readonly T[], count: number, random: Random): T[] {
  const start = random.below(items.length);
  return Array.from({ length: Math.min(count, items.length) }, (_, i) => items[(start + i) % items.length]!);
}

const valueAt = (fact: Fact, end: End): FactObject => (end === "subject" ? { entity: fact.subject } : fact.object);

/** Same kind and subtype; same unit; same fineness. */
function isLike(graph: Graph, value: FactObject, key: FactObject): boolean {
  if ("entity" in key) {
    const [one, other] = ["entity" in value ? graph.entity(value.entity) : undefined, graph.entity(key.entity)];
    return one !== undefined && one.kind === other?.kind && one.subtype === other.subtype;
  }
  if ("number" in key) return "number" in value && value.unit === key.unit;
  if ("from" in key) return "from" in value && value.precision === key.precision;
  return "text" in value;
}

/** What other facts of the relation have at this end: the most plausible, since true of something like it. */
function siblings(graph: Graph, layer: Layer, fact: Fact, end: End, random: Random): Candidate[] {
  const sources = new Set(fact.evidence.map((one) => one.source));
  return stretch(graph.factsOf(layer, fact.relation), LOOKED_AT, random).map((other) => ({
    value: valueAt(other, end),
    weight: 3 + (other.evidence.some((one) => sources.has(one.source)) ? 2 : 0) + (other.topic === fact.topic ? 1 : 0),
  }));
}

function likeEntities(graph: Graph, key: Entity, random: Random): Candidate[] {
  return stretch(graph.entitiesOf(key.kind, key.subtype), LOOKED_AT, random).map((entity) => ({ value: { entity: entity.id }, weight: entity.of !== undefined && entity.of === key.of ? 1 : 0 }));
}

/** A number of the same roundness, at least a tenth away. */
function nearNumbers(key: { number: number; unit: string }, random: Random): Candidate[] {
  const { number, unit } = key;
  if (!Number.isInteger(number) || number <= 0) return [];
  const step = number < 10 ? 1 : 10 ** (String(number).length - 1 - (number / 10 ** (String(number).length - 1) < 2 ? 1 : 0));
  const zeros = /0*$/.exec(String(number))![0].length;
  const unitStep = number >= 10 ? Math.max(step / (number % step === 0 ? 1 : 10), 10 ** zeros) : 1;
  const shifts = random.shuffle([-5, -4, -3, -2, 2, 3, 4, 5, 6]).map((shift) => number + shift * unitStep);
  return shifts.filter((value) => value > 0 && /0*$/.exec(String(value))![0].length > 0 === zeros > 0).map((value) => ({ value: { number: value, unit }, weight: 0 }));
}

/** The same length of time, some days before or after. */
function nearDates(key: { from: string; to: string; precision: string }, random: Random): Candidate[] {
  if (key.precision !== "day") return [];
  const shift = (date: string, days: number) => dayOf(dayNumber(date) + days);
  return random.shuffle([-6, -5, -4, -3, -2, 2, 3, 4, 5, 6]).map((days) => ({ value: { from: shift(key.from, days), to: shift(key.to, days), precision: "day" }, weight: 0 }));
}

function candidatesFor(graph: Graph, layer: Layer, fact: Fact, end: End, random: Random): Candidate[] {
  const key = valueAt(fact, end);
  const entity = entityAt(graph, fact, end);
  const made = entity ? likeEntities(graph, entity, random) : "number" in key ? nearNumbers(key, random) : "from" in key ? nearDates(key, random) : [];
  const best = new Map<string, Candidate>();
  for (const candidate of [...siblings(graph, layer, fact, end, random), ...made]) {
    const id = objectKey(candidate.value);
    if (id === objectKey(key) || !isLike(graph, candidate.value, key)) continue;
    if ((best.get(id)?.weight ?? -1) < candidate.weight) best.set(id, candidate);
  }
  return [...best.values()];
}

/** A value in conflict is never an option: what sources differ on, right or wrong, is not for choosing. */
function whyFalse(graph: Graph, layer: Layer, fact: Fact, end: End, value: FactObject): FalseProof | null {
  const ends = end === "object" ? { object: value } : "entity" in value ? { subject: value.entity } : null;
  if (!ends) return null;
  const truth = truthOf(graph, claimOf(layer, fact, ends));
  return truth.value === "false" ? truth.proof : null;
}

const textOf = (graph: Graph, value: FactObject, hedge: string | undefined) => ("entity" in value ? nameAlone(graph, value.entity) : objectAlone(graph, value, hedge));

/** Options that could be taken for one another, or of which one holds the other, do not stand together. */
function isApart(graph: Graph, layer: Layer, option: OptionReading, others: readonly OptionReading[]): boolean {
  return others.every((other) => plainText(option.text) !== plainText(other.text) && !optionsOverlap(graph, layer, option, other));
}

function reading(graph: Graph, text: string, value: FactObject): OptionReading {
  const entity = "entity" in value ? graph.entity(value.entity) : undefined;
  return readOption(text, "", plainText(text).replace(/^(?:the|an?) /, "").split(" "), entity ? [entity] : []);
}

/** Whether the words are about as long as those of the key, so that neither stands out. */
function isAsLong(text: string, key: string): boolean {
  return key.length <= 1.5 * text.length + 4 && text.length <= 2.4 * key.length + 12;
}

/** Whether a value may be offered, and why it is wrong: null where that is not shown. */
export type Prove = (value: FactObject, text: string) => Distractor["proof"] | null;

/**
 * At most `most` wrong options for one end of a fact, the most plausible first: each shown to be wrong by `prove` (by truth, where that is left
 * out), of the kind and form of the key, and apart from the key and from one another. Fewer, or none, where the set has no more.
 */
export function distractorsFor(graph: Graph, layer: Layer, fact: Fact, end: End, random: Random, most: number, prove?: Prove): Distractor[] {
  const key = valueAt(fact, end);
  const hedge = end === "object" ? fact.hedge : undefined;
  const keyText = textOf(graph, key, hedge);
  const shownFalse = prove ?? ((value: FactObject) => whyFalse(graph, layer, fact, end, value));
  const ranked = candidatesFor(graph, layer, fact, end, random).map((one) => ({ ...one, weight: one.weight + 2 * random.next() })).sort((a, b) => b.weight - a.weight);
  const chosen: Distractor[] = [];
  const readings = [reading(graph, keyText, key)];
  for (const { value, weight } of ranked) {
    if (chosen.length === most) break;
    const text = textOf(graph, value, hedge);
    const option = reading(graph, text, value);
    if (!isAsLong(text, keyText) || !isApart(graph, layer, option, readings)) continue;
    const proof = shownFalse(value, text);
    if (!proof) continue;
    chosen.push({ text, value, proof, weight });
    readings.push(option);
  }
  return chosen;
}
