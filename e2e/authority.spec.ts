import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { AUTHORITY, fillIn, type Rule, type Things } from "./authority";
import { expect, test } from "./fixtures";
import { FULL } from "./security/dose";
import { tellTried } from "./tried";
import { ask, builtActions, callAction, cookieFrom, follow, form, makePerson, requestsSent, type Received } from "./visitor";
import { makeAccount, makeThings, MARK, moved, NOBODYS, NONSENSE, one, pool, STATE, world, type Caller } from "./world";

// Tries every row of authority.ts as everybody who might come. Runs by itself (playwright.config.ts), since it compares the whole database
// before and after what is refused.

test.describe.configure({ mode: "default" });

// What there is, from the files of app/ and from the build.

const filesOfApp = readdirSync("app", { recursive: true }).map((file) => String(file).replaceAll("\\", "/"));
const addressOf = (file: string) =>
  `/${file
    .split("/")
    .slice(0, -1)
    .filter((part) => !part.startsWith("("))
    .join("/")}`;
const exportsOf = (file: string) =>
  [...readFileSync(path.join("app", file), "utf8").matchAll(/^export (?:async )?(?:function|const) (\w+)/gm)].map((found) => found[1]!);

const pages = filesOfApp.filter((file) => /(?:^|\/)page\.tsx$/.test(file)).map((file) => `page ${addressOf(file)}`);
const handlers = filesOfApp
  .filter((file) => /(?:^|\/)route\.ts$/.test(file))
  .flatMap((file) =>
    exportsOf(file)
      .filter((name) => /^[A-Z]+$/.test(name))
      .map((method) => `${method} ${addressOf(file)}`),
  );
const actions = filesOfApp
  .filter((file) => /\.tsx?$/.test(file) && readFileSync(path.join("app", file), "utf8").startsWith('"use server"'))
  .flatMap((file) => exportsOf(file).map((name) => `app/${file}#${name}`));

test("every page, handler and action has a row, and every row has something in app/", () => {
  expect(Object.keys(AUTHORITY).sort()).toEqual([...pages, ...handlers, ...actions].sort());
  expect([...builtActions().keys()].sort(), "an action that no file of actions exports").toEqual([...actions].sort());
});

let before = 0;
test.beforeEach(() => void (before = requestsSent()));
test.afterEach(() => tellTried(requestsSent() - before));
test.afterAll(() => pool.end());

// What they do.

/** The pages that actions are posted to: an action answers on every page, so no page may be what protects it. */
const PLACES = [undefined, "/", "/sets", "/nowhere", "/attempts/00000000-0000-4000-8000-000000000000/result"];
const placeFor = (cookie: string | null) =>
  PLACES[[...(cookie ?? "")].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % PLACES.length];

async function attempt(
  name: string,
  rule: Rule,
  its: Things,
  cookie: string | null,
  headers: Record<string, string> = {},
): Promise<Received> {
  const [verb = "", address = ""] = name.split(" ");
  if (name.includes("#")) return callAction(name, rule.args!(its), { cookie, headers, page: placeFor(cookie) });
  const target = fillIn(address, rule, its);
  if (verb === "page") return ask(target, { cookie, headers: { accept: "text/html", ...headers } });
  return ask(target, {
    method: verb,
    cookie,
    headers: { "content-type": "application/json", ...headers },
    body: rule.body && JSON.stringify(rule.body(its)),
  });
}

/** What every response says to the browser, whatever was asked (trust.md S26). */
function expectHeaders({ headers }: Received): void {
  const policy = String(headers["content-security-policy"]);
  // What an answer is told is no page, and neither is a picture: they may do nothing at all.
  const isPage = !/(?:^|; )default-src 'none'(?:;|$)/.test(policy);
  if (isPage) expect(policy).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic'(?:;|$)/);
  for (const said of [
    ...(isPage ? ["object-src 'none'"] : []),
    "base-uri 'none'",
    `form-action '${isPage ? "self" : "none"}'`,
    "frame-ancestors 'none'",
  ])
    expect(policy).toContain(said);
  expect(headers).toMatchObject({
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
  });
  expect(headers["permissions-policy"]).toContain("camera=()");
  const isPicture = /^(?:image|audio)\//.test(String(headers["content-type"]));
  expect(headers["cache-control"]).toContain(isPicture ? "private" : "no-store");
  expect(headers["x-powered-by"]).toBeUndefined();
}

