// The results of an assignment as its teacher asks for them: each page of the served app, for a class and for a whole school, and how much
// of it is the statistics themselves.
import { performance } from "node:perf_hooks";
import { classAnalysis, type ClassAttempt } from "@/lib/analysis/class-results";
import { sampleClass } from "@/lib/analysis/sample-class";
import type { Question } from "@/lib/questions/question";
import { questionWith } from "@/lib/questions/sample-replies";
import { closeDatabase, pool } from "@/server/db";
import { takeAssignment } from "@/server/testing/class-results";
import { openLearners } from "./learners";
import { cpuSeconds, median, type Figure, type Measure } from "./measure";

const SIZES = [
  { pupils: 40, targetMs: 150 },
  { pupils: 1_000, targetMs: 1_000 },
];
const QUESTIONS = 30;
const RUNS = 12;
/** The first visits find nothing kept in memory, and code that is not compiled yet. */
const WARM_UP = 3;
const VIEWS = [
  { name: "pupils", path: "" },
  { name: "facts", path: "/facts" },
  { name: "questions", path: "/questions" },
];

async function visit(path: string, cookie: string): Promise<number> {
  const start = performance.now();
  const response = await fetch(`${process.env.BENCH_ORIGIN}${path}`, { headers: { cookie } });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return performance.now() - start;
}

async function medianOf(work: () => Promise<number>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) times.push(await work());
  return median(times.slice(WARM_UP));
}

async function served(pupils: number, targetMs: number): Promise<Figure[]> {
  const [teacher] = await openLearners(1);
  const { classId, assignmentId } = await takeAssignment({ pupils, questions: QUESTIONS, seed: `bench ${pupils}`, owner: teacher!.who });
  await pool.query("ANALYZE");
  const figures: Figure[] = [];
  for (const { name, path } of VIEWS) {
    const ms = await medianOf(() => visit(`/classes/${classId}/assignments/${assignmentId}/results${path}`, teacher!.cookie));
    figures.push({
      name: `results by ${name}, ${pupils} pupils x ${QUESTIONS} questions`,
      value: ms,
      unit: "ms",
      target: { atMost: targetMs },
    });
  }
  const file = await medianOf(() => visit(`/api/v1/assignments/${assignmentId}/results`, teacher!.cookie));
  return [
    ...figures,
    { name: `results as a file, ${pupils} pupils x ${QUESTIONS} questions`, value: file, unit: "ms", target: { atMost: targetMs } },
  ];
}

function attemptsOf(pupils: number): { attempts: ClassAttempt[]; questions: Map<string, Question> } {
  const responses = sampleClass({ people: pupils, items: QUESTIONS, seed: "bench" });
  const options = responses[0]!.item.parts[0]!.options;
  const questions = new Map(
    responses
      .slice(0, QUESTIONS)
      .map(({ item }) => [item.questionId, { ...questionWith({ kind: "choice", options, key: "0" }), id: item.questionId }]),
  );
  const attempts = Array.from({ length: pupils }, (_, p) => ({
    attemptId: `a${p}`,
    personId: `p${p}`,
    startedAt: 0,
    isOver: true,
    items: responses.slice(p * QUESTIONS, (p + 1) * QUESTIONS).map(({ item, mark, chosen }) => ({
      questionId: item.questionId,
      maxPoints: 1,
      given: { kind: "choice" as const, value: chosen[0]!.optionId },
      points: mark,
      overridden: false,
      outcomes: [],
    })),
  }));
  return { attempts, questions };
}

function statisticsOf(pupils: number): Figure {
  const { attempts, questions } = attemptsOf(pupils);
  const times = Array.from({ length: RUNS }, () => {
    const start = cpuSeconds();
    classAnalysis(attempts, questions);
    return 1000 * (cpuSeconds() - start);
  });
  return {
    name: `item analysis alone, ${pupils} pupils x ${QUESTIONS} questions`,
    value: median(times.slice(WARM_UP)),
    unit: "CPU-ms",
    target: null,
  };
}

export const results: Measure = {
  name: "results",
  async run() {
    const figures = SIZES.map(({ pupils }) => statisticsOf(pupils));
    for (const { pupils, targetMs } of SIZES) figures.push(...(await served(pupils, targetMs)));
    await closeDatabase();
    return figures;
  },
};
