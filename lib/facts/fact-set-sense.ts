import type { Problem } from "../problem";
import { isDate } from "./date-span";
import type { AuthoredQuestion, Closure, Entity, EntityKind, Evidence, Fact, FactSet, Relation, Source } from "./fact";
import { factCircles, placeCircles, orderCircles } from "./circles";

/** Lists as the file has them: null where an item has a wrong shape, so that places stay right. */
type Lists = {
  sources: (Source | null)[];
  entities: (Entity | null)[];
  relations: (Relation | null)[];
  facts: (Fact | null)[];
  closures: (Closure | null)[];
  questions: (AuthoredQuestion | null)[];
};

/** Ids of each list, in order, null where there is none. */
type Ids = Readonly<Record<"sources" | "entities" | "relations" | "facts" | "questions", readonly (string | null)[]>>;

type Known = {
  ids: Readonly<Record<keyof Ids, ReadonlySet<string | null>>>;
  entities: ReadonlyMap<string, Entity>;
  relations: ReadonlyMap<string, Relation>;
  sources: ReadonlyMap<string, Source>;
};

const NOUNS = { sources: "source", entities: "entity", relations: "relation", facts: "fact", questions: "question" } as const;

function duplicates(ids: Ids): Problem[] {
  return (Object.keys(NOUNS) as (keyof Ids)[]).flatMap((list) => {
    const first = new Map<string, number>();
    return ids[list].flatMap((id, index) => {
      if (id === null) return [];
      const before = first.get(id);
      if (before === undefined) first.set(id, index);
      return before === undefined
        ? []
        : [{ where: `${list}[${index}].id`, message: `The id "${id}" is taken by ${list}[${before}]: give each its own.` }];
    });
  });
}

/** A reference to something that is not in the file. */
function dangling(known: Known, list: keyof Ids, id: string | undefined, where: string): Problem[] {
  if (id === undefined || known.ids[list].has(id)) return [];
  return [{ where, message: `There is no ${NOUNS[list]} with the id "${id}": add it, or name another.` }];
}

function wrongDate(date: string | undefined, where: string): Problem[] {
  return date === undefined || isDate(date) ? [] : [{ where, message: `${date} is not a day of the calendar: write one that exists.` }];
}

function wrongSpan(from: string | undefined, to: string | undefined, where: string): Problem[] {
  const wrong = [...wrongDate(from, `${where}from`), ...wrongDate(to, `${where}to`)];
  if (wrong.length > 0 || from === undefined || to === undefined || from <= to) return wrong;
  return [{ where: `${where}to`, message: `It ends (${to}) before it begins (${from}): put the earlier day first.` }];
}

const splitsSign = (text: string, at: number) => /[\uDC00-\uDFFF]/.test(text.charAt(at)) && /[\uD800-\uDBFF]/.test(text.charAt(at - 1));

function wrongOffsets(text: string, start: number, end: number, where: string): Problem[] {
  if (end > text.length)
    return [{ where, message: `The text of the source has ${text.length} signs and ends before ${end}: count again (UTF-16).` }];
  if (start >= end) return [{ where, message: `The end (${end}) is not after the start (${start}): mark at least one sign.` }];
  return splitsSign(text, start) || splitsSign(text, end)
    ? [{ where, message: "A mark begins or ends inside a sign: move it by one." }]
    : [];
}

function wrongEvidence(known: Known, evidence: readonly Evidence[], where: string): Problem[] {
  return evidence.flatMap(({ source: id, start, end }, index) => {
    const place = `${where}.evidence[${index}]`;
    const source = known.sources.get(id);
    return [...dangling(known, "sources", id, `${place}.source`), ...(source ? wrongOffsets(source.text, start, end, place) : [])];
  });
}

