import "server-only";
import { layerOf, type Graph } from "@/lib/facts/graph";
import { nameAlone, objectAlone } from "@/lib/facts/wording";
import type { GivenReply, Mark, Slot } from "@/lib/questions/question";
import type { AskedQuestion } from "./questions";

/** A wrong option that was chosen for a fact, and the facts that it would have been right for. */
export type Confused = { factId: string; slot: Slot; chosen: string; chosenFactIds: string[] };

/** Formats whose options are things of the set: what is chosen in the others says nothing of what it was taken for. */
const WITH_REAL_OPTIONS: ReadonlySet<string> = new Set([
  "multiple-choice",
  "gap-from-bank",
  "who-said",
  "what-it-means",
  "point-to-it",
  "matching",
  "what-comes-first",
]);

/** Facts by relation, end and the words of that end. */
type ByWords = ReadonlyMap<string, readonly string[]>;

const kept = new WeakMap<Graph, ByWords>();
const keyOf = (relation: string, slot: Slot, words: string) => `${relation}|${slot}|${words}`;

function byWordsIn(graph: Graph): ByWords {
  const known = kept.get(graph);
  if (known) return known;
  const facts = new Map<string, string[]>();
  const note = (key: string, id: string) => facts.set(key, [...(facts.get(key) ?? []), id]);
  for (const fact of graph.set.facts) {
    note(keyOf(fact.relation, "subject", nameAlone(graph, fact.subject)), fact.id);
    note(keyOf(fact.relation, "object", objectAlone(graph, fact.object)), fact.id);
  }
  kept.set(graph, facts);
  return facts;
}

/** Facts of the same relation and layer whose asked end is worded so. An event as an option has its day behind its name. */
function factsSaying(graph: Graph, factId: string, slot: Slot, chosen: string): string[] {
  const asked = graph.fact(factId);
  if (!asked) return [];
  const words = byWordsIn(graph);
  const found = words.get(keyOf(asked.relation, slot, chosen)) ?? words.get(keyOf(asked.relation, slot, chosen.split(",")[0]!)) ?? [];
  return found.filter((id) => id !== factId && layerOf(graph, graph.fact(id)!) === layerOf(graph, asked)).slice(0, 10);
}

/** The options chosen wrongly, each with the fact it was chosen for. */
function wrongChoices({ question }: AskedQuestion, given: GivenReply): { factId: string; optionId: string }[] {
  const { reply } = question;
  if ("gaveUp" in given) return [];
  if ((reply.kind === "choice" && given.kind === "choice") || (reply.kind === "place" && given.kind === "place"))
    return given.value === reply.key ? [] : question.factIds.map((factId) => ({ factId, optionId: given.value }));
  if (reply.kind !== "pairs" || given.kind !== "pairs") return [];
  return Object.entries(given.value).flatMap(([item, optionId]) =>
    reply.key[item] === optionId ? [] : (reply.facts?.[item] ?? []).map((factId) => ({ factId, optionId })),
  );
}

/** Whether an answer says what was taken for what: not where all is right, or where the options are no things of the set. */
export function mayConfuse(asked: AskedQuestion, given: GivenReply, mark: Mark): boolean {
  const { question } = asked;
  return mark.points < 1 && WITH_REAL_OPTIONS.has(question.format) && "options" in question.reply && wrongChoices(asked, given).length > 0;
}

/** What was taken for what in one answer, by the graph of the set that was asked of; nothing where it says nothing. */
export function confusionsIn(graph: Graph, asked: AskedQuestion, given: GivenReply, mark: Mark): Confused[] {
  const { question } = asked;
  if (!mayConfuse(asked, given, mark) || !("options" in question.reply)) return [];
  const texts = new Map(question.reply.options.map((option) => [option.id, option.text]));
  return wrongChoices(asked, given).flatMap(({ factId, optionId }) => {
    const chosen = texts.get(optionId);
    return chosen === undefined
      ? []
      : [{ factId, slot: question.slot, chosen, chosenFactIds: factsSaying(graph, factId, question.slot, chosen) }];
  });
}
