import { createHmac, randomUUID } from "node:crypto";
import { CODE_LENGTHS, CODE_LETTERS } from "../../lib/classes/join-code";
import { MOST_PUPILS } from "../../lib/classes/names";
import { words } from "../../messages";
import { PASSWORD } from "../authority";
import { expect, test } from "../fixtures";
import { tellTried } from "../tried";
import { ask, callAction, cookieFrom, cookieOf, form, makePerson, openSession, type Received } from "../visitor";
import { makeAccount, one, pool, STATE } from "../world";
import { dose, testInFull } from "./dose";
import { startInstance, type Instance } from "./instance";
import { COMMON_PASSWORDS, NAMES, spread, wellFormed } from "./payloads";

// Who comes in: tries at passwords and codes, sessions, names. What counts addresses needs a server that believes a proxy: a further
// instance.

test.describe.configure({ mode: "default" });

const SIGN_IN = "app/(public)/sign-in/actions.ts#signInHere";
const SIGN_UP = "app/(public)/sign-up/actions.ts#signUpHere";
const FOLLOW = "app/(public)/join/actions.ts#followCode";
const JOIN = "app/(public)/join/actions.ts#joinHere";
const FORGOT = "app/(public)/forgot/actions.ts#sendResetLink";
const ACCOUNT = "app/(learn)/account/actions.ts";

const TOO_MANY = words("account").problems.tooMany;
const WRONG = words("account").problems.wrong;
const NO_CLASS = words("classes").problems.noClass;
const TOO_MANY_CODES = words("classes").problems.tooManyCodes;

let behind: Instance;
/** A server with one trusted proxy before it. */
const behindProxy = async () => (behind ??= await startInstance({ TRUSTED_PROXIES: "1" }));

test.afterAll(async () => {
  await behind?.stop();
});

type From = { at?: string; address?: string; cookie?: string | null };
const comingFrom = ({ at, address, cookie }: From) => ({
  at,
  cookie,
  headers: (address === undefined ? {} : { "x-forwarded-for": address }) as Record<string, string>,
});

const signIn = (email: string, password: string, from: From = {}) =>
  callAction(SIGN_IN, [STATE, form({ email, password })], comingFrom(from));
const isIn = (received: Received) => cookieFrom(received) !== null;
const newEmail = () => `${randomUUID()}@example.org`;

async function accountWithEmail(): Promise<{ id: string; email: string; cookie: string }> {
  const account = await makeAccount(null);
  return { ...account, ...(await one<{ email: string }>(`SELECT email FROM "Person" WHERE id = $1`, [account.id])) };
}

testInFull(
  "S20 after ten wrong passwords an account takes none for a while, not even the right one, on no instance and from no address",
  async () => {
    const { email } = await accountWithEmail();
    const other = await behindProxy();
    const tries = [];
    for (let i = 0; i < 10; i++)
      tries.push(await signIn(email, `wrong-${i}`, i % 2 ? {} : { at: other.origin, address: `203.0.113.${i}` }));
    for (const received of tries) expect(received.body).toContain(WRONG);
    for (const from of [{}, { at: other.origin, address: "198.51.100.7" }, { at: other.origin, address: "2001:db8:1::1" }]) {
      const received = await signIn(email.toUpperCase(), PASSWORD, from);
      expect(received.body).toContain(TOO_MANY);
      expect(isIn(received)).toBe(false);
    }
    // The count is in the database: a server that starts now knows it.
    const later = await startInstance({});
    expect((await signIn(email, PASSWORD, { at: later.origin })).body).toContain(TOO_MANY);
    await later.stop();
    // Nobody is shut out for good, and one who is in stays in.
    await pool.query(`UPDATE "RateLimit" SET "lastRequest" = "lastRequest" - 900000 WHERE key = $1`, [
      `sign-in:${createHmac("sha256", process.env.BETTER_AUTH_SECRET ?? "")
        .update(`limit\0${email}`)
        .digest("hex")
        .slice(0, 32)}`,
    ]);
    expect(isIn(await signIn(email, PASSWORD))).toBe(true);
    tellTried(15);
  },
);

