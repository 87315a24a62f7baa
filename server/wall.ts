import "server-only";
import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/canonical-json";
import { BEFORE, mayGo, type PupilWall, type TeacherWall, type WallPlace } from "@/lib/classes/wall";
import type { GivenReply, ShownQuestion } from "@/lib/questions/question";
import type { Feedback, Revealed } from "@/lib/quizzes/answer";
import { readQuizSettings } from "@/lib/quizzes/settings.schema";
import { settingsFor } from "./assignments";
import { optionOrder, questionsToAsk, realRandom } from "./attempts";
import { db, pool } from "./db";
import { feedbackOf, revealedOf } from "./feedback";
import { isUuid } from "./ids";
import { askedQuestions, keepQuestions, type AskedQuestion } from "./questions";
import { standingSet, type StandingSet } from "./sets";
import { showQuestion } from "./shown-texts";
import { inPrismaTransaction, inTransaction } from "./transactions";

type Asking = { personId: string };

type Row = {
  id: string;
  classId: string;
  quizId: string;
  quizRevision: number;
  setId: string;
  settings: unknown;
  position: number | null;
  phase: WallPlace["phase"] | null;
  isOver: boolean;
};

const IS_OVER = `coalesce(clock_timestamp() > g."closesAt", false)`;

const FIND = `
  SELECT g.id, g."classId", g."quizId", q.revision AS "quizRevision", q."setId", q.settings, g."wallPosition" AS position, g."wallPhase" AS phase, ${IS_OVER} AS "isOver"
  FROM "Assignment" g JOIN "Class" c ON c.id = g."classId" AND c."deletedAt" IS NULL JOIN "Quiz" q ON q.id = g."quizId"
  WHERE g.id = $1 AND c."ownerId" = $2 AND g.mode = 'wall' AND g."deletedAt" IS NULL`;

const placeOf = ({ position, phase }: Pick<Row, "position" | "phase">): WallPlace =>
  position === null || phase === null ? BEFORE : { position, phase };

async function findRow(who: Asking, assignmentId: string): Promise<Row | null> {
  if (!isUuid(assignmentId)) return null;
  const { rows } = await pool.query<Row>({ name: "wall", text: FIND, values: [assignmentId, who.personId] });
  return rows[0] ?? null;
}

/** A question of the wall as it was asked, with the order of its options: the same for the whole class. */
type WallQuestion = { asked: AskedQuestion; optionOrder: readonly string[] };

const FIRST_ATTEMPT = `
  SELECT i."questionVersionId" AS id, i."optionOrder" FROM "AttemptItem" i
  WHERE i."attemptId" = (SELECT a.id FROM "Attempt" a WHERE a."assignmentId" = $1 AND a."deletedAt" IS NULL ORDER BY a."startedAt", a.id LIMIT 1) ORDER BY i.position`;

/** Questions of walls that nobody has come to yet, by assignment: the teacher's screen asks for them every other second. */
const standingQuestions = new Map<string, { revisions: string; questions: WallQuestion[] }>();
const KEPT = 200;

/** The questions as they stand, before anybody has begun. Worked out once a revision of the set and the quiz. */
async function questionsAsTheyStand(row: Row): Promise<WallQuestion[]> {
  const standing = await standingSet(row.setId);
  const revisions = `${standing?.revision} ${row.quizRevision}`;
  const kept = standingQuestions.get(row.id);
  if (kept?.revisions === revisions) return kept.questions;
  const questions = standing ? await makeQuestions(row, standing) : [];
  if (standingQuestions.size >= KEPT) standingQuestions.clear();
  standingQuestions.set(row.id, { revisions, questions });
  return questions;
}

async function makeQuestions(row: Row, standing: StandingSet): Promise<WallQuestion[]> {
  const read = readQuizSettings(row.settings);
  if (!read.ok) return [];
  const start = { quizId: row.quizId, settings: settingsFor({ mode: "wall", release: "handed-in" }, read.value) };
  const { asked } = await questionsToAsk(standing, start, row.id);
  const versions = await inPrismaTransaction(
    (transaction) =>
      keepQuestions(
        transaction,
        standing,
        asked.map(({ question }) => question),
      ),
    { timeout: 20_000, maxWait: 20_000 },
  );
  const chance = realRandom();
  return asked.map(({ question }) => ({
    asked: { id: versions.get(question.id)!, setId: row.setId, question },
    optionOrder: optionOrder(start, question, chance),
  }));
}

