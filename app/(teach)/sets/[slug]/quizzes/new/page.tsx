import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { WordsProvider } from "@/components/layout/words";
import { MakeForm } from "@/components/quizzes/make-form";
import { ButtonLink } from "@/components/ui/button-link";
import { fill } from "@/lib/words";
import { words } from "@/messages";
import { findComposableSet, listFactChoices, listFactsFrom } from "@/server/composed-quizzes";
import { listChoices } from "@/server/quizzes";
import { whoIsAsking } from "@/server/session";
import { makeComposedQuiz } from "../actions";

export async function generateMetadata({ params }: PageProps<"/sets/[slug]/quizzes/new">): Promise<Metadata> {
  const set = await findComposableSet(await whoIsAsking(), (await params).slug);
  return { title: set ? fill(words("quizzes").makeTitle, { set: set.title }) : words("missing").notFoundTitle };
}

export default async function NewQuizPage({ params, searchParams }: PageProps<"/sets/[slug]/quizzes/new">) {
  const [{ slug }, query, who] = [await params, await searchParams, await whoIsAsking()];
  const set = (await findComposableSet(who, slug)) ?? notFound();
  const { topics, formats } = await listChoices(set.id);
  const sources = set.standing.graph.set.sources
    .map((source) => ({ id: source.id, title: source.title, count: listFactsFrom(set, source.id).length }))
    .filter(({ count }) => count > 0);
  const source = sources.find(({ id }) => id === query.source)?.id ?? null;
  const text = words("quizzes");
  return (
    <WordsProvider words={{ quizzes: text }}>
      <main id="main" className="narrow grid grow content-start gap-6 pt-6 pb-16">
        <p>
          <Link prefetch={false} href={`/sets/${set.slug}/quizzes`} className="link text-small">
            {text.backToList}
          </Link>
        </p>
        <div className="grid gap-2">
          <h1>{fill(text.makeTitle, { set: set.title })}</h1>
          <p className="text-soft">{text.makeLead}</p>
        </div>
        {formats.length === 0 ? (
          <div className="grid justify-items-start gap-4">
            <p>{text.nothingToAsk}</p>
            <ButtonLink href={`/sets/${set.slug}`}>{words("quiz").toSet}</ButtonLink>
          </div>
        ) : (
          <MakeForm
            action={makeComposedQuiz.bind(null, set.slug)}
            topics={topics}
            formats={formats}
            facts={listFactChoices(set)}
            sources={sources}
            source={source}
          />
        )}
      </main>
    </WordsProvider>
  );
}
