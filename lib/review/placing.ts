import type { Entity, FactSet, Relation } from "../facts/fact";
import { plainText } from "../facts/plain-text";
import type { DraftFact } from "../reading/article";
import { freeId } from "../reading/slug";

/** What a set gains so that a draft fits into it: entities it lacks, entities under further names, kinds of fact. */
export type Gained = { added: Entity[]; renamed: { before: Entity; after: Entity }[]; relations: Relation[] };

/** A draft in the ids of the set, with what the set gains by it. */
export type Placed = { draft: DraftFact; set: FactSet; gained: Gained };

const namesOf = (entity: Entity) => [entity.name, ...(entity.aliases ?? [])].map(plainText);
const shareName = (one: Entity, other: Entity) => namesOf(one).some((name) => namesOf(other).includes(name));

/**
 * The entity of the set that is meant: the one of this id, or the only one of its kind with this very name. Two events may have one name
 * and are two.
 */
function meantBy(set: FactSet, entity: Entity): Entity | undefined {
  const same = set.entities.find(({ id }) => id === entity.id);
  if (same && same.kind === entity.kind && shareName(same, entity)) return same;
  if (entity.kind === "event") return undefined;
  const named = set.entities.filter(
    (one) => one.kind === entity.kind && one.of === entity.of && plainText(one.name) === plainText(entity.name),
  );
  return named.length === 1 ? named[0] : undefined;
}

/** The known entity under the further names that nobody else has. */
function withNames(set: FactSet, known: Entity, entity: Entity): Entity {
  const elsewhere = new Set(set.entities.filter((one) => one.id !== known.id).flatMap(namesOf));
  const further = [entity.name, ...(entity.aliases ?? [])].filter(
    (name) => !namesOf(known).includes(plainText(name)) && !elsewhere.has(plainText(name)),
  );
  return further.length > 0 ? { ...known, aliases: [...(known.aliases ?? []), ...further] } : known;
}

const replaced = (set: FactSet, entity: Entity): FactSet => ({
  ...set,
  entities: set.entities.map((one) => (one.id === entity.id ? entity : one)),
});

/** Roles that say all of what a kind of fact is for. */
const TELLING_ROLES: ReadonlySet<string> = new Set(["date", "place", "attendance", "office", "meaning"]);

function isAlike(one: Relation, wanted: Relation): boolean {
  const sameValue = typeof one.object === "string" ? one.object === wanted.object : typeof wanted.object !== "string";
  return wanted.role !== undefined && TELLING_ROLES.has(wanted.role) && one.role === wanted.role && sameValue;
}

/** Goes through the entities that a draft names, owners first, and finds or adds each. */
class Placing {
  readonly gained: Gained = { added: [], renamed: [], relations: [] };
  private readonly ids = new Map<string, string>();

  constructor(
    public set: FactSet,
    private readonly named: readonly Entity[],
  ) {}

  /** The id in the set of what the draft calls by this id; the id itself where nothing is known of it. */
  idOf(id: string): string {
    const known = this.ids.get(id);
    if (known !== undefined) return known;
    this.ids.set(id, id); // an entity within itself ends here
    const entity = this.named.find((one) => one.id === id);
    if (entity) this.ids.set(id, this.place(entity));
    return this.ids.get(id)!;
  }

  private place(entity: Entity): string {
    const owned = {
      ...entity,
      ...(entity.in !== undefined && { in: this.idOf(entity.in) }),
      ...(entity.of !== undefined && { of: this.idOf(entity.of) }),
    };
    const known = meantBy(this.set, owned);
    return known ? this.keep(known, withNames(this.set, known, owned)) : this.add(owned);
  }

  private keep(before: Entity, after: Entity): string {
    if (after !== before) {
      this.gained.renamed.push({ before, after });
      this.set = replaced(this.set, after);
    }
    return before.id;
  }

  private add(entity: Entity): string {
    const id = freeId(entity.id, new Set(this.set.entities.map((one) => one.id)));
    const added = { ...entity, id };
    this.gained.added.push(added);
    this.set = { ...this.set, entities: [...this.set.entities, added] };
    return id;
  }

  /** The kind of fact of the set that is meant: of this id, or with the same role; else it is added. An id that nobody knows stays. */
  relationOf(id: string, known: readonly Relation[]): string {
    if (this.set.relations.some((one) => one.id === id)) return id;
    const wanted = known.find((one) => one.id === id);
    if (!wanted) return id;
    const alike = this.set.relations.find((one) => isAlike(one, wanted));
    if (alike) return alike.id;
    this.gained.relations.push(wanted);
    this.set = { ...this.set, relations: [...this.set.relations, wanted] };
    return wanted.id;
  }
}

/**
 * Puts a draft into the terms of a set: whom the set knows by id or by name is that one, under the names it gains; who is missing is added,
 * and so is the kind of fact (from `relations`), unless the set has one of the same role. The set given stays as it is.
 */
export function placeDraft(set: FactSet, draft: DraftFact, named: readonly Entity[], relations: readonly Relation[]): Placed {
  const placing = new Placing(set, named);
  const placed: DraftFact = {
    ...draft,
    relation: placing.relationOf(draft.relation, relations),
    subject: placing.idOf(draft.subject),
    object: "entity" in draft.object ? { entity: placing.idOf(draft.object.entity) } : draft.object,
    ...(draft.by !== undefined && { by: placing.idOf(draft.by) }),
    ...(draft.event !== undefined && { event: placing.idOf(draft.event) }),
  };
  return { draft: placed, set: placing.set, gained: placing.gained };
}
