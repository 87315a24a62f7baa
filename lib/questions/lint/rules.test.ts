import { describe, expect, test } from "vitest";
import type { Fact, FactSet } from "../../facts/fact";
import { graphOf, type Graph } from "../../facts/graph";
import type { Question, Reply } from "../question";
import * as examples from "./example-questions";
import { lintQuestion, lintQuiz, RULES, type Level, type Statistics } from "./index";
import { QUIZ_RULES } from "./quiz";

const graph = graphOf(examples.EXAMPLE_SET);

/** The example set with one fact changed. */
const changed = (id: string, change: Partial<Fact>): Graph =>
  graphOf({ ...examples.EXAMPLE_SET, facts: examples.EXAMPLE_SET.facts.map((fact) => (fact.id === id ? { ...fact, ...change } : fact)) });

const extended = (more: Partial<FactSet>): Graph => graphOf({ ...examples.EXAMPLE_SET, ...more });

type Choice = Extract<Reply, { kind: "choice" | "choices" }>;

/** A choice with other texts for some of its options. */
function texts(question: Question, changes: Readonly<Record<number, string>>): Question {
  const reply = question.reply as Choice;
  return { ...question, reply: { ...reply, options: reply.options.map((option, i) => ({ ...option, text: changes[i] ?? option.text })) } };
}

const reply = (question: Question, change: object): Question => ({ ...question, reply: { ...question.reply, ...change } as Reply });

const hosted = examples.whoHosted(graph);
const held = examples.whenHeld(graph);
const many = examples.howMany(graph);
const means = examples.whatMeans(graph);
const select = examples.whoAttended(graph);
const truth = examples.statement(graph);
const lie = examples.statement(graph, "luma");
const typed = examples.typedName(graph);
const number = examples.typedNumber(graph);
const gap = examples.gap(graph);
const pairs = examples.pairs(graph);
const order = examples.order(graph);
const map = examples.onMap(graph);
const places = (map.reply as Extract<Reply, { kind: "place" }>).options;
const card = examples.flashcard(graph);

const fired = (question: Question, level: Level, on = graph, statistics?: Statistics) =>
  [
    ...new Set(
      lintQuestion(on, question, statistics)
        .filter((one) => one.level === level)
        .map((one) => one.rule),
    ),
  ].sort();

/** A faulty question by rule and level; where one fault breaks several rules, the others are named. */
type Fault = [rule: string, level: Level, what: string, question: Question, on?: Graph, alsoFires?: string[]];

const pairsReply = pairs.reply as Extract<Reply, { kind: "pairs" }>;

