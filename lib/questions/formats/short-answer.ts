import { askFact } from "../../facts/wording";
import { answerText, asksOfOneFact, entityAt, explain, frameOf, isOnlyAnswer, otherEnd, type End } from "../one-fact";
import { acceptedFor } from "../typed";
import type { Draft, Making, QuestionFormat } from "../question-format";
import { acceptedTexts, isTypeable } from "../typed-answer";

function draft({ graph, ask, facts }: Making): Draft | null {
  const [fact] = facts;
  const end = ask.slot as End;
  const stem = fact && askFact(graph, fact, end);
  if (!fact || !stem || !isTypeable(graph, fact, end) || !isOnlyAnswer(graph, ask.layer, fact, end)) return null;
  const entity = entityAt(graph, fact, end);
  const key = answerText(graph, fact, end);
  const frame = frameOf(graph, ask.layer, fact, [otherEnd(end)], key);
  const accepted = entity ? acceptedTexts(key, [entity.name, ...acceptedFor(graph, entity)]) : [];
  return frame && { ...frame, stem, reply: { kind: "text", key, accepted }, explanation: explain(graph, fact), proofs: [] };
}

/** A name or a word, typed. */
export const shortAnswer: QuestionFormat = {
  name: "short-answer",
  label: "Type the answer",
  reply: "text",
  production: true,
  guess: () => 0.01,
  asks: (graph, about) => asksOfOneFact(graph, about, (_, __, fact, end) => (!fact.negated && isTypeable(graph, fact, end) ? 1 : 0)),
  draft,
};
