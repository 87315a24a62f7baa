"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "@/components/facts/form-state";
import { readNumber } from "@/lib/questions/numbers";
import { words } from "@/messages";
import { overrideMark } from "@/server/overrides";
import { whoIsChanging } from "@/server/session";

const gone = (): FormState => ({ problems: [{ where: "form", message: words("results").goneAnswer }], done: null });

const textIn = (form: FormData, name: string): string => {
  const typed = form.get(name);
  return typeof typed === "string" ? typed : "";
};

/**
 * Gives the answer to one question points by hand, with a reason that the pupil reads. The fields end in the question's number, since a
 * page has many such forms.
 */
export async function givePoints(attemptId: string, position: number, _: FormState, form: FormData): Promise<FormState> {
  const who = await whoIsChanging();
  const points = readNumber(textIn(form, `points-${position}`), "") ?? Number.NaN;
  const given = who && (await overrideMark(who, { attemptId, position }, { points, note: textIn(form, `note-${position}`) }));
  if (!given) return gone();
  if (!given.ok) return { problems: given.problems.map(({ where, message }) => ({ where: `${where}-${position}`, message })), done: null };
  revalidatePath("/classes", "layout");
  return { problems: [], done: words("results").given };
}
