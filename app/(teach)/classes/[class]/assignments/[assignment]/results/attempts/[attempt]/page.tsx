import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { PupilAnswers, type ShownAnswer } from "@/components/results/pupil-answers";
import { TextsShown } from "@/components/questions/shown";
import { givenWords } from "@/lib/questions/given-words";
import { keyWords } from "@/lib/questions/key-words";
import { fill } from "@/lib/words";
import { words } from "@/messages";
import { answersOf, type PupilAnswers as Answers } from "@/server/results";
import { whoIsAsking } from "@/server/session";
import { textsIn } from "@/server/shown-texts";
import { givePoints } from "./actions";

type Props = PageProps<"/classes/[class]/assignments/[assignment]/results/attempts/[attempt]">;

export const generateMetadata = (): Metadata => ({ title: words("results").title });

function shownIn({ attempt, questions }: Answers): ShownAnswer[] {
  return attempt.items.flatMap((item, i) => {
    const question = questions.get(item.questionId);
    return question
      ? [{ position: i + 1, question, item, give: attempt.isOver ? givePoints.bind(null, attempt.attemptId, i + 1) : null }]
      : [];
  });
}

/** What is read of a question and of an answer to it; what somebody typed is as they typed it. */
function textsOf({ question, item }: ShownAnswer): string[] {
  const { markup, context, stem, reply } = question;
  if (!markup) return [];
  const isTyped = reply.kind === "text" || reply.kind === "number";
  return [context, stem, ...(isTyped ? [] : [...keyWords(reply), ...(item.given === null ? [] : givenWords(reply, item.given))])];
}

export default async function PupilAnswersPage({ params }: Props) {
  const [who, { class: classId, assignment: id, attempt }] = await Promise.all([whoIsAsking(), params]);
  const answers = await answersOf(who, id, attempt);
  if (!answers || answers.assignment.classId !== classId) notFound();
  const text = words("results");
  const shown = shownIn(answers);
  return (
    <main id="main" className="narrow grid min-w-0 grow content-start gap-8 pt-8 pb-16">
      <div className="grid gap-1">
        <p>
          <Link href={`/classes/${classId}/assignments/${id}/results`} prefetch={false} className="link text-small">
            {fill(text.backToResults, { title: answers.assignment.title })}
          </Link>
        </p>
        <h1>{fill(text.answersOf, { name: answers.name ?? text.gone })}</h1>
      </div>
      <TextsShown of={[textsIn(true, shown.map(textsOf))]}>
        <PupilAnswers answers={shown} words={text} />
      </TextsShown>
    </main>
  );
}
