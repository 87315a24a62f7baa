"use server";

import { redirect } from "next/navigation";
import type { AccountFormState } from "@/components/people/form-state";
import { readSignIn } from "@/lib/people/account.schema";
import { safePath } from "@/lib/people/safe-path";
import { words } from "@/messages";
import { signIn } from "@/server/accounts";
import { clientAddress, enterSession, whoIsChanging } from "@/server/session";

/** Signs in, and goes on to where the person came from. */
export async function signInHere(_: AccountFormState, form: FormData): Promise<AccountFormState> {
  const parsed = readSignIn(Object.fromEntries(form), words("account").problems);
  const typed = { done: null, email: String(form.get("email") ?? "").slice(0, 254) };
  if (!parsed.ok) return { ...typed, problems: parsed.problems };
  const who = await whoIsChanging();
  const entrance = await signIn({ who, address: await clientAddress() }, parsed.value);
  if (!entrance.ok) return { ...typed, problems: entrance.problems };
  await enterSession(entrance.value.token, who?.settings.ownDevice ?? null);
  if (entrance.value.tried) redirect("/account?tried=1");
  redirect(entrance.value.restored ? "/account?restored=1" : safePath(form.get("next"), "/"));
}
