import type { FactObject } from "../facts/fact";
import type { Random } from "../random";

/** Where a number or a date stands among its like; null for everything else, which has no order. */
function placeOf(object: FactObject): number | string | null {
  if ("number" in object) return object.number;
  return "from" in object ? object.from : null;
}

type Sides<T> = { below: T[]; above: T[] };

/** What is smaller or earlier than the right value, and what is not; null where values have no order. */
function sidesOf<T extends { object: FactObject }>(right: FactObject, wrong: readonly T[]): Sides<T> | null {
  const own = placeOf(right);
  if (own === null) return null;
  const isBelow = ({ object }: T) => placeOf(object)! < own;
  return { below: wrong.filter(isBelow), above: wrong.filter((one) => !isBelow(one)) };
}

/**
 * Wrong numbers or dates from below and above the right one in turn, so that the first few hold enough of both; other values as they come.
 */
export function fromBothSides<T extends { object: FactObject }>(right: FactObject, wrong: readonly T[]): readonly T[] {
  const sides = sidesOf(right, wrong);
  if (!sides) return wrong;
  const longer = Math.max(sides.below.length, sides.above.length);
  return Array.from({ length: longer }, (_, i) => [sides.below[i], sides.above[i]])
    .flat()
    .filter((one) => one !== undefined);
}

/**
 * Wrong numbers or dates in an order in which the first `most` of them put the right one at any rank alike, as far as there are enough on
 * both sides: shown ascending, the right one would else be mostly in the middle, or the smallest. On each side the given order is kept.
 * Other values come back as they are.
 */
export function atAnyRank<T extends { object: FactObject }>(
  right: FactObject,
  wrong: readonly T[],
  most: number,
  random: Random,
): readonly T[] {
  const sides = sidesOf(right, wrong);
  if (!sides) return wrong;
  const { below, above } = sides;
  const size = Math.min(most, below.length + above.length);
  const fewest = Math.max(0, size - above.length);
  const fromBelow = fewest + random.below(Math.min(size, below.length) - fewest + 1);
  const first = random.shuffle([...below.slice(0, fromBelow), ...above.slice(0, size - fromBelow)]);
  return [...first, ...below.slice(fromBelow), ...above.slice(size - fromBelow)];
}
