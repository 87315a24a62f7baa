// Questions made and checked by the linter, on one core, in sets of a hundred to a hundred thousand facts in the mix of the bundled set.
import { readFileSync } from "node:fs";
import type { FactSet } from "@/lib/facts/fact";
import { readFactSet } from "@/lib/facts/fact-set.schema";
import { graphOf } from "@/lib/facts/graph";
import { generateQuestions } from "@/lib/questions/generate";
import { FORMATS } from "@/lib/questions/registry";
import { cpuSeconds, growthExponent, median, type Figure, type Measure } from "./measure";
import { syntheticSet } from "./synthetic";

const BUNDLED = "prisma/fact-sets/ukraine-talks-2025.json";
/** BENCH_FACTS=10000 leaves out what is larger. */
const SIZES = [100, 1_000, 10_000, 100_000].filter((facts) => facts <= Number(process.env.BENCH_FACTS ?? 100_000));
/** Small sets are made again and again until this much CPU time has gone, so that the first, cold run does not decide. */
const LEAST_CPU_SECONDS = 2;
const MOST_RUNS = 200;

type Run = { questions: number; seconds: number };

function bundledSet(): FactSet {
  const read = readFactSet(readFileSync(BUNDLED, "utf8"));
  if (!read.ok) throw new Error(`${BUNDLED} is not sound: ${read.problems[0]?.where}`);
  return read.value;
}

function generateAll(base: FactSet, facts: number, seed: string): Run {
  const graph = graphOf(syntheticSet(base, facts, seed));
  const start = cpuSeconds();
  let questions = 0;
  for (const _ of generateQuestions(graph, { formats: FORMATS, seed })) questions += 1;
  return { questions, seconds: cpuSeconds() - start };
}

function runsOf(base: FactSet, facts: number): Run[] {
  const runs: Run[] = [];
  let spent = 0;
  while (runs.length === 0 || (spent < LEAST_CPU_SECONDS && runs.length < MOST_RUNS)) {
    const run = generateAll(base, facts, String(runs.length + 1));
    runs.push(run);
    spent += run.seconds;
  }
  return runs.length > 3 ? runs.slice(1) : runs;
}

export const generation: Measure = {
  name: "generation",
  async run() {
    const base = bundledSet();
    const sizes = SIZES.map((facts) => {
      const runs = runsOf(base, facts);
      return {
        facts,
        perSecond: median(runs.map(({ questions, seconds }) => questions / seconds)),
        seconds: median(runs.map((run) => run.seconds)),
      };
    });
    const figures: Figure[] = sizes.map(({ facts, perSecond }) => ({
      name: `questions a second, ${facts} facts`,
      value: perSecond,
      unit: "1/CPU-s",
      target: facts === 100_000 ? { atLeast: 10_000 } : null,
    }));
    const exponent = growthExponent(sizes.map(({ facts, seconds }) => ({ x: facts, y: seconds })));
    return [...figures, { name: "growth exponent", value: exponent, unit: "", target: { atMost: 1.1 } }];
  },
};
