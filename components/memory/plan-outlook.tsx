"use client";

import { fill, percent, plural } from "@/lib/words";
import { LANGUAGE } from "@/messages/language";
import { ChartTable } from "../charts/chart-table";
import { MinutesBars, type DayMinutes } from "../charts/minutes-bars";
import { useWords } from "../layout/words";
import { dateText } from "./date-text";

/** What comes of a plan: facts kept in the long run, whether that is all there are, the minutes of the days to come, and what can be reached by a day. */
export type Outlook = {
  keeps: number;
  enough: boolean;
  days: readonly DayMinutes[];
  exam: { met: number; of: number; known: number } | null;
};

type OutlookProps = { outlook: Outlook | null; plan: { minutes: number; retention: number; examOn: string | null } };

const SHORT = { day: "numeric", month: "short" } as const;

/** One sentence and one chart, drawn anew with every change of the plan. */
export function PlanOutlook({ outlook, plan }: OutlookProps) {
  const words = useWords("plan");
  const minutes = (count: number) => plural(LANGUAGE, Math.round(count), words.minutesADay);
  const most = Math.max(0, ...(outlook?.days ?? []).map((day) => day.minutes));
  const least = Math.min(most, ...(outlook?.days ?? []).map((day) => day.minutes));
  return (
    <section aria-labelledby="outlook" className="card grid gap-4 p-5">
      <h2 id="outlook">{words.outlookTitle}</h2>
      {outlook ? (
        <>
          <p aria-live="polite" className="grid gap-1">
            <span className="font-read text-h2 leading-snug">{plural(LANGUAGE, outlook.keeps, words.sentence, { minutes: minutes(plan.minutes), share: percent(LANGUAGE, plan.retention) })}</span>
            <span className="text-small text-soft">
              {outlook.enough ? words.enough : words.tight} {words.estimate}
            </span>
            {plan.examOn && outlook.exam && (
              <span>
                {fill(outlook.exam.met < outlook.exam.of ? words.examReach : words.examAll, { date: dateText(LANGUAGE, plan.examOn), met: outlook.exam.met, of: outlook.exam.of, share: percent(LANGUAGE, outlook.exam.known) })}
              </span>
            )}
          </p>
          <div>
            <MinutesBars days={outlook.days} label={fill(words.chart, { days: outlook.days.length, least: minutes(least), most: minutes(most) })} unit={(count) => fill(words.shortMinutes, { count: Math.round(count) })} dateOf={(date) => dateText(LANGUAGE, date, SHORT)} />
            <ChartTable summary={words.chartTable} caption={words.chartTable} columns={[{ key: "day", label: words.day }, { key: "minutes", label: words.minutesColumn, end: true }]} rows={outlook.days.map((day) => ({ key: day.date, cells: [dateText(LANGUAGE, day.date), Math.round(day.minutes)] }))} />
          </div>
        </>
      ) : (
        <p className="text-soft">{words.noFacts}</p>
      )}
    </section>
  );
}
