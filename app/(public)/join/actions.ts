"use server";

import { redirect } from "next/navigation";
import type { FormState } from "@/components/facts/form-state";
import { kindOfCode, plainCode } from "@/lib/classes/join-code";
import { words } from "@/messages";
import { findOpenClass, findOwnPlace, hasGuessedTooOften, joinClass } from "@/server/memberships";
import { takeReturnCode } from "@/server/returns";
import { clientAddress, enterSession, whoIsChanging, whoIsWriting } from "@/server/session";

const problem = (message: string): FormState => ({ problems: [{ where: "code", message }], done: null });

/** Where a code leads: to the page to join a class, or back to where a pupil was on another device. */
export async function followCode(_: FormState, form: FormData): Promise<FormState> {
  const typed = String(form.get("code") ?? "").slice(0, 40);
  const code = plainCode(typed);
  const [who, address] = [await whoIsChanging(), await clientAddress()];
  const said = words("classes").problems;
  if (await hasGuessedTooOften(address)) return problem(said.tooManyCodes);
  if (kindOfCode(code) === "back") {
    const back = await takeReturnCode({ who, address }, code);
    if (!back) return problem(said.noClass);
    if (back.token) await enterSession(back.token, who?.settings.ownDevice ?? null);
    redirect("/today");
  }
  if (!(await findOwnPlace(who, code)) && !(await findOpenClass(code, address))) return problem(said.noClass);
  redirect(`/join/${code}`);
}

/** Joins a class under a name. Somebody new becomes a person here, once it is sure that the code opens something. */
export async function joinHere(code: string, _: FormState, form: FormData): Promise<FormState> {
  const open = await findOpenClass(String(code).slice(0, 40), await clientAddress());
  if (!open) return problem(words("classes").problems.noClass);
  const name = form.get("name");
  if (typeof name !== "string" || name.trim() === "") return { problems: [{ where: "name", message: words("classes").problems.ownName }], done: null };
  const joined = await joinClass(await whoIsWriting(), open.code, name);
  if (!joined.ok) return { problems: joined.problems, done: null };
  redirect("/today");
}
