import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { answerRequest } from "./answer-requests";
import { db, pool } from "./db";
import { sessionToken, whoIsAsking, whoIsPresumed, whoIsWriting } from "./session";
import { presumedSession } from "./sessions";
import { bodyOf, makeAttempt, makePerson, positionOf, rightReply } from "./testing/attempts";

const browser = vi.hoisted(() => ({ cookies: new Map<string, string>(), headers: new Headers() }));

vi.mock("next/headers", () => ({
  headers: async () => browser.headers,
  cookies: async () => ({
    get: (name: string) => (browser.cookies.has(name) ? { name, value: browser.cookies.get(name) } : undefined),
    set: ({ name, value }: { name: string; value: string }) => browser.cookies.set(name, value),
  }),
}));

const say = (more: Record<string, string> = {}) => {
  const cookie = [["other", "1"], ...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  browser.headers = new Headers({ host: "localhost:3000", cookie, ...more });
};

beforeEach(() => {
  browser.cookies.clear();
  say();
});

/** Somebody with a cookie and an attempt, seen here before. */
async function begin(): Promise<string> {
  const who = await whoIsWriting();
  say();
  await whoIsAsking();
  return makeAttempt(who);
}

const body = (reply: unknown = rightReply("choice")) => ({
  ...bodyOf(reply as Record<string, unknown>),
  answeredAt: new Date().toISOString(),
});
const send = (attempt: string, sent: unknown, position: number | string = positionOf("choice")) =>
  answerRequest(
    new Request("http://localhost:3000/", {
      method: "PUT",
      headers: browser.headers,
      body: typeof sent === "string" ? sent : JSON.stringify(sent),
    }),
    attempt,
    String(position),
  );
const answersTo = (attempt: string) => db.answer.count({ where: { item: { attemptId: attempt } } });

describe("an answer by request", () => {
  test("of somebody seen before is stored by one statement, and told", async () => {
    const attempt = await begin();
    await send(attempt, body(rightReply("choices")), positionOf("choices")); // whatever is the same for every answer is known now
    await send(attempt, body(rightReply("number")), positionOf("number"));
    const other = await makeAttempt((await whoIsAsking())!);
    await send(other, body(rightReply("number")), positionOf("number"));
    await send(attempt, body());
    const query = vi.spyOn((globalThis as unknown as { footingConnections: { pool: typeof pool } }).footingConnections.pool, "query");
    const response = await send(other, body());
    const names = query.mock.calls.map(([config]) => (config as { name?: string }).name);
    query.mockRestore();
    expect([response.status, await response.json()]).toMatchObject([200, { stored: { counts: true }, feedback: { points: 1 } }]);
    expect(names).toEqual(["store-answers"]);
  });

  test("sent again gets the same; another one gets what is stored", async () => {
    const attempt = await begin();
    const one = body();
    const texts = [await (await send(attempt, one)).text(), await (await send(attempt, one)).text()];
    expect(texts[0]).toBe(texts[1]);
    expect((await send(attempt, body())).status).toBe(409);
    expect(await answersTo(attempt)).toBe(1);
  });

  test("of somebody whose session was ended elsewhere is nobody’s, whatever they send", async () => {
    const attempt = await begin();
    const token = (await sessionToken())!;
    expect(presumedSession(token), "still remembered here").not.toBeNull();
    await pool.query(`DELETE FROM "Session" WHERE "token" = $1`, [token]);
    const sent = [
      send(attempt, body()),
      send(attempt, body({ kind: "choice", value: "nonsense" })),
      send(attempt, body(), 99),
      send(randomUUID(), body()),
      send(attempt, "no JSON"),
      send(attempt, { key: 1 }),
      send(attempt, body(), "x"),
    ];
    expect((await Promise.all(sent)).map(({ status }) => status)).toEqual(sent.map(() => 401));
    expect(await answersTo(attempt)).toBe(0);
  });

  test.each([true, false])("of somebody who signs in while it is stored is stored as theirs (seen here before: %s)", async (isSeen) => {
    const { personId } = await whoIsWriting();
    say();
    if (isSeen) await whoIsAsking();
    const attempt = await makeAttempt({ personId });
    const account = await makePerson();
    const client = await pool.connect();
    try {
      await client.query("BEGIN");
      await client.query(`UPDATE "Person" SET "mergedIntoId" = $2 WHERE "id" = $1`, [personId, account.personId]);
      await client.query(`UPDATE "Attempt" SET "personId" = $2 WHERE "personId" = $1`, [personId, account.personId]);
      const sent = send(attempt, body());
      await expect
        .poll(
          async () =>
            (await pool.query(`SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`)).rowCount,
        )
        .toBeGreaterThan(0);
      await client.query("COMMIT");
      expect((await sent).status).toBe(200);
    } finally {
      client.release();
    }
    expect(await db.attempt.count({ where: { id: attempt, personId: account.personId } })).toBe(1);
  });

  test("to what is missing or not theirs, and what is malformed, is refused as such", async () => {
    const [other, attempt] = [await begin(), (browser.cookies.clear(), await begin())];
    const status = async (sent: Promise<Response>) => (await sent).status;
    expect(
      await Promise.all([
        status(send(other, body())),
        status(send(randomUUID(), body())),
        status(send(attempt, body(), 99)),
        status(send(attempt, body(), "x")),
      ]),
    ).toEqual([404, 404, 404, 404]);
    expect(
      await Promise.all([
        status(send(attempt, "no JSON")),
        status(send(attempt, { key: 1 })),
        status(send(attempt, body({ kind: "choice", value: "nonsense" }))),
      ]),
    ).toEqual([422, 422, 422]);
    expect(await status(send(attempt, "x".repeat(70_000)))).toBe(413);
    expect([await answersTo(other), await answersTo(attempt)]).toEqual([0, 0]);
  });

  test("from a page of another address is nobody’s", async () => {
    const attempt = await begin();
    say({ origin: "https://evil.example" });
    expect((await send(attempt, body())).status).toBe(401);
    expect(await answersTo(attempt)).toBe(0);
  });
});

describe("who is presumed", () => {
  test("is whoever was seen here with this cookie, signed by us, on one of our pages", async () => {
    expect(whoIsPresumed(browser.headers)).toBeNull();
    const who = await whoIsWriting();
    say();
    await whoIsAsking();
    expect(whoIsPresumed(browser.headers)).toMatchObject({ personId: who.personId, zone: null });
    const cookie = browser.cookies.get("footing")!;
    for (const wrong of [`${cookie}x`, cookie.replace(/^./, "_"), "", "footing"]) {
      browser.cookies.set("footing", wrong);
      say();
      expect(whoIsPresumed(browser.headers)).toBeNull();
    }
    browser.cookies.set("footing", cookie);
    say({ "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" });
    expect(whoIsPresumed(browser.headers)).toBeNull();
    say({ "x-forwarded-proto": "https" });
    expect(whoIsPresumed(browser.headers), "another name is another cookie").toBeNull();
  });

  test("is nobody whom this process never saw", async () => {
    await whoIsWriting(); // opened, not read
    say();
    expect(whoIsPresumed(browser.headers)).toBeNull();
  });
});
