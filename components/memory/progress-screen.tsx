import Link from "next/link";
import type { ReactNode } from "react";
import { weekRows } from "@/lib/charts/days";
import { RETENTION_DAYS } from "@/lib/charts/retention";
import { dateAfter } from "@/lib/memory/due";
import type { FactCurve, MixedUp, Progress, SlippingFact, StrengthOfSet } from "@/lib/memory/progress";
import { fill, percent, plural } from "@/lib/words";
import { language } from "@/messages/language";
import type { Messages } from "@/messages";
import { ChartTable } from "../charts/chart-table";
import { DayMap } from "../charts/day-map";
import { MemoryCurve } from "../charts/memory-curve";
import { MinutesBars } from "../charts/minutes-bars";
import { RetentionChart } from "../charts/retention-chart";
import { Button } from "../ui/button";
import { Select } from "../ui/field";
import { SubmitButton } from "../ui/submit-button";
import { Table } from "../ui/table";
import { dateText } from "./date-text";
import { KnownTable } from "./known-table";
import { MixedFact } from "./mixed-fact";
import { Shown } from "../questions/shown";

type Words = { words: Messages["progress"] };
type ProgressProps = Words & {
  progress: Progress;
  hideStreak: () => Promise<void>;
  askBoth: (pair: MixedUp) => () => Promise<void>;
  mixWords: { askBoth: string; askBothOf: string };
};

const SHORT = { day: "numeric", month: "short" } as const;
const share = (value: number) => percent(language(), value);
const day = (date: string, form?: Intl.DateTimeFormatOptions) => dateText(language(), date, form);
const dayAt = (at: number, form?: Intl.DateTimeFormatOptions) => day(new Date(at).toISOString().slice(0, 10), form);

