import "server-only";
import { createHash } from "node:crypto";
import type { Fact } from "@/lib/facts/fact";
import { wasRightAtTheTime } from "@/lib/facts/change";
import { plainStatement } from "@/lib/facts/plain-statement";
import { plainStem } from "@/lib/questions/plain-words";
import type { Question } from "@/lib/questions/question";
import {
  isChanged,
  leftByReason,
  POLICIES,
  regraded,
  summaryOf,
  type Policy,
  type RegradeCause,
  type RegradeChoice,
  type RegradeSummary,
} from "@/lib/quizzes/regrade";
import type { AppliedRegrade, ByPolicy, RegradeLine, RegradePreview, Seen } from "@/lib/quizzes/regrade-preview";
import { refused, ok, type Result } from "@/lib/problem";
import { databaseNow } from "./attempts";
import { db, pool } from "./db";
import { toFact, WITH_EVIDENCE } from "./fact-rows";
import { markAll, markingAlone, unmarkAll, type NewMark } from "./marks";
import { keepQuestions } from "./questions";
import { lookAtAnswers, type Looked } from "./regrade-answers";
import { attemptLines, questionLines } from "./regrade-lines";
import { IS_OVER } from "./release";
import { editableSet } from "./sets-access";
import { poolOfSet, standingSet, type StandingSet } from "./sets";
import { inPrismaTransaction } from "./transactions";

type Asking = { personId: string };

/** Everything that decides what is stored: answers, the marks they have, and what each comes to. */
function digestOf({ judged, marks }: Looked): string {
  const lines = judged
    .map(({ answer, corrected, asked, left }) => JSON.stringify([answer.id, marks.get(answer.id), corrected, asked, left]))
    .sort();
  return createHash("sha256").update(lines.join("\n")).digest("hex");
}

function totalsOf({ judged }: Looked): ByPolicy<RegradeSummary> {
  const of = (policy: Policy, fullWhereNotOffered: boolean) =>
    summaryOf(judged.map((one) => regraded(one, { policy, fullWhereNotOffered })));
  return Object.fromEntries(
    POLICIES.map((policy) => [policy, { kept: of(policy, false), full: of(policy, true) }]),
  ) as ByPolicy<RegradeSummary>;
}

/** A version of a fact: the one before the latest change of meaning, or the current one. */
async function versionOf(setId: string, factKey: string, isBefore: boolean): Promise<Fact | null> {
  const latest = await db.factVersion.findFirst({
    where: { setId, factKey, change: "meaning" },
    orderBy: { number: "desc" },
    select: { number: true },
  });
  const where = { setId, factKey, ...(isBefore ? { number: { lt: latest?.number ?? 0 } } : { isCurrent: true }) };
  const row = await db.factVersion.findFirst({ where, orderBy: { number: "desc" }, include: WITH_EVIDENCE });
  return row && toFact(factKey, row);
}

async function isNewer(setId: string, factKey: string): Promise<boolean> {
  const [before, now] = await Promise.all([versionOf(setId, factKey, true), versionOf(setId, factKey, false)]);
  return before !== null && now !== null && wasRightAtTheTime(before, now);
}

/** What ids of facts, questions and entities are made of. */
const KEY = /^[\w.:-]{1,200}$/;

/** What was corrected, in words; null where the set has no such thing. */
async function subjectOf(set: StandingSet, { kind, id }: RegradeCause): Promise<string | null> {
  if (!KEY.test(id)) return null;
  if (kind === "entity") return set.graph.entity(id)?.name ?? null;
  if (kind === "question") {
    const question = await db.question.findFirst({
      where: { id, setId: set.setId },
      select: { versions: { orderBy: { number: "desc" }, take: 1, select: { content: true } } },
    });
    const asked = question?.versions[0]?.content as Question | undefined;
    const found = asked ?? (await poolOfSet(set.setId)).find((one) => one.id === id);
    return found ? plainStem(found) : null;
  }
  const fact = set.graph.fact(id) ?? (await versionOf(set.setId, id, false));
  return fact && (plainStatement(set.graph, fact) ?? set.graph.relation(fact.relation)?.label ?? id);
}

const UNDER_WAY = `
  SELECT count(DISTINCT a.id)::int AS count FROM unnest($1::uuid[]) AS version(id) JOIN "AttemptItem" i ON i."questionVersionId" = version.id
  JOIN "Attempt" a ON a.id = i."attemptId" AND a."deletedAt" IS NULL AND a.purpose = 'quiz' AND NOT coalesce(${IS_OVER}, false)`;

async function underWayIn(versionIds: Iterable<string>): Promise<number> {
  const { rows } = await pool.query<{ count: number }>({ name: "regrade-under-way", text: UNDER_WAY, values: [[...versionIds]] });
  return rows[0]!.count;
}

/**
 * What marking the answers again would do that rest on what was corrected. Null when the set is not theirs to change or has no such thing.
 * Names of pupils only for whoever has the class.
 */
