import "server-only";
import { createHash, randomBytes, randomUUID } from "node:crypto";
import { canonicalJson } from "@/lib/canonical-json";
import type { TimeMultiplier } from "@/lib/people/settings";
import { lintQuestion } from "@/lib/questions/lint";
import type { GivenReply, Question } from "@/lib/questions/question";
import type { AttemptItem, AttemptState, StoredAnswer } from "@/lib/quizzes/answer";
import { chooseQuiz } from "@/lib/quizzes/choose";
import { orderOfOptions } from "@/lib/quizzes/option-order";
import type { FeedbackTime, QuizSettings } from "@/lib/quizzes/settings";
import { remarkOf } from "@/lib/quizzes/remark";
import { scoreOf, type Score } from "@/lib/quizzes/score";
import { countingAnswer, deadlineOf, finishedAt, isFinished, isLate, type Timing } from "@/lib/quizzes/timing";
import { ok, refused, type Result } from "@/lib/problem";
import { random, type Random } from "@/lib/random";
import { db } from "./db";
import { feedbackOf, isSelfMarked, revealedOf } from "./feedback";
import { foldSoon, settleAttempts } from "./memories";
import { fitWhenReady } from "./fitting";
import { Prisma } from "./generated/prisma/client";
import { log, toldOf } from "./log";
import { askedQuestions, keepQuestions, type AskedQuestion } from "./questions";
import { questionsOfQuiz } from "./quiz-items";
import { releaseOf, type Release } from "./release";
import { showQuestion } from "./shown-texts";
import { findSetById, poolOfSet, standingSet, type StandingSet } from "./sets";
import { inPrismaTransaction } from "./transactions";

/** Who takes a quiz. */
export type Taking = { personId: string; settings: { timeMultiplier: TimeMultiplier } };
type Asking = { personId: string };
/** A question and what it is worth in points. */
type Weighed = { question: Question; points: number };

/** What an assignment says of an attempt: when it ends for this pupil, and their time. Everybody's questions are drawn from its id. */
type OfAssignment = { id: string; closesAt: number | null; multiplier: TimeMultiplier; extraSeconds: number };

/**
 * What to start: `token` is made with the page that has the button, so that pressing it twice starts one attempt. For an assignment it
 * names the attempt among those of this pupil.
 */
export type Start = { setId: string; settings: QuizSettings; quizId?: string; token?: string; assignment?: OfAssignment };

/** Chance that nobody can foresee, in the shape of the seeded one. */
export function realRandom(): Random {
  return random(randomBytes(32).toString("hex"));
}

/** The questions that hold on the set as it stands: each is proved again. */
function provenAgain(set: StandingSet, questions: readonly Question[]): Question[] {
  return questions.filter((question) => lintQuestion(set.graph, question).every((finding) => finding.level !== "E"));
}

/** A quiz from the pool in which every question holds now. */
function chooseProven(set: StandingSet, pool: readonly Question[], { length, topics, formats }: QuizSettings, seed: string): Question[] {
  const choose = (from: readonly Question[]) =>
    chooseQuiz(set.graph, from, { length, seed, ...(topics.length > 0 && { topics }), ...(formats.length > 0 && { formats }) });
  const chosen = choose(pool);
  const proven = provenAgain(set, chosen);
  if (proven.length === chosen.length) return chosen;
  const broken = new Set(chosen.filter((question) => !proven.includes(question)).map((question) => question.id));
  return provenAgain(set, choose(pool.filter((question) => !broken.has(question.id))));
}

