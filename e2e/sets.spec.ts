import { expect, overflows, test, violations } from "./fixtures";

test("a visitor sees what is in a set, and reads where it comes from", async ({ page }) => {
  await page.goto("/sets");
  await page.getByRole("link", { name: /Talks on Ukraine/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Talks on Ukraine, February and March 2025");
  await expect(page.getByText("a report had said 12 March 2025")).toBeVisible();
  await page.getByRole("link", { name: /A week of talks begins/ }).click();
  await expect(page.getByText(/^Our summary of/)).toBeVisible();
});

for (const scheme of ["light", "dark"] as const) {
  for (const width of [320, 1280]) {
    test(`everybody can use the pages of a set, ${scheme}, ${width} px`, async ({ browser }) => {
      const page = await (await browser.newContext({ colorScheme: scheme, viewport: { width, height: 800 } })).newPage();
      for (const address of ["/sets", "/sets/ukraine-talks-2025", "/sets/ukraine-talks-2025/read/report-1", "/sets/new"]) {
        await page.goto(address);
        expect(await violations(page), address).toEqual([]);
        expect(await overflows(page), address).toBe(false);
      }
    });
  }
}
