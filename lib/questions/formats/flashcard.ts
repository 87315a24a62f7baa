import type { Fact } from "../../facts/fact";
import type { Graph } from "../../facts/graph";
import { askFact, objectAlone } from "../../facts/wording";
import type { Draft, Making, QuestionFormat } from "../question-format";
import { dateOf, sourcesOf } from "../reports";
import { asksOfOne, endOfSlot, isSingleAt, valueAt, type Askable, type End } from "../single-fact";
import { isOwnCard, ownCardDraft } from "../own-card";
import { framed, frameOf, isShort, secretsOf } from "../single-question";
import { hasOneAnswer } from "../typed-key";
import { framesOf } from "../../facts/frames/frames";

/** Words on the back, with the source. */
const MOST_WORDS = 12;

const wordCount = (text: string) => text.split(/\s+/).length;

/** "(US Department of State, 11 March 2025)", where there is a date and room for it. */
function sourceNote(graph: Graph, fact: Fact, answer: string): string {
  const source = sourcesOf(graph, fact)[0];
  const date = source && dateOf(source);
  if (!source || !date) return "";
  const notes = [source.of?.publisher ?? source.title, source.title].map((name) => ` (${name}, ${framesOf(graph).day(date)})`);
  return notes.find((note) => wordCount(answer + note) <= MOST_WORDS) ?? "";
}

function draftOf({ graph, ask, facts }: Making): Draft | null {
  const [fact] = facts;
  const end = endOfSlot(ask.slot);
  if (fact && isOwnCard(graph, fact)) return ownCardDraft(graph, fact, (back) => ({ kind: "grade", key: 3, back }), end);
  const stem = fact && askFact(graph, fact, end);
  if (!fact || !stem || !isShort(stem)) return null;
  const answer = objectAlone(graph, valueAt(fact, end), end === "object" ? fact.hedge : undefined);
  const frame =
    wordCount(answer) > MOST_WORDS
      ? null
      : frameOf(graph, fact, { layer: ask.layer, asked: end, stem, secrets: secretsOf(graph, fact, end) });
  return frame && framed(frame, stem, { kind: "grade", key: 3, back: answer + sourceNote(graph, fact, answer) });
}

/** Only where one answer is right: nobody learns a list from a card. */
const endsOf = (graph: Graph, one: Askable): End[] =>
  (["subject", "object"] as const).filter((end) => hasOneAnswer(graph, one, end) || isSingleAt(one.relation, end));

/** A question on the front, its answer on the back; the learner says how well it was known. */
export const flashcard: QuestionFormat = {
  name: "flashcard",
  label: "Flashcard",
  reply: "grade",
  production: true,
  guess: () => 0,
  asks: (graph, about) => asksOfOne(graph, about, (one) => endsOf(graph, one).map((slot) => ({ slot, variant: 0 }))),
  draft: draftOf,
};
