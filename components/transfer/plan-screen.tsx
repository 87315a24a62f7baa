import type { ShownQuestion } from "@/lib/questions/question";
import type { Problem } from "@/lib/problem";
import { transferFormatNamed } from "@/lib/transfer/registry";
import type { ImportChoices, LineOutcome, PlanLine } from "@/lib/transfer/plan";
import type { Summary } from "@/lib/transfer/summary";
import { fill, list, plural, type Plural } from "@/lib/words";
import type { Messages } from "@/messages";
import { language } from "@/messages/language";
import type { FormState } from "../facts/form-state";
import { Part } from "../ui/part";
import { ChoicesForm } from "./choices-form";
import { ColumnsForm } from "./columns-form";
import { formatLabel } from "./format-label";
import { PlanTogether } from "./plan-busy";
import { PlanLines } from "./plan-lines";
import { ProblemList } from "./problem-list";
import { SampleCard } from "./sample-card";
import { StoreBar } from "./store-bar";

type Counts = Readonly<Record<LineOutcome, number>>;
type Action = (state: FormState, form: FormData) => Promise<FormState>;

/** What is shown of a plan; `pageSize` lines stand on a page. */
export type ShownPlan = {
  file: string;
  format: string;
  summary: Summary;
  choices: ImportChoices | null;
  title: string;
  set: { slug: string; title: string } | null;
  counts: Counts;
  total: number;
  show: LineOutcome | null;
  lines: readonly PlanLine[];
  from: number;
  matching: number;
  pageSize: number;
  problems: readonly Problem[];
  problemCount: number;
  reviews: number;
  sample: readonly ShownQuestion[];
  seen: object;
};

type PlanScreenProps = {
  id: string;
  view: ShownPlan;
  sets: readonly { slug: string; title: string }[];
  words: Messages["transfer"];
  choose: Action;
  readAgain: Action;
  store: (seen: unknown) => Promise<FormState>;
  discard: () => Promise<FormState>;
};

/** "120 cards, 4 questions and 900 earlier answers": what a file holds. */
function holdingOf(summary: Summary, words: Messages["transfer"]): string {
  const some = (count: number, forms: Plural) => (count > 0 ? [plural(language(), count, forms)] : []);
  if (summary.kind === "set")
    return list(language(), [...some(summary.facts, words.statements), ...some(summary.questions, words.questions)]);
  const { says, reviews, media } = summary;
  return list(language(), [
    ...some(says.card, words.cards),
    ...some(says.written + says.gap, words.questions),
    ...some(says.statement, words.statements),
    ...some(media, words.mediaFiles),
    ...some(reviews, words.reviews),
  ]);
}

/** "Import 120 cards": what the button says; null where there is nothing to store. */
function labelOf({ counts, summary, lines, reviews }: ShownPlan, words: Messages["transfer"]): string | null {
  const count = counts.new + counts.changed;
  if (count === 0) return reviews > 0 ? plural(language(), reviews, words.importReviews) : null;
  if (summary.kind === "set" || lines.length === 0) return plural(language(), count, words.importRows);
  const { card, gap, written, statement } = summary.says;
  const isOnly = (some: number) => some === summary.rows;
  return plural(
    language(),
    count,
    isOnly(card)
      ? words.importCards
      : isOnly(gap + written)
        ? words.importQuestions
        : isOnly(statement)
          ? words.importFacts
          : words.importRows,
  );
}

/** What a file holds and what would become of it, before anything is stored. */
export function PlanScreen({ id, view, sets, words, choose, readAgain, store, discard }: PlanScreenProps) {
  const { summary, choices } = view;
  const table = summary.kind === "rows" ? summary.table : undefined;
  return (
    <PlanTogether>
      <div className="grid max-w-[46rem] gap-2">
        <h1>{words.planTitle}</h1>
        <p className="wrap-anywhere text-soft">{fill(words.planLead, { file: view.file })}</p>
        <p>
          {[
            fill(words.readAs, { format: formatLabel(words, view.format, transferFormatNamed(view.format)?.label ?? view.format) }),
            `${holdingOf(summary, words)}.`,
            view.set ? fill(words.goesInto, { set: view.set.title }) : words.makesSet,
          ].join(" ")}
        </p>
      </div>
      {table && (
        <Part id="columns" title={words.columns} note={words.columnsLead}>
          <ColumnsForm table={table} words={words} action={readAgain} />
        </Part>
      )}
      <Part id="becomes" title={words.becomes}>
        <ChoicesForm
          choices={choices}
          hasCards={summary.kind === "rows" && summary.says.card > 0}
          hasFacts={summary.kind === "rows" && summary.says.statement > 0}
          hasReviews={summary.kind === "rows" && summary.reviews > 0}
          title={view.title}
          set={view.set?.slug ?? null}
          sets={sets}
          action={choose}
        />
      </Part>
      <Part id="lines" title={words.lines} note={words.linesLead}>
        <PlanLines id={id} {...view} words={words} />
      </Part>
      <ProblemList problems={view.problems} count={view.problemCount} words={words} />
      <Part id="sample" title={words.sample} note={view.sample.length > 0 ? words.sampleLead : words.sampleNone}>
        <ul className="grid gap-4 [grid-template-columns:repeat(auto-fill,minmax(min(22rem,100%),1fr))]">
          {view.sample.map((question) => (
            <li key={question.id} className="card px-4 py-4">
              <SampleCard question={question} />
            </li>
          ))}
        </ul>
      </Part>
      <StoreBar store={store} discard={discard} seen={view.seen} label={labelOf(view, words)} />
    </PlanTogether>
  );
}
