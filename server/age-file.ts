import "server-only";
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { open, type FileHandle } from "node:fs/promises";
import { Readable, Transform } from "node:stream";

// Files encrypted with a passphrase in the format of age (age-encryption.org/v1), by Node's own ciphers: `age -d` opens what is written
// here, and what it encrypts with a passphrase is opened here. A header wraps the key of the file; then the content follows in chunks, each
// sealed by itself, so that it can be written as a stream and read from any place without ever lying open on the disk.

const VERSION = "age-encryption.org/v1";
const CHUNK = 65_536;
const TAG = 16;
const SEALED_CHUNK = CHUNK + TAG;
/** How much work a guess of the passphrase costs, as a power of two; and the most that is done for a file of somebody else's. */
const WORK = 18;
const MOST_WORK = 20;
const LONGEST_HEADER = 1_024;
const CIPHER = "chacha20-poly1305";

const toBase64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64").replace(/=+$/, "");
const fromBase64 = (text: string) => Buffer.from(text, "base64");
const derive = (key: Uint8Array, salt: Uint8Array, info: string) => Buffer.from(hkdfSync("sha256", key, salt, info, 32));

function wrapKeyOf(passphrase: string, salt: Uint8Array, work: number): Promise<Buffer> {
  const cost = { N: 2 ** work, r: 8, p: 1, maxmem: 2 ** work * 1_024 + 32 * 1_024 * 1_024 };
  return new Promise((resolve, reject) =>
    scrypt(passphrase.normalize("NFC"), Buffer.concat([Buffer.from(`${VERSION}/scrypt`), salt]), 32, cost, (error, key) =>
      error ? reject(error) : resolve(key),
    ),
  );
}

function seal(key: Uint8Array, nonce: Uint8Array, plain: Uint8Array): Buffer {
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG });
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Null when the bytes are not what was sealed with this key. */
function unseal(key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array): Buffer | null {
  if (sealed.byteLength < TAG) return null;
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG });
  decipher.setAuthTag(sealed.subarray(sealed.byteLength - TAG));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, sealed.byteLength - TAG)), decipher.final()]);
  } catch {
    return null;
  }
}

const NO_NONCE = Buffer.alloc(12);

function nonceOf(chunk: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(chunk, 5, 6);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

const macOf = (fileKey: Uint8Array, header: string) =>
  createHmac("sha256", derive(fileKey, Buffer.alloc(0), "header"))
    .update(header)
    .digest();

async function headerFor(fileKey: Uint8Array, passphrase: string, work: number): Promise<string> {
  const salt = randomBytes(16);
  const wrapped = seal(await wrapKeyOf(passphrase, salt, work), NO_NONCE, fileKey);
  const header = `${VERSION}\n-> scrypt ${toBase64(salt)} ${work}\n${toBase64(wrapped)}\n---`;
  return `${header} ${toBase64(macOf(fileKey, header))}\n`;
}

/** What passes through comes out encrypted with the passphrase. `work` is less than usual only in tests. */
export async function encryption(passphrase: string, work = WORK): Promise<Transform> {
  const [fileKey, nonce] = [randomBytes(16), randomBytes(16)];
  const header = await headerFor(fileKey, passphrase, work);
  const key = derive(fileKey, nonce, "payload");
  let [held, size, chunk]: [Buffer[], number, number] = [[], 0, 0];
  const stream = new Transform({
    transform(bytes: Buffer, _, done) {
      held.push(bytes);
      size += bytes.byteLength;
      // The last chunk says that it is the last: a full one waits until more comes.
      if (size > CHUNK) {
        const all = Buffer.concat(held, size);
        let at = 0;
        for (; size - at > CHUNK; at += CHUNK) this.push(seal(key, nonceOf(chunk++, false), all.subarray(at, at + CHUNK)));
        [held, size] = [[all.subarray(at)], size - at];
      }
      done();
    },
    flush(done) {
      done(null, seal(key, nonceOf(chunk, true), Buffer.concat(held, size)));
    },
  });
  stream.push(Buffer.concat([Buffer.from(header), nonce]));
  return stream;
}

/** An encrypted file that was opened: the size of what is in it, and its bytes from one place up to another. */
export type OpenedFile = { size: number; read: (start: number, end: number) => Readable; close: () => Promise<void> };

const HEADER = /^(age-encryption\.org\/v1\n-> scrypt ([A-Za-z0-9+/]{22}) (\d{1,2})\n([A-Za-z0-9+/]{43})\n---) ([A-Za-z0-9+/]{43})\n/;

async function bytesAt(handle: FileHandle, start: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(bytes, filled, length - filled, start + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}

/** Whether a file begins like one that is encrypted with age. */
export async function isEncrypted(file: string): Promise<boolean> {
  const handle = await open(file, "r");
  try {
    return (await bytesAt(handle, 0, VERSION.length + 1)).toString() === `${VERSION}\n`;
  } finally {
    await handle.close();
  }
}

async function fileKeyOf(header: RegExpExecArray, passphrase: string): Promise<Buffer | null> {
  const [, signed, salt, work, wrapped, mac] = header as unknown as [string, string, string, string, string, string];
  if (Number(work) > MOST_WORK) return null;
  const fileKey = unseal(await wrapKeyOf(passphrase, fromBase64(salt), Number(work)), NO_NONCE, fromBase64(wrapped));
  return fileKey && timingSafeEqual(macOf(fileKey, signed), fromBase64(mac)) ? fileKey : null;
}

type Sealed = { handle: FileHandle; key: Buffer; start: number; chunks: number; size: number };

async function openSealed(handle: FileHandle, passphrase: string): Promise<Sealed | null> {
  const header = HEADER.exec((await bytesAt(handle, 0, LONGEST_HEADER)).toString("latin1"));
  const fileKey = header && (await fileKeyOf(header, passphrase));
  if (!header || !fileKey) return null;
  const start = header[0].length + 16;
  const key = derive(fileKey, await bytesAt(handle, start - 16, 16), "payload");
  const sealed = (await handle.stat()).size - start;
  const chunks = Math.max(1, Math.ceil(sealed / SEALED_CHUNK));
  return { handle, key, start, chunks, size: sealed - chunks * TAG };
}

async function chunkOf({ handle, key, start, chunks }: Sealed, chunk: number): Promise<Buffer> {
  const plain = unseal(key, nonceOf(chunk, chunk === chunks - 1), await bytesAt(handle, start + chunk * SEALED_CHUNK, SEALED_CHUNK));
  if (!plain) throw new Error("the encrypted file was changed or cut off");
  return plain;
}

async function* between(sealed: Sealed, start: number, end: number): AsyncGenerator<Buffer> {
  for (let at = start; at < end;) {
    const chunk = Math.floor(at / CHUNK);
    const plain = await chunkOf(sealed, chunk);
    const own = plain.subarray(at - chunk * CHUNK, end - chunk * CHUNK);
    if (own.byteLength === 0) return;
    yield own;
    at += own.byteLength;
  }
}

/** Opens a file that was encrypted with this passphrase; null where it was not. A chunk that was changed makes reading it fail. */
export async function openEncrypted(file: string, passphrase: string): Promise<OpenedFile | null> {
  const handle = await open(file, "r");
  const sealed = await openSealed(handle, passphrase).catch(() => null);
  if (!sealed) {
    await handle.close();
    return null;
  }
  return {
    size: sealed.size,
    read: (start, end) => Readable.from(between(sealed, start, end), { objectMode: false }),
    close: () => handle.close(),
  };
}
