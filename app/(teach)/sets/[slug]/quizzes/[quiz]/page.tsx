import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { WordsProvider } from "@/components/layout/words";
import { ComposeDesk } from "@/components/quizzes/compose-desk";
import { ButtonLink } from "@/components/ui/button-link";
import { fill } from "@/lib/words";
import { words } from "@/messages";
import { findComposedQuiz } from "@/server/composed-quizzes";
import { originHere, whoIsAsking } from "@/server/session";
import { offerOthers, remakeQuestions, saveComposedQuiz, searchOthers } from "./actions";

export async function generateMetadata({ params }: PageProps<"/sets/[slug]/quizzes/[quiz]">): Promise<Metadata> {
  const { slug, quiz } = await params;
  const found = await findComposedQuiz(await whoIsAsking(), slug, quiz);
  return { title: found ? found.quiz.title || fill(words("quizzes").untitled, { set: found.set.title }) : words("missing").notFoundTitle };
}

export default async function ComposePage({ params }: PageProps<"/sets/[slug]/quizzes/[quiz]">) {
  const { slug, quiz: id } = await params;
  const { set, quiz } = (await findComposedQuiz(await whoIsAsking(), slug, id)) ?? notFound();
  const text = words("quizzes");
  const untitled = fill(text.untitled, { set: set.title });
  const here = `/sets/${set.slug}/quizzes/${quiz.id}`;
  const link = `${await originHere()}/q/${quiz.code}`;
  const actions = {
    save: saveComposedQuiz.bind(null, set.slug, quiz.id),
    remake: remakeQuestions.bind(null, set.slug, quiz.id),
    swaps: offerOthers.bind(null, set.slug, quiz.id),
    search: searchOthers.bind(null, set.slug, quiz.id),
  };
  return (
    <WordsProvider words={{ quizzes: text, quiz: words("quiz") }}>
      <main id="main" className="wide grid grow content-start gap-6 pt-6 pb-16">
        <p>
          <Link prefetch={false} href={`/sets/${set.slug}/quizzes`} className="link text-small">
            {text.backToList}
          </Link>
        </p>
        <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-4">
          <div className="grid gap-1">
            <h1>{quiz.title || untitled}</h1>
            <p className="text-small text-soft">
              {text.shareLead}{" "}
              <a href={`/q/${quiz.code}`} className="link break-all">
                {link}
              </a>
            </p>
          </div>
          <div className="flex flex-wrap items-center gap-2">
            <ButtonLink href={`/classes?give=${quiz.id}`} prefetch={false}>
              {text.give}
            </ButtonLink>
            <ButtonLink look="quiet" href={`${here}/preview`} prefetch={false}>
              {text.preview}
            </ButtonLink>
            <ButtonLink look="quiet" href={`${here}/print`} prefetch={false}>
              {text.print}
            </ButtonLink>
          </div>
        </div>
        <ComposeDesk key={quiz.id} quiz={quiz} actions={actions} formats={words("formats")} titleHint={untitled} />
      </main>
    </WordsProvider>
  );
}
