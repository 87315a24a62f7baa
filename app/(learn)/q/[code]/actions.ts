"use server";

import { redirect } from "next/navigation";
import type { StartState } from "@/components/quizzes/start-form";
import { plural } from "@/lib/words";
import { language, words } from "@/messages";
import { startAttempt } from "@/server/attempts";
import { attemptsByLink } from "@/server/quiz-items";
import { findQuiz } from "@/server/quizzes";
import { whoIsAsking, whoIsWriting } from "@/server/session";

/** Starts the quiz behind a link. */
export async function startSavedQuiz(code: string, _: StartState, form: FormData): Promise<StartState> {
  const quiz = typeof code === "string" ? await findQuiz(await whoIsAsking(), code) : null;
  const who = await whoIsAsking();
  const { taken, open } = quiz && who ? await attemptsByLink(who, quiz.id) : { taken: 0, open: null };
  if (quiz && quiz.settings.attempts !== null && taken >= quiz.settings.attempts) {
    // The last one may still go on; once it is over its page leads to the result.
    if (open) redirect(`/attempts/${open}`);
    return { problems: [{ where: "form", message: plural(language(), quiz.settings.attempts, words("quiz").noAttemptLeft) }], link: null };
  }
  const token = form.get("token");
  const started =
    quiz &&
    (await startAttempt(await whoIsWriting(), {
      setId: quiz.set.id,
      settings: quiz.settings,
      quizId: quiz.id,
      ...(typeof token === "string" && token && { token: token.slice(0, 100) }),
    }));
  if (!started) return { problems: [{ where: "form", message: words("missing").notFound }], link: null };
  if (!started.ok) return { problems: started.problems, link: null };
  redirect(`/attempts/${started.value}`);
}
