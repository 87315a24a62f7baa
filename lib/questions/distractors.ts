import type { Fact, FactObject, Layer } from "../facts/fact";
import { layerOf, type Graph } from "../facts/graph";
import { atHand, keptFor } from "../facts/kept";
import { random as seeded, type Random } from "../random";
import { standApart, valueAlone, type Value } from "./apart";
import { candidatesFor, type Candidate } from "./candidates";
import { truthWith } from "./claims";
import type { Proof } from "./question";
import { atAnyRank, fromBothSides } from "./ranks";
import { valueAt, type End } from "./single-fact";

/** A wrong option with the proof that it is wrong, and how likely a mistake it is. */
export type Distractor = Value & { proof: Pick<Proof, "kind" | "factIds">; weight: number };

/** Why a value is wrong at an end of a fact; null where nothing shows it. */
export type Prove = (candidate: Candidate) => Distractor["proof"] | null;

export type DistractorOptions = {
  /** How many at most (three where it is left out). */
  most?: number;
  /** Other right options, which no wrong one may be part of. */
  beside?: readonly FactObject[];
  /** Another way to show an option wrong than by the facts: by the words of a report. One function for one end of one fact. */
  prove?: Prove;
};

/** At most so many values are tried for an end of a fact, and so many that are shown wrong are kept to choose from. */
const MOST_TRIED = 32;
const MOST_KEPT = 9;

/** Chance moves a candidate by at most so much: the seed picks among about equals. */
const JITTER = 3;

/** A candidate below this weight is weak: it is taken only for want of two others. */
const WEAK = 2;

/** The proof that the fact with another value at an end is false; null when it is true or unknown. */
export function proveFalse(graph: Graph, fact: Fact, end: End): Prove {
  const layer = layerOf(graph, fact);
  return ({ object }) => {
    const truth = truthWith(graph, layer, fact, end, object);
    return truth.value === "false" ? truth.proof : null;
  };
}

const MOST_READ = 40;

/** Whether a fact of a list denies what this one tells, or tells of another way of taking part. */
function bars(facts: readonly Fact[], fact: Fact): boolean {
  return facts
    .slice(0, MOST_READ)
    .some((other) => Boolean(other.negated) !== Boolean(fact.negated) || (other.mode !== undefined && other.mode !== fact.mode));
}

/** Relations of which some list is closed, each with the end that its list is of: "attended subject". */
const closedLists = keptFor(
  (graph): ReadonlySet<string> =>
    new Set(graph.set.closures.map(({ relation, object }) => `${relation} ${object === undefined ? "object" : "subject"}`)),
);

/** Which of the candidates are worth a try. */
type Sieve = (candidate: Candidate) => boolean;

const ALL: Sieve = () => true;

/**
 * Which values at this end anything at all could show false: the relation takes one value at an end, the list is closed, or something on it
 * is denied or told of another way of taking part; or else the list of the value itself is closed. Every other would be unknown. Null for
 * none.
 */
function falsifiable(graph: Graph, layer: Layer, fact: Fact, end: End): Sieve | null {
  const relation = graph.relation(fact.relation);
  if (!relation || relation.functional || relation.inverseFunctional) return relation ? ALL : null;
  const own = end === "subject" && "entity" in fact.object ? { object: fact.object.entity } : { subject: fact.subject };
  if (graph.closuresOf(layer, fact.relation, own).length > 0) return ALL;
  if (bars(graph.factsOf(layer, fact.relation, end === "subject" ? { object: fact.object } : { subject: fact.subject }), fact)) return ALL;
  if (!closedLists(graph).has(`${fact.relation} ${end === "subject" ? "object" : "subject"}`)) return null;
  return ({ object }) =>
    "entity" in object &&
    graph.closuresOf(layer, fact.relation, end === "subject" ? { subject: object.entity } : { object: object.entity }).length > 0;
}

/** The likeliest first, about equals in an order of chance. */
function ranked<T extends { weight: number }>(candidates: readonly T[], random: Random): T[] {
  const withRanks = candidates.map((candidate) => ({ candidate, rank: candidate.weight + JITTER * random.next() }));
  return withRanks.sort((one, other) => other.rank - one.rank).map(({ candidate }) => candidate);
}

/** The right value at each end of a fact. */
const rightAt = {
  subject: atHand((graph, fact) => valueAlone(graph, valueAt(fact, "subject"))),
  object: atHand((graph, fact) => valueAlone(graph, fact.object, fact.hedge)),
};

/** Whether a text is so much longer or shorter than the right one that it could not stand beside it (question-rules.md L32). */
function isOutOfLength(text: string, key: string): boolean {
  const [short, long] = text.length < key.length ? [text.length, key.length] : [key.length, text.length];
  return long - short >= 20 && long > 2.4 * short;
}

