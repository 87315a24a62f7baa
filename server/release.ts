import "server-only";
import { pool } from "./db";

// Who may know when what was right in an assignment: one law, as text for the statements that need it. `g` is the assignment, `a` an
// attempt.

/** When an assignment ends for pupils without extra time; null where it never does. */
export const END_OF_ASSIGNMENT = `(CASE WHEN g.late = 'refuse' THEN coalesce(g."dueAt", g."closesAt") ELSE g."closesAt" END)`;

/** How many seconds somebody sits at it: the quiz's limit, else from opening to end, a day at most. Extra time is a share of that. */
const SITTING = `coalesce((SELECT (q.settings ->> 'minutes')::float8 * 60 FROM "Quiz" q WHERE q.id = g."quizId"), least(extract(epoch FROM ${END_OF_ASSIGNMENT} - g."opensAt")::float8, 86400))`;

/**
 * When it ends for the pupil `m`: later by their extra time and by the minutes they were given. Null where nothing ends it: for pupils
 * without a limit nothing does.
 */
export const END_FOR_MEMBER = `(${END_OF_ASSIGNMENT} + make_interval(secs => (m.multiplier - 1) * ${SITTING}
  + coalesce((SELECT w."extraMinutes" FROM "Allowance" w WHERE w."assignmentId" = g.id AND w."membershipId" = m.id), 0) * 60))`;

/** When it has ended for everybody who has an end. */
const END_FOR_ALL = `(SELECT greatest(${END_OF_ASSIGNMENT}, max(${END_FOR_MEMBER})) FROM "Membership" m WHERE m."classId" = g."classId" AND m."leftAt" IS NULL)`;

/** On the wall everything is told once it is over; else as the assignment says, or when the teacher let it be seen. */
const IS_RELEASED = `CASE
  WHEN g.mode = 'wall' THEN coalesce(clock_timestamp() > g."closesAt", false)
  WHEN g."releasedAt" IS NOT NULL OR g.release IN ('each', 'handed-in') THEN true
  WHEN g.release = 'closed' THEN coalesce(clock_timestamp() > ${END_FOR_ALL} + interval '5 seconds', false)
  ELSE false END`;

/** Whether what was right in the attempt `a` may be told once it is over. */
export const MAY_BE_TOLD = `(a."assignmentId" IS NULL OR (SELECT ${IS_RELEASED} FROM "Assignment" g WHERE g.id = a."assignmentId"))`;

/** Whether the attempt `a` is over, with the seconds that an answer may still be on its way. */
export const IS_OVER = `(a."handedInAt" IS NOT NULL OR coalesce(clock_timestamp() > interval '5 seconds' + least(a."closesAt", a."startedAt" + make_interval(secs => a."limitSeconds" * a.multiplier
  + (SELECT coalesce(sum(e.seconds), 0) FROM "Extension" e WHERE e."attemptId" = a.id))), false))`;

/** Where the class is on the wall. `told` is the highest question whose answer was shown. */
export type WallPlace = { position: number; phase: "waiting" | "open" | "closed" | "told"; told: number };

/**
 * What may be told of an attempt of an assignment once it is over. `wall` is where the class is while it goes on there, else null;
 * `hasEnded` that the teacher ended it for the whole class: then every attempt is over at once.
 */
export type Release = { released: boolean; wall: WallPlace | null; hasEnded: boolean };

/** What somebody took of their own accord is told when it is over. */
const OWN: Release = { released: true, wall: null, hasEnded: false };

const RELEASE = `SELECT g.mode, g."wallPosition" AS position, g."wallPhase" AS phase, ${IS_RELEASED} AS released FROM "Assignment" g WHERE g.id = $1`;

type ReleaseRow = { mode: string; position: number | null; phase: WallPlace["phase"] | null; released: boolean };

const toldUpTo = ({ position, phase }: Pick<ReleaseRow, "position" | "phase">): number =>
  position === null ? 0 : phase === "told" ? position : position - 1;

/** What may be told of an attempt of this assignment; of one without an assignment, everything once it is over. */
export async function releaseOf(assignmentId: string | null): Promise<Release> {
  if (assignmentId === null) return OWN;
  const { rows } = await pool.query<ReleaseRow>({ name: "release-of", text: RELEASE, values: [assignmentId] });
  const row = rows[0];
  if (!row) return OWN;
  const isWall = row.mode === "wall";
  return {
    released: row.released,
    hasEnded: isWall && row.released,
    wall: isWall && !row.released ? { position: row.position ?? 0, phase: row.phase ?? "waiting", told: toldUpTo(row) } : null,
  };
}

/** Until when the question at `position` could be answered: when it was closed, the last time. wallClosings is [{ position, at }]. */
const closedAt = (position: string): string =>
  `(SELECT max((c ->> 'at')::timestamptz) FROM jsonb_array_elements(g."wallClosings") c WHERE (c ->> 'position')::int = ${position}::int)`;

/**
 * Whether the wall takes an answer to the question at `position` that arrives at `at` and was given at `givenAt` by its own clock: while
 * the question is open; after that from whoever has extra time, until the answer is shown; and what was given in time but came late,
 * however far the class has gone on meanwhile. Elsewhere always.
 */
export const wallTakes = (position: string, givenAt: string, at: string): string => `coalesce((
  SELECT coalesce(g."wallPosition" = ${position}::int AND (g."wallPhase" = 'open' OR g."wallPhase" = 'closed' AND (a.multiplier IS DISTINCT FROM 1 OR ${at} <= ${closedAt(position)} + interval '5 seconds'))
    OR ${givenAt}::timestamptz <= ${closedAt(position)}, false)
  FROM "Assignment" g WHERE g.id = a."assignmentId" AND g.mode = 'wall'), true)`;
