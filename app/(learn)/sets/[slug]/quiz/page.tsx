import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { WordsProvider } from "@/components/layout/words";
import { StartForm } from "@/components/quizzes/start-form";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import { USUAL_SETTINGS } from "@/lib/quizzes/settings";
import { fill } from "@/lib/words";
import { words } from "@/messages";
import { findOpenAttempt } from "@/server/attempts";
import { listChoices } from "@/server/quizzes";
import { whoIsAsking } from "@/server/session";
import { findSet } from "@/server/sets";
import { startQuiz } from "./actions";

export async function generateMetadata({ params }: PageProps<"/sets/[slug]/quiz">): Promise<Metadata> {
  const set = await findSet(await whoIsAsking(), (await params).slug);
  return { title: set ? fill(words("quiz").startTitle, { set: set.title }) : words("missing").notFoundTitle };
}

export default async function StartPage({ params }: PageProps<"/sets/[slug]/quiz">) {
  const who = await whoIsAsking();
  const set = (await findSet(who, (await params).slug)) ?? notFound();
  const [choices, open] = await Promise.all([listChoices(set.id), findOpenAttempt(who, set.id)]);
  const text = words("quiz");
  return (
    <WordsProvider words={{ quiz: text }}>
      <main id="main" className="narrow grid grow content-start gap-6 pt-8 pb-16">
        <div className="grid gap-2">
          <h1>{fill(text.startTitle, { set: set.title })}</h1>
          <p className="text-soft">{text.startLead}</p>
        </div>
        {open && (
          <Notice title={text.unfinishedTitle}>
            <p>
              <ButtonLink look="quiet" href={`/attempts/${open.id}`} prefetch={false}>
                {text.unfinishedGoOn}
              </ButtonLink>
            </p>
          </Notice>
        )}
        {choices.formats.length === 0 ? (
          <div className="grid justify-items-start gap-4">
            <p>{text.nothingToAsk}</p>
            <ButtonLink href={`/sets/${set.slug}`}>{text.toSet}</ButtonLink>
          </div>
        ) : (
          <StartForm
            action={startQuiz.bind(null, set.slug)}
            token={randomUUID()}
            chosen={USUAL_SETTINGS}
            {...choices}
            ownTime={who?.settings.timeMultiplier === undefined ? 1 : who.settings.timeMultiplier}
          />
        )}
      </main>
    </WordsProvider>
  );
}
