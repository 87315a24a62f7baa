import type { Entity, EntityKind } from "./fact";
import { plainText, type Graph } from "./graph";

/** More words than any name has. */
const LONGEST_NAME = 14;

/** A name found in a text, and the entities that have it. */
export type Mention = { name: string; entities: Entity[] };

/** Every name or alias of an entity of a kind in a text: the longest at each place, as whole words, none inside another. */
export function mentionsIn(graph: Graph, text: string, kind: EntityKind): Mention[] {
  const words = plainText(text).split(" ");
  const mentions: Mention[] = [];
  for (let start = 0; start < words.length; ) {
    const found = longestAt(graph, words, start, kind);
    if (found) mentions.push(found.mention);
    start += found?.length ?? 1;
  }
  return mentions;
}

function longestAt(graph: Graph, words: readonly string[], start: number, kind: EntityKind): { mention: Mention; length: number } | null {
  for (let length = Math.min(LONGEST_NAME, words.length - start); length > 0; length--) {
    const name = words.slice(start, start + length).join(" ");
    const entities = graph.entitiesNamed(name).filter((entity) => entity.kind === kind);
    if (entities.length > 0) return { mention: { name, entities }, length };
  }
  return null;
}
