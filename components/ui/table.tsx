import type { ReactNode } from "react";

type TableProps = {
  /** Says what the rows are; read out, and shown unless `hideCaption`. */
  caption: string;
  hideCaption?: boolean;
  /** One header a column. `end` stands to the right: numbers. */
  columns: readonly { key: string; label: ReactNode; end?: boolean }[];
  /** The first cell of a row names it. */
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
};

/** A real table that scrolls by itself where it is too wide, with the keyboard too. */
export function Table({ caption, hideCaption = false, columns, rows }: TableProps) {
  const side = (column: number) => (columns[column]?.end ? "text-end" : "text-start");
  return (
    <div tabIndex={0} role="region" aria-label={caption} className="overflow-x-auto rounded-card border border-line bg-card">
      <table className="w-full border-collapse">
        <caption className={hideCaption ? "sr-only" : "label px-3 pt-3 text-start"}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ key, label }, column) => (
              <th key={key} scope="col" className={`px-3 py-2.5 text-tiny font-[650] text-soft ${side(column)}`}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key} className="border-t border-line">
              {cells.map((cell, column) =>
                column === 0 ? (
                  <th key={column} scope="row" className={`px-3 py-2.5 font-[550] ${side(column)}`}>
                    {cell}
                  </th>
                ) : (
                  <td key={column} className={`px-3 py-2.5 ${side(column)}`}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
