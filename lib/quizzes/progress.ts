import { groupBy } from "../group-by";
import type { Outcome } from "../questions/question";
import { bestAndLatest, knowledgeByTopic, scoreOf, type Score, type TopicKnowledge } from "./score";
import type { FeedbackTime } from "./settings";
import { countingAnswer, finishedAt, isFinished, type Arrival, type Timing } from "./timing";

/** An answer with its current mark, as far as scores need them. Times in milliseconds since 1970. */
export type MarkedAnswer = Arrival & { sequence: number; locks: boolean; points: number; outcomes: readonly Outcome[] };

/** An attempt with all its answers. */
export type TakenAttempt = {
  id: string;
  set: { id: string; slug: string; title: string };
  feedback: FeedbackTime;
  timing: Timing;
  /** Whether what was right may be told once it is over: not while a teacher holds it back. */
  told: boolean;
  /** `maxPoints` is what the item is worth, one point where it is left out. */
  items: readonly { selfMarked: boolean; maxPoints?: number; answers: readonly MarkedAnswer[] }[];
};

/** How one attempt went. `at` is when it ended, in milliseconds since 1970. */
export type AttemptScore = Score & { id: string; at: number };

/** An attempt that still goes on: how many of its questions are answered. */
export type OpenAttempt = { id: string; set: { slug: string; title: string }; startedAt: number; answered: number; count: number };

/** Everything about one set: attempts from the latest to the earliest, and what is known of its topics. */
export type SetScores = {
  slug: string;
  title: string;
  attempts: AttemptScore[];
  best: AttemptScore | null;
  latest: AttemptScore | null;
  topics: TopicKnowledge[];
};

type Counted = { selfMarked: boolean; maxPoints?: number | undefined; answer: MarkedAnswer | null };

const counted = ({ feedback, timing, items }: TakenAttempt): Counted[] =>
  items.map(({ selfMarked, maxPoints, answers }) => ({ selfMarked, maxPoints, answer: countingAnswer(feedback, timing, answers) }));

function toScore(attempt: TakenAttempt, now: number): AttemptScore {
  const score = scoreOf(
    counted(attempt).map(({ selfMarked, maxPoints = 1, answer }) => ({ selfMarked, maxPoints, points: answer?.points ?? null })),
  );
  return { ...score, id: attempt.id, at: finishedAt(attempt.timing) ?? now };
}

const isTold = ({ timing, told }: TakenAttempt, now: number): boolean => told && isFinished(timing, now);

/** What may be told of an attempt: all of it when it is over, and whatever was answered where feedback comes at once. */
const toldOutcomes = (attempt: TakenAttempt, now: number) =>
  isTold(attempt, now) || attempt.feedback === "each"
    ? counted(attempt).flatMap(({ answer }) => answer?.outcomes.map((outcome) => ({ ...outcome, at: answer.receivedAt })) ?? [])
    : [];

function scoresOfSet(attempts: readonly TakenAttempt[], now: number, topicOf: (factId: string) => string | undefined): SetScores {
  const { slug, title } = attempts[0]!.set;
  const scores = attempts
    .filter((attempt) => isTold(attempt, now))
    .map((attempt) => toScore(attempt, now))
    .sort((a, b) => a.at - b.at);
  const outcomes = attempts.flatMap((attempt) => toldOutcomes(attempt, now)).sort((a, b) => a.at - b.at);
  const marks = bestAndLatest(scores);
  return {
    slug,
    title,
    attempts: scores.reverse(),
    best: marks?.best ?? null,
    latest: marks?.latest ?? null,
    topics: knowledgeByTopic(outcomes, topicOf),
  };
}

const lastAt = (attempts: readonly TakenAttempt[]) => Math.max(...attempts.map(({ timing }) => timing.startedAt));

/** Attempts by set, the set tried last first; `topicOf` names the topic of a fact of a set. */
export function scoresBySet(
  attempts: readonly TakenAttempt[],
  now: number,
  topicOf: (setId: string, factId: string) => string | undefined,
): SetScores[] {
  const sets = groupBy(attempts, ({ set }) => set.id);
  return [...sets.values()]
    .sort((a, b) => lastAt(b) - lastAt(a))
    .map((ofSet) => scoresOfSet(ofSet, now, (factId) => topicOf(ofSet[0]!.set.id, factId)));
}

/** Attempts that still go on, the latest first. Nothing about what was right. */
export function openAttempts(attempts: readonly TakenAttempt[], now: number): OpenAttempt[] {
  return attempts
    .filter(({ timing }) => !isFinished(timing, now))
    .map(({ id, set, timing, items }) => ({
      id,
      set: { slug: set.slug, title: set.title },
      startedAt: timing.startedAt,
      answered: items.filter(({ answers }) => answers.length > 0).length,
      count: items.length,
    }))
    .sort((a, b) => b.startedAt - a.startedAt);
}
