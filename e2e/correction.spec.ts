import { answerRight, goOn, questionsOf, startQuiz } from "./answering";
import { expect, ownCopy, test } from "./fixtures";

test("a fact that its owner corrects is asked as corrected, and the earlier attempt stays as it was", async ({ page }) => {
  const set = await ownCopy(page);
  const slug = set.split("/").pop()!;
  const attempt = await startQuiz(page, { slug, formats: ["Type the number"] });
  const questions = await questionsOf(attempt);
  for (const question of questions) {
    await answerRight(page, question, "pointer");
    await expect(page.getByText("Where it says so").first()).toBeVisible();
    await goOn(page, "pointer");
  }
  await page.waitForURL(/\/result/);
  const [asked] = questions;
  if (asked?.reply.kind !== "number") throw new Error("this question asks for no number");
  const corrected = asked.reply.key + 100;

  await page.goto(`${set}/edit/facts/${asked.factIds[0]}`);
  await page.getByLabel("Number", { exact: true }).fill(String(corrected));
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(/^Saved\./)).toBeVisible();

  expect((await questionsOf(attempt)).map((question) => question.reply.key)).toEqual(questions.map((question) => question.reply.key));
  await page.goto(`/attempts/${attempt}/result`);
  await expect(page.getByRole("main")).toContainText(new RegExp(`${questions.length} of ${questions.length}`));

  // Whoever starts now is asked the corrected fact, if it is asked at all: never the old value.
  for (let round = 0; round < 5; round++) {
    const again = await questionsOf(await startQuiz(page, { slug, formats: ["Type the number"], length: 30 }));
    const same = again.find((question) => question.factIds.includes(asked.factIds[0]!));
    if (!same) continue;
    expect(same.reply.key).toBe(corrected);
    return;
  }
  throw new Error("the corrected fact was never asked");
});
