import type { Fact, FactObject, Layer } from "../facts/fact";
import type { Graph } from "../facts/graph";
import type { Random } from "../random";
import { distractorsFor, type Distractor, type Prove } from "./distractors";
import { answerText, entityAt, type End } from "./one-fact";
import { optionOf } from "./opaque-id";
import type { Option, Proof } from "./question";
import { mentions } from "./reports";
import { isNamedIn } from "./lint/text-closed";
import { plainText } from "../facts/graph";

/** The options of a question with one right answer: in order, with the key and why each other is wrong. */
export type Choices = { options: Option[]; key: string; proofs: Proof[] };

/** Numbers and dates ascend; names and words come in any order. */
function inOrder(entries: readonly { option: Option; value: FactObject }[], random: Random): Option[] {
  const rank = (value: FactObject) => ("number" in value ? value.number : "from" in value ? Date.parse(value.from) : null);
  const sortable = entries.every(({ value }) => rank(value) !== null);
  const sorted = sortable ? [...entries].sort((a, b) => rank(a.value)! - rank(b.value)!) : random.shuffle(entries);
  return sorted.map(({ option }) => option);
}

/** A fourth option much less plausible than the others is left out: three are better than a weak fourth. */
function withoutWeak(distractors: readonly Distractor[]): readonly Distractor[] {
  const last = distractors[distractors.length - 1];
  const weak = distractors.length === 3 && last !== undefined && last.weight < 2.5 && distractors[1]!.weight >= 3;
  return weak ? distractors.slice(0, 2) : distractors;
}

/** Options for one end of a fact, or null where fewer than two are shown to be wrong. `most` counts the wrong ones. */
export function choicesFor(graph: Graph, layer: Layer, fact: Fact, end: End, random: Random, most = 3, prove?: Prove): Choices | null {
  const wrong = withoutWeak(distractorsFor(graph, layer, fact, end, random, most, prove));
  if (wrong.length < 2) return null;
  const key = optionOf(answerText(graph, fact, end));
  const value: FactObject = end === "subject" ? { entity: fact.subject } : fact.object;
  const entries = [{ option: key, value }, ...wrong.map((one) => ({ option: optionOf(one.text), value: one.value }))];
  const proofs = wrong.map(({ text, proof }) => ({ optionId: optionOf(text).id, kind: proof.kind, factIds: proof.factIds }));
  return { options: inOrder(entries, random), key: key.id, proofs };
}

/** The one report of a layer that tells all these facts and could have named somebody else; undefined where there are several or none. */
export function reportOf(graph: Graph, facts: readonly Fact[]) {
  const ids = facts.map((fact) => new Set(fact.evidence.map((one) => one.source)));
  const shared = [...(ids[0] ?? [])].filter((id) => ids.every((set) => set.has(id)));
  const reports = shared.map((id) => graph.source(id)).filter((source) => source !== undefined && (source.kind === "digest" || source.kind === "text"));
  return reports[0];
}

/** Wrong because one report names it in no way: neither in the sentences that the question rests on, nor anywhere else. */
export function proveUnnamed(graph: Graph, facts: readonly Fact[]): Prove | null {
  const report = reportOf(graph, facts);
  if (!report) return null;
  const spans = facts.flatMap((fact) => fact.evidence.filter((one) => one.source === report.id));
  const sentences = plainText(spans.map((one) => report.text.slice(one.start, one.end)).join(" "));
  return (value) => {
    const entity = "entity" in value ? graph.entity(value.entity) : undefined;
    if (!entity || isNamedIn(entity, sentences) || mentions(report, entity)) return null;
    return { kind: "text-closed", factIds: facts.map((fact) => fact.id) };
  };
}

/** Whether an end of a fact can be closed by a text: a person, place or the like, not a value. */
export const hasNames = (graph: Graph, fact: Fact, end: End) => entityAt(graph, fact, end) !== undefined;
