import "server-only";
import { isSelfMarked } from "./feedback";
import { databaseNow } from "./attempts";
import { pool } from "./db";
import { isUuid } from "./ids";
import { markAgain, markingAlone } from "./marks";
import { askedQuestions } from "./questions";
import { countingAnswer, isFinished, type Timing } from "@/lib/quizzes/timing";
import type { FeedbackTime } from "@/lib/quizzes/settings";
import type { Mark } from "@/lib/questions/question";
import { ok, refused, type Result } from "@/lib/problem";

type Teacher = { personId: string };

/** Which answer: the one that counts for a question of an attempt. */
export type AnswerPlace = { attemptId: string; position: number };

/** What a teacher gives for it: points of the question (0 to what it is worth), and why, which the pupil reads. */
export type GivenPoints = { points: number; note: string };

/** The longest reason. */
const LONGEST_NOTE = 500;

const MS = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;

/** The answers to a question of an attempt, for the teacher of its class, or the owner of its quiz where no class has it. */
const ANSWERS = `
  SELECT a."setId", a.feedback, ${MS('a."startedAt"')} AS "startedAt", ${MS('a."handedInAt"')} AS "handedInAt", ${MS('a."closesAt"')} AS "closesAt", a."limitSeconds", a.multiplier, a.strict,
    (SELECT coalesce(sum(e.seconds), 0)::int FROM "Extension" e WHERE e."attemptId" = a.id) AS "extensionSeconds",
    i."questionVersionId", i."maxPoints", n.id, n.sequence, n.locks, ${MS('n."receivedAt"')} AS "receivedAt", n."elapsedMs"
  FROM "Attempt" a JOIN "AttemptItem" i ON i."attemptId" = a.id AND i.position = $2
  LEFT JOIN "Answer" n ON n."attemptItemId" = i.id AND n."withdrawnAt" IS NULL
  WHERE a.id = $1 AND a."deletedAt" IS NULL AND a.purpose = 'quiz' AND CASE WHEN a."assignmentId" IS NULL
    THEN EXISTS (SELECT 1 FROM "Quiz" q WHERE q.id = a."quizId" AND q."ownerId" = current_person($3) AND q."deletedAt" IS NULL)
    ELSE EXISTS (SELECT 1 FROM "Assignment" g JOIN "Class" c ON c.id = g."classId" WHERE g.id = a."assignmentId" AND c."ownerId" = current_person($3) AND c."deletedAt" IS NULL) END
  ORDER BY n."receivedAt", n.arrival`;

type Row = Timing & {
  setId: string;
  feedback: FeedbackTime;
  questionVersionId: string;
  maxPoints: number;
  id: string | null;
  sequence: number;
  locks: boolean;
  receivedAt: number;
  elapsedMs: number;
};
type Found = { row: Row; answerId: string | null };

/** The answer that counts; null where there is no such question, or it is not theirs to mark. */
async function findAnswer(who: Teacher, { attemptId, position }: AnswerPlace): Promise<Found | null> {
  if (!isUuid(attemptId) || !Number.isInteger(position)) return null;
  const { rows } = await pool.query<Row>(ANSWERS, [attemptId, position, who.personId]);
  const [row] = rows;
  if (!row) return null;
  const counting = countingAnswer(
    row.feedback,
    row,
    rows.filter((one) => one.id !== null),
  );
  return { row, answerId: counting?.id ?? null };
}

const MARKED = `SELECT points, near, outcomes FROM "Mark" WHERE "answerId" = $1 AND reason <> 'override' ORDER BY "createdAt" DESC, id DESC LIMIT 1`;

/** Points as a share of what the question is worth. What the app says of facts stays. */
async function give(who: Teacher, { row }: Found, answerId: string, points: number, note: string): Promise<void> {
  const asked = (await askedQuestions([row.questionVersionId])).get(row.questionVersionId)!;
  await markingAlone(row.setId, async (client) => {
    const { rows } = await client.query<Mark>(MARKED, [answerId]);
    await markAgain(client, answerId, asked, { ...rows[0]!, points, near: false }, { reason: "override", byId: who.personId, note });
  });
}

const WHY_NOT = {
  open: "This pupil is still answering. Give points once the quiz is handed in.",
  none: "Nothing was answered here: there is no answer to mark.",
  own: "Cards and points that pupils tick themselves have no score.",
  note: "Say why: the pupil reads it.",
  long: "Say it in 500 characters at most.",
};

async function problemWith({ row, answerId }: Found, note: string): Promise<Result<string>> {
  const asked = (await askedQuestions([row.questionVersionId])).get(row.questionVersionId)!;
  if (isSelfMarked(asked.question.reply)) return refused({ where: "points", message: WHY_NOT.own });
  if (!isFinished(row, await databaseNow())) return refused({ where: "points", message: WHY_NOT.open });
  if (answerId === null) return refused({ where: "points", message: WHY_NOT.none });
  if (note.trim() === "") return refused({ where: "note", message: WHY_NOT.note });
  return note.length > LONGEST_NOTE ? refused({ where: "note", message: WHY_NOT.long }) : ok(answerId);
}

/**
 * Gives an answer points by hand, with a reason that the pupil reads. Memory stays as it is, and the earlier marks stay stored: giving
 * other points, or those from before, takes it back. Null when there is no such question, or it is not theirs to mark.
 */
export async function overrideMark(who: Teacher, place: AnswerPlace, { points, note }: GivenPoints): Promise<Result<true> | null> {
  const found = await findAnswer(who, place);
  if (!found) return null;
  const { maxPoints } = found.row;
  if (!(points >= 0 && points <= maxPoints)) return refused({ where: "points", message: `Give 0 to ${maxPoints} points.` });
  const checked = await problemWith(found, note);
  if (!checked.ok) return checked;
  await give(who, found, checked.value, points / maxPoints, note.trim());
  return ok(true);
}
