"use server";

import { redirect } from "next/navigation";
import type { StartState } from "@/components/quizzes/start-form";
import { words } from "@/messages";
import { startAssignment } from "@/server/assignments";
import { whoIsChanging } from "@/server/session";

/** Begins an attempt at an assignment, or goes on with the one that is open. */
export async function beginAssignment(assignmentId: string): Promise<StartState> {
  const who = await whoIsChanging();
  const started = who && (await startAssignment(who, assignmentId));
  if (!started) return { problems: [{ where: "form", message: words("missing").notFound }], link: null };
  if (!started.ok) return { problems: started.problems, link: null };
  redirect(`/attempts/${started.value}`);
}
