import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { ok, refused, type Result } from "@/lib/problem";
import type { FileAnswer, Summary } from "@/lib/transfer/summary";
import type { ReadOptions } from "@/lib/transfer/transfer-format";
import { pool } from "./db";
import { expectFile, readFileApart, type FileToRead } from "./file-reading";
import { readPart, removeParts, writePart, type PartWriter } from "./import-parts";
import { countTowards, type Limit } from "./limits";
import { log, toldOf } from "./log";
import { count } from "./metrics";

/** The largest file that is taken, in bytes. */
export const LARGEST_FILE = 100 * 1024 * 1024;

/** Files of one person within an hour, and how many of them wait to be stored: older ones go. */
const FILES: Limit = { name: "import", times: 60, seconds: 3_600 };
const MOST_WAITING = 5;

/** How a file is read; another way only in tests. */
type Reading = typeof readFileApart;

/** What reading a file came to, as it is kept with the import. */
export type Understanding = { summary: Summary | null; problems: FileAnswer["problems"]; problemCount: number };

/** Why a file was not taken: it is too large, or there were too many. */
export type Untaken = "too-large" | "too-often";

/** A name as a list shows it: without folders, and without signs that nobody sees. */
export const plainFileName = (name: string): string =>
  name
    .replace(/^.*[\\/]/, "")
    .replace(/[\p{C}]/gu, "")
    .trim()
    .slice(0, 200) || "file";

/** JSON that the database takes: without the signs that it has no place for. */
export const storableJson = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) => (typeof inner === "string" ? inner.replace(/\0|\p{Surrogate}/gu, "\uFFFD") : inner));

const NO_DIGEST = "0".repeat(64);

/** Keeps what comes, and counts it; null where it is too much. */
async function keepFile(importId: string, bytes: AsyncIterable<Uint8Array>): Promise<{ size: number; sha256: string } | null> {
  const [digest, part] = [createHash("sha256"), writePart(importId, "file")];
  let size = 0;
  for await (const some of bytes) {
    size += some.byteLength;
    if (size > LARGEST_FILE) return null;
    digest.update(some);
    await part.add(some);
  }
  await part.end();
  return { size, sha256: digest.digest("hex") };
}

const DROP_OLD = `
  DELETE FROM "Import" WHERE "personId" = $1 AND state IN ('reading', 'failed', 'read') AND id NOT IN (
    SELECT id FROM "Import" WHERE "personId" = $1 AND state IN ('reading', 'failed', 'read') ORDER BY "createdAt" DESC LIMIT ${MOST_WAITING})`;

/** A file that somebody brings: into the set with this id, or into a set to be made of it. */
export type Brought = { name: string; format: string | null; setId: string | null };

/**
 * Takes a file as it comes, piece by piece, and begins to read it. Answers the id of the import; nothing is left of a file that was refused
 * or that broke off. The caller has checked that the set is theirs to change.
 */
export async function bringFile(
  who: { personId: string },
  { name, format, setId }: Brought,
  bytes: AsyncIterable<Uint8Array>,
  read: Reading = readFileApart,
): Promise<Result<string> | Untaken> {
  if (!(await countTowards(FILES, who.personId))) return "too-often";
  if (read === readFileApart) expectFile();
  const id = randomUUID();
  await purgeImports();
  await pool.query(
    `INSERT INTO "Import" (id, "personId", "setId", "fileName", format, size, sha256, "readingSince") VALUES ($1, $2, $3, $4, $5, 0, $6, now())`,
    [id, who.personId, setId, plainFileName(name), format, NO_DIGEST],
  );
  let kept: Awaited<ReturnType<typeof keepFile>> = null;
  const stop = tellAlive(id);
  try {
    kept = await keepFile(id, bytes);
  } finally {
    stop();
    if (!kept || kept.size === 0) await pool.query(`DELETE FROM "Import" WHERE id = $1`, [id]);
  }
  if (!kept) return "too-large";
  if (kept.size === 0) return refused({ where: "file", message: "This file is empty." });
  await pool.query(`UPDATE "Import" SET size = $2, sha256 = $3, "readingSince" = NULL WHERE id = $1`, [id, kept.size, kept.sha256]);
  await pool.query(DROP_OLD, [who.personId]);
  readSoon(id, read);
  return ok(id);
}

/** Whoever takes or reads a file says so this often, and who said nothing for so long does so no more: its server was killed. */
const ALIVE_EVERY_MS = 3_000;
const GIVEN_UP = "interval '15 seconds'";

/** Says again and again that a file is being taken or read, until what is answered is called. */
function tellAlive(importId: string): () => void {
  const tell = () =>
    void pool.query(`UPDATE "Import" SET "readingSince" = now() WHERE id = $1 AND state = 'reading'`, [importId]).catch(() => {}); // once more in a moment
  const beat = setInterval(tell, ALIVE_EVERY_MS);
  return () => clearInterval(beat);
}

const CLAIM = `
  UPDATE "Import" SET "readingSince" = now() WHERE id = $1 AND state = 'reading' AND ("readingSince" IS NULL OR "readingSince" < now() - ${GIVEN_UP})
  RETURNING "fileName" AS name, size, format, options`;

async function claim(importId: string): Promise<FileToRead | null> {
  const { rows } = await pool.query<{ name: string; size: number; format: string | null; options: ReadOptions }>(CLAIM, [importId]);
  if (!rows[0]) return null;
  await removeParts(importId, ["material", "media"]);
  return { ...rows[0], bytes: readPart(importId, "file") };
}

const TELL = `
  UPDATE "Import" SET state = $2, "readAt" = now(), understood = $3::jsonb, format = coalesce($4, format) WHERE id = $1 AND state = 'reading'`;

/** Reads a file that waits to be read, in its turn; does nothing where somebody else does so. */
export async function readImport(importId: string, read: Reading = readFileApart): Promise<void> {
  const parts = new Map<string, PartWriter>();
  const partOf = (kind: "material" | "media", name: string) => {
    const known = parts.get(`${kind} ${name}`) ?? writePart(importId, kind, name);
    parts.set(`${kind} ${name}`, known);
    return known;
  };
  let stop = () => {};
  const begin = async () => {
    const file = await claim(importId);
    if (file) stop = tellAlive(importId);
    return file;
  };
  const answer = await read(begin, ({ kind, name }, bytes) => partOf(kind, name).add(bytes)).finally(() => stop());
  if (!answer) return;
  for (const part of parts.values()) await part.end();
  const { summary, problems, problemCount, format } = answer;
  if (!summary) count("footing_imports_failed_total");
  const reading: Understanding = { summary, problems, problemCount };
  await pool.query(TELL, [importId, summary ? "read" : "failed", storableJson(reading), format]);
}

/** Reads a file outside any request. */
function readSoon(importId: string, read: Reading): void {
  readImport(importId, read).catch((error: Error) =>
    log.warn(toldOf(error), "a file that somebody brought was not read; whoever asks for it next has it read again"),
  );
}

/** Removes what was brought a day ago or more and never stored. Answers how many. */
export async function purgeImports(): Promise<number> {
  const { rowCount } = await pool.query(
    `DELETE FROM "Import" WHERE state IN ('reading', 'failed', 'read') AND "createdAt" < now() - interval '1 day'`,
  );
  return rowCount ?? 0;
}
