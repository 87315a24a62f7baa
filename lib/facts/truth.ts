import { spanHolds, spansOverlap, type DateSpan } from "./date-span";
import type { Claim, FalseProof, Truth } from "./claim";
import { closedProof } from "./closures";
import { isDisputed, isPending } from "./conflicts";
import type { EntityKind, Fact, Relation } from "./fact";
import type { Graph } from "./graph";
import { inScope, sameEvent, sidesOf, statementsNear, type Side } from "./scope";
import { heldBetween, holdsDuring, isEver } from "./timeline";
import { compareEntities, compareValues, type Comparison } from "./values";

const UNKNOWN: Truth = { value: "unknown" };

const ids = (facts: readonly Fact[]) => facts.map((fact) => fact.id);
const falseBy = (kind: FalseProof["kind"], facts: readonly Fact[]): Truth => ({ value: "false", proof: { kind, factIds: ids(facts) } });

/** When a fact or claim holds, as the relation counts it: `asOf` says so only where values change with time. */
function heldDuring(relation: Relation, told: Fact | Claim): DateSpan {
  return relation.scope === "date" ? holdsDuring(told) : heldBetween(told);
}

/** Whether a fact holds throughout the time a claim names. One that is not always so covers no claim of no time. */
function coversTime(relation: Relation, fact: Fact, claim: Claim): boolean {
  return spanHolds(heldDuring(relation, fact), heldDuring(relation, claim));
}

/** A claim of no time is made true by a fact of any time. */
function atTime(relation: Relation, fact: Fact, claim: Claim): boolean {
  return isEver(heldDuring(relation, claim)) || coversTime(relation, fact, claim);
}

const sameStatus = (fact: Fact, claim: Claim) => fact.status === (claim.status ?? "asserted");
const sameWords = (fact: Fact, claim: Claim) => claim.saidOn === undefined || fact.saidOn === undefined || fact.saidOn === claim.saidOn;
const sameMode = (fact: Fact, claim: Claim) => claim.mode === undefined || fact.mode === claim.mode;

/** Told in the same voice, with the same firmness, of the same time and event: everything but value and mode. */
function sameTelling(relation: Relation, fact: Fact, claim: Claim): boolean {
  return (
    sameStatus(fact, claim) && fact.by === claim.by && sameWords(fact, claim) && sameEvent(fact, claim) && atTime(relation, fact, claim)
  );
}

/** An event in Paris is in France. Of anything else, that it has to do with a part does not say that it has to do with the whole. */
function entails(graph: Graph, fact: Fact, comparison: Comparison): boolean {
  if (comparison === "same") return true;
  return comparison === "wider" && (!("entity" in fact.object) || graph.entity(fact.subject)?.kind === "event");
}

function trueBy(graph: Graph, claim: Claim, facts: readonly Fact[]): Truth {
  const approved = facts.filter((fact) => !isPending(fact));
  const resting = approved.length > 0 ? approved : facts;
  const disputed = resting.every((fact) => isDisputed(graph, claim.layer, fact));
  return { value: "true", factIds: ids(resting), pending: approved.length === 0, disputed };
}

/** Whoever took part by video was not there in person, as long as nothing leaves the way open. */
function modeProof(graph: Graph, claim: Claim, relation: Relation, near: readonly Fact[]): Truth | null {
  const proof = near.filter((fact) => !isPending(fact) && sameTelling(relation, fact, claim));
  const other = (fact: Fact) => fact.mode !== undefined && fact.mode !== claim.mode;
  const sound =
    claim.mode !== undefined && proof.length > 0 && near.every(other) && proof.every((fact) => isUndisputed(graph, claim, fact));
  return sound ? falseBy("mode", proof) : null;
}

const isUndisputed = (graph: Graph, claim: Claim, fact: Fact) => !isDisputed(graph, claim.layer, fact);

