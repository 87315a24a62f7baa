import { dayNumber, dayOf } from "../facts/day-number";
import type { Entity, Fact, FactObject, Layer, Precision } from "../facts/fact";
import { objectKey, type Graph } from "../facts/graph";
import { keptBy, keptFor } from "../facts/kept";
import { groupBy } from "../group-by";
import type { Random } from "../random";
import { entityAlone, type Value } from "./apart";
import { entityAt, valueAt, type End } from "./single-fact";

/** A value that could stand beside the right one, before anything shows whether it is wrong. A higher weight is a likelier mistake. */
export type Candidate = { object: FactObject; entity?: Entity; value?: Value; weight: number };

/** So many things are looked at in each list, however long it is: facts of the relation, facts of a source, entities of the kind. */
const SAMPLED = { siblings: 20, told: 12, alike: 24, sources: 2 } as const;

/**
 * Weights of question-rules.md 4.3: true of a sibling fact, told by the same source, of the same side, alike in form and length, of its
 * kind only.
 */
const WEIGHTS = { sibling: 3, sameSource: 2, sameSide: 1, alike: 1, rare: -1, likeLength: 2 } as const;

/** So many runs are taken from a long list: what stands together in the set is of one matter, and is soon read. */
const RUNS = 4;

/** All of a short list; of a long one, some runs from anywhere, each place at most once or nearly. */
function sampled<T>(list: readonly T[], most: number, random: Random): readonly T[] {
  if (list.length <= most) return list;
  const some: T[] = [];
  for (let run = 0; run < RUNS; run++) {
    const start = random.below(list.length);
    for (let i = 0; i < most / RUNS; i++) some.push(list[(start + i) % list.length]!);
  }
  return some;
}

/** Whether two lengths are about the same, so that length tells nothing. */
function areLikeLengths(one: number, other: number): boolean {
  const [short, long] = one < other ? [one, other] : [other, one];
  return long - short <= 2 || short >= 0.75 * long;
}

const firstWord = (text: string) => text.slice(0, text.indexOf(" "));

/** What a text looks like beside others: its length, its first word, whether it has more than one. */
type Looks = { length: number; first: string; isPhrase: boolean };

const looksOf = (text: string): Looks => ({ length: text.length, first: firstWord(text), isPhrase: text.includes(" ") });

/** Points for how much a text looks like the right one. */
const likeness = (one: Looks, key: Looks): number =>
  (one.isPhrase === key.isPhrase || one.first === key.first ? WEIGHTS.alike : 0) +
  (areLikeLengths(key.length, one.length) ? WEIGHTS.likeLength : 0);

/** Kinds with their subtypes, as numbers: two entities are alike when theirs are the same, so that no option stands out by what it is. */
const sortsOf = keptFor(() => new Map<string, number>());

function sortOf(graph: Graph, { kind, subtype }: Entity): number {
  const sorts = sortsOf(graph);
  const name = `${kind}|${subtype ?? ""}`;
  const sort = sorts.get(name) ?? sorts.size;
  sorts.set(name, sort);
  return sort;
}

/**
 * An entity that could stand beside others of its sort, with all that choosing reads of it, so that hundreds of thousands are looked
 * through without what they were made of. `turn` and `weight` belong to the pool that it was last put into.
 */
type Named = Looks & { value: Value; entity: Entity; sort: number; of: string | undefined; turn: number; weight: number };

const namedOf = keptBy((graph, entity: Entity): Named => {
  const { length, first, isPhrase } = looksOf(entity.name);
  return {
    length,
    first,
    isPhrase,
    value: entityAlone(graph, entity.id),
    entity,
    sort: sortOf(graph, entity),
    of: entity.of,
    turn: 0,
    weight: 0,
  };
});

const namedAs = (graph: Graph, entity: Entity | undefined) => (entity ? namedOf(graph, entity) : undefined);

/** Those of one sort that were met so far, but for the right one. */
type Pool = { turn: number; key: Named; found: Named[] };

let turns = 0;

/** Puts an entity into a pool, with its highest weight. */
function put({ turn, key, found }: Pool, named: Named | undefined, weight: number): void {
  if (named === undefined || named === key || named.sort !== key.sort) return;
  if (named.turn !== turn) {
    named.turn = turn;
    named.weight = weight;
    found.push(named);
  } else if (named.weight < weight) named.weight = weight;
}

