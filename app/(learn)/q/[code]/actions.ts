"use server";

import { redirect } from "next/navigation";
import type { StartState } from "@/components/quizzes/start-form";
import { words } from "@/messages";
import { startAttempt } from "@/server/attempts";
import { findQuiz } from "@/server/quizzes";
import { whoIsAsking, whoIsWriting } from "@/server/session";

/** Starts the quiz behind a link. */
export async function startSavedQuiz(code: string, _: StartState, form: FormData): Promise<StartState> {
  const quiz = await findQuiz(await whoIsAsking(), code);
  const token = form.get("token");
  const started = quiz && (await startAttempt(await whoIsWriting(), { setId: quiz.set.id, settings: quiz.settings, quizId: quiz.id, ...(typeof token === "string" && token && { token: token.slice(0, 100) }) }));
  if (!started) return { problems: [{ where: "form", message: words("errors").notFound }], link: null };
  if (!started.ok) return { problems: started.problems, link: null };
  redirect(`/attempts/${started.value}`);
}