/** A file is read after it was taken: what that writes is over before anything else is tried. */
const filesAreRead = () =>
  expect
    .poll(async () => (await one<{ count: number }>(`SELECT count(*)::int AS count FROM "Import" WHERE state = 'reading'`, [])).count, {
      timeout: 60_000,
    })
    .toBe(0);

async function tried(name: string, rule: Rule, its: Things, cookie: string | null, headers?: Record<string, string>): Promise<Received> {
  const received = await attempt(name, rule, its, cookie, headers);
  expectHeaders(received);
  if (name === "POST /api/v1/imports") await filesAreRead();
  return received;
}

const WRITES = /^(?:PUT|POST|PATCH|DELETE) |#/;
const mayWrite = (name: string) => WRITES.test(name);

/** Requests and migrations are counted, and memories worked out from what is stored a little later, whoever asks for what meanwhile. */
const LEFT_OUT = ["RateLimit", "_prisma_migrations", "Memory", "Outcome"];

/** Every other table: how many rows, and what they come to. */
async function digest(): Promise<Record<string, string>> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL($1) ORDER BY 1`,
    [LEFT_OUT],
  );
  const { rows } = await pool.query<{ name: string; sum: string }>(
    tables
      .map(
        ({ name }) =>
          `SELECT '${name}' AS name, count(*) || ' rows, ' || coalesce(sum(hashtextextended(t::text, 0)), 0) AS sum FROM "${name}" t`,
      )
      .join(" UNION ALL "),
  );
  return Object.fromEntries(rows.map(({ name, sum }) => [name, sum]));
}

/** What belongs to somebody, row by row. */
async function rowsOf(personId: string): Promise<unknown> {
  const { rows } = await pool.query<{ name: string; column: string }>(
    `SELECT table_name AS name, column_name AS column FROM information_schema.columns WHERE table_schema = 'public' AND (column_name IN ('personId', 'ownerId', 'userId') OR (table_name, column_name) = ('Person', 'id')) AND table_name <> ALL($1) ORDER BY 1, 2`,
    [LEFT_OUT],
  );
  return Promise.all(
    rows.map(async ({ name, column }) => [
      name,
      (await pool.query<{ row: string }>(`SELECT t::text AS row FROM "${name}" t WHERE "${column}" = $1 ORDER BY 1`, [personId])).rows,
    ]),
  );
}

const IDS = [
  "slug",
  "setId",
  "import",
  "imported",
  "curve",
  "sat",
  "edit",
  "share",
  "list",
  "source",
  "article",
  "entry",
  "fact",
  "question",
  "attempt",
  "finished",
  "code",
  "class",
  "member",
  "assignment",
  "wall",
  "joined",
  "given",
  "shown",
  "deck",
  "card",
  "practice",
  "answered",
  "token",
] as const;

/**
 * What a response tells, without what is different every time (nonces, marks, the order in which parts of a page arrive) and without the
 * ids asked for.
 */
function told(received: Received, its: Things): string[] {
  const nonce = /'nonce-([^']+)'/.exec(String(received.headers["content-security-policy"] ?? ""))?.[1] ?? "no nonce";
  const ids = IDS.map((name) => its[name]).flatMap((id) => [id, encodeURIComponent(id)]);
  const text = [nonce, ...ids].reduce((whole, id) => whole.replaceAll(id, "ID"), `${moved(received)}\n${received.body}`);
  const isPage = text.includes("<html");
  const words = isPage ? text.replace(/<script[^>]*>.*?<\/script>/gs, "").split(/<[^>]*>/) : text.split(/\n|[[\]{},]/);
  const differing = /^[0-9a-z]+:|^"b":|[0-9a-f]{8}-[0-9a-f]{4}-|^"[\w-]{20,}"$/;
  return [String(received.status), ...new Set(words.filter((word) => !differing.test(word)))].sort();
}

/** Nothing was granted: no success, no cookie that makes somebody of nobody, none of the owner's words but to the owner. */
function expectRefused(name: string, who: string, received: Received): void {
  expect(received.status, `${who}: ${received.body.slice(0, 200)}`).toBeLessThan(500);
  if (!name.includes("#")) expect(received.status, who).toBeGreaterThanOrEqual(name.startsWith("page") ? 300 : 400);
  if (!/^the owner(?:'s earlier session)?,/.test(who))
    for (const word of [MARK, "BEGIN:VCALENDAR"]) expect(received.body, who).not.toContain(word);
  expect(cookieFrom(received), `${who} becomes somebody`).toBeNull();
}

/** What is foreign, deleted, made up or no id at all: nobody gets it, and nobody can tell which it was. */
async function expectNotThere(name: string, rule: Rule, callers: Record<string, Caller>, foreign: Record<string, Things>): Promise<void> {
  const each = Object.entries(callers).map(async ([who, { cookie }], i) => {
    const missing = await tried(name, rule, NOBODYS, cookie);
    expectRefused(name, `${who}, made up`, missing);
    if (FULL || i === 0) expectRefused(name, `${who}, nonsense`, await tried(name, rule, NONSENSE, cookie));
    for (const [whose, its] of Object.entries(foreign)) {
      const received = await tried(name, rule, its, cookie);
      expectRefused(name, `${who}, ${whose}`, received);
      expect(told(received, its), `${who}, ${whose}: not as if it were missing`).toEqual(told(missing, NOBODYS));
    }
  });
  await Promise.all(each);
}

/** The row is worth something: whoever may, can. */
async function expectGranted(name: string, rule: Rule, its: Things, cookie: string | null): Promise<void> {
  const before = await digest();
  const received = await tried(name, rule, its, cookie);
  expect(received.status, received.body.slice(0, 300)).toBeLessThan(name.includes("#") ? 500 : 400);
  if (!mayWrite(name)) expect(received.body).toContain(rule.tells ?? MARK);
  else if (!rule.quiet) expect(await digest()).not.toEqual(before);
}

async function tryOwners(name: string, rule: Rule): Promise<void> {
  const { owner, earlier, others, its, deleted, strangers } = await world();
  const stranger = others["an anonymous stranger"]!;
  const before = await digest();
  await expectNotThere(name, rule, others, { "the owner's": its, deleted });
  await expectNotThere(
    name,
    rule,
    { "the owner": owner, "the owner's earlier session": earlier },
    { ...(!rule.returns && { deleted }), "a stranger's": strangers },
  );
  // Their own set, and in it the ids of what is in the owner's.
  if (/\[(?:entry|fact|question|source|card)\]|Entry|Fact|Rewording|Question|saveCard|takeCardOut/.test(name))
    await expectNotThere(
      name,
      rule,
      { stranger },
      { "the owner's in their own set": { ...its, slug: strangers.slug, setId: strangers.setId, deck: strangers.deck } },
    );
  expect(await digest(), "something refused has changed something").toEqual(before);
  if (!mayWrite(name)) await expectGranted(name, rule, its, earlier.cookie);
  await expectGranted(name, rule, rule.spends ? await makeThings(owner.cookie!, MARK) : its, owner.cookie);
}

async function tryLinks(name: string, rule: Rule): Promise<void> {
  const { owner, others, its, deleted } = await world();
  const before = await digest();
  await expectNotThere(name, rule, { ...others, "the owner": owner }, { deleted });
  expect(await digest(), "something refused has changed something").toEqual(before);
  await expectGranted(name, rule, its, others["an anonymous stranger"]!.cookie);
  await expectGranted(name, rule, its, null);
}

async function tryAccounts(name: string, rule: Rule): Promise<void> {
  const { owner, earlier, others, its } = await world();
  const {
    nobody,
    "an expired session of the owner": expired,
    "a revoked session of the owner": revoked,
    "a session of the owner under another signature": forged,
    "a session from before another stranger signed up": merged,
  } = others;
  const before = await digest();
  for (const [who, caller] of Object.entries({ nobody, expired, revoked, forged, merged, earlier }))
    expectRefused(name, who, await tried(name, rule, its, caller!.cookie));
  expect(await digest(), "something refused has changed something").toEqual(before);
  await expectGranted(name, rule, its, rule.spends ? (await makeAccount(null)).cookie : owner.cookie);
}

async function tryEverybodys(name: string, rule: Rule): Promise<void> {
  const { owner, others, its } = await world();
  const before = await rowsOf(owner.id);
  const callers = {
    ...others,
    "an anonymous stranger": await makePerson(pool),
    "a signed-in stranger": await makePerson(pool, { anonymous: false }),
    "a session from before another stranger signed up": { cookie: null },
  };
  for (const [who, { cookie }] of Object.entries(callers)) {
    const received = await tried(name, rule, its, cookie);
    expect(received.status, who).toBeLessThan(name.includes("#") ? 500 : 400);
    expect(received.body, who).not.toContain(MARK);
  }
  const nonsense = await tried(name, rule, NONSENSE, (await makePerson(pool)).cookie);
  expect(nonsense.status, `nonsense: ${nonsense.body.slice(0, 200)}`).toBeLessThan(500);
  expect(await rowsOf(owner.id)).toEqual(before);
}

async function tryNobodys(name: string, rule: Rule): Promise<void> {
  const { owner, others, its } = await world();
  for (const [who, { cookie }] of Object.entries({ ...others, "the owner": owner }))
    expect((await tried(name, rule, its, cookie)).status, who).toBe(404);
}

const TRY = { nobody: tryNobodys, owner: tryOwners, link: tryLinks, account: tryAccounts, everybody: tryEverybodys };

for (const [name, rule] of Object.entries(AUTHORITY)) {
  test(`${name} is for ${{ nobody: "nobody", owner: "its owner", link: "whoever has the link", account: "the session of the account", everybody: "everybody, who act for themselves" }[rule.to]}`, async () => {
    test.setTimeout(120_000);
    await TRY[rule.to](name, rule);
  });
}

// Other people's pages, and requests that pretend.

const EVIL = "http://evil.example";

/** How a page of somebody else's might have the owner's browser, with its cookie, send what the owner did not want. */
const HOSTILE: Record<string, Record<string, string>> = {
  "from another address": { origin: EVIL, "sec-fetch-site": "cross-site" },
  "from a page without an address": { origin: "null", "sec-fetch-site": "cross-site" },
  "with the other address as host": { origin: EVIL, host: "evil.example" },
  "with the other address as forwarded host": { origin: EVIL, "x-forwarded-host": "evil.example" },
  "from another port of this machine": { origin: "http://localhost:1" },
  "from another site that names no origin": { origin: "", "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" },
};

for (const [name, rule] of Object.entries(AUTHORITY).filter(([name]) => mayWrite(name))) {
  test(`${name} does nothing for the page of another site, although the owner's cookie comes with it`, async () => {
    const { owner, its } = await world();
    const before = await rowsOf(owner.id);
    const all = await digest();
    for (const headers of Object.values(HOSTILE)) {
      const received = await tried(name, rule, its, owner.cookie, headers);
      expect(received.body).not.toContain(MARK);
      expect(cookieFrom(received)).toBeNull();
    }
    expect(await rowsOf(owner.id)).toEqual(before);
    if (rule.to !== "everybody") expect(await digest()).toEqual(all);
  });
}

