import { readdirSync } from "node:fs";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { makeQuiz, startQuiz } from "./answering";
import { speakStrangely, straysOn } from "./strays";
import { expect, expectForEverybody, overflows, ownCopy, test, violations } from "./fixtures";

// Every page of app/, looked at by somebody with an account: WCAG 2.2 A and AA, light and dark, narrow and wide, with text twice its size.
// A page without a line here fails the first test. Ids in an address are filled in by their names; a new kind of thing goes into `Things`.

type Things = {
  slug: string;
  source: string;
  fact: string;
  entry: string;
  kind: string;
  question: string;
  attempt: string;
  finished: string;
  code: string;
  quiz: string;
  deck: string;
  card: string;
};

/** Pages that somebody without a session sees, since the others lead on. */
const FOR_NOBODY = ["/[...missing]", "/sign-in", "/sign-up", "/forgot"];
const FOR_SOMEBODY = [
  "/",
  "/accessibility",
  "/account",
  "/account/delete",
  "/account/email",
  "/account/password",
  "/attempts/[attempt]",
  "/attempts/[finished]/result",
  "/classes",
  "/classes/new",
  "/join",
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
  "/sets/[slug]/articles",
  "/sets/[slug]/bin",
  "/sets/[slug]/edit",
  "/sets/[slug]/edit/entries/[entry]",
  "/sets/[slug]/edit/facts/[fact]",
  "/sets/[slug]/edit/kinds/[kind]",
  "/sets/[slug]/edit/questions/[question]",
  "/sets/[slug]/history",
  "/sets/[slug]/share",
  "/sets/bin",
  "/sets/[slug]/inbox",
  "/sets/[slug]/quiz",
  "/sets/[slug]/quizzes",
  "/sets/[slug]/quizzes/[quiz]",
  "/sets/[slug]/quizzes/[quiz]/preview",
  "/sets/[slug]/quizzes/[quiz]/print",
  "/sets/[slug]/quizzes/new",
  "/sets/[slug]/read/[source]",
  "/sets/[slug]/regrade",
  "/sets/[slug]/regrade/entries/[entry]",
  "/sets/[slug]/regrade/facts/[fact]",
  "/sets/[slug]/regrade/questions/[question]",
  "/sets/import",
  "/sets/new",
  "/sets/paste",
  "/settings",
  "/today",
  "/today/practise",
];
/** Pages of another kind, looked at elsewhere: the kinds of question (quiz.spec.ts does so one by one) and practice (practice.spec.ts). */
const ELSEWHERE = [
  "/sets/import/[import]",
  "/reset/[token]",
  "/assignments/[assignment]",
  "/classes/[class]",
  "/classes/[class]/assignments/[assignment]",
  "/classes/[class]/assignments/[assignment]/results",
  "/classes/[class]/assignments/[assignment]/results/facts",
  "/classes/[class]/assignments/[assignment]/results/attempts/[attempt]",
  "/classes/[class]/assignments/[assignment]/results/questions",
  "/classes/[class]/assignments/[assignment]/wall",
  "/classes/[class]/assignments/new",
  "/classes/[class]/members/[member]",
  "/classes/[class]/roster",
  "/join/[code]",
  "/wall/[assignment]",
  "/sets/[slug]/articles/[source]",
  "/dev/gallery",
  "/share/[token]",
  "/sets/[slug]/edit/lists/[list]",
  "/practice/[attempt]",
];
/** The same page under another name for what stands in its address, and states of a page that it is not in at first. */
const AGAIN = [
  "/reset/none",
  "/join/bcdf2345",
  "/sets/[slug]/edit?show=entries",
  "/sets/[slug]/edit?show=questions",
  "/sets/[slug]/edit?search=nothing-fits-this",
  "/sets/[slug]/edit/facts/new",
  "/sets/[slug]/edit/entries/new",
  "/sets/[slug]/edit?show=kinds",
  "/sets/[slug]/edit/kinds/new",
  "/sets/[slug]/edit/questions/new",
  "/attempts/[attempt]/result",
  "/account?made=1",
  "/sets/ukraine-talks-2025",
  "/sets/no-such-set",
  "/q/none",
  "/sets/no-such-set/edit",
];

const addressOf = (file: string) =>
  `/${file
    .split("/")
    .slice(0, -1)
    .filter((part) => !part.startsWith("("))
    .join("/")}`;
const pagesOfApp = () =>
  readdirSync("app", { recursive: true })
    .map((file) => String(file).replaceAll("\\", "/"))
    .filter((file) => /(?:^|\/)page\.tsx$/.test(file))
    .map(addressOf);
const asInApp = (address: string) => address.replace("[finished]", "[attempt]").replace("[deck]", "[slug]");

test("every page of the app has a line here", () => {
  expect([...FOR_NOBODY, ...FOR_SOMEBODY, ...ELSEWHERE].map(asInApp).sort()).toEqual(pagesOfApp().sort());
});

const lastOf = async (page: Page, links: string): Promise<string> =>
  (await page.locator(links).first().getAttribute("href"))!.split(/[/?]/).at(-1)!;

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

