import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Browser, Page } from "@playwright/test";
import { makeQuiz, query, startQuiz } from "../answering";
import { expect, ownCopy } from "../fixtures";

// What the pages are looked at with: a learner who missed a quiz, and a teacher with a set, an article, an import and a class that
// answered.

const ITEMS = `INSERT INTO "AttemptItem" (id, "attemptId", position, "questionVersionId", "optionOrder") SELECT gen_random_uuid(), $1, position, "questionVersionId", "optionOrder" FROM "AttemptItem" WHERE "attemptId" = $2`;
const ANSWERS = `
  WITH given AS (
    INSERT INTO "Answer" (id, "attemptItemId", key, sequence, reply, digest, locks, "answeredAt", "elapsedMs", "localDate")
    SELECT gen_random_uuid(), i.id, gen_random_uuid(), 0, jsonb_build_object('kind', v.content #> '{reply,kind}') || CASE WHEN i.position <= $2 THEN jsonb_build_object('value', v.content #> '{reply,key}') ELSE '{"gaveUp":true}' END, '', false, now(), 1000, '2026-03-02'
    FROM "AttemptItem" i JOIN "QuestionVersion" v ON v.id = i."questionVersionId" WHERE i."attemptId" = $1 RETURNING id, "attemptItemId"
  )
  INSERT INTO "Mark" (id, "answerId", "questionVersionId", points, outcomes) SELECT gen_random_uuid(), g.id, i."questionVersionId", (i.position <= $2)::int, '[]' FROM given g JOIN "AttemptItem" i ON i.id = g."attemptItemId"`;

export type Given = { id: string; classId: string; like: string; href: string };

/** Adds a pupil who had so many of the questions of an attempt right, and gave up on the others. */
export async function addPupil(given: Given, name: string, right: number): Promise<void> {
  const [person, attempt] = [randomUUID(), randomUUID()];
  await query(`INSERT INTO "Person" (id, name, email, "isAnonymous") VALUES ($1::text, '', $1::text || '@anonymous.invalid', true)`, [
    person,
  ]);
  await query(`INSERT INTO "Membership" (id, "classId", "personId", name) VALUES (gen_random_uuid(), $1, $2, $3)`, [
    given.classId,
    person,
    name,
  ]);
  await query(
    `INSERT INTO "Attempt" (id, "personId", "setId", "assignmentId", settings, seed, feedback, "handedInAt") SELECT $1, $2, "setId", $3, settings, seed, 'end', now() FROM "Attempt" WHERE id = $4`,
    [attempt, person, given.id, given.like],
  );
  await query(ITEMS, [attempt, given.like]);
  await query(ANSWERS, [attempt, right]);
}

/** A class of whoever uses the page, to which a quiz of five was given. */
export async function giveToClass(page: Page): Promise<Given> {
  await page.goto("/sets/ukraine-talks-2025");
  const like = await makeQuiz(page, { formats: ["Choose one"], length: 5 });
  const [classId, quizId, id] = [randomUUID(), randomUUID(), randomUUID()];
  const [{ personId, setId }] = (await query<{ personId: string; setId: string }>(
    `SELECT "personId", "setId" FROM "Attempt" WHERE id = $1`,
    [like],
  )) as [{ personId: string; setId: string }];
  await query(
    `INSERT INTO "Class" (id, "ownerId", name, "joinCode") VALUES ($1::uuid, $2, 'History 9b', translate(substr($1::uuid::text, 1, 8), '-', '2'))`,
    [classId, personId],
  );
  await query(
    `INSERT INTO "Quiz" (id, code, "setId", "ownerId", title, settings) VALUES ($1::uuid, $1::uuid::text, $2, $3, 'The talks', '{}')`,
    [quizId, setId, personId],
  );
  await query(
    `INSERT INTO "Assignment" (id, "classId", "quizId", title, "opensAt") VALUES ($1, $2, $3, 'Monday', now() - interval '1 hour')`,
    [id, classId, quizId],
  );
  return { id, classId, like, href: `/classes/${classId}/assignments/${id}/results` };
}

/** Makes an account and stays signed in. */
export async function signUp(page: Page): Promise<void> {
  await page.goto("/sign-up");
  await page.getByLabel("E-mail address").fill(`everybody-${randomUUID()}@example.org`);
  await page.getByLabel("Password").fill("tractor-lemon-9");
  await page.getByRole("button", { name: "Make the account" }).click();
  await page.waitForURL(/\/account/);
}

