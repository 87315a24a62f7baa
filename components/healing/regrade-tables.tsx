import type { Policy } from "@/lib/quizzes/regrade";
import type { AttemptLine, QuestionLine } from "@/lib/quizzes/regrade-preview";
import { fill, plural } from "@/lib/words";
import type { Messages } from "@/messages";
import { language } from "@/messages/language";
import { Table } from "../ui/table";
import { Shown } from "../questions/shown";

type Words = Messages["healing"];
type Chosen = { policy: Policy; which: "kept" | "full"; words: Words };

const points = (value: number) => new Intl.NumberFormat(language(), { maximumFractionDigits: 2 }).format(value);
const change = (value: number) => new Intl.NumberFormat(language(), { maximumFractionDigits: 2, signDisplay: "exceptZero" }).format(value);
const date = (at: string) => new Intl.DateTimeFormat(language(), { dateStyle: "long", timeZone: "UTC" }).format(new Date(at));

function keyText({ keyBefore, keyNow }: QuestionLine, words: Words): string {
  if (keyNow === null) return fill(words.keyGone, { before: keyBefore });
  return keyNow === keyBefore ? fill(words.keySame, { before: keyBefore }) : fill(words.keyChange, { before: keyBefore, now: keyNow });
}

/** Each question that was asked, what was right and is, and how many of its answers gain and lose. */
export function QuestionTable({
  questions,
  policy,
  which,
  words,
  formats,
}: Chosen & { questions: readonly QuestionLine[]; formats: Readonly<Record<string, string>> }) {
  const columns = [
    { key: "question", label: words.question },
    { key: "answers", label: words.answers, end: true },
    { key: "gains", label: words.gains, end: true },
    { key: "loses", label: words.loses, end: true },
    { key: "lefts", label: words.lefts, end: true },
  ];
  const rows = questions.map((line, i) => {
    const { gained, lost, left } = line.totals[policy][which];
    const told = (
      <span key="words" className="grid min-w-[11rem] gap-0.5">
        <span className="font-read font-normal">
          <Shown text={line.stem} />
        </span>
        <span className="line-clamp-3 text-small font-normal text-soft">
          {[formats[line.format] ?? line.format, keyText(line, words)].join(". ")}
        </span>
      </span>
    );
    return { key: `${line.id} ${i}`, cells: [told, ...[line.answers, gained, lost, left].map((count) => points(count))] };
  });
  return <Table caption={words.questionsTable} columns={columns} rows={rows} />;
}

/** Each attempt that changes: its points before and after. */
export function AttemptTable({ attempts, more, policy, which, words }: Chosen & { attempts: readonly AttemptLine[]; more: number }) {
  const changed = attempts.filter((line) => line.gain[policy][which] !== 0);
  if (changed.length === 0) return <p className="text-soft">{words.noAttemptChanges}</p>;
  const columns = [
    { key: "attempt", label: words.attempt },
    { key: "before", label: words.before, end: true },
    { key: "after", label: words.after, end: true },
    { key: "change", label: words.change, end: true },
  ];
  const rows = changed.map((line) => {
    const gain = line.gain[policy][which];
    const name =
      line.name === null
        ? fill(words.attemptNumber, { number: line.number, date: date(line.startedAt) })
        : fill(words.pupilOn, { name: line.name, date: date(line.startedAt) });
    const of = (value: number) => fill(words.pointsOf, { points: points(value), possible: points(line.possible) });
    return {
      key: String(line.number),
      cells: [name, of(line.before), of(line.before + gain), <strong key="change">{change(gain)}</strong>],
    };
  });
  return (
    <div className="grid gap-2">
      <Table caption={words.attemptsTable} columns={columns} rows={rows} />
      <p className="text-small text-soft">
        {more > 0 && `${plural(language(), more, words.moreAttempts)} `}
        {words.namesNote}
      </p>
    </div>
  );
}
