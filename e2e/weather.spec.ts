import type { BrowserContext, Page, Route } from "@playwright/test";
import { answerRight, attemptOn, goOn, query, questionsOf, seeFeedback, startQuiz, storedAnswers } from "./answering";
import { PASSWORD } from "./authority";
import { expect, test } from "./fixtures";

// What happens to answers on the way: whatever the network, the clock, other tabs and sessions do, each is stored once and the learner is
// told.

const ANSWERS = /\/api\/v1\/attempts\/[^/]+\/answers\/\d+$/;
const NOT_SAVED = "Not saved yet, trying again";

const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const startOf = (stem: string) => stem.slice(0, 20).replace(/_+.*/, "");

/** Every way in which sending an answer may fail without anybody refusing it. */
const WEATHERS: Record<string, (route: Route) => Promise<void>> = {
  "a page that asks for a room number": (route) =>
    route.fulfill({ status: 200, contentType: "text/html", body: "<h1>Welcome to the hotel</h1>" }),
  "a broken gateway": (route) => route.fulfill({ status: 502, contentType: "text/html", body: "<h1>Bad gateway</h1>" }),
  "a server that has no time": (route) =>
    route.fulfill({ status: 503, headers: { "retry-after": "1" }, json: { problems: [{ where: "server", message: "busy" }] } }),
  "a reply that is lost after it was stored": async (route) => {
    await route.fetch();
    await route.abort("connectionreset");
  },
  "a reply that is cut off": async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).slice(0, 40) });
  },
};

test("in every weather an answer is sent until it is stored, and stored once", async ({ page }) => {
  test.setTimeout(120_000);
  const attempt = await startQuiz(page, { formats: ["Choose one"] });
  const questions = await questionsOf(attempt);
  for (const [i, weather] of Object.values(WEATHERS).entries()) {
    await page.route(ANSWERS, weather, { times: 1 });
    await answerRight(page, questions[i]!, "pointer");
    await expect(page.getByText(NOT_SAVED).first()).toBeVisible();
    await seeFeedback(page, questions[i]!);
    await expect(page.getByText("Saved", { exact: true }).first()).toBeVisible();
    expect(await storedAnswers(attempt)).toBe(i + 1);
    await goOn(page, "pointer");
  }
  await page.waitForURL(/\/result/);
  await expect(page.getByRole("main")).toContainText("5 of 5");
  expect(await storedAnswers(attempt)).toBe(5);
});

test("what was answered offline is sent when the tab, closed meanwhile, is opened again", async ({ page, context }) => {
  const attempt = await startQuiz(page, { formats: ["Choose one"] });
  await page.goto("/settings");
  await page.getByRole("button", { name: "Yes, mine" }).click();
  await expect(page.getByRole("button", { name: "Yes, mine" })).toHaveCount(0);
  await page.goto(`/attempts/${attempt}`);
  const questions = await questionsOf(attempt);
  await context.setOffline(true);
  for (const question of questions.slice(0, 2)) {
    await expect(heading(page)).toContainText(startOf(question.stem));
    await answerRight(page, question, "pointer");
    await goOn(page, "pointer");
  }
  // Counted before the tab is closed: a request that outlives it may find the network that is taken away from the tab alone.
  expect(await storedAnswers(attempt)).toBe(0);
  await page.close();
  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto(`/attempts/${attempt}`);
  await expect.poll(() => storedAnswers(attempt)).toBe(2);
  await again.reload();
  await expect(heading(again)).toContainText(startOf(questions[2]!.stem));
});

for (const [name, hours] of [
  ["a day behind", -24],
  ["a day ahead", 24],
] as const) {
  test(`with a clock ${name} an answer counts, and as much time is left as is left`, async ({ page }) => {
    await page.clock.install({ time: Date.now() + hours * 3_600_000 });
    await page.goto("/sets/ukraine-talks-2025/quiz");
    await page.getByText("Choose topics, length and time").click();
    await page.getByLabel("Time", { exact: true }).selectOption({ label: "10 minutes" });
    await page.getByRole("button", { name: "Start" }).last().click();
    await page.waitForURL(/\/attempts\/[0-9a-f-]{36}/);
    const attempt = attemptOn(page);
    await expect(page.getByText(/\b(?:9:\d\d|10:00)\b/).first()).toBeVisible();
    const [question] = await questionsOf(attempt);
    await answerRight(page, question!, "pointer");
    await seeFeedback(page, question!);
    // What a card says is there before its grade is stored.
    await expect.poll(() => storedAnswers(attempt)).toBe(1);
    const [answer] = await query<{ early: boolean; near: boolean }>(
      `SELECT n."answeredAt" <= n."receivedAt" AS early, n."receivedAt" > now() - interval '5 minutes' AS near FROM "Answer" n JOIN "AttemptItem" i ON i.id = n."attemptItemId" WHERE i."attemptId" = $1`,
      [attempt],
    );
    expect(answer).toEqual({ early: true, near: true });
    await expect(page.getByText("Arrived late")).toHaveCount(0);
  });
}

