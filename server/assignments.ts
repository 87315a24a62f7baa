import "server-only";
import type { AssignmentSettings } from "@/lib/classes/assignment.schema";
import {
  attemptsAllowed,
  countingAttempt,
  isHandedInLate,
  ownTimes,
  stateAt,
  type LateRule,
  type OwnTimes,
  type Release,
  type Schedule,
  type Scoring,
} from "@/lib/classes/schedule";
import { seesOf, type ClassSees } from "@/lib/classes/sees";
import type { TimeMultiplier } from "@/lib/people/settings";
import type { QuizSettings } from "@/lib/quizzes/settings";
import { readQuizSettings } from "@/lib/quizzes/settings.schema";
import { ok, refused, type Result } from "@/lib/problem";
import { words } from "@/messages";
import { databaseNow, reviewOf, startAttempt } from "./attempts";
import { db, pool } from "./db";
import type { Prisma } from "./generated/prisma/client";
import { isUuid } from "./ids";
import { END_FOR_MEMBER, IS_OVER, releaseOf } from "./release";

type Asking = { personId: string };

const problems = () => words("classes").problems;
const millis = (at: Date | null): number | null => at?.getTime() ?? null;
const orNull = (at: number | null): Date | null => (at === null ? null : new Date(at));

/** Everything of an assignment that its pages need, with its quiz and its class. */
const WHOLE = {
  class: { select: { id: true, name: true, zone: true, showNames: true, showScores: true, owner: { select: { name: true } } } },
  quiz: {
    select: {
      id: true,
      title: true,
      settings: true,
      setId: true,
      deletedAt: true,
      set: { select: { slug: true, title: true } },
      items: { select: { position: true } },
    },
  },
} as const satisfies Prisma.AssignmentInclude;

type Row = Prisma.AssignmentGetPayload<{ include: typeof WHOLE }>;

/** An assignment as its teacher sees it. Times in milliseconds since 1970, to be shown by the clocks of `zone`. */
export type AssignmentDetail = Schedule & {
  id: string;
  classId: string;
  className: string;
  quizId: string;
  setId: string;
  setSlug: string;
  title: string;
  ownTitle: string;
  mode: "self" | "wall";
  zone: string;
  release: Release;
  releasedAt: number | null;
  attempts: number | null;
  scoring: Scoring;
  closedBook: boolean;
  questions: number;
  limitSeconds: number | null;
};

const settingsOf = (row: Pick<Row, "quiz">): QuizSettings | null => {
  const read = readQuizSettings(row.quiz.settings);
  return read.ok ? read.value : null;
};

const scheduleOf = (row: Pick<Row, "opensAt" | "dueAt" | "closesAt" | "late">): Schedule => ({
  opensAt: row.opensAt.getTime(),
  dueAt: millis(row.dueAt),
  closesAt: millis(row.closesAt),
  late: row.late as LateRule,
});

function toDetail(row: Row): AssignmentDetail {
  const settings = settingsOf(row);
  return {
    ...scheduleOf(row),
    id: row.id,
    classId: row.class.id,
    className: row.class.name,
    quizId: row.quiz.id,
    setId: row.quiz.setId,
    setSlug: row.quiz.set.slug,
    title: row.title || row.quiz.title || row.quiz.set.title,
    ownTitle: row.title,
    mode: row.mode as "self" | "wall",
    zone: row.zone,
    release: row.release as Release,
    releasedAt: millis(row.releasedAt),
    attempts: row.attempts,
    scoring: row.scoring as Scoring,
    closedBook: row.closedBook,
    questions: row.quiz.items.length || (settings?.length ?? 0),
    limitSeconds: row.mode === "wall" || !settings?.minutes ? null : settings.minutes * 60,
  };
}

/** A quiz that can be given to a class. */
export type GivableQuiz = { id: string; title: string };

const titleOf = (quiz: { title: string; set: { title: string } }): string => quiz.title || quiz.set.title;

