import { randomUUID } from "node:crypto";
import http from "node:http";
import net from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { AUTHORITY, fillIn, PASSWORD } from "../authority";
import { expect, test } from "../fixtures";
import { tellTried } from "../tried";
import { ask, builtActions, callAction, cookieFrom, form, makePerson, requestsSent, type Received } from "../visitor";
import { makeAccount, makeThings, moved, NOBODYS, one, pool, STATE, type Caller } from "../world";
import { dose, testInFull } from "./dose";
import { startInstance } from "./instance";
import { HEADERS, inTurn, PATHS, REDIRECTS, spread } from "./payloads";

// The ways in and out: who may send what from where, where links lead, what every response says, what a cache keeps, what too much does,
// and what is told when something fails.

// Some of these take minutes each.
test.describe.configure({ mode: "parallel" });

type Owner = Caller & { id: string; cookie: string };
let made: Promise<{ owner: Owner; its: Awaited<ReturnType<typeof makeThings>> }> | null = null;
const MARK = "Qvdoorsmark";

async function makeOwner(): Promise<{ owner: Owner; its: Awaited<ReturnType<typeof makeThings>> }> {
  const owner = await makeAccount(null);
  return { owner, its: await makeThings(owner.cookie, MARK) };
}
const world = () => (made ??= makeOwner());

let before = 0;
test.beforeEach(() => void (before = requestsSent()));
test.afterEach(() => tellTried(requestsSent() - before));

/** How another site might have the owner's browser send what the owner did not want. */
const HOSTILE: readonly Readonly<Record<string, string>>[] = [
  { origin: "http://evil.example", "sec-fetch-site": "cross-site" },
  { origin: "null", "sec-fetch-site": "cross-site" },
  { origin: "http://evil.example", host: "evil.example" },
  { origin: "http://evil.example", "x-forwarded-host": "evil.example" },
  { origin: "https://localhost.evil.example", "sec-fetch-site": "same-site" },
  { origin: "", "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" },
];
const PLACES = ["/", "/sets", "/nowhere"];

/** Everything that somebody owns, as one sum. */
async function sumOf(personId: string): Promise<string> {
  const { rows } = await pool.query<{ name: string; column: string }>(
    `SELECT table_name AS name, column_name AS column FROM information_schema.columns WHERE table_schema = 'public' AND (column_name IN ('personId', 'ownerId', 'userId') OR (table_name, column_name) = ('Person', 'id')) AND table_name NOT IN ('Memory', 'Outcome') ORDER BY 1, 2`,
  );
  const sums = await Promise.all(
    rows.map(
      async ({ name, column }) =>
        (
          await one<{ sum: string }>(
            `SELECT count(*) || ':' || coalesce(sum(hashtextextended(t::text, 0)), 0) AS sum FROM "${name}" t WHERE "${column}" = $1`,
            [personId],
          )
        ).sum,
    ),
  );
  return sums.join(" ");
}

test("S02 every action of the build, posted to other pages and from other sites, does nothing for them", async () => {
  test.setTimeout(600_000);
  const { owner, its } = await world();
  const names = [...builtActions().keys()];
  expect(names.length).toBeGreaterThan(80);
  const next = inTurn(HOSTILE.flatMap((headers) => PLACES.map((page) => ({ headers, page }))));
  const kept = await sumOf(owner.id);
  const seen: string[] = [];
  for (const name of spread(names, dose(names.length, 40))) {
    for (let i = 0; i < dose(HOSTILE.length * PLACES.length, 1); i++) {
      const { headers, page } = next();
      const received = await callAction(name, AUTHORITY[name]!.args!(its), { cookie: owner.cookie, headers, page });
      if (received.body.includes(MARK) || cookieFrom(received)) seen.push(`${name} from ${JSON.stringify(headers)} at ${page}`);
    }
  }
  expect(seen).toEqual([]);
  expect(await sumOf(owner.id)).toBe(kept);
});