export async function previewRegrade(who: Asking, slug: string, cause: RegradeCause): Promise<RegradePreview | null> {
  const set = (await editableSet(who, slug))?.standing;
  const subject = set ? await subjectOf(set, cause) : null;
  if (!set || subject === null) return null;
  const at = await databaseNow();
  const looked = await lookAtAnswers(pool, set, cause, at, at);
  const [underWay, newer, attempts] = await Promise.all([
    underWayIn(looked.versions.keys()),
    cause.kind === "fact" ? isNewer(set.setId, cause.id) : false,
    attemptLines(who, looked.judged),
  ]);
  return {
    seen: { at, digest: digestOf(looked) },
    cause,
    subject,
    totals: totalsOf(looked),
    left: leftByReason(looked.judged),
    questions: questionLines(looked),
    ...attempts,
    underWay,
    isNewer: newer,
  };
}

/** The marks that a regrade adds: of the question as it can be asked now, where it can, else as it was asked. */
function newMarks({ judged, versions }: Looked, choice: RegradeChoice, versionIds: ReadonlyMap<string, string>): NewMark[] {
  return judged
    .map((one) => regraded(one, choice))
    .filter(isChanged)
    .map(({ judged: { answer }, points, near, outcomes, memory }) => {
      const version = versions.get(answer.versionId)!;
      return {
        answerId: answer.id,
        versionId: versionIds.get(answer.questionId) ?? answer.versionId,
        question: version.rekeyed.question ?? version.asked,
        points,
        near,
        outcomes,
        memory,
      };
    });
}

const ADD = `INSERT INTO "Regrade" (id, "setId", "personId", policy, cause, summary) VALUES (gen_random_uuid(), $1, $2, $3, $4, $5) RETURNING id`;

/**
 * Marks the answers again that were looked at, and no others: all of them, or none where anything about them changed since. Null when the
 * set is not theirs to change.
 */
export async function applyRegrade(
  who: Asking,
  slug: string,
  cause: RegradeCause,
  choice: RegradeChoice,
  seen: Seen,
): Promise<Result<AppliedRegrade> | null> {
  const own = await editableSet(who, slug);
  const subject = own ? await subjectOf(own.standing, cause) : null;
  if (!own || subject === null) return null;
  if (cause.kind === "fact" && (await isNewer(own.standing.setId, cause.id)))
    return refused({ where: "policy", message: "This value was right at its time: nothing is marked again." });
  const { setId } = own.standing;
  const { now } = await lookAtAnswers(pool, own.standing, cause, seen.at, seen.at);
  const versionIds = await inPrismaTransaction((transaction) => keepQuestions(transaction, own.standing, [...now.values()]), {
    timeout: 30_000,
  });
  return markingAlone(setId, async (client) => {
    const set = (await standingSet(setId)) ?? own.standing;
    const looked = await lookAtAnswers(client, set, cause, seen.at, await databaseNow());
    if (digestOf(looked) !== seen.digest)
      return refused({
        where: "policy",
        message: "Something changed since you looked. Nothing was marked again: look at the new numbers first.",
      });
    const marks = newMarks(looked, choice, versionIds);
    if (marks.length === 0) return refused({ where: "policy", message: "This choice changes no mark." });
    const summary = summaryOf(looked.judged.map((one) => regraded(one, choice)));
    const told = { ...cause, subject, fullWhereNotOffered: choice.fullWhereNotOffered };
    const { rows } = await client.query<{ id: string }>(ADD, [
      setId,
      who.personId,
      choice.policy,
      JSON.stringify(told),
      JSON.stringify(summary),
    ]);
    await markAll(client, setId, rows[0]!.id, marks);
    return ok({ regradeId: rows[0]!.id, summary, since: looked.since });
  });
}

/** The regrades of a set, newest first; null when the set is not theirs to change. */
export async function listRegrades(who: Asking, slug: string): Promise<RegradeLine[] | null> {
  const own = await editableSet(who, slug);
  if (!own) return null;
  const rows = await db.regrade.findMany({ where: { setId: own.standing.setId }, orderBy: { createdAt: "desc" }, take: 100 });
  return rows.map(({ id, policy, cause, summary, createdAt, undoneAt }) => {
    const { kind, id: causeId, subject } = cause as RegradeCause & { subject: string };
    return {
      id,
      subject,
      cause: { kind, id: causeId },
      policy: policy as Policy,
      summary: summary as RegradeSummary,
      at: createdAt.toISOString(),
      undoneAt: undoneAt?.toISOString() ?? null,
    };
  });
}

const UNDONE = `UPDATE "Regrade" SET "undoneAt" = clock_timestamp() WHERE id = $1 AND "setId" = $2 AND "undoneAt" IS NULL`;

/**
 * Takes a regrade back: what was said before is said again, of every answer that was not marked anew since. How many these are; null when
 * there is no such regrade, it is undone already, or the set is not theirs to change.
 */
export async function undoRegrade(who: Asking, slug: string, regradeId: string): Promise<number | null> {
  const own = await editableSet(who, slug);
  if (!own) return null;
  const { setId } = own.standing;
  return markingAlone(setId, async (client) => {
    const { rowCount } = await client.query(UNDONE, [regradeId, setId]);
    return rowCount === 1 ? unmarkAll(client, regradeId) : null;
  });
}
