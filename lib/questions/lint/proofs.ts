import type { Truth } from "../../facts/claim";
import type { Fact, Layer } from "../../facts/fact";
import type { Graph } from "../../facts/graph";
import { atHand } from "../../facts/kept";
import { truthWith } from "../claims";
import type { Option, Proof, Question, Reply } from "../question";
import { keptIn, type Reading } from "./reading";
import { itemPlace, optionPlace } from "./rule";
import { endsRead } from "./values";

/** Proofs are made again from the graph and the words on screen: what a question brings along is compared with that, never believed. */

/**
 * What the words of an option make of a fact: shown true, true only as far as pending or disputed facts go, shown false, not known, or
 * nothing the set has a name for.
 */
export type Verdict =
  { value: "true" | "doubtful" | "unknown" | "nameless" } | { value: "false"; kinds: readonly string[]; factIds: readonly string[] };

const verdicts = () => new Map<string, Verdict>();

const verdictsAt = {
  subject: { reported: atHand(verdicts), happened: atHand(verdicts) },
  object: { reported: atHand(verdicts), happened: atHand(verdicts) },
};

/** The verdict on a text as one end of a fact. A text that can mean several things is true when one of them is, and false when all are. */
export function verdictOf(graph: Graph, layer: Layer, fact: Fact, slot: "subject" | "object", text: string): Verdict {
  const kept = verdictsAt[slot][layer](graph, fact);
  const known = kept.get(text);
  if (known) return known;
  const verdict = verdictFrom(endsRead(graph, fact, slot, text).map((end) => truthWith(graph, layer, fact, slot, end)));
  kept.set(text, verdict);
  return verdict;
}

function verdictFrom(truths: readonly Truth[]): Verdict {
  const [first] = truths;
  if (!first) return { value: "nameless" };
  if (truths.length === 1 && first.value === "false") return { value: "false", kinds: [first.proof.kind], factIds: first.proof.factIds };
  if (truths.some((truth) => truth.value === "true" && !truth.pending && !truth.disputed)) return { value: "true" };
  if (truths.some((truth) => truth.value === "true")) return { value: "doubtful" };
  if (truths.some((truth) => truth.value === "unknown")) return { value: "unknown" };
  const proofs = truths.map((truth) => (truth.value === "false" ? truth.proof : { kind: "", factIds: [] }));
  return { value: "false", kinds: proofs.map((proof) => proof.kind), factIds: proofs.flatMap((proof) => proof.factIds) };
}

/** Whether the set has all of these facts: mostly they are the one that is asked. */
export function areKnown({ graph, asked }: Reading, ids: readonly string[]): boolean {
  for (const id of ids) if (id !== asked[0]?.id && !graph.fact(id)) return false;
  return true;
}

/** The verdict on a text as the end of a fact that the question asks for. */
export function verdictIn({ graph, question }: Reading, fact: Fact, text: string): Verdict {
  return verdictOf(graph, question.layer, fact, endAsked(question), text);
}

/** One option as an answer to one item (or to the question, where there are no items): the fact it is put to, and whether it is right. */
export type Trial = { itemId: string | undefined; option: Option; at: string; fact: Fact; right: boolean };

function firstOf(reading: Reading, ids: readonly string[] | undefined): Fact | undefined {
  const id = ids?.[0];
  return id === undefined ? reading.asked[0] : reading.graph.fact(id);
}

function choiceTrials(reading: Reading, reply: Extract<Reply, { kind: "choice" | "choices" | "place" }>): Trial[] {
  const { options, facts } = reply;
  const owned = facts && [...reading.right].map((id) => facts[id]).find((ids) => ids !== undefined);
  const trials: Trial[] = [];
  for (let i = 0; i < options.length; i++) {
    const option = options[i]!;
    const right = reading.right.has(option.id);
    const fact = firstOf(reading, (right ? facts?.[option.id] : undefined) ?? owned);
    if (fact) trials.push({ itemId: undefined, option, at: optionPlace(i), fact, right });
  }
  return trials;
}

function pairTrials(reading: Reading, reply: Extract<Reply, { kind: "pairs" }>): Trial[] {
  return reply.items.flatMap((item, i) => {
    const fact = firstOf(reading, reply.facts?.[item.id]);
    if (!fact) return [];
    return reply.options.map((option) => ({ itemId: item.id, option, at: itemPlace(i), fact, right: reply.key[item.id] === option.id }));
  });
}

/** Every option put to every item, in formats whose options are values of a fact. */
export const trialsOf = (reading: Reading): readonly Trial[] => keptIn(reading, "trials", trialsIn);

function trialsIn(reading: Reading): readonly Trial[] {
  const { reply } = reading.question;
  if (reply.kind === "choice" || reply.kind === "choices" || reply.kind === "place") return choiceTrials(reading, reply);
  return reply.kind === "pairs" ? pairTrials(reading, reply) : NONE;
}

const NONE: readonly Trial[] = [];

/** The end that the question asks for: of "whole" questions, the object. */
export function endAsked(question: Question): "subject" | "object" {
  return question.slot === "subject" ? "subject" : "object";
}

/** The proof that the question brings for an option, if it does. */
export function proofFor(question: Question, optionId: string, itemId?: string): Proof | undefined {
  for (const proof of question.proofs) if (proof.optionId === optionId && proof.itemId === itemId) return proof;
  return undefined;
}
