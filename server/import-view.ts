import "server-only";
import type { ShownQuestion } from "@/lib/questions/question";
import { orderOfOptions } from "@/lib/quizzes/option-order";
import { random } from "@/lib/random";
import { isLost } from "@/lib/transfer/lost";
import { LINE_OUTCOMES, type ImportChoices, type LineOutcome, type Plan } from "@/lib/transfer/plan";
import { MOST_TOLD, type Summary } from "@/lib/transfer/summary";
import { plainOfMarkup } from "@/lib/markup/plain";
import type { Problem } from "@/lib/problem";
import { sampleFrom, type MadePlan } from "./import-plan";
import { choicesOf, titleOf, type ImportRow } from "./imports";
import { showQuestion } from "./shown-texts";

/** So many lines of a plan are shown at once. */
export const LINES_A_PAGE = 100;

/** A plan as a page shows it: some of its lines, and everything else. `seen` is what whoever says yes has seen. */
export type PlanView = {
  file: string;
  format: string;
  summary: Summary;
  choices: ImportChoices | null;
  title: string;
  set: { slug: string; title: string } | null;
  counts: Plan["counts"];
  total: number;
  show: LineOutcome | null;
  lines: Plan["lines"];
  from: number;
  matching: number;
  pageSize: number;
  problems: readonly Problem[];
  problemCount: number;
  reviews: number;
  sample: ShownQuestion[];
  seen: { digest: string; counts: Plan["counts"] };
};

/** What is asked of the list of lines: only those of one outcome, and from which page on (0 is the first). */
export type Looking = { show: LineOutcome | null; page: number };

/** Of an address: what of a list is to be seen. */
export function lookingAt({ show, page }: { show?: string | string[]; page?: string | string[] }): Looking {
  return {
    show: LINE_OUTCOMES.find((outcome) => outcome === show) ?? null,
    page: typeof page === "string" && /^\d{1,5}$/.test(page) ? Number(page) : 0,
  };
}

const asAsked = (made: MadePlan) =>
  sampleFrom(made).map((question) => showQuestion(question, orderOfOptions(question, random(`sample ${question.id}`))));

/** What a page shows of a plan; null where it was not read. */
export function viewOf(row: ImportRow, made: MadePlan, { show, page }: Looking): PlanView | null {
  const summary = row.reading?.summary;
  if (!summary) return null;
  const { counts, lines, reviews, problems } = made.plan;
  const matching = show === null ? lines : lines.filter(({ outcome }) => outcome === show);
  const from = Math.min(page, Math.max(0, Math.ceil(matching.length / LINES_A_PAGE) - 1)) * LINES_A_PAGE;
  // What was left out stands among the lines.
  const all = [...made.read.problems.filter((problem) => !isLost(problem)), ...problems];
  const readable = made.plan.part.markup ? plainOfMarkup : (text: string) => text;
  return {
    file: row.fileName,
    format: row.format ?? "",
    summary,
    choices: choicesOf(row),
    title: titleOf(row),
    set: row.set,
    counts,
    total: lines.length,
    show,
    lines: matching.slice(from, from + LINES_A_PAGE).map((line) => ({ ...line, text: readable(line.text) })),
    from,
    matching: matching.length,
    pageSize: LINES_A_PAGE,
    problems: all.slice(0, MOST_TOLD),
    problemCount: all.length,
    reviews: reviews.reduce((sum, one) => sum + one.reviews.length, 0),
    sample: asAsked(made),
    seen: { digest: made.digest, counts },
  };
}
