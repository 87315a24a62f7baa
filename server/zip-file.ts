import "server-only";
import { createWriteStream } from "node:fs";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { PassThrough } from "node:stream";
import yauzl from "yauzl";
import yazl from "yazl";
import { encryption, isEncrypted, openEncrypted, type OpenedFile } from "./age-file";

/**
 * A zip file being written, for nobody but its owner to read: `add` puts something in by name, `end` resolves once all of it is written.
 */
export type ZipWriter = { add: (name: string, content: Readable | Buffer, mtime: Date) => void; end: () => Promise<void> };

/** Half the size costs a third of the time at this level; the levels above it give a tenth more for three times as much. */
const LEVEL = 1;

/** Begins a zip file, encrypted where there is a passphrase. */
export async function writeZip(file: string, passphrase: string | null = null): Promise<ZipWriter> {
  const zip = new yazl.ZipFile();
  const through = passphrase === null ? new PassThrough() : await encryption(passphrase);
  const written = pipeline(zip.outputStream, through, createWriteStream(file, { mode: 0o600 }));
  written.catch(() => {}); // told by end
  return {
    add: (name, content, mtime) => {
      const how = { mtime, compressionLevel: LEVEL };
      if (Buffer.isBuffer(content)) zip.addBuffer(content, name, how);
      else zip.addReadStream(content, name, how);
    },
    end: () => {
      zip.end();
      return written;
    },
  };
}

/** An open zip file: the names of what is in it, and how to read one of these. */
export type ZipFile = { names: ReadonlySet<string>; read: (name: string) => Promise<Readable> };

const OPEN = { lazyEntries: true, autoClose: false };

const openPlain = (file: string): Promise<yauzl.ZipFile | null> =>
  new Promise((resolve) => yauzl.open(file, OPEN, (error, zip) => resolve(error ? null : zip)));

/** What yauzl reads an encrypted file by: nothing of it is ever on the disk as it is inside. */
class DecryptingReader extends yauzl.RandomAccessReader {
  constructor(readonly opened: OpenedFile) {
    super();
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return this.opened.read(start, end);
  }

  override close(done: (error: Error | null) => void): void {
    this.opened.close().then(() => done(null), done);
  }
}

async function openLocked(file: string, passphrase: string | null): Promise<yauzl.ZipFile | null> {
  const opened = passphrase === null ? null : await openEncrypted(file, passphrase);
  if (!opened) return null;
  return new Promise((resolve) =>
    yauzl.fromRandomAccessReader(new DecryptingReader(opened), opened.size, OPEN, (error, zip) => resolve(error ? null : zip)),
  );
}

const openZip = async (file: string, passphrase: string | null): Promise<yauzl.ZipFile | null> =>
  (await isEncrypted(file)) ? openLocked(file, passphrase) : openPlain(file);

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
  new Promise((resolve, reject) =>
    entry
      ? zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)))
      : reject(new Error("the zip file has nothing of this name")),
  );

/**
 * Works with what is in a zip file; null when it is none, or the passphrase does not open it. Throws where it ends too soon or its sums are
 * wrong.
 */
export async function withZip<T>(file: string, passphrase: string | null, work: (zip: ZipFile) => Promise<T>): Promise<T | null> {
  const zip = await openZip(file, passphrase);
  if (!zip) return null;
  try {
    const entries = await entriesOf(zip);
    return await work({ names: new Set(entries.keys()), read: (name) => readEntry(zip, entries.get(name)) });
  } finally {
    zip.close();
  }
}
