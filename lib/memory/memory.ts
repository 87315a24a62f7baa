import type { ReplyKind, Slot } from "../questions/question";

/**
 * What a learner remembers of one asked side of one fact. One memory per person, fact and slot: formats are faces of it. It is always the
 * fold of what happened to it (docs/decisions/memory.md); the stored row is a cache of that fold.
 */
export type Memory = {
  /** Days until recall has fallen to 0.9. More than 0. */
  stability: number;
  /** 1 to 10. */
  difficulty: number;
  /** The last thing that moved it, in milliseconds since 1970: elapsed days count from here. */
  at: number;
  /** Whether it was ever recalled without being shown the answer: lifts the ceiling of recognition. */
  produced: boolean;
  /** Outcomes folded into it. */
  reviews: number;
  /** Wrong ones among them after a first success. */
  lapses: number;
  /** Wrong ones in a row up to now. */
  missedInARow: number;
  /** The local date of the last success that counted: recognising it once more on that day counts nothing. Null when there was none. */
  countedOn: string | null;
  /**
   * What it was before it was recognised on `countedOn`: a production later that day is worked out from there. Null when there is no such
   * thing.
   */
  before: Before | null;
  /** Whether the fact came to mean something else since it was last asked: it is due at once. */
  changed: boolean;
};

/** A memory before a recognition moved it; `state` is null when there was none yet. */
export type Before = { state: { stability: number; difficulty: number } | null; at: number };

/** One answer as far as it concerns one memory. */
export type OutcomeEvent = {
  kind: "outcome";
  /** When it was answered, in milliseconds since 1970, never later than it was received. */
  at: number;
  receivedAt: number;
  /** Of the answer: the last tie-break of the order. */
  id: string;
  right: boolean;
  reply: ReplyKind;
  /** The options that could have been guessed among for this part; null where the answer had to be produced. */
  choices: number | null;
  /** The learner's own grade, 1 to 4, of a card; null where the app marked. */
  grade: 1 | 2 | 3 | 4 | null;
  /** A typed answer that was accepted although misspelt, or refused only for a slip of the pen. */
  near: boolean;
  hints: number;
  slow: boolean;
  /** 0 to 1: the points of the reply where the reply as a whole moves the fact; 1 or 0 as `right` where the fact has a part of its own. */
  points: number;
  /** The learner's own date: "2025-03-11". */
  localDate: string;
};

/** The fact came to mean something else: what was learnt of it holds three days at most. */
export type MeaningEvent = { kind: "meaning"; at: number; id: string };

/** The learner wants to begin again with this fact. */
export type RestartEvent = { kind: "restart"; at: number; id: string };

export type MemoryEvent = OutcomeEvent | MeaningEvent | RestartEvent;

/** The 21 weights of FSRS-6 in their order (memory-and-statistics.md 5.1 in the decision page). */
export type Weights = readonly number[];

/** Which memory: unique per person. */
export type MemoryKey = { setId: string; factId: string; slot: Slot };
