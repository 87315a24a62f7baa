"use client";

import { useEffect, useRef } from "react";
import { useWords } from "../layout/words";
import { Button } from "../ui/button";
import type { ReplyProps } from "./reply-props";
import { Shown } from "./shown";
import { SourcePassages } from "./source-passages";

/** A card: turn it over, then say how well it was known. */
export function GradeReply({ value, locked, feedback, revealed, labelledBy, onGive, onReveal }: ReplyProps<"grade">) {
  const words = useWords("quiz");
  const back = useRef<HTMLDivElement>(null);
  const isOpen = revealed?.kind === "grade";
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    // What was turned over is read out from here; the front is not read twice.
    if (isOpen && !wasOpen.current) back.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);

  if (!isOpen)
    return (
      <Button size="big" full data-answers onClick={() => onReveal()}>
        {words.showBack}
      </Button>
    );
  const given = value?.kind === "grade" ? value.value : null;
  const grades = [
    [1, words.missedIt],
    [2, words.hard],
    [3, words.knewIt],
    [4, words.easy],
  ] as const;
  return (
    <div className="grid gap-5">
      <div ref={back} tabIndex={-1} className="card grid gap-4 p-5">
        <p className="label">{words.back}</p>
        <p className="font-read text-h2 leading-snug font-[520]">
          <Shown text={revealed.back} />
        </p>
        {!feedback && <SourcePassages evidence={revealed.evidence} />}
      </div>
      <div role="group" aria-label={words.gradeAsked} aria-describedby={labelledBy} className="grid grid-cols-2 gap-3">
        {grades.map(([grade, text]) => (
          <Button
            key={grade}
            look={given === null ? (grade === 3 ? "primary" : "quiet") : given === grade ? "primary" : "quiet"}
            size="big"
            aria-pressed={given === grade}
            aria-disabled={locked || undefined}
            className={given === grade ? "aria-disabled:opacity-100" : ""}
            data-digit={grade}
            onClick={() => !locked && onGive({ kind: "grade", value: grade })}
          >
            <kbd aria-hidden="true" className="key-cap">
              {grade}
            </kbd>
            {text}
          </Button>
        ))}
      </div>
    </div>
  );
}
