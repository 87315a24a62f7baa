// What people and their pages ask of the server again and again, through the functions that serve them: one pupil, one class, one teacher
// of a filled database (bench/fill.ts), all of the same size however much else there is.
import { randomUUID } from "node:crypto";
import { DEFAULT_SETTINGS } from "@/lib/people/settings";
import { USUAL_SETTINGS } from "@/lib/quizzes/settings";
import type { AnswerBody } from "@/lib/quizzes/answer";
import {
  assignmentsOf,
  assignQuiz,
  findAssignment,
  findOwnAssignment,
  isClosedBook,
  openAssignments,
  quizzesToGive,
  standingsOf,
  startAssignment,
} from "@/server/assignments";
import { recordAnswer, recordReveal } from "@/server/answers";
import { findAttempt, findOpenAttempt, flagItem, handIn, reportQuestion, retryMissed, reviewOf, startAttempt } from "@/server/attempts";
import { purgeBins } from "@/server/bin";
import { changesFor } from "@/server/changes";
import { purgeClasses } from "@/server/class-retention";
import { classesOf, findClass } from "@/server/classes";
import { findComposableSet, listQuizzes } from "@/server/composed-quizzes";
import { pool } from "@/server/db";
import { parametersOf } from "@/server/fitting";
import { listEdits } from "@/server/history";
import { purgeImports } from "@/server/import-files";
import { findImport, listImports, setsToImportInto } from "@/server/imports";
import { inboxOf } from "@/server/inbox";
import { knownIn, knownSets } from "@/server/known";
import { countTowards, isOver, purgeStale, SIGN_IN_TRIES } from "@/server/limits";
import { readMedia } from "@/server/media";
import { findOpenClass, findOwnPlace, joinClass, joinedClasses, membersOf } from "@/server/memberships";
import { foldStale, memoriesOf } from "@/server/memories";
import { deletePerson, mergePeople, purgePeople, saveSettings } from "@/server/people";
import { exportPerson } from "@/server/person-export";
import { planOf, savePlan } from "@/server/plan";
import { findPractice, neverAsk, notNow, askAgainAt, restartFact, startPractice, takeHint, withdraw } from "@/server/practice";
import { planBasis, todayOf } from "@/server/practice-today";
import { progressOf } from "@/server/progress";
import { findQuiz, listChoices, saveQuiz } from "@/server/quizzes";
import { listRegrades, previewRegrade } from "@/server/regrades";
import { calendarOf, openFeed } from "@/server/reminders";
import { analysisOf, answersOf, factsOf, pulseOf, resultsOf } from "@/server/results";
import { retentionOf } from "@/server/retention";
import { listScores } from "@/server/scores";
import { setAsideOf } from "@/server/set-asides";
import { deleteSession, deleteSessions, findSession, openAnonymousSession, saveOwnDevice, type Who } from "@/server/sessions";
import { findSet, listSets, poolOfSet, standingSet } from "@/server/sets";
import { listShares } from "@/server/shares";
import { purgeInvitations } from "@/server/sign-up-policy";
import { attemptAtWall, moveWall, pupilWall, teacherWall, wallSlide } from "@/server/wall";
import { answerBody, questionsOf } from "./learners";

type Row = {
  personId: string;
  token: string;
  classId: string;
  joinCode: string;
  teacherId: string;
  setId: string;
  slug: string;
  assignmentId: string;
  quizId: string;
  attemptId: string;
};

/** Who and what the paths are about. `other` is a pupil who signs up as `account`. */
export type World = {
  pupil: Who;
  token: string;
  other: string;
  account: string;
  teacher: Who;
  classId: string;
  joinCode: string;
  setId: string;
  slug: string;
  publicSetId: string;
  assignmentId: string;
  quizId: string;
  givenAttempt: string;
};

/** Each way of asking, by what people would call it. What is done once a day may take longer the more there is, but not read everything. */
export type HotPath = { name: string; run: () => Promise<unknown>; isDaily?: true };

