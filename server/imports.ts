import "server-only";
import { AS_THEY_STAND, CARDS_ABOUT, type ImportChoices, type Plan } from "@/lib/transfer/plan";
import type { ReadOptions } from "@/lib/transfer/transfer-format";
import { db } from "./db";
import type { Told } from "./import-apply";
import type { Prisma } from "./generated/prisma/client";
import { readImport, type Understanding } from "./import-files";
import { forgetPlans, makePlan, slugOfImport, type MadePlan, type PlanBasis } from "./import-plan";
import { isUuid } from "./ids";
import { setsOpenedTo } from "./set-rights";
import { editableSetId, type Editor } from "./sets-access";

export const IMPORT_STATES = ["reading", "failed", "read", "applied", "undone"] as const;
/** How far an import has come. */
export type ImportState = (typeof IMPORT_STATES)[number];

/** What somebody said of rows of a file, and the title of the set that it makes. Without a word of theirs the guess holds. */
export type SaidOfRows = Partial<ImportChoices> & { title?: string };

const SELECT = {
  id: true,
  fileName: true,
  size: true,
  format: true,
  options: true,
  choices: true,
  state: true,
  understood: true,
  report: true,
  createdAt: true,
  readAt: true,
  appliedAt: true,
  undoneAt: true,
  set: { select: { id: true, slug: true, title: true, deletedAt: true } },
} as const satisfies Prisma.ImportSelect;

/** An import of somebody’s, as it stands. `set` is the one that it goes or went into; null while it is to make one. */
export type ImportRow = {
  id: string;
  fileName: string;
  size: number;
  format: string | null;
  options: ReadOptions;
  choices: SaidOfRows;
  state: ImportState;
  reading: Understanding | null;
  report: Told | null;
  createdAt: Date;
  readAt: Date | null;
  appliedAt: Date | null;
  undoneAt: Date | null;
  set: { id: string; slug: string; title: string; gone: boolean } | null;
};

function toImport({
  understood,
  options,
  choices,
  state,
  report,
  set,
  ...row
}: Prisma.ImportGetPayload<{ select: typeof SELECT }>): ImportRow {
  return {
    ...row,
    options: options as ReadOptions,
    choices: choices as SaidOfRows,
    state: state as ImportState,
    reading: understood as Understanding | null,
    report: report as Told | null,
    set: set && { id: set.id, slug: set.slug, title: set.title, gone: set.deletedAt !== null },
  };
}

/** An import of somebody’s; null when there is none, or it is somebody else’s. */
export async function findImportRow(who: Editor | null, importId: string): Promise<ImportRow | null> {
  const row = who && isUuid(importId) && (await db.import.findFirst({ where: { id: importId, personId: who.personId }, select: SELECT }));
  return row ? toImport(row) : null;
}

/** So many of somebody’s imports are listed. */
const MOST_LISTED = 20;

/** What somebody brought, the newest first. */
export async function listImports(who: Editor | null): Promise<ImportRow[]> {
  if (!who) return [];
  const rows = await db.import.findMany({
    where: { personId: who.personId, state: { not: "failed" } },
    select: SELECT,
    orderBy: { createdAt: "desc" },
    take: MOST_LISTED,
  });
  return rows.map(toImport);
}

/** The name of a file as the name of a set: without its ending. */
function titleOfFile(name: string): string {
  const title =
    name
      .replace(/\.[a-z0-9]{1,8}$/i, "")
      .replace(/[_\s]+/g, " ")
      .trim()
      .slice(0, 200) || "Imported";
  return title.charAt(0).toUpperCase() + title.slice(1);
}

/** The title of the set that an import makes: what somebody said, what the file calls itself, or the name of the file. */
export function titleOf({ choices, reading, fileName }: ImportRow): string {
  const own = reading?.summary?.title?.trim().slice(0, 200);
  return choices.title ?? (own || titleOfFile(fileName));
}

