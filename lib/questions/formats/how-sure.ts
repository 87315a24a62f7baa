import { conflictsWith, isPending } from "../../facts/conflicts";
import type { Fact } from "../../facts/fact";
import { objectKey, type Graph } from "../../facts/graph";
import { stateFact } from "../../facts/wording";
import { distinct, holding, isReady } from "../askable";
import { setContext } from "../context";
import { itemOf, optionOf } from "../opaque-id";
import { capital, phraseOf, type Phrase } from "../phrase";
import type { Proof, ProofKind } from "../question";
import type { Ask, Draft, Making, QuestionFormat } from "../question-format";
import { relationsFor, type Role } from "../roles";
import { framesOf } from "../../facts/frames/frames";
import { recordOf } from "../../record";

const LEAST = 4;

/** The boxes, in the order of the screen: what the reports say of the thing. */
const NAMES = ["happened", "planned", "claim", "differ"] as const;
type Box = (typeof NAMES)[number];

/** Why a thing is in no other box: the reports differ, somebody says so, or how firmly it is told. */
const PROOFS: Readonly<Record<Box, ProofKind>> = { differ: "conflict", claim: "claim", planned: "mode", happened: "mode" };

/** Others that tell the same of the same: how sure it is would depend on which is meant. */
function isToldTwice(graph: Graph, fact: Fact): boolean {
  return graph.factsOf("reported", fact.relation, { subject: fact.subject, object: fact.object }).some((other) => other.id !== fact.id);
}

/** The first box that fits; null where a pending fact leaves it open. */
function boxOf(graph: Graph, fact: Fact): Box | null {
  const rivals = conflictsWith(graph, "reported", fact);
  if (rivals.some((rival) => !isPending(rival))) return "differ";
  if (rivals.length > 0 || isToldTwice(graph, fact)) return null;
  if (fact.by !== undefined) return "claim";
  return fact.status === "asserted" ? "happened" : "planned";
}

const phraseFor = (graph: Graph, fact: Fact): Phrase | null =>
  phraseOf(graph, "reported", fact, new Set(conflictsWith(graph, "reported", fact).map((rival) => rival.id)));

/**
 * Whether a thing can be more or less sure in one way only. That something was said is sure while what was said is a claim; an order joins
 * an event that was with one that is to come; and a condition that the report tells in its own voice is still somebody’s.
 */
function isClear(graph: Graph, fact: Fact): boolean {
  const plays = (role: Role) => relationsFor(graph, role).some((relation) => relation.id === fact.relation);
  return !plays("speech") && !plays("order") && (fact.by !== undefined || !plays("condition"));
}

/** A fact that can be put in a box, with its phrase. */
type Candidate = { fact: Fact; phrase: Phrase };
type Boxes = Record<Box, Candidate[]>;

/** Everything that can be asked, by box; in each, the facts of one topic together. */
function sorted(graph: Graph): Boxes {
  const boxes: Boxes = { happened: [], planned: [], claim: [], differ: [] };
  const byTopic = new Map<string, Fact[]>();
  for (const fact of graph.facts("reported")) {
    const topic = byTopic.get(fact.topic ?? "");
    if (topic) topic.push(fact);
    else byTopic.set(fact.topic ?? "", [fact]);
  }
  for (const fact of [...byTopic.values()].flat()) {
    const box = isReady(fact) && isClear(graph, fact) ? boxOf(graph, fact) : null;
    const phrase = box && phraseFor(graph, fact);
    if (phrase && !framesOf(graph).firmness.test(phrase.text)) boxes[box].push({ fact, phrase });
  }
  return boxes;
}

/** What the questions hold in turn: never the same number of each, so that counting gives nothing away. */
const PATTERNS: readonly (readonly Box[])[] = [
  ["happened", "planned", "claim", "happened", "planned"],
  ["planned", "happened", "differ", "planned", "claim"],
  ["happened", "claim", "planned", "happened", "differ"],
  ["planned", "happened", "happened", "claim", "happened"],
  ["planned", "planned", "differ", "happened", "planned"],
];

/** Whether one thing is the other side of the other’s dispute, or tells the same value of something else. */
function disputes(graph: Graph, one: Candidate, other: Candidate): boolean {
  const key = objectKey(other.fact.object);
  return conflictsWith(graph, "reported", one.fact).some((rival) => rival === other.fact || objectKey(rival.object) === key);
}

