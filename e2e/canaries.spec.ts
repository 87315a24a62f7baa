import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "@playwright/test";
import pg from "pg";
import type { Question } from "../lib/questions/question";
import type { AttemptState } from "../lib/quizzes/answer";
import { formats } from "../messages/en/formats";
import { answerRight, goOn, questionsOf, seeFeedback } from "./answering";
import { canariesIn, CANARY_SET, foundIn, keysOf, SAID, secretsOf, SLUG } from "./canaries";
import { expect, test } from "./fixtures";
import { tellTried } from "./tried";
import { ask, BUILD, callAction, cookieFrom, follow, form, requestsSent, type Received } from "./visitor";

// What is secret before the answer is stored (contracts.md), for every format, on every way something leaves a running build.

test.describe.configure({ mode: "default" });

const START = "app/(learn)/sets/[slug]/quiz/actions.ts#startQuiz";

/** Whether the set is there; nobody else should meet it in a list. */
async function show(there: boolean): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  await client.query(`UPDATE "FactSet" SET "deletedAt" = CASE WHEN $2 THEN NULL ELSE now() END WHERE slug = $1`, [SLUG, there]);
  await client.end();
}

test.beforeAll(async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "footing canaries "));
  const file = path.join(folder, "canaries.json");
  writeFileSync(file, JSON.stringify(CANARY_SET));
  const args = ["--conditions=react-server", "--import", "tsx", "cli/main.ts", "import", file, "--json"];
  execFileSync(process.execPath, args, { env: { ...process.env, LOG_LEVEL: "error" }, stdio: ["ignore", "pipe", "inherit"] });
  rmSync(folder, { recursive: true });
  await show(true);
});

let before = 0;
test.beforeEach(() => void (before = requestsSent()));
test.afterEach(() => tellTried(requestsSent() - before));
test.afterAll(() => show(false));

/** What left the server, and under which name a failure tells it. */
type Told = { where: string; body: string };

type Taking = { cookie: string; attempt: string; questions: Question[]; told: Told[] };

const asTold = (where: string, { body, headers }: Received): Told => ({ where, body: `${body}\n${JSON.stringify(headers)}` });

/** Starts a quiz of one format as the page does; what came back with it is told already. */
async function start(format: string, feedback: "each" | "end"): Promise<Taking> {
  const received = await callAction(
    START,
    [SLUG, { problems: [], link: null }, form({ length: "5", formats: format, feedback, token: randomUUID() })],
    { page: `/sets/${SLUG}/quiz` },
  );
  const attempt = /attempts\/([0-9a-f-]{36})/.exec(String(received.headers["x-action-redirect"] ?? received.headers.location))?.[1];
  if (!attempt) throw new Error(`no attempt was started: ${received.status} ${received.body.slice(0, 300)}`);
  return {
    cookie: cookieFrom(received)!,
    attempt,
    questions: await questionsOf(attempt),
    told: [asTold("the response to the press on Start", received)],
  };
}

