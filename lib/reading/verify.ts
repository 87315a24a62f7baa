import type { Entity, EntityKind, Relation } from "../facts/fact";
import type { Candidate, EventCard, Extraction, Layout, Quote, ReadDate, ReadEntity, Span } from "./article";
import { plainName } from "./entity-book";
import { READING_RELATIONS } from "./reading-relations";
import { statusOf } from "./rules/ground";
import { NUMBER_WORDS } from "./vocabulary";
import { plainWord, wordsOf } from "./words-of";

export const CHECKS = ["words", "place", "arguments", "numbers", "status", "negation", "relation"] as const;
/** The check that refused a candidate. */
export type Check = (typeof CHECKS)[number];

/** A candidate that stands, perhaps corrected, or the check that it failed. */
export type Verdict = { ok: true; candidate: Candidate } | { ok: false; check: Check };

const refuse = (check: Check): Verdict => ({ ok: false, check });

const LEAST_WORDS = 15;
const MOST_WORDS = 400;
/** A whole sentence may be longer than what anybody would quote of one. */
const LONGEST_SENTENCE = 1500;

/** Marks that keyboards lack, as the ones they have: the length stays what it is. */
const FOLDED: Readonly<Record<string, string>> = {
  "’": "'",
  "‘": "'",
  "“": '"',
  "”": '"',
  "–": "-",
  "—": "-",
  "\u00a0": " ",
  "\n": " ",
  "\t": " ",
};

const folded = (text: string) => text.replace(/[’‘“”–—\u00a0\n\t]/g, (mark) => FOLDED[mark]!);

/** Every place in a text where the words stand, marks folded. */
function placesOf(text: string, words: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(words); at >= 0 && found.length < 50; at = text.indexOf(words, at + 1)) found.push(at);
  return found;
}

/**
 * The words of a quotation as they stand in the text: exactly, or with other quotation marks, dashes and spaces; of several places the one
 * nearest to the sentence named. Null where they do not stand there.
 */
export function locate(layout: Pick<Layout, "article" | "sentences">, quote: string, sentence: number): Quote | null {
  const { text } = layout.article;
  const wanted = quote.trim();
  if (wanted.length < LEAST_WORDS) return null;
  const places = placesOf(text, wanted);
  const found = places.length > 0 ? places : placesOf(folded(text), folded(wanted));
  const near = layout.sentences[sentence]?.start ?? 0;
  const at = found.sort((a, b) => Math.abs(a - near) - Math.abs(b - near))[0];
  return at === undefined ? null : { start: at, end: at + wanted.length, quote: text.slice(at, at + wanted.length) };
}

/** Check a: the words stand in the text, and are neither a scrap nor a page. */
function isQuoted({ article, sentences }: Layout, { start, end, quote }: Quote): boolean {
  if (article.text.slice(start, end) !== quote) return false;
  const isSentence = sentences.some((one) => one.start === start && one.end === end);
  return quote.length <= MOST_WORDS ? quote.length >= LEAST_WORDS || isSentence : isSentence && quote.length <= LONGEST_SENTENCE;
}

/** Check b: every sentence it touches is of the body, and there is one. */
function isOfBody({ sentences }: Layout, { start, end }: Quote): boolean {
  const touched = sentences.filter((one) => one.start < end && start < one.end);
  return touched.length > 0 && touched.every((one) => one.class === "body");
}

/** Kinds whose names are made of words of the sentence, not taken from it whole. */
const MADE: ReadonlySet<EntityKind> = new Set(["office", "deed", "thing", "work"]);
const SMALL = 3;

/** The words of a name that have to be in the evidence: of an office, those of the title. */
function tellingWords({ kind, name }: Pick<Entity, "kind" | "name">): string[] {
  const own = kind === "office" ? name.split(/\sof\s/)[0]! : name;
  return wordsOf(own, { start: 0, end: own.length })
    .map(({ text }) => plainWord(text))
    .filter((word) => word.length > SMALL);
}

const hasName = (plain: string, name: string) => ` ${plain} `.includes(` ${plainName(name)} `);

/** Whether words name an entity: one of its names as a whole, or, of names that rules put together, most of their words. */
function names(words: string, entity: ReadEntity, span: { start: number; end: number }): boolean {
  if (entity.mentions.some(({ start, end }) => span.start <= start && end <= span.end)) return true;
  const plain = plainName(words);
  if ([entity.name, ...(entity.aliases ?? [])].some((name) => hasName(plain, name))) return true;
  if (!MADE.has(entity.kind) && entity.kind !== "event") return false;
  const [there, telling] = [new Set(plain.split(" ")), tellingWords(entity)];
  return telling.filter((word) => there.has(word) || there.has(`${word}s`)).length >= telling.length * 0.6;
}

