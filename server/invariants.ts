import "server-only";
import { canonicalJson } from "@/lib/canonical-json";
import { markAnswer } from "@/lib/questions/mark";
import type { GivenReply, Outcome } from "@/lib/questions/question";
import { lastReport, runJob, type Job, type JobOutcome } from "./jobs";
import { rebuildMemories } from "./memory-rebuild";
import { askedQuestions } from "./questions";
import { inTransaction, type Queries } from "./transactions";

// What must hold of everything that is kept, whatever happened. The database refuses most of what is wrong; this looks, once a night,
// whether something got past it: a bug, a disk that forgot, a hand that wrote into the tables.

/** One thing that must hold: how many rows it was looked at, how many break it, and the ids of the first of them. Never what is in them. */
export type Finding = { name: string; broken: number; examples: string[] };

/**
 * What a look came to. `answers` with an `arrival` of at most this were counted, those that were forgotten by rule in `forgotten`: the next
 * look finds as many, or some are missing. `marks` were made again from the reply, and memories of so many `people` folded again.
 */
export type CheckReport = {
  broken: number;
  findings: Finding[];
  answers: number;
  arrival: string;
  forgotten: number;
  marks: number;
  people: number;
  ms: number;
};

/** So many ids are told, and so much is looked at by doing it again. */
const MOST_TOLD = 5;
const MOST_MARKS = 2_000;
const MOST_PEOPLE = 500;

/** Somebody whose rows were emptied by rule: what is left of them need not be whole. */
const FORGOTTEN = `p.email = p.id || '@forgotten.invalid'`;

/** Each selects the ids of the rows that break it. */
const MUST_HOLD: Readonly<Record<string, string>> = {
  "an answer has its question, attempt and person": `
    SELECT n.id FROM "Answer" n LEFT JOIN "AttemptItem" i ON i.id = n."attemptItemId" LEFT JOIN "Attempt" a ON a.id = i."attemptId"
    LEFT JOIN "QuestionVersion" v ON v.id = i."questionVersionId" LEFT JOIN "Person" p ON p.id = a."personId" WHERE v.id IS NULL OR p.id IS NULL`,
  "an answer is marked": `SELECT n.id FROM "Answer" n WHERE NOT EXISTS (SELECT FROM "Mark" m WHERE m."answerId" = n.id AND m.reason = 'first')`,
  "a first mark says what it says of each fact": `
    SELECT m.id FROM "Mark" m LEFT JOIN (SELECT "markId", count(*) AS n FROM "Outcome" GROUP BY "markId") o ON o."markId" = m.id
    WHERE m.reason = 'first' AND jsonb_array_length(m.outcomes) <> coalesce(o.n, 0)`,
  "one answer locks a question": `SELECT "attemptItemId" AS id FROM "Answer" WHERE locks AND "withdrawnAt" IS NULL GROUP BY 1 HAVING count(*) > 1`,
  "no answer is stored twice": `SELECT "attemptItemId" AS id FROM "Answer" GROUP BY "attemptItemId", key HAVING count(*) > 1`,
  "the questions of an attempt are numbered without gaps": `
    SELECT i."attemptId" AS id FROM "AttemptItem" i JOIN "Attempt" a ON a.id = i."attemptId" JOIN "Person" p ON p.id = a."personId"
    WHERE NOT ${FORGOTTEN} GROUP BY i."attemptId" HAVING count(*) <> max(i.position) OR min(i.position) <> 1`,
  "a fact has one current version": `
    SELECT f."setId"::text || ' ' || f.key AS id FROM "Fact" f LEFT JOIN "FactVersion" v ON v."setId" = f."setId" AND v."factKey" = f.key AND v."isCurrent"
    GROUP BY f."setId", f.key HAVING count(v.id) <> 1`,
  "a source is what its digest says": `SELECT "setId"::text || ' ' || key AS id FROM "Source" WHERE sha256 <> encode(sha256(convert_to(text, 'UTF8')), 'hex')`,
};

const finding = (name: string, ids: readonly string[]): Finding => ({ name, broken: ids.length, examples: ids.slice(0, MOST_TOLD) });

async function lookAtRows(client: Queries): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [name, statement] of Object.entries(MUST_HOLD)) {
    const { rows } = await client.query<{ id: string }>(statement);
    findings.push(
      finding(
        name,
        rows.map(({ id }) => id),
      ),
    );
  }
  return findings;
}

type Counted = Pick<CheckReport, "answers" | "arrival" | "forgotten">;

const COUNT = `
  SELECT count(*)::int AS answers, coalesce(max(arrival), 0)::text AS arrival, count(*) FILTER (WHERE arrival <= $1::bigint)::int AS earlier,
    coalesce((SELECT (report ->> 'answersForgotten')::int FROM "Job" WHERE name = 'purge'), 0) AS forgotten
  FROM "Answer"`;

