"use client";

import type { Option, ShownQuestion } from "@/lib/questions/question";
import type { Feedback, Revealed } from "@/lib/quizzes/answer";
import { plainOf } from "@/lib/markup/shown-texts";
import { fill } from "@/lib/words";
import { useWords } from "../layout/words";
import { Icon, type IconName } from "../ui/icon";
import { FeedbackChanges } from "./feedback-changes";
import { rightAnswer } from "./replying";
import { Shown, ShownWithin } from "./shown";
import { dayText } from "../ui/day-text";
import { sourceText, SourcePassages } from "./source-passages";

type Words = ReturnType<typeof useWords<"quiz">>;
type Told = { question: ShownQuestion; feedback: Feedback; revealed: Revealed | null; gaveUp: boolean; answered: boolean };

const isSelfMarked = ({ reply }: ShownQuestion) => reply.kind === "grade" || reply.kind === "points";

/** How it went, in a word or two, with its icon. */
export function verdictOf({ question, feedback, gaveUp, answered }: Told, words: Words): { icon: IconName; tone: string; text: string } {
  if (!answered) return { icon: "note", tone: "text-soft", text: words.notAnswered };
  if (gaveUp) return { icon: "note", tone: "text-soft", text: words.gaveUp };
  if (isSelfMarked(question)) return { icon: "note", tone: "text-soft", text: words.selfMarked };
  if (feedback.points === 1) return { icon: "right", tone: "text-correct", text: feedback.near ? words.near : words.right };
  if (feedback.points > 0) return { icon: "problem", tone: "text-wrong", text: words.partly };
  return { icon: "wrong", tone: "text-wrong", text: words.wrong };
}

/** What a screen reader hears once when it is known what was right. */
export function announcementOf(told: Told, words: Words): string {
  const { question, feedback, revealed } = told;
  const [first] = feedback.evidence;
  if (isSelfMarked(question)) return "";
  if (feedback.points === 1) return fill(words.announceRight, { explanation: plainOf(feedback.explanation, feedback.texts) });
  const values = { answer: rightAnswer(question, feedback, revealed), source: first ? sourceText(first, words) : "" };
  return fill(feedback.points > 0 ? words.announcePartly : words.announceWrong, values);
}

/** Options say by themselves which one was right; for other replies it stands in words. */
const saysItself = ({ reply }: ShownQuestion) => reply.kind === "choice" || reply.kind === "place";

/** Things in the order they should stand in. */
function RightOrder({ options, order, title }: { options: readonly Option[]; order: readonly string[]; title: string }) {
  return (
    <>
      <p className="font-[550]">{title}</p>
      <ol className="grid list-decimal gap-0.5 ps-6">
        {order.map((id) => (
          <li key={id}>
            <Shown text={options.find((option) => option.id === id)?.text ?? ""} />
          </li>
        ))}
      </ol>
    </>
  );
}

/** What was right, where it says so, and what earlier reports had said. */
export function FeedbackPanel({ heading: Heading = "h2", ...told }: Told & { heading?: "h2" | "h4" }) {
  const words = useWords("quiz");
  const { question, feedback, revealed, gaveUp, answered } = told;
  const { icon, tone, text } = verdictOf(told, words);
  const isWritten = ["text", "number"].includes(question.reply.kind);
  return (
    <section className="grid gap-5">
      <FeedbackChanges feedback={feedback} />
      <div className="grid gap-1.5">
        {(!saysItself(question) || gaveUp || !answered || feedback.points === 1) && (
          <p className={`flex items-center gap-2 font-[650] ${tone}`}>
            <Icon name={icon} />
            {text}
          </p>
        )}
        {isWritten && feedback.points < 1 && (
          <p className="font-[550]">{fill(words.theAnswer, { answer: rightAnswer(question, feedback, revealed) })}</p>
        )}
        {question.reply.kind === "order" && feedback.points < 1 && (
          <RightOrder options={question.reply.options} order={feedback.key as string[]} title={words.theOrder} />
        )}
        {feedback.explanation && (
          <p>
            <Shown text={feedback.explanation} />
          </p>
        )}
      </div>
      {feedback.evidence.length > 0 && !(question.reply.kind === "points" && revealed) && (
        <SourcePassages evidence={feedback.evidence} heading={Heading} />
      )}
      {feedback.earlier.length > 0 && (
        <div className="grid gap-1.5">
          <Heading className="label">{words.earlierTitle}</Heading>
          {feedback.earlier.map((one) => (
            <p key={`${one.title} ${one.statement}`} className="text-small text-soft">
              <ShownWithin template={fill(words.earlier, { date: one.date ? dayText(one.date) : one.title })} text={one.statement} />
            </p>
          ))}
        </div>
      )}
    </section>
  );
}
