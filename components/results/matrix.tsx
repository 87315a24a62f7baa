import type { ReactNode } from "react";

/** One cell: a sign to see and a word to hear. */
export type MatrixCell = { sign: string; text: string; tone: "right" | "wrong" | "soft" };

type MatrixProps = {
  caption: string;
  /** The header of the first column. */
  corner: string;
  /** After the first column: figures about the row. */
  sums: readonly string[];
  /** The numbered columns: what is shown, and what is read out. */
  columns: readonly { key: string; label: ReactNode; name: string }[];
  rows: readonly { key: string; name: ReactNode; sums: readonly ReactNode[]; cells: readonly (MatrixCell | null)[] }[];
  /** What a null cell says to those who hear it. */
  none: string;
  foot?: { name: string; sums: readonly ReactNode[]; cells: readonly string[] };
};

const TONES = { right: "text-correct", wrong: "text-wrong", soft: "text-soft" };
const EDGE = "sticky start-0 z-10 max-w-36 min-w-24 border-e border-line bg-card px-3 py-2 text-start [overflow-wrap:anywhere] sm:max-w-64";

function Cell({ cell, none }: { cell: MatrixCell | null; none: string }) {
  if (cell === null)
    return (
      <td>
        <span className="sr-only">{none}</span>
      </td>
    );
  return (
    <td className={TONES[cell.tone]}>
      <span aria-hidden="true">{cell.sign}</span>
      <span className="sr-only">{cell.text}</span>
    </td>
  );
}

/** A wide table that scrolls by itself, with the keyboard too; the names stay where they are. */
export function Matrix({ caption, corner, sums, columns, rows, none, foot }: MatrixProps) {
  return (
    <div tabIndex={0} role="region" aria-label={caption} className="relative overflow-x-auto rounded-card border border-line bg-card">
      <table className="border-collapse text-small [&_td]:px-2 [&_td]:py-2 [&_td]:text-center [&_td]:whitespace-nowrap [&_td.sum]:px-3 [&_td.sum]:text-end">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="text-tiny text-soft">
            <th scope="col" className={`${EDGE} font-[650]`}>
              {corner}
            </th>
            {sums.map((label) => (
              <th key={label} scope="col" className="px-3 py-2 text-end font-[650]">
                {label}
              </th>
            ))}
            {columns.map(({ key, label, name }) => (
              <th key={key} scope="col" className="min-w-11 px-2 py-2 text-center font-[650]">
                <span aria-hidden="true">{label}</span>
                <span className="sr-only">{name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} className="border-t border-line">
              <th scope="row" className={`${EDGE} font-[550]`}>
                {row.name}
              </th>
              {row.sums.map((sum, i) => (
                <td key={i} className="sum">
                  {sum}
                </td>
              ))}
              {row.cells.map((cell, i) => (
                <Cell key={columns[i]!.key} cell={cell} none={none} />
              ))}
            </tr>
          ))}
        </tbody>
        {foot && (
          <tfoot>
            <tr className="border-t border-line-strong text-soft">
              <th scope="row" className={`${EDGE} font-[650]`}>
                {foot.name}
              </th>
              {foot.sums.map((sum, i) => (
                <td key={i} className="sum">
                  {sum}
                </td>
              ))}
              {foot.cells.map((cell, i) => (
                <td key={columns[i]!.key}>{cell}</td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}
