import { isDisputed, isPending } from "../facts/conflicts";
import type { Fact, Layer } from "../facts/fact";
import type { Graph } from "../facts/graph";

/** Whether a fact of a layer may be asked: reviewed, not trivial, with words it rests on. */
export const isReady = (fact: Fact) => !isPending(fact) && !fact.trivial && fact.evidence.length > 0;

/** Whether a fact of a layer may be a key: ready, and nothing on the layer is at odds with it. */
export const isAskable = (graph: Graph, layer: Layer, fact: Fact) => isReady(fact) && !isDisputed(graph, layer, fact);

/** The layers that questions of a set stand on. */
export const layersIn = (graph: Graph): readonly Layer[] => (graph.layered ? ["reported", "happened"] : ["happened"]);

/** The asks whose facts include one of these; all of them when none is given. */
export function* holding<T extends { factIds: readonly string[] }>(
  asks: Iterable<T>,
  about: ReadonlySet<string> | undefined,
): Generator<T> {
  for (const ask of asks) if (!about || ask.factIds.some((id) => about.has(id))) yield ask;
}

/** Asks without those of the same facts and variant, which would be the same question, in the order in which they come. */
export function* distinct<T extends { factIds: readonly string[]; variant: number }>(asks: Iterable<T>): Generator<T> {
  const seen = new Set<string>();
  for (const ask of asks) {
    const key = `${ask.variant}|${[...ask.factIds].sort().join(" ")}`;
    if (!seen.has(key)) yield ask;
    seen.add(key);
  }
}
