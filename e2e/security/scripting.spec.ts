import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures";
import { tellTried } from "../tried";
import { ask, callAction, form, giveCookie } from "../visitor";
import { look, watch, type Watch } from "../watch";
import { makeAccount, moved, one, pool, STATE } from "../world";
import { dose } from "./dose";
import { SCRIPTS, spread, wellFormed } from "./payloads";
import {
  fieldsOf,
  strangeArticle,
  strangeAttempt,
  strangeCards,
  strangeClass,
  strangeImports,
  strangeSet,
  type Field,
} from "./scripts-everywhere";

// S06: whatever a person writes is words to everybody who reads it. All payloads, in everything that can be written, on the screens that
// show it.

/** A list shows so many at once. */
const AT_ONCE = dose(100, 24);
const ALL = dose(SCRIPTS, spread(SCRIPTS, AT_ONCE));
const BATCHES = Array.from({ length: Math.ceil(ALL.length / AT_ONCE) }, (_, i) => ALL.slice(i * AT_ONCE, (i + 1) * AT_ONCE));

const STATUS_READ = /"state":"(?!reading)/;

/**
 * Brings a file; answers the import and its page. A machine with much else to do may take too long to read it: then it is brought again.
 */
async function bringFile(page: Page, name: string, file: Buffer, tries = 3): Promise<{ id: string; href: string }> {
  const brought = await page.request.post(`/api/v1/imports?${new URLSearchParams({ name, format: "fact-set" }).toString()}`, {
    data: file,
    headers: { "content-type": "application/octet-stream" },
  });
  expect(brought.status(), await brought.text()).toBe(201);
  const { import: id, href } = (await brought.json()) as { import: string; href: string };
  const state = async () => (await page.request.get(`/api/v1/imports/${id}`)).text();
  await expect.poll(state, { timeout: 60_000 }).toMatch(STATUS_READ);
  return (await state()).includes('"state":"failed"') && tries > 1 ? bringFile(page, name, file, tries - 1) : { id, href };
}

/** Brings a set as a file, by the same way as everybody, and stores it; answers its slug and id. */
async function bringSet(
  page: Page,
  watched: Watch,
  field: Field,
  count: number,
  asMarkup: boolean,
): Promise<{ slug: string; setId: string }> {
  const set = strangeSet(field, count, asMarkup);
  const { id, href } = await bringFile(page, `${field("file", 0).slice(0, 150)}.json`, Buffer.from(JSON.stringify(set)));
  await page.goto(href);
  await look(page, watched);
  await page.getByRole("button", { name: /^Import/ }).click();
  await expect(page.getByRole("heading", { name: "Stored", exact: true })).toBeVisible();
  await look(page, watched);
  return one<{ slug: string; setId: string }>(
    `SELECT s.slug, s.id AS "setId" FROM "FactSet" s JOIN "Import" i ON i."setId" = s.id WHERE i.id = $1`,
    [id],
  );
}

async function visitAll(page: Page, watched: Watch, addresses: readonly string[]): Promise<void> {
  for (const address of addresses) {
    const response = await page.goto(address);
    expect(response?.status(), address).toBeLessThan(400);
    await look(page, watched);
  }
}

/** Adds cards and an article by their forms; answers where they are shown. */
async function writeByForms(cookie: string, field: Field, count: number): Promise<string[]> {
  const deck = /cards\/([^/;]+)/.exec(
    moved(
      await callAction("app/(learn)/cards/actions.ts#makeNewDeck", [STATE, form({ title: field("deck", 0).slice(0, 150) })], { cookie }),
    ),
  )![1]!;
  await callAction("app/(learn)/cards/actions.ts#addPasted", [deck, STATE, form({ list: strangeCards(field, count) })], { cookie });
  const pasted = await ask("/api/v1/articles", {
    method: "POST",
    cookie,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      text: strangeArticle(field, count),
      date: "2031-05-06",
      title: field("headline", 1).slice(0, 250),
      publisher: field("paper", 2).slice(0, 250),
    }),
  });
  const { href } = JSON.parse(pasted.body) as { href: string };
  expect(href, pasted.body).toMatch(/^\/sets\//);
  return [`/cards/${deck}`, href];
}