/** Answers that were there the last time are there, or were forgotten by rule since. */
async function countAnswers(client: Queries, last: Counted | null): Promise<{ counted: Counted; missing: number }> {
  const { rows } = await client.query<Counted & { earlier: number }>(COUNT, [last?.arrival ?? "0"]);
  const { earlier, ...counted } = rows[0]!;
  const forgotten = counted.forgotten - (last?.forgotten ?? 0);
  return { counted, missing: Math.max(0, (last?.answers ?? 0) - forgotten - earlier) };
}

type Marked = { id: string; reply: GivenReply; versionId: string; points: number; outcomes: Outcome[] };

/** First marks of the newest answers. A typed answer is judged by the names in the set as it then was: it is left out. */
const MARKED = `
  SELECT n.id, n.reply, m."questionVersionId" AS "versionId", m.points, m.outcomes
  FROM (SELECT * FROM "Answer" ORDER BY arrival DESC LIMIT ${MOST_MARKS}) n JOIN "Mark" m ON m."answerId" = n.id AND m.reason = 'first'
  WHERE n.arrival > $1::bigint AND n.reply ->> 'kind' <> 'text'`;

/** Newest answers that are marked otherwise now than they were: what is shown of them is not what would be worked out. */
async function markOnceMore(client: Queries, since: string): Promise<{ marks: number; differing: string[] }> {
  const { rows } = await client.query<Marked>(MARKED, [since]);
  const asked = await askedQuestions([...new Set(rows.map(({ versionId }) => versionId))]);
  const isSame = (row: Marked) => {
    const { points, outcomes } = markAnswer(asked.get(row.versionId)!.question, row.reply, []);
    return Math.abs(points - row.points) < 1e-9 && canonicalJson(outcomes) === canonicalJson(row.outcomes);
  };
  return { marks: rows.length, differing: rows.filter((row) => !isSame(row)).map(({ id }) => id) };
}

/** Who answered since the last look, the latest first; without one, whoever answered last. */
const TOUCHED = `
  SELECT a."personId" AS id FROM "Answer" n JOIN "AttemptItem" i ON i.id = n."attemptItemId" JOIN "Attempt" a ON a.id = i."attemptId"
  WHERE n.arrival > $1::bigint GROUP BY 1 ORDER BY max(n.arrival) DESC LIMIT ${MOST_PEOPLE}`;

const asCounted = ({ report }: Job): Counted => ({
  answers: Number(report.answers ?? 0),
  arrival: String(report.arrival ?? "0"),
  forgotten: Number(report.forgotten ?? 0),
});

/** Looks at everything as it stood at one moment. The statements read whole tables: they may take longer than those of the app. */
async function look(last: Counted | null): Promise<CheckReport> {
  const begun = performance.now();
  const since = last?.arrival ?? "0";
  const { findings, people, marks, counted } = await inTransaction(async (client) => {
    await client.query("SET LOCAL statement_timeout = '15min'");
    const { counted, missing } = await countAnswers(client, last);
    const { marks, differing } = await markOnceMore(client, since);
    const touched = await client.query<{ id: string }>(TOUCHED, [since]);
    const findings = [
      ...(await lookAtRows(client)),
      { name: "what was acknowledged is there", broken: missing, examples: [] },
      finding("a mark is what marking says", differing),
    ];
    return { findings, marks, counted, people: touched.rows.map(({ id }) => id) };
  }, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  const { differences } = await rebuildMemories({ check: true, only: people });
  findings.push(
    finding(
      "a memory is the fold of its answers",
      differences.map(({ personId, key }) => `${personId} ${key.setId} ${key.factId} ${key.slot}`),
    ),
  );
  return {
    broken: findings.reduce((sum, { broken }) => sum + broken, 0),
    findings,
    ...counted,
    marks,
    people: people.length,
    ms: Math.round(performance.now() - begun),
  };
}

/**
 * Looks whether what must hold holds, and keeps what came of it for whoever watches. What was missing once stays told until a look finds
 * all in order again: the counts of a look that found something missing are not taken as the new measure. Null where another instance is at
 * it, or it is not due.
 */
export function checkInvariants(isDue: (last: Job | null) => boolean = () => true): Promise<JobOutcome<CheckReport> | null> {
  return runJob("check", isDue, async (last) => {
    const before = last?.endedAt ? asCounted(last) : null;
    const report = await look(before);
    const isMissing = report.findings.some(({ name, broken }) => name === "what was acknowledged is there" && broken > 0);
    return { well: report.broken === 0, report: isMissing && before ? { ...report, ...before } : report };
  });
}

/** How many things were found broken the last time; null where nobody has looked yet. */
export async function brokenInvariants(): Promise<number | null> {
  const job = await lastReport("check");
  return job && Number(job.report.broken ?? 0);
}
