import { describe, expect, test } from "vitest";
import type { Entity, Fact, FactObject, Relation } from "./fact";
import { graphOf, type Graph } from "./graph";
import { SAMPLE_SET, sampleGraph } from "./sample";
import { GAP, askFact, layerPhrase, nameAlone, nameInText, numberText, objectAlone, objectInText, stateFact, stateWith } from "./wording";

const graph = sampleGraph();
const fact = (id: string) => graph.fact(id)!;

/** The sample with more entities, other relations of the same ids, and facts. */
function graphWith(more: { entities?: Entity[]; relations?: Relation[]; facts?: Fact[]; language?: string }): Graph {
  const replaced = new Set(more.relations?.map(({ id }) => id));
  return graphOf({
    ...SAMPLE_SET,
    language: more.language ?? "en",
    entities: [...SAMPLE_SET.entities, ...(more.entities ?? [])],
    relations: [...SAMPLE_SET.relations.filter(({ id }) => !replaced.has(id)), ...(more.relations ?? [])],
    facts: [...SAMPLE_SET.facts, ...(more.facts ?? [])],
  });
}

test.each([
  ["brandt", "Ada Brandt", "Ada Brandt"],
  ["orlo-isles", "the Orlo Isles", "Orlo Isles"],
  ["talks-1", "the fisheries conference", "Fisheries conference"],
  ["quota", "“quota”", "quota"],
  ["norland-minister", "the Fisheries Minister of Norland", "Fisheries Minister of Norland"],
  ["orlo-prime-minister", "the Prime Minister of the Orlo Isles", "Prime Minister of the Orlo Isles"],
  ["open-harbours", "open its harbours", "Open its harbours"],
  ["marenia-adviser", "an adviser of Marenia", "adviser of Marenia"],
  ["nobody", "", ""],
])("%s is %j in text and %j alone", (id, inText, alone) => {
  expect(nameInText(graph, id)).toBe(inText);
  expect(nameAlone(graph, id)).toBe(alone);
});

test("an office whose name says whose it is says it once, and an event may go without an article", () => {
  const more = graphWith({
    entities: [
      { id: "union-head", kind: "office", name: "President of the Harbour Union", of: "harbour-union" },
      { id: "norlandish", kind: "office", name: "Minister of the Norlanders", of: "norland" },
      { id: "carnival", kind: "event", name: "Carnival", article: "" },
    ],
  });
  expect(nameInText(more, "union-head")).toBe("the President of the Harbour Union");
  expect(nameInText(more, "norlandish")).toBe("the Minister of the Norlanders");
  expect(nameInText(more, "carnival")).toBe("Carnival");
});

test.each([
  [7, "7"],
  [999, "999"],
  [1000, "1,000"],
  [150000, "150,000"],
  [1234567.25, "1,234,567.25"],
  [-1500, "-1,500"],
  [0.5, "0.5"],
  [1e21, "1e+21"],
])("%s is written %j", (number, text) => expect(numberText(number)).toBe(text));

test.each<[FactObject, string | undefined, string, string]>([
  [{ entity: "talks-1" }, undefined, "the fisheries conference", "Fisheries conference"],
  [{ text: "a net" }, undefined, "a net", "a net"],
  [{ number: 30, unit: "countries" }, "around", "around 30 countries", "around 30 countries"],
  [{ number: 30, unit: "%" }, undefined, "30%", "30%"],
  [{ number: 30, unit: "" }, "at least", "at least 30", "at least 30"],
  [{ from: "2031-05-04", to: "2031-05-04", precision: "day" }, undefined, "4 May 2031", "4 May 2031"],
  [{ from: "2031-05-01", to: "2031-05-31", precision: "month" }, "around", "around May 2031", "around May 2031"],
])("%j with the hedge %j", (object, hedge, inText, alone) => {
  expect(objectInText(graph, object, hedge)).toBe(inText);
  expect(objectAlone(graph, object, hedge)).toBe(alone);
});

