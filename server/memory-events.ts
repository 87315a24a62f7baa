import "server-only";
import type { MemoryEvent, MemoryKey, OutcomeEvent } from "@/lib/memory/memory";
import type { ReplyKind } from "@/lib/questions/question";
import type { FeedbackTime } from "@/lib/quizzes/settings";
import { countingAnswer, type Arrival, type Timing } from "@/lib/quizzes/timing";
import type { Queries } from "./transactions";

/** Keys as text, so that maps find them. */
export const nameOf = ({ setId, factId, slot }: MemoryKey): string => `${setId} ${slot} ${factId}`;

/** An outcome with the mark it belongs to, and what memory said just before it, where that is known already. */
export type StoredOutcome = OutcomeEvent & { markId: string; retrievability: number | null };

/** What happened to a memory; an answer without a mark was given elsewhere, before (`PastReview`). */
export type StoredEvent = StoredOutcome | MemoryEvent;

/** Everything that happened to each memory, by `nameOf`, in any order. */
export type Events = ReadonlyMap<string, readonly StoredEvent[]>;

/** Whether this is an answer that was marked here. */
export const isStoredOutcome = (event: StoredEvent): event is StoredOutcome => "markId" in event;

type Key = { setId: string; factKey: string; slot: MemoryKey["slot"] };
type Sequenced = Arrival & { sequence: number; locks: boolean };
type OutcomeRow = Key &
  Omit<StoredOutcome, "kind"> &
  Omit<Timing, "extensionSeconds"> & {
    feedback: FeedbackTime;
    extensionSeconds: number;
    elapsedMs: number;
    sequence: number;
    locks: boolean;
    /** All answers to the item, where the highest sequence counts. */
    answers: Sequenced[] | null;
  };

const MS = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;
const KEYS = `unnest($2::uuid[], $3::text[], $4::text[]) AS k("setId", "factKey", slot)`;

/**
 * What may count: of the mark that holds now, not withdrawn, no free practice, and nothing that is not told yet. Overrides move points,
 * never memory.
 */
const OUTCOMES = `
  SELECT o."setId", o."factKey", o.slot, o."markId", o.retrievability, ${MS('n."answeredAt"')} AS at, ${MS('n."receivedAt"')} AS "receivedAt", lpad(n.arrival::text, 20, '0') AS id,
    o."right", o.reply, o.choices, CASE WHEN o.reply = 'grade' THEN (n.reply ->> 'value')::int END AS grade, m.near, n.hints, n.slow, o.points, n."localDate",
    a.feedback, ${MS('a."startedAt"')} AS "startedAt", ${MS('a."handedInAt"')} AS "handedInAt", a."limitSeconds", a.multiplier, a.strict, ${MS('a."closesAt"')} AS "closesAt", n."elapsedMs", n.sequence, n.locks,
    CASE WHEN a."limitSeconds" IS NULL THEN 0 ELSE (SELECT coalesce(sum(e.seconds), 0)::int FROM "Extension" e WHERE e."attemptId" = a.id) END AS "extensionSeconds",
    CASE WHEN a.feedback = 'end' THEN (
      SELECT json_agg(json_build_object('sequence', s.sequence, 'locks', s.locks, 'receivedAt', ${MS('s."receivedAt"')}, 'elapsedMs', s."elapsedMs") ORDER BY s."receivedAt", s.arrival)
      FROM "Answer" s WHERE s."attemptItemId" = n."attemptItemId" AND s."withdrawnAt" IS NULL) END AS answers
  FROM ${KEYS}
  JOIN "Outcome" o ON o."personId" = $1 AND o."setId" = k."setId" AND o."factKey" = k."factKey" AND o.slot = k.slot
  JOIN "Mark" m ON m.id = o."markId" AND m.reason <> 'override'
  JOIN "Answer" n ON n.id = m."answerId" AND n."withdrawnAt" IS NULL
  JOIN "AttemptItem" i ON i.id = n."attemptItemId"
  JOIN "Attempt" a ON a.id = i."attemptId" AND a."deletedAt" IS NULL AND a.purpose <> 'free' AND (a.feedback = 'each' OR a."settledAt" IS NOT NULL)
  WHERE NOT EXISTS (SELECT 1 FROM "Mark" l WHERE l."answerId" = m."answerId" AND l.reason <> 'override' AND (l."createdAt", l.id) > (m."createdAt", m.id))`;