/** The quiz that somebody wants to give; null when it is not theirs. */
export async function quizToGive(who: Asking, id: unknown): Promise<GivableQuiz | null> {
  const row = isUuid(id)
    ? await db.quiz.findFirst({ where: { id, ownerId: who.personId, deletedAt: null }, include: { set: { select: { title: true } } } })
    : null;
  return row && { id: row.id, title: titleOf(row) };
}

/** The quizzes somebody can give, the newest first. */
export async function quizzesToGive(who: Asking): Promise<GivableQuiz[]> {
  const rows = await db.quiz.findMany({
    where: { ownerId: who.personId, deletedAt: null, set: { deletedAt: null } },
    include: { set: { select: { title: true } } },
    orderBy: { createdAt: "desc" },
    take: 200,
  });
  return rows.map((row) => ({ id: row.id, title: titleOf(row) }));
}

/** The assignment of a class that somebody teaches; null when there is none, or it is somebody else's. */
export async function findAssignment(who: Asking, classId: string, assignmentId: string): Promise<AssignmentDetail | null> {
  if (!isUuid(classId) || !isUuid(assignmentId)) return null;
  const row = await db.assignment.findFirst({
    where: { id: assignmentId, classId, deletedAt: null, class: { ownerId: who.personId, deletedAt: null } },
    include: WHOLE,
  });
  return row && toDetail(row);
}

/** An assignment in a list of its class: how many began, and how many are done. */
export type AssignmentCard = AssignmentDetail & { begun: number; done: number };

const COUNTS = `
  SELECT a."assignmentId" AS id, count(DISTINCT a."personId")::int AS begun, count(DISTINCT a."personId") FILTER (WHERE ${IS_OVER})::int AS done
  FROM "Attempt" a WHERE a."assignmentId" = ANY($1) AND a."deletedAt" IS NULL GROUP BY 1`;

/** What is given to a class, the newest first. The caller has found the class. */
export async function assignmentsOf(classId: string): Promise<AssignmentCard[]> {
  const rows = await db.assignment.findMany({ where: { classId, deletedAt: null }, include: WHOLE, orderBy: { createdAt: "desc" } });
  const { rows: counts } = await pool.query<{ id: string; begun: number; done: number }>(COUNTS, [rows.map(({ id }) => id)]);
  return rows.map((row) => ({ ...toDetail(row), ...(counts.find(({ id }) => id === row.id) ?? { begun: 0, done: 0 }), id: row.id }));
}

const dataOf = (settings: AssignmentSettings) => {
  const { title, mode, dueAt, closesAt, late, release, attempts, scoring, closedBook } = settings;
  return { title, mode, dueAt: orNull(dueAt), closesAt: orNull(closesAt), late, release, attempts, scoring, closedBook };
};

/** Gives a quiz of theirs to a class of theirs, and says the id of the assignment. Null when there is no such class. */
export async function assignQuiz(who: Asking, classId: string, settings: AssignmentSettings): Promise<Result<string> | null> {
  const one = isUuid(classId)
    ? await db.class.findFirst({ where: { id: classId, ownerId: who.personId, deletedAt: null }, select: { zone: true } })
    : null;
  if (!one) return null;
  if (!(await quizToGive(who, settings.quizId))) return refused({ where: "quiz", message: problems().quiz });
  const opensAt = settings.opensAt === null ? {} : { opensAt: new Date(settings.opensAt) };
  const made = await db.assignment.create({
    data: { classId, quizId: settings.quizId, zone: one.zone, ...dataOf(settings), ...opensAt },
    select: { id: true },
  });
  return ok(made.id);
}

/**
 * Changes what is said of an assignment, but not its quiz nor whether it is on the wall; attempts under way end when it says now. Null when
 * it is not theirs.
 */
export async function changeAssignment(
  who: Asking,
  classId: string,
  assignmentId: string,
  settings: AssignmentSettings,
): Promise<Result<null> | null> {
  const found = await findAssignment(who, classId, assignmentId);
  if (!found) return null;
  const { mode: _mode, ...data } = dataOf(settings);
  await db.assignment.update({
    where: { id: found.id },
    data: { ...data, ...(settings.opensAt !== null && { opensAt: new Date(settings.opensAt) }) },
  });
  await moveEnds(found.classId);
  return ok(null);
}

