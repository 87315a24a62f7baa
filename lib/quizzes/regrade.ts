import { markAnswer } from "../questions/mark";
import type { GivenReply, Mark, Outcome, Question } from "../questions/question";
import type { Rekeyed, Unkeyed } from "../questions/rekey";

/**
 * Marking answers once more after something was corrected. What an answer comes to by the corrected key is worked out once; a policy then
 * says what becomes of it. See docs/decisions/regrading.md.
 */

export const POLICIES = ["raise-only", "as-corrected", "accept-both", "full-marks"] as const;
/**
 * raise-only: the better of the mark that stands and the corrected one. as-corrected: the corrected one. accept-both: the better of what
 * the key that was asked gives and the corrected one. full-marks: all points, whatever was answered.
 */
export type Policy = (typeof POLICIES)[number];

export const CAUSES = ["fact", "question", "entity"] as const;
/** What was corrected: a fact, one question, or how a person, place or term may be called. */
export type RegradeCause = { kind: (typeof CAUSES)[number]; id: string };

/** A policy, and whether answers to questions that did not offer what is right get all points. */
export type RegradeChoice = { policy: Policy; fullWhereNotOffered: boolean };

/** What stands of an answer: the mark that holds, and whether somebody gave it by hand. */
export type StandingMark = Mark & { byHand: boolean };

/** An answer that counts, with the question version it was asked in and what that is worth. */
export type RegradeAnswer = {
  id: string;
  attemptId: string;
  versionId: string;
  questionId: string;
  reply: GivenReply;
  standing: StandingMark;
  maxPoints: number;
};

/** Why an answer is left as it is: there is no key to compare it with, or its mark was given by hand. */
export type LeftBecause = Unkeyed | "by-hand";

/** An answer marked by the corrected key, and by the key it was asked with; or why it is left. */
export type Judged =
  | { answer: RegradeAnswer; corrected: Mark; asked: Mark; left: null }
  | { answer: RegradeAnswer; corrected: null; asked: null; left: LeftBecause };

/** A question version as it was asked, its corrected key, and the names that a typed answer must not be nearer to, for either key. */
export type RegradeVersion = { asked: Question; rekeyed: Rekeyed; rivals: { asked: readonly string[]; corrected: readonly string[] } };

/** Answers of one version that say the same are marked once. */
function marking(version: RegradeVersion): (reply: GivenReply) => { corrected: Mark; asked: Mark } | null {
  const { rekeyed, rivals } = version;
  const known = new Map<string, { corrected: Mark; asked: Mark }>();
  return (reply) => {
    if (rekeyed.question === null) return null;
    const key = JSON.stringify(reply);
    const marks = known.get(key) ?? {
      corrected: markAnswer(rekeyed.question, reply, rivals.corrected),
      asked: markAnswer(version.asked, reply, rivals.asked),
    };
    known.set(key, marks);
    return marks;
  };
}

function judge(answer: RegradeAnswer, version: RegradeVersion, markOf: ReturnType<typeof marking>): Judged {
  const left = answer.standing.byHand ? "by-hand" : version.rekeyed.why;
  const marks = left === null ? markOf(answer.reply) : null;
  return marks ? { answer, ...marks, left: null } : { answer, corrected: null, asked: null, left: left ?? "unclear" };
}

/**
 * Every answer marked again, or why it is left: in the order of the answers. Versions by id; an answer without its version is not looked
 * at.
 */
export function judgeAnswers(answers: readonly RegradeAnswer[], versions: ReadonlyMap<string, RegradeVersion>): Judged[] {
  const markings = new Map([...versions].map(([id, version]) => [id, marking(version)]));
  return answers.flatMap((answer) => {
    const [version, markOf] = [versions.get(answer.versionId), markings.get(answer.versionId)];
    return version && markOf ? [judge(answer, version, markOf)] : [];
  });
}

/**
 * What becomes of an answer. `memory` is what moves: the corrected outcomes with the points they have, or null where memory stays as it is,
 * since points that are given say nothing of what was known.
 */
export type Regraded = { judged: Judged; points: number; near: boolean; outcomes: readonly Outcome[]; memory: { points: number } | null };

const stay = (judged: Judged): Regraded => {
  const { points, near, outcomes } = judged.answer.standing;
  return { judged, points, near, outcomes, memory: null };
};

