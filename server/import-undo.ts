import "server-only";
import { randomUUID } from "node:crypto";
import { ok, refused, type Result } from "@/lib/problem";
import type { Question } from "@/lib/questions/question";
import { storeClosure } from "./apply-states";
import { addFactVersions, changeEntities, changeRelations, markMemoriesStale, retireVersions, type NewVersion } from "./bulk-rows";
import { addQuestionVersions, type QuestionVersionRow } from "./bulk-questions";
import { toFact, WITH_EVIDENCE } from "./fact-rows";
import { marked } from "./handling";
import { recordEdit } from "./history";
import type { ImportTrail } from "./import-apply";
import { findImportRow } from "./imports";
import { runInTurn } from "./in-pieces";
import { foldSoon } from "./memories";
import { withdrawPastReviews } from "./past-reviews";
import { versionOfQuestion } from "./questions";
import { holdSet, RefusedChange, refuseChange, renewSet, type Editor, type Transaction } from "./sets-access";
import { readSet } from "./sets";
import { retireSources, type Storing, type ThingTrail } from "./store-part";
import { versionsHere } from "./store-questions";
import { inPrismaTransaction } from "./transactions";

/** A large import is taken back in one go, and what is checked at its end takes its time. */
const TIMES = { timeout: 180_000, maxWait: 10_000 };

type Left = { key: string; to: number };
type Count = { count: number };

const leftOf = ({ made, returned, changed }: ThingTrail<{ id: string }>): Left[] => [
  ...made.map((key) => ({ key, to: 1 })),
  ...returned.map(({ key, revision }) => ({ key, to: revision })),
  ...changed.map(({ before, revision }) => ({ key: before.id, to: revision })),
];

/** How many facts, questions, things and kinds of fact were changed since the import left them, or had a later fact take their place. */
async function changedSince({ transaction, setId }: Storing, { facts, questions, entities, relations }: ImportTrail): Promise<number> {
  const json = (left: readonly Left[]) => JSON.stringify(left);
  const made = facts.made.map((key) => ({ key, to: 1 }));
  const asked = [...questions.made, ...questions.changed].map(({ id, to }) => ({ key: id, to }));
  const [row] = await transaction.$queryRaw<Count[]>`
    SELECT ((SELECT count(*) FROM jsonb_to_recordset(${json([...made, ...facts.returned, ...facts.changed])}::jsonb) AS l(key text, "to" int)
        JOIN "Fact" f ON f."setId" = ${setId}::uuid AND f.key = l.key AND f."deletedAt" IS NULL
        JOIN "FactVersion" v ON v."setId" = f."setId" AND v."factKey" = f.key AND v."isCurrent" WHERE v.number <> l."to")
      + (SELECT count(*) FROM jsonb_to_recordset(${json(asked)}::jsonb) AS l(key text, "to" int) JOIN "Question" q ON q.id = l.key AND q."droppedAt" IS NULL
        WHERE EXISTS (SELECT 1 FROM "QuestionVersion" v WHERE v."questionId" = q.id AND v.origin <> 'generated' AND v.number > l."to"))
      + (SELECT count(*) FROM jsonb_to_recordset(${json(leftOf(entities))}::jsonb) AS l(key text, "to" int)
        JOIN "Entity" e ON e."setId" = ${setId}::uuid AND e.key = l.key AND e."deletedAt" IS NULL WHERE e.revision <> l."to")
      + (SELECT count(*) FROM jsonb_to_recordset(${json(leftOf(relations))}::jsonb) AS l(key text, "to" int)
        JOIN "Relation" r ON r."setId" = ${setId}::uuid AND r.key = l.key AND r."deletedAt" IS NULL WHERE r.revision <> l."to"))::int AS count`;
  return row?.count ?? 0;
}

/** Puts facts that an import brought into the bin. */
async function removeFacts({ transaction, setId }: Storing, { made, returned }: ImportTrail["facts"]): Promise<void> {
  const keys = [...made, ...returned.map(({ key }) => key)];
  await transaction.$executeRaw`UPDATE "Fact" SET "deletedAt" = now() WHERE "setId" = ${setId}::uuid AND key = ANY(${keys}) AND "deletedAt" IS NULL`;
}

