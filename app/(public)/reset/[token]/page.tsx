import type { Metadata } from "next";
import { AccountForm } from "@/components/people/account-form";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import { words } from "@/messages";
import { isResetToken } from "@/server/password-reset";
import { chooseNewPassword } from "./actions";

export const generateMetadata = (): Metadata => ({ title: words("account").reset.newTitle, referrer: "no-referrer" });

export default async function ResetPage({ params }: PageProps<"/reset/[token]">) {
  const { token } = await params;
  const text = words("account");
  const isGood = await isResetToken(token.slice(0, 100));
  return (
    <main id="main" className="narrow grid grow content-start gap-6 pt-8 pb-16">
      <div className="grid gap-2">
        <h1>{text.reset.newTitle}</h1>
        {isGood && <p className="text-soft">{text.reset.newLead}</p>}
      </div>
      {isGood ? (
        <AccountForm
          action={chooseNewPassword.bind(null, token)}
          fields={[{ name: "newPassword", label: text.fields.newPassword, hint: text.fields.passwordHint, autoComplete: "new-password" }]}
          submit={text.reset.save}
          busy={text.reset.saving}
        />
      ) : (
        <>
          <Notice>{text.reset.gone}</Notice>
          <p>
            <ButtonLink href="/forgot">{text.reset.again}</ButtonLink>
          </p>
        </>
      )}
    </main>
  );
}
