import { groupBy } from "../group-by";
import { ok, refused, type Problem, type Result } from "../problem";
import type { AskedItem, Response } from "./responses";

/**
 * Marks of a quiz from tables, in the shape in which Moodle tries its own statistics on: `results` has one row an attempt with its marks,
 * `questions` what stands at each place, `steps` which question was drawn and which variant was asked. The first row of each names its
 * columns.
 */

/** A table as read from a file: rows of cells. */
export type Table = readonly (readonly string[])[];

/** `results` has quizattempt and slots.N.mark; `questions` has slot, type, cat, mark; `steps` has quizattempt, randqs.N, variants.N. */
export type MarkTables = { results: Table; questions?: Table; steps?: Table };

type Row = ReadonlyMap<string, string>;

/** The mark of a wholly right answer where nothing says it. */
const USUAL_MARK = 1;
/** What blind guessing gets, by Moodle's type of question; of others it depends on what is asked, which the tables do not say. */
const GUESSES: Readonly<Record<string, number>> = { truefalse: 0.5, shortanswer: 0, numerical: 0, calculated: 0, calculatedsimple: 0 };

function rowsOf(table: Table): Row[] {
  const [header = [], ...rows] = table;
  const names = header.map((name) => name.trim());
  return rows
    .filter((cells) => cells.some((cell) => cell.trim() !== ""))
    .map((cells) => new Map(names.map((name, i) => [name, (cells[i] ?? "").trim()])));
}

/** The places named by the columns "slots.N.mark". */
function positionsOf(results: Table): string[] {
  return (results[0] ?? []).flatMap((name) => /^slots\.(.+)\.mark$/.exec(name.trim())?.[1] ?? []);
}

/** What is told of each attempt: what the last step says counts. */
function stepsByAttempt(steps: Table | undefined): Map<string, Row> {
  const byAttempt = groupBy(rowsOf(steps ?? []), (row) => row.get("quizattempt") ?? "");
  return new Map(
    [...byAttempt].map(([attempt, rows]) => [attempt, new Map(rows.flatMap((row) => [...row].filter(([, cell]) => cell !== "")))]),
  );
}

type Place = { position: string; type: string; category: string; maxMark: number };

function placesOf(tables: MarkTables): Map<string, Place> {
  const named = rowsOf(tables.questions ?? []).filter((row) => (row.get("slot") ?? "") !== "");
  const bySlot = new Map(named.map((row) => [row.get("slot"), row]));
  return new Map(
    positionsOf(tables.results).map((position) => {
      const row = bySlot.get(position);
      const mark = Number(row?.get("mark") || USUAL_MARK);
      return [
        position,
        { position, type: row?.get("type") ?? "", category: row?.get("cat") ?? "", maxMark: Number.isFinite(mark) ? mark : USUAL_MARK },
      ];
    }),
  );
}

function itemAt(place: Place, step: Row | undefined): AskedItem {
  const { position, type, category, maxMark } = place;
  const drawnName = step?.get(`randqs.${position}`) ?? "";
  const drawn = type === "random" || drawnName !== "";
  const questionId = drawn ? `${category} ${drawnName}`.trim() : position;
  return {
    position,
    drawn,
    questionId,
    variant: step?.get(`variants.${position}`) ?? null,
    format: type,
    factIds: [],
    maxMark,
    guess: GUESSES[type] ?? null,
    parts: [],
    hasDistractors: false,
  };
}

/** The mark in a cell: null where it is empty, NaN where it is no number. */
const markIn = (cell: string): number | null => (cell === "" ? null : Number(cell));

function responsesOf(row: Row, places: ReadonlyMap<string, Place>, step: Row | undefined): Response[] {
  const attempt = row.get("quizattempt") ?? "";
  return [...places.values()].map((place) => {
    const mark = markIn(row.get(`slots.${place.position}.mark`) ?? "");
    return { attemptId: attempt, personId: attempt, item: itemAt(place, step), mark, chosen: [], typed: null };
  });
}

function problemsIn(responses: readonly Response[], attempts: number): Problem[] {
  if (responses.length === 0)
    return [
      { where: "results", message: "There are no marks: the first row must name quizattempt, slots.1.mark, slots.2.mark and so on." },
    ];
  if (new Set(responses.map(({ attemptId }) => attemptId)).size < attempts)
    return [{ where: "results, quizattempt", message: "Two rows are of the same attempt, or have none: each row must be of one attempt." }];
  return responses
    .filter(({ mark }) => Number.isNaN(mark))
    .map(({ attemptId, item }) => ({
      where: `results, attempt ${attemptId}, slots.${item.position}.mark`,
      message: "This is not a number: write marks like 0.5, or leave the cell empty.",
    }));
}

/**
 * The responses in these tables; refused where a mark is no number, or where attempts cannot be told apart. An empty mark was not answered.
 */
export function readMarks(tables: MarkTables): Result<Response[]> {
  const places = placesOf(tables);
  const steps = stepsByAttempt(tables.steps);
  const rows = rowsOf(tables.results);
  const responses = rows.flatMap((row) => responsesOf(row, places, steps.get(row.get("quizattempt") ?? "")));
  const problems = problemsIn(responses, rows.length);
  return problems.length > 0 ? refused(...problems) : ok(responses);
}
