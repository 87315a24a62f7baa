import { groupBy } from "../group-by";
import type { Random } from "../random";
import { contrastsOf } from "./contrast";
import { NEW_MISSED } from "./course";
import { formatFor, type Variety } from "./formats-by-strength";
import type { Memory, MemoryKey } from "./memory";
import { arrange } from "./session-order";
import { isDue, recallGained, recallNow, type Measure } from "./worth";

/** Why something is asked: to keep it, to learn it, because it was just missed, or beside what it was taken for. */
export type AskReason = "due" | "new" | "missed" | "contrast";

/** Something that could be asked today: a memory, or (with none) a fact and slot that the learner has not met. */
export type Candidate = {
  key: MemoryKey;
  /** Null for what was never answered. */
  memory: Memory | null;
  /** Ids of the events it belongs to: facts that share one are kept apart. */
  siblings: readonly string[];
  /** Names of the formats that can ask it now; none means that it cannot be asked. */
  formats: readonly string[];
  /** Facts of the same set that this learner took it for, or took for it. */
  confusedWith: readonly string[];
};

/** One thing to ask, with the seconds it should take this learner. */
export type Ask = { key: MemoryKey; format: string; seconds: number; reason: AskReason };

/** What a session is built to: the minutes, the share of them for new facts (0 to 1), and the learner's pace. */
export type SessionWants = Measure & {
  minutes: number;
  newShare: number;
  /** Seconds by name of format (lib/memory/pace.ts). */
  secondsOf: (format: string) => number;
  random: Random;
  /** Practice that touches nothing: whatever there is may be asked, due or not. */
  free?: boolean;
};

/** A session: what to ask, in order, within the minutes; and what to ask after that if the learner is faster than was thought. */
export type Session = { asks: Ask[]; spare: Ask[] };

/** So many days ahead a session cares for, where there is no exam. */
export const HORIZON_DAYS = 30;

/** As much again of the minutes is kept ready for learners who are faster. */
const SPARE_SHARE = 0.6;
/** Where what is due needs more than its part of the minutes, new facts give way, to no less than this part of their share. */
const LEAST_NEW = 0.3;

/**
 * A candidate with all that choosing needs. `cost` is in seconds, coming back after a miss included; `worth` is recall gained per second.
 */
export type Rated = { candidate: Candidate; ask: Ask; cost: number; worth: number };

/** What could be asked, by why it would be. */
type Pool = "missed" | "due" | "fresh" | "ahead";
type Pools = Record<Pool, Rated[]>;

function poolOf(memory: Memory | null, wants: SessionWants): Pool | null {
  if (memory === null) return "fresh";
  if (isDue(memory, wants)) return memory.missedInARow > 0 ? "missed" : "due";
  if (wants.free) return "due";
  return recallNow(memory, wants) < 1 ? "ahead" : null;
}

function rate(candidate: Candidate, wants: SessionWants, variety: Variety): Rated | null {
  const { key, memory, formats } = candidate;
  const format = formatFor(key.factId, memory?.stability ?? null, memory?.reviews ?? 0, formats, variety);
  if (format === null) return null;
  const seconds = wants.secondsOf(format);
  const missing = memory === null ? NEW_MISSED : 1 - recallNow(memory, wants);
  const cost = seconds + missing * wants.secondsOf("flashcard");
  const reason: AskReason = memory === null ? "new" : memory.missedInARow > 0 ? "missed" : "due";
  return { candidate, ask: { key, format, seconds, reason }, cost, worth: recallGained(memory, format, wants) / cost };
}

/** Whether what is due would need more than its part of the minutes, even as cards. */
const isShort = (due: number, { minutes, newShare, secondsOf }: SessionWants) =>
  due * secondsOf("flashcard") > minutes * 60 * (1 - newShare);

const byWorth = (one: Rated, other: Rated) => other.worth - one.worth;

function poolsOf(candidates: readonly Candidate[], wants: SessionWants): Pools {
  const byPool = groupBy(candidates, ({ memory }) => poolOf(memory, wants));
  const of = (pool: Pool) => byPool.get(pool) ?? [];
  const variety = isShort(of("missed").length + of("due").length, wants) ? "quick" : "varied";
  const rated = (pool: Pool) => of(pool).flatMap((candidate) => rate(candidate, wants, variety) ?? []);
  return {
    missed: rated("missed").sort(byWorth),
    due: rated("due").sort(byWorth),
    fresh: rated("fresh"),
    ahead: rated("ahead").sort(byWorth),
  };
}

const factOf = ({ key }: Candidate | Ask) => `${key.setId} ${key.factId}`;
const costOf = (rated: readonly Rated[]) => rated.reduce((sum, { cost }) => sum + cost, 0);

/** Takes from a pool, in its order, what fits into the seconds, each fact once. */
function take(pool: readonly Rated[], seconds: number, taken: Set<string>): Rated[] {
  let left = seconds;
  return pool.filter(({ candidate, cost }) => {
    if (cost > left || taken.has(factOf(candidate))) return false;
    taken.add(factOf(candidate));
    left -= cost;
    return true;
  });
}

/** The seconds that new facts get: their share, or less where what is due is more than fits beside them. */
function secondsForNew(pools: Pools, budget: number, { newShare }: SessionWants): number {
  const due = costOf(pools.missed) + costOf(pools.due);
  const room = budget * (1 - newShare);
  return budget * newShare * Math.max(LEAST_NEW, Math.min(1, due > 0 ? room / due : 1));
}

/**
 * What to ask in some minutes: first what was missed and what is due, by recall gained per minute, beside a steady share of new facts in
 * the order in which they come; then, where minutes are left, more new facts, and last, by what it is worth, what is not due yet. No fact
 * twice; what was taken for one another side by side; siblings apart. Shorter than the minutes only where there is no more to ask: what was
 * known today already is not asked again. The same candidates and seed give the same session.
 */
export function buildSession(candidates: readonly Candidate[], wants: SessionWants): Session {
  const budget = wants.minutes * 60;
  const pools = poolsOf(candidates, wants);
  const taken = new Set<string>();
  const kept = [...pools.missed, ...pools.due];
  const fresh = take(pools.fresh, secondsForNew(pools, budget, wants), taken);
  const pairs = contrastsOf(kept, [...kept, ...pools.ahead]);
  const contrasts = pairs.flat();
  for (const { candidate } of contrasts) taken.add(factOf(candidate));
  const due = take(kept, budget - costOf(fresh) - costOf(contrasts), taken);
  const more = take(pools.fresh, budget - costOf([...fresh, ...contrasts, ...due]), taken);
  const ahead = take(pools.ahead, budget - costOf([...fresh, ...contrasts, ...due, ...more]), taken);
  const spare = take([...kept, ...pools.ahead, ...pools.fresh], budget * SPARE_SHARE, taken);
  return {
    asks: arrange({ kept: [...due, ...ahead], fresh: [...fresh, ...more], pairs }, wants.random),
    spare: spare.map(({ ask }) => ask),
  };
}
