// The only file that knows fflate and saxes: a .docx is a packed folder with an XML file in it.
import { unzipSync } from "fflate";
import { SaxesParser } from "saxes";
import { ok, refused, type Result } from "../../problem";
import { MOST_UNPACKED } from "./limits";

const BROKEN = refused({
  where: "file",
  message: "This Word file cannot be read. Open it in Word, save it again as .docx, or paste its text.",
});
const TOO_LARGE = refused({ where: "file", message: "This Word file is too large to be read. Paste the part that you need." });
const PROTECTED = refused({
  where: "file",
  message: "This Word file is protected by a password or is an old .doc file. Save it without a password as .docx, or paste its text.",
});

const DOCUMENT = "word/document.xml";
/** Old Word files and protected ones are OLE files. */
const isOle = (bytes: Uint8Array) => bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0;

/** The document inside, unpacked to no more than it says and no more than the limit. Null where it is not there or broken. */
function unpacked(bytes: Uint8Array): Uint8Array | "too large" | null {
  let tooLarge = false;
  const wanted = (file: { name: string; originalSize: number }) => {
    if (file.name !== DOCUMENT) return false;
    tooLarge ||= file.originalSize > MOST_UNPACKED;
    return !tooLarge;
  };
  try {
    const document = unzipSync(bytes, { filter: wanted })[DOCUMENT];
    return tooLarge ? "too large" : (document ?? null);
  } catch {
    return null;
  }
}

/** The paragraphs of a document: its runs of text, without deleted ones and fields. */
function paragraphsOf(xml: string): string[] {
  const paragraphs: string[] = [];
  let words = "";
  let inText = false;
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name }) => {
    if (name === "w:t") inText = true;
    if (name === "w:tab") words += " ";
    if (name === "w:br" || name === "w:cr") words += "\n";
  });
  parser.on("text", (text) => {
    if (inText) words += text;
  });
  parser.on("closetag", ({ name }) => {
    if (name === "w:t") inText = false;
    if (name !== "w:p") return;
    paragraphs.push(words.trim());
    words = "";
  });
  parser.write(xml).close();
  return paragraphs.filter(Boolean);
}

/** The text of a Word file, a paragraph a line. Nothing but the document itself is unpacked. */
export function docxText(bytes: Uint8Array): Result<string> {
  if (isOle(bytes)) return PROTECTED;
  const document = unpacked(bytes);
  if (document === "too large") return TOO_LARGE;
  if (document === null) return BROKEN;
  try {
    return ok(paragraphsOf(new TextDecoder("utf-8").decode(document)).join("\n\n"));
  } catch {
    return BROKEN;
  }
}
