import { askFact } from "../../facts/wording";
import { choiceDraft, choosable } from "../choice-draft";
import { askReport, namedInReport } from "../named-in-report";
import type { Draft, Making, QuestionFormat } from "../question-format";
import { relationsFor, type Role } from "../roles";
import { asksOfOne, endOfSlot, isSingleAt, type Askable, type Face } from "../single-fact";
import { oneInOptions } from "../single-question";
import type { Graph } from "../../facts/graph";

const hasRole = (graph: Graph, role: Role, { relation }: Askable) => relationsFor(graph, role).includes(relation);

/** Speakers of words and meanings of terms have formats of their own. */
function facesOf(graph: Graph, one: Askable): Face[] {
  const speaker = hasRole(graph, "speech", one) && one.relation.object === "text";
  const meaning = hasRole(graph, "meaning", one);
  const listed = !isSingleAt(one.relation, "subject");
  const byFacts: Face[] = [
    ...(speaker ? [] : [{ slot: "subject" as const, variant: 0 }]),
    ...(meaning ? [] : [{ slot: "object" as const, variant: 0 }]),
  ];
  return [...choosable(graph, one.fact, byFacts), ...(!speaker && listed ? [{ slot: "subject" as const, variant: 1 }] : [])];
}

/** What a report names: wrong is what it does not name. */
function draftOfReport(making: Making): Draft | null {
  const { graph, ask, facts } = making;
  const end = endOfSlot(ask.slot);
  const named = namedInReport(graph, facts, end);
  const question = named && askFact(graph, facts[0]!, end);
  return question ? choiceDraft(making, askReport(making.graph, question, named), { prove: named.prove, quiet: true }) : null;
}

/** One right answer among three or four. Variant 0: the others are false by the facts; variant 1: the stem asks what one report names. */
export const multipleChoice: QuestionFormat = {
  name: "multiple-choice",
  label: "Choose one",
  reply: "choice",
  production: false,
  guess: oneInOptions,
  asks: (graph, about) => asksOfOne(graph, about, (one) => facesOf(graph, one)),
  draft: (making) =>
    making.ask.variant === 1
      ? draftOfReport(making)
      : choiceDraft(making, askFact(making.graph, making.facts[0]!, endOfSlot(making.ask.slot))),
};
