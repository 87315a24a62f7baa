import { keptBy, keptFor } from "../../facts/kept";

/** Entities that some approved fact names, and whatever those are in or belong to. */
const entitiesInFacts = keptFor((graph): ReadonlySet<string> => {
  const facts = graph.set.facts.filter((fact) => fact.review !== "pending" && fact.review !== "rejected");
  const named = facts.flatMap((fact) => [
    fact.subject,
    "entity" in fact.object ? fact.object.entity : undefined,
    fact.by,
    fact.event,
    fact.saidIn,
  ]);
  const found = new Set(named.filter((id) => id !== undefined));
  for (const id of found) {
    const entity = graph.entity(id);
    for (const owner of [entity?.in, entity?.of]) if (owner !== undefined) found.add(owner);
  }
  return found;
});

/** Whether a text names an entity that no fact is about: a name that only stood near the news, as of a photographer or an agency. */
export const isNobody = keptBy((graph, text: string): boolean => {
  const entities = graph.entitiesNamed(text);
  return entities.length > 0 && !entities.some((entity) => entitiesInFacts(graph).has(entity.id));
}, 4000);
