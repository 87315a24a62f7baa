import "server-only";
import { createHash, randomUUID } from "node:crypto";
import type { AuthoredQuestion, FactSet } from "@/lib/facts/fact";
import { graphOf } from "@/lib/facts/graph";
import type { Problem } from "@/lib/problem";
import { fileOfQuestion, questionOfFile } from "@/lib/questions/question-file.schema";
import type { Question } from "@/lib/questions/question";
import { addQuestions, addQuestionVersions, type QuestionRow, type QuestionVersionRow } from "./bulk-questions";
import { isHeldFast, isWithdrawn, marked } from "./handling";
import { versionOfQuestion } from "./questions";
import type { Storing } from "./store-part";
import type { Transaction } from "./sets-access";

/**
 * What storing questions did: which are new, and which had other words before, as version `from` (null: generated ones). They have had
 * version `to` since.
 */
export type QuestionTrail = { made: { id: string; to: number }[]; changed: { id: string; from: number | null; to: number }[] };

/** What storing questions came to; `problems` name those that were left out. */
export type StoredQuestions = {
  trail: QuestionTrail;
  created: number;
  changed: number;
  unchanged: number;
  touched: boolean;
  problems: Problem[];
};

const NOTHING: StoredQuestions = { trail: { made: [], changed: [] }, created: 0, changed: 0, unchanged: 0, touched: false, problems: [] };

type Wanted = { question: Question; origin: "authored" | "edited" };

/** Ids of questions are one key for all sets: what a file calls like a question of another set is called otherwise. */
const ownId = (slug: string, id: string) =>
  createHash("sha256")
    .update(JSON.stringify([slug, id]))
    .digest("hex")
    .slice(0, 22);

async function idsElsewhere({ transaction, setId }: Storing, ids: readonly string[]): Promise<Set<string>> {
  const rows = await transaction.$queryRaw<
    { id: string }[]
  >`SELECT id FROM "Question" WHERE id = ANY(${[...ids]}) AND "setId" <> ${setId}::uuid`;
  return new Set(rows.map(({ id }) => id));
}

/** The questions of a file as this set asks them, and what is wrong with the others. */
async function readAll(
  storing: Storing,
  set: FactSet,
  questions: readonly AuthoredQuestion[],
  slugThere: string,
): Promise<{ wanted: Wanted[]; problems: Problem[] }> {
  const graph = graphOf(set);
  const read = questions.map((written) => ({ written, question: questionOfFile(graph, written, slugThere) }));
  const sound = read.flatMap(({ written, question }): Wanted[] =>
    question.ok ? [{ question: question.value, origin: written.replaces === undefined ? "authored" : "edited" }] : [],
  );
  const problems = read.flatMap(({ question }, i) =>
    question.ok ? [] : question.problems.map(({ where, message }) => ({ where: `questions[${i}].${where}`, message })),
  );
  const taken = await idsElsewhere(
    storing,
    sound.map(({ question }) => question.id),
  );
  return {
    wanted: sound.map(({ question, origin }) => ({
      question: taken.has(question.id) ? { ...question, id: ownId(set.slug, question.id) } : question,
      origin,
    })),
    problems,
  };
}

type Last = {
  id: string;
  droppedAt: Date | null;
  pinnedAt: Date | null;
  newest: number;
  number: number | null;
  digest: string | null;
  digests: string[];
};

/** What is stored of questions: the last version by hand, and the number of the newest of all. */
const lastOf = (transaction: Transaction, setId: string, ids: readonly string[]) => transaction.$queryRaw<Last[]>`
  SELECT q.id, q."droppedAt", q."pinnedAt", coalesce(max(v.number), 0)::int AS newest, max(v.number) FILTER (WHERE v.origin <> 'generated') AS number,
    (array_agg(v.digest ORDER BY v.number DESC) FILTER (WHERE v.origin <> 'generated'))[1] AS digest, coalesce(array_agg(v.digest) FILTER (WHERE v.digest IS NOT NULL), '{}') AS digests
  FROM "Question" q LEFT JOIN "QuestionVersion" v ON v."questionId" = q.id WHERE q."setId" = ${setId}::uuid AND q.id = ANY(${[...ids]}) GROUP BY q.id`;

