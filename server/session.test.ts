import { beforeEach, describe, expect, test, vi } from "vitest";
import { pool } from "./db";
import {
  clientAddress,
  enterSession,
  leaveSession,
  originHere,
  sessionToken,
  whoHasThisSession,
  whoIsAsking,
  whoIsChanging,
  whoIsWriting,
} from "./session";
import { findSession, saveOwnDevice } from "./sessions";

type Kept = { name: string; value: string; maxAge?: number; secure?: boolean; httpOnly?: boolean; sameSite?: string; path?: string };

/** A browser with its cookies, and what it says with the next request. */
const browser = vi.hoisted(() => ({ cookies: new Map<string, Kept>(), headers: new Headers() }));

vi.mock("next/headers", () => ({
  headers: async () => browser.headers,
  cookies: async () => ({
    get: (name: string) => browser.cookies.get(name),
    set: (cookie: Kept) => (cookie.maxAge === 0 ? browser.cookies.delete(cookie.name) : browser.cookies.set(cookie.name, cookie)),
  }),
}));

vi.hoisted(() => {
  process.env.ORIGINS = "http://localhost:3000 http://192.168.1.5:3000";
  process.env.PUBLIC_URL = "https://quiz.example.org";
  process.env.TRUSTED_PROXIES = "1";
});

const say = (more: Record<string, string> = {}) => void (browser.headers = new Headers({ host: "localhost:3000", ...more }));

beforeEach(() => {
  browser.cookies.clear();
  say();
});

describe("the cookie", () => {
  test("somebody new becomes a person with the first write, and stays that person", async () => {
    expect(await whoIsAsking()).toBeNull();
    expect(browser.cookies.size).toBe(0);
    const who = await whoIsWriting();
    expect(who).toMatchObject({ anonymous: true, email: null, name: "" });
    expect(await whoIsAsking()).toEqual(who);
    expect((await whoIsWriting()).personId).toBe(who.personId);
    expect(browser.cookies.get("footing")).toMatchObject({
      httpOnly: true,
      sameSite: "lax",
      path: "/",
      secure: false,
      maxAge: 400 * 86_400,
    });
  });

  test("whoever has nothing yet does not become a person by changing it", async () => {
    expect(await whoIsChanging()).toBeNull();
    expect(browser.cookies.size).toBe(0);
    const who = await whoIsWriting();
    expect(await whoIsChanging()).toEqual(who);
  });

  test("over https it is bound to the host and to encryption", async () => {
    say({ "x-forwarded-proto": "https" });
    await whoIsWriting();
    expect(browser.cookies.get("__Host-footing")).toMatchObject({ secure: true, path: "/" });
    say({ host: "quiz.example.org" });
    expect(await whoIsAsking()).not.toBeNull();
    say();
    expect(await whoIsAsking(), "another name is another cookie").toBeNull();
  });

  test.each([
    ["nothing", () => ""],
    ["another token", (value: string) => value.replace(/^./, "x")],
    ["another day", (value: string) => value.replace(/\.(\d+)\./, ".99999.")],
    ["no signature", (value: string) => value.split(".").slice(0, 2).join(".")],
    ["another signature", (value: string) => `${value.slice(0, -4)}AAAA`],
    ["letters beyond", (value: string) => `${value}ü`],
  ])("%s is nobody", async (_, change) => {
    await whoIsWriting();
    const cookie = browser.cookies.get("footing")!;
    browser.cookies.set("footing", { ...cookie, value: change(cookie.value) });
    expect(await whoIsAsking()).toBeNull();
  });

  test("it is given again on another day, and for the browser's life on a device that others use", async () => {
    await whoIsWriting();
    const first = browser.cookies.get("footing")!.value;
    vi.useFakeTimers({ now: Date.now() + 86_400_000, toFake: ["Date"] });
    await whoIsWriting();
    expect(browser.cookies.get("footing")!.value).not.toBe(first);
    await saveOwnDevice((await sessionToken())!, false);
    vi.setSystemTime(Date.now() + 86_400_000);
    await whoIsWriting();
    expect(browser.cookies.get("footing")!.maxAge).toBeUndefined();
    vi.useRealTimers();
  });

  test("leaving ends the session and takes the cookie", async () => {
    await whoIsWriting();
    const token = (await sessionToken())!;
    await leaveSession();
    expect(browser.cookies.size).toBe(0);
    expect(await findSession(token)).toBeNull();
  });

  test("entering another session ends that of an account, and leaves somebody anonymous to the merge", async () => {
    const before = await whoIsWriting();
    const guest = (await sessionToken())!;
    const next = async () => {
      browser.cookies.clear();
      await whoIsWriting();
      return (await sessionToken())!;
    };
    const [one, other] = [await next(), await next()];
    await pool.query(`UPDATE "Person" SET "isAnonymous" = false WHERE "id" IN (SELECT "userId" FROM "Session" WHERE "token" = ANY($1))`, [
      [one, other],
    ]);
    await enterSession(guest, null);
    expect((await whoIsAsking())?.personId).toBe(before.personId);
    expect(await findSession(other), "the account left behind").toBeNull();
    await enterSession(one, null);
    expect(await findSession(guest)).not.toBeNull();
    expect((await whoHasThisSession())?.anonymous).toBe(false);
  });
});

