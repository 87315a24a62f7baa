import "server-only";
import type { Entity, Fact, Relation, Source } from "@/lib/facts/fact";
import { entityColumns, relationColumns, versionColumns } from "./fact-rows";
import { idsInOrder } from "./ids-in-order";
import { inPieces, type Statement } from "./in-pieces";
import type { Transaction } from "./sets-access";

// Many rows of a set in one statement each (`runInTurn` runs them). Rows go as JSON, from which the database makes rows of the table
// itself.

type Statements = Generator<Statement, void>;

const asItIs = (item: unknown): unknown => item;

/** A source as a row of its table, without what says where it belongs. */
export const sourceColumns = ({ kind, title, date, of, outcome, damaged }: Source) => ({
  kind,
  title,
  date: date ?? null,
  of: of ?? null,
  outcome: outcome ?? false,
  damaged: damaged ?? [],
});

/** A source as it goes into the table under a key of the set. */
export type SourceRow = ReturnType<typeof sourceColumns> & { key: string; position: number; text: string; sha256: string };

/** Adds sources to a set. */
export const addSources = (transaction: Transaction, setId: string, rows: readonly SourceRow[]): Statements =>
  inPieces(
    rows,
    asItIs,
    (json) => transaction.$executeRaw`
    INSERT INTO "Source" ("setId", key, position, kind, title, date, text, sha256, "of", outcome, damaged)
    SELECT ${setId}::uuid, key, position, kind, title, date, text, sha256, "of", outcome, damaged FROM json_populate_recordset(NULL::"Source", ${json}::json)`,
  );

/** Says of sources of a set what is not their text, and lets those that were put away stand again. */
export const changeSources = (transaction: Transaction, setId: string, rows: readonly Omit<SourceRow, "text" | "sha256">[]): Statements =>
  inPieces(
    rows,
    asItIs,
    (json) => transaction.$executeRaw`
    UPDATE "Source" s SET position = r.position, kind = r.kind, title = r.title, date = r.date, "of" = r."of", outcome = r.outcome, damaged = r.damaged, "retiredAt" = NULL
    FROM json_populate_recordset(NULL::"Source", ${json}::json) AS r WHERE s."setId" = ${setId}::uuid AND s.key = r.key`,
  );

/** Something with its place in the list. */
export type Placed<T> = { item: T; position: number };

const entityRow = ({ item, position }: Placed<Entity>) => ({ key: item.id, position, ...entityColumns(item) });

/** Adds entities to a set. */
export const addEntities = (transaction: Transaction, setId: string, entities: readonly Placed<Entity>[]): Statements =>
  inPieces(
    entities,
    entityRow,
    (json) => transaction.$executeRaw`
    INSERT INTO "Entity" ("setId", key, position, kind, subtype, name, article, aliases, "inKey", "ofKey", equivalents, latitude, longitude, note)
    SELECT ${setId}::uuid, key, position, kind, subtype, name, article, aliases, "inKey", "ofKey", equivalents, latitude, longitude, note FROM json_populate_recordset(NULL::"Entity", ${json}::json)`,
  );

/** Puts entities in the place of those that have their keys, taken away or not. */
export const changeEntities = (transaction: Transaction, setId: string, entities: readonly Placed<Entity>[]): Statements =>
  inPieces(
    entities,
    entityRow,
    (json) => transaction.$executeRaw`
    UPDATE "Entity" e SET position = r.position, kind = r.kind, subtype = r.subtype, name = r.name, article = r.article, aliases = r.aliases, "inKey" = r."inKey", "ofKey" = r."ofKey",
      equivalents = r.equivalents, latitude = r.latitude, longitude = r.longitude, note = r.note, "deletedAt" = NULL, revision = e.revision + 1
    FROM json_populate_recordset(NULL::"Entity", ${json}::json) AS r WHERE e."setId" = ${setId}::uuid AND e.key = r.key`,
  );

const relationRow = ({ item, position }: Placed<Relation>) => ({
  key: item.id,
  position,
  ...relationColumns(item),
  wording: item.wording ?? null,
});

/** Adds kinds of fact to a set. */
export const addRelations = (transaction: Transaction, setId: string, relations: readonly Placed<Relation>[]): Statements =>
  inPieces(
    relations,
    relationRow,
    (json) => transaction.$executeRaw`
    INSERT INTO "Relation" ("setId", key, position, label, "subjectKinds", "objectKinds", functional, "inverseFunctional", scope, role, wording)
    SELECT ${setId}::uuid, key, position, label, "subjectKinds", "objectKinds", functional, "inverseFunctional", scope, role, wording
    FROM json_populate_recordset(NULL::"Relation", ${json}::json)`,
  );