/** The versions of facts that hold now, by the keys of the facts. */
export async function versionsHere(transaction: Transaction, setId: string, factKeys: readonly string[]): Promise<Map<string, string>> {
  const rows = await transaction.$queryRaw<{ key: string; id: string }[]>`
    SELECT v."factKey" AS key, v.id FROM "FactVersion" v JOIN "Fact" f ON f."setId" = v."setId" AND f.key = v."factKey" AND f."deletedAt" IS NULL
    WHERE v."setId" = ${setId}::uuid AND v."isCurrent" AND v."factKey" = ANY(${[...factKeys]})`;
  return new Map(rows.map(({ key, id }) => [key, id]));
}

const isSame = (last: Last, digest: string) =>
  last.droppedAt === null &&
  last.digest !== null &&
  (last.digest === digest ||
    (last.digest.startsWith(`${digest} `) && !isWithdrawn({ digest: last.digest }) && !isHeldFast({ digest: last.digest })));

const factsOf = ({ factIds, restsOn, proofs }: Question) => [...factIds, ...restsOn, ...proofs.flatMap((proof) => proof.factIds)];

/**
 * Stores questions that somebody wrote or reworded, as a file has them, in a set that stands as `setNow` says: new ones, and new words of
 * those that are there. What is there with the same words is left alone; one that was taken out comes back. A question without a shape is
 * left out, and told.
 */
export async function storeQuestions(
  storing: Storing,
  setNow: () => FactSet,
  questions: readonly AuthoredQuestion[],
  slugThere: string,
): Promise<StoredQuestions> {
  if (questions.length === 0) return NOTHING;
  const { transaction, setId, personId } = storing;
  const { wanted, problems } = await readAll(storing, setNow(), questions, slugThere);
  const versions = await versionsHere(transaction, setId, [...new Set(wanted.flatMap(({ question }) => factsOf(question)))]);
  const stored = new Map(
    (
      await lastOf(
        transaction,
        setId,
        wanted.map(({ question }) => question.id),
      )
    ).map((row) => [row.id, row]),
  );
  const [rows, added]: [QuestionRow[], QuestionVersionRow[]] = [[], []];
  const done: StoredQuestions = { ...NOTHING, trail: { made: [], changed: [] }, problems };
  for (const { question, origin } of wanted) {
    const { digest, factVersionIds } = versionOfQuestion(question, versions);
    const last = stored.get(question.id);
    if (last && isSame(last, digest)) {
      done.unchanged++;
      continue;
    }
    const number = (last?.newest ?? 0) + 1;
    if (!last) rows.push({ id: question.id, format: question.format, slot: question.slot, factKeys: question.factIds });
    added.push({
      id: randomUUID(),
      questionId: question.id,
      number,
      origin,
      digest: last?.digests.includes(digest) ? marked(digest, "again", number) : digest,
      content: question,
      factVersionIds,
    });
    if (last?.number != null && last.droppedAt === null) done.trail.changed.push({ id: question.id, from: last.number, to: number });
    else if (last && origin === "edited" && last.droppedAt === null) done.trail.changed.push({ id: question.id, from: null, to: number });
    else done.trail.made.push({ id: question.id, to: number });
  }
  await addQuestions(transaction, setId, rows);
  await addQuestionVersions(transaction, added, personId);
  const back = added.map(({ questionId }) => questionId).filter((id) => stored.get(id)?.droppedAt);
  if (back.length > 0)
    await transaction.$executeRaw`UPDATE "Question" SET "droppedAt" = NULL WHERE "setId" = ${setId}::uuid AND id = ANY(${back})`;
  return { ...done, created: done.trail.made.length, changed: done.trail.changed.length, touched: added.length > 0 };
}

type ByHand = { content: unknown; origin: string; digest: string };

/** The questions that somebody wrote or reworded in a set, as the file has them: without those that were taken out or given back. */
export async function questionsByHand(transaction: Transaction, setId: string): Promise<AuthoredQuestion[]> {
  const rows = await transaction.$queryRaw<ByHand[]>`
    SELECT DISTINCT ON (q.id) v.content, v.origin, v.digest FROM "Question" q JOIN "QuestionVersion" v ON v."questionId" = q.id AND v.origin <> 'generated'
    WHERE q."setId" = ${setId}::uuid AND q."droppedAt" IS NULL ORDER BY q.id, v.number DESC`;
  const kept = rows.filter((row) => !isWithdrawn(row) && !isHeldFast(row));
  return kept.map(({ content, origin }) => fileOfQuestion(content as Question, origin === "edited"));
}
