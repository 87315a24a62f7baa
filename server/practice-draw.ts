import "server-only";
import type { MemoryKey } from "@/lib/memory/memory";
import { spentMs } from "@/lib/memory/pace";
import type { Ask } from "@/lib/memory/session";
import { isOver, whatNext, type SessionState } from "@/lib/memory/what-next";
import { orderOfOptions } from "@/lib/quizzes/option-order";
import { askableSets, formatsOf, type AskableSet } from "./askable";
import { realRandom } from "./attempts";
import { pool } from "./db";
import { nameOf } from "./memory-events";
import { secondsOf } from "./practice-pace";
import { questionFor } from "./practice-session";
import { askedQuestions, keepQuestions } from "./questions";
import { standingSet } from "./sets";
import { inPrismaTransaction } from "./transactions";

/** Something to ask, with the version of the question that asks it. */
export type Planned = Ask & { versionId: string };

/** What an attempt at practice keeps as its settings. */
export type PracticeSettings = { minutes: number; asks: readonly Planned[]; spare: readonly Planned[] };

/** One item of a session as far as drawing needs it. */
export type DrawnItem = {
  id: string;
  position: number;
  versionId: string;
  key: MemoryKey;
  format: string;
  reason: Ask["reason"];
  seconds: number;
  skipped: boolean;
  afterAnswerId: string | null;
  /** The answer that counts; null while there is none. */
  answer: { id: string; elapsedMs: number; arrival: number; right: boolean } | null;
};

/** A session with what was drawn of it and what was answered. */
export type Progress = {
  attemptId: string;
  personId: string;
  mode: "practice" | "free";
  minutes: number;
  startedAt: number;
  handedInAt: number | null;
  settings: PracticeSettings;
  items: DrawnItem[];
  elapsedMs: number[];
  lastAt: number;
};

type Row = Omit<Progress, "attemptId" | "minutes" | "settings" | "items"> & {
  settings: PracticeSettings;
  items: (Omit<DrawnItem, "key"> & MemoryKey)[];
};

const MS = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;

const READ = `
  SELECT a."personId", a.purpose AS mode, a.settings, ${MS('a."startedAt"')} AS "startedAt", ${MS('a."handedInAt"')} AS "handedInAt",
    ${MS(`coalesce((SELECT max(n."receivedAt") FROM "AttemptItem" i JOIN "Answer" n ON n."attemptItemId" = i.id WHERE i."attemptId" = a.id), a."startedAt")`)} AS "lastAt",
    ARRAY(SELECT n."elapsedMs" FROM "AttemptItem" i JOIN "Answer" n ON n."attemptItemId" = i.id WHERE i."attemptId" = a.id) AS "elapsedMs",
    (SELECT coalesce(json_agg(json_build_object('id', i.id, 'position', i.position, 'versionId', i."questionVersionId", 'factId', i."factKey", 'setId', q."setId", 'slot', q.slot, 'format', q.format,
        'reason', i.reason, 'seconds', i.seconds, 'skipped', i."skippedAt" IS NOT NULL, 'afterAnswerId', i."afterAnswerId",
        'answer', CASE WHEN n.id IS NOT NULL THEN json_build_object('id', n.id, 'elapsedMs', n."elapsedMs", 'arrival', n.arrival, 'right', coalesce(o."right", true)) END) ORDER BY i.position), '[]')
      FROM "AttemptItem" i JOIN "QuestionVersion" v ON v.id = i."questionVersionId" JOIN "Question" q ON q.id = v."questionId"
      LEFT JOIN "Answer" n ON n."attemptItemId" = i.id AND n.locks AND n."withdrawnAt" IS NULL
      LEFT JOIN LATERAL (SELECT m.id FROM "Mark" m WHERE m."answerId" = n.id AND m.reason <> 'override' ORDER BY m."createdAt" DESC, m.id DESC LIMIT 1) m ON true
      LEFT JOIN "Outcome" o ON o."markId" = m.id AND o."factKey" = i."factKey" AND o.slot = q.slot
      WHERE i."attemptId" = a.id) AS items
  FROM "Attempt" a WHERE a.id = $1 AND a."personId" = current_person($2) AND a.purpose <> 'quiz' AND a."deletedAt" IS NULL`;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A session of whoever asks as far as it has come; null when it is missing, not theirs, or a quiz. */