const CHANGES = `
  SELECT k."setId", k."factKey", k.slot, 'meaning' AS kind, v.id, ${MS('v."createdAt"')} AS at
  FROM ${KEYS} JOIN "FactVersion" v ON v."setId" = k."setId" AND v."factKey" = k."factKey" AND v.change = 'meaning' AND v.number > 1
  UNION ALL
  SELECT k."setId", k."factKey", k.slot, 'restart', r.id, ${MS("r.at")}
  FROM ${KEYS} JOIN "Restart" r ON r."personId" = $1 AND r."setId" = k."setId" AND r."factKey" = k."factKey" AND r.slot = k.slot`;

/** Answers given elsewhere: each is a card that its learner graded. */
const PAST = `
  SELECT k."setId", k."factKey", k.slot, p.id, ${MS("p.at")} AS at, p.grade, p."localDate"
  FROM ${KEYS} JOIN "PastReview" p ON p."personId" = $1 AND p."setId" = k."setId" AND p."factKey" = k."factKey" AND p.slot = k.slot AND p."withdrawnAt" IS NULL`;

type PastRow = Key & { id: string; at: number; grade: 1 | 2 | 3 | 4; localDate: string };

/** Anki's "again" is a miss, everything else a success: as with a card graded here. */
function toPastEvent({ id, at, grade, localDate }: PastRow): OutcomeEvent {
  const right = grade > 1;
  return {
    kind: "outcome",
    at,
    receivedAt: at,
    id,
    right,
    reply: "grade",
    choices: null,
    grade,
    near: false,
    hints: 0,
    slow: false,
    points: right ? 1 : 0,
    localDate,
  };
}

/** Whether this answer is the one that counts for its item. */
function counts(row: OutcomeRow): boolean {
  const own = { sequence: row.sequence, locks: row.locks, receivedAt: row.receivedAt, elapsedMs: row.elapsedMs };
  return countingAnswer(row.feedback, row, row.answers ?? [own])?.sequence === row.sequence;
}

function toEvent(row: OutcomeRow): StoredOutcome {
  const { at, receivedAt, id, right, reply, choices, grade, near, hints, slow, points, localDate, markId, retrievability } = row;
  return {
    kind: "outcome",
    at,
    receivedAt,
    id,
    right,
    reply: reply as ReplyKind,
    choices,
    grade,
    near,
    hints,
    slow,
    points,
    localDate,
    markId,
    retrievability,
  };
}

/** The arrays that `KEYS` takes. */
export const keyColumns = (keys: readonly MemoryKey[]) =>
  [keys.map((key) => key.setId), keys.map((key) => key.factId), keys.map((key) => key.slot)] as const;

/** Everything that happened to these memories of one person, read on the given connection. */
export async function readEvents(client: Queries, personId: string, keys: readonly MemoryKey[]): Promise<Events> {
  const values = [personId, ...keyColumns(keys)];
  const outcomes = await client.query<OutcomeRow>({ name: "memory-outcomes", text: OUTCOMES, values });
  const changes = await client.query<Key & Exclude<MemoryEvent, OutcomeEvent>>({ name: "memory-changes", text: CHANGES, values });
  const past = await client.query<PastRow>({ name: "memory-past", text: PAST, values });
  const events = new Map<string, StoredEvent[]>(keys.map((key) => [nameOf(key), []]));
  const add = ({ setId, factKey, slot }: Key, event: StoredEvent) => events.get(nameOf({ setId, factId: factKey, slot }))?.push(event);
  for (const row of outcomes.rows) if (counts(row)) add(row, toEvent(row));
  for (const row of changes.rows) add(row, { kind: row.kind, id: row.id, at: row.at });
  for (const row of past.rows) add(row, toPastEvent(row));
  return events;
}
