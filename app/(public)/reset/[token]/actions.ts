"use server";

import { redirect } from "next/navigation";
import type { AccountFormState } from "@/components/people/form-state";
import { readNewPassword } from "@/lib/people/account.schema";
import { words } from "@/messages";
import { resetPassword } from "@/server/password-reset";
import { whoIsChanging } from "@/server/session";

/** Keeps a new password for whoever has the link, once. */
export async function chooseNewPassword(token: string, _: AccountFormState, form: FormData): Promise<AccountFormState> {
  await whoIsChanging();
  const said = words("account");
  const password = readNewPassword(form.get("newPassword"), said.problems);
  if (!password.ok) return { problems: password.problems, done: null, email: "" };
  if (!(await resetPassword(String(token).slice(0, 100), password.value)))
    return { problems: [{ where: "form", message: said.reset.gone }], done: null, email: "" };
  redirect("/sign-in");
}
