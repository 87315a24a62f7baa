import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, expectForEverybody, test } from "./fixtures";

const deck = (rows: readonly string[]) => ["country,capital", ...rows].join("\n");
const FIRST = ["France,Paris", "Spain,Madrid", "Italy,Rome", "Poland,Warsaw", "Norway,Oslo", "France,Paris"];

/** The page that takes files, once it can be pressed: before that the browser would send its form by itself. */
async function openForm(page: Page, set?: string): Promise<void> {
  await page.goto(`/sets/import${set ? `?set=${set}` : ""}`);
  await page.waitForLoadState("networkidle");
}

/** Brings a file in the page for it, and waits until its plan is there. */
async function bring(page: Page, text: string, { name = "capitals.csv", set }: { name?: string; set?: string } = {}): Promise<void> {
  await openForm(page, set);
  await page.getByLabel("File", { exact: true }).setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
  await page.getByRole("button", { name: "Read it" }).click();
  await expect(page.getByRole("heading", { name: "Look before it is stored" })).toBeVisible({ timeout: 60_000 });
}

const slugIn = (page: Page) => new URL(page.url()).pathname.split("/").at(-1)!;

/** Stores what is shown and says the slug of its set. */
async function store(page: Page): Promise<string> {
  await page.getByRole("button", { name: /^Import/ }).click();
  await expect(page.getByRole("heading", { name: "Stored", exact: true })).toBeVisible();
  await page.getByRole("link", { name: "Open the set" }).click();
  await expect(page.getByRole("heading", { name: "Download" })).toBeVisible();
  return slugIn(page);
}

test("a deck is a plan first, then a set, and can be taken back", { tag: "@phone" }, async ({ page }) => {
  await bring(page, deck(FIRST));
  await expect(page.getByText("Read as Table (CSV). 6 cards. It makes a set of its own.")).toBeVisible();
  await expect(page.getByRole("link", { name: "5 new" })).toBeVisible();
  await page.getByRole("link", { name: "1 left out" }).click();
  await expect(page.getByText("The same as line 2.")).toBeVisible();
  await expect(page.getByText("Spain – capital: Madrid")).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "What is the capital of France?" })).toBeVisible();
  await expectForEverybody(page, "the plan of an import");
  await page.getByRole("button", { name: "Import 5 cards" }).click();
  await expect(page.getByRole("heading", { name: "Stored", exact: true })).toBeVisible();
  await expectForEverybody(page, "what an import came to");
  const report = page.waitForEvent("download");
  await page.getByRole("link", { name: "as a table (CSV)" }).click();
  const file = await report;
  expect(file.suggestedFilename()).toBe("capitals-report.csv");
  expect(readFileSync(await file.path(), "utf8").split("\n")).toHaveLength(8);
  await page.getByRole("button", { name: "Undo this import" }).click();
  await expect(page.getByRole("heading", { name: "Undone" })).toBeVisible();
  await page.goto("/sets");
  await expect(page.getByRole("link", { name: "Capitals" })).toHaveCount(0);
});

test("a newer version of a deck updates it in place, and what was practised stays practised", async ({ page }) => {
  await bring(page, deck(FIRST));
  await page.getByRole("radio", { name: "Cards to turn over" }).check();
  await expect(page.getByText("Spain – Madrid").first()).toBeVisible();
  const slug = await store(page);
  await page.goto(`/today/practise?set=${slug}`);
  await page.locator("input[name=counts]").check();
  await page.getByRole("button", { name: "Practise now" }).click();
  await page.waitForURL(/\/practice\//);
  await page.getByRole("button", { name: "Show the answer" }).click();
  const stored = page.waitForResponse((response) => /\/answers\/1$/.test(response.url()) && response.ok());
  await page
    .getByRole("button", { name: /^Knew it|Good/ })
    .first()
    .click();
  await stored;
  await bring(page, deck([...FIRST.slice(0, 4), "Norway,Oslo (since 1814)", "Kenya,Nairobi"]), { set: slug });
  await page.getByRole("radio", { name: "Cards to turn over" }).check();
  await expect(page.getByRole("link", { name: "1 new" })).toBeVisible();
  await expect(page.getByRole("link", { name: "1 changed" })).toBeVisible();
  await expect(page.getByRole("link", { name: "4 as it is" })).toBeVisible();
  await store(page);
  // Reading the progress page folds what was answered into memories. Somebody without an account has their rows too.
  await page.goto("/progress");
  const { tables } = (await (await page.request.get("/account/export")).json()) as {
    tables: { Memory: { factKey: string; reviews: number }[]; Fact: { key: string }[] };
  };
  expect(tables.Fact).toHaveLength(6);
  expect(tables.Memory).toMatchObject([
    { factKey: expect.stringMatching(new RegExp(tables.Fact.map(({ key }) => key).join("|"))), reviews: 1 },
  ]);
});

test("what was taken away comes back as it was", async ({ page }) => {
  await bring(page, deck(FIRST));
  const slug = await store(page);
  const file = page.waitForEvent("download");
  await page.getByRole("link", { name: "Footing fact set .json" }).click();
  const taken = await file;
  expect(taken.suggestedFilename()).toBe(`${slug}.json`);
  await bring(page, readFileSync(await taken.path(), "utf8"), { name: "set.json", set: slug });
  await expect(page.getByText("All of it is in the set already: there is nothing to store.")).toBeVisible();
});

test("columns are what somebody says they are, and pasted lists are read as files are", async ({ page }) => {
  await openForm(page);
  await page.getByLabel("Or paste a list").fill("der Hund; dog\ndie Katze; cat\ndas Pferd; horse");
  await page.getByRole("button", { name: "Read it" }).click();
  await expect(page.getByRole("heading", { name: "What the columns are" })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByLabel("Column 2", { exact: true })).toBeVisible();
  await page.locator("select[name=column]").first().selectOption("back");
  await page.locator("select[name=column]").nth(1).selectOption("front");
  await page.getByRole("button", { name: "Read it again" }).click();
  await expect(page.getByText("dog – der Hund").first()).toBeVisible({ timeout: 60_000 });
});

test("what is no such file is refused with a reason and thrown away", async ({ page }) => {
  await openForm(page);
  await page.getByRole("button", { name: "Read it" }).click();
  await expect(page.getByText("Choose a file, or paste a list.").first()).toBeVisible();
  await page
    .getByLabel("File", { exact: true })
    .setInputFiles({ name: "photo.jpg", mimeType: "image/jpeg", buffer: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 1, 2, 3, 0, 0]) });
  await page.getByRole("button", { name: "Read it" }).click();
  await expect(page.getByRole("heading", { name: "This file could not be read" })).toBeVisible({ timeout: 60_000 });
  await expectForEverybody(page, "a file that could not be read");
  await page.getByRole("button", { name: "Throw it away" }).click();
  await page.waitForURL(/\/sets\/import$/);
});
