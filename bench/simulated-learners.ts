// Four kinds of simulated learners, ten minutes a day for 180 days: the app's sessions against a plain deck of cards. What it shows and
// what it does not is in docs/decisions/sessions.md.
import { advance } from "@/lib/memory/fold";
import { factsKept } from "@/lib/memory/forecast";
import { DEFAULT_WEIGHTS, intervalDays, nextState, type FsrsState } from "@/lib/memory/fsrs";
import type { Memory, MemoryKey } from "@/lib/memory/memory";
import { paceOf } from "@/lib/memory/pace";
import { buildSession, HORIZON_DAYS, type Ask, type Candidate, type Session } from "@/lib/memory/session";
import { isOver, MOST_COMEBACKS, OTHERS_BETWEEN, whatNext, type Answered, type SessionState } from "@/lib/memory/what-next";
import { isDue } from "@/lib/memory/worth";
import { random } from "@/lib/random";
import { DEFAULT_PLAN } from "@/lib/memory/plan";
import { eventOf, KINDS, learnerOf, type Kind, type SimulatedLearner } from "./learner-kinds";
import type { Figure, Measure } from "./measure";
import { indexOf, selected } from "./selection";

const DAY = 86_400_000;
const DAYS = 180;
const SETTLED_FROM = 120;
const MINUTES = 10;
const WANTED = 0.9;
const DRAWN_AHEAD = 3;
const START = Date.UTC(2026, 0, 5, 18);
const WEIGHTS = DEFAULT_WEIGHTS;
const MET_NOTHING = { memories: [], count: 0 };
const WISHES = { now: 0, wanted: WANTED, horizonDays: HORIZON_DAYS, weights: WEIGHTS };
/** BENCH_SEEDS=2 is enough to see whether it runs. */
const SEEDS = Array.from({ length: Number(process.env.BENCH_SEEDS ?? 8) }, (_, seed) => `seed ${seed + 1}`);
/** Facts a day's log is about are never fewer: the first days tell the pace. */
const PILOT_DAYS = 14;

/** A day as it went: seconds, answers, and what was due that day for the first time, with the learner's true chance of recalling it. */
type DayLog = { seconds: number; asks: number; due: number; recalled: number };
/** A run: its days, and at the end how many facts were met, and the true recall of all facts there are, met or not. */
type RunLog = { days: DayLog[]; met: number; recall: number };

const emptyDay = (): DayLog => ({ seconds: 0, asks: 0, due: 0, recalled: 0 });
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]) => sum(values) / values.length;

/** When practice begins on a day: about six, give or take an hour and a half. */
const startOf = (seed: string, day: number) =>
  START + day * DAY + Math.round((random(`${seed}|start|${day}`).next() - 0.5) * 3 * 3_600_000);

const OTHER_FORMATS: readonly (readonly [string, number])[] = [
  ["multiple-choice", 0.8],
  ["true-false", 0.6],
  ["gap-from-bank", 0.5],
  ["matching", 0.3],
  ["short-answer", 0.5],
  ["fill-the-gap", 0.5],
  ["in-order", 0.1],
  ["numeric", 0.05],
];

/** Formats of a fact: a card always, the others about as often as facts of the bundled set have them. */
function formatsOf(seed: string, fact: number): string[] {
  const chance = random(`${seed}|formats|${fact}`);
  return ["flashcard", ...OTHER_FORMATS.filter(([, share]) => chance.next() < share).map(([format]) => format)];
}

/** The facts of a set, eight to an event. */
function factsOf(seed: string, count: number): Candidate[] {
  return Array.from({ length: count }, (_, fact) => ({
    key: { setId: "set", factId: String(fact), slot: "object" as const },
    memory: null,
    siblings: [`event ${Math.floor(fact / 8)}`],
    formats: formatsOf(seed, fact),
    confusedWith: [],
  }));
}

const numberOf = (key: MemoryKey) => Number(key.factId);

function ended(days: DayLog[], learner: SimulatedLearner, met: number, count: number, now: number): RunLog {
  return { days, met, recall: mean(Array.from({ length: count }, (_, fact) => learner.recall(fact, now))) };
}

/** The app as one learner uses it: sessions built, answers folded, the pace learnt. */
class AppRun {
  private readonly memories = new Map<number, Memory>();
  private readonly times = new Map<string, number[]>();
  private readonly facts: Candidate[];
  private secondsOf = paceOf(this.times);

  constructor(
    private readonly learner: SimulatedLearner,
    private readonly seed: string,
    private readonly count: number,
  ) {
    this.facts = factsOf(seed, count);
  }

  run(days: number): RunLog {
    const logs = Array.from({ length: days }, (_, day) => this.day(day));
    return ended(logs, this.learner, this.memories.size, this.count, startOf(this.seed, days));
  }

  private session(now: number, day: number): Session {
    const chance = random(`${this.seed}|session|${day}`);
    const candidates = this.facts.map((fact) => ({ ...fact, memory: this.memories.get(numberOf(fact.key)) ?? null }));
    const some = selected(indexOf(candidates, WEIGHTS, WANTED), now, chance);
    return buildSession(some, {
      ...WISHES,
      now,
      minutes: MINUTES,
      newShare: DEFAULT_PLAN.newShare,
      secondsOf: this.secondsOf,
      random: chance,
    });
  }

