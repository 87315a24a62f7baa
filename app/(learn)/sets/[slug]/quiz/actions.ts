"use server";

import { redirect } from "next/navigation";
import type { StartState } from "@/components/quizzes/start-form";
import { readQuizSettings } from "@/lib/quizzes/settings.schema";
import { words } from "@/messages";
import { startAttempt } from "@/server/attempts";
import { saveQuiz } from "@/server/quizzes";
import { whoIsAsking, whoIsWriting } from "@/server/session";
import { findSet } from "@/server/sets";

const problem = (message: string): StartState => ({ problems: [{ where: "form", message }], link: null });

/** The choices as the form sends them: empty means as usual. */
function settingsOf(form: FormData) {
  const texts = (name: string) => form.getAll(name).filter((value) => typeof value === "string");
  const number = (name: string) => (form.get(name) ? Number(form.get(name)) : undefined);
  return readQuizSettings({
    length: number("length"),
    topics: texts("topics"),
    formats: texts("formats"),
    feedback: form.get("feedback") ?? undefined,
    minutes: number("minutes"),
    strict: form.get("strict") === "true",
  });
}

/** Starts a quiz on a set, or saves the choice as a link. */
export async function startQuiz(slug: string, _: StartState, form: FormData): Promise<StartState> {
  const settings = settingsOf(form);
  if (!settings.ok) return { problems: settings.problems, link: null };
  const set = await findSet(await whoIsAsking(), slug);
  if (!set) return problem(words("missing").notFound);
  const who = await whoIsWriting();
  if (form.get("intent") === "save") return { problems: [], link: `/q/${await saveQuiz(who, set, settings.value)}` };
  const token = form.get("token");
  const started = await startAttempt(who, {
    setId: set.id,
    settings: settings.value,
    ...(typeof token === "string" && token && { token: token.slice(0, 100) }),
  });
  if (!started) return problem(words("missing").notFound);
  if (!started.ok) return { problems: started.problems, link: null };
  redirect(`/attempts/${started.value}`);
}
