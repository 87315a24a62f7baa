import "server-only";
import { groupBy } from "@/lib/group-by";
import { cleanName, LONGEST_NAME } from "@/lib/classes/names";
import { CLASS_SEES, seesOf, type ClassSees } from "@/lib/classes/sees";
import { ok, refused, type Result } from "@/lib/problem";
import { words } from "@/messages";
import { newCode } from "./class-codes";
import { pupilsOfClasses } from "./counts";
import { db, pool } from "./db";
import { Prisma } from "./generated/prisma/client";
import { isUuid } from "./ids";
import type { Who } from "./sessions";
import { zoneOf } from "./zones";
import { inPrismaTransaction } from "./transactions";

/** Who asks, as far as classes care. */
type Asking = { personId: string };

/**
 * A class as a list shows it. `openUntil` is until when its code lets somebody in, null while it is closed; times in milliseconds since
 * 1970, said by the clocks of its `zone`.
 */
export type ClassCard = { id: string; name: string; pupils: number; openUntil: number | null; zone: string; isRemoved: boolean };

/** A class as its teacher sees it. */
export type ClassDetail = ClassCard & {
  code: string;
  teacher: string;
  sees: ClassSees;
  keepDays: number;
  roster: { id: string; name: string }[];
};

/** How long joining may stay open at one press, in minutes. */
export const WINDOWS = { lesson: 60, week: 7 * 24 * 60 } as const;

const problems = () => words("classes").problems;
const isTaken = (error: unknown) => error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";

/** A name as it is kept, or what is wrong with it. */
export function readName(typed: unknown, where: string, missing: string): Result<string> {
  const name = cleanName(typeof typed === "string" ? typed : "");
  if (name === "") return refused({ where, message: missing });
  return name.length > LONGEST_NAME ? refused({ where, message: problems().nameLong }) : ok(name);
}

/** The classes somebody teaches, the newest first; those that were taken away can be brought back for thirty days. */
export async function classesOf(who: Asking): Promise<ClassCard[]> {
  const rows = await db.class.findMany({ where: { ownerId: who.personId }, orderBy: { createdAt: "desc" } });
  const pupils = await pupilsOfClasses(rows.map(({ id }) => id));
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    pupils: pupils.get(row.id) ?? 0,
    openUntil: openUntil(row.joinUntil),
    zone: row.zone,
    isRemoved: row.deletedAt !== null,
  }));
}

/** A window that is over is no window. */
const openUntil = (until: Date | null): number | null => (until && until.getTime() > Date.now() ? until.getTime() : null);

/** The class with this id, or null when there is none, or somebody else teaches it. */
export async function findClass(who: Asking, classId: string): Promise<ClassDetail | null> {
  if (!isUuid(classId)) return null;
  const row = await db.class.findFirst({
    where: { id: classId, ownerId: who.personId, deletedAt: null },
    include: { owner: { select: { name: true } }, roster: { orderBy: { position: "asc" }, select: { id: true, name: true } } },
  });
  if (!row) return null;
  const { id, name, joinCode, keepDays, zone, roster, owner } = row;
  const pupils = (await pupilsOfClasses([id])).get(id) ?? 0;
  return {
    id,
    name,
    pupils,
    openUntil: openUntil(row.joinUntil),
    isRemoved: false,
    code: joinCode,
    teacher: owner.name,
    sees: seesOf(row),
    keepDays,
    zone,
    roster,
  };
}

/** Makes a class and says its id. Only for whoever has an account: what minors did must not hang on a cookie. */
export async function makeClass(who: Who, typed: { name: unknown; teacher: unknown; zone: unknown }): Promise<Result<string>> {
  if (who.anonymous) return refused({ where: "form", message: problems().needsAccount });
  const name = readName(typed.name, "name", problems().className);
  const teacher = readName(typed.teacher, "teacher", problems().teacherName);
  if (!name.ok || !teacher.ok) return refused(...[name, teacher].flatMap((one) => (one.ok ? [] : one.problems)));
  const { zone } = zoneOf([typeof typed.zone === "string" ? typed.zone : null, who.zone], Date.now());
  for (let tries = 0; ; tries++) {
    try {
      const [made] = await db.$transaction([
        db.class.create({ data: { ownerId: who.personId, name: name.value, joinCode: newCode("class"), zone }, select: { id: true } }),
        db.person.update({ where: { id: who.personId }, data: { name: teacher.value }, select: { id: true } }),
      ]);
      return ok(made.id);
    } catch (error) {
      if (!isTaken(error) || tries >= 5) throw error;
    }
  }
}

