import { expect, test, violations } from "./fixtures";

const OPEN = ["/", "/sign-in", "/sign-up", "/settings", "/scores", "/account", "/nothing/here"];

test("each page has a title of its own", async ({ page }) => {
  const titles = new Set<string>();
  for (const path of OPEN) {
    await page.goto(path);
    titles.add(await page.title());
  }
  expect(titles.size).toBe(OPEN.length);
});

test("the first key leads past the header", async ({ page }) => {
  await page.goto("/settings");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("radio", { name: "Like the browser" })).toBeFocused();
});

test("one real question can be tried before anything is asked of anybody @phone", async ({ page, context }) => {
  await page.goto("/");
  const question = page.getByRole("region", { name: "Try one" });
  await question.getByRole("radio").first().click();
  await expect(question.getByText("Where it says so")).toBeVisible();
  await expect(question.getByText(/^(Your|Right) answer$/).first()).toBeVisible();
  await expect(question.locator("mark").first()).toBeVisible();
  expect(await violations(page)).toEqual([]);
  expect(await context.cookies()).toEqual([]);
  await question.getByRole("link", { name: "Take a quiz on this" }).click();
  await expect(page).toHaveURL(/\/sets\/.+\/quiz$/);
});

test("a setting is kept at once, shown at once, and does not flash when one comes back", async ({ page }) => {
  await page.goto("/settings");
  await page.getByRole("radio", { name: "Largest" }).check();
  await expect(page.locator("html")).toHaveAttribute("data-text", "largest");
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
  const html = await (await page.request.get("/")).text();
  expect(html).toContain('data-text="largest"');
});

test("nothing moves while the page comes in", async ({ page }) => {
  for (const path of ["/", "/settings", "/sign-in"]) {
    await page.goto(path, { waitUntil: "networkidle" });
    const shift = await page.evaluate(
      () =>
        new Promise<number>((done) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
              if (!entry.hadRecentInput) sum += entry.value;
          }).observe({ type: "layout-shift", buffered: true });
          setTimeout(() => done(sum), 300);
        }),
    );
    expect(shift, path).toBeLessThanOrEqual(0.02);
  }
});
