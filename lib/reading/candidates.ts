import { dateSpanText } from "../facts/date-span";
import type { FactObject, Relation } from "../facts/fact";
import { hash32 } from "../random";
import type { Candidate, EventCard, Family, Quote, Span } from "./article";
import type { EntityBook } from "./entity-book";
import { READING_RELATIONS } from "./reading-relations";
import type { DraftCard } from "./rules/events";
import type { Proposal } from "./rules/ground";

/** What teachers come for first: who, where and when, who wants what, why, what was said; then terms and figures; offices last. */
const SALIENCE: Readonly<Record<Family, number>> = {
  event: 0.9,
  want: 0.8,
  reason: 0.75,
  absence: 0.72,
  quote: 0.65,
  statement: 0.6,
  definition: 0.55,
  quantity: 0.45,
  office: 0.3,
};

/** Words of the text as evidence. */
export const quoteOf = (text: string, { start, end }: Span): Quote => ({ start, end, quote: text.slice(start, end) });

/** An object as a person reads it. */
export function objectWords(book: Pick<EntityBook, "get">, object: FactObject, hedge?: string): string {
  if ("entity" in object) return book.get(object.entity)?.name ?? object.entity;
  if ("text" in object) return object.text;
  if ("number" in object)
    return [hedge, object.number.toLocaleString("en-GB", { maximumFractionDigits: 6 }), object.unit].filter(Boolean).join(" ");
  return dateSpanText(object.from, object.to, object.precision);
}

const LABELS = new Map(READING_RELATIONS.map(({ id, label }): [string, string] => [id, label]));
const labelOf = (id: string, relations: readonly Relation[]) => relations.find((one) => one.id === id)?.label ?? LABELS.get(id) ?? id;

/** What a fact means, apart from where it stands and how it was found: candidates with the same are one. */
export function meaningOf({ fact }: Pick<Candidate, "fact">): string {
  const { object } = fact;
  const value =
    "text" in object
      ? object.text
          .toLowerCase()
          .replace(/[^\p{L}\p{N}]+/gu, " ")
          .trim()
      : JSON.stringify(object);
  return [fact.subject, fact.relation, value, fact.negated ? "not" : "", fact.mode ?? ""].join(" | ");
}

/** Earlier in the article and sure comes first within a family. */
const salienceOf = ({ family, sure }: Proposal, place: number) =>
  Number((SALIENCE[family] + (sure ? 0.04 : 0) + 0.05 * (1 - place)).toFixed(4));

type Reader = { text: string; book: EntityBook; relations: readonly Relation[]; extractor: string };

function candidateOf({ text, book, relations, extractor }: Reader, proposal: Proposal): Candidate {
  const { fact, evidence, card } = proposal;
  const id = `${proposal.family}-${hash32(`${meaningOf(proposal)} ${evidence.start}`).toString(36)}`;
  return {
    id,
    family: proposal.family,
    sentence: proposal.sentence,
    evidence: quoteOf(text, evidence),
    fact,
    subject: book.get(fact.subject)?.name ?? fact.subject,
    relation: `${fact.negated ? "not: " : ""}${labelOf(fact.relation, relations)}`,
    object: objectWords(book, fact.object, fact.hedge),
    sure: proposal.sure,
    salience: salienceOf(proposal, text.length === 0 ? 0 : evidence.start / text.length),
    doubts: proposal.doubts,
    also: [],
    extractor,
    ...(card ? { card } : {}),
  };
}

/** Whether one of two with the same meaning tells more: it is sure, then it has a day, then it stands earlier. */
const tellsMore = (one: Candidate, other: Candidate) =>
  Number(one.sure) - Number(other.sure) ||
  Number(one.fact.saidOn !== undefined) - Number(other.fact.saidOn !== undefined) ||
  other.evidence.start - one.evidence.start;

/** So many further places of one candidate are kept. */
const MOST_PLACES = 20;

/** Candidates that say the same become one, with every place that says it; the order is that of the first place. */
export function mergeSame(candidates: readonly Candidate[]): Candidate[] {
  const byMeaning = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const key = `${candidate.card ?? ""} ${meaningOf(candidate)}`;
    const there = byMeaning.get(key);
    if (!there) {
      byMeaning.set(key, candidate);
      continue;
    }
    const [kept, other] = tellsMore(candidate, there) > 0 ? [candidate, there] : [there, candidate];
    const places = [other.evidence, ...other.also, ...kept.also].filter(
      ({ start, end }, i, all) =>
        (start !== kept.evidence.start || end !== kept.evidence.end) &&
        all.findIndex((one) => one.start === start && one.end === end) === i,
    );
    byMeaning.set(key, { ...kept, also: places.sort((a, b) => a.start - b.start).slice(0, MOST_PLACES) });
  }
  return [...byMeaning.values()];
}

/** Unique ids, in the order that a review goes through them: the most salient first. */
function ordered(candidates: readonly Candidate[]): Candidate[] {
  const seen = new Set<string>();
  const unique = candidates.filter(({ id }) => !seen.has(id) && seen.add(id));
  return unique.sort((a, b) => b.salience - a.salience || a.evidence.start - b.evidence.start || (a.id < b.id ? -1 : 1));
}

/** The proposals of an extractor as candidates, the same merged, the most salient first. */
export function candidatesOf(reader: Reader, proposals: readonly Proposal[]): Candidate[] {
  return ordered(mergeSame(proposals.map((proposal) => candidateOf(reader, proposal))));
}

/** The cards with the candidates that their fields stand on. */
export function cardsOf(reader: Reader, drafts: readonly DraftCard[]): EventCard[] {
  const idOf = (proposal: Proposal) => candidateOf(reader, proposal).id;
  return drafts.map(({ date, place, people, evidence, ...card }, i) => ({
    ...card,
    id: card.event,
    evidence: quoteOf(reader.text, evidence),
    date: date && { from: date.days.from, to: date.days.to, precision: date.days.precision, candidate: idOf(date.proposal) },
    place: place && { entity: place.entity, candidate: idOf(place.proposal) },
    people: people.map(({ proposal, ...person }) => ({ ...person, candidate: idOf(proposal) })),
    salience: Number(
      (
        SALIENCE.event +
        0.02 * [date, place, people.length > 0].filter(Boolean).length +
        0.03 * (1 - i / Math.max(1, drafts.length))
      ).toFixed(4),
    ),
  }));
}

/** The proposals a card is made of. */
export const proposalsOf = ({ date, place, people }: DraftCard): Proposal[] =>
  [date?.proposal, place?.proposal, ...people.map(({ proposal }) => proposal)].filter((one) => one !== undefined);
