import type { Entity, EntityKind } from "./fact";
import { plainText, type Graph } from "./graph";

/** A name found in a text, and the entities that have it. */
export type Mention = { name: string; entities: readonly Entity[] };

/** Names and aliases by their comparable text, and by their first word how many words they have, the most first. */
type Names = { entities: ReadonlyMap<string, readonly Entity[]>; lengths: ReadonlyMap<string, readonly number[]> };

const known = new WeakMap<Graph, Map<EntityKind, Names>>();

function indexNames(graph: Graph, kind: EntityKind): Names {
  const entities = new Map<string, Entity[]>();
  const lengths = new Map<string, Set<number>>();
  for (const entity of graph.entitiesOf(kind)) {
    for (const name of new Set([entity.name, ...(entity.aliases ?? [])].map(plainText))) {
      const words = name.split(" ");
      const namesakes = entities.get(name);
      if (namesakes) namesakes.push(entity);
      else entities.set(name, [entity]);
      lengths.set(words[0]!, (lengths.get(words[0]!) ?? new Set<number>()).add(words.length));
    }
  }
  return { entities, lengths: new Map([...lengths].map(([word, counts]) => [word, [...counts].sort((a, b) => b - a)])) };
}

/** Indexed when first asked for: the answer is the same each time. */
function namesOf(graph: Graph, kind: EntityKind): Names {
  const kinds = known.get(graph) ?? new Map<EntityKind, Names>();
  known.set(graph, kinds);
  const names = kinds.get(kind) ?? indexNames(graph, kind);
  kinds.set(kind, names);
  return names;
}

/** Every name or alias of an entity of a kind in a text: the longest at each place, as whole words, none inside another. */
export function mentionsIn(graph: Graph, text: string, kind: EntityKind): Mention[] {
  const names = namesOf(graph, kind);
  const words = plainText(text).split(" ");
  const mentions: Mention[] = [];
  for (let start = 0; start < words.length; ) {
    const found = longestAt(names, words, start);
    if (found) mentions.push(found.mention);
    start += found?.length ?? 1;
  }
  return mentions;
}

function longestAt({ entities, lengths }: Names, words: readonly string[], start: number): { mention: Mention; length: number } | null {
  for (const length of lengths.get(words[start]!) ?? []) {
    const name = words.slice(start, start + length).join(" ");
    const named = start + length <= words.length ? entities.get(name) : undefined;
    if (named) return { mention: { name, entities: named }, length };
  }
  return null;
}