test("S03 no header says past the server who somebody is or which page they mean", async () => {
  test.setTimeout(600_000);
  const { its } = await world();
  const stranger = await makePerson(pool);
  const pages = Object.entries(AUTHORITY)
    .filter(([name, { to }]) => name.startsWith("page") && to === "owner")
    .map(([name, rule]) => fillIn(name.split(" ")[1]!, rule, its));
  const seen: string[] = [];
  const pairs = pages.flatMap((page) => HEADERS.map((headers) => ({ page, headers })));
  for (const { page, headers } of spread(pairs, dose(900, 60))) {
    const received = await ask(page, { headers, cookie: "cookie" in headers ? null : stranger.cookie });
    if (received.body.includes(MARK) || received.status >= 500 || /evil\.example/.test(`${moved(received)}${received.body}`))
      seen.push(`${page} with ${JSON.stringify(headers).slice(0, 100)}: ${received.status}`);
  }
  expect(seen).toEqual([]);
});

test("S03 no address leads out of the folders that are served", async () => {
  test.setTimeout(600_000);
  const seen: string[] = [];
  const roots = ["/", "/_next/static/", "/api/v1/media/", "/sets/", "/_next/image?url=", "/icon.svg/"];
  const all = PATHS.flatMap((path) => roots.map((root) => `${root}${path}`));
  for (const target of spread(all, dose(all.length, 60))) {
    const { status, body } = await ask(target.replace(/[^\x21-\x7e]/g, encodeURIComponent));
    if (status >= 500 || /root:x:|"dependencies"|BETTER_AUTH_SECRET|server-only|PATH=/.test(body)) seen.push(`${target}: ${status}`);
  }
  expect(seen).toEqual([]);
});

/** Whether a browser that is at our address would leave it by this one. */
function leads(location: string): boolean {
  const here = new URL(process.env.BASE_URL ?? "http://localhost:3000");
  return !URL.canParse(location, here) || new URL(location, here).origin !== here.origin;
}

test("S19 no link leads to another host, however its address is written", async () => {
  test.setTimeout(600_000);
  const { owner } = await world();
  const away: string[] = [];
  const look = (where: string, received: Received) => {
    const to = moved(received).split(";")[0]!;
    if (received.status >= 500 || (to !== "" && leads(to)) || /\b(?:href|action|content)="[^"]*evil/i.test(received.body))
      away.push(`${where}: ${received.status} ${to}`);
  };
  const name = inTurn(["callbackURL", "redirect", "returnTo", "url", "to"]);
  for (const address of spread(REDIRECTS, dose(REDIRECTS.length, 24))) {
    const asked = encodeURIComponent(address);
    for (const page of ["/sign-in", "/sign-up"])
      look(`${page}?next=${address}`, await ask(`${page}?next=${asked}`, { cookie: owner.cookie, headers: { accept: "text/html" } }));
    const other = name();
    look(`/?${other}=${address}`, await ask(`/?${other}=${asked}`));
    look(`/${address}`, await ask(`/${address}`.replace(/[^\x21-\x7e]/g, encodeURIComponent)));
    look(`/join/${address}`, await ask(`/join/${asked}`, { headers: { accept: "text/html" } }));
  }
  // Where a form goes on to, once somebody has signed in.
  for (const address of spread(REDIRECTS, dose(30, 4))) {
    const signedUp = await callAction("app/(public)/sign-up/actions.ts#signUpHere", [
      STATE,
      form({ email: `${randomUUID()}@example.org`, password: PASSWORD, next: address }),
    ]);
    expect(cookieFrom(signedUp)).not.toBeNull();
    look(`sign-up with next=${address}`, signedUp);
  }
  expect(away).toEqual([]);
});