/** What becomes of the rows: as somebody said, else as was guessed; null for a file that is a set already. */
export function choicesOf({ choices, reading }: ImportRow): ImportChoices | null {
  const summary = reading?.summary;
  if (summary?.kind !== "rows") return null;
  const { title: _title, ...said } = choices;
  return { ...summary.guess, ...said };
}

/** What a plan of an import is made of; null while it is not read, or once it is stored. */
export function basisOf(row: ImportRow): PlanBasis | null {
  if (row.state !== "read" || !row.readAt || row.set?.gone) return null;
  const title = titleOf(row);
  return {
    importId: row.id,
    readAt: row.readAt,
    fileName: row.fileName,
    format: row.format ?? "",
    choices: choicesOf(row) ?? AS_THEY_STAND,
    setId: row.set?.id ?? null,
    slug: slugOfImport(row.id, title),
    title,
  };
}

/** An import with its plan; without one while it is being read, where reading failed, and once it is stored. */
export type ShownImport = { row: ImportRow; made: MadePlan | null };

/** An import of somebody’s with what would become of it; null when there is none. One that waits to be read is read. */
export async function findImport(who: Editor | null, importId: string): Promise<ShownImport | null> {
  const row = await findImportRow(who, importId);
  const basis = row && basisOf(row);
  return row && { row, made: basis && (await makePlan(basis)) };
}

/** How far an import has come, reading it where nobody does; null when there is none of theirs. */
export async function followImport(who: Editor | null, importId: string): Promise<ImportState | null> {
  const row = await findImportRow(who, importId);
  if (row?.state === "reading") void readImport(importId).catch(() => {}); // asked again in a moment
  return row && row.state;
}

/** What somebody says of an import before it is stored. */
export type Choosing = { said: SaidOfRows; set: string | null };

const isAbout = (about: unknown) => (CARDS_ABOUT as readonly unknown[]).includes(about);

/** Keeps what somebody says of an import; false where there is none of theirs that waits, or the set they name is not theirs to change. */
export async function chooseForImport(who: Editor, importId: string, { said, set }: Choosing): Promise<boolean> {
  const row = await findImportRow(who, importId);
  if (row?.state !== "read" || (said.about !== undefined && !isAbout(said.about))) return false;
  const setId = set === null ? null : await editableSetId(who, set);
  if (set !== null && setId === null) return false;
  const { count } = await db.import.updateMany({
    where: { id: importId, personId: who.personId, state: "read" },
    data: { choices: { ...row.choices, ...said }, setId },
  });
  return count === 1;
}

/** Reads a file once more, otherwise: as another format, or with other columns. False where there is none of theirs that waits. */
export async function readImportAgain(
  who: Editor,
  importId: string,
  { format, options }: { format: string | null; options: ReadOptions },
): Promise<boolean> {
  if (!isUuid(importId)) return false;
  const { count } = await db.import.updateMany({
    where: { id: importId, personId: who.personId, state: { in: ["read", "failed"] } },
    data: { state: "reading", readAt: null, readingSince: null, options, ...(format !== null && { format }) },
  });
  if (count === 0) return false;
  forgetPlans(importId);
  await readImport(importId);
  return true;
}

/** Throws away what somebody brought and did not store. False where there is no such thing of theirs. */
export async function discardImport(who: Editor, importId: string): Promise<boolean> {
  if (!isUuid(importId)) return false;
  const { count } = await db.import.deleteMany({
    where: { id: importId, personId: who.personId, state: { in: ["reading", "failed", "read"] } },
  });
  forgetPlans(importId);
  return count === 1;
}

/** The sets that somebody may bring something into, by title. */
export async function setsToImportInto(who: Editor | null): Promise<{ slug: string; title: string }[]> {
  if (!who) return [];
  const shared = await setsOpenedTo(who.personId, ["edit"]);
  return db.factSet.findMany({
    where: { deletedAt: null, ownerId: { not: null }, OR: [{ ownerId: who.personId }, { id: { in: shared } }] },
    select: { slug: true, title: true },
    orderBy: [{ updatedAt: "desc" }, { title: "asc" }],
    take: 200,
  });
}

/** What a plan comes to, in numbers. */
export type Counts = Plan["counts"];
