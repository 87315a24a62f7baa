import { csvOf } from "../../analysis/results-csv";
import type { Leaving } from "../transfer-format";
import { guarded } from "./cell-text";
import { tableOfSet } from "./table-of-set";

/** A set as a CSV file that opens in spreadsheets: no cell is taken for a formula, and what begins like one is read back as it was. */
export function csvOfSet(leaving: Leaving): Uint8Array {
  const { header, rows } = tableOfSet(leaving);
  return new TextEncoder().encode(csvOf([header, ...rows.map((row) => row.map(guarded))]));
}
