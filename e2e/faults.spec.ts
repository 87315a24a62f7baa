import { createHmac, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import type { Question } from "../lib/questions/question";
import { expect, test } from "./fixtures";

// Runs by itself, after everything else (playwright.config.ts): it kills the server that the others use. FAULT_LEARNERS and FAULT_KILLS make it
// larger; 200 and 10 are the full dose.
const LEARNERS = Number(process.env.FAULT_LEARNERS ?? 20);
const KILLS = Number(process.env.FAULT_KILLS ?? 3);
const ANSWERS = 25;

type Learner = { cookie: string; attempt: string; acknowledged: string[] };

/** The cookie of a session, signed as server/session.ts does it. */
function cookieOf(token: string): string {
  const text = `${token}.${Math.floor(Date.now() / 86_400_000)}`;
  return `footing=${text}.${createHmac("sha256", process.env.BETTER_AUTH_SECRET ?? "").update(`session\0${text}`).digest("base64url")}`;
}

/** Somebody new with a copy of an attempt. */
async function makeLearner(pool: pg.Pool, template: string): Promise<Learner> {
  const [person, token, attempt] = [randomUUID(), randomUUID().replaceAll("-", ""), randomUUID()];
  await pool.query(`INSERT INTO "Person" (id, name, email, "isAnonymous") VALUES ($1, '', $1 || '@anonymous.invalid', true)`, [person]);
  await pool.query(`INSERT INTO "Session" (id, token, "userId", "expiresAt") VALUES ($1, $2, $3, now() + interval '1 day')`, [randomUUID(), token, person]);
  await pool.query(`INSERT INTO "Attempt" (id, "personId", "setId", settings, seed, feedback) SELECT $1, $2, "setId", settings, seed, 'end' FROM "Attempt" WHERE id = $3`, [attempt, person, template]);
  await pool.query(`INSERT INTO "AttemptItem" (id, "attemptId", position, "questionVersionId", "optionOrder") SELECT gen_random_uuid(), $1, position, "questionVersionId", "optionOrder" FROM "AttemptItem" WHERE "attemptId" = $2`, [attempt, template]);
  return { cookie: cookieOf(token), attempt, acknowledged: [] };
}

/** Sends one answer with the same key until the server has stored it. */
async function send(url: string, learner: Learner, body: { key: string } & Record<string, unknown>): Promise<void> {
  for (;;) {
    const response = await fetch(url, { method: "PUT", headers: { cookie: learner.cookie, "content-type": "application/json" }, body: JSON.stringify(body) }).catch(() => null);
    if (response?.status === 200 && (await response.json().catch(() => null))?.stored) return void learner.acknowledged.push(body.key);
    // A 200 that was cut off half-way tells nothing: it is asked again with the same key.
    if (response && response.status >= 400 && response.status < 500) throw new Error(`an answer was refused with ${response.status}`);
    await pause(200);
  }
}

async function answerAll(origin: string, learner: Learner, questions: readonly Question[]): Promise<void> {
  for (let i = 0; i < ANSWERS; i++) {
    const at = i % questions.length;
    const { reply } = questions[at]!;
    const given = i % 3 === 0 ? { kind: reply.kind, gaveUp: true } : { kind: reply.kind, value: reply.key };
    await send(`${origin}/api/v1/attempts/${learner.attempt}/answers/${at + 1}`, learner, { key: randomUUID(), sequence: i, reply: given, answeredAt: new Date().toISOString(), elapsedMs: i, hints: 0 });
    await pause(Math.random() * 100);
  }
}

/** Kills the server each time another share of the answers was acknowledged. */
async function killAsTheyAnswer(learners: readonly Learner[]): Promise<void> {
  for (let kill = 1; kill <= KILLS; kill++) {
    const enough = (LEARNERS * ANSWERS * kill) / (KILLS + 1);
    while (learners.reduce((sum, learner) => sum + learner.acknowledged.length, 0) < enough) await pause(20);
    const { pid } = JSON.parse(readFileSync(process.env.E2E_SERVED ?? "", "utf8")) as { pid: number };
    process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
  }
}

test(`${LEARNERS} learners answer while the server is killed ${KILLS} times: every acknowledged answer is stored once`, async ({ page, baseURL }) => {
  test.setTimeout(600_000);
  await page.goto("/sets/ukraine-talks-2025/quiz");
  await page.getByRole("button", { name: "Start" }).first().click();
  await page.waitForURL(/\/attempts\/[0-9a-f-]{36}/);
  const template = /attempts\/([0-9a-f-]{36})/.exec(page.url())![1]!;
  const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 5 });
  try {
    const { rows } = await pool.query<{ content: Question }>(`SELECT v.content FROM "AttemptItem" i JOIN "QuestionVersion" v ON v.id = i."questionVersionId" WHERE i."attemptId" = $1 ORDER BY i.position`, [template]);
    const questions = rows.map((row) => row.content);
    const learners: Learner[] = [];
    for (let i = 0; i < LEARNERS; i++) learners.push(await makeLearner(pool, template));
    await Promise.all([killAsTheyAnswer(learners), ...learners.map((learner) => answerAll(baseURL!, learner, questions))]);

    for (const learner of learners) {
      const stored = await pool.query<{ key: string; marks: number }>(`SELECT n.key, (SELECT count(*)::int FROM "Mark" m WHERE m."answerId" = n.id) AS marks FROM "Answer" n JOIN "AttemptItem" i ON i.id = n."attemptItemId" WHERE i."attemptId" = $1`, [learner.attempt]);
      expect(stored.rows.map((row) => row.key).sort()).toEqual([...learner.acknowledged].sort());
      expect(stored.rows.every((row) => row.marks === 1)).toBe(true);

      // The score that is shown is that of the last answer to each question, worked out here once more.
      const recomputed = await pool.query<{ points: number }>(`SELECT coalesce(sum(points), 0)::float8 AS points FROM (SELECT DISTINCT ON (i.id) m.points FROM "AttemptItem" i JOIN "Answer" n ON n."attemptItemId" = i.id JOIN "Mark" m ON m."answerId" = n.id WHERE i."attemptId" = $1 ORDER BY i.id, n.sequence DESC) last`, [learner.attempt]);
      const headers = { cookie: learner.cookie };
      await fetch(`${baseURL}/api/v1/attempts/${learner.attempt}/hand-in`, { method: "POST", headers });
      const { items } = (await (await fetch(`${baseURL}/api/v1/attempts/${learner.attempt}`, { headers })).json()) as { items: { feedback: { points: number } }[] };
      expect(items.reduce((sum, item) => sum + item.feedback.points, 0)).toBeCloseTo(recomputed.rows[0]!.points, 6);
    }
  } finally {
    await pool.end();
  }
});
