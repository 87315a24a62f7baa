import { beginWith, utf8Of } from "../../bytes";
import { ok, refused, type Result } from "../../problem";
import { withWindowsMarks } from "../../reading/files/bytes-to-text";

/** A text and the encoding that it was found in, by its usual name. */
export type EncodedText = { text: string; encoding: string };

const NO_TEXT = "This is not a text: it holds bytes that no text has. Save the table as CSV in UTF-8, or give the .xlsx file itself.";

/** So much of a file says in what it is written. */
const SAMPLE = 65_536;
/** Tab, line feed, carriage return, space, comma, semicolon: in UTF-16 each has a zero byte beside it. */
const DIVIDING = new Set([0x09, 0x0a, 0x0d, 0x20, 0x2c, 0x3b]);

/** How many bytes at even (0) or odd (1) places are zero, and how many that divide words have a zero at the other place of their pair. */
function zerosIn(sample: Uint8Array, low: 0 | 1): { zeros: number; stray: number; dividing: number; paired: number } {
  const count = { zeros: 0, stray: 0, dividing: 0, paired: 0 };
  for (let at = 0; at + 1 < sample.length; at += 2) {
    const [sign, other] = [sample[at + low]!, sample[at + 1 - low]!];
    if (other === 0) count.zeros++;
    if (sign === 0) count.stray++;
    if (!DIVIDING.has(sign)) continue;
    count.dividing++;
    if (other === 0) count.paired++;
  }
  return count;
}

/**
 * UTF-16 without its mark: zeros stand at one place of each pair only, beside most spaces and line ends, or in a good part of all pairs.
 */
function unmarkedUtf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const sample = bytes.subarray(0, SAMPLE);
  for (const [encoding, low] of [
    ["utf-16le", 0],
    ["utf-16be", 1],
  ] as const) {
    const { zeros, stray, dividing, paired } = zerosIn(sample, low);
    if (zeros === 0 || stray > 0) continue;
    if (paired > dividing / 2 || zeros > sample.length / 10) return encoding;
  }
  return null;
}

const decoded = (bytes: Uint8Array, encoding: string) => new TextDecoder(encoding).decode(bytes);

/** Whether a text that is no correct UTF-8 is UTF-8 all the same: more of its letters beyond ASCII came out than broke. */
function isMostlyUtf8(text: string): boolean {
  let [whole, broken] = [0, 0];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0xfffd) broken++;
    else if (unit > 0x7f) whole++;
  }
  return whole > broken;
}

function unmarked(bytes: Uint8Array): EncodedText {
  const wide = unmarkedUtf16(bytes);
  if (wide) return { text: decoded(bytes, wide), encoding: wide === "utf-16le" ? "UTF-16 LE" : "UTF-16 BE" };
  const text = utf8Of(bytes);
  if (text !== null) return { text, encoding: "UTF-8" };
  const damaged = decoded(bytes, "utf-8");
  return isMostlyUtf8(damaged)
    ? { text: damaged, encoding: "UTF-8" }
    : { text: withWindowsMarks(decoded(bytes, "latin1")), encoding: "Windows-1252" };
}

function encodedText(bytes: Uint8Array): EncodedText {
  if (beginWith(bytes, 0xef, 0xbb, 0xbf)) return { text: decoded(bytes, "utf-8"), encoding: "UTF-8 with a byte order mark" };
  if (beginWith(bytes, 0xff, 0xfe)) return { text: decoded(bytes, "utf-16le"), encoding: "UTF-16 LE" };
  if (beginWith(bytes, 0xfe, 0xff)) return { text: decoded(bytes, "utf-16be"), encoding: "UTF-16 BE" };
  return unmarked(bytes);
}

/** Control signs that no table has, where they are more than a slip: one in twenty signs. */
function isBinary(text: string): boolean {
  const sample = text.slice(0, SAMPLE);
  return (sample.match(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g)?.length ?? 0) * 20 > sample.length;
}

/**
 * The text of a file in UTF-8 or UTF-16, with or without a byte order mark (which is dropped), else in Windows-1252. Refused where it is no
 * text; single zero signs or broken letters stay in it (U+0000, U+FFFD), so that their lines can be named.
 */
export function encodedTextOf(bytes: Uint8Array): Result<EncodedText> {
  const found = encodedText(bytes);
  return isBinary(found.text) ? refused({ where: "file", message: NO_TEXT }) : ok({ ...found, text: found.text.replace(/^\uFEFF/, "") });
}
