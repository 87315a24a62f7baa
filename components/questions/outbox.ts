import type { GivenReply } from "@/lib/questions/question";

/** An answer as it was given: sent again and again, unchanged, until the server has said what became of it. */
export type OutgoingAnswer = {
  position: number;
  key: string;
  sequence: number;
  reply: GivenReply;
  answeredAt: string;
  elapsedMs: number;
  itemMs?: number;
  zone?: string;
  hints: number;
};

/** One answer that waits, how often it was tried, and when to try next (milliseconds of any clock that only goes forward). */
export type Waiting = { answer: OutgoingAnswer; tries: number; dueAt: number };

/** The answers that are not stored yet, in the order they were given. */
export type Outbox = readonly Waiting[];

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 15_000;

/** How long to wait after so many tries in vain: twice as long each time, fifteen seconds at most. */
export const pauseAfter = (tries: number): number => Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.max(0, tries - 1));

/** The answer is put at the end; the same answer again changes nothing. */
export function withAnswer(outbox: Outbox, answer: OutgoingAnswer): Outbox {
  return outbox.some((one) => one.answer.key === answer.key) ? outbox : [...outbox, { answer, tries: 0, dueAt: 0 }];
}

/** The outbox without an answer that the server has spoken about. */
export const withoutAnswer = (outbox: Outbox, key: string): Outbox => outbox.filter((one) => one.answer.key !== key);

/** The first answer whose turn it is, or null. An answer never overtakes an earlier one to the same question. */
export function nextDue(outbox: Outbox, now: number): Waiting | null {
  const held = new Set<number>();
  for (const one of outbox) {
    if (one.dueAt <= now && !held.has(one.answer.position)) return one;
    held.add(one.answer.position);
  }
  return null;
}

/** How long until some answer is due, or null when none waits. */
export function untilDue(outbox: Outbox, now: number): number | null {
  return outbox.length === 0 ? null : Math.max(0, Math.min(...outbox.map((one) => one.dueAt)) - now);
}

/** One answer could not be stored now: it is tried again after a pause that grows. */
export function afterFailure(outbox: Outbox, key: string, now: number): Outbox {
  return outbox.map((one) => (one.answer.key === key ? { ...one, tries: one.tries + 1, dueAt: now + pauseAfter(one.tries + 1) } : one));
}

/** Nothing gets through: every answer waits as long as the one that was tried. */
export function afterSilence(outbox: Outbox, key: string, now: number): Outbox {
  const failed = afterFailure(outbox, key, now);
  const dueAt = failed.find((one) => one.answer.key === key)?.dueAt ?? now;
  return failed.map((one) => ({ ...one, dueAt: Math.max(one.dueAt, dueAt) }));
}

/** The network may be back: all answers are due. */
export const dueNow = (outbox: Outbox): Outbox => outbox.map((one) => ({ ...one, dueAt: 0 }));
