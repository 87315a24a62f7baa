"use client";

import type { QuizSettings } from "@/lib/quizzes/settings";
import { fill, list, plural } from "@/lib/words";
import { language } from "@/messages/language";
import { useWords } from "../layout/words";
import { Chip } from "../ui/chip";

type QuizChoicesProps = {
  settings: QuizSettings;
  /** The names of formats, where any were chosen. */
  names?: Readonly<Record<string, string>>;
};

/** What a quiz will be like, before it is begun: a few words each for its length, its time, and when one hears what was right. */
export function QuizChoices({ settings, names = {} }: QuizChoicesProps) {
  const words = useWords("quiz");
  const { length, minutes, feedback, topics, formats, attempts } = settings;
  const choices = [
    plural(language(), length, words.lengthOf),
    minutes === null ? words.noLimit : plural(language(), minutes, words.minutes),
    feedback === "each" ? words.answersEach : words.answersEnd,
    attempts !== null && plural(language(), attempts, words.choiceAttempts),
    topics.length > 0 && fill(words.choiceTopics, { topics: list(language(), topics) }),
    formats.length > 0 &&
      fill(words.choiceFormats, {
        formats: list(
          language(),
          formats.map((name) => names[name] ?? name),
        ),
      }),
  ];
  return (
    <ul className="flex flex-wrap gap-2">
      {choices
        .filter((choice) => choice !== false)
        .map((choice) => (
          <li key={choice}>
            <Chip>{choice}</Chip>
          </li>
        ))}
    </ul>
  );
}
