import type { SourceKind, SourceOf } from "../facts/fact";
import type { ShownTexts } from "../markup/shown-texts";
import type { GivenReply, Item, Outcome, Reply, ShownQuestion } from "../questions/question";
import type { Problem } from "../problem";
import type { FeedbackTime } from "./settings";

/** What a learner sends with one answer. `reply` is checked against the question by `readGiven`. */
export type AnswerBody = {
  /** Made by the sender, one for each answer: sending it again is the same answer. */
  key: string;
  /** Goes up with each answer to the same question. */
  sequence: number;
  reply: unknown;
  /** The sender's clock, in milliseconds since 1970. */
  answeredAt: number;
  /** By a clock that only goes forward: since the attempt's start on the server. */
  elapsedMs: number;
  /** How long the question was in view. */
  itemMs?: number;
  zone?: string;
  hints: number;
};

/** What became of an answer: whether it counts as things stand, and whether it arrived after the deadline. */
export type Stored = { sequence: number; counts: boolean; late: boolean };

/** Words that a fact rests on, with their neighbours in the source and what the source is. */
export type Quotation = {
  source: string;
  title: string;
  start: number;
  end: number;
  quote: string;
  before: string;
  after: string;
  kind: SourceKind;
  /** Where in the thing behind the digest: "paragraph 10". */
  at: string | null;
  of: SourceOf | null;
  date: string | null;
};

/** What an earlier report had said of the same thing: a sentence, and the date of the report where it is known. */
export type Earlier = { statement: string; title: string; date: string | null };

/**
 * What became of a fact since it was asked: corrected, followed by something newer, or taken out. `on` is a date ("2025-03-11", by UTC),
 * `statement` what is so now and `evidence` where it says so, both null where nothing is.
 */
export type Correction = { kind: "corrected" | "newer" | "taken-out"; on: string; statement: string | null; evidence: Quotation | null };

/**
 * What became of a mark since it was first given: raised by so many points after a correction, or given by hand, with the teacher’s reason.
 */
export type Remark = { kind: "raised"; points: number } | { kind: "by-hand"; note: string };

/** What is told once an answer is stored. */
export type Feedback = {
  points: number;
  near: boolean;
  outcomes: Outcome[];
  key: Reply["key"];
  accepted: string[];
  explanation: string;
  evidence: Quotation[];
  earlier: Earlier[];
  /** What became of the facts since, where anything did. */
  corrections?: Correction[];
  /** What became of the mark since, where anything did. */
  remark?: Remark;
  /** How those of its texts are shown that are in light markup. */
  texts?: ShownTexts;
};

/** The response to an answer that is stored. `deadline` is in ISO 8601. */
export type AnswerResponse = { stored: Stored; feedback: Feedback | null; next: ShownQuestion | null; deadline: string | null };

/** An answer that is stored, as its own learner may see it again. */
export type StoredAnswer = Stored & { key: string; reply: GivenReply };

/** The response to an answer that collides with what is stored: with its key, its sequence, or a question that is locked or handed in. */
export type AnswerConflict = { problems: Problem[]; stored: StoredAnswer | null; feedback: Feedback | null; deadline: string | null };

/** The response to a reveal: the back of a card, or the points of say-it, each with the words it rests on. `texts` as for a question. */
export type Revealed =
  | { kind: "grade"; back: string; evidence: Quotation[]; texts?: ShownTexts }
  | { kind: "points"; options: (Item & { evidence: Quotation[] })[]; text: string; texts?: ShownTexts };

/** One question of an attempt as its learner may see it now. */
export type AttemptItem = {
  position: number;
  question: ShownQuestion;
  flagged: boolean;
  /** The answer that counts; where none does, the last one stored. */
  answer: StoredAnswer | null;
  /** The highest sequence stored, -1 for none. */
  lastSequence: number;
  revealed: Revealed | null;
  /** Null until it may be told. */
  feedback: Feedback | null;
};

/** An attempt as its learner may see it now: enough to go on where it was. Times are in ISO 8601 by the server's clock. */
export type AttemptState = {
  id: string;
  set: { slug: string; title: string };
  /** The assignment of a class that it belongs to; null for what somebody took of their own accord. */
  assignmentId: string | null;
  /** Whether what was right is told once it is over: false while a teacher holds it back. */
  isToldAfter: boolean;
  feedback: FeedbackTime;
  strict: boolean;
  startedAt: string;
  now: string;
  deadline: string | null;
  finished: boolean;
  items: AttemptItem[];
};
