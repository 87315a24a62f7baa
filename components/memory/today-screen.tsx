import Link from "next/link";
import type { ReactNode } from "react";
import type { ConfusedToday, Today } from "@/lib/memory/practice";
import { fill, plural } from "@/lib/words";
import { language } from "@/messages/language";
import type { Messages } from "@/messages";
import { ChartTable } from "../charts/chart-table";
import { DayMap } from "../charts/day-map";
import { ButtonLink } from "../ui/button-link";
import { SubmitButton } from "../ui/submit-button";
import { BeginForm, type BeginState } from "./begin-form";
import { ChangedFacts } from "./changed-facts";
import { DAY_FORM, dateText } from "./date-text";
import { KnownTable } from "./known-table";
import { MixedFact } from "./mixed-fact";
import { readyText } from "./ready-text";

type TodayProps = {
  today: Today;
  words: Messages["today"];
  quizWords: Messages["quiz"];
  token: string;
  begin: (state: BeginState, form: FormData) => Promise<BeginState>;
  askBoth: (pair: ConfusedToday) => () => Promise<void>;
  noteChanges: () => Promise<void>;
  /** What stands beside the button: taking the session along. */
  children?: ReactNode;
};

function Mixed({ pairs, words, askBoth }: { pairs: readonly ConfusedToday[]; words: Messages["today"]; askBoth: TodayProps["askBoth"] }) {
  return (
    <section aria-labelledby="mixed" className="grid gap-3">
      <h2 id="mixed">{words.mixTitle}</h2>
      <ul className="grid gap-2">
        {pairs.map((one) => (
          <li
            key={`${one.setId} ${one.pair[0].text} ${one.pair[1].text}`}
            className="card flex flex-wrap items-center justify-between gap-3 px-4 py-3.5 sm:flex-nowrap"
          >
            <span className="grid min-w-0 gap-0.5">
              {one.pair.map((fact) => (
                <MixedFact key={`${fact.before}${fact.text}${fact.after}`} {...fact} />
              ))}
            </span>
            <form action={askBoth(one)} className="shrink-0">
              <SubmitButton look="quiet" aria-label={fill(words.askBothOf, { first: one.pair[0].text, second: one.pair[1].text })}>
                {words.askBoth}
              </SubmitButton>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Days({ today, words }: { today: Today; words: Messages["today"] }) {
  const practised = today.days.filter((day) => day.answers > 0);
  const rows = [...practised]
    .reverse()
    .map((day) => ({ key: day.date, cells: [dateText(language(), day.date, DAY_FORM), day.answers, Math.round(day.minutes)] }));
  return (
    <section aria-labelledby="days" className="grid gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="days">{words.daysTitle}</h2>
        {today.streak && today.streak.days > 0 && (
          <p className="text-small text-soft">
            {plural(language(), today.streak.days, words.streak)}
            {today.streak.forgiven > 0 && `. ${plural(language(), today.streak.forgiven, words.forgiven)}`}
          </p>
        )}
      </div>
      <DayMap days={today.days} label={plural(language(), practised.length, words.daysLabel)} />
      <ChartTable
        summary={words.daysTable}
        caption={words.daysTitle}
        columns={[
          { key: "day", label: words.day },
          { key: "answers", label: words.answers, end: true },
          { key: "minutes", label: words.minutesColumn, end: true },
        ]}
        rows={rows}
      />
    </section>
  );
}

/** The front page of somebody who practises: one button, minutes not cards, what holds, what is mixed up, days. */
export function TodayScreen({ today, words, quizWords, token, begin, askBoth, noteChanges, children }: TodayProps) {
  const { title, lead } = readyText(today.ready, words);
  const isOpen = today.open !== null;
  return (
    <div className="grid gap-10">
      <ChangedFacts changes={today.changes} words={words} quizWords={quizWords} note={noteChanges} />
      <div className="grid gap-4 border-b border-line pb-9">
        <p className="label">{dateText(language(), today.date, { weekday: "long", day: "numeric", month: "long" })}</p>
        <h1 className="text-[2.1rem]">{title}</h1>
        {lead && <p className="text-lead text-soft">{lead}</p>}
        {today.open && (
          <div className="card flex flex-wrap items-center justify-between gap-3 px-4 py-3.5">
            <span className="grid">
              <span className="font-[650]">{words.openTitle}</span>
              <span className="text-small text-soft">{plural(language(), Math.max(1, today.open.minutesLeft), words.openLeft)}</span>
            </span>
            <ButtonLink href={`/practice/${today.open.attemptId}`} prefetch={false}>
              {words.goOn}
            </ButtonLink>
          </div>
        )}
        {isOpen && <p className="label">{words.orNew}</p>}
        {today.ready.minutes > 0 && <BeginForm action={begin} token={token} minutes={today.minutes} look={isOpen ? "quiet" : "primary"} />}
        {children}
        <p className="-mx-2 -mb-2 flex flex-wrap gap-x-3">
          <ButtonLink look="bare" href="/today/practise" className="text-small">
            {words.practise}
          </ButtonLink>
          <ButtonLink look="bare" href="/plan" className="text-small">
            {words.changePlan}
          </ButtonLink>
        </p>
      </div>
      {today.topics.length > 0 && (
        <section aria-labelledby="know" className="grid gap-3">
          <div className="flex flex-wrap items-baseline justify-between gap-x-4">
            <h2 id="know">{words.knowTitle}</h2>
            <Link href="/progress" className="link min-h-11 content-center text-small">
              {words.allProgress}
            </Link>
          </div>
          <KnownTable
            rows={today.topics.map(({ set, topic, facts, known }) => ({ key: `${set.slug} ${topic}`, name: topic, facts, known }))}
            words={words}
          />
        </section>
      )}
      {today.confused.length > 0 && <Mixed pairs={today.confused} words={words} askBoth={askBoth} />}
      <Days today={today} words={words} />
    </div>
  );
}
