import { fill, percent } from "@/lib/words";
import { language } from "@/messages/language";
import { Progress } from "../ui/progress";
import { Table } from "../ui/table";
import { begun } from "./number-words";

export type KnownRow = { key: string; name: string; facts: number; known: number | null };

type KnownTableProps = {
  rows: readonly KnownRow[];
  words: { topic: string; facts: string; known: string; knownOf: string; knowCaption: string };
};

/** Topics, how many facts each has, and how much of it would be known today. */
export function KnownTable({ rows, words }: KnownTableProps) {
  const cells = rows.map(({ key, name, facts, known }) => ({
    key,
    cells: [
      begun(name),
      facts,
      known === null ? (
        "–"
      ) : (
        <span key="known" className="flex items-center justify-end gap-2.5">
          <Progress
            value={Math.round(known * 100)}
            max={100}
            label={fill(words.knownOf, { share: percent(language(), known) })}
            className="hidden min-w-14 flex-1 min-[22rem]:block sm:min-w-32"
          />
          <span className="w-12 shrink-0 text-end text-small text-soft">{percent(language(), known)}</span>
        </span>
      ),
    ],
  }));
  return (
    <Table
      caption={words.knowCaption}
      hideCaption
      columns={[
        { key: "topic", label: words.topic },
        { key: "facts", label: words.facts, end: true },
        { key: "known", label: words.known, end: true },
      ]}
      rows={cells}
    />
  );
}