function Part({ id, title, aside, children }: { id: string; title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="far grid min-w-0 grid-cols-1 content-start gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id={id}>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

function Days({ progress: { days, streak }, words, hideStreak }: Words & { progress: Progress; hideStreak: () => Promise<void> }) {
  const practised = days.cells.filter((cell) => cell.answers > 0);
  const rows = weekRows(days).filter((week) => week.answers > 0);
  return (
    <Part id="days" title={words.daysTitle}>
      {streak && streak.days > 0 && (
        <form action={hideStreak} className="-mt-2 flex flex-wrap items-center gap-x-3 text-small text-soft">
          <span>
            {plural(language(), streak.days, words.streak)}
            {streak.forgiven > 0 && `. ${plural(language(), streak.forgiven, words.forgiven)}`}
          </span>
          <SubmitButton look="bare" className="-ms-2 text-small">
            {words.hideStreak}
          </SubmitButton>
        </form>
      )}
      <DayMap days={days.cells} label={plural(language(), practised.length, words.daysLabel)} />
      <ChartTable
        summary={words.table}
        caption={words.daysTitle}
        columns={[
          { key: "week", label: words.week },
          { key: "days", label: words.practised, end: true },
          { key: "answers", label: words.answers, end: true },
          { key: "minutes", label: words.minutes, end: true },
        ]}
        rows={rows.map((week) => ({ key: week.from, cells: [day(week.from), week.days, week.answers, Math.round(week.minutes)] }))}
      />
    </Part>
  );
}

function Retention({ progress: { retention, wanted, today }, words }: Words & { progress: Progress }) {
  if (!retention) {
    return (
      <Part id="retention" title={words.retentionTitle}>
        <p className="text-soft">{words.retentionNone}</p>
      </Part>
    );
  }
  const reviews = retention.reduce((sum, point) => sum + point.reviews, 0);
  const known = retention.reduce((sum, point) => sum + point.share * point.reviews, 0) / reviews;
  const lowest = Math.min(wanted, ...retention.map((point) => point.share));
  const floor = lowest >= 0.5 ? 0.5 : 0;
  const last = retention.at(-1)!;
  const ends = [
    { at: 0, text: day(dateAfter(today, 1 - RETENTION_DAYS), SHORT) },
    { at: last.x, text: day(last.to, SHORT) },
  ];
  return (
    <Part id="retention" title={words.retentionTitle}>
      <RetentionChart
        points={retention.map((point) => ({ key: point.from, x: point.x, share: point.share, answers: point.reviews }))}
        wanted={wanted}
        wantedText={fill(words.wanted, { share: share(wanted) })}
        floor={floor}
        label={fill(words.retentionLabel, { share: share(known), wanted: share(wanted) })}
        yTicks={[floor, (1 + floor) / 2, 1].map((at) => ({ at, text: share(at) }))}
        xTicks={ends.slice(last.x > 0.35 ? 0 : 1)}
      />
      <ChartTable
        summary={words.table}
        caption={words.retentionTitle}
        columns={[
          { key: "span", label: words.span },
          { key: "known", label: words.known, end: true },
          { key: "promised", label: words.promised, end: true },
          { key: "asked", label: words.of, end: true },
        ]}
        rows={[...retention].reverse().map((point) => ({
          key: point.from,
          cells: [
            fill(words.fromTo, { from: day(point.from, SHORT), to: day(point.to) }),
            share(point.share),
            share(point.promised),
            point.reviews,
          ],
        }))}
      />
    </Part>
  );
}

function Forecast({ progress: { forecast }, words }: Words & { progress: Progress }) {
  const mean = forecast ? forecast.reduce((sum, bar) => sum + bar.minutes, 0) / forecast.length : 0;
  return (
    <Part id="forecast" title={words.forecastTitle}>
      {forecast ? (
        <>
          <MinutesBars
            days={forecast}
            label={fill(words.forecastLabel, { days: forecast.length, mean: plural(language(), Math.round(mean), words.minutesOf) })}
            unit={(minutes) => fill(words.shortMinutes, { count: Math.round(minutes) })}
            dateOf={(date) => day(date, SHORT)}
          />
          <ChartTable
            summary={words.table}
            caption={words.forecastTitle}
            columns={[
              { key: "day", label: words.day },
              { key: "minutes", label: words.minutes, end: true },
            ]}
            rows={forecast.map((bar) => ({ key: bar.date, cells: [day(bar.date), Math.round(bar.minutes)] }))}
          />
        </>
      ) : (
        <p className="text-soft">{words.forecastNone}</p>
      )}
    </Part>
  );
}

function Curve({ curve, wanted, words }: Words & { curve: FactCurve; wanted: number }) {
  const { lines, answers, now } = curve.curve;
  const values = { fact: curve.statement, answers: curve.answers, right: curve.right, share: share(now?.y ?? 0) };
  return (
    <>
      <p className="font-read text-h3 leading-snug">
        <Shown text={curve.statement} />
      </p>
      <MemoryCurve
        lines={lines}
        answers={answers}
        now={now}
        wanted={wanted}
        label={fill(words.curveLabel, values)}
        yTicks={[0, 0.5, 1].map((at) => ({ at, text: share(at) }))}
        xTicks={[
          { at: 0, text: dayAt(curve.from, SHORT) },
          ...(now && now.x > 0.25 && now.x < 0.8 ? [{ at: now.x, text: words.today }] : []),
          { at: 1, text: dayAt(curve.until, SHORT) },
        ]}
      />
      <p className="text-tiny text-soft">{words.curveKey}</p>
      <ChartTable
        summary={words.table}
        caption={curve.statement}
        columns={[
          { key: "day", label: words.day },
          { key: "answer", label: words.answer },
          { key: "likely", label: words.recallBefore, end: true },
        ]}
        rows={answers.map((answer, i) => ({
          key: `${answer.at} ${i}`,
          cells: [dayAt(answer.at), answer.right ? words.right : words.wrong, i === 0 ? "–" : share(answer.y)],
        }))}
      />
    </>
  );
}

function OneFact({ progress, words }: Words & { progress: Progress }) {
  if (progress.curves.length === 0) return null;
  return (
    <Part id="curve" title={words.curveTitle}>
      <form action="/progress#curve" className="flex flex-wrap items-end gap-3">
        <div className="min-w-0 grow basis-60">
          <Select name="fact" label={words.curveWhich} defaultValue={progress.curve?.id}>
            {progress.curves.map(({ id, statement }) => (
              <option key={id} value={id}>
                {statement}
              </option>
            ))}
          </Select>
        </div>
        <Button type="submit" look="quiet">
          {words.curveShow}
        </Button>
      </form>
      {progress.curve && <Curve curve={progress.curve} wanted={progress.wanted} words={words} />}
    </Part>
  );
}

const knownRows = (rows: readonly StrengthOfSet[]) =>
  rows.map(({ set, group, met, known }) => ({ key: `${set.slug} ${group}`, name: group, facts: met, known }));

/** So many rows are shown at once, the others behind one press. */
const SHOWN = 7;
const SHOWN_PAIRS = 3;

function More({ summary, children }: { summary: string; children: ReactNode }) {
  return (
    <details>
      <summary className="min-h-11 content-center text-small font-[550] text-soft">{summary}</summary>
      <div className="pt-2">{children}</div>
    </details>
  );
}

function Strength({
  id,
  title,
  column,
  caption,
  rows,
  words,
}: Words & { id: string; title: string; column: string; caption: string; rows: readonly StrengthOfSet[] }) {
  const met = knownRows(rows.filter((row) => row.met > 0));
  const rest = met.slice(SHOWN);
  const tableWords = { topic: column, facts: words.met, known: words.knownToday, knownOf: words.knownOf, knowCaption: caption };
  if (met.length === 0) return null;
  return (
    <Part id={id} title={title}>
      <KnownTable rows={met.slice(0, SHOWN)} words={tableWords} />
      {rest.length > 0 && (
        <More summary={fill(words.more, { count: rest.length })}>
          <KnownTable rows={rest} words={{ ...tableWords, knowCaption: fill(words.moreOf, { what: caption }) }} />
        </More>
      )}
    </Part>
  );
}

function Slipping({ facts, words }: Words & { facts: readonly SlippingFact[] }) {
  return (
    <Part
      id="keep"
      title={words.keepTitle}
      aside={
        facts.length > 0 && (
          <Link href="/today" className="link min-h-11 content-center text-small">
            {words.practise}
          </Link>
        )
      }
    >
      <p className="-mt-1 text-small text-soft">{facts.length > 0 ? words.keepLead : words.keepNone}</p>
      {facts.length > 0 && (
        <Table
          caption={words.keepTitle}
          hideCaption
          columns={[
            { key: "fact", label: words.fact },
            { key: "likely", label: words.likely, end: true },
          ]}
          rows={facts.map(({ key, statement, recall }) => ({
            key: `${key.setId} ${key.factId} ${key.slot}`,
            cells: [
              <span key="fact" className="font-[450]">
                <Shown text={statement} />
              </span>,
              recall === 0 ? words.missedLast : share(recall),
            ],
          }))}
        />
      )}
    </Part>
  );
}

type MixedProps = Words & { pairs: readonly MixedUp[]; mixWords: ProgressProps["mixWords"]; askBoth: ProgressProps["askBoth"] };

function Pairs({ pairs, words, mixWords, askBoth }: MixedProps) {
  return (
    <ul className="grid gap-2">
      {pairs.map((one) => (
        <li
          key={`${one.setId} ${one.pair[0].text} ${one.pair[0].before}${one.pair[0].after} ${one.pair[1].text}`}
          className="card flex flex-wrap items-center justify-between gap-3 px-4 py-3 sm:flex-nowrap"
        >
          <span className="grid min-w-0 gap-0.5">
            {one.pair.map((fact) => (
              <MixedFact key={`${fact.before}${fact.text}${fact.after}`} {...fact} />
            ))}
            <span className="text-small text-soft">{plural(language(), one.times, words.mixTimes)}</span>
          </span>
          <form action={askBoth(one)} className="shrink-0">
            <SubmitButton look="quiet" aria-label={fill(mixWords.askBothOf, { first: one.pair[0].text, second: one.pair[1].text })}>
              {mixWords.askBoth}
            </SubmitButton>
          </form>
        </li>
      ))}
    </ul>
  );
}

function Mixed({ pairs, ...rest }: MixedProps) {
  const others = pairs.slice(SHOWN_PAIRS);
  return (
    <Part id="mixed" title={rest.words.mixTitle}>
      {pairs.length === 0 && <p className="text-soft">{rest.words.mixNone}</p>}
      <Pairs pairs={pairs.slice(0, SHOWN_PAIRS)} {...rest} />
      {others.length > 0 && (
        <More summary={fill(rest.words.more, { count: others.length })}>
          <Pairs pairs={others} {...rest} />
        </More>
      )}
    </Part>
  );
}

/** What holds and what is slipping, pictures first, each with its table. */
export function ProgressScreen({ progress, words, mixWords, hideStreak, askBoth }: ProgressProps) {
  return (
    <div className="grid grid-cols-1 gap-12">
      <div className="grid grid-cols-1 gap-12 min-[60rem]:grid-cols-2">
        <Days progress={progress} words={words} hideStreak={hideStreak} />
        <Forecast progress={progress} words={words} />
        <Retention progress={progress} words={words} />
        <OneFact progress={progress} words={words} />
      </div>
      <div className="grid grid-cols-1 gap-12 min-[60rem]:grid-cols-2">
        <div className="grid grid-cols-1 content-start gap-12">
          <Strength
            id="topics"
            title={words.topicsTitle}
            column={words.topic}
            caption={words.knowCaption}
            rows={progress.topics}
            words={words}
          />
          <Slipping facts={progress.slipping} words={words} />
        </div>
        <div className="grid grid-cols-1 content-start gap-12">
          <Strength
            id="events"
            title={words.eventsTitle}
            column={words.event}
            caption={words.eventsCaption}
            rows={progress.events}
            words={words}
          />
          <Mixed pairs={progress.mixedUp} words={words} mixWords={mixWords} askBoth={askBoth} />
        </div>
      </div>
    </div>
  );
}