  private day(day: number): DayLog {
    const start = startOf(this.seed, day);
    this.secondsOf = paceOf(this.times);
    const { asks, spare } = this.session(start, day);
    const log = emptyDay();
    let state: SessionState = {
      minutes: MINUTES,
      spentMs: 0,
      answered: [],
      open: [],
      waiting: asks,
      spare,
      formatsOf: (key) => this.facts[numberOf(key)]!.formats,
      secondsOf: this.secondsOf,
    };
    for (state = drawn(state); !isOver(state); state = drawn(state)) {
      const [ask, ...open] = state.open;
      const answered = this.answer(ask!, state.answered, start + Math.round(state.spentMs), start, log);
      state = { ...state, open, spentMs: log.seconds * 1000, answered: [...state.answered, answered] };
    }
    return log;
  }

  private answer(ask: Ask, before: readonly Answered[], at: number, start: number, log: DayLog): Answered {
    const fact = numberOf(ask.key);
    const memory = this.memories.get(fact) ?? null;
    const isFirst = !before.some(({ key }) => numberOf(key) === fact);
    if (memory && isFirst && isDue(memory, { ...WISHES, now: start })) countDue(log, this.learner.recall(fact, at));
    const { right, seconds } = this.learner.answer(fact, ask.format, at);
    const after = advance(memory, eventOf(ask.format, right, at, String(at)), WEIGHTS);
    if (after) this.memories.set(fact, after);
    this.times.set(ask.format, [...(this.times.get(ask.format) ?? []), seconds * 1000].slice(-200));
    log.seconds += seconds;
    log.asks += 1;
    return { key: ask.key, format: ask.format, right };
  }
}

function countDue(log: DayLog, recall: number): void {
  log.due += 1;
  log.recalled += recall;
}

/** A session with as much drawn as the server draws ahead. */
function drawn(state: SessionState): SessionState {
  const next = state.open.length < DRAWN_AHEAD ? whatNext(state) : null;
  if (!next) return state;
  const others = (asks: readonly Ask[]) => asks.filter((ask) => ask !== next);
  return drawn({ ...state, open: [...state.open, next], waiting: others(state.waiting), spare: others(state.spare) });
}

type Card = FsrsState & { at: number; dueAt: number };

/**
 * A plain deck: one card for each fact, with FSRS of its own; first what is due, the longest due first, then new ones, then, so that the
 * minutes are the same, what is due next. A missed card comes back after three others, as in the app.
 */
class DeckRun {
  private readonly cards = new Map<number, Card>();
  private readonly times: number[] = [];

  constructor(
    private readonly learner: SimulatedLearner,
    private readonly seed: string,
    private readonly count: number,
  ) {}

  run(days: number): RunLog {
    const logs = Array.from({ length: days }, (_, day) => this.day(startOf(this.seed, day)));
    return ended(logs, this.learner, this.cards.size, this.count, startOf(this.seed, days));
  }

  private isDue = (fact: number, start: number) => {
    const card = this.cards.get(fact);
    return card !== undefined && card.dueAt <= start + DAY / 2 && Math.floor((start - card.at) / DAY) > 0;
  };

  private queue(start: number): number[] {
    const byDue = [...this.cards].sort(([, one], [, other]) => one.dueAt - other.dueAt).map(([fact]) => fact);
    const fresh = Array.from({ length: this.count }, (_, fact) => fact).filter((fact) => !this.cards.has(fact));
    return [...byDue.filter((fact) => this.isDue(fact, start)), ...fresh, ...byDue.filter((fact) => !this.isDue(fact, start))];
  }

  private day(start: number): DayLog {
    const queue = this.queue(start);
    const usual = paceOf(new Map([["flashcard", this.times.slice(-200)]]))("flashcard");
    const log = emptyDay();
    const missed: { fact: number; from: number; times: number }[] = [];
    while (MINUTES * 60 - log.seconds >= usual / 2) {
      const at = missed.findIndex(({ from }) => log.asks - from > OTHERS_BETWEEN);
      const [back] = at < 0 ? [] : missed.splice(at, 1);
      const fact = back?.fact ?? queue.shift();
      if (fact === undefined) break;
      const times = back?.times ?? 0;
      const right = this.answer(fact, start, back === undefined, log);
      if (!right && times < MOST_COMEBACKS) missed.push({ fact, from: log.asks - 1, times: times + 1 });
    }
    return log;
  }

  private answer(fact: number, start: number, isFirst: boolean, log: DayLog): boolean {
    const at = start + Math.round(log.seconds * 1000);
    const card = this.cards.get(fact) ?? null;
    if (isFirst && this.isDue(fact, start)) countDue(log, this.learner.recall(fact, at));
    const { right, seconds } = this.learner.answer(fact, "flashcard", at);
    const state = nextState(WEIGHTS, card, card ? Math.floor((at - card.at) / DAY) : 0, right ? 3 : 1);
    this.cards.set(fact, { ...state, at, dueAt: at + intervalDays(WEIGHTS, state.stability, WANTED) * DAY });
    this.times.push(seconds * 1000);
    log.seconds += seconds;
    log.asks += 1;
    return right;
  }
}