/** The questions of a wall: those of whoever began first, since everybody has the same; before that as they stand. */
async function questionsOf(row: Row): Promise<WallQuestion[]> {
  const { rows } = await pool.query<{ id: string; optionOrder: string[] }>({
    name: "wall-questions",
    text: FIRST_ATTEMPT,
    values: [row.id],
  });
  const asked = await askedQuestions(rows.map(({ id }) => id));
  return rows.length > 0
    ? rows.flatMap(({ id, optionOrder: order }) => (asked.has(id) ? [{ asked: asked.get(id)!, optionOrder: order }] : []))
    : questionsAsTheyStand(row);
}

const ANSWERS = `
  SELECT m.multiplier IS DISTINCT FROM 1 AS "hasExtra", a.id IS NOT NULL AS "isHere", n.reply, n.points
  FROM "Membership" m LEFT JOIN "Attempt" a ON a."assignmentId" = $1 AND a."personId" = m."personId" AND a."deletedAt" IS NULL
  LEFT JOIN LATERAL (
    SELECT r.reply, (SELECT k.points FROM "Mark" k WHERE k."answerId" = r.id ORDER BY k."createdAt" DESC, k.id DESC LIMIT 1) AS points
    FROM "AttemptItem" i JOIN "Answer" r ON r."attemptItemId" = i.id AND r."withdrawnAt" IS NULL WHERE i."attemptId" = a.id AND i.position = $3 ORDER BY r.sequence DESC LIMIT 1) n ON true
  WHERE m."classId" = $2 AND m."leftAt" IS NULL`;

type AnswerRow = { hasExtra: boolean; isHere: boolean; reply: GivenReply | null; points: number | null };

/** The options that somebody chose: of one, or of several. */
function chosenIn(reply: GivenReply | null): string[] {
  if (!reply || !("value" in reply)) return [];
  if (reply.kind === "choice" || reply.kind === "place") return [reply.value];
  return reply.kind === "choices" ? reply.value : [];
}

/** How many chose each option; null for replies that are not chosen. */
function countChosen(question: WallQuestion | undefined, answers: readonly AnswerRow[]): Record<string, number> | null {
  const reply = question?.asked.question.reply;
  if (!reply || (reply.kind !== "choice" && reply.kind !== "choices")) return null;
  const chosen = answers.flatMap((answer) => chosenIn(answer.reply));
  return Object.fromEntries(reply.options.map(({ id }) => [id, chosen.filter((one) => one === id).length]));
}

/** The wall of a class that somebody teaches, as the projector shows it: counts, never a name. Null when it is not theirs. */
export async function teacherWall(who: Asking, assignmentId: string): Promise<TeacherWall | null> {
  const row = await findRow(who, assignmentId);
  if (!row) return null;
  const place = placeOf(row);
  const [questions, { rows: answers }] = await Promise.all([
    questionsOf(row),
    pool.query<AnswerRow>({ name: "wall-answers", text: ANSWERS, values: [row.id, row.classId, place.position] }),
  ]);
  const given = answers.filter(({ reply }) => reply !== null);
  const isClosed = place.phase === "closed" || place.phase === "told";
  return {
    ...place,
    count: questions.length,
    isOver: row.isOver,
    joined: answers.filter(({ isHere }) => isHere).length,
    answered: given.length,
    waitingFor: answers.filter(({ hasExtra, isHere, reply }) => hasExtra && isHere && reply === null).length,
    chosen: isClosed ? countChosen(questions[place.position - 1], given) : null,
    right: place.phase === "told" ? given.filter(({ points }) => points === 1).length : null,
  };
}

/** A question as the projector shows it; what was right only once it is told. */
export type WallSlide = { position: number; question: ShownQuestion; feedback: Feedback | null; revealed: Revealed | null };

