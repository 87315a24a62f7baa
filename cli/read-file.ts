// Reads a file of a stranger, in a process of its own: whatever the file does to it, the app goes on. stdin: one line of JSON (`AskedToRead`), then the
// bytes of the file. stdout: one line of JSON (`FileAnswer`), then the bytes of its parts one after another. It gets no secrets and opens nothing.
import { once } from "node:events";
import { readFile, type AskedToRead } from "@/server/read-file";

const NEW_LINE = 10;

async function input(): Promise<{ asked: AskedToRead; bytes: Uint8Array }> {
  let head = Buffer.alloc(0);
  let asked: AskedToRead | undefined;
  let bytes = new Uint8Array(0);
  let filled = 0;
  for await (const part of process.stdin as AsyncIterable<Buffer>) {
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
  if (!asked) throw new Error("nothing was asked");
  return { asked, bytes };
}

async function write(bytes: Uint8Array | string): Promise<void> {
  if (!process.stdout.write(bytes)) await once(process.stdout, "drain");
}

const { asked, bytes } = await input();
const { answer, parts } = await readFile(asked, bytes);
await write(`${JSON.stringify(answer)}\n`);
for (const part of parts) await write(part.bytes);
