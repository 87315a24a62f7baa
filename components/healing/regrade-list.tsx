import Link from "next/link";
import type { Policy } from "@/lib/quizzes/regrade";
import type { RegradeLine } from "@/lib/quizzes/regrade-preview";
import { fill } from "@/lib/words";
import type { Messages } from "@/messages";
import { language } from "@/messages/language";
import { Table } from "../ui/table";
import type { RegradeAnswer } from "./regrade-state";
import { UndoButton } from "./undo-button";

type Words = Messages["healing"];
type RegradeListProps = {
  regrades: readonly RegradeLine[];
  slug: string;
  words: Words;
  undo: (regradeId: string) => Promise<RegradeAnswer>;
};

const date = (at: string) => new Intl.DateTimeFormat(language(), { dateStyle: "long", timeZone: "UTC" }).format(new Date(at));
const POLICY = {
  "raise-only": "raiseOnly",
  "as-corrected": "asCorrected",
  "accept-both": "acceptBoth",
  "full-marks": "fullMarks",
} as const satisfies Record<Policy, keyof Words>;
const PLACE = { fact: "facts", question: "questions", entity: "entries" } as const satisfies Record<RegradeLine["cause"]["kind"], string>;

function rowOf(
  { id, subject, cause, policy, summary, at, undoneAt }: RegradeLine,
  { slug, words, undo }: Omit<RegradeListProps, "regrades">,
) {
  const href = `/sets/${slug}/regrade/${PLACE[cause.kind]}/${encodeURIComponent(cause.id)}`;
  const result = fill(words.resultText, { gained: summary.gained, lost: summary.lost });
  return {
    key: id,
    cells: [
      <Link key="what" prefetch={false} href={href} className="link block min-w-[12rem] font-read font-normal">
        {subject}
      </Link>,
      words[POLICY[policy]],
      date(at),
      result,
      <UndoButton
        key="undo"
        undo={undo.bind(null, id)}
        label={words.undoIt}
        busy={words.undoing}
        undone={undoneAt ? fill(words.undoneOn, { date: date(undoneAt) }) : null}
      />,
    ],
  };
}

/** Every time answers of a set were marked again, with the way to take it back. */
export function RegradeList({ regrades, ...props }: RegradeListProps) {
  const { slug, words } = props;
  const columns = [
    { key: "what", label: words.what },
    { key: "how", label: words.how },
    { key: "when", label: words.when },
    { key: "result", label: words.result },
    { key: "undo", label: words.undoIt },
  ];
  return (
    <main id="main" className="wide grid grow content-start gap-6 pt-6 pb-16">
      <p>
        <Link prefetch={false} href={`/sets/${slug}/edit`} className="link text-small">
          {words.backToSet}
        </Link>
      </p>
      <h1>{words.regradesTitle}</h1>
      {regrades.length === 0 ? (
        <p className="text-soft">{words.regradesNone}</p>
      ) : (
        <Table caption={words.regradesTable} columns={columns} rows={regrades.map((line) => rowOf(line, props))} />
      )}
    </main>
  );
}
