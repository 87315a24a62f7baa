import "server-only";
import type { PractisedDay } from "@/lib/charts/days";
import { pool } from "./db";

/** So far back it is told, in days: what a heat map shows. */
const DAYS_BACK = 26 * 7;

/** Times from one answer of an attempt to the next, a pause as a minute (lib/memory/pace.ts). */
const DAYS = `
  SELECT date, count(*)::int AS answers, sum(least(greatest(ms, 0), 60000))::float8 / 60000 AS minutes
  FROM (
    SELECT n."localDate" AS date, n."elapsedMs" - lag(n."elapsedMs", 1, 0) OVER (PARTITION BY i."attemptId" ORDER BY n."elapsedMs", n.arrival) AS ms
    FROM "Attempt" a JOIN "AttemptItem" i ON i."attemptId" = a.id JOIN "Answer" n ON n."attemptItemId" = i.id
    WHERE a."personId" = $1 AND a."deletedAt" IS NULL AND a."startedAt" > now() - make_interval(days => $2) AND n."withdrawnAt" IS NULL
  ) AS steps GROUP BY date ORDER BY date`;

/** The days of the last half year on which whoever asks answered something, quizzes and practice alike; by the learner's own calendar. */
export async function practisedDays(who: { personId: string }): Promise<PractisedDay[]> {
  const { rows } = await pool.query<PractisedDay>({ name: "practised-days", text: DAYS, values: [who.personId, DAYS_BACK] });
  return rows;
}
