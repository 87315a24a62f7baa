import type { Random } from "../random";
import type { Ask, Rated } from "./session";

/** So many other questions stand between two facts of one event, where there are enough others. */
export const SIBLINGS_APART = 3;

/** What goes into a session: what is kept, what is new, and pairs that stand side by side. */
export type Parts = { kept: readonly Rated[]; fresh: readonly Rated[]; pairs: readonly (readonly [Rated, Rated])[] };

/** One question, or two that stay side by side. */
type Block = readonly Rated[];

/** Blocks spread evenly from 0 to 1. */
const spread = (blocks: readonly Block[]) => blocks.map((block, place) => ({ block, at: (place + 0.5) / blocks.length }));

const siblingsOf = (block: Block): readonly string[] => block.flatMap(({ candidate }) => candidate.siblings);

/** Takes, again and again, the first block that shares no event with the questions just before; where all do, the first. */
function separate(blocks: readonly Block[]): Block[] {
  const left = [...blocks];
  const ordered: Block[] = [];
  while (left.length > 0) {
    const near = new Set(ordered.slice(-SIBLINGS_APART).flatMap(siblingsOf));
    const at = left.findIndex((block) => !siblingsOf(block).some((event) => near.has(event)));
    ordered.push(...left.splice(Math.max(0, at), 1));
  }
  return ordered;
}

const asContrast = ([one, other]: readonly [Rated, Rated]): Block =>
  [one, other].map((rated) => ({ ...rated, ask: { ...rated.ask, reason: "contrast" } }));

/** The order of a session: by chance, the new facts spread evenly among the others, facts of one event apart, pairs side by side. */
export function arrange({ kept, fresh, pairs }: Parts, random: Random): Ask[] {
  const known = random.shuffle<Block>([...kept.map((rated) => [rated]), ...pairs.map(asContrast)]);
  const inTurn = [...spread(known), ...spread(fresh.map((rated) => [rated]))].sort((one, other) => one.at - other.at);
  return separate(inTurn.map(({ block }) => block)).flatMap((block) => block.map(({ ask }) => ask));
}
