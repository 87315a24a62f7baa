"use client";

import { useRef, type ReactNode } from "react";
import { useWords } from "../layout/words";
import { Button } from "../ui/button";
import { Icon } from "../ui/icon";
import { useFocusKept } from "../ui/use-focus-kept";

/** What can be done now: answer, skip, go on, or finish. One of them is the button that is always in the same place. */
export type Step = "answer" | "skip" | "next" | "finish";

type FootProps = {
  notice: ReactNode;
  step: Step;
  finishText: string;
  canAnswer: boolean;
  canGiveUp: boolean;
  canGoBack: boolean;
  shortcuts: boolean;
  onStep: () => void;
  onSkip: () => void;
  onGiveUp: () => void;
  onBack: () => void;
  children: ReactNode;
};

const ARROW = "grid min-h-11 w-9 place-items-center rounded-press text-soft hover:text-ink aria-disabled:opacity-40";

/** The next step, always in the same place, and beside it what is wanted less often. */
export function QuestionFoot({
  notice,
  step,
  finishText,
  canAnswer,
  canGiveUp,
  canGoBack,
  shortcuts,
  onStep,
  onSkip,
  onGiveUp,
  onBack,
  children,
}: FootProps) {
  const words = useWords("quiz");
  const texts: Record<Step, string> = { answer: words.answer, skip: words.skip, next: words.next, finish: finishText };
  const isOff = step === "answer" && !canAnswer;
  const main = useRef<HTMLButtonElement>(null);
  useFocusKept(main, canGiveUp);
  return (
    <div className="foot-bar mt-auto grid gap-2">
      {notice}
      <Button
        ref={main}
        look={step === "skip" ? "bare" : "primary"}
        size="big"
        full
        aria-disabled={isOff || undefined}
        onClick={() => !isOff && onStep()}
      >
        {texts[step]}
        {step !== "skip" && shortcuts && (
          <kbd
            aria-hidden="true"
            className="hidden font-press text-[0.8125rem] font-[600] opacity-80 [@media(hover:hover)_and_(pointer:fine)]:inline"
          >
            {words.enter}
          </kbd>
        )}
      </Button>
      <div className="-mx-2 flex min-h-11 items-center justify-between text-small">
        <span className="flex">
          <button
            type="button"
            aria-label={words.previous}
            title={words.previous}
            aria-disabled={!canGoBack || undefined}
            onClick={() => canGoBack && onBack()}
            className={ARROW}
          >
            <Icon name="back" />
          </button>
          <button type="button" aria-label={words.following} title={words.following} onClick={onSkip} className={ARROW}>
            <Icon name="next" />
          </button>
          {canGiveUp && (
            <Button look="bare" className="text-small" onClick={onGiveUp}>
              {words.giveUp}
            </Button>
          )}
        </span>
        {children}
      </div>
    </div>
  );
}
