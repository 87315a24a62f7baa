import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import { answerRight, attemptOn, goOn, questionsOf, seeFeedback, startQuiz, storedAnswers } from "./answering";
import { expect, test } from "./fixtures";
import { ask, BUILD } from "./visitor";

// Runs by itself, since it kills the server that the others use (playwright.config.ts).

test.describe.configure({ mode: "default" });

const readServed = () => JSON.parse(readFileSync(process.env.E2E_SERVED ?? "", "utf8")) as { pid: number };

/** Ends the process that serves, as a fault does: without a word. It is started again on the same port. */
function killServer(): void {
  const { pid } = readServed();
  process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
}

const isReady = async () => (await ask("/readyz").catch(() => null))?.status === 200;

const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const startOf = (stem: string) => stem.slice(0, 20).replace(/_+.*/, "");

test("a learner half-way through a quiz goes on while the server is killed and comes back, and nothing is lost", async ({ page }) => {
  test.setTimeout(120_000);
  const attempt = await startQuiz(page, { formats: ["Choose one"] });
  const questions = await questionsOf(attempt);
  for (const question of questions.slice(0, 2)) {
    await answerRight(page, question, "pointer");
    await seeFeedback(page, question);
    await goOn(page, "pointer");
  }
  expect(await storedAnswers(attempt)).toBe(2);

  killServer();
  for (const question of questions.slice(2, 4)) {
    await expect(heading(page)).toContainText(startOf(question.stem));
    await answerRight(page, question, "pointer");
    await goOn(page, "pointer");
  }
  await expect.poll(isReady, { timeout: 60_000 }).toBe(true);
  await expect.poll(() => storedAnswers(attempt), { timeout: 30_000 }).toBe(4);

  await page.reload();
  await expect(heading(page)).toContainText(startOf(questions[4]!.stem));
  await answerRight(page, questions[4]!, "pointer");
  await seeFeedback(page, questions[4]!);
  await goOn(page, "pointer");
  await page.waitForURL(/\/result/);
  await expect(page.getByRole("main")).toContainText("5 of 5");
  expect(await storedAnswers(attempt)).toBe(5);
});

/** Serves as another build, as after an update: pages that are open are of the old one. */
async function asAnotherBuild(work: () => Promise<void>): Promise<void> {
  const file = path.join(BUILD, "BUILD_ID");
  const before = readFileSync(file, "utf8");
  const restart = async (id: string) => {
    writeFileSync(file, id);
    const { pid } = readServed();
    killServer();
    await expect.poll(() => readServed().pid, { timeout: 60_000 }).not.toBe(pid);
    await expect.poll(isReady, { timeout: 60_000 }).toBe(true);
  };
  try {
    await restart([...before].reverse().join(""));
    await work();
  } finally {
    await restart(before);
  }
}

test("a page of an earlier build goes on: answers are stored, a quiz can be begun, and the way to the result leads to the new one", async ({
  page,
  context,
}) => {
  test.setTimeout(180_000);
  const attempt = await startQuiz(page, { formats: ["Choose one"] });
  const questions = await questionsOf(attempt);
  await answerRight(page, questions[0]!, "pointer");
  await seeFeedback(page, questions[0]!);
  await goOn(page, "pointer");
  const beginning = await context.newPage();
  await beginning.goto("/sets/first-twenty-elements/quiz");
  await expect(beginning.getByRole("button", { name: "Start" }).first()).toBeVisible();

  await asAnotherBuild(async () => {
    for (const question of questions.slice(1)) {
      await expect(heading(page)).toContainText(startOf(question.stem));
      await answerRight(page, question, "pointer");
      await seeFeedback(page, question);
      await goOn(page, "pointer");
    }
    await page.waitForURL(/\/result/);
    await expect(page.getByRole("main")).toContainText("5 of 5");
    expect(await storedAnswers(attempt)).toBe(5);

    await beginning.getByRole("button", { name: "Start" }).first().click();
    await beginning.waitForURL(/\/attempts\/[0-9a-f-]{36}/);
    await expect(heading(beginning)).toContainText(startOf((await questionsOf(attemptOn(beginning)))[0]!.stem));
  });
});
