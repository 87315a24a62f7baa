// The only file that knows pdfjs-dist, which is loaded when the first PDF comes: it is large.
import type { TextItem } from "pdfjs-dist/types/src/display/api";
import { ok, refused, type Result } from "../../problem";
import { MOST_PAGES } from "./limits";

const BROKEN = refused({ where: "file", message: "This PDF cannot be read. Open it, copy its text and paste it here." });
const PROTECTED = refused({
  where: "file",
  message: "This PDF is protected by a password. Save it without one, or open it, copy its text and paste it here.",
});
const SCANNED = refused({
  where: "file",
  message: "This PDF has pictures of text, but no text. Run text recognition on it first, or type the part that you need.",
});
const TOO_LONG = refused({
  where: "file",
  message: `This PDF has more than ${MOST_PAGES} pages. Save the pages that you need as a PDF of their own.`,
});

/** A printed line: its words, where it stands and how high its letters are. */
type PrintedLine = { words: string; left: number; right: number; y: number; height: number };

function linesOf(items: readonly TextItem[]): PrintedLine[] {
  const lines: PrintedLine[] = [];
  let open: PrintedLine | null = null;
  for (const { str, transform, width, height, hasEOL } of items) {
    const [left, y] = [Number(transform[4]), Number(transform[5])];
    const isSame: boolean = open !== null && Math.abs(open.y - y) < Math.max(2, open.height * 0.5);
    if (open && isSame) {
      open.words +=
        left - open.right > Math.max(1, open.height * 0.2) && !open.words.endsWith(" ") && !str.startsWith(" ") ? ` ${str}` : str;
      open.right = Math.max(open.right, left + width);
      open.height = Math.max(open.height, height);
    } else if (str.trim() !== "") {
      open = { words: str, left, right: left + width, y, height };
      lines.push(open);
    }
    if (hasEOL && open && !isSame && str.trim() === "") open = null;
  }
  return lines.map((line) => ({ ...line, words: line.words.replace(/\s+/g, " ").trim() })).filter(({ words }) => words !== "");
}

const ENDS = /[.!?…:]["”’')]?$/;

/** Whether a printed line goes on in the next: near enough, as large, and neither a title nor the end of a paragraph. */
function goesOn(before: PrintedLine, after: PrintedLine, width: number): boolean {
  const height = Math.max(before.height, 1);
  const gap = before.y - after.y;
  const sameSize = Math.abs(before.height - after.height) < height * 0.15;
  const isShort = before.right - before.left < width * 0.75;
  return sameSize && gap > 0 && gap < height * 1.75 && !(isShort && ENDS.test(before.words)) && !(isShort && /^\p{Lu}/u.test(after.words));
}

function paragraphsOf(lines: readonly PrintedLine[]): string[] {
  const width = Math.max(0, ...lines.map(({ left, right }) => right - left));
  const paragraphs: string[] = [];
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    const last = paragraphs.length - 1;
    if (!before || !goesOn(before, line, width)) paragraphs.push(line.words);
    else if (/\p{L}-$/u.test(paragraphs[last]!) && /^\p{Ll}/u.test(line.words))
      paragraphs[last] = paragraphs[last]!.slice(0, -1) + line.words;
    else paragraphs[last] += ` ${line.words}`;
  });
  return paragraphs;
}

/** Heads and feet: the first and last lines of pages that most pages share, and page numbers. */
function withoutHeads(pages: readonly PrintedLine[][]): PrintedLine[][] {
  const same = new Map<string, number>();
  const key = ({ words }: PrintedLine) => words.replace(/\d+/g, "#");
  for (const lines of pages)
    for (const line of new Set([...lines.slice(0, 2), ...lines.slice(-2)].map(key))) same.set(line, (same.get(line) ?? 0) + 1);
  const isHead = (line: PrintedLine) =>
    (pages.length > 2 && (same.get(key(line)) ?? 0) > pages.length / 2) || /^(?:page )?\d{1,4}(?: (?:of|\/) \d{1,4})?$/i.test(line.words);
  return pages.map((lines) => lines.filter((line, i) => !((i < 2 || i >= lines.length - 2) && isHead(line))));
}

const nameOf = (error: unknown) => (error instanceof Error ? error.name : "");

/** Fewer letters than this on all pages together are no text, but specks of a scan. */
const LEAST_LETTERS = 20;

/** The text of a PDF, a paragraph a line; heads, feet and page numbers left out. Nothing in it is run. */
export async function pdfText(bytes: Uint8Array): Promise<Result<string>> {
  const { getDocument, VerbosityLevel } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const task = getDocument({
    data: bytes.slice(),
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    const pdf = await task.promise;
    if (pdf.numPages > MOST_PAGES) return TOO_LONG;
    const pages: PrintedLine[][] = [];
    for (let n = 1; n <= pdf.numPages; n++) {
      const { items } = await (await pdf.getPage(n)).getTextContent();
      pages.push(linesOf(items.filter((item): item is TextItem => "str" in item)));
    }
    const text = withoutHeads(pages).flatMap(paragraphsOf).join("\n\n");
    return (text.match(/\p{L}/gu)?.length ?? 0) < LEAST_LETTERS ? SCANNED : ok(text);
  } catch (error) {
    return nameOf(error) === "PasswordException" ? PROTECTED : BROKEN;
  } finally {
    await task.destroy();
  }
}
