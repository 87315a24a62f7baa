import { COLUMN_ROLES, type TableView } from "@/lib/transfer/material";
import { fill } from "@/lib/words";
import type { Messages } from "@/messages";
import type { FormState } from "../facts/form-state";
import { CheckboxCard } from "../ui/choice-card";
import { PlanForm } from "./plan-form";

type ColumnsFormProps = { table: TableView; words: Messages["transfer"]; action: (state: FormState, form: FormData) => Promise<FormState> };

const SELECT = "min-h-12 w-full rounded-press border-[1.5px] border-line-strong bg-card px-3 py-2 text-base text-ink";

/** The columns of a table, each with its first cells and what it is. */
export function ColumnsForm({ table, words, action }: ColumnsFormProps) {
  const roles: Readonly<Record<string, string>> = words.roles;
  return (
    <PlanForm
      key={JSON.stringify(table.columns.map(({ role }) => role))}
      action={action}
      submit={words.readAgain}
      busy={words.readingAgain}
    >
      <ul className="grid gap-3 [grid-template-columns:repeat(auto-fill,minmax(min(15rem,100%),1fr))]">
        {table.columns.map(({ name, role, samples }, i) => (
          <li key={i} className="card grid content-start gap-2 px-4 py-3">
            <label htmlFor={`column-${i}`} className="text-small font-[650] wrap-anywhere">
              {name ? fill(words.column, { name }) : fill(words.columnNumber, { number: i + 1 })}
            </label>
            <select id={`column-${i}`} name="column" defaultValue={role} className={SELECT}>
              {COLUMN_ROLES.map((one) => (
                <option key={one} value={one}>
                  {roles[one] ?? one}
                </option>
              ))}
            </select>
            <p className="sr-only">{words.firstCells}</p>
            <ul className="grid gap-0.5 text-small text-soft">
              {samples.slice(0, 3).map((sample, at) => (
                <li key={at} className="truncate">
                  {sample || "–"}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <CheckboxCard name="hasHeader" defaultChecked={table.hasHeader} label={words.header} />
    </PlanForm>
  );
}
