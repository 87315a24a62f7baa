import type { Metadata } from "next";
import { AccountOverview } from "@/components/people/account-overview";
import { words } from "@/messages";
import { whoHasThisSession, whoIsAsking } from "@/server/session";
import { signOutHere, signOutOfEverything } from "./actions";

export const generateMetadata = (): Metadata => ({ title: words("account").page.title });

export default async function AccountPage({ searchParams }: PageProps<"/account">) {
  const text = words("account").page;
  const { restored, deleted, made, tried } = await searchParams;
  const who = (await whoHasThisSession()) ?? ((await whoIsAsking()) ? "elsewhere" : null);
  const news =
    deleted && who === null
      ? text.deleted
      : restored
        ? text.restored
        : made && who !== null
          ? text.made
          : tried && who !== null
            ? text.tried
            : undefined;
  return (
    <main id="main" className="narrow grow pt-8 pb-16">
      <AccountOverview words={text} who={who} news={news} signOut={signOutHere} signOutEverywhere={signOutOfEverything} />
    </main>
  );
}
