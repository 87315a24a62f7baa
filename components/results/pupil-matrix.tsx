import Link from "next/link";
import type { ClassResults, PointsCell, PupilRow } from "@/lib/analysis/class-results";
import { fill, plural } from "@/lib/words";
import { gapAsDots } from "@/lib/questions/gap-shown";
import type { Messages } from "@/messages";
import { language } from "@/messages/language";
import { Shown } from "../questions/shown";
import { figure, shareText } from "./figures";
import { Matrix, type MatrixCell } from "./matrix";
import { Pages, type Paging } from "./pages";

type Words = Messages["results"];
type PupilMatrixProps = {
  results: ClassResults;
  names: ReadonlyMap<string, string>;
  paging: Paging;
  /** Where the results stand. */ href: string;
  words: Words;
  formats: Messages["formats"];
};

function signOf(points: number | null): { sign: string; tone: MatrixCell["tone"] } {
  if (points === null) return { sign: "–", tone: "soft" };
  if (points === 1) return { sign: "✓", tone: "right" };
  return points === 0 ? { sign: "✗", tone: "wrong" } : { sign: figure(points, ""), tone: "soft" };
}

function pointsText(points: number | null, words: Words): string {
  if (points === null) return words.notAnswered;
  if (points === 1) return words.right;
  return points === 0 ? words.wrong : fill(words.partly, { points: figure(points, "") });
}

function cellOf(cell: PointsCell | null, words: Words): MatrixCell | null {
  if (cell === null) return null;
  const { sign, tone } = signOf(cell.points);
  const text = pointsText(cell.points, words);
  return cell.overridden ? { sign: `${sign} ✎`, tone, text: `${text}, ${words.byHand}` } : { sign, tone, text };
}

/** The name of a pupil, which leads to what they answered, and how far they are. */
export function PupilName({
  pupil,
  names,
  href,
  words,
}: {
  pupil: PupilRow;
  names: ReadonlyMap<string, string>;
  /** Where the results stand. */ href: string;
  words: Words;
}) {
  const { personId, attemptId, state, answered, asked, attempts } = pupil;
  const more = attempts > 1 ? `, ${plural(language(), attempts, words.attempts)}` : "";
  const name = names.get(personId) ?? words.gone;
  return (
    <>
      {attemptId === null ? (
        name
      ) : (
        <Link href={`${href}/attempts/${attemptId}`} prefetch={false} className="link">
          {name}
        </Link>
      )}
      <span className="block text-tiny font-[400] text-soft">{fill(words.state[state], { answered, asked }) + more}</span>
    </>
  );
}

/** The share of the points that those who were asked have in a column; null while nobody has answered. */
function columnShare(pupils: readonly PupilRow[], column: number): number | null {
  const cells = pupils.flatMap(({ cells: all }) => all[column] ?? []);
  return cells.every(({ points }) => points === null) ? null : cells.reduce((sum, { points }) => sum + (points ?? 0), 0) / cells.length;
}

/** Who got what: a row for each pupil, a column for each question. */
export function PupilMatrix({ results, names, paging, href, words, formats }: PupilMatrixProps) {
  const { questions, pupils } = results;
  const shown = pupils.slice(paging.from, paging.to);
  const rows = shown.map((pupil) => ({
    key: pupil.personId,
    name: <PupilName pupil={pupil} names={names} href={href} words={words} />,
    sums: pupil.attemptId === null ? ["", ""] : [figure(pupil.points, ""), shareText(pupil.share, "")],
    cells: pupil.cells.map((cell) => cellOf(cell, words)),
  }));
  const foot = { name: words.rightShare, sums: ["", ""], cells: questions.map((_, column) => shareText(columnShare(pupils, column), "–")) };
  const columns = questions.map(({ questionId, number }) => ({
    key: questionId,
    label: number,
    name: fill(words.questionNumber, { number }),
  }));
  return (
    <div className="grid min-w-0 gap-3">
      <Matrix
        caption={words.pupilTable}
        corner={words.pupil}
        sums={[words.points, words.share]}
        columns={columns}
        rows={rows}
        none={words.notAsked}
        foot={foot}
      />
      <Pages paging={paging} words={words} />
      <p className="text-small text-soft">{words.legend}</p>
      <details>
        <summary className="min-h-11 content-center font-[550] text-accent">{words.questionList}</summary>
        <ol className="grid gap-3 py-2">
          {questions.map(({ questionId, number, question }) => (
            <li key={questionId} className="grid grid-cols-[2rem_minmax(0,1fr)]">
              <span className="text-soft">{number}</span>
              <span>
                <span className="block font-read">
                  <Shown text={question.stem} blank="…" otherwise={gapAsDots(question.stem)} />
                </span>
                <span className="text-small text-soft">
                  <Shown text={question.context} /> · {formats[question.format as keyof typeof formats] ?? question.format}
                </span>
              </span>
            </li>
          ))}
        </ol>
      </details>
    </div>
  );
}