describe("where a request comes from", () => {
  test.each([
    "https://evil.example",
    "null",
    "http://localhost:3001",
    "http://localhost:3000.evil.example",
    "https://localhost:3000",
    "not an address",
  ])("from %s nobody is asking, and nothing is written", async (origin) => {
    await whoIsWriting();
    say({ origin });
    expect(await whoIsAsking()).toBeNull();
    expect(await whoHasThisSession()).toBeNull();
    await expect(whoIsWriting()).rejects.toThrow("another address");
    await expect(whoIsChanging()).rejects.toThrow("another address");
  });

  test.each(["https://evil.example", "null"])("a page at %s neither signs anybody in nor out", async (origin) => {
    await whoIsWriting();
    const before = browser.cookies.get("footing")?.value;
    say({ origin });
    await expect(enterSession("a token of somebody else", null)).rejects.toThrow("another address");
    await expect(leaveSession()).rejects.toThrow("another address");
    expect(browser.cookies.get("footing")?.value).toBe(before);
  });

  test.each(["http://localhost:3000", "http://192.168.1.5:3000", "https://quiz.example.org"])("%s is ours", async (origin) => {
    await whoIsWriting();
    say({ origin });
    expect(await whoIsAsking()).not.toBeNull();
  });

  test("a link from elsewhere is followed as oneself, what another page fetches is not", async () => {
    await whoIsWriting();
    say({ "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" });
    expect(await whoIsAsking()).not.toBeNull();
    say({ "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" });
    expect(await whoIsAsking()).toBeNull();
  });

  test("a link that is sent names an address of ours, whatever host a request claims", async () => {
    say({ host: "192.168.1.5:3000" });
    expect(await originHere()).toBe("http://192.168.1.5:3000");
    say({ host: "quiz.example.org", "x-forwarded-proto": "https" });
    expect(await originHere()).toBe("https://quiz.example.org");
    for (const host of ["evil.example", "quiz.example.org.evil.example", "quiz.example.org:81", "quiz.example.org@evil.example", ""]) {
      say({ host, "x-forwarded-proto": "https", "x-forwarded-host": "evil.example" });
      expect(await originHere(), host).toBe("https://quiz.example.org");
    }
  });

  test("of x-forwarded-for only what our own proxy added is believed", async () => {
    say({ "x-forwarded-for": "203.0.113.9, 198.51.100.7" });
    expect(await clientAddress()).toBe("198.51.100.7");
    // Whoever has one address of the new kind has all of its network.
    say({ "x-forwarded-for": "198.51.100.7, 2001:db8:1:2:3:4:5:6" });
    expect(await clientAddress()).toBe("2001:db8:1:2::/64");
    say();
    expect(await clientAddress()).toBeNull();
  });
});
