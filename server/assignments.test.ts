import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { ownTimes, type Extra, type LateRule } from "@/lib/classes/schedule";
import type { GivenReply, Question } from "@/lib/questions/question";
import { recordAnswer } from "./answers";
import {
  assignmentsOf,
  changeAssignment,
  findAssignment,
  findOwnAssignment,
  isClosedBook,
  openAssignments,
  setAllowance,
  setExtra,
  setReleased,
  standingsOf,
  startAssignment,
  takeAssignmentAway,
} from "./assignments";
import { findAttempt, handIn, retryMissed, reviewOf } from "./attempts";
import { db, pool } from "./db";
import { leaveClass } from "./memberships";
import { foldStale, memoriesOf } from "./memories";
import { exportPerson } from "./person-export";
import { END_FOR_MEMBER } from "./release";
import { listScores } from "./scores";
import { bodyOf, sampleSetId } from "./testing/attempts";
import { giveToClass, makeOpenClass, makePupil, makeTeacher } from "./testing/classes";

const HOUR = 3_600_000;
const MINUTE = 60_000;
type Pupil = Awaited<ReturnType<typeof makePupil>>;

async function begin(who: Pupil, assignmentId: string): Promise<string> {
  const started = await startAssignment(who, assignmentId);
  if (!started?.ok) throw new Error(JSON.stringify(started));
  return started.value;
}

async function answerAll(who: Pupil, attemptId: string): Promise<void> {
  const items = await db.attemptItem.findMany({ where: { attemptId }, include: { questionVersion: true } });
  for (const item of items) {
    const { reply } = item.questionVersion.content as unknown as Question;
    expect(await recordAnswer(who, attemptId, item.position, bodyOf({ kind: reply.kind, value: reply.key } as GivenReply))).toMatchObject({
      outcome: "stored",
    });
  }
}

async function aClass() {
  const teacher = await makeTeacher();
  const one = await makeOpenClass(teacher);
  return { teacher, one, pupil: await makePupil(one, "Amir") };
}