test("of two tabs the first answer to a question counts, and the other tab says so", async ({ page, context }) => {
  const attempt = await startQuiz(page, { formats: ["Choose one"] });
  const [question] = await questionsOf(attempt);
  const other = await context.newPage();
  await other.goto(`/attempts/${attempt}`);
  await answerRight(page, question!, "pointer");
  await seeFeedback(page, question!);
  if (question!.reply.kind !== "choice") throw new Error("this question has no options");
  const { options, key } = question!.reply;
  const wrong = options.find((option) => option.id !== key)!;
  // Not looked at in between: a tab that comes to the front asks for the state of things first.
  await other.evaluate(
    (text) =>
      [...document.querySelectorAll<HTMLElement>("#question [role=radio], #question input[type=radio], #question button")]
        .find((one) => (one.closest("label") ?? one).textContent?.includes(text))
        ?.click(),
    wrong.text,
  );
  await expect(
    other
      .getByText("You answered this one in another tab or on another device. That answer counts.")
      .or(other.getByText("Where it says so").first())
      .first(),
  ).toBeVisible();
  expect(await storedAnswers(attempt)).toBe(1);
  await other.reload();
  await page.reload();
  const kept = await query<{ value: string }>(
    `SELECT n.reply->>'value' AS value FROM "Answer" n JOIN "AttemptItem" i ON i.id = n."attemptItemId" WHERE i."attemptId" = $1`,
    [attempt],
  );
  expect(kept).toEqual([{ value: key }]);
});

test("back, forward, reload and a copied tab lead to the same attempt at every step", async ({ page, context }) => {
  test.setTimeout(120_000);
  const attempt = await startQuiz(page, { formats: ["True or false"] });
  const questions = await questionsOf(attempt);
  for (const [i, question] of questions.entries()) {
    await expect(heading(page)).toContainText(startOf(question.stem));
    await answerRight(page, question, "pointer");
    await seeFeedback(page, question);
    await expect.poll(() => storedAnswers(attempt)).toBe(i + 1);
    if (i > 0) {
      await page.goBack();
      await expect(heading(page)).toContainText(startOf(questions[i - 1]!.stem));
      await page.goForward();
      await expect(heading(page)).toContainText(startOf(question.stem));
    }
    await page.goto(`/attempts/${attempt}?question=${i + 1}`);
    await expect(heading(page)).toContainText(startOf(question.stem));
    await expect(page.getByText("Where it says so").first()).toBeVisible();
    const copy = await context.newPage();
    await copy.goto(page.url());
    await expect(heading(copy)).toContainText(startOf(question.stem));
    await copy.close();
    await goOn(page, "pointer");
  }
  await page.waitForURL(/\/result/);
  await page.goBack();
  await page.goForward();
  await page.reload();
  await expect(page.getByRole("main")).toContainText("5 of 5");
  const attempts = await query<{ count: number }>(
    `SELECT count(*)::int AS count FROM "Attempt" WHERE "personId" = (SELECT "personId" FROM "Attempt" WHERE id = $1)`,
    [attempt],
  );
  expect(attempts).toEqual([{ count: 1 }]);
  expect(await storedAnswers(attempt)).toBe(5);
});

const tokenOf = async (context: BrowserContext) => decodeURIComponent((await context.cookies())[0]!.value).split(".")[0]!;

/** The ways in which a learner with an account may be signed out in the middle of a quiz. */
const ENDS: Record<string, (context: BrowserContext) => Promise<unknown>> = {
  "the cookie is gone": (context) => context.clearCookies(),
  "the session has run out": async (context) =>
    query(`UPDATE "Session" SET "expiresAt" = now() - interval '1 second' WHERE token = $1`, [await tokenOf(context)]),
  "every session was ended on another device": async (context) =>
    query(`DELETE FROM "Session" WHERE "userId" = (SELECT "userId" FROM "Session" WHERE token = $1)`, [await tokenOf(context)]),
};

for (const [name, end] of Object.entries(ENDS)) {
  test(`a learner goes on where they were when ${name}, once they are signed in again`, async ({ page, context }) => {
    test.setTimeout(90_000);
    const email = `somebody-${Date.now()}-${Math.floor(Math.random() * 1e6)}@example.org`;
    await page.goto("/sign-up?next=/account");
    await page.getByLabel("E-mail address").fill(email);
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: "Make the account" }).click();
    await expect(page.getByText(`Signed in as ${email}.`)).toBeVisible();
    const attempt = await startQuiz(page, { formats: ["Choose one"] });
    const questions = await questionsOf(attempt);
    await answerRight(page, questions[0]!, "pointer");
    await seeFeedback(page, questions[0]!);
    await goOn(page, "pointer");
    await end(context);
    await answerRight(page, questions[1]!, "pointer");
    await expect(page.getByText("Not saved: you are signed out").first()).toBeVisible();
    await goOn(page, "pointer");
    await answerRight(page, questions[2]!, "pointer");
    expect(await storedAnswers(attempt)).toBe(1);

    const opened = context.waitForEvent("page");
    await page.getByRole("link", { name: "Sign in in another tab" }).click();
    const signIn = await opened;
    await signIn.getByLabel("E-mail address").fill(email);
    await signIn.getByLabel("Password").fill(PASSWORD);
    await signIn.getByRole("button", { name: "Sign in" }).click();
    await expect(signIn).not.toHaveURL(/sign-in/);
    await page.bringToFront();
    await page.getByRole("button", { name: "Try again" }).click();
    await expect.poll(() => storedAnswers(attempt)).toBe(3);
    await seeFeedback(page, questions[2]!);
  });
}
