"use client";

import { fill, percent, plural } from "@/lib/words";
import { language } from "@/messages/language";
import { ChartTable } from "../charts/chart-table";
import { KeptCurve } from "../charts/kept-curve";
import { useWords } from "../layout/words";
import { dateText } from "./date-text";
import type { Outlook } from "./outlook";

type OutlookProps = { outlook: Outlook | null; plan: { minutes: number; retention: number; examOn: string | null } };

/** Rows of the table: every five minutes, and the minutes that are chosen. */
const rowsOf = (outlook: Outlook, minutes: number) =>
  outlook.points.filter((point) => point.minutes === 1 || point.minutes % 5 === 0 || point.minutes === minutes);

/** One sentence and one chart, drawn anew with every change of the plan. */
export function PlanOutlook({ outlook, plan }: OutlookProps) {
  const words = useWords("plan");
  if (!outlook) return <p className="text-soft">{words.noFacts}</p>;
  const { keeps, mean, enough, exam, points } = outlook;
  const minutes = plural(language(), plan.minutes, words.minutesADay);
  const share = percent(language(), plan.retention);
  const facts = (count: number) => new Intl.NumberFormat(language()).format(count);
  return (
    <section aria-labelledby="outlook" className="card grid gap-4 p-5">
      <h2 id="outlook" className="label">
        {words.outlookTitle}
      </h2>
      <div aria-live="polite" className="grid gap-2">
        <p className="font-read text-h2 leading-snug font-[520]">{plural(language(), keeps, words.sentence, { minutes, share })}</p>
        <p className="text-small text-soft">
          {enough ? words.enough : words.tight} {words.estimate}
        </p>
        {plan.examOn && exam && (
          <p>
            {fill(words.examReach, {
              date: dateText(language(), plan.examOn),
              reachable: facts(exam.reachable),
              facts: facts(exam.facts),
              known: facts(exam.known),
            })}
            {exam.minutesShort > 0 && ` ${plural(language(), exam.minutesShort, words.examShort)}`}
          </p>
        )}
      </div>
      <div>
        <KeptCurve
          points={points}
          chosen={{ minutes: Math.min(mean, points.at(-1)?.minutes ?? mean), facts: keeps }}
          label={fill(words.chart, { minutes, facts: facts(keeps), share })}
          numberOf={facts}
          minutesOf={(count) => fill(words.shortMinutes, { count })}
        />
        <ChartTable
          summary={words.chartTable}
          caption={words.chartCaption}
          columns={[
            { key: "minutes", label: words.minutesColumn },
            { key: "facts", label: words.kept, end: true },
          ]}
          rows={rowsOf(outlook, plan.minutes).map((point) => ({ key: String(point.minutes), cells: [point.minutes, facts(point.facts)] }))}
        />
      </div>
    </section>
  );
}
