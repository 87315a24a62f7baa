import "server-only";
import type { GivenReply, Outcome } from "@/lib/questions/question";
import type { Confused } from "./confusions";
import { pool } from "./db";
import { log, toldOf } from "./log";
import { wallTakes } from "./release";
import { sessionHolds, type Presumed } from "./sessions";

/**
 * An answer with everything that is stored with it. `answer` and `mark` are the ids that their rows get. Times are milliseconds since 1970;
 * `givenAt` is when it was given by the attempt's own clock, `minutes` how far its zone is ahead of UTC.
 *
 * What was taken for granted on the way here is checked when it is stored: `session`, what is presumed of who asks (null where that was
 * read for this request), and `revision`, that of the set by which it was marked (null where the question alone says what is right).
 */
export type AnswerToStore = {
  answer: string;
  mark: string;
  attemptId: string;
  itemId: string;
  position: number;
  personId: string;
  session: (Omit<Presumed, "zone"> & Partial<Presumed>) | null;
  key: string;
  sequence: number;
  reply: GivenReply;
  digest: string;
  locks: boolean;
  answeredAt: number;
  givenAt: number;
  elapsedMs: number;
  itemMs: number | null;
  hints: number;
  slow: boolean;
  zone: string;
  minutes: number;
  learnsZone: boolean;
  versionId: string;
  setId: string;
  revision: number | null;
  points: number;
  near: boolean;
  selfMarked: boolean;
  outcomes: readonly Outcome[];
  kind: string;
  format: string;
  hasParts: boolean;
  choices: number | null;
  confusions: readonly Confused[];
};

/**
 * What became of it: `answer` is its id, `receivedAt` is null where nothing was stored. `fits` is false where the set has another
 * `revision` now than it was marked by, `taken` where the class is elsewhere on the wall; `highest` is the highest sequence there was
 * before; `extension` is in seconds.
 */
export type AnswerStored = {
  answer: string;
  taken: boolean;
  fits: boolean;
  revision: number;
  handedInAt: Date | null;
  multiplier: number | null;
  closesAt: Date | null;
  extension: number;
  receivedAt: Date | null;
  highest: number | null;
};

const TIME = (ms: string) => `to_timestamp(${ms} / 1000)::timestamptz(3)`;

/**
 * One statement, however many answers. The unique keys of the table decide between answers that come at the same moment, and nothing is
 * stored of an attempt that was handed in (practice always takes what is on its way), or of an answer that every clock puts after the
 * deadline. The mark, what it says of each fact, and that these memories are stale, are stored with their answer or not at all. Rows are
 * taken in one order everywhere, so that nobody waits in a circle. No two of the answers are to the same question. The attempt is held
 * meanwhile: whoever hands it in, or settles it, waits for what is being stored, and what comes later sees that it is over.
 */
