import "server-only";
import { randomBytes } from "node:crypto";
import type { PoolClient } from "pg";
import { DEFAULT_SETTINGS, type Settings } from "@/lib/people/settings";
import { toSettings } from "@/lib/people/settings.schema";
import { pool } from "./db";

/** Somebody who has written something: a person, whatever they were merged from. `name` is empty and `email` null where they never said. */
export type Who = { personId: string; name: string; anonymous: boolean; email: string | null; settings: Settings; zone: string | null };

/**
 * `isDirect` is false where the session was opened for an anonymous person who has signed up or in since: good for going on, not for the
 * account.
 */
export type Session = { id: string; token: string; who: Who; isDirect: boolean };

/** The pool, or a connection in the middle of a transaction. */
type Queries = Pick<PoolClient, "query">;

/** How long a session lasts from the last request on; the browser keeps no cookie longer. */
export const SESSION_DAYS = 400;
/** The same on a device that others use. */
export const IDLE_MINUTES = 20;
/** So long a merged person's sessions still lead to who they are now. */
const MERGED_SESSION_MINUTES = 10;

type Row = {
  id: string;
  ownDevice: boolean | null;
  isDirect: boolean;
  isStale: boolean;
  personId: string;
  name: string;
  email: string;
  isAnonymous: boolean | null;
  settings: unknown;
  zone: string | null;
};

/** Whether it is time to let the session `s` last from now on again. */
const IS_STALE = `s."updatedAt" < now() - CASE WHEN s."ownDevice" = false THEN interval '1 minute' ELSE interval '1 day' END`;

const FIND = `
  SELECT s."id", s."ownDevice", s."userId" = p."id" AS "isDirect", p."id" AS "personId", p."name", p."email", p."isAnonymous", p."settings", p."zone",
    ${IS_STALE} AS "isStale"
  FROM "Session" s
  JOIN "Person" first ON first."id" = s."userId"
  JOIN "Person" p ON p."id" = CASE WHEN first."mergedIntoId" IS NULL THEN first."id" ELSE current_person(first."id") END
  WHERE s."token" = $1 AND s."expiresAt" > now() AND p."deletedAt" IS NULL`;

const EXTEND = `
  UPDATE "Session" SET "updatedAt" = now(),
    "expiresAt" = now() + CASE WHEN "ownDevice" = false THEN make_interval(mins => ${IDLE_MINUTES}) ELSE make_interval(days => ${SESSION_DAYS}) END
  WHERE "id" = $1 AND "expiresAt" > now()`;

/** The session with this token, which then lasts from now on again; null when there is none, or no longer. */
export async function findSession(token: string): Promise<Session | null> {
  const { rows } = await pool.query<Row>({ name: "find-session", text: FIND, values: [token] });
  const row = rows[0];
  if (!row) return null;
  if (row.isStale && row.isDirect) await pool.query(EXTEND, [row.id]);
  if (row.isDirect) keepPresumed({ token, personId: row.personId, zone: row.zone });
  return { id: row.id, token, isDirect: row.isDirect, who: toWho(row) };
}

// What this process last read of a session, so that whoever answers question after question need not be looked up each time. It proves
// nothing: the session may have ended elsewhere since. Whoever builds on it has the database say that it holds, in the statement that does
// the work.

/** What is presumed of a session: whose it is, and the zone of that person. */
export type Presumed = { token: string; personId: string; zone: string | null };

const KEPT = 20_000;
const presumed = new Map<string, Presumed>();

function keepPresumed(one: Presumed): void {
  presumed.delete(one.token);
  presumed.set(one.token, one);
  if (presumed.size > KEPT) presumed.delete(presumed.keys().next().value!);
}

/**
 * What is presumed of the session with this token; null where this process never saw it. Good for nothing until `sessionHolds` has said so.
 */
export const presumedSession = (token: string): Presumed | null => presumed.get(token) ?? null;

/**
 * The condition, as SQL, that what is presumed holds at this moment: the session is there, its person is who they were, and neither was
 * ended, merged or deleted. It does not hold for a session that is to be prolonged either: that takes another look. `session` is a JSON
 * column with a `Presumed`, without the zone where nothing rests on that.
 */
