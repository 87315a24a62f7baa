import type { Claim } from "./claim";
import { isPending } from "./conflicts";
import type { Closure, Entity, Fact } from "./fact";
import type { Graph } from "./graph";
import { compareEntities, compareValues, ownersOf } from "./values";

/** The end of a closed list that its members take. */
type MemberEnd = "subject" | "object";

type ClosedList = { closure: Closure; end: MemberEnd; members: readonly Fact[] };

/** The closed lists that a claim would have to be on, with the facts told on the layer. */
function listsOf(graph: Graph, claim: Claim): ClosedList[] {
  const { layer, relation, subject, object } = claim;
  const told = (facts: readonly Fact[]) => facts.filter((fact) => !fact.negated);
  const ofSubject = graph.closuresOf(layer, relation, { subject }).map((closure) => ({ closure, end: "object" as const, members: told(graph.factsOf(layer, relation, { subject })) }));
  if (!("entity" in object)) return ofSubject;
  const ofObject = graph.closuresOf(layer, relation, { object: object.entity }).map((closure) => ({ closure, end: "subject" as const, members: told(graph.factsOf(layer, relation, { object })) }));
  return [...ofObject, ...ofSubject];
}

/**
 * The facts that a closure closes over: those its own sources tell, since a report that gives the full list of who was invited says nothing
 * of who came. An author closes over all of them, and so does a closure none of whose sources tells any, now or before it was replaced.
 */
function closedOver(graph: Graph, { closure, members }: ClosedList): Fact[] {
  const sources = new Set(closure.evidence.map((one) => one.source));
  if ([...sources].some((id) => graph.source(id)?.kind === "author")) return [...members];
  const told = (fact: Fact) => fact.evidence.some((one) => sources.has(one.source));
  const ever = members.flatMap((fact) => [fact, ...graph.replacedBy(fact)]);
  return ever.some(told) ? members.filter(told) : [...members];
}

/** What the layer says of whom somebody holds an office of or acts for. */
function actingFacts(graph: Graph, claim: Claim, id: string): Fact[] {
  return graph.actingRelations.flatMap((relation) => graph.factsOf(claim.layer, relation, { subject: id }).filter((fact) => !fact.negated));
}

/** What an entity acts for: what it is in or belongs to, whom it is said to act for, and likewise of the offices it holds. */
function actsFor(graph: Graph, claim: Claim, id: string): Set<string> {
  const held = actingFacts(graph, claim, id).flatMap((fact) => ("entity" in fact.object ? [fact.object.entity] : []));
  return new Set([id, ...held].flatMap((one) => [one, ...ownersOf(graph, one)]).filter((one) => one !== id));
}

/** A person of whom nothing approved says for whom they act: they may act for anybody. */
function isStranger(graph: Graph, claim: Claim, entity: Entity): boolean {
  return entity.kind === "person" && ownersOf(graph, entity.id).length === 0 && actingFacts(graph, claim, entity.id).every((fact) => isPending(fact) || fact.by !== undefined);
}

/** Whether two actors of different kinds may be one presence: a country and its minister, or a person of whom nothing is known. */
function mayBeOne(graph: Graph, claim: Claim, one: Entity, other: Entity): boolean {
  if (one.kind === other.kind) return false;
  if (isStranger(graph, claim, one) || isStranger(graph, claim, other)) return true;
  return actsFor(graph, claim, one.id).has(other.id) || actsFor(graph, claim, other.id).has(one.id);
}

function isApartFrom(graph: Graph, claim: Claim, asked: Entity, member: string): boolean {
  const entity = graph.entity(member);
  return entity !== undefined && compareEntities(graph, member, asked.id) === "apart" && !mayBeOne(graph, claim, asked, entity);
}

function memberId(fact: Fact, end: MemberEnd): string | undefined {
  if (end === "subject") return fact.subject;
  return "entity" in fact.object ? fact.object.entity : undefined;
}

/** Whether the asked end is on no such list: of a kind that the list names, and apart from every member. */
function isOffList(graph: Graph, claim: Claim, { end, members }: ClosedList): boolean {
  const askedId = end === "subject" ? claim.subject : "entity" in claim.object ? claim.object.entity : undefined;
  const asked = askedId === undefined ? undefined : graph.entity(askedId);
  if (!asked) return end === "object" && members.every((fact) => compareValues(graph, fact, claim) === "apart");
  const listed = members.map((fact) => memberId(fact, end));
  const sameKind = listed.some((id) => id !== undefined && graph.entity(id)?.kind === asked.kind);
  return sameKind && listed.every((id) => id !== undefined && isApartFrom(graph, claim, asked, id));
}

/**
 * The approved members of a closed list that the claim’s end is not on; null when no closed list shows the claim false. A list shows claims
 * false only in the status that it is told in, and only claims of nobody’s voice; whatever is on it in any way, pending or planned, is on it.
 */
export function closedProof(graph: Graph, claim: Claim): Fact[] | null {
  if (claim.by !== undefined || "text" in claim.object) return null;
  for (const list of listsOf(graph, claim)) {
    const proof = closedOver(graph, list).filter((fact) => !isPending(fact) && fact.by === undefined && fact.status === (claim.status ?? "asserted"));
    if (proof.length > 0 && isOffList(graph, claim, list)) return proof;
  }
  return null;
}
