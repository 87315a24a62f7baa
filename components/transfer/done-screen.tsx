import type { Problem } from "@/lib/problem";
import { LINE_OUTCOMES, type LineOutcome } from "@/lib/transfer/plan";
import { fill, plural } from "@/lib/words";
import type { Messages } from "@/messages";
import { language } from "@/messages/language";
import { DoneButton } from "../facts/done-button";
import type { FormState } from "../facts/form-state";
import { ButtonLink } from "../ui/button-link";
import { Part } from "../ui/part";
import { ProblemList } from "./problem-list";

type Told = { counts: Readonly<Record<LineOutcome, number>>; reviews: number; problems: readonly Problem[]; problemCount: number };
type DoneScreenProps = {
  id: string;
  file: string;
  isUndone: boolean;
  set: { slug: string; title: string } | null;
  report: Told | null;
  words: Messages["transfer"];
  undo: () => Promise<FormState>;
};

const number = (count: number) => new Intl.NumberFormat(language()).format(count);

function Numbers({ counts, words }: { counts: Told["counts"]; words: Messages["transfer"] }) {
  return (
    <ul className="flex flex-wrap gap-x-6 gap-y-1">
      {LINE_OUTCOMES.map((outcome) => (
        <li key={outcome}>
          <strong>{number(counts[outcome])}</strong> {words.outcomes[outcome]}
        </li>
      ))}
    </ul>
  );
}

/** What an import came to, its report to be kept, and the way to take it back. */
export function DoneScreen({ id, file, isUndone, set, report, words, undo }: DoneScreenProps) {
  const address = `/api/v1/imports/${id}/report`;
  return (
    <>
      <div className="grid max-w-[46rem] gap-3">
        <h1>{isUndone ? words.undoneTitle : words.doneTitle}</h1>
        <p className="wrap-anywhere text-soft">
          {isUndone ? fill(words.undoneLead, { file }) : set ? fill(words.doneLead, { file, set: set.title }) : file}
        </p>
        {report && <Numbers counts={report.counts} words={words} />}
        {report && report.reviews > 0 && !isUndone && <p>{plural(language(), report.reviews, words.takenOver)}</p>}
      </div>
      <p className="flex flex-wrap gap-3">
        {set && !isUndone && (
          <ButtonLink size="big" href={`/sets/${set.slug}`}>
            {words.toSet}
          </ButtonLink>
        )}
        {set && !isUndone && (
          <ButtonLink size="big" look="quiet" href={`/today/practise?set=${set.slug}`}>
            {words.practise}
          </ButtonLink>
        )}
        <ButtonLink size="big" look={isUndone ? "primary" : "bare"} href="/sets/import">
          {words.another}
        </ButtonLink>
      </p>
      {report && (
        <Part id="report" title={words.download}>
          <p className="flex flex-wrap gap-3">
            <a className="link min-h-11 content-center" href={`${address}?as=csv`} download>
              {words.asCsv}
            </a>
            <a className="link min-h-11 content-center" href={address} download>
              {words.asJson}
            </a>
          </p>
        </Part>
      )}
      {report && <ProblemList problems={report.problems} count={report.problemCount} words={words} />}
      {!isUndone && set && (
        <div className="grid gap-2 border-t border-line pt-5">
          <p className="text-small text-soft">{words.undoHint}</p>
          <DoneButton action={undo} label={words.undo} look="danger" />
        </div>
      )}
    </>
  );
}
