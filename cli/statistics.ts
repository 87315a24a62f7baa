import { readFileSync } from "node:fs";
import path from "node:path";
import { itemStatistics, type ItemStatistics, type PartStatistics } from "@/lib/analysis/item-statistics";
import { readMarks, type Table } from "@/lib/analysis/marks-file";
import { quizStatistics, type QuizStatistics } from "@/lib/analysis/quiz-statistics";
import { ok, refused, type Result } from "@/lib/problem";
import { readCsv } from "@/lib/transfer/csv";
import { needed, optional, refusal, type Command } from "./command";

/** The table in a file, named as the person gave it. */
function tableIn(file: string): Result<Table> {
  let text: string;
  try {
    text = readFileSync(path.resolve(process.env.FOOTING_FOLDER ?? ".", file), "utf8");
  } catch {
    return refused({ where: file, message: "This file cannot be read: check its name and that you may read it." });
  }
  const read = readCsv(text);
  return read.ok ? read : refused(...read.problems.map(({ where, message }) => ({ where: `${file}, ${where}`, message })));
}

const otherTable = (file: string | undefined): Result<Table | undefined> => (file === undefined ? ok(undefined) : tableIn(file));

const short = (value: number | null) => (value === null ? "-" : String(Math.round(value * 1000) / 1000));

function lineOf(name: string, one: ItemStatistics | PartStatistics): string {
  const weight = "effectiveWeight" in one ? short(one.effectiveWeight) : "-";
  return [
    name.padEnd(24),
    `n ${one.n}`,
    `facility ${short(one.facility)}`,
    `sd ${short(one.sd)}`,
    `weight ${weight}`,
    `discrimination ${short(one.discriminationIndex)}`,
    `efficiency ${short(one.discriminativeEfficiency)}`,
  ].join("  ");
}

function linesOf(items: readonly ItemStatistics[], quiz: QuizStatistics): string[] {
  const lines = items.flatMap((item) => [
    lineOf(item.position, item),
    ...item.questions.map((part) => lineOf(`  ${part.questionId}`, part)),
    ...item.variants.map((part) => lineOf(`  variant ${part.variant}`, part)),
  ]);
  const { n, mean, sd, alpha, errorRatio, standardError } = quiz;
  return [
    ...lines,
    `quiz  n ${n}  mean ${short(mean)}  sd ${short(sd)}  alpha ${short(alpha)}  error ratio ${short(errorRatio)}  standard error ${short(standardError)}`,
  ];
}

export const statistics: Command = {
  usage: "statistics --results FILE [--questions FILE] [--steps FILE]",
  summary: "item and quiz statistics of a table of marks (CSV: quizattempt, slots.1.mark …), as Moodle defines them",
  options: { results: { type: "string" }, questions: { type: "string" }, steps: { type: "string" } },
  async run(_, options) {
    const [results, questions, steps] = [
      tableIn(needed(options, "results")),
      otherTable(optional(options, "questions")),
      otherTable(optional(options, "steps")),
    ];
    for (const table of [results, questions, steps]) if (!table.ok) return refusal(...table.problems);
    const read = readMarks({
      results: results.ok ? results.value : [],
      questions: questions.ok ? questions.value : undefined,
      steps: steps.ok ? steps.value : undefined,
    });
    if (!read.ok) return refusal(...read.problems);
    const [items, quiz] = [itemStatistics(read.value), quizStatistics(read.value)];
    return { json: { items, quiz }, lines: linesOf(items, quiz), problems: false };
  },
};
