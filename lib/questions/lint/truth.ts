import type { Evidence, Fact, Layer } from "../../facts/fact";
import { layerOf, type Graph } from "../../facts/graph";
import { conflictsWith } from "../../facts/conflicts";
import { atHand } from "../../facts/kept";
import { statesFalse } from "../../facts/stated-false";
import type { Proof, QuestionEvidence } from "../question";
import { areKnown, endAsked, proofFor, trialsOf, verdictIn, type Trial, type Verdict } from "./proofs";
import { oneEvent } from "./events";
import { FIXED_OPTIONS, type Reading } from "./reading";
import { objectAlone } from "../../facts/wording";
import { judgedIn, verdictOn } from "./statement";
import { holds } from "./words";
import { namesOf } from "./reading";
import { complaintsOf, FINE, together, when, type Complaint, type Rule } from "./rule";
import { isSilentIn, isTextClosed } from "./text-closed";

const ALWAYS = () => true;

function quoteComplaint(graph: Graph, { source, start, end, quote }: QuestionEvidence, i: number): readonly Complaint[] {
  const text = graph.source(source)?.text;
  if (text === undefined) return [{ at: `evidence[${i}]`, message: `The set has no source "${source}". Name the source that says it.` }];
  const fits = start < end && end <= text.length && end - start === quote.length && text.startsWith(quote, start);
  return fits
    ? FINE
    : [{ at: `evidence[${i}]`, message: `The words at ${start} to ${end} of "${source}" are not the words quoted. Mark the words again.` }];
}

const sameWords = (one: Evidence, other: QuestionEvidence) =>
  one.source === other.source && one.start === other.start && one.end === other.end;

/** `found` is the fact of this id, unless one before it was not found. */
function factComplaint(reading: Reading, id: string, found: Fact | undefined): readonly Complaint[] {
  const fact = found?.id === id ? found : reading.graph.fact(id);
  if (!fact) return [{ message: `The set has no fact "${id}". Make the question again.` }];
  if (fact.review === "pending") return [{ message: `The fact "${id}" is not approved yet. Approve it first.` }];
  if (fact.evidence.length === 0) return [{ message: `The fact "${id}" has no evidence. Mark the words that say it.` }];
  const shown = reading.question.evidence.some((one) => fact.evidence.some((own) => sameWords(own, one)));
  return shown ? FINE : [{ message: `No evidence of the fact "${id}" is shown. Show the words that say it.` }];
}

const evidence: Rule = {
  rule: "L01",
  level: "E",
  name: "approved facts with evidence that is found",
  isFor: ALWAYS,
  check(reading) {
    const { factIds, restsOn, evidence: shown } = reading.question;
    return together(
      when(factIds.length === 0, "The question names no fact. Every question needs one."),
      when(shown.length === 0, "The question shows no evidence. Show the words that say it."),
      complaintsOf(factIds, (id, i) => factComplaint(reading, id, reading.asked[i])),
      reading.rests.length === restsOn.length
        ? FINE
        : complaintsOf(restsOn, (id) =>
            when(!reading.graph.fact(id), () => `The context rests on "${id}", which the set does not have. Make the question again.`),
          ),
      complaintsOf(shown, (one, i) => quoteComplaint(reading.graph, one, i)),
    );
  },
};

/** Formats that ask about reports as they stand: a conflict may be what they are about. */
const ABOUT_REPORTS = ["how-sure", "two-reports"];

/** Why a fact is no key on a layer, whatever asks it. */
function keyFactComplaints(graph: Graph, layer: Layer, fact: Fact): readonly Complaint[] {
  const stands = graph.factsOf(layer, fact.relation, { subject: fact.subject }).includes(fact);
  if (!stands)
    return [
      { message: `The fact "${fact.id}" is not part of what is ${layer}. Ask it on ${layerOf(graph, fact)}, or ask what replaced it.` },
    ];
  const [other] = conflictsWith(graph, layer, fact);
  return other ? [{ message: `Sources differ on the fact "${fact.id}" (see "${other.id}"). Settle that, or ask something else.` }] : FINE;
}

const keyFactComplaintsOn = {
  reported: atHand((graph, fact) => keyFactComplaints(graph, "reported", fact)),
  happened: atHand((graph, fact) => keyFactComplaints(graph, "happened", fact)),
};

/** Stated wrong by an author: the option is false for that question only. */
function isAuthored(reading: Reading, fact: Fact): boolean {
  return fact.evidence.some((one) => ["author", "import"].includes(reading.graph.source(one.source)?.kind ?? ""));
}

function rightComplaint(reading: Reading, trial: Trial): readonly Complaint[] {
  const verdict = verdictIn(reading, trial.fact, trial.option.text);
  return when(
    verdict.value !== "true",
    () => `"${trial.option.text}" is keyed as right, and the facts do not say so. Key what they say.`,
    trial.at,
  );
}

/** The words that are right at the end asked: names of an entity, or the value as it is shown. */
function rightTexts(reading: Reading, fact: Fact): readonly string[] {
  if (endAsked(reading.question) === "subject") return namesOf(reading.graph.entity(fact.subject));
  return "entity" in fact.object ? namesOf(reading.graph.entity(fact.object.entity)) : [objectAlone(reading.graph, fact.object)];
}

