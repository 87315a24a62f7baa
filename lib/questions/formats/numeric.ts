import { askFact } from "../../facts/wording";
import { asksOfOneFact, answerText, explain, frameOf } from "../one-fact";
import type { Draft, Making, QuestionFormat } from "../question-format";

function draft({ graph, ask, facts }: Making): Draft | null {
  const [fact] = facts;
  const stem = fact && askFact(graph, fact, "object");
  if (!fact || !stem || !("number" in fact.object)) return null;
  const frame = frameOf(graph, ask.layer, fact, ["subject"], answerText(graph, fact, "object"));
  const { number, unit } = fact.object;
  return frame && { ...frame, stem, reply: { kind: "number", key: number, unit, tolerance: 0 }, explanation: explain(graph, fact), proofs: [] };
}

/** A number, typed as people write numbers. */
export const numeric: QuestionFormat = {
  name: "numeric",
  label: "Type the number",
  reply: "number",
  production: true,
  guess: () => 0.01,
  asks: (graph, about) => asksOfOneFact(graph, about, (_, __, fact, end) => (end === "object" && "number" in fact.object && !fact.negated ? 1 : 0)),
  draft,
};