/** Somebody new took a quiz and knew nothing of it. */
export async function missAQuiz(page: Page): Promise<string> {
  const id = await makeQuiz(page, { formats: ["Choose one"] });
  for (let i = 0; i < 5; i++) {
    const data = {
      key: randomUUID(),
      sequence: 0,
      reply: { kind: "choice", gaveUp: true },
      answeredAt: new Date().toISOString(),
      elapsedMs: 2_000 * (i + 1),
      zone: "Europe/Paris",
      hints: 0,
    };
    await expect(await page.request.put(`/api/v1/attempts/${id}/answers/${i + 1}`, { data })).toBeOK();
  }
  await expect(await page.request.post(`/api/v1/attempts/${id}/hand-in`)).toBeOK();
  return id;
}

/** Pastes an article; answers the address of its desk. */
export async function pasteArticle(page: Page): Promise<string> {
  await page.goto("/sets/paste");
  await page.getByLabel("Text of the article").fill(readFileSync("server/testing/ferry.txt", "utf8").trim());
  await page.getByLabel("Day it was published").fill("2031-05-07");
  await page.getByRole("button", { name: "Read it" }).click();
  await page.waitForURL(/\/articles\//);
  return new URL(page.url()).pathname;
}

/** Brings a file and leaves its plan as it is; answers its address. */
export async function bringFile(page: Page, text: string, name: string, mimeType = "text/csv"): Promise<string> {
  await page.goto("/sets/import");
  await page.waitForLoadState("networkidle");
  await page.getByLabel("File", { exact: true }).setInputFiles({ name, mimeType, buffer: Buffer.from(text) });
  await page.getByRole("button", { name: "Read it" }).click();
  await expect(page.getByRole("heading", { name: "Look before it is stored" })).toBeVisible({ timeout: 60_000 });
  return new URL(page.url()).pathname;
}

/** Stores the plan on the page; answers the slug of its set. */
export async function storePlan(page: Page): Promise<string> {
  await page.getByRole("button", { name: /^Import/ }).click();
  await expect(page.getByRole("heading", { name: "Stored", exact: true })).toBeVisible();
  return (await page.getByRole("link", { name: "Open the set" }).getAttribute("href"))!.split("/").at(-1)!;
}

/** A set of the teacher's own, its first fact, its first question and a quiz of it. */
async function makeSet(page: Page): Promise<{ set: string; fact: string; quiz: string }> {
  const set = await ownCopy(page);
  const fact = (await page.locator(`main a[href*="/edit/facts/"]:not([href$="/new"])`).first().getAttribute("href"))!;
  await page.goto(`${set}/quizzes/new`);
  await page.getByRole("button", { name: "Make the quiz" }).click();
  await page.waitForURL(/\/quizzes\/[0-9a-f-]{36}$/);
  return { set, fact, quiz: new URL(page.url()).pathname };
}

export type Desk = Awaited<ReturnType<typeof makeDesk>>;

/** Everything a teacher has. */
export async function makeDesk(page: Page) {
  await signUp(page);
  const own = await makeSet(page);
  const article = await pasteArticle(page);
  const plan = await bringFile(page, "country,capital\nFrance,Paris\nSpain,Madrid\nFrance,Paris", "capitals.csv");
  const given = await giveToClass(page);
  for (const [name, right] of [
    ["Amir", 5],
    ["Bea", 4],
    ["Zoe", 2],
  ] as const)
    await addPupil(given, name, right);
  return { ...own, article, plan, given };
}

/** A context of its own for whoever a page belongs to. */
export async function newcomer(browser: Browser): Promise<Page> {
  return (await browser.newContext()).newPage();
}

/** Begins practice on what was missed, and shows its first card or, without one, its first question. */
export async function beginPractice(page: Page): Promise<void> {
  await page.goto("/today");
  await page.getByRole("button", { name: "Begin" }).click();
  await page.waitForURL(/\/practice\/[0-9a-f-]{36}/);
}

const show = (page: Page) => page.getByRole("button", { name: /^Show the answer/ });
const giveUp = (page: Page) => page.getByRole("button", { name: "I don’t know" });

/** Goes on until a card is asked. */
export async function untilCard(page: Page): Promise<void> {
  for (let i = 0; i < 25; i++) {
    await expect(show(page).or(giveUp(page))).toBeVisible();
    if (await show(page).isVisible()) return;
    await giveUp(page).click();
    await page.getByRole("button", { name: /^Next/ }).click();
  }
  throw new Error("this session asks no card");
}

export { startQuiz };
