import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { WordsProvider } from "@/components/layout/words";
import { StartButton } from "@/components/quizzes/start-button";
import type { QuizSettings } from "@/lib/quizzes/settings";
import { fill, list, plural } from "@/lib/words";
import { LANGUAGE, words } from "@/messages";
import { findQuiz } from "@/server/quizzes";
import { whoIsAsking } from "@/server/session";
import { startSavedQuiz } from "./actions";

export async function generateMetadata({ params }: PageProps<"/q/[code]">): Promise<Metadata> {
  const quiz = await findQuiz(await whoIsAsking(), (await params).code);
  return { title: quiz ? fill(words("quiz").startTitle, { set: quiz.set.title }) : undefined };
}

/** "10 questions, 15 minutes, topics: Paris and London". */
function choicesText({ length, minutes, topics, formats, feedback }: QuizSettings): string {
  const text = words("quiz");
  const names: Readonly<Record<string, string>> = words("formats");
  const labels = formats.map((name) => names[name] ?? name);
  const parts = [
    plural(LANGUAGE, length, text.lengthOf),
    minutes === null ? text.noLimit : plural(LANGUAGE, minutes, text.minutes),
    `${text.feedback}: ${feedback === "each" ? text.feedbackEach : text.feedbackEnd}`,
    topics.length > 0 && fill(text.choiceTopics, { topics: list(LANGUAGE, topics) }),
    labels.length > 0 && fill(text.choiceFormats, { formats: list(LANGUAGE, labels) }),
  ];
  return parts.filter((part) => part !== false).map((part) => part.charAt(0).toLowerCase() + part.slice(1)).join("; ");
}

export default async function SavedQuizPage({ params }: PageProps<"/q/[code]">) {
  const quiz = (await findQuiz(await whoIsAsking(), (await params).code)) ?? notFound();
  const text = words("quiz");
  return (
    <WordsProvider words={{ quiz: text }}>
      <main id="main" className="narrow grid gap-8 py-6">
        <div className="grid gap-2">
          <h1>{quiz.title || fill(text.startTitle, { set: quiz.set.title })}</h1>
          <p className="text-soft">{fill(text.followed, { choices: choicesText(quiz.settings) })}</p>
          <p className="text-soft">{text.startLead}</p>
        </div>
        <StartButton action={startSavedQuiz.bind(null, quiz.code)} token={randomUUID()} text={text.start} />
      </main>
    </WordsProvider>
  );
}
