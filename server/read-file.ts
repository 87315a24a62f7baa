import "server-only";
import { gunzipSync, gzipSync } from "node:zlib";
import { withMediaNames } from "@/lib/markup/media";
import type { Material } from "@/lib/transfer/material";
import { formatToRead, transferFormatNamed } from "@/lib/transfer/registry";
import { rowWith } from "@/lib/transfer/settle/clean";
import { MOST_TOLD, summaryOf, type FileAnswer, type FilePart, type KeptMaterial } from "@/lib/transfer/summary";
import type { Read, ReadOptions } from "@/lib/transfer/transfer-format";
import { prepareMedia } from "./prepare-media";

// Without the database: this runs in a process of its own, where a file of strangers is read (cli/read-file.ts).

/**
 * What is asked of the process that reads: the name and length of the file, its format where somebody said which, and what they said of its
 * columns.
 */
export type AskedToRead = { name: string; size: number; format: string | null; options: ReadOptions };

const UNKNOWN = "This is no file of a kind that can be read here. Say what kind it is, if you know.";

/**
 * Rows whose pictures and sounds are called by what is in them; those that cannot be kept are told, and texts say their words in their
 * place.
 */
function withOwnMedia(material: Material): { material: Material; problems: Read["problems"] } {
  if (material.media.length === 0) return { material, problems: [] };
  const { ready, problems } = prepareMedia(material.media);
  const names = new Map(ready.map(({ was, name }) => [was, name]));
  const rows = material.rows.map((row) => rowWith(row, (text) => withMediaNames(text, (name) => names.get(name) ?? null)));
  const media = [...new Map(ready.map(({ name, bytes }) => [name, { name, bytes }])).values()];
  return { material: { ...material, rows, media }, problems };
}

/** What was understood, with its media looked at. */
function prepared(read: Read): Read {
  if (read.understood?.kind !== "rows") return read;
  const { material, problems } = withOwnMedia(read.understood.material);
  return { understood: { kind: "rows", material }, problems: [...read.problems, ...problems] };
}

/** A part of an answer with its bytes. */
export type PartBytes = { part: FilePart; bytes: Uint8Array };

/** The parts of what was understood, each with its bytes. */
function partsOf({ understood, problems }: Read): PartBytes[] {
  if (!understood) return [];
  const media = understood.kind === "rows" ? understood.material.media : [];
  const kept: KeptMaterial = {
    understood: understood.kind === "rows" ? { kind: "rows", material: { ...understood.material, media: [] } } : understood,
    problems,
  };
  const material = gzipSync(JSON.stringify(kept), { level: 1 });
  return [
    { part: { kind: "material", name: "", size: material.byteLength }, bytes: material },
    ...media.map(({ name, bytes }) => ({ part: { kind: "media" as const, name, size: bytes.byteLength }, bytes })),
  ];
}

/** What was understood, of the parts of an answer; null where nothing was. */
export function keptIn(parts: readonly PartBytes[]): KeptMaterial | null {
  const material = parts.find(({ part }) => part.kind === "material");
  return material ? (JSON.parse(gunzipSync(material.bytes).toString("utf8")) as KeptMaterial) : null;
}

/** Reads a file: what is told of it, and the bytes that are kept of it until it is stored. */
export async function readFile(
  { name, format: named, options }: AskedToRead,
  bytes: Uint8Array,
): Promise<{ answer: FileAnswer; parts: PartBytes[] }> {
  const format = named === null ? formatToRead(name, bytes) : transferFormatNamed(named);
  const read: Read = format?.read
    ? prepared(await format.read(bytes, options))
    : { understood: null, problems: [{ where: "file", message: UNKNOWN }] };
  const parts = partsOf(read);
  const summary = read.understood && summaryOf(read.understood);
  return {
    answer: {
      format: format?.name ?? null,
      summary,
      problems: read.problems.slice(0, MOST_TOLD),
      problemCount: read.problems.length,
      parts: parts.map(({ part }) => part),
    },
    parts,
  };
}