/** The fourteen things that a response says, and which of them it does not say. */
function unsaid(where: string, { status, headers, body }: Received, isSecure: boolean): string[] {
  const said = (name: string) => String(headers[name] ?? "");
  const policy = said("content-security-policy");
  // What is no page may do nothing at all; a page only what carries its nonce.
  const isNothing = /(?:^|; )default-src 'none'(?:;|$)/.test(policy);
  const isFile = /immutable|max-age/.test(said("cache-control")) && isNothing;
  const isPicture = /^(?:image|audio|font)\//.test(said("content-type"));
  // What a file has nothing to say to, there is nothing to keep of.
  const isNoAnswer = status === 400 || status === 405 || (status === 204 && body === "");
  const isPublic = /^(?:image\/|application\/(?:manifest|javascript)|text\/javascript)/.test(said("content-type"));
  const checks: Record<string, boolean> = {
    "scripts by nonce": isNothing || /script-src 'self' 'nonce-[^']{16,}' 'strict-dynamic'(?:;|$)/.test(policy),
    "no unsafe scripts": !/script-src[^;]*unsafe/.test(policy),
    "no objects": isNothing || policy.includes("object-src 'none'"),
    "no other base": policy.includes("base-uri 'none'"),
    "forms to nobody else": /form-action '(?:self|none)'/.test(policy),
    "in no frame": policy.includes("frame-ancestors 'none'"),
    "only encrypted": !isSecure || /max-age=31536000/.test(said("strict-transport-security")),
    "no guessing of types": said("x-content-type-options") === "nosniff",
    "no referrer to others": said("referrer-policy") === "same-origin",
    // Files are no pages: whatever is asked of them, next.config.js says nothing of devices there.
    "no devices": where.includes(" /_next/static/") || said("permissions-policy").includes("camera=()"),
    "a window of its own": isFile || isNoAnswer || said("cross-origin-opener-policy") === "same-origin",
    "not for other sites": said("cross-origin-resource-policy") === "same-origin",
    "says nothing of what serves it": headers["x-powered-by"] === undefined && headers.server === undefined,
    "kept by nobody else": isFile || isNoAnswer || isPicture || isPublic || /no-store/.test(said("cache-control")) || status === 304,
    "no maps of the sources": !body.includes("sourceMappingURL"),
  };
  return Object.entries(checks)
    .filter(([, holds]) => !holds)
    .map(([name]) => name);
}

test("S26 every route says what a browser may do with it, whatever is asked and whatever comes of it", async () => {
  test.setTimeout(600_000);
  const { owner, its } = await world();
  const missing: string[] = [];
  const look = (where: string, received: Received, isSecure: boolean) =>
    missing.push(...unsaid(where, received, isSecure).map((one) => `${where} (${received.status}): ${one}`));
  const targets = [
    ...new Set(
      Object.entries(AUTHORITY)
        .filter(([name]) => !name.includes("#"))
        .flatMap(([name, rule]) =>
          [its, NOBODYS].map((things) => fillIn(name.split(" ")[1]!.replace("[...missing]", "nowhere"), rule, things)),
        ),
    ),
  ];
  const more = [
    "/icon.svg",
    "/manifest.webmanifest",
    "/sw.js",
    "/_next/static/nothing.js",
    "/_next/image?url=/icon.svg&w=64&q=75",
    "/api",
    "/api/v1",
    "/api/auth/session",
    "/%",
    "/%ff",
    "/.env",
    "/.git/config",
    "/sets/%00",
    "/robots.txt",
    "/favicon.ico",
    "/account/export?as=csv",
    "/account/export?as=zip",
  ];
  const script = /src="(\/_next\/static\/[^"]+\.js)"/.exec((await ask("/")).body)![1]!;
  const headers = { "x-forwarded-proto": "https" };
  for (const target of spread([...targets, ...more, script, `${script}.map`], dose(500, 70))) {
    look(`GET ${target}`, await ask(target, { cookie: owner.cookie, headers }), true);
    for (const method of dose(["HEAD", "OPTIONS", "DELETE", "PATCH", "POST"], ["OPTIONS"]))
      look(`${method} ${target}`, await ask(target, { method, headers: method === "POST" ? headers : {} }), method === "POST");
  }
  expect([...new Set(missing)]).toEqual([]);
});

