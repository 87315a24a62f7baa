"use server";

import { revalidatePath } from "next/cache";
import { savePlan } from "@/server/plan";
import { whoIsChanging } from "@/server/session";

/** Hides the days in a row; the plan brings them back. */
export async function hideStreak(): Promise<void> {
  const who = await whoIsChanging();
  if (who) await savePlan(who, { showStreak: false });
  revalidatePath("/progress");
}
