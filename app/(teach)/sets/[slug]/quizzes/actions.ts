"use server";

import { redirect } from "next/navigation";
import type { FormState } from "@/components/facts/form-state";
import { readQuizSettings } from "@/lib/quizzes/settings.schema";
import { words } from "@/messages";
import { composeQuiz, deleteQuiz, findComposableSet, listFactsFrom, type ComposableSet } from "@/server/composed-quizzes";
import { whoIsAsking, whoIsChanging, whoIsWriting } from "@/server/session";

const refusedWith = (where: string, message: string): FormState => ({ problems: [{ where, message }], done: null });

const ABOUT = ["all", "topics", "source", "facts"] as const;

/** What the quiz is about, of everything that stands in the form: only what belongs to the choice made. */
function aboutOf(set: ComposableSet, form: FormData): { topics: string[]; facts: string[] } {
  const texts = (name: string) => form.getAll(name).filter((value) => typeof value === "string");
  switch (ABOUT.find((one) => one === form.get("about"))) {
    case "topics":
      return { topics: texts("topics"), facts: [] };
    case "source":
      return { topics: [], facts: listFactsFrom(set, texts("source")[0] ?? "") };
    case "facts":
      return { topics: [], facts: texts("facts") };
    default:
      return { topics: [], facts: [] };
  }
}

/** Whether a choice was made and then nothing chosen: a quiz about nothing is not one about everything. */
function isAboutNothing(form: FormData, { topics, facts }: { topics: string[]; facts: string[] }): boolean {
  const about = form.get("about");
  return (about === "topics" && topics.length === 0) || ((about === "source" || about === "facts") && facts.length === 0);
}

/** Makes a quiz of a set as the form says, and opens it. */
export async function makeComposedQuiz(slug: string, _: FormState, form: FormData): Promise<FormState> {
  const set = typeof slug === "string" ? await findComposableSet(await whoIsAsking(), slug) : null;
  if (!set) return refusedWith("set", words("missing").notFound);
  const about = aboutOf(set, form);
  if (isAboutNothing(form, about)) return refusedWith("about", words("quizzes").nothingFits);
  const settings = readQuizSettings({
    ...about,
    length: Number(form.get("length") ?? 10),
    formats: form.getAll("formats"),
    difficulty: form.get("difficulty") ?? undefined,
  });
  if (!settings.ok) return { problems: settings.problems, done: null };
  const title = form.get("title");
  const made = await composeQuiz(
    await whoIsWriting(),
    set,
    settings.value,
    typeof title === "string" ? title.replace(/\p{C}/gu, " ").trim().slice(0, 200) : "",
  );
  if (!made.ok) return { problems: made.problems, done: null };
  redirect(`/sets/${set.slug}/quizzes/${made.value}`);
}

/** Deletes a quiz, or brings it back. */
export async function takeQuizAway(slug: string, quizId: string, back: boolean): Promise<FormState> {
  const who = await whoIsChanging();
  const text = words("quizzes");
  if (!who || typeof slug !== "string" || !(await deleteQuiz(who, slug, quizId, back === true))) return refusedWith("quiz", text.notYours);
  return { problems: [], done: back ? text.broughtBack : text.removed };
}