/** How a browser, or somebody who pretends to be one, may ask for a page. */
const WAYS: Record<string, { headers: Record<string, string>; query?: string }> = {
  page: { headers: { accept: "text/html" } },
  payload: { headers: { rsc: "1" } },
  "payload with a made-up mark": { headers: { rsc: "1" }, query: "_rsc=1abcd" },
  prefetch: { headers: { rsc: "1", "next-router-prefetch": "1" } },
  "whole prefetch": { headers: { rsc: "1", "next-router-prefetch": "2" } },
  "prefetch of the tree": { headers: { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" } },
  "prefetch of the page's segment": {
    headers: { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/!KGF0dGVtcHQp/attempts/$d$attempt/__PAGE__" },
  },
  "prefetch by the browser": { headers: { purpose: "prefetch", "sec-purpose": "prefetch;prerender" } },
};

async function pageInEveryWay(target: string, cookie: string): Promise<Told[]> {
  const asked = Object.entries(WAYS).map(async ([way, { headers, query }]) => {
    const address = query ? `${target}${target.includes("?") ? "&" : "?"}${query}` : target;
    return asTold(`${target} as ${way}`, await follow(address, { headers, cookie }));
  });
  return Promise.all(asked);
}

/** Every page that a learner may open in the middle of a quiz, but for those where the sources may be read. */
const pagesOf = (attempt: string) => [
  `/attempts/${attempt}`,
  `/attempts/${attempt}?question=2`,
  `/attempts/${attempt}/result`,
  `/practice/${attempt}`,
  `/sets/${SLUG}/quiz`,
  `/sets/${SLUG}`,
  "/scores",
];

/** What the handlers answer, also when they are asked for nonsense: nothing of it stores an answer. */
async function handlersOf({ attempt, cookie, questions }: Taking): Promise<Told[]> {
  const base = `/api/v1/attempts/${attempt}`;
  const json = { "content-type": "application/json" };
  const body = { key: randomUUID(), sequence: 0, answeredAt: new Date().toISOString(), elapsedMs: 1, hints: 0 };
  const { kind } = questions[0]!.reply;
  const tries: [string, string, unknown][] = [
    ["GET", base, undefined],
    ["PUT", `${base}/answers/1`, { ...body, reply: { kind, value: ["nonsense"], key: "x" } }],
    ["PUT", `${base}/answers/1`, { ...body, reply: { kind: "no such kind", value: 1 } }],
    ["PUT", `${base}/answers/1`, { ...body, reply: { kind, value: null }, score: 1 }],
    ["PUT", `${base}/answers/99`, { ...body, reply: { kind, gaveUp: true } }],
    ["PUT", `${base}/answers/1/reveal`, { key: "no key" }],
    ["PUT", `${base}/answers/1/hint`, { key: randomUUID() }],
    ["PUT", `${base}/answers/1/withdrawal`, { key: randomUUID() }],
    ["POST", `${base}/taken`, undefined],
    ["PUT", `${base}/flags/1`, { flagged: true }],
    ["PUT", `${base}/flags/1`, { flagged: "yes" }],
    ["POST", `${base}/reports/1`, { note: "Is this right?" }],
  ];
  return Promise.all(
    tries.map(async ([method, target, sent]) =>
      asTold(
        `${method} ${target}`,
        await ask(target, { method, cookie, headers: json, body: sent === undefined ? undefined : JSON.stringify(sent) }),
      ),
    ),
  );
}

async function everything(taking: Taking): Promise<Told[]> {
  const pages = [];
  for (const target of pagesOf(taking.attempt)) pages.push(...(await pageInEveryWay(target, taking.cookie)));
  return [...taking.told, ...pages, ...(await handlersOf(taking))];
}

/** Says where one of these secrets stands; nothing is the only right answer. */
const leaks = (told: readonly Told[], secrets: readonly string[]): string[] =>
  told.flatMap(({ where, body }) => foundIn(body, secrets).map((secret) => `${secret} in ${where}`));

/** Gives up on a question: the one answer that every format takes. */
async function giveUp({ attempt, cookie, questions }: Taking, position: number): Promise<Told> {
  const body = JSON.stringify({
    key: randomUUID(),
    sequence: 0,
    reply: { kind: questions[position - 1]!.reply.kind, gaveUp: true },
    answeredAt: new Date().toISOString(),
    elapsedMs: 5,
    hints: 0,
  });
  const received = await ask(`/api/v1/attempts/${attempt}/answers/${position}`, {
    method: "PUT",
    cookie,
    body,
    headers: { "content-type": "application/json" },
  });
  expect(received.status, received.body).toBe(200);
  return asTold(`the answer to question ${position}`, received);
}

async function stateOf({ attempt, cookie }: Taking): Promise<AttemptState> {
  return JSON.parse((await ask(`/api/v1/attempts/${attempt}`, { cookie })).body) as AttemptState;
}

const tokensIn = ({ body }: Told) => canariesIn(body);

/** No question names in its own words what would have to be typed. */
async function expectNoKeys(taking: Taking): Promise<void> {
  const { items } = await stateOf(taking);
  for (const [i, question] of taking.questions.entries())
    expect(foundIn(JSON.stringify(items[i]!.question), keysOf(question)), question.stem).toEqual([]);
}

for (const format of Object.keys(formats)) {
  test(`nothing secret of ${format} leaves before the answer, and what is told then is of that question`, async () => {
    const taking = await start(format, "each");
    expect(new Set(taking.questions.map((question) => question.format))).toEqual(new Set([format]));
    expect(secretsOf(taking.questions).length).toBeGreaterThan(0);
    expect(leaks(await everything(taking), [...secretsOf(taking.questions), ...SAID])).toEqual([]);
    await expectNoKeys(taking);

    // The test can fail: what was secret is found as soon as it may be.
    const answered = await giveUp(taking, 1);
    expect(foundIn(answered.body, SAID).length).toBeGreaterThan(0);
    const open = tokensIn(answered);
    const after = await everything({ ...taking, told: [] });
    expect(leaks(after, secretsOf(taking.questions, open))).toEqual([]);
    expect(after.filter(({ where, body }) => where.includes("/attempts/") && foundIn(body, SAID).length > 0).length).toBeGreaterThan(0);
  });

  test(`with feedback at the end nothing secret of ${format} leaves before it is handed in`, async () => {
    const taking = await start(format, "end");
    const stored: Told[] = [];
    for (const at of taking.questions.keys()) stored.push(await giveUp(taking, at + 1));
    const secrets = [...secretsOf(taking.questions), ...SAID];
    expect(leaks([...stored, ...(await everything(taking))], secrets)).toEqual([]);

    const handedIn = await ask(`/api/v1/attempts/${taking.attempt}/hand-in`, { method: "POST", cookie: taking.cookie });
    expect(handedIn.status).toBe(200);
    const result = await ask(`/attempts/${taking.attempt}/result`, { cookie: taking.cookie });
    expect(foundIn(result.body, SAID).length).toBeGreaterThan(0);
  });
}

for (const format of ["flashcard", "say-it"]) {
  test(`a reveal of ${format} shows that one question, and only to the one who asked`, async () => {
    const taking = await start(format, "each");
    const reveal = await ask(`/api/v1/attempts/${taking.attempt}/answers/1/reveal`, {
      method: "PUT",
      cookie: taking.cookie,
      body: JSON.stringify({ key: randomUUID(), text: "What I would say." }),
      headers: { "content-type": "application/json" },
    });
    expect(reveal.status).toBe(200);
    const shownNow = asTold("the reveal", reveal);
    expect(tokensIn(shownNow).size).toBeGreaterThan(0);
    expect(leaks(await everything(taking), secretsOf(taking.questions, tokensIn(shownNow)))).toEqual([]);
    const { items } = await stateOf(taking);
    expect(items.slice(1).map((item) => item.revealed)).toEqual(items.slice(1).map(() => null));
  });
}

/** Everything that a browser receives, as it comes. */
function listen(page: Page): Told[] {
  const told: Told[] = [];
  page.on("response", async (response) => {
    const body = await response.text().catch(() => ""); // a redirect has none
    told.push({
      where: `${response.request().method()} ${response.url()}`,
      body: `${body}\n${JSON.stringify(await response.allHeaders().catch(() => ({})))}`,
    });
  });
  return told;
}

/** What the browser itself keeps. */
async function keptBy(page: Page): Promise<Told[]> {
  const kept = await page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const caches = (await window.caches?.keys()) ?? [];
    return JSON.stringify({
      databases,
      caches,
      local: { ...localStorage },
      session: { ...sessionStorage },
      state: window.history.state as unknown,
      title: document.title,
      html: document.documentElement.outerHTML,
    });
  });
  return [{ where: "what the browser keeps", body: kept }];
}

test("in a real browser nothing secret arrives before the answer, whatever it fetches ahead", async ({ page }) => {
  test.setTimeout(120_000);
  const told = listen(page);
  await page.goto("/");
  await page.goto(`/sets/${SLUG}`);
  await page.getByRole("link", { name: "Take a quiz" }).first().hover();
  await page.goto(`/sets/${SLUG}/quiz`);
  await page.getByRole("button", { name: "Start" }).first().click();
  await page.waitForURL(/\/attempts\/[0-9a-f-]{36}/);
  const attempt = /attempts\/([0-9a-f-]{36})/.exec(page.url())![1]!;
  const questions = await questionsOf(attempt);
  const isReading = ({ where }: Told) => where.includes("/read/");
  const open = new Set<string>();
  for (const [i, question] of questions.entries()) {
    await expect(page.getByRole("heading", { level: 1 })).toContainText(question.stem.slice(0, 20).replace(/_+.*/, ""));
    expect(leaks([...told.filter((one) => !isReading(one)), ...(await keptBy(page))], secretsOf(questions, open))).toEqual([]);
    await answerRight(page, question, "pointer");
    await seeFeedback(page, question);
    // What this answer told has to be in `told` before it is asked what may be known from here on.
    const said = () =>
      told
        .filter(({ where }) => where.startsWith("PUT ") && where.endsWith(`/answers/${i + 1}`))
        .flatMap(({ body }) => foundIn(body, SAID));
    await expect.poll(() => said().length).toBeGreaterThan(0);
    for (const one of [...told.filter(({ where }) => where.includes("/api/v1/")), ...(await keptBy(page))])
      for (const token of tokensIn(one)) open.add(token);
    await goOn(page, "pointer");
  }
  expect(told.length).toBeGreaterThan(10);
});

/** The texts of all files below a folder. */
function textsBelow(folder: string): { file: string; text: string }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile()
      ? [{ file: path.join(entry.parentPath, entry.name), text: readFileSync(path.join(entry.parentPath, entry.name), "utf8") }]
      : [],
  );
}

test("no file that a browser may load holds a sentence, a fact or a key, and none of them a map of the sources", () => {
  const sentences = ["Lena Okafor of Vesta is not expected to attend", "f-talks-1-place-plan", "the stocks of cod have halved"];
  const { facts, sources } = JSON.parse(readFileSync("prisma/fact-sets/ukraine-talks-2025.json", "utf8")) as typeof CANARY_SET;
  const secrets = [...sentences, ...sources.map((source) => source.text.slice(0, 60)), ...facts.map((fact) => `"${fact.id}"`)];
  const served = textsBelow(path.join(BUILD, "static"));
  expect(served.length).toBeGreaterThan(10);
  expect(
    served.flatMap(({ file, text }) => secrets.filter((secret) => text.includes(secret)).map((secret) => `${secret} in ${file}`)),
  ).toEqual([]);
  expect(served.filter(({ file }) => file.endsWith(".map")).map(({ file }) => file)).toEqual([]);
  // The test can fail: the gallery's facts are in the server's part of the build.
  expect(textsBelow(path.join(BUILD, "server")).some(({ text }) => text.includes(sentences[0]!))).toBe(true);
});
