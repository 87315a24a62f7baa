import { askFact } from "../../facts/wording";
import { plainIn } from "../plain-words";
import type { Draft, Making, QuestionFormat } from "../question-format";
import { asksOfOne, isSingleAt } from "../single-fact";
import { framed, frameOf, isShort, secretsOf } from "../single-question";

function draftOf({ graph, ask, facts }: Making): Draft | null {
  const [fact] = facts;
  const stem = fact && "number" in fact.object ? askFact(graph, fact, "object") : null;
  if (!fact || !("number" in fact.object) || !stem || !isShort(stem)) return null;
  const { number, unit } = fact.object;
  const frame = frameOf(graph, fact, { layer: ask.layer, asked: "object", stem, secrets: secretsOf(graph, fact, "object") });
  return frame && framed(frame, stem, { kind: "number", key: number, unit: plainIn(graph, unit), tolerance: 0 });
}

/** How many: the stem has the unit and the hedge, and the number as it is told is the answer. */
export const numeric: QuestionFormat = {
  name: "numeric",
  label: "How many",
  reply: "number",
  production: true,
  guess: () => 0.01,
  asks: (graph, about) =>
    asksOfOne(graph, about, ({ fact, relation }) =>
      "number" in fact.object && isSingleAt(relation, "object") ? [{ slot: "object", variant: 0 }] : [],
    ),
  draft: draftOf,
};
