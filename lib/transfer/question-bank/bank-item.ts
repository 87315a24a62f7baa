import type { Fact, FactSet } from "../../facts/fact";
import { markupOfPlain, plainOfMarkup } from "../../markup/plain";
import type { Question, Reply } from "../../questions/question";
import type { RatedAnswer, WrittenReply } from "../material";
import type { Leaving } from "../transfer-format";
import { sourceLinesOf } from "./source-lines";

/** A question on its way into a question bank: every text in the light markup, `source` a line for each source it rests on. */
export type BankItem = {
  id: string;
  topic: string[];
  tags: string[];
  name: string;
  stem: string;
  reply: WrittenReply;
  explanation: string;
  source: string;
};

/** Makes light markup of a text of the set. */
type Words = (text: string) => string;
type Of<K extends Reply["kind"]> = Extract<Reply, { kind: K }>;

/** Names of questions are shown in lists. */
const LONGEST_NAME = 200;

const textOf = (options: readonly { id: string; text: string }[], id: string | undefined) =>
  options.find((option) => option.id === id)?.text ?? "";

function oneOf({ options, key, credit }: Of<"choice">, words: Words): WrittenReply {
  return {
    kind: "one",
    options: options.map(({ id, text }) => ({ text: words(text), credit: id === key ? 1 : Math.max(0, credit?.[id] ?? 0) })),
  };
}

function severalOf({ options, key, credit }: Of<"choices">, words: Words): WrittenReply {
  const rated = options.map(({ id, text }) => ({ text: words(text), credit: key.includes(id) ? 1 : 0 }));
  return { kind: "several", options: rated, ...(credit && { shares: options.map(({ id }) => credit[id] ?? 0) }) };
}

function typedOf({ key, accepted, also = [] }: Of<"text">, words: Words): WrittenReply {
  const answers: RatedAnswer[] = [
    ...[key, ...accepted].map((text) => ({ text: words(text), credit: 1 })),
    ...also.map(({ text, credit }) => ({ text: words(text), credit })),
  ];
  return { kind: "typed", answers, ...(also.some(({ wild }) => wild) && { wildcards: true }) };
}

function numberOf({ key, unit, tolerance, also = [] }: Of<"number">, words: Words): WrittenReply {
  return {
    kind: "number",
    unit: words(unit),
    answers: [
      { value: key, tolerance, credit: 1 },
      ...also.map((other) => ({ value: other.key, tolerance: other.tolerance, credit: other.credit })),
    ],
  };
}

/** Items and what belongs to each; what belongs to none is left over. */
function pairsOf(
  items: readonly { id: string; text: string }[],
  { options, key }: Of<"pairs" | "boxes" | "grid">,
  words: Words,
): WrittenReply {
  const used = new Set(Object.values(key));
  return {
    kind: "pairs",
    pairs: items.map(({ id, text }) => ({ left: words(text), right: words(textOf(options, key[id])) })),
    extra: options.filter(({ id }) => !used.has(id)).map(({ text }) => words(text)),
  };
}

const cellsOf = ({ rows, columns, items }: Of<"grid">) =>
  items.map(({ id, row, column }) => ({ id, text: `${textOf(rows, row)} – ${textOf(columns, column)}` }));

/** How a question is answered in a bank, or what comes nearest to it; null where nothing does. */
function replyOf({ format, reply }: Question, words: Words): WrittenReply | null {
  switch (reply.kind) {
    case "choice": {
      const right = textOf(reply.options, reply.key);
      return format === "true-false" && /^(?:True|False)$/.test(right)
        ? { kind: "true-false", right: right === "True" }
        : oneOf(reply, words);
    }
    case "choices":
      return severalOf(reply, words);
    case "text":
      return typedOf(reply, words);
    case "number":
      return numberOf(reply, words);
    case "order":
      return { kind: "order", items: reply.key.map((id) => words(textOf(reply.options, id))) };
    case "pairs":
    case "boxes":
      return pairsOf(reply.items, reply, words);
    case "grid":
      return pairsOf(cellsOf(reply), reply, words);
    case "points":
      return { kind: "open", model: reply.options.map(({ text }) => `- ${words(text)}`).join("\n") };
    case "grade":
      return { kind: "open", model: words(reply.back) };
    case "place":
      return null;
  }
}

const cut = (text: string) =>
  text.length <= LONGEST_NAME
    ? text
    : `${text
        .slice(0, LONGEST_NAME - 1)
        .replace(/[\ud800-\udbff]$/, "")
        .trimEnd()}…`;

/** A context that only repeats where the question is filed says nothing that its reader needs. */
const contextOf = ({ context }: Question, set: FactSet, topic: readonly string[]) =>
  context === set.title || context === topic.at(-1) ? "" : context;

function itemOf(question: Question, reply: WrittenReply, set: FactSet, fact: Fact | undefined, words: Words): BankItem {
  const topic = fact?.topic?.split(" / ") ?? [];
  const context = contextOf(question, set, topic);
  const name = cut(
    [context, question.stem]
      .filter(Boolean)
      .map((text) => plainOfMarkup(words(text)).split(/\s+/).join(" "))
      .join(": "),
  );
  const quotes = question.evidence.filter(({ quote }) => quote !== question.explanation);
  return {
    id: question.id,
    topic,
    tags: fact?.tags ?? [],
    name: markupOfPlain(name),
    stem: [context, question.stem].filter(Boolean).map(words).join("\n"),
    reply,
    explanation: words(question.explanation),
    source: sourceLinesOf(quotes).map(markupOfPlain).join("\n"),
  };
}

const factsAsked = ({ slot, factIds }: Question) => `${slot} ${factIds.join(" ")}`;

/** Cards that a learner marks, where the same facts are asked in another way too: a bank has no counterpart, and needs none. */
function isSaidOtherwise(questions: readonly Question[]): (question: Question) => boolean {
  const asked = new Set(questions.filter(({ reply }) => reply.kind !== "grade" && reply.kind !== "place").map(factsAsked));
  return (question) => question.reply.kind === "grade" && asked.has(factsAsked(question));
}

/**
 * The questions of a set as a bank can hold them, those without a topic first. Places on a map, and cards that are asked otherwise too, are
 * left out.
 */
export function bankItems({ set, questions }: Leaving): BankItem[] {
  const words: Words = set.markup ? (text) => text : markupOfPlain;
  const facts = new Map(set.facts.map((fact) => [fact.id, fact]));
  const isLeftOut = isSaidOtherwise(questions);
  const items = questions.flatMap((question) => {
    const reply = isLeftOut(question) ? null : replyOf(question, words);
    return reply === null ? [] : [itemOf(question, reply, set, facts.get(question.factIds[0] ?? ""), words)];
  });
  return [...items.filter(({ topic }) => topic.length === 0), ...items.filter(({ topic }) => topic.length > 0)];
}
