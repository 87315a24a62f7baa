import type { Fact } from "../../facts/fact";
import type { Graph } from "../../facts/graph";
import { GAP, stateWith } from "../../facts/wording";
import { choiceDraft, choosable } from "../choice-draft";
import { goodGap, isGoodGap } from "../gap";
import type { Draft, Making, QuestionFormat } from "../question-format";
import { asksOfOne, endOfSlot, type End } from "../single-fact";
import { oneInOptions } from "../single-question";

/** The gap and the words to choose from: five where as many can be shown wrong. */
const MOST_WRONG = 4;

/** A statement with a good gap. A bank of numbers brings its hedge and unit along, so the gap takes their place too. */
function statementOf(graph: Graph, fact: Fact, end: End): string | null {
  if (!("number" in fact.object) || end === "subject") return goodGap(graph, fact, end);
  const statement = stateWith(graph, { ...fact, object: { text: GAP } }, { object: GAP });
  return isGoodGap(graph, fact, end, statement) ? statement : null;
}

function draftOf(making: Making): Draft | null {
  const { graph, ask, facts } = making;
  const [fact] = facts;
  const end = endOfSlot(ask.slot);
  const statement = fact && !fact.negated ? statementOf(graph, fact, end) : null;
  if (statement === null) return null;
  return choiceDraft(making, statement, { most: MOST_WRONG });
}

/** A statement of ours with a gap, and words to fill it from. */
export const gapFromBank: QuestionFormat = {
  name: "gap-from-bank",
  label: "Fill the gap from a list",
  reply: "choice",
  production: false,
  guess: oneInOptions,
  asks: (graph, about) =>
    asksOfOne(graph, about, ({ fact }) =>
      fact.negated
        ? []
        : choosable(graph, fact, [
            { slot: "subject", variant: 0 },
            { slot: "object", variant: 0 },
          ]),
    ),
  draft: draftOf,
};