const isIn = ({ turn }: Pool, named: Named) => named.turn === turn;

/**
 * The entities at one end of each fact of a list of the graph. Such a list never changes, and is drawn from for every fact like its own.
 */
const endsIn = {
  subject: keptBy((graph, facts: readonly Fact[]) => facts.map((fact) => namedAs(graph, entityAt(graph, fact, "subject")))),
  object: keptBy((graph, facts: readonly Fact[]) => facts.map((fact) => namedAs(graph, entityAt(graph, fact, "object")))),
};

/** The entities at both ends of each fact of a list, one after the other. */
const bothEndsIn = keptBy((graph, facts: readonly Fact[]): readonly (readonly (Named | undefined)[])[] => {
  const [subjects, objects] = [endsIn.subject(graph, facts), endsIn.object(graph, facts)];
  return facts.map((_, i) => [subjects[i], objects[i]]);
});

const toldAmong = (graph: Graph, layer: Layer, entities: readonly Entity[]) =>
  entities.map((entity) => (graph.factsAbout(layer, entity.id).length > 0 ? namedAs(graph, entity) : undefined));

/** Of a list of the graph each entity that facts of a layer are about, in its place. */
const toldIn = {
  reported: keptBy((graph, entities: readonly Entity[]) => toldAmong(graph, "reported", entities)),
  happened: keptBy((graph, entities: readonly Entity[]) => toldAmong(graph, "happened", entities)),
};

/** Entities at any end of facts that the same sources tell. */
function fillFromSources(graph: Graph, pool: Pool, fact: Fact, random: Random): void {
  for (const { source } of fact.evidence.slice(0, SAMPLED.sources)) {
    for (const [subject, object] of sampled(bothEndsIn(graph, graph.factsIn(source)), SAMPLED.told, random)) {
      put(pool, subject, WEIGHTS.sameSource);
      put(pool, object, WEIGHTS.sameSource);
    }
  }
}

/** Entities like the right one: of facts of the same relation, of facts in the same sources, and any of its kind that facts are about. */
function entityCandidates(graph: Graph, layer: Layer, fact: Fact, end: End, entity: Entity, random: Random): Candidate[] {
  const key = namedOf(graph, entity);
  const pool: Pool = { turn: ++turns, key, found: [] };
  fillFromSources(graph, pool, fact, random);
  for (const named of sampled(endsIn[end](graph, graph.factsOf(layer, fact.relation)), SAMPLED.siblings, random)) {
    if (named) put(pool, named, WEIGHTS.sibling + (isIn(pool, named) ? 1 : 0));
  }
  for (const named of sampled(toldIn[layer](graph, graph.entitiesOf(entity.kind, entity.subtype)), SAMPLED.alike, random)) {
    if (named && !isIn(pool, named)) put(pool, named, WEIGHTS.rare);
  }
  return pool.found.map((named) => {
    const sameSide = key.of !== undefined && key.of === named.of ? WEIGHTS.sameSide : 0;
    return { object: named.value.object, entity: named.entity, value: named.value, weight: named.weight + sameSide + likeness(named, key) };
  });
}

/** Facts of the relation whose value could be asked of this one too. */
const siblingsOf = (graph: Graph, layer: Layer, fact: Fact, random: Random) =>
  sampled(graph.factsOf(layer, fact.relation), SAMPLED.siblings, random).filter((other) => other.id !== fact.id);

const zerosOf = (number: number) => (number === 0 ? 0 : (/0*$/.exec(String(number))?.[0].length ?? 0));
const decimalsOf = (number: number) => String(number).split(".")[1]?.length ?? 0;

/** What people take a number for: shares and multiples of it; of a small or round one, its neighbours. */
const FACTORS = [0.2, 0.4, 0.5, 0.6, 1.5, 2, 2.5, 3, 5] as const;
const STEPS = [-6, -4, -3, -2, -1, 1, 2, 3, 4, 6] as const;

function numbersLike(number: number): number[] {
  const unit = 10 ** zerosOf(number) / 10 ** decimalsOf(number);
  const scaled = FACTORS.map((factor) => Math.round((number * factor) / unit) * unit);
  const stepped = STEPS.map((step) => number + step * unit);
  const near = Math.abs(number) / unit <= 12 ? stepped : scaled;
  return near.map((one) => Number(one.toFixed(decimalsOf(number)))).filter((one) => one > 0);
}

