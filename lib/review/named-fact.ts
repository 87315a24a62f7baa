import type { Entity, EntityKind, FactObject, FactSet, Mode, Precision, Relation, Status } from "../facts/fact";
import { plainText } from "../facts/plain-text";
import { ok, refused, type Problem, type Result } from "../problem";
import type { DraftFact } from "../reading/article";
import { freeId, slugOf } from "../reading/slug";

/** A fact as the desk’s form holds it: names in place of ids, every field a text, "" where nothing is given. */
export type NamedFact = {
  relation: string;
  subject: string;
  /** What it is, where nobody of that name is known. */
  subjectKind: string;
  /** A name, words or a number, as the kind of fact asks. */
  object: string;
  objectKind: string;
  unit: string;
  from: string;
  to: string;
  precision: string;
  status: string;
  negated: boolean;
  hedge: string;
  by: string;
  mode: string;
  saidOn: string;
};

/** The form for a fact that nobody proposed. */
export const EMPTY_NAMED_FACT: NamedFact = {
  relation: "",
  subject: "",
  subjectKind: "",
  object: "",
  objectKind: "",
  unit: "",
  from: "",
  to: "",
  precision: "day",
  status: "asserted",
  negated: false,
  hedge: "",
  by: "",
  mode: "",
  saidOn: "",
};

/** Whom a form may name: the set’s entities, those that were read, and every kind of fact. */
export type Book = { entities: readonly Entity[]; relations: readonly Relation[] };

/** Everybody a form of this set may name: what was read stands behind what the set knows. */
export function bookOf(set: FactSet, named: readonly Entity[], relations: readonly Relation[]): Book {
  const [ids, kinds] = [new Set(set.entities.map((one) => one.id)), new Set(set.relations.map((one) => one.id))];
  return {
    entities: [...set.entities, ...named.filter((one) => !ids.has(one.id))],
    relations: [...set.relations, ...relations.filter((one) => !kinds.has(one.id))],
  };
}

const entityNamed = (book: Book, id: string | undefined) => book.entities.find((one) => one.id === id);

/** The form filled with a draft. */
export function namedFactOf(book: Book, draft: DraftFact): NamedFact {
  const { object } = draft;
  const [subject, other, by] = [
    entityNamed(book, draft.subject),
    "entity" in object ? entityNamed(book, object.entity) : undefined,
    entityNamed(book, draft.by),
  ];
  const span = "from" in object ? object : undefined;
  return {
    relation: draft.relation,
    subject: subject?.name ?? draft.subject,
    subjectKind: subject?.kind ?? "",
    object:
      "entity" in object
        ? (other?.name ?? object.entity)
        : "text" in object
          ? object.text
          : "number" in object
            ? String(object.number)
            : "",
    objectKind: other?.kind ?? "",
    unit: "number" in object ? object.unit : "",
    from: span?.from ?? "",
    to: span && span.to !== span.from ? span.to : "",
    precision: span?.precision ?? "day",
    status: draft.status,
    negated: draft.negated ?? false,
    hedge: draft.hedge ?? "",
    by: by?.name ?? "",
    mode: draft.mode ?? "",
    saidOn: draft.saidOn ?? "",
  };
}

/**
 * A draft made of a form, with the entities it names that the set lacks. `renamed` are read entities that got another name: for every
 * suggestion that names them.
 */
export type Unnamed = { draft: DraftFact; entities: Entity[]; renamed: Entity[] };

type Asked = { where: "subject" | "object" | "by"; name: string; kind: string; kinds: readonly EntityKind[]; before: string | undefined };

const isCalled = (entity: Entity, name: string) =>
  [entity.name, ...(entity.aliases ?? [])].some((one) => plainText(one) === plainText(name));

/** Everybody of this name and one of these kinds; whoever has it as their first name, before those who have it as another. */
function called(book: Book, name: string, kinds: readonly EntityKind[]): Entity[] {
  const found = book.entities.filter((one) => kinds.includes(one.kind) && isCalled(one, name));
  const first = found.filter((one) => plainText(one.name) === plainText(name));
  return first.length > 0 ? first : found;
}

function kindFor({ kind, kinds, where }: Asked, before: Entity | undefined): Result<EntityKind> {
  const chosen =
    [kind, before?.kind].find((one) => (kinds as readonly (string | undefined)[]).includes(one)) ??
    (kinds.length === 1 ? kinds[0] : undefined);
  return chosen
    ? ok(chosen as EntityKind)
    : refused({ where: `${where}Kind`, message: "Nobody of this name is known yet: say what it is." });
}

/** Names are looked up one after the other; whoever is new for the first is known to the second. */
class Names {
  readonly entities: Entity[] = [];
  readonly renamed: Entity[] = [];

