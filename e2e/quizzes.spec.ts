import type { Locator, Page } from "@playwright/test";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { query, questionsOf } from "./answering";
import { expect, overflows, test, violations } from "./fixtures";

const SLUG = "ukraine-talks-2025";

/** Makes a quiz of the bundled set and shows where it is put together; answers its address. */
async function makeQuiz(page: Page, length = 5): Promise<string> {
  await page.goto(`/sets/${SLUG}/quizzes/new`);
  await page.getByLabel("How many questions").selectOption(String(length));
  await page.getByRole("button", { name: "Make the quiz" }).click();
  await page.waitForURL(/\/quizzes\/[0-9a-f-]{36}$/);
  await expect(places(page)).toHaveCount(length);
  return page.url();
}

const places = (page: Page) =>
  page
    .getByRole("region", { name: "Questions" })
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { name: /^Question \d+$/ }) });
const stemsOf = (page: Page) => places(page).getByRole("heading", { level: 3 }).allTextContents();
const saved = (page: Page) => expect(page.getByText("Saved", { exact: true })).toBeVisible();

/** Goes to a control with the Tab key alone, forwards or backwards, and presses it. */
async function press(page: Page, control: Locator, key = "Enter"): Promise<void> {
  await expect(control).toBeVisible();
  const isThere = () => control.evaluate((element) => element === document.activeElement);
  const isAfter = await control.evaluate(
    (element) => ((document.activeElement ?? document.body).compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  );
  for (let i = 0; i < 150 && !(await isThere()); i++) await page.keyboard.press(isAfter ? "Tab" : "Shift+Tab");
  expect(await isThere(), "reached with the Tab key").toBe(true);
  await page.keyboard.press(key);
}

test("a quiz is put together with the keyboard alone: swap two, keep one and make the rest anew, move, remove, add, and undo each step", async ({
  page,
}) => {
  test.setTimeout(120_000);
  await page.goto(`/sets/${SLUG}/quizzes/new`);
  await press(page, page.getByRole("button", { name: "Make the quiz" }));
  await page.waitForURL(/\/quizzes\/[0-9a-f-]{36}$/);
  await expect(places(page)).toHaveCount(10);
  const made = await stemsOf(page);

  for (const position of [2, 3]) {
    await press(page, page.getByRole("button", { name: `Swap question ${position}`, exact: true }));
    await expect(page.getByRole("heading", { name: `Instead of question ${position}` })).toBeFocused();
    await press(page, page.getByRole("button", { name: "Take this one" }).first());
    await expect(page.getByText(`Question ${position} was swapped.`)).toBeVisible();
    await expect(page.getByRole("button", { name: `Swap question ${position}`, exact: true })).toBeFocused();
  }
  const swapped = await stemsOf(page);
  expect(swapped.filter((stem, i) => i !== 1 && i !== 2)).toEqual(made.filter((stem, i) => i !== 1 && i !== 2));

  await press(page, page.getByRole("button", { name: "Move question 1 down" }));
  await expect(page.getByText("Now question 2 of 10.")).toBeVisible();
  expect(await stemsOf(page)).toEqual([swapped[1], swapped[0], ...swapped.slice(2)]);
  await press(page, page.getByRole("button", { name: "Undo" }));
  await expect.poll(() => stemsOf(page)).toEqual(swapped);

  await press(page, page.getByRole("button", { name: "Keep question 1 when the rest is made anew" }), "Space");
  await press(page, page.getByRole("button", { name: "Make the rest anew" }));
  await expect(page.getByText("The questions were made anew.")).toBeVisible();
  const anew = await stemsOf(page);
  expect(anew[0]).toBe(swapped[0]);
  expect(anew.slice(1)).not.toEqual(swapped.slice(1));

  await press(page, page.getByRole("button", { name: "Remove question 10" }));
  await expect(places(page)).toHaveCount(9);
  await press(page, page.getByRole("searchbox"), "p");
  await page.keyboard.type("aris", { delay: 10 });
  await page.keyboard.press("Enter");
  await press(page, page.getByRole("button", { name: "Add", exact: true }).first());
  await expect(places(page)).toHaveCount(10);
  await saved(page);
  const last = await stemsOf(page);
  await page.reload();
  expect(await stemsOf(page)).toEqual(last);
});

test("every question stands there with its key and the sentence it rests on", async ({ page }) => {
  await makeQuiz(page, 8);
  for (const place of await places(page).all()) {
    await expect(place.getByRole("list", { name: "Right answer" })).toContainText(", right");
    await expect(place.locator("mark").first()).toBeVisible();
    // Reports have a date; the page of words that came up in them has none.
    await expect(place.locator("figcaption").first()).toContainText(/\d{4}|Words of the week/);
  }
});

test("who has the link gets exactly these questions, for these points, as often as the quiz says", async ({ page, browser }) => {
  await makeQuiz(page, 5);
  await page.getByLabel("Points for question 1").fill("3");
  await page.getByLabel("How often one person may take it").selectOption("1");
  await saved(page);
  await expect(page.getByText("5 questions, 7 points")).toBeVisible();
  const link = await page.getByRole("link", { name: /\/q\// }).getAttribute("href");
  const stems = await stemsOf(page);

  const pupil = await (await browser.newContext()).newPage();
  await pupil.goto(link!);
  await expect(pupil.getByText("You can take it once")).toBeVisible();
  await pupil.getByRole("button", { name: "Start" }).click();
  await pupil.waitForURL(/\/attempts\//);
  const attempt = /attempts\/([0-9a-f-]{36})/.exec(pupil.url())![1]!;
  expect((await questionsOf(attempt)).map((question) => question.stem.replace(/_{3,}/g, "_____"))).toEqual(stems);
  expect(await query(`SELECT "maxPoints" FROM "AttemptItem" WHERE "attemptId" = $1 ORDER BY position`, [attempt])).toEqual(
    [3, 1, 1, 1, 1].map((maxPoints) => ({ maxPoints })),
  );
  await query(`UPDATE "Attempt" SET "handedInAt" = clock_timestamp() WHERE id = $1`, [attempt]);
  await pupil.goto(link!);
  await pupil.getByRole("button", { name: "Start" }).click();
  await expect(pupil.getByText("You have taken this quiz, and it can be taken once.")).toBeVisible();
});

test("two who change one quiz: the second is shown what the first did, says which stands, and can undo that", async ({ page, context }) => {
  const address = await makeQuiz(page, 5);
  const other = await context.newPage();
  await other.goto(address);
  const before = await stemsOf(other);
  await page.getByRole("button", { name: "Remove question 5" }).click();
  await expect(page.getByText("4 questions, 4 points")).toBeVisible();
  await saved(page);
  await other.getByRole("button", { name: "Move question 1 down" }).click();
  await expect(other.getByText("Somebody changed this quiz meanwhile")).toBeVisible();
  await expect(other.getByText("1 question less than yours")).toBeVisible();
  expect(await violations(other)).toEqual([]);
  await other.getByRole("button", { name: "Put mine in its place" }).click();
  await saved(other);
  await page.reload();
  expect(await stemsOf(page)).toEqual([before[1], before[0], ...before.slice(2)]);
  await other.getByRole("button", { name: "Undo" }).click();
  await expect(other.getByText("4 questions, 4 points")).toBeVisible();
  await saved(other);
  await page.reload();
  expect(await stemsOf(page)).toEqual(before.slice(0, 4));
});

test("a preview is taken like the quiz, on a phone's width too, and nothing of it is kept @phone", async ({ page }) => {
  const address = await makeQuiz(page, 5);
  const rows = () => query(`SELECT (SELECT count(*)::int FROM "Attempt" WHERE "quizId" = $1) AS attempts`, [address.split("/").at(-1)]);
  await page.goto(`${address}/preview`);
  await expect(page.getByText("Preview. Nothing is kept.")).toBeVisible();
  for (let position = 1; position <= 5; position++) {
    await expect(page.getByText(`Question ${position} of 5`)).toBeVisible();
    await page.getByRole("button", { name: "I don’t know" }).click();
    await expect(page.getByText("Where it says so").first()).toBeVisible();
    if (position === 1) expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "Next", exact: true }).click();
  }
  await expect(page.getByRole("heading", { name: "That was the last question" })).toBeFocused();
  expect(await rows()).toEqual([{ attempts: 0 }]);
  expect(await overflows(page)).toBe(false);
});

test("the screens are for everybody, narrow too, with what may stand in a question's place open", async ({ page }) => {
  const address = await makeQuiz(page, 8);
  await page.getByRole("button", { name: "Swap question 1", exact: true }).click();
  await expect(page.getByRole("button", { name: "Take this one" }).first()).toBeVisible();
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await violations(page), `putting together, ${width}`).toEqual([]);
    expect(await overflows(page), `putting together, ${width}`).toBe(false);
  }
  for (const place of ["/print", "/preview"]) {
    await page.goto(`${address}${place}`);
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await violations(page), `${place}, ${width}`).toEqual([]);
      expect(await overflows(page), `${place}, ${width}`).toBe(false);
    }
  }
  await page.goto(`/sets/${SLUG}/quizzes/new`);
  await page.getByLabel("Facts you choose").check();
  await page.getByLabel("Show only facts with these words").fill("Paris");
  expect(await violations(page), "choosing facts").toEqual([]);
});

