import type { Fact, Layer } from "../../facts/fact";
import type { Graph } from "../../facts/graph";
import { nameInText, stateFact, stateWith } from "../../facts/wording";
import type { Random } from "../../random";
import { countFalse, distractorsFor, type Distractor } from "../distractors";
import { tell } from "../explanation";
import { optionOf } from "../opaque-id";
import type { Draft, Making, QuestionFormat } from "../question-format";
import { asksOfOne, endOfSlot, type Askable, type End, type Face } from "../single-fact";
import { frameOf, isShort, widerFacts } from "../single-question";
import { framesOf } from "../../facts/frames/frames";
import { keptFor } from "../../facts/kept";

/** Variant 0 is so, variant 1 is not. */
const FALSE_VARIANT = 1;

/** A statement shows both its ends. */
const NO_SECRETS: readonly string[] = [];

/** The two options in the language of the set. */
const truthOptions = keptFor((graph) => ({ TRUE: optionOf(framesOf(graph).true), FALSE: optionOf(framesOf(graph).false) }));

/** The statement with another value at an end. */
function stateFalse(graph: Graph, fact: Fact, end: End, { object, entity }: Distractor): string | null {
  return stateWith(graph, fact, end === "object" ? { object } : { subject: nameInText(graph, entity?.id ?? "") });
}

const falseValue = (graph: Graph, fact: Fact, end: End, random: Random) => distractorsFor(graph, fact, end, random, { most: 1 })[0];

/** What is so instead: the fact that shows the statement false, or the list that the value is not on; "" where the fact itself says it. */
function whyFalse(graph: Graph, layer: Layer, fact: Fact, end: End, { text, proof }: Distractor): string {
  if (proof.kind === "closed") {
    const list = end === "subject" && "entity" in fact.object ? { object: fact.object.entity } : { subject: fact.subject };
    const scope = graph.closuresOf(layer, fact.relation, list)[0]?.scope;
    return scope ? framesOf(graph).notOnList(scope, text) : "";
  }
  const others = proof.factIds.filter((id) => id !== fact.id).map((id) => graph.fact(id));
  return others.flatMap((other) => (other ? (tell(graph, other) ?? []) : [])).join(" ");
}

function draftOf({ graph, ask, facts, random }: Making): Draft | null {
  const [fact] = facts;
  const { TRUE, FALSE } = truthOptions(graph);
  const end = endOfSlot(ask.slot);
  const other = fact && !fact.negated ? falseValue(graph, fact, end, random) : undefined;
  if (!fact || !other) return null;
  // A true statement is the same at both ends: it is asked of the object, where that has a false variant.
  const isFalse = ask.variant === FALSE_VARIANT;
  if (!isFalse && end === "subject" && countFalse(graph, fact, "object") > 0) return null;
  const stem = isFalse ? stateFalse(graph, fact, end, other) : stateFact(graph, fact);
  const frame =
    stem === null || !isShort(stem)
      ? null
      : frameOf(graph, fact, { layer: ask.layer, asked: end, stem, secrets: NO_SECRETS, without: widerFacts(graph, ask.layer, fact, end) });
  if (stem === null || !frame) return null;
  const { kind, factIds } = other.proof;
  return {
    context: frame.context,
    restsOn: frame.restsOn,
    explanation: isFalse ? `${whyFalse(graph, ask.layer, fact, end, other)} ${frame.explanation}`.trim() : frame.explanation,
    shownFactIds: isFalse && kind !== "closed" ? [...frame.shownFactIds, ...factIds] : frame.shownFactIds,
    stem,
    reply: { kind: "choice", options: [TRUE, FALSE], key: isFalse ? FALSE.id : TRUE.id },
    proofs: [isFalse ? { optionId: TRUE.id, kind, factIds } : { optionId: FALSE.id, kind: "stated", factIds: [fact.id] }],
  };
}

/** Only ends at which something can be shown false. */
function facesOf(graph: Graph, { fact }: Askable): Face[] {
  const ends = fact.negated ? [] : (["object", "subject"] as const).filter((end) => countFalse(graph, fact, end) > 0);
  return ends.flatMap((slot) => [
    { slot, variant: 0 },
    { slot, variant: FALSE_VARIANT },
  ]);
}

/** A statement to judge. It differs from the fact at one end at most; only facts of which something false can be shown are asked so. */
export const trueFalse: QuestionFormat = {
  name: "true-false",
  label: "True or false",
  reply: "choice",
  production: false,
  guess: () => 0.5,
  asks: (graph, about) => asksOfOne(graph, about, (one) => facesOf(graph, one)),
  draft: draftOf,
};
