"use server";

import { revalidatePath } from "next/cache";
import { readPlanChange } from "@/lib/memory/plan.schema";
import type { Problem } from "@/lib/problem";
import { words } from "@/messages";
import { chooseParameters, fitNow } from "@/server/fitting";
import { isUuid } from "@/server/ids";
import { savePlan } from "@/server/plan";
import { askAgain } from "@/server/practice";
import { whoIsChanging } from "@/server/session";

/** Keeps a change of the plan; returns what was wrong with it. */
export async function changePlan(change: unknown): Promise<Problem[]> {
  const read = readPlanChange(change);
  if (!read.ok) return read.problems;
  const who = await whoIsChanging();
  if (!who) return [{ where: "session", message: words("plan").problem }];
  await savePlan(who, read.value);
  return [];
}

/** Fits the forgetting curve to the learner's answers; returns what became of it, in one sentence. */
export async function fitCurve(): Promise<string> {
  const who = await whoIsChanging();
  if (!who) return words("plan").problem;
  const { outcome } = await fitNow(who);
  if (outcome === "fitted") revalidatePath("/plan");
  return words("plan").fitOutcomes[outcome];
}

/** Takes a forgetting curve that was fitted to the learner; null for the usual one. */
export async function takeCurve(id: unknown): Promise<void> {
  const who = await whoIsChanging();
  if (who && (id === null || isUuid(id))) await chooseParameters(who, id);
  revalidatePath("/plan");
}

/** Brings back what was put away. */
export async function bringBack(setId: unknown, factId: unknown): Promise<void> {
  const who = await whoIsChanging();
  if (who && isUuid(setId) && typeof factId === "string") await askAgain(who, setId, factId);
  revalidatePath("/plan");
}
