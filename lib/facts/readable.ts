import type { Readable } from "./difference";
import type { Entity, FactSet, Relation } from "./fact";
import { OWN_WORDS, type FactForm } from "./fact-form";

const named = (items: readonly { id: string; name?: string; label?: string; title?: string }[], id: string): string => {
  const found = items.find((one) => one.id === id);
  return found?.name ?? found?.label ?? found?.title ?? id;
};

/** One line a quotation: the source and its words. */
function quotesText(set: FactSet, quotes: FactForm["quotes"]): string {
  const given = quotes.filter(({ quote }) => quote !== "");
  return given.map(({ source, quote }) => (source === OWN_WORDS ? `“${quote}”` : `${named(set.sources, source)}: “${quote}”`)).join("\n");
}

/**
 * A fact’s form as people read it: names in place of ids, one text a field, in the order of the form. Words of a list (status, mode) are
 * left as they are stored.
 */
export function readableForm(set: FactSet, form: FactForm): Readable {
  const { quotes, negated, trivial, relation, subject, object, by, ...texts } = form;
  const { unit, hedge, from, to, precision, status, mode, asOf, reviewBy, topic } = texts;
  return {
    relation: named(set.relations, relation),
    subject: named(set.entities, subject),
    object: named(set.entities, object),
    unit,
    hedge,
    from,
    to,
    precision: from || to ? precision : "",
    quotes: quotesText(set, quotes),
    status,
    negated: negated ? "negated" : "",
    by: by && named(set.entities, by),
    mode,
    asOf,
    reviewBy,
    topic,
    trivial: trivial ? "trivial" : "",
  };
}

/** A person, place or term with its fields as people read them. */
export function readableEntity(entity: Entity): Readable {
  return {
    name: entity.name,
    subtype: entity.subtype ?? "",
    article: entity.article ?? "",
    aliases: (entity.aliases ?? []).join("\n"),
    note: entity.note ?? "",
    at: entity.at?.join(", ") ?? "",
  };
}

/** A kind of fact with its fields as people read them: wordings one a line, with the use they are for. */
export function readableRelation(relation: Relation): Readable {
  const { label, subject, object, functional, inverseFunctional, scope, wording } = relation;
  const wordings = Object.values(wording ?? {}).flatMap((uses) => Object.entries(uses).map(([use, template]) => `${use}: ${template}`));
  return {
    label,
    subjectKinds: subject.join(", "),
    objectKinds: typeof object === "string" ? object : object.join(", "),
    functional: functional ? "functional" : "",
    inverseFunctional: inverseFunctional ? "functional" : "",
    scope: functional || inverseFunctional ? (scope ?? "none") : "",
    wordings: wordings.join("\n"),
  };
}