/** Lets pupils see what was right, or holds it back again from those who have not looked. False when it is not theirs. */
export async function setReleased(who: Asking, classId: string, assignmentId: string, isReleased: boolean): Promise<boolean> {
  const found = await findAssignment(who, classId, assignmentId);
  if (!found) return false;
  await db.assignment.update({ where: { id: found.id }, data: { releasedAt: isReleased ? new Date() : null } });
  return true;
}

/**
 * Takes an assignment away, or brings it back within thirty days. What was answered stays with those who answered. False when it is not
 * theirs.
 */
export async function takeAssignmentAway(who: Asking, classId: string, assignmentId: string, isBack: boolean): Promise<boolean> {
  if (!isUuid(classId) || !isUuid(assignmentId)) return false;
  const { count } = await db.assignment.updateMany({
    where: { id: assignmentId, classId, class: { ownerId: who.personId, deletedAt: null } },
    data: { deletedAt: isBack ? null : new Date() },
  });
  return count === 1;
}

// Extra time

/** The latest word on time and end, for attempts that are not over: what has ended stays ended. */
const MOVE_ENDS = `
  UPDATE "Attempt" a SET multiplier = m.multiplier, "closesAt" = CASE WHEN g.mode = 'wall' THEN g."closesAt" ELSE ${END_FOR_MEMBER} END
  FROM "Assignment" g JOIN "Membership" m ON m."classId" = g."classId"
  WHERE g."classId" = $1 AND a."assignmentId" = g.id AND a."personId" = m."personId" AND NOT ${IS_OVER}`;

/** Minutes that were given beyond those an attempt under way has had. */
const ADD_MINUTES = `
  INSERT INTO "Extension" (id, "attemptId", seconds)
  SELECT gen_random_uuid(), a.id, w."extraMinutes" * 60 - had.seconds
  FROM "Assignment" g JOIN "Membership" m ON m."classId" = g."classId" JOIN "Allowance" w ON w."assignmentId" = g.id AND w."membershipId" = m.id
  JOIN "Attempt" a ON a."assignmentId" = g.id AND a."personId" = m."personId" AND a."limitSeconds" IS NOT NULL AND NOT ${IS_OVER}
  CROSS JOIN LATERAL (SELECT coalesce(sum(e.seconds), 0)::int AS seconds FROM "Extension" e WHERE e."attemptId" = a.id) had
  WHERE g."classId" = $1 AND w."extraMinutes" * 60 > had.seconds`;

/** Moves the ends of all attempts under way in a class to where times, extra time and given minutes put them now. */
async function moveEnds(classId: string): Promise<void> {
  await pool.query(ADD_MINUTES, [classId]);
  await pool.query(MOVE_ENDS, [classId]);
}

/** What a teacher gives one pupil in everything of a class. */
export type ClassExtra = { multiplier: TimeMultiplier; extraAttempts: number };

/**
 * Gives a pupil more time and more attempts in everything of this class, at once in what they are at. False when there is no such pupil.
 */
export async function setExtra(
  who: Asking,
  classId: string,
  memberId: string,
  { multiplier, extraAttempts }: ClassExtra,
): Promise<boolean> {
  if (!isUuid(classId) || !isUuid(memberId)) return false;
  const { count } = await db.membership.updateMany({
    where: { id: memberId, classId, class: { ownerId: who.personId, deletedAt: null } },
    data: { multiplier, extraAttempts },
  });
  if (count === 1) await moveEnds(classId);
  return count === 1;
}

/** What one pupil is given beyond the others in one assignment. */
export type Allowed = { extraAttempts: number; extraMinutes: number };

/**
 * Gives one pupil more minutes, or more attempts, in one assignment. False when the assignment is not theirs, or there is no such pupil.
 */
