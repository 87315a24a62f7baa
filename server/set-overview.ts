import "server-only";
import { AUTHORED_ROLE } from "@/lib/facts/authored-role";
import type { SourceKind, SourceOf } from "@/lib/facts/fact";
import type { Graph } from "@/lib/facts/graph";
import {
  inOrderOfSize,
  listEvents,
  listPlaces,
  listSourceLines,
  listTopics,
  type EventLine,
  type PlaceLine,
  type SourceLine,
  type TopicLine,
} from "@/lib/facts/overview";
import { STATED_ROLE } from "@/lib/facts/stated-false";
import { pool } from "./db";
import { keptSet, standingSet } from "./sets";

/** What the page of a set shows of what is in it. `markup`: its texts are in light markup; `language` as a BCP 47 tag. */
export type SetOverview = {
  markup: boolean;
  language: string;
  events: EventLine[];
  places: PlaceLine[];
  topics: TopicLine[];
  sources: SourceLine[];
};

const overviewIn = (graph: Graph): SetOverview => ({
  markup: graph.set.markup === true,
  language: graph.language,
  events: listEvents(graph),
  places: listPlaces(graph),
  topics: listTopics(graph),
  sources: listSourceLines(graph),
});

const HEAD = `
  SELECT revision, markup, language, EXISTS (SELECT FROM "Entity" e WHERE e."setId" = s.id AND e.kind = 'event' AND e."deletedAt" IS NULL) AS "hasEvents"
  FROM "FactSet" s WHERE s.id = $1`;

type Head = { revision: number; markup: boolean; language: string; hasEvents: boolean };

// Nothing is joined: of a set that was stored a moment ago the database has no idea how large it is. What is asked with IN in a filter or
// with NOT IN is looked up in a table of hashes.
const COUNTED = `
  WITH live AS MATERIALIZED (
    SELECT id, topic, "relationKey" FROM "FactVersion"
    WHERE "setId" = $1 AND "isCurrent" AND review <> 'rejected' AND "factKey" NOT IN (SELECT key FROM "Fact" WHERE "setId" = $1 AND "deletedAt" IS NOT NULL)),
  told AS MATERIALIZED (
    SELECT "sourceKey", count(DISTINCT "factVersionId") FILTER (WHERE "factVersionId" IN (SELECT id FROM live)) AS facts,
      count(*) FILTER (WHERE "factVersionId" IN (SELECT id FROM live WHERE "relationKey" NOT IN (SELECT key FROM "Relation" WHERE "setId" = $1 AND role = ANY($2)))) AS others
    FROM "Evidence" WHERE "setId" = $1 GROUP BY 1)
  SELECT (SELECT coalesce(json_agg(t), '[]') FROM (SELECT topic, count(*)::int AS facts FROM live WHERE topic IS NOT NULL GROUP BY 1) t) AS topics,
    (SELECT coalesce(json_agg(json_build_array("sourceKey", facts, others)), '[]') FROM told) AS told,
    (SELECT coalesce(json_agg(s), '[]') FROM (SELECT key AS id, kind, title, date, "of", outcome FROM "Source" WHERE "setId" = $1 AND "retiredAt" IS NULL ORDER BY position) s) AS sources`;

type SourceRow = { id: string; kind: SourceKind; title: string; date: string | null; of: SourceOf | null; outcome: boolean };
type Counted = { topics: TopicLine[]; told: [source: string, facts: number, others: number][]; sources: SourceRow[] };

/** Words by which an author says what answers a question of theirs are for that question: they are no source to read. */
function sourceLines({ told, sources }: Counted): SourceLine[] {
  const counts = new Map(told.map(([source, facts, others]) => [source, { facts, others }]));
  return sources.flatMap(({ id, kind, title, date, of, outcome }): SourceLine[] => {
    const { facts, others } = counts.get(id) ?? { facts: 0, others: 0 };
    if (kind === "author" && others === 0) return [];
    return [
      { source: { id, kind, title, ...(date !== null && { date }), ...(of !== null && { of }), ...(outcome && { outcome }) }, facts },
    ];
  });
}

async function counted(setId: string, { markup, language }: Head): Promise<SetOverview> {
  const { rows } = await pool.query<Counted>({ name: "set-counted", text: COUNTED, values: [setId, [AUTHORED_ROLE, STATED_ROLE]] });
  return { markup, language, events: [], places: [], topics: inOrderOfSize(rows[0]!.topics), sources: sourceLines(rows[0]!) };
}

/**
 * What the page of a set shows; null when there is none. A set without events is counted in the database, since most of those are decks of
 * thousands of cards of which the page shows none. The caller has checked who may see it.
 */
export async function overviewOf(setId: string): Promise<SetOverview | null> {
  const { rows } = await pool.query<Head>({ name: "set-head", text: HEAD, values: [setId] });
  const [head] = rows;
  if (!head) return null;
  const known = keptSet(setId, head.revision) ?? (head.hasEvents ? await standingSet(setId) : null);
  return known ? overviewIn(known.graph) : counted(setId, head);
}
