import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AccountChange } from "@/components/people/account-change";
import { words } from "@/messages";
import { whoHasThisSession } from "@/server/session";
import { changePasswordHere } from "../actions";

export const generateMetadata = (): Metadata => ({ title: words("account").page.changePassword });

export default async function PasswordPage() {
  const { page, fields } = words("account");
  const who = await whoHasThisSession();
  if (!who?.email) redirect("/account");
  return (
    <main id="main" className="narrow grow pt-8 pb-16">
      <AccountChange
        title={page.changePassword}
        back={page.back}
        action={changePasswordHere}
        fields={[
          { name: "currentPassword", label: fields.currentPassword, autoComplete: "current-password" },
          { name: "newPassword", label: fields.newPassword, hint: fields.passwordHint, autoComplete: "new-password" },
        ]}
        submit={page.save}
        busy={page.busy}
      />
    </main>
  );
}
