/** A corner of an outline, in whole pixels of the picture. */
export type Corner = readonly [x: number, y: number];

/** Corners nearer to the last one kept than this, in pixels, are left out: nobody sees them, and they are most of the outlines. */
const NEAREST = 2;

/** The corners of a ring that are seen, each at least two pixels from the one before it. */
export function seenCorners(ring: readonly Corner[]): Corner[] {
  const seen: Corner[] = [];
  for (const corner of ring) {
    const last = seen.at(-1);
    if (!last || Math.hypot(corner[0] - last[0], corner[1] - last[1]) >= NEAREST) seen.push(corner);
  }
  return seen;
}

function ringPath([first, ...others]: readonly Corner[]): string {
  let [x, y] = first!;
  const steps = others.map(([nextX, nextY]) => {
    const step = `${nextX - x},${nextY - y}`;
    [x, y] = [nextX, nextY];
    return step;
  });
  return `M${first!.join(",")}l${steps.join(" ")}z`;
}

/** Closed rings as a short SVG path, in steps from corner to corner; rings too small to be seen are left out. "" where nothing is seen. */
export const coarsePath = (rings: readonly (readonly Corner[])[]): string =>
  rings
    .map(seenCorners)
    .filter((ring) => ring.length > 2)
    .map(ringPath)
    .join("");
