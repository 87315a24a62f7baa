import { askFact } from "../../facts/wording";
import { choicesFor } from "../choices";
import { answerText, asksOfOneFact, explain, frameOf } from "../one-fact";
import { relationsFor } from "../roles";
import type { Draft, Making, QuestionFormat } from "../question-format";

function draft({ graph, ask, facts, random }: Making): Draft | null {
  const [fact] = facts;
  const stem = fact && askFact(graph, fact, "subject");
  if (!fact || !stem) return null;
  const choices = choicesFor(graph, ask.layer, fact, "subject", random, 4);
  const frame = frameOf(graph, ask.layer, fact, ["object"], answerText(graph, fact, "subject"));
  return choices && frame && { ...frame, stem, reply: { kind: "choice", options: choices.options, key: choices.key }, explanation: explain(graph, fact), proofs: choices.proofs };
}

/** Words, and a choice of who said them. */
export const whoSaid: QuestionFormat = {
  name: "who-said",
  label: "Who said it",
  reply: "choice",
  production: false,
  guess: ({ reply }) => ("options" in reply ? 1 / reply.options.length : 1),
  asks: (graph, about) => {
    const speech = new Set(relationsFor(graph, "speech").map((relation) => relation.id));
    return asksOfOneFact(graph, about, (_, __, fact, end) => (end === "subject" && speech.has(fact.relation) && !fact.negated ? 1 : 0));
  },
  draft,
};
