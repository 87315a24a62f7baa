import type { Graph } from "../facts/graph";
import { makeQuestion, questionId } from "./make-question";
import type { Option, Proof, Question } from "./question";
import { formatNamed } from "./registry";

/** A wrong option that could stand in a question, with the proof that it is wrong and the facts that its wording rests on. */
export type Alternative = { option: Option; proof: Proof; restsOn: string[] };

/** So often a question is drawn anew to see which wrong options there are: more are hardly ever found. */
const DRAWS = 24;
const VARIANTS = [0, 1, 2, 3];

/** Which face of its format a question is; -1 for one that no format makes. */
function variantOf(graph: Graph, { id, format, slot, factIds }: Question): number {
  return VARIANTS.find((variant) => questionId(graph.set.slug, format, slot, factIds, variant) === id) ?? -1;
}

function alternativesIn(question: Question): Alternative[] {
  const { reply, restsOn } = question;
  if (reply.kind !== "choice" && reply.kind !== "choices") return [];
  return question.proofs.flatMap((proof) => {
    const option = reply.options.find(({ id }) => id === proof.optionId);
    return option ? [{ option, proof, restsOn }] : [];
  });
}

/** Whether the wrong options of a question can be chosen: those with options of their own, not true or false. */
export const hasChoosableOptions = ({ format, reply }: Question): boolean =>
  (reply.kind === "choice" || reply.kind === "choices") && !["true-false", "two-reports"].includes(format);

/**
 * Every wrong option that the facts show wrong, and that this very question could be drawn with, by text. Empty where none can be chosen.
 */
export function alternativesOf(graph: Graph, question: Question): Alternative[] {
  const format = formatNamed(question.format);
  const variant = variantOf(graph, question);
  if (!format || variant < 0 || !hasChoosableOptions(question)) return [];
  const ask = { factIds: question.factIds, slot: question.slot, layer: question.layer, variant };
  const drawn = Array.from({ length: DRAWS }, (_, n) => makeQuestion(graph, format, ask, `alternative ${n}`));
  const found = new Map(drawn.flatMap((one) => (one ? alternativesIn(one) : [])).map((one) => [one.option.id, one]));
  return [...found.values()].sort((one, other) => (one.option.text < other.option.text ? -1 : 1));
}
