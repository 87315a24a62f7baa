import { beginWith } from "../bytes";

/** The kinds of pictures and sounds that texts may name, with the ending of their files. */
export const MEDIA_ENDINGS = {
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/gif": "gif",
  "image/webp": "webp",
  "image/avif": "avif",
  "image/svg+xml": "svg",
  "audio/mpeg": "mp3",
  "audio/ogg": "ogg",
  "audio/wav": "wav",
  "audio/mp4": "m4a",
} as const;
export type MediaType = keyof typeof MEDIA_ENDINGS;

const ascii = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));

/** The brand of a file in boxes (ISO 14496-12), and all that it says it is compatible with. */
function brandsOf(bytes: Uint8Array): string[] {
  if (ascii(bytes, 4, 8) !== "ftyp") return [];
  const size = Math.min(((bytes[0]! << 24) | (bytes[1]! << 16) | (bytes[2]! << 8) | bytes[3]!) >>> 0, 256);
  const brands = [ascii(bytes, 8, 12)];
  for (let at = 16; at + 4 <= size && at + 4 <= bytes.length; at += 4) brands.push(ascii(bytes, at, at + 4));
  return brands;
}

/** An MPEG audio frame: eleven bits set, a version, layer and rate that exist. */
function isMpegFrame(bytes: Uint8Array, at: number): boolean {
  const [first, second, third] = [bytes[at], bytes[at + 1], bytes[at + 2]];
  if (first !== 0xff || second === undefined || third === undefined || (second & 0xe0) !== 0xe0) return false;
  return (second & 0x18) !== 0x08 && (second & 0x06) === 0x02 && (third & 0xf0) !== 0xf0 && (third & 0x0c) !== 0x0c;
}

const SVG =
  /^\uFEFF?\s*(?:<\?xml[^>]{0,300}\?>\s*)?(?:<!--(?:[^-]|-(?!->)){0,2000}-->\s*)*(?:<!DOCTYPE svg[^>[]{0,300}>\s*)?(?:<!--(?:[^-]|-(?!->)){0,2000}-->\s*)*<svg[\s>]/;

/** A drawing without entities of its own, which could grow without end. */
const isDrawing = (bytes: Uint8Array) =>
  SVG.test(new TextDecoder().decode(bytes.subarray(0, 6000))) && !new TextDecoder().decode(bytes).includes("<!ENTITY");

/** What a picture or sound is by its first bytes, whatever it is called; null for everything else. */
export function mediaTypeOf(bytes: Uint8Array): MediaType | null {
  if (beginWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return "image/png";
  if (beginWith(bytes, 0xff, 0xd8, 0xff)) return "image/jpeg";
  if (/^GIF8[79]a$/.test(ascii(bytes, 0, 6))) return "image/gif";
  const riff = ascii(bytes, 0, 4) === "RIFF" ? ascii(bytes, 8, 12) : "";
  if (riff === "WEBP") return "image/webp";
  if (riff === "WAVE") return "audio/wav";
  if (ascii(bytes, 0, 4) === "OggS") return "audio/ogg";
  if (ascii(bytes, 0, 3) === "ID3" || isMpegFrame(bytes, 0)) return "audio/mpeg";
  const brands = brandsOf(bytes);
  if (brands.includes("avif") || brands.includes("avis")) return "image/avif";
  if (brands.some((brand) => brand === "M4A " || brand === "M4B ")) return "audio/mp4";
  return isDrawing(bytes) ? "image/svg+xml" : null;
}
