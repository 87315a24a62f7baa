import type { Page } from "@playwright/test";
import { transferFormats } from "../lib/transfer/registry";
import { formats as FORMATS } from "../messages/en/formats";
import { makeQuiz } from "./answering";
import { expect, test } from "./fixtures";
import { testInFull } from "./security/dose";
import { FALSE_PICTURE, STRANGE, type StrangeFile } from "./strangers";
import { tellTried } from "./tried";
import { look, stopRequests, watch, type Watch } from "./watch";

// Whoever brings a file brings what strangers wrote. In every field of every format stands something that would run, load or lead away
// (strangers.ts); here it is brought, stored and shown on every screen that shows what is in a set, and nothing of it may come true.

async function visit(page: Page, watched: Watch, address: string): Promise<void> {
  const response = await page.goto(address);
  expect(response?.status(), address).toBeLessThan(400);
  await look(page, watched);
}

/** Brings a file past the form, and shows its plan. */
async function bring(page: Page, { name, format, bytes }: StrangeFile): Promise<string> {
  const response = await page.request.post(`/api/v1/imports?${new URLSearchParams({ name, format }).toString()}`, {
    data: Buffer.from(bytes),
    headers: { "content-type": "application/octet-stream" },
  });
  expect(response.status(), await response.text()).toBe(201);
  const { import: id, href } = (await response.json()) as { import: string; href: string };
  await expect
    .poll(async () => ((await (await page.request.get(`/api/v1/imports/${id}`)).json()) as { state: string }).state, { timeout: 60_000 })
    .not.toBe("reading");
  return href;
}

/** Stores what is shown, and says the slug of the set. */
async function store(page: Page, watched: Watch): Promise<string> {
  await page.getByRole("button", { name: /^Import/ }).click();
  await expect(page.getByRole("heading", { name: "Stored", exact: true })).toBeVisible();
  await look(page, watched);
  return (await page.getByRole("link", { name: "Open the set" }).getAttribute("href"))!.split("/").at(-1)!;
}

/** The addresses of links on the page that begin so, the first few. */
async function linksOn(page: Page, beginning: string, most: number): Promise<string[]> {
  const all = await page.locator(`main a[href^="${beginning}"]`).evaluateAll((links) => links.map((link) => link.getAttribute("href")!));
  return [...new Set(all)].filter((href) => !href.endsWith("/new")).slice(0, most);
}

/** The pages of a set that its owner has, with some of its facts, entries, kinds and questions. */
async function visitSet(page: Page, watched: Watch, slug: string): Promise<void> {
  const set = `/sets/${slug}`;
  for (const address of ["/sets", set]) await visit(page, watched, address);
  for (const address of await linksOn(page, `${set}/read/`, 1)) await visit(page, watched, address);
  await visit(page, watched, `${set}/edit`);
  for (const address of await linksOn(page, `${set}/edit/facts/`, 1)) await visit(page, watched, address);
  for (const [list, kind] of [
    ["entries", "entries"],
    ["kinds", "kinds"],
    ["questions", "questions"],
    ["questions&search=qzstem", "questions"],
  ] as const) {
    await visit(page, watched, `${set}/edit?show=${list}`);
    for (const address of await linksOn(page, `${set}/edit/${kind}/`, list === kind ? 1 : 2)) await visit(page, watched, address);
  }
}

/** The set and some of what it asks: what is stored of a file whose rows are of kinds that another file brings too. */
async function visitSome(page: Page, watched: Watch, slug: string): Promise<void> {
  await visit(page, watched, `/sets/${slug}`);
  await visit(page, watched, `/sets/${slug}/edit?show=questions`);
  for (const address of await linksOn(page, `/sets/${slug}/edit/questions/`, 1)) await visit(page, watched, address);
}

/** The pages that say less of what is in a set: its title, and what was done with it. */
async function visitAround(page: Page, watched: Watch, slug: string): Promise<void> {
  await visit(page, watched, "/sets/import");
  for (const place of ["quiz", "history", "bin", "inbox", "share", "articles", "regrade"])
    await visit(page, watched, `/sets/${slug}/${place}`);
}