/** What is printed, without spaces: a line may break anywhere. */
const tight = (text: string) => text.normalize("NFKC").replace(/[\s\u00ad]+/g, "");

type Printed = { width: number; height: number; text: string };

async function printed(page: Page, format: "A4" | "Letter"): Promise<Printed[]> {
  const file = await getDocument({ data: new Uint8Array(await page.pdf({ format })), useSystemFonts: true }).promise;
  const pages: Printed[] = [];
  for (let number = 1; number <= file.numPages; number++) {
    const one = await file.getPage(number);
    const { width, height } = one.getViewport({ scale: 1 });
    const { items } = await one.getTextContent();
    pages.push({ width, height, text: tight(items.map((item) => ("str" in item ? item.str : "")).join("")) });
  }
  await file.destroy();
  return pages;
}

/** The texts of everything inside that has none of its own inside it. */
const leaves = (part: Locator): Promise<string[]> =>
  part.evaluate((element) =>
    [...element.querySelectorAll("*")]
      .filter((one) => one.children.length === 0 && !one.closest("svg"))
      .map((one) => one.textContent ?? "")
      .filter((text) => text.trim() !== ""),
  );

const SIZES = { A4: [595, 842], Letter: [612, 792] } as const;

test("on paper every question stands whole on one page of A4 and of Letter, numbered, with its version, and the key has every answer and sentence", async ({
  page,
}) => {
  test.setTimeout(120_000);
  const address = await makeQuiz(page, 15);
  await page.goto(`${address}/print`);
  await expect(page.getByRole("img", { name: "Code that leads to this quiz" })).toHaveCount(2);
  for (const [format, [width, height]] of Object.entries(SIZES) as ["A4" | "Letter", readonly [number, number]][]) {
    const pages = await printed(page, format);
    for (const [i, one] of pages.entries()) {
      expect(Math.abs(one.width - width) + Math.abs(one.height - height), format).toBeLessThan(3);
      expect(one.text, `${format}, page ${i + 1}`).toContain(`${i + 1}/${pages.length}`);
    }
    const startOf = (words: string) => pages.findIndex(({ text }) => text.includes(tight(words)));
    const [a, b, key] = [startOf("Version A"), startOf("Version B"), startOf("Key to Quiz on")];
    expect([a, b > a, key > b]).toEqual([0, true, true]);
    for (const [version, from, to] of [
      ["A", a, b],
      ["B", b, key],
    ] as const) {
      for (const question of await page.locator(`.paper-${version} [data-question]`).all()) {
        const texts = (await leaves(question)).map(tight);
        const whole = pages.slice(from, to).filter(({ text }) => texts.every((one) => text.includes(one)));
        expect(whole.length, `${format}, version ${version}: ${texts.slice(0, 3).join(" ")}`).toBeGreaterThan(0);
      }
    }
    const keyText = pages
      .slice(key)
      .map(({ text }) => text)
      .join("");
    for (const row of await page.locator("[data-key]").all())
      for (const text of await leaves(row)) expect(keyText, format).toContain(tight(text));
  }
});

test("the key on paper has the letters of each version, and paper is white at night too", async ({ page }) => {
  const address = await makeQuiz(page, 15);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto(`${address}/print`);
  const rows = await page.locator("[data-key]").all();
  expect(rows).toHaveLength(15);
  for (const row of rows) {
    const [, a, b] = /A (\d+) · B (\d+)/.exec(await row.innerText())!;
    const [inA, inB] = [page.locator(`.paper-A [data-question="${a}"]`), page.locator(`.paper-B [data-question="${b}"]`)];
    expect((await leaves(inA)).sort()).not.toEqual([]);
    const answers = await row.locator("ul").allInnerTexts();
    const [forA, forB] = [answers[0]!, answers.at(-1)!];
    for (const [question, lines] of [
      [inA, forA],
      [inB, forB],
    ] as const) {
      const text = (await question.innerText()).replace(/\s+/g, " ");
      for (const line of lines.split("\n").filter((one) => /^[a-j]\) /.test(one))) expect(text).toContain(line.trim());
    }
  }
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  expect(await page.evaluate(() => [getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color])).toEqual([
    "rgb(255, 255, 255)",
    "rgb(0, 0, 0)",
  ]);
});
