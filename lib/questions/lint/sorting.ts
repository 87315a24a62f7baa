import { conflictsWith } from "../../facts/conflicts";
import { eventsFitting } from "../../facts/description";
import type { Fact, Source } from "../../facts/fact";
import type { Graph } from "../../facts/graph";
import type { Cell, Item, Option, Question, Reply } from "../question";
import { relationsFor } from "../roles";
import { proofFor } from "./proofs";
import { datedIn, titledIn } from "./named-reports";
import { keptIn, namesOf, type Reading } from "./reading";
import { complaintsOf, FINE, itemPlace, when, type Asking, type Complaint, type Rule } from "./rule";
import { isNamedIn, lineOfSource } from "./text-closed";
import { entitiesRead } from "./values";
import { holds, readText } from "./words";

/**
 * Formats whose options are the same in every question: what each item is, is worked out again from the facts and compared with the key.
 */

const ACTORS = ["person", "organisation", "place", "office"] as const;

/** What an option means, by its words in any language that has frames; null for words that no box has. */
type Meaning = (text: string) => string | null;

const boxMeaning: Meaning = (text) => {
  if (/differ|disagree|widersprech/i.test(text)) return "differ";
  if (/claim|side|says so|behaupt/i.test(text)) return "claim";
  if (/plan|possible|due|möglich|vorgesehen/i.test(text)) return "planned";
  return /happen|was so|took place|es war so|gescheh/i.test(text) ? "happened" : null;
};

const presenceMeaning: Meaning = (text) => {
  if (/do not say|silent|not said|sagen\b.*\bnichts/i.test(text)) return "silent";
  if (/video|remote/i.test(text)) return "video";
  if (/away|absent|fern/i.test(text)) return "away";
  return /there|in person|dabei/i.test(text) ? "there" : null;
};

/** What one item is, by the facts: the one box it belongs to, and those that are not shown to be wrong for it. */
type Sorted = { right: string | null; unsure: readonly string[]; why?: string };

const factsBy = (reading: Reading, id: string) =>
  (reading.question.reply.facts?.[id] ?? []).map((one) => reading.graph.fact(one)).filter((fact) => fact !== undefined);

/** Whether the item speaks of the fact: it names its subject, and its object where that is an entity. */
function speaksOf(graph: Graph, fact: Fact, text: string): boolean {
  const names = (id: string) => namesOf(graph.entity(id)).some((name) => holds(text, name));
  return names(fact.subject) && (!("entity" in fact.object) || names(fact.object.entity));
}

/** Another fact that says the same in another voice or more or less firmly. */
function isToldOtherwise(graph: Graph, fact: Fact): boolean {
  const same = graph.factsOf("reported", fact.relation, { subject: fact.subject, object: fact.object });
  return same.some((other) => other.id !== fact.id && (other.status !== fact.status || other.by !== fact.by));
}

function boxOf(reading: Reading, item: Item): Sorted {
  const [fact] = factsBy(reading, item.id);
  if (!fact || !speaksOf(reading.graph, fact, item.text))
    return { right: null, unsure: [], why: "does not speak of the fact that it moves" };
  const rivals = conflictsWith(reading.graph, "reported", fact);
  if (rivals.some((rival) => rival.review !== "pending")) return { right: "differ", unsure: [] };
  if (isToldOtherwise(reading.graph, fact)) return { right: null, unsure: [], why: "is told in two ways" };
  const unsure = rivals.length > 0 ? ["differ"] : [];
  if (fact.by !== undefined) return { right: "claim", unsure };
  return { right: fact.status === "asserted" ? "happened" : "planned", unsure };
}

/** The reports that the question names, by title or by day. */
function reportsNamed(reading: Reading): readonly Source[] {
  return keptIn(reading, "reports named", () => {
    const named = titledIn(reading.graph, reading.standing);
    return named.length > 0 ? named : datedIn(reading.graph, reading.standing).filter((source) => !source.outcome);
  });
}

function presenceFacts(graph: Graph, who: string, event: string): Fact[] {
  return relationsFor(graph, "attendance").flatMap((relation) => [
    ...graph.factsOf("reported", relation.id, { subject: who, object: event }),
  ]);
}

/** A fact tells one way of being there; one that tells none leaves open which. */
function presenceOf(fact: Fact): Sorted {
  if (fact.negated) return { right: "away", unsure: [] };
  if (fact.mode === undefined) return { right: null, unsure: [], why: "is said to be there in no particular way" };
  return { right: fact.mode === "remote" ? "video" : fact.mode === "in-person" ? "there" : null, unsure: [], why: "sent somebody" };
}

