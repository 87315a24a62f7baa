import { randomUUID } from "node:crypto";
import type { Browser, Page } from "@playwright/test";
import { answerRight, attemptOn, query, questionsOf, storedAnswers } from "./answering";
import { expect, expectForEverybody, test } from "./fixtures";

// A class, from its code to what its pupils answered: joining on a phone, what is held back, extra time, the wall, and the way back.

const QUIZ = { slug: "first-twenty-elements", format: "Multiple choice" };

async function signUp(page: Page, next: string): Promise<void> {
  await page.goto(`/sign-up?next=${next}`);
  await page.getByLabel("E-mail address").fill(`teacher-${randomUUID()}@example.org`);
  await page.getByLabel("Password").fill("tractor-lemon-9");
  await page.getByRole("button", { name: "Make the account" }).click();
  await expect(page).toHaveURL(new RegExp(`${next}$`));
}

/** A class with its code, open; the page shows it. */
async function makeClass(page: Page): Promise<{ address: string; code: string }> {
  await signUp(page, "/classes/new");
  await page.getByLabel("Name of the class").fill("7b, History");
  await page.getByLabel("Your name").fill("Ms Adeyemi");
  await page.getByRole("button", { name: "Make a class" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "7b, History" })).toBeVisible();
  await page.getByRole("button", { name: "Open for one hour" }).click();
  await expect(page.getByText(/^Joining is open until/)).toBeVisible();
  const address = new URL(page.url()).pathname;
  const [{ code } = { code: "" }] = await query<{ code: string }>(`SELECT "joinCode" AS code FROM "Class" WHERE id = $1`, [
    address.split("/").at(-1),
  ]);
  await expect(page.getByText(`${code.slice(0, 4)} ${code.slice(4)}`)).toBeVisible();
  return { address, code };
}

/** A quiz of three questions with the settings, made past the screens, since other tests try these. */
async function makeQuiz(address: string, minutes: number | null = null): Promise<string> {
  const settings = { length: 3, topics: [], formats: ["multiple-choice"], feedback: "each", minutes, strict: false };
  const [quiz] = await query<{ id: string }>(
    `INSERT INTO "Quiz" (id, code, "setId", "ownerId", title, settings) SELECT gen_random_uuid(), substr(md5($3), 1, 8), s.id, c."ownerId", 'The first elements', $4 FROM "FactSet" s, "Class" c WHERE s.slug = $1 AND c.id = $2 RETURNING id`,
    [QUIZ.slug, address.split("/").at(-1), randomUUID(), settings],
  );
  return quiz!.id;
}

async function phone(browser: Browser): Promise<Page> {
  return (await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true })).newPage();
}

async function join(page: Page, code: string, name: string): Promise<void> {
  await page.goto("/join");
  await page.getByLabel("Code", { exact: true }).fill(`${code.slice(0, 4).toUpperCase()} ${code.slice(4)}`);
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Join 7b, History" })).toBeVisible();
  await page.getByLabel("Your name").fill(name);
  await page.getByRole("button", { name: "Join" }).click();
  await expect(page).toHaveURL(/\/today$/);
}

test("a class from its code to the first answer: pupils join with a name, and the teacher matches them @phone", async ({
  page,
  browser,
}) => {
  test.setTimeout(300_000);
  const { address, code } = await makeClass(page);
  await expectForEverybody(page, "a class that is open");
  await page.goto(`${address}/roster`);
  await page.getByLabel("Names").fill("Hassan, Amir\nBeatriz Costa");
  await page.getByRole("button", { name: "Save the list" }).click();
  await expect(page.getByText("Saved: 2 names.")).toBeVisible();
  await expectForEverybody(page, "the list of names");
  const quiz = await makeQuiz(address);

  const pupil = await phone(browser);
  await pupil.goto(`/join/${code}`);
  await expect(pupil.getByText("Your teacher sees your answers in this class. Nobody else does.")).toBeVisible();
  await expectForEverybody(pupil, "joining");
  await join(pupil, code, "amir");
  await pupil.goto(`/join/${code}`);
  await expect(pupil.getByText("You are in this class already.")).toBeVisible();

  await page.goto(address);
  await page.getByRole("button", { name: "Yes", exact: true }).click();
  await expect(page.getByText("Matched.")).toBeVisible();
  await page.goto(`${address}/assignments/new?quiz=${quiz}`);
  await expectForEverybody(page, "giving a quiz");
  await page.getByRole("button", { name: "Give it" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "The first elements" })).toBeVisible();
  await expect(page.getByRole("rowheader", { name: "Hassan, Amir" })).toBeVisible();

  await pupil.goto("/today");
  await pupil.getByRole("link", { name: /7b, History: The first elements/ }).click();
  await expectForEverybody(pupil, "an assignment");
  await pupil.getByRole("button", { name: "Begin" }).click();
  await expect(pupil).toHaveURL(/\/attempts\//);
  await answerRight(pupil, (await questionsOf(attemptOn(pupil)))[0]!, "pointer");
  await expect.poll(() => storedAnswers(attemptOn(pupil))).toBe(1);
  await page.reload();
  await expect(page.getByRole("row", { name: /Hassan, Amir/ })).toContainText("under way");
  await page.getByRole("link", { name: "Results", exact: true }).click();
  await expect(page.getByRole("row", { name: /^Right/ })).toContainText(/\d\u00a0%.*–.*–/);
  await page.goBack();
  await expectForEverybody(page, "an assignment, for its teacher");
});

