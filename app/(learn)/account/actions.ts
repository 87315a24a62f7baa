"use server";

import { redirect } from "next/navigation";
import type { AccountFormState } from "@/components/people/form-state";
import { readEmailChange, readPasswordChange } from "@/lib/people/account.schema";
import { ok, refused, type Problem } from "@/lib/problem";
import { words } from "@/messages";
import { changeEmail, changePassword, forgetAccount, signOutEverywhere } from "@/server/accounts";
import { deletePerson } from "@/server/people";
import { leaveSession, sessionToken, whoHasThisSession } from "@/server/session";

const said = () => words("account").problems;
const signedOut = () => refused({ where: "form", message: said().signedOut });
const notDone = (problems: Problem[]): AccountFormState => ({ problems, done: null, email: "" });

/** Takes another e-mail address. */
export async function changeEmailHere(_: AccountFormState, form: FormData): Promise<AccountFormState> {
  const parsed = readEmailChange(Object.fromEntries(form), said());
  const email = String(form.get("email") ?? "").slice(0, 254);
  const [who, token] = [await whoHasThisSession(), await sessionToken()];
  const changed = !parsed.ok ? parsed : who?.email && token ? await changeEmail(who, token, parsed.value) : signedOut();
  return changed.ok ? { problems: [], done: words("account").page.emailChanged, email: "" } : { ...notDone(changed.problems), email };
}

/** Takes another password. */
export async function changePasswordHere(_: AccountFormState, form: FormData): Promise<AccountFormState> {
  const parsed = readPasswordChange(Object.fromEntries(form), said());
  const [who, token] = [await whoHasThisSession(), await sessionToken()];
  const changed = !parsed.ok ? parsed : who?.email && token ? await changePassword(who, token, parsed.value) : signedOut();
  return changed.ok ? { problems: [], done: words("account").page.passwordChanged, email: "" } : notDone(changed.problems);
}

/** Ends this session. */
export async function signOutHere(): Promise<void> {
  await leaveSession();
  redirect("/");
}

/** Ends every session. */
export async function signOutOfEverything(): Promise<void> {
  const who = await whoHasThisSession();
  if (who) await signOutEverywhere(who);
  await leaveSession();
  redirect("/");
}

/** Deletes everything about the person. With an account the password is asked for, since anybody may sit here. */
export async function deleteEverything(_: AccountFormState, form: FormData): Promise<AccountFormState> {
  const who = await whoHasThisSession();
  if (!who) return notDone([{ where: "form", message: said().signedOut }]);
  const forgotten = who.anonymous ? ok(await deletePerson(who)) : await forgetAccount(who, String(form.get("currentPassword") ?? ""));
  if (!forgotten.ok) return notDone(forgotten.problems);
  await leaveSession();
  redirect("/account?deleted=1");
}
