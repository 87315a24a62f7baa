import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Entrance } from "@/components/people/entrance";
import { safePath } from "@/lib/people/safe-path";
import { words } from "@/messages";
import { whoHasThisSession, whoIsAsking } from "@/server/session";
import { signUpPolicy } from "@/server/sign-up-policy";
import { signUpHere } from "./actions";

export const generateMetadata = (): Metadata => ({ title: words("account").signUp.title });

export default async function SignUpPage({ searchParams }: PageProps<"/sign-up">) {
  const next = safePath((await searchParams).next, "");
  if ((await whoHasThisSession())?.anonymous === false) redirect(next || "/account");
  return (
    <main id="main" className="narrow grow pt-8 pb-16">
      <Entrance
        kind="signUp"
        words={words("account")}
        action={signUpHere}
        hasSomething={(await whoIsAsking()) !== null}
        next={next || undefined}
        landing="/account?made=1"
        isByInvitation={signUpPolicy().kind === "invitation"}
      />
    </main>
  );
}
