"use server";

import type { AccountFormState } from "@/components/people/form-state";
import { readEmail } from "@/lib/people/account.schema";
import { words } from "@/messages";
import { askForReset } from "@/server/password-reset";
import { clientAddress, originHere, whoIsChanging } from "@/server/session";

/** Sends a link for a new password, if there is an account: what is answered is the same. */
export async function sendResetLink(_: AccountFormState, form: FormData): Promise<AccountFormState> {
  await whoIsChanging();
  const said = words("account");
  const email = readEmail(form.get("email"), said.problems);
  const typed = String(form.get("email") ?? "").slice(0, 254);
  if (!email.ok) return { problems: email.problems, done: null, email: typed };
  const isSent = await askForReset(email.value, { origin: await originHere(), address: await clientAddress() });
  return isSent
    ? { problems: [], done: said.reset.sent, email: typed }
    : { problems: [{ where: "form", message: said.problems.tooMany }], done: null, email: typed };
}
