// Reads a file of a stranger, in a process of its own: whatever the file does to it, the app goes on. stdin: one line of JSON
// (`AskedToRead`), then the bytes of the file. stdout: one line of JSON (`FileAnswer`), then the bytes of its parts one after another. It
// gets no secrets and opens nothing. It may be started before there is a file: until one comes it practises, and where none comes it ends.
import { once } from "node:events";
import { practiseReading } from "@/server/practise-reading";
import { readFile, type AskedToRead } from "@/server/read-file";

const NEW_LINE = 10;

let isOver = false;

/** What comes; `isOver` says from the first byte on that waiting is. Null where nothing comes. */
async function input(): Promise<{ asked: AskedToRead; bytes: Uint8Array } | null> {
  let head = Buffer.alloc(0);
  let asked: AskedToRead | undefined;
  let bytes = new Uint8Array(0);
  let filled = 0;
  for await (const part of process.stdin as AsyncIterable<Buffer>) {
    isOver = true;
    let rest = part;
    if (!asked) {
      head = Buffer.concat([head, part]);
      const end = head.indexOf(NEW_LINE);
      if (end < 0) continue;
      asked = JSON.parse(head.toString("utf8", 0, end)) as AskedToRead;
      bytes = new Uint8Array(asked.size);
      rest = head.subarray(end + 1);
    }
    bytes.set(rest, filled);
    filled += rest.byteLength;
  }
  isOver = true;
  return asked ? { asked, bytes } : null;
}

async function write(bytes: Uint8Array | string): Promise<void> {
  if (!process.stdout.write(bytes)) await once(process.stdout, "drain");
}

async function tell({ asked, bytes }: NonNullable<Awaited<ReturnType<typeof input>>>): Promise<void> {
  const { answer, parts } = await readFile(asked, bytes);
  await write(`${JSON.stringify(answer)}\n`);
  for (const part of parts) await write(part.bytes);
}

const coming = input();
await practiseReading(() => isOver);
const given = await coming;
if (given) await tell(given);