const WORLD = `
  SELECT m."personId", s.token, c.id AS "classId", c."joinCode", c."ownerId" AS "teacherId", f.id AS "setId", f.slug, g.id AS "assignmentId", g."quizId", a.id AS "attemptId"
  FROM "Class" c JOIN "Membership" m ON m."classId" = c.id JOIN "Session" s ON s."userId" = m."personId" JOIN "FactSet" f ON f."ownerId" = c."ownerId"
  JOIN "Assignment" g ON g."classId" = c.id JOIN "Attempt" a ON a."assignmentId" = g.id AND a."personId" = m."personId"
  WHERE c."joinCode" = 'f0000000' AND g.mode = 'self' AND g.title <> '' ORDER BY g."opensAt", g.id, m."joinedAt", m.id LIMIT 5`;

const AN_ACCOUNT = `INSERT INTO "Person" (id, name, email, "isAnonymous") VALUES ($1, 'Ada', $1 || '@example.org', false)`;

const LONG_AGO = `UPDATE "Person" SET "deletedAt" = now() - interval '60 days' WHERE id = $1`;

const nobody = (personId: string): Who => ({
  personId,
  name: "",
  anonymous: true,
  email: null,
  settings: DEFAULT_SETTINGS,
  zone: "Europe/Paris",
});

/** The first class of a filled database. */
export async function findWorld(): Promise<World> {
  const { rows } = await pool.query<Row>(WORLD);
  const [first, second] = [rows[0]!, rows.at(-1)!];
  const account = randomUUID();
  await pool.query(AN_ACCOUNT, [account]);
  const set = (await findSet(null, "ukraine-talks-2025"))!;
  const { personId, token, classId, joinCode, teacherId, setId, slug, assignmentId, quizId, attemptId } = first;
  const teacher = { ...nobody(teacherId), name: "Teacher 1", anonymous: false, email: "teacher@example.org" };
  return {
    pupil: nobody(personId),
    token,
    other: second.personId,
    account,
    teacher,
    classId,
    joinCode,
    setId,
    slug,
    publicSetId: set.id,
    assignmentId,
    quizId,
    givenAttempt: attemptId,
  };
}

function bodyFor(question: Parameters<typeof answerBody>[0], turn: number): AnswerBody {
  const body = JSON.parse(answerBody(question, turn)) as AnswerBody & { answeredAt: string };
  return { ...body, answeredAt: Date.parse(body.answeredAt) };
}

/** Answers every question of an attempt that is there. */
async function answerAll(who: Who, attemptId: string): Promise<void> {
  const questions = (await questionsOf([attemptId])).get(attemptId) ?? [];
  for (const [i, question] of questions.entries()) await recordAnswer(who, attemptId, i + 1, bodyFor(question, i + 1));
}

const idOf = (started: { ok: boolean; value?: string } | null): string => {
  if (!started?.ok || !started.value) throw new Error(`nothing was started: ${JSON.stringify(started)}`);
  return started.value;
};

/** Everything before an answer and after it: a quiz of one's own accord. */
function quizPaths({ pupil, setId, publicSetId }: World): HotPath[] {
  let attempt = "";
  let code = "";
  return [
    { name: "the sets", run: () => listSets(pupil) },
    {
      name: "a set",
      run: async () => [
        await standingSet(setId),
        await listChoices(setId),
        await isClosedBook(pupil, setId),
        await findOpenAttempt(pupil, setId),
        await knownIn(pupil, publicSetId),
        await knownSets(pupil),
      ],
    },
    { name: "the questions of a set", run: () => poolOfSet(setId) },
    {
      name: "a quiz by its link",
      run: async () => {
        const saved = await saveQuiz(pupil, { id: publicSetId }, USUAL_SETTINGS);
        code = saved;
        return findQuiz(pupil, code);
      },
    },
    {
      name: "starting a quiz",
      run: async () => {
        attempt = idOf(await startAttempt(pupil, { setId: publicSetId, settings: USUAL_SETTINGS }));
      },
    },
    { name: "a question", run: () => findAttempt(pupil, attempt) },
    { name: "answers", run: () => answerAll(pupil, attempt) },
    {
      name: "a mark on a question, a report",
      run: async () => [await flagItem(pupil, attempt, 1, true), await reportQuestion(pupil, attempt, 1, "Is this right?")],
    },
    { name: "handing in", run: () => handIn(pupil, attempt) },
    { name: "a result", run: () => reviewOf(pupil, attempt) },
    { name: "once more what was missed", run: () => retryMissed(pupil, attempt) },
    { name: "the scores", run: () => listScores(pupil) },
  ];
}