export async function readProgress(who: { personId: string }, attemptId: string): Promise<Progress | null> {
  if (!UUID.test(attemptId)) return null;
  const { rows } = await pool.query<Row>({ name: "practice-progress", text: READ, values: [attemptId, who.personId] });
  const row = rows[0];
  if (!row) return null;
  const items = row.items.map(({ setId, factId, slot, ...item }) => ({ ...item, key: { setId, factId, slot } }));
  return { ...row, attemptId, minutes: row.settings.minutes, items };
}

/** Plans whose fact was set aside meanwhile, or whose set is gone. */
const GONE = `
  SELECT k."setId", k."factKey" AS "factId" FROM unnest($2::uuid[], $3::text[]) AS k("setId", "factKey")
  WHERE (SELECT s."deletedAt" IS NULL FROM "FactSet" s WHERE s.id = k."setId") IS NOT TRUE
    OR EXISTS (SELECT 1 FROM "SetAside" z WHERE z."personId" = $1 AND z."setId" = k."setId" AND z."factKey" = k."factKey" AND (z.until IS NULL OR z.until > clock_timestamp()))`;

const factOf = ({ setId, factId }: Pick<MemoryKey, "setId" | "factId">) => `${setId} ${factId}`;

async function goneOf(personId: string, asks: readonly Planned[]): Promise<ReadonlySet<string>> {
  if (asks.length === 0) return new Set();
  const { rows } = await pool.query<{ setId: string; factId: string }>({
    name: "plans-gone",
    text: GONE,
    values: [personId, asks.map(({ key }) => key.setId), asks.map(({ key }) => key.factId)],
  });
  return new Set(rows.map(factOf));
}

const isAnswered = (item: DrawnItem) => item.answer !== null && !item.skipped;
const isOpen = (item: DrawnItem) => item.answer === null && !item.skipped;

/** The sets of what was missed: only for these another question may have to be found. */
async function setsOfMissed(items: readonly DrawnItem[]): Promise<ReadonlyMap<string, AskableSet>> {
  return askableSets(items.filter((item) => isAnswered(item) && !item.answer!.right).map((item) => item.key.setId));
}

type Standing = { state: SessionState; sets: ReadonlyMap<string, AskableSet> };

/** The session as lib knows it. */
async function standingOf(progress: Progress): Promise<Standing> {
  const { settings, items, personId } = progress;
  const drawn = new Set(items.map((item) => nameOf(item.key)));
  const left = [...settings.asks, ...settings.spare].filter((ask) => !drawn.has(nameOf(ask.key)));
  const [gone, sets, pace] = await Promise.all([goneOf(personId, left), setsOfMissed(items), secondsOf(personId)]);
  const remain = (asks: readonly Planned[]) => asks.filter((ask) => !drawn.has(nameOf(ask.key)) && !gone.has(factOf(ask.key)));
  const answered = items.filter(isAnswered).sort((a, b) => a.answer!.arrival - b.answer!.arrival);
  const state = {
    minutes: progress.minutes,
    spentMs: spentMs(progress.elapsedMs),
    answered: answered.map(({ key, format, answer }) => ({ key, format, right: answer!.right })),
    open: items.filter(isOpen).map(({ key, format, seconds, reason }) => ({ key, format, seconds, reason })),
    waiting: remain(settings.asks),
    spare: remain(settings.spare),
    formatsOf: (key: MemoryKey) => formatsOf(sets, key),
    secondsOf: pace,
  };
  return { state, sets };
}

/** Draws until so many are open: one goes on while the network is away. */
const AHEAD = 4;

function asksToDraw({ state }: Standing, ahead: number): (Ask | Planned)[] {
  const asks: (Ask | Planned)[] = [];
  for (let now = state; now.open.length < ahead;) {
    const ask = whatNext(now);
    if (!ask) break;
    asks.push(ask);
    const isOther = (one: Ask) => nameOf(one.key) !== nameOf(ask.key);
    now = { ...now, open: [...now.open, ask], waiting: now.waiting.filter(isOther), spare: now.spare.filter(isOther) };
  }
  return asks;
}