describe("an assignment", () => {
  test("is seen by its teacher and its pupils, and by nobody else", async () => {
    const { teacher, one, pupil } = await aClass();
    const other = await aClass();
    const id = await giveToClass(teacher, one.id, { title: "The week of talks" });
    expect(await findAssignment(teacher, one.id, id)).toMatchObject({ title: "The week of talks", className: "7b", questions: 4 });
    expect(await findOwnAssignment(pupil, id)).toMatchObject({ title: "The week of talks", state: "open", allowed: 1 });
    expect(await openAssignments(pupil)).toMatchObject([{ id, className: "7b", isBegun: false }]);
    expect([
      await findAssignment(other.teacher, one.id, id),
      await findAssignment(teacher, other.one.id, id),
      await findOwnAssignment(other.pupil, id),
      await findOwnAssignment(teacher, id),
      await startAssignment(other.pupil, id),
    ]).toEqual([null, null, null, null, null]);
    expect([
      await setReleased(other.teacher, one.id, id, true),
      await takeAssignmentAway(other.teacher, one.id, id, false),
      await setAllowance(other.teacher, one.id, id, pupil.memberId, { extraAttempts: 1, extraMinutes: 1 }),
      await setExtra(other.teacher, one.id, pupil.memberId, { multiplier: 2, extraAttempts: 1 }),
    ]).toEqual([false, false, false, false]);
    await leaveClass(pupil, one.id, false);
    expect([await findOwnAssignment(pupil, id), await openAssignments(pupil)]).toEqual([null, []]);
  });

  test("gives everybody the same questions, and one attempt however often it is pressed", async () => {
    const { teacher, one, pupil } = await aClass();
    const other = await makePupil(one, "Bea");
    const id = await giveToClass(teacher, one.id);
    const attempts = new Set(await Promise.all(Array.from({ length: 10 }, () => begin(pupil, id))));
    expect(attempts.size).toBe(1);
    const asked = async (attemptId: string) =>
      (await db.attemptItem.findMany({ where: { attemptId }, orderBy: { position: "asc" } })).map((item) => item.questionVersionId);
    expect(await asked(await begin(other, id))).toEqual(await asked([...attempts][0]!));
    await handIn(pupil, [...attempts][0]!);
    expect(await startAssignment(pupil, id)).toMatchObject({ ok: false });
    await setExtra(teacher, one.id, pupil.memberId, { multiplier: 1, extraAttempts: 1 });
    expect(attempts.has(await begin(pupil, id))).toBe(false);
    expect((await assignmentsOf(one.id))[0]).toMatchObject({ begun: 2, done: 1 });
  });

  test("is taken only between opening and end, and not once it is taken away", async () => {
    const { teacher, one, pupil } = await aClass();
    const [later, over, gone] = [
      await giveToClass(teacher, one.id, { opensAt: Date.now() + HOUR }),
      await giveToClass(teacher, one.id, { closesAt: Date.now() - MINUTE }),
      await giveToClass(teacher, one.id),
    ];
    await takeAssignmentAway(teacher, one.id, gone, false);
    expect([await startAssignment(pupil, later), await startAssignment(pupil, over)]).toMatchObject([{ ok: false }, { ok: false }]);
    expect(await startAssignment(pupil, gone)).toBeNull();
    await takeAssignmentAway(teacher, one.id, gone, true);
    expect(await startAssignment(pupil, gone)).toMatchObject({ ok: true });
  });

  test("closes the book to its class while it is open, and to nobody else", async () => {
    const { teacher, one, pupil } = await aClass();
    const id = await giveToClass(teacher, one.id, { closedBook: true, closesAt: Date.now() + HOUR });
    const setId = await sampleSetId();
    expect([await isClosedBook(pupil, setId), await isClosedBook(teacher, setId), await isClosedBook(null, setId)]).toEqual([
      true,
      false,
      false,
    ]);
    await takeAssignmentAway(teacher, one.id, id, false);
    expect(await isClosedBook(pupil, setId)).toBe(false);
  });
});

