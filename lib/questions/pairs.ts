import type { Fact } from "../facts/fact";
import type { Random } from "../random";
import { recordOf } from "../record";
import type { Item, Option, Reply } from "./question";

/**
 * A reply by pairs: each item belongs to the option in its place and rests on the fact in its place, and further options fit nothing. Both
 * come in an order of chance.
 */
export function pairsOf(items: readonly Item[], options: readonly Option[], facts: readonly Fact[], random: Random): Reply {
  return {
    kind: "pairs",
    items: random.shuffle(items),
    options: random.shuffle(options),
    key: recordOf(items.map((item, i) => [item.id, options[i]!.id])),
    facts: recordOf(items.map((item, i) => [item.id, [facts[i]!.id]])),
  };
}
