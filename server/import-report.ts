import "server-only";
import { csvOf } from "@/lib/analysis/results-csv";
import { asFile, slugOfFile } from "./files";
import type { FullReport } from "./import-apply";
import { findImportRow } from "./imports";
import { readKept } from "./import-parts";
import type { Editor } from "./sets-access";

/** Lines and problems as one table: place, what became of it, what it says, why. */
const tableOf = ({ lines, problems }: FullReport): string =>
  csvOf([
    ["place", "outcome", "kind", "text", "why"],
    ...lines.map(({ where, outcome, kind, text, why }) => [where, outcome, kind, text, why]),
    ...problems.map(({ where, message }) => [where, "problem", "", "", message]),
  ]);

/** The report of an import of somebody’s as a file; null when there is none. */
export async function reportFile(who: Editor | null, importId: string, as: "json" | "csv"): Promise<Response | null> {
  const row = await findImportRow(who, importId);
  const report = row && (await readKept<FullReport>(row.id, "report"));
  if (!row || !report) return null;
  const name = `${slugOfFile(row.fileName)}-report.${as}`;
  return as === "csv"
    ? asFile(tableOf(report), name, "text/csv; charset=utf-8")
    : asFile(`${JSON.stringify(report, null, 2)}\n`, name, "application/json; charset=utf-8");
}
