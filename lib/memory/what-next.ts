import { easierFormat } from "./formats-by-strength";
import type { MemoryKey } from "./memory";
import type { Ask } from "./session";

/** So many other questions stand between a miss and its coming back. */
export const OTHERS_BETWEEN = 3;
/** A fact comes back so often in one session; after that it waits for another day. */
export const MOST_COMEBACKS = 2;

/** One question of a session that was answered; what was set aside is left out. */
export type Answered = { key: MemoryKey; format: string; right: boolean };

/** A session as far as it has come. */
export type SessionState = {
  minutes: number;
  /** Milliseconds that went into it (lib/memory/pace.ts, spentMs). */
  spentMs: number;
  /** In the order of answering. */
  answered: readonly Answered[];
  /** Drawn and not answered yet, in order. */
  open: readonly Ask[];
  /** Planned and not drawn yet, in order: the rest of the session's asks, and its spare ones. */
  waiting: readonly Ask[];
  spare: readonly Ask[];
  /** The formats that can ask a memory now. */
  formatsOf: (key: MemoryKey) => readonly string[];
  secondsOf: (format: string) => number;
};

const idOf = ({ setId, factId, slot }: MemoryKey) => `${setId} ${factId} ${slot}`;
const secondsLeft = ({ minutes, spentMs }: SessionState) => minutes * 60 - spentMs / 1000;
const secondsOf = (asks: readonly Ask[]) => asks.reduce((sum, { seconds }) => sum + seconds, 0);

/**
 * Whether the minutes are up: less is left than half of what the next question should take. Nothing open and nothing more to draw is an end
 * too.
 */
export function isOver(state: SessionState): boolean {
  const next = state.open[0] ?? whatNext(state);
  return next === null || secondsLeft(state) < next.seconds / 2;
}

/** What was missed at its last answer and is not open again, the earliest miss first, with the place of that answer. */
function missedOf({ answered, open }: SessionState): { last: Answered; place: number }[] {
  const asked = new Set(open.map(({ key }) => idOf(key)));
  const lasts = new Map(answered.map((last, place) => [idOf(last.key), { last, place }]));
  return [...lasts].flatMap(([id, one]) => (one.last.right || asked.has(id) ? [] : [one])).sort((one, other) => one.place - other.place);
}

const timesAsked = ({ answered }: SessionState, key: MemoryKey) => answered.filter((one) => idOf(one.key) === idOf(key)).length;

/** What was missed and may come back now; with `least` others between, open ones included. */
function comeback(state: SessionState, least: number): Ask | null {
  const { answered, open, formatsOf } = state;
  for (const { last, place } of missedOf(state)) {
    const isFarEnough = answered.length - 1 - place + open.length >= least;
    const format = easierFormat(last.format, formatsOf(last.key));
    if (isFarEnough && format && timesAsked(state, last.key) <= MOST_COMEBACKS)
      return { key: last.key, format, seconds: state.secondsOf(format), reason: "missed" };
  }
  return null;
}

/** Whether it fits; a new fact needs room to come back. */
const fits = ({ reason, seconds }: Ask, left: number, secondsToReturn: number) =>
  left >= seconds / 2 && (reason !== "new" || left >= seconds + secondsToReturn);

/**
 * What to draw next, after everything that is open: what was missed, in an easier face, once three others stand between; then what was
 * planned, and where the learner is faster than was thought, the spare ones. Null when the minutes are taken, or nothing is left.
 */
export function whatNext(state: SessionState): Ask | null {
  const left = secondsLeft(state) - secondsOf(state.open);
  const back = comeback(state, OTHERS_BETWEEN);
  if (back && fits(back, left, 0)) return back;
  const planned = [...state.waiting, ...state.spare].find((ask) => fits(ask, left, state.secondsOf("flashcard")));
  if (planned) return planned;
  const last = comeback(state, 1);
  return last && fits(last, left, 0) ? last : null;
}
