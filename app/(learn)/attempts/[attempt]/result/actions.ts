"use server";

import { redirect } from "next/navigation";
import type { StartState } from "@/components/quizzes/start-form";
import { words } from "@/messages";
import { handIn, retryMissed } from "@/server/attempts";
import { whoIsChanging } from "@/server/session";

/** Starts another quiz with what was missed. */
export async function tryMissedAgain(attempt: string, _: StartState, form: FormData): Promise<StartState> {
  const token = form.get("token");
  const who = await whoIsChanging();
  const started = who && (await retryMissed(who, attempt, typeof token === "string" ? token.slice(0, 100) : undefined));
  if (!started) return { problems: [{ where: "form", message: words("missing").notFound }], link: null };
  if (!started.ok) return { problems: started.problems, link: null };
  redirect(`/attempts/${started.value}`);
}

/** Hands in a quiz that was left. */
export async function handInNow(attempt: string): Promise<void> {
  const who = await whoIsChanging();
  if (who) await handIn(who, attempt);
  redirect(`/attempts/${attempt}/result`);
}
