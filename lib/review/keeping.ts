import { conflictsWith, isPending } from "../facts/conflicts";
import type { Entity, Evidence, Fact, FactSet, Relation } from "../facts/fact";
import { graphOf, layerOf, type Graph } from "../facts/graph";
import type { DraftFact } from "../reading/article";
import { slugOf } from "../reading/slug";
import { placeDraft, type Gained } from "./placing";
import { factSaying } from "./same-fact";

export const SETTLEMENTS = ["undecided", "newer", "attributed", "this", "other"] as const;
/**
 * What becomes of two values where there can be one: `undecided` keeps both, and no question asks it; `newer` lets the later report take
 * the place of the earlier; `attributed` says of each who says so; `this` takes the other out; `other` leaves this one out.
 */
export type Settlement = (typeof SETTLEMENTS)[number];

/** How a conflict is settled; `by` names who says this, `otherBy` who says the other, where both are attributed. */
export type Settling = { as: Settlement; by?: string; otherBy?: string };

/** A fact to keep: what it says, whom it names, where it stands. */
export type Keep = { id: string; draft: DraftFact; named: readonly Entity[]; evidence: readonly Evidence[]; settling?: Settling };

/** A fact before and after; null where it was not there, or is not there any more. */
export type FactChange = { before: Fact | null; after: Fact | null };

/** What keeping facts does to a set, worked out and not yet done. */
export type Plan = { set: FactSet; facts: FactChange[]; gained: Gained };

/**
 * What keeping one fact comes to: a fact of its own; further evidence of one that says the same; nothing, since the other report is right;
 * or a conflict that has to be settled first, with the facts it is in conflict with.
 */
export type Kept = { outcome: "kept" | "further" | "left"; factId: string; plan: Plan } | { outcome: "conflict"; others: Fact[] };

/** The plan that changes nothing. */
export const emptyPlan = (set: FactSet): Plan => ({ set, facts: [], gained: { added: [], renamed: [], relations: [] } });

function joinGained(one: Gained, other: Gained): Gained {
  return {
    added: [...one.added, ...other.added],
    renamed: [...one.renamed, ...other.renamed],
    relations: [...one.relations, ...other.relations],
  };
}

function changed(plan: Plan, before: Fact | null, after: Fact | null): Plan {
  const others = before ? plan.set.facts.filter((fact) => fact.id !== before.id) : plan.set.facts;
  const facts =
    after && before ? plan.set.facts.map((fact) => (fact.id === before.id ? after : fact)) : after ? [...others, after] : others;
  return { ...plan, set: { ...plan.set, facts }, facts: [...plan.facts, { before, after }] };
}

const isSameSpan = (one: Evidence, other: Evidence) => one.source === other.source && one.start === other.start && one.end === other.end;

/** The fact with the places added that it does not stand on yet. */
export function withEvidence(fact: Fact, evidence: readonly Evidence[]): Fact {
  const further = evidence.filter(
    (one, i) => !fact.evidence.some((known) => isSameSpan(known, one)) && evidence.findIndex((other) => isSameSpan(one, other)) === i,
  );
  return further.length > 0 ? { ...fact, evidence: [...fact.evidence, ...further] } : fact;
}

/** The day of the latest report that tells a fact; "" where none has a day. */
function toldOn(graph: Graph, fact: Fact): string {
  return (
    fact.evidence
      .map(({ source: id }) => graph.source(id)?.of?.date ?? graph.source(id)?.date ?? "")
      .sort()
      .at(-1) ?? ""
  );
}

/** The facts that one may not stand beside without somebody deciding: those it is in conflict with, pending ones left out. */
export function rivalsOf(graph: Graph, fact: Fact): Fact[] {
  return conflictsWith(graph, layerOf(graph, fact), fact).filter((other) => !isPending(other));
}

/** A name as the entity that says something: as the set knows it, else a group of that name. */
function speaker(plan: Plan, name: string): { plan: Plan; id: string } {
  const named: Entity = { id: slugOf(name), kind: "organisation", name };
  const draft = { subject: named.id, relation: "", object: { text: "" }, status: "asserted" as const };
  const known = graphOf(plan.set).entitiesNamed(name)[0];
  if (known) return { plan, id: known.id };
  const placed = placeDraft(plan.set, draft, [named], []);
  return { plan: { ...plan, set: placed.set, gained: joinGained(plan.gained, placed.gained) }, id: placed.draft.subject };
}

function attributed(plan: Plan, fact: Fact, others: readonly Fact[], { by = "", otherBy = "" }: Settling): Plan {
  const mine = speaker(plan, by);
  const theirs = speaker(mine.plan, otherBy);
  const done = others.reduce((after, other) => changed(after, other, { ...other, by: theirs.id }), theirs.plan);
  return changed(done, fact, { ...fact, by: mine.id });
}

function superseded(plan: Plan, graph: Graph, fact: Fact, others: readonly Fact[]): Plan {
  // The newest comes last: it is what an older fact gives way to.
  const inTime = [...others].sort((one, other) => (toldOn(graph, one) < toldOn(graph, other) ? -1 : 1));
  return inTime.reduce((after, other) => {
    const isOlder = toldOn(graph, fact) < toldOn(graph, other);
    const [old, heir] = isOlder ? [fact, other] : [other, fact];
    const now = after.set.facts.find((one) => one.id === old.id) ?? old;
    return changed(after, now, { ...now, replacedBy: heir.id });
  }, plan);
}

function settled(plan: Plan, graph: Graph, fact: Fact, others: readonly Fact[], settling: Settling): Plan {
  if (settling.as === "newer") return superseded(plan, graph, fact, others);
  if (settling.as === "attributed") return attributed(plan, fact, others, settling);
  if (settling.as === "this") return others.reduce((after, other) => changed(after, other, null), plan);
  return plan;
}

/** One change for each fact: what it was before all of them, and what it is after. */
function oncePerFact(changes: readonly FactChange[]): FactChange[] {
  const byId = new Map<string, FactChange>();
  for (const { before, after } of changes) {
    const id = (after ?? before)!.id;
    byId.set(id, { before: byId.has(id) ? byId.get(id)!.before : before, after });
  }
  return [...byId.values()];
}

/** Keeps one fact on top of what is planned. The set must be checked (`checkFactSet`) before the plan is carried out. */
export function keepFact(plan: Plan, { id, draft, named, evidence, settling }: Keep, relations: readonly Relation[]): Kept {
  const placed = placeDraft(plan.set, draft, named, relations);
  const base: Plan = { set: placed.set, facts: plan.facts, gained: joinGained(plan.gained, placed.gained) };
  const fact = withEvidence({ ...placed.draft, id, evidence: [] }, evidence);
  const next = changed(base, null, fact);
  const graph = graphOf(next.set);
  const same = factSaying(graph, fact);
  if (same) return { outcome: "further", factId: same.id, plan: { ...changed(base, same, withEvidence(same, evidence)) } };
  const others = rivalsOf(graph, fact);
  if (others.length > 0 && !settling) return { outcome: "conflict", others };
  if (others.length > 0 && settling?.as === "other") return { outcome: "left", factId: others[0]!.id, plan };
  const done = others.length > 0 && settling ? settled(next, graph, fact, others, settling) : next;
  return { outcome: "kept", factId: id, plan: { ...done, facts: oncePerFact(done.facts) } };
}
