import { randomUUID } from "node:crypto";
import { gzipSync } from "node:zlib";
import pg from "pg";
import { questionsOf } from "./answering";
import { meaning, PASSWORD, type Things } from "./authority";
import { ask, callAction, cookieFrom, form, makePerson, openSession, type Received } from "./visitor";

// Somebody who owns one of everything, somebody else who does, and all who might come: for what tries who may do what.

/** What a form's action was told before. */
export const STATE = { problems: [], done: null, link: null };
export const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 4, allowExitOnIdle: true });

// Who comes.

export type Caller = { cookie: string | null };
export type World = {
  owner: Caller & { id: string };
  /** A session of the owner from before they signed up. */
  earlier: Caller;
  others: Record<string, Caller>;
  its: Things;
  deleted: Things;
  strangers: Things;
};

/** A word of the owner's, in letters that no address takes over. */
export const MARK = [...String(Date.now())].map((digit) => "αβγδεζηθικ"[Number(digit)]).join("");

export const NOBODYS: Things = {
  import: "00000000-0000-4000-8000-000000000020",
  plan: "0".repeat(32),
  imported: "00000000-0000-4000-8000-000000000021",
  format: "fact-set",
  slug: "no-such-set-1a2b3c4d",
  setId: "00000000-0000-4000-8000-000000000004",
  curve: "00000000-0000-4000-8000-000000000005",
  sat: "00000000-0000-4000-8000-0000000000f1",
  edit: "00000000-0000-4000-8000-000000000006",
  share: "00000000-0000-4000-8000-000000000007",
  kind: "kind-00000000",
  list: "means~subject~entry-00000000",
  source: "words-00000000",
  article: "article-00000000",
  media: `${"0".repeat(64)}.svg`,
  entry: "entry-00000000",
  fact: "own-00000000",
  question: "q00000000",
  context: "Words",
  stem: "What is it?",
  attempt: "00000000-0000-4000-8000-000000000000",
  finished: "00000000-0000-4000-8000-000000000001",
  position: "1",
  code: "23456789",
  quiz: "00000000-0000-4000-8000-00000000000a",
  class: "00000000-0000-4000-8000-000000000010",
  member: "00000000-0000-4000-8000-000000000011",
  assignment: "00000000-0000-4000-8000-000000000012",
  wall: "00000000-0000-4000-8000-000000000013",
  joined: "00000000-0000-4000-8000-000000000014",
  given: "00000000-0000-4000-8000-000000000015",
  shown: "00000000-0000-4000-8000-000000000016",
  deck: "no-such-cards-1a2b3c4d",
  card: "own-00000001",
  practice: "00000000-0000-4000-8000-000000000002",
  answered: "00000000-0000-4000-8000-000000000003",
  token: "0".repeat(32),
};
export const NONSENSE: Things = {
  import: "%00",
  plan: "'--",
  imported: "7",
  format: "..%2f",
  slug: "'--",
  setId: "4",
  curve: "5",
  sat: "f1",
  edit: "6",
  share: "7",
  kind: "%00",
  list: "~~",
  source: "%00",
  article: "%00",
  media: "..%2fa.svg",
  entry: "'",
  fact: "x".repeat(300),
  question: "{}",
  context: "x",
  stem: "x",
  attempt: "1",
  finished: "-",
  position: "0",
  code: "..%2f",
  quiz: "%00",
  class: "0",
  member: "1",
  assignment: "2",
  wall: "3",
  joined: "4",
  given: "5",
  shown: "6",
  deck: "'--",
  card: "%00",
  practice: "2",
  answered: "3",
  token: "'--",
};

export const moved = (received: Received) => String(received.headers["x-action-redirect"] ?? received.headers.location ?? "");
export const one = async <T extends pg.QueryResultRow>(sql: string, values: unknown[]): Promise<T> =>
  (await pool.query<T>(sql, values)).rows[0]!;

export async function startQuiz(cookie: string, slug: string): Promise<string> {
  const fields = { length: "2", feedback: "each", token: randomUUID(), formats: "flashcard" };
  const received = await callAction("app/(learn)/sets/[slug]/quiz/actions.ts#startQuiz", [slug, STATE, form(fields)], { cookie });
  return /attempts\/([0-9a-f-]{36})/.exec(moved(received))![1]!;
}

