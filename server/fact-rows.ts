import "server-only";
import type {
  Closure,
  Entity,
  EntityKind,
  Fact,
  FactObject,
  Mode,
  Precision,
  Relation,
  Review,
  Scope,
  Source,
  SourceKind,
  SourceOf,
  Status,
  ValueKind,
  Wording,
} from "@/lib/facts/fact";
import { VALUE_KINDS } from "@/lib/facts/fact";
import type { Prisma } from "./generated/prisma/client";

/** What a version is read with to be a fact. */
export const WITH_EVIDENCE = { evidence: { orderBy: { position: "asc" } } } as const satisfies Prisma.FactVersionInclude;

/** The columns of a source that make it what a file has of it. */
export type SourceColumns = Pick<
  Prisma.SourceGetPayload<object>,
  "key" | "kind" | "title" | "date" | "text" | "of" | "outcome" | "damaged"
>;
/** The columns of a thing. */
export type EntityColumns = Pick<
  Prisma.EntityGetPayload<object>,
  "key" | "kind" | "subtype" | "name" | "article" | "aliases" | "inKey" | "ofKey" | "equivalents" | "latitude" | "longitude" | "note"
>;
/** The columns of a kind of fact. */
export type RelationColumns = Pick<
  Prisma.RelationGetPayload<object>,
  "key" | "label" | "subjectKinds" | "objectKinds" | "functional" | "inverseFunctional" | "scope" | "role" | "wording"
>;
/** The columns of a list that is complete. */
export type ClosureColumns = Pick<Prisma.ClosureGetPayload<object>, "relationKey" | "subjectKey" | "objectKey" | "scope" | "evidence">;
/** The columns of a piece of evidence. */
export type EvidenceColumns = Pick<Prisma.EvidenceGetPayload<object>, "sourceKey" | "start" | "end" | "at">;

type VersionNames =
  | "subjectKey"
  | "relationKey"
  | "objectKey"
  | "objectText"
  | "objectNumber"
  | "objectUnit"
  | "objectFrom"
  | "objectTo"
  | "objectPrecision"
  | "status"
  | "negated"
  | "hedge"
  | "byKey"
  | "mode"
  | "eventKey"
  | "saidOn"
  | "saidIn"
  | "heldFrom"
  | "heldTo"
  | "asOf"
  | "reviewBy"
  | "replacedByKey"
  | "review"
  | "topic"
  | "tags"
  | "trivial"
  | "note";
/** The columns of a version that make it a fact, with its evidence in order. */
export type VersionColumns = Pick<Prisma.FactVersionGetPayload<object>, VersionNames> & { evidence: readonly EvidenceColumns[] };

/** The object without fields that are null, undefined, false or an empty list: as the file leaves them out. */
function filled<T extends object>(value: { [K in keyof T]: T[K] | null | undefined }): T {
  const kept: Partial<T> = {};
  for (const name in value) {
    const one = value[name];
    if (one !== null && one !== undefined && one !== false && !(Array.isArray(one) && one.length === 0)) kept[name] = one as T[typeof name];
  }
  return kept as T;
}

/** A row as the source that it holds. */
export function toSource(row: SourceColumns): Source {
  return filled<Source>({
    id: row.key,
    kind: row.kind as SourceKind,
    title: row.title,
    date: row.date,
    text: row.text,
    of: row.of as SourceOf | null,
    outcome: row.outcome,
    damaged: row.damaged as [number, number][],
  });
}

/** A row as the entity that it holds. */
export function toEntity(row: EntityColumns): Entity {
  return filled<Entity>({
    id: row.key,
    kind: row.kind as EntityKind,
    subtype: row.subtype,
    name: row.name,
    article: row.article,
    aliases: row.aliases,
    in: row.inKey,
    at: row.latitude === null || row.longitude === null ? undefined : [row.latitude, row.longitude],
    of: row.ofKey,
    equivalents: row.equivalents,
    note: row.note,
  });
}

/** A row as the relation that it holds. */
export function toRelation(row: RelationColumns): Relation {
  const [first] = row.objectKinds;
  const value = row.objectKinds.length === 1 && (VALUE_KINDS as readonly string[]).includes(first ?? "");
  return filled<Relation>({
    id: row.key,
    label: row.label,
    subject: row.subjectKinds as EntityKind[],
    object: value ? (first as ValueKind) : (row.objectKinds as EntityKind[]),
    functional: row.functional,
    inverseFunctional: row.inverseFunctional,
    scope: row.functional || row.inverseFunctional ? (row.scope as Scope) : undefined,
    role: row.role,
    wording: row.wording as Record<string, Wording> | null,
  });
}

