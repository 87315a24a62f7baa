import { z } from "zod";
import { refused, type Problem, type Result } from "../problem";
import { momentOf } from "./local-time";
import { cleanName } from "./names";
import { LATE_RULES, RELEASES, SCORINGS, type LateRule, type Release, type Scoring } from "./schedule";

/** What an assignment is for: it says when pupils are told what was right, unless the teacher says otherwise. */
export const PURPOSES = { practice: "each", class: "handed-in", graded: "closed" } as const satisfies Readonly<Record<string, Release>>;

/** An assignment as a teacher sets it. Times in milliseconds since 1970; `opensAt` null means now; `attempts` null means any number. */
export type AssignmentSettings = {
  quizId: string;
  title: string;
  mode: "self" | "wall";
  opensAt: number | null;
  dueAt: number | null;
  closesAt: number | null;
  late: LateRule;
  release: Release;
  attempts: number | null;
  scoring: Scoring;
  closedBook: boolean;
};

/** The sentences for what is wrong with one. */
export type AssignmentProblems = {
  quiz: string;
  time: string;
  dueBeforeOpening: string;
  closesBeforeDue: string;
  closesNeeded: string;
  attempts: string;
  titleLong: string;
  choice: string;
};

const text = z.string().max(200).default("");
const formSchema = z.object({
  quiz: z.uuid(),
  title: text,
  mode: z.enum(["self", "wall"]).default("self"),
  purpose: z.enum(["practice", "class", "graded"]).default("class"),
  opens: text,
  due: text,
  closes: text,
  late: z.enum(LATE_RULES).default("mark"),
  release: z.union([z.enum(RELEASES), z.literal("")]).default(""),
  attempts: text,
  scoring: z.enum(SCORINGS).default("best"),
  closedBook: z.literal("on").optional(),
});

/** A time of the form: null where it is empty, a problem where it is none. */
function timeIn(typed: string, where: string, zone: string, said: AssignmentProblems): Result<number | null> {
  if (typed === "") return { ok: true, value: null };
  const at = momentOf(typed.slice(0, 16), zone);
  return at === null ? refused({ where, message: said.time }) : { ok: true, value: at };
}

/** What is wrong with the times together; `now` is when it opens where nothing is said. */
function problemsOfTimes(
  times: Pick<AssignmentSettings, "opensAt" | "dueAt" | "closesAt" | "late" | "release" | "mode">,
  now: number,
  said: AssignmentProblems,
): Problem[] {
  const { dueAt, closesAt, late, release, mode } = times;
  const opensAt = times.opensAt ?? now;
  const end = late === "refuse" ? (dueAt ?? closesAt) : closesAt;
  return [
    ...(dueAt !== null && dueAt <= opensAt ? [{ where: "due", message: said.dueBeforeOpening }] : []),
    ...(closesAt !== null && closesAt <= opensAt ? [{ where: "closes", message: said.dueBeforeOpening }] : []),
    ...(closesAt !== null && dueAt !== null && closesAt < dueAt ? [{ where: "closes", message: said.closesBeforeDue }] : []),
    ...(release === "closed" && end === null && mode === "self" ? [{ where: "closes", message: said.closesNeeded }] : []),
  ];
}

/** How many attempts a purpose has where nothing is said; null is any number. */
export const usualAttempts = (purpose: keyof typeof PURPOSES): number | null => (purpose === "practice" ? null : 1);

const attemptsIn = (typed: string, usual: number | null, where: string, said: AssignmentProblems): Result<number | null> =>
  typed === ""
    ? { ok: true, value: usual }
    : /^([1-9]\d?|100)$/.test(typed)
      ? { ok: true, value: Number(typed) }
      : refused({ where, message: said.attempts });

/**
 * An assignment as a form gives it, by the clocks of the class's zone, or everything that is wrong with it. On the wall the teacher leads:
 * there are no times, one attempt, and it is told question by question.
 */
export function readAssignment(
  form: Readonly<Record<string, unknown>>,
  { zone, now }: { zone: string; now: number },
  said: AssignmentProblems,
): Result<AssignmentSettings> {
  const read = formSchema.safeParse(form);
  if (!read.success)
    return refused(
      ...read.error.issues.map((issue) => ({
        where: String(issue.path[0] ?? "form"),
        message: issue.path[0] === "quiz" ? said.quiz : issue.path[0] === "title" ? said.titleLong : said.choice,
      })),
    );
  const { quiz, purpose, scoring, mode, late } = read.data;
  const base = { quizId: quiz, title: cleanName(read.data.title), mode };
  if (mode === "wall")
    return {
      ok: true,
      value: {
        ...base,
        opensAt: null,
        dueAt: null,
        closesAt: null,
        late: "accept",
        release: "handed-in",
        attempts: 1,
        scoring: "first",
        closedBook: read.data.closedBook === "on",
      },
    };
  const [opens, due, closes] = (["opens", "due", "closes"] as const).map((name) => timeIn(read.data[name], name, zone, said)) as [
    Result<number | null>,
    Result<number | null>,
    Result<number | null>,
  ];
  const attempts = attemptsIn(read.data.attempts, usualAttempts(purpose), "attempts", said);
  if (!opens.ok || !due.ok || !closes.ok || !attempts.ok)
    return refused(...[opens, due, closes, attempts].flatMap((one) => (one.ok ? [] : one.problems)));
  const settings: AssignmentSettings = {
    ...base,
    opensAt: opens.value,
    dueAt: due.value,
    closesAt: closes.value,
    late,
    release: read.data.release || PURPOSES[purpose],
    attempts: attempts.value,
    scoring,
    closedBook: read.data.closedBook === "on",
  };
  const problems = problemsOfTimes(settings, now, said);
  return problems.length > 0 ? refused(...problems) : { ok: true, value: settings };
}
