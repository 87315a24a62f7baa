"use server";

import { redirect } from "next/navigation";
import type { FormState } from "@/components/facts/form-state";
import { words } from "@/messages";
import { quizToGive } from "@/server/assignments";
import { makeClass } from "@/server/classes";
import { leaveClass } from "@/server/memberships";
import { whoIsChanging } from "@/server/session";

const problem = (message: string): FormState => ({ problems: [{ where: "form", message }], done: null });

/** Makes a class, and goes on to it, or to giving it the quiz it was made for. */
export async function makeNewClass(_: FormState, form: FormData): Promise<FormState> {
  const who = await whoIsChanging();
  if (!who) return problem(words("classes").problems.needsAccount);
  const made = await makeClass(who, { name: form.get("name"), teacher: form.get("teacher"), zone: form.get("zone") });
  if (!made.ok) return { problems: made.problems, done: null };
  const quiz = await quizToGive(who, form.get("give"));
  redirect(quiz ? `/classes/${made.value}/assignments/new?quiz=${quiz.id}` : `/classes/${made.value}`);
}

/** Leaves a class as its pupil, or comes back to it. */
export async function leaveThisClass(classId: string, isBack: boolean): Promise<FormState> {
  const who = await whoIsChanging();
  if (!who || !(await leaveClass(who, classId, isBack === true))) return problem(words("classes").problems.gone);
  return { problems: [], done: isBack ? words("classes").backIn : words("classes").left };
}