describe("extra time", () => {
  test.each([1, 1.25, 1.5, 2, null] as const)("%s times: the end in SQL is the one of lib, whatever the rules", async (multiplier) => {
    const { teacher, one, pupil } = await aClass();
    await setExtra(teacher, one.id, pupil.memberId, { multiplier, extraAttempts: 0 });
    for (const late of ["mark", "refuse"] as LateRule[]) {
      for (const [minutes, extraMinutes] of [
        [20, 7],
        [null, 0],
        [null, 60],
      ] as const) {
        const [dueAt, closesAt] = [Date.now() + HOUR, Date.now() + 3 * HOUR];
        const id = await giveToClass(teacher, one.id, { dueAt, closesAt, late }, { minutes });
        await setAllowance(teacher, one.id, id, pupil.memberId, { extraAttempts: 0, extraMinutes });
        const detail = (await findAssignment(teacher, one.id, id))!;
        const extra: Extra = { multiplier, extraMinutes };
        const { rows } = await pool.query<{ end: number | null }>(
          `SELECT (extract(epoch FROM ${END_FOR_MEMBER}) * 1000)::float8 AS end FROM "Assignment" g JOIN "Membership" m ON m.id = $2 WHERE g.id = $1`,
          [id, pupil.memberId],
        );
        expect(rows[0]!.end).toBe(ownTimes(detail, detail.limitSeconds, extra).endsAt);
        expect((await findOwnAssignment(pupil, id))!.own.endsAt).toBe(rows[0]!.end);
      }
    }
  });

  test("given in the middle of an attempt is there at once, and what has ended stays ended", async () => {
    const { teacher, one, pupil } = await aClass();
    const closesAt = Date.now() + 15 * MINUTE;
    const id = await giveToClass(teacher, one.id, { closesAt }, { minutes: 20 });
    const attempt = await begin(pupil, id);
    const deadline = async () => Date.parse((await findAttempt(pupil, attempt))!.deadline!);
    expect(await deadline()).toBe(closesAt);
    await setExtra(teacher, one.id, pupil.memberId, { multiplier: 1.5, extraAttempts: 0 });
    expect(await deadline()).toBe(closesAt + 10 * MINUTE);
    await setAllowance(teacher, one.id, id, pupil.memberId, { extraAttempts: 0, extraMinutes: 30 });
    const started = Date.parse((await findAttempt(pupil, attempt))!.startedAt);
    expect(await deadline()).toBe(Math.min(closesAt + 40 * MINUTE, started + 60 * MINUTE));
    expect((await findOwnAssignment(pupil, id))!.limit).toEqual({ usual: 1200, own: 3600 });
    const position = 1;
    const { reply } = (
      await db.attemptItem.findFirstOrThrow({ where: { attemptId: attempt, position }, include: { questionVersion: true } })
    ).questionVersion.content as unknown as Question;
    const stored = await recordAnswer(pupil, attempt, position, bodyOf({ kind: reply.kind, value: reply.key } as GivenReply));
    expect(stored).toMatchObject({ outcome: "stored", response: { deadline: new Date(await deadline()).toISOString() } });
    await handIn(pupil, attempt);
    await setExtra(teacher, one.id, pupil.memberId, { multiplier: null, extraAttempts: 0 });
    expect((await findAttempt(pupil, attempt))!.finished).toBe(true);
  });

  test("a pupil's own setting gives them none", async () => {
    const { teacher, one, pupil } = await aClass();
    const id = await giveToClass(teacher, one.id, {}, { minutes: 20 });
    const attempt = (await findAttempt(pupil, await begin({ ...pupil, settings: { timeMultiplier: 2 } } as never, id)))!;
    expect(Date.parse(attempt.deadline!) - Date.parse(attempt.startedAt)).toBe(20 * MINUTE);
  });

  test("closing sooner is felt as well: nothing given after that is stored", async () => {
    const { teacher, one, pupil } = await aClass();
    const id = await giveToClass(teacher, one.id, { closesAt: Date.now() + HOUR });
    const attempt = await begin(pupil, id);
    const { quizId, title, mode, late, release, attempts, scoring, closedBook } = (await findAssignment(teacher, one.id, id))!;
    await changeAssignment(teacher, one.id, id, {
      quizId,
      title,
      mode,
      late,
      release,
      attempts,
      scoring,
      closedBook,
      opensAt: Date.now() - HOUR,
      dueAt: null,
      closesAt: Date.now() - MINUTE,
    });
    expect((await findAttempt(pupil, attempt))!.finished).toBe(true);
    const { reply } = (
      await db.attemptItem.findFirstOrThrow({ where: { attemptId: attempt, position: 1 }, include: { questionVersion: true } })
    ).questionVersion.content as unknown as Question;
    expect(await recordAnswer(pupil, attempt, 1, bodyOf({ kind: reply.kind, value: reply.key } as GivenReply))).toMatchObject({
      outcome: "refused",
    });
  });
});

