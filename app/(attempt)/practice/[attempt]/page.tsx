import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { WordsProvider } from "@/components/layout/words";
import { PracticeRunner } from "@/components/memory/practice-runner";
import { words } from "@/messages";
import { findPractice } from "@/server/practice";
import { whoIsAsking } from "@/server/session";
import { askFactAgain, askNotNow, askNever, startFactAgain } from "./actions";

export const generateMetadata = (): Metadata => ({ title: words("practice").pageTitle });

export default async function PracticePage({ params }: PageProps<"/practice/[attempt]">) {
  const who = (await whoIsAsking()) ?? notFound();
  const session = (await findPractice(who, (await params).attempt)) ?? notFound();
  if (session.finished) redirect("/today");
  const { id } = session;
  const actions = {
    notNow: askNotNow.bind(null, id),
    neverAsk: askNever.bind(null, id),
    askAgain: askFactAgain.bind(null, id),
    restart: startFactAgain.bind(null, id),
  };
  return (
    <WordsProvider words={{ quiz: words("quiz"), practice: words("practice") }}>
      <PracticeRunner session={session} leaveTo="/today" actions={actions} settings={who.settings} />
    </WordsProvider>
  );
}
