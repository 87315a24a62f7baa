import "server-only";
import { advance, recallAt } from "@/lib/memory/fold";
import { intervalDays } from "@/lib/memory/fsrs-curve";
import type { Memory, Weights } from "@/lib/memory/memory";
import type { Plan } from "@/lib/memory/plan";
import type { MemoryFace, PracticeHint, PracticeItem } from "@/lib/memory/practice";
import { hintOf } from "@/lib/questions/hint";
import type { Question } from "@/lib/questions/question";
import type { AttemptItem } from "@/lib/quizzes/answer";
import { groupBy } from "@/lib/group-by";
import { db, pool } from "./db";
import { nameOf } from "./memory-events";
import { measureOf, memoriesNamed, type Measure } from "./memories";
import type { DrawnItem } from "./practice-draw";
import { askedQuestions, type AskedQuestion } from "./questions";
import { viewableBy } from "./set-rights";
import { standingSet, type StandingSet } from "./sets";
import { showQuestion, shownTexts } from "./shown-texts";
import { localDateAt } from "./zones";

/** Missed so often in a row, a fact's passage is offered instead of another card. */
const OFTEN_MISSED = 3;

/** Who practises. */
export type Practising = { personId: string; zone: string | null };

/** What is read once for all items of a response. */
type Around = {
  who: Practising;
  plan: Plan;
  measure: Measure;
  now: number;
  sets: ReadonlyMap<string, SetAround>;
  memories: ReadonlyMap<string, Memory | null>;
  asked: ReadonlyMap<string, AskedQuestion>;
};
type SetAround = { id: string; slug: string; title: string; mine: boolean; readable: boolean; standing: StandingSet | null };

async function setsAround(who: Practising, setIds: readonly string[]): Promise<Map<string, SetAround>> {
  const rows = await db.factSet.findMany({
    where: { id: { in: [...setIds] } },
    select: { id: true, slug: true, title: true, ownerId: true, deletedAt: true },
  });
  const viewable = new Set(
    (await db.factSet.findMany({ where: { id: { in: [...setIds] }, ...viewableBy(who) }, select: { id: true } })).map(({ id }) => id),
  );
  const around = rows.map(async ({ id, slug, title, ownerId, deletedAt }) => {
    const mine = ownerId === who.personId;
    return [
      id,
      { id, slug, title, mine: mine && deletedAt === null, readable: viewable.has(id), standing: await standingSet(id) },
    ] as const;
  });
  return new Map(await Promise.all(around));
}

/** Everything that faces and hints of these items need. */
async function aroundOf(who: Practising, plan: Plan, items: readonly DrawnItem[], now: number): Promise<Around> {
  const [measure, sets, kept, asked] = await Promise.all([
    measureOf(pool, who.personId),
    setsAround(who, [...groupBy(items, (item) => item.key.setId).keys()]),
    memoriesNamed(
      who,
      items.map((item) => item.key),
    ),
    askedQuestions(items.map((item) => item.versionId)),
  ]);
  return { who, plan, measure, now, sets, asked, memories: new Map([...kept].map(([name, one]) => [name, one.memory])) };
}

type Intervals = [number, number, number, number];

/** Days until a card comes back for each of the four grades. */
function intervalsOf(memory: Memory | null, { measure, now, who }: Around): Intervals {
  const localDate = localDateAt(who.zone, now);
  const after = (grade: 1 | 2 | 3 | 4) =>
    advance(
      memory,
      {
        kind: "outcome",
        at: now,
        receivedAt: now,
        id: "",
        right: grade > 1,
        reply: "grade",
        choices: null,
        grade,
        near: false,
        hints: 0,
        slow: false,
        points: grade > 1 ? 1 : 0,
        localDate,
      },
      measure.weights,
    );
  return ([1, 2, 3, 4] as const).map((grade) => days(after(grade), grade, measure)) as Intervals;
}

