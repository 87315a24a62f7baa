import { randomUUID } from "node:crypto";
import type { Question } from "../../lib/questions/question";
import { readCsv } from "../../lib/transfer/csv";
import { query, questionsOf, storedAnswers } from "../answering";
import { expect, test } from "../fixtures";
import { tellTried } from "../tried";
import { ask, callAction, cookieFrom, form, makePerson, requestsSent, type Received } from "../visitor";
import { makeAccount, moved, one, pool, STATE } from "../world";
import { dose, testInFull } from "./dose";

// Cheating, and what is counted: the clock and the laws of the database decide, whatever anybody sends and how often.

test.describe.configure({ mode: "default" });

let before = 0;
test.beforeEach(() => void (before = requestsSent()));
test.afterEach(() => tellTried(requestsSent() - before));

type Taking = { cookie: string; attempt: string; questions: Question[] };

const START = "app/(learn)/sets/[slug]/quiz/actions.ts#startQuiz";
const attemptIn = (received: Received) => /attempts\/([0-9a-f-]{36})/.exec(moved(received))?.[1];

async function start(feedback: "each" | "end", more: Record<string, string> = {}): Promise<Taking> {
  const received = await callAction(START, [
    "ukraine-talks-2025",
    STATE,
    form({ length: "4", formats: "multiple-choice", feedback, token: randomUUID(), ...more }),
  ]);
  const attempt = attemptIn(received)!;
  return { cookie: cookieFrom(received)!, attempt, questions: await questionsOf(attempt) };
}

type Body = { key: string; sequence: number; reply: unknown; answeredAt: string; elapsedMs: number; hints: number };
const bodyOf = (question: Question, more: Partial<Body> = {}): Body => ({
  key: randomUUID(),
  sequence: 0,
  reply: { kind: question.reply.kind, value: "key" in question.reply ? question.reply.key : null },
  answeredAt: new Date().toISOString(),
  elapsedMs: 1_000,
  hints: 0,
  ...more,
});
/** A reply to a choice that is not right; null to what is no choice. */
function wrong({ reply }: Question, i: number): unknown {
  if (reply.kind !== "choice") return null;
  const others = reply.options.filter(({ id }) => id !== reply.key);
  return { kind: "choice", value: others[i % others.length]!.id };
}

