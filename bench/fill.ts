// Fills a database with as many answers as a town, or a country, gives in a school year: classes of thirty with their teachers and sets,
// quizzes of their own accord, given ones and practice, marked and folded as the app does it. Every law of the database holds: the rows go
// in through all its checks and triggers. The same seed gives the same rows.
//
// By itself: DATABASE_URL=… BETTER_AUTH_SECRET=… node --conditions=react-server --import tsx bench/fill.ts --answers 1000000 [--seed 1]
// on a database that is migrated and seeded. A million answers take 3.3 GB.
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { pathToFileURL } from "node:url";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { random } from "@/lib/random";
import { closeDatabase, pool } from "@/server/db";
import { COLUMNS, fillLearner, GIVEN, Ids, OWN, type Learner, type Rows } from "./fill-people";
import { copySet, drawQuizzes, quizOfCopy, type FillQuiz } from "./fill-sets";

const PUPILS = 30;
const CLASSES_A_TEACHER = 5;
const ANSWERS_EACH = 100;
/** So many learners' rows are written at a time. */
const TOGETHER = 150;
const DAY_MS = 86_400_000;

/** How much, from which seed, and until when (milliseconds since 1970; today's midnight if not said). */
export type Filling = { answers: number; seed?: string; until?: number };

/** What was filled in. */
export type Filled = { people: number; classes: number; sets: number; answers: number };

/** A value as the text format of COPY has it. */
const field = (value: string | number | boolean | null): string =>
  value === null ? "\\N" : String(value).replace(/[\\\n\r\t]/g, (sign) => ({ "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" })[sign]!);

async function copyIn(
  client: pg.ClientBase,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly (string | number | boolean | null)[]>,
): Promise<void> {
  const names = columns.map((name) => `"${name}"`).join(", ");
  const lines = function* () {
    for (const row of rows) yield `${row.map(field).join("\t")}\n`;
  };
  await pipeline(Readable.from([[...lines()].join("")]), client.query(copyFrom(`COPY "${table}" (${names}) FROM STDIN`)));
}

type Class = { id: string; ownerId: string; setId: string; given: Learner["given"]; own: readonly FillQuiz[] };

/** Teachers with a set of their own, and classes with two quizzes of it. Their rows are stored here. */
async function makeClasses(
  client: pg.ClientBase,
  quizzes: readonly FillQuiz[],
  count: number,
  seed: string,
  until: number,
): Promise<Class[]> {
  const ids = new Ids(`${seed} classes`);
  const at = new Date(until - 300 * DAY_MS).toISOString();
  const teachers = Array.from({ length: Math.ceil(count / CLASSES_A_TEACHER) }, () => ({ ownerId: ids.hex(), id: ids.uuid() }));
  await copyIn(
    client,
    "Person",
    ["id", "name", "email", "isAnonymous", "createdAt"],
    teachers.map(({ ownerId }, i) => [ownerId, `Teacher ${i + 1}`, `${ownerId}@example.org`, false, at]),
  );
  await copyIn(
    client,
    "Account",
    ["id", "accountId", "providerId", "userId", "password"],
    teachers.map(({ ownerId }) => [ids.hex(), ownerId, "credential", ownerId, ids.hex()]),
  );
  await copySet(client, quizzes[0]!.setId, teachers);
  const copies = teachers.map(({ id }) => quizzes.map((quiz) => quizOfCopy(quiz, id)));
  const classes = Array.from({ length: count }, (_, n): Class => {
    const { ownerId, id: setId } = teachers[Math.floor(n / CLASSES_A_TEACHER)]!;
    const own = copies[Math.floor(n / CLASSES_A_TEACHER)]!;
    const given = Array.from({ length: GIVEN }, (_, i) => ({
      assignmentId: ids.uuid(),
      quizId: ids.uuid(),
      quiz: own[(n + i) % own.length]!,
    }));
    return { id: ids.uuid(), ownerId, setId, given, own: [...own.slice(0, OWN), ...quizzes] };
  });
  await copyIn(
    client,
    "Class",
    ["id", "ownerId", "name", "joinCode", "joinUntil", "createdAt"],
    classes.map(({ id, ownerId }, n) => [
      id,
      ownerId,
      `Class ${n + 1}`,
      `f${n.toString(36).padStart(7, "0")}`,
      new Date(until + 30 * DAY_MS).toISOString(),
      at,
    ]),
  );
  const given = classes.flatMap((one) =>
    one.given.map((assignment) => ({ ...assignment, classId: one.id, ownerId: one.ownerId, setId: one.setId })),
  );
  await copyIn(
    client,
    "Quiz",
    ["id", "code", "setId", "ownerId", "title", "settings", "createdAt"],
    given.map(({ quizId, setId, ownerId, quiz }) => [quizId, quizId.replaceAll("-", ""), setId, ownerId, "The talks", quiz.settings, at]),
  );
  await copyIn(
    client,
    "Assignment",
    ["id", "classId", "quizId", "title", "opensAt", "createdAt"],
    given.map(({ assignmentId, classId, quizId }, i) => [assignmentId, classId, quizId, `Week ${i % 40}`, at, at]),
  );
  return classes;
}

