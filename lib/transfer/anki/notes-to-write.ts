import { isAuthoredAnswer } from "../../facts/authored-role";
import { cardOf } from "../../facts/card";
import type { Fact } from "../../facts/fact";
import { graphOf, type Graph } from "../../facts/graph";
import { markupOfPlain } from "../../markup/plain";
import type { Question } from "../../questions/question";
import { groupBy } from "../../group-by";
import { bankItems, type BankItem } from "../question-bank/bank-item";
import { sourceLinesOf } from "../question-bank/source-lines";
import type { Leaving } from "../transfer-format";
import type { RatedAnswer, WrittenReply } from "../material";
import { GAP_BRACES, listOf, numberText, OWN_TYPES, type OwnType } from "./own";

/**
 * A note of ours on its way out: its fields in light markup, in the order of its type. `key` names it for ever, whatever question asks it.
 */
export type NoteToWrite = { type: OwnType; key: string; fields: string[]; topic: readonly string[]; tags: readonly string[] };

/**
 * Which question a side of a fact is asked with, best first: recall before choice, and one clear answer before several. Formats of several
 * facts are not among them.
 */
const PREFERRED = [
  "short-answer",
  "numeric",
  "flashcard",
  "fill-the-gap",
  "who-said",
  "what-it-means",
  "multiple-choice",
  "gap-from-bank",
  "multiple-select",
];

const rankOf = ({ format }: Question) => PREFERRED.indexOf(format);
const sideOf = ({ factIds, slot }: Question) => `${factIds[0]}:${slot}`;

/** The best question for each side of each fact, in the order in which sides first come up. */
function onePerSide(questions: readonly Question[]): Question[] {
  const usable = questions.filter((question) => question.factIds.length === 1 && rankOf(question) >= 0);
  return [...groupBy(usable, sideOf).values()].map((some) => some.reduce((best, one) => (rankOf(one) < rankOf(best) ? one : best)));
}

const fieldsOf = (type: OwnType, values: Readonly<Record<string, string>>): string[] =>
  OWN_TYPES[type].fields.map((name) => values[name] ?? "");

/** A term with what it means, where nothing but the two belongs to it. */
const isPlainMeaning = (graph: Graph, { relation, object, negated, hedge, by, status }: Fact) =>
  graph.relation(relation)?.role === "meaning" && "text" in object && !negated && !hedge && by === undefined && status === "asserted";

type Pair = { front: string; back: string; source: string; bothWays: boolean };

/** What stands on the two sides of a fact that is a card by itself: an own card, or a term and what it means; null for every other fact. */
function pairOf(graph: Graph, fact: Fact, question: Question, sidesAsked: ReadonlySet<string>): Pair | null {
  const card = cardOf(graph, fact);
  if (card) return card;
  const front = graph.entity(fact.subject)?.name;
  if (!isPlainMeaning(graph, fact) || front === undefined || !("text" in fact.object)) return null;
  const back = fact.object.text;
  // An imported card rests on its own words: they say nothing more.
  const evidence = question.evidence.filter(
    ({ quote }) => !(quote.includes(front) && quote.includes(back) && quote.length <= front.length + back.length + 4),
  );
  return {
    front,
    back,
    source: sourceLinesOf(evidence).join("\n"),
    bothWays: ["object", "subject"].every((slot) => sidesAsked.has(`${fact.id}:${slot}`)),
  };
}

type Filed = Pick<NoteToWrite, "topic" | "tags">;

/** A topic that is only the first tag once more needs no deck of its own. */
const filedUnder = ({ topic, tags }: Filed): Filed => ({ topic: topic.join(" / ") === tags[0] ? [] : topic, tags });

/** The words of an author in light markup: of a set whose signs mean themselves, each is kept as it is. */
type Words = (text: string) => string;

function pairNote(fact: Fact, { front, back, source, bothWays }: Pair, words: Words): NoteToWrite {
  const type = bothWays ? "bothWays" : "card";
  const fields = fieldsOf(type, { Front: words(front), Back: words(back), Source: markupOfPlain(source), Id: fact.id });
  return { type, key: fact.id, fields, ...filedUnder({ topic: fact.topic?.split(" / ") ?? [], tags: fact.tags ?? [] }) };
}

/** What a card says on its back, where one line is the answer; null where it takes more. */
function lineOfReply(reply: WrittenReply): string | null {
  switch (reply.kind) {
    case "typed":
      return reply.answers[0]?.text ?? null;
    case "number":
      return numberText(reply.answers[0]!.value, reply.answers[0]!.tolerance, reply.unit);
    case "open":
      return reply.model;
    default:
      return null;
  }
}

const rightOnes = (rated: readonly RatedAnswer[]): string[] => rated.filter(({ credit }) => credit === 1).map(({ text }) => text);

const TRUE_OR_FALSE = ["True", "False"];

type Parts = { Items?: string; Options?: string; Answer: string };

function partsOfReply(reply: WrittenReply): Parts {
  switch (reply.kind) {
    case "one":
    case "several":
      return { Options: listOf(reply.options.map(({ text }) => text)), Answer: listOf(rightOnes(reply.options)) };
    case "true-false":
      return { Options: listOf(TRUE_OR_FALSE), Answer: reply.right ? "True" : "False" };
    case "typed":
      return { Answer: listOf(rightOnes(reply.answers)) };
    case "number":
      return { Answer: lineOfReply(reply)! };
    case "order":
      return { Options: listOf([...reply.items].sort()), Answer: listOf(reply.items) };
    case "pairs": {
      const rights = [...reply.pairs.map(({ right }) => right), ...reply.extra];
      return {
        Items: listOf(reply.pairs.map(({ left }) => left)),
        Options: listOf([...new Set(rights)].sort()),
        Answer: listOf(reply.pairs.map(({ right }) => right)),
      };
    }
    case "open":
      return { Answer: reply.model };
  }
}