/** Stated to be not so. That something was possibly not so denies nothing. */
function negatedProof(graph: Graph, claim: Claim, relation: Relation, near: readonly Fact[]): Truth | null {
  const denial = near.find(
    (fact) =>
      fact.negated &&
      !isPending(fact) &&
      fact.status !== "possible" &&
      sameStatus(fact, claim) &&
      fact.by === claim.by &&
      sameWords(fact, claim) &&
      (fact.event === undefined || fact.event === claim.event) &&
      (fact.mode === undefined || fact.mode === claim.mode) &&
      coversTime(relation, fact, claim) &&
      ["same", "narrower"].includes(compareValues(graph, fact, claim)) &&
      isUndisputed(graph, claim, fact),
  );
  return denial ? falseBy("negated", [denial]) : null;
}

/** How the claim’s other end stands to a fact’s, seen from a side that takes one value. */
function compareOtherEnd(graph: Graph, claim: Claim, fact: Fact, side: Side): Comparison {
  return side === "subject" ? compareValues(graph, fact, claim) : compareEntities(graph, fact.subject, claim.subject);
}

/**
 * Whether a text is known to be something else’s: two wordings that differ may mean the same, so a text is false of a subject only when the
 * set gives it to another one.
 */
function isOthersText(graph: Graph, claim: Claim): boolean {
  if (!("text" in claim.object)) return true;
  const facts = graph.factsOf(claim.layer, claim.relation, { object: claim.object });
  return facts.some((fact) => !fact.negated && !isPending(fact) && fact.subject !== claim.subject);
}

/** Where values change with time, a value shows another false only while it holds itself. */
function provesAtTime(relation: Relation, fact: Fact, claim: Claim): boolean {
  return relation.scope !== "date" || coversTime(relation, fact, claim);
}

/** So many facts are tried as a proof: where more give values in one scope, they are in dispute. */
const MOST_PROOFS = 8;

const proves = (relation: Relation, fact: Fact, claim: Claim) =>
  !isPending(fact) && sameTelling(relation, fact, claim) && provesAtTime(relation, fact, claim);

/** One value in a scope, known and undisputed: every other is false. */
function singleProof(graph: Graph, claim: Claim, relation: Relation, side: Side): Truth | null {
  if (!isOthersText(graph, claim)) return null;
  const others: Fact[] = [];
  for (const fact of inScope(graph, claim.layer, claim, side)) {
    if (fact.negated) continue;
    const comparison = compareOtherEnd(graph, claim, fact, side);
    if (comparison === "narrower") continue;
    if (comparison !== "apart") return null;
    if (others.length < MOST_PROOFS && proves(relation, fact, claim)) others.push(fact);
  }
  const proof = others.find((fact) => isUndisputed(graph, claim, fact));
  return proof ? falseBy("functional", [proof]) : null;
}

/** Kinds that can stand for one another: a country acts through its ministers, and what happens can be a thing. */
const LOOSE_KINDS: readonly (readonly EntityKind[])[] = [
  ["person", "organisation", "place", "office", "thing"],
  ["event", "deed", "work", "thing"],
];

const looselyOneKind = (one: EntityKind, other: EntityKind) =>
  one === other || LOOSE_KINDS.some((kinds) => kinds.includes(one) && kinds.includes(other));

function outOfKind(graph: Graph, id: string, kinds: readonly EntityKind[]): boolean {
  const kind = graph.entity(id)?.kind;
  return kind !== undefined && !kinds.some((other) => looselyOneKind(kind, other));
}

/** A term attends nothing: an end of a kind that the relation does not take. */
function disjointProof(graph: Graph, claim: Claim, relation: Relation): Truth | null {
  const wrongObject = "entity" in claim.object && Array.isArray(relation.object) && outOfKind(graph, claim.object.entity, relation.object);
  return wrongObject || outOfKind(graph, claim.subject, relation.subject) ? falseBy("disjoint", []) : null;
}

/** One value on either side where the relation takes one. */
function singleProofs(graph: Graph, claim: Claim, relation: Relation): Truth | null {
  for (const side of sidesOf(relation)) {
    const proof = singleProof(graph, claim, relation, side);
    if (proof) return proof;
  }
  return null;
}

