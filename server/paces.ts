import "server-only";
import { PACE_CAP_MS } from "@/lib/quizzes/pace";
import { pool } from "./db";

/** Times in view by format, the last ones of one person. */
type Paces = Map<string, number[]>;

const KEPT_PEOPLE = 5_000;
const KEPT_TIMES = 200;
/** Answers that another process stored are seen after this long. */
const FRESH_MS = 600_000;

const known = new Map<string, { paces: Paces; readAt: number }>();

const LAST_TIMES = `
  SELECT q.format, least(n."itemMs", ${PACE_CAP_MS}) AS ms
  FROM "Attempt" a
  JOIN "AttemptItem" i ON i."attemptId" = a.id
  JOIN "Answer" n ON n."attemptItemId" = i.id
  JOIN "QuestionVersion" v ON v.id = i."questionVersionId"
  JOIN "Question" q ON q.id = v."questionId"
  WHERE a."personId" = $1 AND n."itemMs" IS NOT NULL
  ORDER BY n."receivedAt" DESC LIMIT 2000`;

async function readPaces(personId: string): Promise<Paces> {
  const { rows } = await pool.query<{ format: string; ms: number }>({ name: "last-times", text: LAST_TIMES, values: [personId] });
  const paces: Paces = new Map();
  for (const { format, ms } of rows.reverse()) noteIn(paces, format, ms);
  return paces;
}

function noteIn(paces: Paces, format: string, ms: number): void {
  const times = paces.get(format) ?? [];
  paces.set(format, times);
  times.push(ms);
  if (times.length > KEPT_TIMES) times.shift();
}

/** The person's last times in view for a format, in milliseconds, oldest first. */
export async function pacesOf(personId: string, format: string): Promise<readonly number[]> {
  const now = performance.now();
  let one = known.get(personId);
  if (!one || now - one.readAt > FRESH_MS) {
    one = { paces: await readPaces(personId), readAt: now };
    known.delete(personId);
    known.set(personId, one);
    if (known.size > KEPT_PEOPLE) known.delete(known.keys().next().value!);
  }
  return one.paces.get(format) ?? [];
}

/** Adds the time of an answer that was stored. */
export function notePace(personId: string, format: string, itemMs: number | undefined): void {
  const one = known.get(personId);
  if (one && itemMs !== undefined) noteIn(one.paces, format, Math.min(itemMs, PACE_CAP_MS));
}
