import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, overflows, test, violations } from "./fixtures";

// From paste to facts that are kept. The article is made up, and its words are ours.

const ARTICLE = readFileSync("server/testing/ferry.txt", "utf8").trim();

/** Counts what somebody does: each key and each paste. */
class Hands {
  count = 0;
  constructor(private readonly page: Page) {}

  async press(key: string): Promise<void> {
    this.count += 1;
    await this.page.keyboard.press(key);
  }

  async paste(text: string): Promise<void> {
    this.count += 1;
    await this.page.keyboard.insertText(text);
  }
}

const kept = (page: Page) => page.getByRole("progressbar", { name: /facts kept/ });

/** Begins a set with the article and waits for its desk. */
async function paste(page: Page): Promise<void> {
  await page.goto("/sets/paste");
  await page.getByLabel("Text of the article").fill(ARTICLE);
  await page.getByLabel("Day it was published").fill("2031-05-07");
  await page.getByLabel("Publisher").fill("The Larch Hill Post");
  await page.getByRole("button", { name: "Read it" }).click();
  await expect(page).toHaveURL(/\/articles\//, { timeout: 30_000 });
  await expect(page.getByRole("heading", { level: 2, name: /Suggestions/ })).toBeVisible();
}

const isSaved = (page: Page) => expect(page.getByText("Saved", { exact: true })).toBeVisible({ timeout: 30_000 });
const current = (page: Page) => page.locator("[data-current-card]");

test("Monday morning: an article becomes twenty facts by keyboard alone, in thirty steps", { tag: "@point-36" }, async ({ page }) => {
  await page.goto("/sets/paste");
  await page.waitForLoadState("networkidle"); // keys answer once the page is ready
  const hands = new Hands(page);
  await expect(page.getByLabel("Text of the article")).toBeFocused();
  await hands.paste(ARTICLE);
  await hands.press("Control+Enter");
  await expect(page).toHaveURL(/\/articles\//, { timeout: 30_000 });
  await expect(current(page)).toBeVisible();
  await hands.press("s");
  await isSaved(page);
  for (let steps = 0; steps < 26; steps++) {
    if (Number(await kept(page).getAttribute("aria-valuenow")) >= 20 || (await current(page).count()) === 0) break;
    await hands.press("a");
    await isSaved(page);
    if ((await page.getByRole("button", { name: "Cancel" }).count()) === 0) continue;
    // Something has to be decided first: that is for later.
    await hands.press("Escape");
    await hands.press("j");
  }
  expect(Number(await kept(page).getAttribute("aria-valuenow"))).toBeGreaterThanOrEqual(15);
  expect(hands.count).toBeLessThanOrEqual(30);
  await expect(page.locator("mark").first()).toBeVisible();
});

test("what is kept is marked in the text and asks at once; undo takes it back", async ({ page }) => {
  await paste(page);
  await page
    .getByRole("button", { name: /mayor of Larch Hill/ })
    .last()
    .click();
  await current(page).getByRole("button", { name: /^Keep/ }).click();
  await expect(page.getByRole("status").filter({ hasText: /Kept\. \d+ question/ })).toBeVisible({ timeout: 30_000 });
  await expect(page.locator("mark", { hasText: "Ada Okoro" }).first()).toBeVisible();
  await expect(page.getByRole("heading", { name: "What it asks" })).toBeVisible();
  await page.keyboard.press("u");
  await expect(page.getByText("Taken back.")).toBeVisible({ timeout: 30_000 });
  await expect(page.locator("mark")).toHaveCount(0);
});

test("without a network steps wait, are told to be unsaved, survive a reload, and are stored when it is back", async ({
  page,
  context,
}) => {
  await paste(page);
  const before = await page.getByRole("heading", { level: 2, name: /to look at/ }).innerText();
  await context.setOffline(true);
  await page.keyboard.press("r");
  await expect(page.getByText(/1 step is not saved yet/)).toBeVisible({ timeout: 20_000 });
  await context.setOffline(false);
  await page.reload();
  await isSaved(page);
  await expect(page.getByRole("heading", { level: 2, name: /to look at/ })).not.toHaveText(before, { timeout: 20_000 });
  await page.reload();
  await expect(page.getByText(/1 decided/)).toBeVisible();
});

test("a fact is written by hand of a sentence that is pressed", async ({ page }) => {
  await paste(page);
  await page.getByText("Larch Hill has no slipway", { exact: false }).first().click();
  await expect(page.getByRole("heading", { level: 3, name: "Write a fact yourself" })).toBeVisible();
  await page.getByLabel("Kind of fact").selectOption({ label: "means" });
  await page.getByLabel("Who or what it is about").fill("landing");
  await page.getByLabel("What it says", { exact: true }).fill("a place where a ferry stops");
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Keep this fact" }).click();
  await expect(page.getByText(/^Kept\./)).toBeVisible({ timeout: 30_000 });
  await expect(page.locator("mark", { hasText: "no slipway" })).toBeVisible();
});

test("the same article again leads to the first", async ({ page }) => {
  await paste(page);
  const desk = new URL(page.url()).pathname;
  await page.goto(desk.replace(/\/[^/]+$/, ""));
  await page.getByLabel("Text of the article").fill(ARTICLE);
  await page.getByRole("button", { name: "Read it" }).click();
  await expect(page.getByText("This set had this very text already. Here it is.")).toBeVisible({ timeout: 30_000 });
  expect(new URL(page.url()).pathname).toBe(desk);
});

test("an article that cannot be taken says why, and the text stays", async ({ page }) => {
  await page.goto("/sets/paste");
  await page.getByLabel("Text of the article").fill("a".repeat(300_000));
  await page.getByRole("button", { name: "Read it" }).click();
  await expect(page.getByRole("link", { name: /characters/ })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByLabel("Text of the article")).toHaveValue(/^a{300000}$/);
});

test("scripts in an article are words, and nothing more", async ({ page }) => {
  await page.goto("/sets/paste");
  let ran = false;
  page.on("dialog", (dialog) => {
    ran = true;
    void dialog.dismiss();
  });
  await page
    .getByLabel("Text of the article")
    .fill(
      `The mayor spoke.\n\n<script>alert(1)</script> <img src=x onerror="alert(2)"> The mayor of Larch Hill, Ada Okoro, said <b>no</b>.`,
    );
  await page.getByRole("button", { name: "Read it" }).click();
  await expect(page).toHaveURL(/\/articles\//, { timeout: 30_000 });
  await expect(page.getByText("<script>alert(1)</script>").first()).toBeVisible();
  expect(ran).toBe(false);
});

for (const width of [320, 1280])
  for (const colorScheme of ["light", "dark"] as const)
    test(`the desk can be used by everybody at ${width} px in ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      await paste(page);
      expect(await violations(page)).toEqual([]);
      expect(await overflows(page)).toBe(false);
      await page
        .getByRole("button", { name: /mayor of Larch Hill/ })
        .last()
        .click();
      await current(page).getByRole("button", { name: /^Edit/ }).click();
      expect(await violations(page)).toEqual([]);
      expect(await overflows(page)).toBe(false);
    });