const STORE = `
  WITH given AS MATERIALIZED (
    SELECT b.* FROM (SELECT set_config('lock_timeout', $2, true)) AS patience, jsonb_to_recordset($1::jsonb) AS b(
      n int, answer uuid, mark uuid, "attemptId" uuid, "itemId" uuid, position int, "personId" text, session jsonb,
      key uuid, sequence int, reply jsonb, digest text, locks boolean, "answeredAt" float8, "givenAt" float8, "elapsedMs" int, "itemMs" int, hints int, slow boolean,
      zone text, minutes int, "learnsZone" boolean,
      "versionId" uuid, "setId" uuid, revision int, points float8, near boolean, "selfMarked" boolean, outcomes jsonb,
      kind text, format text, "hasParts" boolean, choices int, confusions jsonb)
  ), attempt AS MATERIALIZED (
    SELECT b.*, a."personId" AS person, a.purpose, a.purpose <> 'free' AND (a.feedback = 'each' OR a."settledAt" IS NOT NULL) AS remembered, a."settledAt", a."handedInAt", a.multiplier, a."closesAt", n.at, x.extension,
      least(a."closesAt", a."startedAt" + make_interval(secs => a."limitSeconds" * a.multiplier + x.extension)) AS deadline, ${wallTakes("b.position", TIME('b."givenAt"'), "n.at")} AS taken,
      f.revision AS current, b.revision IS NULL OR b.revision = f.revision AS fits
    FROM given b
    JOIN "Attempt" a ON a.id = b."attemptId" AND a."deletedAt" IS NULL AND (a."personId" = b."personId" OR a."personId" = current_person(b."personId"))
    JOIN "FactSet" f ON f.id = b."setId"
    CROSS JOIN (SELECT clock_timestamp()::timestamptz(3) AS at) n
    CROSS JOIN LATERAL (SELECT coalesce(sum(e.seconds), 0)::int AS extension FROM "Extension" e WHERE e."attemptId" = a.id) x
    WHERE b.session IS NULL OR (b.session ->> 'personId' = b."personId" AND ${sessionHolds("b.session")})
    FOR SHARE OF a
  ), answer AS (
    INSERT INTO "Answer" (id, "attemptItemId", key, sequence, reply, digest, locks, "answeredAt", "receivedAt", "elapsedMs", "itemMs", hints, slow, zone, "localDate")
    SELECT answer, "itemId", key, sequence, reply, digest, locks, least(${TIME('"answeredAt"')}, at), at, "elapsedMs", "itemMs",
      greatest(hints, (SELECT num_nonnulls(i."hintedAt") FROM "AttemptItem" i WHERE i.id = "itemId")), slow, zone,
      to_char(least(${TIME('"answeredAt"')}, at) AT TIME ZONE 'UTC' + make_interval(mins => minutes), 'YYYY-MM-DD')
    FROM attempt
    WHERE ("handedInAt" IS NULL OR purpose <> 'quiz') AND taken AND fits
      AND (deadline IS NULL OR at <= deadline + interval '5 seconds' OR ${TIME('"givenAt"')} <= deadline)
    ORDER BY "itemId"
    ON CONFLICT DO NOTHING
    RETURNING id, "receivedAt"
  ), mark AS (
    INSERT INTO "Mark" (id, "answerId", "questionVersionId", points, near, "selfMarked", outcomes)
    SELECT b.mark, b.answer, b."versionId", b.points, b.near, b."selfMarked", b.outcomes FROM answer JOIN attempt b ON b.answer = answer.id
    RETURNING id
  ), outcome AS (
    INSERT INTO "Outcome" ("markId", "personId", "setId", "factKey", slot, "right", points, reply, format, choices)
    SELECT b.mark, b.person, b."setId", o."factId", o.slot, o."right", CASE WHEN b."hasParts" THEN o."right"::int::float8 ELSE b.points END, b.kind, b.format, b.choices
    FROM mark JOIN attempt b ON b.mark = mark.id CROSS JOIN jsonb_to_recordset(b.outcomes) AS o("factId" text, slot text, "right" boolean)
    RETURNING "markId", "personId", "setId", "factKey", slot
  ), stale AS (
    INSERT INTO "Memory" ("personId", "setId", "factKey", slot)
    SELECT "personId", "setId", "factKey", slot FROM (
      SELECT o."personId", o."setId", o."factKey", o.slot FROM outcome o JOIN attempt b ON b.mark = o."markId" WHERE b.remembered
      UNION
      SELECT o."personId", o."setId", o."factKey", o.slot
      FROM attempt b JOIN "Answer" n ON n."attemptItemId" = b."itemId" JOIN "Mark" m ON m."answerId" = n.id JOIN "Outcome" o ON o."markId" = m.id
      WHERE b."settledAt" IS NOT NULL
    ) AS moved ORDER BY "personId", "setId", "factKey", slot
    ON CONFLICT ("personId", "setId", "factKey", slot) DO UPDATE SET stale = true
  ), confusion AS (
    INSERT INTO "Confusion" (id, "answerId", "personId", "setId", "factKey", slot, chosen, "chosenFactKeys")
    SELECT gen_random_uuid(), b.answer, b.person, b."setId", c."factId", c.slot, c.chosen, ARRAY(SELECT jsonb_array_elements_text(c."chosenFactIds"))
    FROM answer JOIN attempt b ON b.answer = answer.id CROSS JOIN jsonb_to_recordset(b.confusions) AS c("factId" text, slot text, chosen text, "chosenFactIds" jsonb)
  ), zoned AS (
    UPDATE "Person" p SET zone = b.zone FROM answer JOIN attempt b ON b.answer = answer.id WHERE b."learnsZone" AND p.id = b.person AND p.zone IS NULL
  )
  SELECT b.n, b.answer, b.taken, b.fits, b.current AS revision, b."handedInAt", b.multiplier, b."closesAt", b.extension, answer."receivedAt",
    (SELECT max(o.sequence) FROM "Answer" o WHERE o."attemptItemId" = b."itemId") AS highest
  FROM attempt b LEFT JOIN answer ON answer.id = b.answer`;

