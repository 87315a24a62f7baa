import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { WordsProvider } from "@/components/layout/words";
import { QuizRunner } from "@/components/questions/quiz-runner";
import { words } from "@/messages";
import { findAttempt } from "@/server/attempts";
import { releaseOf } from "@/server/release";
import { whoIsAsking } from "@/server/session";

export const generateMetadata = (): Metadata => ({ title: words("quiz").pageTitle });

export default async function AttemptPage({ params, searchParams }: PageProps<"/attempts/[attempt]">) {
  const who = (await whoIsAsking()) ?? notFound();
  const attempt = (await findAttempt(who, (await params).attempt)) ?? notFound();
  const resultHref = `/attempts/${attempt.id}/result`;
  if (attempt.finished) redirect(resultHref);
  if ((await releaseOf(attempt.assignmentId)).wall) redirect(`/wall/${attempt.assignmentId}`);
  const position = Number((await searchParams).question);
  return (
    <WordsProvider words={{ quiz: words("quiz") }}>
      <QuizRunner
        attempt={attempt}
        position={Number.isInteger(position) && position > 0 ? position : undefined}
        leaveTo={attempt.assignmentId ? `/assignments/${attempt.assignmentId}` : `/sets/${attempt.set.slug}`}
        resultHref={resultHref}
        settings={who.settings}
      />
    </WordsProvider>
  );
}
