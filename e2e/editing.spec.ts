import type { Browser, Locator, Page } from "@playwright/test";
import { expect, overflows, ownCopy, test, violations } from "./fixtures";

async function signUp(page: Page, name: string): Promise<void> {
  await page.goto("/sign-up");
  await page.getByLabel("E-mail address").fill(`${name}-${Date.now()}-${Math.floor(Math.random() * 1e6)}@example.org`);
  await page.getByLabel("Password").fill("tractor-lemon-9");
  await page.getByRole("button", { name: "Make the account" }).click();
  await page.waitForURL(/\/account/);
}

async function colleagueOf(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signUp(page, "colleague");
  return page;
}

/** Shares a set of the page’s owner, and answers the secret path. */
async function shareWith(page: Page, set: string, right: RegExp): Promise<string> {
  await page.goto(`${set}/share`);
  await page.getByRole("radio", { name: right }).check();
  await page.getByRole("button", { name: "Make an address" }).click();
  const address = await page.getByText(/\/share\/[\w-]{32}/).textContent();
  return new URL(address!).pathname;
}

const firstFact = (page: Page) => page.getByRole("main").getByRole("listitem").getByRole("link").first();
const save = (page: Page) => page.getByRole("button", { name: "Save", exact: true });

/** Types, and again where the page was not awake yet: what is said of it while one types must come. */
async function asOneTypes(page: Page, texts: Readonly<Record<string, string>>, told: Locator): Promise<void> {
  await expect(async () => {
    for (const [label, text] of Object.entries(texts)) {
      await page.getByLabel(label, { exact: true }).fill("");
      await page.getByLabel(label, { exact: true }).fill(text);
    }
    await expect(told.first()).toBeVisible({ timeout: 10_000 });
  }).toPass({ timeout: 60_000 });
}

async function setTopic(page: Page, topic: string): Promise<void> {
  await page.getByText("More about it").click();
  await page.getByLabel("Topic").fill(topic);
}

test("two teachers change one fact: the second sees the difference, and says what holds", async ({ page, browser }) => {
  await signUp(page, "owner");
  const set = await ownCopy(page);
  const path = await shareWith(page, set, /Change it together/);
  expect(await violations(page)).toEqual([]);
  const colleague = await colleagueOf(browser);
  await colleague.goto(path);
  expect(await violations(colleague)).toEqual([]);
  await colleague.getByRole("button", { name: "Take it" }).click();
  await expect(colleague).toHaveURL(set);

  await page.goto(`${set}/edit`);
  const fact = (await firstFact(page).getAttribute("href"))!;
  for (const one of [page, colleague]) await one.goto(fact);
  await setTopic(colleague, "Theirs");
  await save(colleague).click();
  await expect(colleague.getByText(/^Saved\./)).toBeVisible();

  await setTopic(page, "Mine");
  await save(page).click();
  await expect(page.getByRole("heading", { name: "Somebody else saved this first" })).toBeVisible();
  const row = page.getByRole("row", { name: /^Topic/ });
  await expect(row.getByRole("cell", { name: "Mine" })).toBeVisible();
  await expect(row.getByRole("cell", { name: "Theirs" })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Take theirs" }).click();
  await expect(page.getByLabel("Topic")).toHaveValue("Theirs");

  await setTopic(page, "Mine after all");
  await save(page).click();
  await expect(page.getByText(/^Saved\./)).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByLabel("Topic")).toHaveValue("Theirs");

  await page.goto(`${set}/share`);
  await page.getByRole("button", { name: "End this share" }).click();
  await expect(page.getByRole("cell", { name: "ended" })).toBeVisible();
  await colleague.getByLabel("Topic").fill("Too late");
  await save(colleague).click();
  await expect(colleague.getByText(/You cannot edit this set, or no longer can/)).toBeVisible();
  await expect(colleague.getByLabel("Topic")).toHaveValue("Too late");
});

test("an entry is merged with another and split again, and every change can be taken back", async ({ page }) => {
  const set = await ownCopy(page);
  await page.goto(`${set}/edit?show=entries`);
  await page.getByRole("main").getByRole("list").last().getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1, name: /^Edit / })).toBeVisible();
  await page.getByText("Merge with another entry").click();
  await page.getByLabel("The other one").selectOption({ index: 1 });
  await page.getByRole("button", { name: "Merge the two" }).click();
  await expect(page.getByText(/^Merged\.|contradict|said of itself/).first()).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.goto(`${set}/history`);
  expect(await violations(page)).toEqual([]);
  const merged = page.getByRole("listitem").filter({ hasText: "Merged" });
  if ((await merged.count()) > 0) {
    await merged.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByText("Taken back.").or(page.getByText("taken back")).first()).toBeVisible();
  }
});