function closedList(graph: Graph, claim: Claim): Truth | null {
  const members = closedProof(graph, claim);
  return members && falseBy("closed", members);
}

/** The proofs of falsehood, in the order in which they are tried. */
function disproved(graph: Graph, claim: Claim, relation: Relation, near: readonly Fact[]): Truth {
  return (
    negatedProof(graph, claim, relation, near) ??
    singleProofs(graph, claim, relation) ??
    closedList(graph, claim) ??
    disjointProof(graph, claim, relation) ??
    UNKNOWN
  );
}

/** One number with two hedges: whoever tells it otherwise may mean the same. */
function isSameNumber(fact: Fact, claim: Claim): boolean {
  return (
    "number" in fact.object &&
    "number" in claim.object &&
    fact.object.number === claim.object.number &&
    fact.object.unit === claim.object.unit
  );
}

function truthOfStatement(graph: Graph, claim: Claim, relation: Relation): Truth {
  const near = statementsNear(graph, claim.layer, claim);
  if (near.length === 0) return disproved(graph, claim, relation, near);
  const told = near.filter((fact) => !fact.negated).map((fact) => ({ fact, comparison: compareValues(graph, fact, claim) }));
  const saying = told.filter(
    ({ fact, comparison }) => entails(graph, fact, comparison) && sameTelling(relation, fact, claim) && sameMode(fact, claim),
  );
  if (saying.length > 0)
    return trueBy(
      graph,
      claim,
      saying.map(({ fact }) => fact),
    );
  // Told in another voice, firmness or way, it may be so: that is for no proof to overrule but one about the way itself.
  const perhaps = told.filter(
    ({ fact, comparison }) =>
      (["same", "wider"].includes(comparison) || isSameNumber(fact, claim)) &&
      sameEvent(fact, claim) &&
      spansOverlap(heldDuring(relation, fact), heldDuring(relation, claim)),
  );
  if (perhaps.length > 0)
    return (
      modeProof(
        graph,
        claim,
        relation,
        perhaps.map(({ fact }) => fact),
      ) ?? UNKNOWN
    );
  return disproved(graph, claim, relation, near);
}

/**
 * A denial is so when it is stated, or when the statement is proved false; it is false when an undisputed approved fact states the thing.
 */
function truthOfDenial(graph: Graph, claim: Claim, relation: Relation): Truth {
  const near = statementsNear(graph, claim.layer, claim).filter((fact) => fact.negated && compareValues(graph, fact, claim) === "same");
  const saying = near.filter((fact) => sameTelling(relation, fact, claim) && sameMode(fact, claim));
  if (saying.length > 0) return trueBy(graph, claim, saying);
  const truth = truthOfStatement(graph, claim, relation);
  if (truth.value === "false") return { value: "true", factIds: truth.proof.factIds, pending: false, disputed: false };
  if (truth.value === "unknown" || truth.pending || truth.disputed) return UNKNOWN;
  return { value: "false", proof: { kind: "negated", factIds: truth.factIds } };
}

/**
 * Whether a claim is true, false or unknown on its layer.
 *
 * True: an approved or pending fact of the layer says so, in the claim’s voice (`by`), status, way (`mode`), time and event; an event in a
 * place is also in whatever the place is in, and what happened on a day also in its month. False needs a proof, from approved facts that
 * are in no conflict: a stated denial; another value where the relation takes one in scope; another way of taking part; a list that a
 * source or a teacher closed; an end of a kind that the relation does not take. Everything else is unknown: above all what is only planned
 * or possible, only claimed by somebody, told of another time, or shares a name with what is true.
 */
export function truthOf(graph: Graph, claim: Claim): Truth {
  const relation = graph.relation(claim.relation);
  if (!relation || !graph.entity(claim.subject)) return UNKNOWN;
  if ("entity" in claim.object && !graph.entity(claim.object.entity)) return UNKNOWN;
  return claim.negated ? truthOfDenial(graph, claim, relation) : truthOfStatement(graph, claim, relation);
}
