import type { Layer } from "../facts/fact";
import type { ShownTexts } from "../markup/shown-texts";

/**
 * A question is a view of facts: made, never stored as truth. Ids of questions, options, items, rows and columns are opaque digests that
 * say nothing about what is right. See docs/decisions and the table of replies there.
 */

export const SLOTS = ["subject", "object", "whole"] as const;
/** What is asked for: one end of the fact, or the whole of it. */
export type Slot = (typeof SLOTS)[number];

export type Option = { id: string; text: string };
/** A place to point to: latitude and longitude in degrees, north and east positive. */
export type PlaceOption = Option & { at: [number, number] };
export type Item = { id: string; text: string };
/** A cell of a grid that is asked: which row, which column. */
export type Cell = { id: string; row: string; column: string };

/** Which facts an option, item or cell moves in memory. Secret until the answer is stored. */
export type FactsOf = Readonly<Record<string, readonly string[]>>;

/**
 * What options are worth beside the key, from -1 to 1 (of the whole), where an author says so: a share of the points moves no memory.
 * Secret.
 */
export type CreditOf = Readonly<Record<string, number>>;
/** Another answer in words and what it is worth, above 0 and up to 1. With `wild` a "*" in it stands for any letters. Secret. */
export type AlsoText = { text: string; credit: number; wild?: boolean };
/** Another number, how far off it may be, and what it is worth. Secret. */
export type AlsoNumber = { key: number; tolerance: number; credit: number };

/** One reply per way of answering, with its key. Texts of options are not secret; everything in `Secret` is. */
export type Reply =
  | { kind: "choice"; options: Option[]; key: string; credit?: CreditOf; facts?: FactsOf }
  | { kind: "choices"; options: Option[]; key: string[]; credit?: CreditOf; facts?: FactsOf }
  | { kind: "text"; key: string; accepted: string[]; also?: AlsoText[]; facts?: FactsOf }
  | { kind: "number"; key: number; unit: string; tolerance: number; also?: AlsoNumber[]; facts?: FactsOf }
  | { kind: "order"; options: Option[]; key: string[]; facts?: FactsOf }
  | { kind: "pairs"; items: Item[]; options: Option[]; key: Readonly<Record<string, string>>; facts?: FactsOf }
  | { kind: "boxes"; items: Item[]; options: Option[]; key: Readonly<Record<string, string>>; facts?: FactsOf }
  | {
      kind: "grid";
      rows: Item[];
      columns: Item[];
      items: Cell[];
      options: Option[];
      key: Readonly<Record<string, string>>;
      facts?: FactsOf;
    }
  | { kind: "points"; options: Option[]; key: string[]; facts?: FactsOf }
  | { kind: "grade"; key: 3; back: string; facts?: FactsOf }
  | { kind: "place"; options: PlaceOption[]; key: string; facts?: FactsOf };

export type ReplyKind = Reply["kind"];

/** Kinds that the learner marks: shown apart, outside every score. */
export const SELF_MARKED: readonly ReplyKind[] = ["grade", "points"];

export const PROOF_KINDS = [
  "functional",
  "negated",
  "closed",
  "disjoint",
  "text-closed",
  "stated",
  "mode",
  "claim",
  "conflict",
  "silent",
  "order",
] as const;
export type ProofKind = (typeof PROOF_KINDS)[number];

/** Why an option (of an item, where there are items) is not right: the rule, and the facts it rests on. */
export type Proof = { itemId?: string; optionId: string; kind: ProofKind; factIds: string[] };

/** The words a question rests on: `quote` is `text.slice(start, end)` of the source. */
export type QuestionEvidence = { source: string; title: string; start: number; end: number; quote: string };

export type Question = {
  /** Digest of set, format, slot, sorted fact ids and variant: the same on every machine. */
  id: string;
  format: string;
  slot: Slot;
  layer: Layer;
  /** The facts asked: what an answer moves. Sorted by code point. */
  factIds: string[];
  /** The facts that the context line and the descriptions rest on. */
  restsOn: string[];
  /** "Defence ministers, Paris, 12 March 2025": with the stem it is unambiguous. Never empty. */
  context: string;
  stem: string;
  reply: Reply;
  /** What is so, in a sentence or two made from the facts. Secret. */
  explanation: string;
  /** Secret until answered. */
  evidence: QuestionEvidence[];
  proofs: Proof[];
  /**
   * Its texts are in light markup (lib/markup), but for what is typed (the key, what else is accepted, a unit), which is plain. Else every
   * sign is meant as itself.
   */
  markup?: true;
  /** The language of its set, as a tag; English where there is none. */
  language?: string;
};

type WithoutKey<R> = R extends { kind: "grade" }
  ? { kind: "grade" }
  : R extends { kind: "points" }
    ? { kind: "points" }
    : R extends { kind: "text" }
      ? { kind: "text" }
      : R extends { kind: "number" }
        ? { kind: "number"; unit: string }
        : Omit<R, "key" | "facts" | "credit">;

/** A reply as a learner may see it before answering. */
export type ShownReply = WithoutKey<Reply>;

/**
 * A question as a learner may see it before answering: the only type that is ever a prop or a response. `texts` says how those of its texts
 * are shown that are in light markup.
 */
export type ShownQuestion = Pick<Question, "id" | "format" | "layer" | "context" | "stem" | "language"> & {
  reply: ShownReply;
  texts?: ShownTexts;
};

function shownReply(reply: Reply): ShownReply {
  switch (reply.kind) {
    case "choice":
    case "choices":
    case "order":
      return { kind: reply.kind, options: reply.options };
    case "place":
      return { kind: "place", options: reply.options };
    case "text":
    case "grade":
    case "points":
      return { kind: reply.kind };
    case "number":
      return { kind: "number", unit: reply.unit };
    case "pairs":
    case "boxes":
      return { kind: reply.kind, items: reply.items, options: reply.options };
    case "grid":
      return { kind: "grid", rows: reply.rows, columns: reply.columns, items: reply.items, options: reply.options };
  }
}

/** The question without anything secret: built up from what may be seen, so that a new secret field stays secret. */
export function shown(question: Question): ShownQuestion {
  const { id, format, layer, context, stem, language } = question;
  return { id, format, layer, context, stem, reply: shownReply(question.reply), ...(language !== undefined && { language }) };
}

/** What a learner sends: the shape of the key. A grade is 1 to 4; points are the ids ticked. `gaveUp` is wrong. */
export type Given =
  | { kind: "choice" | "place"; value: string }
  | { kind: "choices" | "order" | "points"; value: string[] }
  | { kind: "text"; value: string }
  | { kind: "number"; value: number | string }
  | { kind: "pairs" | "boxes" | "grid"; value: Record<string, string> }
  | { kind: "grade"; value: 1 | 2 | 3 | 4 };
export type GivenReply = Given | { kind: ReplyKind; gaveUp: true };

/** What one answer says of one fact: it moves the memory of that fact and slot. */
export type Outcome = { factId: string; slot: Slot; right: boolean };

/** The mark of one answer: points from 0 to 1, `near` when a typed answer was accepted with a slip. */
export type Mark = { points: number; near: boolean; outcomes: Outcome[] };
