"use client";

import { useState } from "react";
import { plainOf } from "@/lib/markup/shown-texts";
import type { GivenReply } from "@/lib/questions/question";
import type { AttemptItem } from "@/lib/quizzes/answer";
import { fill } from "@/lib/words";
import { gapAsDots } from "@/lib/questions/gap-shown";
import { useWords } from "../layout/words";
import { Icon } from "../ui/icon";
import { verdictOf } from "./feedback-panel";
import { QuestionCard } from "./question-card";

const nothing = () => {};

const valueIn = (reply: GivenReply | undefined) => (reply && "value" in reply ? reply : null);

/**
 * A question looked back on: what was answered, what was right, and where it says so. What was right is folded up: one comes for what was
 * missed, or changed since. A map is folded up too, and fetched when it is opened: it weighs as much as a tenth of the page.
 */
export function ReviewItem({ item, count }: { item: AttemptItem; count: number }) {
  const words = useWords("quiz");
  const { question, answer, feedback, revealed, position } = item;
  const reply = answer?.reply;
  const told = { question, answered: answer !== null, gaveUp: reply !== undefined && "gaveUp" in reply, feedback, revealed };
  const hasMap = question.reply.kind === "place";
  const hasNews = (feedback?.corrections ?? []).length > 0 || feedback?.remark !== undefined;
  const [isOpen, setOpen] = useState((feedback?.points !== 1 || hasNews) && !hasMap);
  const verdict = feedback && verdictOf({ ...told, feedback }, words);
  return (
    <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)} className="group [&_kbd]:hidden!">
      <summary className="flex min-h-11 flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5 py-3 [&::-webkit-details-marker]:hidden">
        <span className="label whitespace-nowrap">{fill(words.title, { position, count })}</span>
        {verdict && (
          <span className={`inline-flex items-center gap-1.5 text-small font-[650] ${verdict.tone}`}>
            <Icon name={verdict.icon} />
            {verdict.text}
          </span>
        )}
        <span className="flex basis-full items-baseline gap-3 group-open:hidden">
          <span className="grow font-read leading-snug">{gapAsDots(plainOf(question.stem, question.texts))}</span>
          <Icon name="down" className="shrink-0 translate-y-[0.15em] text-soft" />
        </span>
      </summary>
      <div className="pt-2 pb-8">
        {(isOpen || !hasMap) && (
          <QuestionCard {...told} value={valueIn(reply)} locked heading="h3" onDraft={nothing} onGive={nothing} onReveal={nothing} />
        )}
      </div>
    </details>
  );
}
