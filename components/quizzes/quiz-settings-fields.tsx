"use client";

import type { QuizSettings } from "@/lib/quizzes/settings";
import { plural } from "@/lib/words";
import { language } from "@/messages/language";
import { useWords } from "../layout/words";
import { CheckboxCard } from "../ui/choice-card";
import { Select } from "../ui/field";
import { including } from "./offered";

type SettingsProps = { settings: QuizSettings; onChange: (changes: Partial<QuizSettings>) => void };

const MINUTES_OFFERED = [5, 10, 15, 20, 30, 45, 60, 90];
const TIMES_OFFERED = [1, 2, 3, 5];

const numberOrNone = (text: string) => (text === "" ? null : Number(text));

/** How a quiz is taken: when what was right is told, its time, how often, and in which order. */
export function QuizSettingsFields({ settings, onChange }: SettingsProps) {
  const words = useWords("quizzes");
  const { feedback, minutes, attempts, shuffleQuestions, shuffleOptions, strict } = settings;
  return (
    <div className="grid gap-4">
      <Select
        name="feedback"
        label={words.feedback}
        value={feedback}
        onChange={(event) => onChange({ feedback: event.target.value === "end" ? "end" : "each" })}
      >
        <option value="each">{words.feedbackEach}</option>
        <option value="end">{words.feedbackEnd}</option>
      </Select>
      <Select
        name="minutes"
        label={words.minutes}
        value={minutes ?? ""}
        onChange={(event) => onChange({ minutes: numberOrNone(event.target.value), ...(event.target.value === "" && { strict: false }) })}
      >
        <option value="">{words.noLimit}</option>
        {including(MINUTES_OFFERED, minutes).map((count) => (
          <option key={count} value={count}>
            {plural(language(), count, words.minutesOf)}
          </option>
        ))}
      </Select>
      <Select
        name="attempts"
        label={words.attemptsAllowed}
        value={attempts ?? ""}
        onChange={(event) => onChange({ attempts: numberOrNone(event.target.value) })}
      >
        <option value="">{words.anyNumber}</option>
        {including(TIMES_OFFERED, attempts).map((count) => (
          <option key={count} value={count}>
            {plural(language(), count, words.times)}
          </option>
        ))}
      </Select>
      <div className="grid gap-2">
        <CheckboxCard
          label={words.shuffleQuestions}
          checked={shuffleQuestions}
          onChange={(event) => onChange({ shuffleQuestions: event.target.checked })}
        />
        <CheckboxCard
          label={words.shuffleOptions}
          checked={shuffleOptions}
          onChange={(event) => onChange({ shuffleOptions: event.target.checked })}
        />
        {minutes !== null && (
          <CheckboxCard label={words.strict} checked={strict} onChange={(event) => onChange({ strict: event.target.checked })} />
        )}
      </div>
    </div>
  );
}
