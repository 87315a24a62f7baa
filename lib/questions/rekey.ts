import type { Fact } from "../facts/fact";
import type { Graph } from "../facts/graph";
import { nameAlone, objectAlone } from "../facts/wording";
import { verdictOf, type Verdict } from "./lint/proofs";
import { readingOf } from "./lint/reading";
import { judgedIn, verdictOn } from "./lint/statement";
import { plainIn } from "./plain-words";
import { SELF_MARKED, type Item, type Option, type Question, type Reply } from "./question";
import { endOfSlot } from "./single-fact";
import { typedKey } from "./typed-key";

/**
 * Why a question that was asked has no key by what is known now: the right answer was not among those offered; a fact it asks was taken
 * out; the facts say nothing of it any more; the learner marked it.
 */
export type Unkeyed = "not-offered" | "taken-out" | "unclear" | "learner";

/** A question as it was asked, with the key it should have had; or why it has none. */
export type Rekeyed = { question: Question; why: null } | { question: null; why: Unkeyed };

type ReplyOf<K extends Reply["kind"]> = Extract<Reply, { kind: K }>;
type Corrected = Reply | Unkeyed;

const verdictAt = (graph: Graph, asked: Question, fact: Fact, text: string): Verdict =>
  verdictOf(graph, asked.layer, fact, endOfSlot(asked.slot), text);

/** The words that stand at the asked end of a fact. */
function wordsAt(graph: Graph, asked: Question, fact: Fact): string {
  if (endOfSlot(asked.slot) === "subject") return nameAlone(graph, fact.subject);
  return objectAlone(graph, fact.object, fact.hedge);
}

const idOf = (list: readonly (Item | Option)[], text: string): string | undefined => list.find((one) => one.text === text)?.id;
const textOf = (list: readonly (Item | Option)[], id: string): string | undefined => list.find((one) => one.id === id)?.text;

function statementKey(graph: Graph, asked: Question, reply: ReplyOf<"choice">): Corrected {
  const reading = readingOf(graph, asked);
  const judged = judgedIn(reading);
  const verdict = judged && verdictOn(reading, judged);
  const falseId = reply.options.find((option) => option.id !== judged?.trueId)?.id;
  if (!judged || !verdict || falseId === undefined) return "unclear";
  if (verdict.value === "true") return { ...reply, key: judged.trueId };
  return verdict.value === "false" ? { ...reply, key: falseId } : "unclear";
}

/** The option that is right now: the one keyed now, where it was offered too; else the only one that the facts say. */
function choiceKey<R extends ReplyOf<"choice" | "place">>(graph: Graph, asked: Question, now: Question | null, reply: R): R | Unkeyed {
  const keyed = now?.reply.kind === reply.kind ? idOf(reply.options, textOf(now.reply.options, now.reply.key) ?? "") : undefined;
  if (keyed !== undefined) return { ...reply, key: keyed };
  const fact = graph.fact(asked.factIds[0] ?? "");
  const right = fact ? reply.options.filter((option) => verdictAt(graph, asked, fact, option.text).value === "true") : [];
  if (right.length > 1) return "unclear";
  return right[0] ? { ...reply, key: right[0].id } : "not-offered";
}

/**
 * The right options of a list, each with the facts asked that it stands for. Null where an option that was right is not known to be so or
 * not.
 */
function choicesKey(graph: Graph, asked: Question, reply: ReplyOf<"choices">): Corrected {
  const facts = asked.factIds.map((id) => graph.fact(id)).filter((fact) => fact !== undefined);
  const [first] = facts;
  if (!first) return "taken-out";
  const verdicts = reply.options.map((option) => ({ option, value: verdictAt(graph, asked, first, option.text).value }));
  const isOpen = verdicts.some(({ option, value }) => value !== "true" && value !== "false" && reply.key.includes(option.id));
  const key = verdicts
    .filter(({ value }) => value === "true")
    .map(({ option }) => option.id)
    .sort();
  if (isOpen) return "unclear";
  const owners = new Map(facts.map((fact) => [idOf(reply.options, wordsAt(graph, asked, fact)), fact.id]));
  const owned = key.flatMap((id) => (owners.has(id) ? [[id, [owners.get(id)!]] as const] : []));
  return key.length > 0 ? { ...reply, key, facts: Object.fromEntries(owned) } : "not-offered";
}

/** What the number is now, in the unit that was asked for. */
function numberKey(graph: Graph, asked: Question, now: Question | null, reply: ReplyOf<"number">): Corrected {
  if (now?.reply.kind === "number" && now.reply.unit === reply.unit)
    return { ...reply, key: now.reply.key, tolerance: now.reply.tolerance };
  const object = graph.fact(asked.factIds[0] ?? "")?.object;
  return object && "number" in object && plainIn(graph, object.unit) === reply.unit ? { ...reply, key: object.number } : "unclear";
}

