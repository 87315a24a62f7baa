import type { Fact } from "../facts/fact";
import { plainText, type Graph } from "../facts/graph";
import { GAP } from "../facts/wording";
import { secretsOf } from "./single-question";
import type { End } from "./single-fact";

/** Words that must stand around a gap. */
const FEWEST_WORDS = 6;

/** Whether a statement has one gap, not at its beginning, enough words around it, and the answer nowhere else (question-rules.md L56). */
export function isGoodGap(graph: Graph, fact: Fact, end: End, statement: string): boolean {
  const parts = statement.split(GAP);
  if (parts.length !== 2 || /^[\s“"(]*$/.test(parts[0]!)) return false;
  const around = plainText(parts.join(" ")).split(" ");
  const text = ` ${around.join(" ")} `;
  return around.length >= FEWEST_WORDS && !secretsOf(graph, fact, end).some((secret) => text.includes(` ${plainText(secret)} `));
}
