import type { Candidate } from "./session";

/** So many pairs that are taken for one another are asked side by side in one session. */
const MOST_PAIRS = 2;

type Asked = { candidate: Candidate };

const factOf = ({ candidate: { key } }: Asked) => `${key.setId} ${key.factId}`;
const partnersOf = ({ candidate: { key, confusedWith } }: Asked) => confusedWith.map((factId) => `${key.setId} ${factId}`);

/**
 * Pairs of facts that the learner takes for one another, of which one at least is to be asked (`wanted`, the most worth first) and the
 * other can be (`askable`): they come back side by side. No fact in two pairs; at most two pairs.
 */
export function contrastsOf<T extends Asked>(wanted: readonly T[], askable: readonly T[]): [T, T][] {
  const byFact = new Map([...askable].reverse().map((one) => [factOf(one), one]));
  const paired = new Set<string>();
  const pairs: [T, T][] = [];
  for (const one of wanted) {
    if (pairs.length === MOST_PAIRS) break;
    const other = partnersOf(one).find((fact) => byFact.has(fact) && !paired.has(fact) && fact !== factOf(one));
    if (other === undefined || paired.has(factOf(one))) continue;
    paired.add(factOf(one)).add(other);
    pairs.push([one, byFact.get(other)!]);
  }
  return pairs;
}
