import { askFact } from "../../facts/wording";
import { choicesFor, hasNames, proveUnnamed, reportOf } from "../choices";
import { answerText, asksOfOneFact, explain, frameOf, otherEnd, reportFrame, type End } from "../one-fact";
import type { Draft, Making, QuestionFormat } from "../question-format";

/** "According to “…”, who was due to attend …?": false is what that report does not name. */
function fromReport({ graph, ask, facts, random }: Making, end: End, stem: string): Draft | null {
  const [fact] = facts;
  const report = fact && reportOf(graph, [fact]);
  const prove = fact && hasNames(graph, fact, end) ? proveUnnamed(graph, [fact]) : null;
  if (!fact || !report || !prove || fact.by !== undefined) return null;
  const choices = choicesFor(graph, ask.layer, fact, end, random, 3, prove);
  const frame = reportFrame(graph, ask.layer, fact, [otherEnd(end)], report.title);
  if (!choices || !frame) return null;
  const reply = { kind: "choice" as const, options: choices.options, key: choices.key };
  return { ...frame, stem: `Of these, according to “${report.title}”: ${stem.charAt(0).toLowerCase()}${stem.slice(1)}`, reply, explanation: explain(graph, fact), proofs: choices.proofs };
}

function draft(making: Making): Draft | null {
  const { graph, ask, facts, random } = making;
  const [fact] = facts;
  const end = ask.slot as End;
  const stem = fact && askFact(graph, fact, end);
  if (!fact || !stem) return null;
  const choices = choicesFor(graph, ask.layer, fact, end, random);
  if (!choices) return fromReport(making, end, stem);
  const frame = frameOf(graph, ask.layer, fact, [otherEnd(end)], answerText(graph, fact, end));
  return frame && { ...frame, stem, reply: { kind: "choice", options: choices.options, key: choices.key }, explanation: explain(graph, fact), proofs: choices.proofs };
}

/** One right answer among three to five. */
export const multipleChoice: QuestionFormat = {
  name: "multiple-choice",
  label: "Choose one",
  reply: "choice",
  production: false,
  guess: ({ reply }) => ("options" in reply ? 1 / reply.options.length : 1),
  asks: (graph, about) => asksOfOneFact(graph, about, (_, __, fact) => (fact.negated ? 0 : 1)),
  draft,
};