/** Tries at accounts that are not there, from these addresses in turn; answers how many were let through to be looked at. */
async function tryAccounts(at: string, count: number, addressOf: (i: number) => string): Promise<number> {
  let looked = 0;
  for (let i = 0; i < count; i += 8) {
    const some = await Promise.all(
      Array.from({ length: Math.min(8, count - i) }, (_, j) =>
        signIn(`nobody${i + j}-${randomUUID().slice(0, 6)}@example.org`, "wrong password", { at, address: addressOf(i + j) }),
      ),
    );
    looked += some.filter(({ body }) => body.includes(WRONG)).length;
  }
  return looked;
}

/** Counts as many failures from an address as are allowed, less so many: what a thousand requests would do. */
async function countFailures(at: string, address: string, left: number): Promise<void> {
  await signIn(newEmail(), "wrong password", { at, address });
  const { id } = await one<{ id: string }>(
    `SELECT id FROM "RateLimit" WHERE key LIKE 'failed-from:%' ORDER BY "lastRequest" DESC LIMIT 1`,
    [],
  );
  await pool.query(`UPDATE "RateLimit" SET count = $2 WHERE id = $1`, [id, 300 - left]);
}

testInFull(
  "S20 one address gets so many failures, a network of the new kind counts as one address, and nobody can name an address of their own",
  async () => {
    test.setTimeout(600_000);
    const { origin: at } = await behindProxy();
    const left = dose(100, 10);
    await countFailures(at, "203.0.113.200", left);
    // What stands before the address that the proxy wrote was written by whoever asks.
    expect(await tryAccounts(at, left * 2, (i) => `10.0.${i % 250}.1, 203.0.113.200`)).toBeLessThanOrEqual(left + 8);
    await countFailures(at, "2001:db8:77:1::1", left);
    expect(
      await tryAccounts(at, left * 2, (i) => `2001:db8:77:1:${(i + 1).toString(16)}::${(i * 7).toString(16)}`),
      "addresses of one /64",
    ).toBeLessThanOrEqual(left + 8);
    // Somebody else is not shut out by it.
    expect(await tryAccounts(at, 4, (i) => `2001:db8:77:2::${i}`)).toBe(4);
    tellTried(left * 4 + 6);
  },
);

/** What a response says, without what differs every time. */
const told = ({ status, body, headers }: Received, ...typed: string[]) => [
  status,
  typed.reduce((text, one) => text.replaceAll(one, "TYPED"), body.replace(/"b":"[^"]*"/, "")),
  Object.keys(headers)
    .filter((name) => name !== "date")
    .sort(),
];

const median = (list: readonly number[]) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]!;

testInFull("S21 nobody can tell from an answer whether there is such an account, link or class", async () => {
  test.setTimeout(600_000);
  const pairs = dose(40, 6);
  const took = { known: [] as number[], unknown: [] as number[] };
  const timed = async (kind: "known" | "unknown", email: string) => {
    const began = performance.now();
    const received = await signIn(email, "not the password 7");
    took[kind].push(performance.now() - began);
    return told(received, email);
  };
  let known = await accountWithEmail();
  for (let i = 0; i < pairs; i++) {
    if (i % 9 === 8) known = await accountWithEmail();
    expect(await timed("unknown", newEmail())).toEqual(await timed("known", known.email));
  }
  // Told, not asserted: a time is no law, and the machine has other things to do.
  test.info().annotations.push({
    type: "told",
    description: `sign-in with a known address took ${(median(took.known) / median(took.unknown)).toFixed(2)} times as long as with an unknown one (medians of ${pairs})`,
  });
  const forgot = async (email: string) => told(await callAction(FORGOT, [STATE, form({ email })]), email);
  expect(await forgot(newEmail())).toEqual(await forgot(known.email));
  const [open, closed] = [await makeClass(true), await makeClass(false)];
  const [unknown] = madeUpCodes(1);
  const codeTold = async (code: string) => told(await callAction(FOLLOW, [STATE, form({ code })]), code);
  expect(await codeTold(unknown!)).toEqual(await codeTold(closed.code));
  expect(await codeTold(unknown!)).not.toEqual(await codeTold(open.code));
  tellTried(pairs * 2 + 5);
});

