import type { EntityKind, FactObject } from "../facts/fact";
import type { Extraction, Family, Layout, Quote } from "./article";
import { candidatesOf } from "./candidates";
import { entityBook, type EntityBook } from "./entity-book";
import type { ModelFact } from "./model-answer.schema";
import type { Proposal } from "./rules/ground";
import { locate } from "./verify";

const FAMILIES: Readonly<Record<string, Family>> = {
  "holds-office": "office",
  means: "definition",
  "number-of": "quantity",
  said: "statement",
  "words-of": "quote",
  wants: "want",
  offers: "want",
  refuses: "want",
  "agreed-to": "want",
  because: "reason",
};

const familyOf = ({ relation, negated }: ModelFact): Family => FAMILIES[relation] ?? (negated ? "absence" : "event");

const isKind = (kind: string): kind is EntityKind => !["text", "number", "date"].includes(kind);

/** Figures with commas, "3.2 million"; NaN where there are none. */
function numberOf(value: string): number {
  const match = /(-?\d[\d,]*(?:\.\d+)?)\s*(hundred|thousand|million|billion)?/i.exec(value);
  return match
    ? Number(match[1]!.replaceAll(",", "")) *
        ({ hundred: 100, thousand: 1e3, million: 1e6, billion: 1e9 }[match[2]?.toLowerCase() ?? ""] ?? 1)
    : Number.NaN;
}

/** The days that our own resolver reads in the words; whatever day the model meant plays no part. */
function daysIn(layout: Layout, { start, end }: Quote, value: string): FactObject | null {
  const within = layout.dates.filter((date) => date.start >= start && date.end <= end);
  const meant = within.find(({ words }) => value.toLowerCase().includes(words.toLowerCase())) ?? (within.length === 1 ? within[0]! : null);
  return meant && { from: meant.from, to: meant.to, precision: meant.precision };
}

function objectOf(layout: Layout, book: EntityBook, evidence: Quote, { object }: ModelFact): FactObject | null {
  const { kind, value, unit } = object;
  if (isKind(kind)) return { entity: book.idFor({ kind, name: value }) };
  if (kind === "text") return { text: value };
  if (kind === "date") return daysIn(layout, evidence, value);
  const number = numberOf(value);
  return Number.isFinite(number) ? { number, unit: unit ?? "" } : null;
}

function proposalOf(layout: Layout, book: EntityBook, fact: ModelFact): Proposal | null {
  const evidence = locate(layout, fact.quote, fact.sentence);
  const object = evidence && objectOf(layout, book, evidence, fact);
  if (!evidence || !object) return null;
  const sentence = layout.sentences.findIndex(({ end }) => end > evidence.start);
  const optional = {
    ...(fact.negated ? { negated: true } : {}),
    ...(fact.hedge ? { hedge: fact.hedge } : {}),
    ...(fact.by ? { by: book.idFor(fact.by) } : {}),
  };
  const draft = {
    subject: book.idFor(fact.subject),
    relation: fact.relation,
    object,
    status: fact.status,
    ...optional,
    asOf: layout.article.date,
  };
  return { family: familyOf(fact), sentence, evidence, fact: draft, sure: false, doubts: ["unconfirmed"] };
}

/**
 * What a model gave as candidates: its quotations found again in the text, its names matched with those of the article, its days replaced
 * by ours. They are checked afterwards like all others; none is ever sure.
 */
export function candidatesOfModel(layout: Layout, facts: readonly ModelFact[], extractor: string): Extraction {
  const book = entityBook([], [], layout.entities);
  const proposals = facts.flatMap((fact) => proposalOf(layout, book, fact) ?? []);
  return {
    candidates: candidatesOf({ text: layout.article.text, book, relations: [], extractor }, proposals),
    events: [],
    entities: book.list(),
  };
}
