"use client";

import type { Quotation } from "@/lib/quizzes/answer";
import type { KeyRow } from "@/lib/quizzes/paper";
import { fill, plural } from "@/lib/words";
import type { Messages } from "@/messages";
import { language } from "@/messages/language";
import { Shown } from "../questions/shown";
import { sourceText } from "../questions/source-passages";

type AnswerKeyProps = {
  rows: readonly (KeyRow & { evidence: readonly Quotation[] })[];
  title: string;
  words: Messages["quizzes"];
  quizWords: Messages["quiz"];
};

/** A question about many facts has many sentences: so many stand on paper. */
const SENTENCES = 6;

function Answers({ answers }: { answers: readonly string[] }) {
  return (
    <ul>
      {answers.map((line, i) => (
        <li key={i} className="font-[650]">
          <Shown text={line} />
        </li>
      ))}
    </ul>
  );
}

/** What is right in both versions, each with the sentence that says so, where it stands, and of which day. */
export function AnswerKey({ rows, title, words, quizWords }: AnswerKeyProps) {
  return (
    <section aria-labelledby="key" className="paper-sheet card grid gap-5 p-6 print:block">
      <h2 id="key" className="paper-head border-b-2 border-ink pb-3 print:mb-4">
        {fill(words.keyTitle, { quiz: title })}
      </h2>
      <ol className="grid gap-5 print:block">
        {rows.map((row) => {
          const isSame = row.answers.A.join("\n") === row.answers.B.join("\n");
          return (
            <li key={row.questionId} data-key={row.numbers.A} className="paper-answer grid gap-1 border-b border-line pb-4 print:mb-4">
              <p className="flex flex-wrap justify-between gap-x-4 text-small">
                <span className="font-[700]">
                  A {row.numbers.A} · B {row.numbers.B}
                </span>
                <span className="text-soft">{plural(language(), row.points, words.points)}</span>
              </p>
              <p className="font-read leading-snug">
                <Shown text={row.stem} blank={quizWords.blank} otherwise={row.stem.replace(/_{3,}/g, "_____")} />
              </p>
              {isSame ? (
                <Answers answers={row.answers.A} />
              ) : (
                <div className="grid gap-x-6 gap-y-1 sm:grid-cols-2 print:grid-cols-2">
                  {(["A", "B"] as const).map((version) => (
                    <div key={version} className="grid grid-cols-[1.4rem_minmax(0,1fr)]">
                      <span className="text-soft">{version}</span>
                      <Answers answers={row.answers[version]} />
                    </div>
                  ))}
                </div>
              )}
              {row.evidence.slice(0, SENTENCES).map((quotation) => (
                <figure key={`${quotation.source} ${quotation.start}`} className="border-s-2 border-line-strong ps-3 text-small">
                  <blockquote className="font-read">
                    <Shown text={quotation.quote} />
                  </blockquote>
                  <figcaption className="text-soft">{sourceText(quotation, quizWords)}</figcaption>
                </figure>
              ))}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
