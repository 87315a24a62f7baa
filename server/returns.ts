import "server-only";
import { kindOfCode, plainCode } from "@/lib/classes/join-code";
import { ok, refused, type Result } from "@/lib/problem";
import { words } from "@/messages";
import { digestOfCode, newCode } from "./class-codes";
import { pool } from "./db";
import { isUuid } from "./ids";
import { hasGuessedTooOften, noteWrongCode } from "./memberships";
import { mergePeople } from "./people";
import { noteSecurity } from "./security-events";
import { openSessionOf, type Who } from "./sessions";

// The way back of a pupil who lost their device: a code from the teacher, good for one day and for one time.

const HOURS = 24;

const MAKE = `
  UPDATE "Membership" m SET "returnHash" = $4, "returnUntil" = clock_timestamp() + make_interval(hours => ${HOURS})
  FROM "Class" c, "Person" p WHERE m.id = $3 AND m."classId" = $2 AND c.id = m."classId" AND c."ownerId" = $1 AND c."deletedAt" IS NULL AND m."leftAt" IS NULL AND p.id = m."personId" AND p."isAnonymous"`;

const IS_THERE = `SELECT 1 FROM "Membership" m JOIN "Class" c ON c.id = m."classId" WHERE m.id = $3 AND m."classId" = $2 AND c."ownerId" = $1 AND c."deletedAt" IS NULL AND m."leftAt" IS NULL`;

/**
 * Makes the code that brings a pupil back; the one before ends. A problem for pupils who have an account, which nobody but they may enter;
 * null when there is no such pupil.
 */
export async function makeReturnCode(who: { personId: string }, classId: string, memberId: string): Promise<Result<string> | null> {
  if (!isUuid(classId) || !isUuid(memberId)) return null;
  const code = newCode("back");
  const { rowCount } = await pool.query(MAKE, [who.personId, classId, memberId, digestOfCode(code)]);
  if (rowCount === 1) return ok(code);
  const { rows } = await pool.query(IS_THERE, [who.personId, classId, memberId]);
  return rows[0] ? refused({ where: "form", message: words("classes").problems.hasAccount }) : null;
}

const USE = `
  UPDATE "Membership" m SET "returnHash" = NULL, "returnUntil" = NULL FROM "Class" c, "Person" p
  WHERE m."returnHash" = $1 AND m."returnUntil" > clock_timestamp() AND m."leftAt" IS NULL AND c.id = m."classId" AND c."deletedAt" IS NULL AND p.id = m."personId" AND p."isAnonymous" AND p."deletedAt" IS NULL
  RETURNING m."personId", m."classId"`;

/** Where somebody goes on: with this session, or with the one they have where `token` is null. */
export type WayBack = { classId: string; token: string | null };

/**
 * Takes the code once and opens a session for the pupil it was made for. Whoever is signed in to an account gets everything moved into it
 * instead. Null for a code that is unknown, used or over: nobody can tell which.
 */
export async function takeReturnCode(
  { who, address }: { who: Who | null; address: string | null },
  typed: string,
): Promise<WayBack | null> {
  const code = plainCode(typed);
  if (kindOfCode(code) !== "back" || (await hasGuessedTooOften(address))) return null;
  const { rows } = await pool.query<{ personId: string; classId: string }>(USE, [digestOfCode(code)]);
  if (!rows[0]) await noteWrongCode(address);
  if (rows[0]) noteSecurity("way-back-used", { personId: rows[0].personId, address });
  return rows[0] ? goOn(who, rows[0]) : null;
}

async function goOn(who: Who | null, { personId, classId }: { personId: string; classId: string }): Promise<WayBack> {
  if (who?.personId === personId) return { classId, token: null };
  if (who && !who.anonymous && (await mergePeople(personId, who.personId))) return { classId, token: null };
  return { classId, token: await openSessionOf(personId) };
}
