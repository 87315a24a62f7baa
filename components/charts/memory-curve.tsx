import { curveLinear, line } from "d3-shape";
import { Plot, across, dot, upwards, type Tick } from "./plot";

/** A point of the curve or an answer on it: `x` from 0 (first answer) to 1 (the end), `recall` from 0 to 1. */
export type CurvePoint = { x: number; recall: number };
export type CurveAnswer = CurvePoint & { right: boolean };

type MemoryCurveProps = { /** One piece between two answers each: recall falls within it and jumps at its end. */ pieces: readonly (readonly CurvePoint[])[]; answers: readonly CurveAnswer[]; wanted: number; label: string; yTicks: readonly Tick[]; xTicks: readonly Tick[] };

const draw = line<CurvePoint>((point) => across(point.x), (point) => upwards(point.recall)).curve(curveLinear);

/** How likely a fact was, is and will be known, with each answer to it: a dot for right, a cross for wrong. */
export function MemoryCurve({ pieces, answers, wanted, label, yTicks, xTicks }: MemoryCurveProps) {
  return (
    <Plot label={label} yTicks={yTicks} xTicks={xTicks} height={170}>
      <line x1="0" x2="100" y1={upwards(wanted)} y2={upwards(wanted)} vectorEffect="non-scaling-stroke" className="stroke-line-strong" strokeWidth="1.5" strokeDasharray="4 4" />
      {pieces.map((piece, i) => (
        <path key={i} d={draw(piece) ?? undefined} vectorEffect="non-scaling-stroke" className="fill-none stroke-accent" strokeWidth="2" />
      ))}
      {answers.map(({ x, recall, right }, i) => (
        <path key={i} d={dot(x, recall)} vectorEffect="non-scaling-stroke" strokeLinecap={right ? "round" : "square"} className={right ? "stroke-correct" : "stroke-wrong"} strokeWidth={right ? 10 : 9} />
      ))}
    </Plot>
  );
}