async function makeClass(isOpen: boolean): Promise<{ id: string; code: string; teacher: { id: string; cookie: string } }> {
  const teacher = await makePerson(pool, { anonymous: false });
  const [id, code] = [randomUUID(), madeUpCodes(1)[0]!];
  await pool.query(
    `INSERT INTO "Class" (id, "ownerId", name, "joinCode", "joinUntil") VALUES ($1, $2, '7b', $3, CASE WHEN $4 THEN now() + interval '1 hour' END)`,
    [id, teacher.id, code, isOpen],
  );
  return { id, code, teacher };
}

const madeUpCodes = (count: number) =>
  Array.from({ length: count }, () =>
    Array.from({ length: CODE_LENGTHS.class }, () => CODE_LETTERS[Math.floor(Math.random() * CODE_LETTERS.length)]).join(""),
  );

test("S21 ids and codes say nothing and cannot be guessed", async () => {
  const ids = await pool.query<{ table: string; type: string }>(
    `SELECT table_name AS table, data_type AS type FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'id' AND data_type IN ('integer', 'bigint', 'smallint')`,
  );
  expect(ids.rows, "ids that count up").toEqual([]);
  // Codes of classes: against the limit of wrong ones, the chance to meet one of a thousand open classes within an hour.
  const codes = CODE_LETTERS.length ** CODE_LENGTHS.class;
  expect((200 * 1_000) / codes).toBeLessThan(0.05);
  // The codes that bring a pupil back, and the secrets in links, are far longer.
  expect(CODE_LETTERS.length ** CODE_LENGTHS.back).toBeGreaterThan(1e14);
  expect(CODE_LETTERS).not.toMatch(/[aeiou01lo]/i);
  tellTried(3);
});

testInFull("S22 wrong codes are counted, and after too many none opens anything from that address, the right one neither", async () => {
  test.setTimeout(600_000);
  const { origin: at } = await behindProxy();
  const address = `198.51.100.${Math.floor(Math.random() * 200) + 20}`;
  const { code } = await makeClass(true);
  const guesses = madeUpCodes(dose(260, 24));
  const before = dose(0, 190);
  if (before > 0) {
    await callAction(FOLLOW, [STATE, form({ code: guesses[0]! })], comingFrom({ at, address }));
    await pool.query(
      `UPDATE "RateLimit" SET count = $1 WHERE id = (SELECT id FROM "RateLimit" WHERE key LIKE 'wrong-code:%' ORDER BY "lastRequest" DESC LIMIT 1)`,
      [before],
    );
  }
  const bodies: string[] = [];
  for (const guess of guesses) bodies.push((await callAction(FOLLOW, [STATE, form({ code: guess })], comingFrom({ at, address }))).body);
  expect(bodies.filter((body) => body.includes(NO_CLASS)).length).toBeLessThanOrEqual(200);
  expect(bodies.at(-1)).toContain(TOO_MANY_CODES);
  expect((await callAction(FOLLOW, [STATE, form({ code })], comingFrom({ at, address }))).headers["x-action-redirect"]).toBeUndefined();
  expect(
    (await ask(`/join/${code}`, { at, headers: { "x-forwarded-for": address, accept: "text/html" } })).body,
    "the page of the code",
  ).toContain(NO_CLASS);
  // The class next door is not disturbed.
  expect(
    String((await callAction(FOLLOW, [STATE, form({ code })], comingFrom({ at, address: "192.0.2.9" }))).headers["x-action-redirect"]),
  ).toContain(code);
  tellTried(guesses.length + 3);
});