/** Changes a class that somebody teaches; false when there is no such class of theirs. */
async function changeClass(who: Asking, classId: string, data: Prisma.ClassUpdateManyMutationInput): Promise<boolean> {
  if (!isUuid(classId)) return false;
  const { count } = await db.class.updateMany({ where: { id: classId, ownerId: who.personId, deletedAt: null }, data });
  return count === 1;
}

/**
 * What a teacher sets of a class: its name, what pupils see of each other (nothing, where that is not said), how long results keep their
 * names.
 */
export async function saveClass(
  who: Asking,
  classId: string,
  typed: { name: unknown; keepDays: unknown; sees: unknown },
): Promise<Result<null> | null> {
  const name = readName(typed.name, "name", problems().className);
  const keepDays = Number(typed.keepDays);
  const keeps: Result<number> =
    Number.isInteger(keepDays) && keepDays >= 30 && keepDays <= 3650
      ? ok(keepDays)
      : refused({ where: "keepDays", message: problems().keepDays });
  if (!name.ok || !keeps.ok) return refused(...[name, keeps].flatMap((one) => (one.ok ? [] : one.problems)));
  const sees = CLASS_SEES.find((one) => one === typed.sees) ?? "nothing";
  return (await changeClass(who, classId, { name: name.value, keepDays, showNames: sees !== "nothing", showScores: sees === "scores" }))
    ? ok(null)
    : null;
}

/**
 * Opens joining for so many minutes from now, or closes it where `minutes` is null. Once this has returned, nobody joins by a window that
 * is closed: joining holds the class's row, and this waits for it.
 */
export async function setWindow(who: Asking, classId: string, minutes: number | null): Promise<boolean> {
  if (!isUuid(classId)) return false;
  const { rowCount } = await pool.query(
    `UPDATE "Class" SET "joinUntil" = clock_timestamp() + make_interval(mins => $3::int) WHERE id = $1 AND "ownerId" = $2 AND "deletedAt" IS NULL`,
    [classId, who.personId, minutes],
  );
  return rowCount === 1;
}

/** Gives the class another code: the one before leads nowhere from now on. */
export async function renewCode(who: Asking, classId: string): Promise<boolean> {
  return changeClass(who, classId, { joinCode: newCode("class") });
}

/** Takes a class away, or brings it back within thirty days. False when there is no such class of theirs. */
export async function takeClassAway(who: Asking, classId: string, isBack: boolean): Promise<boolean> {
  if (!isUuid(classId)) return false;
  const { count } = await db.class.updateMany({
    where: { id: classId, ownerId: who.personId },
    data: { deletedAt: isBack ? null : new Date(), joinUntil: null },
  });
  return count === 1;
}

/**
 * Takes this list as the roster of a class: names that stay keep their place and whoever was matched to them, others come behind, and those
 * no longer named go. Two of one name are two. A problem where the list cannot be meant; null when there is no such class of theirs.
 */
export async function saveRoster(who: Asking, classId: string, read: Result<string[]>): Promise<Result<number> | null> {
  const found = await findClass(who, classId);
  if (!found) return null;
  if (!read.ok) return read;
  const kept = keptOf(found.roster, read.value);
  await inPrismaTransaction(async (transaction) => {
    await transaction.$queryRaw`SELECT 1 FROM "Class" WHERE id = ${classId}::uuid FOR UPDATE`;
    await transaction.rosterEntry.deleteMany({ where: { classId, id: { notIn: kept.flatMap(({ id }) => id ?? []) } } });
    // Out of the way first: no two may have one position, not even for a moment.
    await transaction.rosterEntry.updateMany({ where: { classId }, data: { position: { increment: 100_000 } } });
    for (const [i, { id, name }] of kept.entries()) {
      if (id) await transaction.rosterEntry.update({ where: { id }, data: { position: i + 1, name } });
      else await transaction.rosterEntry.create({ data: { classId, position: i + 1, name } });
    }
  });
  return ok(kept.length);
}

/** Each name with the entry that has it already, where one is left. */
function keptOf(roster: ClassDetail["roster"], names: readonly string[]): { id: string | null; name: string }[] {
  const left = new Map([...groupBy(roster, ({ name }) => name)].map(([name, entries]) => [name, entries.map(({ id }) => id)]));
  return names.map((name) => ({ id: left.get(name)?.shift() ?? null, name }));
}
