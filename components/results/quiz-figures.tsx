import type { QuizStatistics } from "@/lib/analysis/quiz-statistics";
import { fill, plural } from "@/lib/words";
import type { Messages } from "@/messages";
import { language } from "@/messages/language";
import { figure } from "./figures";

type Words = Messages["results"];

function figuresOf(quiz: QuizStatistics, words: Words): [string, string][] {
  const of = (value: number | null) => figure(value, words.undefinedFigure);
  const marks = (value: number | null) =>
    value !== null && quiz.maxMark !== null ? fill(words.outOf, { points: of(value), possible: of(quiz.maxMark) }) : of(value);
  return [
    [words.mean, marks(quiz.mean)],
    [words.median, marks(quiz.median)],
    [words.sd, of(quiz.sd)],
    [words.skewness, of(quiz.skewness)],
    [words.kurtosis, of(quiz.kurtosis)],
    [words.alpha, of(quiz.alpha)],
    [words.errorRatio, of(quiz.errorRatio)],
    [words.standardError, of(quiz.standardError)],
  ];
}

/** The figures of the quiz as a whole, and what the others mean. */
export function QuizFigures({ quiz, isFixed, words }: { quiz: QuizStatistics; isFixed: boolean; words: Words }) {
  return (
    <section aria-labelledby="quiz" className="grid gap-4">
      <h2 id="quiz">{words.quizTitle}</h2>
      <p className="text-soft">
        {fill(words.quizLead, { n: plural(language(), quiz.n, words.people) })} {!isFixed && words.notFixed}
      </p>
      <dl className="grid grid-cols-[repeat(auto-fit,minmax(11rem,1fr))] gap-x-6 gap-y-3">
        {figuresOf(quiz, words).map(([name, value]) => (
          <div key={name} className="border-t border-line pt-2">
            <dt className="text-small text-soft">{name}</dt>
            <dd className="font-[650]">{value}</dd>
          </div>
        ))}
      </dl>
      <details>
        <summary className="min-h-11 content-center font-[550] text-accent">{words.explain}</summary>
        <ul className="grid gap-1 py-2">
          {Object.values(words.explanations).map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </details>
    </section>
  );
}
