"use client";

import { webAddress } from "@/lib/facts/web-address";
import type { Quotation } from "@/lib/quizzes/answer";
import { fill, plural } from "@/lib/words";
import { useWords } from "../layout/words";
import { dayText } from "../ui/day-text";
import { language } from "@/messages/language";
import { Shown } from "./shown";

/** Where the words are from: "Our summary of …, publisher, date, paragraph 2." */
export function sourceText(quotation: Quotation, words: { summaryOf: string; publisherUnknown: string }): string {
  const { of, kind, title, date, at } = quotation;
  if (kind === "text" && of) return [title, of.publisher ?? words.publisherUnknown, dayText(of.date), at].filter(Boolean).join(", ");
  if (kind !== "digest" || !of) return [title, date && dayText(date), at].filter(Boolean).join(", ");
  const named = of.title
    ? [fill(words.summaryOf, { title: `“${of.title}”` }), of.publisher ?? words.publisherUnknown]
    : [fill(words.summaryOf, { title: of.publisher ?? title })];
  return [...named, dayText(of.date), at].filter(Boolean).join(", ");
}

/** The words that one fact rests on, marked in their passage, and the report named. */
function SourcePassage({ quotation, quiet }: { quotation: Quotation; quiet: boolean }) {
  const words = useWords("quiz");
  return (
    <figure className="grid gap-2">
      <blockquote className={`passage wrap-anywhere ${quiet ? "text-base" : ""}`}>
        {!quiet && <Shown text={quotation.before} />}
        <mark>
          <span className="sr-only">({words.markBegins}) </span>
          <Shown text={quotation.quote} />
          <span className="sr-only"> ({words.markEnds})</span>
        </mark>
        {!quiet && <Shown text={quotation.after} />}
      </blockquote>
      <figcaption className="text-small wrap-anywhere text-soft">
        {sourceText(quotation, words)}.{" "}
        {webAddress(quotation.of?.url) && (
          <a href={webAddress(quotation.of?.url)!} target="_blank" rel="noreferrer" className="link">
            {words.opensSource}
          </a>
        )}
      </figcaption>
    </figure>
  );
}

const SHOWN = 2;

/** Where it says so: the first two passages; further reports behind one press. */
export function SourcePassages({
  evidence,
  quiet = false,
  heading: Heading = "h2",
}: {
  evidence: readonly Quotation[];
  quiet?: boolean;
  heading?: "h2" | "h4";
}) {
  const words = useWords("quiz");
  const first = evidence.slice(0, SHOWN);
  const more = evidence.slice(SHOWN);
  const passage = (one: Quotation) => <SourcePassage key={`${one.source} ${one.start} ${one.end}`} quotation={one} quiet={quiet} />;
  return (
    <div className="grid gap-4">
      {!quiet && <Heading className="label">{words.whereItSaysSo}</Heading>}
      {first.map(passage)}
      {more.length > 0 && (
        <details className="grid gap-4">
          <summary className="min-h-11 content-center text-small font-[550] text-soft">
            {plural(language(), more.length, words.moreReports)}
          </summary>
          <div className="grid gap-4 pt-2">{more.map(passage)}</div>
        </details>
      )}
    </div>
  );
}
