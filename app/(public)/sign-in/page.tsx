import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Entrance } from "@/components/people/entrance";
import { safePath } from "@/lib/people/safe-path";
import { words } from "@/messages";
import { whoHasThisSession, whoIsAsking } from "@/server/session";
import { signInHere } from "./actions";

export const generateMetadata = (): Metadata => ({ title: words("account").signIn.title });

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const next = safePath((await searchParams).next, "");
  if ((await whoHasThisSession())?.anonymous === false) redirect(next || "/account");
  return (
    <main id="main" className="narrow grow pt-8 pb-16">
      <Entrance
        kind="signIn"
        words={words("account")}
        action={signInHere}
        hasSomething={(await whoIsAsking()) !== null}
        next={next || undefined}
      />
    </main>
  );
}
