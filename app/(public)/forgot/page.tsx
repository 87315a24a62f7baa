import type { Metadata } from "next";
import { AccountForm } from "@/components/people/account-form";
import { Notice } from "@/components/ui/notice";
import { words } from "@/messages";
import { canSendMail } from "@/server/mail";
import { sendResetLink } from "./actions";

export const generateMetadata = (): Metadata => ({ title: words("account").reset.title });

/** Made for each visit: whether letters can be sent is known only where the server runs. */
export const dynamic = "force-dynamic";

export default function ForgotPage() {
  const text = words("account");
  return (
    <main id="main" className="narrow grid grow content-start gap-6 pt-8 pb-16">
      <div className="grid gap-2">
        <h1>{text.reset.title}</h1>
        {canSendMail() && <p className="text-soft">{text.reset.lead}</p>}
      </div>
      {canSendMail() ? (
        <AccountForm
          action={sendResetLink}
          fields={[{ name: "email", label: text.fields.email, autoComplete: "username" }]}
          submit={text.reset.send}
          busy={text.reset.sending}
        />
      ) : (
        <Notice>{text.reset.noMail}</Notice>
      )}
    </main>
  );
}
