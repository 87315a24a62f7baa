"use client";

import type { Cell } from "@/lib/questions/question";
import { fill } from "@/lib/words";
import { useWords } from "../layout/words";
import { ItemSelect, keyOf, OptionKey, withChoice } from "./item-select";
import type { ReplyProps } from "./reply-props";
import { Shown, usePlain } from "./shown";

/**
 * A table with one list in each cell that is asked. On a narrow screen each row stands by itself and each cell says its column; the roles
 * are written out, since a table that is laid out otherwise loses them in some browsers.
 */
export function GridReply({ reply, value, locked, feedback, labelledBy, name, onDraft }: ReplyProps<"grid">) {
  const words = useWords("quiz");
  const plain = usePlain();
  const chosen = value?.kind === "grid" ? value.value : {};
  const key = keyOf(feedback?.key);
  const cells = new Map(reply.items.map((cell) => [`${cell.row} ${cell.column}`, cell]));

  function cellOf(cell: Cell | undefined, row: string, column: string) {
    if (!cell) return <span className="text-small text-soft">{words.notAsked}</span>;
    return (
      <ItemSelect
        id={`${name}-${cell.id}`}
        label={fill(words.rowAndColumn, { row: plain(row), column: plain(column) })}
        options={reply.options}
        value={chosen[cell.id] ?? ""}
        locked={locked}
        rightId={key?.[cell.id] ?? null}
        onChange={(option) => onDraft({ kind: "grid", value: withChoice(chosen, cell.id, option) })}
      />
    );
  }

  return (
    <div className="grid gap-4">
      <OptionKey options={reply.options} />
      <table role="table" aria-labelledby={labelledBy} className="block w-full border-collapse sm:table">
        <thead role="rowgroup" className="sr-only sm:not-sr-only sm:table-header-group">
          <tr role="row" className="sm:table-row">
            <td role="cell" />
            {reply.columns.map((column) => (
              <th
                key={column.id}
                role="columnheader"
                scope="col"
                className="px-1.5 pb-2 text-start align-bottom text-small leading-snug font-[650] sm:table-cell"
              >
                <Shown text={column.text} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" className="grid gap-4 sm:table-row-group">
          {reply.rows.map((row) => (
            <tr key={row.id} role="row" className="grid gap-2.5 border-t border-line pt-4 first:border-0 first:pt-0 sm:table-row">
              <th
                role="rowheader"
                scope="row"
                className="text-start align-top leading-snug font-[650] sm:border-t sm:border-line sm:py-2 sm:pe-3"
              >
                <Shown text={row.text} />
              </th>
              {reply.columns.map((column) => {
                const cell = cells.get(`${row.id} ${column.id}`);
                return (
                  <td
                    key={column.id}
                    role="cell"
                    className={`gap-1 sm:table-cell sm:border-t sm:border-line sm:px-1.5 sm:py-2 sm:align-top ${cell ? "grid" : "hidden"}`}
                  >
                    <span aria-hidden="true" className="text-small leading-snug text-soft sm:hidden">
                      <Shown text={column.text} />
                    </span>
                    {cellOf(cell, row.text, column.text)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
