import { randomUUID } from "node:crypto";
import type { Locator, Page } from "@playwright/test";
import { makeQuiz, query, questionsOf, startQuiz, storedAnswers } from "./answering";
import { expect, expectForEverybody, test } from "./fixtures";

const sessionOn = (page: Page): string => /practice\/([0-9a-f-]{36})/.exec(page.url())![1]!;

/** Answers of a session that count: given, and not taken back. */
async function countingAnswers(session: string): Promise<number> {
  const sql = `SELECT count(*)::int AS count FROM "Answer" n JOIN "AttemptItem" i ON i.id = n."attemptItemId" WHERE i."attemptId" = $1 AND n."withdrawnAt" IS NULL`;
  return (await query<{ count: number }>(sql, [session]))[0]!.count;
}

/** Somebody new took a quiz and knew nothing of it. */
async function missAQuiz(page: Page): Promise<void> {
  const attempt = `/api/v1/attempts/${await makeQuiz(page, { formats: ["Choose one"] })}`;
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
    await expect(await page.request.put(`${attempt}/answers/${i + 1}`, { data })).toBeOK();
  }
  await expect(await page.request.post(`${attempt}/hand-in`)).toBeOK();
}

async function begin(page: Page, minutes?: number): Promise<string> {
  await page.goto("/today");
  if (minutes !== undefined) {
    await page.getByText("Other", { exact: true }).click();
    await page.getByRole("spinbutton").fill(String(minutes));
  }
  await page.getByRole("button", { name: "Begin" }).click();
  await page.waitForURL(/\/practice\/[0-9a-f-]{36}/);
  return sessionOn(page);
}

const show = (page: Page) => page.getByRole("button", { name: /^Show the answer/ });
const giveUp = (page: Page) => page.getByRole("button", { name: "I don’t know" });
const next = (page: Page) => page.getByRole("button", { name: /^Next/ });
const ended = (page: Page) => page.getByRole("heading", { name: "Done for now" });
const question = (page: Page) => page.locator("#question").getByRole("heading", { level: 1 });

/** Answers what is asked, whatever it is: a card by grading it, another question by giving up on it. */
async function answerOne(page: Page, grade: "Missed it" | "Knew it" = "Knew it"): Promise<void> {
  await expect(show(page).or(giveUp(page)).or(ended(page))).toBeVisible();
  if (await show(page).isVisible()) {
    await show(page).click();
    await page.getByRole("button", { name: grade }).click();
  } else if (await giveUp(page).isVisible()) {
    await giveUp(page).click();
    await next(page).click();
  }
}

/** Goes on until a card, or with `isCard` false another question, is asked. */
async function until(page: Page, isCard: boolean): Promise<void> {
  for (let i = 0; i < 25; i++) {
    await expect(show(page).or(giveUp(page))).toBeVisible();
    if ((await show(page).isVisible()) === isCard) return;
    await answerOne(page, "Missed it");
  }
  throw new Error("this session asks nothing of that kind");
}

test("a quiz missed by somebody new is tonight’s review @phone", async ({ page }) => {
  const quiz = await startQuiz(page, { formats: ["Choose one"] });
  const facts = (await questionsOf(quiz)).flatMap(({ factIds }) => factIds);
  for (let i = 0; i < 5; i++) {
    await giveUp(page).click();
    await page.getByRole("button", { name: /^(Next|See your result)/ }).click();
  }
  await expect.poll(() => storedAnswers(quiz)).toBe(5);
  await page.goto("/today");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/minutes? (is|are) ready/);
  await expect(page.getByRole("main")).toContainText("you missed");
  const session = await begin(page);
  const [row] = await query<{ settings: { asks: { key: { factId: string } }[] } }>(`SELECT settings FROM "Attempt" WHERE id = $1`, [
    session,
  ]);
  expect(row!.settings.asks.map((ask) => ask.key.factId)).toEqual(expect.arrayContaining(facts));
  await until(page, true);
  await show(page).click();
  await expect(page.getByText("Where it says so").first()).toBeVisible();
  await expect(page.locator("mark").first()).toBeVisible();
});

test("an open session is offered to go on with, where it was", async ({ page }) => {
  await missAQuiz(page);
  const session = await begin(page);
  await answerOne(page);
  await expect.poll(() => countingAnswers(session)).toBe(1);
  const asked = await question(page).textContent();
  await page.goto("/today");
  await page.getByRole("link", { name: "Go on" }).click();
  await expect(question(page)).toHaveText(asked!);
});

test("thirty answers are undone, one after the other, with the button and with Ctrl+Z", async ({ page }) => {
  test.setTimeout(180_000);
  await missAQuiz(page);
  const session = await begin(page, 60);
  const undo = page.getByRole("button", { name: "Undo" });
  const first = await question(page).textContent();
  for (let i = 0; i < 30; i++) await answerOne(page, i % 3 ? "Knew it" : "Missed it");
  await expect.poll(() => countingAnswers(session)).toBe(30);
  for (let i = 0; i < 30; i++) await (i % 2 ? undo.click() : page.keyboard.press("Control+z"));
  await expect(undo).toHaveAttribute("aria-disabled", "true");
  await expect(question(page)).toHaveText(first!);
  await expect.poll(() => countingAnswers(session), { timeout: 30_000 }).toBe(0);
  await answerOne(page);
  await expect.poll(() => countingAnswers(session)).toBe(1);
});

