import "server-only";
import { kindOfCode, plainCode } from "@/lib/classes/join-code";
import { suggestMatches } from "@/lib/classes/match";
import { MOST_PUPILS, namesApart } from "@/lib/classes/names";
import { seesOf, type ClassSees } from "@/lib/classes/sees";
import type { TimeMultiplier } from "@/lib/people/settings";
import { ok, refused, type Result } from "@/lib/problem";
import { words } from "@/messages";
import { readName } from "./classes";
import { db, pool } from "./db";
import { isUuid } from "./ids";
import { countTowards, isOver, type Limit } from "./limits";
import { inTransaction } from "./transactions";

type Asking = { personId: string };

/**
 * Wrong codes from one address, and from all of those whose address nobody vouches for. A school that mistypes now and then never gets
 * there.
 */
const WRONG_CODES: Limit = { name: "wrong-code", times: 200, seconds: 3_600 };
const WRONG_CODES_OF_ALL: Limit = { name: "wrong-code-of-all", times: 2_000, seconds: 3_600 };

const problems = () => words("classes").problems;

/** A class that a code opens, as somebody sees it before they join. */
export type OpenClass = { id: string; name: string; teacher: string; code: string; sees: ClassSees };

/** The limit that a wrong code from here counts towards, and under which name. */
const limitFor = (address: string | null): [Limit, string] => (address ? [WRONG_CODES, address] : [WRONG_CODES_OF_ALL, "all"]);

/** Whether too many wrong codes came from where this one comes from. */
export const hasGuessedTooOften = (address: string | null): Promise<boolean> => isOver(...limitFor(address));

/** Notes that a code from this address led nowhere. */
export async function noteWrongCode(address: string | null): Promise<void> {
  await countTowards(...limitFor(address));
}

const OPEN = `
  SELECT c.id, c.name, p.name AS teacher, c."joinCode" AS code, c."showNames", c."showScores" FROM "Class" c JOIN "Person" p ON p.id = c."ownerId"
  WHERE c."joinCode" = $1 AND c."deletedAt" IS NULL AND c."joinUntil" > clock_timestamp()`;

type OpenRow = Omit<OpenClass, "sees"> & { showNames: boolean; showScores: boolean };

/**
 * The class that this code opens now; null for an unknown one, one that is closed, and one that was taken away: nobody can tell which.
 * Wrong ones are counted; after too many of them none is looked up for a while.
 */
export async function findOpenClass(typed: string, address: string | null): Promise<OpenClass | null> {
  const code = plainCode(typed);
  if (await hasGuessedTooOften(address)) return null;
  const { rows } =
    kindOfCode(code) === "class" ? await pool.query<OpenRow>({ name: "open-class", text: OPEN, values: [code] }) : { rows: [] };
  const [row] = rows;
  if (!row) await noteWrongCode(address);
  return row ? { id: row.id, name: row.name, teacher: row.teacher, code: row.code, sees: seesOf(row) } : null;
}

/** Where somebody is a pupil already, by the class's code, open or not; null where they are not. It leads them straight in. */
export async function findOwnPlace(who: Asking | null, typed: string): Promise<{ classId: string } | null> {
  if (!who) return null;
  return db.membership.findFirst({
    where: { personId: who.personId, leftAt: null, class: { joinCode: plainCode(typed), deletedAt: null } },
    select: { classId: true },
  });
}

/** Whoever joins has the class to themselves for a moment, so that its pupils are counted one after the other. */
const HOLD = `
  SELECT c.id FROM "Class" c
  WHERE c."joinCode" = $1 AND c."deletedAt" IS NULL AND c."joinUntil" > clock_timestamp() AND c."ownerId" <> $2 FOR NO KEY UPDATE`;

/** Counts in a statement of its own: that of HOLD sees the pupils there were before it waited. Whoever is in the class already stays. */
const JOIN = `
  INSERT INTO "Membership" (id, "classId", "personId", name) SELECT gen_random_uuid(), $1::uuid, $2, $3
  WHERE (SELECT count(*) FROM "Membership" m WHERE m."classId" = $1::uuid AND m."leftAt" IS NULL AND m."personId" <> $2) < ${MOST_PUPILS}
  ON CONFLICT ("classId", "personId") DO UPDATE SET "leftAt" = NULL, name = CASE WHEN "Membership"."leftAt" IS NULL THEN "Membership".name ELSE EXCLUDED.name END`;

