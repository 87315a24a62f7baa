import "server-only";
import type { MemoryKey } from "@/lib/memory/memory";
import type { Plan, PlanScope } from "@/lib/memory/plan";
import type { PracticeMode } from "@/lib/memory/practice";
import { buildSession, HORIZON_DAYS, type Ask, type Session } from "@/lib/memory/session";
import { isSound } from "@/lib/questions/lint";
import type { Question } from "@/lib/questions/question";
import type { Random } from "@/lib/random";
import type { AskableSet } from "./askable";
import { pool } from "./db";
import { measureOf } from "./memories";
import { candidatesFor } from "./practice-candidates";
import { secondsOf } from "./practice-pace";

/**
 * What a session is to be: of which minutes, of what (empty: what the plan says), and whether it counts for memory. `keys` names what to
 * ask.
 */
export type SessionWish = { minutes: number; mode: PracticeMode; scopes: readonly PlanScope[]; keys: readonly MemoryKey[] };

/** A session with the sets that its questions come from. */
export type BuiltSession = Session & { sets: ReadonlyMap<string, AskableSet> };

const DAY_MS = 86_400_000;

/** How far ahead recall matters: to the exam where there is one, else a month. */
function horizonOf(plan: Plan, now: number): number {
  const days = plan.examOn === null ? Number.NaN : (Date.parse(`${plan.examOn}T12:00:00Z`) - now) / DAY_MS;
  return days > 0 ? Math.max(1, days) : HORIZON_DAYS;
}

/**
 * Builds a session for whoever asks, as of a time of the database. Nothing is stored. Free practice without a scope is of everything met.
 */
export async function sessionFor(personId: string, plan: Plan, wish: SessionWish, now: number, random: Random): Promise<BuiltSession> {
  const scopes = wish.scopes.length > 0 ? wish.scopes : plan.scopes;
  const free = wish.mode === "free" || wish.keys.length > 0;
  const [{ candidates, sets }, measure, pace] = await Promise.all([
    candidatesFor({ personId, scopes, free: wish.mode === "free", keys: wish.keys, now, random }),
    measureOf(pool, personId),
    secondsOf(personId),
  ]);
  const session = buildSession(candidates, {
    ...measure,
    now,
    horizonDays: horizonOf(plan, now),
    minutes: wish.minutes,
    newShare: plan.newShare,
    secondsOf: pace,
    random,
    free,
  });
  return { ...session, sets };
}

/** What is asked of one fact: a question of several facts would ask the others too. */
const isOfOneFact = (question: Question) => question.factIds.length === 1;

/** Questions for a fact, the wished format first, then cards, then whatever asks it alone, then the rest. */
function questionsInTurn(set: AskableSet, { key, format }: Ask, random: Random): Question[] {
  const byFormat = set.questionsOf(key);
  const others = [...byFormat].filter(([name]) => name !== format && name !== "flashcard").flatMap(([, questions]) => questions);
  const rest = [...(byFormat.get("flashcard") ?? []), ...others];
  return [...random.shuffle(byFormat.get(format) ?? []), ...rest.filter(isOfOneFact), ...rest];
}

/**
 * The question for an ask: one that holds on the set as it stands, and that asks none of the facts in `taken` (ids of the same set) but its
 * own. Null where the fact can no longer be asked.
 */
export function questionFor(set: AskableSet | undefined, ask: Ask, taken: ReadonlySet<string>, random: Random): Question | null {
  if (!set) return null;
  const isFree = (question: Question) => question.factIds.every((id) => id === ask.key.factId || !taken.has(id));
  return questionsInTurn(set, ask, random).find((question) => isFree(question) && isSound(set.graph, question)) ?? null;
}
