import { hash32 } from "../../random";
import { conflictsWith, isDisputed, isPending } from "../../facts/conflicts";
import { objectKey, type Graph } from "../../facts/graph";
import { LAYERS, type Fact, type Layer, type Source } from "../../facts/fact";
import { atHand, keptFor } from "../../facts/kept";
import { stateFact } from "../../facts/wording";
import { distinct, holding, isReady } from "../askable";
import { optionOf } from "../opaque-id";
import { hasPhrase, phraseOf } from "../phrase";
import type { Proof, ProofKind } from "../question";
import type { Ask, Draft, Making, QuestionFormat } from "../question-format";
import { dateOf, isReport, isSilentOn, nameReport, sourcesOf } from "../reports";
import { framesOf } from "../../facts/frames/frames";

/** The answers, in the order of the screen. */
const NAMES = ["both", "first", "second", "differ", "replaced"] as const;
type Answer = (typeof NAMES)[number];

/** Why the other answers are wrong. */
const PROOFS: Readonly<Record<Answer, ProofKind>> = {
  both: "text-closed",
  first: "silent",
  second: "silent",
  differ: "conflict",
  replaced: "conflict",
};

/** Two reports and what they say of a fact; the earlier one stands first. */
type Case = { fact: Fact; other?: Fact; reports: readonly [Source, Source]; answer: Answer };

const told = (graph: Graph, fact: Fact): Source[] => sourcesOf(graph, fact).filter(isReport);

/** Every report of a set in the order of their days, those of one day as the set has them; and the place of each. */
type Reports = { inTime: readonly Source[]; places: ReadonlyMap<Source, number> };

const reportsOf = keptFor((graph) => sortReports(graph.set.sources.filter(isReport)));

function sortReports(sources: readonly Source[]): Reports {
  const day = (source: Source) => dateOf(source) ?? "";
  const inTime = [...sources].sort((one, other) => (day(one) < day(other) ? -1 : day(one) > day(other) ? 1 : 0));
  return { inTime, places: new Map(inTime.map((source, place) => [source, place])) };
}

function inTime(graph: Graph, sources: readonly Source[]): Source[] {
  const { places } = reportsOf(graph);
  return [...sources].sort((one, other) => (places.get(one) ?? 0) - (places.get(other) ?? 0));
}

function pairOf(graph: Graph, one: Source, other: Source): readonly [Source, Source] {
  const { places } = reportsOf(graph);
  return (places.get(one) ?? 0) < (places.get(other) ?? 0) ? [one, other] : [other, one];
}

/** Two facts that reports give in conflict: one report for each, neither of which tells the other’s. */
function differing(graph: Graph, fact: Fact, other: Fact): Case | null {
  const one = told(graph, fact).find((source) => !source.outcome && !told(graph, other).includes(source));
  const two = told(graph, other).find((source) => !source.outcome && !told(graph, fact).includes(source));
  return one && two ? { fact, other, reports: pairOf(graph, one, two), answer: "differ" } : null;
}

/** Whether the account says something else than the plan did. */
function turnedOut(plan: Fact, account: Fact): boolean {
  if (plan.relation !== account.relation || account.status !== "asserted") return false;
  return (
    plan.subject !== account.subject ||
    objectKey(plan.object) !== objectKey(account.object) ||
    plan.mode !== account.mode ||
    plan.negated !== account.negated
  );
}

/** A plan that one report tells, and what came of it, as another tells. */
function replaced(graph: Graph, plan: Fact, account: Fact): Case | null {
  const one = told(graph, plan).find((source) => !source.outcome);
  const two = told(graph, account).find((source) => source.outcome && !told(graph, plan).includes(source));
  return one && two && turnedOut(plan, account) ? { fact: plan, other: account, reports: [one, two], answer: "replaced" } : null;
}

/** A fact that two reports tell. */
function agreed(graph: Graph, fact: Fact): Case | null {
  const [one, two] = inTime(graph, told(graph, fact));
  return one && two ? { fact, reports: [one, two], answer: "both" } : null;
}

/** How many facts about a thing are looked at for one that a report tells. */
const LOOKED_AT = 60;

function someOf<T>(list: readonly T[], most: number, isSo: (one: T) => boolean): boolean {
  for (let i = 0; i < most && i < list.length; i++) if (isSo(list[i]!)) return true;
  return false;
}

/** Whether a report tells something else of the same event, or else of the same thing: its silence on the fact means something. */
function speaksOf(graph: Graph, source: Source, fact: Fact): boolean {
  const ends = [fact.subject, ...("entity" in fact.object ? [fact.object.entity] : []), ...(fact.event ? [fact.event] : [])];
  const events = ends.filter((id) => graph.entity(id)?.kind === "event");
  const tells = (other: Fact) => other.id !== fact.id && other.evidence.some((one) => one.source === source.id);
  return (events.length > 0 ? events : ends).some((id) => LAYERS.some((layer) => someOf(graph.factsAbout(layer, id), LOOKED_AT, tells)));
}

/** How many reports before and after are looked at for a silent one. */
const NEAR = 4;

/** A fact that one report tells while another that speaks of the same is silent on it. `later` says which of the two the silent one is. */
function alone(graph: Graph, fact: Fact, later: boolean): Case | null {
  const [one] = told(graph, fact);
  if (!one) return null;
  const reports = reportsOf(graph).inTime;
  const place = reportsOf(graph).places.get(one) ?? 0;
  const near = later ? reports.slice(place + 1, place + 1 + NEAR) : reports.slice(Math.max(0, place - NEAR), place).reverse();
  const silent = near.find((source) => isSilentOn(graph, source, fact) && speaksOf(graph, source, fact));
  if (!silent) return null;
  return later ? { fact, reports: [one, silent], answer: "first" } : { fact, reports: [silent, one], answer: "second" };
}

