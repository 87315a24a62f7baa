"use client";

import { useState } from "react";
import type { Given, ShownQuestion } from "@/lib/questions/question";
import type { Feedback } from "@/lib/quizzes/answer";
import { useWords } from "../layout/words";
import { ButtonLink } from "../ui/button-link";
import { announcementOf, FeedbackPanel } from "./feedback-panel";
import { ChoiceReply } from "./reply-choice";
import { Stem } from "./stem";

type TryOneProps = {
  question: ShownQuestion;
  nextHref: string;
  answer: (questionId: string, optionId: string) => Promise<Feedback | null>;
};

const NOTHING = () => {};

/** One real question to answer before anything is asked of whoever came by. */
export function TryOne({ question, nextHref, answer }: TryOneProps) {
  const [words, quizWords] = [useWords("welcome"), useWords("quiz")];
  const [given, setGiven] = useState<Given | null>(null);
  const [feedback, setFeedback] = useState<Feedback | null>(null);
  const [hasFailed, setFailed] = useState(false);
  if (question.reply.kind !== "choice") return null;
  const give = async (reply: Given) => {
    if (given || reply.kind !== "choice") return;
    setGiven(reply);
    setFailed(false);
    const told = await answer(question.id, reply.value).catch(() => null);
    setFeedback(told);
    if (told) return;
    setGiven(null);
    setFailed(true);
  };
  const told = feedback && { question, feedback, revealed: null, gaveUp: false, answered: true };
  return (
    <section aria-labelledby="try-one" className="card grid gap-4 p-5 [&_.stem]:text-[1.375rem] [&_kbd]:hidden!">
      <h2 id="try-one" className="label">
        {words.tryOne}
      </h2>
      <Stem context={question.context} stem={question.stem} blank={quizWords.blank} id="try-stem" heading="h3" />
      <ChoiceReply
        reply={question.reply}
        value={given}
        locked={given !== null}
        feedback={feedback}
        revealed={null}
        name="try"
        labelledBy="try-stem"
        onDraft={NOTHING}
        onGive={(reply) => void give(reply)}
        onReveal={NOTHING}
      />
      <p role="status" className={hasFailed ? "text-small text-wrong" : "sr-only"}>
        {hasFailed ? words.failed : told ? announcementOf(told, quizWords) : ""}
      </p>
      {told && (
        <>
          <FeedbackPanel {...told} />
          <ButtonLink href={nextHref}>{words.nextStep}</ButtonLink>
        </>
      )}
    </section>
  );
}
