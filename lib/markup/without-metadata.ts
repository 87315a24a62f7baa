import { joinBytes } from "../bytes";
import type { MediaType } from "./media-kind";

const u16 = (bytes: Uint8Array, at: number, little = false) =>
  little ? bytes[at]! | (bytes[at + 1]! << 8) : (bytes[at]! << 8) | bytes[at + 1]!;
const u32 = (bytes: Uint8Array, at: number, little = false) =>
  little ? u16(bytes, at, true) + u16(bytes, at + 2, true) * 65_536 : u16(bytes, at) * 65_536 + u16(bytes, at + 2);
const ascii = (bytes: Uint8Array, at: number, length: number) => String.fromCharCode(...bytes.subarray(at, at + length));

/** Which way up a photograph is, from 1 (as it is) to 8, by the TIFF that a camera put into it; 1 where it does not say. */
function orientationIn(tiff: Uint8Array): number {
  const order = ascii(tiff, 0, 2);
  if (tiff.length < 14 || (order !== "II" && order !== "MM")) return 1;
  const little = order === "II";
  const directory = u32(tiff, 4, little);
  const count = directory + 2 <= tiff.length ? u16(tiff, directory, little) : 0;
  for (let i = 0; i < count; i++) {
    const at = directory + 2 + i * 12;
    if (at + 12 > tiff.length) return 1;
    if (u16(tiff, at, little) !== 0x0112) continue;
    const turned = u16(tiff, at + 8, little);
    return turned >= 1 && turned <= 8 ? turned : 1;
  }
  return 1;
}

/** The part of a photograph that says which way up it is, and nothing else. */
function orientationPart(turned: number): Uint8Array {
  return Uint8Array.of(
    0xff,
    0xe1,
    0,
    34,
    0x45,
    0x78,
    0x69,
    0x66,
    0,
    0,
    0x4d,
    0x4d,
    0,
    0x2a,
    0,
    0,
    0,
    8,
    0,
    1,
    0x01,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    turned,
    0,
    0,
    0,
    0,
    0,
    0,
  );
}

/**
 * Parts of a photograph that tell of it: what cameras and programs write (1), the press’s (13), comments, and others that no browser reads.
 * Colour profiles (2) and Adobe’s (14) change how it looks.
 */
const telling = (marker: number) => marker === 0xfe || (marker >= 0xe1 && marker <= 0xef && marker !== 0xe2 && marker !== 0xee);

/** What follows the picture is dropped too: phones put films there. */
function jpegWithout(bytes: Uint8Array): Uint8Array | null {
  const parts: Uint8Array[] = [bytes.subarray(0, 2)];
  let turned = 1;
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xda) {
      const end = endOfPicture(bytes, at + 2 + u16(bytes, at + 2));
      return joinBytes([parts[0]!, ...(turned > 1 ? [orientationPart(turned)] : []), ...parts.slice(1), bytes.subarray(at, end)]);
    }
    const length = u16(bytes, at + 2);
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length) return null;
    if (marker === 0xe1 && ascii(bytes, at + 4, 6) === "Exif\0\0") turned = orientationIn(bytes.subarray(at + 10, end));
    const isDepth = marker === 0xe2 && ascii(bytes, at + 4, 4) === "MPF\0";
    if (!telling(marker) && !isDepth) parts.push(bytes.subarray(at, end));
    at = end;
  }
  return null;
}

/**
 * Where the picture ends, its last scan behind it; what is cut off ends where the bytes do. Within a scan 0xFF is followed by 0, by a
 * restart or by itself.
 */
function endOfPicture(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at)) {
    const marker = bytes[at + 1]!;
    if (marker === 0xd9) return at + 2;
    const isOfScan = marker === 0 || (marker >= 0xd0 && marker <= 0xd7);
    if (marker === 0xff) at += 1;
    else at += isOfScan || at + 4 > bytes.length ? 2 : 2 + Math.max(2, u16(bytes, at + 2));
  }
  return bytes.length;
}

/** Chunks of a PNG that tell of it: texts, the time, what a camera wrote. */
const TELLING_CHUNKS = new Set(["tEXt", "zTXt", "iTXt", "eXIf", "tIME"]);

function pngWithout(bytes: Uint8Array): Uint8Array | null {
  const parts: Uint8Array[] = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + u32(bytes, at);
    if (end > bytes.length) return null;
    const name = ascii(bytes, at + 4, 4);
    if (!TELLING_CHUNKS.has(name)) parts.push(bytes.subarray(at, end));
    if (name === "IEND") return joinBytes(parts);
    at = end;
  }
  return null;
}

const size32 = (size: number) => Uint8Array.of(size & 255, (size >>> 8) & 255, (size >>> 16) & 255, size >>> 24);

function webpWithout(bytes: Uint8Array): Uint8Array | null {
  const parts: Uint8Array[] = [];
  const whole = Math.min(bytes.length, 8 + u32(bytes, 4, true));
  for (let at = 12; at + 8 <= whole;) {
    const length = u32(bytes, at + 4, true);
    const end = at + 8 + length + (length % 2);
    if (at + 8 + length > whole) return null;
    const name = ascii(bytes, at, 4);
    const chunk = bytes.slice(at, Math.min(end, whole));
    // The flags of the extended header say what chunks there are: 8 is EXIF, 4 is XMP.
    if (name === "VP8X") chunk[8]! &= ~0x0c;
    if (name !== "EXIF" && name !== "XMP ") parts.push(chunk);
    at = end;
  }
  if (parts.length === 0) return null;
  const body = joinBytes(parts);
  return joinBytes([bytes.subarray(0, 4), size32(body.length + 4), bytes.subarray(8, 12), body]);
}

/**
 * A picture without what a camera or a program wrote into it: place, time, device, words, and what lies behind its end; which way up it is
 * stays. The very bytes for kinds that hold none of this, and null for a picture that is cut off or damaged.
 */
export function withoutMetadata(bytes: Uint8Array, type: MediaType): Uint8Array | null {
  switch (type) {
    case "image/jpeg":
      return jpegWithout(bytes);
    case "image/png":
      return pngWithout(bytes);
    case "image/webp":
      return webpWithout(bytes);
    default:
      return bytes;
  }
}
