import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound, redirect } from "next/navigation";
import { WordsProvider } from "@/components/layout/words";
import { ReviewItem } from "@/components/questions/review-item";
import { ScoreSummary } from "@/components/quizzes/score-summary";
import { StartButton } from "@/components/quizzes/start-button";
import { Unfinished } from "@/components/quizzes/unfinished";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import { fill, plural } from "@/lib/words";
import { language, words } from "@/messages";
import { reviewOf } from "@/server/attempts";
import { releaseOf } from "@/server/release";
import { whoIsAsking } from "@/server/session";
import { handInNow, tryMissedAgain } from "./actions";

export const generateMetadata = (): Metadata => ({ title: words("quiz").resultTitle });

export default async function ResultPage({ params }: PageProps<"/attempts/[attempt]/result">) {
  const who = (await whoIsAsking()) ?? notFound();
  const { attempt, score, missed, open, finishedAt } = (await reviewOf(who, (await params).attempt)) ?? notFound();
  const text = words("quiz");
  if (!finishedAt && (await releaseOf(attempt.assignmentId)).wall) redirect(`/wall/${attempt.assignmentId}`);
  if (!finishedAt)
    return (
      <Unfinished
        words={attempt.isToldAfter ? text : { ...text, stillOpen: words("classes").stillOpen }}
        goOnHref={`/attempts/${attempt.id}`}
        handIn={handInNow.bind(null, attempt.id)}
      />
    );
  const date = new Intl.DateTimeFormat(language(), { dateStyle: "long", timeStyle: "short", timeZone: who.zone ?? "UTC" }).format(
    new Date(finishedAt),
  );
  return (
    <WordsProvider words={{ quiz: text }}>
      <main id="main" className="narrow grid grow content-start gap-10 pt-8 pb-16">
        <div className="grid gap-4">
          <div className="grid gap-1">
            <p className="text-soft">{fill(text.resultOn, { set: attempt.set.title, date })}</p>
            <h1>{text.resultTitle}</h1>
          </div>
          {score ? (
            <ScoreSummary score={score} open={open} words={text} />
          ) : (
            <Notice title={words("classes").heldTitle}>{words("classes").held}</Notice>
          )}
          {attempt.assignmentId && (
            <p>
              <Link href={`/assignments/${attempt.assignmentId}`} className="link">
                {words("classes").toAssignment}
              </Link>
            </p>
          )}
        </div>
        {score && (
          <div className="grid gap-3">
            {missed > 0 ? (
              <StartButton
                action={tryMissedAgain.bind(null, attempt.id)}
                token={randomUUID()}
                text={plural(language(), missed, text.retry)}
              />
            ) : (
              <p>{text.allRight}</p>
            )}
            {!attempt.assignmentId && (
              <ButtonLink look={missed > 0 ? "quiet" : "primary"} size="big" full href={`/sets/${attempt.set.slug}/quiz`}>
                {text.another}
              </ButtonLink>
            )}
            {missed > 0 && (
              <p className="text-small text-soft">
                {text.tonight}{" "}
                <Link href="/today" className="link">
                  {text.toToday}
                </Link>
              </p>
            )}
            <p className="-mx-2 flex flex-wrap justify-between">
              <ButtonLink look="bare" href="/scores">
                {text.toScores}
              </ButtonLink>
              {!attempt.assignmentId && (
                <ButtonLink look="bare" href={`/sets/${attempt.set.slug}`}>
                  {text.toSet}
                </ButtonLink>
              )}
            </p>
          </div>
        )}
        <section aria-labelledby="review" className="grid gap-4">
          <h2 id="review">{text.reviewTitle}</h2>
          <ol className="grid">
            {attempt.items.map((item) => (
              <li key={item.position} id={`question-${item.position}`} className="border-t border-line">
                <ReviewItem item={item} count={attempt.items.length} />
              </li>
            ))}
          </ol>
        </section>
      </main>
    </WordsProvider>
  );
}