const put = ({ cookie, attempt }: Pick<Taking, "cookie" | "attempt">, position: number, body: unknown) =>
  ask(`/api/v1/attempts/${attempt}/answers/${position}`, {
    method: "PUT",
    cookie,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
const answersTo = async (attempt: string, position: number) =>
  (
    await query<{ count: number }>(
      `SELECT count(*)::int AS count FROM "Answer" a JOIN "AttemptItem" i ON i.id = a."attemptItemId" WHERE i."attemptId" = $1 AND i.position = $2`,
      [attempt, position],
    )
  )[0]!.count;
const times = <T>(count: number, make: (i: number) => Promise<T>) => Promise.all(Array.from({ length: count }, (_, i) => make(i)));

test("C01 the same answer sent fifty times at once is stored and marked once, and told fifty times alike", async () => {
  for (let round = 0; round < dose(10, 1); round++) {
    const taking = await start("each");
    const body = bodyOf(taking.questions[0]!);
    const all = await times(50, () => put(taking, 1, body));
    expect(all.map(({ status }) => status)).toEqual(all.map(() => 200));
    expect(new Set(all.map((one) => one.body)).size).toBe(1);
    expect(await answersTo(taking.attempt, 1)).toBe(1);
    expect(
      (
        await query<{ count: number }>(
          `SELECT count(*)::int AS count FROM "Mark" m JOIN "Answer" a ON a.id = m."answerId" JOIN "AttemptItem" i ON i.id = a."attemptItemId" WHERE i."attemptId" = $1`,
          [taking.attempt],
        )
      )[0]!.count,
    ).toBe(1);
  }
});

test("C02 of fifty different answers to a question that the first one locks exactly one is taken", async () => {
  for (let round = 0; round < dose(10, 1); round++) {
    const taking = await start("each");
    const all = await times(50, (i) =>
      put(taking, 1, bodyOf(taking.questions[0]!, { sequence: i, reply: wrong(taking.questions[0]!, i) })),
    );
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(all.filter(({ status }) => status === 409)).toHaveLength(49);
    expect(await answersTo(taking.attempt, 1)).toBe(1);
  }
});

/** A class with one pupil and one quiz to be taken once. */
async function giveOnce(): Promise<{
  pupil: { id: string; cookie: string };
  assignment: string;
  teacher: { id: string; cookie: string };
  classId: string;
}> {
  const [teacher, pupil] = [await makeAccount(null), await makePerson(pool)];
  const saved = await callAction(
    START,
    ["ukraine-talks-2025", STATE, form({ intent: "save", length: "4", formats: "multiple-choice", feedback: "end" })],
    { cookie: teacher.cookie },
  );
  const code = /\/q\/([a-z0-9]{8})/.exec(saved.body)![1]!;
  const [classId, assignment] = [randomUUID(), randomUUID()];
  await pool.query(`UPDATE "Quiz" SET "ownerId" = $2 WHERE code = $1`, [code, teacher.id]);
  await pool.query(
    `INSERT INTO "Class" (id, "ownerId", name, "joinCode") VALUES ($1::uuid, $2, 'Qvclass', translate(substr($1::uuid::text, 1, 8), '-', '2'))`,
    [classId, teacher.id],
  );
  await pool.query(`INSERT INTO "Membership" (id, "classId", "personId", name) VALUES (gen_random_uuid(), $1, $2, 'Pupil')`, [
    classId,
    pupil.id,
  ]);
  await pool.query(
    `INSERT INTO "Assignment" (id, "classId", "quizId", title, attempts, "opensAt") SELECT $1, $2, id, 'Once', 1, now() - interval '1 hour' FROM "Quiz" WHERE code = $3`,
    [assignment, classId, code],
  );
  return { pupil, assignment, teacher, classId };
}

const BEGIN = "app/(learn)/assignments/[assignment]/actions.ts#beginAssignment";

test("C03 handing in twenty times at once is handing in once, and beginning twenty times is one attempt", async () => {
  const { pupil, assignment } = await giveOnce();
  await times(20, () => callAction(BEGIN, [assignment], { cookie: pupil.cookie }));
  const { rows } = await pool.query<{ id: string }>(`SELECT id FROM "Attempt" WHERE "assignmentId" = $1`, [assignment]);
  expect(rows).toHaveLength(1);
  const attempt = rows[0]!.id;
  const all = await times(20, () => ask(`/api/v1/attempts/${attempt}/hand-in`, { method: "POST", cookie: pupil.cookie }));
  expect(all.map(({ status }) => status)).toEqual(all.map(() => 200));
  const { at } = await one<{ at: string }>(`SELECT "handedInAt"::text AS at FROM "Attempt" WHERE id = $1`, [attempt]);
  await times(5, () => ask(`/api/v1/attempts/${attempt}/hand-in`, { method: "POST", cookie: pupil.cookie }));
  expect(await one(`SELECT "handedInAt"::text AS at FROM "Attempt" WHERE id = $1`, [attempt])).toEqual({ at });
  await times(20, () => callAction(BEGIN, [assignment], { cookie: pupil.cookie }));
  expect((await pool.query(`SELECT 1 FROM "Attempt" WHERE "assignmentId" = $1`, [assignment])).rows).toHaveLength(1);
});

test("C04 what was sent is worth nothing afterwards, elsewhere, or to anybody else", async () => {
  const [taking, other] = [await start("end"), await start("end")];
  const body = bodyOf(taking.questions[0]!);
  expect((await put(taking, 1, body)).status).toBe(200);
  await ask(`/api/v1/attempts/${taking.attempt}/hand-in`, { method: "POST", cookie: taking.cookie });
  const stored = await storedAnswers(taking.attempt);
  const replays = [
    await put(taking, 1, { ...body, key: randomUUID(), sequence: 1 }),
    await put(taking, 2, bodyOf(taking.questions[1]!)),
    await put(taking, 1, { ...body, reply: wrong(taking.questions[0]!, 1) }),
    await put({ attempt: taking.attempt, cookie: other.cookie }, 1, body),
    await put({ attempt: other.attempt, cookie: taking.cookie }, 1, body),
    await put({ attempt: taking.attempt, cookie: "" }, 1, body),
  ];
  for (const { status } of replays) expect([401, 404, 409, 422]).toContain(status);
  // The very same once more gets the same response and is stored no second time.
  await put(taking, 1, body);
  expect(await storedAnswers(taking.attempt)).toBe(stored);
  expect(await storedAnswers(other.attempt)).toBe(0);
});

test("C05 whatever a clock of theirs says, the server keeps its own", async () => {
  const taking = await start("end");
  const days = [-400, -1, 1, 400];
  for (const [i, day] of days.entries()) {
    const said = new Date(Date.now() + day * 86_400_000).toISOString();
    expect((await put(taking, i + 1, bodyOf(taking.questions[i]!, { answeredAt: said, elapsedMs: Math.abs(day) * 1_000 }))).status).toBe(
      200,
    );
  }
  const rows = await query<{ ahead: boolean; off: number }>(
    `SELECT a."answeredAt" > a."receivedAt" AS ahead, abs(extract(epoch FROM clock_timestamp() - a."receivedAt"))::float8 AS off FROM "Answer" a JOIN "AttemptItem" i ON i.id = a."attemptItemId" WHERE i."attemptId" = $1`,
    [taking.attempt],
  );
  expect(rows).toHaveLength(days.length);
  for (const { ahead, off } of rows) {
    expect(ahead).toBe(false);
    expect(off).toBeLessThan(3_600);
  }
});

/** Moves the beginning of an attempt, so that its end lies so many seconds back. */
const endedAgo = (attempt: string, seconds: number) =>
  pool.query(`UPDATE "Attempt" SET "limitSeconds" = 60, "startedAt" = clock_timestamp() - make_interval(secs => 60 + $2) WHERE id = $1`, [
    attempt,
    seconds,
  ]);

test("C06 after the time an answer counts within the grace that is told, and otherwise is late or refused, never lost in silence", async () => {
  for (const { ago, elapsedMs, late, counts, status } of [
    { ago: -30, elapsedMs: 30_000, late: false, counts: true, status: 200 },
    { ago: 1, elapsedMs: 60_500, late: false, counts: true, status: 200 },
    { ago: 60, elapsedMs: 59_000, late: true, counts: true, status: 200 },
    { ago: 120, elapsedMs: 170_000, late: true, counts: false, status: 422 },
    // Kept, since its own clock puts it before the end, but too late to count.
    { ago: 90_000, elapsedMs: 59_000, late: true, counts: false, status: 200 },
  ]) {
    const taking = await start("end");
    await endedAgo(taking.attempt, ago);
    const received = await put(
      taking,
      1,
      bodyOf(taking.questions[0]!, { elapsedMs, answeredAt: new Date(Date.now() - Math.max(0, ago) * 1_000).toISOString() }),
    );
    expect(received.status, `${ago} s after the end: ${received.body}`).toBe(status);
    if (status === 200)
      expect((JSON.parse(received.body) as { stored: object }).stored, `${ago} s after the end`).toMatchObject({ late, counts });
    else expect(received.body.length, "says why").toBeGreaterThan(20);
    expect(await answersTo(taking.attempt, 1)).toBe(status === 200 ? 1 : 0);
  }
});

test("C07 no question that was not asked is answered, no mark is taken from whoever answers, and what is locked stays", async () => {
  const taking = await start("each");
  const [first] = taking.questions;
  for (const position of [0, 5, 99, -1, 1.5])
    expect([404, 405]).toContain(
      (
        await ask(`/api/v1/attempts/${taking.attempt}/answers/${position}`, {
          method: "PUT",
          cookie: taking.cookie,
          headers: { "content-type": "application/json" },
          body: JSON.stringify(bodyOf(first!)),
        })
      ).status,
    );
  const wrongReply = wrong(first!, 0);
  for (const forged of [
    { score: 1 },
    { isCorrect: true },
    { points: 1 },
    { questionVersionId: randomUUID() },
    { mark: { points: 1 } },
    { reply: { kind: "choice", value: "x", key: "x" } },
    { reply: { kind: "grade", value: 4 } },
    { reply: { kind: "text", value: "x" } },
  ]) {
    const { status } = await put(taking, 1, { ...bodyOf(first!, { reply: wrongReply }), ...forged });
    expect(status, JSON.stringify(forged)).toBe(422);
  }
  expect(await storedAnswers(taking.attempt)).toBe(0);
  expect((await put(taking, 1, bodyOf(first!, { reply: wrongReply }))).status).toBe(200);
  expect((await put(taking, 1, bodyOf(first!, { sequence: 1 }))).status, "the right answer, once it was told").toBe(409);
});

test("C09 nothing is worth more for having been said to be quick", async () => {
  const points = async (elapsedMs: number, itemMs: number) => {
    const taking = await start("each");
    const { feedback } = JSON.parse((await put(taking, 1, { ...bodyOf(taking.questions[0]!), elapsedMs, itemMs })).body) as {
      feedback: { points: number };
    };
    return feedback.points;
  };
  expect([await points(0, 0), await points(1_000_000, 900_000)]).toEqual([1, 1]);
});

test("C10 an attempt is one person's, and what a teacher tries is in no results", async () => {
  const { pupil, assignment, teacher, classId } = await giveOnce();
  const attempt = attemptIn(await callAction(BEGIN, [assignment], { cookie: pupil.cookie }))!;
  const [question] = await questionsOf(attempt);
  for (const cookie of [teacher.cookie, (await makePerson(pool)).cookie, null])
    expect([401, 404]).toContain(
      (
        await ask(`/api/v1/attempts/${attempt}/answers/1`, {
          method: "PUT",
          cookie,
          headers: { "content-type": "application/json" },
          body: JSON.stringify(bodyOf(question!)),
        })
      ).status,
    );
  const { slug, quiz } = await one<{ slug: string; quiz: string }>(
    `SELECT s.slug, q.id AS quiz FROM "Quiz" q JOIN "FactSet" s ON s.id = q."setId" JOIN "Assignment" g ON g."quizId" = q.id WHERE g.id = $1`,
    [assignment],
  );
  const counted = `SELECT (SELECT count(*) FROM "Answer")::int AS answers, (SELECT count(*) FROM "Attempt" WHERE "assignmentId" = $1)::int AS attempts`;
  const mine = `SELECT count(*)::int AS count FROM "Attempt" WHERE "personId" = $1`;
  await callAction(
    "app/(teach)/sets/[slug]/quizzes/[quiz]/preview/actions.ts#answerPreview",
    [slug, quiz, question!.id, { kind: "choice", value: "x" }],
    { cookie: teacher.cookie },
  );
  expect(await one(mine, [teacher.id])).toEqual({ count: 0 });
  expect(await one<{ attempts: number }>(counted, [assignment])).toMatchObject({ attempts: 1 });
  // The teacher who begins it as a pupil would: it is not given to them.
  await callAction(BEGIN, [assignment], { cookie: teacher.cookie });
  expect(await one<{ attempts: number }>(counted, [assignment])).toMatchObject({ attempts: 1 });
  expect(classId).toBeTruthy();
});

testInFull("C11 what the class is told is the sum of what was answered: on the screen, in the file and in the database", async () => {
  const { assignment, classId, teacher, pupil } = await giveOnce();
  const template = attemptIn(await callAction(BEGIN, [assignment], { cookie: pupil.cookie }))!;
  const expected = new Map<string, number>();
  for (let i = 0; i < dose(60, 6); i++) {
    const person = await makePerson(pool);
    const name = `Pupil number ${i}`;
    await pool.query(`INSERT INTO "Membership" (id, "classId", "personId", name) VALUES (gen_random_uuid(), $1, $2, $3)`, [
      classId,
      person.id,
      name,
    ]);
    const attempt = attemptIn(await callAction(BEGIN, [assignment], { cookie: person.cookie }))!;
    const questions = await questionsOf(attempt);
    let right = 0;
    for (const [at, question] of questions.entries()) {
      if ((i + at) % 5 === 4) continue;
      const isRight = (i * 7 + at * 3) % 4 < 2;
      const { key, options } = question.reply as { key: string; options: { id: string }[] };
      const value = isRight ? key : options.find(({ id }) => id !== key)!.id;
      expect((await put({ cookie: person.cookie, attempt }, at + 1, bodyOf(question, { reply: { kind: "choice", value } }))).status).toBe(
        200,
      );
      if (isRight) right++;
    }
    await ask(`/api/v1/attempts/${attempt}/hand-in`, { method: "POST", cookie: person.cookie });
    expected.set(name, right);
    expect(
      (await ask(`/attempts/${attempt}/result`, { cookie: person.cookie, headers: { accept: "text/html" } })).body.replace(/<!-- -->/g, ""),
    ).toContain(`${right} of 4`);
  }
  await ask(`/api/v1/attempts/${template}/hand-in`, { method: "POST", cookie: pupil.cookie });
  const file = readCsv((await ask(`/api/v1/assignments/${assignment}/results`, { cookie: teacher.cookie })).body);
  if (!file.ok) throw new Error(JSON.stringify(file.problems));
  const rows = file.value.slice(1).filter(([name]) => expected.has(name!));
  expect(rows).toHaveLength(expected.size);
  for (const [name, , , points, possible, , ...cells] of rows) {
    expect([name, Number(points), Number(possible)]).toEqual([name, expected.get(name!), 4]);
    expect(cells.reduce((sum, cell) => sum + Number(cell), 0)).toBe(expected.get(name!));
  }
  const { rows: stored } = await pool.query<{ name: string; points: number }>(
    `SELECT m.name, coalesce(sum(k.points), 0)::float8 AS points FROM "Membership" m JOIN "Attempt" t ON t."personId" = m."personId" AND t."assignmentId" = $1 JOIN "AttemptItem" i ON i."attemptId" = t.id LEFT JOIN "Answer" a ON a."attemptItemId" = i.id LEFT JOIN "Mark" k ON k."answerId" = a.id GROUP BY m.name`,
    [assignment],
  );
  for (const { name, points } of stored) if (expected.has(name)) expect([name, points]).toEqual([name, expected.get(name)]);
});