export const sessionHolds = (session: string): string => `EXISTS (
  SELECT 1 FROM "Session" s JOIN "Person" p ON p."id" = s."userId"
  WHERE s."token" = ${session} ->> 'token' AND s."expiresAt" > now() AND NOT ${IS_STALE}
    AND p."id" = ${session} ->> 'personId' AND p."mergedIntoId" IS NULL AND p."deletedAt" IS NULL AND (NOT ${session} ? 'zone' OR p."zone" IS NOT DISTINCT FROM ${session} ->> 'zone'))`;

function toWho(row: Row): Who {
  const anonymous = row.isAnonymous ?? false;
  const settings = { ...toSettings(row.settings), ownDevice: row.ownDevice };
  return { personId: row.personId, name: row.name, anonymous, email: anonymous ? null : row.email, settings, zone: row.zone };
}

/** A random name for a row of the people's tables: 160 bits. */
const randomId = () => randomBytes(20).toString("hex");

/** Opens a session for somebody who is nobody yet. Their settings are those of everybody. */
export async function openAnonymousSession(): Promise<Session> {
  const [personId, id, token] = [randomId(), randomId(), randomId()];
  await pool.query(
    `WITH person AS (INSERT INTO "Person" ("id", "name", "email", "isAnonymous", "updatedAt") VALUES ($1, '', $1 || '@anonymous.invalid', true, now()) RETURNING "id")
     INSERT INTO "Session" ("id", "token", "userId", "expiresAt", "updatedAt") SELECT $2, $3, person."id", now() + make_interval(days => $4), now() FROM person`,
    [personId, id, token, SESSION_DAYS],
  );
  return { id, token, isDirect: true, who: { personId, name: "", anonymous: true, email: null, settings: DEFAULT_SETTINGS, zone: null } };
}

/** Opens a session for somebody there is already, and says its token. */
export async function openSessionOf(personId: string): Promise<string> {
  const [id, token] = [randomId(), randomId()];
  await pool.query(
    `INSERT INTO "Session" ("id", "token", "userId", "expiresAt", "updatedAt") VALUES ($2, $3, $1, now() + make_interval(days => $4), now())`,
    [personId, id, token, SESSION_DAYS],
  );
  return token;
}

/** Keeps what was said of the device that this session is on; from then on the session lasts accordingly. */
export async function saveOwnDevice(token: string, ownDevice: boolean): Promise<void> {
  await pool.query(`UPDATE "Session" SET "ownDevice" = $2 WHERE "token" = $1`, [token, ownDevice]);
  await pool.query(EXTEND.replace(`"id" = $1`, `"token" = $1`), [token]);
}

/** Ends one session. */
export async function deleteSession(token: string): Promise<void> {
  await pool.query(`DELETE FROM "Session" WHERE "token" = $1`, [token]);
}

/**
 * SQL for the ids of somebody, a parameter, and of everybody who was merged into them. Asked the other way round (who is this row's person
 * now?) it would be worked out for every row there is.
 */
export const everybodyWhoIs = (person: string): string =>
  `(WITH RECURSIVE same AS (SELECT ${person}::text AS id UNION SELECT p."id" FROM same JOIN "Person" p ON p."mergedIntoId" = same.id) SELECT id FROM same)`;

/** Ends every session of a person and of those who were merged into them, except the one with the token `but`. */
export async function deleteSessions(personId: string, { but = "", using = pool }: { but?: string; using?: Queries } = {}): Promise<void> {
  await using.query(`DELETE FROM "Session" WHERE "token" <> $2 AND "userId" IN ${everybodyWhoIs("$1")}`, [personId, but]);
}

/** Lets the sessions of a merged person run out soon: requests under way still need them, nobody else does. */
export async function windDownSessions(personId: string, using: Queries): Promise<void> {
  await using.query(`UPDATE "Session" SET "expiresAt" = least("expiresAt", now() + make_interval(mins => $2)) WHERE "userId" = $1`, [
    personId,
    MERGED_SESSION_MINUTES,
  ]);
}
