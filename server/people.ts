import "server-only";
import type { Settings } from "@/lib/people/settings";
import { db, pool } from "./db";
import { holdMemories, markAllStale } from "./memories";
import { noteSecurity } from "./security-events";
import { deleteSessions, everybodyWhoIs, windDownSessions, type Who } from "./sessions";
import { inTransaction, type Queries } from "./transactions";

/**
 * Every column that says whose a row is, where a merge moves the row as it is. A test compares this list and the next with the database.
 */
export const COLUMNS_OF_A_PERSON = [
  ["FactSet", "ownerId"],
  ["FactVersion", "personId"],
  ["QuestionVersion", "personId"],
  ["Quiz", "ownerId"],
  ["Attempt", "personId"],
  ["QuestionReport", "personId"],
  ["Outcome", "personId"],
  ["Restart", "personId"],
  ["Confusion", "personId"],
  ["ParameterSet", "personId"],
  ["Feed", "personId"],
  ["Class", "ownerId"],
  ["Share", "givenById"],
  ["Share", "takenById"],
  ["Edit", "personId"],
  ["Edit", "undoneById"],
  ["Regrade", "personId"],
  ["Mark", "byId"],
  ["Import", "personId"],
] as const;

/**
 * Tables that have one row for a person and something else: the account's row and that of the person $1 who goes into it ($2) become one.
 * Memories are folded again from what both did. The account's own plan holds. What one of them never wants to be asked is not asked. In a
 * class where both are, the account's place holds. An answer that both took over from a file stays once.
 */
export const ONE_ROW_A_PERSON: Readonly<Record<string, string>> = {
  Memory: `INSERT INTO "Memory" ("personId", "setId", "factKey", slot) SELECT $2, "setId", "factKey", slot FROM "Memory" WHERE "personId" = $1 ORDER BY "setId", "factKey", slot
    ON CONFLICT ("personId", "setId", "factKey", slot) DO UPDATE SET stale = true`,
  SetAside: `INSERT INTO "SetAside" ("personId", "setId", "factKey", until, "createdAt") SELECT $2, "setId", "factKey", until, "createdAt" FROM "SetAside" WHERE "personId" = $1
    ON CONFLICT ("personId", "setId", "factKey") DO UPDATE SET until = CASE WHEN num_nonnulls("SetAside".until, EXCLUDED.until) = 2 THEN greatest("SetAside".until, EXCLUDED.until) END`,
  Plan: `INSERT INTO "Plan" ("personId", minutes, retention, "newShare", "daysOff", "lightDays", "examOn", scopes, grades, "showIntervals", "showStreak", hour)
    SELECT $2, minutes, retention, "newShare", "daysOff", "lightDays", "examOn", scopes, grades, "showIntervals", "showStreak", hour FROM "Plan" WHERE "personId" = $1 ON CONFLICT DO NOTHING`,
  PastReview: `UPDATE "PastReview" p SET "personId" = $2 WHERE p."personId" = $1 AND NOT EXISTS (
    SELECT 1 FROM "PastReview" o WHERE o."personId" = $2 AND o."setId" = p."setId" AND o."factKey" = p."factKey" AND o.slot = p.slot AND o.at = p.at AND o."withdrawnAt" IS NULL)`,
  FactNotice: `INSERT INTO "FactNotice" ("personId", "factVersionId", "seenAt") SELECT $2, "factVersionId", "seenAt" FROM "FactNotice" WHERE "personId" = $1 ON CONFLICT DO NOTHING`,
  Membership: `UPDATE "Membership" m SET "personId" = $2 WHERE m."personId" = $1 AND NOT EXISTS (SELECT 1 FROM "Membership" o WHERE o."classId" = m."classId" AND o."personId" = $2)`,
};

/** Somebody has one current set of weights: the account's, where it has one. */
const ONE_SET_OF_WEIGHTS = `
  UPDATE "ParameterSet" SET "isCurrent" = false
  WHERE "personId" = $1 AND "isCurrent" AND EXISTS (SELECT 1 FROM "ParameterSet" WHERE "personId" = $2 AND "isCurrent")`;

const LOCK = `SELECT "id", "isAnonymous", "mergedIntoId", "deletedAt" FROM "Person" WHERE "id" IN ($1, $2) ORDER BY "id" FOR UPDATE`;

type Locked = { id: string; isAnonymous: boolean | null; mergedIntoId: string | null; deletedAt: Date | null };

/** Whether rows may go from the one to the other: only what somebody did before they said who they are, and only once. */
function mayMerge(from: Locked | undefined, into: Locked | undefined): boolean {
  return Boolean(
    from?.isAnonymous && from.mergedIntoId === null && from.deletedAt === null && into && !into.isAnonymous && into.mergedIntoId === null,
  );
}

/**
 * Makes an anonymous person one with somebody who has an account: moves all rows, keeps whatever they had set for themselves where the
 * account had not, and leads old sessions and requests under way to the account. Does nothing when that was done, or may not be done.
 */
