import { AUTHORITY, type Rule } from "../authority";
import { expect, test } from "../fixtures";
import { tellTried } from "../tried";
import { makePerson, requestsSent, type Received } from "../visitor";
import { makeAccount, makeThings, one, pool } from "../world";
import { dose } from "./dose";
import { inTurn, intruders, NAMES, OPERATORS, spread, STATEMENTS } from "./payloads";
import { spotsOf, withMore, type Spot } from "./spots";

// What is written into a request is never more than a value: not a part of a statement (S15), not a filter, not a field that nobody may set
// (S16).

// Some of these take minutes each.
test.describe.configure({ mode: "parallel" });

/** Rows that end the session they come with: whoever tries them is somebody new every time. */
const ENDS = /#(?:signOut|finishAndForget|deleteEverything|changePassword|changeEmail)/;
/** What is done last, since afterwards there is less to try. */
const late = ([, { spends }]: readonly [string, Rule]) => (spends ? 1 : 0);
const ROWS = Object.entries(AUTHORITY)
  .filter(([name]) => !/healthz|readyz|\[\.\.\.missing\]/.test(name))
  .sort((a, b) => late(a) - late(b));
const AT_ONCE = 4;

/** Does all of it, a few at a time. */
async function inStep<T>(list: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const rest = [...list];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let next = rest.shift(); next !== undefined; next = rest.shift()) await work(next);
    }),
  );
}

/** What only a database, a program or its machinery says of itself. */
const RAW =
  /syntax error at|pg_catalog|SQLSTATE|PrismaClient|P20\d\d|relation "|column "|violates|node_modules|at async |\/server\/\w+\.ts|ECONNREFUSED|invalid input syntax/;

const isRaw = ({ status, body }: Received) => status >= 500 || RAW.test(body);

/** The places where a value is sent as somebody who owns what is named. */
async function everySpot(): Promise<{ spot: Spot; cookie: () => Promise<string> }[]> {
  const attacker = await makeAccount(null);
  const its = await makeThings(attacker.cookie, "qvattacker");
  const own = () => Promise.resolve(attacker.cookie);
  const fresh = async () => (await makePerson(pool)).cookie;
  return ROWS.flatMap(([name, rule]) => spotsOf(name, rule, () => its).map((spot) => ({ spot, cookie: ENDS.test(name) ? fresh : own })));
}

const COUNTED = `SELECT count(*)::int AS count FROM pg_class WHERE relname = 'footing_owned'`;

test("S15 no text becomes part of a statement, in any place of any request", async () => {
  test.setTimeout(600_000);
  const before = requestsSent();
  // Counts outside of every transaction: what ran has run, even if it was taken back.
  await pool.query(
    `CREATE SEQUENCE IF NOT EXISTS footing_canary_seen; CREATE OR REPLACE FUNCTION footing_canary() RETURNS bigint LANGUAGE sql AS $$ SELECT nextval('footing_canary_seen') $$`,
  );
  const next = inTurn(STATEMENTS);
  const raw: string[] = [];
  const spots = await everySpot();
  const tries = spread(spots, dose(spots.length, 45)).flatMap(({ spot, cookie }) =>
    Array.from({ length: dose(10, 1) }, () => ({ spot, cookie, value: next() })),
  );
  await inStep(tries, async ({ spot, cookie, value }) => {
    const received = await spot.send(value, await cookie());
    if (isRaw(received)) raw.push(`${spot.where}: ${value} -> ${received.status} ${received.body.slice(0, 150)}`);
  });
  expect(raw).toEqual([]);
  expect(await one(`SELECT is_called AS ran FROM footing_canary_seen`, [])).toEqual({ ran: false });
  expect(await one(COUNTED, [])).toEqual({ count: 0 });
  tellTried(requestsSent() - before);
  // The test can fail: a statement put together from text is found.
  await pool
    .query(
      `SELECT 1 WHERE '' = ''${STATEMENTS.find((text) => text.startsWith(" UNION SELECT"))!.replace("UNION SELECT footing_canary()", "UNION SELECT footing_canary()::int")}`,
    )
    .catch(() => null);
  await pool.query(`SELECT footing_canary()`);
  expect(await one(`SELECT is_called AS ran FROM footing_canary_seen`, [])).toEqual({ ran: true });
  await pool.query(`DROP FUNCTION footing_canary(); DROP SEQUENCE footing_canary_seen`);
});

