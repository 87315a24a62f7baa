import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { makeQuiz, query } from "./answering";
import { expect, overflows, test, violations } from "./fixtures";

const ITEMS = `INSERT INTO "AttemptItem" (id, "attemptId", position, "questionVersionId", "optionOrder") SELECT gen_random_uuid(), $1, position, "questionVersionId", "optionOrder" FROM "AttemptItem" WHERE "attemptId" = $2`;
const ANSWERS = `
  WITH given AS (
    INSERT INTO "Answer" (id, "attemptItemId", key, sequence, reply, digest, locks, "answeredAt", "elapsedMs", "localDate")
    SELECT gen_random_uuid(), i.id, gen_random_uuid(), 0, jsonb_build_object('kind', v.content #> '{reply,kind}') || CASE WHEN i.position <= $2 THEN jsonb_build_object('value', v.content #> '{reply,key}') ELSE '{"gaveUp":true}' END, '', false, now(), 1000, '2026-03-02'
    FROM "AttemptItem" i JOIN "QuestionVersion" v ON v.id = i."questionVersionId" WHERE i."attemptId" = $1 RETURNING id, "attemptItemId"
  )
  INSERT INTO "Mark" (id, "answerId", "questionVersionId", points, outcomes) SELECT gen_random_uuid(), g.id, i."questionVersionId", (i.position <= $2)::int, '[]' FROM given g JOIN "AttemptItem" i ON i.id = g."attemptItemId"`;

/** Adds a pupil who had so many of the questions of an attempt right, and gave up on the others. */
async function addPupil(assignment: { id: string; classId: string; like: string }, name: string, right: number): Promise<void> {
  const [person, attempt] = [randomUUID(), randomUUID()];
  await query(`INSERT INTO "Person" (id, name, email, "isAnonymous") VALUES ($1::text, '', $1::text || '@anonymous.invalid', true)`, [person]);
  await query(`INSERT INTO "Membership" (id, "classId", "personId", name) VALUES (gen_random_uuid(), $1, $2, $3)`, [assignment.classId, person, name]);
  await query(`INSERT INTO "Attempt" (id, "personId", "setId", "assignmentId", settings, seed, feedback, "handedInAt") SELECT $1, $2, "setId", $3, settings, seed, 'end', now() FROM "Attempt" WHERE id = $4`, [attempt, person, assignment.id, assignment.like]);
  await query(ITEMS, [attempt, assignment.like]);
  await query(ANSWERS, [attempt, right]);
}

/** A class of whoever uses the page, to which a quiz of five was given; answers its address. */
async function giveToClass(page: Page) {
  await page.goto("/sets/ukraine-talks-2025");
  const like = await makeQuiz(page, { formats: ["Choose one"], length: 5 });
  const [classId, quizId, id] = [randomUUID(), randomUUID(), randomUUID()];
  const [{ personId, setId }] = (await query<{ personId: string; setId: string }>(`SELECT "personId", "setId" FROM "Attempt" WHERE id = $1`, [like])) as [{ personId: string; setId: string }];
  await query(`INSERT INTO "Class" (id, "ownerId", name, "joinCode") VALUES ($1::uuid, $2, 'History 9b', translate(substr($1::uuid::text, 1, 8), '-', '2'))`, [classId, personId]);
  await query(`INSERT INTO "Quiz" (id, code, "setId", "ownerId", title, settings) VALUES ($1::uuid, $1::uuid::text, $2, $3, 'The talks', '{}')`, [quizId, setId, personId]);
  await query(`INSERT INTO "Assignment" (id, "classId", "quizId", title, "opensAt") VALUES ($1, $2, $3, 'Monday', now() - interval '1 hour')`, [id, classId, quizId]);
  return { id, classId, like, href: `/classes/${classId}/assignments/${id}/results` };
}

test("a teacher sees who got what while the class answers, gives points by hand, and takes the table along", async ({ page }) => {
  test.setTimeout(180_000);
  const given = await giveToClass(page);
  await page.goto(given.href);
  await expect(page.getByText("Nobody has joined the class yet.")).toBeVisible();
  for (const [name, right] of [["Amir", 5], ["Zoe", 2]] as const) await addPupil(given, name, right);
  const table = page.getByRole("table", { name: "Points of each pupil in each question" });
  await expect(table.getByRole("row", { name: /^Amir/ })).toContainText("100", { timeout: 30_000 });
  await expect(table.getByRole("row", { name: /^Zoe/ }).getByRole("cell").nth(4)).toHaveText("✗wrong");

  await table.getByRole("link", { name: "Zoe" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Answers of Zoe" })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByText("Give points by hand").nth(2).click();
  await page.getByLabel("Points for question 3").fill("0.5");
  await page.getByLabel("Why").nth(2).fill("Said aloud");
  await page.getByRole("button", { name: "Give these points" }).click();
  await expect(page.getByText("The points are given.")).toBeVisible();
  await page.getByRole("link", { name: "Results of Monday" }).click();
  await expect(table.getByRole("row", { name: /^Zoe/ }).getByRole("cell").nth(4)).toHaveText("0.5 ✎0.5 of a point, marked by hand");

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download as a table (CSV)" }).click();
  expect((await download).suggestedFilename()).toBe("history-9b-monday.csv");
});

test("every view of the results is for everybody", async ({ page }) => {
  test.setTimeout(180_000);
  const given = await giveToClass(page);
  for (const [name, right] of [["Amir", 5], ["Bea", 4], ["Zoe", 2]] as const) await addPupil(given, name, right);
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 800 });
    for (const view of ["", "/facts", "/questions"]) {
      await page.goto(`${given.href}${view}`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Results");
      expect(await violations(page), view).toEqual([]);
      expect(await overflows(page), view).toBe(false);
    }
  }
});
