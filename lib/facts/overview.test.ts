import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readFactSet } from "./fact-set.schema";
import { graphOf } from "./graph";
import { listEvents, listPlaces, listSourceLines, listTopics } from "./overview";
import { sampleGraph } from "./sample";

const read = readFactSet(readFileSync(new URL("../../prisma/fact-sets/ukraine-talks-2025.json", import.meta.url), "utf8"));
if (!read.ok) throw new Error("the bundled set cannot be read");
const talks = graphOf(read.value);

test("every event is listed once, the earliest first", () => {
  for (const graph of [talks, sampleGraph()]) {
    const events = listEvents(graph);
    expect(events.map((event) => event.id).sort()).toEqual(
      graph
        .entitiesOf("event")
        .map((event) => event.id)
        .sort(),
    );
    expect(events.map((event) => event.sortDate)).toEqual(events.map((event) => event.sortDate).sort());
  }
});

test("what a report had said, and what came of it, stand in one line", () => {
  const events = new Map(listEvents(talks).map((event) => [event.id, event]));
  expect(events.get("chiefs")).toMatchObject({ date: "11 March 2025", places: ["Paris"], otherwise: ["12 March 2025"] });
  expect(events.get("us-ukraine-talks")).toMatchObject({ date: "11 March 2025", places: ["Jeddah"], otherwise: ["Riyadh"] });
});

test("an event is listed at the finest place known, and nowhere else", () => {
  const listed = listPlaces(talks).flatMap((place) => place.events.map((event) => event.id));
  expect(new Set(listed).size).toBe(listed.length);
  expect(listPlaces(talks).find((place) => place.name === "Paris")?.events).toHaveLength(3);
});

test("sources and topics are counted by their facts", () => {
  expect(listSourceLines(talks).every((line) => line.facts > 0)).toBe(true);
  const topics = listTopics(talks);
  expect(topics.map((topic) => topic.facts)).toEqual(topics.map((topic) => topic.facts).sort((a, b) => b - a));
});