test("S15 what is no value of its own kind is no filter either: nothing of anybody else is found, changed or told by it", async () => {
  test.setTimeout(600_000);
  const before = requestsSent();
  const next = inTurn([...OPERATORS, ...NAMES]);
  const raw: string[] = [];
  let faults = 0;
  const victim = await makeAccount(null);
  await makeThings(victim.cookie, "Qvfiltered");
  const kept = await rowsOf(victim.id);
  const spots = await everySpot();
  const tries = spread(spots, dose(spots.length, 45)).flatMap(({ spot, cookie }) =>
    Array.from({ length: dose(8, 1) }, () => ({ spot, cookie, value: next() })),
  );
  await inStep(tries, async ({ spot, cookie, value }) => {
    const received = await spot.send(value, await cookie());
    // The framework says of what the database client does not take that it is a fault of ours, and no more: counted, and told.
    if (received.status >= 500) faults++;
    if (RAW.test(received.body) || received.body.includes("Qvfiltered"))
      raw.push(`${spot.where}: ${JSON.stringify(value).slice(0, 80)} -> ${received.status} ${received.body.slice(0, 150)}`);
  });
  tellTried(requestsSent() - before);
  test.info().annotations.push({
    type: "told",
    description: `of ${tries.length} values of another kind ${faults} were answered as a fault of ours (500) without a word about it`,
  });
  expect(raw).toEqual([]);
  expect(await rowsOf(victim.id)).toEqual(kept);
});

/** Every column in which the mark of something forged stands. */
async function forgedRows(): Promise<string[]> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`,
  );
  const found = await Promise.all(
    tables.map(async ({ name }) =>
      (
        await pool.query(
          `SELECT 1 FROM "${name}" t WHERE t::text LIKE '%qvforged%' OR t::text LIKE '%98765432%' OR t::text LIKE '%1999-01-01%' LIMIT 1`,
        )
      ).rows.length > 0
        ? [name]
        : [],
    ),
  );
  return found.flat();
}

/** What belongs to somebody, row by row; memories are worked out a little later. */
async function rowsOf(personId: string): Promise<unknown> {
  const { rows } = await pool.query<{ name: string; column: string }>(
    `SELECT table_name AS name, column_name AS column FROM information_schema.columns WHERE table_schema = 'public' AND (column_name IN ('personId', 'ownerId', 'userId', 'givenById') OR (table_name, column_name) = ('Person', 'id')) AND table_name NOT IN ('Memory', 'Outcome') ORDER BY 1, 2`,
  );
  return Promise.all(
    rows.map(async ({ name, column }) => [
      name,
      (await pool.query<{ row: string }>(`SELECT t::text AS row FROM "${name}" t WHERE "${column}" = $1 ORDER BY 1`, [personId])).rows,
    ]),
  );
}

test("S16 what stands beside what belongs into a form or a body is left out: nobody sets what the server decides, nor what everything inherits", async () => {
  test.setTimeout(600_000);
  const before = requestsSent();
  const [attacker, victim] = [await makeAccount(null), await makeAccount(null)];
  const its = await makeThings(attacker.cookie, "qvattacker");
  await makeThings(victim.cookie, "qvvictim");
  const kept = await rowsOf(victim.id);
  const all = intruders(victim.id);
  const next = inTurn(all);
  const raw: string[] = [];
  const rows = ROWS.filter(([name]) => /#|^(?:PUT|POST) /.test(name));
  const tries = rows.flatMap(([name, rule]) => Array.from({ length: dose(all.length, 1) }, () => ({ name, rule, more: next() })));
  await inStep(tries, async ({ name, rule, more }) => {
    const cookie = ENDS.test(name) ? (await makePerson(pool)).cookie : attacker.cookie;
    const received = await withMore(name, rule, its, more, cookie);
    if (!received) return;
    if (isRaw(received))
      raw.push(`${name} with ${JSON.stringify(more).slice(0, 100)} -> ${received.status} ${received.body.slice(0, 150)}`);
    if (received.headers["x-qvforged"] !== undefined || received.status === 299)
      raw.push(`${name}: what everything inherits was changed by ${JSON.stringify(more).slice(0, 100)}`);
  });
  tellTried(requestsSent() - before);
  expect(raw).toEqual([]);
  expect(await forgedRows(), "tables that hold something forged").toEqual([]);
  expect(await rowsOf(victim.id)).toEqual(kept);
  // What is inherited would be seen: every answer of a handler is made with such an object.
  Object.assign(Object.prototype, { headers: { "x-qvforged": "1" } });
  expect(Response.json({}, { status: 422 }).headers.get("x-qvforged")).toBe("1");
  delete (Object.prototype as Record<string, unknown>).headers;
});
