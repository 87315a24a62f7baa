"use client";

import { useState, type ReactNode } from "react";
import { useWords } from "../layout/words";
import { Button, buttonClass } from "../ui/button";
import { ReportQuestion } from "../questions/report-question";

type FootProps = {
  /** The next step: one button or the grades. */
  children: ReactNode;
  notice: ReactNode;
  editHref: string | null;
  onNotNow: () => void;
  onNever: () => void;
  onRestart: () => void;
  onReport: (note: string) => Promise<boolean>;
};

/** The next step, always in the same place, and below it what is wanted less often. */
export function PracticeFoot({ children, notice, editHref, onNotNow, onNever, onRestart, onReport }: FootProps) {
  const words = useWords("practice");
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="foot-bar mt-auto grid gap-2">
      {notice}
      {children}
      <div className="-mx-2 flex min-h-11 flex-wrap items-center justify-between text-small">
        <Button look="bare" className="text-small" onClick={onNotNow}>
          {words.notNow}
        </Button>
        <Button look="bare" className="text-small" onClick={onNever}>
          {words.neverAsk}
        </Button>
        <Button look="bare" className="text-small" aria-expanded={isOpen} aria-controls="more" onClick={() => setOpen(!isOpen)}>
          {words.more}
        </Button>
      </div>
      <div id="more" hidden={!isOpen} className="-mx-2 flex flex-wrap items-center justify-between border-t border-line text-small">
        <Button look="bare" className="text-small" onClick={onRestart}>
          {words.restart}
        </Button>
        {editHref && (
          <a href={editHref} className={`${buttonClass({ look: "bare" })} text-small`}>
            {words.edit}
          </a>
        )}
        <ReportQuestion onReport={onReport} />
      </div>
    </div>
  );
}