test("a session is done with nothing but the keyboard, and ends when its minutes are over", { tag: "@point-2" }, async ({ page }) => {
  await page.clock.install();
  await missAQuiz(page);
  await page.goto("/today");
  await page.getByText("Other", { exact: true }).click();
  await page.getByRole("spinbutton").fill("1");
  await page.getByRole("spinbutton").press("Enter");
  await page.waitForURL(/\/practice\//);
  await expect(show(page).or(giveUp(page))).toBeVisible();
  for (let i = 0; i < 3; i++) {
    if (i === 2) await page.clock.runFor(61_000);
    const asked = await question(page).textContent();
    if (await show(page).isVisible()) {
      await page.keyboard.press("Space");
      await expect(page.getByRole("button", { name: "Knew it" })).toBeVisible();
      await page.keyboard.press("2");
    } else {
      await giveUp(page).focus();
      await page.keyboard.press("Enter");
      await expect(next(page)).toBeVisible();
      await page.keyboard.press("Tab");
      await next(page).focus();
      await page.keyboard.press("Enter");
    }
    if (i < 2) await expect(question(page)).not.toHaveText(asked!);
  }
  await expect(ended(page)).toBeFocused();
  await expect(page.getByRole("main")).toContainText(/facts? kept|comes? back tomorrow/);
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/today/);
});

test("what is put away comes back when it is undone, and from the plan", async ({ page }) => {
  await missAQuiz(page);
  await begin(page);
  const asked = (await question(page).textContent())!;
  await page.getByRole("button", { name: "Never ask this" }).click();
  await expect(question(page)).not.toHaveText(asked);
  await page.getByRole("button", { name: "Bring it back" }).click();
  await expect(question(page)).toHaveText(asked);
  await page.getByRole("button", { name: "Never ask this" }).click();
  await expect(page.getByRole("status").filter({ hasText: "This is not asked any more." })).toBeVisible();
  await page.goto("/plan");
  const back = page.getByRole("button", { name: /^Bring back/ });
  await back.click();
  await expect(back).toHaveCount(0);
  await expect(page.getByText("Nothing is put away.")).toBeVisible();
});

test("what was right is heard once, and the focus goes to the next question", async ({ page }) => {
  await missAQuiz(page);
  await begin(page);
  await until(page, false);
  await giveUp(page).click();
  await expect(page.getByRole("status").filter({ hasText: /^(Wrong|Partly right)\. The right answer is/ })).toHaveCount(1);
  await next(page).click();
  await expect(question(page)).toBeFocused();
});

test("a hint shows the sentence with the answer hidden, and is kept with the answer", async ({ page }) => {
  await missAQuiz(page);
  const session = await begin(page);
  await until(page, true);
  const hint = page.getByRole("button", { name: /^Hint/ });
  for (let i = 0; i < 6 && !(await hint.isVisible()); i++) {
    await answerOne(page, "Missed it");
    await until(page, true);
  }
  await hint.click();
  await expect(page.getByText("From where it says so, with the answer hidden")).toBeVisible();
  await answerOne(page);
  await expect
    .poll(
      async () =>
        (
          await query<{ hints: number }>(
            `SELECT max(n.hints) AS hints FROM "Answer" n JOIN "AttemptItem" i ON i.id = n."attemptItemId" WHERE i."attemptId" = $1`,
            [session],
          )
        )[0]!.hints,
    )
    .toBe(1);
});

