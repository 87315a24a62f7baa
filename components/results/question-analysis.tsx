import Link from "next/link";
import type { AnalysedQuestion } from "@/lib/analysis/class-results";
import { discriminationBand } from "@/lib/analysis/flags";
import type { OptionStatistics, PartOptions } from "@/lib/analysis/option-statistics";
import type { QuestionTyped } from "@/lib/analysis/typed-answers";
import type { Question } from "@/lib/questions/question";
import { fill, plural } from "@/lib/words";
import { gapAsDots } from "@/lib/questions/gap-shown";
import type { Messages } from "@/messages";
import { language } from "@/messages/language";
import { Shown } from "../questions/shown";
import { Chip } from "../ui/chip";
import { Icon } from "../ui/icon";
import { Table } from "../ui/table";
import { formatName } from "./fact-list";
import { countText, figure, shareText } from "./figures";
import { flagNames, flagText } from "./flag-text";

type Words = Messages["results"];

/** A question with what its answers say, and the sentence it rests on. */
export type ShownAnalysis = {
  analysed: AnalysedQuestion;
  question: Question;
  rest: { title: string; quote: string } | null;
  regradeHref: string;
};

type QuestionAnalysisProps = { questions: readonly ShownAnalysis[]; words: Words; formats: Messages["formats"] };

const Stem = ({ question: { stem } }: { question: Question }) => <Shown text={stem} blank="…" otherwise={gapAsDots(stem)} />;

/** A figure in percent that is kept as a percentage, rounded to a whole one. */
const percentage = (value: number | null, words: Words) => shareText(value === null ? null : value / 100, words.undefinedFigure);

function discriminationText(index: number | null, words: Words): string {
  const band = discriminationBand(index);
  return band === null ? words.undefinedFigure : `${percentage(index, words)} (${words.band[band]})`;
}

function itemRow({ analysed, question }: ShownAnalysis, number: number, words: Words) {
  const { statistics: one, flags } = analysed;
  const none = words.undefinedFigure;
  return {
    key: question.id,
    cells: [
      <Link key="link" href={`#question-${number}`} className="link">
        {number}. <Stem question={question} />
      </Link>,
      one.n,
      shareText(one.facility, none),
      figure(one.sd, none),
      shareText(one.guess, none),
      percentage(one.intendedWeight, words),
      percentage(one.effectiveWeight, words),
      discriminationText(one.discriminationIndex, words),
      percentage(one.discriminativeEfficiency, words),
      figure(one.upperLower, none),
      flagNames(flags, words),
    ],
  };
}

function ItemTable({ questions, words }: Omit<QuestionAnalysisProps, "formats">) {
  const numbers = [
    words.n,
    words.rightShare,
    words.sd,
    words.guess,
    words.intendedWeight,
    words.effectiveWeight,
    words.discrimination,
    words.efficiency,
    words.upperLower,
  ];
  const columns = [
    { key: "question", label: words.question },
    ...numbers.map((label) => ({ key: label, label, end: true })),
    { key: "look", label: words.lookAt },
  ];
  return <Table caption={words.itemTable} hideCaption columns={columns} rows={questions.map((one, i) => itemRow(one, i + 1, words))} />;
}

function optionRow(option: OptionStatistics, words: Words) {
  return {
    key: option.optionId,
    cells: [
      <span key="text" className="inline-flex flex-wrap items-center gap-2">
        <Shown text={option.text} />
        {option.right && (
          <Chip tone="right">
            <Icon name="right" />
            {words.isRight}
          </Chip>
        )}
        {option.functioning === false && <Chip>{words.nobodyTakes}</Chip>}
      </span>,
      option.chosen,
      shareText(option.share, ""),
      countText(option.top),
      countText(option.bottom),
      figure(option.discrimination, words.undefinedFigure),
    ],
  };
}

