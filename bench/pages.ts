// What a page weighs and how fast it is there on a slow phone: welcome, question, result, today and practice in a real browser with a
// quarter of this machine's processor, 1.6 Mbit/s and 150 ms to the server. Every load is a first visit: nothing is kept from one to the
// next.
import { setTimeout as pause } from "node:timers/promises";
import { chromium, type Browser, type BrowserContext, type CDPSession, type Page } from "playwright";
import { quiz } from "@/messages/en/quiz";
import { closeDatabase } from "@/server/db";
import { startPractice } from "@/server/practice";
import { launchOptions } from "../scripts/browser.mjs";
import { answerBody, openLearners, questionsOf, startQuiz, type Learner } from "./learners";
import { median, type Figure, type Measure } from "./measure";

const LOADS = 5;
const NEXT_CLICKS = 3;
const SCREEN = { width: 412, height: 823 };
const SLOWER = 4;
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
/** After the load: what is fetched ahead, and what shifts late, counts too. */
const SETTLE_MS = 2_500;
/** Less than this, headers included, is not worth compressing. */
const WORTH_COMPRESSING = 2_200;
const TEXT = /^(text\/|image\/svg|application\/(json|javascript|manifest))|\+(json|xml)\b/;

/** What runs TypeScript here names every function through this, and the functions that go into the page bring the call along. */
const KEEPS_NAMES = "globalThis.__name = (named) => named;";

type Vitals = { lcp: number; shift: number; longest: number };
type Weight = { scripts: number; all: number; requests: number; plain: string[] };
type Load = Vitals & Weight & { clicks: number[] };

/** In the page, from its first moment on: notes what the browser says of its speed. */
function watchVitals(): void {
  const vitals: Vitals = { lcp: 0, shift: 0, longest: 0 };
  (globalThis as unknown as { vitals: Vitals }).vitals = vitals;
  const watch = (type: string, note: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  watch("largest-contentful-paint", (entry) => (vitals.lcp = entry.startTime));
  watch("layout-shift", (entry) => {
    const { value, hadRecentInput } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
    if (!hadRecentInput) vitals.shift += value;
  });
  watch("longtask", (entry) => (vitals.longest = Math.max(vitals.longest, entry.duration)));
}

/** In the page: from the next press of a mouse or finger until another question is painted, in milliseconds. */
function timeToNextQuestion(): Promise<number> {
  const shown = () => document.querySelector("h1.stem")?.parentElement?.textContent ?? "";
  const before = shown();
  return new Promise((resolve) => {
    let pressed = 0;
    const painted = () => requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - pressed)));
    const observer = new MutationObserver(() => {
      if (pressed === 0 || shown() === before) return;
      observer.disconnect();
      painted();
    });
    document.addEventListener("click", (event) => (pressed ||= event.timeStamp), { capture: true });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}

/** Counts what goes over the wire, compressed as it is. */
async function weigh(session: CDPSession): Promise<() => Weight> {
  const types = new Map<string, { type: string; mime: string; url: string; encoding: string | undefined }>();
  const weight: Weight = { scripts: 0, all: 0, requests: 0, plain: [] };
  session.on("Network.responseReceived", ({ requestId, type, response }) => {
    const encoding = Object.entries(response.headers).find(([name]) => name.toLowerCase() === "content-encoding")?.[1];
    types.set(requestId, { type, mime: response.mimeType, url: response.url, encoding });
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const one = types.get(requestId);
    if (!one) return;
    weight.requests += 1;
    weight.all += encodedDataLength;
    if (one.type === "Script") weight.scripts += encodedDataLength;
    if (one.encoding === undefined && TEXT.test(one.mime) && encodedDataLength > WORTH_COMPRESSING)
      weight.plain.push(new URL(one.url).pathname);
  });
  await session.send("Network.enable");
  return () => weight;
}

async function onSlowPhone(context: BrowserContext): Promise<{ page: Page; weight: () => Weight }> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const weight = await weigh(session);
  await session.send("Network.emulateNetworkConditions", NETWORK);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  await page.addInitScript({ content: KEEPS_NAMES });
  await page.addInitScript(watchVitals);
  return { page, weight };
}

/** Gives up on a question, which fits every kind of it, and goes on: how long the going on takes, a few times. */
async function clickOn(page: Page): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < NEXT_CLICKS; i++) {
    await page.getByRole("button", { name: quiz.giveUp }).click();
    const next = page.getByRole("button", { name: quiz.next, exact: true });
    await next.waitFor();
    await page.waitForLoadState("networkidle");
    const time = page.evaluate(timeToNextQuestion);
    await next.click();
    times.push(await time);
  }
  return times;
}

