import "server-only";
import { gunzipSync, gzipSync } from "node:zlib";
import { pool } from "./db";
import type { Statement } from "./in-pieces";
import type { Transaction } from "./sets-access";
import type { Queries } from "./transactions";

/** What an import holds: the file as it came, what was understood of it, a picture or sound in it, its report. */
export type PartKind = "file" | "material" | "media" | "report";

/** Bytes lie in the database in pieces of this size: none of them is ever in memory as a whole. */
const PIECE = 1024 * 1024;

const ADD = `INSERT INTO "ImportPart" ("importId", kind, name, position, bytes) VALUES ($1, $2, $3, $4, $5)`;
const READ = `SELECT bytes FROM "ImportPart" WHERE "importId" = $1 AND kind = $2 AND name = $3 AND position = $4`;

/** Takes bytes of a part of an import as they come, and keeps them in pieces; `end` keeps the last. */
export type PartWriter = { add: (bytes: Uint8Array) => Promise<void>; end: () => Promise<void> };

/** Begins a part of an import. */
export function writePart(importId: string, kind: PartKind, name = "", queries: Queries = pool): PartWriter {
  let position = 0;
  let held: Uint8Array[] = [];
  let size = 0;
  const keep = async () => {
    const bytes = Buffer.concat(held);
    [held, size] = [[], 0];
    await queries.query({ name: "add-import-part", text: ADD, values: [importId, kind, name, position++, bytes] });
  };
  return {
    add: async (bytes) => {
      for (let at = 0; at < bytes.byteLength;) {
        const taken = bytes.subarray(at, at + PIECE - size);
        held.push(Uint8Array.from(taken));
        size += taken.byteLength;
        at += taken.byteLength;
        if (size === PIECE) await keep();
      }
    },
    end: async () => {
      if (size > 0) await keep();
    },
  };
}

/** The pieces of a part, one after another; none where there is no such part. */
export async function* readPart(importId: string, kind: PartKind, name = "", queries: Queries = pool): AsyncGenerator<Buffer> {
  for (let position = 0; ; position++) {
    const { rows } = await queries.query<{ bytes: Buffer }>({
      name: "read-import-part",
      text: READ,
      values: [importId, kind, name, position],
    });
    if (!rows[0]) return;
    yield rows[0].bytes;
  }
}

/** A part as a whole; null where there is none. */
export async function wholePart(importId: string, kind: PartKind, name = "", queries: Queries = pool): Promise<Buffer | null> {
  const pieces: Buffer[] = [];
  for await (const piece of readPart(importId, kind, name, queries)) pieces.push(piece);
  return pieces.length > 0 ? Buffer.concat(pieces) : null;
}

/** Keeps something as a part of an import, small, in the transaction that makes it: the statements that do so. */
export function* keepJson(transaction: Transaction, importId: string, kind: PartKind, value: unknown): Generator<Statement, void> {
  const bytes = gzipSync(JSON.stringify(value), { level: 1 });
  for (let position = 0; position * PIECE < bytes.byteLength; position++) {
    const piece = bytes.subarray(position * PIECE, (position + 1) * PIECE);
    yield () =>
      transaction.$executeRaw`INSERT INTO "ImportPart" ("importId", kind, name, position, bytes) VALUES (${importId}::uuid, ${kind}, '', ${position}, ${Uint8Array.from(piece)})`;
  }
}

/** What was kept so; null where nothing was. The caller knows of what type it is. */
export async function readKept<T>(importId: string, kind: PartKind, queries: Queries = pool): Promise<T | null> {
  const bytes = await wholePart(importId, kind, "", queries);
  return bytes && (JSON.parse(gunzipSync(bytes).toString("utf8")) as T);
}

/** Removes parts of an import. */
export async function removeParts(importId: string, kinds: readonly PartKind[], queries: Queries = pool): Promise<void> {
  await queries.query(`DELETE FROM "ImportPart" WHERE "importId" = $1 AND kind = ANY($2)`, [importId, kinds]);
}
