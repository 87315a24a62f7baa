"use server";

import { redirect } from "next/navigation";
import type { JoinState } from "@/components/classes/join-form";
import { kindOfCode, plainCode } from "@/lib/classes/join-code";
import { words } from "@/messages";
import { findOpenClass, findOwnPlace, hasGuessedTooOften, joinClass } from "@/server/memberships";
import { takeReturnCode } from "@/server/returns";
import { clientAddress, enterSession, whoIsChanging, whoIsWriting } from "@/server/session";

const problem = (message: string, typed: string, where = "code"): JoinState => ({ problems: [{ where, message }], typed });

/** Where a code leads: to the page to join a class, or back to where a pupil was on another device. */
export async function followCode(_: JoinState, form: FormData): Promise<JoinState> {
  const typed = String(form.get("code") ?? "").slice(0, 40);
  const code = plainCode(typed);
  const [who, address] = [await whoIsChanging(), await clientAddress()];
  const said = words("classes").problems;
  if (await hasGuessedTooOften(address)) return problem(said.tooManyCodes, typed);
  if (kindOfCode(code) === "back") {
    const back = await takeReturnCode({ who, address }, code);
    if (!back) return problem(said.noClass, typed);
    if (back.token) await enterSession(back.token, who?.settings.ownDevice ?? null);
    redirect("/today");
  }
  if (!(await findOwnPlace(who, code)) && !(await findOpenClass(code, address))) return problem(said.noClass, typed);
  redirect(`/join/${code}`);
}

/** Joins a class under a name. Somebody new becomes a person here, once it is sure that the code opens something. */
export async function joinHere(code: string, _: JoinState, form: FormData): Promise<JoinState> {
  const name = String(form.get("name") ?? "").slice(0, 200);
  const open = await findOpenClass(String(code).slice(0, 40), await clientAddress());
  if (!open) return problem(words("classes").problems.noClass, name, "form");
  if (name.trim() === "") return problem(words("classes").problems.ownName, name, "name");
  const joined = await joinClass(await whoIsWriting(), open.code, name);
  if (!joined.ok) return { problems: joined.problems, typed: name };
  redirect("/today");
}