export async function setAllowance(
  who: Asking,
  classId: string,
  assignmentId: string,
  memberId: string,
  { extraAttempts, extraMinutes }: Allowed,
): Promise<boolean> {
  const found = await findAssignment(who, classId, assignmentId);
  const member =
    found && isUuid(memberId) ? await db.membership.findFirst({ where: { id: memberId, classId }, select: { id: true } }) : null;
  if (!found || !member) return false;
  const key = { assignmentId: found.id, membershipId: member.id };
  await db.allowance.upsert({
    where: { assignmentId_membershipId: key },
    create: { ...key, extraAttempts, extraMinutes },
    update: { extraAttempts, extraMinutes },
  });
  await moveEnds(classId);
  return true;
}

/** How one pupil stands in an assignment. */
export type Standing = {
  memberId: string;
  state: "none" | "begun" | "done";
  isLate: boolean;
  attempts: number;
  endsAt: number | null;
} & Allowed;

const STANDINGS = `
  SELECT m.id AS "memberId", m.multiplier, coalesce(w."extraAttempts", 0) AS "extraAttempts", coalesce(w."extraMinutes", 0) AS "extraMinutes",
    count(a.id)::int AS attempts, count(a.id) FILTER (WHERE ${IS_OVER})::int AS over,
    (extract(epoch FROM min(coalesce(a."handedInAt", a."closesAt")) FILTER (WHERE ${IS_OVER})) * 1000)::float8 AS "firstDone"
  FROM "Membership" m LEFT JOIN "Allowance" w ON w."membershipId" = m.id AND w."assignmentId" = $1
  LEFT JOIN "Attempt" a ON a."assignmentId" = $1 AND a."personId" = m."personId" AND a."deletedAt" IS NULL
  WHERE m."classId" = $2 AND m."leftAt" IS NULL GROUP BY m.id, w."extraAttempts", w."extraMinutes"`;

type StandingRow = Allowed & { memberId: string; multiplier: TimeMultiplier; attempts: number; over: number; firstDone: number | null };

/** How each pupil stands in an assignment, by the id of their place in the class. The caller has found it. */
export async function standingsOf(assignment: AssignmentDetail): Promise<Map<string, Standing>> {
  const { rows } = await pool.query<StandingRow>(STANDINGS, [assignment.id, assignment.classId]);
  return new Map(
    rows.map(({ firstDone, over, multiplier, ...row }) => {
      const own = ownTimes(assignment, assignment.limitSeconds, { multiplier, extraMinutes: row.extraMinutes });
      const state = row.attempts === 0 ? "none" : over === row.attempts ? "done" : "begun";
      return [
        row.memberId,
        { ...row, state, endsAt: own.endsAt, isLate: firstDone !== null && isHandedInLate(assignment, own, firstDone) },
      ];
    }),
  );
}

// The pupil

/** One attempt of a pupil at an assignment; `share` of the points, null while it may not be told or there were none. */
export type OwnAttempt = {
  id: string;
  startedAt: number;
  isOpen: boolean;
  finishedAt: number | null;
  isLate: boolean;
  share: number | null;
};

/**
 * An assignment as its pupil sees it. `usual` are the times of the others and `own` theirs; `limit` is in seconds, the usual one and their
 * own (null: none). `allowed` is how many attempts they have in all (null: any number).
 */
export type OwnAssignment = {
  id: string;
  title: string;
  mode: "self" | "wall";
  className: string;
  teacher: string;
  sees: ClassSees;
  zone: string;
  setSlug: string;
  late: LateRule;
  release: Release;
  isTold: boolean;
  closedBook: boolean;
  scoring: Scoring;
  usual: Schedule;
  own: OwnTimes;
  limit: { usual: number | null; own: number | null };
  questions: number;
  allowed: number | null;
  state: "before" | "open" | "over";
  hasExtraTime: boolean;
  attempts: OwnAttempt[];
  counting: OwnAttempt | null;
};

type Place = { row: Row; multiplier: TimeMultiplier; extraAttempts: number; allowance: Allowed };

