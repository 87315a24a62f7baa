import { ok, refused, type Problem, type Result } from "../problem";
import type { Entity, Fact, FactSet, Relation, Source } from "../facts/fact";
import type { Graph } from "../facts/graph";
import { AUTHORED_ROLE } from "../facts/authored-role";
import { questionId } from "./make-question";
import { readNumber } from "./numbers";
import { optionOf } from "./opaque-id";
import { plainIn } from "./plain-words";
import { withOwnIds } from "./own-ids";
import type { Proof, Question, Reply } from "./question";
import { framesIn } from "../facts/frames/frames";

/** What a question written from scratch is an answer to: nothing but the question itself asks it. */
export const ANSWER_RELATION: Relation = {
  id: "answer",
  label: "answer",
  subject: ["work"],
  object: "text",
  functional: true,
  scope: "none",
  role: AUTHORED_ROLE,
  wording: { en: {} },
};

export const AUTHORED_KINDS = ["one", "several", "typed", "number", "true-false"] as const;
/** How a question of one's own is answered. */
export type AuthoredKind = (typeof AUTHORED_KINDS)[number];

const FORMAT_OF: Readonly<Record<AuthoredKind, string>> = {
  one: "multiple-choice",
  several: "multiple-select",
  typed: "short-answer",
  number: "numeric",
  "true-false": "true-false",
};

/**
 * A question of one's own as a form holds it. `right` and `wrong` have one answer a line; a number has its unit and how far off is right
 * too.
 */
export type AuthoredForm = {
  kind: string;
  context: string;
  stem: string;
  right: string;
  wrong: string;
  unit: string;
  tolerance: string;
  explanation: string;
  topic: string;
};

/** The form for a new question. */
export const EMPTY_AUTHORED_FORM: AuthoredForm = {
  kind: "one",
  context: "",
  stem: "",
  right: "",
  wrong: "",
  unit: "",
  tolerance: "0",
  explanation: "",
  topic: "",
};

/**
 * Everything that is stored of it: the question as an entry, the words of its author, the fact that says what answers it, and the question
 * itself.
 */
export type Authored = { entity: Entity; source: Source; fact: Fact; question: Question };

/** What counts of a set for a question in it. */
type OfSet = Pick<FactSet, "slug" | "markup"> & { /** English where there is none. */ language?: string };

const linesOf = (text: string) => [
  ...new Set(
    text
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean),
  ),
];

type Answer = { reply: Reply; key: string; wrongIds: string[] };

function chosen(form: AuthoredForm, kind: "choice" | "choices"): Result<Answer> {
  const [right, wrong] = [linesOf(form.right), linesOf(form.wrong)];
  const problems: Problem[] = [];
  if (right.length === 0) problems.push({ where: "right", message: "Write the right answer." });
  if (kind === "choice" && right.length > 1)
    problems.push({ where: "right", message: "Write one right answer, or choose “several are right”." });
  if (wrong.length === 0) problems.push({ where: "wrong", message: "Write the wrong answers, each on a line of its own." });
  const both = right.find((text) => wrong.includes(text));
  if (both !== undefined) problems.push({ where: "wrong", message: `“${both}” cannot be right and wrong.` });
  if (problems.length > 0) return { ok: false, problems };
  const options = [...right, ...wrong].map(optionOf).sort((one, other) => (one.text < other.text ? -1 : 1));
  const keys = right.map((text) => optionOf(text).id);
  const reply: Reply = kind === "choice" ? { kind, options, key: keys[0]! } : { kind, options, key: keys.sort() };
  return ok({ reply, key: right.join("; "), wrongIds: wrong.map((text) => optionOf(text).id) });
}

function typed(form: AuthoredForm, set: OfSet): Result<Answer> {
  const [key, ...accepted] = linesOf(form.right).map((line) => plainIn({ set }, line));
  return key === undefined
    ? refused({ where: "right", message: "Write the right answer." })
    : ok({ reply: { kind: "text", key, accepted }, key, wrongIds: [] });
}

function counted(form: AuthoredForm, set: OfSet): Result<Answer> {
  const unit = plainIn({ set }, form.unit.trim());
  const [key, tolerance] = [readNumber(form.right.trim(), unit), readNumber(form.tolerance.trim() || "0", unit)];
  if (key === null) return refused({ where: "right", message: "Give a number, like 150000." });
  if (tolerance === null || tolerance < 0)
    return refused({ where: "tolerance", message: "Say how far off is still right: a number, or 0." });
  return ok({ reply: { kind: "number", key, unit, tolerance }, key: [String(key), unit].filter(Boolean).join(" "), wrongIds: [] });
}

function judged(form: AuthoredForm, { language = "en" }: OfSet): Result<Answer> {
  const [TRUE, FALSE] = [
    { id: "true", text: framesIn(language).true },
    { id: "false", text: framesIn(language).false },
  ];
  const said = form.right.trim().toLowerCase();
  if (said !== "true" && said !== "false") return refused({ where: "right", message: "Say whether the statement is true or false." });
  const [right, wrong] = said === "true" ? [TRUE, FALSE] : [FALSE, TRUE];
  return ok({ reply: { kind: "choice", options: [TRUE, FALSE], key: right.id }, key: right.text, wrongIds: [wrong.id] });
}