test("S22 a code ends when it is closed or changed, and who joined can be taken out and stays out", async () => {
  const { id, code, teacher } = await makeClass(true);
  const manage = (name: string, ...args: unknown[]) => callAction(`app/(teach)/classes/[class]/${name}`, args, { cookie: teacher.cookie });
  const joined = await callAction(JOIN, [code, STATE, form({ name: "Ann" })]);
  const { member } = await one<{ member: string }>(`SELECT id AS member FROM "Membership" WHERE "classId" = $1`, [id]);
  await manage("members/[member]/actions.ts#removePupil", id, member, false);
  expect((await one<{ gone: boolean }>(`SELECT "leftAt" IS NOT NULL AS gone FROM "Membership" WHERE id = $1`, [member])).gone).toBe(true);
  await manage("actions.ts#changeCode", id);
  expect((await callAction(FOLLOW, [STATE, form({ code })], { cookie: cookieFrom(joined) })).body).toContain(NO_CLASS);
  const { joinCode } = await one<{ joinCode: string }>(`SELECT "joinCode" FROM "Class" WHERE id = $1`, [id]);
  await manage("actions.ts#setJoining", id, null);
  expect((await callAction(JOIN, [joinCode, STATE, form({ name: "Ben" })])).body).toContain(NO_CLASS);
  expect(
    (await one<{ count: number }>(`SELECT count(*)::int AS count FROM "Membership" WHERE "classId" = $1 AND "leftAt" IS NULL`, [id])).count,
  ).toBe(0);
  tellTried(5);
});

test("S23 a class takes so many and no more, however many come at once, and a name is nothing but a name", async () => {
  test.setTimeout(600_000);
  const { id, code } = await makeClass(true);
  const there = dose(0, MOST_PUPILS - 10);
  for (let i = 0; i < there; i++)
    await pool.query(
      `WITH p AS (INSERT INTO "Person" (id, name, email, "isAnonymous") VALUES ($1, '', $1 || '@anonymous.invalid', true) RETURNING id) INSERT INTO "Membership" (id, "classId", "personId", name) SELECT gen_random_uuid(), $2, id, 'Pupil' FROM p`,
      [randomUUID(), id],
    );
  const names = Array.from({ length: dose(500, 30) }, (_, i) => NAMES[i % NAMES.length]!);
  const answers: Received[] = [];
  for (let at = 0; at < names.length; at += 25)
    answers.push(
      ...(await Promise.all(names.slice(at, at + 25).map((name) => callAction(JOIN, [code, STATE, form({ name: wellFormed(name) })])))),
    );
  expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  const { rows } = await pool.query<{ name: string }>(`SELECT name FROM "Membership" WHERE "classId" = $1 AND "leftAt" IS NULL`, [id]);
  expect(rows.length).toBeLessThanOrEqual(MOST_PUPILS);
  for (const { name } of rows) {
    expect(name).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
    expect(name.trim()).not.toBe("");
    expect(name.length).toBeLessThanOrEqual(200);
  }
  tellTried(names.length);
});

/** Whether a cookie opens the account. */
const opens = async (cookie: string | null): Promise<boolean> => (await ask("/account/export", { cookie })).status === 200;

test("S24 a session that somebody was given before they signed in is worth nothing to whoever gave it", async () => {
  const { email } = await accountWithEmail();
  const planted = await makePerson(pool);
  const received = await signIn(email, PASSWORD, { cookie: planted.cookie });
  const own = cookieFrom(received)!;
  expect(own).not.toBe(planted.cookie);
  expect(await opens(own)).toBe(true);
  expect(await opens(planted.cookie)).toBe(false);
  for (const made of [cookieOf("x".repeat(32)), "footing=", "footing=x.1.y", `footing=${randomUUID()}`])
    expect(
      (await callAction(SIGN_IN, [STATE, form({ email, password: "wrong" })], { cookie: made })).headers["set-cookie"],
    ).toBeUndefined();
  tellTried(6);
});

