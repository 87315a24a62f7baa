import { Plot, across, upwards, type Tick } from "./plot";

export type DayMinutes = { date: string; minutes: number };

type MinutesBarsProps = {
  days: readonly DayMinutes[];
  label: string;
  /** "10 min" for a number of minutes. */ unit: (minutes: number) => string;
  dateOf: (date: string) => string;
};

const STEPS = [5, 10, 15, 20, 30, 45, 60, 90, 120];

/** The smallest round number of minutes that nothing passes. */
const topOf = (days: readonly DayMinutes[]): number => {
  const most = Math.max(1, ...days.map((day) => day.minutes));
  return STEPS.find((step) => step >= most) ?? Math.ceil(most / 60) * 60;
};

/** Minutes a day as bars, today on the left. */
export function MinutesBars({ days, label, unit, dateOf }: MinutesBarsProps) {
  const top = topOf(days);
  const width = 1 / Math.max(1, days.length);
  const yTicks: Tick[] = [0, top / 2, top].filter(Number.isInteger).map((minutes) => ({ at: minutes / top, text: unit(minutes) }));
  const named = [0, Math.floor((days.length - 1) / 2), days.length - 1].filter((i, at, all) => i >= 0 && all.indexOf(i) === at);
  return (
    <Plot
      label={label}
      yTicks={yTicks}
      xTicks={named.map((i) => ({ at: i / Math.max(1, days.length - 1), text: dateOf(days[i]!.date) }))}
      height={140}
    >
      {days.map(({ date, minutes }, i) => (
        <rect
          key={date}
          x={across(i * width)}
          width={across(width) * 0.8}
          y={upwards(minutes / top)}
          height={(minutes / top) * 100}
          className="fill-accent forced-colors:fill-[Highlight]"
        />
      ))}
    </Plot>
  );
}
