import { expect, test, violations } from "./fixtures";

test("somebody chooses German, and every page is German until they choose again, while a set stays in its own language", async ({
  page,
}) => {
  await page.goto("/settings");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.getByRole("radio", { name: "Deutsch" }).check();
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expect(page.getByRole("heading", { name: "Einstellungen" })).toBeVisible();
  await expect(page.getByRole("radio", { name: "Deutsch" })).toBeChecked();
  await page.goto("/no/such/page");
  await expect(page).toHaveTitle(/Hier nicht/);
  await page.goto("/sets/first-twenty-elements/quiz");
  await page.getByRole("button", { name: "Anfangen" }).click();
  await page.waitForURL(/\/attempts\//);
  await expect(page.locator("h1.stem [lang=en]").first()).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.goto("/settings");
  await page.getByRole("radio", { name: "Wie der Browser" }).check();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});

test("whoever has chosen nothing gets what their browser asks for, and English where it asks for a language that there is not", async ({
  request,
}) => {
  const page = async (languages: string) => (await request.get("/", { headers: { "Accept-Language": languages } })).text();
  expect(await page("de-CH,de;q=0.9,en;q=0.5")).toMatch(/<html lang="de" dir="ltr"/);
  expect(await page("fr,it;q=0.9")).toMatch(/<html lang="en" dir="ltr"/);
  expect(await page("ar-XB")).toMatch(/<html lang="en" dir="ltr"/);
});