const distractorOf = ({ text, object, entity, kin, words }: Value, proof: Distractor["proof"], weight: number): Distractor => ({
  text,
  object,
  entity,
  kin,
  words,
  proof,
  weight,
});

/**
 * Wrong values for an end of a fact that can stand beside the right one, each with its proof: of the candidates that the sieve lets pass.
 */
function provenFor(graph: Graph, fact: Fact, end: End, prove: Prove, sieve: Sieve): Distractor[] {
  const random = seeded(`${fact.id}|${end}`);
  const right = rightAt[end](graph, fact);
  const hedge = end === "object" ? fact.hedge : undefined;
  const all = candidatesFor(graph, layerOf(graph, fact), fact, end, random);
  const candidates = fromBothSides(right.object, ranked(sieve === ALL ? all : all.filter(sieve), random));
  const proven: Distractor[] = [];
  for (let tried = 0; tried < Math.min(MOST_TRIED, candidates.length) && proven.length < MOST_KEPT; tried++) {
    const candidate = candidates[tried]!;
    const value = (!hedge && candidate.value) || valueAlone(graph, candidate.object, hedge);
    if (isOutOfLength(value.text, right.text) || !standApart(value, right)) continue;
    const proof = prove(candidate);
    if (proof) proven.push(distractorOf(value, proof, candidate.weight));
  }
  return proven;
}

function falseFor(graph: Graph, fact: Fact, end: End): readonly Distractor[] {
  const sieve = falsifiable(graph, layerOf(graph, fact), fact, end);
  return sieve ? provenFor(graph, fact, end, proveFalse(graph, fact, end), sieve) : NONE;
}

const NONE: readonly Distractor[] = [];
const NO_VALUES: readonly Value[] = [];

/** Values that the facts show false at an end of a fact: worked out once, since several formats and faces ask for them. */
const falseAt = {
  subject: atHand((graph, fact) => falseFor(graph, fact, "subject")),
  object: atHand((graph, fact) => falseFor(graph, fact, "object")),
};

/** How many values can be shown false at an end of a fact, up to a few: fewer than two make no choice. */
export const countFalse = (graph: Graph, fact: Fact, end: End): number => falseAt[end](graph, fact).length;

const shownAt = new WeakMap<Prove, readonly Distractor[]>();

/** Values that are shown wrong in a way of its own: likewise once, since the faces of a question are drawn from the same. */
function shownBy(graph: Graph, fact: Fact, end: End, prove: Prove): readonly Distractor[] {
  const known = shownAt.get(prove) ?? provenFor(graph, fact, end, prove, ALL);
  shownAt.set(prove, known);
  return known;
}

/** How much longer than the longest wrong option the right one had better be, and may be at most. */
const LONGER = [1.25, 1.4] as const;

/** Where the first value stands beside which the right one is not the longest by far; -1 where there is none. */
function firstLongEnough(order: readonly Distractor[], key: string): number {
  const within = LONGER.map((most) => order.findIndex(({ text }) => key.length <= most * text.length));
  return within.find((at) => at >= 0) ?? -1;
}

/**
 * Wrong options for one end of a fact, the likeliest mistakes first, each with its proof: false by the facts, or as `prove` shows it. None
 * is the right answer, one of `beside` or another option under another name, or part of one. A fixed number of candidates is looked at,
 * whatever the size of the set. Fewer than asked for where no more can be shown wrong, and no weak one after the second.
 */
export function distractorsFor(graph: Graph, fact: Fact, end: End, random: Random, options: DistractorOptions = {}): Distractor[] {
  const { most = 3, beside = [], prove } = options;
  const proven = ranked(prove ? shownBy(graph, fact, end, prove) : falseAt[end](graph, fact), random);
  if (proven.length === 0) return [];
  const strong = proven.filter(({ weight }) => weight >= WEAK);
  const likely = strong.length >= 2 ? strong : proven;
  const likeliest = atAnyRank(valueAt(fact, end), likely, likely === strong ? most : 2, random);
  const order = likely.length === proven.length ? likeliest : [...likeliest, ...proven.filter(({ weight }) => weight < WEAK)];
  const key = rightAt[end](graph, fact).text;
  const others = beside.length === 0 ? NO_VALUES : beside.map((object) => valueAlone(graph, object));
  // The right answer must not be the longest by far: one of its length comes first.
  const long = most > 1 ? firstLongEnough(order, key) : 0;
  const first = long > 0 ? [order[long]!, ...order.slice(0, long), ...order.slice(long + 1)] : order;
  const chosen: Distractor[] = [];
  for (const candidate of first) {
    if (chosen.length >= most) break;
    const isWeak = chosen.length >= 2 && candidate.weight < WEAK;
    if (!isWeak && others.every((other) => standApart(candidate, other)) && chosen.every((other) => standApart(candidate, other)))
      chosen.push(candidate);
  }
  return chosen;
}
