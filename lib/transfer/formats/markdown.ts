import { readMarkdown } from "../markdown/read-markdown";
import { writeMarkdown } from "../markdown/write-markdown";
import { encodedTextOf } from "../table/encoding";
import type { Likeness, TransferFormat } from "../transfer-format";

/** Signs of a Markdown file with cards: front matter, headings, cards on one line or several, questions, gaps. */
const SIGNS = /^---\s*$|^ {0,3}#{1,6} \S|\S ?:::? ?\S|^\?\??$|^Q\d*: |==\S|\{\{c\d|^[-*+] \[[ xX]\] /m;

/** A table between tabs has signs of everything in its cells. */
function hasTabs(text: string): boolean {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.filter((line) => line.includes("\t")).length * 2 > lines.length;
}

function likeness(bytes: Uint8Array): Likeness {
  const decoded = encodedTextOf(bytes.subarray(0, 20_000));
  const text = decoded.ok ? decoded.value.text.replace(/\r\n?/g, "\n") : "";
  return SIGNS.test(text) && !hasTabs(text) ? "maybe" : "no";
}

/** Markdown as Obsidian and its add-ons for flashcards write it (docs/transfer/tables.md). */
export const markdown: TransferFormat = {
  name: "markdown",
  label: "Markdown (Obsidian)",
  extensions: ["md"],
  mediaType: "text/markdown",
  looksLike: likeness,
  read: async (bytes) => readMarkdown(bytes),
  write: async (leaving) => writeMarkdown(leaving),
};
