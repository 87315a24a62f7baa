import "server-only";
import { holdPlaces, type HeldPlace, type QuizPlace } from "@/lib/quizzes/held";
import type { Question } from "@/lib/questions/question";
import { db } from "./db";
import type { StandingSet } from "./sets";

/** The places of a quiz in their order; none where it is drawn anew for each attempt. The caller has checked who may see it. */
export async function placesOfQuiz(quizId: string): Promise<QuizPlace[]> {
  const rows = await db.quizItem.findMany({
    where: { quizId },
    orderBy: { position: "asc" },
    include: { question: { select: { factKeys: true, format: true } } },
  });
  return rows.map(({ questionId, points, question }) => ({ questionId, points, factIds: question.factKeys, format: question.format }));
}

/** The places of a quiz as they can be asked on the set as it stands. */
export async function heldPlacesOf(set: StandingSet, pool: readonly Question[], quizId: string): Promise<HeldPlace[]> {
  return holdPlaces(set.graph, pool, await placesOfQuiz(quizId));
}

/**
 * The questions of a quiz that somebody put together, in their order, with what each is worth: each as it can be asked now. Null where the
 * quiz has none of its own, and is drawn anew for each attempt.
 */
export async function questionsOfQuiz(
  set: StandingSet,
  pool: readonly Question[],
  quizId: string,
): Promise<{ question: Question; points: number }[] | null> {
  const held = await heldPlacesOf(set, pool, quizId);
  if (held.length === 0) return null;
  return held.flatMap(({ place, question }) => (question ? [{ question, points: place.points }] : []));
}

/**
 * How often somebody took a quiz by its link, and the attempt that is not finished, if there is one. What a class was given counts there.
 */
export async function attemptsByLink(who: { personId: string }, quizId: string): Promise<{ taken: number; open: string | null }> {
  const rows = await db.attempt.findMany({
    where: { personId: who.personId, quizId, assignmentId: null, deletedAt: null },
    select: { id: true, handedInAt: true },
    orderBy: { startedAt: "desc" },
  });
  return { taken: rows.length, open: rows.find((row) => row.handedInAt === null)?.id ?? null };
}
