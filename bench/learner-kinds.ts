// Four kinds of learners who do not exist. What they remember is hidden from the app, which sees their answers only.
import { advance } from "@/lib/memory/fold";
import { faceOf } from "@/lib/memory/formats-by-strength";
import { DEFAULT_WEIGHTS, nextState, retrievability, type FsrsState } from "@/lib/memory/fsrs";
import type { Memory, OutcomeEvent } from "@/lib/memory/memory";
import { random, type Random } from "@/lib/random";

const DAY = 86_400_000;
const WEIGHTS = DEFAULT_WEIGHTS;
/** So many facts were known before they were first asked. */
const KNOWN_BEFORE = 0.3;
const SLIPS = 0.05;
/** What recognising something teaches, against producing it. */
const TAUGHT_BY_RECOGNISING = 0.75;
const SHAPES_IN = 0.3;

/** One answer: whether it was right, and how long it took, with the reading of what is said after it. */
export type Answer = { right: boolean; seconds: number };

/** A learner: answers a fact in a format, and would recall it (0 to 1) if asked in a way never seen before. */
export type SimulatedLearner = { answer(fact: number, format: string, now: number): Answer; recall(fact: number, now: number): number };

export const KINDS = ["follows the model", "guesses and slips", "forgets otherwise", "remembers shapes"] as const;
export type Kind = (typeof KINDS)[number];

const wholeDays = (from: number, to: number) => Math.max(0, Math.floor((to - from) / DAY));

/** How many options each format shows; null where the answer is produced. */
export function choicesOf(format: string): number | null {
  const { credit } = faceOf(format);
  return credit === 1 ? null : Math.max(2, Math.round(1 / (1 - credit / 0.75)));
}

/** What the app is told of an answer. */
export function eventOf(format: string, right: boolean, now: number, id: string): OutcomeEvent {
  const grade = format === "flashcard" ? (right ? 3 : 1) : null;
  const choices = choicesOf(format);
  const reply = grade ? "grade" : choices ? "choice" : "text";
  return {
    kind: "outcome",
    at: now,
    receivedAt: now,
    id,
    right,
    reply,
    choices,
    grade,
    near: false,
    hints: 0,
    slow: false,
    points: Number(right),
    localDate: new Date(now).toISOString().slice(0, 10),
  };
}

const normal = (chance: Random) => Math.sqrt(-2 * Math.log(1 - chance.next())) * Math.cos(2 * Math.PI * chance.next());

/** Seconds of one person: their own speed in all, and in each format, with good and bad moments; what was missed takes longer to read. */
function clockOf(seed: string): (format: string, right: boolean) => number {
  const moments = random(`${seed}|moments`);
  const speed = Math.exp(0.25 * normal(random(`${seed}|speed`)));
  const usual = (format: string) => faceOf(format).seconds * speed * Math.exp(0.15 * normal(random(`${seed}|speed|${format}`)));
  return (format, right) => Math.min(60, usual(format) * Math.exp(0.4 * normal(moments) - 0.08) * (right ? 0.95 : 1.3));
}

/** Whether a fact was known before, the same for every deck of the same seed. */
const knewBefore = (seed: string, fact: number) => random(`${seed}|before|${fact}`).next() < KNOWN_BEFORE;

/** A hidden memory with a curve of its own. */
type Trace = FsrsState & { at: number };

function strengthen(trace: Trace | null, now: number, recalled: boolean, taught: number, recall: number | null): Trace {
  const grade = recalled ? 3 : 1;
  const days = trace ? wholeDays(trace.at, now) : 0;
  const full = nextState(WEIGHTS, trace, days, grade);
  if (!trace || !recalled || recall === null) return { ...full, at: now };
  return { stability: trace.stability * (full.stability / trace.stability) ** taught, difficulty: trace.difficulty, at: now };
}

const taughtBy = (format: string) => (choicesOf(format) === null ? 1 : TAUGHT_BY_RECOGNISING);