/** Typed answers, numbers, cards and statements, which have no options to try. */
function typedComplaint(reading: Reading, fact: Fact): readonly Complaint[] {
  const { reply } = reading.question;
  if (reply.kind === "number") {
    const fits = "number" in fact.object && fact.object.number === reply.key && fact.object.unit === reply.unit;
    return when(!fits, () => `The key is ${reply.key} ${reply.unit}, and the fact says something else. Key what it says.`, "reply.key");
  }
  if (reply.kind === "grade") {
    return when(
      !rightTexts(reading, fact).some((text) => holds(reply.back, text)),
      "The back does not say what the fact says. Put its answer there.",
      "reply.back",
    );
  }
  if (reply.kind !== "text") return FINE;
  const verdict = verdictIn(reading, fact, reply.key);
  return when(
    verdict.value !== "true",
    () => `“${reply.key}” is keyed as right, and the facts do not say so. Key what they say.`,
    "reply.key",
  );
}

/** A statement keyed as true must be so. */
function statementComplaint(reading: Reading): readonly Complaint[] {
  const judged = reading.question.format === "true-false" ? judgedIn(reading) : null;
  const wrong = judged !== null && judged.keyedTrue && verdictOn(reading, judged).value !== "true";
  return when(wrong, "The statement is keyed as true, and the facts do not say so. Key it as the facts have it.");
}

const key: Rule = {
  rule: "L02",
  level: "E",
  name: "the key is true under every source",
  isFor: ({ format }) => !ABOUT_REPORTS.includes(format),
  check(reading) {
    const disputed = complaintsOf(reading.asked, (fact) => keyFactComplaintsOn[reading.question.layer](reading.graph, fact));
    if (FIXED_OPTIONS.includes(reading.question.format)) return together(disputed, statementComplaint(reading));
    const [fact] = reading.asked;
    return together(
      disputed,
      fact ? typedComplaint(reading, fact) : FINE,
      complaintsOf(trialsOf(reading), (trial) => (trial.right ? rightComplaint(reading, trial) : FINE)),
    );
  },
};

const WHY: Readonly<Record<Exclude<Verdict["value"], "false">, string>> = {
  true: "is right as well. Take another option.",
  doubtful: "may be right: a pending or disputed fact says so. Take another option.",
  unknown: "is not shown to be wrong: nobody said so. Take another option.",
  nameless: "names nothing that the set knows, so it cannot be shown to be wrong. Take another option.",
};

/** Stated wrong by an author as an answer to this very question: the statement is a fact with its author as the source. */
function isStated(reading: Reading, trial: Trial, proof: Proof): boolean {
  const facts = proof.factIds.map((id) => reading.graph.fact(id));
  return facts.some(
    (fact) =>
      fact !== undefined &&
      isAuthored(reading, fact) &&
      statesFalse(reading.graph.relation(fact.relation), fact, reading.question.id, trial.option.text),
  );
}

function otherProof(reading: Reading, trial: Trial, verdict: Verdict): readonly Complaint[] {
  const proof = proofFor(reading.question, trial.option.id, trial.itemId);
  const stated = proof?.kind === "stated" && isAuthored(reading, trial.fact);
  const ownWord = proof?.kind === "stated" && verdict.value !== "true" && verdict.value !== "doubtful" && isStated(reading, trial, proof);
  const closed =
    proof?.kind === "text-closed" && verdict.value !== "true" && verdict.value !== "doubtful" && isTextClosed(reading, trial, proof);
  const silent = proof?.kind === "silent" && verdict.value === "unknown" && isSilentIn(reading, trial, proof);
  if (stated || ownWord || closed || silent || verdict.value === "false") return FINE;
  return [{ at: trial.at, message: `"${trial.option.text}" ${WHY[verdict.value]}` }];
}

function wrongComplaint(reading: Reading, trial: Trial): readonly Complaint[] {
  const verdict = verdictIn(reading, trial.fact, trial.option.text);
  const proof = proofFor(reading.question, trial.option.id, trial.itemId);
  if (verdict.value !== "false") return otherProof(reading, trial, verdict);
  if (!proof) return [{ at: trial.at, message: `"${trial.option.text}" has no proof that it is wrong. Add why it is.` }];
  const known = areKnown(reading, proof.factIds);
  const fits = (proof.kind === "text-closed" || verdict.kinds.includes(proof.kind)) && known;
  return when(!fits, () => `The proof that "${trial.option.text}" is wrong does not hold. It is wrong as ${verdict.kinds[0]}.`, trial.at);
}

/** A statement keyed as false must be shown to be false. */
function falseStatement(reading: Reading): readonly Complaint[] {
  const judged = judgedIn(reading);
  if (!judged || judged.keyedTrue) return FINE;
  const verdict = verdictOn(reading, judged);
  if (verdict.value !== "false")
    return [{ at: "stem", message: `The statement is keyed as false, and it ${WHY[verdict.value].replace("option", "value")}` }];
  const proof = proofFor(reading.question, judged.trueId);
  return when(
    !proof || !verdict.kinds.includes(proof.kind),
    "The statement is keyed as false without a proof that holds. Add why it is false.",
    "stem",
  );
}

const distractors: Rule = {
  rule: "L03",
  level: "E",
  name: "every wrong option is shown to be wrong",
  isFor: ({ format }) => !FIXED_OPTIONS.includes(format) || format === "true-false",
  check: (reading) => (reading.question.format === "true-false" ? falseStatement(reading) : wrongOptions(reading)),
};

const wrongOptions = (reading: Reading) =>
  complaintsOf(trialsOf(reading), (trial) => (trial.right ? FINE : wrongComplaint(reading, trial)));

/** What a question stands on: its facts, its key, its wrong options, its description and its wording. */
export const TRUTH_RULES: readonly Rule[] = [evidence, key, distractors, oneEvent];
