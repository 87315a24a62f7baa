import type { ReactNode } from "react";
import { Table } from "../ui/table";

type ChartTableProps = {
  summary: string;
  caption: string;
  columns: readonly { key: string; label: ReactNode; end?: boolean }[];
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
};

/** The numbers behind a picture, for those who would rather read them: one press below it. */
export function ChartTable({ summary, caption, columns, rows }: ChartTableProps) {
  if (rows.length === 0) return null;
  return (
    <details>
      <summary className="min-h-11 content-center text-small font-[550] text-soft">{summary}</summary>
      <div className="max-h-96 overflow-y-auto pt-1">
        <Table caption={caption} hideCaption columns={columns} rows={rows} />
      </div>
    </details>
  );
}
