import { spanHolds, spansOverlap } from "./date-span";
import type { Entity, FactObject } from "./fact";
import { plainText, type Graph } from "./graph";
import { keptBy } from "./kept";

/**
 * How an asked value stands to a stated one.
 * - `same`; `wider`: the stated one makes it so too (Paris, so France; 12 March, so March); `narrower`: the other way round.
 * - `apart`: where the stated one is the only value, the asked one is not so.
 * - `unclear`: neither can be shown (two wordings, a shared name, an actor and what it belongs to, a bound that leaves room).
 */
export type Comparison = "same" | "wider" | "narrower" | "apart" | "unclear";

/** Words before a number, by what they leave open (English). Any other word leaves everything open. */
const HEDGES = {
  near: ["around", "about", "approximately", "roughly", "some", "nearly", "almost", "close to", "an estimated", "estimated", "circa"],
  least: ["at least", "more than", "over", "above", "no fewer than", "no less than", "not less than", "upwards of", "in excess of"],
  most: ["at most", "up to", "fewer than", "less than", "under", "below", "no more than", "not more than"],
} as const;

type HedgeKind = keyof typeof HEDGES | "exact" | "open";

function hedgeKind(hedge: string | undefined): HedgeKind {
  if (!hedge) return "exact";
  const word = hedge.trim().toLowerCase();
  const kinds = ["near", "least", "most"] as const;
  return kinds.find((kind) => (HEDGES[kind] as readonly string[]).includes(word)) ?? "open";
}

/** Two values this close, as a share of the larger, are not told apart by "around". */
const NEAR = 0.2;

const far = (one: number, other: number) => Math.abs(one - other) > NEAR * Math.max(Math.abs(one), Math.abs(other));

/** Whether a claim of `asked` is shown wrong by a fact that gives `stated` with a bound: "at least 30" against "at least 40". */
function beyondBound(kind: "least" | "most", stated: number, asked: number, sameHedge: boolean): Comparison {
  const further = kind === "least" ? asked > stated : asked < stated;
  return sameHedge && further ? "apart" : "unclear";
}

type Hedged = { object: FactObject; hedge?: string | undefined };

type Quantity = { number: number; unit: string };

function compareNumbers(stated: Quantity, statedHedge: string | undefined, asked: Quantity, askedHedge: string | undefined): Comparison {
  if (stated.unit !== asked.unit) return "unclear";
  const sameHedge = (askedHedge ?? "") === (statedHedge ?? "");
  if (stated.number === asked.number) return sameHedge || !askedHedge ? "same" : "unclear";
  const [kind, askedKind] = [hedgeKind(statedHedge), hedgeKind(askedHedge)];
  if (kind === "least" || kind === "most") return beyondBound(kind, stated.number, asked.number, sameHedge);
  if (kind === "open" || askedKind === "open") return "unclear";
  if (askedKind === "least" || askedKind === "most") return beyondBound(askedKind, stated.number, asked.number, kind === "exact");
  return (kind === "exact" && askedKind === "exact") || far(stated.number, asked.number) ? "apart" : "unclear";
}

/**
 * What comparing takes of an entity: what it is part of (the places it is in, and those with whatever it belongs to; each nearest first,
 * without itself), and the entities that a reader could take for it, since they have a name or alias in common.
 */
export type Kin = {
  id: string;
  entity: Entity | undefined;
  places: readonly string[];
  all: readonly string[];
  namesakes: ReadonlySet<string>;
};

const NOTHING: readonly string[] = [];
const NOBODY: ReadonlySet<string> = new Set();

function owners(graph: Graph, id: string, ways: readonly ("in" | "of")[]): string[] {
  const found = new Set<string>();
  const queue = [id];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const entity = graph.entity(next);
    for (const way of ways) {
      const owner = entity?.[way];
      if (owner === undefined || owner === id || found.has(owner)) continue;
      found.add(owner);
      queue.push(owner);
    }
  }
  return [...found];
}

function findNamesakes(graph: Graph, entity: Entity): ReadonlySet<string> {
  const named = [entity.name, ...(entity.aliases ?? [])].flatMap((name) => graph.entitiesNamed(name));
  return named.every((other) => other === entity) ? NOBODY : new Set(named.map((other) => other.id));
}