function textKey(graph: Graph, asked: Question, now: Question | null, reply: ReplyOf<"text">): Corrected {
  const fact = graph.fact(asked.factIds[0] ?? "");
  const typed = now?.reply.kind === "text" ? now.reply : fact ? typedKey(graph, fact, endOfSlot(asked.slot)) : null;
  return typed ? { ...reply, key: typed.key, accepted: typed.accepted } : "unclear";
}

/** Whether both show the same things, whatever their order. */
const sameTexts = (one: readonly Item[], other: readonly Item[]): boolean =>
  one.length === other.length && one.every((item) => idOf(other, item.text) !== undefined);

function orderKey(now: Question | null, reply: ReplyOf<"order">): Corrected {
  if (now?.reply.kind !== "order" || !sameTexts(now.reply.options, reply.options)) return "unclear";
  const { options, key, facts } = now.reply;
  const own = (id: string) => idOf(reply.options, textOf(options, id) ?? "") ?? id;
  return {
    ...reply,
    key: key.map(own),
    ...(facts && { facts: Object.fromEntries(Object.entries(facts).map(([id, ids]) => [own(id), ids])) }),
  };
}

/** What is put to each item now, in the ids of the question that was asked; where that was not offered, the question has no key. */
function itemsKey(now: Question | null, reply: ReplyOf<"pairs" | "boxes">): Corrected {
  if (now?.reply.kind !== reply.kind || !sameTexts(now.reply.items, reply.items)) return "unclear";
  const { items, options, key, facts } = now.reply;
  const pairs = items.map(
    (item) => [idOf(reply.items, item.text)!, idOf(reply.options, textOf(options, key[item.id] ?? "") ?? "")] as const,
  );
  if (pairs.some(([, option]) => option === undefined)) return "not-offered";
  const owned = items.flatMap((item) => (facts?.[item.id] ? [[idOf(reply.items, item.text)!, facts[item.id]!] as const] : []));
  return { ...reply, key: Object.fromEntries(pairs) as Record<string, string>, ...(facts && { facts: Object.fromEntries(owned) }) };
}

/** Cells are found by the texts of their row and column. */
function gridKey(now: Question | null, reply: ReplyOf<"grid">): Corrected {
  if (now?.reply.kind !== "grid" || now.reply.items.length !== reply.items.length) return "unclear";
  const asNow = now.reply;
  const nameIn = (grid: ReplyOf<"grid">, cell: { row: string; column: string }) =>
    `${textOf(grid.rows, cell.row)}|${textOf(grid.columns, cell.column)}`;
  const cells = new Map(asNow.items.map((cell) => [nameIn(asNow, cell), cell.id]));
  const pairs = reply.items.map((cell) => {
    const same = cells.get(nameIn(reply, cell));
    return [cell.id, same === undefined ? undefined : idOf(reply.options, textOf(asNow.options, asNow.key[same] ?? "") ?? "")] as const;
  });
  return pairs.some(([, option]) => option === undefined)
    ? "unclear"
    : { ...reply, key: Object.fromEntries(pairs) as Record<string, string> };
}

function correctedReply(graph: Graph, asked: Question, now: Question | null): Corrected {
  const { reply } = asked;
  switch (reply.kind) {
    case "choice":
      if (asked.format === "true-false") return statementKey(graph, asked, reply);
      return asked.format === "two-reports" && now?.stem !== asked.stem ? "unclear" : choiceKey(graph, asked, now, reply);
    case "place":
      return choiceKey(graph, asked, now, reply);
    case "choices":
      return choicesKey(graph, asked, reply);
    case "text":
      return textKey(graph, asked, now, reply);
    case "number":
      return numberKey(graph, asked, now, reply);
    case "order":
      return orderKey(now, reply);
    case "pairs":
    case "boxes":
      return itemsKey(now, reply);
    case "grid":
      return gridKey(now, reply);
    case "points":
    case "grade":
      return "learner";
  }
}

/**
 * The question as it was asked, with the key that it should have had by the facts as they stand: the texts that were shown stay, what is
 * right among them may change. `now` is the same question as it can be asked now, null where it cannot. The answer that was given fits it
 * as it is.
 */
export function rekey(graph: Graph, asked: Question, now: Question | null): Rekeyed {
  if (SELF_MARKED.includes(asked.reply.kind)) return { question: null, why: "learner" };
  if (asked.factIds.some((id) => graph.fact(id) === undefined)) return { question: null, why: "taken-out" };
  const reply = correctedReply(graph, asked, now);
  return typeof reply === "string" ? { question: null, why: reply } : { question: { ...asked, reply }, why: null };
}
