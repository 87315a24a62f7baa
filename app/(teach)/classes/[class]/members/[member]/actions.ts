"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "@/components/facts/form-state";
import type { WayBackState } from "@/components/classes/way-back";
import { TIME_MULTIPLIERS } from "@/lib/people/settings";
import { words } from "@/messages";
import { setExtra } from "@/server/assignments";
import { matchMember, removeMember, renameMember } from "@/server/memberships";
import { makeReturnCode } from "@/server/returns";
import { whoIsChanging } from "@/server/session";

const problem = (message: string, where = "form"): FormState => ({ problems: [{ where, message }], done: null });
const gone = () => problem(words("classes").problems.gone);

/** The time of a form: a multiplier, null for no limit; undefined where it is neither. */
function timeIn(typed: unknown) {
  if (typed === "none") return null;
  return TIME_MULTIPLIERS.find((one) => one !== null && String(one) === typed);
}

/** Keeps a pupil's name, who they are on the list, their time and their attempts. */
export async function savePupil(classId: string, memberId: string, _: FormState, form: FormData): Promise<FormState> {
  const who = await whoIsChanging();
  if (!who) return gone();
  const [multiplier, extraAttempts, entry] = [timeIn(form.get("time")), Number(form.get("extraAttempts") || 0), form.get("entry")];
  if (multiplier === undefined || !Number.isInteger(extraAttempts) || extraAttempts < 0 || extraAttempts > 20)
    return problem(words("classes").problems.extra, "extraAttempts");
  const renamed = await renameMember(who, classId, memberId, form.get("name"));
  if (!renamed) return gone();
  if (!renamed.ok) return { problems: renamed.problems, done: null };
  const matched = await matchMember(who, classId, memberId, typeof entry === "string" && entry !== "" ? entry : null);
  if (!matched) return gone();
  if (!matched.ok) return { problems: matched.problems, done: null };
  if (!(await setExtra(who, classId, memberId, { multiplier, extraAttempts }))) return gone();
  revalidatePath(`/classes/${classId}`, "layout");
  return { problems: [], done: words("classes").saved };
}

/** Takes a pupil out of a class, or brings them back. */
export async function removePupil(classId: string, memberId: string, isBack: boolean): Promise<FormState> {
  const who = await whoIsChanging();
  if (!who || !(await removeMember(who, classId, memberId, isBack === true))) return gone();
  return { problems: [], done: isBack ? words("classes").isBack : words("classes").removed };
}

/** Makes the code that brings a pupil back on another device; it is told once. */
export async function makeWayBack(classId: string, memberId: string): Promise<WayBackState> {
  const who = await whoIsChanging();
  const made = who && (await makeReturnCode(who, classId, memberId));
  if (!made) return { problems: gone().problems, code: null, until: null };
  return made.ok
    ? { problems: [], code: made.value, until: Date.now() + 86_400_000 }
    : { problems: made.problems, code: null, until: null };
}
