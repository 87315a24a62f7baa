import type { Entity, EntityKind } from "./fact";
import { plainText, type Graph } from "./graph";
import { keptBy } from "./kept";

/** A name found in a text, and the entities that have it. */
export type Mention = { name: string; entities: readonly Entity[] };

/** Names and aliases by their comparable text, and by their first word how many words they have, the most first. */
type Names = { entities: ReadonlyMap<string, readonly Entity[]>; lengths: ReadonlyMap<string, readonly number[]> };

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

const NO_NAMES: Names = { entities: new Map(), lengths: new Map() };

/** Indexed when first asked for: the answer is the same each time. */
const namesOf = keptBy((graph, kind: EntityKind) => (graph.entitiesOf(kind).length === 0 ? NO_NAMES : indexNames(graph, kind)));

/** Every name or alias of an entity of a kind among the words (`plainWords`) of a text: the longest at each place, none inside another. */
export function mentionsIn(graph: Graph, words: readonly string[], kind: EntityKind): Mention[] {
  const names = namesOf(graph, kind);
  const mentions: Mention[] = [];
  for (let start = 0; start < words.length;) {
    const found = longestAt(names, words, start);
    if (found) mentions.push(found.mention);
    start += found?.length ?? 1;
  }
  return mentions;
}

const NONE: readonly number[] = [];

function longestAt({ entities, lengths }: Names, words: readonly string[], start: number): { mention: Mention; length: number } | null {
  for (const length of lengths.get(words[start]!) ?? NONE) {
    if (start + length > words.length) continue;
    const name = length === 1 ? words[start]! : words.slice(start, start + length).join(" ");
    const named = entities.get(name);
    if (named) return { mention: { name, entities: named }, length };
  }
  return null;
}