/** The question that is on the wall, for its teacher; null before the first, and when it is not theirs. */
export async function wallSlide(who: Asking, assignmentId: string): Promise<WallSlide | null> {
  const row = await findRow(who, assignmentId);
  const place = row && placeOf(row);
  const one = row && place ? (await questionsOf(row))[place.position - 1] : undefined;
  if (!place || !one) return null;
  const isTold = place.phase === "told";
  return {
    position: place.position,
    question: showQuestion(one.asked.question, one.optionOrder),
    feedback: isTold ? await feedbackOf(one.asked, null) : null,
    revealed: isTold ? await revealedOf(one.asked, one.optionOrder, "") : null,
  };
}

const MOVE = `
  UPDATE "Assignment" g SET "wallPosition" = $4, "wallPhase" = $5, "wallAt" = clock_timestamp(),
    "wallClosings" = CASE WHEN g."wallPhase" = 'open' THEN g."wallClosings" || jsonb_build_array(jsonb_build_object('position', g."wallPosition", 'at', clock_timestamp())) ELSE g."wallClosings" END
  WHERE g.id = $1 AND NOT ${IS_OVER} AND coalesce(g."wallPosition", 0) = $2 AND coalesce(g."wallPhase", 'waiting') = $3`;

const END_IT = `UPDATE "Assignment" g SET "closesAt" = clock_timestamp() WHERE g.id = $1 AND NOT ${IS_OVER} AND coalesce(g."wallPosition", 0) = $2 AND coalesce(g."wallPhase", 'waiting') = $3`;
const END_ATTEMPTS = `UPDATE "Attempt" a SET "closesAt" = g."closesAt" FROM "Assignment" g WHERE g.id = $1 AND a."assignmentId" = g.id`;

/**
 * Goes on from where the teacher saw the class to be; `elsewhere` when it was not there any more (pressed twice, or in another window):
 * then nothing moves. Null when the wall is not theirs, or nobody may go there from here.
 */
export async function moveWall(
  who: Asking,
  assignmentId: string,
  from: WallPlace,
  to: WallPlace | "over",
): Promise<"moved" | "elsewhere" | null> {
  const row = await findRow(who, assignmentId);
  if (!row || !mayGo(from, to, (await questionsOf(row)).length)) return null;
  const moved = await inTransaction(async (client) => {
    const values = [row.id, from.position, from.phase];
    const { rowCount } = to === "over" ? await client.query(END_IT, values) : await client.query(MOVE, [...values, to.position, to.phase]);
    if (rowCount === 1 && to === "over") await client.query(END_ATTEMPTS, [row.id]);
    return rowCount === 1;
  });
  return moved ? "moved" : "elsewhere";
}

const PUPIL = `
  SELECT g."wallPosition" AS position, g."wallPhase" AS phase, ${IS_OVER} AS "isOver",
    (SELECT count(*)::int FROM "AttemptItem" i JOIN "Attempt" a ON a.id = i."attemptId" WHERE a."assignmentId" = g.id AND a."personId" = m."personId") AS count
  FROM "Assignment" g JOIN "Membership" m ON m."classId" = g."classId" AND m."leftAt" IS NULL AND (m."personId" = $2 OR m."personId" = current_person($2))
  JOIN "Class" c ON c.id = g."classId" AND c."deletedAt" IS NULL WHERE g.id = $1 AND g.mode = 'wall' AND g."deletedAt" IS NULL`;

/** Where the class is, for one of its pupils: one statement, since every phone asks every other second. Null when they are not in it. */
export async function pupilWall(who: Asking, assignmentId: string): Promise<PupilWall | null> {
  if (!isUuid(assignmentId)) return null;
  const { rows } = await pool.query<Pick<Row, "position" | "phase" | "isOver"> & { count: number }>({
    name: "pupil-wall",
    text: PUPIL,
    values: [assignmentId, who.personId],
  });
  return rows[0] ? { ...placeOf(rows[0]), count: rows[0].count, isOver: rows[0].isOver } : null;
}

/** The attempt of a pupil at the wall; null before they said that they are here. */
export async function attemptAtWall(who: Asking, assignmentId: string): Promise<string | null> {
  if (!isUuid(assignmentId)) return null;
  return (
    (await db.attempt.findFirst({ where: { assignmentId, personId: who.personId, deletedAt: null }, select: { id: true } }))?.id ?? null
  );
}

/** The tag of a response: the same content has the same one, on every instance. */
export const etagOf = (content: unknown): string =>
  `"${createHash("sha256").update(canonicalJson(content)).digest("base64url").slice(0, 22)}"`;