/** What besides answers grows with the people: counted tries, reports, edits, imports, cards set aside. */
const BESIDES = [
  `INSERT INTO "RateLimit" (id, key, count, "lastRequest") SELECT md5('limit' || n), 'sign-in:' || md5('limit' || n), 1, extract(epoch FROM now())::bigint * 1000 - n FROM generate_series(1, $1::int / 10) n`,
  `INSERT INTO "FactSet" (id, slug, title, "ownerId") SELECT gen_random_uuid(), 'cards-' || p.id, 'My cards', p.id FROM "Person" p WHERE p."isAnonymous" ORDER BY p.id LIMIT $1::int / 2`,
  `INSERT INTO "Share" (id, "setId", allows, "tokenHash", "givenById") SELECT gen_random_uuid(), s.id, 'view', md5(s.slug), s."ownerId" FROM "FactSet" s WHERE s."ownerId" IS NOT NULL ORDER BY s.id LIMIT $1::int / 10`,
  `INSERT INTO "Class" (id, "ownerId", name, "joinCode") SELECT md5('class' || p.id)::uuid, p.id, 'Class', 'g' || left(md5(p.id), 7) FROM "Person" p WHERE p."isAnonymous" ORDER BY p.id LIMIT $1::int / 5 ON CONFLICT DO NOTHING`,
  `INSERT INTO "Quiz" (id, code, "setId", "ownerId", settings) SELECT s.id, s.slug, s.id, s."ownerId", '{}' FROM "FactSet" s WHERE s.slug LIKE 'cards-%' AND $1::int > 0`,
  `INSERT INTO "Assignment" (id, "classId", "quizId") SELECT md5('given' || c.id::text)::uuid, c.id, q.id FROM "Class" c JOIN "Quiz" q ON q."ownerId" = c."ownerId" WHERE c."joinCode" LIKE 'g%' AND $1::int > 0`,
  `INSERT INTO "RosterEntry" (id, "classId", position, name) SELECT gen_random_uuid(), c.id, n, 'Pupil ' || n FROM "Class" c CROSS JOIN generate_series(1, 10) n WHERE c."joinCode" LIKE 'f%' AND $1::int > 0`,
  `INSERT INTO "SetAside" ("personId", "setId", "factKey") SELECT DISTINCT ON (y."personId") y."personId", y."setId", y."factKey" FROM "Memory" y ORDER BY y."personId", y."setId", y."factKey" LIMIT $1`,
  `INSERT INTO "QuestionReport" (id, "questionVersionId", "attemptItemId", "personId", note) SELECT gen_random_uuid(), i."questionVersionId", i.id, a."personId", 'Is this right?'
   FROM (SELECT * FROM "Attempt" WHERE purpose = 'quiz' ORDER BY id LIMIT $1::int / 5) a JOIN "AttemptItem" i ON i."attemptId" = a.id AND i.position = 1`,
  `INSERT INTO "Edit" (id, "setId", "personId", target, "targetKey", action, before, after, "createdAt") SELECT gen_random_uuid(), s.id, s."ownerId", 'fact', f.key, 'changed', '{}', '{}', now() - n * interval '1 day'
   FROM "FactSet" s JOIN LATERAL (SELECT key, row_number() OVER (ORDER BY key) AS n FROM "Fact" WHERE "setId" = s.id LIMIT 40) f ON true WHERE s."ownerId" IS NOT NULL AND $1::int > 0`,
  `INSERT INTO "Import" (id, "personId", "setId", "fileName", size, sha256, state, "readAt", "appliedAt", "createdAt") SELECT gen_random_uuid(), s."ownerId", s.id, 'cards.csv', 4000, encode(sha256(s.id::text::bytea), 'hex'), 'applied', now(), now(), now() - interval '40 days'
   FROM "FactSet" s WHERE s."ownerId" IS NOT NULL AND $1::int > 0`,
  `INSERT INTO "ImportPart" ("importId", kind, position, bytes) SELECT id, 'report', 0, decode(repeat('7b7d', 1000), 'hex') FROM "Import" WHERE $1::int > 0`,
  `INSERT INTO "Feed" ("tokenHash", "personId", hour) SELECT md5(p.id), p.id, 18 FROM "Person" p WHERE p."isAnonymous" ORDER BY p.id LIMIT $1::int / 10`,
];

