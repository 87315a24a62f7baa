import { advance, stepsOf } from "../memory/fold";
import { retrievability } from "../memory/fsrs-curve";
import type { Memory, MemoryEvent, Weights } from "../memory/memory";

const MS_PER_DAY = 86_400_000;
const POINTS_BETWEEN = 16;

/** A place on the curve: `x` from 0 (the first event) to 1 (the end of the chart), `y` the chance of recall. */
export type CurvePoint = { x: number; y: number; at: number };

/** An answer on the curve, at the recall just before it (a first answer at 0): the dot, and the row of the table. */
export type CurveAnswer = CurvePoint & { right: boolean; stabilityAfter: number | null };

/** Lines that fall, one after each event, the last one reaching beyond now; and the answers. */
export type MemoryCurve = { lines: readonly (readonly CurvePoint[])[]; answers: readonly CurveAnswer[]; now: CurvePoint | null };

type Span = { from: number; to: number };
const placeOf = (at: number, { from, to }: Span) => (to > from ? (at - from) / (to - from) : 0);

/** Recall in days as they pass, not in whole ones: a curve, not stairs. */
const recallOf = (memory: Memory, at: number, weights: Weights) =>
  retrievability(weights, Math.max(0, at - memory.at) / MS_PER_DAY, memory.stability);

function lineOf(memory: Memory, begin: number, end: number, span: Span, weights: Weights): CurvePoint[] {
  return Array.from({ length: POINTS_BETWEEN + 1 }, (_, place) => {
    const at = begin + ((end - begin) * place) / POINTS_BETWEEN;
    return { x: placeOf(at, span), y: recallOf(memory, at, weights), at };
  });
}

/**
 * The memory of one fact as it rose and fell, with its answers on it, from its first event to `until` (milliseconds since 1970, later than
 * `now` to show what is to come). Null where nothing ever happened to it.
 */
export function memoryCurve(events: readonly MemoryEvent[], weights: Weights, now: number, until: number): MemoryCurve | null {
  const steps = stepsOf(events, weights);
  const [first] = steps;
  if (!first) return null;
  const span = { from: first.event.at, to: Math.max(until, now) };
  const after = steps.map(({ event, before }) => advance(before, event, weights));
  const lines = steps.flatMap(({ event }, place) => {
    const memory = after[place];
    return memory ? [lineOf(memory, event.at, steps[place + 1]?.event.at ?? span.to, span, weights)] : [];
  });
  const answers = steps.flatMap(({ event, before }, place) =>
    event.kind === "outcome"
      ? [
          {
            x: placeOf(event.at, span),
            y: before ? recallOf(before, event.at, weights) : 0,
            at: event.at,
            right: event.right,
            stabilityAfter: after[place]?.stability ?? null,
          },
        ]
      : [],
  );
  const last = after.at(-1);
  return { lines, answers, now: last ? { x: placeOf(now, span), y: recallOf(last, now, weights), at: now } : null };
}
