import type { Fact, Layer } from "../facts/fact";
import type { Graph } from "../facts/graph";
import { atHand, keeping } from "../facts/kept";
import { random } from "../random";
import { beginDigest, endDigest, type DigestBegun } from "./digest";
import { isSound } from "./lint";
import { withOwnIds } from "./own-ids";
import type { Question, QuestionEvidence, Slot } from "./question";
import type { Ask, Draft, QuestionFormat } from "./question-format";

const PLAIN = /^[\w-]*$/;

/** A text as JSON has it. */
const quoted = (text: string) => (PLAIN.test(text) ? `"${text}"` : JSON.stringify(text));

/** What the ids of questions of a set that are asked in one format for one slot have alike. */
const idsBegun = keeping(
  (_: string): { slug: string | null; bySlot: Partial<Record<Slot, DigestBegun>> } => ({ slug: null, bySlot: {} }),
  100,
);

function beginId(slug: string, format: string, slot: Slot): DigestBegun {
  const begun = idsBegun(format);
  if (begun.slug !== slug) [begun.slug, begun.bySlot] = [slug, {}];
  return (begun.bySlot[slot] ??= beginDigest(`[${quoted(slug)},${quoted(format)},${quoted(slot)},[`));
}

/** The id of a question: a digest of set, format, slot, sorted fact ids and variant. The seed is no part of it. */
export function questionId(slug: string, format: string, slot: Slot, factIds: readonly string[], variant: number): string {
  const ids = factIds.length === 1 ? quoted(factIds[0]!) : [...factIds].sort().map(quoted).join(",");
  return endDigest(beginId(slug, format, slot), `${ids}],${variant}]`);
}

/** Words of a fact that a question of the layer may show, each span once: reports know nothing of outcomes. */
function evidenceFrom(graph: Graph, layer: Layer, fact: Fact): QuestionEvidence[] {
  const shown: QuestionEvidence[] = [];
  for (const { source, start, end } of fact.evidence) {
    const from = graph.source(source);
    if (from && !(layer === "reported" && from.outcome))
      put(shown, { source, title: from.title, start, end, quote: from.text.slice(start, end) });
  }
  return shown;
}

/** Adds a span that is not among the others yet. */
function put(shown: QuestionEvidence[], one: QuestionEvidence): void {
  if (!shown.some((other) => isSameSpan(one, other))) shown.push(one);
}

const evidenceOn = {
  reported: atHand((graph, fact) => evidenceFrom(graph, "reported", fact)),
  happened: atHand((graph, fact) => evidenceFrom(graph, "happened", fact)),
};

const isSameSpan = (one: QuestionEvidence, other: QuestionEvidence) =>
  one.start === other.start && one.end === other.end && one.source === other.source;

/** The words of several facts, each span once. */
function evidenceOf(graph: Graph, layer: Layer, facts: readonly Fact[]): QuestionEvidence[] {
  if (facts.length === 1) return [...evidenceOn[layer](graph, facts[0]!)];
  const shown: QuestionEvidence[] = [];
  for (const fact of facts) for (const one of evidenceOn[layer](graph, fact)) put(shown, one);
  return shown;
}

/** The words of the facts that a question asks, as they stand in the set now: for a question whose own words are kept. */
export const evidenceNow = (graph: Graph, { layer, factIds }: Pick<Question, "layer" | "factIds">): QuestionEvidence[] =>
  evidenceOf(graph, layer, factsNamed(graph, factIds));

const factsNamed = (graph: Graph, ids: readonly string[]) => ids.map((id) => graph.fact(id)).filter((fact) => fact !== undefined);

/** Ids, each once, sorted. There are few, and mostly one or none. */
const sortedOnce = (ids: readonly string[]): string[] => (ids.length < 2 ? [...ids] : ids.filter((id, i) => ids.indexOf(id) === i).sort());

/** The facts asked, and the others whose words are shown, each once. */
function factsShown(graph: Graph, asked: readonly Fact[], ids: readonly string[]): readonly Fact[] {
  const others = ids.filter((id, i) => ids.indexOf(id) === i && !asked.some((fact) => fact.id === id));
  return others.length === 0 ? asked : [...asked, ...factsNamed(graph, others)];
}

const NONE: readonly never[] = [];

function assemble(graph: Graph, format: string, ask: Ask, facts: readonly Fact[], id: string, draft: Draft): Question {
  const { reply, proofs } = withOwnIds(id, draft.reply, draft.proofs);
  const question: Question = {
    id,
    format,
    slot: ask.slot,
    layer: ask.layer,
    factIds: [...ask.factIds].sort(),
    restsOn: sortedOnce(draft.restsOn),
    context: draft.context,
    stem: draft.stem,
    reply,
    explanation: draft.explanation,
    evidence: evidenceOf(graph, ask.layer, factsShown(graph, facts, draft.shownFactIds ?? NONE)),
    proofs,
  };
  if (graph.set.markup) question.markup = true;
  if (graph.language !== "en") question.language = graph.language;
  return question;
}

/** How often a draft with wrong options is drawn, where the linter refuses it. */
const DRAWS = 3;

/**
 * One question: the format’s draft with its id and evidence. The seed picks among wrong options and their order, never the facts. Null when
 * these facts cannot be asked this way, or when what is drawn breaks an E rule of the linter. Same graph, ask and seed: the same question.
 */
export function makeQuestion(graph: Graph, format: QuestionFormat, ask: Ask, seed: string): Question | null {
  const facts = factsNamed(graph, ask.factIds);
  if (facts.length === 0 || facts.length < ask.factIds.length) return null;
  const id = questionId(graph.set.slug, format.name, ask.slot, ask.factIds, ask.variant);
  for (let draw = 0; draw < DRAWS; draw++) {
    const draft = format.draft({ graph, ask, facts, random: random(id, `|${seed}|${draw}`) });
    const question = draft && assemble(graph, format.name, ask, facts, id, draft);
    if (!question || isSound(graph, question)) return question;
    if (question.proofs.length === 0) return null;
  }
  return null;
}
