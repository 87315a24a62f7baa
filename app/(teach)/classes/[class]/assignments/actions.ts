"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { FormState } from "@/components/facts/form-state";
import { readAssignment } from "@/lib/classes/assignment.schema";
import { words } from "@/messages";
import { askAgain, takeAskedAgainAway } from "@/server/ask-again";
import { assignQuiz, changeAssignment, findAssignment, setAllowance, setReleased, takeAssignmentAway } from "@/server/assignments";
import { findClass } from "@/server/classes";
import { whoIsChanging } from "@/server/session";

const problem = (message: string, where = "form"): FormState => ({ problems: [{ where, message }], done: null });
const gone = () => problem(words("classes").problems.gone);
const show = (classId: string) => revalidatePath(`/classes/${classId}`, "layout");

/** Gives a quiz to a class, and goes on to the assignment. */
export async function giveQuiz(classId: string, _: FormState, form: FormData): Promise<FormState> {
  const who = await whoIsChanging();
  const found = who && (await findClass(who, classId));
  if (!who || !found) return gone();
  const read = readAssignment(Object.fromEntries(form), { zone: found.zone, now: Date.now() }, words("classes").problems);
  if (!read.ok) return { problems: read.problems, done: null };
  const made = await assignQuiz(who, found.id, read.value);
  if (!made) return gone();
  if (!made.ok) return { problems: made.problems, done: null };
  redirect(`/classes/${found.id}/assignments/${made.value}`);
}

/** Keeps other times and rules of an assignment. */
export async function saveAssignmentForm(classId: string, assignmentId: string, _: FormState, form: FormData): Promise<FormState> {
  const who = await whoIsChanging();
  const found = who && (await findAssignment(who, classId, assignmentId));
  if (!who || !found) return gone();
  const read = readAssignment(
    { ...Object.fromEntries(form), quiz: found.quizId, mode: found.mode },
    { zone: found.zone, now: found.opensAt },
    words("classes").problems,
  );
  if (!read.ok) return { problems: read.problems, done: null };
  const saved = await changeAssignment(who, classId, assignmentId, read.value);
  if (!saved) return gone();
  show(classId);
  return { problems: [], done: words("classes").saved };
}

/** Lets pupils see what was right, or holds it back. */
export async function releaseNow(classId: string, assignmentId: string, isReleased: boolean): Promise<FormState> {
  const who = await whoIsChanging();
  if (!who || !(await setReleased(who, classId, assignmentId, isReleased === true))) return gone();
  return { problems: [], done: isReleased ? words("classes").releasedDone : words("classes").heldDone };
}

const wholeNumber = (value: unknown, most: number): number | null =>
  /^\d{1,6}$/.test(String(value ?? "")) && Number(value) <= most ? Number(value) : null;

/** Gives one pupil more minutes or attempts in one assignment. */
export async function allowMore(classId: string, assignmentId: string, _: FormState, form: FormData): Promise<FormState> {
  const who = await whoIsChanging();
  const [extraAttempts, extraMinutes] = [
    wholeNumber(form.get("extraAttempts") || 0, 20),
    wholeNumber(form.get("extraMinutes") || 0, 100_000),
  ];
  if (extraAttempts === null || extraMinutes === null)
    return problem(words("classes").problems.extra, extraAttempts === null ? "extraAttempts" : "extraMinutes");
  if (!who || !(await setAllowance(who, classId, assignmentId, String(form.get("member")), { extraAttempts, extraMinutes }))) return gone();
  show(classId);
  return { problems: [], done: words("classes").saved };
}

/** Takes an assignment away, or brings it back. */
export async function takeThisAssignmentAway(classId: string, assignmentId: string, isBack: boolean): Promise<FormState> {
  const who = await whoIsChanging();
  if (!who || !(await takeAssignmentAway(who, classId, assignmentId, isBack === true))) return gone();
  return { problems: [], done: isBack ? words("classes").saved : words("classes").takenAway };
}

/** Asks a class again in two weeks what it knew least, or takes that away. */
export async function askThreeAgain(classId: string, assignmentId: string, isWanted: boolean): Promise<FormState> {
  const who = await whoIsChanging();
  const given = who && isWanted === true ? await askAgain(who, classId, assignmentId) : null;
  const isAway = who !== null && isWanted === false && (await takeAskedAgainAway(who, classId, assignmentId));
  if (given?.ok === false) return { problems: given.problems, done: null };
  if (!given && !isAway) return gone();
  show(classId);
  return { problems: [], done: isAway ? words("classes").againGone : words("classes").againSaid };
}
