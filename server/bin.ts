import "server-only";
import { sentenceOf } from "@/lib/facts/editor-lines";
import { graphOf, type Graph } from "@/lib/facts/graph";
import { plainStem } from "@/lib/questions/plain-words";
import type { Question } from "@/lib/questions/question";
import { db, pool } from "./db";
import { toFact, WITH_EVIDENCE } from "./fact-rows";
import { recordEdit } from "./history";
import { isUuid } from "./ids";
import { changeSet, editableSet, type Editor, type Saved } from "./sets-access";

/** So long what was taken out can be brought back. */
export const BIN_DAYS = 30;
const since = () => new Date(Date.now() - BIN_DAYS * 86_400_000);

export const BIN_KINDS = ["fact", "entity", "relation", "question", "quiz"] as const;
/** What sort of thing was taken out of a set. */
export type BinKind = (typeof BIN_KINDS)[number];

/** Something that was taken out of a set, and when. */
export type BinLine = { kind: BinKind; key: string; text: string; at: Date };

async function factLines(setId: string, graph: Graph): Promise<BinLine[]> {
  const rows = await db.fact.findMany({
    where: { setId, deletedAt: { gt: since() } },
    include: { versions: { where: { isCurrent: true }, include: WITH_EVIDENCE } },
  });
  const entities = await db.entity.findMany({ where: { setId, deletedAt: { not: null } }, select: { key: true, name: true } });
  // A fact in the bin may be about somebody who is there too: its sentence needs the name.
  const named = new Map(entities.map(({ key, name }) => [key, name]));
  const text = (sentence: string) => [...named].reduce((words, [key, name]) => words.replaceAll(key, name), sentence);
  return rows.flatMap((row) =>
    row.versions.map((version): BinLine => ({
      kind: "fact",
      key: row.key,
      text: text(sentenceOf(graph, toFact(row.key, version))),
      at: row.deletedAt!,
    })),
  );
}

async function otherLines(setId: string): Promise<BinLine[]> {
  const where = { setId, deletedAt: { gt: since() } };
  const entities = await db.entity.findMany({ where });
  const relations = await db.relation.findMany({ where });
  const quizzes = await db.quiz.findMany({ where });
  const questions = await db.question.findMany({
    where: { setId, droppedAt: { gt: since() } },
    include: { versions: { orderBy: { number: "desc" }, take: 1 } },
  });
  return [
    ...entities.map((row): BinLine => ({ kind: "entity", key: row.key, text: row.name, at: row.deletedAt! })),
    ...relations.map((row): BinLine => ({ kind: "relation", key: row.key, text: row.label, at: row.deletedAt! })),
    ...quizzes.map((row): BinLine => ({ kind: "quiz", key: row.id, text: row.title || row.code, at: row.deletedAt! })),
    ...questions.flatMap((row) =>
      row.versions.map((version): BinLine => ({
        kind: "question",
        key: row.id,
        text: plainStem(version.content as unknown as Question),
        at: row.droppedAt!,
      })),
    ),
  ];
}

/** What was taken out of a set in the last thirty days, the newest first; null when it is not theirs to change. */
export async function listBin(who: Editor, slug: string): Promise<BinLine[] | null> {
  const own = await editableSet(who, slug);
  if (!own) return null;
  const { setId } = own.standing;
  const lines = [...(await factLines(setId, graphOf(own.set))), ...(await otherLines(setId))];
  return lines.sort((a, b) => b.at.getTime() - a.at.getTime());
}

/** Brings a quiz of a set back; null when the set is not theirs to change. */
export async function restoreQuiz(who: Editor, slug: string, quizId: string): Promise<Saved<string | null> | null> {
  if (!isUuid(quizId)) return null;
  return changeSet(who, slug, async (held) => {
    const { count } = await held.transaction.quiz.updateMany({
      where: { id: quizId, setId: held.setId, deletedAt: { gt: since() } },
      data: { deletedAt: null },
    });
    return count === 1 ? recordEdit(held, { target: "quiz", targetKey: quizId, action: "restored" }, null, null) : null;
  });
}

