import type { Fact, Layer } from "./fact";
import type { Graph } from "./graph";
import { keptBy } from "./kept";
import { atOneTime, inScope, sameEvent, sidesOf, statementsNear, type Side } from "./scope";
import { compareValues, entitiesDiffer, valuesDiffer } from "./values";

/** Whether two facts give different values on a side of their relation. */
function differ(graph: Graph, one: Fact, other: Fact, side: Side): boolean {
  return side === "subject" ? valuesDiffer(graph, one.object, other.object) : entitiesDiffer(graph, one.subject, other.subject);
}

/** Whether a denial speaks of this way of taking part: one without a mode denies all. */
const deniesMode = (denial: Fact, fact: Fact) => denial.mode === undefined || denial.mode === fact.mode;

/** A denial of France denies Paris. */
function deniesObject(graph: Graph, denial: Fact, fact: Fact): boolean {
  return ["same", "narrower"].includes(compareValues(graph, denial, fact));
}

const denies = (graph: Graph, denial: Fact, fact: Fact) => deniesMode(denial, fact) && deniesObject(graph, denial, fact);

/** One says so, the other that it is not so; or one says in person, the other by video. */
function contradict(graph: Graph, one: Fact, other: Fact): boolean {
  if (one.negated && other.negated) return false;
  if (one.negated) return denies(graph, one, other);
  if (other.negated) return denies(graph, other, one);
  return one.mode !== undefined && other.mode !== undefined && one.mode !== other.mode && compareValues(graph, one, other) === "same";
}

/**
 * The facts on a layer that this one is in conflict with, pending ones too: by rule, whatever the sources. Two values in one scope of a
 * functional (or inverse-functional) relation are; so are a statement and its denial, and two ways of taking part. A plan and an account
 * that differ are, until one replaces the other. A coarser date that holds a finer one, and a place in the other, are not; texts never are.
 */
export function conflictsWith(graph: Graph, layer: Layer, fact: Fact): readonly Fact[] {
  return isDisputed(graph, layer, fact)
    ? [...new Set(nearby(graph, layer, fact).flatMap(({ facts, conflicts }) => facts.filter(conflicts)))]
    : NONE;
}

const NONE: readonly Fact[] = [];

const disputedOn = {
  reported: keptBy((graph, fact: Fact) => hasConflict(graph, "reported", fact)),
  happened: keptBy((graph, fact: Fact) => hasConflict(graph, "happened", fact)),
};

/** Whether a fact is in conflict with any: the same as asking for all of them, but it stops at the first, and is kept. */
export const isDisputed = (graph: Graph, layer: Layer, fact: Fact): boolean => disputedOn[layer](graph, fact);

function hasConflict(graph: Graph, layer: Layer, fact: Fact): boolean {
  return nearby(graph, layer, fact).some(({ facts, conflicts }) => facts.some(conflicts));
}

/** The facts that one could be in conflict with, and when it is. */
function nearby(graph: Graph, layer: Layer, fact: Fact): { facts: readonly Fact[]; conflicts: (other: Fact) => boolean }[] {
  const relation = graph.relation(fact.relation);
  if (!relation) return [];
  const sides = fact.negated ? [] : sidesOf(relation);
  const rivals = sides.map((side) => ({
    facts: inScope(graph, layer, fact, side),
    conflicts: (other: Fact) => !other.negated && other.id !== fact.id && differ(graph, fact, other, side),
  }));
  const contradicts = (other: Fact) =>
    other.id !== fact.id &&
    other.by === fact.by &&
    sameEvent(other, fact) &&
    atOneTime(relation, fact, other) &&
    contradict(graph, fact, other);
  return [...rivals, { facts: statementsNear(graph, layer, fact), conflicts: contradicts }];
}

/** Facts that are in conflict with one another, directly or through a third; in the order of the set. */
export type Conflict = { facts: Fact[] };

/** Every conflict among the approved facts on a layer, in the order of the set. */
export function listConflicts(graph: Graph, layer: Layer): Conflict[] {
  const seen = new Set<string>();
  const conflicts: Conflict[] = [];
  for (const fact of graph.facts(layer)) {
    if (seen.has(fact.id) || isPending(fact)) continue;
    const group = connected(graph, layer, fact);
    for (const member of group) seen.add(member.id);
    if (group.length > 1) conflicts.push({ facts: inSetOrder(graph, group) });
  }
  return conflicts;
}

/** Whether a fact waits for its review: it makes things possible, and proves nothing. */
export const isPending = (fact: Fact) => fact.review === "pending";

function connected(graph: Graph, layer: Layer, start: Fact): Fact[] {
  const group = new Set([start]);
  for (const fact of group) {
    for (const other of conflictsWith(graph, layer, fact)) if (!isPending(other)) group.add(other);
  }
  return [...group];
}

function inSetOrder(graph: Graph, facts: readonly Fact[]): Fact[] {
  return [...facts].sort((one, other) => graph.placeOf(one.id) - graph.placeOf(other.id));
}
