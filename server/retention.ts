import "server-only";
import { pool } from "./db";
import { IS_OVER } from "./release";
import { findGivenAssignment } from "./results";

// What a class still knows two weeks later. Practice is voluntary: its teacher sees the class as a whole, from five people on, and never
// one pupil.

type Asking = { personId: string } | null;

/** Of what `people` pupils were asked again, the share from 0 to 1 that they knew; nothing where fewer than five were. */
export type Retention = { share: number; people: number } | { share: null; people: null };

const TOO_FEW: Retention = { share: null, people: null };

/**
 * From 10 to 21 days after a pupil's first attempt was over, their first answer to each fact that was asked in it, in practice or in a
 * quiz. Of several answers to an item the first that locked it, else the last; overrides move points, never facts. No row below five
 * people.
 */
const RETENTION = `
  WITH taken AS (
    SELECT DISTINCT ON (a."personId") a.id, a."personId", coalesce(a."handedInAt", least(a."closesAt", a."startedAt" + make_interval(secs => a."limitSeconds" * a.multiplier))) AS at
    FROM "Attempt" a JOIN "Membership" m ON m."classId" = $2 AND m."personId" = a."personId" AND m."leftAt" IS NULL
    WHERE a."assignmentId" = $1 AND a."deletedAt" IS NULL AND ${IS_OVER}
      AND EXISTS (SELECT 1 FROM "AttemptItem" i JOIN "Answer" n ON n."attemptItemId" = i.id AND n."withdrawnAt" IS NULL WHERE i."attemptId" = a.id)
    ORDER BY a."personId", a."startedAt"
  ), asked AS (
    SELECT DISTINCT t."personId", t.at, f."factKey"
    FROM taken t JOIN "AttemptItem" i ON i."attemptId" = t.id JOIN "QuestionVersion" v ON v.id = i."questionVersionId" JOIN "Question" q ON q.id = v."questionId"
    CROSS JOIN unnest(q."factKeys") AS f("factKey")
  ), later AS (
    SELECT DISTINCT ON (k."personId", k."factKey") k."personId", o."right"
    FROM asked k JOIN "Outcome" o ON o."personId" = k."personId" AND o."setId" = $3 AND o."factKey" = k."factKey"
    JOIN "Mark" m ON m.id = o."markId" AND m.reason <> 'override'
    JOIN "Answer" n ON n.id = m."answerId" AND n."withdrawnAt" IS NULL AND n."answeredAt" BETWEEN k.at + interval '10 days' AND k.at + interval '21 days'
    JOIN "AttemptItem" i ON i.id = n."attemptItemId" JOIN "Attempt" a ON a.id = i."attemptId" AND a."deletedAt" IS NULL AND a.purpose IN ('practice', 'quiz')
    WHERE NOT EXISTS (SELECT 1 FROM "Mark" l WHERE l."answerId" = n.id AND l.reason <> 'override' AND (l."createdAt", l.id) > (m."createdAt", m.id))
      AND CASE WHEN a.feedback = 'each' THEN n.locks
        ELSE ${IS_OVER} AND NOT EXISTS (SELECT 1 FROM "Answer" s WHERE s."attemptItemId" = i.id AND s."withdrawnAt" IS NULL AND s.sequence > n.sequence) END
    ORDER BY k."personId", k."factKey", n."answeredAt", n.arrival, o.slot
  )
  SELECT avg("right"::int)::float8 AS share, count(DISTINCT "personId")::int AS people FROM later HAVING count(DISTINCT "personId") >= 5`;

/** What the class still knew two weeks after an assignment; null when there is none in this class, or the class is not this person's. */
export async function retentionOf(who: Asking, classId: unknown, assignmentId: unknown): Promise<Retention | null> {
  const assignment = await findGivenAssignment(who, assignmentId);
  if (!assignment || assignment.classId !== classId) return null;
  const { rows } = await pool.query<Retention>({
    name: "class-retention",
    text: RETENTION,
    values: [assignment.id, classId, assignment.setId],
  });
  return rows[0] ?? TOO_FEW;
}