async function load(browser: Browser, url: string, learner: Learner | null, andThen?: (page: Page) => Promise<number[]>): Promise<Load> {
  const context = await browser.newContext({ viewport: SCREEN, deviceScaleFactor: 2, isMobile: true, hasTouch: true });
  try {
    if (learner) await context.addCookies([{ name: "footing", value: learner.cookie.slice("footing=".length), url }]);
    const { page, weight } = await onSlowPhone(context);
    const response = await page.goto(url, { waitUntil: "load" });
    if (response?.status() !== 200) throw new Error(`${new URL(url).pathname} answered ${response?.status()}`);
    await pause(SETTLE_MS);
    const vitals = await page.evaluate(() => (globalThis as unknown as { vitals: Vitals }).vitals);
    const weighed = { ...weight(), plain: [...weight().plain] };
    return { ...vitals, ...weighed, clicks: (await andThen?.(page)) ?? [] };
  } finally {
    await context.close();
  }
}

/** A quiz that is answered and handed in through the same addresses that the page uses. */
async function takeQuiz(origin: string, learner: Learner): Promise<string> {
  const attempt = await startQuiz(learner);
  const questions = (await questionsOf([attempt])).get(attempt) ?? [];
  const send = async (path: string, method: string, body?: string) => {
    const response = await fetch(`${origin}/api/v1/attempts/${attempt}/${path}`, {
      method,
      headers: { cookie: learner.cookie, "content-type": "application/json" },
      ...(body && { body }),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  };
  for (const [i, question] of questions.entries()) await send(`answers/${i + 1}`, "PUT", answerBody(question, i + 1));
  await send("hand-in", "POST");
  return attempt;
}

/** Today's session of a learner who has answered a quiz before. */
async function beginToday({ who }: Learner): Promise<string> {
  const started = await startPractice(who, { minutes: 10, mode: "practice" });
  if (!started.ok) throw new Error(`no session could be begun: ${started.problems[0]?.message}`);
  return started.value;
}

async function loads(one: () => Promise<Load>): Promise<Load[]> {
  const done: Load[] = [];
  for (let i = 0; i < LOADS; i++) done.push(await one());
  return done;
}

type Limits = { scripts: number; all: number; lcp: number; shift: number; next: number };

function figuresOf(name: string, done: readonly Load[], limits: Partial<Limits> = {}): Figure[] {
  const middle = (pick: (one: Load) => number) => median(done.map(pick));
  const figure = (what: string, value: number, unit: string, atMost?: number): Figure => ({
    name: `${name}: ${what}`,
    value,
    unit,
    target: atMost === undefined ? null : { atMost },
  });
  const clicks = done.flatMap((one) => one.clicks);
  return [
    figure(
      "scripts over the wire",
      middle((one) => one.scripts / 1000),
      "kB",
      limits.scripts,
    ),
    figure(
      "everything over the wire",
      middle((one) => one.all / 1000),
      "kB",
      limits.all,
    ),
    figure(
      "requests",
      middle((one) => one.requests),
      "",
    ),
    figure("texts sent uncompressed", new Set(done.flatMap((one) => one.plain)).size, "", 0),
    figure("largest paint (LCP)", middle((one) => one.lcp) / 1000, "s", limits.lcp),
    figure(
      "layout shift (CLS)",
      middle((one) => one.shift),
      "",
      limits.shift,
    ),
    figure(
      "longest task",
      middle((one) => one.longest),
      "ms",
    ),
    ...(clicks.length > 0 ? [figure("from click to next question", median(clicks), "ms", limits.next)] : []),
  ];
}

async function measurePages(browser: Browser, origin: string): Promise<Figure[]> {
  const [learner] = await openLearners(1);
  const result = `${origin}/attempts/${await takeQuiz(origin, learner!)}/result`;
  const practice = `${origin}/practice/${await beginToday(learner!)}`;
  // A first visit by anybody makes the server read its files: that is not what is measured.
  for (const url of [origin, result, `${origin}/today`, practice]) await load(browser, url, learner!);
  const welcome = await loads(() => load(browser, origin, null));
  const question = await loads(async () => load(browser, `${origin}/attempts/${await startQuiz(learner!)}`, learner!, clickOn));
  const results = await loads(() => load(browser, result, learner!));
  const today = await loads(() => load(browser, `${origin}/today`, learner!));
  const practised = await loads(() => load(browser, practice, learner!));
  const vitals = { lcp: 1.2, shift: 0.02 };
  return [
    ...figuresOf("welcome", welcome),
    ...figuresOf("question", question, { scripts: 170, all: 300, next: 250, ...vitals }),
    ...figuresOf("result", results),
    ...figuresOf("today", today),
    ...figuresOf("practice", practised, { scripts: 170, ...vitals }),
  ];
}

export const pages: Measure = {
  name: "pages",
  async run() {
    const browser = await chromium.launch(launchOptions(chromium.executablePath()));
    try {
      return await measurePages(browser, (process.env.BENCH_ORIGIN ?? "").replace("localhost", "127.0.0.1"));
    } finally {
      await browser.close();
      await closeDatabase();
    }
  },
};
