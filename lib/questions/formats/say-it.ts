import { describeEvent } from "../../facts/description";
import type { Fact, Layer, Source } from "../../facts/fact";
import { layerOf, objectKey, type Graph } from "../../facts/graph";
import { askFact, nameAlone, nameInText, stateFact } from "../../facts/wording";
import { distinct, holding, isAskable, isReady, layersIn } from "../askable";
import { setContext } from "../context";
import { optionOf } from "../opaque-id";
import type { Ask, Draft, Making, QuestionFormat } from "../question-format";
import { isReport, nameReport, sourcesOf } from "../reports";
import { framesOf } from "../../facts/frames/frames";
import { recordOf } from "../../record";

const LEAST = 2;
const MOST = 4;

/** What is explained: a list that one report gives, what came of a plan, or all that is told about one thing. */
const SHAPES = ["list", "change", "thing"] as const;
type Shape = (typeof SHAPES)[number];

const isTold = (graph: Graph, layer: Layer, fact: Fact) => isAskable(graph, layer, fact) && stateFact(graph, fact) !== null;

/** What takes a sentence to say: words, or what somebody would do. */
function takesWords(graph: Graph, fact: Fact): boolean {
  return "text" in fact.object || ("entity" in fact.object && graph.entity(fact.object.entity)?.kind === "deed");
}

const put = <K>(map: Map<K, Fact[]>, key: K, fact: Fact) => {
  const list = map.get(key);
  if (list) list.push(fact);
  else map.set(key, [fact]);
};

const fits = (facts: readonly Fact[]) => facts.length >= LEAST && facts.length <= MOST;

/** Several answers that one report gives to one question: what somebody wanted, what somebody said. */
function* lists(graph: Graph, layer: Layer): Generator<Fact[]> {
  const groups = new Map<string, Fact[]>();
  for (const fact of graph.facts(layer)) {
    const relation = graph.relation(fact.relation);
    if (
      !relation ||
      relation.functional ||
      fact.negated ||
      !takesWords(graph, fact) ||
      !isTold(graph, layer, fact) ||
      askFact(graph, fact, "object") === null
    )
      continue;
    for (const source of sourcesOf(graph, fact).filter(isReport)) {
      if (!graph.layered || (layer === "happened") === !!source.outcome)
        put(groups, [fact.relation, fact.subject, fact.by ?? "", fact.status, source.id].join("|"), fact);
    }
  }
  for (const group of groups.values()) if (fits(group)) yield group;
}

/** A plan and an account of the same that say different things. */
function isChange(plan: Fact, account: Fact): boolean {
  if (plan.relation !== account.relation || account.status !== "asserted") return false;
  return plan.subject !== account.subject || objectKey(plan.object) !== objectKey(account.object) || plan.mode !== account.mode;
}

const eventOf = (graph: Graph, fact: Fact): string | undefined =>
  [fact.subject, "entity" in fact.object ? fact.object.entity : undefined].find(
    (id) => id !== undefined && graph.entity(id)?.kind === "event",
  );

/** The plan that an account replaced with something else. */
const planBefore = (graph: Graph, account: Fact): Fact | undefined =>
  graph.replacedBy(account).find((plan) => isReady(plan) && isChange(plan, account) && stateFact(graph, plan) !== null);

/** What came of an event otherwise than planned: the accounts, at most two, so that with the plans there are four points. */
function* changes(graph: Graph): Generator<Fact[]> {
  const groups = new Map<string, Fact[]>();
  for (const account of graph.facts("happened")) {
    const event = eventOf(graph, account);
    if (event !== undefined && planBefore(graph, account) && isTold(graph, "happened", account))
      put(groups, `${event}|${account.relation}`, account);
  }
  for (const group of groups.values()) if (group.length <= MOST / 2) yield group;
}

/** All that is told about something that somebody would do. */
function* things(graph: Graph, layer: Layer): Generator<Fact[]> {
  for (const { id } of graph.entitiesOf("deed")) {
    const facts = graph.factsAbout(layer, id).filter((fact) => !fact.negated);
    if (fits(facts) && facts.every((fact) => layerOf(graph, fact) === layer && isTold(graph, layer, fact))) yield [...facts];
  }
}

function* asksOf(graph: Graph): Generator<Ask> {
  const ask = (facts: readonly Fact[], layer: Layer, shape: Shape): Ask => ({
    factIds: facts.map((fact) => fact.id),
    slot: "whole",
    layer,
    variant: SHAPES.indexOf(shape),
  });
  for (const layer of layersIn(graph)) {
    for (const facts of lists(graph, layer)) yield ask(facts, layer, "list");
    for (const facts of things(graph, layer)) yield ask(facts, layer, "thing");
  }
  for (const facts of graph.layered ? changes(graph) : []) yield ask(facts, "happened", "change");
}

