import { looksZipped, openArchive } from "../archive";
import type { Likeness, TransferFormat } from "../transfer-format";
import { readXlsx } from "../xlsx/read-xlsx";
import { xlsxOfSet } from "../xlsx/xlsx-of-set";

function likeness(bytes: Uint8Array): Likeness {
  if (!looksZipped(bytes)) return bytes[0] === 0xd0 && bytes[1] === 0xcf ? "maybe" : "no";
  const archive = openArchive(bytes);
  if (!archive.ok) return "maybe";
  return archive.value.names.some((name) => /^xl\/(?:workbook\.xml$|worksheets\/)/i.test(name)) ? "sure" : "no";
}

/** A spreadsheet of Excel or LibreOffice: its first sheet with rows, read and written as tables in text are (docs/transfer/tables.md). */
export const xlsx: TransferFormat = {
  name: "xlsx",
  label: "Spreadsheet (Excel)",
  extensions: ["xlsx"],
  mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  looksLike: likeness,
  read: async (bytes, options) => readXlsx(bytes, options),
  write: async (leaving) => xlsxOfSet(leaving),
};