describe("what is held back", () => {
  /** Everything that a pupil can ask for. */
  async function everything(pupil: Pupil, attempt: string, assignment: string): Promise<string> {
    await foldStale(pupil.personId);
    const memories = await memoriesOf(pupil);
    return JSON.stringify([
      await findAttempt(pupil, attempt),
      await reviewOf(pupil, attempt),
      await retryMissed(pupil, attempt),
      await findOwnAssignment(pupil, assignment),
      (await listScores(pupil)).sets.map(({ attempts, topics }) => [attempts, topics.filter(({ asked }) => asked > 0)]),
      await exportPerson(pupil),
      memories,
    ]);
  }

  /** Sentences of explanations; a statement to be judged may be one, and is asked: that is no secret. */
  async function secretsOf(attempt: string): Promise<string[]> {
    const items = await db.attemptItem.findMany({ where: { attemptId: attempt }, include: { questionVersion: true } });
    const questions = items.map((item) => item.questionVersion.content as unknown as Question);
    return questions
      .map(({ explanation }) => explanation)
      .filter((explanation) => !questions.some(({ stem }) => stem.includes(explanation)));
  }

  test.each([
    ["held", {}],
    ["closed", { closesAt: 2 * HOUR }],
  ] as const)(
    "%s: nothing tells what was right, neither page nor export nor memory, until it may be told",
    async (release, { closesAt = null }: { closesAt?: number | null }) => {
      const { teacher, one, pupil } = await aClass();
      const id = await giveToClass(teacher, one.id, { release, closesAt: closesAt === null ? null : Date.now() + closesAt });
      const attempt = await begin(pupil, id);
      await answerAll(pupil, attempt);
      await handIn(pupil, attempt);
      const held = await everything(pupil, attempt, id);
      for (const secret of await secretsOf(attempt)) expect(held).not.toContain(secret);
      expect(held).not.toMatch(/"right":|"outcomes":\[\{|"share":[01]/);
      expect((await reviewOf(pupil, attempt))!.score).toBeNull();
      expect((await exportPerson(pupil)).tables.Mark).toEqual([]);
      expect(await memoriesOf(pupil)).toEqual([]);

      await setReleased(teacher, one.id, id, true);
      const told = await everything(pupil, attempt, id);
      for (const secret of await secretsOf(attempt)) expect(told).toContain(JSON.stringify(secret).slice(1, -1));
      expect((await reviewOf(pupil, attempt))!.score?.share).toBe(1);
      expect((await memoriesOf(pupil)).length).toBeGreaterThan(0);
      expect((await exportPerson(pupil)).tables.Mark).toHaveLength(4);
    },
  );

  test("until it has closed for everybody, those with extra time too", async () => {
    const { teacher, one, pupil } = await aClass();
    const slow = await makePupil(one, "Bea");
    const id = await giveToClass(teacher, one.id, { release: "closed", closesAt: Date.now() + HOUR }, { minutes: 40 });
    const attempt = await begin(pupil, id);
    await handIn(pupil, attempt);
    await setExtra(teacher, one.id, slow.memberId, { multiplier: 2, extraAttempts: 0 });
    const closeAt = (at: number) => db.assignment.update({ where: { id }, data: { closesAt: new Date(at) } });
    const isTold = async () => (await reviewOf(pupil, attempt))!.score !== null;
    await closeAt(Date.now() - 10 * MINUTE);
    expect(await isTold()).toBe(false);
    await closeAt(Date.now() - 41 * MINUTE);
    expect(await isTold()).toBe(true);
  });

  test("is told after handing in where nothing holds it, and at once in practice", async () => {
    const { teacher, one, pupil } = await aClass();
    const quiz = await begin(pupil, await giveToClass(teacher, one.id));
    await answerAll(pupil, quiz);
    expect((await findAttempt(pupil, quiz))!.items.every((item) => item.feedback === null)).toBe(true);
    await handIn(pupil, quiz);
    expect((await findAttempt(pupil, quiz))!.items.every((item) => item.feedback?.points === 1)).toBe(true);
    const practice = await begin(pupil, await giveToClass(teacher, one.id, { release: "each" }));
    await answerAll(pupil, practice);
    expect((await findAttempt(pupil, practice))!.items.every((item) => item.feedback?.points === 1)).toBe(true);
  });
});

test("what was handed in after the due time is marked as late, for the pupil and for the teacher", async () => {
  const { teacher, one, pupil } = await aClass();
  const id = await giveToClass(teacher, one.id, { dueAt: Date.now() - MINUTE });
  await handIn(pupil, await begin(pupil, id));
  expect((await findOwnAssignment(pupil, id))!.attempts).toMatchObject([{ isLate: true }]);
  expect([...(await standingsOf((await findAssignment(teacher, one.id, id))!)).values()]).toMatchObject([{ state: "done", isLate: true }]);
  expect(await findOwnAssignment(pupil, randomUUID())).toBeNull();
});
