import "server-only";
import { pool } from "./db";
import { DELETED_DAYS } from "./people";

// How long a class keeps names. A class that was taken away loses them after thirty days; one that nobody has used for as long as it was to
// keep them, then. What was answered stays without names until the same time after that class was taken away; then the class goes.

/** When the last thing given to the class `c` ended; when it was made, where nothing was. */
const LAST_USED = `(SELECT coalesce(max(coalesce(g."closesAt", g."dueAt", g."opensAt")), c."createdAt") FROM "Assignment" g WHERE g."classId" = c.id)`;

const IS_OLD = `${LAST_USED} < now() - make_interval(days => c."keepDays")`;

const NAMELESS = `SELECT c.id FROM "Class" c WHERE c."deletedAt" < now() - make_interval(days => $1) OR ${IS_OLD}`;

const FORGET_MEMBERS = `UPDATE "Membership" SET name = '', "rosterEntryId" = NULL, "returnHash" = NULL, "returnUntil" = NULL, "leftAt" = coalesce("leftAt", now()) WHERE "classId" = ANY($1) AND name <> '' RETURNING "classId"`;
const FORGET_ROSTER = `DELETE FROM "RosterEntry" WHERE "classId" = ANY($1)`;
const FORGET_CLASSES = `DELETE FROM "Class" c WHERE c."deletedAt" < now() - make_interval(days => $1) AND ${IS_OLD}`;

/**
 * Takes the names from classes whose time is over, and lets those go that were taken away and are kept for nobody any more. Returns how
 * many of each.
 */
export async function purgeClasses(): Promise<{ nameless: number; gone: number }> {
  const ids = (await pool.query<{ id: string }>(NAMELESS, [DELETED_DAYS])).rows.map(({ id }) => id);
  const { rows } = await pool.query<{ classId: string }>(FORGET_MEMBERS, [ids]);
  await pool.query(FORGET_ROSTER, [ids]);
  const { rowCount } = await pool.query(FORGET_CLASSES, [DELETED_DAYS]);
  return { nameless: new Set(rows.map(({ classId }) => classId)).size, gone: rowCount ?? 0 };
}