/** A set of one’s own that was deleted, and when. */
export type DeletedSet = { slug: string; title: string; at: Date };

/** The sets that somebody deleted in the last thirty days, the newest first. */
export async function listDeletedSets(who: Editor | null): Promise<DeletedSet[]> {
  if (!who) return [];
  const rows = await db.factSet.findMany({
    where: { ownerId: who.personId, deletedAt: { gt: since() } },
    select: { slug: true, title: true, deletedAt: true },
    orderBy: { deletedAt: "desc" },
  });
  return rows.map(({ slug, title, deletedAt }) => ({ slug, title, at: deletedAt! }));
}

const OVER = `"deletedAt" <= now() - make_interval(days => ${BIN_DAYS})`;
const IN_AN_ATTEMPT = `SELECT 1 FROM "QuestionVersion" v JOIN "AttemptItem" i ON i."questionVersionId" = v.id`;

/**
 * What nobody can bring back any more goes for good, in order, as far as nothing rests on it: sets and quizzes without an attempt, facts
 * that no question asked in an attempt rests on and no other fact names, then what no version of a fact names, and pictures and sounds of
 * no set. What something rests on stays, unseen.
 */
const PURGE: readonly [name: string, statement: string][] = [
  ["quizzes", `DELETE FROM "Quiz" q WHERE q.${OVER} AND NOT EXISTS (SELECT 1 FROM "Attempt" a WHERE a."quizId" = q.id)`],
  [
    "sets",
    `DELETE FROM "FactSet" s WHERE s.${OVER} AND s."ownerId" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "Attempt" a WHERE a."setId" = s.id) AND NOT EXISTS (${IN_AN_ATTEMPT} JOIN "Question" q ON q.id = v."questionId" WHERE q."setId" = s.id)`,
  ],
  [
    "facts",
    `DELETE FROM "Fact" f USING "FactSet" s WHERE s.id = f."setId" AND s."ownerId" IS NOT NULL AND f.${OVER}
       AND NOT EXISTS (SELECT 1 FROM "FactVersion" o WHERE o."setId" = f."setId" AND o."replacedByKey" = f.key)
       AND NOT EXISTS (SELECT 1 FROM "FactVersion" own JOIN "QuestionVersionFact" r ON r."factVersionId" = own.id JOIN "AttemptItem" i ON i."questionVersionId" = r."questionVersionId" WHERE own."setId" = f."setId" AND own."factKey" = f.key)`,
  ],
  [
    "entities",
    `DELETE FROM "Entity" e USING "FactSet" s WHERE s.id = e."setId" AND s."ownerId" IS NOT NULL AND e.${OVER}
       AND NOT EXISTS (SELECT 1 FROM "FactVersion" v WHERE v."setId" = e."setId" AND e.key IN (v."subjectKey", v."objectKey", v."byKey", v."eventKey"))
       AND NOT EXISTS (SELECT 1 FROM "Entity" o WHERE o."setId" = e."setId" AND o.key <> e.key AND e.key IN (o."inKey", o."ofKey"))`,
  ],
  [
    "relations",
    `DELETE FROM "Relation" r USING "FactSet" s WHERE s.id = r."setId" AND s."ownerId" IS NOT NULL AND r.${OVER} AND NOT EXISTS (SELECT 1 FROM "FactVersion" v WHERE v."setId" = r."setId" AND v."relationKey" = r.key)`,
  ],
  [
    "media",
    `DELETE FROM "Media" m WHERE m."createdAt" <= now() - make_interval(days => ${BIN_DAYS}) AND NOT EXISTS (SELECT 1 FROM "SetMedia" s WHERE s."mediaName" = m.name)`,
  ],
];

/** Empties the bins of everybody of what was taken out thirty days ago or more. Returns how many of each sort went. */
export async function purgeBins(): Promise<Record<string, number>> {
  const gone: Record<string, number> = {};
  for (const [name, statement] of PURGE) gone[name] = (await pool.query(statement)).rowCount ?? 0;
  return gone;
}