const firstAlone = atHand((graph, fact) => alone(graph, fact, true));
const secondAlone = atHand((graph, fact) => alone(graph, fact, false));

/** Others that tell the same, or are in conflict with it: which of them is meant would not be clear. */
function isPlain(graph: Graph, layer: Layer, fact: Fact): boolean {
  const twice = graph.factsOf(layer, fact.relation, fact).some((other) => other.id !== fact.id);
  return isReady(fact) && !twice && !isDisputed(graph, layer, fact) && graph.replacedBy(fact).length === 0;
}

/** What a variant makes of one fact: both say it, only the first, only the second. */
function caseOf(graph: Graph, fact: Fact, variant: number): Case | null {
  if (variant === 0) return agreed(graph, fact);
  if (variant === 1) return firstAlone(graph, fact);
  return variant === 2 ? secondAlone(graph, fact) : null;
}

function caseOfTwo(graph: Graph, one: Fact, other: Fact): Case | null {
  if (one.replacedBy === other.id) return replaced(graph, one, other);
  return other.replacedBy === one.id ? replaced(graph, other, one) : differing(graph, one, other);
}

const layerFor = ({ reports }: Case): Layer => (reports.some((source) => source.outcome) ? "happened" : "reported");

/** Most facts that two reports tell are told by both alike: one in three of them is asked, so that "both" is not the answer to expect. */
function* asksOf(graph: Graph): Generator<Ask> {
  if (reportsOf(graph).inTime.length < 2) return;
  for (const fact of graph.set.facts) {
    if (graph.fact(fact.id) !== fact || !isReady(fact) || !hasPhrase(graph, fact)) continue;
    const isReported = graph.factsOf("reported", fact.relation, fact).includes(fact);
    if (isReported)
      for (const other of conflictsWith(graph, "reported", fact).filter((rival) => !isPending(rival)))
        yield* askFor(graph, [fact, other], fact.id < other.id ? 0 : 1);
    const account = graph.replacementOf(fact);
    if (account && isReady(account)) yield* askFor(graph, [fact, account], 0);
    for (const variant of hash32(fact.id) % 3 === 0 ? [0, 1, 2] : [1, 2]) yield* askFor(graph, [fact], variant);
  }
}

function* askFor(graph: Graph, facts: readonly Fact[], variant: number): Generator<Ask> {
  const found = readCase(graph, facts, variant);
  if (found) yield { factIds: facts.map((fact) => fact.id), slot: "whole", layer: layerFor(found), variant };
}

/** Facts come in the order of their ids: of two in conflict, variant 0 states the first and variant 1 the other. */
function readCase(graph: Graph, facts: readonly Fact[], variant: number): Case | null {
  const [one, other] = [...facts].sort((first, second) => (first.id < second.id ? -1 : 1));
  if (!one) return null;
  if (other) return variant === 0 ? caseOfTwo(graph, one, other) : caseOfTwo(graph, other, one);
  const found = caseOf(graph, one, variant);
  const onLayer = found && graph.factsOf(layerFor(found), one.relation, one).includes(one);
  return found && onLayer && isPlain(graph, layerFor(found), one) ? found : null;
}

function explain(graph: Graph, { fact, other, reports, answer }: Case): string {
  const says = [fact, ...(other ? [other] : [])].map((one) => {
    const report = reports.find((source) => sourcesOf(graph, one).includes(source));
    return `${report ? `${nameReport(graph, report)}: ` : ""}${stateFact(graph, one) ?? ""}`;
  });
  const silent = answer === "first" ? reports[1] : answer === "second" ? reports[0] : undefined;
  return [
    ...says,
    ...(silent ? [framesOf(graph).doesNotSay(nameReport(graph, silent))] : []),
    ...(answer === "both" ? [framesOf(graph).saysToo(nameReport(graph, reports[1]))] : []),
  ].join(" ");
}

function draftOf({ graph, ask, facts }: Making): Draft | null {
  const found = readCase(graph, facts, ask.variant);
  if (!found || layerFor(found) !== ask.layer) return null;
  const { fact, other, reports, answer } = found;
  const phrase = phraseOf(graph, ask.layer, fact, new Set(facts.map((one) => one.id)));
  if (!phrase) return null;
  const options = NAMES.map((name) => optionOf(framesOf(graph).ofTwo[name]));
  const idOf = (name: Answer) => options[NAMES.indexOf(name)]!.id;
  const proofs = NAMES.filter((name) => name !== answer).map((name): Proof => ({
    optionId: idOf(name),
    kind: PROOFS[answer],
    factIds: [fact.id, ...(other ? [other.id] : [])],
  }));
  return {
    context: framesOf(graph).firstAndSecond(nameReport(graph, reports[0]), nameReport(graph, reports[1])),
    stem: framesOf(graph).twoReports(phrase.text),
    reply: { kind: "choice", options, key: idOf(answer) },
    explanation: explain(graph, found),
    restsOn: phrase.restsOn,
    proofs,
  };
}

/** One thing and two named reports: do both say it, does one, do they differ, or does the later tell that it turned out otherwise? */
export const twoReports: QuestionFormat = {
  name: "two-reports",
  label: "Two reports",
  reply: "choice",
  production: false,
  guess: () => 1 / NAMES.length,
  asks: (graph, about) => holding(distinct(asksOf(graph)), about),
  draft: draftOf,
};
