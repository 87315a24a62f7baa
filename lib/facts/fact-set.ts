import type { AuthoredQuestion, Closure, Entity, Evidence, Fact, FactSet, Relation, Source } from "./fact";

/** The names of an object’s fields in the order in which the file has them. */
type Order<T> = readonly (keyof T & string)[];

const EVIDENCE: Order<Evidence> = ["source", "start", "end", "at"];
const SOURCE: Order<Source> = ["id", "kind", "outcome", "title", "date", "text", "of", "damaged"];
const ENTITY: Order<Entity> = ["id", "kind", "subtype", "name", "article", "aliases", "in", "at", "of", "equivalents", "note"];
const RELATION: Order<Relation> = ["id", "label", "subject", "object", "functional", "inverseFunctional", "scope", "role", "wording"];
const FACT: Order<Fact> = [
  "id",
  "subject",
  "relation",
  "object",
  "status",
  "negated",
  "hedge",
  "by",
  "mode",
  "event",
  "saidOn",
  "saidIn",
  "from",
  "to",
  "asOf",
  "reviewBy",
  "replacedBy",
  "review",
  "topic",
  "tags",
  "trivial",
  "note",
  "evidence",
];
const CLOSURE: Order<Closure> = ["relation", "subject", "object", "scope", "evidence"];
const QUESTION: Order<AuthoredQuestion> = [
  "id",
  "format",
  "slot",
  "layer",
  "context",
  "stem",
  "reply",
  "factIds",
  "restsOn",
  "explanation",
  "proofs",
  "replaces",
];
const SET: Order<FactSet> = [
  "format",
  "slug",
  "title",
  "description",
  "language",
  "licence",
  "markup",
  "sources",
  "entities",
  "relations",
  "facts",
  "closures",
  "questions",
];

/** Left out of the file: what is not there, and what says no more than its absence. */
const saysNothing = (value: unknown) => value === undefined || value === false || (Array.isArray(value) && value.length === 0);

/** The object with its fields in order, without those that say nothing; `keep` stays though it is an empty list. */
function ordered<T extends object>(value: T, order: Order<T>, keep: Order<T> = []): Partial<T> {
  const entries = order.filter((name) => keep.includes(name) || !saysNothing(value[name])).map((name) => [name, value[name]]);
  return Object.fromEntries(entries) as Partial<T>;
}

const evidenceOf = (evidence: readonly Evidence[]) => evidence.map((one) => ordered(one, EVIDENCE));

const factOf = (fact: Fact) => ({ ...ordered(fact, FACT), evidence: evidenceOf(fact.evidence) });

function ofSet(set: FactSet) {
  return {
    ...ordered(set, SET),
    sources: set.sources.map((source) => ordered(source, SOURCE)),
    entities: set.entities.map((entity) => ordered(entity, ENTITY)),
    relations: set.relations.map((relation) => ordered(relation, RELATION, ["subject", "object"])),
    facts: set.facts.map(factOf),
    closures: set.closures.map((closure) => ({ ...ordered(closure, CLOSURE), evidence: evidenceOf(closure.evidence) })),
    questions: set.questions.map((question) => ordered(question, QUESTION, ["factIds"])),
  };
}

/**
 * The fact-set file of a set (docs/fact-set-file.md): JSON with two spaces and a last line break, fields in a fixed order, lists in the
 * order of the set. The same set gives the same bytes, and `readFactSet` reads an equal set back.
 */
export function writeFactSet(set: FactSet): string {
  return `${JSON.stringify(ofSet(set), null, 2)}\n`;
}