/** Gives facts their former words back, as a new version. */
async function restoreFacts({ transaction, setId, personId }: Storing, changed: ImportTrail["facts"]["changed"]): Promise<void> {
  if (changed.length === 0) return;
  const ids = await transaction.$queryRaw<{ id: string; change: string }[]>`
    SELECT v.id, w.change FROM jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) AS l(key text, "from" int, "to" int)
    JOIN "FactVersion" v ON v."setId" = ${setId}::uuid AND v."factKey" = l.key AND v.number = l."from" JOIN "FactVersion" w ON w."setId" = v."setId" AND w."factKey" = v."factKey" AND w.number = l."to"`;
  const changes = new Map(ids.map(({ id, change }) => [id, change]));
  const rows = await transaction.factVersion.findMany({ where: { id: { in: [...changes.keys()] } }, include: WITH_EVIDENCE });
  const numbers = await retireVersions(
    transaction,
    setId,
    rows.map(({ factKey }) => factKey),
  );
  const versions = rows.map((row): NewVersion => ({
    id: randomUUID(),
    fact: toFact(row.factKey, row),
    number: numbers.get(row.factKey)!.next,
    change: changes.get(row.id)!,
  }));
  const sources = [...new Set(versions.flatMap(({ fact }) => fact.evidence.map(({ source }) => source)))];
  await transaction.$executeRaw`UPDATE "Source" SET "retiredAt" = NULL WHERE "setId" = ${setId}::uuid AND key = ANY(${sources}) AND "retiredAt" IS NOT NULL`;
  await runInTurn(addFactVersions(transaction, setId, versions, personId));
  await markMemoriesStale(
    transaction,
    setId,
    versions.filter(({ change }) => change === "meaning").map(({ fact }) => fact.id),
  );
}

type FormerQuestion = { content: unknown; origin: string; questionId: string; newest: number; withdrawn: boolean };

/** Takes questions out that an import brought, and gives others their former words back, resting on the facts as they stand now. */
async function restoreQuestions({ transaction, setId, personId }: Storing, { made, changed }: ImportTrail["questions"]): Promise<void> {
  await transaction.$executeRaw`UPDATE "Question" SET "droppedAt" = now() WHERE "setId" = ${setId}::uuid AND id = ANY(${made.map(({ id }) => id)}) AND "droppedAt" IS NULL`;
  if (changed.length === 0) return;
  const former = await transaction.$queryRaw<FormerQuestion[]>`
    SELECT v.content, v.origin, v."questionId", (SELECT max(n.number) FROM "QuestionVersion" n WHERE n."questionId" = v."questionId") AS newest, l."from" IS NULL AS withdrawn
    FROM jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) AS l(id text, "from" int, "to" int) JOIN "QuestionVersion" v ON v."questionId" = l.id AND v.number = coalesce(l."from", l."to")`;
  const versions = await versionsHere(
    transaction,
    setId,
    former.flatMap(({ content }) =>
      (content as Question).factIds.concat(
        (content as Question).restsOn,
        (content as Question).proofs.flatMap(({ factIds }) => factIds),
      ),
    ),
  );
  const rows = former.map(({ content, origin, questionId, newest, withdrawn }): QuestionVersionRow => {
    const question = content as Question;
    const { digest, factVersionIds } = versionOfQuestion(question, versions);
    return {
      id: randomUUID(),
      questionId,
      number: newest + 1,
      origin,
      digest: marked(digest, withdrawn ? "withdrawn" : "again", newest + 1),
      content: question,
      factVersionIds,
    };
  });
  await addQuestionVersions(transaction, rows, personId);
}

/**
 * Takes things and kinds of fact out that an import brought, but for those that something else of the set has come to need, and puts the
 * others back.
 */