/** Gives up on one question after the other: shows each, what is right of it and why, and then the result. */
async function giveUpOnAll(page: Page, watched: Watch): Promise<void> {
  const next = page.getByRole("button", { name: /^(?:Next|See your result|Check and hand in)\b/ });
  for (;;) {
    await expect(page.locator("#question")).toBeVisible();
    await look(page, watched);
    await page
      .getByRole("button", { name: "I don’t know" })
      .or(page.getByRole("button", { name: "Show the answer" }))
      .first()
      .click();
    const grade = page.getByRole("button", { name: "Knew it", exact: true });
    await expect(next.or(grade).first()).toBeVisible();
    if (await grade.isVisible()) await grade.click();
    await expect(next).toBeVisible();
    await look(page, watched);
    const isLast = !/^Next/.test((await next.innerText()).trim());
    const before = page.url();
    await next.click();
    if (isLast) return page.waitForURL(/\/result$/);
    await expect(page).not.toHaveURL(before);
  }
}

async function takeQuiz(page: Page, watched: Watch, slug: string, formats: string[], length = 5): Promise<void> {
  const attempt = await makeQuiz(page, { slug, length, formats });
  await page.goto(`/attempts/${attempt}`);
  await giveUpOnAll(page, watched);
  await visit(page, watched, `/attempts/${attempt}/result`);
}

/** Puts a quiz of the set together, and shows it as it is made, taken for a try, and printed. */
async function compose(page: Page, watched: Watch, slug: string): Promise<void> {
  await visit(page, watched, `/sets/${slug}/quizzes/new`);
  await page.getByRole("button", { name: "Make the quiz" }).click();
  await page.waitForURL(/\/quizzes\/[0-9a-f-]{36}$/);
  await look(page, watched);
  const address = page.url();
  for (const place of ["/preview", "/print"]) await visit(page, watched, `${address}${place}`);
}

