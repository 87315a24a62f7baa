import "server-only";
import { pool } from "./db";
import { settleAttempts } from "./memories";
import type { Who } from "./sessions";

type Personal = {
  /** Which rows `t` are about the person $1, or belong to a set of theirs. */
  where: string;
  /** Columns that are secrets of ours, or of others, and stay here. */
  without?: readonly string[];
};

const OWN_SET = `SELECT "id" FROM "FactSet" WHERE "ownerId" = $1`;
const OWN_ATTEMPT = `SELECT "id" FROM "Attempt" WHERE "personId" = $1`;
const OWN_CLASS = `SELECT "id" FROM "Class" WHERE "ownerId" = $1`;
const OWN_ITEM = `SELECT i."id" FROM "AttemptItem" i JOIN "Attempt" a ON a."id" = i."attemptId" WHERE a."personId" = $1`;
/** Until an attempt with feedback at the end is settled, its marks say which answers are right, and a teacher may still hold that back. */
const MARK_THAT_MAY_BE_KNOWN = `
  SELECT r."id" FROM "Answer" r JOIN "AttemptItem" i ON i."id" = r."attemptItemId" JOIN "Attempt" a ON a."id" = i."attemptId"
  WHERE a."personId" = $1 AND (a."feedback" = 'each' OR a."settledAt" IS NOT NULL)`;
const own: Personal = { where: `t."personId" = $1` };
const inOwnSet: Personal = { where: `t."setId" IN (${OWN_SET})` };

/** What an export holds: every table with something about a person. A test compares this, and the list below, with the database. */
export const PERSONAL_TABLES: Readonly<Record<string, Personal>> = {
  Person: { where: `t."id" = $1 OR t."mergedIntoId" = $1` },
  Session: { where: `t."userId" = $1`, without: ["token"] },
  Account: { where: `t."userId" = $1`, without: ["password", "accessToken", "refreshToken", "idToken"] },
  FactSet: { where: `t."ownerId" = $1` },
  Source: inOwnSet,
  Entity: inOwnSet,
  Relation: inOwnSet,
  Fact: inOwnSet,
  FactVersion: {
    where: `t."id" IN (SELECT "id" FROM "FactVersion" WHERE "setId" IN (${OWN_SET}) UNION SELECT "id" FROM "FactVersion" WHERE "personId" = $1)`,
  },
  Evidence: inOwnSet,
  Closure: inOwnSet,
  Question: inOwnSet,
  QuestionVersion: {
    where: `t."id" IN (SELECT "id" FROM "QuestionVersion" WHERE "personId" = $1 UNION SELECT v."id" FROM "QuestionVersion" v JOIN "Question" q ON q."id" = v."questionId" WHERE q."setId" IN (${OWN_SET}))`,
  },
  Quiz: { where: `t."ownerId" = $1` },
  QuizItem: { where: `t."quizId" IN (SELECT "id" FROM "Quiz" WHERE "ownerId" = $1)` },
  Attempt: { where: `t."personId" = $1`, without: ["seed"] },
  Extension: { where: `t."attemptId" IN (${OWN_ATTEMPT})` },
  AttemptItem: { where: `t."attemptId" IN (${OWN_ATTEMPT})` },
  Answer: { where: `t."attemptItemId" IN (${OWN_ITEM})` },
  Mark: { where: `t."answerId" IN (${MARK_THAT_MAY_BE_KNOWN})`, without: ["byId"] },
  Reveal: { where: `t."attemptItemId" IN (${OWN_ITEM})` },
  QuestionReport: own,
  Outcome: { where: `t."markId" IN (SELECT m."id" FROM "Mark" m WHERE m."answerId" IN (${MARK_THAT_MAY_BE_KNOWN}))` },
  Memory: own,
  SetAside: own,
  Restart: own,
  Confusion: { where: `t."answerId" IN (${MARK_THAT_MAY_BE_KNOWN})` },
  Plan: own,
  ParameterSet: own,
  FactNotice: own,
  Feed: { ...own, without: ["tokenHash"] },
  Class: { where: `t."ownerId" = $1` },
  RosterEntry: { where: `t."classId" IN (${OWN_CLASS})` },
  Membership: { ...own, without: ["returnHash"] },
  Assignment: { where: `t."classId" IN (${OWN_CLASS})` },
  Allowance: { where: `t."membershipId" IN (SELECT "id" FROM "Membership" WHERE "personId" = $1)` },
  Share: { where: `t."givenById" = $1 OR t."takenById" = $1`, without: ["tokenHash", "givenById", "takenById"] },
  Edit: own,
  Candidate: inOwnSet,
  Regrade: own,
  TypedRejection: inOwnSet,
  Import: { ...own, without: ["trail"] },
  PastReview: own,
  SetMedia: inOwnSet,
};

/** Tables that an export leaves out, and why. */
export const NOT_PERSONAL_TABLES: Readonly<Record<string, string>> = {
  Verification: "tokens on their way, kept for minutes",
  RateLimit: "counts under keys that say nothing",
  Job: "what the app did by itself, in numbers",
  Invitation: "digests of codes that say nothing about who used them",
  ImportPart: "bytes of a file that the person has, kept for a day, and reports that say what the import of it says",
  Media: "bytes of pictures and sounds, which leave with the files of the sets that name them: SetMedia says which",
  QuestionVersionFact: "worked out from the questions and facts that are in the export",
  _prisma_migrations: "the history of the tables",
};

/** What somebody was asked, in the words they saw; nothing that says what is right. */
const ASKED = `
  SELECT DISTINCT v."id", v."content" ->> 'format' AS "format", v."content" ->> 'context' AS "context", v."content" ->> 'stem' AS "stem"
  FROM "QuestionVersion" v JOIN "AttemptItem" i ON i."questionVersionId" = v."id" JOIN "Attempt" a ON a."id" = i."attemptId" WHERE a."personId" = $1 ORDER BY v."id"`;

export type PersonExport = { format: "footing-person/1"; exportedAt: string; tables: Record<string, unknown[]>; asked: unknown[] };

/** Everything that is kept about somebody, by table; the questions asked of them stand under `asked`. */
export async function exportPerson(who: Pick<Who, "personId">): Promise<PersonExport> {
  await settleAttempts(who.personId);
  const tables: Record<string, unknown[]> = {};
  for (const [table, { where, without = [] }] of Object.entries(PERSONAL_TABLES)) {
    const { rows } = await pool.query<{ row: unknown }>(`SELECT to_jsonb(t) - $2::text[] AS "row" FROM "${table}" t WHERE ${where}`, [
      who.personId,
      without,
    ]);
    tables[table] = rows.map(({ row }) => row);
  }
  const asked = await pool.query(ASKED, [who.personId]);
  return { format: "footing-person/1", exportedAt: new Date().toISOString(), tables, asked: asked.rows };
}