async function restoreThings({ transaction, setId }: Storing, { entities, relations }: ImportTrail): Promise<void> {
  const keys = ({ made, returned }: ThingTrail<unknown>) => [...made, ...returned.map(({ key }) => key)];
  const places = async (table: "entity" | "relation", ids: string[]) => {
    const rows =
      table === "entity"
        ? await transaction.entity.findMany({ where: { setId, key: { in: ids } }, select: { key: true, position: true } })
        : await transaction.relation.findMany({ where: { setId, key: { in: ids } }, select: { key: true, position: true } });
    return new Map(rows.map(({ key, position }) => [key, position]));
  };
  const [entityPlaces, relationPlaces] = [
    await places(
      "entity",
      entities.changed.map(({ before }) => before.id),
    ),
    await places(
      "relation",
      relations.changed.map(({ before }) => before.id),
    ),
  ];
  await runInTurn(
    changeEntities(
      transaction,
      setId,
      entities.changed.map(({ before }) => ({ item: before, position: entityPlaces.get(before.id) ?? 0 })),
    ),
  );
  await runInTurn(
    changeRelations(
      transaction,
      setId,
      relations.changed.map(({ before }) => ({ item: before, position: relationPlaces.get(before.id) ?? 0 })),
    ),
  );
  // What is in use is collected once, so that the time grows with the size of the set and no faster.
  await transaction.$executeRaw`
    WITH live AS MATERIALIZED (SELECT v."subjectKey", v."objectKey", v."byKey", v."eventKey" FROM "FactVersion" v JOIN "Fact" f ON f."setId" = v."setId" AND f.key = v."factKey" AND f."deletedAt" IS NULL
        WHERE v."setId" = ${setId}::uuid AND v."isCurrent"),
      gone AS MATERIALIZED (SELECT unnest(${keys(entities)}::text[]) AS key),
      kin AS MATERIALIZED (SELECT o."inKey", o."ofKey" FROM "Entity" o WHERE o."setId" = ${setId}::uuid AND o."deletedAt" IS NULL AND num_nonnulls(o."inKey", o."ofKey") > 0 AND NOT EXISTS (SELECT 1 FROM gone WHERE gone.key = o.key)),
      used AS MATERIALIZED (SELECT "subjectKey" AS key FROM live UNION SELECT "objectKey" FROM live UNION SELECT "byKey" FROM live UNION SELECT "eventKey" FROM live UNION SELECT "inKey" FROM kin UNION SELECT "ofKey" FROM kin
        UNION SELECT "subjectKey" FROM "Closure" WHERE "setId" = ${setId}::uuid UNION SELECT "objectKey" FROM "Closure" WHERE "setId" = ${setId}::uuid)
    UPDATE "Entity" e SET "deletedAt" = now() FROM gone WHERE e."setId" = ${setId}::uuid AND e.key = gone.key AND e."deletedAt" IS NULL AND NOT EXISTS (SELECT 1 FROM used WHERE used.key = e.key)`;
  await transaction.$executeRaw`
    WITH used AS MATERIALIZED (SELECT v."relationKey" AS key FROM "FactVersion" v JOIN "Fact" f ON f."setId" = v."setId" AND f.key = v."factKey" AND f."deletedAt" IS NULL WHERE v."setId" = ${setId}::uuid AND v."isCurrent"
      UNION SELECT "relationKey" FROM "Closure" WHERE "setId" = ${setId}::uuid)
    UPDATE "Relation" r SET "deletedAt" = now() WHERE r."setId" = ${setId}::uuid AND r.key = ANY(${keys(relations)}) AND r."deletedAt" IS NULL AND NOT EXISTS (SELECT 1 FROM used WHERE used.key = r.key)`;
}

async function restoreClosures(
  { transaction, setId, personId }: Storing & { personId: string },
  closures: ImportTrail["closures"],
): Promise<void> {
  const set = closures.length > 0 ? await readSet(setId, transaction) : null;
  if (set) for (const { key, before } of closures) await storeClosure({ transaction, setId, personId, set }, key, before);
}

/** A set that an import made goes with it, where nothing else came to be in it. */
async function removeSet({ transaction, setId }: Storing): Promise<void> {
  await transaction.$executeRaw`
    UPDATE "FactSet" s SET "deletedAt" = now() WHERE s.id = ${setId}::uuid AND NOT EXISTS (SELECT 1 FROM "Fact" f WHERE f."setId" = s.id AND f."deletedAt" IS NULL)
      AND NOT EXISTS (SELECT 1 FROM "Quiz" q WHERE q."setId" = s.id AND q."deletedAt" IS NULL) AND NOT EXISTS (SELECT 1 FROM "Source" t WHERE t."setId" = s.id AND t.kind = 'text' AND t."retiredAt" IS NULL)`;
}

