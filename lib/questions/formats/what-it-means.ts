import { askFact } from "../../facts/wording";
import { choicesFor } from "../choices";
import { answerText, asksOfOneFact, explain, frameOf } from "../one-fact";
import { relationsFor } from "../roles";
import type { Draft, Making, QuestionFormat } from "../question-format";

function draft({ graph, ask, facts, random }: Making): Draft | null {
  const [fact] = facts;
  const stem = fact && askFact(graph, fact, "object");
  if (!fact || !stem) return null;
  const choices = choicesFor(graph, ask.layer, fact, "object", random, 3);
  const frame = frameOf(graph, ask.layer, fact, ["subject"], answerText(graph, fact, "object"));
  return choices && frame && { ...frame, stem, reply: { kind: "choice", options: choices.options, key: choices.key }, explanation: explain(graph, fact), proofs: choices.proofs };
}

/** A term, and a choice of meanings. */
export const whatItMeans: QuestionFormat = {
  name: "what-it-means",
  label: "What it means",
  reply: "choice",
  production: false,
  guess: ({ reply }) => ("options" in reply ? 1 / reply.options.length : 1),
  asks: (graph, about) => {
    const meaning = new Set(relationsFor(graph, "meaning").map((relation) => relation.id));
    return asksOfOneFact(graph, about, (_, __, fact, end) => (end === "object" && meaning.has(fact.relation) && !fact.negated ? 1 : 0));
  },
  draft,
};
