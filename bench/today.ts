// Building today's session without the database: how long it takes, and what is lost by looking at some six hundred memories instead of
// all.
import { performance } from "node:perf_hooks";
import { DEFAULT_WEIGHTS } from "@/lib/memory/fsrs-curve";
import type { Memory } from "@/lib/memory/memory";
import { paceOf } from "@/lib/memory/pace";
import { buildSession, HORIZON_DAYS, type Candidate, type Session, type SessionWants } from "@/lib/memory/session";
import { recallGained } from "@/lib/memory/worth";
import { random, type Random } from "@/lib/random";
import { cpuSeconds, quantile, type Figure, type Measure } from "./measure";
import { indexOf, selected } from "./selection";

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 22, 18);
const SIZES = [
  { memories: 10_000, targetMs: 10 },
  { memories: 100_000, targetMs: 30 },
];
const RUNS = 1000;
/** The first sessions are built by code that is not compiled yet: a server has those behind it. */
const WARM_UP = 50;
/** Sessions of each size that are also built from all there is. */
const COMPARED = 10;
const FORMATS = ["flashcard", "multiple-choice", "gap-from-bank", "short-answer", "fill-the-gap", "matching"];

/** A memory of somebody who practises but has more than the minutes reach: most are due, some long ago. */
function memoryOf(chance: Random): Memory {
  const stability = 0.3 * 1500 ** chance.next();
  const at = NOW - Math.round(stability * (0.2 + 3 * chance.next() ** 2) * DAY + DAY);
  return {
    stability,
    difficulty: 1 + 9 * chance.next(),
    at,
    produced: chance.next() < 0.8,
    reviews: 1 + chance.below(20),
    lapses: chance.below(3),
    missedInARow: chance.next() < 0.02 ? 1 : 0,
    countedOn: null,
    before: null,
    changed: false,
  };
}

function learner(memories: number, chance: Random): Candidate[] {
  return Array.from({ length: memories + 500 }, (_, fact) => ({
    key: { setId: `set ${fact % 40}`, factId: `fact ${fact}`, slot: "object" as const },
    memory: fact < memories ? memoryOf(chance) : null,
    siblings: [`event ${fact % 3000}`],
    formats: FORMATS.filter((_format, place) => place === 0 || chance.next() < 0.6),
    confusedWith: chance.next() < 0.01 ? [`fact ${chance.below(memories)}`] : [],
  }));
}

const wants = (seed: string): SessionWants => ({
  minutes: 10,
  newShare: 0.25,
  now: NOW,
  wanted: 0.9,
  horizonDays: HORIZON_DAYS,
  weights: DEFAULT_WEIGHTS,
  secondsOf: paceOf(new Map()),
  random: random(seed),
});

/** Recall gained at the horizon by all questions of a session. */
function gainOf({ asks }: Session, byFact: ReadonlyMap<string, Candidate>): number {
  return asks.reduce((sum, { key, format }) => sum + recallGained(byFact.get(key.factId)?.memory ?? null, format, wants("")), 0);
}

function figuresOf(memories: number, targetMs: number): Figure[] {
  const candidates = learner(memories, random(`learner of ${memories}`));
  const byFact = new Map(candidates.map((candidate) => [candidate.key.factId, candidate]));
  const index = indexOf(candidates, DEFAULT_WEIGHTS, 0.9);
  const wall: number[] = [];
  const cpu: number[] = [];
  const kept: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const some = selected(index, NOW, random(`selection ${run}`));
    const [start, spent] = [performance.now(), cpuSeconds()];
    const session = buildSession(some, wants(String(run)));
    if (run >= WARM_UP) cpu.push(1000 * (cpuSeconds() - spent));
    if (run >= WARM_UP) wall.push(performance.now() - start);
    if (run < COMPARED) kept.push(gainOf(session, byFact) / gainOf(buildSession(candidates, wants(String(run))), byFact));
  }
  return [
    { name: `building a session, ${memories} memories, p99`, value: quantile(cpu, 0.99), unit: "CPU-ms", target: { atMost: targetMs } },
    { name: `by the clock, ${memories} memories, p99`, value: quantile(wall, 0.99), unit: "ms", target: null },
    { name: `by the clock, ${memories} memories, p50`, value: quantile(wall, 0.5), unit: "ms", target: null },
    {
      name: `recall gained of what all ${memories} would gain`,
      value: (100 * kept.reduce((sum, share) => sum + share, 0)) / kept.length,
      unit: "%",
      target: null,
    },
  ];
}

export const today: Measure = {
  name: "today",
  run: async () => SIZES.flatMap(({ memories, targetMs }) => figuresOf(memories, targetMs)),
};
