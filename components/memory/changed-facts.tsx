"use client";

import type { ChangedFact } from "@/lib/memory/practice";
import { plural } from "@/lib/words";
import { language } from "@/messages/language";
import type { Messages } from "@/messages";
import { sourceText } from "../questions/source-passages";
import { SubmitButton } from "../ui/submit-button";

type ChangedProps = {
  changes: readonly ChangedFact[];
  words: Messages["today"];
  quizWords: Messages["quiz"];
  /** Notes that they were told. */ note: () => Promise<void>;
};

/** What came to mean something else since it was learnt: old, new, and where it says so. Told until it is understood, then never again. */
export function ChangedFacts({ changes, words, quizWords, note }: ChangedProps) {
  if (changes.length === 0) return null;
  return (
    <section aria-labelledby="changed" className="card grid gap-4 p-5">
      <div className="grid gap-1">
        <h2 id="changed">{plural(language(), changes.length, words.changedTitle)}</h2>
        <p className="text-small text-soft">{words.changedLead}</p>
      </div>
      <ul className="grid gap-5">
        {changes.map(({ factVersionId, before, after, source }) => (
          <li key={factVersionId} className="grid gap-2">
            <p>
              <span className="label block">{words.before}</span>
              <del className="text-soft decoration-line-strong">{before}</del>
            </p>
            <p>
              <span className="label block">{words.after}</span>
              <span className="font-[550]">{after}</span>
            </p>
            {source && (
              <figure className="grid gap-1">
                <blockquote className="passage text-base">
                  <mark>{source.quote}</mark>
                </blockquote>
                <figcaption className="text-small text-soft">{sourceText(source, quizWords)}.</figcaption>
              </figure>
            )}
          </li>
        ))}
      </ul>
      <form action={note}>
        <SubmitButton look="quiet">{words.understood}</SubmitButton>
      </form>
    </section>
  );
}