test.each<[string, string | null, string | null, string | null]>([
  ["f-brandt", "Ada Brandt attended the fisheries conference.", "Who attended?", "Which event did Ada Brandt attend?"],
  [
    "f-brandt-plan",
    "Ada Brandt was due to attend the fisheries conference.",
    "Who was due to attend?",
    "Which event was Ada Brandt due to attend?",
  ],
  [
    "f-lindqvist",
    "Åsa Lindqvist joined the fisheries conference by video.",
    "Who joined by video?",
    "Which event did Åsa Lindqvist join by video?",
  ],
  ["f-reyes-plan", "Tomas Reyes was due to join the fisheries conference by video.", "Who was due to join by video?", null],
  ["f-okafor-plan", "Lena Okafor was not expected to attend the fisheries conference.", "Who was not expected to attend?", null],
  ["f-union", "The Harbour Union sent somebody to the fisheries conference.", "Who sent somebody in their place?", null],
  ["f-talks-1-day", "The fisheries conference took place on 4 May 2031.", null, "When did it take place?"],
  ["f-talks-2-day", "The fisheries conference took place from 18 to 20 June 2031.", null, "When did it take place?"],
  [
    "f-signing-luma",
    "According to an adviser of Marenia, the signing of the accord was due to take place in Luma.",
    null,
    "According to an adviser of Marenia, where was the signing of the accord due to take place?",
  ],
  [
    "f-boats-claim",
    "According to Vesta’s officials, around 40 boats of Vesta could be laid up.",
    null,
    "According to Vesta’s officials, around how many boats of Vesta could be laid up?",
  ],
  ["f-talks-2-boats", "34 boats were counted at the fisheries conference.", null, "How many boats were counted?"],
  [
    "f-workers",
    "According to the Harbour Union, at least 1,200 people work on the boats of Marenia.",
    null,
    "According to the Harbour Union, at least how many people work on the boats of Marenia?",
  ],
  [
    "f-because",
    "According to Norland, the reason to lower quotas is that the stocks of cod have halved.",
    null,
    "What reason does Norland give to lower quotas?",
  ],
  [
    "f-quota",
    "“quota” means the share of the catch that a country may land.",
    "Which word means “the share of the catch that a country may land”?",
    "What does “quota” mean?",
  ],
  [
    "f-capital-orlo",
    "The capital of the Orlo Isles is Coral Bay.",
    "What has Coral Bay as its capital?",
    "What is the capital of the Orlo Isles?",
  ],
])("%s", (id, state, subject, object) => {
  expect(stateFact(graph, fact(id))).toBe(state);
  expect(askFact(graph, fact(id), "subject")).toBe(subject);
  expect(askFact(graph, fact(id), "object")).toBe(object);
});

describe("the sample’s every fact", () => {
  test.each(SAMPLE_SET.facts.map(({ id }) => [id]))("%s is stated in one sentence with nothing left open", (id) => {
    const text = stateFact(graph, fact(id))!;
    expect(text).toMatch(/^[\p{Lu}\d“].*[^.?]\.$/u);
    expect(text).not.toMatch(/[{}]| {2}|undefined|null/);
    for (const slot of ["subject", "object"] as const)
      expect(askFact(graph, fact(id), slot) ?? "None?").toMatch(/^[\p{Lu}“][^{}]*[^?]\?$/u);
  });
});

describe("another end", () => {
  test("a gap stands for the value alone: hedge and unit stay", () => {
    expect(stateWith(graph, fact("f-boats-claim"), { object: GAP })).toBe(
      "According to Vesta’s officials, around ___ boats of Vesta could be laid up.",
    );
    expect(stateWith(graph, fact("f-workers"), { object: GAP })).toBe(
      "According to the Harbour Union, at least ___ people work on the boats of Marenia.",
    );
    expect(stateWith(graph, fact("f-talks-1-day"), { object: GAP })).toBe("The fisheries conference took place on ___.");
    expect(stateWith(graph, fact("f-brandt"), { subject: GAP })).toBe("___ attended the fisheries conference.");
  });

  test("another value keeps the hedge, and brings the word that leads to it", () => {
    expect(stateWith(graph, fact("f-boats-claim"), { object: { number: 70, unit: "boats" } })).toBe(
      "According to Vesta’s officials, around 70 boats of Vesta could be laid up.",
    );
    expect(stateWith(graph, fact("f-talks-1-day"), { object: { from: "2031-06-01", to: "2031-06-30", precision: "month" } })).toBe(
      "The fisheries conference took place in June 2031.",
    );
    expect(stateWith(graph, fact("f-talks-1-place"), { object: { entity: "orlo-isles" } })).toBe(
      "The fisheries conference took place in the Orlo Isles.",
    );
  });

  test("words are put in as they are", () => {
    expect(stateWith(graph, fact("f-boats-claim"), { object: "around 70 boats" })).toBe(
      "According to Vesta’s officials, around 70 boats of Vesta could be laid up.",
    );
    expect(stateWith(graph, fact("f-brandt"), { subject: "the Harbour Union" })).toBe(
      "The Harbour Union attended the fisheries conference.",
    );
  });
});