/**
 * Joins a class by its code, under a name. Joining twice is joining once. A problem where the code opens nothing (any more), the class is
 * full, or the name is none.
 */
export async function joinClass(who: Asking, typedCode: string, typedName: unknown): Promise<Result<string>> {
  const name = readName(typedName, "name", problems().ownName);
  if (!name.ok) return name;
  return inTransaction(async (client) => {
    const held = await client.query<{ id: string }>({ name: "hold-class", text: HOLD, values: [plainCode(typedCode), who.personId] });
    const [open] = held.rows;
    if (!open) return refused({ where: "code", message: problems().noClass });
    const { rowCount } = await client.query({ name: "join-class", text: JOIN, values: [open.id, who.personId, name.value] });
    return rowCount === 1 ? ok(open.id) : refused({ where: "form", message: problems().classFull });
  });
}

/** A class that somebody is a pupil of. `others` are the names of the pupils, where the teacher lets them see each other. */
export type JoinedClass = { id: string; name: string; teacher: string; ownName: string; sees: ClassSees; others: string[] | null };

/** The classes that somebody is a pupil of, by name. */
export async function joinedClasses(who: Asking): Promise<JoinedClass[]> {
  const rows = await db.membership.findMany({
    where: { personId: who.personId, leftAt: null, class: { deletedAt: null } },
    include: { class: { select: { id: true, name: true, showNames: true, showScores: true, owner: { select: { name: true } } } } },
    orderBy: { class: { name: "asc" } },
  });
  return Promise.all(
    rows.map(async ({ name, class: one }) => ({
      id: one.id,
      name: one.name,
      teacher: one.owner.name,
      ownName: name,
      sees: seesOf(one),
      others: one.showNames ? (await membersOf(one.id)).map((member) => member.name) : null,
    })),
  );
}

/**
 * Leaves a class: what was answered in it stays with the teacher. Back within the same page, by `isBack`. False where they are not in it.
 */
export async function leaveClass(who: Asking, classId: string, isBack: boolean): Promise<boolean> {
  if (!isUuid(classId)) return false;
  const { count } = await db.membership.updateMany({
    where: { classId, personId: who.personId, class: { deletedAt: null } },
    data: { leftAt: isBack ? null : new Date() },
  });
  return count === 1;
}

/**
 * A pupil as the teacher sees them: `name` is the one on the roster where they are matched, else the one they typed, told apart where two
 * are called the same. `isAnonymous` means that they have no account to sign in with.
 */
export type Member = {
  id: string;
  personId: string;
  name: string;
  typed: string;
  rosterEntryId: string | null;
  isAnonymous: boolean;
  multiplier: TimeMultiplier;
  extraAttempts: number;
  joinedAt: number;
  isGone: boolean;
  returnUntil: number | null;
};

const MEMBERS = `
  SELECT m.id, m."personId", m.name AS typed, coalesce(r.name, m.name) AS name, m."rosterEntryId", coalesce(p."isAnonymous", false) AS "isAnonymous", m.multiplier, m."extraAttempts",
    (extract(epoch FROM m."joinedAt") * 1000)::float8 AS "joinedAt", m."leftAt" IS NOT NULL AS "isGone", (extract(epoch FROM m."returnUntil") * 1000)::float8 AS "returnUntil"
  FROM "Membership" m JOIN "Person" p ON p.id = m."personId" LEFT JOIN "RosterEntry" r ON r.id = m."rosterEntryId"
  WHERE m."classId" = $1 ORDER BY m."leftAt" IS NOT NULL, r.position NULLS LAST, m."joinedAt", m.id`;

