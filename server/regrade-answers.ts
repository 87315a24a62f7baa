import "server-only";
import { groupBy } from "@/lib/group-by";
import { judgeAnswers, type Judged, type RegradeAnswer, type RegradeCause, type RegradeVersion } from "@/lib/quizzes/regrade";
import type { GivenReply, Outcome, Question } from "@/lib/questions/question";
import { rekey } from "@/lib/questions/rekey";
import type { FeedbackTime } from "@/lib/quizzes/settings";
import { countingAnswer, isFinished, type Timing } from "@/lib/quizzes/timing";
import { rivalNames } from "./answers";
import type { AttemptPurpose } from "./attempt-frames";
import { askedQuestions } from "./questions";
import { poolOfSet, type StandingSet } from "./sets";
import type { Queries } from "./transactions";

/**
 * The versions of questions that rest on what was corrected: on an earlier version of the fact, of that question, or of a typed question
 * about the entity.
 */
const VERSIONS: Readonly<Record<RegradeCause["kind"], string>> = {
  fact: `
    SELECT DISTINCT r."questionVersionId" AS id FROM "FactVersion" v JOIN "Fact" f ON f."setId" = v."setId" AND f.key = v."factKey" JOIN "QuestionVersionFact" r ON r."factVersionId" = v.id
    WHERE v."setId" = $1 AND v."factKey" = $2
      AND (f."deletedAt" IS NOT NULL OR v.number < (SELECT max(l.number) FROM "FactVersion" l WHERE l."setId" = $1 AND l."factKey" = $2 AND l.change = 'meaning'))`,
  question: `SELECT v.id FROM "Question" q JOIN "QuestionVersion" v ON v."questionId" = q.id WHERE q."setId" = $1 AND q.id = $2`,
  entity: `
    SELECT v.id FROM "Question" q JOIN "QuestionVersion" v ON v."questionId" = q.id
    WHERE q."setId" = $1 AND q.format IN ('short-answer', 'fill-the-gap')
      AND q."factKeys" && (SELECT array_agg(DISTINCT f."factKey") FROM "FactVersion" f WHERE f."setId" = $1 AND (f."subjectKey" = $2 OR f."objectKey" = $2))`,
};

const MS = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;

/** Given by hand: where what was given is not what the app says by itself, as after it was taken back. */
const ANSWERS = `
  SELECT n.id, n.reply, n.sequence, n.locks, ${MS('n."receivedAt"')} AS "receivedAt", n."elapsedMs", i.id AS "itemId", i."attemptId", i."questionVersionId", i."maxPoints",
    a.purpose, a.feedback, ${MS('a."startedAt"')} AS "startedAt", ${MS('a."handedInAt"')} AS "handedInAt", ${MS('a."closesAt"')} AS "closesAt", a."limitSeconds", a.multiplier, a.strict,
    CASE WHEN a."limitSeconds" IS NULL THEN 0 ELSE (SELECT coalesce(sum(e.seconds), 0)::int FROM "Extension" e WHERE e."attemptId" = a.id) END AS "extensionSeconds",
    m.id AS "markId", m.points, m.near, m.outcomes, m.reason = 'override' AND m.points IS DISTINCT FROM f.points AS "byHand"
  FROM unnest($1::uuid[]) AS version(id) JOIN "AttemptItem" i ON i."questionVersionId" = version.id
  JOIN "Attempt" a ON a.id = i."attemptId" AND a."deletedAt" IS NULL AND a.purpose <> 'free'
  JOIN "Answer" n ON n."attemptItemId" = i.id AND n."withdrawnAt" IS NULL
  JOIN LATERAL (SELECT k.* FROM "Mark" k WHERE k."answerId" = n.id ORDER BY k."createdAt" DESC, k.id DESC LIMIT 1) m ON true
  LEFT JOIN LATERAL (SELECT k.points FROM "Mark" k WHERE m.reason = 'override' AND k."answerId" = n.id AND k.reason <> 'override' ORDER BY k."createdAt" DESC, k.id DESC LIMIT 1) f ON true
  ORDER BY n."receivedAt", n.arrival`;

