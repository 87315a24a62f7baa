import type { Article, DraftFact, Doubt, Family, Mention, ReadDate, Sentence, Span } from "../article";
import type { EntityBook } from "../entity-book";
import { COUNTRY_ADJECTIVES } from "../countries";
import { isRead } from "../sentences";
import { officeTitles } from "../titles";
import { HONORIFICS, RANKS, anyOf } from "../vocabulary";

/**
 * In `masked` every name is replaced, letter by letter, by one private character for its kind, so that a pattern can say "a person" and
 * offsets stay what they are: a person with forms of address, a place, an organisation (or anything else with a name), a date. In `titled`
 * the titles of offices, of one or of several holders, and the adjectives of countries are replaced too.
 */
export const MASK = {
  person: "\uE000",
  place: "\uE001",
  other: "\uE002",
  date: "\uE003",
  title: "\uE004",
  titles: "\uE005",
  adjective: "\uE006",
} as const;

/** Sources of patterns over masked text: a person, a place, an organisation, a date, anybody or anything that can act. */
export const PERSON = `${MASK.person}+`;
export const PLACE = `${MASK.place}+`;
export const OTHER = `${MASK.other}+`;
export const DATE = `${MASK.date}+`;
export const ACTOR = `(?:${PERSON}|${PLACE}|${OTHER})`;

/** A sentence of the body as the rules see it: offsets inside `words` and `masked` are offsets into the text less `start`. */
export type Ground = Sentence & { words: string; masked: string; titled: string; mentions: Mention[]; dates: ReadDate[] };

/** What all rules of one article share. */
export type Scene = { article: Article; book: EntityBook; grounds: Ground[] };

/** A fact as a rule proposes it, before it has an id and is checked. Spans are places in the whole text. */
export type Proposal = { family: Family; sentence: number; evidence: Span; fact: DraftFact; sure: boolean; doubts: Doubt[]; card?: string };

/** One family of facts: what it finds in an article. */
export type Rule = (scene: Scene) => Proposal[];

const PRIVATE = /[\uE000-\uE006]/g;
const capitalised = (word: string) => word[0]!.toUpperCase() + word.slice(1);
const FORMS = new RegExp(`(?:(?:${anyOf([...HONORIFICS, ...RANKS].map(capitalised))})\\.?\\s)+$`, "u");

function maskOf(book: EntityBook, { entity }: Mention): string {
  const kind = book.get(entity)!.kind;
  return kind === "person" ? MASK.person : kind === "place" ? MASK.place : MASK.other;
}

function painted(words: string, { start, end }: Span, mask: string): string {
  return words.slice(0, start) + mask.repeat(end - start) + words.slice(end);
}

/** The mention with the forms of address before it: "Sir", "Admiral Sir", "Mr". */
function withForms(words: string, start: number): number {
  return start - (FORMS.exec(words.slice(Math.max(0, start - 40), start))?.[0].length ?? 0);
}

function masked(words: string, offset: number, book: EntityBook, mentions: readonly Mention[], dates: readonly ReadDate[]): string {
  let result = words.replace(PRIVATE, "?");
  for (const mention of mentions) {
    const mask = maskOf(book, mention);
    const start = mention.start - offset;
    result = painted(result, { start: mask === MASK.person ? withForms(words, start) : start, end: mention.end - offset }, mask);
  }
  for (const date of dates) result = painted(result, { start: date.start - offset, end: date.end - offset }, MASK.date);
  return result;
}

const ADJECTIVES = new RegExp(
  `(?<![\\p{L}\\p{N}-])(?:${anyOf(COUNTRY_ADJECTIVES.filter((word) => /^\p{Lu}\p{Ll}/u.test(word)))})(?![\\p{L}\\p{N}-])`,
  "gu",
);

/** Titles over names (a "Middle East envoy" is no place), but never over a person: Stephen King. */
function titledOf(article: Article, sentence: Sentence, names: string): string {
  const { start } = sentence;
  const inSentence = (span: Span) => ({ start: span.start - start, end: span.end - start });
  const paint = (result: string, spans: readonly Span[], mask: string) =>
    spans
      .map(inSentence)
      .reduce((all, span) => (all.slice(span.start, span.end).includes(MASK.person) ? all : painted(all, span, mask)), result);
  const singular = paint(names, officeTitles(article.text, sentence), MASK.title);
  const plural = paint(singular, officeTitles(article.text, sentence, true), MASK.titles);
  return plural.replace(ADJECTIVES, (word) => MASK.adjective.repeat(word.length));
}

const bySentence = <T extends { sentence: number; start: number }>(items: readonly T[]) => {
  const groups = new Map<number, T[]>();
  for (const item of [...items].sort((a, b) => a.start - b.start)) groups.set(item.sentence, [...(groups.get(item.sentence) ?? []), item]);
  return groups;
};

/** The body of an article, sentence by sentence, made ready for the rules. */
export function sceneOf(article: Article, sentences: readonly Sentence[], book: EntityBook, dates: readonly ReadDate[]): Scene {
  const mentions = bySentence(book.list().flatMap((entity) => entity.mentions));
  const dated = bySentence(dates);
  const grounds = sentences.filter(isRead).map((sentence): Ground => {
    const words = article.text.slice(sentence.start, sentence.end);
    const [own, ownDates] = [mentions.get(sentence.index) ?? [], dated.get(sentence.index) ?? []];
    const names = masked(words, sentence.start, book, own, ownDates);
    return { ...sentence, words, masked: names, titled: titledOf(article, sentence, names), mentions: own, dates: ownDates };
  });
  return { article, book, grounds };
}

/** The entity named at a place of a sentence (an offset into its words), or null. */
export function entityAt(ground: Ground, at: number): string | null {
  const place = ground.start + at;
  const exact = ground.mentions.find(({ start, end }) => start <= place && place < end);
  // The place may be in the form of address before the name.
  const next = ground.mentions.find(({ start }) => start > place);
  return exact?.entity ?? (ground.masked[at] === MASK.person ? (next?.entity ?? null) : null);
}

/** The date at a place of a sentence, or null. */
export const dateAt = (ground: Ground, at: number): ReadDate | null =>
  ground.dates.find(({ start, end }) => start <= ground.start + at && ground.start + at < end) ?? null;

/** A stretch of a sentence as a place in the whole text. */
export const placeOf = (ground: Ground, start: number, end: number): Span => ({ start: ground.start + start, end: ground.start + end });

/** The sentence without white space, as evidence. */
export const wholeOf = ({ start, end }: Ground): Span => ({ start, end });

const WILL =
  /\b(?:will|won['’]t|shall|going to|set to|due to|scheduled to|expected to|plan(?:s|ned)? to|prepar(?:es|ing) to|is to|are to|about to)\b|['’]ll\b/i;
const MAY = /\b(?:could|might|may|would|possibly|perhaps|maybe|(?:is|are) likely to)\b/i;

/** How firmly a clause is told, by its modal verbs: "could" possible, "will" planned, else asserted. */
export function statusOf(clause: string): DraftFact["status"] {
  if (MAY.test(clause.replace(/\b\d{1,2} May\b|\bMay \d/g, ""))) return "possible";
  return WILL.test(clause) ? "planned" : "asserted";
}
