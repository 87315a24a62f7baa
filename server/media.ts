import "server-only";
import type { MediaType } from "@/lib/markup/media-kind";
import type { MediaFile } from "@/lib/transfer/material";
import { db, pool } from "./db";
import type { ReadyMedia } from "./prepare-media";
import { viewableBy, type Asking } from "./set-rights";
import type { Transaction } from "./sets-access";

/** Rows that go to the database at once: so many, and so many bytes. */
const ROWS_AT_ONCE = 200;
const BYTES_AT_ONCE = 8_000_000;

function* inBatches(media: readonly ReadyMedia[]): Generator<ReadyMedia[]> {
  let batch: ReadyMedia[] = [];
  let size = 0;
  for (const one of media) {
    if (batch.length > 0 && (batch.length >= ROWS_AT_ONCE || size + one.bytes.length > BYTES_AT_ONCE)) {
      yield batch;
      [batch, size] = [[], 0];
    }
    batch.push(one);
    size += one.bytes.length;
  }
  if (batch.length > 0) yield batch;
}

/**
 * Stores pictures and sounds that texts of a set name: whoever may see the set may see them from now on. What is there already is not
 * stored again.
 */
export async function storeMedia(transaction: Transaction, setId: string, media: readonly ReadyMedia[]): Promise<void> {
  const wanted = new Map(media.map((one) => [one.name, one]));
  const there = await transaction.media.findMany({ where: { name: { in: [...wanted.keys()] } }, select: { name: true } });
  const known = new Set(there.map(({ name }) => name));
  for (const batch of inBatches([...wanted.values()].filter(({ name }) => !known.has(name)))) {
    await transaction.media.createMany({
      data: batch.map(({ name, mediaType, bytes }) => ({ name, mediaType, bytes, size: bytes.length })),
      skipDuplicates: true,
    });
  }
  await transaction.setMedia.createMany({ data: [...wanted.keys()].map((mediaName) => ({ setId, mediaName })), skipDuplicates: true });
}

/** The pictures and sounds of a set: all, or those of these names; by name. */
export async function mediaOfSet(setId: string, names?: readonly string[]): Promise<MediaFile[]> {
  const rows = await db.setMedia.findMany({
    where: { setId, ...(names && { mediaName: { in: [...names] } }) },
    select: { media: { select: { name: true, bytes: true } } },
    orderBy: { mediaName: "asc" },
  });
  return rows.map(({ media }) => media);
}

/** Lets a copy of a set have the pictures and sounds that its texts name. */
export async function copyMedia(fromId: string, toSlug: string): Promise<void> {
  await db.$executeRaw`INSERT INTO "SetMedia" ("setId", "mediaName") SELECT s.id, m."mediaName" FROM "SetMedia" m, "FactSet" s WHERE m."setId" = ${fromId}::uuid AND s.slug = ${toSlug} ON CONFLICT DO NOTHING`;
}

/** Sets that somebody was asked from, teaches or is taught from, though they may not look at the set itself. */
const MET = `
  SELECT 1 FROM "SetMedia" m WHERE m."mediaName" = $1 AND (
    EXISTS (SELECT 1 FROM "Attempt" a WHERE a."personId" = $2 AND a."setId" = m."setId" AND a."deletedAt" IS NULL)
    OR EXISTS (SELECT 1 FROM "Attempt" a JOIN "AttemptItem" i ON i."attemptId" = a.id JOIN "QuestionVersion" v ON v.id = i."questionVersionId" JOIN "Question" q ON q.id = v."questionId"
      WHERE a."personId" = $2 AND a."setId" IS NULL AND q."setId" = m."setId" AND a."deletedAt" IS NULL)
    OR EXISTS (SELECT 1 FROM "Quiz" z LEFT JOIN "Assignment" g ON g."quizId" = z.id LEFT JOIN "Class" c ON c.id = g."classId" AND c."deletedAt" IS NULL
      WHERE z."setId" = m."setId" AND z."deletedAt" IS NULL AND (z."ownerId" = $2 OR c."ownerId" = $2
        OR EXISTS (SELECT 1 FROM "Membership" p WHERE p."classId" = c.id AND p."personId" = $2 AND p."leftAt" IS NULL)))) LIMIT 1`;

async function maySee(who: Asking, name: string): Promise<boolean> {
  if ((await db.setMedia.findFirst({ where: { mediaName: name, set: viewableBy(who) }, select: { setId: true } })) !== null) return true;
  return who !== null && (await pool.query(MET, [name, who.personId])).rows.length > 0;
}

const NAME = /^[0-9a-f]{64}\.[a-z0-9]{3,4}$/;

/**
 * A picture or sound for whoever may see a set that names it, was asked from such a set, or belongs to a class that it was given to. Null
 * for everybody else, and where there is none.
 */
export async function readMedia(who: Asking, name: string): Promise<{ mediaType: MediaType; bytes: Uint8Array<ArrayBuffer> } | null> {
  if (!NAME.test(name) || !(await maySee(who, name))) return null;
  const row = await db.media.findUnique({ where: { name }, select: { mediaType: true, bytes: true } });
  return row && { mediaType: row.mediaType as MediaType, bytes: row.bytes };
}
