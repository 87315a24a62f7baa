import { stateWith } from "../../facts/wording";
import { distractorsFor } from "../distractors";
import { answerText, asksOfOneFact, explain, frameOf, type End } from "../one-fact";
import { optionOf } from "../opaque-id";
import type { Draft, Making, QuestionFormat } from "../question-format";

const TRUE = optionOf("True");
const FALSE = optionOf("False");
/** The second face of a fact is the statement with one end changed. */
const FALSE_FACE = 1;

function draft({ graph, ask, facts, random }: Making): Draft | null {
  const [fact] = facts;
  const end = ask.slot as End;
  if (!fact) return null;
  const [wrong] = ask.variant === FALSE_FACE ? distractorsFor(graph, ask.layer, fact, end, random, 1) : [];
  if (ask.variant === FALSE_FACE && !wrong) return null;
  const ends = wrong ? (end === "subject" && "entity" in wrong.value ? { subject: wrong.text } : { object: wrong.value }) : {};
  const stem = stateWith(graph, fact, ends);
  const frame = frameOf(graph, ask.layer, fact, ["subject", "object"], answerText(graph, fact, end));
  if (!stem || !frame) return null;
  const proof = wrong ? { optionId: TRUE.id, ...wrong.proof } : { optionId: FALSE.id, kind: "claim" as const, factIds: [fact.id] };
  return { ...frame, stem, reply: { kind: "choice", options: [TRUE, FALSE], key: wrong ? FALSE.id : TRUE.id }, explanation: explain(graph, fact), proofs: [proof] };
}

/** A statement to judge: as the fact has it, or with one end changed to what is shown to be false. */
export const trueFalse: QuestionFormat = {
  name: "true-false",
  label: "True or false",
  reply: "choice",
  production: false,
  guess: () => 0.5,
  // Both faces or neither: statements of which only the true face exists would always be true.
  asks: (graph, about) =>
    asksOfOneFact(graph, about, (_, __, fact, end) => {
      const relation = graph.relation(fact.relation);
      const changed: End = relation?.functional ? "object" : relation?.inverseFunctional ? "subject" : "object";
      return !fact.negated && end === changed && (relation?.functional || relation?.inverseFunctional) ? 2 : 0;
    }),
  draft,
};
