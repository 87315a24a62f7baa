"use server";

import type { PracticeMove } from "@/lib/memory/practice";
import { askAgainAt, neverAsk, notNow, restartFact } from "@/server/practice";
import { whoIsChanging } from "@/server/session";

type Change = typeof notNow;

/** Does it for whoever asks; null when the question is missing or not theirs. */
async function change(to: Change, attempt: unknown, position: unknown): Promise<PracticeMove | null> {
  if (typeof attempt !== "string" || !Number.isInteger(position)) return null;
  const who = await whoIsChanging();
  return who && to(who, attempt, position as number);
}

/** Puts a question off until tomorrow. */
export async function askNotNow(attempt: unknown, position: unknown): Promise<PracticeMove | null> {
  return change(notNow, attempt, position);
}

/** Asks what a question asks never again. */
export async function askNever(attempt: unknown, position: unknown): Promise<PracticeMove | null> {
  return change(neverAsk, attempt, position);
}

/** Brings back what was put away. */
export async function askFactAgain(attempt: unknown, position: unknown): Promise<PracticeMove | null> {
  return change(askAgainAt, attempt, position);
}

/** Begins again with the fact of a question, as if it were new. */
export async function startFactAgain(attempt: unknown, position: unknown): Promise<PracticeMove | null> {
  return change(restartFact, attempt, position);
}
