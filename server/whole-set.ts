import "server-only";
import type { FactSet } from "@/lib/facts/fact";
import {
  toClosure,
  toEntity,
  toFact,
  toRelation,
  toSource,
  type ClosureColumns,
  type EntityColumns,
  type EvidenceColumns,
  type RelationColumns,
  type SourceColumns,
  type VersionColumns,
} from "./fact-rows";
import type { Prisma } from "./generated/prisma/client";

/** A current version of a fact, with the key of the fact and its own id. */
type FactRow = VersionColumns & { key: string; id: string };
/** A piece of evidence with the id of the version that rests on it. */
type EvidenceCells = [version: string, sourceKey: string, start: number, end: number, at: string | null];
type Parts = {
  sources: SourceColumns[];
  entities: EntityColumns[];
  relations: RelationColumns[];
  closures: ClosureColumns[];
  facts: FactRow[];
};

/** A set with everything that it holds now. */
export type WholeSet = Prisma.FactSetGetPayload<object> & Parts;

type Texts = Record<keyof Parts | "versions" | "evidence", string>;

/**
 * The parts of a set and the evidence of its facts, each as one text: the database writes JSON and the engine reads it many times faster
 * than both pass on ten thousand rows cell by cell. Nothing is joined there: of a set that was stored a moment ago the database has no idea
 * how large it is.
 */
async function readParts(within: Prisma.TransactionClient, setId: string): Promise<Parts & { evidence: EvidenceCells[] }> {
  const [read] = await within.$queryRaw<[Texts]>`
    SELECT
      (SELECT coalesce(json_agg(r), '[]')::text FROM (
        SELECT key, kind, title, date, text, "of", outcome, damaged FROM "Source" WHERE "setId" = ${setId}::uuid AND "retiredAt" IS NULL ORDER BY position) r) AS sources,
      (SELECT coalesce(json_agg(r), '[]')::text FROM (
        SELECT key, kind, subtype, name, article, aliases, "inKey", "ofKey", equivalents, latitude, longitude, note FROM "Entity" WHERE "setId" = ${setId}::uuid AND "deletedAt" IS NULL ORDER BY position) r) AS entities,
      (SELECT coalesce(json_agg(r), '[]')::text FROM (
        SELECT key, label, "subjectKinds", "objectKinds", functional, "inverseFunctional", scope, role, wording FROM "Relation" WHERE "setId" = ${setId}::uuid AND "deletedAt" IS NULL ORDER BY position) r) AS relations,
      (SELECT coalesce(json_agg(r), '[]')::text FROM (
        SELECT "relationKey", "subjectKey", "objectKey", scope, evidence FROM "Closure" WHERE "setId" = ${setId}::uuid ORDER BY position) r) AS closures,
      (SELECT coalesce(json_agg(key ORDER BY position), '[]')::text FROM "Fact" WHERE "setId" = ${setId}::uuid AND "deletedAt" IS NULL) AS facts,
      (SELECT coalesce(json_agg(r), '[]')::text FROM (
        SELECT "factKey" AS key, id, "subjectKey", "relationKey", "objectKey", "objectText", "objectNumber", "objectUnit", "objectFrom", "objectTo", "objectPrecision", status, negated, hedge, "byKey", mode,
          "eventKey", "saidOn", "saidIn", "heldFrom", "heldTo", "asOf", "reviewBy", "replacedByKey", review, topic, tags, trivial, note
        FROM "FactVersion" WHERE "setId" = ${setId}::uuid AND "isCurrent") r) AS versions,
      (SELECT coalesce(json_agg(json_build_array("factVersionId", "sourceKey", start, "end", at) ORDER BY position), '[]')::text FROM "Evidence" WHERE "setId" = ${setId}::uuid) AS evidence`;
  const part = <T>(name: keyof Texts) => JSON.parse(read[name]) as T[];
  const versions = new Map(part<FactRow>("versions").map((version) => [version.key, version]));
  const facts = part<string>("facts").flatMap((key) => versions.get(key) ?? []);
  return {
    sources: part("sources"),
    entities: part("entities"),
    relations: part("relations"),
    closures: part("closures"),
    facts,
    evidence: part("evidence"),
  };
}

/** What versions rest on, by their ids, in order. */
function evidenceByVersion(cells: readonly EvidenceCells[]): Map<string, EvidenceColumns[]> {
  const byVersion = new Map<string, EvidenceColumns[]>();
  for (const [version, sourceKey, start, end, at] of cells) {
    const one = { sourceKey, start, end, at };
    const known = byVersion.get(version);
    if (known) known.push(one);
    else byVersion.set(version, [one]);
  }
  return byVersion;
}

/** A set with everything that it holds now, in the order of the file; null when there is none. */
export async function readWholeSet(within: Prisma.TransactionClient, where: Prisma.FactSetWhereUniqueInput): Promise<WholeSet | null> {
  const row = await within.factSet.findUnique({ where });
  if (!row) return null;
  const { evidence, facts, ...parts } = await readParts(within, row.id);
  const restsOn = evidenceByVersion(evidence);
  for (const fact of facts) fact.evidence = restsOn.get(fact.id) ?? [];
  return { ...row, ...parts, facts };
}

/** The set as the file has it. Authored questions are rows of their own and are added by who needs them. */
export function toFactSet(row: WholeSet): FactSet {
  return {
    format: "footing-fact-set/1",
    slug: row.slug,
    title: row.title,
    ...(row.description && { description: row.description }),
    language: row.language,
    licence: row.licence,
    ...(row.markup && { markup: true }),
    sources: row.sources.map(toSource),
    entities: row.entities.map(toEntity),
    relations: row.relations.map(toRelation),
    facts: row.facts.map((fact) => toFact(fact.key, fact)),
    closures: row.closures.map(toClosure),
    questions: [],
  };
}

/** Which version of each fact is current, by the fact's key. */
export const currentVersions = (row: WholeSet): Map<string, string> => new Map(row.facts.map(({ key, id }) => [key, id]));
