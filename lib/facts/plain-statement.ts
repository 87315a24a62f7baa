import { plainOfMarkup } from "../markup/plain";
import type { Fact } from "./fact";
import type { Graph } from "./graph";
import { stateFact } from "./wording";

/**
 * A fact as a sentence in plain words, for lists and titles: without the marks of a set in light markup. Null where its kind has no wording
 * for it.
 */
export function plainStatement(graph: Graph, fact: Fact): string | null {
  const statement = stateFact(graph, fact);
  return statement !== null && graph.set.markup ? plainOfMarkup(statement) : statement;
}
