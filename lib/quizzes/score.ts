import type { Outcome } from "../questions/question";

/**
 * A current mark, as a score needs it: `points` is the share of the question that was right, 0 to 1, null where nothing was answered;
 * `maxPoints` is what the question is worth, one point where it is left out.
 */
export type Marked = { points: number | null; selfMarked: boolean; maxPoints?: number };

/** Points out of as many as there were; what the learner marked is apart. `share` is null where there was nothing to score. */
export type Score = { points: number; possible: number; share: number | null; selfMarked: { points: number; possible: number } };

function sumOf(marks: readonly Marked[]): { points: number; possible: number } {
  return {
    points: marks.reduce((sum, { points, maxPoints = 1 }) => sum + (points ?? 0) * maxPoints, 0),
    possible: marks.reduce((sum, { maxPoints = 1 }) => sum + maxPoints, 0),
  };
}

/**
 * The score of an attempt: each item counts what it is worth, what was not answered counts as nothing. Derived from marks and never stored.
 */
export function scoreOf(marks: readonly Marked[]): Score {
  const scored = sumOf(marks.filter((mark) => !mark.selfMarked));
  return {
    ...scored,
    share: scored.possible === 0 ? null : scored.points / scored.possible,
    selfMarked: sumOf(marks.filter((mark) => mark.selfMarked)),
  };
}

/** The best and the latest of scores in order of time; null where no score has a share. */
export function bestAndLatest<T extends { share: number | null }>(scores: readonly T[]): { best: T; latest: T } | null {
  const counted = scores.filter((score) => score.share !== null);
  const latest = counted[counted.length - 1];
  if (!latest) return null;
  return { best: counted.reduce((best, score) => ((score.share ?? 0) > (best.share ?? 0) ? score : best)), latest };
}

/** What is known of a topic: of the facts asked last, how many were right. */
export type TopicKnowledge = { topic: string; right: number; asked: number };

/**
 * Knowledge by topic, from outcomes in order of time: of each fact and slot the last outcome counts. Topics by name; facts without a topic
 * are left out.
 */
export function knowledgeByTopic(outcomes: readonly Outcome[], topicOf: (factId: string) => string | undefined): TopicKnowledge[] {
  const last = new Map(outcomes.map((outcome) => [`${outcome.factId}|${outcome.slot}`, outcome]));
  const topics = new Map<string, TopicKnowledge>();
  for (const { factId, right } of last.values()) {
    const topic = topicOf(factId);
    if (topic === undefined) continue;
    const known = topics.get(topic) ?? { topic, right: 0, asked: 0 };
    topics.set(topic, { topic, right: known.right + (right ? 1 : 0), asked: known.asked + 1 });
  }
  return [...topics.values()].sort((a, b) => (a.topic < b.topic ? -1 : 1));
}
