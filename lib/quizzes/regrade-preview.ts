import type { LeftBecause, Policy, RegradeCause, RegradeSummary } from "./regrade";

/**
 * What something comes to by every policy: with the marks as they are where the right answer was not offered, and with all points for
 * those.
 */
export type ByPolicy<T> = Readonly<Record<Policy, { kept: T; full: T }>>;

/**
 * One question that was asked: its words, what was right and what is (null where that cannot be told), what policies come to, and why
 * answers are left.
 */
export type QuestionLine = {
  id: string;
  format: string;
  stem: string;
  keyBefore: string;
  keyNow: string | null;
  answers: number;
  totals: ByPolicy<RegradeSummary>;
  left: Partial<Record<LeftBecause, number>>;
};

/**
 * An attempt that changes: its pupil where whoever looks has the class, else a number; its points, and what it gains. Times in ISO 8601.
 */
export type AttemptLine = {
  number: number;
  name: string | null;
  startedAt: string;
  before: number;
  possible: number;
  gain: ByPolicy<number>;
};

/** What was looked at: as things stood at a time (milliseconds), and a digest of everything that decides what is stored. */
export type Seen = { at: number; digest: string };

/** What marking answers again would do: nothing is stored yet. */
export type RegradePreview = {
  /** Whoever applies it says what they saw, and nothing else is applied. */
  seen: Seen;
  cause: RegradeCause;
  /** What was corrected, in words: the fact as it stands, a stem, a name. */
  subject: string;
  totals: ByPolicy<RegradeSummary>;
  left: Partial<Record<LeftBecause, number>>;
  questions: readonly QuestionLine[];
  attempts: readonly AttemptLine[];
  /** Attempts that change and are not listed. */
  more: number;
  underWay: number;
  /** The value was right at its time and a newer one took its place: then nothing is marked again. */
  isNewer: boolean;
};

/** What was applied: the regrade, what it came to, and how many answers came since they were looked at, which are as they were. */
export type AppliedRegrade = { regradeId: string; summary: RegradeSummary; since: number };

/** A regrade that was applied; null in `undoneAt` while it stands. Times in ISO 8601. */
export type RegradeLine = {
  id: string;
  subject: string;
  cause: RegradeCause;
  policy: Policy;
  summary: RegradeSummary;
  at: string;
  undoneAt: string | null;
};
