"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "@/components/facts/form-state";
import { readRoster } from "@/lib/classes/read-roster";
import type { Result } from "@/lib/problem";
import { plural } from "@/lib/words";
import { language, words } from "@/messages";
import { findClass, renewCode, saveClass, saveRoster, setWindow, takeClassAway } from "@/server/classes";
import { matchMember, membersOf, suggestionsFor } from "@/server/memberships";
import { whoIsChanging } from "@/server/session";

const gone = (): FormState => ({ problems: [{ where: "form", message: words("classes").problems.gone }], done: null });

/** What a form is told of a result; `null` is what is not there. */
const told = <T>(result: Result<T> | null, done: (value: T) => string): FormState =>
  !result ? gone() : result.ok ? { problems: [], done: done(result.value) } : { problems: result.problems, done: null };

const show = (classId: string) => revalidatePath(`/classes/${classId}`, "layout");

/** Opens joining for so many minutes, or closes it. */
export async function setJoining(classId: string, minutes: number | null): Promise<void> {
  const who = await whoIsChanging();
  const isWindow = minutes === null || (Number.isInteger(minutes) && minutes > 0 && minutes <= 31 * 24 * 60);
  if (who && isWindow && (await setWindow(who, classId, minutes))) show(classId);
}

/** Gives the class another code: the one before leads nowhere from now on. */
export async function changeCode(classId: string): Promise<void> {
  const who = await whoIsChanging();
  if (who && (await renewCode(who, classId))) show(classId);
}

/** Keeps what a teacher sets of a class. */
export async function saveClassForm(classId: string, _: FormState, form: FormData): Promise<FormState> {
  const who = await whoIsChanging();
  if (!who) return gone();
  const saved = await saveClass(who, classId, { name: form.get("name"), keepDays: form.get("keepDays"), sees: form.get("sees") });
  if (saved?.ok) show(classId);
  return told(saved, () => words("classes").saved);
}

/** Takes a class away, or brings it back. */
export async function takeThisClassAway(classId: string, isBack: boolean): Promise<FormState> {
  const who = await whoIsChanging();
  if (!who || !(await takeClassAway(who, classId, isBack === true))) return gone();
  return { problems: [], done: isBack ? words("classes").saved : words("classes").takenAway };
}

/** Keeps the teacher's list of names: from a file where one was chosen, else as it was typed. */
export async function saveRosterForm(classId: string, _: FormState, form: FormData): Promise<FormState> {
  const who = await whoIsChanging();
  if (!who) return gone();
  const [file, names] = [form.get("file"), form.get("names")];
  const isFile = file instanceof File && file.size > 0;
  const read = readRoster(
    isFile ? new Uint8Array(await file.arrayBuffer()) : typeof names === "string" ? names : "",
    words("classes").problems,
  );
  const saved = await saveRoster(who, classId, read);
  if (saved?.ok) show(classId);
  return told(saved, (count) => plural(language(), count, words("classes").rosterSaved));
}

/** Says who on the list a pupil is, or that they are nobody there. */
export async function matchPupil(classId: string, memberId: string, entryId: string | null): Promise<FormState> {
  const who = await whoIsChanging();
  return told(who && (await matchMember(who, classId, memberId, entryId)), () => (entryId === null ? "" : words("classes").matched));
}

/** Takes everybody for who they probably are. */
export async function matchAllSuggested(classId: string): Promise<void> {
  const who = await whoIsChanging();
  const found = who && (await findClass(who, classId));
  if (!who || !found) return;
  for (const { memberId, entryId } of suggestionsFor(await membersOf(found.id), found.roster))
    await matchMember(who, found.id, memberId, entryId);
  show(found.id);
}
