import type { Claim, Truth } from "../facts/claim";
import type { Fact, FactObject, Layer } from "../facts/fact";
import { objectKey, type Graph } from "../facts/graph";
import { atHand } from "../facts/kept";
import { truthOf } from "../facts/truth";

/** What a fact says, as a claim; with another end where one is given. */
export function claimOf(layer: Layer, fact: Fact, ends: { subject?: string; object?: FactObject } = {}): Claim {
  const { subject, relation, object, negated, status, mode, hedge, by, saidOn, event, from, to, asOf } = fact;
  // Wordings say nothing of being there in person, so that whoever joined by video is no wrong answer to "Who attended?".
  const toldMode = mode === "in-person" ? undefined : mode;
  return {
    layer,
    subject: ends.subject ?? subject,
    relation,
    object: ends.object ?? object,
    negated,
    status,
    mode: toldMode,
    hedge,
    by,
    saidOn,
    event,
    from,
    to,
    asOf,
  };
}

const truths = () => new Map<string, Truth>();

const truthsAt = {
  subject: { reported: atHand(truths), happened: atHand(truths) },
  object: { reported: atHand(truths), happened: atHand(truths) },
};

/**
 * Whether a fact with another value at one end is true, false or unknown on a layer, as `truthOf` has it. A subject is an entity: with any
 * other value at that end it is the fact itself. Kept while the fact is at hand, since the same claim is met by every format that asks it.
 */
export function truthWith(graph: Graph, layer: Layer, fact: Fact, end: "subject" | "object", value: FactObject): Truth {
  const kept = truthsAt[end][layer](graph, fact);
  const key = objectKey(value);
  const known = kept.get(key);
  if (known) return known;
  const ends = end === "object" ? { object: value } : "entity" in value ? { subject: value.entity } : {};
  const truth = truthOf(graph, claimOf(layer, fact, ends));
  kept.set(key, truth);
  return truth;
}
