import "server-only";
import type { FeedbackTime } from "@/lib/quizzes/settings";
import type { Timing } from "@/lib/quizzes/timing";
import { pool } from "./db";

/** What an attempt is for: a quiz, practice that moves memory, or free practice, which does not. */
export type AttemptPurpose = "quiz" | "practice" | "free";

/**
 * What never changes in an attempt but whose it is: read once, so that an answer needs no further look. Practice gets further items as it
 * goes. Times in milliseconds.
 */
export type AttemptFrame = {
  id: string;
  personId: string;
  purpose: AttemptPurpose;
  feedback: FeedbackTime;
  startedAt: number;
  limitSeconds: number | null;
  /** As it was when the attempt was first read: good for telling whether somebody has extra time, not for when it ends. */
  multiplier: number | null;
  strict: boolean;
  items: ReadonlyMap<number, { id: string; versionId: string; optionOrder: readonly string[] }>;
};

/** What may change: read whenever it matters. */
export type AttemptEnd = Pick<Timing, "extensionSeconds" | "handedInAt" | "multiplier" | "closesAt">;

type Row = Omit<AttemptFrame, "items" | "startedAt"> & {
  startedAt: Date;
  mine: boolean;
  items: { id: string; position: number; versionId: string; optionOrder: string[] }[];
};

const FRAME = `
  SELECT a.id, a."personId", a."personId" = current_person($2) AS mine, a.purpose, a.feedback, a."startedAt", a."limitSeconds", a.multiplier, a.strict,
    (SELECT json_agg(json_build_object('id', i.id, 'position', i.position, 'versionId', i."questionVersionId", 'optionOrder', i."optionOrder") ORDER BY i.position)
     FROM "AttemptItem" i WHERE i."attemptId" = a.id) AS items
  FROM "Attempt" a WHERE a.id = $1 AND a."deletedAt" IS NULL`;

const KEPT = 5_000;
const frames = new Map<string, AttemptFrame>();
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

async function readFrame(who: { personId: string }, attemptId: string): Promise<AttemptFrame | null> {
  const { rows } = await pool.query<Row>({ name: "attempt-frame", text: FRAME, values: [attemptId, who.personId] });
  if (!rows[0]?.mine) return null;
  const { mine: _mine, ...row } = rows[0];
  const items = new Map((row.items ?? []).map(({ position, ...item }) => [position, item]));
  const frame = { ...row, startedAt: row.startedAt.getTime(), items };
  frames.delete(attemptId);
  frames.set(attemptId, frame);
  if (frames.size > KEPT) frames.delete(frames.keys().next().value!);
  return frame;
}

/**
 * The attempt with this id, or null when it is missing, deleted, or not theirs: nobody can tell which. A practice that lacks the position
 * is read anew, since items are added to it.
 */
export async function findFrame(who: { personId: string }, attemptId: string, position?: number): Promise<AttemptFrame | null> {
  const id = attemptId.toLowerCase();
  if (!UUID.test(id)) return null;
  const known = frames.get(id);
  const lacks = known !== undefined && known.purpose !== "quiz" && position !== undefined && !known.items.has(position);
  if (known?.personId === who.personId && !lacks) return known;
  // An attempt changes hands when somebody signs in: what is kept in memory may say otherwise.
  return readFrame(who, id);
}

/** Everything that decides when the attempt ends. */
export const timingOf = (frame: AttemptFrame, end: AttemptEnd): Timing => ({
  ...end,
  startedAt: frame.startedAt,
  limitSeconds: frame.limitSeconds,
  strict: frame.strict,
});
