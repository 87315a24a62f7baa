import { GAP, stateWith } from "../../facts/wording";
import { choicesFor } from "../choices";
import { answerText, asksOfOneFact, explain, frameOf, otherEnd, type End } from "../one-fact";
import type { Draft, Making, QuestionFormat } from "../question-format";

/** Words to choose from, besides the right one. */
const WRONG_IN_BANK = 4;

function draft({ graph, ask, facts, random }: Making): Draft | null {
  const [fact] = facts;
  const end = ask.slot as End;
  const stem = fact && stateWith(graph, fact, { [end]: GAP });
  if (!fact || !stem || stem.startsWith(GAP)) return null;
  const choices = choicesFor(graph, ask.layer, fact, end, random, WRONG_IN_BANK);
  const frame = frameOf(graph, ask.layer, fact, [otherEnd(end)], answerText(graph, fact, end));
  return choices && frame && { ...frame, stem, reply: { kind: "choice", options: choices.options, key: choices.key }, explanation: explain(graph, fact), proofs: choices.proofs };
}

/** A sentence of ours with one gap, and a few words to put into it. */
export const gapFromBank: QuestionFormat = {
  name: "gap-from-bank",
  label: "Fill the gap from a list",
  reply: "choice",
  production: false,
  guess: ({ reply }) => ("options" in reply ? 1 / reply.options.length : 1),
  asks: (graph, about) => asksOfOneFact(graph, about, (_, __, fact, end) => (end === "object" && !fact.negated && !("number" in fact.object) ? 1 : 0)),
  draft,
};
