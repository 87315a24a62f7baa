import "server-only";
import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/canonical-json";
import type { Question } from "@/lib/questions/question";
import { db } from "./db";
import type { Prisma } from "./generated/prisma/client";
import type { StandingSet } from "./sets";

type Transaction = Prisma.TransactionClient;

/** A question as it was asked: never changes. */
export type AskedQuestion = { id: string; setId: string; question: Question };

/** So many versions are kept in memory; the one used longest ago goes first. */
const KEPT = 20_000;
const asked = new Map<string, AskedQuestion>();

function keepAsked(one: AskedQuestion): AskedQuestion {
  asked.delete(one.id);
  asked.set(one.id, one);
  if (asked.size > KEPT) asked.delete(asked.keys().next().value!);
  return one;
}

/** The questions of these versions, by version id. They never change, so each is read from the database once. */
export async function askedQuestions(versionIds: readonly string[]): Promise<Map<string, AskedQuestion>> {
  const missing = [...new Set(versionIds)].filter((id) => !asked.has(id));
  if (missing.length > 0) {
    const rows = await db.questionVersion.findMany({
      where: { id: { in: missing } },
      select: { id: true, content: true, question: { select: { setId: true } } },
    });
    for (const row of rows) keepAsked({ id: row.id, setId: row.question.setId, question: row.content as unknown as Question });
  }
  return new Map(versionIds.flatMap((id) => (asked.has(id) ? [[id, keepAsked(asked.get(id)!)] as const] : [])));
}

/** The ids of the current versions of every fact that the question's key, its descriptions and its proofs rest on, sorted. */
function restsOn(question: Question, versions: StandingSet["versions"]): string[] {
  const facts = new Set([...question.factIds, ...question.restsOn, ...question.proofs.flatMap((proof) => proof.factIds)]);
  return [...facts].flatMap((fact) => versions.get(fact) ?? []).sort();
}

type Kept = { question: Question; factVersionIds: string[]; digest: string };

/** A question as a version of it is kept: the ids of the fact versions that it rests on, and what names it among its versions. */
export function versionOfQuestion(question: Question, versions: StandingSet["versions"]): Kept {
  const factVersionIds = restsOn(question, versions);
  return {
    question,
    factVersionIds,
    digest: createHash("sha256")
      .update(canonicalJson([question, factVersionIds]))
      .digest("hex"),
  };
}

/** Versions that are known to be stored, by question and digest. */
const known = new Map<string, string>();
const nameOf = (questionId: string, digest: string) => `${questionId} ${digest}`;

async function storedVersions(transaction: Transaction, wanted: readonly Kept[]): Promise<Map<string, string>> {
  const rows = await transaction.questionVersion.findMany({
    where: { questionId: { in: wanted.map((one) => one.question.id) }, digest: { in: wanted.map((one) => one.digest) } },
    select: { id: true, questionId: true, digest: true },
  });
  return new Map(rows.map((row) => [nameOf(row.questionId, row.digest), row.id]));
}

/** Who worded a question, and how it came to be: reworded, or written from scratch. */
export type WordedBy = { personId: string; origin: "edited" | "authored" };

async function addVersions(transaction: Transaction, setId: string, missing: readonly Kept[], by: WordedBy | null): Promise<void> {
  const questionIds = missing.map((one) => one.question.id);
  await transaction.question.createMany({
    data: missing.map(({ question: { id, format, slot, factIds } }) => ({ id, setId, format, slot, factKeys: factIds, variant: 0 })),
    skipDuplicates: true,
  });
  const last = await transaction.questionVersion.groupBy({
    by: ["questionId"],
    where: { questionId: { in: questionIds } },
    _max: { number: true },
  });
  const numbers = new Map(last.map((row) => [row.questionId, row._max.number ?? 0]));
  // Another request may store the same version, or take the same number, at this moment: whoever comes second looks again.
  const made = await transaction.questionVersion.createManyAndReturn({
    data: missing.map(({ question, digest }) => ({
      questionId: question.id,
      number: (numbers.get(question.id) ?? 0) + 1,
      origin: by?.origin ?? "generated",
      digest,
      content: question as unknown as Prisma.InputJsonValue,
      personId: by?.personId ?? null,
    })),
    skipDuplicates: true,
    select: { id: true, questionId: true },
  });
  const rests = new Map(missing.map((one) => [one.question.id, one.factVersionIds]));
  await transaction.questionVersionFact.createMany({
    data: made.flatMap((row) => (rests.get(row.questionId) ?? []).map((factVersionId) => ({ questionVersionId: row.id, factVersionId }))),
  });
}

/**
 * Stores the questions of a set as they stand, each with the fact versions it rests on, and answers the id of each one's version. The same
 * question on the same facts is the same version. `by` is who worded them, null for generated ones.
 */
export async function keepQuestions(
  transaction: Transaction,
  set: Pick<StandingSet, "setId" | "versions">,
  questions: readonly Question[],
  by: WordedBy | null = null,
): Promise<Map<string, string>> {
  // In one order everywhere, so that two requests that store the same questions wait for each other instead of blocking each other.
  const wanted = questions
    .map((question) => versionOfQuestion(question, set.versions))
    .sort((a, b) => (a.question.id < b.question.id ? -1 : 1));
  const unknown = wanted.filter((one) => !known.has(nameOf(one.question.id, one.digest)));
  if (unknown.length > 0) {
    let stored = await storedVersions(transaction, unknown);
    for (const [name, id] of stored) known.set(name, id); // seen by a reader: committed by somebody else, and never taken back
    for (let tries = 0; stored.size < unknown.length && tries < 10; tries++) {
      await addVersions(
        transaction,
        set.setId,
        unknown.filter((one) => !stored.has(nameOf(one.question.id, one.digest))),
        by,
      );
      stored = await storedVersions(transaction, unknown);
    }
    return new Map(wanted.map((one) => [one.question.id, versionOf(one, stored)]));
  }
  return new Map(wanted.map((one) => [one.question.id, versionOf(one, known)]));
}

function versionOf(one: Kept, stored: ReadonlyMap<string, string>): string {
  const name = nameOf(one.question.id, one.digest);
  const id = stored.get(name) ?? known.get(name);
  if (!id) throw new Error(`no version of question ${one.question.id} could be stored`);
  return id;
}
