import { isAuthoredAnswer } from "../../facts/authored-role";
import { cardOf } from "../../facts/card";
import type { Fact } from "../../facts/fact";
import { graphOf, type Graph } from "../../facts/graph";
import type { Question } from "../../questions/question";
import { texTextOf } from "../question-bank/bank-text";
import type { Leaving } from "../transfer-format";
import { factInWords } from "./fact-in-words";
import { namesApart } from "./names-apart";
import { sourceCells } from "./source-cells";

/** A set as a table: `header` names the columns so that they are found again, every row has as many cells. */
export type SetTable = { header: string[]; rows: string[][] };

/** Columns in their order, without those of several answers. */
const COLUMNS = [
  "id",
  "front",
  "back",
  "question",
  "answer",
  "also right",
  "wrong",
  "explanation",
  "subject",
  "relation",
  "object",
  "topic",
  "tags",
  "source sentence",
  "source title",
] as const;
type ColumnName = (typeof COLUMNS)[number];

/** A row by its columns; several answers of a kind stand in columns of their own. */
type Cells = Partial<Record<Exclude<ColumnName, "also right" | "wrong">, string>> & { "also right"?: string[]; wrong?: string[] };

type Writing = {
  graph: Graph;
  names: ReadonlyMap<string, string>;
  questions: ReadonlyMap<string, Question>;
  text: (text: string) => string;
};

/** The sentences that a fact rests on, and where they stand; words that only say the row again are left out. */
function sourceOf({ graph }: Writing, fact: Fact, known: readonly string[]): Pick<Cells, "source sentence" | "source title"> {
  const cited = fact.evidence.flatMap(({ source, start, end }) => {
    const found = graph.source(source);
    const quote = found?.text.slice(start, end).trim() ?? "";
    return found && quote !== "" && !known.includes(quote) ? [{ quote, title: found.title }] : [];
  });
  const { sentence, title } = sourceCells(cited);
  return { "source sentence": sentence, "source title": title };
}

function filedOf(fact: Fact, topic = fact.topic ?? ""): Pick<Cells, "topic" | "tags"> {
  return { topic: topic === fact.tags?.[0] ? "" : topic, tags: (fact.tags ?? []).join(", ") };
}

function cardCells(writing: Writing, fact: Fact, card: NonNullable<ReturnType<typeof cardOf>>): Cells {
  const { front, back, source } = card;
  const cited = sourceOf(writing, fact, [back, `${front} – ${back}`]);
  return {
    front: writing.text(front),
    back: writing.text(back),
    ...filedOf(fact),
    ...cited,
    ...(cited["source sentence"] === "" && fact.evidence[0]?.source === `back-${fact.id}` && { "source title": source }),
  };
}

function answersOf({ reply }: Question): Pick<Cells, "answer" | "also right" | "wrong"> | null {
  if (reply.kind === "text") return { answer: reply.key, "also right": reply.accepted };
  if (reply.kind === "number") return { answer: [String(reply.key), reply.unit].filter(Boolean).join(" ") };
  if (reply.kind !== "choice" && reply.kind !== "choices") return null;
  const keys = new Set(typeof reply.key === "string" ? [reply.key] : reply.key);
  const [answer = "", ...more] = reply.options.filter(({ id }) => keys.has(id)).map(({ text }) => text);
  return { answer, "also right": more, wrong: reply.options.filter(({ id }) => !keys.has(id)).map(({ text }) => text) };
}

/** Where a question is filed, the line above it last: that line is read back from there. */
function topicOf({ graph }: Writing, fact: Fact, { context }: Question): string {
  const path = (fact.topic ?? "").split(" / ").filter(Boolean);
  return (context === "" || context === graph.set.title || path.at(-1) === context ? path : [...path, context]).join("::");
}

/** A question of an author: with its answers where a table has columns for them, else as a card with the key on its back. */
function questionCells(writing: Writing, fact: Fact, question: Question): Cells {
  const { text } = writing;
  const key = "text" in fact.object ? fact.object.text : "";
  const answers = answersOf(question);
  const told = question.explanation === `${question.stem} ${key}` ? "" : question.explanation;
  const shared = {
    ...filedOf(fact, topicOf(writing, fact, question)),
    ...sourceOf(writing, fact, [question.explanation, `${question.stem} ${key}`]),
    explanation: text(told),
  };
  if (!answers) return { ...shared, front: text(question.stem), back: text(key) };
  return {
    ...shared,
    question: text(question.stem),
    answer: text(answers.answer ?? ""),
    "also right": (answers["also right"] ?? []).map(text),
    wrong: (answers.wrong ?? []).map(text),
  };
}

function factCells(writing: Writing, fact: Fact): Cells {
  const { subject, relation, object } = factInWords(writing.graph, fact, writing.names);
  const { text } = writing;
  return {
    subject: text(subject),
    relation,
    object: text(object),
    ...filedOf(fact),
    ...sourceOf(writing, fact, [`${subject} – ${relation}: ${object}`, `${subject}: ${object}`]),
  };
}

function cellsOf(writing: Writing, fact: Fact): Cells {
  const card = cardOf(writing.graph, fact);
  const question = isAuthoredAnswer(writing.graph, fact) ? writing.questions.get(fact.id) : undefined;
  return {
    id: fact.id,
    ...(card ? cardCells(writing, fact, card) : question ? questionCells(writing, fact, question) : factCells(writing, fact)),
  };
}

/** How many columns answers of a kind take. Wrong ones take two where there are any: one alone would hold a list. */
function widthOf(rows: readonly Cells[], column: "also right" | "wrong"): number {
  const most = rows.reduce((width, row) => Math.max(width, row[column]?.length ?? 0), 0);
  return column === "wrong" && most === 1 ? 2 : most;
}

/**
 * A set as a table, one row a fact, card or question of an author: what is approved, in the order of the set. Columns that no row fills are
 * left out. A fact of the set is a subject, a relation and an object; texts are plain.
 */
export function tableOfSet({ set, questions }: Leaving): SetTable {
  const graph = graphOf(set);
  const own = new Map(
    questions.flatMap((question) => (question.factIds.length === 1 ? [[question.factIds[0]!, question] as const] : [])).reverse(),
  );
  const writing: Writing = { graph, names: namesApart(graph), questions: own, text: set.markup ? texTextOf : (text) => text };
  const rows = set.facts.filter(({ review }) => review === undefined || review === "approved").map((fact) => cellsOf(writing, fact));
  const columns = COLUMNS.flatMap((column): { name: string; cell: (row: Cells) => string }[] => {
    if (column === "also right" || column === "wrong")
      return Array.from({ length: widthOf(rows, column) }, (_, i) => ({
        name: `${column} ${i + 1}`,
        cell: (row) => row[column]?.[i] ?? "",
      }));
    return rows.some((row) => row[column]) ? [{ name: column, cell: (row) => row[column] ?? "" }] : [];
  });
  return { header: columns.map(({ name }) => name), rows: rows.map((row) => columns.map(({ cell }) => cell(row))) };
}
