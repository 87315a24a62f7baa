import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import pg from "pg";
import { questionsOf } from "./answering";
import { AUTHORITY, meaning, PASSWORD, type Rule, type Things } from "./authority";
import { expect, test } from "./fixtures";
import { ask, builtActions, callAction, cookieFrom, follow, form, makePerson, openSession, type Received } from "./visitor";

// Tries every row of authority.ts as everybody who might come. Runs by itself (playwright.config.ts), since it compares the whole database
// before and after what is refused.

test.describe.configure({ mode: "default" });

const STATE = { problems: [], done: null, link: null };
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 4 });

// What there is, from the files of app/ and from the build.

const filesOfApp = readdirSync("app", { recursive: true }).map((file) => String(file).replaceAll("\\", "/"));
const addressOf = (file: string) => `/${file.split("/").slice(0, -1).filter((part) => !part.startsWith("(")).join("/")}`;
const exportsOf = (file: string) => [...readFileSync(path.join("app", file), "utf8").matchAll(/^export (?:async )?(?:function|const) (\w+)/gm)].map((found) => found[1]!);

const pages = filesOfApp.filter((file) => /(?:^|\/)page\.tsx$/.test(file)).map((file) => `page ${addressOf(file)}`);
const handlers = filesOfApp.filter((file) => /(?:^|\/)route\.ts$/.test(file)).flatMap((file) => exportsOf(file).filter((name) => /^[A-Z]+$/.test(name)).map((method) => `${method} ${addressOf(file)}`));
const actions = filesOfApp.filter((file) => /\.tsx?$/.test(file) && readFileSync(path.join("app", file), "utf8").startsWith('"use server"')).flatMap((file) => exportsOf(file).map((name) => `app/${file}#${name}`));

test("every page, handler and action has a row, and every row has something in app/", () => {
  expect(Object.keys(AUTHORITY).sort()).toEqual([...pages, ...handlers, ...actions].sort());
  expect([...builtActions().keys()].sort(), "an action that no file of actions exports").toEqual([...actions].sort());
});

// Who comes.

type Caller = { cookie: string | null };
type World = {
  owner: Caller & { id: string };
  /** A session of the owner from before they signed up. */
  earlier: Caller;
  others: Record<string, Caller>;
  its: Things;
  deleted: Things;
  strangers: Things;
};

/** A word of the owner's, in letters that no address takes over. */
const MARK = [...String(Date.now())].map((digit) => "αβγδεζηθικ"[Number(digit)]).join("");

const NOBODYS: Things = { import: "00000000-0000-4000-8000-000000000020", plan: "0".repeat(32), imported: "00000000-0000-4000-8000-000000000021", format: "fact-set", slug: "no-such-set-1a2b3c4d", setId: "00000000-0000-4000-8000-000000000004", curve: "00000000-0000-4000-8000-000000000005", sat: "00000000-0000-4000-8000-0000000000f1", edit: "00000000-0000-4000-8000-000000000006", share: "00000000-0000-4000-8000-000000000007", kind: "kind-00000000", list: "means~subject~entry-00000000", source: "words-00000000", article: "article-00000000", media: `${"0".repeat(64)}.svg`, entry: "entry-00000000", fact: "own-00000000", question: "q00000000", context: "Words", stem: "What is it?", attempt: "00000000-0000-4000-8000-000000000000", finished: "00000000-0000-4000-8000-000000000001", position: "1", code: "23456789", quiz: "00000000-0000-4000-8000-00000000000a", class: "00000000-0000-4000-8000-000000000010", member: "00000000-0000-4000-8000-000000000011", assignment: "00000000-0000-4000-8000-000000000012", wall: "00000000-0000-4000-8000-000000000013", joined: "00000000-0000-4000-8000-000000000014", given: "00000000-0000-4000-8000-000000000015", shown: "00000000-0000-4000-8000-000000000016", deck: "no-such-cards-1a2b3c4d", card: "own-00000001", practice: "00000000-0000-4000-8000-000000000002", answered: "00000000-0000-4000-8000-000000000003", token: "0".repeat(32) };
const NONSENSE: Things = { import: "%00", plan: "'--", imported: "7", format: "..%2f", slug: "'--", setId: "4", curve: "5", sat: "f1", edit: "6", share: "7", kind: "%00", list: "~~", source: "%00", article: "%00", media: "..%2fa.svg", entry: "'", fact: "x".repeat(300), question: "{}", context: "x", stem: "x", attempt: "1", finished: "-", position: "0", code: "..%2f", quiz: "%00", class: "0", member: "1", assignment: "2", wall: "3", joined: "4", given: "5", shown: "6", deck: "'--", card: "%00", practice: "2", answered: "3", token: "'--" };

