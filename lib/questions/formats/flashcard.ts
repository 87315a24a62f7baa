import { askFact } from "../../facts/wording";
import { answerText, asksOfOneFact, explain, frameOf, isOnlyAnswer, otherEnd, type End } from "../one-fact";
import type { Draft, Making, QuestionFormat } from "../question-format";

const MOST_WORDS_BEHIND = 12;

function draft({ graph, ask, facts }: Making): Draft | null {
  const [fact] = facts;
  const end = ask.slot as End;
  const stem = fact && askFact(graph, fact, end);
  if (!fact || !stem || !isOnlyAnswer(graph, ask.layer, fact, end)) return null;
  const back = answerText(graph, fact, end);
  const frame = frameOf(graph, ask.layer, fact, [otherEnd(end)], back);
  if (!frame || back.split(/\s+/).length > MOST_WORDS_BEHIND) return null;
  return { ...frame, stem, reply: { kind: "grade", key: 3, back }, explanation: explain(graph, fact), proofs: [] };
}

/** A card: the question in front, the answer behind; the learner marks it. */
export const flashcard: QuestionFormat = {
  name: "flashcard",
  label: "Flashcard",
  reply: "grade",
  production: true,
  guess: () => 0,
  asks: (graph, about) => asksOfOneFact(graph, about, (_, __, fact) => (fact.negated ? 0 : 1)),
  draft,
};