type Row = Timing & {
  id: string;
  reply: GivenReply;
  sequence: number;
  locks: boolean;
  receivedAt: number;
  elapsedMs: number;
  itemId: string;
  attemptId: string;
  questionVersionId: string;
  maxPoints: number;
  purpose: AttemptPurpose;
  feedback: FeedbackTime;
  markId: string;
  points: number;
  near: boolean;
  outcomes: Outcome[];
  byHand: boolean;
};

/** A quiz under way keeps its snapshot; practice has no end to wait for: what is answered there is answered. */
function isOver(row: Row, at: number): boolean {
  const handedInAt = row.handedInAt !== null && row.handedInAt <= at ? row.handedInAt : null;
  return row.purpose === "practice" || isFinished({ ...row, handedInAt }, at);
}

/** The answer of each item that counted at a time; of quizzes that were over by then. */
function countingAt(rows: readonly Row[], at: number): Row[] {
  const arrived = rows.filter((row) => row.receivedAt <= at);
  const items = [...groupBy(arrived, (row) => row.itemId).values()];
  return items.flatMap((answers) => {
    const [first] = answers;
    const counting = first && isOver(first, at) ? countingAnswer(first.feedback, first, answers) : null;
    return counting ? [counting] : [];
  });
}

/** What is marked again: each answer that counts, judged by the corrected key, with the mark that holds. */
export type Looked = {
  judged: readonly Judged[];
  /** The mark that each answer has, by answer. */
  marks: ReadonlyMap<string, string>;
  /** Questions as they can be asked now, by id: those of them that are concerned. */
  now: ReadonlyMap<string, Question>;
  versions: ReadonlyMap<string, RegradeVersion>;
  /** Answers that came, or whose quiz ended, after the time that was looked at. */
  since: number;
};

async function versionsOf(
  set: StandingSet,
  ids: readonly string[],
): Promise<{ versions: Map<string, RegradeVersion>; now: Map<string, Question> }> {
  const asked = await askedQuestions(ids);
  const concerned = new Set([...asked.values()].map(({ question }) => question.id));
  const now = new Map(
    (await poolOfSet(set.setId)).flatMap((question) => (concerned.has(question.id) ? [[question.id, question] as const] : [])),
  );
  const versions = new Map<string, RegradeVersion>();
  for (const [id, { question }] of asked) {
    const rekeyed = rekey(set.graph, question, now.get(question.id) ?? null);
    const rivals = {
      asked: await rivalNames(set.setId, question.reply),
      corrected: rekeyed.question ? await rivalNames(set.setId, rekeyed.question.reply) : [],
    };
    versions.set(id, { asked: question, rekeyed, rivals });
  }
  return { versions, now };
}

/** Practice has no score: its points count for nothing. */
function toAnswer(row: Row, { asked }: RegradeVersion): RegradeAnswer {
  const { id, attemptId, questionVersionId, reply, points, near, outcomes, byHand } = row;
  return {
    id,
    attemptId,
    versionId: questionVersionId,
    questionId: asked.id,
    reply,
    maxPoints: row.purpose === "quiz" ? row.maxPoints : 0,
    standing: { points, near, outcomes, byHand },
  };
}

/** Looks at every answer that rests on what was corrected, as things stood at a time (milliseconds by the database's clock). */
export async function lookAtAnswers(client: Queries, set: StandingSet, cause: RegradeCause, at: number, now: number): Promise<Looked> {
  const found = await client.query<{ id: string }>(VERSIONS[cause.kind], [set.setId, cause.id]);
  const ids = found.rows.map((row) => row.id);
  const { rows } = await client.query<Row>(ANSWERS, [ids]);
  const { versions, now: asked } = await versionsOf(set, [...new Set(rows.map((row) => row.questionVersionId))]);
  const counting = countingAt(rows, at);
  const answers = counting.flatMap((row) =>
    versions.has(row.questionVersionId) ? [toAnswer(row, versions.get(row.questionVersionId)!)] : [],
  );
  return {
    judged: judgeAnswers(answers, versions),
    marks: new Map(counting.map((row) => [row.id, row.markId])),
    now: asked,
    versions,
    since: Math.max(0, countingAt(rows, now).length - counting.length),
  };
}