function wrongSource(source: Source, where: string): Problem[] {
  const marks = (source.damaged ?? []).flatMap(([start, end], index) =>
    wrongOffsets(source.text, start, end, `${where}.damaged[${index}]`),
  );
  return [...wrongDate(source.date, `${where}.date`), ...wrongDate(source.of?.date, `${where}.of.date`), ...marks];
}

function notOfKind(known: Known, id: string | undefined, kinds: readonly EntityKind[], where: string): Problem[] {
  const entity = id === undefined ? undefined : known.entities.get(id);
  if (!entity || kinds.includes(entity.kind)) return [];
  return [
    {
      where,
      message: `"${entity.id}" is ${aKind(entity.kind)}; here belongs ${kinds.map(aKind).join(" or ")}. Name another, or change its kind.`,
    },
  ];
}

const aKind = (kind: EntityKind) => (/^[aeo]/.test(kind) ? `an ${kind}` : `a ${kind}`);

function wrongEntity(known: Known, entity: Entity, where: string): Problem[] {
  const equivalents = (entity.equivalents ?? []).flatMap((id, index) => {
    const place = `${where}.equivalents[${index}]`;
    return [...dangling(known, "entities", id, place), ...notOfKind(known, id, ["office"], place)];
  });
  return [
    ...dangling(known, "entities", entity.in, `${where}.in`),
    ...notOfKind(known, entity.in, ["place"], `${where}.in`),
    ...dangling(known, "entities", entity.of, `${where}.of`),
    ...equivalents,
  ];
}

/** What a wording may be filled with. */
const PLACEHOLDERS = ["subject", "object", "by", "hedge", "unit", "saidOn", "saidIn", "event", "asOf", "label"];

function wrongTemplate(use: string, template: string, where: string): Problem[] {
  const asked = use.startsWith("askSubject") ? "subject" : use.startsWith("askObject") ? "object" : null;
  return [...template.matchAll(/\{([^{}]*)\}/g)].flatMap(([whole, name]) => {
    if (!PLACEHOLDERS.includes(name!))
      return [{ where, message: `${whole} can be filled with nothing. Use ${PLACEHOLDERS.map((one) => `{${one}}`).join(", ")}.` }];
    return name === asked ? [{ where, message: `The question that asks for the ${asked} gives it away: take out ${whole}.` }] : [];
  });
}

function wrongRelation(relation: Relation, where: string): Problem[] {
  return Object.entries(relation.wording ?? {}).flatMap(([language, wording]) =>
    Object.entries(wording).flatMap(([use, template]) => wrongTemplate(use, template, `${where}.wording.${language}.${use}`)),
  );
}

const VALUE_OF = { text: "text", number: "number", from: "date" } as const;

/** The end of a fact must be of a kind that its relation takes. */
function wrongObject(known: Known, fact: Fact, relation: Relation | undefined, where: string): Problem[] {
  const { object } = fact;
  const span = "from" in object ? wrongSpan(object.from, object.to, `${where}.object.`) : [];
  const entity = "entity" in object ? dangling(known, "entities", object.entity, `${where}.object.entity`) : [];
  if (!relation) return [...span, ...entity];
  if ("entity" in object) {
    if (Array.isArray(relation.object)) return [...entity, ...notOfKind(known, object.entity, relation.object, `${where}.object.entity`)];
    return [...entity, { where: `${where}.object`, message: `"${relation.id}" takes a ${relation.object} and no entity: give that.` }];
  }
  const kind = "text" in object ? VALUE_OF.text : "number" in object ? VALUE_OF.number : VALUE_OF.from;
  if (kind === relation.object) return span;
  const takes = Array.isArray(relation.object) ? `an entity (${relation.object.join(", ")})` : `a ${relation.object}`;
  return [
    ...span,
    { where: `${where}.object`, message: `"${relation.id}" takes ${takes} and no ${kind}: give that, or use another relation.` },
  ];
}

