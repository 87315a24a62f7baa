"use server";

import { redirect } from "next/navigation";
import type { StartState } from "@/components/quizzes/start-form";
import { words } from "@/messages";
import { startAssignment } from "@/server/assignments";
import { whoIsChanging } from "@/server/session";
import { pupilWall } from "@/server/wall";

/** A pupil says that they are here: their place at the wall is made, once. */
export async function comeToWall(assignmentId: string): Promise<StartState> {
  const who = await whoIsChanging();
  const started = who && (await pupilWall(who, assignmentId)) && (await startAssignment(who, assignmentId));
  if (!started) return { problems: [{ where: "form", message: words("missing").notFound }], link: null };
  if (!started.ok) return { problems: started.problems, link: null };
  redirect(`/wall/${assignmentId}`);
}
