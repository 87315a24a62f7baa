import "server-only";
import { pool } from "./db";

// How many there are of what belongs to something. Prisma's own `_count` joins with the counts of everything in the table, whomever it
// belongs to: that takes longer with everybody who comes.

const OF_SETS = `
  SELECT s.id, (SELECT count(*)::int FROM "Fact" f WHERE f."setId" = s.id AND f."deletedAt" IS NULL) AS facts,
    (SELECT count(*)::int FROM "Source" o WHERE o."setId" = s.id AND o."retiredAt" IS NULL) AS sources
  FROM unnest($1::uuid[]) AS s (id)`;

/** The facts and the sources of some sets, by the id of the set. */
export async function countsOfSets(setIds: readonly string[]): Promise<Map<string, { facts: number; sources: number }>> {
  if (setIds.length === 0) return new Map();
  const { rows } = await pool.query<{ id: string; facts: number; sources: number }>({
    name: "counts-of-sets",
    text: OF_SETS,
    values: [setIds],
  });
  return new Map(rows.map(({ id, facts, sources }) => [id, { facts, sources }]));
}

const OF_CLASSES = `SELECT m."classId" AS id, count(*)::int AS pupils FROM "Membership" m WHERE m."classId" = ANY($1::uuid[]) AND m."leftAt" IS NULL GROUP BY 1`;

/** The pupils of some classes, by the id of the class; one without pupils is missing. */
export async function pupilsOfClasses(classIds: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await pool.query<{ id: string; pupils: number }>({ name: "pupils-of-classes", text: OF_CLASSES, values: [classIds] });
  return new Map(rows.map(({ id, pupils }) => [id, pupils]));
}

const OF_QUIZZES = `
  SELECT q.id, (SELECT count(*)::int FROM "QuizItem" i WHERE i."quizId" = q.id) AS items, (SELECT count(*)::int FROM "Attempt" a WHERE a."quizId" = q.id AND a."deletedAt" IS NULL) AS attempts
  FROM unnest($1::uuid[]) AS q (id)`;

/** The questions that some quizzes were put together from, and the attempts at them, by the id of the quiz. */
export async function countsOfQuizzes(quizIds: readonly string[]): Promise<Map<string, { items: number; attempts: number }>> {
  const { rows } = await pool.query<{ id: string; items: number; attempts: number }>({
    name: "counts-of-quizzes",
    text: OF_QUIZZES,
    values: [quizIds],
  });
  return new Map(rows.map(({ id, items, attempts }) => [id, { items, attempts }]));
}

const OPEN_CANDIDATES = `SELECT c."sourceKey" AS source, count(*)::int AS open FROM "Candidate" c WHERE c."setId" = $1 AND c.state = 'open' GROUP BY 1`;

/** How many proposed facts of each article of a set wait for somebody to decide; an article without any is missing. */
export async function openCandidates(setId: string): Promise<Map<string, number>> {
  const { rows } = await pool.query<{ source: string; open: number }>({ name: "open-candidates", text: OPEN_CANDIDATES, values: [setId] });
  return new Map(rows.map(({ source, open }) => [source, open]));
}
