import "server-only";
import { knownEvents, type KnownEvents } from "@/lib/charts/known-events";
import { listEvents, listPlaces, type EventLine, type PlaceLine } from "@/lib/facts/overview";
import { groupBy } from "@/lib/group-by";
import { databaseNow } from "./attempts";
import { pool } from "./db";
import { measureOf, memoriesOf, type KeptMemory } from "./memories";
import { practisedSets } from "./practice-candidates";
import { standingSet } from "./sets";

/** The events and places of a set with how well somebody knows them today. */
export type KnownSet = { slug: string; title: string; events: readonly EventLine[]; places: readonly PlaceLine[]; known: KnownEvents };

/** So many sets are shown, those with the most memories first. */
const MOST_SETS = 3;

async function knownAmong(personId: string, setId: string, memories: readonly KeptMemory[]): Promise<KnownEvents | null> {
  const set = memories.length > 0 ? await standingSet(setId) : null;
  if (!set) return null;
  const [now, { weights }] = await Promise.all([databaseNow(), measureOf(pool, personId)]);
  const known = knownEvents(set.graph, memories, now, weights);
  return known.size > 0 ? known : null;
}

/** How well whoever asks knows the events of a set today; null where nobody asks, or nothing about an event was ever asked. */
export async function knownIn(who: { personId: string } | null, setId: string): Promise<KnownEvents | null> {
  return who && knownAmong(who.personId, setId, await memoriesOf(who, setId));
}

async function knownSet(personId: string, setId: string, memories: readonly KeptMemory[]): Promise<KnownSet[]> {
  const [set, known] = await Promise.all([standingSet(setId), knownAmong(personId, setId, memories)]);
  if (!set || !known) return [];
  const { slug, title } = set.graph.set;
  return [{ slug, title, events: listEvents(set.graph), places: listPlaces(set.graph), known }];
}

/** The sets that whoever asks remembers most of, with what they know of each; none where nothing about an event was ever asked. */
export async function knownSets(who: { personId: string }): Promise<KnownSet[]> {
  const [memories, readable] = await Promise.all([memoriesOf(who), practisedSets(who.personId, [])]);
  const bySet = groupBy(
    memories.filter(({ key }) => readable.includes(key.setId)),
    ({ key }) => key.setId,
  );
  const most = [...bySet].sort(([, one], [, other]) => other.length - one.length).slice(0, MOST_SETS);
  return (await Promise.all(most.map(([setId, memories]) => knownSet(who.personId, setId, memories)))).flat();
}
