import { beginWith } from "../bytes";
import { ok, refused, type Problem, type Result } from "../problem";

/** At most so many characters at once are made from bytes, so that a large file is never in memory twice. */
const PIECE = 1 << 16;

/** What the first bytes say beyond doubt: a mark, or a "<" of two bytes. */
function encodingByMark(bytes: Uint8Array): string | null {
  if (
    beginWith(bytes, 0xff, 0xfe, 0, 0) ||
    beginWith(bytes, 0, 0, 0xfe, 0xff) ||
    beginWith(bytes, 0, 0, 0, 0x3c) ||
    beginWith(bytes, 0x3c, 0, 0, 0)
  )
    return "utf-32";
  if (beginWith(bytes, 0xef, 0xbb, 0xbf)) return "utf-8";
  if (beginWith(bytes, 0xff, 0xfe) || beginWith(bytes, 0x3c, 0)) return "utf-16le";
  return beginWith(bytes, 0xfe, 0xff) || beginWith(bytes, 0, 0x3c) ? "utf-16be" : null;
}

/** What the declaration of a file in an encoding of single bytes says; UTF-8 where it says nothing, or one that its own bytes deny. */
function encodingDeclared(bytes: Uint8Array): string {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 400));
  const declared = /^\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([A-Za-z][\w.:-]{0,40})["']/.exec(start)?.[1]?.toLowerCase() ?? "utf-8";
  return /^(utf-?16|ucs-?2|iso-10646-ucs-2)/.test(declared) ? "utf-8" : declared;
}

function isKnown(encoding: string): boolean {
  try {
    return Boolean(new TextDecoder(encoding));
  } catch {
    return false;
  }
}

/** Whether all bytes are what the encoding allows. A character that the end of the file cuts is no matter. */
function fits(bytes: Uint8Array, encoding: string): boolean {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for (let at = 0; at < bytes.length; at += PIECE) decoder.decode(bytes.subarray(at, at + PIECE), { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** Characters that XML may not hold, and files hold all the same. */

const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

/**
 * The text of an XML file, piece by piece. `problems` says what was taken otherwise than the file says; it is complete when the last piece
 * was taken.
 */
export type XmlText = { pieces: Iterable<string>; problems: Problem[] };

const UNKNOWN = (encoding: string) =>
  refused({
    where: "file",
    message: `This file says that its text is encoded as ${encoding}, which cannot be read here. Save it as UTF-8.`,
  });
const IN_WINDOWS: Problem = {
  where: "file",
  message: "This file should be UTF-8, but is not. It was read as Windows-1252: look whether accents and quotation marks are right.",
};
const NOT_ALL = (encoding: string): Problem => ({
  where: "file",
  message: `Some characters of this file are not ${encoding}, as it says: they are shown as �.`,
});
const CONTROLS: Problem = { where: "file", message: "Control characters, which no text should have, were left out." };

/**
 * The text of an XML file by its byte order mark, else its declaration, else UTF-8; what should be UTF-8 and is not is read as
 * Windows-1252, with a problem. Characters that XML forbids are left out. Refuses encodings that cannot be read here.
 */
export function xmlText(bytes: Uint8Array): Result<XmlText> {
  const said = encodingByMark(bytes) ?? encodingDeclared(bytes);
  if (!isKnown(said)) return UNKNOWN(said.toUpperCase());
  if (fits(bytes, said)) return ok(textIn(bytes, said, []));
  return ok(said === "utf-8" ? textIn(bytes, "windows-1252", [IN_WINDOWS]) : textIn(bytes, said, [NOT_ALL(said.toUpperCase())]));
}

function textIn(bytes: Uint8Array, encoding: string, problems: Problem[]): XmlText {
  const allowed = (piece: string) => {
    const kept = piece.replace(FORBIDDEN, "");
    if (kept.length < piece.length && !problems.includes(CONTROLS)) problems.push(CONTROLS);
    return kept;
  };
  function* pieces() {
    const decoder = new TextDecoder(encoding);
    for (let at = 0; at < bytes.length; at += PIECE) yield allowed(decoder.decode(bytes.subarray(at, at + PIECE), { stream: true }));
  }
  return { pieces: { [Symbol.iterator]: pieces }, problems };
}
