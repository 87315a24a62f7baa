import { utf8Of } from "../bytes";
import { refused, type Result } from "../problem";
import { readCsv } from "../transfer/csv";
import { isTable, namesInLines, namesInRows } from "./roster";

/** A list of names is no larger, in bytes. */
const LARGEST = 500_000;

type Said = { fileUnreadable: string; fileLarge: string };

/** The text of a file as spreadsheets write it: UTF-8, else Western European; null where it is no text at all. */
function textOf(bytes: Uint8Array): string | null {
  return bytes.includes(0) ? null : (utf8Of(bytes) ?? new TextDecoder("windows-1252").decode(bytes));
}

/** The names in a pasted list, or in the bytes of a file: one a line, or a table. What is none is a problem, in the words given. */
export function readRoster(given: string | Uint8Array, said: Said): Result<string[]> {
  if (given.length > LARGEST) return refused({ where: typeof given === "string" ? "names" : "file", message: said.fileLarge });
  const text = typeof given === "string" ? given : textOf(given);
  if (text === null) return refused({ where: "file", message: said.fileUnreadable });
  const plain = text.replace(/^\uFEFF/, "");
  if (!isTable(plain)) return namesInLines(plain);
  const rows = readCsv(plain);
  return rows.ok ? namesInRows(rows.value) : refused(...rows.problems.map(({ message }) => ({ where: "names", message })));
}
