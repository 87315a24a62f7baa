import { Plot, across, dot, upwards, type Tick } from "./plot";

/** What was known of what came back in one span of time: `share` from 0 to 1 of `answers`; `x` from 0 (earliest) to 1. */
export type RetentionDot = { key: string; x: number; share: number; answers: number };

type RetentionChartProps = {
  points: readonly RetentionDot[];
  wanted: number;
  wantedText: string;
  label: string;
  yTicks: readonly Tick[];
  xTicks: readonly Tick[];
  /** What stands below, from 0 to 1. */ floor: number;
};

/** What is known when it comes back, against what is wanted: a dashed line. Larger dots rest on more answers. */
export function RetentionChart({ points, wanted, wantedText, label, yTicks, xTicks, floor }: RetentionChartProps) {
  const place = (share: number) => Math.max(0, (share - floor) / (1 - floor));
  return (
    <figure className="grid grid-cols-1 gap-1">
      <Plot label={label} yTicks={yTicks.map((tick) => ({ ...tick, at: place(tick.at) }))} xTicks={xTicks}>
        <line
          x1="0"
          x2="100"
          y1={upwards(place(wanted))}
          y2={upwards(place(wanted))}
          vectorEffect="non-scaling-stroke"
          className="stroke-line-strong"
          strokeWidth="1.5"
          strokeDasharray="5 4"
        />
        {points.slice(1).map((point, i) => (
          <line
            key={point.key}
            x1={across(points[i]!.x)}
            y1={upwards(place(points[i]!.share))}
            x2={across(point.x)}
            y2={upwards(place(point.share))}
            vectorEffect="non-scaling-stroke"
            className="stroke-accent opacity-60"
            strokeWidth="2"
          />
        ))}
        {points.map(({ key, x, share, answers }) => (
          <path
            key={key}
            d={dot(x, place(share))}
            vectorEffect="non-scaling-stroke"
            strokeLinecap="round"
            className="stroke-accent"
            strokeWidth={Math.min(16, 6 + Math.sqrt(answers))}
          />
        ))}
      </Plot>
      <figcaption className="flex items-center gap-2 text-tiny text-soft">
        <svg aria-hidden="true" width="24" height="2">
          <line x1="0" x2="24" y1="1" y2="1" className="stroke-line-strong" strokeWidth="2" strokeDasharray="5 4" />
        </svg>
        {wantedText}
      </figcaption>
    </figure>
  );
}