/** Puts kinds of fact in the place of those that have their keys, taken away or not. */
export const changeRelations = (transaction: Transaction, setId: string, relations: readonly Placed<Relation>[]): Statements =>
  inPieces(
    relations,
    relationRow,
    (json) => transaction.$executeRaw`
    UPDATE "Relation" e SET position = r.position, label = r.label, "subjectKinds" = r."subjectKinds", "objectKinds" = r."objectKinds", functional = r.functional, "inverseFunctional" = r."inverseFunctional",
      scope = r.scope, role = r.role, wording = r.wording, "deletedAt" = NULL, revision = e.revision + 1
    FROM json_populate_recordset(NULL::"Relation", ${json}::json) AS r WHERE e."setId" = ${setId}::uuid AND e.key = r.key`,
  );

/** Adds identities of facts to a set. */
export const addFacts = (transaction: Transaction, setId: string, facts: readonly Placed<Fact>[]): Statements =>
  inPieces(
    facts,
    ({ item, position }) => ({ key: item.id, position }),
    (json) => transaction.$executeRaw`
    INSERT INTO "Fact" ("setId", key, position) SELECT ${setId}::uuid, key, position FROM json_populate_recordset(NULL::"Fact", ${json}::json)`,
  );

/** What a fact says from now on: the number of that version, what kind of change it is, and its id. */
export type NewVersion = { id: string; fact: Fact; number: number; change: string };

const filled = (row: object) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
const versionRow = ({ id, fact, number, change }: NewVersion) => filled({ id, factKey: fact.id, number, change, ...versionColumns(fact) });
const evidenceRows =
  (nextId: () => string) =>
  ({ id: factVersionId, fact }: NewVersion) =>
    fact.evidence.map(({ source, start, end, at }, position) => ({
      id: nextId(),
      factVersionId,
      sourceKey: source,
      position,
      start,
      end,
      ...(at !== undefined && { at }),
    }));

/** Adds versions that hold from now on, each with its evidence. The ones before were taken back by the caller. */
export function* addFactVersions(
  transaction: Transaction,
  setId: string,
  versions: readonly NewVersion[],
  personId: string | null,
): Statements {
  const nextId = idsInOrder();
  yield* inPieces(
    versions,
    versionRow,
    (json) => transaction.$executeRaw`
    INSERT INTO "FactVersion" (id, "setId", "factKey", number, "isCurrent", change, "personId", "subjectKey", "relationKey", "objectKey", "objectText", "objectNumber", "objectUnit", "objectFrom", "objectTo", "objectPrecision",
      status, negated, hedge, "byKey", mode, "eventKey", "saidOn", "saidIn", "heldFrom", "heldTo", "asOf", "reviewBy", "replacedByKey", review, topic, tags, trivial, note)
    SELECT id, ${setId}::uuid, "factKey", number, true, change, ${personId}::text, "subjectKey", "relationKey", "objectKey", "objectText", "objectNumber", "objectUnit", "objectFrom", "objectTo", "objectPrecision",
      status, negated, hedge, "byKey", mode, "eventKey", "saidOn", "saidIn", "heldFrom", "heldTo", "asOf", "reviewBy", "replacedByKey", review, topic, tags, trivial, note
    FROM json_populate_recordset(NULL::"FactVersion", ${json}::json)`,
  );
  yield* inPieces(
    versions.flatMap(evidenceRows(nextId)),
    asItIs,
    (json) => transaction.$executeRaw`
    INSERT INTO "Evidence" (id, "factVersionId", "setId", "sourceKey", position, start, "end", at)
    SELECT id, "factVersionId", ${setId}::uuid, "sourceKey", position, start, "end", at FROM json_populate_recordset(NULL::"Evidence", ${json}::json)`,
  );
}

/** Takes the current versions of facts back, and answers for each which number held and which is the next. */
export async function retireVersions(
  transaction: Transaction,
  setId: string,
  factKeys: readonly string[],
): Promise<Map<string, { held: number; next: number }>> {
  if (factKeys.length === 0) return new Map();
  const rows = await transaction.$queryRaw<{ key: string; held: number; next: number }[]>`
    WITH held AS (UPDATE "FactVersion" SET "isCurrent" = false WHERE "setId" = ${setId}::uuid AND "factKey" = ANY(${[...factKeys]}) AND "isCurrent" RETURNING "factKey", number)
    SELECT h."factKey" AS key, h.number AS held, (SELECT max(v.number) + 1 FROM "FactVersion" v WHERE v."setId" = ${setId}::uuid AND v."factKey" = h."factKey") AS next FROM held h`;
  return new Map(rows.map(({ key, held, next }) => [key, { held, next }]));
}

/**
 * Memories of facts that came to mean something else are folded anew. They are held in the order in which everybody takes them: nobody
 * waits in a circle.
 */
export async function markMemoriesStale(transaction: Transaction, setId: string, factKeys: readonly string[]): Promise<void> {
  if (factKeys.length === 0) return;
  await transaction.$executeRaw`
    SELECT 1 FROM "Memory" WHERE "setId" = ${setId}::uuid AND "factKey" = ANY(${[...factKeys]}) ORDER BY "personId", "setId", "factKey", slot FOR UPDATE`;
  await transaction.$executeRaw`UPDATE "Memory" SET stale = true WHERE "setId" = ${setId}::uuid AND "factKey" = ANY(${[...factKeys]}) AND NOT stale`;
}