/** "The talks" stand for an event of that kind named before. */
const hasNoun = (quote: string, noun: string) => new RegExp(`\\b${noun.replace(/[^\p{L} -]/gu, "")}s?\\b`, "iu").test(quote);

type Where = "quote" | "before" | null;

/** Check c: where an argument is named: in the evidence, or (a pronoun stands for it) in the two sentences before. */
function whereNamed({ article, sentences }: Layout, evidence: Quote, entity: ReadEntity): Where {
  if (names(evidence.quote, entity, evidence)) return "quote";
  if (entity.kind === "event" && entity.subtype !== undefined && hasNoun(evidence.quote, entity.subtype)) return "before";
  const first = sentences.findIndex((one) => one.end > evidence.start);
  const start = sentences[Math.max(0, first - LOOKING_BACK)]?.start ?? evidence.start;
  return names(article.text.slice(start, evidence.end), entity, { start, end: evidence.end }) ? "before" : null;
}

const LOOKING_BACK = 2;

function argumentsOf({ fact }: Candidate): string[] {
  return [fact.subject, ...("entity" in fact.object ? [fact.object.entity] : []), ...(fact.by ? [fact.by] : [])];
}

const NUMERAL = /\d[\d,]*(?:\.\d+)?/g;

/** The numbers a text gives, in figures or in words; magnitudes multiply the figure before them. */
function numbersIn(text: string): Set<number> {
  const figures = [...text.matchAll(NUMERAL)].flatMap((match) => {
    const value = Number(match[0].replaceAll(",", ""));
    const magnitude = /^[\s-]?(hundred|thousand|million|billion|trillion|bn|m|k|tn|mn)\b/i
      .exec(text.slice(match.index + match[0].length))?.[1]
      ?.toLowerCase();
    return magnitude
      ? [
          value,
          Number(
            (
              value *
              ({ hundred: 100, thousand: 1e3, k: 1e3, million: 1e6, m: 1e6, mn: 1e6, billion: 1e9, bn: 1e9, trillion: 1e12, tn: 1e12 }[
                magnitude
              ] ?? 1)
            ).toPrecision(12),
          ),
        ]
      : [value];
  });
  const lower = text.toLowerCase();
  const inWords = Object.entries(NUMBER_WORDS).flatMap(([word, value]) => {
    const magnitude = new RegExp(`\\b${word}(?:[\\s-](hundred|thousand|million|billion))?\\b`).exec(lower);
    return magnitude ? [value, value * ({ hundred: 100, thousand: 1e3, million: 1e6, billion: 1e9 }[magnitude[1] ?? ""] ?? 1)] : [];
  });
  return new Set([...figures, ...inWords, ...(/\bno(?:ne)?\b/i.test(text) ? [0] : []), ...(/\b(?:one|an?)\b/i.test(text) ? [1] : [])]);
}

/** The dates read within a stretch of the text. */
const datesWithin = ({ dates }: Layout, { start, end }: Quote): ReadDate[] =>
  dates.filter((date) => date.start >= start && date.end <= end);

/** Check d: numbers stand in the evidence; a date is what our own resolver makes of the words there, whatever was proposed. */
function withOurDates(layout: Layout, candidate: Candidate): Candidate | null {
  const { fact, evidence } = candidate;
  const dates = datesWithin(layout, evidence);
  const { object } = fact;
  if ("number" in object && !numbersIn(evidence.quote).has(object.number)) return null;
  if ("text" in object && [...object.text.matchAll(NUMERAL)].some(([number]) => !evidence.quote.includes(number))) return null;
  const saidOn = fact.saidOn === undefined || dates.some(({ from, to }) => from === fact.saidOn && to === from) ? fact.saidOn : undefined;
  const { saidOn: _, ...rest } = fact;
  const said = { ...rest, ...(saidOn === undefined ? {} : { saidOn }) };
  const changed = saidOn !== fact.saidOn;
  if (!("from" in object))
    return changed ? { ...candidate, fact: said, doubts: doubting(candidate, "changed"), sure: false } : { ...candidate, fact: said };
  const same = dates.find(({ from, to }) => from === object.from && to === object.to);
  const meant = same ?? (dates.length === 1 ? dates[0]! : null);
  if (!meant) return null;
  return {
    ...candidate,
    fact: { ...said, object: { from: meant.from, to: meant.to, precision: meant.precision } },
    ...(same ? {} : { doubts: doubting(candidate, "changed"), sure: false }),
  };
}

