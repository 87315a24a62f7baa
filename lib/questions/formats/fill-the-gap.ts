import type { Graph } from "../../facts/graph";
import { keptFor } from "../../facts/kept";
import { goodGap } from "../gap";
import type { Draft, Making, QuestionFormat } from "../question-format";
import { asksOfOne, endOfSlot, entityAt, type Askable, type End } from "../single-fact";
import { framed, frameOf, isShort, secretsOf } from "../single-question";
import { hasOneAnswer, typedKey } from "../typed-key";

function draftOf({ graph, ask, facts }: Making): Draft | null {
  const [fact] = facts;
  const end = endOfSlot(ask.slot);
  const stem = fact && !fact.negated ? goodGap(graph, fact, end) : null;
  const key = stem !== null && isShort(stem) ? typedKey(graph, fact!, end) : null;
  if (!fact || !key || stem === null) return null;
  const frame = frameOf(graph, fact, { layer: ask.layer, asked: end, stem, secrets: secretsOf(graph, fact, end) });
  return frame && framed(frame, stem, { kind: "text", key: key.key, accepted: key.accepted });
}

/** Places that others are in: "in ___" would be filled as well by any of those. */
const placesHolding = keptFor((graph) => new Set(graph.set.entities.map((entity) => entity.in).filter((place) => place !== undefined)));

function endsOf(graph: Graph, one: Askable): End[] {
  return (["subject", "object"] as const).filter(
    (end) => hasOneAnswer(graph, one, end) && !placesHolding(graph).has(entityAt(graph, one.fact, end)?.id ?? ""),
  );
}

/** A statement of ours with a gap, filled by typing: only where one answer fits. */
export const fillTheGap: QuestionFormat = {
  name: "fill-the-gap",
  label: "Fill the gap",
  reply: "text",
  production: true,
  guess: () => 0.01,
  asks: (graph, about) => asksOfOne(graph, about, (one) => endsOf(graph, one).map((slot) => ({ slot, variant: 0 }))),
  draft: draftOf,
};
