import "server-only";
import { buffer } from "node:stream/consumers";
import yazl from "yazl";
import { csvOf, type Cell } from "@/lib/analysis/results-csv";
import { exportPerson } from "./person-export";

/** Anything of a row as a cell: what is more than a text or a number as JSON. */
function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  return typeof value === "string" || typeof value === "number" ? value : JSON.stringify(value);
}

/** Rows as one table: a column for each name that any of them has. */
function tableOf(rows: readonly Readonly<Record<string, unknown>>[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return csvOf([columns, ...rows.map((row) => columns.map((column) => cellOf(row[column])))]);
}

/**
 * Everything that is kept about somebody as a ZIP of CSV files, one a table; tables without a row are left out. The same as the JSON has.
 */
export async function exportTables(who: { personId: string }): Promise<Uint8Array<ArrayBuffer>> {
  const { tables, asked, exportedAt } = await exportPerson(who);
  const zip = new yazl.ZipFile();
  for (const [name, rows] of Object.entries({ ...tables, asked })) {
    if (rows.length > 0)
      zip.addBuffer(Buffer.from(tableOf(rows as Record<string, unknown>[])), `${name}.csv`, { mtime: new Date(exportedAt) });
  }
  zip.end();
  return new Uint8Array(await buffer(zip.outputStream));
}
