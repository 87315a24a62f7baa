"use client";

import { useEffect, useRef, type Ref } from "react";
import type { ShownQuestion } from "@/lib/questions/question";
import type { Revealed } from "@/lib/quizzes/answer";
import { direction } from "@/messages/language";
import { useWords } from "../layout/words";
import { Shown, TextsShown } from "../questions/shown";
import { SourcePassages } from "../questions/source-passages";
import { Stem } from "../questions/stem";
import { useSwipe } from "./use-swipe";

type FlashcardProps = {
  question: ShownQuestion;
  revealed: Revealed | null;
  /** Graded already: it can be looked at, no more. */
  locked: boolean;
  headingRef?: Ref<HTMLHeadingElement>;
  stemId: string;
  onFlip: () => void;
  /** Drawn to where a line begins for missed, to where it ends for knew it. */
  onSwipe: (grade: 1 | 3) => void;
};

const isTowardsStart = (side: "left" | "right") => (side === "left") === (direction() === "ltr");

/** Front and back as one reading: the question, a line, the answer, and where it says so. A press anywhere turns it over. */
export function Flashcard({ question, revealed, locked, headingRef, stemId, onFlip, onSwipe }: FlashcardProps) {
  const words = useWords("practice");
  const quiz = useWords("quiz");
  const back = useRef<HTMLDivElement>(null);
  const isOpen = revealed?.kind === "grade";
  const wasOpen = useRef(isOpen);
  const swipe = useSwipe(isOpen && !locked, (side) => onSwipe(isTowardsStart(side) ? 1 : 3));
  useEffect(() => {
    // What was turned over is read out from here; the front is not read twice.
    if (isOpen && !wasOpen.current) back.current?.focus({ preventScroll: true });
    wasOpen.current = isOpen;
  }, [isOpen]);

  return (
    <div
      {...swipe.handlers}
      onClick={() => !isOpen && onFlip()}
      className={`card relative grid touch-pan-y gap-5 overflow-hidden p-5 motion-reduce:[--drawn:0px] motion-safe:transition-transform sm:p-6 ${isOpen ? "" : "min-h-56 cursor-pointer content-start"} ${swipe.offset === 0 ? "motion-safe:duration-150" : "duration-0!"}`}
      style={swipe.offset === 0 ? undefined : { transform: `translateX(var(--drawn, ${swipe.offset}px))` }}
    >
      <TextsShown of={[question.texts, revealed?.texts]} language={question.language}>
        <Stem context={question.context} stem={question.stem} blank={quiz.blank} id={stemId} headingRef={headingRef} />
        {isOpen && (
          <div ref={back} tabIndex={-1} className="grid gap-5 border-t border-line pt-5">
            <p className="font-read text-[1.3125rem] leading-snug font-[520]">
              <span className="sr-only">{words.answer}: </span>
              <Shown text={revealed.back} />
            </p>
            {revealed.evidence.length > 0 && <SourcePassages evidence={revealed.evidence} />}
          </div>
        )}
      </TextsShown>
      {swipe.side && (
        <p
          aria-hidden="true"
          className={`absolute top-3 rounded-press border-[1.5px] bg-card px-3 py-1 font-[650] ${isTowardsStart(swipe.side) ? "end-3 border-line-strong text-ink" : "start-3 border-accent text-accent"}`}
        >
          {isTowardsStart(swipe.side) ? words.missedIt : words.knewIt}
        </p>
      )}
    </div>
  );
}
