"use client";

import type { ReactNode } from "react";
import { fill } from "@/lib/words";
import { useWords } from "../layout/words";
import { Icon } from "../ui/icon";
import { Progress } from "../ui/progress";

type HeaderProps = {
  leaveTo: string;
  position: number;
  count: number;
  done: number;
  flagged: boolean;
  onFlag: () => void;
  onOverview: () => void;
  children: ReactNode;
};

/** What stands above a question: the way out, the state of things, and how far one is. */
export function QuizHeader({ leaveTo, position, count, done, flagged, onFlag, onOverview, children }: HeaderProps) {
  const words = useWords("quiz");
  return (
    <header className="narrow">
      <div className="flex min-h-15 flex-wrap items-center justify-end gap-x-3 text-small">
        <a href={leaveTo} className="me-auto grid min-h-11 content-center text-soft no-underline hover:text-ink">
          {words.leave}
        </a>
        {children}
        <button
          type="button"
          aria-pressed={flagged}
          aria-label={words.flag}
          title={words.flag}
          onClick={onFlag}
          className={`grid size-11 place-items-center rounded-press ${flagged ? "bg-accent-wash text-accent" : "text-soft hover:text-ink"}`}
        >
          <Icon name="flag" fill={flagged ? "currentColor" : "none"} />
        </button>
        <button
          type="button"
          onClick={onOverview}
          aria-label={fill(words.positionLong, { position, count })}
          className="min-h-11 rounded-press px-1 text-soft underline decoration-line-strong underline-offset-4 hover:text-ink"
        >
          {fill(words.position, { position, count })}
        </button>
      </div>
      <Progress value={done} max={count} label={fill(words.progress, { done, count })} />
    </header>
  );
}