test("what is wrong with a new class is told above the form, and at each field", async ({ page }) => {
  await signUp(page, "/classes/new");
  await page.getByRole("button", { name: "Make a class" }).click();
  await expect(page.getByRole("group", { name: "There are 2 problems" })).toBeFocused();
  for (const [field, problem] of [
    ["Name of the class", "Give the class a name."],
    ["Your name, as your pupils know you", "Write your name, so that pupils know whose class it is."],
  ] as const) {
    await expect(page.getByLabel(field)).toHaveAttribute("aria-invalid", "true");
    await expect(page.getByLabel(field)).toHaveAccessibleDescription(new RegExp(problem));
    await expect(page.getByText(problem)).toHaveCount(2);
  }
});

test("a class says until when joining is open by its own clocks, wherever it is said", async ({ page }) => {
  const { address } = await makeClass(page);
  const said = (await page.getByText(/^Joining is open until/).innerText()).replace(/^.*until |\.$/g, "");
  await page.goto("/classes");
  await expect(page.getByRole("main").locator(`a[href="${address}"]`)).toContainText(`until ${said}`);
});

test("with nothing but the keyboard somebody joins, and a code that is unknown is said so", async ({ page, browser }) => {
  const { code } = await makeClass(page);
  const pupil = await (await browser.newContext()).newPage();
  await pupil.goto("/join");
  await pupil.getByLabel("Code").focus();
  await pupil.keyboard.type("zzzz 2222");
  await pupil.keyboard.press("Enter");
  await expect(pupil.getByText(/^No class is open under this code/).first()).toBeVisible();
  await pupil.getByLabel("Code").focus();
  await pupil.keyboard.press("Control+a");
  await pupil.keyboard.type(code);
  await pupil.keyboard.press("Enter");
  await expect(pupil.getByRole("heading", { name: "Join 7b, History" })).toBeVisible();
  await pupil.getByLabel("Your name").focus();
  await pupil.keyboard.type("Zoe");
  await pupil.keyboard.press("Enter");
  await expect(pupil).toHaveURL(/\/today$/);
});

