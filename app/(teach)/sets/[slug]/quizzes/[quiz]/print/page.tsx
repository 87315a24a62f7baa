import "./print.css";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { AnswerKey } from "@/components/quizzes/answer-key";
import { PaperSheet } from "@/components/quizzes/paper-sheet";
import { PrintButton } from "@/components/quizzes/print-button";
import { TextsShown } from "@/components/questions/shown";
import { Notice } from "@/components/ui/notice";
import { quotationsIn } from "@/lib/quizzes/composed";
import { keyOf, paperOf, VERSIONS } from "@/lib/quizzes/paper";
import { fill } from "@/lib/words";
import { words } from "@/messages";
import { findQuizToAsk, type QuizToAsk } from "@/server/composed-quizzes";
import { originHere, whoIsAsking } from "@/server/session";
import { textsIn } from "@/server/shown-texts";

const WHATS = ["all", "a", "b", "key"] as const;
type What = (typeof WHATS)[number];

const titleOf = ({ title, set }: QuizToAsk): string => title || fill(words("quizzes").untitled, { set: set.title });
const isLocal = (origin: string): boolean => ["localhost", "127.0.0.1", "[::1]"].includes(new URL(origin).hostname);

export async function generateMetadata({ params }: PageProps<"/sets/[slug]/quizzes/[quiz]/print">): Promise<Metadata> {
  const { slug, quiz } = await params;
  const found = await findQuizToAsk(await whoIsAsking(), slug, quiz);
  return { title: found ? fill(words("quizzes").printTitle, { quiz: titleOf(found) }) : words("missing").notFoundTitle };
}

export default async function PrintPage({ params, searchParams }: PageProps<"/sets/[slug]/quizzes/[quiz]/print">) {
  const [{ slug, quiz: id }, query] = [await params, await searchParams];
  const quiz = (await findQuizToAsk(await whoIsAsking(), slug, id)) ?? notFound();
  const what: What = WHATS.find((one) => one === query.what) ?? "all";
  const [text, origin] = [words("quizzes"), await originHere()];
  const title = titleOf(quiz);
  const link = `${origin}/q/${quiz.code}`;
  const papers = { A: paperOf(quiz.id, quiz.questions, "A"), B: paperOf(quiz.id, quiz.questions, "B") };
  const { graph } = quiz.set.standing;
  const byId = new Map(quiz.questions.map(({ question }) => [question.id, question]));
  const rows = keyOf(papers).map((row) => ({ ...row, evidence: quotationsIn(graph, byId.get(row.questionId)!) }));
  const labels: Record<What, string> = { all: text.versionsAndKey, a: text.onlyA, b: text.onlyB, key: text.onlyKey };
  return (
    <main id="main" className="narrow grid grow grid-cols-1 content-start gap-6 pt-6 pb-16">
      <div className="grid grid-cols-1 gap-4 print:hidden">
        <p>
          <Link prefetch={false} href={`/sets/${quiz.set.slug}/quizzes/${quiz.id}`} className="link text-small">
            {text.backToQuiz}
          </Link>
        </p>
        <div className="grid gap-2">
          <h1>{fill(text.printTitle, { quiz: title })}</h1>
          <p className="text-soft">{text.printLead}</p>
        </div>
        <nav aria-label={text.printWhat} className="flex flex-wrap gap-x-5 gap-y-1 border-b border-line">
          {WHATS.map((one) => (
            <Link
              prefetch={false}
              key={one}
              href={`?what=${one}`}
              aria-current={one === what ? "page" : undefined}
              className={`min-h-11 py-2.5 no-underline ${one === what ? "border-b-[3px] border-accent font-[650] text-ink" : "text-soft"}`}
            >
              {labels[one]}
            </Link>
          ))}
        </nav>
        {isLocal(origin) && (
          <Notice>
            <p className="wrap-anywhere">{fill(text.addressLocal, { address: link })}</p>
          </Notice>
        )}
        {quiz.questions.length === 0 ? (
          <p>{text.previewNothing}</p>
        ) : (
          <p>
            <PrintButton text={text.printNow} />
          </p>
        )}
      </div>
      {quiz.questions.length > 0 && (
        <TextsShown of={[textsIn(graph.set.markup, [papers, rows])]}>
          {VERSIONS.filter((version) => what === "all" || what === version.toLowerCase()).map((version) => (
            <PaperSheet key={version} paper={papers[version]} title={title} link={link} words={text} blank={words("quiz").blank} />
          ))}
          {(what === "all" || what === "key") && <AnswerKey rows={rows} title={title} words={text} quizWords={words("quiz")} />}
        </TextsShown>
      )}
    </main>
  );
}
