import type { Fact } from "../facts/fact";
import type { Graph } from "../facts/graph";
import { compareValues } from "../facts/values";

/** Whether nothing tells the two apart in a field that one of them may leave open. */
const agree = (one: string | undefined, other: string | undefined) => one === undefined || other === undefined || one === other;

/** What must be told in the same way for two facts to say the same. */
const TOLD = ["subject", "relation", "status", "by", "mode", "event"] as const;

function toldAlike(one: Fact, other: Fact): boolean {
  return TOLD.every((field) => one[field] === other[field]) && Boolean(one.negated) === Boolean(other.negated);
}

const sameTime = (one: Fact, other: Fact) => agree(one.saidOn, other.saidOn) && agree(one.from, other.from) && agree(one.to, other.to);

/** Whether two facts say the same, whatever their sources: then the second source is further evidence, and no second fact. */
export function saysTheSame(graph: Graph, one: Fact, other: Fact): boolean {
  return (
    toldAlike(one, other) &&
    sameTime(one, other) &&
    compareValues(graph, one, other) === "same" &&
    compareValues(graph, other, one) === "same"
  );
}

/** The fact of the set that says the same, replaced ones left out; undefined where none does. */
export function factSaying(graph: Graph, fact: Fact): Fact | undefined {
  const near = graph.factsOf("happened", fact.relation, { subject: fact.subject });
  return near.find((other) => other.id !== fact.id && saysTheSame(graph, other, fact));
}
