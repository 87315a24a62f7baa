import "server-only";
import type { Question } from "@/lib/questions/question";
import type { Transaction } from "./sets-access";

/** A question as an identity of its set. */
export type QuestionRow = { id: string; format: string; slot: string; factKeys: string[] };

/** What a question says from now on, who is behind it, and the versions of facts that it rests on. */
export type QuestionVersionRow = {
  id: string;
  questionId: string;
  number: number;
  origin: string;
  digest: string;
  content: Question;
  factVersionIds: string[];
};

/** So many rows go in one statement: questions are long. */
const AT_ONCE = 2_000;

async function inPieces<T>(rows: readonly T[], run: (json: string) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < rows.length; at += AT_ONCE) await run(JSON.stringify(rows.slice(at, at + AT_ONCE)));
}

/** Adds identities of questions to a set. */
export const addQuestions = (transaction: Transaction, setId: string, rows: readonly QuestionRow[]): Promise<void> =>
  inPieces(
    rows,
    (json) => transaction.$executeRaw`
    INSERT INTO "Question" (id, "setId", format, slot, "factKeys", variant) SELECT id, ${setId}::uuid, format, slot, "factKeys", 0 FROM jsonb_populate_recordset(NULL::"Question", ${json}::jsonb)`,
  );

/** Adds versions of questions, with what each rests on. */
export async function addQuestionVersions(
  transaction: Transaction,
  rows: readonly QuestionVersionRow[],
  personId: string | null,
): Promise<void> {
  await inPieces(
    rows.map(({ factVersionIds: _, ...row }) => row),
    (json) => transaction.$executeRaw`
    INSERT INTO "QuestionVersion" (id, "questionId", number, origin, digest, content, "personId")
    SELECT id, "questionId", number, origin, digest, content, ${personId}::text FROM jsonb_populate_recordset(NULL::"QuestionVersion", ${json}::jsonb)`,
  );
  const rests = rows.flatMap(({ id, factVersionIds }) => factVersionIds.map((factVersionId) => ({ questionVersionId: id, factVersionId })));
  await inPieces(
    rests,
    (json) => transaction.$executeRaw`
    INSERT INTO "QuestionVersionFact" ("questionVersionId", "factVersionId") SELECT "questionVersionId", "factVersionId" FROM jsonb_populate_recordset(NULL::"QuestionVersionFact", ${json}::jsonb)`,
  );
}
