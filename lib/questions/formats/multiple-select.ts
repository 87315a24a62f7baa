import type { Fact, FactObject, Layer } from "../../facts/fact";
import { layerOf, objectKey, type Graph } from "../../facts/graph";
import { askFact } from "../../facts/wording";
import { holding, isAskable } from "../askable";
import { proveUnnamed, reportOf } from "../choices";
import { distractorsFor, type Distractor, type Prove } from "../distractors";
import { answerText, explain, frameOf, otherEnd, reportFrame, type End, type Frame } from "../one-fact";
import { optionOf } from "../opaque-id";
import type { Ask, Draft, Making, QuestionFormat } from "../question-format";

const FEWEST_RIGHT = 2;
const MOST_RIGHT = 3;
const MOST_OPTIONS = 7;
/** Groups of a long list: every fact of it comes in one of them. */
const MOST_GROUPS = 4;

/** What members of one list share: relation, the other end, and how it is told. */
function listKey(layer: Layer, fact: Fact, end: End): string {
  const shared = end === "subject" ? objectKey(fact.object) : fact.subject;
  return [layer, fact.relation, end, shared, fact.status, fact.mode ?? "", fact.by ?? "", fact.event ?? ""].join("|");
}

type List = { layer: Layer; end: End; facts: Fact[] };

/** Lists with several members: of subjects, or of objects where those are entities. */
function listsOf(graph: Graph): Iterable<List> {
  const lists = new Map<string, List>();
  const add = (layer: Layer, fact: Fact, end: End) => {
    const key = listKey(layer, fact, end);
    const list = lists.get(key) ?? { layer, end, facts: [] };
    list.facts.push(fact);
    lists.set(key, list);
  };
  for (const layer of graph.layered ? (["reported", "happened"] as const) : (["happened"] as const)) {
    for (const fact of graph.facts(layer)) {
      const relation = graph.relation(fact.relation);
      if (fact.negated || !relation || layerOf(graph, fact) !== layer) continue;
      if (!relation.inverseFunctional) add(layer, fact, "subject");
      if (!relation.functional && "entity" in fact.object) add(layer, fact, "object");
    }
  }
  return lists.values();
}

/** Groups of two or three members of the same kind and subtype, each member in one. */
function groupsOf(graph: Graph, { layer, end, facts }: List): Fact[][] {
  const bySort = new Map<string, Fact[]>();
  for (const fact of facts) {
    const entity = graph.entity(end === "subject" ? fact.subject : (fact.object as { entity: string }).entity);
    if (!entity || !isAskable(graph, layer, fact)) continue;
    const sort = `${entity.kind}|${entity.subtype ?? ""}`;
    bySort.set(sort, [...(bySort.get(sort) ?? []), fact]);
  }
  return [...bySort.values()].flatMap((alike) => Array.from({ length: Math.min(MOST_GROUPS, Math.floor(alike.length / FEWEST_RIGHT)) }, (_, i) => alike.slice(i * FEWEST_RIGHT, i * FEWEST_RIGHT + MOST_RIGHT)));
}

function* asksOf(graph: Graph): Generator<Ask> {
  for (const list of listsOf(graph)) {
    if (list.facts.length < FEWEST_RIGHT) continue;
    for (const group of groupsOf(graph, list)) if (group.length >= FEWEST_RIGHT) yield { factIds: group.map((fact) => fact.id), slot: list.end, layer: list.layer, variant: 0 };
  }
}

/** A wrong option must be wrong of every member asked: the lists are the same, so one proof does. */
function wrongOptions({ graph, ask, facts, random }: Making, end: End, prove: Prove | undefined): Distractor[] {
  const right = new Set(facts.map((fact) => objectKey(end === "subject" ? { entity: fact.subject } : fact.object)));
  const most = MOST_OPTIONS - facts.length;
  const found = distractorsFor(graph, ask.layer, facts[0]!, end, random, most + facts.length, prove);
  return found.filter((one) => !right.has(objectKey(one.value as FactObject))).slice(0, most);
}

function replyOf({ graph, facts, random }: Making, end: End, wrong: readonly Distractor[]): Draft["reply"] {
  const right = facts.map((fact) => ({ option: optionOf(answerText(graph, fact, end)), id: fact.id }));
  const options = random.shuffle([...right.map(({ option }) => option), ...wrong.map(({ text }) => optionOf(text))]);
  const key = right.map(({ option }) => option.id).sort();
  return { kind: "choices", options, key, facts: Object.fromEntries(right.map(({ option, id }) => [option.id, [id]])) };
}

function draftWith(making: Making, end: End, stem: string, frame: Frame | null, prove: Prove | undefined): Draft | null {
  const wrong = wrongOptions(making, end, prove);
  const enough = wrong.length >= 2 && making.facts.length + wrong.length >= 5 && making.facts.length <= 0.6 * (making.facts.length + wrong.length);
  if (!frame || !enough) return null;
  const proofs = wrong.map(({ text, proof }) => ({ optionId: optionOf(text).id, ...proof }));
  return { ...frame, stem: `${stem} Select all that apply.`, reply: replyOf(making, end, wrong), explanation: making.facts.map((fact) => explain(making.graph, fact)).join(" "), proofs };
}

function draft(making: Making): Draft | null {
  const { graph, ask, facts } = making;
  const end = ask.slot as End;
  const [fact] = facts;
  const stem = fact && askFact(graph, fact, end);
  if (!fact || !stem) return null;
  const closed = draftWith(making, end, stem, frameOf(graph, ask.layer, fact, [otherEnd(end)], ""), undefined);
  if (closed) return closed;
  const report = reportOf(graph, facts);
  const prove = report && fact.by === undefined ? proveUnnamed(graph, facts) : null;
  if (!report || !prove) return null;
  const asked = `Of these, according to “${report.title}”: ${stem.charAt(0).toLowerCase()}${stem.slice(1)}`;
  return draftWith(making, end, asked, reportFrame(graph, ask.layer, fact, [otherEnd(end)], report.title), prove);
}

/** Several right answers among five to seven, over a list that is complete, or that one report gives. */
export const multipleSelect: QuestionFormat = {
  name: "multiple-select",
  label: "Choose all",
  reply: "choices",
  production: false,
  guess: () => 0.5,
  asks: (graph, about) => holding(asksOf(graph), about),
  draft,
};
