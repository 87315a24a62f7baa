"use client";

import { useId, type Ref } from "react";
import type { Given, ShownQuestion } from "@/lib/questions/question";
import type { Feedback, Revealed } from "@/lib/quizzes/answer";
import { useWords } from "../layout/words";
import { FeedbackPanel } from "./feedback-panel";
import { ReplyView } from "./reply-view";
import { TextsShown } from "./shown";
import { Stem } from "./stem";

export type QuestionCardProps = {
  question: ShownQuestion;
  value: Given | null;
  /** An answer was given, be it "I don’t know". */
  answered: boolean;
  gaveUp: boolean;
  locked: boolean;
  feedback: Feedback | null;
  revealed: Revealed | null;
  heading?: "h1" | "h2" | "h3";
  headingRef?: Ref<HTMLHeadingElement>;
  onDraft: (given: Given) => void;
  onGive: (given: Given) => void;
  onReveal: (text?: string) => void;
};

/** A question with its controls and, once it is known, what was right. */
export function QuestionCard({
  question,
  value,
  answered,
  gaveUp,
  locked,
  feedback,
  revealed,
  heading,
  headingRef,
  onDraft,
  onGive,
  onReveal,
}: QuestionCardProps) {
  const words = useWords("quiz");
  const name = useId();
  const stemId = `${name}-stem`;
  return (
    <TextsShown of={[question.texts, feedback?.texts, revealed?.texts]} language={question.language}>
      <div className="grid gap-6">
        <Stem context={question.context} stem={question.stem} blank={words.blank} id={stemId} heading={heading} headingRef={headingRef} />
        <ReplyView
          reply={question.reply}
          value={value}
          locked={locked}
          feedback={feedback}
          revealed={revealed}
          name={name}
          labelledBy={stemId}
          onDraft={onDraft}
          onGive={onGive}
          onReveal={onReveal}
        />
        {feedback && (
          <FeedbackPanel
            question={question}
            feedback={feedback}
            revealed={revealed}
            gaveUp={gaveUp}
            answered={answered}
            heading={heading === "h3" ? "h4" : "h2"}
          />
        )}
      </div>
    </TextsShown>
  );
}
