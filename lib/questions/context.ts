import type { Fact, Layer } from "../facts/fact";
import type { Graph } from "../facts/graph";
import { dateOf, isReport, sourcesOf } from "./reports";
import { framesOf } from "../facts/frames/frames";

/**
 * What a context line says of the layer of several facts: "as reported on 10 March 2025" where one day’s reports tell all of them, "as
 * reported" otherwise. Nothing on `happened`, and nothing where an author explains one of them, which no report can change.
 */
export function layerWords(graph: Graph, layer: Layer, facts: readonly Fact[]): string {
  if (layer === "happened") return "";
  const reports = facts.map((fact) => sourcesOf(graph, fact).filter((source) => isReport(source) && !source.outcome));
  if (reports.some((sources) => sources.length === 0)) return "";
  const dates = new Set(reports.flat().map(dateOf));
  const [date] = dates;
  return framesOf(graph).reported(dates.size === 1 && date ? framesOf(graph).day(date) : null);
}

/** The context of a question about several things: the title of the set, and the layer. */
export function setContext(graph: Graph, layer: Layer, facts: readonly Fact[]): string {
  const words = layerWords(graph, layer, facts);
  return words ? `${graph.set.title}: ${words}` : graph.set.title;
}
