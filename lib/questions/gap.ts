import type { Fact } from "../facts/fact";
import { plainText, type Graph } from "../facts/graph";
import { atHand } from "../facts/kept";
import { GAP, stateWithGap } from "../facts/wording";
import { secretsOf } from "./single-question";
import type { End } from "./single-fact";

/** Words that must stand around a gap. */
const FEWEST_WORDS = 6;

const gapAt = {
  subject: atHand((graph, fact) => isGoodGap(graph, fact, "subject", stateWithGap(graph, fact, "subject"))),
  object: atHand((graph, fact) => isGoodGap(graph, fact, "object", stateWithGap(graph, fact, "object"))),
};

/**
 * The statement of a fact with a gap at an end, where it is a good gap; null where it is not. Found out once for every format that fills
 * it.
 */
export const goodGap = (graph: Graph, fact: Fact, end: End): string | null =>
  gapAt[end](graph, fact) ? stateWithGap(graph, fact, end) : null;

/** Whether a statement has one gap, not at its beginning, enough words around it, and the answer nowhere else (question-rules.md L56). */
export function isGoodGap(graph: Graph, fact: Fact, end: End, statement: string | null): boolean {
  if (statement === null) return false;
  const parts = statement.split(GAP);
  if (parts.length !== 2 || /^[\s“"(]*$/.test(parts[0]!)) return false;
  const around = plainText(parts.join(" ")).split(" ");
  const text = ` ${around.join(" ")} `;
  return around.length >= FEWEST_WORDS && !secretsOf(graph, fact, end).some((secret) => text.includes(` ${plainText(secret)} `));
}
