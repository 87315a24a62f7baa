"use client";

import type { GivenReply } from "@/lib/questions/question";
import type { AttemptItem } from "@/lib/quizzes/answer";
import { QuestionCard } from "./question-card";

const nothing = () => {};

const valueIn = (reply: GivenReply | undefined) => (reply && "value" in reply ? reply : null);

/** A question looked back on: what was answered, what was right, and where it says so. */
export function ReviewItem({ item }: { item: AttemptItem }) {
  const { question, answer, feedback, revealed } = item;
  const reply = answer?.reply;
  return (
    <div className="[&_kbd]:hidden!">
      <QuestionCard question={question} value={valueIn(reply)} answered={answer !== null} gaveUp={reply !== undefined && "gaveUp" in reply} locked feedback={feedback} revealed={revealed} heading="h3" onDraft={nothing} onGive={nothing} onReveal={nothing} />
    </div>
  );
}
