/**
 * The nouns of reading: what is made of an article before a person has decided anything. Offsets are UTF-16 units into `Article.text`,
 * which never changes; `text.slice(start, end)` are the words. Dates are "YYYY-MM-DD". Everything here survives JSON.
 */
import type { Entity, Fact, Mode, Precision, Status } from "../facts/fact";

/** An article as it came: its text unchanged, and the day it was written, from which its weekdays are worked out. */
export type Article = {
  text: string;
  date: string;
  title?: string;
  /** Language tag ("en", "fr"); guessed from the text where it is not given. */
  language?: string;
};

/** A stretch of the text, `end` not included. */
export type Span = { start: number; end: number };

export const LINE_CLASSES = ["body", "heading", "caption", "boilerplate"] as const;
/** What a line is: the report itself, a title, words under a picture, or what the page says about itself (appeals, links, notices). */
export type LineClass = (typeof LINE_CLASSES)[number];

/** One line of the text, without the white space around it. Empty lines are not listed. */
export type Line = Span & { class: LineClass };

/** One sentence, in the order of the text. Facts come from sentences of class "body" alone. */
export type Sentence = Span & { index: number; class: LineClass; line: number };

/** Where an entity is named: the words of the span are one of its names, or a title that stands for it. */
export type Mention = Span & { entity: string; sentence: number };

/**
 * Somebody or something the article names. `id` is the id in the set where the set knows it (`isNew` false), otherwise one proposed for it
 * that no entity of the set has: saving it as it is adds it to the set. `newAliases` are names of the article that the set does not know
 * yet.
 */
export type ReadEntity = Entity & {
  isNew: boolean;
  newAliases: string[];
  /** The rules are sure of its kind: a title, a list of countries, the set itself says so. */
  isSure: boolean;
  mentions: Mention[];
};

/** Words that mean a day, a week, a month or a year, and which one they mean. `isSure` is false where the tense leaves two days open. */
export type ReadDate = Span & { sentence: number; words: string; from: string; to: string; precision: Precision; isSure: boolean };

export const FAMILIES = ["event", "want", "reason", "statement", "quote", "absence", "definition", "quantity", "office"] as const;
/**
 * What kind of fact a candidate is, those that teachers come for first: `event` who, where, when (part of a card); `want` who wants, offers
 * or refuses what; `reason` why; `statement` what somebody said, in other words; `quote` words between quotation marks and whose they are;
 * `absence` who stays away; `definition` what a term means; `quantity` how many; `office` who is what.
 */
export type Family = (typeof FAMILIES)[number];

/**
 * A fact before it has an id, a source and a review: entities by the ids of `Reading.entities`, relations by those of the set or of
 * READING_RELATIONS.
 */
export type DraftFact = Omit<Fact, "id" | "evidence" | "review" | "replacedBy">;

/** The words a candidate stands on, exactly as they are in the text: `quote === text.slice(start, end)`. */
export type Quote = Span & { quote: string };

/** A fact proposed for review. */
export type Candidate = {
  /** The same for the same article, rules and set; unique within a reading. */
  id: string;
  family: Family;
  /** The sentence that says it (index into `Reading.sentences`). */
  sentence: number;
  evidence: Quote;
  fact: DraftFact;
  /** Its two ends and its value as a person reads them: "Ada Okoro", "holds the office of", "mayor of Larch Hill". */
  subject: string;
  relation: string;
  object: string;
  /** The rules are sure of it: one button may take all of these together. Never true of events. */
  sure: boolean;
  /** The higher, the earlier it is shown; between 0 and 1. */
  salience: number;
  /** What to look at before it is taken; said to the teacher. Empty where it is sure. */
  doubts: Doubt[];
  /** Other places of the article that say the same. */
  also: Quote[];
  /** Who proposes it: the id of a FactExtractor. */
  extractor: string;
  /** The event card it is a part of. */
  card?: string;
};

export const DOUBTS = ["who", "speaker", "when", "words-cut", "coref", "unconfirmed", "heading", "changed"] as const;
/**
 * Why a candidate is not sure: `who` an entity is guessed; `speaker` the speaker is guessed; `when` a date is guessed; `words-cut` the
 * words are part of a sentence that goes on; `coref` a pronoun was read as somebody; `unconfirmed` a model proposed it; `heading` a term is
 * only explained in passing; `changed` the checks corrected its status, date or evidence.
 */
export type Doubt = (typeof DOUBTS)[number];

/** Somebody on an event card, and how they take part. */
export type CardPerson = { entity: string; role: "hosted" | "attended"; negated: boolean; mode?: Mode; candidate: string };

/**
 * An event as a form filled in beforehand: never a fact until somebody confirms it. Each filled field names the candidate (family "event")
 * that holds its evidence; confirming the card takes those of the fields that were left standing.
 */
export type EventCard = {
  id: string;
  /** The id of the event among `Reading.entities` (kind "event"). */
  event: string;
  /** "talks", "meeting", "summit", "call", "match": the noun of the article. */
  kind: string;
  name: string;
  sentence: number;
  evidence: Quote;
  status: Status;
  date: { from: string; to: string; precision: Precision; candidate: string } | null;
  place: { entity: string; candidate: string } | null;
  people: CardPerson[];
  /** How it is held, where the article says so (a call, a video meeting). */
  how: Mode | null;
  salience: number;
};

/** Lines, sentences, entities and dates of an article: what every extractor starts from. */
export type Layout = {
  article: Article;
  /** The language it is written in; rules exist for "en" alone. */
  language: string;
  lines: Line[];
  sentences: Sentence[];
  entities: ReadEntity[];
  dates: ReadDate[];
};

/** All that was read. Of a text that is not English, candidates and events are empty: facts are made by hand. */
export type Reading = Layout & { candidates: Candidate[]; events: EventCard[] };

/** What a set brings to the reading of its next article: its entities with all their aliases, and those of articles read before. */
export type Known = { entities: readonly Entity[] };

/** What an extractor found, with the entities its facts speak of: those of the layout and any it added. */
export type Extraction = { entities: ReadEntity[]; candidates: Candidate[]; events: EventCard[] };

/** Something that proposes facts. Whatever it proposes goes through `verify` (./verify.ts) before anybody sees it. */
export type FactExtractor = {
  id: string;
  extract(layout: Layout, signal?: AbortSignal): Promise<Extraction>;
};
