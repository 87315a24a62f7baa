import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

/** Takes a short quiz badly, so that there is something to keep, and says that the device is one's own. */
async function meetSomething(page: Page): Promise<void> {
  await page.goto("/sets/first-twenty-elements/quiz");
  await page.getByRole("button", { name: /^Start/ }).click();
  await expect(page).toHaveURL(/\/attempts\//);
  const attempt = /attempts\/([0-9a-f-]+)/.exec(page.url())![1]!;
  const state = (await (await page.request.get(`/api/v1/attempts/${attempt}`)).json()) as {
    items: { position: number; question: { reply: { kind: string } } }[];
  };
  for (const { position, question } of state.items) {
    const body = {
      key: crypto.randomUUID(),
      sequence: 0,
      reply: { kind: question.reply.kind, gaveUp: true },
      answeredAt: new Date().toISOString(),
      elapsedMs: 1_000 * position,
      hints: 0,
    };
    const response = await page.request.put(`/api/v1/attempts/${attempt}/answers/${position}`, { data: body });
    expect(response.status()).toBe(200);
  }
  await page.request.post(`/api/v1/attempts/${attempt}/hand-in`);
}

async function takeAlong(page: Page): Promise<string> {
  await page.goto("/today");
  const yes = page.getByRole("button", { name: /my own device|^Yes/ });
  if (await yes.isVisible()) await yes.click();
  await page.getByRole("button", { name: "Take with me" }).click();
  await expect(page.getByText(/on this device\. Open Footing without a network/)).toBeVisible({ timeout: 40_000 });
  return (await page.getByRole("link", { name: "Begin", exact: true }).getAttribute("href"))!;
}

/** Does whatever is shown, as somebody would who does not know: turns a card over and says so, or gives up. */
async function answerOne(page: Page): Promise<void> {
  const turn = page.getByRole("button", { name: /Show the answer|Turn/ });
  const missed = page.getByRole("button", { name: /Missed/ });
  const giveUp = page.getByRole("button", { name: /don’t know|Give up/i });
  const next = page.getByRole("button", { name: /^(Next|Go on|Continue)/ });
  await expect(turn.or(giveUp).first()).toBeVisible();
  if (await turn.isVisible()) {
    await turn.click();
    if (await missed.isVisible()) return missed.click();
  }
  await giveUp.first().click();
  await next.first().click();
}

/** What the server has stored of a session: the answers that count. */
async function stored(page: Page, href: string): Promise<number> {
  const response = await page.request.get(`/api/v1/attempts/${href.split("/").at(-1)}`);
  const { items } = (await response.json()) as { items: { answer: unknown }[] };
  return items.filter((item) => item.answer !== null).length;
}

test("practice taken along goes on without a network, through a reload, and arrives once the network is back", async ({
  page,
  context,
}) => {
  test.setTimeout(120_000);
  await meetSomething(page);
  const href = await takeAlong(page);

  await context.setOffline(true);
  await page.goto(href);
  for (let i = 0; i < 3; i++) await answerOne(page);
  await expect(page.getByText("3 answers wait for the network.")).toBeVisible();

  await page.reload();
  await expect(page.getByText("3 answers wait for the network.")).toBeVisible();
  for (let i = 0; i < 2; i++) await answerOne(page);
  await expect(page.getByText("5 answers wait for the network.")).toBeVisible();
  await page.goto("/today");
  await expect(page.getByRole("heading", { level: 1, name: "Without a network" })).toBeVisible();

  // Every third reply gets lost on its way back: what was said is said again, and stored once.
  let replies = 0;
  await page.route("**/api/v1/attempts/*/answers/*", async (route) => {
    const response = await route.fetch();
    if (++replies % 3 === 0) await route.abort();
    else await route.fulfill({ response });
  });
  await context.setOffline(false);
  await expect(page.getByText("All answers are stored.")).toBeVisible({ timeout: 40_000 });
  expect(await stored(page, href)).toBe(5);
});

test("the app can be installed: it says its name, its icons and where it begins", async ({ page, request }) => {
  await page.goto("/");
  const manifest = await page.locator('link[rel="manifest"]').getAttribute("href");
  const told = (await (await request.get(manifest!)).json()) as {
    name: string;
    start_url: string;
    display: string;
    icons: { src: string; sizes: string; purpose?: string }[];
  };
  expect(told).toMatchObject({ name: "Footing", start_url: "/today", display: "standalone" });
  expect(told.icons.map(({ sizes }) => sizes)).toEqual(expect.arrayContaining(["192x192", "512x512"]));
  expect(told.icons.some(({ purpose }) => purpose === "maskable")).toBe(true);
  for (const { src } of told.icons) expect((await request.get(src)).headers()["content-type"]).toBe("image/png");
});

test("nothing of a scored quiz, and nothing without being asked, is kept on a device", async ({ page }) => {
  await meetSomething(page);
  const kept = await page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));
  expect(kept).toEqual({ databases: [], caches: [], workers: 0 });
});