const moved = (received: Received) => String(received.headers["x-action-redirect"] ?? received.headers.location ?? "");
const one = async <T extends pg.QueryResultRow>(sql: string, values: unknown[]): Promise<T> => (await pool.query<T>(sql, values)).rows[0]!;

async function startQuiz(cookie: string, slug: string): Promise<string> {
  const fields = { length: "2", feedback: "each", token: randomUUID(), formats: "flashcard" };
  const received = await callAction("app/(learn)/sets/[slug]/quiz/actions.ts#startQuiz", [slug, STATE, form(fields)], { cookie });
  return /attempts\/([0-9a-f-]{36})/.exec(moved(received))![1]!;
}

/** A set of terms with their meanings, made by hand through the same actions as everybody. */
async function makeOwnSet(cookie: string, mark: string): Promise<string> {
  const edit = "app/(teach)/sets/[slug]/edit/actions.ts";
  const slug = /sets\/([^/]+)\/edit/.exec(moved(await callAction("app/(teach)/sets/new/actions.ts#makeNewSet", [STATE, form({ title: mark })], { cookie })))![1]!;
  for (const word of ["ebb", "flood"]) {
    await callAction(`${edit}#saveEntryForm`, [slug, null, STATE, form({ name: `${word} ${mark}`, kind: "term" })], { cookie });
    const { key } = await one<{ key: string }>(`SELECT e.key FROM "Entity" e JOIN "FactSet" s ON s.id = e."setId" WHERE s.slug = $1 AND e.name = $2`, [slug, `${word} ${mark}`]);
    await callAction(`${edit}#saveFactForm`, [slug, null, STATE, meaning(key, `the ${word} of the tides`, mark)], { cookie });
  }
  return slug;
}

async function saveLink(cookie: string, slug: string): Promise<string> {
  const saved = await callAction("app/(learn)/sets/[slug]/quiz/actions.ts#startQuiz", [slug, STATE, form({ intent: "save", length: "2" })], { cookie });
  return /\/q\/([a-z0-9]{8})/.exec(saved.body)![1]!;
}

/** A saved choice, and as a quiz that was put together the question in it. */
async function makeQuiz(cookie: string, slug: string, question: string): Promise<{ code: string; quiz: string }> {
  const code = await saveLink(cookie, slug);
  const { id: quiz } = await one<{ id: string }>(`SELECT id FROM "Quiz" WHERE code = $1`, [code]);
  await pool.query(`INSERT INTO "QuizItem" ("quizId", position, "questionId", points) VALUES ($1, 1, $2, 1)`, [quiz, question]);
  return { code, quiz };
}