/** Practises the set's cards: a front, and its back. */
async function practise(page: Page, watched: Watch, slug: string): Promise<void> {
  await visit(page, watched, `/today/practise?set=${slug}`);
  await page.getByRole("button", { name: "Practise now" }).click();
  await page.waitForURL(/\/practice\//);
  await look(page, watched);
}

/** The set as a page to be kept: there no policy of ours holds, and nothing of a stranger is in it but words. */
async function openKept(page: Page, watched: Watch, slug: string): Promise<void> {
  const file = await page.request.get(`/api/v1/sets/${slug}/files/page`);
  expect(file.ok()).toBe(true);
  expect(file.headers()["content-disposition"]).toMatch(/^attachment/);
  const alone = await page.context().browser()!.newContext();
  const window = await alone.newPage();
  await stopRequests(window, (url) => watched.told.push(`the page to be kept asked for ${url}`));
  await window.setContent(await file.text(), { waitUntil: "load" });
  expect(await window.evaluate(() => "__ran" in globalThis), "whether something ran in the page to be kept").toBe(false);
  expect(
    await window.evaluate(() =>
      [...document.querySelectorAll("script, iframe, object, embed, base, form, [srcdoc], [href^=javascript]")].map((one) => one.outerHTML),
    ),
  ).toEqual([]);
  expect(await window.evaluate(() => document.body.innerText)).toMatch(/qz[a-z]+\d+x/);
  await alone.close();
}

/** A picture may be shown and nothing else: opened by itself, it runs and loads nothing. */
async function openMedia(page: Page, watched: Watch): Promise<void> {
  for (const address of watched.media) {
    const response = await page.request.get(address);
    const headers = response.headers();
    expect(headers["content-type"], address).toMatch(/^image\/(?!.*html)/);
    expect(headers["x-content-type-options"], address).toBe("nosniff");
    expect(headers["content-security-policy"], address).toMatch(/^sandbox; default-src 'none'/);
    expect(await response.text(), address).not.toContain(FALSE_PICTURE);
    // In a window of its own: there the policy stops what is in it, and says so.
    const alone = await page
      .context()
      .browser()!
      .newContext({ storageState: await page.context().storageState() });
    const window = await alone.newPage();
    await stopRequests(window, (url) => watched.told.push(`${address} asked for ${url}`));
    await window.goto(new URL(address, page.url()).href);
    await window.waitForLoadState("networkidle");
    expect(window.url()).toContain(address);
    await alone.close();
  }
}

/** The kinds of field that words stood in: a quiz asks some of the questions of a file, and chance says which. */
const placesOf = (words: readonly string[]): string[] => [...new Set(words.map((word) => word.replace(/\d+x$/, "")))];

/** Everything that the first file of a format is seen on besides. */
async function visitRest(
  page: Page,
  watched: Watch,
  slug: string,
  { cards, unasked }: { cards?: boolean; unasked?: boolean },
): Promise<void> {
  if (cards) await takeQuiz(page, watched, slug, [FORMATS.flashcard]);
  if (!unasked) await compose(page, watched, slug);
  if (!unasked) await practise(page, watched, slug);
  await openKept(page, watched, slug);
  await visitAround(page, watched, slug);
}

test("every format that can be read has a strange file here", () => {
  const readable = transferFormats.filter(({ read }) => read).map(({ name }) => name);
  expect([...new Set(Object.values(STRANGE).map(({ format }) => format))].sort()).toEqual(readable.sort());
});

for (const [name, { make, cards, again, unasked }] of Object.entries(STRANGE)) {
  // What brings rows of a kind that another file brings too waits for the full dose; how each format is read is tested by itself
  // (lib/transfer).
  const trying = again ? testInFull : test;
  trying(`nothing in ${name} runs, loads or leads away on any screen`, async ({ page }) => {
    // Every screen takes a while where the machine has much else to do.
    if (process.env.EVERY_SCREEN !== undefined) test.slow();
    const file = await make();
    const watched = await watch(page);
    await visit(page, watched, await bring(page, file));
    await expect(page.getByRole("heading", { name: "Look before it is stored" })).toBeVisible();
    for (const address of await linksOn(page, `${new URL(page.url()).pathname}?`, 3))
      await visit(page, watched, new URL(address, page.url()).href);
    const slug = await store(page, watched);
    const isEverywhere = !again || process.env.EVERY_SCREEN !== undefined;
    await (isEverywhere ? visitSet : visitSome)(page, watched, slug);
    if (!unasked) await takeQuiz(page, watched, slug, [], isEverywhere ? 5 : 2);
    if (isEverywhere) await visitRest(page, watched, slug, { cards, unasked });
    await openMedia(page, watched);
    tellTried(watched.words.size);
    expect(watched.told).toEqual([]);
    expect(watched.words.size, "words that were shown").toBeGreaterThan(3);
    if (!isEverywhere) return;
    expect(
      placesOf(file.shown).filter((place) => !placesOf([...watched.words]).includes(place)),
      "fields that were on no screen",
    ).toEqual([]);
    if (/Anki|Moodle|QTI/.test(name)) expect(watched.media.size, "pictures that were shown").toBeGreaterThan(0);
  });
}

test("the watch sees what runs, what loads and what the policy stops", async ({ page }) => {
  const watched = await watch(page);
  await page.goto("/sets");
  await page.evaluate(() => {
    document.body.insertAdjacentHTML(
      "beforeend",
      `<img src="http://canary.invalid/a"><a href="javascript:1">qzword1x</a><b onclick="1">x</b>`,
    );
    (window as unknown as { __ran: number }).__ran = 1;
  });
  await look(page, watched);
  await expect.poll(() => watched.told.join("\n")).toContain("the policy stopped");
  expect(watched.told.join("\n")).toContain("code ran");
  for (const part of ["<img", "<a href", "<b onclick"]) expect(watched.told.join("\n")).toContain(part);
  expect([...watched.words]).toEqual(["qzword1x"]);
  await page.goto("http://canary.invalid/b").catch(() => null);
  expect(watched.told.join("\n")).toContain("a request to http://canary.invalid/b");
});
