import { beforeEach, describe, expect, test } from "vitest";
import type { FactSet } from "@/lib/facts/fact";
import { graphOf } from "@/lib/facts/graph";
import { listEvents, listPlaces, listSourceLines, listTopics } from "@/lib/facts/overview";
import { SAMPLE_SET } from "@/lib/facts/sample";
import { db } from "./db";
import { storeFactSet } from "./facts";
import { overviewOf } from "./set-overview";
import { readSet } from "./sets";

beforeEach(async () => void (await db.factSet.deleteMany()));

/**
 * A deck with facts of every standing: topics, a rejected one, one waiting, two pieces of evidence in one source, answers to questions,
 * words of an author.
 */
function deck(): FactSet {
  const source = (id: string, kind: "import" | "author", more = {}) => ({
    id,
    kind,
    title: `Source ${id}`,
    text: "Some words to rest on, and some more.",
    ...more,
  });
  const fact = (id: string, relation: string, source: string, more = {}) => ({
    id,
    subject: "front",
    relation,
    object: { text: `back of ${id}` },
    status: "asserted" as const,
    evidence: [{ source, start: 0, end: 4 }],
    ...more,
  });
  return {
    format: "footing-fact-set/1",
    slug: "deck",
    title: "Deck",
    language: "de",
    licence: "CC0-1.0",
    markup: true,
    sources: [
      source("file", "import", { date: "2025-03-01" }),
      source("other", "import", {
        of: { publisher: "A paper", date: "2025-02-01", title: "Words", url: "https://example.org/words" },
        outcome: true,
      }),
      source("unread", "import"),
      source("mine", "author"),
      source("answers", "author"),
      source("mixed", "author"),
      source("none", "author"),
    ],
    entities: [{ id: "front", kind: "term", name: "front" }],
    relations: [
      { id: "card", label: "card", subject: ["term"], object: "text", role: "card", wording: { en: {} } },
      { id: "answer", label: "answer", subject: ["term"], object: "text", role: "answer", wording: { en: {} } },
      { id: "stated", label: "is no answer", subject: ["term"], object: "text", role: "statement", wording: { en: {} } },
      { id: "about", label: "about", subject: ["term"], object: "text", wording: { en: {} } },
    ],
    facts: [
      fact("a", "card", "file", { topic: "b topic" }),
      fact("b", "about", "file", { topic: "a topic" }),
      fact("c", "card", "file", { topic: "b topic", review: "pending" }),
      fact("d", "card", "file", { topic: "rejected", review: "rejected" }),
      fact("e", "card", "other", {
        evidence: [
          { source: "other", start: 0, end: 4 },
          { source: "other", start: 5, end: 10 },
          { source: "file", start: 0, end: 4 },
        ],
      }),
      fact("f", "card", "mine"),
      fact("g", "answer", "answers"),
      fact("h", "stated", "answers"),
      fact("i", "answer", "mixed"),
      fact("j", "about", "mixed", { topic: "c topic" }),
      fact("k", "answer", "file", { topic: "c topic" }),
    ],
    closures: [],
    questions: [],
  };
}

async function stored(set: FactSet): Promise<string> {
  await storeFactSet(set);
  return (await db.factSet.findUniqueOrThrow({ where: { slug: set.slug } })).id;
}

/** What the page shows, of the whole set as it is read. */
async function overviewOfGraph(setId: string) {
  const set = await readSet(setId);
  const graph = graphOf(set!);
  const sources = listSourceLines(graph).map(({ source: { id, kind, title, date, of, outcome }, facts }) => ({
    source: { id, kind, title, ...(date && { date }), ...(of && { of }), ...(outcome && { outcome }) },
    facts,
  }));
  return {
    markup: set!.markup === true,
    language: set!.language,
    events: listEvents(graph),
    places: listPlaces(graph),
    topics: listTopics(graph),
    sources,
  };
}

describe("the overview of a set", () => {
  test("counts in the database what the graph of the set says", async () => {
    const setId = await stored(deck());
    const overview = await overviewOf(setId);
    expect(overview).toEqual(await overviewOfGraph(setId));
    expect(overview!.topics).toEqual([
      { topic: "b topic", facts: 2 },
      { topic: "c topic", facts: 2 },
      { topic: "a topic", facts: 1 },
    ]);
    expect(overview!.sources.map(({ source, facts }) => [source.id, facts])).toEqual([
      ["file", 5],
      ["other", 1],
      ["unread", 0],
      ["mine", 1],
      ["mixed", 2],
    ]);
  });

  test("counts neither what was taken out nor what a fact said before", async () => {
    const setId = await stored(deck());
    await storeFactSet({
      ...deck(),
      facts: deck().facts.map((fact) =>
        fact.id === "a" ? { ...fact, topic: "new topic", evidence: [{ source: "other", start: 0, end: 4 }] } : fact,
      ),
    });
    await db.fact.updateMany({ where: { setId, key: "b" }, data: { deletedAt: new Date() } });
    await db.factSet.update({ where: { id: setId }, data: { revision: { increment: 1 } } });
    const overview = await overviewOf(setId);
    expect(overview).toEqual(await overviewOfGraph(setId));
    expect(overview!.topics.map(({ topic }) => topic)).toEqual(["c topic", "b topic", "new topic"]);
  });

  test("is that of the graph where there are events", async () => {
    const setId = await stored(SAMPLE_SET);
    const overview = await overviewOf(setId);
    expect(overview!.events.length).toBeGreaterThan(0);
    expect(overview!.sources.map(({ source, facts }) => [source.id, facts])).toEqual(
      (await overviewOfGraph(setId)).sources.map(({ source, facts }) => [source.id, facts]),
    );
  });

  test("is null where there is no set", async () => {
    expect(await overviewOf("00000000-0000-4000-8000-000000000000")).toBeNull();
  });
});
