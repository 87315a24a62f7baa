import "server-only";
import type { PupilRow } from "@/lib/analysis/class-results";
import { csvOf, type Cell } from "@/lib/analysis/results-csv";
import { fill } from "@/lib/words";
import { words } from "@/messages";
import { resultsOf, type AssignmentResults } from "./results";

type Words = ReturnType<typeof words<"results">>;

function headerOf({ questions }: AssignmentResults, { file }: Words): Cell[] {
  const formats = words("formats");
  const asked = questions.map(({ number, question }) =>
    fill(file.question, { number, stem: question.stem, format: formats[question.format as keyof typeof formats] ?? question.format }),
  );
  return [file.name, file.state, file.answered, file.points, file.possible, file.percent, ...asked];
}

const hundredth = (value: number) => Math.round(value * 100) / 100;

function rowOf(pupil: PupilRow, { names }: AssignmentResults, text: Words): Cell[] {
  const { state, answered, asked, points, possible, share } = pupil;
  const sums =
    pupil.attemptId === null
      ? [null, null, null, null]
      : [answered, hundredth(points), possible, share === null ? null : hundredth(100 * share)];
  return [
    names.get(pupil.personId) ?? text.gone,
    fill(text.state[state], { answered, asked }),
    ...sums,
    ...pupil.cells.map((cell) => (cell?.points == null ? null : hundredth(cell.points))),
  ];
}

/** A name for the file that every system takes. */
function fileName({ assignment }: AssignmentResults): string {
  const plain = `${assignment.className} ${assignment.title}`
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return `${plain.slice(0, 60) || "results"}.csv`;
}

/**
 * Who got what, a row for each pupil and a column for each question: points from 0 to 1, empty where nothing was answered or asked. Null
 * when there is no such assignment, or its class is not this person's.
 */
export async function resultsFile(who: { personId: string } | null, assignmentId: unknown): Promise<{ name: string; text: string } | null> {
  const results = await resultsOf(who, assignmentId);
  if (!results) return null;
  const text = words("results");
  return { name: fileName(results), text: csvOf([headerOf(results, text), ...results.pupils.map((pupil) => rowOf(pupil, results, text))]) };
}
