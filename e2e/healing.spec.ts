import { randomUUID } from "node:crypto";
import type { Browser, Page } from "@playwright/test";
import { keyWords } from "../lib/questions/key-words";
import { SELF_MARKED, type GivenReply, type Question } from "../lib/questions/question";
import { attemptOn, query, questionsOf } from "./answering";
import { makeQuiz, questionsAbout } from "./fact-quiz";
import { readCsv } from "../lib/transfer/csv";
import { words } from "../messages";
import { expect, ownCopy, test, violations } from "./fixtures";

// A fact is corrected once: seen in every kind of question, in what was told before, and in scores; nobody loses a point or a schedule.

const PARIS = "summit-paris-held-in-city-paris";

/** What somebody who was right all along answers. */
function riyadhIn({ reply }: Question): GivenReply {
  if (reply.kind === "text") return { kind: "text", value: "Riyadh" };
  if (reply.kind !== "choice" && reply.kind !== "place") return { kind: reply.kind, gaveUp: true };
  const riyadh = reply.options.find((option) => option.text === "Riyadh") ?? reply.options.find((option) => option.id !== reply.key);
  return { kind: reply.kind, value: riyadh!.id };
}

const asKeyed = ({ reply }: Question): GivenReply => ({ kind: reply.kind, value: reply.key }) as GivenReply;

type Pupil = { page: Page; attempt: string };

async function begin(browser: Browser, code: string): Promise<Pupil> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`/q/${code}`);
  await page.getByRole("button", { name: "Start" }).last().click();
  await page.waitForURL(/\/attempts\/[0-9a-f-]{36}/);
  return { page, attempt: attemptOn(page) };
}

async function answerAll({ page, attempt }: Pupil, replyTo: (question: Question) => GivenReply): Promise<void> {
  const origin = new URL(page.url()).origin;
  for (const [i, question] of (await questionsOf(attempt)).entries()) {
    const data = { key: randomUUID(), sequence: 0, reply: replyTo(question), answeredAt: Date.now(), elapsedMs: 4_000, hints: 0 };
    expect((await page.request.put(`/api/v1/attempts/${attempt}/answers/${i + 1}`, { data, headers: { origin } })).ok()).toBe(true);
  }
  expect((await page.request.post(`/api/v1/attempts/${attempt}/hand-in`, { headers: { origin } })).ok()).toBe(true);
}

const memoriesOf = async ({ attempt }: Pupil) =>
  (
    await query<{ name: string }>(
      `SELECT y."factKey" || ' ' || y.slot AS name FROM "Memory" y JOIN "Attempt" a ON a."personId" = y."personId" WHERE a.id = $1 ORDER BY 1`,
      [attempt],
    )
  ).map((row) => row.name);

/** Points as the result page says them: "2 of 8". */
async function scoreOf({ page, attempt }: Pupil): Promise<number> {
  await page.goto(`/attempts/${attempt}/result`);
  const said = await page.getByRole("main").textContent();
  return Number(/(\d+(?:\.\d+)?) of \d+/.exec(said ?? "")![1]);
}

/** Makes these attempts those of a class, to which the quiz was given by its owner; answers the assignment. */
async function giveToClass(code: string, pupils: readonly (readonly [string, Pupil])[]): Promise<string> {
  const [classId, id] = [randomUUID(), randomUUID()];
  const [quiz] = await query<{ id: string; ownerId: string }>(`SELECT id, "ownerId" FROM "Quiz" WHERE code = $1`, [code]);
  await query(
    `INSERT INTO "Class" (id, "ownerId", name, "joinCode") VALUES ($1::uuid, $2, '9b', translate(substr($1::uuid::text, 1, 8), '-', '2'))`,
    [classId, quiz!.ownerId],
  );
  await query(
    `INSERT INTO "Assignment" (id, "classId", "quizId", title, "opensAt") VALUES ($1, $2, $3, 'Talks', now() - interval '1 hour')`,
    [id, classId, quiz!.id],
  );
  for (const [name, { attempt }] of pupils) {
    await query(
      `INSERT INTO "Membership" (id, "classId", "personId", name) SELECT gen_random_uuid(), $1, "personId", $2 FROM "Attempt" WHERE id = $3`,
      [classId, name, attempt],
    );
    await query(`UPDATE "Attempt" SET "assignmentId" = $1 WHERE id = $2`, [id, attempt]);
  }
  return id;
}

/** What the results as a file say of each pupil, question by question. */
async function pointsInFile(page: Page, assignment: string): Promise<Record<string, number>> {
  const file = await page.request.get(`/api/v1/assignments/${assignment}/results`);
  const read = readCsv(await file.text());
  const [head, ...rows] = read.ok ? read.value : [];
  const points = head!.indexOf(words("results").file.points);
  return Object.fromEntries(rows.map((cells) => [cells[0], Number(cells[points])]));
}

const figure = (page: Page, label: string) => page.locator("dl > div").filter({ hasText: label }).locator("dd");