/** Whether two things can be in one question: neither tells the other, and they are not two sides of a dispute. */
function goTogether(graph: Graph, one: Candidate, other: Candidate): boolean {
  if (one.fact === other.fact || one.phrase.restsOn.includes(other.fact.id) || other.phrase.restsOn.includes(one.fact.id)) return false;
  return !disputes(graph, one, other) && !disputes(graph, other, one);
}

/** How many of a box are looked at for one that goes with the others. */
const TRIES = 6;

/** One question’s things: from each box in the pattern the next that goes with the others. `next` keeps the place in each box. */
function groupBy(graph: Graph, boxes: Boxes, pattern: readonly Box[], next: Record<Box, number>): Candidate[] {
  const group: Candidate[] = [];
  for (const box of pattern) {
    const pool = boxes[box];
    for (let tries = 0; tries < Math.min(TRIES, pool.length); tries++) {
      const candidate = pool[next[box]++ % pool.length]!;
      if (!group.every((one) => goTogether(graph, one, candidate))) continue;
      group.push(candidate);
      break;
    }
  }
  return group;
}

function* asksOf(graph: Graph): Generator<Ask> {
  const boxes = sorted(graph);
  const next: Record<Box, number> = { happened: 0, planned: 0, claim: 0, differ: 0 };
  const most = Math.max(...NAMES.map((box) => boxes[box].length));
  if (NAMES.filter((box) => boxes[box].length > 0).length < 2) return;
  for (let turn = 0; NAMES.some((box) => boxes[box].length === most && next[box] < most); turn++) {
    const group = groupBy(graph, boxes, PATTERNS[turn % PATTERNS.length]!, next);
    if (turn > most) return;
    if (group.length >= LEAST) yield { factIds: group.map(({ fact }) => fact.id), slot: "whole", layer: "reported", variant: 0 };
  }
}

/** The fact, and where reports differ what the others say. */
function explain(graph: Graph, facts: readonly Fact[]): Fact[] {
  const rivals = facts.flatMap((fact) => conflictsWith(graph, "reported", fact).filter((rival) => !isPending(rival)));
  return [...new Set([...facts, ...rivals])];
}

function draftOf({ graph, facts, random }: Making): Draft | null {
  const boxes = facts.map((fact) => boxOf(graph, fact));
  const phrases = facts.map((fact) => phraseFor(graph, fact));
  if (facts.length < LEAST || boxes.includes(null) || phrases.includes(null) || new Set(boxes).size < 2) return null;
  const items = phrases.map((phrase) => itemOf(capital(phrase!.text)));
  if (new Set(items.map((item) => item.id)).size < items.length) return null;
  const options = NAMES.map((box) => optionOf(framesOf(graph).boxes[box]));
  const idOf = (box: Box) => options[NAMES.indexOf(box)]!.id;
  const shown = explain(graph, facts);
  const proofs = facts.flatMap((fact, i): Proof[] =>
    NAMES.filter((box) => box !== boxes[i]).map((box) => ({
      itemId: items[i]!.id,
      optionId: idOf(box),
      kind: PROOFS[boxes[i]!],
      factIds: explain(graph, [fact]).map((one) => one.id),
    })),
  );
  return {
    context: setContext(graph, "reported", facts),
    stem: framesOf(graph).howSure,
    reply: {
      kind: "boxes",
      items: random.shuffle(items),
      options,
      key: recordOf(items.map((item, i) => [item.id, idOf(boxes[i]!)])),
      facts: recordOf(items.map((item, i) => [item.id, [facts[i]!.id]])),
    },
    explanation: shown
      .map((fact) => stateFact(graph, fact))
      .filter(Boolean)
      .join(" "),
    restsOn: [...new Set(phrases.flatMap((phrase) => phrase!.restsOn))],
    proofs,
    shownFactIds: shown.map((fact) => fact.id),
  };
}

/** Four or five things, each to be put in the box for how the reports tell it: they all read alike, so that the words give no box away. */
export const howSure: QuestionFormat = {
  name: "how-sure",
  label: "How sure?",
  reply: "boxes",
  production: false,
  guess: () => 1 / NAMES.length,
  asks: (graph, about) => holding(distinct(asksOf(graph)), about),
  draft: draftOf,
};
