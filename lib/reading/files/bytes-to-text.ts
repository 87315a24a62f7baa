import { beginWith } from "../../bytes";
import { ok, refused, type Result } from "../../problem";

/** UTF-16 without a mark: in English every other byte is 0. */
function looksLikeUtf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const sample = bytes.subarray(0, 2000);
  if (sample.length < 4) return null;
  const zeros = [0, 0];
  sample.forEach((byte, i) => byte === 0 && zeros[i % 2]!++);
  const half = sample.length / 2;
  if (zeros[1]! > half * 0.6 && zeros[0]! < half * 0.1) return "utf-16le";
  return zeros[0]! > half * 0.6 && zeros[1]! < half * 0.1 ? "utf-16be" : null;
}

function encodingOf(bytes: Uint8Array): string {
  if (beginWith(bytes, 0xff, 0xfe)) return "utf-16le";
  if (beginWith(bytes, 0xfe, 0xff)) return "utf-16be";
  return looksLikeUtf16(bytes) ?? "utf-8";
}

/** Control characters that no text has; more than a few of them are no text. */
const isBinary = (text: string) =>
  text.includes("\0") ||
  (text.slice(0, 10_000).match(/[\u0001-\u0008\u000e-\u001f\ufffd]/g)?.length ?? 0) > Math.max(2, Math.min(text.length, 10_000) * 0.01);

/**
 * The text of a plain file in whichever of the usual encodings it was saved: UTF-8, UTF-16 (with or without its mark), else Windows-1252. A
 * byte order mark is dropped. Refuses what is no text.
 */
export function bytesToText(bytes: Uint8Array): Result<string> {
  const encoding = encodingOf(bytes);
  const text = decode(bytes, encoding) ?? fromWindows(bytes);
  if (isBinary(text))
    return refused({ where: "file", message: "This is not a text. Save the article as .txt, .docx, .pdf or .html, or paste its text." });
  return ok(text.replace(/^\ufeff/, ""));
}

/** What Windows-1252 has where Latin-1 has control characters; Node 20’s own decoder takes the one for the other. */
const WINDOWS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** A text in which control characters from 0x80 on are what Windows-1252 has there: nothing else is ever meant by them. */
export const withWindowsMarks = (text: string): string => text.replace(/[\u0080-\u009f]/g, (mark) => WINDOWS[mark.charCodeAt(0) - 0x80]!);

const fromWindows = (bytes: Uint8Array) => withWindowsMarks(new TextDecoder("latin1").decode(bytes));

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: encoding === "utf-8" }).decode(bytes);
  } catch {
    return null;
  }
}
