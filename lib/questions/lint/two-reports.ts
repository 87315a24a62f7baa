import { conflictsWith } from "../../facts/conflicts";
import type { Fact, Source } from "../../facts/fact";
import { objectKey, type Graph } from "../../facts/graph";
import { framesOf } from "../../facts/frames/frames";
import { objectInText } from "../../facts/wording";
import { proofFor } from "./proofs";
import { titledIn } from "./named-reports";
import { keptIn, namesOf, type Reading } from "./reading";
import { FINE, when, type Asking, type Complaint, type Rule } from "./rule";
import { isNamedIn, lineOfSource } from "./text-closed";
import { holds } from "./words";

/** What two named reports make of one fact, worked out again from the facts, the texts and the words on screen. */

type Answer = "both" | "first" | "second" | "differ" | "replaced";

function meaningOf(text: string): Answer | null {
  if (/only the first|nur der erste/i.test(text)) return "first";
  if (/only the second|nur der zweite/i.test(text)) return "second";
  if (/otherwise|replaced|instead|anders kam/i.test(text)) return "replaced";
  if (/differ|disagree|widersprech/i.test(text)) return "differ";
  return /both|beide/i.test(text) ? "both" : null;
}

/** The two reports that the question names by their titles, in its order; null where it names more or fewer. */
function reportsIn(reading: Reading): [Source, Source] | null {
  const text = reading.standing;
  const { quoted } = framesOf(reading.graph);
  const named = titledIn(reading.graph, text, quoted).map((source) => ({ source, at: text.indexOf(quoted(source.title)) }));
  const [first, second] = named.sort((one, other) => one.at - other.at);
  return first && second && named.length === 2 ? [first.source, second.source] : null;
}

const tells = (source: Source, fact: Fact) => fact.evidence.some((one) => one.source === source.id);

/** Whether the stem speaks of the fact: it names its subject, and shows its object. */
function speaksOf(graph: Graph, fact: Fact, stem: string): boolean {
  const names = (id: string) => namesOf(graph.entity(id)).some((name) => holds(stem, name));
  return (
    names(fact.subject) && ("entity" in fact.object ? names(fact.object.entity) : holds(stem, objectInText(graph, fact.object, fact.hedge)))
  );
}

/** Facts of a subject and relation on either layer, pending ones too. */
function about(graph: Graph, fact: Fact): Fact[] {
  return (["reported", "happened"] as const).flatMap((layer) => [...graph.factsOf(layer, fact.relation, { subject: fact.subject })]);
}

/** Whether an entity that the fact needs, or its number, is nowhere in a report. */
function lacksAnEnd(graph: Graph, source: Source, fact: Fact): boolean {
  const ends = [fact.subject, ...("entity" in fact.object ? [fact.object.entity] : [])]
    .map((id) => graph.entity(id))
    .filter((entity) => entity !== undefined);
  const unnamed = ends.some((entity) => !isNamedIn(entity, lineOfSource(source)));
  const number = "number" in fact.object ? fact.object.number : null;
  return unnamed || (number !== null && ![String(number), framesOf(graph).number(number)].some((text) => holds(source.text, text)));
}

/** A report is silent on a fact when it tells nothing of the kind of its subject, and lacks one of its ends altogether. */
const isSilent = (graph: Graph, source: Source, fact: Fact) =>
  !about(graph, fact).some((other) => tells(source, other)) && lacksAnEnd(graph, source, fact);

/** Another value that the other report gives, in conflict with this one. */
const disputes = (graph: Graph, source: Source, fact: Fact) =>
  conflictsWith(graph, "reported", fact).some((other) => other.review !== "pending" && tells(source, other));

function turnedOut(plan: Fact, account: Fact): boolean {
  return (
    plan.subject !== account.subject ||
    objectKey(plan.object) !== objectKey(account.object) ||
    plan.mode !== account.mode ||
    Boolean(plan.negated) !== Boolean(account.negated)
  );
}

/** What the two make of a fact; null where that is not clear. */
function answerFor(graph: Graph, fact: Fact, [first, second]: readonly [Source, Source]): Answer | null {
  const account = graph.replacementOf(fact);
  if (tells(first, fact) && account && tells(second, account) && turnedOut(fact, account)) return "replaced";
  if (tells(first, fact) && tells(second, fact)) return "both";
  const [one, other] = tells(first, fact) ? [first, second] : [second, first];
  if (!tells(one, fact)) return null;
  if (disputes(graph, other, fact)) return "differ";
  if (!isSilent(graph, other, fact)) return null;
  return one === first ? "first" : "second";
}

/** The answers that the facts allow: one for each fact asked that the stem can mean. */
function answersIn(reading: Reading): Set<Answer | null> {
  return keptIn(reading, "two reports", () => {
    const reports = reportsIn(reading);
    const meant = reading.asked.filter((fact) => speaksOf(reading.graph, fact, reading.question.stem));
    return new Set(reports ? meant.map((fact) => answerFor(reading.graph, fact, reports)) : []);
  });
}

const isTwoReports = ({ format }: Asking) => format === "two-reports";

function keyed(reading: Reading): Answer | null {
  const option = reading.options.find((one) => reading.right.has(one.id));
  return option ? meaningOf(option.text) : null;
}

const rightAnswer: Rule = {
  rule: "L02",
  level: "E",
  name: "two reports are compared as the facts have them",
  isFor: isTwoReports,
  check(reading) {
    const answers = answersIn(reading);
    if (answers.size === 0) return when(true, "The question does not name two reports and one of its facts. Name both reports by title.");
    return when(
      !answers.has(keyed(reading)) || keyed(reading) === null,
      "What is keyed as right is not what the two reports say, as far as the facts show it. Key what they say.",
    );
  },
};

function unproved(reading: Reading): readonly Complaint[] {
  const wrong = reading.options.filter((option) => !reading.right.has(option.id));
  return wrong.flatMap((option) =>
    when(
      !proofFor(reading.question, option.id)?.factIds.every((id) => reading.graph.fact(id)),
      () => `“${option.text}” has no proof that it is wrong. Add why it is.`,
    ),
  );
}

const otherAnswers: Rule = {
  rule: "L03",
  level: "E",
  name: "every other answer about two reports is wrong",
  isFor: isTwoReports,
  check(reading) {
    const meanings = reading.options.map((option) => meaningOf(option.text));
    const also = [...answersIn(reading)].filter((answer) => answer !== keyed(reading));
    const twice = new Set(meanings).size < meanings.length || meanings.includes(null);
    return [
      ...when(twice, "Two answers mean the same, or one means nothing known. Give each its own words."),
      ...when(
        also.length > 0,
        "The stem can mean two of its facts, and another answer is right for the other one. Say which is meant.",
        "stem",
      ),
      ...(reading.options.length > 0 ? unproved(reading) : FINE),
    ];
  },
};

/** What questions about two reports stand on. */
export const TWO_REPORTS_RULES: readonly Rule[] = [rightAnswer, otherAnswers];
