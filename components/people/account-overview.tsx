import type { ReactNode } from "react";
import { fill } from "@/lib/words";
import type { Messages } from "@/messages";
import { Button } from "../ui/button";
import { ButtonLink } from "../ui/button-link";
import { Notice } from "../ui/notice";

type AccountOverviewProps = {
  words: Messages["account"]["page"];
  /**
   * Somebody with an account (`email`), somebody without (`email` null), or nobody; `elsewhere` where an account has to be entered here
   * first.
   */
  who: { email: string | null } | "elsewhere" | null;
  /** What just happened. */
  news?: string;
  signOut: () => Promise<void>;
  signOutEverywhere: () => Promise<void>;
};

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid justify-items-start gap-3 border-t border-line pt-6">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** Who one is here, and everything that can be done about it. */
export function AccountOverview({ words, who, news, signOut, signOutEverywhere }: AccountOverviewProps) {
  const greeting =
    who === null
      ? [words.strangerTitle, words.stranger]
      : who === "elsewhere"
        ? [words.confirmTitle, words.confirm]
        : who.email === null
          ? [words.guestTitle, words.guest]
          : [words.title, fill(words.signedInAs, { email: who.email })];
  const isKnown = who !== null && who !== "elsewhere";
  return (
    <div className="grid gap-8">
      {news && <Notice tone={news === words.tried ? "note" : "right"} title={news} />}
      <div className="grid gap-2">
        <h1>{greeting[0]}</h1>
        <p className="text-soft">{greeting[1]}</p>
      </div>
      {isKnown && who.email !== null ? (
        <Part title={words.signingIn}>
          <div className="flex flex-wrap gap-3">
            <ButtonLink look="quiet" href="/account/email">
              {words.changeEmail}
            </ButtonLink>
            <ButtonLink look="quiet" href="/account/password">
              {words.changePassword}
            </ButtonLink>
          </div>
          <form action={signOut} className="flex flex-wrap items-center gap-3">
            <Button type="submit" look="quiet">
              {words.signOutHere}
            </Button>
            <Button type="submit" look="quiet" formAction={signOutEverywhere}>
              {words.signOutEverywhere}
            </Button>
          </form>
          <p className="text-small text-soft">{words.signOutHint}</p>
        </Part>
      ) : (
        <div className="flex flex-wrap gap-3">
          {who !== "elsewhere" && <ButtonLink href="/sign-up">{words.makeAccount}</ButtonLink>}
          <ButtonLink href="/sign-in?next=/account" look={who === "elsewhere" ? "primary" : "quiet"}>
            {words.toSignIn}
          </ButtonLink>
        </div>
      )}
      {isKnown && (
        <Part title={words.data}>
          <p className="text-soft">{words.exportHint}</p>
          <p className="flex flex-wrap gap-x-6">
            <a href="/account/export?as=zip" download className="link inline-flex min-h-11 items-center font-[550]">
              {words.exportZip}
            </a>
            <a href="/account/export" download className="link inline-flex min-h-11 items-center font-[550]">
              {words.export}
            </a>
            <a href="/account/export?as=csv" download className="link inline-flex min-h-11 items-center font-[550]">
              {words.exportTables}
            </a>
          </p>
          <p className="text-soft">{who.email === null ? words.deleteHintGuest : words.deleteHint}</p>
          <ButtonLink look="danger" href="/account/delete">
            {words.delete}
          </ButtonLink>
        </Part>
      )}
    </div>
  );
}
