import { createHmac, randomUUID } from "node:crypto";
import { createServer, request as ask, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import config from "../next.config.js";
import { answerRequest } from "./answer-requests";
import { db, pool } from "./db";
import { answerDirectly, offerDirectAnswers } from "./direct-answers";
import { openAnonymousSession } from "./sessions";
import { bodyOf, makeAttempt, positionOf, rightReply } from "./testing/attempts";

const GONE_ON = 299;
let port = 0;

/** What stands for Next says what it read. */
const server = createServer(async (request, response) => {
  if (answerDirectly(request, response)) return;
  let text = "";
  for await (const part of request) text += String(part);
  response.writeHead(GONE_ON).end(text);
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => void server.close());

type Sent = { method?: string; cookie?: string; headers?: Record<string, string>; parts: string[] };
type Heard = { status: number; headers: IncomingHttpHeaders; text: string };

function send(path: string, { method = "PUT", cookie = "", headers = {}, parts }: Sent): Promise<Heard> {
  return new Promise((resolve, reject) => {
    const sent = ask({ port, host: "127.0.0.1", path, method, headers: { cookie, ...headers } }, async (response) => {
      let text = "";
      for await (const part of response) text += String(part);
      resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
    });
    sent.on("error", reject);
    for (const part of parts) sent.write(part);
    sent.end();
  });
}

async function begin() {
  const { token, who } = await openAnonymousSession();
  const text = `${token}.${Math.floor(Date.now() / 86_400_000)}`;
  const signed = createHmac("sha256", process.env.BETTER_AUTH_SECRET!).update(`session\0${text}`).digest("base64url");
  return { who, token, cookie: `footing=${text}.${signed}`, attempt: await makeAttempt(who) };
}

const pathOf = (attempt: string, position: number | string = positionOf("choice")) => `/api/v1/attempts/${attempt}/answers/${position}`;
const body = (reply: unknown = rightReply("choice"), more = {}) =>
  JSON.stringify({ ...bodyOf(reply as Record<string, unknown>, more), answeredAt: new Date().toISOString() });
const answersTo = (attempt: string) => db.answer.count({ where: { item: { attemptId: attempt } } });

describe("an answer past the framework", () => {
  test("is stored and told, time and again the same", async () => {
    const { cookie, attempt } = await begin();
    const one = body();
    const heard = [
      await send(pathOf(attempt), { cookie, parts: [one.slice(0, 20), one.slice(20)] }),
      await send(pathOf(attempt), { cookie, parts: [one] }),
    ];
    expect(heard.map(({ status }) => status)).toEqual([200, 200]);
    expect(heard[0]!.text).toBe(heard[1]!.text);
    expect(JSON.parse(heard[0]!.text)).toMatchObject({ stored: { counts: true }, feedback: { points: 1 } });
    expect(await answersTo(attempt)).toBe(1);
  });

  test("is told what the handler tells, whatever was sent", async () => {
    const [mine, other, ended] = [await begin(), await begin(), await begin()];
    await send(pathOf(ended.attempt, positionOf("number")), { cookie: ended.cookie, parts: [body(rightReply("number"))] }); // seen here
    await pool.query(`DELETE FROM "Session" WHERE "token" = $1`, [ended.token]);
    const stored = body();
    await send(pathOf(mine.attempt), { cookie: mine.cookie, parts: [stored] });
    const ways: { attempt: string; cookie: string; text: string; position?: number; headers?: Record<string, string>; status: number }[] = [
      { ...mine, text: stored, status: 200 },
      { ...mine, text: body(), status: 409 },
      { ...mine, text: body({ kind: "choice", value: "nonsense" }), position: positionOf("choices"), status: 422 },
      { ...mine, text: "no JSON", status: 422 },
      { ...mine, text: "", status: 422 },
      { ...mine, text: `{"__proto__": 1, "userId": 2}`, status: 422 },
      { ...mine, text: "x".repeat(70_000), status: 413 },
      { ...mine, text: body(), position: 99, status: 404 },
      { ...other, attempt: mine.attempt, text: body(), status: 404 },
      { ...mine, attempt: randomUUID(), text: body(), status: 404 },
      { ...ended, text: body(), status: 401 },
      { ...ended, text: "no JSON", status: 401 },
      { ...mine, cookie: `${mine.cookie}x`, text: stored, status: 401 },
      { ...mine, cookie: "", text: stored, status: 401 },
      { ...mine, headers: { origin: "https://evil.example" }, text: stored, status: 401 },
    ];
    for (const { attempt, cookie, text, position = positionOf("choice"), headers = {}, status } of ways) {
      const heard = await send(pathOf(attempt, position), { cookie, headers, parts: [text] });
      const handler = await answerRequest(
        new Request("http://127.0.0.1/", { method: "PUT", headers: { cookie, host: "127.0.0.1", ...headers }, body: text }),
        attempt,
        String(position),
      );
      expect([heard.status, handler.status]).toEqual([status, status]);
      expect(heard.text).toBe(await handler.text());
    }
    expect([await answersTo(mine.attempt), await answersTo(other.attempt), await answersTo(ended.attempt)]).toEqual([1, 0, 1]);
  });

  test("that is too large or cut off stores nothing, and the next one is heard", async () => {
    const { cookie, attempt } = await begin();
    expect((await send(pathOf(attempt), { cookie, parts: Array.from({ length: 10 }, () => " ".repeat(10_000)) })).status).toBe(413);
    const cut = ask({ port, host: "127.0.0.1", path: pathOf(attempt), method: "PUT", headers: { cookie, "content-length": "5000" } });
    cut.on("error", () => {});
    cut.write(body().slice(0, 50));
    await new Promise((resolve) => setTimeout(resolve, 50));
    cut.destroy();
    expect((await send(pathOf(attempt), { cookie, parts: [body()] })).status).toBe(200);
    expect(await answersTo(attempt)).toBe(1);
  });

  test("says what next.config.js and the proxy say of every response, and runs nothing", async () => {
    const { cookie, attempt } = await begin();
    const said = async (headers: Record<string, string>) =>
      (
        await send(pathOf(attempt), {
          cookie: headers["x-forwarded-proto"] ? cookie.replace("footing=", "__Host-footing=") : cookie,
          headers,
          parts: [body()],
        })
      ).headers;
    const [everywhere, secure] = (await config.headers!()).map(({ headers }) =>
      Object.fromEntries(headers.map(({ key, value }) => [key.toLowerCase(), value])),
    );
    const plain = await said({});
    expect(plain).toMatchObject({
      ...everywhere,
      "cache-control": "private, no-store",
      "cross-origin-opener-policy": "same-origin",
      "content-type": "application/json",
      "content-security-policy": expect.stringMatching(/^default-src 'none'; /),
    });
    expect(plain["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
    expect(plain["strict-transport-security"]).toBeUndefined();
    expect(await said({ "x-forwarded-proto": "https", host: "quiz.example.org" })).toMatchObject({ ...everywhere, ...secure });
  });

  test("that the database cannot take now is told so without a word of why", async () => {
    const { cookie, attempt } = await begin();
    const connections = (globalThis as unknown as { footingConnections: { pool: typeof pool } }).footingConnections;
    vi.spyOn(connections.pool, "query").mockImplementation(() => Promise.reject(new Error("secret words of the database")));
    const { status, text, headers } = await send(pathOf(attempt), { cookie, parts: [body()] });
    vi.restoreAllMocks();
    expect([status, text.includes("secret"), headers["cache-control"]]).toEqual([500, false, "private, no-store"]);
  });
});

test("whatever is no answer goes on as it came", async () => {
  const attempt = randomUUID();
  for (const path of [
    `${pathOf(attempt)}/reveal`,
    `${pathOf(attempt)}?x=1`,
    `${pathOf(attempt)}/`,
    pathOf(attempt, 0),
    pathOf(attempt, "x"),
    pathOf("no-id"),
    `/x${pathOf(attempt)}`,
    "/",
  ]) {
    expect(await send(path, { parts: ["words"] })).toMatchObject({ status: GONE_ON, text: "words" });
  }
  for (const method of ["POST", "PATCH"])
    expect(await send(pathOf(attempt), { method, parts: ["words"] })).toMatchObject({ status: GONE_ON, text: "words" });
});

test("the server finds it once the handler is there", () => {
  offerDirectAnswers();
  expect((globalThis as { footingAnswers?: unknown }).footingAnswers).toBe(answerDirectly);
});