const GAP = /_{3,}/;
const hasOneGap = (stem: string) => stem.split(GAP).length === 2;

/** A sentence with a gap, what goes in it, and a hint ("" for none). */
type GapText = { text: string; answer: string; hint: string };

/** A hint stands in brackets behind its sentence, and in no explanation of it. */
function hintApart({ stem, explanation }: BankItem, answer: string): GapText {
  const parts = /^(.*_{3,}.*) \(([^()]+)\)$/s.exec(stem);
  const isHint = parts !== null && hasOneGap(parts[1]!) && explanation.split("\n", 1)[0] === parts[1]!.replace(GAP, () => answer);
  return isHint ? { text: parts[1]!, answer, hint: parts[2]! } : { text: stem, answer, hint: "" };
}

/** The gap that a question is, where one answer is right and no other is; null for every other question. */
function gapOf(item: BankItem): GapText | null {
  const { stem, reply } = item;
  const isPlain = reply.kind === "typed" && reply.answers.length === 1 && !reply.wildcards && !reply.matchCase && hasOneGap(stem);
  return isPlain ? hintApart(item, reply.answers[0]!.text) : null;
}

const rightAnswers = (reply: WrittenReply): string =>
  reply.kind === "one" || reply.kind === "several" ? rightOnes(reply.options).join("; ") : (lineOfReply(reply) ?? "");

/** What a question says of itself where its author says nothing, or before it: that need not be said again. */
function saidAnyway({ stem, reply }: BankItem, gap: GapText | null): string {
  if (gap) return gap.text.replace(GAP, () => gap.answer);
  return reply.kind === "open" ? reply.model : `${stem} ${rightAnswers(reply)}`;
}

/** What is left to explain. */
function explanationOf(item: BankItem, gap: GapText | null): string {
  const anyway = saidAnyway(item, gap);
  if (item.explanation === anyway) return "";
  return item.explanation.startsWith(`${anyway}\n`) ? item.explanation.slice(anyway.length + 1) : item.explanation;
}

const gapMarkup = ({ answer, hint }: GapText) => GAP_BRACES.open + answer + (hint === "" ? "" : GAP_BRACES.hint + hint) + GAP_BRACES.close;

function questionNote(item: BankItem, source: string, id: string): Pick<NoteToWrite, "type" | "fields"> {
  const said = { Source: source, Id: id };
  const gap = gapOf(item);
  const explanation = explanationOf(item, gap);
  if (gap)
    return { type: "gap", fields: fieldsOf("gap", { ...said, Text: gap.text.replace(GAP, () => gapMarkup(gap)), Extra: explanation }) };
  return {
    type: "question",
    fields: fieldsOf("question", {
      ...said,
      ...partsOfReply(item.reply),
      Question: item.stem,
      Explanation: explanation,
      Kind: item.reply.kind,
    }),
  };
}

/** A question of an author is looked for in its set by the fact that it owns. Words that it rests on and says itself are not its source. */
const authoredNote = (item: BankItem, factId: string): NoteToWrite => ({
  ...questionNote(item, item.source, factId),
  key: factId,
  ...filedUnder(item),
});

/** A side of a fact, as it is asked now; in its set the question is looked for by its own id. */
function sideNote(item: BankItem, question: Question): NoteToWrite {
  const { stem, reply } = item;
  const source = markupOfPlain(sourceLinesOf(question.evidence).join("\n"));
  const filed = { key: sideOf(question), ...filedUnder(item) };
  const answer = lineOfReply(reply);
  if (answer === null) return { ...questionNote(item, source, question.id), ...filed };
  return { type: "card", fields: fieldsOf("card", { Front: stem, Back: answer, Source: source, Id: question.id }), ...filed };
}

/**
 * The notes of a set, in its order: a note for each side of a fact that can be asked alone, one for a term with what it means, and one for
 * each question of an author. Questions about several facts at once are left out: their facts are there one by one.
 */
export function notesToWrite(leaving: Leaving): NoteToWrite[] {
  const graph = graphOf(leaving.set);
  const words: Words = leaving.set.markup ? (text) => text : markupOfPlain;
  const factOf = (question: Question) => graph.fact(question.factIds[0] ?? "");
  const isAuthored = (question: Question) => question.factIds.length === 1 && isAuthoredAnswer(graph, factOf(question)!);
  const sides = onePerSide(leaving.questions.filter((question) => !isAuthored(question)));
  const chosen = new Set([...sides, ...leaving.questions.filter(isAuthored)]);
  const items = new Map(bankItems({ ...leaving, questions: [...chosen] }).map((item) => [item.id, item]));
  const sidesAsked = new Set(sides.map(sideOf));
  const done = new Set<string>();
  return leaving.questions.flatMap((question): NoteToWrite[] => {
    const fact = factOf(question);
    if (!chosen.has(question) || !fact) return [];
    const pair = isAuthored(question) ? null : pairOf(graph, fact, question, sidesAsked);
    if (pair && done.has(fact.id)) return [];
    done.add(fact.id);
    if (pair) return [pairNote(fact, pair, words)];
    const item = items.get(question.id);
    if (!item) return [];
    return [isAuthored(question) ? authoredNote({ ...item, stem: words(question.stem) }, fact.id) : sideNote(item, question)];
  });
}
