import { readdirSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { startQuiz } from "./answering";
import { expect, overflows, ownCopy, test, violations } from "./fixtures";

// Every page of app/, looked at by somebody with an account: WCAG 2.2 A and AA, light and dark, narrow and wide, with text twice its size. A page
// without a line here fails the first test. Ids in an address are filled in by their names; a new kind of thing goes into `Things`.

type Things = { slug: string; source: string; fact: string; entry: string; question: string; attempt: string; finished: string; code: string; deck: string; card: string };

/** Pages that somebody without a session sees, since the others lead on. */
const FOR_NOBODY = ["/[...missing]", "/sign-in", "/sign-up"];
const FOR_SOMEBODY = [
  "/",
  "/account",
  "/account/delete",
  "/account/email",
  "/account/password",
  "/attempts/[attempt]",
  "/attempts/[finished]/result",
  "/cards",
  "/cards/[deck]",
  "/cards/[deck]/[card]",
  "/cards/[deck]/paste",
  "/offline",
  "/plan",
  "/plan/reminders",
  "/progress",
  "/q/[code]",
  "/scores",
  "/sets",
  "/sets/[slug]",
  "/sets/[slug]/edit",
  "/sets/[slug]/edit/entries/[entry]",
  "/sets/[slug]/edit/facts/[fact]",
  "/sets/[slug]/edit/questions/[question]",
  "/sets/[slug]/quiz",
  "/sets/[slug]/read/[source]",
  "/sets/new",
  "/settings",
  "/today",
  "/today/practise",
];
/** Pages of another kind, looked at elsewhere: the kinds of question (quiz.spec.ts does so one by one) and practice (practice.spec.ts). */
const ELSEWHERE = ["/dev/gallery", "/practice/[attempt]"];
/** The same page under another name for what stands in its address, and states of a page that it is not in at first. */
const AGAIN = ["/sets/[slug]/edit?show=entries", "/sets/[slug]/edit?show=questions", "/sets/[slug]/edit?search=nothing-fits-this", "/sets/[slug]/edit/facts/new", "/sets/[slug]/edit/entries/new", "/attempts/[attempt]/result", "/account?made=1", "/sets/ukraine-talks-2025", "/sets/no-such-set", "/q/none", "/sets/no-such-set/edit"];

const addressOf = (file: string) => `/${file.split("/").slice(0, -1).filter((part) => !part.startsWith("(")).join("/")}`;
const pagesOfApp = () => readdirSync("app", { recursive: true }).map((file) => String(file).replaceAll("\\", "/")).filter((file) => /(?:^|\/)page\.tsx$/.test(file)).map(addressOf);
const asInApp = (address: string) => address.replace("[finished]", "[attempt]").replace("[deck]", "[slug]");

test("every page of the app has a line here", () => {
  expect([...FOR_NOBODY, ...FOR_SOMEBODY, ...ELSEWHERE].map(asInApp).sort()).toEqual(pagesOfApp().sort());
});

const lastOf = async (page: Page, links: string): Promise<string> => (await page.locator(links).first().getAttribute("href"))!.split(/[/?]/).at(-1)!;

async function makeCards(page: Page): Promise<{ deck: string; card: string }> {
  await page.goto("/cards");
  await page.getByRole("main").getByRole("textbox").first().fill("My cards");
  await page.getByRole("main").getByRole("button").last().click();
  await page.waitForURL(/\/cards\/[^/]+/);
  const deck = new URL(page.url()).pathname.split("/")[2]!;
  await page.goto(`/cards/${deck}/paste`);
  await page.getByRole("main").getByRole("textbox").first().fill("front\tback");
  await page.getByRole("main").getByRole("button").last().click();
  await page.waitForLoadState("networkidle");
  await page.goto(`/cards/${deck}`);
  return { deck, card: await lastOf(page, `main a[href^="/cards/${deck}/"]:not([href$="/paste"])`) };
}

async function makeThings(page: Page): Promise<Things> {
  await page.goto("/sign-up");
  await page.getByLabel("E-mail address").fill(`looks-${Date.now()}-${Math.floor(Math.random() * 1e6)}@example.org`);
  await page.getByLabel("Password").fill("tractor-lemon-9");
  await page.getByRole("button", { name: "Make the account" }).click();
  await page.waitForURL(/\/account/);
  const set = await ownCopy(page);
  const fact = await lastOf(page, `main a[href*="/edit/facts/"]:not([href$="/new"])`);
  await page.goto(`${set}/edit?show=entries`);
  const entry = await lastOf(page, `main a[href*="/edit/entries/"]:not([href$="/new"])`);
  await page.goto(`${set}/edit?show=questions`);
  const question = await lastOf(page, `main a[href*="/edit/questions/"]`);
  await page.goto(set);
  const source = await lastOf(page, `main a[href*="/read/"]`);
  const slug = set.split("/").at(-1)!;
  const [attempt, finished] = [await startQuiz(page, { slug }), await startQuiz(page, { slug })];
  await page.goto(`/attempts/${finished}/result`);
  await page.getByRole("button", { name: "Hand in" }).click();
  await expect(page.getByRole("heading", { name: "Your result" })).toBeVisible();
  await page.goto(`${set}/quiz`);
  await page.getByText("Choose topics, length and time").click();
  await page.getByRole("button", { name: "Save this choice as a link" }).click();
  const code = await lastOf(page, `main a[href^="/q/"]`);
  return { slug, source, fact, entry, question, attempt, finished, code, ...(await makeCards(page)) };
}

const fillIn = (address: string, its: Things) => address.replace("[...missing]", "nothing/here").replace(/\[(\w+)\]/g, (_, name: keyof Things) => its[name]);

/** The rules that look at colours; what the others say is the same by day and by night. */
const OF_COLOURS = ["color-contrast", "link-in-text-block"];

/** What everybody may expect of any page, in the colours of day and of night. */
async function expectForEverybody(page: Page, address: string): Promise<void> {
  await page.emulateMedia({ colorScheme: "light" });
  expect(await violations(page), `${address}, light`).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  expect((await new AxeBuilder({ page }).withRules(OF_COLOURS).analyze()).violations, `${address}, dark`).toEqual([]);
  expect(await overflows(page), address).toBe(false);
  await expect(page.getByRole("heading", { level: 1 }), address).toHaveCount(1);
  await expect(page.getByRole("main"), address).toHaveCount(1);
  expect(await page.getByRole("banner").count(), address).toBeLessThan(2);
  expect(await page.title(), address).toMatch(/./);
}

for (const width of [320, 1280]) {
  test(`every page is for everybody, light and dark, ${width} px wide`, async ({ page, browser }) => {
    test.setTimeout(400_000);
    const its = await makeThings(page);
    const nobody = await (await browser.newContext()).newPage();
    for (const [who, addresses] of [[nobody, FOR_NOBODY], [page, [...FOR_SOMEBODY, ...AGAIN]]] as const) {
      await who.setViewportSize({ width, height: 800 });
      for (const address of addresses) {
        await who.goto(fillIn(address, its));
        await expectForEverybody(who, address);
      }
    }
  });
}

test("text at twice its size, and with more space, is cut off on no page, and nothing moves for whoever wants no motion", async ({ page }) => {
  test.setTimeout(360_000);
  const its = await makeThings(page);
  await page.setViewportSize({ width: 640, height: 800 });
  await page.emulateMedia({ reducedMotion: "reduce" });
  for (const address of [...FOR_SOMEBODY, ...AGAIN]) {
    await page.goto(fillIn(address, its));
    await page.evaluate(() => {
      document.documentElement.style.fontSize = "200%";
      document.documentElement.style.letterSpacing = "0.12em";
      document.documentElement.style.wordSpacing = "0.16em";
    });
    expect(await overflows(page), address).toBe(false);
    expect(await page.evaluate(() => document.getAnimations().filter((one) => Number(one.effect?.getComputedTiming().activeDuration ?? 0) > 1).length), address).toBe(0);
  }
});

test("states that a page is not in at first are for everybody too", async ({ page }) => {
  await page.goto("/sign-up");
  await page.getByRole("button", { name: "Make the account" }).click();
  await expect(page.getByRole("group", { name: "There are 2 problems" })).toBeVisible();
  expect(await violations(page), "a form with problems").toEqual([]);
  await page.goto("/sets/ukraine-talks-2025/quiz");
  await page.getByText("Choose topics, length and time").click();
  expect(await violations(page), "the choices of a quiz").toEqual([]);
  await page.getByRole("button", { name: "Save this choice as a link" }).click();
  await expect(page.getByRole("button", { name: "Copy the link" })).toBeVisible();
  expect(await violations(page), "a link to give to others").toEqual([]);
  await startQuiz(page);
  await page.getByRole("button", { name: "This question is wrong" }).click();
  expect(await violations(page), "a dialog").toEqual([]);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /See all questions/ }).click();
  await expect(page.getByRole("heading", { name: "All questions" })).toBeFocused();
  expect(await violations(page), "all questions").toEqual([]);
});
