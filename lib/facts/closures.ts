import type { Claim } from "./claim";
import { isPending } from "./conflicts";
import type { Closure, Entity, Fact, Layer } from "./fact";
import type { Graph } from "./graph";
import { keptBy } from "./kept";
import { compareEntities, compareValues, ownersOf } from "./values";

/** The end of a closed list that its members take. */
type MemberEnd = "subject" | "object";

/** A list that somebody closed: the facts told on the layer, and those of them that the closure closes over. */
type ClosedList = {
  closure: Closure;
  end: MemberEnd;
  members: readonly Fact[];
  listed: readonly (Entity | undefined)[];
  closedOver: readonly Fact[];
};

/** The closed lists that a claim would have to be on, with the facts told on the layer. */
function listsOf(graph: Graph, claim: Claim): readonly ClosedList[] {
  const { layer, relation, subject, object } = claim;
  const ofSubject = graph.closuresOf(layer, relation, { subject });
  const ofObject = "entity" in object ? graph.closuresOf(layer, relation, { object: object.entity }) : NONE;
  if (ofSubject.length + ofObject.length === 0) return NONE;
  return [...ofObject, ...ofSubject].map((closure) => listOn[layer](graph, closure));
}

const NONE: readonly never[] = [];

/** The list of a closure; worked out once, since every claim about its end is put to it. */
function closedListOf(graph: Graph, layer: Layer, closure: Closure): ClosedList {
  const { relation, object, subject = "" } = closure;
  const told = graph.factsOf(layer, relation, object === undefined ? { subject } : { object }).filter((fact) => !fact.negated);
  const end = object === undefined ? ("object" as const) : ("subject" as const);
  const list = { closure, end, members: told, listed: told.map((fact) => memberOf(graph, fact, end)) };
  return { ...list, closedOver: closedOver(graph, list) };
}

const listOn = {
  reported: keptBy((graph, closure: Closure) => closedListOf(graph, "reported", closure)),
  happened: keptBy((graph, closure: Closure) => closedListOf(graph, "happened", closure)),
};

/**
 * The facts that a closure closes over: those its own sources tell, since a report that gives the full list of who was invited says nothing
 * of who came. An author closes over all of them, and so does a closure none of whose sources tells any, now or before it was replaced.
 */
function closedOver(graph: Graph, { closure, members }: Pick<ClosedList, "closure" | "members">): Fact[] {
  const sources = new Set(closure.evidence.map((one) => one.source));
  if ([...sources].some((id) => graph.source(id)?.kind === "author")) return [...members];
  const told = (fact: Fact) => fact.evidence.some((one) => sources.has(one.source));
  const ever = members.flatMap((fact) => [fact, ...graph.replacedBy(fact)]);
  return ever.some(told) ? members.filter(told) : [...members];
}

/** For whom somebody acts, as the layer tells it; `isStranger`: a person of whom nothing approved says so, who may act for anybody. */
type Acting = { ids: ReadonlySet<string>; isStranger: boolean };

/** What an entity acts for: what it is in or belongs to, whom it is said to act for, and likewise of the offices it holds. */
function actingOf(graph: Graph, layer: Layer, id: string): Acting {
  const facts = graph.actingRelations.flatMap((relation) =>
    graph.factsOf(layer, relation, { subject: id }).filter((fact) => !fact.negated),
  );
  const held = facts.flatMap((fact) => ("entity" in fact.object ? [fact.object.entity] : []));
  const ids = [id, ...held].flatMap((one) => [one, ...ownersOf(graph, one)]).filter((one) => one !== id);
  const isStranger =
    graph.entity(id)?.kind === "person" &&
    ownersOf(graph, id).length === 0 &&
    facts.every((fact) => isPending(fact) || fact.by !== undefined);
  return { ids: new Set(ids), isStranger };
}

const actingOn = {
  reported: keptBy((graph, id: string) => actingOf(graph, "reported", id)),
  happened: keptBy((graph, id: string) => actingOf(graph, "happened", id)),
};

/** Whether two actors of different kinds may be one presence: a country and its minister, or a person of whom nothing is known. */
function mayBeOne(graph: Graph, { layer }: Claim, one: Entity, other: Entity): boolean {
  if (one.kind === other.kind) return false;
  const [first, second] = [actingOn[layer](graph, one.id), actingOn[layer](graph, other.id)];
  return first.isStranger || second.isStranger || first.ids.has(other.id) || second.ids.has(one.id);
}

const isApartFrom = (graph: Graph, claim: Claim, asked: Entity, member: Entity) =>
  compareEntities(graph, member.id, asked.id) === "apart" && !mayBeOne(graph, claim, asked, member);

function memberOf(graph: Graph, fact: Fact, end: MemberEnd): Entity | undefined {
  if (end === "subject") return graph.entity(fact.subject);
  return "entity" in fact.object ? graph.entity(fact.object.entity) : undefined;
}

/** Whether the asked end is on no such list: of a kind that the list names, and apart from every member. */
function isOffList(graph: Graph, claim: Claim, { end, members, listed }: ClosedList): boolean {
  const askedId = end === "subject" ? claim.subject : "entity" in claim.object ? claim.object.entity : undefined;
  const asked = askedId === undefined ? undefined : graph.entity(askedId);
  if (!asked) return end === "object" && members.every((fact) => compareValues(graph, fact, claim) === "apart");
  const sameKind = listed.some((member) => member?.kind === asked.kind);
  return sameKind && listed.every((member) => member !== undefined && isApartFrom(graph, claim, asked, member));
}

/**
 * The approved members of a closed list that the claim’s end is not on; null when no closed list shows the claim false. A list shows claims
 * false only in the status that it is told in, and only claims of nobody’s voice; whatever is on it in any way, pending or planned, is on
 * it.
 */
export function closedProof(graph: Graph, claim: Claim): Fact[] | null {
  if (claim.by !== undefined || "text" in claim.object) return null;
  for (const list of listsOf(graph, claim)) {
    const proof = list.closedOver.filter(
      (fact) => !isPending(fact) && fact.by === undefined && fact.status === (claim.status ?? "asserted"),
    );
    if (proof.length > 0 && isOffList(graph, claim, list)) return proof;
  }
  return null;
}
