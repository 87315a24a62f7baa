/**
 * What files of other programs hold, before anybody decides what becomes of it. Readers make it, writers never see it; `settle` (settle.ts)
 * makes a fact set of it. Every text in it is in the light markup of lib/markup, so a reader of plain text passes its words through
 * `markupOfPlain`, and one of HTML through `markupOfHtml`.
 */

/**
 * An answer that somebody may give, what it is worth (0 to 1; a reader leaves penalties at 0 and says so), and what its author says to it.
 */
export type RatedAnswer = { text: string; credit: number; feedback?: string };

/** How a question of somebody else is answered, with its key. */
export type WrittenReply =
  /** One of some options: the ones with credit 1 are right; more than one right means that any of them is. */
  | { kind: "one"; options: RatedAnswer[] }
  /**
   * All that are right: credit 1 is right, 0 wrong. A file's shares of the points are `shares`, in the order of options, and may be
   * negative.
   */
  | { kind: "several"; options: RatedAnswer[]; shares?: number[] }
  | { kind: "true-false"; right: boolean; feedback?: { true?: string; false?: string } }
  /**
   * Typed: the first with credit 1 is the key, others are accepted too. A "*" in an answer stands for any letters where `wildcards` is set.
   */
  | { kind: "typed"; answers: RatedAnswer[]; wildcards?: boolean; matchCase?: boolean }
  | { kind: "number"; answers: { value: number; tolerance: number; credit: number; feedback?: string }[]; unit: string }
  /** The texts in their right order. */
  | { kind: "order"; items: string[] }
  /** Each left has one right; `extra` are rights that fit no left. Gap match and associate come as this, too. */
  | { kind: "pairs"; pairs: { left: string; right: string }[]; extra: string[] }
  /** To be answered in one's own words: `model` is what a good answer says ("" where the file says nothing). */
  | { kind: "open"; model: string };

/** What one row of a file says. */
export type Said =
  | { kind: "card"; front: string; back: string; bothWays: boolean; explanation?: string }
  /** A sentence with one gap, written "___", and what goes in it. `hint` is "" where there is none. */
  | { kind: "gap"; text: string; answer: string; accepted: string[]; hint: string; explanation?: string }
  /** `name` is what the file calls it for its author; `explanation` is said after the answer, whatever it was ("" for nothing). */
  | { kind: "written"; name: string; stem: string; reply: WrittenReply; explanation: string }
  /** A row of a table of facts. `relation` is its label: "capital of". */
  | { kind: "statement"; subject: string; relation: string; object: string };

/** One earlier answer to a row: when (ms since 1970), 1 to 4 as in Anki (again, hard, good, easy), and how long it took in ms. */
export type Review = { at: number; grade: 1 | 2 | 3 | 4; ms: number };

/** One thing that a file holds: a note’s card, a question, a line of a table. */
export type Row = {
  /** What the file calls it, the same in a newer version of the file; null where the file has no names: then its words name it. */
  id: string | null;
  /** Where it stands, for people: "line 12", "question 3 (Kings)", "note 5". */
  where: string;
  says: Said;
  /** Category or deck, the outermost first: ["Geography", "Europe"]. */
  topic: string[];
  tags: string[];
  /** Where it is from, in the words of its author; "" where nothing is said. */
  source: string;
  reviews?: Review[];
  /** Those to its way back: of a card that is asked both ways. */
  reviewsBack?: Review[];
};

/** A picture or sound that texts name as `![words](media:NAME)`. The bytes are as in the file: whoever stores them looks at them first. */
export type MediaFile = { name: string; bytes: Uint8Array };

/** Which part of a row each column of a table is. */
export const COLUMN_ROLES = [
  "front",
  "back",
  "question",
  "answer",
  "wrong",
  "explanation",
  "subject",
  "relation",
  "object",
  "source",
  "topic",
  "tags",
  "id",
  "skip",
] as const;
export type ColumnRole = (typeof COLUMN_ROLES)[number];

/** What a table looks like, so that a person can say what its columns are: `columns` as they were taken, with the first cells of each. */
export type TableView = {
  columns: { name: string; role: ColumnRole; samples: string[] }[];
  hasHeader: boolean;
  delimiter: string;
  encoding: string;
};

/** Everything a file of somebody else holds. `language` is a BCP 47 tag; null where the file does not say. */
export type Material = { title: string | null; language: string | null; rows: Row[]; media: MediaFile[]; table?: TableView };