function answerOf(form: AuthoredForm, set: OfSet): Result<Answer> {
  switch (form.kind) {
    case "one":
      return chosen(form, "choice");
    case "several":
      return chosen(form, "choices");
    case "typed":
      return typed(form, set);
    case "number":
      return counted(form, set);
    case "true-false":
      return judged(form, set);
    default:
      return refused({ where: "kind", message: "Choose how it is answered." });
  }
}

/** The author’s words: the whole of them is the evidence. */
function wordsOf(form: AuthoredForm, key: string): string {
  const said = form.explanation.trim();
  return said || `${form.stem.trim()} ${key}`;
}

/**
 * A question that somebody writes from scratch. It owns one fact, whose source is its author; its wrong options are wrong for it alone.
 * `code` makes its ids, `words` that of the source with the author’s words. Problems name the field; what its wording breaks is for the
 * linter to say.
 */
export function authoredOf(set: OfSet, code: string, form: AuthoredForm, words = code): Result<Authored> {
  const problems: Problem[] = [
    ...(form.context.trim() === "" ? [{ where: "context", message: "Say what the question is about." }] : []),
    ...(form.stem.trim() === "" ? [{ where: "stem", message: "Write the question." }] : []),
  ];
  const answer = answerOf(form, set);
  if (!answer.ok) problems.push(...answer.problems);
  if (!answer.ok || problems.length > 0) return { ok: false, problems };
  const [entityId, sourceId, factId] = [`question-${code}`, `author-${words}`, `answer-${code}`];
  const text = wordsOf(form, answer.value.key);
  const id = questionId(set.slug, FORMAT_OF[form.kind as AuthoredKind], "object", [factId], 0);
  const proofs = answer.value.wrongIds.map((optionId): Proof => ({ optionId, kind: "stated", factIds: [factId] }));
  const own = withOwnIds(id, answer.value.reply, proofs);
  return ok({
    entity: { id: entityId, kind: "work", subtype: "question", name: form.stem.trim() },
    source: { id: sourceId, kind: "author", title: form.context.trim(), text },
    fact: {
      id: factId,
      subject: entityId,
      relation: ANSWER_RELATION.id,
      object: { text: answer.value.key },
      status: "asserted",
      ...(form.topic.trim() && { topic: form.topic.trim() }),
      evidence: [{ source: sourceId, start: 0, end: text.length }],
    },
    question: {
      id,
      format: FORMAT_OF[form.kind as AuthoredKind],
      slot: "object",
      layer: "happened",
      factIds: [factId],
      restsOn: [],
      context: form.context.trim(),
      stem: form.stem.trim(),
      reply: own.reply,
      explanation: text,
      evidence: [{ source: sourceId, title: form.context.trim(), start: 0, end: text.length, quote: text }],
      proofs: own.proofs,
      ...(set.markup && { markup: true }),
      ...(set.language !== undefined && set.language !== "en" && { language: set.language }),
    },
  });
}

/** What makes the ids of a question of one’s own, read from its fact; null where it is none. */
export const codeOf = ({ id }: Pick<Fact, "id">): string | null => (id.startsWith("answer-") ? id.slice("answer-".length) : null);

const kindOf = (format: string): AuthoredKind => AUTHORED_KINDS.find((kind) => FORMAT_OF[kind] === format) ?? "one";

function answersOf(question: Question, reply: Question["reply"]): Pick<AuthoredForm, "right" | "wrong" | "unit" | "tolerance"> {
  const none = { right: "", wrong: "", unit: "", tolerance: "0" };
  if (reply.kind === "text") return { ...none, right: [reply.key, ...reply.accepted].join("\n") };
  if (reply.kind === "number") return { ...none, right: String(reply.key), unit: reply.unit, tolerance: String(reply.tolerance) };
  if (reply.kind !== "choice" && reply.kind !== "choices") return none;
  const keys = typeof reply.key === "string" ? [reply.key] : reply.key;
  const texts = (isRight: boolean) =>
    reply.options
      .filter(({ id }) => keys.includes(id) === isRight)
      .map(({ text }) => text)
      .join("\n");
  return question.format === "true-false"
    ? { ...none, right: texts(true).toLowerCase() }
    : { ...none, right: texts(true), wrong: texts(false) };
}

/** The form filled with a question of one’s own. */
export function formOfAuthored(question: Question, fact: Pick<Fact, "topic">): AuthoredForm {
  return {
    kind: kindOf(question.format),
    context: question.context,
    stem: question.stem,
    ...answersOf(question, question.reply),
    explanation: question.explanation,
    topic: fact.topic ?? "",
  };
}

/** A set with what is stored of such a question added: what the linter reads it with, before it is stored. */
export function withAuthored(graph: Graph, { entity, source, fact }: Authored): Graph["set"] {
  const { set } = graph;
  const relations = set.relations.some(({ id }) => id === ANSWER_RELATION.id) ? set.relations : [...set.relations, ANSWER_RELATION];
  const besides = <T extends { id: string }>(items: readonly T[], own: T) => [...items.filter(({ id }) => id !== own.id), own];
  return {
    ...set,
    relations,
    entities: besides(set.entities, entity),
    sources: besides(set.sources, source),
    facts: besides(set.facts, fact),
  };
}