/** Somebody's place in the class that an assignment was given to; null when they have none. */
async function findPlace(who: Asking, assignmentId: string): Promise<Place | null> {
  if (!isUuid(assignmentId)) return null;
  const row = await db.assignment.findFirst({
    where: {
      id: assignmentId,
      deletedAt: null,
      class: { deletedAt: null, memberships: { some: { personId: who.personId, leftAt: null } } },
    },
    include: WHOLE,
  });
  const member =
    row &&
    (await db.membership.findFirst({
      where: { classId: row.class.id, personId: who.personId, leftAt: null },
      include: { allowances: { where: { assignmentId: row.id } } },
    }));
  if (!row || !member) return null;
  const { extraAttempts = 0, extraMinutes = 0 } = member.allowances[0] ?? {};
  return {
    row,
    multiplier: member.multiplier as TimeMultiplier,
    extraAttempts: member.extraAttempts,
    allowance: { extraAttempts, extraMinutes },
  };
}

const limitFor = ({ limitSeconds }: AssignmentDetail, { multiplier, allowance }: Place): number | null =>
  limitSeconds === null || multiplier === null ? null : limitSeconds * multiplier + allowance.extraMinutes * 60;

async function attemptsAt(who: Asking, detail: AssignmentDetail, own: OwnTimes, isTold: boolean): Promise<OwnAttempt[]> {
  const rows = await db.attempt.findMany({
    where: { personId: who.personId, assignmentId: detail.id, deletedAt: null },
    orderBy: { startedAt: "asc" },
    select: { id: true, startedAt: true },
  });
  return Promise.all(
    rows.map(async ({ id, startedAt }) => {
      const review = await reviewOf(who, id);
      const finishedAt = review?.finishedAt ? Date.parse(review.finishedAt) : null;
      return {
        id,
        startedAt: startedAt.getTime(),
        isOpen: finishedAt === null,
        finishedAt,
        isLate: finishedAt !== null && isHandedInLate(detail, own, finishedAt),
        share: isTold && finishedAt !== null ? (review?.score?.share ?? null) : null,
      };
    }),
  );
}

/** The assignment with this id as one of its pupils sees it; null when there is none, or they are not in its class. */
export async function findOwnAssignment(who: Asking, assignmentId: string): Promise<OwnAssignment | null> {
  const place = await findPlace(who, assignmentId);
  if (!place) return null;
  const detail = toDetail(place.row);
  const own = ownTimes(detail, detail.limitSeconds, { multiplier: place.multiplier, extraMinutes: place.allowance.extraMinutes });
  const { released } = await releaseOf(detail.id);
  const attempts = await attemptsAt(who, detail, own, released);
  const { id, title, mode, className, zone, setSlug, late, release, closedBook, scoring, questions, opensAt, dueAt, closesAt } = detail;
  return {
    id,
    title,
    mode,
    className,
    teacher: place.row.class.owner.name,
    sees: seesOf(place.row.class),
    zone,
    setSlug,
    late,
    release,
    isTold: released,
    closedBook,
    scoring,
    questions,
    usual: { opensAt, dueAt, closesAt, late },
    own,
    limit: { usual: detail.limitSeconds, own: limitFor(detail, place) },
    allowed: attemptsAllowed(detail.attempts, place.extraAttempts, place.allowance.extraAttempts),
    state: stateAt(own, await databaseNow()),
    hasExtraTime: place.multiplier !== 1,
    attempts,
    counting: countingAttempt(
      scoring,
      attempts.filter((attempt) => !attempt.isOpen),
    ),
  };
}

/** The settings of an attempt at an assignment: told when the assignment says; on the wall in one order for all and without a limit. */
export function settingsFor(detail: Pick<AssignmentDetail, "mode" | "release">, settings: QuizSettings): QuizSettings {
  if (detail.mode === "wall") return { ...settings, feedback: "end", minutes: null, shuffleQuestions: false, shuffleOptions: false };
  return { ...settings, feedback: detail.release === "each" ? "each" : "end" };
}

/**
 * Begins an attempt at an assignment, or goes on with the one that is open, and says its id. A problem when it is not open, no attempt is
 * left, or the quiz is gone; null when there is no such assignment for them. Pressed twice it begins one.
 */