describe("what a relation’s wording leaves out", () => {
  const relation = (wording: Relation["wording"]): Relation => ({
    id: "made",
    label: "maker",
    subject: ["person"],
    object: ["term", "person"],
    wording,
  });
  const made = (more: Partial<Fact> = {}): Fact => ({
    id: "f-made",
    subject: "brandt",
    relation: "made",
    object: { entity: "keller" },
    status: "asserted",
    evidence: SAMPLE_SET.facts[0]!.evidence,
    ...more,
  });
  const both = (wording: Relation["wording"], more: Partial<Fact> = {}, language = "en") => {
    const world = graphWith({ relations: [relation(wording)], facts: [made(more)], language });
    return [stateFact(world, made(more)), askFact(world, made(more), "object")];
  };

  test("no wording at all gets a default, and Who where a person is asked for", () => {
    expect(both(undefined)).toEqual(["The maker of Ada Brandt is Ivo Keller.", "Who is the maker of Ada Brandt?"]);
    expect(both(undefined, { status: "planned" })).toEqual([
      "The maker of Ada Brandt was due to be Ivo Keller.",
      "Who was the maker of Ada Brandt due to be?",
    ]);
    expect(both({}, { object: { entity: "quota" } })).toEqual(["The maker of Ada Brandt is “quota”.", "What is the maker of Ada Brandt?"]);
    expect(both(undefined, { mode: "remote" })).toEqual([null, null]);
  });

  test("a missing one is not made up", () => {
    expect(both({ en: { state: "{subject} made {object}" } })).toEqual(["Ada Brandt made Ivo Keller.", null]);
    expect(both({ en: { state: "{subject} made {object}" } }, { status: "planned" })).toEqual([null, null]);
    expect(both({ en: { state: "{subject} made {object}" } }, { mode: "in-person" })).toEqual(["Ada Brandt made Ivo Keller.", null]);
  });

  test("a language without wording takes the English one", () => {
    expect(both({ en: { state: "{subject} made {object}" }, de: { state: "{subject} machte {object}" } }, {}, "de")[0]).toBe(
      "Ada Brandt machte Ivo Keller.",
    );
    expect(both({ en: { state: "{subject} made {object}" } }, {}, "fr")[0]).toBe("Ada Brandt made Ivo Keller.");
  });

  test("a place that the fact has nothing for cannot be filled", () => {
    expect(both({ en: { state: "{by} said on {saidOn} that {subject} made {object}" } }, { by: "reyes", saidOn: "2031-05-04" })[0]).toBe(
      "Tomas Reyes said on 4 May 2031 that Ada Brandt made Ivo Keller.",
    );
    expect(both({ en: { state: "{by} said on {saidOn} that {subject} made {object}" } }, { by: "reyes" })[0]).toBeNull();
    expect(both({ en: { state: "{subject} made {object} in {saidIn}" } }, { saidIn: "a newspaper" })[0]).toBe(
      "Ada Brandt made Ivo Keller in a newspaper.",
    );
  });

  test("a name at the beginning keeps its letter after According to, a word does not", () => {
    expect(both({ en: { state: "Nobody but {subject} made {object}" } }, { by: "reyes" })[0]).toBe(
      "According to Tomas Reyes, nobody but Ada Brandt made Ivo Keller.",
    );
    expect(both({ en: { state: "EU member {subject} made {object}" } }, { by: "reyes" })[0]).toBe(
      "According to Tomas Reyes, EU member Ada Brandt made Ivo Keller.",
    );
  });

  test("a number with a hedge is not asked without it", () => {
    const boats = {
      ...SAMPLE_SET.relations.find(({ id }) => id === "number-of-workers")!,
      wording: { en: { askObject: "How many people work there?" } },
    };
    expect(askFact(graphWith({ relations: [boats] }), fact("f-workers"), "object")).toBeNull();
  });
});

test.each([
  ["f-brandt", ""],
  ["f-brandt-plan", "as reported on 2 May 2031"],
  ["f-dinner-day-2", "as reported on 3 May 2031"],
  ["f-talks-1-day-plan", "as reported"],
])("the layer of %s is told as %j", (id, phrase) => expect(layerPhrase(graph, fact(id))).toBe(phrase));
