/** A point of the chart: places from 0 (left, bottom) to 1 (right, top). `share` and `at` are what it stands for. */
export type ScorePoint = { id: string; x: number; y: number; share: number; at: number };

/**
 * Scores as points, the earliest on the left, equally far apart: what matters is the order, and days without a quiz would only push the
 * points together. Attempts without a share, where nothing was scored, are left out; null for fewer than two, since that is no line.
 */
export function scoresOverTime(attempts: readonly { id: string; at: number; share: number | null }[]): ScorePoint[] | null {
  const scored = attempts.flatMap(({ id, at, share }) => (share === null ? [] : [{ id, at, share }])).sort((a, b) => a.at - b.at);
  if (scored.length < 2) return null;
  return scored.map((one, place) => ({ ...one, x: place / (scored.length - 1), y: one.share }));
}
