import "server-only";
import { pool } from "./db";
import type { Prisma } from "./generated/prisma/client";

/** Who is asking, as far as sets care: nobody who has written something yet is null. */
export type Asking = { personId: string } | null;

const taken = (personId: string, allows: readonly string[]): Prisma.FactSetWhereInput => ({
  shares: { some: { takenById: personId, revokedAt: null, allows: { in: [...allows] } } },
});

const inClassOfOwner = (personId: string): Prisma.FactSetWhereInput => ({
  visibility: "classes",
  owner: { classes: { some: { deletedAt: null, memberships: { some: { personId, leftAt: null } } } } },
});

/** The sets that others opened to somebody: by a secret address that they took, or as a teacher of theirs to all classes. */
const openedTo = (personId: string): Prisma.FactSetWhereInput[] => [taken(personId, ["view", "copy", "edit"]), inClassOfOwner(personId)];

const OPENED = `
  SELECT h."setId" AS id FROM "Share" h WHERE h."takenById" = $1 AND h."revokedAt" IS NULL AND h.allows = ANY($2)
  UNION SELECT s.id FROM "Membership" m JOIN "Class" c ON c.id = m."classId" AND c."deletedAt" IS NULL JOIN "FactSet" s ON s."ownerId" = c."ownerId" AND s.visibility = 'classes'
  WHERE m."personId" = $1 AND m."leftAt" IS NULL AND 'view' = ANY($2)`;

/**
 * The ids of the sets that others opened to somebody, for these rights at least one of them. For lists: the conditions of this file are for
 * one set, and would look at every set there is.
 */
export async function setsOpenedTo(personId: string, allows: readonly string[] = ["view", "copy", "edit"]): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>({ name: "sets-opened-to", text: OPENED, values: [personId, allows] });
  return rows.map(({ id }) => id);
}

/**
 * The sets that somebody may look at: bundled ones, their own, shared ones, those with a link, and those that a teacher of theirs opens to
 * classes.
 */
export function viewableBy(who: Asking): Prisma.FactSetWhereInput {
  const theirs = who ? [{ ownerId: who.personId }, ...openedTo(who.personId)] : [];
  return { deletedAt: null, OR: [{ ownerId: null }, { visibility: "link" }, ...theirs] };
}

/** The sets that somebody may make a copy of: bundled ones, those with a link, their own, and those shared with them to copy or edit. */
export function copyableBy(who: Asking): Prisma.FactSetWhereInput {
  const theirs = who ? [{ ownerId: who.personId }, taken(who.personId, ["copy", "edit"])] : [];
  return { deletedAt: null, OR: [{ ownerId: null }, { visibility: "link" }, ...theirs] };
}

/**
 * The sets whose pasted articles somebody may have as a whole: their own, and those shared with them to copy or edit. A link gives the
 * marked sentences alone.
 */
export function wholeTextsFor(who: { personId: string }): Prisma.FactSetWhereInput {
  return { deletedAt: null, OR: [{ ownerId: who.personId }, taken(who.personId, ["copy", "edit"])] };
}

/** The sets that somebody may change: their own, and those shared with them to edit. Bundled ones are nobody's. */
export function editableBy(who: { personId: string }): Prisma.FactSetWhereInput {
  return { deletedAt: null, OR: [{ ownerId: who.personId }, { ownerId: { not: null }, ...taken(who.personId, ["edit"]) }] };
}
