/** The minutes offered on the front page; a plan may hold any whole number from 1 to 120. */
export const MINUTES_OFFERED = [5, 10, 20] as const;

export const LEAST_RETENTION = 0.7;
export const MOST_RETENTION = 0.97;

/** A day of the week as ISO 8601 counts: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const satisfies readonly Weekday[];

/** A set, or some topics of it; no topics means all of them. */
export type PlanScope = { setId: string; topics: readonly string[] };

/** What somebody wants of their practice. */
export type Plan = {
  /** Minutes a day, whole. */
  minutes: number;
  /** The chance of knowing a fact on the day it comes back, LEAST_RETENTION to MOST_RETENTION. */
  retention: number;
  /** The part of the minutes that goes to facts not met before, 0 to 1. */
  newShare: number;
  /** Nothing is planned for these days. */
  daysOff: readonly Weekday[];
  /** Half the minutes on these. */
  lightDays: readonly Weekday[];
  /** The day to be ready on, "2026-06-12"; null for none. */
  examOn: string | null;
  /** What is practised; empty means every set the person has met. */
  scopes: readonly PlanScope[];
  /** Two grades (missed, knew it) or the four of a card. */
  grades: 2 | 4;
  /** Whether each grade says when the card comes back. */
  showIntervals: boolean;
  showStreak: boolean;
  /** The hour of the reminder, 0 to 23 by the person's own clock. */
  hour: number;
};

/** The plan of somebody who made none. */
export const DEFAULT_PLAN: Plan = {
  minutes: 10,
  retention: 0.9,
  newShare: 0.25,
  daysOff: [],
  lightDays: [],
  examOn: null,
  scopes: [],
  grades: 2,
  showIntervals: false,
  showStreak: true,
  hour: 18,
};