/** Practice and what is seen of memory. */
function practicePaths({ pupil }: World): HotPath[] {
  let attempt = "";
  const first = async () => (await questionsOf([attempt])).get(attempt)![0]!;
  const body = { key: randomUUID(), sequence: 0 };
  return [
    { name: "folding", run: () => foldStale(pupil.personId) },
    { name: "memories", run: () => memoriesOf(pupil) },
    { name: "today", run: () => todayOf(pupil) },
    {
      name: "the plan",
      run: async () => [await planOf(pupil), await planBasis(pupil), await parametersOf(pupil), await savePlan(pupil, { minutes: 10 })],
    },
    {
      name: "starting practice",
      run: async () => {
        attempt = idOf(await startPractice(pupil, { minutes: 10, mode: "practice" }));
      },
    },
    { name: "practice", run: () => findPractice(pupil, attempt) },
    {
      name: "a hint, the back of a card",
      run: async () => [await takeHint(pupil, attempt, 2), await recordReveal(pupil, attempt, 2, { key: randomUUID() })],
    },
    { name: "an answer in practice", run: async () => recordAnswer(pupil, attempt, 1, { ...bodyFor(await first(), 1), ...body }) },
    { name: "taking it back", run: () => withdraw(pupil, attempt, 1, body.key) },
    {
      name: "not now, never, again",
      run: async () => [
        await notNow(pupil, attempt, 2),
        await askAgainAt(pupil, attempt, 2),
        await neverAsk(pupil, attempt, 3),
        await restartFact(pupil, attempt, 4),
      ],
    },
    { name: "what is put aside, what changed", run: async () => [await setAsideOf(pupil), await changesFor(pupil)] },
    { name: "progress", run: () => progressOf(pupil) },
    { name: "a calendar", run: async () => calendarOf(await openFeed(pupil, 18), "http://localhost") },
  ];
}

/** A class: its pupils' pages and its teacher's. */
function classPaths({ pupil, teacher, classId, joinCode, assignmentId, quizId, givenAttempt, slug, setId }: World): HotPath[] {
  let wall = "";
  const settings = {
    quizId,
    title: "",
    mode: "wall" as const,
    opensAt: null,
    dueAt: null,
    closesAt: null,
    late: "mark" as const,
    release: "handed-in" as const,
    attempts: 1,
    scoring: "best" as const,
    closedBook: false,
  };
  return [
    {
      name: "joining a class",
      run: async () => {
        const { who } = await openAnonymousSession();
        return [await findOpenClass(joinCode, null), await findOwnPlace(who, joinCode), await joinClass(who, joinCode, "Ada")];
      },
    },
    {
      name: "a pupil's classes",
      run: async () => [await joinedClasses(pupil), await openAssignments(pupil), await findOwnAssignment(pupil, assignmentId)],
    },
    {
      name: "a teacher's classes",
      run: async () => [
        await classesOf(teacher),
        await findClass(teacher, classId),
        await assignmentsOf(classId),
        await membersOf(classId),
      ],
    },
    {
      name: "an assignment",
      run: async () => {
        const found = await findAssignment(teacher, classId, assignmentId);
        return [
          await standingsOf(found!),
          await quizzesToGive(teacher),
          await findComposableSet(teacher, slug),
          await listQuizzes(teacher, setId),
        ];
      },
    },
    {
      name: "results",
      run: async () => [
        await resultsOf(teacher, assignmentId),
        await answersOf(teacher, assignmentId, givenAttempt),
        await analysisOf(teacher, assignmentId),
      ],
    },
    { name: "results by facts", run: () => factsOf(teacher, assignmentId) },
    { name: "the pulse of results", run: () => pulseOf(teacher, assignmentId) },
    { name: "what is still known", run: () => retentionOf(teacher, classId, assignmentId) },
    {
      name: "opening the wall",
      run: async () => {
        wall = idOf(await assignQuiz(teacher, classId, settings));
        return startAssignment(pupil, wall);
      },
    },
    {
      name: "the wall of a teacher",
      run: async () => [
        await moveWall(teacher, wall, { position: 0, phase: "waiting" }, { position: 1, phase: "open" }),
        await teacherWall(teacher, wall),
        await wallSlide(teacher, wall),
      ],
    },
    { name: "the wall of a pupil", run: async () => [await pupilWall(pupil, wall), await attemptAtWall(pupil, wall)] },
    {
      name: "an answer at the wall",
      run: async () => {
        const id = (await attemptAtWall(pupil, wall))!;
        return recordAnswer(pupil, id, 1, bodyFor((await questionsOf([id])).get(id)![0]!, 1));
      },
    },
  ];
}