/** A form that is sent without a script, as the browser sends it when none has loaded yet. */
function plainForm(id: string, args: readonly unknown[]): FormData {
  const data = new FormData();
  const fields = args.find((one) => one instanceof FormData);
  data.append("$ACTION_REF_1", "");
  data.append("$ACTION_1:0", JSON.stringify({ id, bound: "$@1" }));
  data.append("$ACTION_1:1", JSON.stringify(args.filter((one) => one !== fields)));
  for (const [name, value] of fields ?? []) data.append(name, value);
  return data;
}

test("a form without a script does what the same form with one does, for nobody else either", async () => {
  const { owner, others, its } = await world();
  const name = "app/(teach)/sets/[slug]/edit/actions.ts#saveSetName";
  const send = (cookie: string | null, headers: Record<string, string>) =>
    ask(`/sets/${its.slug}/edit`, {
      method: "POST",
      cookie,
      headers,
      body: plainForm(builtActions().get(name)!, [its.slug, STATE, form({ title: `${MARK} renamed` })]),
    });
  const before = await digest();
  for (const { cookie } of Object.values(others)) await send(cookie, { origin: process.env.BASE_URL! });
  for (const headers of Object.values(HOSTILE)) await send(owner.cookie, headers);
  expect(await digest()).toEqual(before);
  await send(owner.cookie, { origin: process.env.BASE_URL! });
  expect(await digest()).not.toEqual(before);
});

