"use client";

import { useEffect, useState } from "react";
import { fill, plural } from "@/lib/words";
import { useWords } from "../layout/words";
import { language } from "@/messages/language";

type Words = ReturnType<typeof useWords<"quiz">>;

const MINUTE_MS = 60_000;

/** "8:05", or "1:02:05" from an hour on. */
export function clockText(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (n: number) => String(n).padStart(2, "0");
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** What is said aloud as the time goes by one of its marks (half, five minutes, one, thirty seconds); null between them. */
export function timeMark(beforeMs: number, nowMs: number, totalMs: number, words: Words): string | null {
  const marks = [totalMs / 2, 5 * MINUTE_MS, MINUTE_MS, MINUTE_MS / 2].filter((mark) => mark < totalMs);
  const passed = marks.filter((mark) => beforeMs > mark && nowMs <= mark).sort((a, b) => a - b)[0];
  if (passed === undefined) return null;
  if (passed === MINUTE_MS / 2) return fill(words.secondsLeft, { count: 30 });
  if (passed === totalMs / 2) return fill(words.halfTime, { time: clockText(nowMs) });
  return plural(language(), Math.round(passed / MINUTE_MS), words.minutesLeft);
}

type TimerProps = {
  deadline: string;
  remainingMs: (deadline: string) => number;
  totalMs: number;
  hidden: boolean;
  onToggle: () => void;
  onMark: (text: string) => void;
  onUp: () => void;
};

/** The time that is left, as text. It is not read out every second; its marks are, once each. It can be hidden. */
export function QuizTimer({ deadline, remainingMs, totalMs, hidden, onToggle, onMark, onUp }: TimerProps) {
  const words = useWords("quiz");
  const [left, setLeft] = useState<number | null>(null);
  useEffect(() => {
    let before = remainingMs(deadline);
    const tick = () => {
      const now = remainingMs(deadline);
      setLeft(now);
      const mark = timeMark(before, now, totalMs, words);
      if (mark) onMark(mark);
      if (now <= 0 && before > 0) onUp();
      before = now;
    };
    if (before <= 0) onUp();
    tick();
    const timer = setInterval(tick, 500);
    return () => clearInterval(timer);
  }, [deadline, remainingMs, totalMs, words, onMark, onUp]);

  const text = left === null ? "–:––" : clockText(left);
  return (
    <button
      type="button"
      onClick={onToggle}
      aria-label={hidden ? words.showTime : `${fill(words.timeLeft, { time: text })}. ${words.hideTime}`}
      className="min-h-11 rounded-press px-1.5 text-small text-soft hover:text-ink"
    >
      {hidden ? (
        words.showTime
      ) : (
        <span role="timer" aria-live="off" className="inline-block min-w-[5.5rem] text-end [font-variant-numeric:tabular-nums]">
          {fill(words.timeLeft, { time: text })}
        </span>
      )}
    </button>
  );
}
