import "server-only";
import { paceOf } from "@/lib/memory/pace";
import { pool } from "./db";

/** The times from one answer to the next in the attempts of one person begun last, in milliseconds by format. */
const TIMES = `
  WITH recent AS (SELECT a.id FROM "Attempt" a WHERE a."personId" = $1 AND a."deletedAt" IS NULL ORDER BY a."startedAt" DESC LIMIT 30),
  steps AS (
    SELECT o.format, n."elapsedMs" - lag(n."elapsedMs", 1, 0) OVER (PARTITION BY i."attemptId" ORDER BY n."elapsedMs", n.arrival) AS ms, n.arrival
    FROM recent JOIN "AttemptItem" i ON i."attemptId" = recent.id JOIN "Answer" n ON n."attemptItemId" = i.id
    CROSS JOIN LATERAL (SELECT q.format FROM "QuestionVersion" v JOIN "Question" q ON q.id = v."questionId" WHERE v.id = i."questionVersionId") o
  )
  SELECT format, ms FROM steps WHERE ms > 0 ORDER BY arrival DESC LIMIT 1000`;

type Pace = (format: string) => number;

const known = new Map<string, { pace: Pace; readAt: number }>();
const KEPT_PEOPLE = 5_000;
/** A pace changes slowly. */
const FRESH_MS = 600_000;

async function readPace(personId: string): Promise<Pace> {
  const { rows } = await pool.query<{ format: string; ms: number }>({ name: "practice-times", text: TIMES, values: [personId] });
  const times = new Map<string, number[]>();
  for (const { format, ms } of rows) times.set(format, [...(times.get(format) ?? []), ms]);
  return paceOf(times);
}

/** The seconds that a question of a format should take this person: their own, or what is usual as long as they answered little. */
export async function secondsOf(personId: string): Promise<Pace> {
  const now = performance.now();
  const one = known.get(personId);
  if (one && now - one.readAt < FRESH_MS) return one.pace;
  const pace = await readPace(personId);
  if (known.size >= KEPT_PEOPLE) known.delete(known.keys().next().value!);
  known.set(personId, { pace, readAt: now });
  return pace;
}