function wrongFact(known: Known, fact: Fact, where: string): Problem[] {
  const relation = known.relations.get(fact.relation);
  return [
    ...dangling(known, "relations", fact.relation, `${where}.relation`),
    ...dangling(known, "entities", fact.subject, `${where}.subject`),
    ...(relation ? notOfKind(known, fact.subject, relation.subject, `${where}.subject`) : []),
    ...wrongObject(known, fact, relation, where),
    ...dangling(known, "entities", fact.by, `${where}.by`),
    ...dangling(known, "entities", fact.event, `${where}.event`),
    ...notOfKind(known, fact.event, ["event"], `${where}.event`),
    ...dangling(known, "facts", fact.replacedBy, `${where}.replacedBy`),
    ...wrongDate(fact.saidOn, `${where}.saidOn`),
    ...wrongDate(fact.asOf, `${where}.asOf`),
    ...wrongDate(fact.reviewBy, `${where}.reviewBy`),
    ...wrongSpan(fact.from, fact.to, `${where}.`),
    ...wrongEvidence(known, fact.evidence, where),
  ];
}

function wrongClosure(known: Known, closure: Closure, where: string): Problem[] {
  const relation = known.relations.get(closure.relation);
  const one = (closure.subject === undefined) !== (closure.object === undefined);
  const kinds = relation && Array.isArray(relation.object) ? notOfKind(known, closure.object, relation.object, `${where}.object`) : [];
  return [
    ...(one ? [] : [{ where, message: "Say whose list is complete: give either subject or object." }]),
    ...dangling(known, "relations", closure.relation, `${where}.relation`),
    ...dangling(known, "entities", closure.subject, `${where}.subject`),
    ...(relation ? notOfKind(known, closure.subject, relation.subject, `${where}.subject`) : []),
    ...dangling(known, "entities", closure.object, `${where}.object`),
    ...kinds,
    ...wrongEvidence(known, closure.evidence, where),
  ];
}

function wrongQuestion(known: Known, question: AuthoredQuestion, where: string): Problem[] {
  const ids = (list: string, named: readonly string[]) =>
    named.flatMap((id, index) => dangling(known, "facts", id, `${where}.${list}[${index}]`));
  return [...ids("factIds", question.factIds), ...ids("restsOn", question.restsOn ?? [])];
}

/** Runs a check on every item that has a shape, with the place it has in the file. */
function each<T>(list: string, items: readonly (T | null)[], check: (item: T, where: string) => Problem[]): Problem[] {
  return items.flatMap((item, index) => (item === null ? [] : check(item, `${list}[${index}]`)));
}

const byId = <T extends { id: string }>(items: readonly T[]) => new Map(items.map((item) => [item.id, item]));

function knownOf(set: FactSet, ids: Ids): Known {
  const sets = Object.fromEntries(
    (Object.keys(NOUNS) as (keyof Ids)[]).map((list) => [list, new Set(ids[list])]),
  ) as unknown as Known["ids"];
  return { ids: sets, entities: byId(set.entities), relations: byId(set.relations), sources: byId(set.sources) };
}

/**
 * What holds between the parts of a set: ids are unique and lead somewhere, dates exist, evidence lies in its text, ends are of the kinds
 * that the relation takes, and nothing is part of itself, replaced by itself or before itself.
 */
export function checkSense(lists: Lists, set: FactSet, ids: Ids): Problem[] {
  const known = knownOf(set, ids);
  return [
    ...duplicates(ids),
    ...each("sources", lists.sources, wrongSource),
    ...each("entities", lists.entities, (entity, where) => wrongEntity(known, entity, where)),
    ...each("relations", lists.relations, wrongRelation),
    ...each("facts", lists.facts, (fact, where) => wrongFact(known, fact, where)),
    ...each("closures", lists.closures, (closure, where) => wrongClosure(known, closure, where)),
    ...each("questions", lists.questions, (question, where) => wrongQuestion(known, question, where)),
    ...placeCircles(lists.entities),
    ...factCircles(lists.facts),
    ...orderCircles(lists.facts, set),
  ];
}
