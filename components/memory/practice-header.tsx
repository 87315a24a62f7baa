"use client";

import type { ReactNode } from "react";
import { plural } from "@/lib/words";
import { language } from "@/messages/language";
import { useWords } from "../layout/words";
import { Progress } from "../ui/progress";

type HeaderProps = {
  leaveTo: string;
  minutes: number;
  minutesLeft: number;
  share: number;
  canUndo: boolean;
  onUndo: () => void;
  children: ReactNode;
};

/**
 * What stands above a card: the way out, whether all is saved, the way back, and the minutes left. Plain links: next/link weighs 10 KB
 * here.
 */
export function PracticeHeader({ leaveTo, minutes, minutesLeft, share, canUndo, onUndo, children }: HeaderProps) {
  const words = useWords("practice");
  const done = Math.min(minutes, minutes - minutesLeft);
  return (
    <header className="narrow">
      <div className="flex min-h-15 flex-wrap items-center justify-end gap-x-4 text-small">
        <a href={leaveTo} className="me-auto grid min-h-11 min-w-11 content-center text-soft no-underline hover:text-ink">
          {words.stop}
        </a>
        {children}
        <button
          type="button"
          title={words.undoHint}
          aria-keyshortcuts="Control+Z Meta+Z"
          aria-disabled={!canUndo || undefined}
          onClick={onUndo}
          className="min-h-11 min-w-11 rounded-press px-1 font-[550] text-soft hover:text-ink aria-disabled:opacity-50"
        >
          {words.undo}
        </button>
        <span className="font-[650]">{minutesLeft > 0 ? plural(language(), minutesLeft, words.left) : words.almostDone}</span>
      </div>
      <Progress value={Math.round(share * 100)} max={100} label={plural(language(), minutes, words.progress, { done })} />
    </header>
  );
}