async function pasteArticle(cookie: string, slug: string, mark: string): Promise<string> {
  const body = JSON.stringify({ text: `A ferry is a boat that crosses ${mark}.`, date: "2031-05-06" });
  const pasted = await ask(`/api/v1/sets/${slug}/articles`, { method: "POST", cookie, body, headers: { "content-type": "application/json" } });
  return /articles\/([^"?]+)/.exec(pasted.body)![1]!;
}

/** A drawing of a set, in words. */
async function makeMedia(setId: string, mark: string): Promise<string> {
  const { name } = await one<{ name: string }>(
    `INSERT INTO "Media" (name, "mediaType", size, bytes) SELECT encode(sha256(b), 'hex') || '.svg', 'image/svg+xml', octet_length(b), b FROM convert_to($1, 'UTF8') b ON CONFLICT (name) DO UPDATE SET size = EXCLUDED.size RETURNING name`,
    [`<svg xmlns="http://www.w3.org/2000/svg"><text>${mark}</text></svg>`],
  );
  await pool.query(`INSERT INTO "SetMedia" ("setId", "mediaName") VALUES ($1, $2)`, [setId, name]);
  return name;
}

/** What an import did that changed nothing. */
const NO_TRAIL = { sources: [], entities: { made: [], returned: [], changed: [] }, relations: { made: [], returned: [], changed: [] }, closures: [], facts: { made: [], returned: [], changed: [] }, questions: { made: [], changed: [] }, madeSet: false };

/** A file that was read and waits, and one that was stored, made past the process that reads files. The first made seem the newest: only five of somebody wait. */
async function makeImports(cookie: string, setId: string, mark: string): Promise<Pick<Things, "import" | "plan" | "imported" | "format">> {
  const [id, imported] = [randomUUID(), randomUUID()];
  const row = { id: null, where: "line 1", says: { kind: "card", front: `front ${mark}`, back: "back", bothWays: false }, topic: [], tags: [], source: "" };
  const guess = { about: "cards", relation: "", oneAnswer: false, bothWays: false, reviews: false };
  const summary = { kind: "rows", title: mark, rows: 1, says: { card: 1, gap: 0, written: 0, statement: 0 }, reviews: 0, media: 0, guess };
  const zipped = (value: unknown) => gzipSync(JSON.stringify(value));
  const add = `INSERT INTO "Import" (id, "personId", "setId", "fileName", size, sha256, format, state, understood, trail, report, "readAt", "appliedAt", "createdAt") SELECT $1::uuid, "ownerId", CASE WHEN $3 = 'applied' THEN id END, $4, 1, repeat('a', 64), 'table', $3, $5::jsonb, $6::jsonb, $7::jsonb, now(), CASE WHEN $3 = 'applied' THEN now() END,
      timestamptz '2100-01-01' - (now() - timestamptz '2020-01-01') FROM "FactSet" WHERE id = $2`;
  const counts = { new: 1, changed: 0, unchanged: 0, skipped: 0 };
  await pool.query(add, [id, setId, "read", `${mark}.csv`, { summary, problems: [], problemCount: 0 }, null, null]);
  await pool.query(add, [imported, setId, "applied", `${mark}.csv`, null, NO_TRAIL, { counts, reviews: 0, problems: [], problemCount: 0 }]);
  const part = `INSERT INTO "ImportPart" ("importId", kind, position, bytes) VALUES ($1, $2, 0, $3)`;
  await pool.query(part, [id, "file", Buffer.from(`front ${mark};back`)]);
  await pool.query(part, [id, "material", zipped({ understood: { kind: "rows", material: { title: mark, language: null, rows: [row], media: [] } }, problems: [] })]);
  await pool.query(part, [imported, "report", zipped({ file: `${mark}.csv`, format: "table", set: "", at: "", counts, reviews: 0, lines: [], problems: [{ where: "line 1", message: mark }] })]);
  const shown = await ask(`/sets/import/${id}`, { cookie, headers: { accept: "text/html" } });
  return { import: id, imported, format: "fact-set", plan: /digest\\*":\\*"([0-9a-f]{32})/.exec(shown.body)![1]! };
}

async function makeThings(cookie: string, mark: string): Promise<Things> {
  const slug = await makeOwnSet(cookie, mark);
  const { setId, fact, entry, source } = await one<{ setId: string; fact: string; entry: string; source: string }>(
    `SELECT s.id AS "setId", v."factKey" AS fact, v."subjectKey" AS entry, e."sourceKey" AS source FROM "FactVersion" v JOIN "FactSet" s ON s.id = v."setId" JOIN "Evidence" e ON e."factVersionId" = v.id WHERE s.slug = $1 ORDER BY v."createdAt" LIMIT 1`,
    [slug],
  );
  const [attempt, finished] = [await startQuiz(cookie, slug), await startQuiz(cookie, slug)];
  await ask(`/api/v1/attempts/${finished}/hand-in`, { method: "POST", cookie });
  const { id: question, context, stem } = (await questionsOf(attempt))[0]!;
  const [curve, edit] = [randomUUID(), randomUUID()];
  const share = randomUUID();
  await pool.query(`INSERT INTO "Share" (id, "setId", allows, "tokenHash", "givenById") SELECT $1::uuid, id, 'view', $1::uuid::text, "ownerId" FROM "FactSet" WHERE id = $2`, [share, setId]);
  await pool.query(
    `INSERT INTO "Edit" (id, "setId", target, "targetKey", action, before, after)
     SELECT $1, id, 'set', '', 'renamed', jsonb_build_object('set', jsonb_build_object('title', 'Before', 'visibility', visibility, 'removed', false)), jsonb_build_object('set', jsonb_build_object('title', title, 'visibility', visibility, 'removed', false)) FROM "FactSet" WHERE id = $2`,
    [edit, setId],
  );
  await pool.query(`INSERT INTO "ParameterSet" (id, "personId", weights, answers, "logLossBefore", "logLossAfter") SELECT $1, "personId", array_fill(1::float8, ARRAY[21]), 1, 1, 1 FROM "Attempt" WHERE id = $2`, [curve, attempt]);
  const quiz = await makeQuiz(cookie, slug, question);
  return { slug, setId, curve, edit, share, kind: "means", list: `means~subject~${entry}`, source, article: await pasteArticle(cookie, slug, mark), media: await makeMedia(setId, mark), entry, fact, question, context, stem, attempt, finished, position: "1", ...quiz, ...(await makeImports(cookie, setId, mark)), ...(await makeClasses(attempt, quiz.quiz, mark)), ...(await makeCards(cookie, mark)), ...(await makePractice(cookie, attempt, fact)), token: NOBODYS.token };
}

async function makeClass(teacherId: string, pupilId: string, quiz: string, mark: string): Promise<[string, string, string, string]> {
  const [classId, member, assignment, wall] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  await pool.query(`INSERT INTO "Class" (id, "ownerId", name, "joinCode") VALUES ($1::uuid, $2, $3, translate(substr($1::uuid::text, 1, 8), '-', '2'))`, [classId, teacherId, mark]);
  await pool.query(`INSERT INTO "Membership" (id, "classId", "personId", name) VALUES ($1, $2, $3, 'Pupil')`, [member, classId, pupilId]);
  for (const [id, mode] of [[assignment, "self"], [wall, "wall"]]) await pool.query(`INSERT INTO "Assignment" (id, "classId", "quizId", title, mode, "opensAt") VALUES ($1, $2, $3, $4, $5, now() - interval '1 hour')`, [id, classId, quiz, mark, mode]);
  return [classId, member, assignment, wall];
}

/** A class that somebody teaches, and one they are a pupil of, made past the screens. */
async function makeClasses(attempt: string, quiz: string, mark: string): Promise<Pick<Things, "class" | "member" | "assignment" | "wall" | "sat" | "joined" | "given" | "shown">> {
  const { id } = await one<{ id: string }>(`SELECT "personId" AS id FROM "Attempt" WHERE id = $1`, [attempt]);
  const pupil = await makePerson(pool);
  const [classId, member, assignment, wall] = await makeClass(id, pupil.id, quiz, mark);
  const [joined, , given, shown] = await makeClass((await makePerson(pool, { anonymous: false })).id, id, quiz, mark);
  return { class: classId, member, assignment, wall, sat: await sitAssignment(attempt, pupil.id, assignment), joined, given, shown };
}

/** What a pupil handed in of an assignment: one question of another attempt, answered. */
async function sitAssignment(like: string, pupilId: string, assignment: string): Promise<string> {
  const [sat, item, answer, version] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  // One that is typed: cards that pupils grade themselves get no points by hand.
  await pool.query(
    `INSERT INTO "QuestionVersion" (id, "questionId", number, digest, content)
     SELECT $1::uuid, v."questionId", (SELECT max(number) + 1 FROM "QuestionVersion" o WHERE o."questionId" = v."questionId"), $1::uuid::text, jsonb_set(v.content, '{reply}', '{"kind": "text", "key": "x", "accepted": []}')
     FROM "AttemptItem" i JOIN "QuestionVersion" v ON v.id = i."questionVersionId" WHERE i."attemptId" = $2 AND i.position = 1`,
    [version, like],
  );
  await pool.query(`INSERT INTO "Attempt" (id, "personId", "setId", "assignmentId", settings, seed, feedback, "startedAt", "handedInAt") SELECT $1, $2, "setId", $3, settings, seed, 'end', now() - interval '1 minute', now() FROM "Attempt" WHERE id = $4`, [sat, pupilId, assignment, like]);
  await pool.query(`INSERT INTO "AttemptItem" (id, "attemptId", position, "questionVersionId", "optionOrder") VALUES ($1, $2, 1, $3, '{}')`, [item, sat, version]);
  await pool.query(`INSERT INTO "Answer" (id, "attemptItemId", key, sequence, reply, digest, locks, "answeredAt", "receivedAt", "elapsedMs", "localDate") SELECT $1, $2, gen_random_uuid(), 0, jsonb_build_object('kind', v.content #> '{reply,kind}', 'gaveUp', true), '', false, now() - interval '30 seconds', now() - interval '30 seconds', 30000, '2026-03-02' FROM "AttemptItem" i JOIN "QuestionVersion" v ON v.id = i."questionVersionId" WHERE i.id = $2`, [answer, item]);
  await pool.query(`INSERT INTO "Mark" (id, "answerId", "questionVersionId", points, outcomes) SELECT gen_random_uuid(), $1, "questionVersionId", 0, '[]' FROM "AttemptItem" WHERE id = $2`, [answer, item]);
  return sat;
}

async function makeCards(cookie: string, mark: string): Promise<{ deck: string; card: string }> {
  const actions = "app/(learn)/cards/actions.ts";
  const deck = /cards\/([^/;]+)/.exec(moved(await callAction(`${actions}#makeNewDeck`, [STATE, form({ title: mark })], { cookie })))![1]!;
  await callAction(`${actions}#addCard`, [deck, STATE, form({ front: `front ${mark}`, back: "back" })], { cookie });
  const { card } = await one<{ card: string }>(`SELECT v."factKey" AS card FROM "FactVersion" v JOIN "FactSet" s ON s.id = v."setId" WHERE s.slug = $1 LIMIT 1`, [deck]);
  return { deck, card };
}

/** A session of practice with the questions of a quiz, one of them answered: made past the screens, which choose what is due. */
async function makePractice(cookie: string, quiz: string, fact: string): Promise<{ practice: string; answered: string }> {
  const [practice, answered] = [randomUUID(), randomUUID()];
  await pool.query(`INSERT INTO "Attempt" (id, "personId", purpose, settings, seed, feedback) SELECT $1, "personId", 'practice', '{"minutes": 5, "asks": [], "spare": []}', '', 'each' FROM "Attempt" WHERE id = $2`, [practice, quiz]);
  await pool.query(`INSERT INTO "AttemptItem" (id, "attemptId", position, "questionVersionId", "optionOrder", reason, "factKey", seconds) SELECT gen_random_uuid(), $1, position, "questionVersionId", "optionOrder", 'due', $3, 10 FROM "AttemptItem" WHERE "attemptId" = $2`, [practice, quiz, fact]);
  const body = JSON.stringify({ key: answered, sequence: 0, reply: { kind: "grade", gaveUp: true }, answeredAt: new Date().toISOString(), elapsedMs: 5, hints: 0 });
  await ask(`/api/v1/attempts/${practice}/answers/1`, { method: "PUT", cookie, body, headers: { "content-type": "application/json" } });
  return { practice, answered };
}

async function makeCalendar(cookie: string): Promise<string> {
  const made = await callAction("app/(learn)/plan/reminders/actions.ts#makeAddress", [{ address: null, said: null }, form({ hour: "18" })], { cookie });
  return /calendar\/([\w-]{32})/.exec(made.body)![1]!;
}

async function makeAccount(before: string | null): Promise<Caller & { id: string; cookie: string }> {
  const email = `${randomUUID()}@example.org`;
  const received = await callAction("app/(public)/sign-up/actions.ts#signUpHere", [STATE, form({ email, password: PASSWORD })], { cookie: before });
  const { id } = await one<{ id: string }>(`SELECT id FROM "Person" WHERE email = $1`, [email]);
  return { id, cookie: cookieFrom(received)! };
}

async function makeDeleted(cookie: string): Promise<Things> {
  const things = await makeThings(cookie, `${MARK} deleted`);
  await pool.query(`UPDATE "Attempt" SET "deletedAt" = now() WHERE id = ANY($1::uuid[])`, [[things.attempt, things.finished, things.practice]]);
  await pool.query(`DELETE FROM "ParameterSet" WHERE id = $1`, [things.curve]);
  await pool.query(`UPDATE "Quiz" SET "deletedAt" = now() WHERE code = $1`, [things.code]);
  await pool.query(`UPDATE "Class" SET "deletedAt" = now() WHERE id = ANY($1::uuid[])`, [[things.class, things.joined]]);
  await pool.query(`DELETE FROM "Import" WHERE id = ANY($1::uuid[])`, [[things.import, things.imported]]);
  for (const slug of [things.slug, things.deck]) await callAction("app/(teach)/sets/[slug]/edit/actions.ts#takeSetAway", [slug, false], { cookie });
  return things;
}

let made: Promise<World> | null = null;

async function makeWorld(): Promise<World> {
  const before = await makePerson(pool);
  const owner = await makeAccount(before.cookie);
  const stranger = await makePerson(pool);
  const account = await makeAccount(null);
  const mergedBefore = await makePerson(pool);
  await callAction("app/(public)/sign-up/actions.ts#signUpHere", [STATE, form({ email: `${randomUUID()}@example.org`, password: PASSWORD })], { cookie: mergedBefore.cookie });
  const revoked = await openSession(pool, owner.id);
  await pool.query(`DELETE FROM "Session" WHERE token = $1`, [revoked.token]);
  const its = await makeThings(owner.cookie, MARK);
  const deleted = { ...(await makeDeleted(owner.cookie)), token: await makeCalendar(owner.cookie) };
  return {
    owner,
    earlier: before,
    others: {
      nobody: { cookie: null },
      "an anonymous stranger": stranger,
      "a signed-in stranger": account,
      "a session from before another stranger signed up": mergedBefore,
      "an expired session of the owner": await openSession(pool, owner.id, "-1 minute"),
      "a revoked session of the owner": revoked,
      "a session of the owner under another signature": { cookie: `${owner.cookie.slice(0, -6)}AAAAAA` },
    },
    // A new calendar ends the one before.
    its: { ...its, token: await makeCalendar(owner.cookie) },
    deleted,
    strangers: await makeThings(stranger.cookie, "qvstrangers"),
  };
}

const world = () => (made ??= makeWorld());

test.afterAll(() => pool.end());

// What they do.

const fillIn = (address: string, { at }: Rule, its: Things) => address.replace(/\[(\w+)\]/g, (_, name: string) => ({ ...its, ...at?.(its) })[name as keyof Things]);

/** The pages that actions are posted to: an action answers on every page, so no page may be what protects it. */
const PLACES = [undefined, "/", "/sets", "/nowhere", "/attempts/00000000-0000-4000-8000-000000000000/result"];
const placeFor = (cookie: string | null) => PLACES[[...(cookie ?? "")].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % PLACES.length];

async function attempt(name: string, rule: Rule, its: Things, cookie: string | null, headers: Record<string, string> = {}): Promise<Received> {
  const [verb = "", address = ""] = name.split(" ");
  if (name.includes("#")) return callAction(name, rule.args!(its), { cookie, headers, page: placeFor(cookie) });
  const target = fillIn(address, rule, its);
  if (verb === "page") return ask(target, { cookie, headers: { accept: "text/html", ...headers } });
  return ask(target, { method: verb, cookie, headers: { "content-type": "application/json", ...headers }, body: rule.body && JSON.stringify(rule.body(its)) });
}

/** What every response says to the browser, whatever was asked (trust.md S26). */
function expectHeaders({ headers }: Received): void {
  const policy = String(headers["content-security-policy"]);
  // What an answer is told is no page, and neither is a picture: they may do nothing at all.
  const isPage = !/(?:^|; )default-src 'none'(?:;|$)/.test(policy);
  if (isPage) expect(policy).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic'(?:;|$)/);
  for (const said of [...(isPage ? ["object-src 'none'"] : []), "base-uri 'none'", `form-action '${isPage ? "self" : "none"}'`, "frame-ancestors 'none'"]) expect(policy).toContain(said);
  expect(headers).toMatchObject({ "x-content-type-options": "nosniff", "referrer-policy": "same-origin", "cross-origin-resource-policy": "same-origin", "cross-origin-opener-policy": "same-origin" });
  expect(headers["permissions-policy"]).toContain("camera=()");
  const isPicture = /^(?:image|audio)\//.test(String(headers["content-type"]));
  expect(headers["cache-control"]).toContain(isPicture ? "private" : "no-store");
  expect(headers["x-powered-by"]).toBeUndefined();
}

/** A file is read after it was taken: what that writes is over before anything else is tried. */
const filesAreRead = () => expect.poll(async () => (await one<{ count: number }>(`SELECT count(*)::int AS count FROM "Import" WHERE state = 'reading'`, [])).count, { timeout: 60_000 }).toBe(0);

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
  const { rows: tables } = await pool.query<{ name: string }>(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL($1) ORDER BY 1`, [LEFT_OUT]);
  const { rows } = await pool.query<{ name: string; sum: string }>(tables.map(({ name }) => `SELECT '${name}' AS name, count(*) || ' rows, ' || coalesce(sum(hashtextextended(t::text, 0)), 0) AS sum FROM "${name}" t`).join(" UNION ALL "));
  return Object.fromEntries(rows.map(({ name, sum }) => [name, sum]));
}

/** What belongs to somebody, row by row. */
async function rowsOf(personId: string): Promise<unknown> {
  const { rows } = await pool.query<{ name: string; column: string }>(
    `SELECT table_name AS name, column_name AS column FROM information_schema.columns WHERE table_schema = 'public' AND (column_name IN ('personId', 'ownerId', 'userId') OR (table_name, column_name) = ('Person', 'id')) AND table_name <> ALL($1) ORDER BY 1, 2`,
    [LEFT_OUT],
  );
  return Promise.all(rows.map(async ({ name, column }) => [name, (await pool.query<{ row: string }>(`SELECT t::text AS row FROM "${name}" t WHERE "${column}" = $1 ORDER BY 1`, [personId])).rows]));
}

const IDS = ["slug", "setId", "import", "imported", "curve", "sat", "edit", "share", "list", "source", "article", "entry", "fact", "question", "attempt", "finished", "code", "class", "member", "assignment", "wall", "joined", "given", "shown", "deck", "card", "practice", "answered", "token"] as const;

/** What a response tells, without what is different every time (nonces, marks, the order in which parts of a page arrive) and without the ids asked for. */
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
  if (!/^the owner(?:'s earlier session)?,/.test(who)) for (const word of [MARK, "BEGIN:VCALENDAR"]) expect(received.body, who).not.toContain(word);
  expect(cookieFrom(received), `${who} becomes somebody`).toBeNull();
}

/** What is foreign, deleted, made up or no id at all: nobody gets it, and nobody can tell which it was. */
async function expectNotThere(name: string, rule: Rule, callers: Record<string, Caller>, foreign: Record<string, Things>): Promise<void> {
  const each = Object.entries(callers).map(async ([who, { cookie }]) => {
    const missing = await tried(name, rule, NOBODYS, cookie);
    expectRefused(name, `${who}, made up`, missing);
    expectRefused(name, `${who}, nonsense`, await tried(name, rule, NONSENSE, cookie));
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
  await expectNotThere(name, rule, { "the owner": owner, "the owner's earlier session": earlier }, { ...(!rule.returns && { deleted }), "a stranger's": strangers });
  // Their own set, and in it the ids of what is in the owner's.
  if (/\[(?:entry|fact|question|source|card)\]|Entry|Fact|Rewording|Question|saveCard|takeCardOut/.test(name)) await expectNotThere(name, rule, { stranger }, { "the owner's in their own set": { ...its, slug: strangers.slug, setId: strangers.setId, deck: strangers.deck } });
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
  const { nobody, "an expired session of the owner": expired, "a revoked session of the owner": revoked, "a session of the owner under another signature": forged, "a session from before another stranger signed up": merged } = others;
  const before = await digest();
  for (const [who, caller] of Object.entries({ nobody, expired, revoked, forged, merged, earlier })) expectRefused(name, who, await tried(name, rule, its, caller!.cookie));
  expect(await digest(), "something refused has changed something").toEqual(before);
  await expectGranted(name, rule, its, rule.spends ? (await makeAccount(null)).cookie : owner.cookie);
}

async function tryEverybodys(name: string, rule: Rule): Promise<void> {
  const { owner, others, its } = await world();
  const before = await rowsOf(owner.id);
  const callers = { ...others, "an anonymous stranger": await makePerson(pool), "a signed-in stranger": await makePerson(pool, { anonymous: false }), "a session from before another stranger signed up": { cookie: null } };
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
  for (const [who, { cookie }] of Object.entries({ ...others, "the owner": owner })) expect((await tried(name, rule, its, cookie)).status, who).toBe(404);
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
  const send = (cookie: string | null, headers: Record<string, string>) => ask(`/sets/${its.slug}/edit`, { method: "POST", cookie, headers, body: plainForm(builtActions().get(name)!, [its.slug, STATE, form({ title: `${MARK} renamed` })]) });
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
  "as a prefetch of its tree": (target) => ({ target, headers: { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" } }),
  "as a prefetch of its last segment": (target) => ({ target, headers: { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/__PAGE__" } }),
  "with .rsc": (target) => ({ target: `${target}.rsc` }),
  "with .segments": (target) => ({ target: `${target}.segments/_tree.segment.rsc`, headers: { rsc: "1" } }),
  "past the proxy": (target) => ({ target, headers: { "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy", "x-middleware-next": "1" } }),
  "with two slashes": (target) => ({ target: `/${target}` }),
  "with a slash in disguise": (target) => ({ target: target.replace(/^\/([^/]+)\//, "/$1%2f") }),
  "with a dot at the end": (target) => ({ target: `${target}.` }),
  "with a dot between": (target) => ({ target: target.replace(/^\//, "/./") }),
  "in capitals": (target) => ({ target: target.toUpperCase() }),
  "under a language": (target) => ({ target: `/en${target}` }),
  "as another method": (target) => ({ target, headers: { "x-http-method-override": "GET", "x-original-url": target, "x-rewrite-url": target } }),
  "as the framework's own data": (target) => ({ target: `/_next/data/x${target}.json` }),
};

for (const [name, rule] of Object.entries(AUTHORITY).filter(([name, { to }]) => !mayWrite(name) && (to === "owner" || to === "account"))) {
  test(`${name} shows nothing to others, however it is asked for`, async () => {
    const { owner, others, its } = await world();
    const target = fillIn(name.split(" ")[1]!, rule, its);
    for (const [way, bypass] of Object.entries(BYPASSES)) {
      const { target: asked, headers } = bypass(target);
      for (const who of ["nobody", "a signed-in stranger"]) {
        const { cookie } = others[who]!;
        const received = await follow(asked, { headers, cookie });
        expect(received.body, `${way}, ${who}`).not.toContain(MARK);
        expect(received.status, `${way}, ${who}`).toBeLessThan(500);
      }
    }
    expect((await follow(target, { headers: { rsc: "1" }, cookie: owner.cookie })).body, "the owner has it").toContain(rule.tells ?? MARK);
  });
}
