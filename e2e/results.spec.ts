import { addPupil, giveToClass } from "./accessibility/world";
import { expect, overflows, test, violations } from "./fixtures";

test("a teacher sees who got what while the class answers, gives points by hand, and takes the table along", async ({ page }) => {
  test.setTimeout(180_000);
  const given = await giveToClass(page);
  await page.goto(given.href);
  await expect(page.getByText("Nobody has joined the class yet.")).toBeVisible();
  for (const [name, right] of [
    ["Amir", 5],
    ["Zoe", 2],
  ] as const)
    await addPupil(given, name, right);
  const table = page.getByRole("table", { name: "Points of each pupil in each question" });
  await expect(table.getByRole("row", { name: /^Amir/ })).toContainText("100", { timeout: 30_000 });
  await expect(table.getByRole("row", { name: /^Zoe/ }).getByRole("cell").nth(4)).toHaveText("✗wrong");

  await table.getByRole("link", { name: "Zoe" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Answers of Zoe" })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByText("Give points by hand").nth(2).click();
  await page.getByLabel("Points for question 3").fill("0.5");
  await page.getByLabel("Why").nth(2).fill("Said aloud");
  await page.getByRole("button", { name: "Give these points" }).click();
  await expect(page.getByText("The points are given.")).toBeVisible();
  await page.getByRole("link", { name: "Results of Monday" }).click();
  await expect(table.getByRole("row", { name: /^Zoe/ }).getByRole("cell").nth(4)).toHaveText("0.5 ✎0.5 of a point, marked by hand");

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download as a table (CSV)" }).click();
  expect((await download).suggestedFilename()).toBe("history-9b-monday.csv");
});

test("every view of the results is for everybody", async ({ page }) => {
  test.setTimeout(180_000);
  const given = await giveToClass(page);
  for (const [name, right] of [
    ["Amir", 5],
    ["Bea", 4],
    ["Zoe", 2],
  ] as const)
    await addPupil(given, name, right);
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 800 });
    for (const view of ["", "/facts", "/questions"]) {
      await page.goto(`${given.href}${view}`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Results");
      expect(await violations(page), view).toEqual([]);
      expect(await overflows(page), view).toBe(false);
    }
  }
});