  constructor(
    private book: Book,
    /** Ids of the set: what has one cannot be renamed here. */
    private readonly fixed: ReadonlySet<string>,
  ) {}

  idOf(asked: Asked): Result<string> {
    const before = entityNamed(this.book, asked.before);
    if (before && before.name === asked.name && asked.kinds.includes(before.kind)) return ok(before.id);
    const found = called(this.book, asked.name, asked.kinds);
    if (found.length > 0) return ok((found.find((one) => one.id === asked.before) ?? found[0]!).id);
    const kind = kindFor(asked, before);
    if (!kind.ok) return kind;
    const mayRename = before && before.kind === kind.value && !this.fixed.has(before.id) && asked.kind !== "other";
    return ok(mayRename ? this.rename(before, asked.name) : this.add(asked.name, kind.value));
  }

  private rename(before: Entity, name: string): string {
    const after = { ...before, name, aliases: [...new Set([...(before.aliases ?? []), before.name])].filter((one) => one !== name) };
    this.renamed.push(after);
    return after.id;
  }

  private add(name: string, kind: EntityKind): string {
    const id = freeId(slugOf(name), new Set(this.book.entities.map((one) => one.id)));
    const entity = { id, kind, name };
    this.entities.push(entity);
    this.book = { ...this.book, entities: [...this.book.entities, entity] };
    return id;
  }
}

const SPEAKERS: readonly EntityKind[] = ["person", "organisation", "place", "office"];

function valueOf(relation: Relation, form: NamedFact): Result<Exclude<FactObject, { entity: string }>> {
  if (relation.object === "text")
    return form.object ? ok({ text: form.object }) : refused({ where: "object", message: "Write the words." });
  if (relation.object === "date") {
    const from = form.from || form.to;
    return from
      ? ok({ from, to: form.to || from, precision: (form.precision || "day") as Precision })
      : refused({ where: "from", message: "Give the day." });
  }
  const number = Number(form.object.replace(/[\s,]/g, ""));
  return form.object && Number.isFinite(number)
    ? ok({ number, unit: form.unit })
    : refused({ where: "object", message: "Give a number, like 150000." });
}

const given = <T extends string>(text: string) => (text === "" ? undefined : (text as T));

/** The draft without the fields that are empty, as the file leaves them out. */
function filled(draft: DraftFact): DraftFact {
  return Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined && value !== false)) as DraftFact;
}

function missing(form: NamedFact): Problem | null {
  return form.subject === "" ? { where: "subject", message: "Say who or what the fact is about." } : null;
}

/**
 * The draft that a form describes. Names are looked up among the set’s entities and those that were read; an unknown one is somebody new,
 * or, where it stood for a read entity of the same kind, another spelling of that one. `before` keeps what the form does not show. Problems
 * name the field.
 */
export function draftOf(set: FactSet, book: Book, form: NamedFact, before?: DraftFact): Result<Unnamed> {
  const relation = book.relations.find((one) => one.id === form.relation);
  if (!relation) return refused({ where: "relation", message: "Choose what kind of fact it is." });
  const lack = missing(form);
  if (lack) return refused(lack);
  const names = new Names(book, new Set(set.entities.map((one) => one.id)));
  const subject = names.idOf({
    where: "subject",
    name: form.subject,
    kind: form.subjectKind,
    kinds: relation.subject,
    before: before?.subject,
  });
  if (!subject.ok) return subject;
  const object = objectOf(names, relation, form, before);
  if (!object.ok) return object;
  const by = form.by === "" ? null : names.idOf({ where: "by", name: form.by, kind: "organisation", kinds: SPEAKERS, before: before?.by });
  if (by && !by.ok) return by;
  const draft = filled({
    ...before,
    relation: relation.id,
    subject: subject.value,
    object: object.value,
    status: (form.status || "asserted") as Status,
    negated: form.negated || undefined,
    hedge: given(form.hedge),
    by: by?.value,
    mode: given<Mode>(form.mode),
    saidOn: given(form.saidOn),
  });
  return ok({ draft, entities: names.entities, renamed: names.renamed });
}

function objectOf(names: Names, relation: Relation, form: NamedFact, before: DraftFact | undefined): Result<FactObject> {
  if (typeof relation.object === "string") return valueOf(relation, form);
  if (form.object === "") return refused({ where: "object", message: "Say who or what it is." });
  const was = before && "entity" in before.object ? before.object.entity : undefined;
  const found = names.idOf({ where: "object", name: form.object, kind: form.objectKind, kinds: relation.object, before: was });
  return found.ok ? ok({ entity: found.value }) : found;
}
