import "server-only";
import { groupBy } from "@/lib/group-by";
import { SELF_MARKED, type Outcome, type ReplyKind } from "@/lib/questions/question";
import { openAttempts, scoresBySet, type MarkedAnswer, type OpenAttempt, type SetScores, type TakenAttempt } from "@/lib/quizzes/progress";
import type { FeedbackTime } from "@/lib/quizzes/settings";
import { pool } from "./db";
import { MAY_BE_TOLD } from "./release";

/** Everything about somebody's scores. `zone` is where they last answered, as far as that is known. */
export type Scores = { open: OpenAttempt[]; sets: SetScores[]; zone: string };

type AttemptRow = {
  id: string;
  setId: string;
  slug: string;
  title: string;
  feedback: FeedbackTime;
  startedAt: Date;
  handedInAt: Date | null;
  limitSeconds: number | null;
  multiplier: number | null;
  strict: boolean;
  extensionSeconds: number;
  closesAt: Date | null;
  told: boolean;
};
type ItemRow = {
  attemptId: string;
  itemId: string;
  kind: ReplyKind;
  maxPoints: number;
  sequence: number | null;
  locks: boolean;
  receivedAt: Date;
  elapsedMs: number;
  zone: string;
  points: number | null;
  outcomes: Outcome[] | null;
};

const ATTEMPTS = `
  SELECT a."id", a."setId", s."slug", s."title", a."feedback", a."startedAt", a."handedInAt", a."limitSeconds", a."multiplier", a."strict", a."closesAt", ${MAY_BE_TOLD} AS told,
    (SELECT coalesce(sum(e."seconds"), 0)::int FROM "Extension" e WHERE e."attemptId" = a."id") AS "extensionSeconds"
  FROM "Attempt" a JOIN "FactSet" s ON s."id" = a."setId" WHERE a."personId" = current_person($1) AND a."deletedAt" IS NULL AND a.purpose = 'quiz' ORDER BY a."startedAt"`;

/** One row an answer to a quiz (practice has no score), with its current mark; one row for an item without any. */
const ITEMS = `
  SELECT i."attemptId", i."id" AS "itemId", v."content" #>> '{reply,kind}' AS "kind", i."maxPoints", r."sequence", r."locks", r."receivedAt", r."elapsedMs", r."zone", m."points", m."outcomes"
  FROM "Attempt" a JOIN "AttemptItem" i ON i."attemptId" = a."id" JOIN "QuestionVersion" v ON v."id" = i."questionVersionId"
  LEFT JOIN "Answer" r ON r."attemptItemId" = i."id"
  LEFT JOIN LATERAL (SELECT "points", "outcomes" FROM "Mark" WHERE "answerId" = r."id" ORDER BY "createdAt" DESC, "id" DESC LIMIT 1) m ON true
  WHERE a."personId" = current_person($1) AND a."deletedAt" IS NULL AND a.purpose = 'quiz' ORDER BY i."attemptId", i."position", r."receivedAt", r.arrival`;

const TOPICS = `SELECT "setId", "factKey", "topic" FROM "FactVersion" WHERE "isCurrent" AND "topic" IS NOT NULL AND "setId" = ANY($1)`;

function toAnswer(row: ItemRow): MarkedAnswer | null {
  if (row.sequence === null) return null;
  return {
    sequence: row.sequence,
    locks: row.locks,
    receivedAt: row.receivedAt.getTime(),
    elapsedMs: row.elapsedMs,
    points: row.points ?? 0,
    outcomes: row.outcomes ?? [],
  };
}

function toAttempt(row: AttemptRow, items: readonly ItemRow[]): TakenAttempt {
  const { id, setId, slug, title, feedback, startedAt, handedInAt, limitSeconds, multiplier, strict, extensionSeconds, closesAt, told } =
    row;
  const byItem = [...groupBy(items, ({ itemId }) => itemId).values()];
  return {
    id,
    set: { id: setId, slug, title },
    feedback,
    timing: {
      startedAt: startedAt.getTime(),
      handedInAt: handedInAt?.getTime() ?? null,
      limitSeconds,
      multiplier,
      extensionSeconds,
      closesAt: closesAt?.getTime() ?? null,
      strict,
    },
    told,
    items: byItem.map((rows) => ({
      selfMarked: SELF_MARKED.includes(rows[0]!.kind),
      maxPoints: rows[0]!.maxPoints,
      answers: rows.map(toAnswer).filter((answer) => answer !== null),
    })),
  };
}

async function topicsOf(setIds: readonly string[]): Promise<(setId: string, factId: string) => string | undefined> {
  const { rows } = await pool.query<{ setId: string; factKey: string; topic: string }>(TOPICS, [setIds]);
  const topics = new Map(rows.map(({ setId, factKey, topic }) => [`${setId} ${factKey}`, topic]));
  return (setId, factId) => topics.get(`${setId} ${factId}`);
}

/** The zone of the latest answer, where it gave one. */
function zoneOf(items: readonly ItemRow[]): string | null {
  const answered = items.filter(({ sequence }) => sequence !== null);
  return (
    answered.reduce<ItemRow | null>((latest, row) => (latest === null || row.receivedAt > latest.receivedAt ? row : latest), null)?.zone ??
    null
  );
}

/** The scores of whoever asks, worked out from their answers. */
export async function listScores(who: { personId: string; zone: string | null }): Promise<Scores> {
  const [attempts, items, clock] = await Promise.all([
    pool.query<AttemptRow>(ATTEMPTS, [who.personId]),
    pool.query<ItemRow>(ITEMS, [who.personId]),
    pool.query<{ now: Date }>("SELECT clock_timestamp() AS now"),
  ]);
  const now = clock.rows[0]!.now.getTime();
  const byAttempt = groupBy(items.rows, ({ attemptId }) => attemptId);
  const taken = attempts.rows.map((row) => toAttempt(row, byAttempt.get(row.id) ?? []));
  const topicOf = await topicsOf([...new Set(attempts.rows.map(({ setId }) => setId))]);
  return { open: openAttempts(taken, now), sets: scoresBySet(taken, now, topicOf), zone: who.zone ?? zoneOf(items.rows) ?? "UTC" };
}
