import { askFact } from "../../facts/wording";
import type { Draft, Making, QuestionFormat } from "../question-format";
import { asksOfOne, endOfSlot, type Askable, type End } from "../single-fact";
import { isOwnCard, ownCardDraft } from "../own-card";
import { framed, frameOf, isShort, secretsOf } from "../single-question";
import { hasOneAnswer, typedKey } from "../typed-key";
import type { Graph } from "../../facts/graph";

function draftOf({ graph, ask, facts }: Making): Draft | null {
  const [fact] = facts;
  const end = endOfSlot(ask.slot);
  const key = fact ? typedKey(graph, fact, end) : null;
  if (fact && key && isOwnCard(graph, fact)) return ownCardDraft(graph, fact, () => ({ kind: "text", ...key }), end);
  const stem = key && askFact(graph, fact!, end);
  if (!fact || !key || !stem || !isShort(stem)) return null;
  const frame = frameOf(graph, fact, { layer: ask.layer, asked: end, stem, secrets: secretsOf(graph, fact, end) });
  return frame && framed(frame, stem, { kind: "text", key: key.key, accepted: key.accepted });
}

/** Numbers are asked as numbers. */
function endsOf(graph: Graph, one: Askable): End[] {
  const ends: End[] = "number" in one.fact.object ? ["subject"] : ["subject", "object"];
  return ends.filter((end) => hasOneAnswer(graph, one, end));
}

/** A question with one answer of at most four words, typed. */
export const shortAnswer: QuestionFormat = {
  name: "short-answer",
  label: "Type the answer",
  reply: "text",
  production: true,
  guess: () => 0.01,
  asks: (graph, about) => asksOfOne(graph, about, (one) => endsOf(graph, one).map((slot) => ({ slot, variant: 0 }))),
  draft: draftOf,
};
