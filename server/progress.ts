import "server-only";
import { heatMap } from "@/lib/charts/days";
import { forecastBars, type ForecastBar } from "@/lib/charts/forecast";
import { memoryCurve } from "@/lib/charts/memory-curve";
import { retentionOverTime, type Reviewed } from "@/lib/charts/retention";
import { slipping } from "@/lib/charts/slipping";
import { describeEvent } from "@/lib/facts/description";
import { eventsOf, layerOf } from "@/lib/facts/graph";
import { plainStatement } from "@/lib/facts/plain-statement";
import { nameAlone } from "@/lib/facts/wording";
import { roomFrom } from "@/lib/memory/due";
import { minutesToCome, sampleOf } from "@/lib/memory/forecast";
import { elapsedDays } from "@/lib/memory/fold";
import type { MemoryKey } from "@/lib/memory/memory";
import type { Plan } from "@/lib/memory/plan";
import type { CurveChoice, FactCurve, Progress, SlippingFact } from "@/lib/memory/progress";
import { streakOf } from "@/lib/memory/streak";
import { askableSets, type AskableSet } from "./askable";
import { databaseNow } from "./attempts";
import { confusedWords } from "./confused-facts";
import { pool } from "./db";
import { nameOf, readEvents } from "./memory-events";
import { measureOf, memoriesOf, type KeptMemory, type Measure } from "./memories";
import { planOf } from "./plan";
import { practisedSets } from "./practice-candidates";
import { practisedDays } from "./practice-days";
import type { Practising } from "./practice-items";
import { secondsOf } from "./practice-pace";
import { isMet, strengthsOf, topicsIn, type GroupsOf } from "./strengths";
import { localDateAt } from "./zones";

/** So far the forecast looks, in days. */
const FORECAST_DAYS = 30;
const MOST_SLIPPING = 10;
const MOST_CURVES = 30;
/** A curve goes on so long after now. */
const AHEAD_MS = 30 * 86_400_000;

/** What retention is measured with: reviews of half a year, of marks that hold, not taken back. */
const REVIEWS = `
  SELECT n."localDate", o."right", o.retrievability, o.choices
  FROM "Outcome" o JOIN "Mark" m ON m.id = o."markId" AND m.reason <> 'override' JOIN "Answer" n ON n.id = m."answerId" AND n."withdrawnAt" IS NULL
  WHERE o."personId" = $1 AND o.choices IS NULL AND o.retrievability IS NOT NULL AND n."receivedAt" > now() - interval '200 days'
    AND NOT EXISTS (SELECT 1 FROM "Mark" l WHERE l."answerId" = m."answerId" AND l.reason <> 'override' AND (l."createdAt", l.id) > (m."createdAt", m.id))`;

/** What all parts of the page rest on. */
type Basis = {
  who: Practising;
  plan: Plan;
  now: number;
  today: string;
  measure: Measure;
  sets: ReadonlyMap<string, AskableSet>;
  memories: readonly KeptMemory[];
};

async function basisOf(who: Practising): Promise<Basis | null> {
  const [plan, now, memories] = await Promise.all([planOf(who), databaseNow(), memoriesOf(who)]);
  if (memories.length === 0) return null;
  const [measure, setIds] = await Promise.all([measureOf(pool, who.personId), practisedSets(who.personId, [])]);
  const sets = await askableSets(setIds.slice(0, 40));
  return { who, plan, now, today: localDateAt(who.zone, now), measure, sets, memories: memories.filter(({ key }) => sets.has(key.setId)) };
}

function statementOf({ sets }: Basis, { setId, factId }: MemoryKey): string | null {
  const graph = sets.get(setId)?.graph;
  const fact = graph?.fact(factId);
  return graph && fact ? plainStatement(graph, fact) : null;
}

const eventsIn: GroupsOf = (graph, factId) => {
  const fact = graph.fact(factId);
  if (!fact) return [];
  return eventsOf(graph, fact).map((event) => {
    const description = describeEvent(graph, layerOf(graph, fact), event, new Set());
    return description ? `${nameAlone(graph, event)}, ${description.context}` : nameAlone(graph, event);
  });
};

