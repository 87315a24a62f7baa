import "server-only";
import { Readable } from "node:stream";
import yazl from "yazl";
import { csvOf, type Cell } from "@/lib/analysis/results-csv";
import { writeFactSet } from "@/lib/facts/fact-set";
import { db, pool } from "./db";
import { settleAttempts } from "./memories";
import { exportPerson } from "./person-export";
import { readSet } from "./sets";
import { questionsByHand } from "./store-questions";

/** What somebody answered, oldest first: what was asked, what they said, and what it came to where that may be known. */
const ANSWERS = `
  SELECT to_char(n."answeredAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS at, s.slug AS "set", a.purpose, v.content ->> 'format' AS format, v.content ->> 'context' AS context, v.content ->> 'stem' AS question,
    n.reply::text AS reply, n.hints, CASE WHEN a.feedback = 'each' OR a."settledAt" IS NOT NULL THEN m.points END AS points
  FROM "Attempt" a JOIN "AttemptItem" i ON i."attemptId" = a.id JOIN "Answer" n ON n."attemptItemId" = i.id JOIN "QuestionVersion" v ON v.id = i."questionVersionId" JOIN "Question" q ON q.id = v."questionId" JOIN "FactSet" s ON s.id = q."setId"
    LEFT JOIN LATERAL (SELECT points FROM "Mark" WHERE "answerId" = n.id ORDER BY "createdAt" DESC, id DESC LIMIT 1) m ON true
  WHERE a."personId" = $1 AND a."deletedAt" IS NULL AND n."withdrawnAt" IS NULL ORDER BY n."answeredAt", n.arrival`;

/** What somebody remembers of what, as FSRS has it. */
const MEMORIES = `
  SELECT s.slug AS "set", y."factKey" AS fact, y.slot, y.stability, y.difficulty, y.reviews, y.lapses, to_char(y.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "lastAt", to_char(y."dueAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "dueAt"
  FROM "Memory" y JOIN "FactSet" s ON s.id = y."setId" WHERE y."personId" = $1 ORDER BY s.slug, y."factKey", y.slot`;

async function tableOf(statement: string, personId: string): Promise<string> {
  const { rows, fields } = await pool.query<Record<string, Cell>>(statement, [personId]);
  const columns = fields.map(({ name }) => name);
  return csvOf([columns, ...rows.map((row) => columns.map((column) => row[column] ?? null))]);
}

/**
 * Everything of somebody, piece by piece, each under its name: their sets as fact-set files, their answers and memories as tables, and all
 * rows about them.
 */
async function fill(zip: yazl.ZipFile, personId: string): Promise<void> {
  const mtime = new Date();
  const add = (name: string, text: string) => zip.addBuffer(Buffer.from(text), name, { mtime });
  const sets = await db.factSet.findMany({
    where: { ownerId: personId, deletedAt: null },
    select: { id: true, slug: true },
    orderBy: { slug: "asc" },
  });
  for (const { id, slug } of sets) {
    const set = await readSet(id);
    if (set) add(`sets/${slug}.json`, writeFactSet({ ...set, questions: await questionsByHand(db, id) }));
  }
  add("answers.csv", await tableOf(ANSWERS, personId));
  add("memories.csv", await tableOf(MEMORIES, personId));
  add("person.json", `${JSON.stringify(await exportPerson({ personId }), null, 2)}\n`);
  zip.end();
}

/** Everything that somebody has, as a ZIP that is sent while it is made. */
export async function zipOfPerson({ personId }: { personId: string }): Promise<ReadableStream> {
  await settleAttempts(personId);
  const zip = new yazl.ZipFile();
  const output = new Readable().wrap(zip.outputStream);
  fill(zip, personId).catch((error: Error) => output.destroy(error));
  return Readable.toWeb(output) as ReadableStream;
}
