// The only file that knows fzstd and how its frames are laid out (RFC 8878): what it would do without end is refused before.
import { joinBytes } from "../../bytes";
import { Decompress } from "fzstd";
import { ok, refused, type Result } from "../../problem";
import { ARCHIVE_LIMITS } from "../archive";

const FRAME = 0xfd2fb528;
const LARGEST_WINDOW = 2 ** 27;
const LARGEST_BLOCK = 2 ** 17;
/** The library moves a whole window for each block: so many bytes moved take some three seconds. */
const MOST_MOVED = 16e9;

/** Whether bytes begin as a Zstandard frame does. */
export const looksLikeZstd = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x28 && bytes[1] === 0xb5 && bytes[2] === 0x2f && bytes[3] === 0xfd;

type Frame = { window: number; blocksAt: number; hasCheckSum: boolean };

/** The header of the frame at a place; null when there is none, or one that needs a dictionary. */
function frameAt(view: DataView, at: number): Frame | null {
  if (view.getUint32(at, true) !== FRAME) return null;
  const descriptor = view.getUint8(at + 4);
  const isSingle = (descriptor & 0x20) !== 0;
  const sizeBytes = [isSingle ? 1 : 0, 2, 4, 8][descriptor >> 6]!;
  if ((descriptor & 0x0b) !== 0) return null;
  const sizeAt = at + (isSingle ? 5 : 6);
  const windowByte = view.getUint8(at + 5);
  const base = 2 ** (10 + (windowByte >> 3));
  const window = isSingle ? sizeAtPlace(view, sizeAt, sizeBytes) : base + (base / 8) * (windowByte & 7);
  return { window, blocksAt: sizeAt + sizeBytes, hasCheckSum: (descriptor & 4) !== 0 };
}

/** How much a frame says it holds: 1, 2, 4 or 8 bytes; in two bytes it begins at 256. */
function sizeAtPlace(view: DataView, at: number, bytes: number): number {
  if (bytes === 1) return view.getUint8(at);
  if (bytes === 2) return view.getUint16(at, true) + 256;
  return view.getUint32(at, true) + (bytes === 8 ? view.getUint32(at + 4, true) * 2 ** 32 : 0);
}

/** Where the blocks of a frame end and how many they are; null when one is longer than blocks are. */
function blocksFrom(view: DataView, from: number): { count: number; end: number } | null {
  for (let at = from, count = 1; ; count += 1) {
    const header = view.getUint16(at, true) + view.getUint8(at + 2) * 0x10000;
    const size = header >> 3;
    const isRepeated = ((header >> 1) & 3) === 1;
    if (size > LARGEST_BLOCK) return null;
    at += 3 + (isRepeated ? 1 : size);
    if ((header & 1) === 1) return { count, end: at };
  }
}

/** Whether all frames are whole, of ordinary windows and blocks, and quick to unpack. Only headers are read. */
function isOrdinary(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let moved = 0;
  for (let at = 0; at < bytes.length;) {
    const frame = frameAt(view, at);
    const blocks = frame && blocksFrom(view, frame.blocksAt);
    if (!blocks || frame.window > LARGEST_WINDOW) return false;
    moved += frame.window * (blocks.count + 1);
    if (moved > MOST_MOVED) return false;
    at = blocks.end + (frame.hasCheckSum ? 4 : 0);
    if (at > bytes.length) return false;
  }
  return true;
}

/** Thrown out of the stream when more comes than is taken. */
class TooLong extends Error {}

/** The pieces that come out, until there are more than `most` bytes of them. */
function unpackedPieces(bytes: Uint8Array, most: number): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const stream = new Decompress((piece) => {
    length += piece.length;
    if (length > most) throw new TooLong();
    pieces.push(piece);
  });
  stream.push(bytes, true);
  return pieces;
}

const BROKEN = "This part of the file is damaged. Export it again.";

/** Bytes packed with Zstandard, unpacked to at most `most` bytes and a hundred times their size. `where` names them in a problem. */
export function unzstd(bytes: Uint8Array, where: string, most: number): Result<Uint8Array> {
  const limit = Math.min(most, Math.max(ARCHIVE_LIMITS.free, bytes.length * ARCHIVE_LIMITS.ratio));
  try {
    return looksLikeZstd(bytes) && isOrdinary(bytes) ? ok(joinBytes(unpackedPieces(bytes, limit))) : refused({ where, message: BROKEN });
  } catch (error) {
    // Everything else that the library throws, a place outside the bytes among it, is about what they hold.
    return refused({
      where,
      message: error instanceof TooLong ? "This part of the file unpacks to far more than a deck holds. It was not read." : BROKEN,
    });
  }
}
