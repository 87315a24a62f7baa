import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { dateText } from "@/components/memory/date-text";
import { SetNav } from "@/components/facts/set-nav";
import { PressButton } from "@/components/facts/press-button";
import { ButtonLink } from "@/components/ui/button-link";
import { fill, plural } from "@/lib/words";
import { language, words } from "@/messages";
import { findComposableSet, listQuizzes, type QuizCard } from "@/server/composed-quizzes";
import { whoIsAsking } from "@/server/session";
import { editableSet } from "@/server/sets-access";
import { takeQuizAway } from "./actions";

export async function generateMetadata({ params }: PageProps<"/sets/[slug]/quizzes">): Promise<Metadata> {
  const set = await findComposableSet(await whoIsAsking(), (await params).slug);
  return { title: set ? fill(words("quizzes").listTitle, { set: set.title }) : words("missing").notFoundTitle };
}

function detailOf({ count, attempts, createdAt }: QuizCard): string {
  const text = words("quizzes");
  const length = count === null ? text.drawnAnew : plural(language(), count, text.questions);
  return [
    length,
    attempts === 0 ? text.notTaken : plural(language(), attempts, text.attempts),
    fill(text.madeOn, { date: dateText(language(), createdAt.toISOString().slice(0, 10)) }),
  ].join(" · ");
}

/** The head for those who may not edit the set. */
function SetHead({ slug, set, title }: { slug: string; set: string; title: string }) {
  return (
    <div className="grid gap-6">
      <p>
        <Link prefetch={false} href={`/sets/${slug}`} className="link text-small">
          {set}
        </Link>
      </p>
      <h1>{title}</h1>
    </div>
  );
}

export default async function QuizzesPage({ params }: PageProps<"/sets/[slug]/quizzes">) {
  const who = await whoIsAsking();
  const set = (await findComposableSet(who, (await params).slug)) ?? notFound();
  const [quizzes, own] = await Promise.all([listQuizzes(who, set.id), who && editableSet(who, set.slug)]);
  const [kept, binned] = [quizzes.filter((quiz) => quiz.deletedAt === null), quizzes.filter((quiz) => quiz.deletedAt !== null)];
  const text = words("quizzes");
  const title = fill(text.listTitle, { set: set.title });
  const titleOf = (quiz: QuizCard) => quiz.title || fill(text.untitled, { set: set.title });
  return (
    <main id="main" className="wide grid grow content-start gap-6 pt-8 pb-16">
      {own ? (
        <SetNav slug={set.slug} current="quizzes" title={title} words={words("edit")} mine={own.mine} />
      ) : (
        <SetHead slug={set.slug} set={set.title} title={title} />
      )}
      <div className="flex flex-wrap items-start justify-between gap-4">
        <p className="max-w-[38rem] text-soft">{text.listLead}</p>
        <ButtonLink href={`/sets/${set.slug}/quizzes/new`}>{text.newQuiz}</ButtonLink>
      </div>
      {kept.length === 0 && <p className="text-soft">{text.none}</p>}
      <ul className="grid gap-3">
        {kept.map((quiz) => (
          <li key={quiz.id} className="card flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3">
            <div className="grid gap-0.5">
              <Link prefetch={false} href={`/sets/${set.slug}/quizzes/${quiz.id}`} className="link inline-block min-h-6 font-[650]">
                {titleOf(quiz)}
              </Link>
              <span className="text-small text-soft">{detailOf(quiz)}</span>
            </div>
            <PressButton
              action={takeQuizAway.bind(null, set.slug, quiz.id, false)}
              undo={takeQuizAway.bind(null, set.slug, quiz.id, true)}
              label={text.remove}
              undoLabel={text.bringBack}
              done={false}
            />
          </li>
        ))}
      </ul>
      {binned.length > 0 && (
        <details className="border-t border-line pt-2">
          <summary className="min-h-11 content-center font-[550] text-accent">{text.bin}</summary>
          <div className="grid gap-3 py-3">
            <p className="text-small text-soft">{text.binLead}</p>
            <ul className="grid gap-3">
              {binned.map((quiz) => (
                <li key={quiz.id} className="card flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3">
                  <div className="grid gap-0.5">
                    <span className="font-[650]">{titleOf(quiz)}</span>
                    <span className="text-small text-soft">{detailOf(quiz)}</span>
                  </div>
                  <PressButton
                    action={takeQuizAway.bind(null, set.slug, quiz.id, false)}
                    undo={takeQuizAway.bind(null, set.slug, quiz.id, true)}
                    label={text.remove}
                    undoLabel={text.bringBack}
                    done
                  />
                </li>
              ))}
            </ul>
          </div>
        </details>
      )}
    </main>
  );
}
