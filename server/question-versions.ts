import "server-only";
import type { Question } from "@/lib/questions/question";
import type { Prisma } from "./generated/prisma/client";
import { marked, type Handling } from "./handling";
import { keepQuestions } from "./questions";
import type { HeldSet } from "./sets-access";

/** The current version of every fact of a set, read where the change is under way. */
async function versionsNow({ transaction, setId }: Pick<HeldSet, "transaction" | "setId">): Promise<Map<string, string>> {
  const rows = await transaction.factVersion.findMany({
    where: { setId, isCurrent: true, fact: { deletedAt: null } },
    select: { id: true, factKey: true },
  });
  return new Map(rows.map((row) => [row.factKey, row.id]));
}

/** Makes a question the last version that somebody made by hand of it: that one is asked. */
export async function keepAsLast(held: HeldSet, question: Question, handling: Handling): Promise<void> {
  const { transaction, setId, personId } = held;
  const isWorded = handling === "edited" || handling === "authored";
  const by = isWorded ? { personId, origin: handling } : null;
  const versionId = (await keepQuestions(transaction, { setId, versions: await versionsNow(held) }, [question], by)).get(question.id)!;
  const last = await transaction.questionVersion.findFirst({
    where: { questionId: question.id, origin: { not: "generated" } },
    orderBy: { number: "desc" },
    select: { id: true },
  });
  const newest = await transaction.questionVersion.aggregate({ where: { questionId: question.id }, _max: { number: true } });
  if (isWorded && last?.id === versionId) return;
  const { digest, content, facts } = await transaction.questionVersion.findUniqueOrThrow({
    where: { id: versionId },
    include: { facts: { select: { factVersionId: true } } },
  });
  const number = (newest._max.number ?? 0) + 1;
  const origin = handling === "authored" ? "authored" : "edited";
  await transaction.questionVersion.create({
    data: {
      questionId: question.id,
      number,
      origin,
      digest: marked(digest, isWorded ? "again" : handling, number),
      content: content as Prisma.InputJsonValue,
      personId,
      facts: { create: facts },
    },
  });
}
