import { expect, test } from "vitest";
import type { Entity, Fact, FactSet, Source } from "../facts/fact";
import { graphOf } from "../facts/graph";
import { layerWords } from "./context";
import { phraseOf } from "./phrase";
import { holdsWords, isSilentOn, mentions, nameReports } from "./reports";
import { relationsFor } from "./roles";

const source = (id: string, date: string, text: string, more: Partial<Source> = {}): Source => ({
  id,
  kind: "digest",
  title: `Report ${id}`,
  date,
  text,
  ...more,
});
const one = source("one", "2025-03-10", "Mr Lammy met the Nato ministers in Paris. Around 150,000 troops were counted.");
const two = source("two", "2025-03-11", "The ministers of Nato met.");
const outcome = source("after", "2025-03-12", "They met.", { outcome: true });
const author = source("words", "2025-03-01", "A word is a word.", { kind: "author" });

const entities: Entity[] = [
  { id: "lammy", kind: "person", name: "David Lammy" },
  { id: "nato", kind: "organisation", name: "Nato" },
  { id: "insiders", kind: "organisation", name: "government insiders" },
  { id: "uk", kind: "place", name: "UK", article: "the" },
  { id: "meeting", kind: "event", name: "meeting of ministers" },
  { id: "paris", kind: "place", name: "Paris" },
];

const fact = (id: string, subject: string, relation: string, object: Fact["object"], more: Partial<Fact> = {}): Fact => ({
  id,
  subject,
  relation,
  object,
  status: "asserted",
  evidence: [{ source: "one", start: 0, end: 10 }],
  ...more,
});

const facts: Fact[] = [
  fact("there", "lammy", "attended", { entity: "meeting" }, { mode: "in-person" }),
  fact("video", "nato", "attended", { entity: "meeting" }, { mode: "remote", status: "planned", by: "insiders" }),
  fact("away", "uk", "attended", { entity: "meeting" }, { negated: true }),
  fact("day", "meeting", "took-place-on", { from: "2025-03-12", to: "2025-03-14", precision: "day" }),
  fact("city", "meeting", "took-place-in", { entity: "paris" }),
  fact("troops", "uk", "counted", { number: 150000, unit: "troops" }, { hedge: "around" }),
  fact("word", "insiders", "said", { text: "that" }, { evidence: [{ source: "words", start: 0, end: 5 }] }),
];

const set: FactSet = {
  format: "footing-fact-set/1",
  slug: "s",
  title: "S",
  language: "en",
  licence: "CC0-1.0",
  sources: [one, two, outcome, author],
  entities,
  facts,
  closures: [],
  questions: [],
  relations: [
    {
      id: "attended",
      label: "attended",
      subject: ["person"],
      object: ["event"],
      wording: { en: { phrase: "{subject} attending {object}", phraseRemote: "{subject} joining {object} by video" } },
    },
    {
      id: "took-place-on",
      label: "on",
      subject: ["event"],
      object: "date",
      functional: true,
      wording: { en: { phrase: "{subject} taking place on {object}" } },
    },
    { id: "took-place-in", label: "in", subject: ["event"], object: ["place"], functional: true },
    {
      id: "counted",
      label: "counted",
      subject: ["place"],
      object: "number",
      wording: { en: { phrase: "{object} being counted in {subject}" } },
    },
    { id: "said", label: "said", subject: ["organisation"], object: "text", role: "speech" },
  ],
};
const graph = graphOf(set);
const at = (id: string) => graph.fact(id)!;
const phrase = (id: string) => phraseOf(graph, "reported", at(id), new Set());

test("a phrase tells neither when, nor how firmly, nor who says so", () => {
  expect(phrase("there")).toEqual({
    text: "David Lammy attending the meeting of ministers (Paris, 12 to 14 March 2025)",
    restsOn: ["city", "day"],
  });
  expect(phrase("video")?.text).toBe("Nato joining the meeting of ministers (Paris, 12 to 14 March 2025) by video");
  expect(phrase("day")).toEqual({ text: "the meeting of ministers (Paris) taking place from 12 to 14 March 2025", restsOn: ["city"] });
  expect(phrase("troops")?.text).toBe("around 150,000 troops being counted in the UK");
});

test("without a wording for it there is no phrase", () => {
  expect(phrase("away")).toBeNull();
  expect(phrase("city")).toBeNull();
});

test("a report names people by their surname, and whole words only", () => {
  expect(mentions(one, entities[0]!)).toBe(true);
  expect(mentions(two, entities[0]!)).toBe(false);
  expect(holdsWords(one, "the Nato ministers")).toBe(true);
  expect(holdsWords(one, "minister")).toBe(false);
});

test("silence is shown of names and numbers only", () => {
  expect(isSilentOn(graph, two, at("there"))).toBe(true);
  expect(isSilentOn(graph, one, at("there"))).toBe(false);
  expect(isSilentOn(graph, two, at("video"))).toBe(false);
  expect(isSilentOn(graph, two, at("day"))).toBe(false);
  expect(isSilentOn(graph, two, at("troops"))).toBe(true);
  expect(isSilentOn(graph, two, at("word"))).toBe(false);
});

test("reports are named by title and day", () => {
  expect(nameReports(graph, [one])).toBe("“Report one” (10 March 2025)");
  expect(nameReports(graph, [one, two, outcome])).toBe(
    "“Report one” (10 March 2025), “Report two” (11 March 2025) and “Report after” (12 March 2025)",
  );
});

test("a context line says the layer, with the day where there is one", () => {
  expect(layerWords(graph, "happened", [at("there")])).toBe("");
  expect(layerWords(graph, "reported", [at("there"), at("troops")])).toBe("as reported on 10 March 2025");
  expect(layerWords(graph, "reported", [at("there"), at("word")])).toBe("");
});

test("a role is taken from the relation, or else from its usual id", () => {
  expect(relationsFor(graph, "speech").map((relation) => relation.id)).toEqual(["said"]);
  expect(relationsFor(graph, "attendance").map((relation) => relation.id)).toEqual(["attended"]);
  expect(relationsFor(graph, "meaning")).toEqual([]);
});