function OptionTable({ part, number, words }: { part: PartOptions; number: number; words: Words }) {
  const numbers = [words.chosen, words.share, words.topHalf, words.bottomHalf, words.withRest];
  const caption = part.text === "" ? fill(words.optionTable, { number }) : fill(words.optionTableOf, { number, part: part.text });
  return (
    <div className="grid gap-2">
      {part.text !== "" && (
        <p className="font-[550]">
          <Shown text={part.text} />
        </p>
      )}
      <Table
        caption={caption}
        hideCaption
        columns={[{ key: "option", label: words.option }, ...numbers.map((label) => ({ key: label, label, end: true }))]}
        rows={part.options.map((option) => optionRow(option, words))}
      />
      {part.unanswered > 0 && <p className="text-small text-soft">{plural(language(), part.unanswered, words.unanswered)}</p>}
    </div>
  );
}

function TypedTable({ typed, number, words }: { typed: QuestionTyped; number: number; words: Words }) {
  const columns = [
    { key: "answer", label: words.answer },
    { key: "times", label: words.times, end: true },
    { key: "accepted", label: words.accepted },
    { key: "top", label: words.topHalf, end: true },
    { key: "bottom", label: words.bottomHalf, end: true },
  ];
  const rows = typed.answers.map(({ text, count, accepted, top, bottom }) => ({
    key: `${text} ${accepted}`,
    cells: [text, count, accepted ? words.yes : words.no, countText(top), countText(bottom)],
  }));
  return (
    <div className="grid gap-2">
      <Table caption={fill(words.typedTable, { number })} hideCaption columns={columns} rows={rows} />
      {typed.unanswered > 0 && <p className="text-small text-soft">{plural(language(), typed.unanswered, words.untyped)}</p>}
    </div>
  );
}

function AnswersOf({ analysed, number, words }: { analysed: AnalysedQuestion; number: number; words: Words }) {
  const { options, typed } = analysed;
  const parts = options?.parts ?? [];
  if (parts.length === 0 && typed === null) return <p className="text-soft">{words.noOptions}</p>;
  return (
    <>
      {parts.map((part) => (
        <OptionTable key={part.id} part={part} number={number} words={words} />
      ))}
      {typed && <TypedTable typed={typed} number={number} words={words} />}
    </>
  );
}

function OneQuestion({
  shown,
  number,
  words,
  formats,
}: {
  shown: ShownAnalysis;
  number: number;
  words: Words;
  formats: Messages["formats"];
}) {
  const { analysed, question, rest, regradeHref } = shown;
  return (
    <li id={`question-${number}`} className="grid min-w-0 gap-3 border-t border-line pt-5">
      <div className="grid gap-1">
        <p className="text-small text-soft">
          <Shown text={question.context} /> · {formatName(question.format, formats)}
        </p>
        <h3 className="font-read">
          {number}. <Stem question={question} />
        </h3>
      </div>
      {analysed.flags.length > 0 && (
        <ul className="grid gap-1">
          {analysed.flags.map((flag, i) => (
            <li key={i} className="flex gap-2">
              <Icon name="flag" className="mt-[0.15em] shrink-0 text-accent" />
              <span>{flagText(flag, analysed, words)}</span>
            </li>
          ))}
        </ul>
      )}
      <AnswersOf analysed={analysed} number={number} words={words} />
      {rest && (
        <figure className="grid gap-1 border-s-4 border-marker ps-4">
          <blockquote className="font-read">
            <Shown text={rest.quote} />
          </blockquote>
          <figcaption className="text-small text-soft">{rest.title}</figcaption>
        </figure>
      )}
      {analysed.flags.some(({ kind }) => kind.endsWith("suspect")) && (
        <p>
          <Link href={regradeHref} prefetch={false} className="link">
            {words.lookAtAnswers}
          </Link>
        </p>
      )}
    </li>
  );
}

/** What the answers say of each question: a table of figures, then each with its options or typed answers. */
export function QuestionAnalysis({ questions, words, formats }: QuestionAnalysisProps) {
  return (
    <section aria-labelledby="items" className="grid min-w-0 gap-4">
      <h2 id="items">{words.itemsTitle}</h2>
      <ItemTable questions={questions} words={words} />
      <ol className="grid min-w-0 gap-8">
        {questions.map((shown, i) => (
          <OneQuestion key={shown.question.id} shown={shown} number={i + 1} words={words} formats={formats} />
        ))}
      </ol>
    </section>
  );
}
