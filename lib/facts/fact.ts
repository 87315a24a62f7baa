/**
 * The nouns of a fact set, as the fact-set file has them (docs/fact-set-file.md, version 1). Everything else in lib reads these types.
 * All ids are stable, lower-case and unique within their list. Offsets are UTF-16 units. Dates are "YYYY-MM-DD".
 */

export const ENTITY_KINDS = ["person", "organisation", "place", "event", "term", "office", "deed", "work", "thing"] as const;
export type EntityKind = (typeof ENTITY_KINDS)[number];

export const STATUSES = ["asserted", "planned", "possible"] as const;
/** How firmly a fact is told: it happened, it was due to happen, it could happen. */
export type Status = (typeof STATUSES)[number];

export const MODES = ["in-person", "remote", "representative"] as const;
/** How somebody took part: there, by video or telephone, or sent somebody. */
export type Mode = (typeof MODES)[number];

export const REVIEWS = ["approved", "pending", "rejected"] as const;
/** Approved facts are asked; pending ones only make things possibly true; rejected ones play no part. */
export type Review = (typeof REVIEWS)[number];

export const PRECISIONS = ["day", "week", "month", "year"] as const;
export type Precision = (typeof PRECISIONS)[number];

export const SCOPES = ["none", "date", "event"] as const;
/** Within what a functional relation has one value: ever, among facts whose from-to overlap, or among facts of one event. */
export type Scope = (typeof SCOPES)[number];

export const LAYERS = ["reported", "happened"] as const;
/** What a question stands on: the reports alone, or everything known now. */
export type Layer = (typeof LAYERS)[number];

export const SOURCE_KINDS = ["digest", "text", "author", "import"] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** What a digest sums up. A publisher that is not known is null and shown as "publisher not named". */
export type SourceOf = { publisher: string | null; date: string; title: string | null; url: string | null };

export type Source = {
  id: string;
  kind: SourceKind;
  title: string;
  date?: string;
  text: string;
  of?: SourceOf;
  /** True when it tells what came of plans. */
  outcome?: boolean;
  /** Spans of broken words: never shown in a gap, never quoted in a stem. */
  damaged?: [start: number, end: number][];
};

export type Entity = {
  id: string;
  kind: EntityKind;
  subtype?: string;
  name: string;
  /** The article it takes in running text ("the" UK); dropped where it stands alone. */
  article?: string;
  aliases?: string[];
  /** The place this one is part of, by id. */
  in?: string;
  /** Latitude and longitude of a place. */
  at?: [latitude: number, longitude: number];
  /** Whose office or deed it is, by id. */
  of?: string;
  /** Offices of other countries that do the same: they bar an option where no country is named, and never carry truth. */
  equivalents?: string[];
  /** A sentence that says who or what it is, for people who look it up. */
  note?: string;
};

/** What a fact says of its subject. A span of one day has `from` equal to `to`. */
export type FactObject =
  { entity: string } | { text: string } | { number: number; unit: string } | { from: string; to: string; precision: Precision };

export const VALUE_KINDS = ["text", "number", "date"] as const;
/** The kind of value a relation takes where it takes no entity. */
export type ValueKind = (typeof VALUE_KINDS)[number];

/**
 * The wordings of a relation in one language: templates with {subject}, {object}, {by}, {hedge}, {unit}, {saidOn}. Keys: askSubject,
 * askObject, state; each may be followed by Negated, then a mode (Remote, Representative), then a status (Planned, Possible):
 * "askSubjectNegatedPlanned", "stateRemotePlanned". In-person and asserted add nothing. A fact that needs a wording that is missing cannot
 * be asked or stated so. Two more, for formats of several facts: `phrase` (with Negated and mode, never a status or {by}) tells neither
 * when nor how firmly, with a verb in -ing: "{subject} attending {object}"; `askEach` asks of several subjects at once: "Which office did
 * each of these people hold?". {subject} and {object} take the entity as it is named in running text (an event: "the defence ministers’
 * meeting"). askSubject never holds {subject}, askObject never holds {object}. A number's ask holds {hedge} ("{hedge} how many …": "Around
 * how many …", or "How many …" where there is none).
 */
export type Wording = Readonly<Record<string, string>>;

export type Relation = {
  id: string;
  label: string;
  subject: EntityKind[];
  object: EntityKind[] | ValueKind;
  /** A subject has at most one object within `scope`. */
  functional?: boolean;
  /** An object has at most one subject within `scope`. */
  inverseFunctional?: boolean;
  scope?: Scope;
  /**
   * What the product looks for in it, whatever its id: "date" and "place" of an event (descriptions rest on them), "attendance",
   * "condition", "order", "meaning", "office", "speech" (formats of several facts), "card" (lib/facts/card.ts).
   */
  role?: string;
  wording?: Readonly<Record<string, Wording>>;
};

export type Evidence = {
  source: string;
  start: number;
  end: number;
  /** Where in the thing behind the digest: "paragraph 10". */
  at?: string;
};

export type Fact = {
  id: string;
  subject: string;
  relation: string;
  object: FactObject;
  status: Status;
  negated?: boolean;
  /** "around", "at least": printed with the value, always. */
  hedge?: string;
  /** Who says so: an entity. */
  by?: string;
  mode?: Mode;
  /** The event it belongs to, where neither end is one. */
  event?: string;
  saidOn?: string;
  saidIn?: string;
  /** It holds during this span; a missing end is open. */
  from?: string;
  to?: string;
  asOf?: string;
  reviewBy?: string;
  /** The fact that tells what came of this one. */
  replacedBy?: string;
  review?: Review;
  topic?: string;
  /** Words somebody files it under, beside its topic. */
  tags?: string[];
  trivial?: boolean;
  note?: string;
  evidence: Evidence[];
};

/** Says that the list of subjects for a relation and object (or of objects for a relation and subject) is complete. */
export type Closure = {
  relation: string;
  object?: string;
  subject?: string;
  /** In what sense it is complete: "named in the joint statement". */
  scope: string;
  evidence: Evidence[];
};

export type FactSet = {
  format: "footing-fact-set/1";
  slug: string;
  title: string;
  description?: string;
  language: string;
  licence: string;
  /** Its texts are in light markup (lib/markup): formulas, pictures, bold. Else every sign is meant as itself. */
  markup?: true;
  sources: Source[];
  entities: Entity[];
  relations: Relation[];
  facts: Fact[];
  closures: Closure[];
  /** Authored and edited questions; checked by lib/questions. */
  questions: AuthoredQuestion[];
};

/** A question somebody wrote or reworded, by hand or in a file: `reply` has the shape of its kind (lib/questions/question.ts). */
export type AuthoredQuestion = {
  id: string;
  context: string;
  stem: string;
  reply: { kind: string } & Record<string, unknown>;
  factIds: string[];
  /** The id of the generated question that it stands in for. */
  replaces?: string;
  /** The format it is asked in; without it the usual one of its kind of reply. */
  format?: string;
  /** Which end of its facts is asked; without it the object. */
  slot?: "subject" | "object" | "whole";
  /** Without it what is known now. */
  layer?: Layer;
  explanation?: string;
  /** The facts that its descriptions rest on. */
  restsOn?: string[];
  /** Why each wrong option is wrong; without it because its author states so. */
  proofs?: { itemId?: string; optionId: string; kind: string; factIds: string[] }[];
};
