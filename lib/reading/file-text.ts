import { ok, refused, type Result } from "../problem";
import { bytesToText } from "./files/bytes-to-text";
import { htmlText } from "./files/html-text";
import { MOST_BYTES, MOST_CHARACTERS } from "./files/limits";

export const FILE_KINDS = ["txt", "md", "html", "docx", "pdf"] as const;
/** The kinds of file an article is read from. */
export type FileKind = (typeof FILE_KINDS)[number];

/** What was in a file: its text, which is then kept unchanged, and the title it gives itself, if any. */
export type FileText = { text: string; kind: FileKind; title: string | null };

const refuse = (message: string) => refused({ where: "file", message });

const EXTENSIONS: Readonly<Record<string, FileKind>> = {
  txt: "txt",
  text: "txt",
  md: "md",
  markdown: "md",
  html: "html",
  htm: "html",
  xhtml: "html",
  docx: "docx",
  pdf: "pdf",
};

const startsWith = (bytes: Uint8Array, words: string) => [...words].every((letter, i) => bytes[i] === letter.charCodeAt(0));

/** By its first bytes, which do not lie, then by its name. */
function kindOf(name: string, bytes: Uint8Array): FileKind | null {
  if (startsWith(bytes, "%PDF")) return "pdf";
  const named = EXTENSIONS[name.split(".").at(-1)!.toLowerCase()] ?? null;
  const isOle = bytes[0] === 0xd0 && bytes[1] === 0xcf;
  if (startsWith(bytes, "PK\u0003\u0004") || isOle)
    return named === "docx" || /\.(?:docm|doc|dotx)$/i.test(name) ? "docx" : named === null || isOle ? null : named;
  return named ?? (name.includes(".") && !/\.\w{1,5}$/.test(name) ? "txt" : name.includes(".") ? null : "txt");
}

/** Markdown as it is read aloud: no marks, links by their words, pictures and code left out. */
function withoutMarkdown(text: string): string {
  return text
    .replace(/^---\n[\s\S]*?\n---\n/, "")
    .replace(/```[\s\S]*?```/g, "")
    .replace(/!\[[^\]]*\]\([^)]*\)/g, "")
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/^#{1,6}\s+/gm, "")
    .replace(/^>\s?/gm, "")
    .replace(/(\*\*|__)(?=\S)([\s\S]*?\S)\1/g, "$2")
    .replace(/(^|[\s(])[*_](?=\S)([^*_\n]*\S)[*_](?=[\s).,;:!?]|$)/g, "$1$2");
}

async function contentOf(kind: FileKind, bytes: Uint8Array): Promise<Result<{ text: string; title: string | null }>> {
  const untitled = (read: Result<string>) => (read.ok ? ok({ text: read.value, title: null }) : read);
  if (kind === "pdf") return untitled(await (await import("./files/pdf-text")).pdfText(bytes));
  if (kind === "docx") return untitled((await import("./files/docx-text")).docxText(bytes));
  const plain = bytesToText(bytes);
  if (!plain.ok) return plain;
  if (kind === "html") return ok(htmlText(plain.value));
  return untitled(ok(kind === "md" ? withoutMarkdown(plain.value) : plain.value));
}

/** Refuses a text that is empty or longer than anybody reads with a class. Pasted texts go through it too. */
export function checkArticleText(text: string): Result<string> {
  if (!/\p{L}/u.test(text)) return refuse("There is no text in it. Choose another file, or paste the text of the article.");
  if (text.length > MOST_CHARACTERS)
    return refuse(`This text has more than ${MOST_CHARACTERS.toLocaleString("en-GB")} characters. Paste the part that you want to teach.`);
  return ok(text);
}

/**
 * The text of a .txt, .md, .html, .docx or .pdf file, whatever its encoding. What cannot be read is refused with a sentence that says what
 * to do: empty, too large, no text at all, protected, or scanned.
 */
export async function textOfFile(name: string, bytes: Uint8Array): Promise<Result<FileText>> {
  if (bytes.length === 0) return refuse("This file is empty. Choose another one, or paste the text of the article.");
  if (bytes.length > MOST_BYTES) return refuse("This file is larger than 10 MB. Save the article alone, or paste its text.");
  const kind = kindOf(name, bytes);
  if (kind === null)
    return refuse("Files of this kind are not read. Save the article as .txt, .md, .html, .docx or .pdf, or paste its text.");
  const read = await contentOf(kind, bytes);
  if (!read.ok) return read;
  const checked = checkArticleText(read.value.text);
  return checked.ok ? ok({ ...read.value, kind }) : checked;
}
