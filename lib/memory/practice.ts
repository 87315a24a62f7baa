import type { DayCell } from "../charts/days";
import type { ShownTexts } from "../markup/shown-texts";
import type { AnswerResponse, AttemptItem, AttemptState, Quotation } from "../quizzes/answer";
import type { MemoryKey } from "./memory";
import type { AskReason } from "./session";
import type { Streak } from "./streak";

/** `practice` counts for memory; `free` practises a topic now and touches nothing that is due. */
export const PRACTICE_MODES = ["practice", "free"] as const;
export type PracticeMode = (typeof PRACTICE_MODES)[number];

type SetName = { slug: string; title: string };

/**
 * What one session of the plan's minutes would hold if it began now, never what lies behind it: whole minutes (0 where nothing is worth
 * asking), facts to keep, facts that are new, and facts missed lately.
 */
export type Ready = { minutes: number; keep: number; fresh: number; missed: number };

/** How well a topic is known: the mean chance of recall today of the facts met, 0 to 1. */
export type TopicToday = { set: SetName; topic: string; facts: number; known: number };

/** Two facts that somebody takes for one another. `keys` begin a session that asks both. */
export type ConfusedToday = { setId: string; set: string; pair: readonly [ConfusedFact, ConfusedFact]; keys: readonly MemoryKey[] };
/** A fact as its asked end, and what the statement says around it: "Jonathan Powell", "", " advises the UK". */
export type ConfusedFact = { text: string; before: string; after: string };

/** A fact that came to mean something else since its learner last answered it. Told once. */
export type ChangedFact = { factVersionId: string; before: string; after: string; source: Quotation | null };

/** The front page of somebody who practises. The date is the person's own, "2025-03-18". */
export type Today = {
  date: string;
  /** Those of the plan for this day: halved on a light day. */
  minutes: number;
  ready: Ready;
  /** A session under way, to go on with. */
  open: { attemptId: string; minutesLeft: number; mode: PracticeMode } | null;
  topics: readonly TopicToday[];
  confused: readonly ConfusedToday[];
  days: readonly DayCell[];
  /** Told once each. */
  changes: readonly ChangedFact[];
  /** Null where the person hides it. */
  streak: Streak | null;
  /** False while nothing was ever answered. */
  met: boolean;
};

/** What is known of the memory behind a question: enough for the line under a card. */
export type MemoryFace = {
  /** The chance of recall before this question, 0 to 1; null for a new fact. */
  retrievability: number | null;
  /** Missed so many times in a row: from three on, its passage is offered instead of another card. */
  missedInARow: number;
  /** Days until it comes back for Again, Hard, Good, Easy; null unless the plan shows them and the reply is a grade. */
  intervals: readonly [number, number, number, number] | null;
};

/** The source sentence with the answer replaced by "___"; `texts` as for a question. */
export type PracticeHint = { text: string; title: string; texts?: ShownTexts };

/** One question of a session as its learner may see it now. */
export type PracticeItem = AttemptItem & {
  set: SetName & { id: string };
  reason: AskReason;
  memory: MemoryFace;
  /** The seconds it should take this learner. */
  seconds: number;
  canHint: boolean;
  /** Null until it was asked for. */
  hint: PracticeHint | null;
  /** Whether the learner may edit the set. */
  mine: boolean;
  /** Where its passage can be read, for what was missed again and again; null for other questions, and where it may not be read. */
  passage: { source: string; title: string } | null;
};

/** A session as its learner may see it now. Questions are answered in order of position; further ones are added at the end as it goes. */
export type PracticeState = Omit<AttemptState, "set" | "items" | "assignmentId" | "isToldAfter"> & {
  mode: PracticeMode;
  minutes: number;
  /** What went into it so far; pauses are not counted (lib/memory/pace.ts). */
  spentMs: number;
  grades: 2 | 4;
  items: readonly PracticeItem[];
};

/** What came of an answer, or of putting something away: questions added at the end, and whether nothing more comes. */
export type PracticeMove = { added: readonly PracticeItem[]; done: boolean };

/** The response to an answer of a session. */
export type PracticeAnswerResponse = AnswerResponse & PracticeMove;