const allPoints = (judged: Judged): Regraded => ({
  ...stay(judged),
  points: 1,
  near: judged.answer.standing.points === 1 && judged.answer.standing.near,
});

const better = (one: Mark, other: Mark): Mark => (one.points >= other.points ? one : other);

/** A fact is right where either marking says so. */
function eitherRight(one: readonly Outcome[], other: readonly Outcome[]): Outcome[] {
  const right = new Map(one.map((outcome) => [`${outcome.slot} ${outcome.factId}`, outcome.right]));
  const known = one.map((outcome) => ({
    ...outcome,
    right: outcome.right || other.some(({ factId, slot, right: also }) => also && factId === outcome.factId && slot === outcome.slot),
  }));
  return [...known, ...other.filter(({ factId, slot }) => !right.has(`${slot} ${factId}`))];
}

/** What becomes of one answer under a policy. Marks that were given by hand, and what its learner marked, stay under every policy. */
export function regraded(judged: Judged, { policy, fullWhereNotOffered }: RegradeChoice): Regraded {
  const { answer, corrected, asked, left } = judged;
  if (left === "by-hand" || left === "learner") return stay(judged);
  if (policy === "full-marks") return allPoints(judged);
  if (left !== null) return left === "not-offered" && fullWhereNotOffered ? allPoints(judged) : stay(judged);
  const { points, outcomes } = corrected;
  if (policy === "as-corrected") return { judged, ...corrected, memory: { points } };
  if (policy === "raise-only") return { judged, ...corrected, ...better(answer.standing, corrected), outcomes, memory: { points } };
  const best = better(asked, corrected);
  return {
    judged,
    points: best.points,
    near: best.near,
    outcomes: eitherRight(corrected.outcomes, asked.outcomes),
    memory: { points: best.points },
  };
}

const nameOf = ({ factId, slot, right }: Outcome) => `${slot} ${factId} ${right}`;
const sameOutcomes = (one: readonly Outcome[], other: readonly Outcome[]) =>
  one.length === other.length && one.map(nameOf).sort().join() === other.map(nameOf).sort().join();

/** Whether anything is stored anew for it: its points, or what it says of a fact. */
export function isChanged({ judged, points, outcomes }: Regraded): boolean {
  const { standing } = judged.answer;
  return points !== standing.points || !sameOutcomes(outcomes, standing.outcomes);
}

/** How many answers there are, gain, lose, stay, and are left without being compared; how many attempts they are in. */
export type RegradeSummary = { answers: number; gained: number; lost: number; unchanged: number; left: number; attempts: number };

/** Points closer than this are the same: shares of parts are sums of fractions. */
const SAME = 1e-9;

const gainOf = ({ judged, points }: Regraded) =>
  Math.abs(points - judged.answer.standing.points) < SAME ? 0 : points - judged.answer.standing.points;
const isLeft = (one: Regraded) => one.judged.left !== null && gainOf(one) === 0;

/** A regrade in numbers. */
export function summaryOf(all: readonly Regraded[]): RegradeSummary {
  const gained = all.filter((one) => gainOf(one) > 0).length;
  const lost = all.filter((one) => gainOf(one) < 0).length;
  const left = all.filter(isLeft).length;
  const attempts = new Set(all.map((one) => one.judged.answer.attemptId)).size;
  return { answers: all.length, gained, lost, left, unchanged: all.length - gained - lost - left, attempts };
}

/** What attempts gain or lose, by id: points as they are counted in the attempt. Only attempts in which something changes. */
export function gainsByAttempt(all: readonly Regraded[]): Map<string, number> {
  const gains = new Map<string, number>();
  for (const one of all) {
    const gain = gainOf(one) * one.judged.answer.maxPoints;
    if (gain !== 0) gains.set(one.judged.answer.attemptId, (gains.get(one.judged.answer.attemptId) ?? 0) + gain);
  }
  return gains;
}

/** How many answers are left without being compared, by why. */
export function leftByReason(all: readonly Judged[]): Partial<Record<LeftBecause, number>> {
  const counts: Partial<Record<LeftBecause, number>> = {};
  for (const { left } of all) if (left !== null) counts[left] = (counts[left] ?? 0) + 1;
  return counts;
}
