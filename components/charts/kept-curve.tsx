import { line } from "d3-shape";
import type { KeptPoint } from "@/lib/memory/forecast";
import { Plot, across, dot, upwards } from "./plot";

type KeptCurveProps = {
  points: readonly KeptPoint[];
  chosen: { minutes: number; facts: number };
  label: string;
  minutesOf: (minutes: number) => string;
  numberOf: (facts: number) => string;
};

const ROUND = [10, 20, 50, 100, 200, 300, 500, 800, 1_000, 1_500, 2_000, 3_000, 5_000, 10_000, 20_000, 50_000, 100_000];

/** Facts kept by minutes a day, with the minutes that are chosen marked on the line. */
export function KeptCurve({ points, chosen, label, minutesOf, numberOf }: KeptCurveProps) {
  const most = Math.max(1, points.at(-1)?.facts ?? 1, chosen.facts);
  const top = ROUND.find((round) => round >= most) ?? most;
  const last = points.at(-1)?.minutes ?? 1;
  const draw = line<KeptPoint>(
    (point) => across(point.minutes / last),
    (point) => upwards(point.facts / top),
  );
  const x = chosen.minutes / last;
  return (
    <Plot
      label={label}
      height={150}
      yTicks={[0, 0.5, 1].map((at) => ({ at, text: numberOf(Math.round(at * top)) }))}
      xTicks={[1, Math.round(last / 2), last].map((minutes) => ({ at: minutes / last, text: minutesOf(minutes) }))}
    >
      <path d={draw(points) ?? undefined} vectorEffect="non-scaling-stroke" className="fill-none stroke-accent" strokeWidth="2.5" />
      <line
        x1={across(x)}
        x2={across(x)}
        y1={upwards(0)}
        y2={upwards(chosen.facts / top)}
        vectorEffect="non-scaling-stroke"
        className="stroke-line-strong"
        strokeWidth="1.5"
        strokeDasharray="3 3"
      />
      <path
        d={dot(x, chosen.facts / top)}
        vectorEffect="non-scaling-stroke"
        strokeLinecap="round"
        className="stroke-accent"
        strokeWidth="12"
      />
    </Plot>
  );
}
