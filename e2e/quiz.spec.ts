import { restyle, SPACED } from "./accessibility/looking";
import { answerRight, attemptOn, chooseQuiz, goOn, questionsOf, seeFeedback, startQuiz, storedAnswers, type Way } from "./answering";
import { expect, expectForEverybody, overflows, test, violations } from "./fixtures";
import { formats } from "../messages/en/formats";

for (const way of ["pointer", "keyboard"] as Way[]) {
  for (const [format, label] of Object.entries(formats)) {
    test(`a learner finishes a quiz of “${label}” with the ${way}`, way === "keyboard" ? { tag: "@point-2" } : {}, async ({ page }) => {
      const attempt = await (way === "pointer" ? chooseQuiz : startQuiz)(page, { formats: [label] });
      const questions = await questionsOf(attempt);
      expect(new Set(questions.map((question) => question.format))).toEqual(new Set([format]));
      for (const [index, question] of questions.entries()) {
        await expect(page.getByRole("heading", { level: 1 })).toContainText(question.stem.slice(0, 20).replace(/_+.*/, ""));
        await answerRight(page, question, way);
        await seeFeedback(page, question);
        if (index === 0 && way === "pointer") expect(await violations(page)).toEqual([]);
        await goOn(page, way);
      }
      await page.waitForURL(/\/result/);
      expect(await storedAnswers(attempt)).toBe(questions.length);
      const selfMarked = ["flashcard", "say-it"].includes(format);
      await expect(page.getByRole("main")).toContainText(selfMarked ? /marked/i : new RegExp(`${questions.length} of ${questions.length}`));
    });
  }
}

test("whoever gives up on saying it in their own words is told what was to be said, and not asked to compare any more", async ({
  page,
}) => {
  await startQuiz(page, { formats: [formats["say-it"]] });
  await expect(page.getByRole("button", { name: "Compare with the points" })).toBeVisible();
  await page.getByRole("button", { name: "I don’t know" }).click();
  await expect(page.getByText("Where it says so").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Compare with the points" })).toHaveCount(0);
  await expect(page.getByRole("textbox")).toHaveCount(0);
});

test("a learner finds the score again later", async ({ page }) => {
  const attempt = await startQuiz(page, { formats: ["Choose one"] });
  for (const question of await questionsOf(attempt)) {
    await answerRight(page, question, "pointer");
    await goOn(page, "pointer");
  }
  await page.waitForURL(/\/result/);
  await page.goto("/scores");
  await expect(page.getByRole("link", { name: /Talks on Ukraine/ }).first()).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test("a learner goes on through three questions while offline, and nothing is lost", async ({ page, context }) => {
  const attempt = await startQuiz(page, { formats: ["Choose one"] });
  const questions = await questionsOf(attempt);
  await answerRight(page, questions[0]!, "pointer");
  await goOn(page, "pointer");
  await expect.poll(() => storedAnswers(attempt)).toBe(1);
  await context.setOffline(true);
  for (const question of questions.slice(1, 4)) {
    await expect(page.getByRole("heading", { level: 1 })).toContainText(question.stem.slice(0, 20));
    await answerRight(page, question, "pointer");
    await goOn(page, "pointer");
  }
  await expect(page.getByText("Not saved yet, trying again").first()).toBeVisible();
  expect(await storedAnswers(attempt)).toBe(1);
  await context.setOffline(false);
  await expect.poll(() => storedAnswers(attempt), { timeout: 30_000 }).toBe(4);
});

test("an attempt goes on where it was after a reload and in a second tab", async ({ page, context }) => {
  const attempt = await startQuiz(page, { formats: ["True or false"] });
  const questions = await questionsOf(attempt);
  await answerRight(page, questions[0]!, "pointer");
  await goOn(page, "pointer");
  await expect.poll(() => storedAnswers(attempt)).toBe(1);
  await page.reload();
  await expect(
    page
      .getByText("1 of 5 answered")
      .or(page.getByRole("progressbar", { name: /1 of 5/ }))
      .first(),
  ).toBeAttached();
  const second = await context.newPage();
  await second.goto(`/attempts/${attempt}`);
  await expect(second.getByRole("heading", { level: 1 })).toContainText(questions[1]!.stem.slice(0, 20));
  expect(attemptOn(second)).toBe(attempt);
});

test("with feedback at the end, answers can be changed until they are handed in", async ({ page }) => {
  const attempt = await chooseQuiz(page, { formats: ["Choose one"], feedback: "end" });
  const questions = await questionsOf(attempt);
  const [first] = questions;
  if (first?.reply.kind !== "choice") throw new Error("this question has no options");
  const { reply } = first;
  const wrong = reply.options.find((option) => option.id !== reply.key)!;
  await page.locator("#question").getByRole("radio").filter({ hasText: wrong.text }).first().click();
  await expect(page.getByText("Where it says so")).toHaveCount(0);
  await expect.poll(() => storedAnswers(attempt)).toBe(1);
  await answerRight(page, first, "pointer");
  await expect.poll(() => storedAnswers(attempt)).toBe(2);
});

for (const width of [320, 1280]) {
  test(`everybody can choose a quiz, take it and see its result, ${width} px`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.setViewportSize({ width, height: 800 });
    await page.goto("/sets/ukraine-talks-2025/quiz");
    await expectForEverybody(page, "the choice");
    const attempt = await chooseQuiz(page);
    for (const question of await questionsOf(attempt)) {
      await expectForEverybody(page, question.format);
      await answerRight(page, question, "pointer");
      await seeFeedback(page, question);
      await expectForEverybody(page, `${question.format}, answered`);
      await goOn(page, "pointer");
    }
    await page.waitForURL(/\/result/);
    await expectForEverybody(page, "the result");
  });
}

const longestWord = (texts: readonly string[]) => Math.max(...texts.flatMap((text) => text.split(/[\s-]/)).map(({ length }) => length));

test("an option with a long word stays in the window, and the mark that it was missed stands below it", async ({ page }) => {
  const attempt = await startQuiz(page, { formats: [formats["multiple-select"]], length: 30 });
  const lengths = (await questionsOf(attempt)).map(({ reply }) =>
    reply.kind === "choices" ? longestWord(reply.options.filter(({ id }) => reply.key.includes(id)).map(({ text }) => text)) : 0,
  );
  await page.goto(`/attempts/${attempt}?question=${lengths.indexOf(Math.max(...lengths)) + 1}`);
  await page.getByRole("button", { name: "I don’t know" }).click();
  await expect(page.getByText("Missed").first()).toBeVisible();
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await overflows(page), "as it comes").toBe(false);
  await restyle(page, SPACED);
  expect(await overflows(page), "with more space between letters").toBe(false);
});
