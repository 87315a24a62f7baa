// Reads a file of a stranger, in a process of its own: whatever the file does to it, the app goes on. stdin: one line of JSON (`Asked`), then the
// bytes of the file. stdout: one line of JSON (`FileAnswer`), then the bytes of its parts one after another. It gets no secrets and opens nothing.
import { once } from "node:events";
import { gzipSync } from "node:zlib";
import { formatToRead, transferFormatNamed } from "@/lib/transfer/registry";
import { MOST_TOLD, summaryOf, type FileAnswer, type FilePart, type KeptMaterial } from "@/lib/transfer/summary";
import type { Read, ReadOptions, TransferFormat } from "@/lib/transfer/transfer-format";

type Asked = { name: string; size: number; format: string | null; options: ReadOptions };

const NEW_LINE = 10;

async function input(): Promise<{ asked: Asked; bytes: Uint8Array }> {
  let head = Buffer.alloc(0);
  let asked: Asked | undefined;
  let bytes = new Uint8Array(0);
  let filled = 0;
  for await (const part of process.stdin as AsyncIterable<Buffer>) {
    let rest = part;
    if (!asked) {
      head = Buffer.concat([head, part]);
      const end = head.indexOf(NEW_LINE);
      if (end < 0) continue;
      asked = JSON.parse(head.toString("utf8", 0, end)) as Asked;
      bytes = new Uint8Array(asked.size);
      rest = head.subarray(end + 1);
    }
    bytes.set(rest, filled);
    filled += rest.byteLength;
  }
  if (!asked) throw new Error("nothing was asked");
  return { asked, bytes };
}

const UNKNOWN = "This is no file of a kind that can be read here. Say what kind it is, if you know.";

function formatOf({ name, format }: Asked, bytes: Uint8Array): TransferFormat | null {
  return format === null ? formatToRead(name, bytes) : transferFormatNamed(format);
}

/** The parts of what was understood, each with its bytes. */
function partsOf({ understood, problems }: Read): { part: FilePart; bytes: Uint8Array }[] {
  if (!understood) return [];
  const media = understood.kind === "rows" ? understood.material.media : [];
  const kept: KeptMaterial = { understood: understood.kind === "rows" ? { kind: "rows", material: { ...understood.material, media: [] } } : understood, problems };
  const material = gzipSync(JSON.stringify(kept), { level: 1 });
  return [{ part: { kind: "material", name: "", size: material.byteLength }, bytes: material }, ...media.map(({ name, bytes }) => ({ part: { kind: "media" as const, name, size: bytes.byteLength }, bytes }))];
}

async function write(bytes: Uint8Array | string): Promise<void> {
  if (!process.stdout.write(bytes)) await once(process.stdout, "drain");
}

const { asked, bytes } = await input();
const format = formatOf(asked, bytes);
const read: Read = format?.read ? await format.read(bytes, asked.options) : { understood: null, problems: [{ where: "file", message: UNKNOWN }] };
const parts = partsOf(read);
const answer: FileAnswer = {
  format: format?.name ?? null,
  summary: read.understood && summaryOf(read.understood),
  problems: read.problems.slice(0, MOST_TOLD),
  problemCount: read.problems.length,
  parts: parts.map(({ part }) => part),
};
await write(`${JSON.stringify(answer)}\n`);
for (const part of parts) await write(part.bytes);