for (const [at, payloads] of BATCHES.entries()) {
  test(`S06 payloads ${at * AT_ONCE + 1} to ${at * AT_ONCE + payloads.length} are nothing but words on every screen`, async ({ page }) => {
    test.setTimeout(300_000);
    const watched = await watch(page);
    const { id, cookie } = await makeAccount(null);
    await giveCookie(page.context(), cookie);
    const asMarkup = at % 2 === 0;
    const [field, count] = [fieldsOf(payloads, asMarkup), payloads.length];
    const { slug, setId } = await bringSet(page, watched, field, count, asMarkup);
    const { classId, assignmentId } = await strangeClass(pool, id, setId, field, count);
    const attempt = await strangeAttempt(pool, id, setId, field);
    await strangeImports(pool, id, field, count);
    const written = await writeByForms(cookie, field, count);
    const set = `/sets/${slug}`;
    await visitAll(page, watched, [
      set,
      `${set}/read/s`,
      `${set}/read/s${at % count}`,
      `${set}/edit`,
      `${set}/edit?show=entries`,
      `${set}/edit?show=kinds`,
      `${set}/edit?show=questions`,
      `${set}/edit/facts/f${at % count}`,
      `${set}/edit/entries/e${at % count}`,
      `${set}/quizzes`,
      `${set}/inbox`,
      `${set}/history`,
    ]);
    await visitAll(page, watched, [
      "/sets/import",
      "/classes",
      `/classes/${classId}`,
      `/classes/${classId}/roster`,
      `/classes/${classId}/assignments/${assignmentId}`,
      `/classes/${classId}/assignments/${assignmentId}/results`,
      ...written,
    ]);
    await visitAll(page, watched, [`/attempts/${attempt}?question=${(at % count) + 1}`]);
    await pool.query(`UPDATE "Attempt" SET "handedInAt" = clock_timestamp() WHERE id = $1`, [attempt]);
    await visitAll(page, watched, [`/attempts/${attempt}/result`]);
    tellTried(watched.words.size);
    expect(watched.told).toEqual([]);
    expect(
      EVERYWHERE.filter(
        (place) => ![...watched.words].some((word) => word.startsWith(`qz${place}`) && /^qz[a-z]+\d/.exec(word)![0].slice(2, -1) === place),
      ),
      "fields that were on no screen",
    ).toEqual([]);
  });
}

/** The fields of which at least one payload has to be seen: where none is, nothing was looked at. */
const EVERYWHERE = [
  "title",
  "source",
  "publisher",
  "name",
  "text",
  "relation",
  "stem",
  "optiona",
  "explanation",
  "read",
  "class",
  "quiz",
  "assignment",
  "roster",
  "pupil",
  "report",
  "file",
  "front",
  "back",
  "article",
];

/** What a page repeats of what it was asked, or of what was typed into it. */
const REPEATED = (text: string) => [
  `/sets/import?set=${text}`,
  `/progress?fact=${text}`,
  `/sign-in?next=${text}`,
  `/join/${text}`,
  `/reset/${text}`,
  `/${text}`,
  `/sets?search=${text}`,
  `/offline?x=${text}`,
];

test("S06 what is in an address, and what was typed and refused, comes back as words", async ({ page }) => {
  test.setTimeout(300_000);
  const watched = await watch(page);
  const some = spread(SCRIPTS, dose(150, 12));
  for (const [i, payload] of some.entries()) {
    const address = REPEATED(encodeURIComponent(wellFormed(payload)))[i % 8]!;
    await page.goto(address);
    await look(page, watched);
  }
  for (const payload of spread(SCRIPTS, dose(60, 4))) {
    await page.goto("/sign-in");
    await page.getByLabel("E-mail").fill(payload.replace(/[\r\n]/g, " "));
    await page.getByLabel("Password").first().fill("x");
    await page
      .locator("form")
      .filter({ has: page.getByLabel("Password") })
      .evaluate((element: HTMLFormElement) => {
        element.noValidate = true;
      });
    await page.getByRole("button", { name: "Sign in" }).last().click();
    await expect(page.getByRole("alert").or(page.locator("[aria-invalid=true]")).first()).toBeVisible();
    await look(page, watched);
  }
  tellTried(some.length + dose(60, 4));
  expect(watched.told).toEqual([]);
});
