import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AccountChange } from "@/components/people/account-change";
import { words } from "@/messages";
import { whoHasThisSession } from "@/server/session";
import { deleteEverything } from "../actions";

export const generateMetadata = (): Metadata => ({ title: words("account").page.delete });

export default async function DeletePage() {
  const { page, fields } = words("account");
  const who = await whoHasThisSession();
  if (!who) redirect("/account");
  return (
    <main id="main" className="narrow grow pt-8 pb-16">
      <AccountChange
        title={page.delete}
        lead={who.anonymous ? page.deleteHintGuest : page.deleteHint}
        back={page.back}
        action={deleteEverything}
        fields={who.anonymous ? [] : [{ name: "currentPassword", label: fields.currentPassword, autoComplete: "current-password" }]}
        submit={page.deleteSubmit}
        busy={page.deleting}
        look="danger"
      />
    </main>
  );
}