/** All pupils a class has or had: those on the roster in its order, then the others as they came, those who left last. */
export async function everyMember(classId: string): Promise<Member[]> {
  const { rows } = await pool.query<Member>({ name: "members", text: MEMBERS, values: [classId] });
  const names = namesApart(rows.map(({ name }) => name || words("classes").nameless));
  return rows.map((row, i) => ({ ...row, name: names[i]! }));
}

/** The pupils of a class, those on the roster first and in its order. The caller has found the class. */
export async function membersOf(classId: string): Promise<Member[]> {
  return (await everyMember(classId)).filter(({ isGone }) => !isGone);
}

/** One pupil of a class that somebody teaches, gone or not; null when there is none. */
export async function findMember(who: Asking, classId: string, memberId: string): Promise<Member | null> {
  if (
    !isUuid(classId) ||
    !isUuid(memberId) ||
    !(await db.class.findFirst({ where: { id: classId, ownerId: who.personId, deletedAt: null }, select: { id: true } }))
  )
    return null;
  return (await everyMember(classId)).find(({ id }) => id === memberId) ?? null;
}

/** Pupils who are probably somebody on the roster: the name they typed, and the one there. */
export type MatchSuggestion = { memberId: string; typed: string; entryId: string; listed: string };

/** Who of a class probably is who on its roster, where that is not said yet. */
export function suggestionsFor(members: readonly Member[], roster: readonly { id: string; name: string }[]): MatchSuggestion[] {
  const taken = new Set(members.map(({ rosterEntryId }) => rosterEntryId));
  const [open, free] = [members.filter(({ rosterEntryId }) => rosterEntryId === null), roster.filter(({ id }) => !taken.has(id))];
  return suggestMatches(
    open.map(({ id, typed }) => ({ id, name: typed })),
    free,
  ).map(({ memberId, entryId }) => ({
    memberId,
    entryId,
    typed: open.find(({ id }) => id === memberId)!.typed,
    listed: free.find(({ id }) => id === entryId)!.name,
  }));
}

const MATCH = `
  UPDATE "Membership" m SET "rosterEntryId" = $4 FROM "Class" c
  WHERE m.id = $3 AND m."classId" = $2 AND c.id = m."classId" AND c."ownerId" = $1 AND c."deletedAt" IS NULL
    AND ($4::uuid IS NULL OR EXISTS (SELECT 1 FROM "RosterEntry" r WHERE r.id = $4 AND r."classId" = c.id))`;

const isUniqueViolation = (error: unknown) => (error as { code?: unknown }).code === "23505";

/**
 * Says who on the roster a pupil is, or that they are nobody there (null). A problem where somebody else is; null when there is no such
 * pupil or name.
 */
export async function matchMember(who: Asking, classId: string, memberId: string, entryId: string | null): Promise<Result<null> | null> {
  if (!isUuid(classId) || !isUuid(memberId) || (entryId !== null && !isUuid(entryId))) return null;
  try {
    const { rowCount } = await pool.query(MATCH, [who.personId, classId, memberId, entryId]);
    return rowCount === 1 ? ok(null) : null;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return refused({ where: "entry", message: problems().entryTaken });
  }
}

/** Changes a pupil of a class that somebody teaches; false when there is none. */
async function changeMember(
  who: Asking,
  classId: string,
  memberId: string,
  data: { name?: string; leftAt?: Date | null },
): Promise<boolean> {
  if (!isUuid(classId) || !isUuid(memberId)) return false;
  const { count } = await db.membership.updateMany({
    where: { id: memberId, classId, class: { ownerId: who.personId, deletedAt: null } },
    data,
  });
  return count === 1;
}

/** Gives a pupil another name; null when there is no such pupil. */
export async function renameMember(who: Asking, classId: string, memberId: string, typed: unknown): Promise<Result<null> | null> {
  const name = readName(typed, "name", problems().pupilName);
  if (!name.ok) return name;
  return (await changeMember(who, classId, memberId, { name: name.value })) ? ok(null) : null;
}

/** Takes a pupil out of a class, or brings them back. What they answered stays. */
export const removeMember = (who: Asking, classId: string, memberId: string, isBack: boolean): Promise<boolean> =>
  changeMember(who, classId, memberId, { leftAt: isBack ? null : new Date() });
