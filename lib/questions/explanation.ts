import { isPending } from "../facts/conflicts";
import type { Fact } from "../facts/fact";
import { objectKey, type Graph } from "../facts/graph";
import { atHand } from "../facts/kept";
import { askFact, nameInText, objectInText, stateFact } from "../facts/wording";
import { dateOf, sourcesOf } from "./reports";
import { framesOf } from "../facts/frames/frames";

/** What is so, and what reports had said before; `factIds` are the facts whose words are shown with it. */
export type Explanation = { text: string; factIds: string[] };

const sentence = (text: string) => text.replace(/[.\s]*$/, ".");

/** The fact as a sentence; where the relation has no wording for that, the question and its answer. */
export function tell(graph: Graph, fact: Fact): string | null {
  const stated = stateFact(graph, fact);
  if (stated !== null) return stated;
  const object = askFact(graph, fact, "object");
  if (object !== null) return `${object} ${sentence(objectInText(graph, fact.object, fact.hedge))}`;
  const subject = askFact(graph, fact, "subject");
  return subject && `${subject} ${sentence(nameInText(graph, fact.subject))}`;
}

/** What a replaced fact said otherwise: "Rustem Umerov", "Riyadh", "around 20 allies"; null where it said the same. */
function saidOtherwise(graph: Graph, old: Fact, fact: Fact): string | null {
  const sameObject = objectKey(old.object) === objectKey(fact.object) && old.hedge === fact.hedge;
  if (Boolean(old.negated) !== Boolean(fact.negated) || old.negated) return null;
  if (old.subject !== fact.subject)
    return sameObject || objectKey(old.object) === objectKey(fact.object) ? nameInText(graph, old.subject) : null;
  return sameObject ? null : objectInText(graph, old.object, old.hedge);
}

function datesOf(graph: Graph, facts: readonly Fact[]): string {
  const dates = facts
    .flatMap((fact) => sourcesOf(graph, fact))
    .map(dateOf)
    .filter((date) => date !== undefined);
  const days = [...new Set(dates)].sort().map(framesOf(graph).day);
  return framesOf(graph).list(days);
}

/** "Reports of 10 March 2025 had expected Rustem Umerov." */
function earlier(graph: Graph, value: string, facts: readonly Fact[]): string {
  return framesOf(graph).earlier(
    datesOf(graph, facts),
    facts.every((fact) => fact.status === "asserted"),
    sentence(value),
  );
}

/**
 * The explanation of a question about one fact: the fact as a sentence, and what earlier reports had said where it replaces something else.
 * Null where the relation has no wording at all.
 */
export const explain: (graph: Graph, fact: Fact) => Explanation | null = atHand(explained);

function explained(graph: Graph, fact: Fact): Explanation | null {
  const now = tell(graph, fact);
  if (now === null) return null;
  if (graph.replacedBy(fact).length === 0) return { text: now, factIds: [fact.id] };
  const others = new Map<string, Fact[]>();
  for (const old of graph.replacedBy(fact)) {
    const value = isPending(old) ? null : saidOtherwise(graph, old, fact);
    if (value !== null) others.set(value, [...(others.get(value) ?? []), old]);
  }
  const before = [...others].map(([value, facts]) => earlier(graph, value, facts));
  return { text: [now, ...before].join(" "), factIds: [fact.id, ...[...others.values()].flat().map((old) => old.id)] };
}