/** Other ways of writing an address or a request that a check of paths would not recognise (trust.md S03). */
const BYPASSES: Record<string, (target: string) => { target: string; headers?: Record<string, string> }> = {
  "as a payload": (target) => ({ target, headers: { rsc: "1" } }),
  "as a payload with a made-up mark": (target) => ({ target: `${target}?_rsc=abcde`, headers: { rsc: "1" } }),
  "as a prefetch": (target) => ({ target, headers: { rsc: "1", "next-router-prefetch": "1" } }),
  "as a prefetch of its tree": (target) => ({
    target,
    headers: { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" },
  }),
  "as a prefetch of its last segment": (target) => ({
    target,
    headers: { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/__PAGE__" },
  }),
  "with .rsc": (target) => ({ target: `${target}.rsc` }),
  "with .segments": (target) => ({ target: `${target}.segments/_tree.segment.rsc`, headers: { rsc: "1" } }),
  "past the proxy": (target) => ({
    target,
    headers: { "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy", "x-middleware-next": "1" },
  }),
  "with two slashes": (target) => ({ target: `/${target}` }),
  "with a slash in disguise": (target) => ({ target: target.replace(/^\/([^/]+)\//, "/$1%2f") }),
  "with a dot at the end": (target) => ({ target: `${target}.` }),
  "with a dot between": (target) => ({ target: target.replace(/^\//, "/./") }),
  "in capitals": (target) => ({ target: target.toUpperCase() }),
  "under a language": (target) => ({ target: `/en${target}` }),
  "as another method": (target) => ({
    target,
    headers: { "x-http-method-override": "GET", "x-original-url": target, "x-rewrite-url": target },
  }),
  "as the framework's own data": (target) => ({ target: `/_next/data/x${target}.json` }),
};

const STRANGERS = ["nobody", "a signed-in stranger"];

for (const [name, rule] of Object.entries(AUTHORITY).filter(([name, { to }]) => !mayWrite(name) && (to === "owner" || to === "account"))) {
  test(`${name} shows nothing to others, however it is asked for`, async () => {
    const { owner, others, its } = await world();
    const target = fillIn(name.split(" ")[1]!, rule, its);
    for (const [i, [way, bypass]] of Object.entries(BYPASSES).entries()) {
      const { target: asked, headers } = bypass(target);
      for (const who of FULL ? STRANGERS : [STRANGERS[i % STRANGERS.length]!]) {
        const { cookie } = others[who]!;
        const received = await follow(asked, { headers, cookie });
        expect(received.body, `${way}, ${who}`).not.toContain(MARK);
        expect(received.status, `${way}, ${who}`).toBeLessThan(500);
      }
    }
    expect((await follow(target, { headers: { rsc: "1" }, cookie: owner.cookie })).body, "the owner has it").toContain(rule.tells ?? MARK);
  });
}