/** Several wait so long for a row that somebody else holds before each of them waits for itself. */
const PATIENCE_TOGETHER = "200ms";
const PATIENCE_ALONE = "0";

/** Null for an answer whose attempt, set or session is not what it was taken for. */
type Stored = AnswerStored | null;

async function storeAll(answers: readonly AnswerToStore[], patience: string): Promise<Stored[]> {
  const { rows } = await pool.query<AnswerStored & { n: number }>({
    name: "store-answers",
    text: STORE,
    values: [JSON.stringify(answers.map((answer, n) => ({ n, ...answer }))), patience],
  });
  const found = new Map(rows.map((row) => [row.n, row]));
  return answers.map((_, n) => found.get(n) ?? null);
}

// Answers that wait at the same moment are stored together: one statement, one commit, and nobody is told before it. What one of them does
// wrong is nobody else's loss: then each is stored by itself.

type Waiting = { answer: AnswerToStore; settle: (stored: Stored) => void; fail: (error: unknown) => void };

/** So many in one statement, and so many statements at a time: the next ones gather meanwhile. */
const MOST_TOGETHER = 64;
const MOST_UNDER_WAY = 2;

let waiting: Waiting[] = [];
let underWay = 0;
/** Questions that an answer is being stored to: the next answer to one of them sees what became of it. */
const items = new Set<string>();
let isCalled = false;

/** The next ones to store, in turn, none to a question that another one is stored to: nobody could tell which came first. */
function takeSome(): Waiting[] {
  const some: Waiting[] = [];
  const others: Waiting[] = [];
  for (const one of waiting) {
    const { itemId } = one.answer;
    const isNext = some.length < MOST_TOGETHER && !items.has(itemId);
    if (isNext) items.add(itemId);
    (isNext ? some : others).push(one);
  }
  waiting = others;
  return some;
}

function settled({ answer, settle }: Waiting, stored: Stored): void {
  items.delete(answer.itemId);
  settle(stored);
}

async function storeAlone(one: Waiting): Promise<void> {
  try {
    settled(one, (await storeAll([one.answer], PATIENCE_ALONE))[0] ?? null);
  } catch (error) {
    items.delete(one.answer.itemId);
    one.fail(error);
  }
  storeNext();
}

async function storeSome(some: readonly Waiting[]): Promise<void> {
  try {
    const stored = await storeAll(
      some.map(({ answer }) => answer),
      PATIENCE_TOGETHER,
    );
    some.forEach((one, n) => settled(one, stored[n] ?? null));
  } catch (error) {
    if (some.length > 1) log.warn({ answers: some.length, ...toldOf(error) }, "answers that came together are stored one by one");
    // Whatever the database kept of it after all is found by its key.
    some.forEach((one) => void storeAlone(one));
  }
}

/** Stores what waits, as far as it may go out now. */
function storeNext(): void {
  isCalled = false;
  while (underWay < MOST_UNDER_WAY) {
    const some = takeSome();
    if (some.length === 0) return;
    underWay += 1;
    void storeSome(some).finally(() => {
      underWay -= 1;
      storeNext();
    });
  }
}

/**
 * Stores an answer together with those that come at the same moment, and says what became of it once it is committed; null where the
 * attempt, the set or the session is not what it was taken for.
 */
export function storeAnswer(answer: AnswerToStore): Promise<AnswerStored | null> {
  return new Promise((settle, fail) => {
    waiting.push({ answer, settle, fail });
    // What else arrived in this turn comes along.
    if (!isCalled) setImmediate(storeNext);
    isCalled = true;
  });
}