/** What the question stands under and asks. */
type Standing = { context: string; stem: string; restsOn: string[] };

/** Told in the same voice and as firmly, by one report: what one question lists. */
const isListed = (graph: Graph, layer: Layer, source: Source, like: Fact, fact: Fact) =>
  fact.by === like.by &&
  fact.status === like.status &&
  !fact.negated &&
  isTold(graph, layer, fact) &&
  fact.evidence.some((one) => one.source === source.id);

/** The report that tells all of these, and nothing else that would answer the question too. */
function reportOf(graph: Graph, layer: Layer, facts: readonly Fact[]): Source | undefined {
  const first = facts[0]!;
  const answers = graph.factsOf(layer, first.relation, { subject: first.subject });
  return sourcesOf(graph, first)
    .filter(isReport)
    .find((source) => {
      const listed = answers.filter((fact) => isListed(graph, layer, source, first, fact));
      return listed.length === facts.length && facts.every((fact) => listed.includes(fact));
    });
}

function standingOfList(graph: Graph, layer: Layer, facts: readonly Fact[]): Standing | null {
  const source = reportOf(graph, layer, facts);
  const asked = askFact(graph, facts[0]!, "object");
  return source && asked
    ? { context: framesOf(graph).toldIn(nameReport(graph, source)), stem: `${asked} ${framesOf(graph).twoSentences}`, restsOn: [] }
    : null;
}

function standingOfChange(graph: Graph, facts: readonly Fact[]): Standing | null {
  const event = eventOf(graph, facts[0]!);
  const description = event === undefined ? null : describeEvent(graph, "happened", event, new Set(facts.map((fact) => fact.id)));
  if (!description || event === undefined) return null;
  return {
    context: `${nameAlone(graph, event)}, ${description.context}`,
    stem: `${framesOf(graph).changed} ${framesOf(graph).twoSentences}`,
    restsOn: description.factIds,
  };
}

/** The deed that all of these facts are about. */
function deedOf(graph: Graph, facts: readonly Fact[]): string | undefined {
  const ends = facts.map((fact) => [fact.subject, "entity" in fact.object ? fact.object.entity : ""]);
  return ends[0]?.find((id) => graph.entity(id)?.kind === "deed" && ends.every((others) => others.includes(id)));
}

function standingOfThing(graph: Graph, layer: Layer, facts: readonly Fact[]): Standing | null {
  const deed = deedOf(graph, facts);
  if (deed === undefined) return null;
  return {
    context: setContext(graph, layer, facts),
    stem: `${framesOf(graph).sayAbout(nameInText(graph, deed))} ${framesOf(graph).twoSentences}`,
    restsOn: [],
  };
}

function standingOf({ graph, ask, facts }: Making): Standing | null {
  switch (SHAPES[ask.variant]) {
    case "list":
      return standingOfList(graph, ask.layer, facts);
    case "change":
      return standingOfChange(graph, facts);
    case "thing":
      return standingOfThing(graph, ask.layer, facts);
    default:
      return null;
  }
}

/** A sentence to be made, and the fact that ticking it moves: a plan that came to nothing moves none. */
type Point = { text: string | null; shown: Fact; moves?: Fact };

function pointsOf({ graph, ask, facts }: Making): Point[] {
  const point = (fact: Fact): Point => ({ text: stateFact(graph, fact), shown: fact, moves: fact });
  if (SHAPES[ask.variant] !== "change") return facts.map(point);
  return facts.flatMap((account) => {
    const plan = planBefore(graph, account);
    return [...(plan ? [{ text: stateFact(graph, plan), shown: plan }] : []), point(account)];
  });
}

function draftOf(making: Making): Draft | null {
  const points = pointsOf(making);
  const standing = points.length >= LEAST && points.length <= MOST ? standingOf(making) : null;
  const texts = points.map((point) => point.text);
  if (!standing || texts.includes(null) || new Set(texts).size < texts.length) return null;
  const options = texts.map((text) => optionOf(text!));
  return {
    ...standing,
    reply: {
      kind: "points",
      options,
      key: options.map((option) => option.id),
      facts: recordOf(points.flatMap((point, i) => (point.moves ? [[options[i]!.id, [point.moves.id]]] : []))),
    },
    explanation: texts.join(" "),
    proofs: [],
    shownFactIds: points.map((point) => point.shown.id),
  };
}

/** Two sentences in one’s own words; then the points appear, each with its sentence, and the learner ticks those made. */
export const sayIt: QuestionFormat = {
  name: "say-it",
  label: "Say it",
  reply: "points",
  production: true,
  guess: () => 0,
  asks: (graph, about) => holding(distinct(asksOf(graph)), about),
  draft: draftOf,
};