const doubting = ({ doubts }: Candidate, doubt: Candidate["doubts"][number]) => [...new Set([...doubts, doubt])];

/** What is told as words of somebody, as a meaning or as a title is told firmly, whatever modal verbs the words themselves hold. */
const TOLD_FIRMLY = new Set(["said", "words-of", "means", "holds-office", "because", "wants", "offers", "refuses", "agreed-to"]);
const WEAKNESS = { asserted: 0, planned: 1, possible: 2 } as const;

/** Where an entity is named in the words, as offsets into them; null where it is not. */
function placeOf({ quote, start, end }: Quote, entity: ReadEntity | undefined): Span | null {
  const mention = entity?.mentions.find((one) => one.start >= start && one.end <= end);
  if (mention) return { start: mention.start - start, end: mention.end - start };
  const lower = quote.toLowerCase();
  const name = [entity?.name ?? "", ...(entity?.aliases ?? [])].find((one) => one !== "" && lower.includes(one.toLowerCase()));
  const at = name === undefined ? -1 : lower.indexOf(name.toLowerCase());
  return at < 0 ? null : { start: at, end: at + name!.length };
}

/**
 * The clause from the first to the last argument; of a number, from the last comma before to the end of what is counted; the whole where
 * one is not named.
 */
function clauseOf({ evidence, fact }: Candidate, entities: ReadonlyMap<string, ReadEntity>): string {
  if ("number" in fact.object) return countedClause(evidence.quote, entities.get(fact.subject)!.name);
  const ids = [fact.subject, ...("entity" in fact.object ? [fact.object.entity] : [])];
  const places = ids.map((id) => placeOf(evidence, entities.get(id))).filter((place) => place !== null);
  if (places.length < 2) return evidence.quote;
  return evidence.quote.slice(Math.min(...places.map(({ start }) => start)), Math.max(...places.map(({ end }) => end)));
}

function countedClause(quote: string, name: string): string {
  const noun = name
    .replace(/^age of the /, "")
    .split(" ")
    .slice(0, 2)
    .join(" ");
  const at = quote.indexOf(noun);
  if (at < 0) return quote;
  // "a three-year-old war": a number that is part of a name is told firmly.
  if (/-(?:\p{L}+-)?(?:\p{L}+)\s$/u.test(quote.slice(0, at))) return "";
  const start = Math.max(quote.lastIndexOf(", ", at), quote.lastIndexOf(";", at), quote.lastIndexOf("“", at)) + 1;
  return quote.slice(start, Math.max(at + noun.length, at + name.length));
}

/** Check e: never firmer than the words: "will", "could", "claims" make a fact planned or possible. */
function withOurStatus(candidate: Candidate, entities: ReadonlyMap<string, ReadEntity>): Candidate {
  if (TOLD_FIRMLY.has(candidate.fact.relation)) return candidate;
  const told = statusOf(clauseOf(candidate, entities));
  if (WEAKNESS[told] <= WEAKNESS[candidate.fact.status]) return candidate;
  return { ...candidate, fact: { ...candidate.fact, status: told }, doubts: doubting(candidate, "changed"), sure: false };
}