/** The facts that the plan's own sentence promises to this learner, once it knows their pace. */
function factsPromised(kind: Kind, seed: string): number {
  const { days } = new AppRun(learnerOf(kind, seed), seed, 1000).run(PILOT_DAYS);
  return factsKept(MET_NOTHING, MINUTES, sum(days.map(({ seconds }) => seconds)) / sum(days.map(({ asks }) => asks)), WISHES);
}

/** One learner with both, over the same facts. */
type Pair = { facts: number; app: RunLog; deck: RunLog };

function pairOf(kind: Kind, seed: string, times: number): Pair {
  const facts = times * factsPromised(kind, seed);
  return {
    facts,
    app: new AppRun(learnerOf(kind, seed), seed, facts).run(DAYS),
    deck: new DeckRun(learnerOf(kind, seed), seed, facts).run(DAYS),
  };
}

const points = (share: number) => 100 * share;
const retentionOf = (runs: readonly RunLog[]) => {
  const days = runs.flatMap((run) => run.days.slice(SETTLED_FROM));
  return sum(days.map(({ recalled }) => recalled)) / sum(days.map(({ due }) => due));
};
const withinShare = (runs: readonly RunLog[]) => {
  const days = runs.flatMap((run) => run.days);
  return days.filter(({ seconds }) => Math.abs(seconds - MINUTES * 60) <= 0.15 * MINUTES * 60).length / days.length;
};
const furthest = (runs: readonly RunLog[]) =>
  Math.max(...runs.flatMap((run) => run.days.map(({ seconds }) => Math.abs(seconds / (MINUTES * 60) - 1))));

/** Half of the width of a 95 % interval for the mean of these differences, by their own spread. */
function halfWidth(values: readonly number[]): number {
  const middle = mean(values);
  return (1.96 * Math.sqrt(sum(values.map((value) => (value - middle) ** 2)) / Math.max(1, values.length - 1))) / Math.sqrt(values.length);
}

function comparison(kind: Kind, pairs: readonly Pair[], isHeld: boolean): Figure[] {
  const differences = pairs.map(({ app, deck }) => points(app.recall - deck.recall));
  return [
    { name: `${kind}: recall of all facts, the app`, value: points(mean(pairs.map(({ app }) => app.recall))), unit: "%", target: null },
    { name: `${kind}: recall of all facts, the deck`, value: points(mean(pairs.map(({ deck }) => deck.recall))), unit: "%", target: null },
    { name: `${kind}: the app less the deck`, value: mean(differences), unit: "points", target: isHeld ? { atLeast: 0 } : null },
    { name: `${kind}: give or take`, value: halfWidth(differences), unit: "points", target: null },
  ];
}

function enough(kind: Kind): Figure[] {
  const pairs = SEEDS.map((seed) => pairOf(kind, seed, 1));
  const apps = pairs.map(({ app }) => app);
  const retention = retentionOf(apps);
  return [
    { name: `${kind}: facts`, value: mean(pairs.map(({ facts }) => facts)), unit: "", target: null },
    { name: `${kind}: sessions within 15 % of ten minutes`, value: points(withinShare(apps)), unit: "%", target: { atLeast: 100 } },
    { name: `${kind}: the session furthest off`, value: points(furthest(apps)), unit: "%", target: { atMost: 15 } },
    { name: `${kind}: known when due, days 120 to 180`, value: points(retention), unit: "%", target: null },
    { name: `${kind}: the same in the deck`, value: points(retentionOf(pairs.map(({ deck }) => deck))), unit: "%", target: null },
    {
      name: `${kind}: off what is wanted`,
      value: points(Math.abs(retention - WANTED)),
      unit: "points",
      target: kind === KINDS[0] ? { atMost: 3 } : null,
    },
    ...comparison(kind, pairs, kind !== "remembers shapes"),
  ];
}

/** Three times the facts that the minutes keep: told, not held to anything. */
function tooMuch(kind: Kind): Figure[] {
  const pairs = SEEDS.map((seed) => pairOf(kind, seed, 3));
  const apps = pairs.map(({ app }) => app);
  return [
    { name: `${kind}, three times the facts: met, the app`, value: mean(apps.map(({ met }) => met)), unit: "", target: null },
    { name: `${kind}, three times the facts: met, the deck`, value: mean(pairs.map(({ deck }) => deck.met)), unit: "", target: null },
    { name: `${kind}, three times the facts: within 15 %`, value: points(withinShare(apps)), unit: "%", target: { atLeast: 100 } },
    { name: `${kind}, three times the facts: known when due`, value: points(retentionOf(apps)), unit: "%", target: null },
    ...comparison(kind, pairs, false).map((figure) => ({
      ...figure,
      name: figure.name.replace(`${kind}:`, `${kind}, three times the facts:`),
    })),
  ];
}

export const simulatedLearners: Measure = {
  name: "learners",
  run: async () => [...KINDS.flatMap(enough), ...KINDS.flatMap(tooMuch)],
};
