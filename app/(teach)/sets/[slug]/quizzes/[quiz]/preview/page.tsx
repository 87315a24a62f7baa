import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { WordsProvider } from "@/components/layout/words";
import { PreviewRun } from "@/components/quizzes/preview-run";
import { fill } from "@/lib/words";
import { words } from "@/messages";
import { findPreview, type Preview } from "@/server/quiz-preview";
import { whoIsAsking } from "@/server/session";
import { answerPreview, revealPreview } from "./actions";

const titleOf = ({ title, set }: Preview): string => title || fill(words("quizzes").untitled, { set: set.title });

export async function generateMetadata({ params }: PageProps<"/sets/[slug]/quizzes/[quiz]/preview">): Promise<Metadata> {
  const { slug, quiz } = await params;
  const preview = await findPreview(await whoIsAsking(), slug, quiz);
  return { title: preview ? fill(words("quizzes").previewTitle, { quiz: titleOf(preview) }) : words("missing").notFoundTitle };
}

export default async function PreviewPage({ params }: PageProps<"/sets/[slug]/quizzes/[quiz]/preview">) {
  const { slug, quiz } = await params;
  const preview = (await findPreview(await whoIsAsking(), slug, quiz)) ?? notFound();
  const text = words("quizzes");
  return (
    <WordsProvider words={{ quizzes: text, quiz: words("quiz") }}>
      <main id="main" className="narrow grid grow content-start gap-6 pt-6 pb-16">
        <p>
          <Link prefetch={false} href={`/sets/${preview.set.slug}/quizzes/${preview.id}`} className="link text-small">
            {text.backToQuiz}
          </Link>
        </p>
        <h1>{fill(text.previewTitle, { quiz: titleOf(preview) })}</h1>
        {preview.items.length === 0 ? (
          <p>{text.previewNothing}</p>
        ) : (
          <PreviewRun
            items={preview.items}
            settings={preview.settings}
            answer={answerPreview.bind(null, preview.set.slug, preview.id)}
            reveal={revealPreview.bind(null, preview.set.slug, preview.id)}
          />
        )}
      </main>
    </WordsProvider>
  );
}