testInFull("S24 signing out, another password, another address and deleting end every session that they should, at once", async () => {
  const cases: [string, unknown[], boolean][] = [
    ["signOutHere", [], false],
    ["signOutOfEverything", [], true],
    ["changePasswordHere", [STATE, form({ currentPassword: PASSWORD, newPassword: "green-boats-7" })], true],
    ["changeEmailHere", [STATE, form({ email: newEmail(), currentPassword: PASSWORD })], true],
    ["deleteEverything", [STATE, form({ currentPassword: PASSWORD })], true],
  ];
  for (const [name, args, others] of cases) {
    const { id, cookie } = await makeAccount(null);
    const second = await openSession(pool, id);
    expect([await opens(cookie), await opens(second.cookie)], name).toEqual([true, true]);
    await callAction(`${ACCOUNT}#${name}`, args, { cookie });
    expect(await opens(second.cookie), `${name}: the other session`).toBe(!others);
    expect(await opens(cookie), `${name}: this session`).toBe(name.startsWith("change"));
  }
  const { id, cookie } = await makeAccount(null);
  const token = await one<{ token: string }>(`SELECT token FROM "Session" WHERE "userId" = $1`, [id]);
  expect(cookie).toContain(token.token);
  tellTried(cases.length * 4);
});

test("S24 the cookie is for this host, this site and no script, and over an encrypted connection for nothing else", async () => {
  const given = async (headers: Record<string, string>) =>
    String((await callAction(SIGN_UP, [STATE, form({ email: newEmail(), password: PASSWORD })], { headers })).headers["set-cookie"]);
  const plain = await given({});
  expect(plain).toMatch(/^footing=[^;]+; /);
  const secure = await given({ "x-forwarded-proto": "https" });
  expect(secure).toMatch(/^__Host-footing=[^;]+; /);
  expect(secure).toMatch(/; Secure(;|$)/i);
  for (const cookie of [plain, secure]) {
    expect(cookie).toMatch(/; HttpOnly(;|$)/i);
    expect(cookie).toMatch(/; SameSite=Lax(;|$)/i);
    expect(cookie).toMatch(/; Path=\/(;|$)/i);
    expect(cookie).not.toMatch(/; Domain=/i);
  }
  // A cookie that a site next door could have planted counts for nothing where the connection is encrypted.
  const { cookie } = await makeAccount(null);
  expect((await ask("/account/export", { cookie, headers: { "x-forwarded-proto": "https" } })).status).toBe(401);
  tellTried(3);
});

testInFull("S25 passwords that are tried first are refused, and long and foreign ones are taken as they are", async () => {
  test.setTimeout(600_000);
  const common = spread(COMMON_PASSWORDS, dose(60, 8));
  for (const password of common) {
    const received = await callAction(SIGN_UP, [STATE, form({ email: newEmail(), password })]);
    expect(isIn(received), password).toBe(false);
  }
  const good = [
    "k7 öäü ßẞ 漢字 😀",
    "x".repeat(3) + "correct horse battery staple ".repeat(4).slice(0, 125),
    "eight-8x",
    " leading and trailing ",
    "пароль длинный 7",
    "'; DROP TABLE x;--",
  ];
  for (const password of good) {
    const email = newEmail();
    expect(isIn(await callAction(SIGN_UP, [STATE, form({ email, password })])), password).toBe(true);
    expect(isIn(await signIn(email, password)), `${password} again`).toBe(true);
    expect(isIn(await signIn(email, `${password}x`)), `${password} and more`).toBe(false);
    expect(isIn(await signIn(email, password.slice(0, -1))), `${password} and less`).toBe(false);
  }
  for (const password of ["short7!", "x7 ".repeat(43), ""])
    expect(isIn(await callAction(SIGN_UP, [STATE, form({ email: newEmail(), password })])), password.slice(0, 20)).toBe(false);
  tellTried(common.length + good.length * 4 + 3);
});