function findKin(graph: Graph, id: string): Kin {
  const entity = graph.entity(id);
  if (!entity) return { id, entity, places: NOTHING, all: NOTHING, namesakes: NOBODY };
  const namesakes = findNamesakes(graph, entity);
  if (entity.in === undefined && entity.of === undefined) return { id, entity, places: NOTHING, all: NOTHING, namesakes };
  return { id, entity, places: owners(graph, id, ["in"]), all: owners(graph, id, ["in", "of"]), namesakes };
}

/** What comparing takes of an entity, by its id. */
export const kinOf: (graph: Graph, id: string) => Kin = keptBy(findKin);

/** Every place the entity is in and whatever it belongs to, nearest first, without itself. */
export const ownersOf = (graph: Graph, id: string): readonly string[] => kinOf(graph, id).all;

/** Every place the entity is in, nearest first, without itself. */
export const placesOf = (graph: Graph, id: string): readonly string[] => kinOf(graph, id).places;

/** Compares two entities: places by what they are in; an entity and what it belongs to, or two that share a name, are unclear. */
export function compareEntities(graph: Graph, stated: string, asked: string): Comparison {
  return stated === asked ? "same" : compareKin(kinOf(graph, stated), kinOf(graph, asked));
}

/** As `compareEntities`, of entities that are looked up. */
export function compareKin(stated: Kin, asked: Kin): Comparison {
  if (stated.id === asked.id) return "same";
  if (stated.places.includes(asked.id)) return "wider";
  if (asked.places.includes(stated.id)) return "narrower";
  if (stated.all.includes(asked.id) || asked.all.includes(stated.id)) return "unclear";
  if (!stated.entity || !asked.entity) return "unclear";
  return stated.namesakes.has(asked.id) ? "unclear" : "apart";
}

function compareDates(stated: { from: string; to: string }, asked: { from: string; to: string }): Comparison {
  if (stated.from === asked.from && stated.to === asked.to) return "same";
  if (spanHolds(asked, stated)) return "wider";
  if (spanHolds(stated, asked)) return "narrower";
  return spansOverlap(stated, asked) ? "unclear" : "apart";
}

/**
 * Two wordings are apart only as far as neither holds the other’s words; whether the asked one is known to mean something else, `truthOf`
 * finds out.
 */
function compareTexts(stated: string, asked: string): Comparison {
  const [first, second] = [plainText(stated), plainText(asked)];
  if (first === second) return "same";
  const [one, other] = [` ${first} `, ` ${second} `];
  return one.includes(other) || other.includes(one) ? "unclear" : "apart";
}

/** How the asked value stands to the stated one. Values of different kinds are unclear. A hedged date shows nothing apart. */
export function compareValues(graph: Graph, stated: Hedged, asked: Hedged): Comparison {
  const [one, other] = [stated.object, asked.object];
  if ("entity" in one) return "entity" in other ? compareEntities(graph, one.entity, other.entity) : "unclear";
  if ("number" in one) return "number" in other ? compareNumbers(one, stated.hedge, other, asked.hedge) : "unclear";
  if ("text" in one) return "text" in other ? compareTexts(one.text, other.text) : "unclear";
  if (!("from" in other)) return "unclear";
  const compared = compareDates(one, other);
  return compared === "apart" && (stated.hedge || asked.hedge) ? "unclear" : compared;
}

/**
 * Whether two values cannot both be the one value: two places neither of which is in the other, two spans neither of which holds the other,
 * two numbers however hedged. Texts never are: a second wording is a second wording.
 */
export function valuesDiffer(graph: Graph, one: FactObject, other: FactObject): boolean {
  if ("entity" in one && "entity" in other) return entitiesDiffer(graph, one.entity, other.entity);
  if ("from" in one && "from" in other) return !["same", "wider", "narrower"].includes(compareDates(one, other));
  if ("number" in one && "number" in other) return one.number !== other.number || one.unit !== other.unit;
  return false;
}

/** Whether two entities are two: neither is the other, nor in it, nor what it belongs to. Sharing an alias does not make them one. */
export function entitiesDiffer(graph: Graph, one: string, other: string): boolean {
  return one !== other && !ownersOf(graph, one).includes(other) && !ownersOf(graph, other).includes(one);
}
