import "server-only";
import { createWriteStream } from "node:fs";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import yauzl from "yauzl";
import yazl from "yazl";

/** A zip file being written, for nobody but its owner to read: `add` puts something in by name, `end` resolves once all of it is written. */
export type ZipWriter = { add: (name: string, content: Readable | Buffer, mtime: Date) => void; end: () => Promise<void> };

/** Begins a zip file. */
export function writeZip(file: string): ZipWriter {
  const zip = new yazl.ZipFile();
  const written = pipeline(zip.outputStream, createWriteStream(file, { mode: 0o600 }));
  return {
    add: (name, content, mtime) => (Buffer.isBuffer(content) ? zip.addBuffer(content, name, { mtime }) : zip.addReadStream(content, name, { mtime })),
    end: () => {
      zip.end();
      return written;
    },
  };
}

/** An open zip file: the names of what is in it, and how to read one of these. */
export type ZipFile = { names: ReadonlySet<string>; read: (name: string) => Promise<Readable> };

const openZip = (file: string): Promise<yauzl.ZipFile | null> =>
  new Promise((resolve) => yauzl.open(file, { lazyEntries: true, autoClose: false }, (error, zip) => resolve(error ? null : zip)));

const entriesOf = (zip: yauzl.ZipFile): Promise<Map<string, yauzl.Entry>> =>
  new Promise((resolve, reject) => {
    const entries = new Map<string, yauzl.Entry>();
    zip.on("entry", (entry: yauzl.Entry) => {
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.on("end", () => resolve(entries));
    zip.on("error", reject);
    zip.readEntry();
  });

const readEntry = (zip: yauzl.ZipFile, entry: yauzl.Entry | undefined): Promise<Readable> =>
  new Promise((resolve, reject) => (entry ? zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream))) : reject(new Error("the zip file has nothing of this name"))));

/** Works with what is in a zip file; null when it is none. Throws where it ends too soon or its sums are wrong. */
export async function withZip<T>(file: string, work: (zip: ZipFile) => Promise<T>): Promise<T | null> {
  const zip = await openZip(file);
  if (!zip) return null;
  try {
    const entries = await entriesOf(zip);
    return await work({ names: new Set(entries.keys()), read: (name) => readEntry(zip, entries.get(name)) });
  } finally {
    zip.close();
  }
}