const NEGATES =
  /\b(?:not|never|no|nobody|none|without|absent|neither|nor|cannot|excludes?d?|barred|banned|boycotted|missed|skipped|withdrew|refused|declined)\b|n['’]t\b|\bout of\b|\baway from\b/i;
const NOT = /\b(?:not|never|without|absent)\b|n['’]t\b/i;
/** What may well stand beside a "not": words, meanings, refusals, numbers. */
const MAY_BE_NEGATED = new Set([...TOLD_FIRMLY, "number-of"]);

/** Check f: a negated fact needs a negation in its words, and the other way round. */
function negationFits(candidate: Candidate, entities: ReadonlyMap<string, ReadEntity>): boolean {
  const { fact, evidence } = candidate;
  if (fact.negated) return NEGATES.test(evidence.quote);
  return MAY_BE_NEGATED.has(fact.relation) || !NOT.test(clauseOf(candidate, entities));
}

/** Check g: a relation of the closed list, with ends of the kinds it takes. */
function relationFits({ fact }: Candidate, entities: ReadonlyMap<string, ReadEntity>, relations: readonly Relation[]): boolean {
  const relation = relations.find(({ id }) => id === fact.relation) ?? READING_RELATIONS.find(({ id }) => id === fact.relation);
  const subject = entities.get(fact.subject);
  if (!relation || !subject || !relation.subject.includes(subject.kind)) return false;
  const { object } = fact;
  if (typeof relation.object !== "string")
    return "entity" in object && relation.object.includes(entities.get(object.entity)?.kind as EntityKind);
  return relation.object === "text" ? "text" in object : relation.object === "number" ? "number" in object : "from" in object;
}

/** Most of the telling words of a text stand in the evidence: a meaning may be shortened, not invented. */
function isDrawnFrom(text: string, quote: string): boolean {
  const there = new Set(plainName(quote).split(" "));
  const telling = wordsOf(text, { start: 0, end: text.length })
    .map(({ text: word }) => plainWord(word))
    .filter((word) => word.length > SMALL);
  return telling.length === 0 || telling.filter((word) => there.has(word)).length >= telling.length * 0.7;
}

/**
 * The checks that every candidate passes before anybody sees it, whoever proposed it: its words stand in the body of the article (a, b),
 * whoever and whatever it speaks of is named there (c), numbers too, and dates are worked out by our own resolver (d), status and negation
 * are those of the words (e, f), and its relation is one we know, between kinds it takes (g). Nothing in an article can change a check: its
 * text is only ever compared.
 */
export function verify(
  layout: Layout,
  candidate: Candidate,
  entities: ReadonlyMap<string, ReadEntity>,
  relations: readonly Relation[] = [],
): Verdict {
  const { evidence, fact } = candidate;
  if (!isQuoted(layout, evidence)) return refuse("words");
  if (!isOfBody(layout, evidence)) return refuse("place");
  if (!relationFits(candidate, entities, relations)) return refuse("relation");
  const places = argumentsOf(candidate).map((id) => (entities.has(id) ? whereNamed(layout, evidence, entities.get(id)!) : null));
  if (places.includes(null) || ("text" in fact.object && !isDrawnFrom(fact.object.text, evidence.quote))) return refuse("arguments");
  const dated = withOurDates(layout, candidate);
  if (!dated) return refuse("numbers");
  if (!negationFits(dated, entities)) return refuse("negation");
  const firm = withOurStatus(dated, entities);
  return { ok: true, candidate: places.includes("before") ? { ...firm, doubts: doubting(firm, "coref"), sure: false } : firm };
}

/** A card without the fields whose candidates were refused; null when nothing is left on it. */
function cardLeft(card: EventCard, kept: ReadonlySet<string>): EventCard | null {
  const date = card.date && kept.has(card.date.candidate) ? card.date : null;
  const place = card.place && kept.has(card.place.candidate) ? card.place : null;
  const people = card.people.filter(({ candidate }) => kept.has(candidate));
  return date || place || people.length > 0 ? { ...card, date, place, people } : null;
}

/** Entities that are named in the article or that a candidate speaks of. */
function entitiesLeft(entities: readonly ReadEntity[], candidates: readonly Candidate[], events: readonly EventCard[]): ReadEntity[] {
  const spoken = new Set([...candidates.flatMap(argumentsOf), ...events.map(({ event }) => event)]);
  const owners = new Set(entities.filter(({ id }) => spoken.has(id)).map(({ of }) => of));
  return entities.filter(({ id, mentions, kind }) => spoken.has(id) || owners.has(id) || (mentions.length > 0 && kind !== "term"));
}

/** An extraction with what passes the checks, and without what then speaks of nothing. */
export function verified(layout: Layout, { entities, candidates, events }: Extraction, relations: readonly Relation[] = []): Extraction {
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  const passed = candidates.flatMap((candidate) => {
    const verdict = verify(layout, candidate, byId, relations);
    return verdict.ok ? [verdict.candidate] : [];
  });
  const kept = new Set(passed.map(({ id }) => id));
  const cards = events.flatMap((card) => cardLeft(card, kept) ?? []);
  const onCards = new Set(cards.map(({ id }) => id));
  const left = passed.filter(({ card }) => card === undefined || onCards.has(card));
  return { entities: entitiesLeft(entities, left, cards), candidates: left, events: cards };
}