/** A cache that keeps whatever it is not forbidden to keep, for everybody alike. */
async function cachingProxy(): Promise<{ origin: string; kept: () => number; close: () => void }> {
  const kept = new Map<
    string,
    { vary: string[]; asked: http.IncomingHttpHeaders; status: number; headers: http.IncomingHttpHeaders; body: Buffer }[]
  >();
  const to = new URL(process.env.BASE_URL!);
  const server = http.createServer((request, response) => {
    const known = kept.get(request.url!)?.find(({ vary, asked }) => vary.every((name) => asked[name] === request.headers[name]));
    if (known && request.method === "GET") return void response.writeHead(known.status, known.headers).end(known.body);
    const onward = http.request(
      { hostname: to.hostname, port: to.port, path: request.url, method: request.method, headers: { ...request.headers, host: to.host } },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (part: Buffer) => parts.push(part));
        answer.on("end", () => {
          const body = Buffer.concat(parts);
          const said = String(answer.headers["cache-control"] ?? "");
          const vary = String(answer.headers.vary ?? "")
            .toLowerCase()
            .split(/, */)
            .filter(Boolean);
          if (request.method === "GET" && !/no-store|private/.test(said) && !vary.includes("*"))
            kept.set(request.url!, [
              ...(kept.get(request.url!) ?? []),
              { vary, asked: request.headers, status: answer.statusCode!, headers: answer.headers, body },
            ]);
          const { "transfer-encoding": _, ...headers } = answer.headers;
          response.writeHead(answer.statusCode!, headers).end(body);
        });
      },
    );
    request.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as net.AddressInfo;
  return { origin: `http://localhost:${port}`, kept: () => kept.size, close: () => server.close() };
}

