import { line } from "d3-shape";
import type { CurveAnswer, CurvePoint } from "@/lib/charts/memory-curve";
import { Plot, across, dot, upwards, type Tick } from "./plot";

type MemoryCurveProps = {
  lines: readonly (readonly CurvePoint[])[];
  answers: readonly CurveAnswer[];
  now: CurvePoint | null;
  wanted: number;
  label: string;
  yTicks: readonly Tick[];
  xTicks: readonly Tick[];
};

const draw = line<CurvePoint>(
  (point) => across(point.x),
  (point) => upwards(point.y),
);
const before = (lineOf: readonly CurvePoint[], now: CurvePoint | null) => (now ? lineOf.filter((point) => point.x <= now.x) : [...lineOf]);
const after = (lineOf: readonly CurvePoint[], now: CurvePoint | null) => (now ? [now, ...lineOf.filter((point) => point.x > now.x)] : []);

/**
 * How likely a fact was and will be known, with each answer to it: round where it was right, square where it was not. What is to come is
 * dotted.
 */
export function MemoryCurve({ lines, answers, now, wanted, label, yTicks, xTicks }: MemoryCurveProps) {
  const last = lines.at(-1) ?? [];
  return (
    <Plot label={label} yTicks={yTicks} xTicks={xTicks} height={170}>
      <line
        x1="0"
        x2="100"
        y1={upwards(wanted)}
        y2={upwards(wanted)}
        vectorEffect="non-scaling-stroke"
        className="stroke-line-strong"
        strokeWidth="1.5"
        strokeDasharray="5 4"
      />
      {lines.map((points, i) => (
        <path
          key={i}
          d={draw(i === lines.length - 1 ? before(points, now) : [...points]) ?? undefined}
          vectorEffect="non-scaling-stroke"
          className="fill-none stroke-accent"
          strokeWidth="2.5"
        />
      ))}
      <path
        d={draw(after(last, now)) ?? undefined}
        vectorEffect="non-scaling-stroke"
        className="fill-none stroke-accent"
        strokeWidth="2"
        strokeDasharray="1 4"
        strokeLinecap="round"
      />
      {answers.map(({ x, y, right }, i) => (
        <path
          key={i}
          d={dot(x, y)}
          vectorEffect="non-scaling-stroke"
          strokeLinecap={right ? "round" : "square"}
          className={right ? "stroke-correct" : "stroke-wrong"}
          strokeWidth={right ? 11 : 9}
        />
      ))}
    </Plot>
  );
}
