import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AccountChange } from "@/components/people/account-change";
import { words } from "@/messages";
import { whoHasThisSession } from "@/server/session";
import { changeEmailHere } from "../actions";

export const generateMetadata = (): Metadata => ({ title: words("account").page.changeEmail });

export default async function EmailPage() {
  const { page, fields } = words("account");
  const who = await whoHasThisSession();
  if (!who?.email) redirect("/account");
  return (
    <main id="main" className="narrow grow pt-8 pb-16">
      <AccountChange
        title={page.changeEmail}
        back={page.back}
        action={changeEmailHere}
        fields={[
          { name: "email", label: page.newEmail, autoComplete: "email" },
          { name: "currentPassword", label: fields.currentPassword, autoComplete: "current-password" },
        ]}
        submit={page.save}
        busy={page.busy}
      />
    </main>
  );
}
