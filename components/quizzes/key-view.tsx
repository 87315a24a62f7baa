"use client";

import type { ComposedQuestion } from "@/lib/quizzes/composed";
import { useWords } from "../layout/words";
import { Shown, TextsShown } from "../questions/shown";
import { SourcePassages } from "../questions/source-passages";
import { Icon } from "../ui/icon";

/** The right answers, each told by a tick and a word, among the others where there are any. */
function KeyLines({ question }: { question: ComposedQuestion }) {
  const words = useWords("quizzes");
  const lines = question.options ?? question.key.map((text) => ({ text, right: true }));
  return (
    <ul className="grid gap-0.5" aria-label={words.key}>
      {lines.map(({ text, right }, i) => (
        <li key={i} className={`flex items-start gap-2 leading-snug ${right ? "font-[600]" : "text-soft"}`}>
          {right ? (
            <Icon name="right" className="mt-[0.12em] shrink-0 text-correct" />
          ) : (
            <span aria-hidden="true" className="w-[1.15em] shrink-0 text-center">
              ·
            </span>
          )}
          <span>
            <Shown text={text} />
            {right && <span className="sr-only">, {words.right}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}

type KeyViewProps = { question: ComposedQuestion; format: string; heading?: "h3" | "h4"; id?: string; quiet?: boolean };

/** A question with what is right and the words that say so. `quiet` leaves the words out: a short form to choose among. */
export function KeyView({ question, format, heading: Heading = "h3", id, quiet = false }: KeyViewProps) {
  const { blank } = useWords("quiz");
  return (
    <TextsShown of={[question.texts]} language={question.language}>
      <div className="grid gap-3">
        <div className="grid gap-1">
          <p className="text-small text-soft">
            {format} · <Shown text={question.context} />
          </p>
          <Heading id={id} className="font-read leading-snug [font-weight:520]">
            <Shown text={question.stem} blank={blank} otherwise={question.stem.replace(/_{3,}/g, "_____")} />
          </Heading>
        </div>
        <KeyLines question={question} />
        {!quiet && <SourcePassages evidence={question.evidence} quiet heading="h4" />}
      </div>
    </TextsShown>
  );
}
