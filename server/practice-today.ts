import "server-only";
import { heatMap } from "@/lib/charts/days";
import { minutesOn } from "@/lib/memory/due";
import { sampleOf, type Met } from "@/lib/memory/forecast";
import type { Weights } from "@/lib/memory/memory";
import type { Plan } from "@/lib/memory/plan";
import type { Ready, Today, TopicToday } from "@/lib/memory/practice";
import { streakOf } from "@/lib/memory/streak";
import { random } from "@/lib/random";
import { askableSets } from "./askable";
import { databaseNow } from "./attempts";
import { changesFor } from "./changes";
import { confusedToday } from "./confused-facts";
import { pool } from "./db";
import { foldStale, measureOf, memoriesOf, type Measure } from "./memories";
import { planOf } from "./plan";
import { practisedSets } from "./practice-candidates";
import { practisedDays } from "./practice-days";
import { isLeftAlone, readProgress, spentOf } from "./practice-draw";
import type { Practising } from "./practice-items";
import { secondsOf } from "./practice-pace";
import { sessionFor } from "./practice-session";
import { strengthsOf, topicsIn } from "./strengths";
import { localDateAt } from "./zones";

/** Topics on the front page. */
const MOST_TOPICS = 12;

/** What a session of these minutes would hold now. The seed is the hour, so that the page says the same a moment later. */
async function readyFor(who: Practising, plan: Plan, minutes: number, now: number): Promise<Ready> {
  const { asks } = await sessionFor(
    who.personId,
    plan,
    { minutes, mode: "practice", scopes: [], keys: [] },
    now,
    random(`${who.personId} ${Math.floor(now / 3_600_000)}`),
  );
  const count = (...reasons: string[]) => asks.filter((ask) => reasons.includes(ask.reason)).length;
  const seconds = asks.reduce((sum, ask) => sum + ask.seconds, 0);
  return {
    minutes: asks.length === 0 ? 0 : Math.max(1, Math.round(seconds / 60)),
    keep: count("due", "contrast"),
    fresh: count("new"),
    missed: count("missed"),
  };
}

const OPEN = `SELECT id FROM "Attempt" WHERE "personId" = $1 AND purpose <> 'quiz' AND "handedInAt" IS NULL AND "deletedAt" IS NULL ORDER BY "startedAt" DESC LIMIT 1`;

/** The session under way, where there are minutes left and it was not left alone. */
async function openSession(who: Practising, now: number): Promise<Today["open"]> {
  const { rows } = await pool.query<{ id: string }>({ name: "open-session", text: OPEN, values: [who.personId] });
  const progress = rows[0] ? await readProgress(who, rows[0].id) : null;
  if (!progress || isLeftAlone(progress, now) || progress.items.every((item) => item.skipped || item.answer !== null)) return null;
  const left = progress.minutes - spentOf(progress) / 60_000;
  return left < 0.5 ? null : { attemptId: progress.attemptId, minutesLeft: Math.ceil(left), mode: progress.mode };
}

/** How well the topics that were met are known, the least known first. */
async function topicsOf(who: Practising, measure: Measure, now: number, setIds: readonly string[]): Promise<TopicToday[]> {
  const [sets, memories] = await Promise.all([askableSets(setIds), memoriesOf(who)]);
  const met = strengthsOf(sets, memories, measure, now, topicsIn).flatMap(({ set, group, met, known }) =>
    known === null ? [] : [{ set, topic: group, facts: met, known }],
  );
  return met.sort((one, other) => one.known - other.known || (one.topic < other.topic ? -1 : 1)).slice(0, MOST_TOPICS);
}

async function hasAnswered(who: Practising): Promise<boolean> {
  const { rows } = await pool.query({
    name: "has-answered",
    text: `SELECT 1 FROM "Attempt" a JOIN "AttemptItem" i ON i."attemptId" = a.id JOIN "Answer" n ON n."attemptItemId" = i.id WHERE a."personId" = $1 LIMIT 1`,
    values: [who.personId],
  });
  return rows.length > 0;
}

/** The minutes of today's session: those of the plan; on a day off whoever comes all the same gets the usual ones. */
const minutesToday = (plan: Plan, date: string): number => minutesOn(plan, date) || plan.minutes;

/** The front page of whoever asks, as of now on their own calendar. */
export async function todayOf(who: Practising): Promise<Today> {
  const [plan, now] = await Promise.all([planOf(who), databaseNow()]);
  await foldStale(who.personId);
  const date = localDateAt(who.zone, now);
  const minutes = minutesToday(plan, date);
  const [measure, sets, met] = await Promise.all([
    measureOf(pool, who.personId),
    practisedSets(who.personId, plan.scopes),
    hasAnswered(who),
  ]);
  const [ready, open, topics, confused, days, changes] = await Promise.all([
    readyFor(who, plan, minutes, now),
    openSession(who, now),
    topicsOf(who, measure, now, sets),
    confusedToday(who),
    practisedDays(who),
    changesFor(who),
  ]);
  const streak = plan.showStreak
    ? streakOf(
        days.map((day) => day.date),
        date,
        plan.daysOff,
      )
    : null;
  return { date, minutes, ready, open, topics, confused, days: heatMap(days, date).cells, changes, streak, met };
}

/** What the simulator of the plan works with. `unmet`: facts of the plan's sets and topics that can be asked and were never met. */
export type PlanBasis = { today: string; met: Met; unmet: number; secondsPerAsk: number; weights: Weights };

const STRENGTHS = `
  SELECT stability, difficulty, greatest(0, floor(($2::float8 - extract(epoch FROM at)::float8 * 1000) / 86400000))::int AS "daysAgo"
  FROM "Memory" WHERE "personId" = $1 AND stability IS NOT NULL AND "setId" = ANY($3)`;

/** The formats that a usual session is made of. */
const USUAL_FORMATS = ["flashcard", "multiple-choice", "gap-from-bank", "short-answer"];

/** What there is to plan with: what was met, what was not, and the pace of whoever asks. */
export async function planBasis(who: Practising): Promise<PlanBasis> {
  const [plan, now] = await Promise.all([planOf(who), databaseNow()]);
  await foldStale(who.personId);
  const setIds = await practisedSets(who.personId, plan.scopes);
  const [{ rows }, { weights }, sets, pace] = await Promise.all([
    pool.query<{ stability: number; difficulty: number; daysAgo: number }>({
      name: "plan-strengths",
      text: STRENGTHS,
      values: [who.personId, now, setIds],
    }),
    measureOf(pool, who.personId),
    askableSets(setIds.slice(0, 20)),
    secondsOf(who.personId),
  ]);
  const faces = [...sets.values()].reduce(
    (sum, set) => sum + set.facesOf(plan.scopes.find((scope) => scope.setId === set.setId)?.topics ?? []).length,
    0,
  );
  const secondsPerAsk = USUAL_FORMATS.reduce((sum, format) => sum + pace(format), 0) / USUAL_FORMATS.length;
  return {
    today: localDateAt(who.zone, now),
    met: { memories: sampleOf(rows), count: rows.length },
    unmet: Math.max(0, faces - rows.length),
    secondsPerAsk,
    weights,
  };
}