export async function mergePeople(fromId: string, intoId: string): Promise<boolean> {
  return inTransaction(async (client) => {
    const { rows } = await client.query<Locked>(LOCK, [fromId, intoId]);
    const one = (id: string) => rows.find((row) => row.id === id);
    if (!mayMerge(one(fromId), one(intoId))) return false;
    await client.query(`UPDATE "Person" SET "mergedIntoId" = $2, "updatedAt" = now() WHERE "id" = $1 OR "mergedIntoId" = $1`, [
      fromId,
      intoId,
    ]);
    await client.query(ONE_SET_OF_WEIGHTS, [fromId, intoId]);
    for (const [table, column] of COLUMNS_OF_A_PERSON)
      await client.query(`UPDATE "${table}" SET "${column}" = $2 WHERE "${column}" = $1`, [fromId, intoId]);
    await holdMemories(client, [fromId, intoId]);
    for (const [table, statement] of Object.entries(ONE_ROW_A_PERSON)) {
      await client.query(statement, [fromId, intoId]);
      await client.query(`DELETE FROM "${table}" WHERE "personId" = $1`, [fromId]);
    }
    await markAllStale(client, intoId);
    await client.query(
      `UPDATE "Person" AS account SET "settings" = earlier."settings" || account."settings", "zone" = coalesce(account."zone", earlier."zone"), "updatedAt" = now()
       FROM "Person" AS earlier WHERE account."id" = $2 AND earlier."id" = $1`,
      [fromId, intoId],
    );
    await windDownSessions(fromId, client);
    return true;
  });
}

/** Keeps what somebody set for themselves; whatever is not named stays. */
export async function saveSettings(who: Pick<Who, "personId">, change: Partial<Omit<Settings, "ownDevice">>): Promise<void> {
  await db.$executeRaw`UPDATE "Person" SET "settings" = "settings" || ${JSON.stringify(change)}::jsonb, "updatedAt" = now() WHERE "id" = current_person(${who.personId})`;
}

/** How long everything of a deleted person can be brought back. */
export const DELETED_DAYS = 30;

/**
 * Deletes somebody: from now on they are not there, nor are their sets and quizzes, and all their sessions end. What they had is gone for
 * good when `purgePeople` finds them after thirty days.
 */
export async function deletePerson(who: Pick<Who, "personId">): Promise<void> {
  await inTransaction(async (client) => {
    await client.query(`UPDATE "Person" SET "deletedAt" = now(), "updatedAt" = now() WHERE "id" = $1 AND "deletedAt" IS NULL`, [
      who.personId,
    ]);
    await client.query(`UPDATE "FactSet" SET "deletedAt" = now() WHERE "ownerId" = $1 AND "deletedAt" IS NULL`, [who.personId]);
    await client.query(`UPDATE "Quiz" SET "deletedAt" = now() WHERE "ownerId" = $1 AND "deletedAt" IS NULL`, [who.personId]);
    await client.query(`UPDATE "Class" SET "deletedAt" = now() WHERE "ownerId" = $1 AND "deletedAt" IS NULL`, [who.personId]);
    await deleteSessions(who.personId, { using: client });
  });
  noteSecurity("account-deleted", { personId: who.personId });
}

/**
 * People without an account to whom nothing leads any more: all their sessions are over, and no class has a place for them to which a
 * teacher could bring them back. Somebody made a month ago at least, so that nobody is meant who only just came.
 */
const LOST = `
  SELECT p."id" FROM "Person" p
  WHERE p."isAnonymous" AND p."mergedIntoId" IS NULL AND p."deletedAt" IS NULL AND p."createdAt" < now() - make_interval(days => $1)
    AND NOT EXISTS (SELECT 1 FROM "Session" s WHERE s."userId" = p."id" AND s."expiresAt" > now())
    AND NOT EXISTS (SELECT 1 FROM "Membership" m JOIN "Class" c ON c."id" = m."classId" WHERE m."personId" = p."id" AND m."leftAt" IS NULL AND c."deletedAt" IS NULL)`;

/** Deletes everybody who can never come back, so that nothing is kept of them for ever. Returns how many. */
export async function deleteLost(): Promise<number> {
  const { rows } = await pool.query<{ id: string }>(LOST, [DELETED_DAYS]);
  for (const { id } of rows) await deletePerson({ personId: id });
  return rows.length;
}

/**
 * Brings back somebody who was deleted less than thirty days ago, with all that was deleted together with them. Tells whether there was
 * anything to do.
 */
export async function restorePerson(personId: string): Promise<boolean> {
  return inTransaction(async (client) => {
    const { rows } = await client.query<{ deletedAt: Date }>(
      `SELECT "deletedAt" FROM "Person" WHERE "id" = $1 AND "deletedAt" > now() - make_interval(days => $2) FOR UPDATE`,
      [personId, DELETED_DAYS],
    );
    if (!rows[0]) return false;
    const values = [personId, rows[0].deletedAt];
    await client.query(`UPDATE "FactSet" SET "deletedAt" = NULL WHERE "ownerId" = $1 AND "deletedAt" = $2`, values);
    await client.query(`UPDATE "Quiz" SET "deletedAt" = NULL WHERE "ownerId" = $1 AND "deletedAt" = $2`, values);
    await client.query(`UPDATE "Class" SET "deletedAt" = NULL WHERE "ownerId" = $1 AND "deletedAt" = $2`, values);
    await client.query(`UPDATE "Person" SET "deletedAt" = NULL, "updatedAt" = now() WHERE "id" = $1`, [personId]);
    return true;
  });
}

