import { GAP, stateWith } from "../../facts/wording";
import { answerText, asksOfOneFact, entityAt, explain, frameOf, isOnlyAnswer, otherEnd, type End } from "../one-fact";
import { acceptedFor } from "../typed";
import { acceptedTexts, isTypeable } from "../typed-answer";
import type { Draft, Making, QuestionFormat } from "../question-format";

function draft({ graph, ask, facts }: Making): Draft | null {
  const [fact] = facts;
  const end = ask.slot as End;
  const stem = fact && stateWith(graph, fact, { [end]: GAP });
  if (!fact || !stem || stem.startsWith(GAP) || !isOnlyAnswer(graph, ask.layer, fact, end)) return null;
  const key = answerText(graph, fact, end);
  const entity = entityAt(graph, fact, end);
  const frame = frameOf(graph, ask.layer, fact, [otherEnd(end)], key);
  const accepted = entity ? acceptedTexts(key, [entity.name, ...acceptedFor(graph, entity)]) : [];
  return frame && { ...frame, stem, reply: { kind: "text", key, accepted }, explanation: explain(graph, fact), proofs: [] };
}

/** A sentence of ours with one name or word left out, to type. */
export const fillTheGap: QuestionFormat = {
  name: "fill-the-gap",
  label: "Fill the gap",
  reply: "text",
  production: true,
  guess: () => 0.01,
  asks: (graph, about) => asksOfOneFact(graph, about, (_, __, fact, end) => (!fact.negated && isTypeable(graph, fact, end) ? 1 : 0)),
  draft,
};
