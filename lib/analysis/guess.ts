import type { Reply } from "../questions/question";

/** n choose k. */
function choose(n: number, k: number): number {
  let ways = 1;
  for (let i = 1; i <= k; i++) ways = (ways * (n - k + i)) / i;
  return ways;
}

/** The chance that k of n coins show heads. */
const chanceOf = (k: number, n: number) => choose(n, k) / 2 ** n;

/** The points of multiple select when each option is ticked or left by a coin: the mean of max(0, right share - wrong share). */
function guessedTicks(rights: number, others: number): number {
  let points = 0;
  for (let right = 0; right <= rights; right++) {
    for (let wrong = 0; wrong <= others; wrong++) {
      const share = right / rights - (others === 0 ? 0 : wrong / others);
      points += chanceOf(right, rights) * chanceOf(wrong, others) * Math.max(0, share);
    }
  }
  return points;
}

/**
 * The random guess score: the points, 0 to 1, that blind guessing gets on average under our own rules of marking. One of n options: 1/n,
 * for each item where there are items; an order: a half; multiple select: a coin for each option; typed: 0; null where the learner marks.
 * Source: docs.moodle.org, Quiz statistics calculations, "random guess score"; Moodle gives none for several right options.
 */
export function guessScore(reply: Reply): number | null {
  switch (reply.kind) {
    case "choice":
    case "place":
    case "pairs":
    case "boxes":
    case "grid":
      return 1 / reply.options.length;
    case "choices":
      return reply.key.length === 0 ? 0 : guessedTicks(reply.key.length, reply.options.length - reply.key.length);
    case "order":
      return 0.5;
    case "text":
    case "number":
      return 0;
    case "points":
    case "grade":
      return null;
  }
}