const FAULTS: Fault[] = [
  ["L01", "E", "no fact", { ...hosted, factIds: [] }],
  ["L01", "E", "a fact that the set does not have", { ...hosted, restsOn: ["f-nowhere"] }],
  ["L01", "E", "no evidence", { ...hosted, evidence: [] }],
  ["L01", "E", "offsets shifted by one", { ...hosted, evidence: hosted.evidence.map((one) => ({ ...one, start: one.start + 1 })) }],
  ["L01", "E", "evidence of something else", { ...hosted, evidence: held.evidence }],
  ["L01", "E", "a fact that waits for approval", hosted, changed("f-host-2", { review: "pending" }), ["L02", "L03"]],
  ["L02", "E", "a wrong key", reply(hosted, { key: "o1" }), graph, ["L03"]],
  ["L02", "E", "a wrong number", reply(number, { key: 35 })],
  ["L02", "E", "a wrong typed answer", reply(typed, { key: "Ada Brandt", accepted: ["Mr Keller", "Ivo Keller"] })],
  ["L02", "E", "a wrong back", reply(card, { back: "Luma" })],
  ["L02", "E", "a false statement keyed as true", reply(lie, { key: "t" })],
  [
    "L02",
    "E",
    "a fact in conflict",
    held,
    extended({
      facts: [
        ...examples.EXAMPLE_SET.facts,
        {
          ...examples.EXAMPLE_SET.facts.find((fact) => fact.id === "f-talks-1-day")!,
          id: "f-other-day",
          object: { from: "2031-05-06", to: "2031-05-06", precision: "day" },
        },
      ],
    }),
    ["L03"],
  ],
  ["L02", "E", "a fact of the other layer", { ...held, factIds: ["f-talks-1-day-plan"], evidence: [] }, graph, ["L01", "L03", "L07"]],
  ["L03", "E", "a true wrong option", texts(select, { 3: "Ada Brandt", 0: "Ada Brandt" }), graph, ["L31"]],
  ["L03", "E", "an unknown wrong option", texts(select, { 3: "Jonas Brandt" }), graph, ["L08", "L33"]],
  ["L03", "E", "no proof", { ...hosted, proofs: [] }],
  ["L03", "E", "a proof of the wrong kind", { ...hosted, proofs: hosted.proofs.map((proof) => ({ ...proof, kind: "negated" as const })) }],
  [
    "L03",
    "E",
    "a proof by a fact that is not there",
    { ...hosted, proofs: hosted.proofs.map((proof) => ({ ...proof, factIds: ["f-nowhere"] })) },
  ],
  [
    "L03",
    "E",
    "stated by nobody",
    { ...texts(select, { 3: "Jonas Brandt" }), proofs: select.proofs.map((proof) => ({ ...proof, kind: "stated" as const })) },
    graph,
    ["L08", "L33"],
  ],
  ["L03", "E", "a true statement keyed as false", { ...reply(truth, { key: "f" }), proofs: lie.proofs }],
  ["L03", "E", "a false statement without proof", { ...lie, proofs: [] }],
  ["L04", "E", "a place and what it is in", texts(hosted, { 1: "Vesta", 2: "Luma" }), graph, ["L03", "L33"]],
  ["L04", "E", "a name in a name", texts(means, { 1: "the share of the catch" }), graph, ["L03"]],
  ["L04", "E", "dates that meet", texts(held, { 2: "4 to 9 May 2031" }), graph, ["L03"]],
  ["L05", "E", "an event that could be two", { ...hosted, context: "Conferences of 2031" }],
  ["L05", "E", "an event by its place alone", { ...held, context: "Somewhere", stem: "When did the Port Anselm talks take place?" }],
  ["L06", "E", "the hedge dropped", texts(many, { 0: "1,200 people", 1: "1,900 people", 2: "2,600 people" })],
  ["L06", "E", "the speaker dropped", { ...many, stem: "How many work on the boats of Marenia?" }],
  ["L07", "E", "what happened as a plan", { ...hosted, stem: "Who was due to host the fisheries conference?" }],
  [
    "L07",
    "E",
    "a plan as what happened",
    {
      ...hosted,
      layer: "reported",
      factIds: ["f-dinner-place"],
      slot: "object",
      context: "Ministers’ dinner, May 2031",
      stem: "Where did the ministers’ dinner take place?",
      restsOn: [],
      evidence: [],
    },
    graph,
    ["L01", "L02", "L03"],
  ],
  ["L08", "E", "a name from a byline", texts(hosted, { 1: "Getty Images" }), graph, ["L03"]],
  [
    "L08",
    "E",
    "somebody in no fact",
    texts(hosted, { 2: "Somebody Else" }),
    extended({
      entities: [...examples.EXAMPLE_SET.entities, { id: "else", kind: "person", subtype: "politician", name: "Somebody Else" }],
    }),
  ],
  [
    "L09",
    "E",
    "broken words",
    { ...hosted, stem: "Who hosted the second fisheries conference?" },
    extended({
      sources: examples.EXAMPLE_SET.sources.map((source) =>
        source.id === "after"
          ? {
              ...source,
              damaged: [[source.text.indexOf("second fisheries"), source.text.indexOf("second fisheries") + 16]] as [number, number][],
            }
          : source,
      ),
    }),
  ],
  ["L10", "E", "a day that depends on today", { ...hosted, stem: "Who hosted the fisheries conference last week?" }],
  ["L10", "E", "a weekday without a date", { ...hosted, stem: "Who hosted the fisheries conference on Tuesday?" }],
  [
    "L10",
    "E",
    "a day without a year",
    texts({ ...held, stem: "When did the first fisheries conference take place?" }, { 0: "2 May", 1: "4 May", 2: "9 May", 3: "28 June" }),
    graph,
    ["L02", "L03", "L33"],
  ],
  ["L11", "E", "a pronoun", { ...typed, stem: "Which office holder does he call Fisheries Minister of Vesta?" }],
  ["L11", "E", "this without a noun", { ...typed, stem: "Who is the Fisheries Minister of Vesta in this?" }],
  ["L11", "E", "talks that nobody named", { ...typed, stem: "Who is the Fisheries Minister of Vesta at the summit?" }],
  ["L12", "W", "a trivial fact", hosted, changed("f-host-2", { trivial: true })],
  ["L20", "E", "no question mark", { ...hosted, stem: "The fisheries conference was hosted by" }],
  ["L20", "E", "two gaps", { ...gap, stem: "The ___ of Vesta is ___." }],
  ["L20", "E", "no gap", { ...gap, stem: "The capital of Vesta is near the sea." }],
  ["L21", "E", "46 words", { ...typed, stem: `${"Tell us ".repeat(22)}who is the Fisheries Minister of Vesta?` }],
  [
    "L21",
    "W",
    "twenty words",
    { ...typed, stem: "By the account of those people we could ask along the coast, who is the one Fisheries Minister of Vesta?" },
  ],
  ["L22", "E", "not", { ...hosted, stem: "Who did not host the fisheries conference?" }],
  ["L22", "E", "except", { ...hosted, stem: "Who except others hosted the fisheries conference?" }],
  ["L23", "W", "an early gap", { ...gap, stem: "In all of its years ___ has been a city and the capital of Vesta." }],
  [
    "L24",
    "E",
    "copied words",
    {
      ...hosted,
      stem: "In which year, as Ada Brandt hosted the first talks, Ivo Keller the second, did a fisheries conference come about?",
    },
    graph,
    ["L25"],
  ],
  ["L25", "E", "the answer in the stem", { ...hosted, stem: "Who hosted the fisheries conference of Mr Keller?" }],
  ["L25", "E", "a word of the answer in the stem", { ...means, stem: "What share does “quota” mean?" }],
  ["L25", "E", "the number in the stem", { ...number, stem: "How many boats of 34 were counted during the second fisheries conference?" }],
  ["L26", "E", "two questions", { ...hosted, stem: "Who hosted the fisheries conference and when?" }],
  ["L26", "E", "two predicates", { ...hosted, stem: "Who hosted the fisheries conference and was glad?" }],
  [
    "L27",
    "W",
    "long words",
    {
      ...hosted,
      stem: "Who demonstrated institutional responsibility internationally, notwithstanding administrative considerations, organisationally hosting the fisheries conference?",
    },
  ],
  ["L30", "E", "two options", reply(hosted, { options: (hosted.reply as Choice).options.slice(0, 2) })],
  ["L30", "E", "no key among the options", reply(hosted, { key: "o9" }), graph, ["L03"]],
  [
    "L31",
    "E",
    "a title does not make another person",
    texts(hosted, { 1: "Tomas Reyes", 3: "Mr Tomas Reyes" }),
    graph,
    ["L03", "L33", "L08"],
  ],
  ["L32", "E", "the key is far longer", texts(means, { 1: "a net", 2: "a boat", 3: "a day" }), graph, ["L03"]],
  [
    "L32",
    "W",
    "the key is longer",
    texts(means, { 1: "what ends up in a net without any", 2: "a net lost at sea that catches", 3: "a day for landing any catch" }),
  ],
  ["L33", "E", "another subtype", texts(hosted, { 1: "Jonas Brandt" }), graph, ["L08"]],
  ["L33", "E", "days and months mixed", texts(held, { 3: "June 2031" })],
  ["L33", "E", "another unit", texts(many, { 2: "at least 2,600 boats" }), graph, ["L03"]],
  ["L33", "E", "an alias among names", texts(hosted, { 1: "Ms Brandt" })],
  [
    "L34",
    "E",
    "a before a vowel",
    {
      ...gap,
      format: "gap-from-bank",
      stem: "The capital of Vesta is a ___.",
      reply: { kind: "choice", key: "a", options: ["Luma", "Tarn", "Ostend"].map((text, i) => ({ id: "abc"[i]!, text })) },
    },
    graph,
    ["L03", "L56"],
  ],
  ["L34", "E", "one without a capital", texts(hosted, { 1: "ada Brandt" })],
  ["L35", "E", "all of the above", texts(hosted, { 3: "All of the above" }), graph, ["L03"]],
  ["L35", "E", "A and B", texts(hosted, { 3: "Ada Brandt and Mira Sandoval" }), graph, ["L03", "L04"]],
  ["L36", "W", "always in one option", texts(means, { 2: "a net that was always lost at sea and goes on" })],
  ["L37", "E", "dates out of order", reply(held, { options: [...(held.reply as Choice).options].reverse() })],
  [
    "L39",
    "W",
    "words in common with the key only",
    texts(means, {
      0: "the share of birds and light in boats",
      1: "a share of what drifts in to the coast",
      2: "the birds that live near to the coast",
      3: "the light that leads boats to the shore",
    }),
  ],
  ["L40", "W", "opposites", texts(means, { 1: "a rise in the price of cod at sea", 2: "a fall in the price of cod at sea" })],
  ["L41", "E", "numbers too close", texts(many, { 1: "at least 1,201 people" }), graph, ["L33"]],
  ["L42", "W", "somebody from nowhere near", texts(hosted, { 1: "Coral Bay" })],
  ["L50", "E", "all right but one", reply(select, { options: (select.reply as Choice).options.slice(0, 4) })],
  ["L50", "E", "a closed list that nobody closed", select, extended({ closures: [] }), ["L03"]],
  ["L50", "E", "no word of several", { ...select, stem: "Who attended the first fisheries conference in person?" }],
  ["L51", "E", "two changes", { ...lie, stem: "The ministers’ dinner took place in Luma." }, graph, ["L03", "L05"]],
  ["L51", "E", "two clauses", { ...truth, stem: `${truth.stem.slice(0, -1)}; it was a success.` }, graph, ["L02", "L11"]],
  [
    "L51",
    "E",
    "the same at both ends",
    {
      ...examples.statement(graph),
      stem: "The first fisheries conference came before the first fisheries conference.",
      factIds: ["f-order-1"],
      evidence: [],
    },
    graph,
    ["L01", "L02"],
  ],
  [
    "L31",
    "E",
    "what the question is about",
    texts(
      { ...hosted, factIds: ["f-order-1"], evidence: [] },
      { 0: "First fisheries conference", 1: "Second fisheries conference", 2: "Video call", 3: "Signing of the accord" },
    ),
    graph,
    ["L01", "L02", "L03", "L04", "L25", "L32", "L33"],
  ],
  ["L52", "E", "no option over", reply(pairs, { options: pairsReply.options.slice(0, 4) })],
  [
    "L52",
    "E",
    "two matches",
    {
      ...pairs,
      reply: { ...pairsReply, options: pairsReply.options.map((option, i) => (i === 4 ? { ...option, text: "Luma" } : option)) },
    },
    graph,
    ["L03", "L31"],
  ],
  ["L52", "E", "one match for two items", reply(pairs, { key: { ...pairsReply.key, i1: "o0" } }), graph, ["L02", "L03"]],
  ["L53", "E", "days that meet", reply(order, { key: ["o1", "o0", "o2", "o3"] })],
  [
    "L53",
    "E",
    "two events",
    reply(order, { key: ["o0", "o1"], options: (order.reply as Extract<Reply, { kind: "order" }>).options.slice(0, 2) }),
  ],
  ["L54", "E", "no unit", { ...number, stem: "How many were counted during the second fisheries conference?" }],
  ["L54", "E", "a tolerance for a count", reply(number, { tolerance: 2 })],
  ["L55", "E", "six words to type", reply(typed, { key: "Ivo Keller of the coast ministry" }), graph, ["L02"]],
  ["L55", "E", "an alias refused", reply(typed, { accepted: [] })],
  ["L55", "E", "somebody else accepted", reply(typed, { accepted: ["Mr Keller", "Ada Brandt"] })],
  [
    "L55",
    "E",
    "several right answers",
    {
      ...typed,
      slot: "subject",
      factIds: ["f-call-brandt"],
      context: "2 May 2031",
      stem: "Who joined the video call?",
      evidence: [],
      reply: { kind: "text", key: "Ada Brandt", accepted: ["Ms Brandt"] },
    },
    graph,
    ["L01"],
  ],
  ["L56", "E", "a gap to begin with", { ...gap, stem: "___ is the capital of Vesta." }],
  ["L56", "E", "too few words", { ...gap, context: "", stem: "Vesta’s capital: ___." }],
  ["L56", "E", "the answer twice", { ...gap, stem: "Luma is a city and the capital of Vesta is ___." }, graph, ["L25"]],
  ["L57", "E", "a long back", reply(card, { back: "Tarn, which is a city in the south of the country of Marenia, by the sea" })],
  ["L57", "E", "yes or no", { ...card, stem: "Is Tarn the capital of Marenia?" }],
  ["L57", "E", "two facts", { ...card, factIds: [...card.factIds, "f-capital-vesta"] }, graph, ["L01", "L02"]],
  ["L58", "E", "three places", reply(map, { options: places.slice(0, 3) })],
  [
    "L58",
    "E",
    "a place elsewhere than the set has it",
    reply(map, { options: places.map((place, i) => (i === 0 ? { ...place, at: [60, 5] } : place)) }),
  ],
  [
    "L58",
    "E",
    "places too near each other",
    reply(map, { options: places.map((place, i) => (i === 3 ? { ...place, text: "Saltmarsh", at: [54.4, 12] } : place)) }),
  ],
];