/** The id of an attempt: the same press (`token`) of the same person on the same button is the same attempt. */
export function attemptIdOf(personId: string, start: { token?: string | undefined }): string {
  if (!start.token) return randomUUID();
  const hex = createHash("sha256")
    .update(canonicalJson([personId, start]))
    .digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/**
 * Starts an attempt and says its id: questions of the set as it stands, chosen anew, each with the order of its options. Null when there is
 * no such set for this person; a problem when the choice leaves no question.
 */
export async function startAttempt(who: Taking, start: Start): Promise<Result<string> | null> {
  const set = await findSetById(who, start.setId);
  const quiz =
    set === null && start.quizId
      ? await db.quiz.findFirst({ where: { id: start.quizId, setId: start.setId, deletedAt: null }, select: { id: true } })
      : null;
  const standing = set || quiz ? await standingSet(start.setId) : null;
  if (!standing) return null;
  const seed = start.assignment?.id ?? randomBytes(16).toString("hex");
  const { asked, isComposed } = await questionsToAsk(standing, start, seed);
  if (asked.length === 0)
    return refused({
      where: "settings",
      message: isComposed
        ? "None of the questions of this quiz can be asked any more."
        : "No question fits this choice. Take more topics or more kinds of question.",
    });
  return ok(await makeAttempt(who, standing, asked, start, seed));
}

/** What an attempt asks: the questions of a quiz that was put together, else some that are drawn with this seed. */
export async function questionsToAsk(
  standing: StandingSet,
  start: Pick<Start, "settings" | "quizId">,
  seed: string,
): Promise<{ asked: readonly Weighed[]; isComposed: boolean }> {
  const questions = await poolOfSet(standing.setId);
  const composed = start.quizId ? await questionsOfQuiz(standing, questions, start.quizId) : null;
  if (composed) return { asked: inOrderFor(start.settings, composed), isComposed: true };
  return { asked: chooseProven(standing, questions, start.settings, seed).map((question) => ({ question, points: 1 })), isComposed: false };
}

/** The questions of a quiz that was put together: as it has them, or for each person in an order of their own. */
const inOrderFor = ({ shuffleQuestions }: QuizSettings, composed: readonly Weighed[]): readonly Weighed[] =>
  shuffleQuestions ? realRandom().shuffle(composed) : composed;

/** The options by chance; where a quiz wants everybody to see the same order, by the quiz. */
export const optionOrder = ({ settings, quizId }: Pick<Start, "settings" | "quizId">, question: Question, chance: Random): string[] =>
  orderOfOptions(question, quizId && !settings.shuffleOptions ? random(`options|${quizId}|${question.id}`) : chance);

/** The row of an attempt that begins. In an assignment the teacher says how much time there is, not the pupil. */
function rowOf(who: Taking, { settings, quizId, assignment }: Start): Omit<Prisma.AttemptUncheckedCreateInput, "setId" | "seed"> {
  const { feedback, strict, minutes } = settings;
  const limitSeconds = minutes === null ? null : minutes * 60;
  const row = { personId: who.personId, quizId: quizId ?? null, settings, feedback, strict, limitSeconds };
  if (!assignment) return { ...row, multiplier: who.settings.timeMultiplier };
  const { id, closesAt, multiplier, extraSeconds } = assignment;
  const extensions = limitSeconds !== null && extraSeconds > 0 ? { extensions: { create: { seconds: extraSeconds } } } : {};
  return { ...row, multiplier, assignmentId: id, closesAt: closesAt === null ? null : new Date(closesAt), ...extensions };
}

async function makeAttempt(who: Taking, set: StandingSet, asked: readonly Weighed[], start: Start, seed: string): Promise<string> {
  const wanted = attemptIdOf(who.personId, start.assignment ? { token: start.token } : start);
  const there = start.token ? await findAttempt(who, wanted) : null;
  if (there && !there.finished) return there.id;
  const id = there ? randomUUID() : wanted;
  try {
    await inPrismaTransaction(
      async (transaction) => {
        const versions = await keepQuestions(
          transaction,
          set,
          asked.map(({ question }) => question),
        );
        const chance = realRandom();
        await transaction.attempt.create({ data: { id, setId: set.setId, seed, ...rowOf(who, start) } });
        await transaction.attemptItem.createMany({
          data: asked.map(({ question, points }, i) => ({
            attemptId: id,
            position: i + 1,
            questionVersionId: versions.get(question.id)!,
            optionOrder: optionOrder(start, question, chance),
            maxPoints: points,
          })),
        });
      },
      { timeout: 20_000, maxWait: 20_000 },
    );
  } catch (error) {
    // Pressed twice at the same moment: the other one made it.
    if (!(error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002")) throw error;
  }
  return id;
}

/** What is read of an attempt to show it. */
const WHOLE = {
  set: { select: { slug: true, title: true } },
  extensions: true,
  items: {
    orderBy: { position: "asc" },
    include: {
      answers: {
        orderBy: [{ receivedAt: "asc" }, { arrival: "asc" }],
        include: { marks: { orderBy: [{ createdAt: "desc" }, { id: "desc" }], take: 2 } },
      },
      reveals: { orderBy: { createdAt: "desc" }, take: 1 },
    },
  },
} as const satisfies Prisma.AttemptInclude;

/** An attempt with everything in it, as stored. */
export type AttemptRow = Prisma.AttemptGetPayload<{ include: typeof WHOLE }>;
type Row = AttemptRow;
type ItemRow = Row["items"][number];

/** The database's clock, in milliseconds since 1970. */
export async function databaseNow(): Promise<number> {
  const [row] = await db.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
  return row!.now.getTime();
}

function timingOf(
  row: Pick<Row, "startedAt" | "limitSeconds" | "multiplier" | "closesAt" | "handedInAt" | "strict" | "extensions">,
): Timing {
  const { startedAt, limitSeconds, multiplier, closesAt, handedInAt, strict } = row;
  const extensionSeconds = row.extensions.reduce((sum, extension) => sum + extension.seconds, 0);
  return {
    startedAt: startedAt.getTime(),
    limitSeconds,
    multiplier,
    extensionSeconds,
    closesAt: closesAt?.getTime() ?? null,
    handedInAt: handedInAt?.getTime() ?? null,
    strict,
  };
}

/** The answers to an item in order of arrival, without those that were taken back. */
const arrivalsOf = (item: ItemRow) =>
  item.answers.filter((answer) => answer.withdrawnAt === null).map((answer) => ({ ...answer, receivedAt: answer.receivedAt.getTime() }));
type Arrived = ReturnType<typeof arrivalsOf>[number];

function toStoredAnswer(answer: Arrived, counting: Arrived | null, timing: Timing): StoredAnswer {
  return {
    key: answer.key,
    sequence: answer.sequence,
    counts: answer === counting,
    late: isLate(timing, answer),
    reply: answer.reply as unknown as GivenReply,
  };
}

function markOf(answer: Arrived | null) {
  const mark = answer?.marks[0];
  return mark
    ? {
        points: mark.points,
        near: mark.near,
        outcomes: mark.outcomes as { factId: string; slot: "subject" | "object" | "whole"; right: boolean }[],
      }
    : null;
}

/**
 * What may be told of the questions of an attempt: of all once it is over and released, of those behind the class while it is on the wall.
 */
type Telling = { finished: boolean; upTo: number };

const tellingOf = ({ released, wall }: Release, finished: boolean): Telling =>
  wall ? { finished: false, upTo: wall.told } : { finished: finished && released, upTo: 0 };

async function toItem(
  item: ItemRow,
  asked: AskedQuestion,
  feedbackTime: FeedbackTime,
  timing: Timing,
  telling: Telling,
): Promise<AttemptItem> {
  const answers = arrivalsOf(item);
  const counting = countingAnswer(feedbackTime, timing, answers);
  const answer = counting ?? answers.at(-1) ?? null;
  const reveal = item.reveals[0];
  const told = telling.finished || item.position <= telling.upTo || (feedbackTime === "each" && answer !== null);
  return {
    position: item.position,
    question: showQuestion(asked.question, item.optionOrder),
    flagged: item.flagged,
    answer: answer && toStoredAnswer(answer, counting, timing),
    lastSequence: Math.max(-1, ...item.answers.map((one) => one.sequence)),
    revealed: reveal || told ? await revealedOf(asked, item.optionOrder, reveal?.text ?? "") : null,
    feedback: told
      ? await feedbackOf(asked, markOf(answer), { isOver: telling.finished, remark: remarkOf(answer?.marks ?? [], item.maxPoints) })
      : null,
  };
}

/** An attempt, whatever it is for; null when it is missing or not theirs. */
export async function readAttempt(who: Asking, attemptId: string): Promise<Row | null> {
  if (!/^[0-9a-f-]{36}$/i.test(attemptId)) return null;
  return db.attempt.findFirst({ where: { id: attemptId, personId: who.personId, deletedAt: null }, include: WHOLE });
}

async function readQuiz(who: Asking, attemptId: string): Promise<Row | null> {
  const row = await readAttempt(who, attemptId);
  return row?.purpose === "quiz" ? row : null;
}

/**
 * The attempt at a quiz as its learner may see it now, or null when it is missing, not theirs, or practice. Nothing secret of a question
 * before its answer is stored.
 */
export async function findAttempt(who: Asking, attemptId: string): Promise<AttemptState | null> {
  const row = await readQuiz(who, attemptId);
  return row && toState(row, await databaseNow());
}

/** The set of an attempt; of practice, that of its first question. */
async function setOf(row: Row, asked: ReadonlyMap<string, AskedQuestion>): Promise<AttemptState["set"]> {
  const first = row.items[0];
  const setId = first && asked.get(first.questionVersionId)?.setId;
  if (row.set || !setId) return row.set ?? { slug: "", title: "" };
  return db.factSet.findUniqueOrThrow({ where: { id: setId }, select: { slug: true, title: true } });
}

/** What is stored of an attempt as its learner may see it at a time of the database. */
export async function toState(row: Row, now: number): Promise<AttemptState> {
  const timing = timingOf(row);
  const deadline = deadlineOf(timing);
  const release = await releaseOf(row.assignmentId);
  const finished = release.hasEnded || isFinished(timing, now);
  const asked = await askedQuestions(row.items.map((item) => item.questionVersionId));
  const feedback = row.feedback as FeedbackTime;
  const telling = tellingOf(release, finished);
  const items = release.wall ? row.items.filter((item) => item.position <= release.wall!.position) : row.items;
  return {
    id: row.id,
    assignmentId: row.assignmentId,
    isToldAfter: release.released,
    set: await setOf(row, asked),
    feedback,
    strict: row.strict,
    startedAt: row.startedAt.toISOString(),
    now: new Date(now).toISOString(),
    deadline: deadline === null ? null : new Date(deadline).toISOString(),
    finished,
    items: await Promise.all(items.map((item) => toItem(item, asked.get(item.questionVersionId)!, feedback, timing, telling))),
  };
}

/**
 * Hands an attempt in; handing in again changes nothing. Past its deadline it is handed in by definition. False when it is missing or not
 * theirs.
 */
export async function handIn(who: Asking, attemptId: string): Promise<boolean> {
  const row = await readAttempt(who, attemptId);
  if (!row || (await releaseOf(row.assignmentId)).wall) return false; // the wall ends for the whole class at once
  if (!isFinished(timingOf(row), await databaseNow()))
    await db.$executeRaw`UPDATE "Attempt" SET "handedInAt" = clock_timestamp() WHERE id = ${row.id}::uuid AND "personId" = ${who.personId} AND "handedInAt" IS NULL`;
  await settleAttempts(who.personId);
  foldSoon(who.personId);
  if (row.purpose === "practice") fitWhenReady(who.personId).catch((error: Error) => log.warn(toldOf(error), "weights were not fitted"));
  return true;
}

/** Marks a question to come back to. False when it is missing or not theirs. */
export async function flagItem(who: Asking, attemptId: string, position: number, flagged: boolean): Promise<boolean> {
  if (!/^[0-9a-f-]{36}$/i.test(attemptId)) return false;
  const { count } = await db.attemptItem.updateMany({
    where: { position, attempt: { id: attemptId, personId: who.personId, deletedAt: null } },
    data: { flagged },
  });
  return count === 1;
}

/** Keeps "this question is wrong". Said twice, the last note stays. False when the question is missing or not theirs. */
export async function reportQuestion(who: Asking, attemptId: string, position: number, note: string): Promise<boolean> {
  if (!/^[0-9a-f-]{36}$/i.test(attemptId)) return false;
  const item = await db.attemptItem.findFirst({
    where: { position, attempt: { id: attemptId, personId: who.personId, deletedAt: null } },
    select: { id: true, questionVersionId: true },
  });
  if (!item) return false;
  const { personId } = who;
  await db.$executeRaw`
    INSERT INTO "QuestionReport" (id, "questionVersionId", "attemptItemId", "personId", note) VALUES (gen_random_uuid(), ${item.questionVersionId}::uuid, ${item.id}::uuid, ${personId}, ${note})
    ON CONFLICT ("personId", "attemptItemId") DO UPDATE SET note = CASE WHEN EXCLUDED.note = '' THEN "QuestionReport".note ELSE EXCLUDED.note END`;
  return true;
}

/** The person's attempt on a set that is not finished, the one begun last; null when there is none. */
export async function findOpenAttempt(who: Asking | null, setId: string): Promise<{ id: string; startedAt: Date } | null> {
  if (!who) return null;
  const rows = await db.attempt.findMany({
    where: { personId: who.personId, setId, handedInAt: null, deletedAt: null },
    orderBy: { startedAt: "desc" },
    take: 20,
    include: { extensions: true },
  });
  const now = await databaseNow();
  return rows.find((row) => !isFinished(timingOf(row), now)) ?? null;
}

/**
 * A finished attempt as its learner looks back on it. `missed` is how many got less than full marks, `open` how many were not answered.
 * Without a score (null, and nothing missed) while a teacher holds back what was right.
 */
export type Review = { attempt: AttemptState; score: Score | null; missed: number; open: number; finishedAt: string | null };

/**
 * What an attempt came to, or null when it is missing or not theirs. Before it is finished the score is that of what was answered so far.
 */
export async function reviewOf(who: Asking, attemptId: string): Promise<Review | null> {
  const row = await readQuiz(who, attemptId);
  if (!row) return null;
  const [attempt, asked] = await Promise.all([
    databaseNow().then((now) => toState(row, now)),
    askedQuestions(row.items.map((item) => item.questionVersionId)),
  ]);
  const marks = marksOf(row, asked);
  const end = finishedAt(timingOf(row));
  const isTold = attempt.isToldAfter || row.feedback === "each";
  return {
    attempt,
    score: isTold ? scoreOf(marks) : null,
    missed: isTold ? marks.filter((mark) => (mark.points ?? 0) < 1).length : 0,
    open: marks.filter((mark) => mark.points === null).length,
    finishedAt: attempt.finished && end !== null ? new Date(end).toISOString() : null,
  };
}

/** What each item of an attempt came to: points of the answer that counts, null where none does. */
type ItemMark = { versionId: string; points: number | null; selfMarked: boolean; maxPoints: number };

function marksOf(row: Row, asked: ReadonlyMap<string, AskedQuestion>): ItemMark[] {
  const timing = timingOf(row);
  return row.items.map((item) => {
    const counting = countingAnswer(row.feedback as FeedbackTime, timing, arrivalsOf(item));
    const question = asked.get(item.questionVersionId)?.question;
    return {
      versionId: item.questionVersionId,
      points: markOf(counting)?.points ?? null,
      selfMarked: question ? isSelfMarked(question.reply) : false,
      maxPoints: item.maxPoints,
    };
  });
}

/**
 * Starts another attempt with the questions that got less than full marks, as they can be asked now. Null when the attempt is missing or
 * not theirs; a problem when it is not finished, or nothing was missed.
 */
export async function retryMissed(who: Taking, attemptId: string, token?: string): Promise<Result<string> | null> {
  const row = await readQuiz(who, attemptId);
  const standing = row?.setId ? await standingSet(row.setId) : null;
  if (!row?.setId || !standing) return null;
  if (!isFinished(timingOf(row), await databaseNow())) return refused({ where: "attempt", message: "Hand this quiz in first." });
  if (!(await releaseOf(row.assignmentId)).released)
    return refused({ where: "attempt", message: "Your teacher has not shown yet what was right." });
  const asked = await askedQuestions(row.items.map((item) => item.questionVersionId));
  const missed = new Set(
    marksOf(row, asked)
      .filter((mark) => (mark.points ?? 0) < 1)
      .map((mark) => asked.get(mark.versionId)?.question.id),
  );
  const questions = provenAgain(
    standing,
    (await poolOfSet(standing.setId)).filter((question) => missed.has(question.id)),
  );
  if (questions.length === 0)
    return refused({
      where: "attempt",
      message: "There is nothing left to try again: what you missed can no longer be asked, or you missed nothing.",
    });
  const settings: QuizSettings = {
    ...(row.settings as unknown as QuizSettings),
    length: questions.length,
    feedback: "each",
    minutes: null,
    strict: false,
  };
  return ok(
    await makeAttempt(
      who,
      standing,
      realRandom()
        .shuffle(questions)
        .map((question) => ({ question, points: 1 })),
      { setId: standing.setId, settings, ...(token && { token: `${token} ${attemptId}` }) },
      randomBytes(16).toString("hex"),
    ),
  );
}
