import type { Likeness, TransferFormat } from "../transfer-format";
import { csvOfSet } from "../table/csv-of-set";
import { likenessOfText } from "../table/likeness";
import { readTextTable } from "../table/read-text-table";

const isPacked = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** A table in text: CSV, TSV, a pasted list, Anki’s notes as text (docs/transfer/tables.md). */
export const table: TransferFormat = {
  name: "table",
  label: "Table (CSV, TSV)",
  extensions: ["csv", "tsv", "txt"],
  mediaType: "text/csv",
  looksLike: (bytes): Likeness => (isPacked(bytes) ? "no" : likenessOfText(bytes)),
  read: async (bytes, options) => readTextTable(bytes, options),
  write: async (leaving) => csvOfSet(leaving),
};