/** Fills the app's database; it has to be migrated and seeded. Calls `told` with the number of answers stored so far. */
export async function fill(
  { answers, seed = "1", until = Math.floor(Date.now() / DAY_MS) * DAY_MS }: Filling,
  told: (stored: number) => void = () => {},
): Promise<Filled> {
  const client = await pool.connect();
  try {
    await client.query(`SET statement_timeout = 0`);
    const quizzes = await drawQuizzes(client);
    const count = Math.ceil(answers / ANSWERS_EACH / PUPILS);
    await client.query("BEGIN");
    const classes = await makeClasses(client, quizzes, count, seed, until);
    await client.query("COMMIT");
    const people = count * PUPILS;
    for (let first = 0; first < people; first += TOGETHER) {
      const rows: Rows = new Map(Object.keys(COLUMNS).map((table) => [table, []]));
      for (let n = first; n < Math.min(people, first + TOGETHER); n++) {
        const { id, given, own } = classes[Math.floor(n / PUPILS)]!;
        fillLearner(rows, { n, seed, until, classId: id, given, own: random(`${seed} ${n}`).shuffle(own) });
      }
      await client.query("BEGIN");
      for (const [table, some] of rows) await copyIn(client, table, COLUMNS[table]!, some);
      await client.query("COMMIT");
      told(Math.min(people, first + TOGETHER) * ANSWERS_EACH);
    }
    for (const statement of BESIDES) await client.query(statement, [people]);
    await client.query("VACUUM ANALYZE");
    return { people, classes: count, sets: Math.ceil(count / CLASSES_A_TEACHER), answers: people * ANSWERS_EACH };
  } finally {
    client.release(true);
  }
}

/** The number after an option of the command line, or null where it is not given. */
export function numberAfter(option: string, words: readonly string[] = process.argv): number | null {
  const at = words.indexOf(option);
  return at < 0 ? null : Number(words[at + 1]);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const start = performance.now();
  const filled = await fill({ answers: numberAfter("--answers") ?? 10_000, seed: String(numberAfter("--seed") ?? 1) }, (stored) =>
    console.error(`${stored} answers`),
  );
  await closeDatabase();
  console.log(JSON.stringify({ ...filled, seconds: Math.round((performance.now() - start) / 1000) }));
}
