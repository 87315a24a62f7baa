import "server-only";
import { groupBy } from "@/lib/group-by";
import { gainsByAttempt, leftByReason, POLICIES, regraded, summaryOf, type Judged, type Policy } from "@/lib/quizzes/regrade";
import type { AttemptLine, ByPolicy, QuestionLine } from "@/lib/quizzes/regrade-preview";
import { keyWords } from "@/lib/questions/key-words";
import { plainStem, plainWords } from "@/lib/questions/plain-words";
import { pool } from "./db";
import type { Looked } from "./regrade-answers";

/** What every policy comes to. */
const byPolicy = <T>(of: (policy: Policy, fullWhereNotOffered: boolean) => T) =>
  Object.fromEntries(POLICIES.map((policy) => [policy, { kept: of(policy, false), full: of(policy, true) }])) as ByPolicy<T>;

/** So many questions and attempts are listed. */
const MOST_LISTED = 60;

/** The questions concerned, those with most answers first. */
export function questionLines({ judged, versions }: Looked): QuestionLine[] {
  const lines = [...groupBy(judged, (one) => one.answer.versionId)].map(([versionId, all]) => {
    const { asked, rekeyed } = versions.get(versionId)!;
    const { id, format } = asked;
    const words = (question: typeof asked) => plainWords(question, keyWords(question.reply).join("; "));
    const totals = byPolicy((policy, fullWhereNotOffered) => summaryOf(all.map((one) => regraded(one, { policy, fullWhereNotOffered }))));
    return {
      id,
      format,
      stem: plainStem(asked),
      keyBefore: words(asked),
      keyNow: rekeyed.question ? words(rekeyed.question) : null,
      answers: all.length,
      totals,
      left: leftByReason(all),
    };
  });
  return lines.sort((a, b) => b.answers - a.answers || (a.stem < b.stem ? -1 : 1)).slice(0, MOST_LISTED);
}

const ATTEMPTS = `
  SELECT a.id, a."startedAt", coalesce(r.name, m.name) AS name,
    (SELECT coalesce(sum(i."maxPoints"), 0) FROM "AttemptItem" i JOIN "QuestionVersion" v ON v.id = i."questionVersionId"
      WHERE i."attemptId" = a.id AND v.content #>> '{reply,kind}' NOT IN ('grade', 'points')) AS possible,
    (SELECT coalesce(sum(i."maxPoints" * k.points), 0) FROM "AttemptItem" i
      JOIN LATERAL (SELECT n.id FROM "Answer" n WHERE n."attemptItemId" = i.id AND n."withdrawnAt" IS NULL ORDER BY n.sequence DESC LIMIT 1) n ON true
      JOIN LATERAL (SELECT k.points, k."selfMarked" FROM "Mark" k WHERE k."answerId" = n.id ORDER BY k."createdAt" DESC, k.id DESC LIMIT 1) k ON NOT k."selfMarked"
      WHERE i."attemptId" = a.id) AS before
  FROM unnest($1::uuid[]) WITH ORDINALITY AS one(id, place) JOIN "Attempt" a ON a.id = one.id AND a.purpose = 'quiz'
  LEFT JOIN "Assignment" g ON g.id = a."assignmentId"
  LEFT JOIN "Class" c ON c.id = g."classId" AND c."ownerId" = current_person($2) AND c."deletedAt" IS NULL
  LEFT JOIN "Membership" m ON m."classId" = c.id AND m."personId" = a."personId"
  LEFT JOIN "RosterEntry" r ON r.id = m."rosterEntryId"
  ORDER BY one.place`;

type Row = { id: string; startedAt: Date; name: string | null; possible: number; before: number };

/** The attempts at quizzes whose points change under some policy, those that change most first, and how many more there are. */
export async function attemptLines(
  who: { personId: string },
  judged: readonly Judged[],
): Promise<{ attempts: AttemptLine[]; more: number }> {
  const gains = byPolicy((policy, fullWhereNotOffered) =>
    gainsByAttempt(judged.map((one) => regraded(one, { policy, fullWhereNotOffered }))),
  );
  const most = new Map<string, number>();
  for (const { kept, full } of Object.values(gains))
    for (const all of [kept, full]) for (const [id, gain] of all) most.set(id, Math.max(most.get(id) ?? 0, Math.abs(gain)));
  const ids = [...most].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1)).map(([id]) => id);
  const { rows } = await pool.query<Row>({ name: "regrade-attempts", text: ATTEMPTS, values: [ids.slice(0, MOST_LISTED), who.personId] });
  const attempts = rows.map((row, i) => ({
    number: i + 1,
    name: row.name,
    startedAt: row.startedAt.toISOString(),
    before: row.before,
    possible: row.possible,
    gain: byPolicy((policy, full) => gains[policy][full ? "full" : "kept"].get(row.id) ?? 0),
  }));
  return { attempts, more: Math.max(0, ids.length - MOST_LISTED) };
}