export async function startAssignment(who: Asking, assignmentId: string): Promise<Result<string> | null> {
  const place = await findPlace(who, assignmentId);
  const found = place && (await findOwnAssignment(who, assignmentId));
  if (!place || !found) return null;
  const open = found.attempts.find((attempt) => attempt.isOpen);
  if (open) return ok(open.id);
  if (found.state !== "open")
    return refused({ where: "form", message: found.state === "before" ? problems().notOpenYet : problems().isOver });
  if (found.allowed !== null && found.attempts.length >= found.allowed) return refused({ where: "form", message: problems().noAttempts });
  const settings = settingsOf(place.row);
  if (!settings) return null;
  const { multiplier, allowance } = place;
  const started = await startAttempt(
    { personId: who.personId, settings: { timeMultiplier: multiplier } },
    {
      setId: place.row.quiz.setId,
      quizId: place.row.quiz.id,
      settings: settingsFor(toDetail(place.row), settings),
      token: `${assignmentId} ${found.attempts.length}`,
      assignment: { id: assignmentId, closesAt: found.own.endsAt, multiplier, extraSeconds: allowance.extraMinutes * 60 },
    },
  );
  return started ?? refused({ where: "form", message: problems().quizGone });
}

/** What a pupil has to do, as a line of a list. */
export type OpenAssignment = {
  id: string;
  title: string;
  className: string;
  mode: "self" | "wall";
  dueAt: number | null;
  endsAt: number | null;
  zone: string;
  isBegun: boolean;
};

const OPEN = `
  SELECT g.id, (SELECT count(*)::int FROM "Attempt" a WHERE a."assignmentId" = g.id AND a."personId" = $1 AND a."deletedAt" IS NULL) AS attempts,
    (SELECT count(*)::int FROM "Attempt" a WHERE a."assignmentId" = g.id AND a."personId" = $1 AND a."deletedAt" IS NULL AND NOT ${IS_OVER}) AS open
  FROM "Assignment" g JOIN "Membership" m ON m."classId" = g."classId" AND m."personId" = $1 AND m."leftAt" IS NULL JOIN "Class" c ON c.id = g."classId" AND c."deletedAt" IS NULL
  WHERE g."deletedAt" IS NULL AND g."opensAt" <= clock_timestamp() AND coalesce(${END_FOR_MEMBER} > clock_timestamp(), true)
  ORDER BY g."dueAt" NULLS LAST, g."createdAt"`;

/** What somebody's classes wait for from them now: not begun, or begun and not handed in. What is due first stands first. */
export async function openAssignments(who: Asking): Promise<OpenAssignment[]> {
  const { rows } = await pool.query<{ id: string; attempts: number; open: number }>(OPEN, [who.personId]);
  const waiting = rows.filter(({ attempts, open }) => open > 0 || attempts === 0);
  const found = await Promise.all(waiting.map(async ({ id, open }) => ({ place: await findPlace(who, id), open })));
  return found.flatMap(({ place, open }) => {
    if (!place) return [];
    const detail = toDetail(place.row);
    const own = ownTimes(detail, detail.limitSeconds, { multiplier: place.multiplier, extraMinutes: place.allowance.extraMinutes });
    return [
      {
        id: detail.id,
        title: detail.title,
        className: detail.className,
        mode: detail.mode,
        dueAt: own.dueAt,
        endsAt: own.endsAt,
        zone: detail.zone,
        isBegun: open > 0,
      },
    ];
  });
}

const CLOSED_BOOK = `
  SELECT 1 FROM "Assignment" g JOIN "Quiz" q ON q.id = g."quizId" AND q."setId" = $2 JOIN "Membership" m ON m."classId" = g."classId" AND m."personId" = $1 AND m."leftAt" IS NULL
  JOIN "Class" c ON c.id = g."classId" AND c."deletedAt" IS NULL
  WHERE g."closedBook" AND g."deletedAt" IS NULL AND g."opensAt" <= clock_timestamp() AND coalesce(${END_FOR_MEMBER} > clock_timestamp(), true) LIMIT 1`;

/** Whether the reading pages of a set are closed to somebody, because an assignment of a class of theirs says so while it is open. */
export async function isClosedBook(who: Asking | null, setId: string): Promise<boolean> {
  if (!who) return false;
  const { rows } = await pool.query(CLOSED_BOOK, [who.personId, setId]);
  return rows.length > 0;
}
