import { groupBy } from "../group-by";
import type { Memory, Weights } from "../memory/memory";
import { knownNow } from "../memory/worth";

/** How well a topic or event is known: facts it has, those met, and the share that would be known today (null where none was met). */
export type StrengthRow = { group: string; facts: number; met: number; known: number | null };

/** A fact with the topics or events that it belongs to, and its memory (null where it was not met). */
export type GroupedFact = { groups: readonly string[]; memory: Memory | null };

function rowOf(group: string, facts: readonly GroupedFact[], now: number, weights: Weights): StrengthRow {
  const recalls = facts.flatMap(({ memory }) => (memory ? [knownNow(memory, { now, weights })] : []));
  const known = recalls.length > 0 ? recalls.reduce((sum, recall) => sum + recall, 0) / recalls.length : null;
  return { group, facts: facts.length, met: recalls.length, known };
}

/** A row for each topic or event, the best known first, those not met last, equals by name. `known` is a mean over the facts met. */
export function strengthBy(facts: readonly GroupedFact[], now: number, weights: Weights): StrengthRow[] {
  const groups = groupBy(
    facts.flatMap((fact) => fact.groups.map((group) => ({ group, fact }))),
    ({ group }) => group,
  );
  const rows = [...groups].map(([group, members]) =>
    rowOf(
      group,
      members.map(({ fact }) => fact),
      now,
      weights,
    ),
  );
  return rows.sort((one, other) => (other.known ?? -1) - (one.known ?? -1) || (one.group < other.group ? -1 : 1));
}
