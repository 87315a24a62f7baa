import type { Entity, FactSet, Relation } from "../../facts/fact";
import { slugOf } from "../../reading/slug";

/** What is more than plain English in one line, with single spaces. */
const UNUSUAL = /[^ -~]|  /;

const plainName = (name: string) => (UNUSUAL.test(name) ? name.normalize("NFKC").replace(/\s+/g, " ") : name).trim().toLowerCase();

/** Finds things by any of their names; what rows bring is found by the rows behind them. */
export type Things = { find: (name: string, kinds: readonly Entity["kind"][]) => Entity | null; add: (entity: Entity) => void };

/** The things of a set by their names and aliases. */
export function thingsOf(set: FactSet | null): Things {
  const byName = new Map<string, Entity[]>();
  const add = (entity: Entity) => {
    for (const name of [entity.name, ...(entity.aliases ?? [])].map(plainName)) byName.set(name, [...(byName.get(name) ?? []), entity]);
  };
  for (const entity of set?.entities ?? []) add(entity);
  return { add, find: (name, kinds) => byName.get(plainName(name))?.find(({ kind }) => kinds.includes(kind)) ?? null };
}

/** The kinds of fact of a set by what a file may call them: id, label, and "meaning" for the one that tells what a term means. */
export function relationsOf(set: FactSet | null): Map<string, Relation> {
  const known = new Map<string, Relation>();
  for (const relation of set?.relations ?? []) {
    const names = [relation.id, slugOf(relation.label), ...(relation.role === "meaning" ? ["meaning"] : [])];
    // Cards and answers of authors are no kinds of fact that a file can name.
    if (relation.role !== "card" && relation.role !== "answer") for (const name of names) if (!known.has(name)) known.set(name, relation);
  }
  return known;
}
