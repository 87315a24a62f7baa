// What a memory costs: one answer against the bare algorithm, a hundred thousand answers replayed, and weights fitted to a hundred
// thousand.
import { computeParameters, FSRSBindingItem, FSRSBindingReview } from "@open-spaced-repetition/binding";
import { FSRSAlgorithm, type FSRSState } from "ts-fsrs";
import { heldOutFrom, historyOf, logLoss, trainingItems, type History } from "@/lib/memory/fit";
import { advance, foldMemory } from "@/lib/memory/fold";
import { DEFAULT_WEIGHTS, intervalDays, nextState, readWeights, retrievability, type FsrsState } from "@/lib/memory/fsrs";
import type { Memory, OutcomeEvent, Weights } from "@/lib/memory/memory";
import { DAY, pickedOption, typedAnswer } from "@/lib/memory/sample-events";
import { random } from "@/lib/random";
import { cpuSeconds, median, type Figure, type Measure } from "./measure";

const ANSWERS = 100_000;
const PER_MEMORY = 10;
const ROUNDS = 15;
const START = Date.UTC(2025, 0, 1, 9);
/** Forgets faster at first and keeps longer later than the usual learner: there is something to fit. */
const TRUTH: Weights = DEFAULT_WEIGHTS.map((weight, i) => ({ 0: 0.4, 2: 1.6, 8: 2.1, 20: 0.22 })[i] ?? weight);

/** The answers of one memory, each when it is due: remembered as `TRUTH` says, produced unless `isShown` says that options were. */
function answersOf(seed: string, isShown: (n: number) => boolean): OutcomeEvent[] {
  const chance = random(seed);
  const events: OutcomeEvent[] = [];
  let known: FsrsState | null = null;
  let planned: FsrsState | null = null;
  let at = START + chance.below(365) * DAY + chance.below(DAY / 2);
  for (let n = 0; n < PER_MEMORY; n++) {
    const days: number = planned === null ? 0 : intervalDays(DEFAULT_WEIGHTS, planned.stability, 0.85);
    const right: boolean = chance.next() < (known === null ? 0.7 : retrievability(TRUTH, days, known.stability));
    at += days * DAY;
    events.push(isShown(n) ? pickedOption(at, 4, { right }) : typedAnswer(at, { right }));
    known = nextState(TRUTH, known, days, right ? 3 : 1);
    planned = nextState(DEFAULT_WEIGHTS, planned, days, right ? 3 : 1);
  }
  return events;
}

const memories = (isShown: (n: number) => boolean) =>
  Array.from({ length: ANSWERS / PER_MEMORY }, (_, i) => answersOf(`memory ${i}`, isShown));

function seconds(work: () => void): number {
  const start = cpuSeconds();
  work();
  return cpuSeconds() - start;
}

/** The bare algorithm: the state alone, days and grades worked out beforehand. */
function replayBare(algorithm: FSRSAlgorithm, histories: readonly History[]): void {
  for (const history of histories) {
    let state: FSRSState | null = null;
    for (const { grade, days } of history) state = algorithm.next_state(state, days, grade);
  }
}

function replayOurs(events: readonly (readonly OutcomeEvent[])[]): void {
  for (const answers of events) {
    let memory: Memory | null = null;
    for (const answer of answers) memory = advance(memory, answer, DEFAULT_WEIGHTS);
  }
}

/** Our step against the bare one, turn by turn, and the speed of ours. */
function scheduling(): Figure[] {
  const events = memories(() => false);
  const histories = events.map(historyOf);
  const algorithm = new FSRSAlgorithm({});
  const rounds = Array.from({ length: ROUNDS }, () => ({
    bare: seconds(() => replayBare(algorithm, histories)),
    ours: seconds(() => replayOurs(events)),
  })).slice(3);
  return [
    {
      name: "one answer, against next_state alone",
      value: median(rounds.map(({ bare, ours }) => bare / ours)),
      unit: "ratio",
      target: { atLeast: 0.4 },
    },
    { name: "answers taken into memory", value: ANSWERS / median(rounds.map(({ ours }) => ours)), unit: "1/CPU-s", target: null },
  ];
}

/** Every other answer recognised; sorted and folded from nothing, as a rebuild does. */
function replay(): Figure {
  const events = memories((n) => n % 2 === 1);
  const rounds = Array.from({ length: ROUNDS }, () =>
    seconds(() => events.forEach((answers) => foldMemory(answers, DEFAULT_WEIGHTS))),
  ).slice(3);
  return { name: `${ANSWERS} answers replayed`, value: median(rounds) * 1000, unit: "CPU-ms", target: { atMost: 150 } };
}

/** What the optimiser reads: reviews are made once for each history and shared by its items. */
function bindingItems(histories: readonly History[], until: number): FSRSBindingItem[] {
  const made = new Map(histories.map((history) => [history, history.map(({ grade, days }) => new FSRSBindingReview(grade, days))]));
  return trainingItems(histories, until).map(({ history, length }) => new FSRSBindingItem(made.get(history)!.slice(0, length)));
}

async function fitting(): Promise<Figure[]> {
  const events = memories(() => false);
  const start = cpuSeconds();
  const histories = events.map(historyOf);
  const until = heldOutFrom(histories, 0.2);
  const items = bindingItems(histories, until);
  const built = cpuSeconds();
  const weights = readWeights(await computeParameters(items, { enableShortTerm: true, numRelearningSteps: 1 }));
  const fitted = cpuSeconds();
  if (weights === null) throw new Error("The fit gave no weights.");
  return [
    { name: `weights fitted to ${ANSWERS} answers`, value: fitted - start, unit: "CPU-s", target: { atMost: 1 } },
    { name: "of which the items are made in", value: built - start, unit: "CPU-s", target: null },
    { name: "log loss of held-out answers, usual weights", value: logLoss(DEFAULT_WEIGHTS, histories, until), unit: "", target: null },
    { name: "log loss of held-out answers, fitted weights", value: logLoss(weights, histories, until), unit: "", target: null },
  ];
}

export const memory: Measure = {
  name: "memory",
  run: async () => [...scheduling(), replay(), ...(await fitting())],
};