const A_REPORTED_QUESTION = `SELECT v."questionId" FROM "Attempt" a JOIN "AttemptItem" i ON i."attemptId" = a.id JOIN "QuestionVersion" v ON v.id = i."questionVersionId" WHERE a.id = $1 AND i.position = 1`;

/** What a teacher does to a set, and what is done to people. */
function otherPaths({ pupil, token, other, account, teacher, slug, givenAttempt }: World): HotPath[] {
  return [
    { name: "a session", run: () => findSession(token) },
    {
      name: "a new session",
      run: async () => {
        const { token: opened } = await openAnonymousSession();
        await saveOwnDevice(opened, true);
        await deleteSession(opened);
      },
    },
    {
      name: "counting tries",
      run: async () => [await countTowards(SIGN_IN_TRIES, pupil.personId), await isOver(SIGN_IN_TRIES, pupil.personId)],
    },
    { name: "reports and typed answers", run: () => inboxOf(teacher, slug) },
    {
      name: "a regrade, before it is done",
      run: async () => {
        const { rows } = await pool.query<{ questionId: string }>(A_REPORTED_QUESTION, [givenAttempt]);
        return previewRegrade(teacher, slug, { kind: "question", id: rows[0]!.questionId });
      },
    },
    {
      name: "the history of a set",
      run: async () => [await listEdits(teacher, slug), await listRegrades(teacher, slug), await listShares(teacher, slug)],
    },
    {
      name: "imports",
      run: async () => {
        const [one] = await listImports(teacher);
        return [await setsToImportInto(teacher), one && (await findImport(teacher, one.id))];
      },
    },
    { name: "a picture", run: () => readMedia(teacher, `${"0".repeat(64)}.png`) },
    { name: "settings", run: () => saveSettings(pupil, {}) },
    { name: "everything of a person", run: () => exportPerson(pupil) },
    { name: "signing out everywhere", run: () => deleteSessions(account) },
    {
      name: "a person forgotten",
      run: async () => {
        const { who } = await openAnonymousSession();
        await deletePerson(who);
        await pool.query(LONG_AGO, [who.personId]);
        await purgePeople();
      },
    },
    { name: "two people become one", run: () => mergePeople(other, account) },
  ];
}

/** What runs once a day, when there is nothing to clear away. */
function dailyPaths(): HotPath[] {
  return [
    {
      name: "clearing away",
      isDaily: true,
      run: async () => [
        await purgePeople(),
        await purgeClasses(),
        await purgeStale(),
        await purgeBins(),
        await purgeInvitations(),
        await purgeImports(),
      ],
    },
  ];
}

/** What one learner asks: their session, a quiz, practice, what is seen of memory. */
export const learnerPaths = (world: World): HotPath[] => [...otherPaths(world).slice(0, 3), ...quizPaths(world), ...practicePaths(world)];

/** Every hot path, in the order in which they can be gone. */
export const hotPaths = (world: World): HotPath[] => [
  ...learnerPaths(world),
  ...classPaths(world),
  ...otherPaths(world).slice(3),
  ...dailyPaths(),
];
