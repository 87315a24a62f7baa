import "server-only";
import type { Entity } from "@/lib/facts/fact";
import type { Graph } from "@/lib/facts/graph";
import { plainStatement } from "@/lib/facts/plain-statement";
import { groupBy } from "@/lib/group-by";
import { markupOfPlain } from "@/lib/markup/plain";
import { plainStem } from "@/lib/questions/plain-words";
import type { Question } from "@/lib/questions/question";
import { endOfSlot, entityAt } from "@/lib/questions/single-fact";
import { comparable, fitTyped, likenessTo } from "@/lib/questions/typed";
import { typedKey } from "@/lib/questions/typed-key";
import type { FlaggedQuestion, Inbox, RejectedAnswer } from "@/lib/quizzes/inbox";
import { storeEntity } from "./apply-states";
import { db, pool } from "./db";
import { recorded } from "./history";
import { editableSet, editableSetId, changeSet, refuseChange, type Saved } from "./sets-access";
import type { StandingSet } from "./sets";

type Editor = { personId: string };

/** So many questions and answers are looked at. */
const MOST = 2_000;
/** What is this like the right answer, or more, comes first. */
const NEAR = 0.6;
/** Nothing of it is shown, and the database takes none of it. */
const HAS_CONTROLS = /\p{Cc}/u;
/** The longest name. */
const LONGEST_NAME = 200;

type ReportRow = {
  id: string;
  personId: string | null;
  note: string;
  createdAt: Date;
  questionVersion: { questionId: string; content: unknown };
};

function flagged(graph: Graph, reports: readonly ReportRow[]): FlaggedQuestion {
  const [latest] = reports;
  const question = latest!.questionVersion.content as Question;
  const [factId = ""] = question.factIds;
  const fact = graph.fact(factId);
  return {
    questionId: question.id,
    factId,
    stem: plainStem(question),
    statement: (fact && plainStatement(graph, fact)) ?? "",
    people: new Set(reports.map((report) => report.personId ?? report.id)).size,
    notes: reports
      .map((report) => report.note)
      .filter((note) => note !== "")
      .slice(0, 20),
    reportIds: reports.map((report) => report.id),
    latest: latest!.createdAt.toISOString(),
  };
}

/** Questions that wait for somebody to look at them, those that most people flagged first. */
async function flaggedIn({ setId, graph }: StandingSet): Promise<FlaggedQuestion[]> {
  const reports = await db.questionReport.findMany({
    where: { resolvedAt: null, questionVersion: { question: { setId } } },
    select: { id: true, personId: true, note: true, createdAt: true, questionVersion: { select: { questionId: true, content: true } } },
    orderBy: { createdAt: "desc" },
    take: MOST,
  });
  const all = [...groupBy(reports, (report) => report.questionVersion.questionId).values()].map((group) => flagged(graph, group));
  return all.sort((a, b) => b.people - a.people || (a.latest < b.latest ? 1 : -1));
}

const REJECTED = `
  SELECT v.content, n.reply ->> 'value' AS typed, count(*)::int AS count
  FROM "Question" q JOIN LATERAL (SELECT l.content FROM "QuestionVersion" l WHERE l."questionId" = q.id ORDER BY l.number DESC LIMIT 1) v ON true
  JOIN "QuestionVersion" w ON w."questionId" = q.id JOIN "AttemptItem" i ON i."questionVersionId" = w.id
  JOIN "Attempt" a ON a.id = i."attemptId" AND a."deletedAt" IS NULL
  JOIN "Answer" n ON n."attemptItemId" = i.id AND n."withdrawnAt" IS NULL AND n.reply ->> 'value' <> ''
  JOIN LATERAL (SELECT k.points FROM "Mark" k WHERE k."answerId" = n.id ORDER BY k."createdAt" DESC, k.id DESC LIMIT 1) m ON m.points = 0
  WHERE q."setId" = $1 AND q.format IN ('short-answer', 'fill-the-gap')
  GROUP BY q.id, v.content, n.reply ->> 'value' ORDER BY count(*) DESC LIMIT ${MOST}`;

type RejectedRow = { content: Question; typed: string; count: number };

/** What is right at the asked end of a typed question by now, and the thing that has that name. */
function rightOf(graph: Graph, question: Question): { accepted: string[]; entity: Entity | undefined } | null {
  const fact = graph.fact(question.factIds[0] ?? "");
  const end = endOfSlot(question.slot);
  const key = fact ? typedKey(graph, fact, end) : null;
  return fact && key ? { accepted: [key.key, ...key.accepted], entity: entityAt(graph, fact, end) } : null;
}

/**
 * One line for everything that says the same once made comparable; null where it is accepted by now, or there is nothing to compare it
 * with.
 */
