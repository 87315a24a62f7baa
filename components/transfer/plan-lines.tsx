import Link from "next/link";
import { LINE_OUTCOMES, type LineOutcome, type PlanLine } from "@/lib/transfer/plan";
import { fill } from "@/lib/words";
import type { Messages } from "@/messages";
import { language } from "@/messages/language";
import { ButtonLink } from "../ui/button-link";
import { Said } from "../ui/said";
import { Chip } from "../ui/chip";
import { Table } from "../ui/table";

const TONES = { new: "right", changed: "accent", unchanged: "plain", skipped: "wrong" } as const;

const number = (count: number) => new Intl.NumberFormat(language()).format(count);
const linesPage = (id: string, show: LineOutcome | null, page: number) =>
  `/sets/import/${id}?${new URLSearchParams({ ...(show && { show }), ...(page > 0 && { page: String(page) }) })}#lines`;

type PlanLinesProps = {
  id: string;
  counts: Readonly<Record<LineOutcome, number>>;
  total: number;
  show: LineOutcome | null;
  lines: readonly PlanLine[];
  from: number;
  matching: number;
  pageSize: number;
  words: Messages["transfer"];
};

/** How many lines become what, each number a way to see those alone. */
function Numbers({ id, counts, total, show, words }: Pick<PlanLinesProps, "id" | "counts" | "total" | "show" | "words">) {
  const all: [LineOutcome | null, number, string][] = [
    [null, total, words.all],
    ...LINE_OUTCOMES.map((outcome): [LineOutcome, number, string] => [outcome, counts[outcome], words.outcomes[outcome]]),
  ];
  return (
    <ul className="flex flex-wrap gap-2">
      {all.map(([outcome, count, label]) => (
        <li key={label}>
          <Link
            prefetch={false}
            scroll={false}
            href={linesPage(id, outcome, 0)}
            aria-current={show === outcome ? "true" : undefined}
            className={`flex min-h-12 items-baseline gap-1.5 rounded-press border-[1.5px] px-3.5 py-2 no-underline ${show === outcome ? "border-accent bg-accent-wash text-ink" : "border-line-strong text-soft"}`}
          >
            <strong className="text-ink">{number(count)}</strong> {label}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** The plan line by line, a hundred at a time. */
export function PlanLines({ id, counts, total, show, lines, from, matching, pageSize, words }: PlanLinesProps) {
  const page = Math.floor(from / pageSize);
  const columns = [
    { key: "where", label: words.where },
    { key: "what", label: words.what },
    { key: "outcome", label: words.outcome },
  ];
  const rows = lines.map(({ where, outcome, text, why }, i) => ({
    key: String(from + i),
    cells: [
      <span key="where" className="text-small">
        <Said text={where} />
      </span>,
      <span key="what" className="grid gap-0.5">
        <span className="wrap-anywhere [font-family:var(--font-read)]">{text}</span>
        {why && (
          <span className="text-small text-soft">
            <Said text={why} />
          </span>
        )}
      </span>,
      <Chip key="outcome" tone={TONES[outcome]}>
        {words.outcomes[outcome]}
      </Chip>,
    ],
  }));
  return (
    <div className="grid gap-4">
      <Numbers id={id} counts={counts} total={total} show={show} words={words} />
      {rows.length > 0 ? (
        <Table caption={words.lines} hideCaption columns={columns} rows={rows} />
      ) : (
        <p className="text-soft">{words.noLines}</p>
      )}
      {matching > pageSize && (
        <p className="flex flex-wrap items-center gap-3 text-small">
          {page > 0 && (
            <ButtonLink look="quiet" scroll={false} href={linesPage(id, show, page - 1)}>
              {words.previous}
            </ButtonLink>
          )}
          <span>{fill(words.linesShown, { from: number(from + 1), to: number(from + lines.length), all: number(matching) })}</span>
          {from + lines.length < matching && (
            <ButtonLink look="quiet" scroll={false} href={linesPage(id, show, page + 1)}>
              {words.next}
            </ButtonLink>
          )}
        </p>
      )}
    </div>
  );
}