/** A set of terms with their meanings, made by hand through the same actions as everybody. */
export async function makeOwnSet(cookie: string, mark: string): Promise<string> {
  const edit = "app/(teach)/sets/[slug]/edit/actions.ts";
  const slug = /sets\/([^/]+)\/edit/.exec(
    moved(await callAction("app/(teach)/sets/new/actions.ts#makeNewSet", [STATE, form({ title: mark })], { cookie })),
  )![1]!;
  for (const word of ["ebb", "flood"]) {
    await callAction(`${edit}#saveEntryForm`, [slug, null, STATE, form({ name: `${word} ${mark}`, kind: "term" })], { cookie });
    const { key } = await one<{ key: string }>(
      `SELECT e.key FROM "Entity" e JOIN "FactSet" s ON s.id = e."setId" WHERE s.slug = $1 AND e.name = $2`,
      [slug, `${word} ${mark}`],
    );
    await callAction(`${edit}#saveFactForm`, [slug, null, STATE, meaning(key, `the ${word} of the tides`, mark)], { cookie });
  }
  return slug;
}

export async function saveLink(cookie: string, slug: string): Promise<string> {
  const saved = await callAction(
    "app/(learn)/sets/[slug]/quiz/actions.ts#startQuiz",
    [slug, STATE, form({ intent: "save", length: "2" })],
    { cookie },
  );
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
  const pasted = await ask(`/api/v1/sets/${slug}/articles`, {
    method: "POST",
    cookie,
    body,
    headers: { "content-type": "application/json" },
  });
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
const NO_TRAIL = {
  sources: [],
  entities: { made: [], returned: [], changed: [] },
  relations: { made: [], returned: [], changed: [] },
  closures: [],
  facts: { made: [], returned: [], changed: [] },
  questions: { made: [], changed: [] },
  madeSet: false,
};

/**
 * A file that was read and waits, and one that was stored, made past the process that reads files. The first made seem the newest: only
 * five of somebody wait.
 */
async function makeImports(cookie: string, setId: string, mark: string): Promise<Pick<Things, "import" | "plan" | "imported" | "format">> {
  const [id, imported] = [randomUUID(), randomUUID()];
  const row = {
    id: null,
    where: "line 1",
    says: { kind: "card", front: `front ${mark}`, back: "back", bothWays: false },
    topic: [],
    tags: [],
    source: "",
  };
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
  await pool.query(part, [
    id,
    "material",
    zipped({ understood: { kind: "rows", material: { title: mark, language: null, rows: [row], media: [] } }, problems: [] }),
  ]);
  await pool.query(part, [
    imported,
    "report",
    zipped({
      file: `${mark}.csv`,
      format: "table",
      set: "",
      at: "",
      counts,
      reviews: 0,
      lines: [],
      problems: [{ where: "line 1", message: mark }],
    }),
  ]);
  const shown = await ask(`/sets/import/${id}`, { cookie, headers: { accept: "text/html" } });
  return { import: id, imported, format: "fact-set", plan: /digest\\*":\\*"([0-9a-f]{32})/.exec(shown.body)![1]! };
}

export async function makeThings(cookie: string, mark: string): Promise<Things> {
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
  await pool.query(
    `INSERT INTO "Share" (id, "setId", allows, "tokenHash", "givenById") SELECT $1::uuid, id, 'view', $1::uuid::text, "ownerId" FROM "FactSet" WHERE id = $2`,
    [share, setId],
  );
  await pool.query(
    `INSERT INTO "Edit" (id, "setId", target, "targetKey", action, before, after)
     SELECT $1, id, 'set', '', 'renamed', jsonb_build_object('set', jsonb_build_object('title', 'Before', 'visibility', visibility, 'removed', false)), jsonb_build_object('set', jsonb_build_object('title', title, 'visibility', visibility, 'removed', false)) FROM "FactSet" WHERE id = $2`,
    [edit, setId],
  );
  await pool.query(
    `INSERT INTO "ParameterSet" (id, "personId", weights, answers, "logLossBefore", "logLossAfter") SELECT $1, "personId", array_fill(1::float8, ARRAY[21]), 1, 1, 1 FROM "Attempt" WHERE id = $2`,
    [curve, attempt],
  );
  const quiz = await makeQuiz(cookie, slug, question);
  return {
    slug,
    setId,
    curve,
    edit,
    share,
    kind: "means",
    list: `means~subject~${entry}`,
    source,
    article: await pasteArticle(cookie, slug, mark),
    media: await makeMedia(setId, mark),
    entry,
    fact,
    question,
    context,
    stem,
    attempt,
    finished,
    position: "1",
    ...quiz,
    ...(await makeImports(cookie, setId, mark)),
    ...(await makeClasses(attempt, quiz.quiz, mark)),
    ...(await makeCards(cookie, mark)),
    ...(await makePractice(cookie, attempt, fact)),
    token: NOBODYS.token,
  };
}

async function makeClass(teacherId: string, pupilId: string, quiz: string, mark: string): Promise<[string, string, string, string]> {
  const [classId, member, assignment, wall] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  await pool.query(
    `INSERT INTO "Class" (id, "ownerId", name, "joinCode") VALUES ($1::uuid, $2, $3, translate(substr($1::uuid::text, 1, 8), '-', '2'))`,
    [classId, teacherId, mark],
  );
  await pool.query(`INSERT INTO "Membership" (id, "classId", "personId", name) VALUES ($1, $2, $3, 'Pupil')`, [member, classId, pupilId]);
  for (const [id, mode] of [
    [assignment, "self"],
    [wall, "wall"],
  ])
    await pool.query(
      `INSERT INTO "Assignment" (id, "classId", "quizId", title, mode, "opensAt") VALUES ($1, $2, $3, $4, $5, now() - interval '1 hour')`,
      [id, classId, quiz, mark, mode],
    );
  return [classId, member, assignment, wall];
}

/** A class that somebody teaches, and one they are a pupil of, made past the screens. */
async function makeClasses(
  attempt: string,
  quiz: string,
  mark: string,
): Promise<Pick<Things, "class" | "member" | "assignment" | "wall" | "sat" | "joined" | "given" | "shown">> {
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
  await pool.query(
    `INSERT INTO "Attempt" (id, "personId", "setId", "assignmentId", settings, seed, feedback, "startedAt", "handedInAt") SELECT $1, $2, "setId", $3, settings, seed, 'end', now() - interval '1 minute', now() FROM "Attempt" WHERE id = $4`,
    [sat, pupilId, assignment, like],
  );
  await pool.query(
    `INSERT INTO "AttemptItem" (id, "attemptId", position, "questionVersionId", "optionOrder") VALUES ($1, $2, 1, $3, '{}')`,
    [item, sat, version],
  );
  await pool.query(
    `INSERT INTO "Answer" (id, "attemptItemId", key, sequence, reply, digest, locks, "answeredAt", "receivedAt", "elapsedMs", "localDate") SELECT $1, $2, gen_random_uuid(), 0, jsonb_build_object('kind', v.content #> '{reply,kind}', 'gaveUp', true), '', false, now() - interval '30 seconds', now() - interval '30 seconds', 30000, '2026-03-02' FROM "AttemptItem" i JOIN "QuestionVersion" v ON v.id = i."questionVersionId" WHERE i.id = $2`,
    [answer, item],
  );
  await pool.query(
    `INSERT INTO "Mark" (id, "answerId", "questionVersionId", points, outcomes) SELECT gen_random_uuid(), $1, "questionVersionId", 0, '[]' FROM "AttemptItem" WHERE id = $2`,
    [answer, item],
  );
  return sat;
}

async function makeCards(cookie: string, mark: string): Promise<{ deck: string; card: string }> {
  const actions = "app/(learn)/cards/actions.ts";
  const deck = /cards\/([^/;]+)/.exec(moved(await callAction(`${actions}#makeNewDeck`, [STATE, form({ title: mark })], { cookie })))![1]!;
  await callAction(`${actions}#addCard`, [deck, STATE, form({ front: `front ${mark}`, back: "back" })], { cookie });
  const { card } = await one<{ card: string }>(
    `SELECT v."factKey" AS card FROM "FactVersion" v JOIN "FactSet" s ON s.id = v."setId" WHERE s.slug = $1 LIMIT 1`,
    [deck],
  );
  return { deck, card };
}

/** A session of practice with the questions of a quiz, one of them answered: made past the screens, which choose what is due. */
async function makePractice(cookie: string, quiz: string, fact: string): Promise<{ practice: string; answered: string }> {
  const [practice, answered] = [randomUUID(), randomUUID()];
  await pool.query(
    `INSERT INTO "Attempt" (id, "personId", purpose, settings, seed, feedback) SELECT $1, "personId", 'practice', '{"minutes": 5, "asks": [], "spare": []}', '', 'each' FROM "Attempt" WHERE id = $2`,
    [practice, quiz],
  );
  await pool.query(
    `INSERT INTO "AttemptItem" (id, "attemptId", position, "questionVersionId", "optionOrder", reason, "factKey", seconds) SELECT gen_random_uuid(), $1, position, "questionVersionId", "optionOrder", 'due', $3, 10 FROM "AttemptItem" WHERE "attemptId" = $2`,
    [practice, quiz, fact],
  );
  const body = JSON.stringify({
    key: answered,
    sequence: 0,
    reply: { kind: "grade", gaveUp: true },
    answeredAt: new Date().toISOString(),
    elapsedMs: 5,
    hints: 0,
  });
  await ask(`/api/v1/attempts/${practice}/answers/1`, { method: "PUT", cookie, body, headers: { "content-type": "application/json" } });
  return { practice, answered };
}

async function makeCalendar(cookie: string): Promise<string> {
  const made = await callAction(
    "app/(learn)/plan/reminders/actions.ts#makeAddress",
    [{ address: null, said: null }, form({ hour: "18" })],
    { cookie },
  );
  return /calendar\/([\w-]{32})/.exec(made.body)![1]!;
}

export async function makeAccount(before: string | null): Promise<Caller & { id: string; cookie: string }> {
  const email = `${randomUUID()}@example.org`;
  const received = await callAction("app/(public)/sign-up/actions.ts#signUpHere", [STATE, form({ email, password: PASSWORD })], {
    cookie: before,
  });
  const { id } = await one<{ id: string }>(`SELECT id FROM "Person" WHERE email = $1`, [email]);
  return { id, cookie: cookieFrom(received)! };
}

async function makeDeleted(cookie: string): Promise<Things> {
  const things = await makeThings(cookie, `${MARK} deleted`);
  await pool.query(`UPDATE "Attempt" SET "deletedAt" = now() WHERE id = ANY($1::uuid[])`, [
    [things.attempt, things.finished, things.practice],
  ]);
  await pool.query(`DELETE FROM "ParameterSet" WHERE id = $1`, [things.curve]);
  await pool.query(`UPDATE "Quiz" SET "deletedAt" = now() WHERE code = $1`, [things.code]);
  await pool.query(`UPDATE "Class" SET "deletedAt" = now() WHERE id = ANY($1::uuid[])`, [[things.class, things.joined]]);
  await pool.query(`DELETE FROM "Import" WHERE id = ANY($1::uuid[])`, [[things.import, things.imported]]);
  for (const slug of [things.slug, things.deck])
    await callAction("app/(teach)/sets/[slug]/edit/actions.ts#takeSetAway", [slug, false], { cookie });
  return things;
}

let made: Promise<World> | null = null;

async function makeWorld(): Promise<World> {
  const before = await makePerson(pool);
  const owner = await makeAccount(before.cookie);
  const stranger = await makePerson(pool);
  const account = await makeAccount(null);
  const mergedBefore = await makePerson(pool);
  await callAction(
    "app/(public)/sign-up/actions.ts#signUpHere",
    [STATE, form({ email: `${randomUUID()}@example.org`, password: PASSWORD })],
    { cookie: mergedBefore.cookie },
  );
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

export const world = () => (made ??= makeWorld());