async function makeComposedQuiz(page: Page, slug: string): Promise<string> {
  await page.goto(`/sets/${slug}/quizzes/new`);
  await page.getByRole("button", { name: "Make the quiz" }).click();
  await page.waitForURL(/\/quizzes\/[0-9a-f-]{36}$/);
  return page.url().split("/").at(-1)!;
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
  await page.goto(`${set}/edit?show=kinds`);
  const kind = await lastOf(page, `main a[href*="/edit/kinds/"]:not([href$="/new"])`);
  await page.goto(`${set}/edit?show=questions`);
  const question = await lastOf(page, `main a[href*="/edit/questions/"]`);
  await page.goto(set);
  const source = await lastOf(page, `main a[href*="/read/"]`);
  const slug = set.split("/").at(-1)!;
  const [attempt, finished] = [await makeQuiz(page, { slug }), await makeQuiz(page, { slug })];
  await page.goto(`/attempts/${finished}/result`);
  await page.getByRole("button", { name: "Hand in" }).click();
  await expect(page.getByRole("heading", { name: "Your result" })).toBeVisible();
  await page.goto(`${set}/quiz`);
  await page.getByText("Choose topics, length and time").click();
  await page.getByRole("button", { name: "Save this choice as a link" }).click();
  const code = await lastOf(page, `main a[href^="/q/"]`);
  return {
    slug,
    source,
    fact,
    entry,
    kind,
    question,
    attempt,
    finished,
    code,
    quiz: await makeComposedQuiz(page, slug),
    ...(await makeCards(page)),
  };
}

const fillIn = (address: string, its: Things) =>
  address.replace("[...missing]", "nothing/here").replace(/\[(\w+)\]/g, (_, name: keyof Things) => its[name]);

/** What may be expected of any page that is looked at by itself. */
async function expectAPage(page: Page, address: string): Promise<void> {
  await expectForEverybody(page, address);
  await expect(page.getByRole("heading", { level: 1 }), address).toHaveCount(1);
  await expect(page.getByRole("main"), address).toHaveCount(1);
  expect(await page.getByRole("banner").count(), address).toBeLessThan(2);
  expect(await page.title(), address).toMatch(/./);
}

type Somebody = { its: Things; storageState: Awaited<ReturnType<BrowserContext["storageState"]>> };

let made: Promise<Somebody> | null = null;

async function makeSomebody(browser: Browser): Promise<Somebody> {
  const context = await browser.newContext();
  const its = await makeThings(await context.newPage());
  const storageState = await context.storageState();
  await context.close();
  return { its, storageState };
}

/** A page of somebody with an account and one of everything, made once for all tests here. */
async function signedIn(browser: Browser): Promise<{ page: Page; its: Things }> {
  const { its, storageState } = await (made ??= makeSomebody(browser));
  return { its, page: await (await browser.newContext({ storageState })).newPage() };
}

const LOOKED_AT = [...FOR_NOBODY, ...FOR_SOMEBODY, ...AGAIN];
/** So many tests share them, to be run beside each other. */
const SHARES = 4;

for (let share = 0; share < SHARES; share++) {
  test(`every page is for everybody, light and dark, narrow and wide (${share + 1} of ${SHARES})`, async ({ page: nobody, browser }) => {
    test.setTimeout(400_000);
    const { page, its } = await signedIn(browser);
    const elsewhere: string[] = [];
    for (const one of [nobody, page])
      one.on(
        "request",
        (request) =>
          /^(?:data|blob):/.test(request.url()) ||
          new URL(request.url()).origin === new URL(process.env.BASE_URL!).origin ||
          elsewhere.push(request.url()),
      );
    for (const address of LOOKED_AT.filter((_, i) => i % SHARES === share)) {
      const who = FOR_NOBODY.includes(address) ? nobody : page;
      await who.setViewportSize({ width: 320, height: 800 });
      await who.goto(fillIn(address, its));
      await expectAPage(who, `${address}, narrow`);
      await who.setViewportSize({ width: 1280, height: 800 });
      await expectAPage(who, `${address}, wide`);
    }
    expect(elsewhere, "pages ask no other address for anything").toEqual([]);
  });
}

test("text at twice its size, and with more space, is cut off on no page, and nothing moves for whoever wants no motion", async ({
  browser,
}) => {
  test.setTimeout(360_000);
  const { page, its } = await signedIn(browser);
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
    expect(
      await page.evaluate(
        () => document.getAnimations().filter((one) => Number(one.effect?.getComputedTiming().activeDuration ?? 0) > 1).length,
      ),
      address,
    ).toBe(0);
  }
});

test("every word of every page comes through messages, runs from right to left where the language does, and fits on a narrow screen", async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(400_000);
  const { page, its } = await signedIn(browser);
  await speakStrangely(page.context(), baseURL!);
  await page.setViewportSize({ width: 320, height: 800 });
  for (const address of FOR_SOMEBODY) {
    await page.goto(fillIn(address, its));
    await expect(page.locator("html"), address).toHaveAttribute("dir", "rtl");
    expect.soft(await straysOn(page, [its.code]), address).toEqual([]);
    expect.soft(await overflows(page), `${address} is too wide`).toBe(false);
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
