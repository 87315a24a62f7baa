"use server";

import { redirect } from "next/navigation";
import type { AccountFormState } from "@/components/people/form-state";
import { readSignUp } from "@/lib/people/account.schema";
import { safePath } from "@/lib/people/safe-path";
import { words } from "@/messages";
import { signUp } from "@/server/accounts";
import { clientAddress, enterSession, whoIsChanging } from "@/server/session";

/** Makes an account, and goes on to where the person came from. */
export async function signUpHere(_: AccountFormState, form: FormData): Promise<AccountFormState> {
  const parsed = readSignUp(Object.fromEntries(form), words("account").problems);
  const typed = { done: null, email: String(form.get("email") ?? "").slice(0, 254) };
  if (!parsed.ok) return { ...typed, problems: parsed.problems };
  const who = await whoIsChanging();
  const entrance = await signUp({ who, address: await clientAddress() }, parsed.value, String(form.get("invitation") ?? "").slice(0, 100));
  if (!entrance.ok) return { ...typed, problems: entrance.problems };
  await enterSession(entrance.value.token, who?.settings.ownDevice ?? null);
  redirect(safePath(form.get("next"), "/"));
}