test("a kind of fact is made in a form, and shows the questions it makes while one types", async ({ page }) => {
  const set = await ownCopy(page);
  await page.goto(`${set}/edit?show=kinds`);
  await page.getByRole("link", { name: "Add a kind of fact" }).click();
  await asOneTypes(page, { Name: "discoverer" }, page.getByText(/What is the discoverer of /));
  await page.getByRole("group", { name: "What such facts are about" }).getByRole("checkbox", { name: "Thing", exact: true }).check();
  await page.getByLabel("What they say of it").selectOption("Words");
  await asOneTypes(page, { "Asks what it says": "Who discovered {subject}?" }, page.getByText(/^Who discovered .+\?$/));
  expect(await violations(page)).toEqual([]);
  await save(page).click();
  await expect(page.getByRole("heading", { level: 1, name: /discoverer/ })).toBeVisible();
  await page.getByRole("button", { name: "Take this kind out" }).click();
  await expect(page.getByText("The kind of fact was taken out.")).toBeVisible();
  await page.goto(`${set}/bin`);
  await page.getByRole("listitem").filter({ hasText: "discoverer" }).getByRole("button", { name: "Bring it back" }).click();
  await expect(page.getByText("It is back.")).toBeVisible();
});

test("facts are filtered and changed together, by keyboard, with one undo", async ({ page }) => {
  const set = await ownCopy(page);
  await page.goto(`${set}/edit?search=symbol`);
  await page.waitForLoadState("networkidle");
  await page.getByRole("checkbox", { name: "Choose all shown" }).focus();
  await page.keyboard.press("Space");
  await expect(page.getByRole("checkbox", { name: /\d+ chosen/ })).toBeChecked();
  await page.getByLabel("With the chosen ones").selectOption("Give them a topic");
  await page.getByLabel("Topic").last().fill("Signs");
  await page.keyboard.press("Enter");
  await expect(page.getByText(/^Done with \d+ facts\.$/)).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Undo" }).press("Enter");
  await expect(page.getByText("Taken back.")).toBeVisible();
  await page.goto(`${set}/edit?mark=unasked`);
  await expect(page.getByText(/\d+ found/)).toBeVisible();
});

test("a question is written from scratch, with what the rules say beside it, and held as it is", async ({ page }) => {
  const set = await ownCopy(page);
  await page.goto(`${set}/edit/questions/new`);
  const typed = {
    "Line above the question": "Rivers of Europe, 2020",
    Question: "Which river, the Danube, runs through Vienna?",
    "Right answer": "Danube",
    "Wrong answers": "Rhine\nElbe\nRhône",
  };
  await asOneTypes(page, typed, page.getByRole("region", { name: "Check the wording" }).getByText(/Danube/));
  await asOneTypes(page, { Question: "Which river runs through Vienna?" }, page.getByText("No rule has anything against this wording."));
  expect(await violations(page)).toEqual([]);
  await save(page).click();
  await expect(page.getByRole("heading", { level: 1, name: "Edit a question" })).toBeVisible();
  await expect(page.getByText("Choose one · written by hand")).toBeVisible();
  await page.getByRole("button", { name: "Hold it as it is" }).click();
  await expect(page.getByText(/^Held\./)).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test("other wrong options are chosen, each with why it is wrong", async ({ page }) => {
  const set = await ownCopy(page);
  await page.goto(`${set}/edit?show=questions&search=choose one`);
  await page.getByRole("main").getByRole("list").first().getByRole("link").first().click();
  const proven = page.getByRole("group", { name: "Known to be wrong" });
  await expect(proven.getByText(/There is one right answer only/).first()).toBeVisible();
  await proven.getByRole("checkbox", { checked: true }).first().uncheck();
  const other = proven.getByRole("checkbox", { checked: false }).last();
  await other.check();
  await page.getByRole("button", { name: "Use these options" }).click();
  await expect(page.getByText(/^Saved\. The next quiz|^Nothing had changed/)).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test("a list is said to be complete, and open again", async ({ page }) => {
  const set = await ownCopy(page, "ukraine-talks-2025");
  await page.goto(`${set}/edit/kinds/attended`);
  await page.getByRole("heading", { name: "Lists" }).locator("..").getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Is this list complete?" })).toBeVisible();
  await page.getByLabel("In what sense it is complete").fill("as their teacher knows");
  await page.getByLabel("Source 1").selectOption("My own words");
  await page.getByLabel("Words 1").fill("These are all who came.");
  await page.getByRole("button", { name: "Say that it is complete" }).click();
  await expect(page.getByText(/^Saved\. Whoever is not on it/)).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Say that it is open" }).click();
  await expect(page.getByText("The list is open again.").or(page.getByText(/, open$/))).toBeVisible();
});

test("the pages of editing fit a narrow phone", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  const set = await ownCopy(page);
  for (const path of [
    "/edit",
    "/edit?show=kinds",
    "/edit/kinds/new",
    "/edit/questions/new",
    "/edit/entries/new",
    "/share",
    "/history",
    "/bin",
  ]) {
    await page.goto(set + path);
    expect(await overflows(page), path).toBe(false);
  }
});
