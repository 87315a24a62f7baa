import type { Fact } from "../../facts/fact";
import { objectKey, type Graph } from "../../facts/graph";
import { askFact } from "../../facts/wording";
import { holding } from "../askable";
import { distractorsFor, type DistractorOptions } from "../distractors";
import { explain } from "../explanation";
import { factContext } from "../fact-context";
import { askReport, namedInReport } from "../named-in-report";
import type { Ask, Draft, Making, QuestionFormat } from "../question-format";
import { askableFacts, endOfSlot, entityAt, isSingleAt, valueAt, type Askable, type End } from "../single-fact";
import { inOrder, isShort, proofsOf, restingOn, rightChoice, secretsOf, wrongChoices } from "../single-question";
import { framesOf } from "../../facts/frames/frames";
import { recordOf } from "../../record";

/** Right options in one question, and all options. */
const RIGHT = { fewest: 2, whole: 4, part: 3 } as const;
const OPTIONS = { fewest: 5, most: 6 } as const;
/** The most options that may be right, as a share. */
const MOST_RIGHT = 0.6;

/** Facts that one question can ask for together: the same told in the same way of like things, but for one end. */
function listKey(graph: Graph, { fact, relation, layer }: Askable, end: End): string | null {
  const own = entityAt(graph, fact, end);
  if (!own || isSingleAt(relation, end)) return null;
  const other = end === "subject" ? objectKey(fact.object) : fact.subject;
  return [
    end,
    layer,
    relation.id,
    other,
    fact.status,
    fact.negated,
    fact.mode,
    fact.by,
    fact.event,
    fact.hedge,
    own.kind,
    own.subtype,
  ].join("|");
}

type List = { end: End; members: Askable[] };

function listsOf(graph: Graph, facts: readonly Askable[]): Iterable<List> {
  const lists = new Map<string, List>();
  for (const one of facts) {
    for (const end of ["subject", "object"] as const) {
      const key = listKey(graph, one, end);
      if (key === null) continue;
      const list = lists.get(key) ?? { end, members: [] };
      list.members.push(one);
      lists.set(key, list);
    }
  }
  return lists.values();
}

/** Short lists whole, longer ones in parts of two or three. */
function partsOf(members: readonly Askable[]): Askable[][] {
  if (members.length < RIGHT.fewest) return [];
  const count = members.length <= RIGHT.whole ? 1 : Math.ceil(members.length / RIGHT.part);
  const cut = (i: number) => Math.round((i * members.length) / count);
  return Array.from({ length: count }, (_, i) => members.slice(cut(i), cut(i + 1))).filter((part) => part.length >= RIGHT.fewest);
}

/** Everything that may stand in one list with a fact: the facts of the relation with the same other end. */
function neighbours(graph: Graph, { fact, layer }: Askable): Fact[] {
  return [
    ...graph.factsOf(layer, fact.relation, { object: fact.object }),
    ...graph.factsOf(layer, fact.relation, { subject: fact.subject }),
  ];
}

function* asksOf(graph: Graph, about?: ReadonlySet<string>): Generator<Ask> {
  const near =
    about && askableFacts(graph, new Set(askableFacts(graph, about).flatMap((one) => neighbours(graph, one).map((fact) => fact.id))));
  for (const { end, members } of listsOf(graph, near ?? askableFacts(graph))) {
    for (const part of partsOf(members)) {
      const factIds = part.map(({ fact }) => fact.id);
      for (const variant of [0, 1]) yield { factIds, slot: end, layer: part[0]!.layer, variant };
    }
  }
}

/** Stem and kind of proof: false by the facts, or not named by a report. */
function asking({ graph, ask, facts }: Making, end: End): { question: string; options: DistractorOptions; quiet: boolean } | null {
  const question = askFact(graph, facts[0]!, end);
  if (question === null || ask.variant === 0) return question === null ? null : { question, options: {}, quiet: false };
  const named = namedInReport(graph, facts, end);
  const ofReport = named && askReport(graph, question, named);
  return ofReport ? { question: ofReport, options: { prove: named.prove }, quiet: true } : null;
}

function draftOf(making: Making): Draft | null {
  const { graph, ask, facts, random } = making;
  const end = endOfSlot(ask.slot);
  const asked = asking(making, end);
  const stem = asked && `${asked.question} ${framesOf(graph).selectAll}`;
  if (!asked || !stem || !isShort(stem)) return null;
  const right = facts.map((fact) => rightChoice(graph, ask.layer, fact, end)).filter((choice) => choice !== null);
  const least = Math.max(OPTIONS.fewest, Math.ceil(facts.length / MOST_RIGHT));
  const beside = facts.map((fact) => valueAt(fact, end));
  const distractors = distractorsFor(graph, facts[0]!, end, random, {
    ...asked.options,
    beside,
    most: Math.max(least, OPTIONS.most) - facts.length,
  });
  const wrong = wrongChoices(graph, ask.layer, facts[0]!, distractors);
  if (right.length < facts.length || right.length + wrong.length < least) return null;
  const secrets = facts.flatMap((fact) => secretsOf(graph, fact, end));
  const context = factContext(graph, facts[0]!, { layer: ask.layer, asked: end, stem, secrets, without: ask.factIds, quiet: asked.quiet });
  const told = facts.map((fact) => explain(graph, fact));
  if (!context || told.includes(null)) return null;
  const choices = inOrder([...right, ...wrong], (some) => random.shuffle(some));
  return {
    context: context.text,
    stem,
    restsOn: restingOn(context.restsOn, choices),
    explanation: told.map((one) => one!.text).join(" "),
    shownFactIds: told.flatMap((one) => one!.factIds),
    reply: {
      kind: "choices",
      options: choices.map(({ option }) => option),
      key: right.map(({ option }) => option.id).sort(),
      facts: recordOf(right.map(({ option, factId }) => [option.id, [factId!]])),
    },
    proofs: proofsOf(choices),
  };
}

/**
 * Several right answers of a list, or of a part of it, among wrong ones. Variant 0: the wrong ones are false by the facts, as where the
 * list is closed; variant 1: the stem asks what one report names.
 */
export const multipleSelect: QuestionFormat = {
  name: "multiple-select",
  label: "Choose all that apply",
  reply: "choices",
  production: false,
  guess: () => 0.5,
  asks: (graph, about) => holding(asksOf(graph, about), about),
  draft: draftOf,
};
