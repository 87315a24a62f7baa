import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { readCsv } from "../transfer/csv";
import { itemStatistics, type ItemStatistics, type PartStatistics } from "./item-statistics";
import { readMarks, type Table } from "./marks-file";
import { quizStatistics } from "./quiz-statistics";
import type { Response } from "./responses";

// Figures that somebody worked out in a spreadsheet, to six digits, set by set: results (marks), steps (what was drawn), questions, and
// qstats (what must come out). They are not in the project; where they are not found, this says so, and with CI=true that is a failure.
// STATISTICS_FOLDER names another folder of such sets.
const FOLDER = path.resolve(process.env.STATISTICS_FOLDER ?? "../shared/fixtures/statistics");
const isHere = existsSync(FOLDER);
/** What was worked out for a whole quiz, by the name of its set. */
const QUIZ_FIGURES: Readonly<Record<string, { alpha: number; errorRatio: number; standardError: number }>> = {
  "00": { alpha: -87.2230935542, errorRatio: 136.8294900795, standardError: 1.1106813066 },
};
/** Columns of qstats and what they are called here. */
const COLUMNS: Readonly<Record<string, keyof ItemStatistics>> = {
  s: "n",
  facility: "facility",
  sd: "sd",
  effectiveweight: "effectiveWeight",
  covariance: "covariance",
  markvariance: "markVariance",
  othermarkvariance: "otherMarkVariance",
  discriminationindex: "discriminationIndex",
  covariancemax: "covarianceMax",
  discriminativeefficiency: "discriminativeEfficiency",
  maxmark: "maxMark",
};
const SIX_DIGITS = 5e-7;

function tableOf(file: string): Table {
  const read = readCsv(readFileSync(path.join(FOLDER, file), "utf8"));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

const optionalTable = (file: string) => (existsSync(path.join(FOLDER, file)) ? tableOf(file) : undefined);
const setNames = isHere ? readdirSync(FOLDER).flatMap((file) => /^qstats(.*)\.csv$/.exec(file)?.[1] ?? []) : [];

function responsesOf(set: string): Response[] {
  const read = readMarks({
    results: tableOf(`results${set}.csv`),
    questions: optionalTable(`questions${set}.csv`),
    steps: optionalTable(`steps${set}.csv`),
  });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

type Figures = [keyof ItemStatistics, number | null][];
type Expected = { name: string; slot: string; drawn: string; variant: string; figures: Figures };

function expectedRow(header: readonly string[], cells: readonly string[]): Expected {
  const cell = (name: string) => cells[header.indexOf(name)] ?? "";
  const figures = header.flatMap((name, i): Figures => {
    const field = COLUMNS[name];
    if (field === undefined || !cells[i]) return [];
    return [[field, cells[i] === "**NULL**" ? null : Number(cells[i])]];
  });
  const [slot, drawn, variant] = [cell("slot"), cell("subqname"), cell("variant")];
  return { name: [`place ${slot}`, drawn, variant && `variant ${variant}`].filter(Boolean).join(", "), slot, drawn, variant, figures };
}

function expectedIn(set: string): Expected[] {
  const [header = [], ...rows] = tableOf(`qstats${set}.csv`);
  return rows.map((cells) => expectedRow(header, cells));
}

function statisticsFor(items: readonly ItemStatistics[], { slot, drawn, variant }: Expected): ItemStatistics | PartStatistics | undefined {
  const item = items.find(({ position }) => position === slot);
  if (drawn !== "") return item?.questions.find(({ questionId }) => questionId.endsWith(drawn));
  return variant === "" ? item : item?.variants.find((part) => part.variant === variant);
}

const sixDigits = (value: number | null) =>
  value === null ? null : expect.closeTo(value, value === 0 ? 12 : Math.ceil(-Math.log10(Math.abs(value) * SIX_DIGITS * 2)));

/** The statistics with those fields that stand in the row; a weight that a part does not have is null. */
const fieldsOf = (found: Partial<ItemStatistics>, figures: Figures) =>
  Object.fromEntries(figures.map(([field]) => [field, found[field] ?? null]));

if (!isHere) console.warn(`${FOLDER} is not here: the statistics were not held against figures of others.`);

test("the figures are here where they have to be", () => {
  if (process.env.CI === "true") expect(isHere).toBe(true);
  if (isHere) expect(setNames.length).toBeGreaterThan(0);
});

describe.runIf(isHere).each(setNames)("set %s", (set) => {
  test.each(expectedIn(set))("$name", (expected) => {
    const found = statisticsFor(itemStatistics(responsesOf(set)), expected);
    expect(found).toBeDefined();
    expect(fieldsOf(found!, expected.figures)).toEqual(
      Object.fromEntries(expected.figures.map(([field, value]) => [field, sixDigits(value)])),
    );
  });

  test.runIf(QUIZ_FIGURES[set])("the whole quiz", () => {
    const { alpha, errorRatio, standardError } = QUIZ_FIGURES[set]!;
    expect(quizStatistics(responsesOf(set))).toMatchObject({
      alpha: sixDigits(alpha),
      errorRatio: sixDigits(errorRatio),
      standardError: sixDigits(standardError),
    });
  });
});
