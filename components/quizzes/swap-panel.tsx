"use client";

import { useEffect, useRef } from "react";
import type { ComposedQuestion } from "@/lib/quizzes/composed";
import { fill } from "@/lib/words";
import { useWords } from "../layout/words";
import { Button } from "../ui/button";
import type { Swaps } from "./compose-actions";
import { KeyView } from "./key-view";

type SwapPanelProps = {
  position: number;
  swaps: Swaps | null;
  formats: Readonly<Record<string, string>>;
  onTake: (question: ComposedQuestion) => void;
  onMore: () => void;
  onClose: () => void;
};

/** What may stand in a question's place: on the same fact, and on others. */
export function SwapPanel({ position, swaps, formats, onTake, onMore, onClose }: SwapPanelProps) {
  const words = useWords("quizzes");
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const isEmpty = swaps !== null && swaps.sameFact.length + swaps.otherFact.length === 0;
  const list = (heading: string, questions: readonly ComposedQuestion[]) =>
    questions.length > 0 && (
      <div className="grid gap-2">
        <h4 className="label">{heading}</h4>
        <ul className="grid gap-2">
          {questions.map((question) => (
            <li
              key={question.id}
              className="grid gap-3 rounded-press border border-line bg-paper px-3.5 py-3 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-start"
            >
              <KeyView
                question={question}
                format={formats[question.format] ?? question.format}
                heading="h4"
                id={`swap-${question.id}`}
                quiet
              />
              <Button look="quiet" onClick={() => onTake(question)} aria-describedby={`swap-${question.id}`}>
                {words.take}
              </Button>
            </li>
          ))}
        </ul>
      </div>
    );
  return (
    <section
      aria-labelledby={`swap-title-${position}`}
      className="grid gap-4 rounded-press bg-sunk p-3.5"
      onKeyDown={(event) => event.key === "Escape" && onClose()}
    >
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 id={`swap-title-${position}`} ref={title} tabIndex={-1}>
          {fill(words.swapTitle, { position })}
        </h3>
        <span className="flex flex-wrap gap-2">
          <Button look="bare" onClick={onMore}>
            {words.swapMore}
          </Button>
          <Button look="bare" onClick={onClose}>
            {words.close}
          </Button>
        </span>
      </div>
      <p role="status" className={swaps === null || isEmpty ? "text-soft" : "sr-only"}>
        {swaps === null ? words.swapSearching : isEmpty ? words.swapNone : ""}
      </p>
      {swaps && list(words.swapSame, swaps.sameFact)}
      {swaps && list(words.swapOther, swaps.otherFact)}
    </section>
  );
}
