import { expect, ownCopy, test, violations } from "./fixtures";

test("the owner of a copy mends a fact, and sees how it reads", async ({ page }) => {
  const set = await ownCopy(page);
  await page.getByRole("searchbox", { name: "Search" }).fill("symbol of calcium");
  await page.getByRole("button", { name: "Find" }).click();
  await page.getByRole("main").getByRole("listitem").getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Edit a fact" })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByText("More about it").click();
  await page.getByLabel("Topic").fill("Metals");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(/^Saved\./)).toBeVisible();
  await expect(page.getByRole("row", { name: /^2 \(now\)/ })).toBeVisible();
  await page.goto(`${set}/edit?search=Metals`);
  await expect(page.getByRole("main").getByRole("listitem").first()).toBeVisible();
});

test("words that do not stand in the source are refused, and what was typed stays", async ({ page }) => {
  await ownCopy(page);
  await page.getByRole("main").getByRole("listitem").getByRole("link").first().click();
  await page.getByLabel("Words 1").fill("These words stand nowhere.");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("link", { name: /Copy them exactly/ })).toBeVisible();
  await expect(page.getByLabel("Words 1")).toHaveValue("These words stand nowhere.");
  expect(await violations(page)).toEqual([]);
});

test("a fact that was taken out comes back with one press", async ({ page }) => {
  await ownCopy(page);
  await page.getByRole("main").getByRole("listitem").getByRole("link").first().click();
  await page.getByRole("button", { name: "Take this fact out" }).click();
  await expect(page.getByText("The fact was taken out.")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("The fact is back.")).toBeVisible();
});

test("an owner adds a term and a fact about it by hand", async ({ page }) => {
  await page.goto("/sets/new");
  await page.getByLabel("Name of the set").fill("Tides");
  await page.getByRole("button", { name: "Make the set" }).click();
  await expect(page).toHaveURL(/\/edit$/);
  const edit = page.url();
  await page.goto(`${edit}/entries/new`);
  await page.getByLabel("Name", { exact: true }).fill("slack water");
  await page.getByLabel("What it is", { exact: true }).selectOption("Term");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("link", { name: /slack water/ })).toBeVisible();
  await page.goto(`${edit}/facts/new`);
  await page.getByLabel("Kind of fact", { exact: true }).selectOption("means");
  await page.getByLabel("Who or what it is about").selectOption("slack water");
  await page.getByLabel("What it says", { exact: true }).fill("the short time between two tides");
  await page.getByLabel("Words 1").fill("Slack water is the short time between two tides.");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("“slack water” means the short time between two tides.")).toBeVisible();
});

test("an owner rewords a question, and the rules speak up", async ({ page }) => {
  const set = await ownCopy(page);
  await page.goto(`${set}/edit?show=questions&search=symbol`);
  await page.getByRole("main").getByRole("list").first().getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Edit a question" })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  const stem = page.getByLabel("Question", { exact: true });
  const before = await stem.inputValue();
  await stem.fill(`${before} They asked it today.`);
  await page.getByRole("button", { name: "Reword" }).click();
  await expect(page.getByText(/Give the date|Name it|End it with/).first()).toBeVisible();
  await stem.fill(before);
  await page.getByLabel("What is so, shown after the answer").fill("So it is in every table of the elements.");
  await page.getByRole("button", { name: "Reword" }).click();
  await expect(page.getByText("Saved. The next quiz asks it in these words.")).toBeVisible({ timeout: 30_000 });
});

test("a stranger finds nothing at the address of somebody’s private set", async ({ page, browser }) => {
  const set = await ownCopy(page);
  const stranger = await (await browser.newContext()).newPage();
  for (const address of [set, `${set}/edit`, `${set}/read/elements`]) {
    const response = await stranger.goto(address);
    expect(response?.status(), address).toBe(404);
  }
});