/** The same number or date once, with the weight where it comes first. */
const eachOnce = (candidates: readonly Candidate[]): Candidate[] =>
  [...groupBy(candidates, ({ object }) => objectKey(object)).values()].map(([first]) => first!);

function numberCandidates(graph: Graph, layer: Layer, fact: Fact, own: { number: number; unit: string }, random: Random): Candidate[] {
  const told = siblingsOf(graph, layer, fact, random).flatMap(({ object }) =>
    "number" in object && object.unit === own.unit ? [{ number: object.number, weight: WEIGHTS.sibling as number }] : [],
  );
  const made = numbersLike(own.number).map((number) => ({ number, weight: 1 }));
  // "1 countries" stands out: a unit is written for many.
  const fitsUnit = (number: number) => number !== 1 || own.unit === "";
  const alike = (number: number) =>
    decimalsOf(number) === decimalsOf(own.number) && (!fact.hedge || zerosOf(number) > 0 === zerosOf(own.number) > 0);
  const fitting = [...told, ...made].filter(({ number }) => number !== own.number && fitsUnit(number) && alike(number));
  return eachOnce(fitting.map(({ number, weight }) => ({ object: { number, unit: own.unit }, weight })));
}

/** Spans of the same length and fineness, so many units earlier or later. */
function moved(span: { from: string; to: string; precision: Precision }, steps: number): FactObject {
  if (span.precision === "day" || span.precision === "week") {
    const days = steps * (span.precision === "week" ? 7 : 1);
    return { from: dayOf(dayNumber(span.from) + days), to: dayOf(dayNumber(span.to) + days), precision: span.precision };
  }
  const months = steps * (span.precision === "year" ? 12 : 1);
  const firstOf = (date: string, more: number) => {
    const month = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months + more;
    return dayNumber(`${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-01`);
  };
  return { from: dayOf(firstOf(span.from, 0)), to: dayOf(firstOf(span.to, 1) - 1), precision: span.precision };
}

const lengthOf = (span: { from: string; to: string }) => dayNumber(span.to) - dayNumber(span.from) + 1;
const DATE_STEPS = [-7, -3, -2, -1, 1, 2, 3, 7] as const;

function dateCandidates(
  graph: Graph,
  layer: Layer,
  fact: Fact,
  own: { from: string; to: string; precision: Precision },
  random: Random,
): Candidate[] {
  const isAlike = (object: FactObject) =>
    "from" in object && object.precision === own.precision && (lengthOf(object) === 1) === (lengthOf(own) === 1);
  const told = siblingsOf(graph, layer, fact, random)
    .filter(({ object }) => isAlike(object))
    .map(({ object }) => ({ object, weight: WEIGHTS.sibling as number }));
  const length = own.precision === "day" ? lengthOf(own) : 1;
  const made = DATE_STEPS.map((step) => ({ object: moved(own, step * length), weight: Math.abs(step) <= 3 ? 2 : 1 }));
  return eachOnce([...told, ...made].filter(({ object }) => objectKey(object) !== objectKey(own)));
}

/** Texts that stand together begin alike: with a capital or not, with "to …", with "…ing", or with neither. */
function formOf(text: string): string {
  const first = /^\p{L}+/u.exec(text)?.[0] ?? "";
  if (first === "to") return "to";
  return (/^\p{Lu}/u.test(first) ? "A" : "a") + (first.length > 5 && first.endsWith("ing") ? "ing" : "");
}

/**
 * What other facts of the relation say, one text of each subject, since two wordings of one thing would rule each other out; first of
 * subjects of the same subtype, since a verb is not explained like a person.
 */
function textCandidates(graph: Graph, layer: Layer, fact: Fact, own: { text: string }, random: Random): Candidate[] {
  const subtype = graph.entity(fact.subject)?.subtype;
  const form = formOf(own.text);
  const looks = looksOf(own.text);
  const taken = new Set([fact.subject]);
  return siblingsOf(graph, layer, fact, random).flatMap(({ subject, object }): Candidate[] => {
    if (!("text" in object) || taken.has(subject) || formOf(object.text) !== form) return [];
    taken.add(subject);
    const sameSort = graph.entity(subject)?.subtype === subtype ? WEIGHTS.sibling : 0;
    return [{ object, weight: sameSort + likeness(looksOf(object.text), looks) }];
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
