"use client";

import type { ShownQuestion } from "@/lib/questions/question";
import { QuestionCard } from "../questions/question-card";

const nothing = () => {};

/** A question as its learner sees it before answering; here it cannot be answered. */
export function SampleCard({ question }: { question: ShownQuestion }) {
  return (
    <div inert className="[&_kbd]:hidden!">
      <QuestionCard
        question={question}
        value={null}
        answered={false}
        gaveUp={false}
        locked
        feedback={null}
        revealed={null}
        heading="h3"
        onDraft={nothing}
        onGive={nothing}
        onReveal={nothing}
      />
    </div>
  );
}
