"use client";

import { language } from "@/messages/language";
import { useWords } from "../layout/words";
import { Button } from "../ui/button";
import { intervalText } from "./interval-text";

export type Grade = 1 | 2 | 3 | 4;

/** The grades that are offered, in the order of their keys. */
export const gradesOf = (count: 2 | 4): readonly Grade[] => (count === 2 ? [1, 3] : [1, 2, 3, 4]);

type GradeButtonsProps = {
  count: 2 | 4;
  /** Days until it comes back, by grade; null to say nothing of it. */ intervals: readonly [number, number, number, number] | null;
  keys: boolean;
  describedBy: string;
  onGrade: (grade: Grade) => void;
};

/** How well it was known: two grades, or four for those who want them, with the time under each. */
export function GradeButtons({ count, intervals, keys, describedBy, onGrade }: GradeButtonsProps) {
  const words = useWords("practice");
  const texts: Record<Grade, string> = { 1: words.missedIt, 2: words.hard, 3: words.knewIt, 4: words.easy };
  return (
    <div
      role="group"
      aria-label={words.grades}
      aria-describedby={describedBy}
      className={`grid grid-cols-2 gap-3 ${count === 4 ? "sm:grid-cols-4 sm:gap-2" : ""}`}
    >
      {gradesOf(count).map((grade, i) => (
        <Button
          key={grade}
          look={grade === 3 ? "primary" : "quiet"}
          size="big"
          data-digit={i + 1}
          onClick={() => onGrade(grade)}
          className="px-3!"
        >
          {keys && (
            <kbd
              aria-hidden="true"
              className={`key-cap shrink-0 ${grade === 3 ? "border-transparent! bg-transparent! text-current!" : ""}`}
            >
              {i + 1}
            </kbd>
          )}
          <span className="grid">
            {texts[grade]}
            {intervals && <span className="text-tiny font-[450] opacity-90">{intervalText(intervals[grade - 1]!, words, language())}</span>}
          </span>
        </Button>
      ))}
    </div>
  );
}
