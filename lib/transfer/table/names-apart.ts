import { describeEvent } from "../../facts/description";
import type { Entity } from "../../facts/fact";
import type { Graph } from "../../facts/graph";
import { nameAlone } from "../../facts/wording";

/** What tells a thing from others of its name: where and when an event was, else what kind of thing it is. */
function apart(graph: Graph, { id, kind, subtype }: Entity): string {
  const described =
    kind === "event" ? (describeEvent(graph, "happened", id, new Set()) ?? describeEvent(graph, "reported", id, new Set())) : null;
  return described?.context ?? subtype ?? kind;
}

function sharedBy(names: ReadonlyMap<string, string>): Set<string> {
  const [seen, shared] = [new Set<string>(), new Set<string>()];
  for (const name of names.values()) (seen.has(name) ? shared : seen).add(name);
  return shared;
}

/** The names of all things of a set by id, as they stand alone and no two alike: namesakes have what tells them apart in brackets. */
export function namesApart(graph: Graph): ReadonlyMap<string, string> {
  const plain = new Map(graph.set.entities.map(({ id }) => [id, nameAlone(graph, id)]));
  const alike = sharedBy(plain);
  const told = new Map(
    graph.set.entities.map((entity) => [
      entity.id,
      alike.has(plain.get(entity.id)!) ? `${plain.get(entity.id)} (${apart(graph, entity)})` : plain.get(entity.id)!,
    ]),
  );
  const stillAlike = sharedBy(told);
  return new Map([...told].map(([id, name]) => [id, stillAlike.has(name) ? `${plain.get(id)} (${id})` : name]));
}