/** An attempt of somebody else's set, or quiz, on which somebody else's results rest. */
const ATTEMPT_OTHERS_REST_ON = `(
  EXISTS (SELECT 1 FROM "FactSet" s WHERE s."id" = a."setId" AND s."ownerId" <> a."personId")
  OR EXISTS (SELECT 1 FROM "Quiz" q WHERE q."id" = a."quizId" AND q."ownerId" <> a."personId"))`;

/**
 * The rule of forgetting, in order. Attempts go, but for those in somebody else's set or quiz: these stay without a name, and without what
 * was written in sentences. Sets and quizzes go, but for sets that others have attempts in: these stay unseen, under nobody's name. The row
 * of the person stays, empty, since such rows name it.
 */
const FORGET = [
  `DELETE FROM "Attempt" a WHERE a."personId" = $1 AND NOT ${ATTEMPT_OTHERS_REST_ON}`,
  `DELETE FROM "AttemptItem" i USING "Attempt" a WHERE a."id" = i."attemptId" AND a."personId" = $1 AND EXISTS (SELECT 1 FROM "Reveal" r WHERE r."attemptItemId" = i."id")`,
  ...["Memory", "SetAside", "Restart", "Confusion", "Plan", "ParameterSet", "FactNotice", "Feed", "Membership", "PastReview", "Import"].map(
    (table) => `DELETE FROM "${table}" WHERE "personId" = $1`,
  ),
  `UPDATE "QuestionReport" SET "personId" = NULL, "note" = '' WHERE "personId" = $1`,
  `DELETE FROM "Class" WHERE "ownerId" = $1`,
  `DELETE FROM "Quiz" WHERE "ownerId" = $1`,
  `DELETE FROM "Share" WHERE "givenById" = $1 OR "takenById" = $1`,
  `DELETE FROM "FactSet" s WHERE s."ownerId" = $1 AND NOT EXISTS (SELECT 1 FROM "Attempt" a WHERE a."setId" = s."id") AND NOT EXISTS (
     SELECT 1 FROM "Question" q JOIN "QuestionVersion" v ON v."questionId" = q."id" JOIN "AttemptItem" i ON i."questionVersionId" = v."id" WHERE q."setId" = s."id")`,
  `UPDATE "FactVersion" SET "personId" = NULL WHERE "personId" = $1`,
  `UPDATE "QuestionVersion" SET "personId" = NULL WHERE "personId" = $1`,
  `UPDATE "Edit" SET "personId" = NULL WHERE "personId" = $1`,
  `UPDATE "Edit" SET "undoneById" = NULL WHERE "undoneById" = $1`,
  `UPDATE "Regrade" SET "personId" = NULL WHERE "personId" = $1`,
  `UPDATE "Mark" SET "byId" = NULL WHERE "byId" = $1`,
  `DELETE FROM "Session" WHERE "userId" IN ${everybodyWhoIs("$1")}`,
  `DELETE FROM "Account" WHERE "userId" = $1`,
  `UPDATE "Person" SET "name" = '', "email" = "id" || '@forgotten.invalid', "emailVerified" = false, "image" = NULL, "settings" = '{}', "zone" = NULL, "updatedAt" = now()
   WHERE "id" IN ${everybodyWhoIs("$1")}`,
];

const ANSWERS_OF = `SELECT count(*)::int AS answers FROM "Attempt" a JOIN "AttemptItem" i ON i."attemptId" = a.id JOIN "Answer" n ON n."attemptItemId" = i.id WHERE a."personId" = $1`;

/** How many answers went for good is kept: whoever looks whether one is missing (server/invariants.ts) must know. */
const NOTE_FORGOTTEN = `INSERT INTO "Job" (name, report) VALUES ('purge', jsonb_build_object('answersForgotten', $1::int))
  ON CONFLICT (name) DO UPDATE SET report = "Job".report || jsonb_build_object('answersForgotten', coalesce(("Job".report ->> 'answersForgotten')::int, 0) + $1::int)`;

async function forgetPerson(client: Queries, id: string): Promise<void> {
  const answers = async () => (await client.query<{ answers: number }>(ANSWERS_OF, [id])).rows[0]!.answers;
  const before = await answers();
  for (const statement of FORGET) await client.query(statement, [id]);
  await client.query(NOTE_FORGOTTEN, [before - (await answers())]);
}

/** Forgets for good everybody who was deleted thirty days ago or more; each in a transaction of their own. Returns how many. */
export async function purgePeople(): Promise<number> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT "id" FROM "Person" WHERE "mergedIntoId" IS NULL AND "deletedAt" <= now() - make_interval(days => $1) AND "email" <> "id" || '@forgotten.invalid'`,
    [DELETED_DAYS],
  );
  for (const { id } of rows) {
    await inTransaction((client) => forgetPerson(client, id));
  }
  return rows.length;
}