function rejected(graph: Graph, rows: readonly RejectedRow[]): RejectedAnswer | null {
  const { content: question, typed } = rows[0]!;
  const right = rightOf(graph, question);
  const plain = comparable(typed);
  if (!right || plain === "" || fitTyped(typed, right.accepted, []) === "exact") return null;
  const others = graph.entitiesNamed(typed).filter((entity) => entity.id !== right.entity?.id);
  return {
    questionId: question.id,
    factId: question.factIds[0]!,
    stem: plainStem(question),
    right: right.accepted[0]!,
    typed,
    plain,
    count: rows.reduce((sum, row) => sum + row.count, 0),
    entityId: right.entity?.id ?? null,
    isNear: others.length === 0 && likenessTo(typed, right.accepted) >= NEAR,
    isAnother: others.length > 0,
  };
}

const weightOf = ({ isNear, isAnother }: RejectedAnswer) => (isNear ? 2 : 0) - (isAnother ? 1 : 0);

/** Typed answers that were not accepted and that nobody has looked at, near misses first, then those that were typed most often. */
async function rejectedIn({ setId, graph }: StandingSet): Promise<RejectedAnswer[]> {
  const [{ rows }, left] = await Promise.all([
    pool.query<RejectedRow>(REJECTED, [setId]),
    db.typedRejection.findMany({ where: { setId } }),
  ]);
  const looked = new Set(left.map(({ questionId, text }) => `${questionId} ${text}`));
  const groups = [...groupBy(rows, (row) => `${row.content.id} ${comparable(row.typed)}`)].filter(([name]) => !looked.has(name));
  const lines = groups.map(([, group]) => rejected(graph, group)).filter((line) => line !== null);
  return lines.sort((a, b) => weightOf(b) - weightOf(a) || b.count - a.count || (a.plain < b.plain ? -1 : 1)).slice(0, 100);
}

/** What learners flagged in a set and what they typed that was not accepted; null when the set is not theirs to change. Nobody is named. */
export async function inboxOf(who: Editor, slug: string): Promise<Inbox | null> {
  const set = (await editableSet(who, slug))?.standing;
  if (!set) return null;
  const [flaggedQuestions, rejectedAnswers] = await Promise.all([flaggedIn(set), rejectedIn(set)]);
  return { flagged: flaggedQuestions, rejected: rejectedAnswers };
}

/** Says that flagged questions were dealt with, or, with null, that they wait again. False when nothing of it is theirs. */
export async function resolveReports(
  who: Editor,
  slug: string,
  reportIds: readonly string[],
  resolution: "corrected" | "dismissed" | null,
): Promise<boolean> {
  const setId = await editableSetId(who, slug);
  if (!setId) return false;
  const { count } = await db.questionReport.updateMany({
    where: { id: { in: [...reportIds] }, questionVersion: { question: { setId } } },
    data: { resolution, resolvedAt: resolution === null ? null : new Date() },
  });
  return count > 0;
}

/**
 * Leaves something that was typed as wrong, so that it does not come up again; or lets it come up again. False when the set is not theirs,
 * or has no such question.
 */
export async function leaveRejected(who: Editor, slug: string, questionId: string, plain: string, back = false): Promise<boolean> {
  const setId = await editableSetId(who, slug);
  const question =
    setId && !HAS_CONTROLS.test(questionId + plain)
      ? await db.question.findFirst({ where: { id: questionId, setId }, select: { id: true } })
      : null;
  if (!setId || !question || plain.length > LONGEST_NAME * 3) return false;
  const key = { setId, questionId, text: plain };
  if (back) await db.typedRejection.deleteMany({ where: key });
  else await db.typedRejection.createMany({ data: [key], skipDuplicates: true });
  return true;
}

/** What accepting came to: what it is a further name of, and the edit that can be undone. */
export type AcceptedAnswer = { entityId: string; editId: string | null };

/**
 * Takes what was typed as a further name of what is right. Refused where it is the name of something else, or the right answer is no name.
 * Null when the set is not theirs to change, or has no such question.
 */
export async function acceptTyped(who: Editor, slug: string, questionId: string, typed: string): Promise<Saved<AcceptedAnswer> | null> {
  const set = HAS_CONTROLS.test(questionId + typed) ? undefined : (await editableSet(who, slug))?.standing;
  const row =
    set &&
    (await db.questionVersion.findFirst({
      where: { questionId, question: { setId: set.setId } },
      orderBy: { number: "desc" },
      select: { content: true },
    }));
  const entity = set && row ? rightOf(set.graph, row.content as unknown as Question)?.entity : undefined;
  const name = typed.trim();
  if (!set || !row) return null;
  return changeSet(who, slug, async (held) => {
    const now =
      held.set.entities.find(({ id }) => id === entity?.id) ??
      refuseChange("typed", "The right answer is no name that could have another: correct the fact instead.");
    if (name === "" || name.length > LONGEST_NAME) refuseChange("typed", "A name has 1 to 200 characters.");
    if (set.graph.entitiesNamed(name).some(({ id }) => id !== now.id))
      refuseChange("typed", `“${name}” is the name of something else in this set.`);
    const aliases = [...new Set([...(now.aliases ?? []), held.set.markup ? markupOfPlain(name) : name])];
    const editId = await recorded(held, { target: "entity", targetKey: now.id, action: "changed" }, { entities: [now.id] }, () =>
      storeEntity(held, { ...now, aliases }),
    );
    return { entityId: now.id, editId };
  });
}