/** The version of the question for something that comes back after it was missed; null where it can no longer be asked. */
async function versionFor(ask: Ask, sets: ReadonlyMap<string, AskableSet>, open: readonly DrawnItem[]): Promise<Planned | null> {
  const taken = new Set(open.filter(isOpen).map((item) => item.key.factId));
  const question = questionFor(sets.get(ask.key.setId), ask, taken, realRandom());
  const set = question && (await standingSet(ask.key.setId));
  if (!question || !set) return null;
  const versions = await inPrismaTransaction((transaction) => keepQuestions(transaction, set, [question]));
  return { ...ask, format: question.format, versionId: versions.get(question.id)! };
}

const INSERT = `
  INSERT INTO "AttemptItem" (id, "attemptId", position, "questionVersionId", "optionOrder", reason, "factKey", seconds, "afterAnswerId")
  SELECT gen_random_uuid(), $1, d.position, d."versionId", ARRAY(SELECT jsonb_array_elements_text(d."optionOrder")), d.reason, d."factId", d.seconds, $2
  FROM jsonb_to_recordset($3::jsonb) AS d(position int, "versionId" uuid, "optionOrder" jsonb, reason text, "factId" text, seconds float8)
  RETURNING id, position`;

async function insert(attemptId: string, planned: readonly Planned[], first: number, afterAnswerId: string | null): Promise<DrawnItem[]> {
  const asked = await askedQuestions(planned.map((ask) => ask.versionId));
  const chance = realRandom();
  const rows = planned.map(({ versionId, reason, seconds, key }, i) => ({
    position: first + i,
    versionId,
    optionOrder: orderOfOptions(asked.get(versionId)!.question, chance),
    reason,
    factId: key.factId,
    seconds,
  }));
  const { rows: stored } = await pool.query<{ id: string; position: number }>({
    name: "draw-items",
    text: INSERT,
    values: [attemptId, afterAnswerId, JSON.stringify(rows)],
  });
  const ids = new Map(stored.map((row) => [row.position, row.id]));
  return planned.map((ask, i) => ({ ...ask, id: ids.get(first + i)!, position: first + i, skipped: false, afterAnswerId, answer: null }));
}

const isTaken = (error: unknown) => (error as { code?: unknown }).code === "23505";

/** What was drawn, and whether nothing more comes. */
export type Drawn = { progress: Progress; added: DrawnItem[]; done: boolean };

/**
 * Adds to a session what comes next, so that some questions are always open; `all` takes everything that is left. Two draws at one moment
 * are one: the place in the attempt decides. Null when the session is missing or not theirs.
 */
export async function draw(who: { personId: string }, attemptId: string, afterAnswerId: string | null, all = false): Promise<Drawn | null> {
  for (let tries = 0; ; tries++) {
    const progress = await readProgress(who, attemptId);
    if (!progress) return null;
    const standing = await standingOf(progress);
    const asks = progress.handedInAt === null ? asksToDraw(standing, all ? Number.POSITIVE_INFINITY : AHEAD) : [];
    const planned = (
      await Promise.all(asks.map((ask) => ("versionId" in ask ? ask : versionFor(ask, standing.sets, progress.items))))
    ).filter((ask) => ask !== null);
    if (planned.length === 0) return { progress, added: [], done: progress.handedInAt !== null || isOver(standing.state) };
    const first = Math.max(0, ...progress.items.map((item) => item.position)) + 1;
    try {
      const added = await insert(attemptId, planned, first, afterAnswerId);
      return { progress: { ...progress, items: [...progress.items, ...added] }, added, done: false };
    } catch (error) {
      if (!isTaken(error) || tries >= 5) throw error;
    }
  }
}

/** A session that was left alone for so long is over: what was answered is kept, and the next one is built anew. */
const LEFT_ALONE_MS = 12 * 3_600_000;

/** Whether a session was left alone without being ended. */
export const isLeftAlone = ({ handedInAt, lastAt }: Progress, now: number): boolean => handedInAt === null && now - lastAt > LEFT_ALONE_MS;

/** Milliseconds that went into a session so far, pauses left out. */
export const spentOf = (progress: Progress): number => spentMs(progress.elapsedMs);
