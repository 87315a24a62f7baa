import { expect, test, violations } from "./fixtures";
import type { Page } from "@playwright/test";

const PASSWORD = "tractor-lemon-9";
const newEmail = () => `somebody-${Date.now()}-${Math.floor(Math.random() * 1e6)}@example.org`;

async function signUp(page: Page, email = newEmail()): Promise<string> {
  await page.goto("/sign-up?next=/account");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Make the account" }).click();
  await expect(page.getByText(`Signed in as ${email}.`)).toBeVisible();
  return email;
}

async function signIn(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.goto("/sign-in?next=/account");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** Changes the theme: the least that makes somebody a person. */
async function chooseDark(page: Page): Promise<void> {
  await page.goto("/settings");
  await page.getByRole("radio", { name: "Dark" }).check();
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
}

test("whoever looks around is nobody yet, and whoever sets something is somebody", async ({ page, context }) => {
  await page.goto("/");
  await page.goto("/sets");
  expect(await context.cookies()).toEqual([]);
  await chooseDark(page);
  const [cookie] = await context.cookies();
  expect(cookie).toMatchObject({ name: "footing", httpOnly: true, sameSite: "Lax", secure: false });
  expect(cookie!.expires).toBeGreaterThan(Date.now() / 1000 + 399 * 86_400);
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("what an anonymous learner set comes along when they sign up, and is there on another device", async ({ page, browser }) => {
  await chooseDark(page);
  const email = await signUp(page);
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  const other = await (await browser.newContext()).newPage();
  await signIn(other, email);
  await expect(other.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("signing in gives another cookie, and the old one soon leads nowhere of weight", async ({ page, context, browser }) => {
  await chooseDark(page);
  const before = await context.cookies();
  await signUp(page);
  const after = await context.cookies();
  expect(after[0]!.value).not.toBe(before[0]!.value);
  const old = await browser.newContext();
  await old.addCookies(before);
  const page2 = await old.newPage();
  await page2.goto("/account");
  await expect(page2.getByRole("heading", { name: "Sign in again" })).toBeVisible();
  expect((await old.request.get("/account/export")).status()).toBe(401);
});

test("a wrong form says what is wrong, leads there, and keeps what was typed", async ({ page }) => {
  await page.goto("/sign-up");
  await page.getByLabel("E-mail address").fill("ada");
  await page.getByLabel("Password").fill("password1");
  await page.getByRole("button", { name: "Make the account" }).click();
  const summary = page.getByRole("group", { name: "There are 2 problems" });
  await expect(summary).toBeFocused();
  await expect(page.getByLabel("E-mail address")).toHaveValue("ada");
  await expect(page.getByLabel("E-mail address")).toHaveAttribute("aria-invalid", "true");
  await summary.getByRole("link", { name: /first that others would try/ }).click();
  await expect(page.getByLabel("Password")).toBeFocused();
  expect(await violations(page)).toEqual([]);
});

test("the way on after signing in never leads to another address", async ({ page }) => {
  const email = await signUp(page);
  for (const next of ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"]) {
    await page.context().clearCookies();
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    await page.getByLabel("E-mail address").fill(email);
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("heading", { name: "Know it, and know why." })).toBeVisible();
  }
});

test("a changed password and signing out everywhere end the other device", async ({ page, browser }) => {
  const email = await signUp(page);
  const other = await (await browser.newContext()).newPage();
  await signIn(other, email);
  await expect(other.getByText("Signed in as")).toBeVisible();
  await page.goto("/account/password");
  await page.getByLabel("Your password now").fill(PASSWORD);
  await page.getByLabel("New password").fill("green-boats-7");
  await page.getByRole("button", { name: "Change it" }).click();
  await expect(page.getByRole("status").filter({ hasText: "On all other devices" })).toBeVisible();
  await other.reload();
  await expect(other.getByRole("heading", { name: "You are not signed in" })).toBeVisible();
  await signIn(other, email, "green-boats-7");
  await expect(other.getByText("Signed in as")).toBeVisible();
  await page.goto("/account");
  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();
  await other.reload();
  await expect(other.getByRole("heading", { name: "You are not signed in" })).toBeVisible();
});

test("everything about oneself is one file, and is gone at one's word", async ({ page }) => {
  const email = await signUp(page);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Everything that is kept (JSON)" }).click();
  expect((await download).suggestedFilename()).toBe("footing-export.json");
  const body = (await (await page.request.get("/account/export")).json()) as { format: string; tables: { Person: { email: string }[] } };
  expect(body.tables.Person[0]!.email).toBe(email);
  await page.getByRole("link", { name: "Delete everything" }).click();
  await page.getByLabel("Your password now").fill(PASSWORD);
  await page.getByRole("button", { name: "Delete everything about me" }).click();
  await expect(page.getByText("Everything about you was deleted")).toBeVisible();
  await signIn(page, email);
  await expect(page.getByText("Welcome back")).toBeVisible();
});

test("on a device that others use the cookie goes with the browser, and everything can be left behind", async ({ page, context }) => {
  await chooseDark(page);
  await page.getByRole("button", { name: "No, shared" }).click();
  await expect(page.getByRole("button", { name: "Finish and forget me" })).toBeVisible();
  expect((await context.cookies())[0]!.expires).toBe(-1);
  await page.evaluate(() => localStorage.setItem("left", "behind"));
  await page.getByRole("button", { name: "Finish and forget me" }).click();
  await expect(page.getByRole("heading", { name: "Know it, and know why." })).toBeVisible();
  expect(await context.cookies()).toEqual([]);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test("after nineteen idle minutes on a shared device somebody asks, and one key goes on", async ({ page }) => {
  await page.clock.install();
  await chooseDark(page);
  await page.getByRole("button", { name: "No, shared" }).click();
  await expect(page.getByRole("button", { name: "Finish and forget me" })).toBeVisible();
  // What asks is fetched once it is needed: its time begins when it is there.
  await expect(page.locator("dialog")).toBeAttached();
  await page.clock.fastForward("19:30");
  await expect(page.getByRole("dialog", { name: "Are you still there?" })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeHidden();
});
