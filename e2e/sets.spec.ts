import { expect, test } from "./fixtures";

test("a visitor sees what is in a set, and reads where it comes from", async ({ page }) => {
  await page.goto("/sets");
  await page.getByRole("link", { name: /Talks on Ukraine/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Talks on Ukraine, February and March 2025");
  await expect(page.getByText("a report had said 12 March 2025")).toBeVisible();
  await page.getByRole("link", { name: /A week of talks begins/ }).click();
  await expect(page.getByText(/^Our summary of/)).toBeVisible();
});