test("one correction heals every question, what was told before, and scores; no schedule is lost and no score lowered", async ({
  page,
  browser,
}) => {
  test.setTimeout(240_000);
  const set = await ownCopy(page, "ukraine-talks-2025");
  const slug = set.split("/").at(-1)!;
  const scored = questionsAbout(slug, PARIS).filter(
    (question) => question.factIds.length === 1 && !SELF_MARKED.includes(question.reply.kind),
  );
  const code = await makeQuiz(slug, scored);
  const [old, right] = [await begin(browser, code), await begin(browser, code)];
  await answerAll(old, asKeyed);
  await answerAll(right, riyadhIn);
  const before = [await scoreOf(old), await scoreOf(right)];
  const memories = [await memoriesOf(old), await memoriesOf(right)];
  expect(before[0]).toBe(scored.length);

  await page.goto(`${set}/edit/facts/${PARIS}`);
  await expect(page.getByRole("main")).toContainText(/1 quiz, 2 attempts, 0 under way/);
  await page.getByLabel("Who or what it says").selectOption({ label: "Riyadh" });
  await page.getByRole("button", { name: "Save", exact: true }).first().click();
  await expect(page.getByText(/^Saved\./).first()).toBeVisible();

  await page.goto(`${set}/regrade/facts/${PARIS}`);
  await expect(page.getByRole("heading", { level: 1, name: "Look at the answers again" })).toBeVisible();
  await expect(figure(page, "lose")).toHaveText("0");
  const gains = Number(await figure(page, "gain").textContent());
  expect(gains).toBeGreaterThan(3);
  await page.getByRole("radio", { name: /^Mark them as corrected/ }).check();
  await expect(figure(page, "lose")).not.toHaveText("0");
  await page.getByRole("radio", { name: /^Never lower a score/ }).check();
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Mark the answers again" }).click();
  await expect(page.getByText(`Marked again: ${gains} gained, 0 lost`)).toBeVisible();

  expect(await scoreOf(old)).toBe(before[0]);
  await expect(old.page.getByText(/^Corrected on \d+ \w+ \d{4}: .*Riyadh/).first()).toBeVisible();
  expect(await scoreOf(right)).toBe(before[1]! + gains);
  await expect(right.page.getByText("You were right: +1").first()).toBeVisible();
  await expect(right.page.getByText(/^Corrected on/).first()).toBeVisible();
  expect(await violations(right.page)).toEqual([]);
  expect([await memoriesOf(old), await memoriesOf(right)]).toEqual(memories);

  const assignment = await giveToClass(code, [
    ["Amir", old],
    ["Zoe", right],
  ]);
  expect(await pointsInFile(page, assignment)).toMatchObject({ Amir: before[0], Zoe: before[1]! + gains });
  const [quiz] = await query<{ id: string }>(`SELECT id FROM "Quiz" WHERE code = $1`, [code]);
  await page.goto(`${set}/quizzes/${quiz!.id}/print`);
  const onPaper = await page
    .getByRole("region", { name: /^Key to/ })
    .locator("li[data-key] > ul > li")
    .allTextContents();
  expect([onPaper.includes("Riyadh"), onPaper.includes("Paris")]).toEqual([true, false]);

  const later = await begin(browser, code);
  for (const question of await questionsOf(later.attempt)) {
    const key = keyWords(question.reply).join(" ");
    if (question.format === "true-false")
      expect([question.stem, key]).toEqual([question.stem, question.stem.includes("Riyadh") ? "True" : "False"]);
    else expect(`${question.format}: ${key}`).toBe(`${question.format}: Riyadh`);
  }

  await page.goto(`${set}/regrade`);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText(/^Undone: \d+ marks say again/)).toBeVisible();
  expect([await scoreOf(old), await scoreOf(right)]).toEqual(before);
});

test("a typed answer that was not accepted becomes a name, and whoever typed it gains; what was flagged is settled", async ({
  page,
  browser,
}) => {
  test.setTimeout(180_000);
  const set = await ownCopy(page, "ukraine-talks-2025");
  const slug = set.split("/").at(-1)!;
  const typed = questionsAbout(slug, PARIS).filter((question) => question.format === "short-answer" && question.slot === "object");
  const pupil = await begin(browser, await makeQuiz(slug, typed));
  await pupil.page.request.post(`/api/v1/attempts/${pupil.attempt}/reports/1`, {
    data: { note: "My atlas says otherwise." },
    headers: { origin: new URL(pupil.page.url()).origin },
  });
  await answerAll(pupil, () => ({ kind: "text", value: "Parisville" }));
  expect(await scoreOf(pupil)).toBe(0);

  await page.goto(`${set}/inbox`);
  await expect(page.getByText("My atlas says otherwise.")).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Nothing is wrong" }).click();
  await expect(page.getByText("Noted: nothing is wrong with it.")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("It waits here again.")).toBeVisible();

  await page.getByRole("button", { name: "Accept it" }).click();
  await expect(page.getByText(/^Accepted from now on/)).toBeVisible();
  await page.getByRole("link", { name: "Look at the answers again" }).click();
  await expect(figure(page, "gain")).toHaveText("1");
  await page.getByRole("button", { name: "Mark the answers again" }).click();
  await expect(page.getByText("Marked again: 1 gained, 0 lost")).toBeVisible();
  expect(await scoreOf(pupil)).toBe(1);
});