function slippingFacts(basis: Basis): SlippingFact[] {
  return slipping(basis.memories.filter(isMet), { ...basis.measure, now: basis.now }, MOST_SLIPPING).flatMap(
    ({ fact: { key, dueAt }, recall }) => {
      const statement = statementOf(basis, key);
      return statement ? [{ key, statement, recall, dueOn: localDateAt(basis.who.zone, Math.max(basis.now, dueAt ?? 0)) }] : [];
    },
  );
}

async function forecastOf({ who, plan, today, now, measure, memories }: Basis): Promise<readonly ForecastBar[] | null> {
  const met = memories
    .filter(isMet)
    .map(({ memory }) => ({ stability: memory.stability, difficulty: memory.difficulty, daysAgo: elapsedDays(memory.at, now) }));
  const pace = await secondsOf(who.personId);
  const minutes = minutesToCome({ memories: sampleOf(met), count: met.length }, pace("flashcard"), { ...measure, days: FORECAST_DAYS });
  return forecastBars(minutes, roomFrom(plan, today, FORECAST_DAYS), today);
}

const idOf = ({ setId, factId, slot }: MemoryKey) => `${setId}.${slot}.${factId}`;

/** The facts answered most often. */
function curvesOf(basis: Basis): { choice: CurveChoice; key: MemoryKey }[] {
  const most = basis.memories
    .filter(isMet)
    .sort((a, b) => b.memory.reviews - a.memory.reviews)
    .slice(0, MOST_CURVES);
  return most.flatMap(({ key }) => {
    const statement = statementOf(basis, key);
    return statement ? [{ key, choice: { id: idOf(key), statement } }] : [];
  });
}

async function curveOf(
  { who, now, measure }: Basis,
  chosen: { choice: CurveChoice; key: MemoryKey } | undefined,
): Promise<FactCurve | null> {
  if (!chosen) return null;
  const events = (await readEvents(pool, who.personId, [chosen.key])).get(nameOf(chosen.key)) ?? [];
  const until = now + AHEAD_MS;
  const curve = memoryCurve(events, measure.weights, now, until);
  const outcomes = events.flatMap((event) => (event.kind === "outcome" ? [event] : []));
  if (!curve) return null;
  return {
    ...chosen.choice,
    curve,
    from: Math.min(...events.map((event) => event.at)),
    until,
    answers: outcomes.length,
    right: outcomes.filter((event) => event.right).length,
  };
}

async function retentionOf({ who, today }: Basis): Promise<Progress["retention"]> {
  const { rows } = await pool.query<Reviewed>({ name: "retention-reviews", text: REVIEWS, values: [who.personId] });
  return retentionOverTime(rows, today);
}

/**
 * Everything of the progress page of whoever asks; null while they have answered nothing. `curve` is the id of a fact whose curve was
 * chosen: of theirs, else the first is shown.
 */
export async function progressOf(who: Practising, curve?: string): Promise<Progress | null> {
  const basis = await basisOf(who);
  if (!basis) return null;
  const { plan, today, measure } = basis;
  const curves = curvesOf(basis);
  const [days, retention, forecast, mixedUp, chosen] = await Promise.all([
    practisedDays(who),
    retentionOf(basis),
    forecastOf(basis),
    confusedWords(who, 10),
    curveOf(basis, curves.find(({ choice }) => choice.id === curve) ?? curves[0]),
  ]);
  return {
    today,
    wanted: measure.wanted,
    days: heatMap(days, today),
    streak: plan.showStreak
      ? streakOf(
          days.map((day) => day.date),
          today,
          plan.daysOff,
        )
      : null,
    retention,
    forecast,
    topics: strengthsOf(basis.sets, basis.memories, measure, basis.now, topicsIn),
    events: strengthsOf(basis.sets, basis.memories, measure, basis.now, eventsIn),
    slipping: slippingFacts(basis),
    mixedUp,
    curves: curves.map(({ choice }) => choice),
    curve: chosen,
  };
}