test("a topic practised now, beside the plan, touches nothing that is due", async ({ page }) => {
  await missAQuiz(page);
  await page.goto("/today/practise?set=first-twenty-elements");
  await page.getByRole("button", { name: "Practise now" }).click();
  await page.waitForURL(/\/practice\//);
  const session = sessionOn(page);
  for (let i = 0; i < 2; i++) await answerOne(page);
  await expect.poll(() => countingAnswers(session)).toBe(2);
  const touched = `SELECT count(*)::int AS count FROM "Memory" m JOIN "FactSet" s ON s.id = m."setId" JOIN "Attempt" a ON a."personId" = m."personId" WHERE a.id = $1 AND s.slug = 'first-twenty-elements'`;
  expect(await query(touched, [session])).toEqual([{ count: 0 }]);
});

test("a plan says at once what its minutes keep, and is kept", async ({ page }) => {
  await missAQuiz(page);
  await page.goto("/plan");
  const sentence = page.getByRole("region", { name: "What comes of it" });
  await expect(sentence).toContainText(/10 minutes a day keeps .* facts? at 90/);
  await page.getByLabel("Minutes a day", { exact: true }).fill("25");
  await expect(sentence).toContainText(/25 minutes a day keeps/);
  await page.getByRole("radio", { name: /four times in five/ }).check();
  await expect(sentence).toContainText(/at 80/);
  await page.getByRole("radiogroup", { name: "Sunday" }).getByText("Off").click();
  await page.getByRole("radio", { name: /^Four/ }).check();
  await page.getByRole("checkbox", { name: /^Say under each grade/ }).check();
  await expect(page.getByRole("status").filter({ hasText: "Saved." })).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Minutes a day", { exact: true })).toHaveValue("25");
  await begin(page);
  await until(page, true);
  await show(page).click();
  await expect(page.getByRole("group", { name: "How well did you know it?" }).getByRole("button")).toHaveCount(4);
  await expect(page.getByRole("button", { name: /^Knew it/ })).toContainText(/in \d+ days?|today/);
});

/** Draws an element to the side with a finger. */
async function swipe(element: Locator, across: number): Promise<void> {
  await element.evaluate((card, dx) => {
    const box = card.getBoundingClientRect();
    const at = (x: number) => ({
      bubbles: true,
      pointerId: 7,
      isPrimary: true,
      pointerType: "touch",
      clientX: box.x + box.width / 2 + x,
      clientY: box.y + 40,
    });
    card.dispatchEvent(new PointerEvent("pointerdown", at(0)));
    card.dispatchEvent(new PointerEvent("pointermove", at(dx / 2)));
    card.dispatchEvent(new PointerEvent("pointermove", at(dx)));
  }, across);
}

const letGo = (element: Locator, across: number) =>
  element.evaluate((card, dx) => {
    const box = card.getBoundingClientRect();
    card.dispatchEvent(
      new PointerEvent("pointerup", {
        bubbles: true,
        pointerId: 7,
        isPrimary: true,
        pointerType: "touch",
        clientX: box.x + box.width / 2 + dx,
        clientY: box.y + 40,
      }),
    );
  }, across);

for (const reducedMotion of ["no-preference", "reduce"] as const) {
  test(
    `a card can be drawn to the side, with ${reducedMotion === "reduce" ? "no" : "its"} motion @phone`,
    reducedMotion === "reduce" ? { tag: "@point-23" } : {},
    async ({ page }) => {
      await page.emulateMedia({ reducedMotion });
      await missAQuiz(page);
      const session = await begin(page);
      await until(page, true);
      await expect(page.getByText("Saving", { exact: true })).toHaveCount(0);
      const before = await countingAnswers(session);
      await show(page).click();
      await expect(page.getByRole("button", { name: "Knew it" })).toBeVisible();
      const card = page.locator("#question .card").first();
      await swipe(card, 140);
      await expect(card.getByText("Knew it")).toBeVisible();
      const moved = await card.evaluate((element) => new DOMMatrix(getComputedStyle(element).transform).m41);
      expect(Math.round(moved)).toBe(reducedMotion === "reduce" ? 0 : 140);
      await letGo(card, 140);
      await expect.poll(() => countingAnswers(session)).toBe(before + 1);
    },
  );
}

/** Controls that are smaller than a finger; links within running text may be. */
const small = (page: Page) =>
  page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        "main button, main a[href], main summary, main select, main input, header a[href], header button",
      ),
    ]
      .filter((element) => element.checkVisibility() && !element.closest("p, li, footer, .sr-only") && !element.matches(".sr-only"))
      .map((element) => ({
        text: element.textContent || element.getAttribute("aria-label") || element.tagName,
        box: (element.closest("label") ?? element).getBoundingClientRect(),
      }))
      .filter(({ box }) => box.height < 43.9 || box.width < 43.9)
      .map(({ text, box }) => `${text}: ${Math.round(box.width)} x ${Math.round(box.height)}`),
  );

test("everything that is pressed is as large as a finger @phone", async ({ page }) => {
  await missAQuiz(page);
  for (const path of ["/today", "/plan", "/progress", "/today/practise"]) {
    await page.goto(path);
    expect(await small(page), path).toEqual([]);
  }
  await begin(page);
  await until(page, false);
  expect(await small(page), "a question").toEqual([]);
  await until(page, true);
  expect(await small(page), "a card").toEqual([]);
  await show(page).click();
  await expect(page.getByRole("button", { name: "Knew it" })).toBeVisible();
  expect(await small(page), "its back").toEqual([]);
});

for (const width of [320, 1280]) {
  test(`everybody can practise, ${width} px`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.setViewportSize({ width, height: 800 });
    for (const path of ["/today", "/plan", "/progress", "/today/practise"]) {
      await page.goto(path);
      await expectForEverybody(page, `${path}, nothing yet`);
    }
    await missAQuiz(page);
    for (const path of ["/today", "/plan", "/progress", "/today/practise"]) {
      await page.goto(path);
      for (const details of await page.locator("main details > summary").all()) await details.click();
      await expectForEverybody(page, path);
    }
    await begin(page);
    await until(page, false);
    await expectForEverybody(page, "a question");
    await giveUp(page).click();
    await expect(next(page)).toBeVisible();
    await expectForEverybody(page, "a question, answered");
    await next(page).click();
    await until(page, true);
    await expectForEverybody(page, "a card");
    await page.getByRole("button", { name: "More" }).click();
    await show(page).click();
    await expect(page.getByRole("button", { name: "Knew it" })).toBeVisible();
    await expectForEverybody(page, "its back");
  });
}
