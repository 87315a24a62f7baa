import { isCardRelation } from "../facts/card";
import type { Fact } from "../facts/fact";
import type { Graph } from "../facts/graph";
import type { Question, Reply } from "./question";
import type { Draft } from "./question-format";
import type { End } from "./single-fact";

/** Whether a fact is a card that somebody wrote for themselves (lib/facts/card.ts). */
export const isOwnCard = (graph: Graph, fact: Fact): boolean => isCardRelation(graph.relation(fact.relation));

/** Formats that ask own cards: nothing of one card is known to be false for another, so none has options. */
const ASKING_CARDS = ["flashcard", "short-answer"];

/** Whether a question asks an own card. */
export function asksOwnCard(graph: Graph, { format, factIds }: Pick<Question, "format" | "factIds">): boolean {
  if (!ASKING_CARDS.includes(format)) return false;
  const facts = factIds.map((id) => graph.fact(id));
  return facts.length > 0 && facts.every((fact) => fact !== undefined && isOwnCard(graph, fact));
}

/** A card as it was written: its front is the stem, what it is filed under the line above. `reply` gets the side that is asked. */
export function ownCardDraft(graph: Graph, fact: Fact, reply: (answer: string) => Reply, end: End): Draft | null {
  const front = graph.entity(fact.subject)?.name;
  const back = "text" in fact.object ? fact.object.text : undefined;
  if (front === undefined || back === undefined) return null;
  const [stem, answer] = end === "object" ? [front, back] : [back, front];
  const context = [graph.set.title, ...(fact.tags ?? []).slice(0, 2)].join(", ");
  return { context, stem, reply: reply(answer), explanation: `${front} – ${back}`, restsOn: [], proofs: [] };
}