describe("a fault fires its rule", () => {
  test.each(FAULTS)("%s %s: %s", (rule, level, _, question, on, also = []) => {
    const rules = fired(question, level, on);
    expect(rules).toContain(rule);
    expect(rules.filter((one) => one !== rule && !also.includes(one))).toEqual([]);
  });

  test("L43 W: an option that nobody chooses", () => {
    expect(
      fired(hosted, "W", graph, { o1: { shown: 60, chosen: 1 }, o2: { shown: 60, chosen: 12 }, o3: { shown: 20, chosen: 0 } }),
    ).toEqual(["L43"]);
    expect(fired(hosted, "W", graph, { o1: { shown: 49, chosen: 0 } })).toEqual([]);
  });
  test("L27 W: a long name is no hard word", () => {
    const name = "international oceanographic administration";
    const renamed = extended({
      entities: examples.EXAMPLE_SET.entities.map((entity) => (entity.id === "talks-2" ? { ...entity, name } : entity)),
    });
    const question = { ...hosted, stem: `Who hosted the ${name}?` };
    expect(fired(question, "W", graph)).toContain("L27");
    expect(fired(question, "W", renamed)).not.toContain("L27");
  });
  test("L34 E: one of a thing with the unit of many", () => {
    expect(fired(texts(many, { 1: "1 boats", 2: "3 boats" }), "E")).toContain("L34");
    expect(fired(texts(many, { 1: "2 boats", 2: "3 boats" }), "E")).not.toContain("L34");
  });
  test("nothing is said of options that statistics do not know", () => expect(fired(hosted, "W", graph, {})).toEqual([]));
});