test("S27 a cache before the server gives nobody what is somebody else's", async () => {
  test.setTimeout(600_000);
  const proxy = await cachingProxy();
  const people = await Promise.all(
    ["Qvcacheone", "Qvcachetwo"].map(async (mark) => {
      const account = await makeAccount(null);
      return { ...account, mark, its: await makeThings(account.cookie, mark) };
    }),
  );
  // Whoever has the link sees what it leads to.
  const rows = Object.entries(AUTHORITY).filter(([name, { to }]) => (name.startsWith("page") || name.startsWith("GET")) && to !== "link");
  const ways: Record<string, string>[] = [
    { accept: "text/html" },
    { rsc: "1" },
    { rsc: "1", "next-router-prefetch": "1" },
    { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" },
  ];
  const crossed: string[] = [];
  const tries = rows.flatMap(([name, rule]) =>
    people.flatMap((whose) =>
      ways.map((headers) => ({ target: fillIn(name.split(" ")[1]!.replace("[...missing]", "nowhere"), rule, whose.its), headers })),
    ),
  );
  for (const { target, headers } of spread(tries, dose(tries.length, 40))) {
    for (const who of people) {
      const { body } = await ask(target, { at: proxy.origin, cookie: who.cookie, headers });
      const other = people.find((one) => one !== who)!;
      if (body.includes(other.mark) || body.includes(other.id)) crossed.push(`${target} for ${who.mark}`);
    }
  }
  // The cache works: what is the same for everybody it keeps.
  await ask("/icon.svg", { at: proxy.origin });
  expect(proxy.kept()).toBeGreaterThan(0);
  proxy.close();
  expect(crossed).toEqual([]);
});

const answers = async (): Promise<boolean> => (await ask("/healthz")).status === 200 && (await ask("/")).status === 200;

/** What React cannot read, sent to an action. */
function malformed(): { headers: Record<string, string>; body: string }[] {
  const id = builtActions().get("app/(learn)/settings/actions.ts#changeSettings")!;
  const bodies = [
    "",
    "{",
    "[",
    "[1",
    "null",
    '"$1"',
    '["$1"]',
    '["$F1"]',
    '["$K1"]',
    '["$Q1"]',
    '["$W1"]',
    '["$L1"]',
    '["$@1"]',
    '["$h1"]',
    '["$B1"]',
    '["$T1"]',
    '["$D1"]',
    '["$n1"]',
    '["$undefined"]',
    '["$Infinity"]',
    '["$1:constructor:constructor"]',
    '["$1:__proto__:then"]',
    '["$0:0:0"]',
    '[{"then":"$1:then"}]',
    '["$$1"]',
    '["$S1"]',
    '["$i1"]',
    '["$o1"]',
    '["$-0"]',
    "[".repeat(5_000),
    `[${"[".repeat(500)}${"]".repeat(500)}]`,
    `[${'"$0",'.repeat(2_000)}1]`,
    `["${"x".repeat(900_000)}"]`,
    "\0\0\0",
    "\uFFFD",
    '{"0":1}',
    "[1e999]",
    '["$n9999999999999999999999"]',
    '["$n' + "9".repeat(20_000) + '"]',
  ];
  const types = ["text/plain;charset=UTF-8", "application/json", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded"];
  return bodies.flatMap((body, i) =>
    [types[i % types.length]!, types[(i + 1) % types.length]!].map((type) => ({
      headers: { "next-action": i % 5 === 4 ? "0".repeat(42) : id, "content-type": type },
      body,
    })),
  );
}

test("S28 what cannot be read, is far too much or never ends is refused, and everybody else is served", async () => {
  test.setTimeout(600_000);
  const { owner, its } = await world();
  const statuses: string[] = [];
  for (const { headers, body } of spread(malformed(), dose(80, 26))) {
    const { status } = await ask("/settings", {
      method: "POST",
      cookie: owner.cookie,
      headers: { ...headers, origin: process.env.BASE_URL! },
      body,
    });
    statuses.push(`${status}`);
  }
  expect(await answers(), "after what cannot be read").toBe(true);
  test.info().annotations.push({
    type: "told",
    description: `what React cannot read is answered with ${[...new Set(statuses)]
      .sort()
      .map((status) => `${status} (${statuses.filter((one) => one === status).length} times)`)
      .join(", ")}`,
  });

  const json = { "content-type": "application/json" };
  const huge = "x".repeat(5_000_000);
  const large: [string, string, string][] = [
    [
      "PUT",
      `/api/v1/attempts/${its.attempt}/answers/1`,
      JSON.stringify({ key: randomUUID(), sequence: 9, reply: { kind: "text", value: huge } }),
    ],
    [
      "PUT",
      `/api/v1/attempts/${its.attempt}/answers/1`,
      JSON.stringify({
        key: randomUUID(),
        sequence: 9,
        reply: { kind: "choices", value: Array.from({ length: 100_000 }, (_, i) => `o${i}`) },
      }),
    ],
    ["PUT", `/api/v1/attempts/${its.attempt}/answers/1/reveal`, JSON.stringify({ key: randomUUID(), text: huge })],
    ["POST", `/api/v1/attempts/${its.attempt}/reports/1`, JSON.stringify({ note: huge })],
    ["PUT", `/api/v1/wall/${its.wall}`, huge],
    ["POST", "/api/v1/articles", JSON.stringify({ text: "x".repeat(12_000_000), date: "2031-05-06" })],
    ["PUT", `/api/v1/attempts/${its.attempt}/answers/1`, `{"a":${"[".repeat(30_000)}`],
  ];
  for (const [method, target, body] of large) {
    const { status } = await ask(target, { method, cookie: owner.cookie, headers: json, body });
    expect(status, `${method} ${target}`).toBeGreaterThanOrEqual(400);
    expect(status, `${method} ${target}`).toBeLessThan(500);
  }
  for (const name of ["makeNewSet", "stem"]) {
    const args =
      name === "stem"
        ? ([
            "app/(teach)/sets/[slug]/edit/actions.ts#saveRewording",
            [its.slug, its.question, STATE, form({ base: "0", context: "x", stem: huge.slice(0, 900_000), explanation: "x" })],
          ] as const)
        : (["app/(teach)/sets/new/actions.ts#makeNewSet", [STATE, form({ title: huge.slice(0, 1_200_000) })]] as const);
    expect((await callAction(args[0], args[1], { cookie: owner.cookie })).status, name).toBeLessThan(500);
  }
  expect(await answers(), "after what is too much").toBe(true);

  // Requests that are begun and not ended: a sign now and then, and nobody else waits for them.
  const { hostname, port } = new URL(process.env.BASE_URL!);
  const slow = Array.from({ length: dose(200, 40) }, () => net.connect(Number(port), hostname));
  for (const socket of slow) {
    socket.on("error", () => undefined);
    socket.write("POST /api/v1/articles HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{");
  }
  for (let i = 0; i < 10; i++) {
    for (const socket of slow) if (!socket.destroyed) socket.write(" ");
    expect(await answers(), "beside what never ends").toBe(true);
    await pause(50);
  }
  for (const socket of slow) socket.destroy();
});

/** What must stand in no answer and no line of the log. */
const SECRETS = { password: "qvpassword9x", email: "qvemail7x@example.org", answer: "qvanswer5x", database: "qvdatabase3x" };
const TECHNICAL = /qv\w+\dx|at \S+ \(|node_modules|\/server\/|ECONNREFUSED|password authentication|SELECT |postgres:|\.ts:\d+/;

testInFull("S30 what fails here says so in general words, and neither the answer nor the log says more than where", async () => {
  test.setTimeout(600_000);
  const { its } = await world();
  const { owner } = await world();
  // Everything that needs the database fails: there is none at this address.
  const broken = await startInstance(
    { DATABASE_URL: `postgresql://nobody:${SECRETS.database}@127.0.0.1:9/footing`, LOG_LEVEL: "info" },
    "/healthz",
  );
  const sent = [
    ...spread(
      Object.entries(AUTHORITY).filter(([name]) => name.startsWith("page") && !/missing|gallery|offline/.test(name)),
      dose(60, 12),
    ).map(
      ([name, rule]) =>
        () =>
          ask(fillIn(name.split(" ")[1]!, rule, its), { at: broken.origin, cookie: owner.cookie, headers: { accept: "text/html" } }),
    ),
    ...["/api/v1/attempts/x", `/api/v1/attempts/${its.attempt}`, `/api/v1/media/${its.media}`, "/account/export", "/readyz"].map(
      (target) => () => ask(target, { at: broken.origin, cookie: owner.cookie }),
    ),
    ...[1, 2].map(
      () => () =>
        ask(`/api/v1/attempts/${its.attempt}/answers/1`, {
          at: broken.origin,
          method: "PUT",
          cookie: owner.cookie,
          headers: { "content-type": "application/json" },
          body: JSON.stringify({
            key: randomUUID(),
            sequence: 1,
            reply: { kind: "text", value: SECRETS.answer },
            answeredAt: new Date().toISOString(),
            elapsedMs: 1,
            hints: 0,
          }),
        }),
    ),
    () =>
      callAction("app/(public)/sign-in/actions.ts#signInHere", [STATE, form({ email: SECRETS.email, password: SECRETS.password })], {
        at: broken.origin,
      }),
    () =>
      callAction("app/(public)/sign-up/actions.ts#signUpHere", [STATE, form({ email: SECRETS.email, password: SECRETS.password })], {
        at: broken.origin,
      }),
    () => callAction("app/(public)/forgot/actions.ts#sendResetLink", [STATE, form({ email: SECRETS.email })], { at: broken.origin }),
    () =>
      ask("/api/v1/articles", {
        at: broken.origin,
        method: "POST",
        cookie: owner.cookie,
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ text: SECRETS.answer, date: "2031-05-06" }),
      }),
  ];
  const told: string[] = [];
  let failed = 0;
  for (const send of sent) {
    const received = await send();
    if (received.status >= 500) failed++;
    const visible = `${received.body.replace(/<script[^>]*>.*?<\/script>/gs, "")} ${JSON.stringify(received.headers)}`;
    if (TECHNICAL.test(visible) || visible.includes(owner.cookie.split(".")[0]!))
      told.push(`${received.status}: ${TECHNICAL.exec(visible)?.[0]}`);
    expect(received.headers["x-request-id"], "an id to find it in the log").toMatch(/^[0-9a-f-]{36}$/);
  }
  await broken.stop();
  expect(told).toEqual([]);
  expect(failed, "faults that were forced").toBeGreaterThan(dose(40, 8));
  const log = broken.said();
  expect(log.length).toBeGreaterThan(100);
  for (const secret of [...Object.values(SECRETS), owner.cookie.split(".")[0]!.slice("footing=".length), PASSWORD])
    expect(log, secret).not.toContain(secret);
});