/** Nobody said so in these reports: none of them tells it, and none names the person. */
function silence(reading: Reading, who: string): Sorted {
  const entity = reading.graph.entity(who);
  const reports = reportsNamed(reading);
  const silent = entity !== undefined && reports.length > 0 && reports.every((report) => !isNamedIn(entity, lineOfSource(report)));
  return silent
    ? { right: "silent", unsure: [] }
    : { right: null, unsure: [], why: "is named in these reports, so that they are not silent" };
}

function cellOf(reading: Reading, reply: Extract<Reply, { kind: "grid" }>, cell: Cell): Sorted {
  const { graph } = reading;
  const textOf = (items: readonly Item[], id: string) => items.find((item) => item.id === id)?.text ?? "";
  const people = entitiesRead(graph, ACTORS, textOf(reply.rows, cell.row));
  const events = eventsFitting(graph, "reported", [readText(textOf(reply.columns, cell.column))]).flatMap((mention) => mention.events);
  const [who, event] = [people[0]?.id, events[0]?.id];
  if (people.length !== 1 || events.length !== 1 || who === undefined || event === undefined)
    return { right: null, unsure: [], why: "is not one person at one event" };
  const facts = presenceFacts(graph, who, event);
  if (facts.length === 0) return silence(reading, who);
  const [fact] = facts;
  const doubtful =
    facts.length > 1 ||
    fact!.review === "pending" ||
    fact!.by !== undefined ||
    fact!.status === "possible" ||
    conflictsWith(graph, "reported", fact!).length > 0;
  return doubtful ? { right: null, unsure: [], why: "is in doubt" } : presenceOf(fact!);
}

/** One thing to be sorted: how the question keys it, and what the facts make of it. */
type Thing = { id: string; at: string; keyed: string | undefined; sorted: Sorted };

const thingsOf = (reading: Reading): readonly Thing[] => keptIn(reading, "things", () => sortedThings(reading));

function sortedThings(reading: Reading): Thing[] {
  const { reply } = reading.question;
  if (reply.kind === "boxes")
    return reply.items.map((item, i) => ({ id: item.id, at: itemPlace(i), keyed: reply.key[item.id], sorted: boxOf(reading, item) }));
  if (reply.kind !== "grid") return [];
  return reply.items.map((cell, i) => ({ id: cell.id, at: itemPlace(i), keyed: reply.key[cell.id], sorted: cellOf(reading, reply, cell) }));
}

const isSorting = ({ format }: Asking) => format === "how-sure" || format === "who-was-there";
const meaningIn = (question: Question): Meaning => (question.format === "how-sure" ? boxMeaning : presenceMeaning);

const rightBox: Rule = {
  rule: "L02",
  level: "E",
  name: "everything is sorted as the facts have it",
  isFor: isSorting,
  check(reading) {
    const meaning = meaningIn(reading.question);
    return complaintsOf(thingsOf(reading), ({ at, keyed, sorted }) => {
      const option = reading.options.find((one) => one.id === keyed);
      const fits = option !== undefined && sorted.right !== null && meaning(option.text) === sorted.right;
      return when(
        !fits,
        () =>
          sorted.right === null
            ? `This item ${sorted.why ?? "is not clear"}. Leave it out.`
            : `This item is keyed as “${option?.text ?? ""}”, and by the facts it is “${sorted.right}”. Key what they say.`,
        at,
      );
    });
  },
};

/** The option that is wrong for an item needs a reason, and the reason must be that the item belongs elsewhere. */
function unproved(reading: Reading, thing: Thing, option: Option, meaning: Meaning): readonly Complaint[] {
  if (option.id === thing.keyed) return FINE;
  const open = thing.sorted.unsure.includes(meaning(option.text) ?? "");
  if (open) return [{ at: thing.at, message: `“${option.text}” may be right for this item: a pending fact says so. Leave the item out.` }];
  const proof = proofFor(reading.question, option.id, thing.id);
  const known = proof?.factIds.every((id) => reading.graph.fact(id)) ?? false;
  return when(!known, () => `“${option.text}” has no proof that it is wrong here. Add why it is.`, thing.at);
}

const otherBoxes: Rule = {
  rule: "L03",
  level: "E",
  name: "every other box is shown to be wrong",
  isFor: isSorting,
  check(reading) {
    const meaning = meaningIn(reading.question);
    const meanings = reading.options.map((option) => meaning(option.text));
    const twice = new Set(meanings).size < meanings.length || meanings.includes(null);
    return [
      ...when(twice, "Two boxes mean the same, or one means nothing known. Give each its own words."),
      ...thingsOf(reading).flatMap((thing) => reading.options.flatMap((option) => unproved(reading, thing, option, meaning))),
    ];
  },
};

/** What sorting questions stand on. */
export const SORTING_RULES: readonly Rule[] = [rightBox, otherBoxes];