const copies = (question: Question, count: number) => Array.from({ length: count }, (_, i) => ({ ...question, id: `${question.id}-${i}` }));
const quizRules = (questions: readonly Question[], on = graph) =>
  [...new Set(lintQuiz(on, questions).map((one) => `${one.rule} ${one.level}`))].sort();
const shuffledKey = (i: number): Question => {
  const { options } = hosted.reply as Choice;
  return reply({ ...hosted, id: `q${i}` }, { options: [0, 1, 2, 3].map((place) => options[(place + i) % 4]!) });
};

describe("a faulty quiz fires its rule", () => {
  test("ten questions of one kind repeat a fact, an event and wrong options", () =>
    expect(quizRules(copies(hosted, 10))).toEqual(["L61 W", "L62 W", "L63 W"]));
  test("two questions that have nothing in common are fine", () => expect(quizRules([hosted, typed])).toEqual([]));
  test("L22: two of three are negative", () =>
    expect(quizRules([{ ...hosted, format: "negative" }, { ...typed, format: "negative" }, card])).toContain("L22 E"));
  test("L32: the key is the longest in every question", () =>
    expect(quizRules(copies(texts(hosted, { 0: "Ivo Keller of Vesta by the sea" }), 10))).toContain("L32 E"));
  test("L38: the key always comes first", () => expect(quizRules(copies(hosted, 200))).toContain("L38 E"));
  test("L38: the key goes round", () => expect(quizRules(Array.from({ length: 200 }, (_, i) => shuffledKey(i)))).not.toContain("L38 E"));
  test("L41: the key is always the middle number", () =>
    expect(
      quizRules(copies(texts(many, { 0: "at least 900 people", 1: "at least 1,200 people" }), 10).map((one) => reply(one, { key: "o1" }))),
    ).toContain("L41 E"));
  test("L51: every statement is true", () => expect(quizRules(copies(truth, 10))).toContain("L51 E"));
  test("L51: half of them are true", () => expect(quizRules([...copies(truth, 5), ...copies(lie, 5)])).not.toContain("L51 E"));
  test("L57: two cards that look alike", () =>
    expect(quizRules([card, { ...card, id: "other", reply: { kind: "grade", key: 3, back: "Luma" } }])).toContain("L57 E"));
  test("L60: a context tells what another asks", () =>
    expect(quizRules([hosted, { ...number, restsOn: [], factIds: ["f-talks-2-place"] }])).toContain("L60 E"));
  test("L60: a statement tells what another asks", () =>
    expect(quizRules([truth, { ...typed, factIds: ["f-talks-1-place"] }])).toContain("L60 E"));
});

test("every rule is shown to fire", () => {
  const shown = new Set([
    ...FAULTS.map(([rule, level]) => `${rule} ${level}`),
    "L43 W",
    "L22 E",
    "L32 E",
    "L38 E",
    "L41 E",
    "L51 E",
    "L57 E",
    "L60 E",
    "L61 W",
    "L62 W",
    "L63 W",
  ]);
  expect([...RULES, ...QUIZ_RULES].map(({ rule, level }) => `${rule} ${level}`).filter((one) => !shown.has(one))).toEqual([]);
});
