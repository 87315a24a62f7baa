"use client";

import type { ReactNode, Ref } from "react";
import type { PracticeMode } from "@/lib/memory/practice";
import { fill, plural } from "@/lib/words";
import { language } from "@/messages/language";
import { useWords } from "../layout/words";
import { Button, buttonClass } from "../ui/button";
import type { Summary } from "./deck";

type EndProps = {
  summary: Summary;
  mode: PracticeMode;
  minutes: number;
  waiting: number;
  canUndo: boolean;
  headingRef: Ref<HTMLHeadingElement>;
  leaveTo: string;
  progressHref: string;
  children: ReactNode;
  onUndo: () => void;
  onLeave: () => void;
};

type Words = ReturnType<typeof useWords<"practice">>;

/** "12 facts kept, 2 come back tomorrow." */
export function sumOf({ kept, back, answered }: Summary, mode: PracticeMode, words: Words): string {
  if (answered === 0) return words.doneNothing;
  if (mode === "free") return plural(language(), answered, words.freeSum);
  const parts = [kept > 0 && plural(language(), kept, words.kept), back > 0 && plural(language(), back, words.back)].filter(
    (part) => part !== false,
  );
  return parts.length === 2 ? fill(words.sum, { kept: parts[0]!, back: parts[1]! }) : fill(words.sumOnly, { part: parts[0] ?? "" });
}

/** What was done, on one calm screen. */
export function PracticeEnd({
  summary,
  mode,
  minutes,
  waiting,
  canUndo,
  headingRef,
  leaveTo,
  progressHref,
  children,
  onUndo,
  onLeave,
}: EndProps) {
  const words = useWords("practice");
  return (
    <div className="grid grow content-start gap-8 pt-10">
      <div className="grid gap-3">
        <h1 ref={headingRef} tabIndex={-1} className="text-display">
          {words.doneTitle}
        </h1>
        <p className="font-read text-h2">{sumOf(summary, mode, words)}</p>
        {summary.answered > 0 && <p className="text-soft">{plural(language(), Math.max(1, minutes), words.time)}</p>}
        {waiting > 0 && <p className="text-soft">{plural(language(), waiting, words.stillSaving)}</p>}
      </div>
      {children}
      <div className="grid gap-2 sm:grid-cols-2 sm:gap-3">
        <a href={leaveTo} className={buttonClass({ size: "big" })} onClick={onLeave}>
          {words.toToday}
        </a>
        <a href={progressHref} className={buttonClass({ look: "quiet", size: "big" })} onClick={onLeave}>
          {words.progressLink}
        </a>
        {canUndo && (
          <Button look="bare" onClick={onUndo} className="justify-self-start text-small">
            {words.undo}
          </Button>
        )}
      </div>
    </div>
  );
}