/** Remembers exactly as the app thinks: no guesses, no slips, and what an answer teaches is what the fold makes of it. */
function modelLearner(seed: string): SimulatedLearner {
  const chance = random(`${seed}|model`);
  const seconds = clockOf(seed);
  const memories = new Map<number, Memory>();
  const recall = (fact: number, now: number) => {
    const memory = memories.get(fact);
    return memory ? retrievability(WEIGHTS, wholeDays(memory.at, now), memory.stability) : Number(knewBefore(seed, fact));
  };
  return {
    recall,
    answer(fact, format, now) {
      const right = chance.next() < recall(fact, now);
      const memory = advance(memories.get(fact) ?? null, eventOf(format, right, now, String(now)), WEIGHTS);
      if (memory) memories.set(fact, memory);
      return { right, seconds: seconds(format, right) };
    },
  };
}

/** Has a memory of its own, whose exponent may differ from fact to fact, and may guess and slip. */
function otherLearner(seed: string, curveOf: (fact: number) => readonly number[], slips: number, guesses: boolean): SimulatedLearner {
  const chance = random(`${seed}|other`);
  const seconds = clockOf(seed);
  const traces = new Map<number, Trace>();
  const recall = (fact: number, now: number) => {
    const trace = traces.get(fact);
    return trace ? retrievability(curveOf(fact), wholeDays(trace.at, now), trace.stability) : Number(knewBefore(seed, fact));
  };
  return {
    recall,
    answer(fact, format, now) {
      const chanceOfRecall = recall(fact, now);
      const recalled = chance.next() < chanceOfRecall;
      const choices = choicesOf(format);
      const guessed = guesses && choices !== null && chance.next() < 1 / choices;
      const slipped = chance.next() < slips;
      traces.set(fact, strengthen(traces.get(fact) ?? null, now, recalled, taughtBy(format), traces.has(fact) ? chanceOfRecall : null));
      const right = recalled ? !slipped : guessed;
      return { right, seconds: seconds(format, right) };
    },
  };
}

/** In three facts of ten, remembers what goes with a card of this look, and learns the fact only where the look does not tell. */
function shapeLearner(seed: string): SimulatedLearner {
  const chance = random(`${seed}|shapes`);
  const seconds = clockOf(seed);
  const facts = new Map<number, Trace>();
  const shapes = new Map<string, Trace>();
  const byShape = (fact: number) => random(`${seed}|shape|${fact}`).next() < SHAPES_IN;
  const of = (trace: Trace | undefined, now: number) => (trace ? retrievability(WEIGHTS, wholeDays(trace.at, now), trace.stability) : 0);
  const recall = (fact: number, now: number) => (facts.has(fact) ? of(facts.get(fact), now) : Number(knewBefore(seed, fact)));
  return {
    recall,
    answer(fact, format, now) {
      const shape = `${fact} ${format}`;
      const known = shapes.get(shape);
      const fromShape = byShape(fact) && chance.next() < of(known, now);
      const recalled = fromShape || chance.next() < recall(fact, now);
      if (byShape(fact))
        shapes.set(shape, strengthen(known ?? null, now, fromShape || (known === undefined && recalled), 1, known ? 1 : null));
      if (!fromShape) facts.set(fact, strengthen(facts.get(fact) ?? null, now, recalled, taughtBy(format), facts.has(fact) ? 1 : null));
      return { right: recalled, seconds: seconds(format, recalled) };
    },
  };
}

/** The exponents of people whose facts fade in ways of their own: from 0.08 (a long tail) to 0.5 (a short one). */
function ownCurves(seed: string): (fact: number) => readonly number[] {
  const curves = new Map<number, readonly number[]>();
  return (fact) => {
    const curve = curves.get(fact) ?? [...WEIGHTS.slice(0, 20), 0.08 * (0.5 / 0.08) ** random(`${seed}|curve|${fact}`).next()];
    curves.set(fact, curve);
    return curve;
  };
}

/** A learner of a kind; the same seed gives the same person. */
export function learnerOf(kind: Kind, seed: string): SimulatedLearner {
  switch (kind) {
    case "follows the model":
      return modelLearner(seed);
    case "guesses and slips":
      return otherLearner(seed, () => WEIGHTS, SLIPS, true);
    case "forgets otherwise":
      return otherLearner(seed, ownCurves(seed), 0, false);
    case "remembers shapes":
      return shapeLearner(seed);
  }
}
