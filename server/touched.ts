import "server-only";
import type { Touched } from "@/lib/quizzes/touched";
import { pool } from "./db";
import { IS_OVER } from "./release";
import { editableSetId } from "./sets-access";

/** From the versions of the fact to the questions that rest on them, to the attempts that asked them: by keys all the way. */
const TOUCHED = `
  WITH rests AS (
    SELECT DISTINCT q.id, q."questionId" FROM "FactVersion" v JOIN "QuestionVersionFact" r ON r."factVersionId" = v.id JOIN "QuestionVersion" q ON q.id = r."questionVersionId"
    WHERE v."setId" = $1 AND v."factKey" = $2
  ), asked AS (
    SELECT a.id, a."quizId", a.purpose = 'quiz' AND NOT coalesce(${IS_OVER}, false) AS "underWay"
    FROM (SELECT DISTINCT i."attemptId" FROM rests JOIN "AttemptItem" i ON i."questionVersionId" = rests.id) AS item
    JOIN "Attempt" a ON a.id = item."attemptId" AND a."deletedAt" IS NULL
  )
  SELECT (SELECT count(DISTINCT "questionId")::int FROM rests) AS questions,
    (SELECT count(*)::int FROM (SELECT "quizId" FROM asked WHERE "quizId" IS NOT NULL UNION SELECT i."quizId" FROM rests JOIN "QuizItem" i ON i."questionId" = rests."questionId") AS quiz) AS quizzes,
    (SELECT count(*)::int FROM asked) AS attempts, (SELECT count(*)::int FROM asked WHERE "underWay") AS "underWay"`;

/** What changing a fact of a set touches; null when the set is not theirs to change. A fact that nobody was asked touches nothing. */
export async function touchedBy(who: { personId: string }, slug: string, factId: string): Promise<Touched | null> {
  const setId = await editableSetId(who, slug);
  if (!setId) return null;
  const { rows } = await pool.query<Touched>({ name: "touched-by-fact", text: TOUCHED, values: [setId, factId] });
  return rows[0]!;
}
