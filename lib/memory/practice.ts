import type { DayCell } from "../charts/days";
import type { ShownQuestion } from "../questions/question";
import type { AnswerResponse, AttemptState, Quotation } from "../quizzes/answer";
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

/** Two facts that somebody takes for one another: "Jonathan Powell" "advises the UK". `keys` begin a session that asks both. */
export type ConfusedToday = { setId: string; set: string; pair: readonly [ConfusedFact, ConfusedFact]; keys: readonly MemoryKey[] };
export type ConfusedFact = { text: string; says: string };

/** A fact that came to mean something else since its learner last answered it; `id` is that of its version. Told once. */
export type ChangedFact = { id: string; before: string; after: string; source: Quotation | null };

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

/** Why a question of a session is asked, and how its memory stood just before. */
export type PracticeAsk = {
  position: number;
  reason: AskReason;
  set: SetName;
  /** Whether the answer moves a memory: not in free practice. */
  kept: boolean;
  missedInARow: number;
  lapses: number;
  /** Days until it comes back for Again, Hard, Good and Easy; null unless the plan shows them and the reply is a grade. */
  intervals: readonly [number, number, number, number] | null;
  secondsExpected: number;
  hasHint: boolean;
  /** The source sentence with the answer replaced by "___", once it was asked for. */
  hint: { text: string; title: string } | null;
  /** Where its passage can be read; null where it may not be. */
  readHref: string | null;
  /** Null for whoever may not edit it. */
  editHref: string | null;
};

/**
 * A session as its learner may see it now: an attempt (`set` is that of its first question) with one ask for each position. Questions are
 * answered in order of position; further ones are added at the end as it goes.
 */
export type PracticeState = AttemptState & {
  mode: PracticeMode;
  minutes: number;
  /** What went into it so far; pauses are not counted (lib/memory/pace.ts). */
  spentMs: number;
  asks: readonly PracticeAsk[];
  grades: 2 | 4;
  showIntervals: boolean;
};

/** A further question with its ask; both null where there is none. */
export type PracticeNext = { next: ShownQuestion | null; ask: PracticeAsk | null };

/** The response to an answer of a session. `next` has the position after the highest; `done` says that nothing more comes. */
export type PracticeAnswerResponse = AnswerResponse & { ask: PracticeAsk | null; done: boolean };

/** What a session came to: facts known at their last asking, facts that were missed, new ones, and how many come back by tomorrow. */
export type PracticeEnd = { kept: number; missed: number; fresh: number; tomorrow: number; spentMs: number };