async function supersededBy({ transaction, setId }: Storing, { made }: ImportTrail["facts"]): Promise<number> {
  const [row] = await transaction.$queryRaw<Count[]>`
    SELECT count(*)::int AS count FROM "FactVersion" v JOIN "Fact" f ON f."setId" = v."setId" AND f.key = v."factKey" AND f."deletedAt" IS NULL
    WHERE v."setId" = ${setId}::uuid AND v."isCurrent" AND v."replacedByKey" = ANY(${made}) AND NOT v."factKey" = ANY(${made})`;
  return row?.count ?? 0;
}

const facts = (count: number) => (count === 1 ? "One thing that it brought was" : `${count} of the things that it brought were`);

async function takeBack(storing: Storing & { personId: string }, trail: ImportTrail, importId: string): Promise<void> {
  // The planner takes a list that comes as JSON for a short one, and would go through it anew for every row of the set.
  await storing.transaction.$executeRaw`SET LOCAL enable_nestloop = off`;
  const changed = await changedSince(storing, trail);
  if (changed > 0)
    refuseChange(
      "import",
      `${facts(changed)} changed since. Take those changes back first, in the history of the set; then the import can be undone as a whole.`,
    );
  await restoreFacts(storing, trail.facts.changed);
  const later = await supersededBy(storing, trail.facts);
  if (later > 0) refuseChange("import", `${facts(later)} named since as what took the place of something else. Change that first.`);
  await removeFacts(storing, trail.facts);
  await restoreQuestions(storing, trail.questions);
  await restoreClosures(storing, trail.closures);
  await restoreThings(storing, trail);
  await storing.transaction.$executeRaw`SET LOCAL enable_nestloop = on`;
  await retireSources(storing, trail.sources);
  await withdrawPastReviews(storing.transaction, importId);
  if (trail.madeSet) await removeSet(storing);
  await renewSet(storing);
}

async function noteUndone({ transaction, setId, personId }: Storing & { personId: string }, importId: string, file: string): Promise<void> {
  await transaction.edit.updateMany({
    where: { setId, target: "set", targetKey: importId, action: "imported", undoneAt: null },
    data: { undoneAt: new Date(), undoneById: personId },
  });
  await recordEdit({ transaction, setId, personId }, { target: "set", targetKey: importId, action: "undone" }, null, { file });
  await transaction.import.update({ where: { id: importId }, data: { state: "undone", undoneAt: new Date() } });
}

async function undoWithin(transaction: Transaction, who: Editor, importId: string, slug: string, file: string): Promise<boolean> {
  await transaction.$executeRaw`SET LOCAL statement_timeout = '120s'`;
  const [held] = await transaction.$queryRaw<
    { trail: ImportTrail }[]
  >`SELECT trail FROM "Import" WHERE id = ${importId}::uuid AND "personId" = ${who.personId} AND state = 'applied' FOR UPDATE`;
  const setId = held && (await holdSet(transaction, who, slug));
  if (!held || !setId) return false;
  const storing = { transaction, setId, personId: who.personId };
  await takeBack(storing, held.trail, importId);
  await noteUndone(storing, importId, file);
  return true;
}

/**
 * Takes an import back as a whole: what it brought goes into the bin, what it changed gets its former words back, earlier answers that came
 * with it count no more. Refused where any of it was changed since. Null where there is no such import of theirs that can be undone.
 */
export async function undoImport(who: Editor, importId: string): Promise<Result<string> | null> {
  const row = await findImportRow(who, importId);
  if (row?.state !== "applied" || !row.set) return null;
  const { slug } = row.set;
  try {
    const done = await inPrismaTransaction((transaction) => undoWithin(transaction, who, importId, slug, row.fileName), TIMES);
    if (!done) return null;
    foldSoon(who.personId);
    return ok(slug);
  } catch (error) {
    if (!(error instanceof RefusedChange)) throw error;
    return refused(...error.problems);
  }
}
