import Link from "next/link";
import type { Messages } from "@/messages";
import { AccountForm } from "./account-form";
import type { AccountAction } from "./form-state";

type EntranceProps = {
  words: Messages["account"];
  action: AccountAction;
  /** Whether somebody makes an account here, or has one. */
  kind: "signIn" | "signUp";
  /** Whether there is something that comes along. */
  hasSomething: boolean;
  next?: string;
  /** Where to go on to when nobody said; else the first page. */
  landing?: string;
  /** Whether an account is by invitation here. */
  isByInvitation?: boolean;
};

const EMAIL = { name: "email", autoComplete: "username" } as const;

/** Signing in, or making an account. */
export function Entrance({ words, action, kind, hasSomething, next, landing, isByInvitation = false }: EntranceProps) {
  const isNew = kind === "signUp";
  const { title, lead, submit, busy, keeps } = words[kind];
  const other = isNew
    ? { href: "/sign-in", question: words.signUp.haveAccount, link: words.signUp.signIn }
    : { href: "/sign-up", question: words.signIn.noAccount, link: words.signIn.signUp };
  const password = isNew
    ? ({ name: "password", label: words.fields.password, hint: words.fields.passwordHint, autoComplete: "new-password" } as const)
    : ({ name: "password", label: words.fields.password, autoComplete: "current-password" } as const);
  return (
    <div className="grid gap-6">
      <div className="grid gap-2">
        <h1>{title}</h1>
        <p className="text-soft">{lead}</p>
        {hasSomething && <p className="text-soft">{keeps}</p>}
      </div>
      <AccountForm
        action={action}
        fields={[
          { ...EMAIL, label: words.fields.email },
          password,
          ...(isByInvitation
            ? [{ name: "invitation", label: words.fields.invitation, hint: words.fields.invitationHint, autoComplete: "off" } as const]
            : []),
        ]}
        submit={submit}
        busy={busy}
        next={next ?? landing}
      >
        {isNew && <p className="text-small text-soft">{words.signUp.promise}</p>}
      </AccountForm>
      {!isNew && (
        <p>
          <Link href="/forgot" className="link inline-flex min-h-11 items-center">
            {words.reset.forgot}
          </Link>
        </p>
      )}
      <p>
        {other.question}{" "}
        <Link href={next ? `${other.href}?next=${encodeURIComponent(next)}` : other.href} className="link">
          {other.link}
        </Link>
      </p>
    </div>
  );
}
