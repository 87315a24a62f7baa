"use client";

import { useState } from "react";
import type { Given, GivenReply, ShownQuestion } from "@/lib/questions/question";
import type { Feedback, Revealed } from "@/lib/quizzes/answer";
import { useWords } from "../layout/words";
import { Button } from "../ui/button";
import { QuestionCard } from "./question-card";
import { givable } from "./replying";

type GalleryCardProps = {
  question: ShownQuestion;
  answer: (given: GivenReply) => Promise<Feedback | null>;
  reveal: (text: string) => Promise<Revealed | null>;
};

/** A question that can be answered where it stands; nothing of it is stored. */
export function GalleryCard({ question, answer, reveal }: GalleryCardProps) {
  const words = useWords("quiz");
  const [value, setValue] = useState<Given | null>(null);
  const [feedback, setFeedback] = useState<Feedback | null>(null);
  const [revealed, setRevealed] = useState<Revealed | null>(null);
  const give = async (given: Given) => {
    setValue(given);
    setFeedback(await answer(given));
  };
  const toGive = feedback ? null : givable(question, value, revealed);
  return (
    <div className="grid gap-4">
      <QuestionCard
        question={question}
        value={value}
        answered={feedback !== null}
        gaveUp={false}
        locked={feedback !== null}
        feedback={feedback}
        revealed={revealed}
        heading="h3"
        onDraft={setValue}
        onGive={(given) => void give(given)}
        onReveal={async (text = "") => setRevealed(await reveal(text))}
      />
      {toGive && <Button onClick={() => void give(toGive)}>{words.answer}</Button>}
    </div>
  );
}
