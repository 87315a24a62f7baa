import { variance } from "./moments";

/** How much each value belongs to the top and to the bottom, 0 to 1, in the order of the values. */
export type Halves = { top: number[]; bottom: number[] };

/** What the value at the edge is, and how much of each value equal to it still belongs to the group. */
type Edge = { value: number; weight: number };

/** The edge of the first `size` of sorted values: equals share the places that are left, so that their order does not matter. */
function edgeOf(sorted: readonly number[], size: number): Edge {
  const value = sorted[Math.max(0, Math.ceil(size) - 1)]!;
  const before = sorted.indexOf(value);
  const equals = sorted.lastIndexOf(value) - before + 1;
  return { value, weight: (size - before) / equals };
}

function weightsAt(values: readonly number[], edge: Edge, isBeyond: (value: number) => boolean): number[] {
  return values.map((value) => (value === edge.value ? edge.weight : isBeyond(value) ? 1 : 0));
}

/** Sums of the same marks in another order are alike: rounded far below what any mark can differ by. */
const rounded = (value: number) => Math.round(value * 1e9) / 1e9;

/**
 * The top and the bottom `share` of values (0.5: halves; 0.27: Kelley's groups). Where several stand at the edge they share its places, so
 * that the order in which attempts come does not matter. Null where nobody can be told apart.
 */
export function topAndBottom(values: readonly number[], share: number): Halves | null {
  if (!variance(values)) return null;
  const marks = values.map(rounded);
  const size = Math.max(1, share * marks.length);
  const up = [...marks].sort((a, b) => a - b);
  const [low, high] = [edgeOf(up, size), edgeOf([...up].reverse(), size)];
  return { top: weightsAt(marks, high, (value) => value > high.value), bottom: weightsAt(marks, low, (value) => value < low.value) };
}

/** The sum of the values, each as far as it belongs to a group. */
export const weightedSum = (values: readonly number[], weights: readonly number[]): number =>
  values.reduce((total, value, i) => total + value * weights[i]!, 0);