function toObject(row: VersionColumns): FactObject {
  if (row.objectKey !== null) return { entity: row.objectKey };
  if (row.objectNumber !== null) return { number: row.objectNumber, unit: row.objectUnit ?? "" };
  if (row.objectFrom !== null)
    return { from: row.objectFrom, to: row.objectTo ?? row.objectFrom, precision: (row.objectPrecision ?? "day") as Precision };
  return { text: row.objectText ?? "" };
}

/** A version as the fact that it held. */
export function toFact(key: string, row: VersionColumns): Fact {
  const fact = filled<Fact>({
    id: key,
    subject: row.subjectKey,
    relation: row.relationKey,
    object: toObject(row),
    status: row.status as Status,
    negated: row.negated,
    hedge: row.hedge,
    by: row.byKey,
    mode: row.mode as Mode | null,
    event: row.eventKey,
    saidOn: row.saidOn,
    saidIn: row.saidIn,
    from: row.heldFrom,
    to: row.heldTo,
    asOf: row.asOf,
    reviewBy: row.reviewBy,
    replacedBy: row.replacedByKey,
    review: row.review === "approved" ? undefined : (row.review as Review),
    topic: row.topic,
    tags: row.tags.length > 0 ? row.tags : undefined,
    trivial: row.trivial,
    note: row.note,
    evidence: undefined,
  });
  const evidence = row.evidence.map((one) =>
    filled<Fact["evidence"][number]>({ source: one.sourceKey, start: one.start, end: one.end, at: one.at }),
  );
  return { ...fact, evidence };
}

/** A row as the closed list that it holds. */
export function toClosure(row: ClosureColumns): Closure {
  const closure = filled<Closure>({
    relation: row.relationKey,
    subject: row.subjectKey,
    object: row.objectKey,
    scope: row.scope,
    evidence: undefined,
  });
  return { ...closure, evidence: row.evidence as Closure["evidence"] };
}

/** The columns of an entity. */
export function entityColumns(entity: Entity) {
  return {
    kind: entity.kind,
    subtype: entity.subtype ?? null,
    name: entity.name,
    article: entity.article ?? null,
    aliases: entity.aliases ?? [],
    inKey: entity.in ?? null,
    ofKey: entity.of ?? null,
    equivalents: entity.equivalents ?? [],
    latitude: entity.at?.[0] ?? null,
    longitude: entity.at?.[1] ?? null,
    note: entity.note ?? null,
  };
}

/** The columns of a relation. */
export function relationColumns(relation: Relation) {
  return {
    label: relation.label,
    subjectKinds: relation.subject,
    objectKinds: typeof relation.object === "string" ? [relation.object] : relation.object,
    functional: relation.functional ?? false,
    inverseFunctional: relation.inverseFunctional ?? false,
    scope: relation.scope ?? "none",
    role: relation.role ?? null,
  };
}

function objectColumns(object: FactObject) {
  const none = {
    objectKey: null,
    objectText: null,
    objectNumber: null,
    objectUnit: null,
    objectFrom: null,
    objectTo: null,
    objectPrecision: null,
  };
  if ("entity" in object) return { ...none, objectKey: object.entity };
  if ("text" in object) return { ...none, objectText: object.text };
  if ("number" in object) return { ...none, objectNumber: object.number, objectUnit: object.unit };
  return { ...none, objectFrom: object.from, objectTo: object.to, objectPrecision: object.precision };
}

/** The columns of a fact's version. */
export function versionColumns(fact: Fact) {
  return {
    subjectKey: fact.subject,
    relationKey: fact.relation,
    ...objectColumns(fact.object),
    status: fact.status,
    negated: fact.negated ?? false,
    hedge: fact.hedge ?? null,
    byKey: fact.by ?? null,
    mode: fact.mode ?? null,
    eventKey: fact.event ?? null,
    saidOn: fact.saidOn ?? null,
    saidIn: fact.saidIn ?? null,
    heldFrom: fact.from ?? null,
    heldTo: fact.to ?? null,
    asOf: fact.asOf ?? null,
    reviewBy: fact.reviewBy ?? null,
    replacedByKey: fact.replacedBy ?? null,
    review: fact.review ?? "approved",
    topic: fact.topic ?? null,
    tags: fact.tags ?? [],
    trivial: fact.trivial ?? false,
    note: fact.note ?? null,
  };
}