test(
  "a graded test says nothing of what was right until the teacher shows it; extra time is seen by whoever has it",
  { tag: "@point-14" },
  async ({ page, browser }) => {
    test.setTimeout(300_000);
    const { address, code } = await makeClass(page);
    const quiz = await makeQuiz(address, 20);
    const pupil = await phone(browser);
    await join(pupil, code, "Amir");
    await page.goto(address);
    await page.getByRole("link", { name: "Change Amir" }).click();
    await page.getByLabel("Time", { exact: true }).selectOption({ label: "1.5× time" });
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Saved.")).toBeVisible();
    await expectForEverybody(page, "a pupil");

    await page.goto(`${address}/assignments/new?quiz=${quiz}`);
    await page.getByText("Graded test").click();
    await page.getByRole("button", { name: "Give it" }).click();
    await expect(page.getByText("Say when it closes").first()).toBeVisible();
    await page.getByLabel("Closes", { exact: true }).fill("2099-03-12T16:00");
    await page.getByRole("button", { name: "Give it" }).click();
    await expect(page.getByText("Pupils do not see yet what was right.")).toBeVisible();

    await pupil.goto("/today");
    await pupil.getByRole("link", { name: /The first elements/ }).click();
    await expect(pupil.getByText("30 minutes, extended from 20 minutes")).toBeVisible();
    // What is taken alone is on no wall: whoever looks for it there is led to it.
    const given = pupil.url();
    await pupil.goto(given.replace("/assignments/", "/wall/"));
    await expect(pupil).toHaveURL(given);
    await pupil.getByRole("button", { name: "Begin" }).click();
    await expect(pupil).toHaveURL(/\/attempts\//);
    const attempt = attemptOn(pupil);
    const questions = await questionsOf(attempt);
    await answerRight(pupil, questions[0]!, "pointer");
    await expect.poll(() => storedAnswers(attempt)).toBe(1);
    await pupil.goto(`/attempts/${attempt}/result`);
    await pupil.getByRole("button", { name: "Hand in" }).click();
    await expect(pupil.getByText("What was right is shown later")).toBeVisible();
    for (const { explanation } of questions) expect(await pupil.content()).not.toContain(explanation);
    await expectForEverybody(pupil, "a result that is held back");

    await page.getByRole("button", { name: "Show pupils what was right" }).click();
    await expect(page.getByText("Shown.")).toBeVisible();
    await pupil.reload();
    await expect(pupil.getByText(/1 of 3/).first()).toBeVisible();
  },
);

test(
  "on the wall the class goes on together; a phone that was away comes back to where the class is, and nothing it answered is lost",
  { tag: "@point-35" },
  async ({ page, browser }) => {
    test.setTimeout(300_000);
    const { address, code } = await makeClass(page);
    const quiz = await makeQuiz(address);
    const [here, away] = [await phone(browser), await phone(browser)];
    await join(here, code, "Amir Hassan");
    await join(away, code, "Beatriz Costa");
    await page.goto(`${address}/assignments/new?quiz=${quiz}`);
    await page.getByText("Together on the wall").click();
    await page.getByRole("button", { name: "Give it" }).click();
    await page.getByRole("link", { name: "Show on the wall" }).click();
    for (const pupil of [here, away]) {
      await pupil.goto("/today");
      await pupil.getByRole("link", { name: /together on the wall/ }).click();
      await pupil.getByRole("button", { name: "I am here" }).click();
      await expect(pupil.getByText("The first question comes here too.")).toBeVisible();
    }
    await expect(page.getByText("2 pupils are here")).toBeVisible();
    await page.getByRole("button", { name: "Show the first question" }).click();
    const [{ id: attempt } = { id: "" }] = await query<{ id: string }>(
      `SELECT a.id FROM "Attempt" a JOIN "Membership" m ON m."personId" = a."personId" WHERE m.name = 'Beatriz Costa' ORDER BY a."startedAt" DESC LIMIT 1`,
      [],
    );
    const questions = await questionsOf(attempt);
    for (const pupil of [here, away]) await expect(pupil.getByRole("heading", { name: questions[0]!.stem })).toBeVisible();
    await expectForEverybody(here, "a question on a phone");
    await expectForEverybody(page, "a question on the wall");

    await answerRight(here, questions[0]!, "keyboard");
    await expect(here.getByText(/^Saved\. You may change it/)).toBeVisible();
    await away.context().setOffline(true);
    const { reply } = questions[0]!;
    if (reply.kind !== "choice") throw new Error("another kind of question");
    await away.getByRole("radio", { name: reply.options.find(({ id }) => id === reply.key)!.text, exact: true }).click();
    await expect(page.getByText("1 of 2 answered")).toBeVisible();
    await page.getByRole("button", { name: "Close the question" }).click();
    await expect(here.getByText("This question is closed.", { exact: false })).toBeVisible();
    await page.getByRole("button", { name: "Show the answer" }).click();
    await expect(page.getByText("Where it says so").first()).toBeVisible();
    await seeFeedbackOn(here);
    await expect(here.getByRole("status").filter({ hasText: /Right\./ })).toHaveCount(1);
    await expectForEverybody(page, "an answer on the wall");
    expect(await page.content()).not.toMatch(/Amir|Beatriz|Hassan|Costa/);
    await page.getByRole("button", { name: "Next question" }).click();
    await expect(here.getByRole("heading", { name: questions[1]!.stem })).toBeVisible();

    await away.context().setOffline(false);
    await expect(away.getByRole("heading", { name: questions[1]!.stem })).toBeVisible();
    await expect.poll(() => storedAnswers(attempt)).toBe(1);
    await page.getByRole("button", { name: "Show the answer" }).click();
    await page.getByRole("button", { name: "Finish" }).click();
    await expect(page.getByText("That was the last question.")).toBeVisible();
    await expect(away.getByRole("link", { name: "See what was right" })).toBeVisible();
  },
);

async function seeFeedbackOn(pupil: Page): Promise<void> {
  await expect(pupil.getByText("Where it says so").first()).toBeVisible();
}

test("a pupil who lost their phone goes on with everything on another one, by a code that is good once", async ({ page, browser }) => {
  const { address, code } = await makeClass(page);
  const lost = await phone(browser);
  await join(lost, code, "Amir");
  await page.goto(address);
  await page.getByRole("link", { name: "Change Amir" }).click();
  await page.getByRole("button", { name: "Make a code" }).click();
  const back = (await page.getByText(/^[a-z0-9]{5} [a-z0-9]{5}$/).innerText()).trim();
  const found = await phone(browser);
  await found.goto("/join");
  await found.getByLabel("Code", { exact: true }).fill(back);
  await found.getByRole("button", { name: "Go on" }).click();
  await expect(found).toHaveURL(/\/today$/);
  await found.goto("/classes");
  await expect(found.getByText("You are Amir here.", { exact: false })).toBeVisible();
  const third = await phone(browser);
  await third.goto("/join");
  await third.getByLabel("Code", { exact: true }).fill(back);
  await third.getByRole("button", { name: "Go on" }).click();
  await expect(third.getByText(/^No class is open under this code/).first()).toBeVisible();
});
