import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { WordsProvider } from "@/components/layout/words";
import { QuizChoices } from "@/components/quizzes/quiz-choices";
import { StartButton } from "@/components/quizzes/start-button";
import { fill } from "@/lib/words";
import { words } from "@/messages";
import { findQuiz } from "@/server/quizzes";
import { whoIsAsking } from "@/server/session";
import { startSavedQuiz } from "./actions";

export async function generateMetadata({ params }: PageProps<"/q/[code]">): Promise<Metadata> {
  const quiz = await findQuiz(await whoIsAsking(), (await params).code);
  return { title: quiz ? fill(words("quiz").startTitle, { set: quiz.set.title }) : words("missing").notFoundTitle };
}

export default async function SavedQuizPage({ params }: PageProps<"/q/[code]">) {
  const quiz = (await findQuiz(await whoIsAsking(), (await params).code)) ?? notFound();
  const text = words("quiz");
  return (
    <WordsProvider words={{ quiz: text }}>
      <main id="main" className="narrow grid grow content-start gap-6 pt-8 pb-16">
        <div className="grid gap-2">
          <h1>{quiz.title || fill(text.startTitle, { set: quiz.set.title })}</h1>
          <p className="text-soft">
            {text.followed} {text.startLead}
          </p>
        </div>
        <QuizChoices settings={quiz.settings} names={words("formats")} />
        <StartButton action={startSavedQuiz.bind(null, quiz.code)} token={randomUUID()} text={text.start} />
      </main>
    </WordsProvider>
  );
}