/** A missed fact comes back in the same session. */
const days = (memory: Memory | null, grade: number, { weights, wanted }: { weights: Weights; wanted: number }) =>
  memory === null || grade === 1 ? 0 : intervalDays(weights, memory.stability, wanted);

function faceOf(memory: Memory | null, replyKind: string, around: Around): MemoryFace {
  const isCard = replyKind === "grade" && around.plan.showIntervals;
  return {
    retrievability: memory && recallAt(memory, around.now, around.measure.weights),
    missedInARow: memory?.missedInARow ?? 0,
    intervals: isCard ? intervalsOf(memory, around) : null,
  };
}

const hints = new WeakMap<StandingSet, Map<string, PracticeHint | null>>();

/** A hint as it is shown; only what came in a file, or was typed here, is in light markup. */
function hintIn({ graph }: StandingSet, question: Question): PracticeHint | null {
  const hint = hintOf(graph, question);
  if (!hint || !question.markup) return hint;
  const kind = question.evidence.map(({ source }) => graph.source(source)).find((source) => source?.title === hint.title)?.kind;
  return kind === "import" || kind === "author" ? { ...hint, texts: shownTexts([hint.text]) } : hint;
}

/** The hint of a question on its set as it stands; null where there is none. */
export function hintFor(set: StandingSet | null, { id, question }: AskedQuestion): PracticeHint | null {
  if (!set) return null;
  const known = hints.get(set) ?? new Map<string, PracticeHint | null>();
  hints.set(set, known);
  const hint = known.has(id) ? known.get(id)! : hintIn(set, question);
  known.set(id, hint);
  return hint;
}

/** Where to read about what is missed again and again. */
function passageOf(memory: Memory | null, set: SetAround, { question }: AskedQuestion): PracticeItem["passage"] {
  const first = question.evidence[0];
  return memory && memory.missedInARow >= OFTEN_MISSED && set.readable && first ? { source: first.source, title: first.title } : null;
}

const untouched = (item: DrawnItem, asked: AskedQuestion, optionOrder: readonly string[]): AttemptItem => ({
  position: item.position,
  question: showQuestion(asked.question, optionOrder),
  flagged: false,
  answer: null,
  lastSequence: -1,
  revealed: null,
  feedback: null,
});

/**
 * The items of a session as their learner may see them. `shownItems` are those of the attempt; `hinted` the ids of items whose hint was
 * taken.
 */
export async function toPracticeItems(
  who: Practising,
  plan: Plan,
  items: readonly DrawnItem[],
  stored: ReadonlyMap<string, Stored>,
  now: number,
): Promise<PracticeItem[]> {
  if (items.length === 0) return [];
  const around = await aroundOf(who, plan, items, now);
  return items.flatMap((item) => {
    const [asked, set, kept] = [around.asked.get(item.versionId), around.sets.get(item.key.setId), stored.get(item.id)];
    if (!asked || !set || !kept) return [];
    const memory = around.memories.get(nameOf(item.key)) ?? null;
    const hint = hintFor(set.standing, asked);
    return [
      {
        ...(kept.state ?? untouched(item, asked, kept.optionOrder)),
        set: { id: set.id, slug: set.slug, title: set.title },
        reason: item.reason,
        memory: faceOf(memory, asked.question.reply.kind, around),
        seconds: item.seconds,
        canHint: hint !== null,
        hint: kept.hinted ? hint : null,
        mine: set.mine,
        passage: passageOf(memory, set, asked),
      },
    ];
  });
}

/** What is stored of an item: the order of its options, whether its hint was taken, and how it stands where it was shown before. */
export type Stored = { optionOrder: readonly string[]; hinted: boolean; state?: AttemptItem };

/** What is stored of items that were drawn just now. */
export async function storedItems(ids: readonly string[]): Promise<Map<string, Stored>> {
  const rows = await db.attemptItem.findMany({ where: { id: { in: [...ids] } }, select: { id: true, optionOrder: true, hintedAt: true } });
  return new Map(rows.map((row) => [row.id, { optionOrder: row.optionOrder, hinted: row.hintedAt !== null }]));
}
