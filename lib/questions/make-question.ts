import type { Fact, Layer } from "../facts/fact";
import type { Graph } from "../facts/graph";
import { random } from "../random";
import { lintQuestion } from "./lint";
import { byCodePoint, questionId } from "./question-id";
import type { Question, QuestionEvidence } from "./question";
import type { Ask, Draft, QuestionFormat } from "./question-format";

/** A draft that breaks a rule is drawn again, with other chance, so many times in all. */
const DRAWS = 3;

/** The words a fact rests on, as far as the layer knows of them: on `reported`, none of an outcome. */
function evidenceOf(graph: Graph, layer: Layer, fact: Fact): QuestionEvidence[] {
  return fact.evidence.flatMap(({ source: id, start, end }) => {
    const source = graph.source(id);
    if (!source || (layer === "reported" && source.outcome)) return [];
    return [{ source: id, title: source.title, start, end, quote: source.text.slice(start, end) }];
  });
}

function evidenceShown(graph: Graph, ask: Ask, draft: Draft): QuestionEvidence[] {
  const facts = [...new Set([...ask.factIds, ...(draft.shownFactIds ?? [])])].map((id) => graph.fact(id)).filter((fact) => fact !== undefined);
  const seen = new Set<string>();
  return facts.flatMap((fact) => evidenceOf(graph, ask.layer, fact)).filter(({ source, start, end }) => {
    const key = `${source}|${start}|${end}`;
    return !seen.has(key) && seen.add(key);
  });
}

function assemble(graph: Graph, format: QuestionFormat, ask: Ask, draft: Draft, id: string): Question {
  const { context, stem, reply, explanation, restsOn, proofs } = draft;
  const factIds = [...ask.factIds].sort(byCodePoint);
  return { id, format: format.name, slot: ask.slot, layer: ask.layer, factIds, restsOn, context, stem, reply, explanation, evidence: evidenceShown(graph, ask, draft), proofs };
}

/**
 * A question of this format about these facts, or null when they cannot be asked so, or not without breaking a rule (E) of the linter. The
 * same graph, ask and seed give the same question, byte for byte.
 */
export function makeQuestion(graph: Graph, format: QuestionFormat, ask: Ask, seed: string): Question | null {
  const facts = ask.factIds.map((id) => graph.fact(id)).filter((fact) => fact !== undefined);
  if (facts.length < ask.factIds.length) return null;
  const id = questionId(graph.set.slug, format.name, ask.slot, ask.factIds, ask.variant);
  for (let draw = 0; draw < DRAWS; draw++) {
    const draft = format.draft({ graph, ask, facts, random: random(`${seed}|${id}|${draw}`) });
    if (!draft) return null;
    const question = assemble(graph, format, ask, draft, id);
    if (lintQuestion(graph, question).every((finding) => finding.level !== "E")) return question;
  }
  return null;
}
