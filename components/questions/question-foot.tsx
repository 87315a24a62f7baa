"use client";

import type { ReactNode } from "react";
import { useWords } from "../layout/words";
import { Button } from "../ui/button";

/** What can be done now: answer, skip, go on, or finish. One of them is the button that is always in the same place. */
export type Step = "answer" | "skip" | "next" | "finish";

type FootProps = { step: Step; finishText: string; canAnswer: boolean; canGiveUp: boolean; canSkip: boolean; canGoBack: boolean; shortcuts: boolean; onStep: () => void; onSkip: () => void; onGiveUp: () => void; onBack: () => void; children: ReactNode };

/** The next step, always in the same place, and beside it what is wanted less often. */
export function QuestionFoot({ step, finishText, canAnswer, canGiveUp, canSkip, canGoBack, shortcuts, onStep, onSkip, onGiveUp, onBack, children }: FootProps) {
  const words = useWords("quiz");
  const texts: Record<Step, string> = { answer: words.answer, skip: words.skip, next: words.next, finish: finishText };
  const isOff = step === "answer" && !canAnswer;
  return (
    <div className="foot-bar mt-auto grid gap-2">
      <Button look={step === "skip" ? "quiet" : "primary"} size="big" full aria-disabled={isOff || undefined} onClick={() => !isOff && onStep()}>
        {texts[step]}
        {step !== "skip" && shortcuts && (
          <kbd aria-hidden="true" className="hidden text-[0.8125rem] font-[600] opacity-80 [@media(hover:hover)_and_(pointer:fine)]:inline">
            {words.enter}
          </kbd>
        )}
      </Button>
      <div className="-mx-2 flex flex-wrap items-center justify-between text-small">
        <span className="flex flex-wrap">
          {canGoBack && (
            <Button look="bare" className="text-small" onClick={onBack}>
              {words.previous}
            </Button>
          )}
          {canGiveUp && (
            <Button look="bare" className="text-small" onClick={onGiveUp}>
              {words.giveUp}
            </Button>
          )}
          {canSkip && step === "answer" && (
            <Button look="bare" className="text-small" onClick={onSkip}>
              {words.skip}
            </Button>
          )}
        </span>
        {children}
      </div>
    </div>
  );
}
