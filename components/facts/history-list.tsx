import Link from "next/link";
import { fill, plural } from "@/lib/words";
import type { Messages } from "@/messages";
import { language } from "@/messages/language";
import { Chip } from "../ui/chip";
import { Table } from "../ui/table";
import { DoneButton } from "./done-button";
import type { FormState } from "./form-state";
import { dateText } from "../memory/date-text";

type ChangedField = { label: string; before: string; after: string };
/** One change, told: what was done to what, when and by whom, and what it changed. */
export type HistoryLine = {
  id: string;
  action: string;
  target: string;
  about: string | null;
  count: number;
  href: string | null;
  at: Date;
  by: string | null;
  mine: boolean;
  undone: boolean;
  canUndo: boolean;
  changes: readonly ChangedField[];
};

type HistoryListProps = { lines: readonly HistoryLine[]; undo: (editId: string) => Promise<FormState>; words: Messages["edit"] };

const time = (at: Date) => `${dateText(language(), at.toISOString().slice(0, 10))}, ${at.toISOString().slice(11, 16)} UTC`;

function whoOf({ by, mine }: HistoryLine, words: Messages["edit"]): string {
  if (mine) return words.byYourself;
  return by ? fill(words.byHim, { name: by }) : words.bySomebody;
}

function Changes({ changes, words }: { changes: readonly ChangedField[]; words: Messages["edit"] }) {
  if (changes.length === 0) return null;
  return (
    <details>
      <summary className="min-h-11 w-fit content-center text-small font-[550] text-accent">{words.details}</summary>
      <Table
        caption={words.details}
        hideCaption
        columns={[
          { key: "field", label: words.field },
          { key: "before", label: words.before },
          { key: "after", label: words.after },
        ]}
        rows={changes.map(({ label, before, after }) => ({
          key: label,
          cells: [
            label,
            <span key="b" className="whitespace-pre-line">
              {before || words.nothing}
            </span>,
            <span key="a" className="whitespace-pre-line">
              {after || words.nothing}
            </span>,
          ],
        }))}
      />
    </details>
  );
}

function Line({ line, undo, words }: { line: HistoryLine } & Omit<HistoryListProps, "lines">) {
  const actions: Readonly<Record<string, string>> = words.actions;
  const targets: Readonly<Record<string, string>> = words.targets;
  const about = line.about ?? (line.count > 0 ? plural(language(), line.count, words.manyFacts) : "");
  return (
    <li className="card grid gap-1.5 px-4 py-3">
      <p className="flex flex-wrap items-center gap-2 text-tiny text-soft">
        <span className="font-[650] text-ink">{actions[line.action] ?? words.actions.other}</span>
        <span>{targets[line.target]}</span>
        <span>{time(line.at)}</span>
        <span>{whoOf(line, words)}</span>
        {line.undone && <Chip>{words.undoneChip}</Chip>}
      </p>
      {about && (
        <p className="wrap-anywhere [font-family:var(--font-read)]">
          {line.href ? (
            <Link prefetch={false} className="link" href={line.href}>
              {about}
            </Link>
          ) : (
            about
          )}
        </p>
      )}
      <Changes changes={line.changes} words={words} />
      {line.canUndo && <DoneButton action={undo.bind(null, line.id)} label={words.undo} />}
    </li>
  );
}

/** What was changed, the newest first, each with a way to take it back. */
export function HistoryList({ lines, undo, words }: HistoryListProps) {
  if (lines.length === 0) return <p className="text-soft">{words.historyNone}</p>;
  return (
    <ol className="grid gap-2">
      {lines.map((line) => (
        <Line key={line.id} line={line} undo={undo} words={words} />
      ))}
    </ol>
  );
}
