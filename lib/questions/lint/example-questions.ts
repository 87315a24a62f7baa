import type { Entity, Fact, FactObject, FactSet } from "../../facts/fact";
import { SAMPLE_SET } from "../../facts/sample";
import type { Graph } from "../../facts/graph";
import { objectAlone, stateWith } from "../../facts/wording";
import { truthOf } from "../../facts/truth";
import type { Proof, Question, QuestionEvidence, Reply } from "../question";
import { claimOf } from "../claims";

/** What the examples need besides the sample set: a fifth country with its capital, and somebody who was nowhere. */
const MORE_ENTITIES: Entity[] = [
  { id: "gullholm", kind: "place", subtype: "country", name: "Gullholm" },
  { id: "saltmarsh", kind: "place", subtype: "city", name: "Saltmarsh", in: "gullholm" },
  { id: "gull-minister", kind: "office", subtype: "minister", name: "Fisheries Minister", of: "gullholm" },
  { id: "holm", kind: "person", subtype: "politician", name: "Petra Holm" },
];

const said = SAMPLE_SET.facts.find((fact) => fact.id === "f-capital-norland")!.evidence;
const more = (id: string, subject: string, relation: string, entity: string): Fact => ({
  id,
  subject,
  relation,
  object: { entity },
  status: "asserted",
  evidence: said,
});

/** The sample set and what the examples need besides. */
export const EXAMPLE_SET: FactSet = {
  ...SAMPLE_SET,
  entities: [...SAMPLE_SET.entities, ...MORE_ENTITIES],
  facts: [
    ...SAMPLE_SET.facts,
    more("f-capital-gull", "gullholm", "capital", "saltmarsh"),
    { ...more("f-office-holm", "holm", "holds-office", "gull-minister"), asOf: "2031-05-01" },
  ],
};

/** Questions written by hand over the sample set, right by every rule: what the tests of the linter change one thing in. */

type Parts = Pick<Question, "format" | "slot" | "factIds" | "context" | "stem" | "reply"> & Partial<Question>;

/** The first evidence of a fact, as a question shows it. */
function evidenceOf(graph: Graph, id: string): QuestionEvidence {
  const [one] = graph.fact(id)!.evidence;
  const source = graph.source(one!.source)!;
  return { source: source.id, title: source.title, start: one!.start, end: one!.end, quote: source.text.slice(one!.start, one!.end) };
}

function question(graph: Graph, parts: Parts): Question {
  const evidence = parts.factIds.map((id) => evidenceOf(graph, id));
  return {
    id: `example-${parts.format}`,
    layer: "happened",
    restsOn: [],
    explanation: "So say the facts.",
    evidence,
    proofs: [],
    ...parts,
  };
}

const optionsOf = (texts: readonly string[]) => texts.map((text, i) => ({ id: `o${i}`, text }));

/** Why each wrong end is wrong, by the facts. */
function proofsOf(
  graph: Graph,
  layer: Question["layer"],
  factId: string,
  wrong: readonly { optionId: string; itemId?: string; ends: { subject?: string; object?: FactObject } }[],
): Proof[] {
  return wrong.flatMap(({ optionId, itemId, ends }) => {
    const truth = truthOf(graph, claimOf(layer, graph.fact(factId)!, ends));
    return truth.value === "false" ? [{ optionId, ...(itemId && { itemId }), ...truth.proof }] : [];
  });
}

/** A choice of entities for the subject of a fact: the right one first in `ids`. */
function subjectChoice(graph: Graph, parts: Omit<Parts, "slot" | "factIds" | "reply"> & { factId: string; ids: string[] }): Question {
  const { factId, ids, layer = "happened", ...rest } = parts;
  const options = optionsOf(ids.map((id) => graph.entity(id)!.name));
  const proofs = proofsOf(
    graph,
    layer,
    factId,
    ids.slice(1).map((id, i) => ({ optionId: `o${i + 1}`, ends: { subject: id } })),
  );
  return question(graph, { ...rest, layer, slot: "subject", factIds: [factId], reply: { kind: "choice", options, key: "o0" }, proofs });
}

/** A choice of values for the object of a fact, in the order given; `key` is the place of the right one. */
function objectChoice(
  graph: Graph,
  parts: Omit<Parts, "slot" | "factIds" | "reply"> & { factId: string; objects: FactObject[]; key: number },
): Question {
  const { factId, objects, key, layer = "happened", ...rest } = parts;
  const options = optionsOf(objects.map((object) => objectAlone(graph, object, graph.fact(factId)!.hedge)));
  const wrong = objects.map((object, i) => ({ optionId: `o${i}`, ends: { object } })).filter((_, i) => i !== key);
  return question(graph, {
    ...rest,
    layer,
    slot: "object",
    factIds: [factId],
    reply: { kind: "choice", options, key: `o${key}` },
    proofs: proofsOf(graph, layer, factId, wrong),
  });
}

const day = (date: string, to = date): FactObject => ({ from: date, to, precision: "day" });

/** "Who hosted the second talks?" among four people. */
export const whoHosted = (graph: Graph): Question =>
  subjectChoice(graph, {
    format: "multiple-choice",
    factId: "f-host-2",
    ids: ["keller", "brandt", "sandoval", "reyes"],
    context: "Luma, 18 to 20 June 2031",
    stem: "Who hosted the fisheries conference?",
    restsOn: ["f-talks-2-place", "f-talks-2-day"],
  });

/** "When were the first talks?" among four days. */
export const whenHeld = (graph: Graph): Question =>
  objectChoice(graph, {
    format: "multiple-choice",
    factId: "f-talks-1-day",
    objects: [day("2031-05-02"), day("2031-05-04"), day("2031-05-09"), day("2031-06-28")],
    key: 1,
    context: "Port Anselm",
    stem: "When did the first fisheries conference take place?",
    restsOn: ["f-talks-1-place"],
  });

/** "How many people work on the boats of Marenia?" among three bounds: a claim with its hedge. */
export const howMany = (graph: Graph): Question =>
  objectChoice(graph, {
    format: "multiple-choice",
    factId: "f-workers",
    objects: [1200, 1900, 2600].map((number) => ({ number, unit: "people" })),
    key: 0,
    layer: "reported",
    context: "Marenia, as reported on 3 May 2031",
    stem: "According to the Harbour Union, how many work on its boats?",
  });

/** "What does quota mean?" among the meanings of other terms. */
export const whatMeans = (graph: Graph): Question => {
  const terms = ["quota", "bycatch", "ghost-net", "landing-day"];
  const facts = terms.map((term) => graph.fact(`f-${term}`)!);
  return objectChoice(graph, {
    format: "what-it-means",
    factId: "f-quota",
    objects: facts.map((fact) => fact.object),
    key: 0,
    layer: "reported",
    context: "Words of the fishing reports",
    stem: "What does “quota” mean?",
  });
};

/** Everybody at the first talks, among others: a closed list. */
export function whoAttended(graph: Graph): Question {
  const right = ["brandt", "keller", "sandoval"];
  const wrong = ["reyes", "okafor", "holm"];
  const options = optionsOf([...right, ...wrong].map((id) => graph.entity(id)!.name));
  const proofs = proofsOf(
    graph,
    "happened",
    "f-brandt",
    wrong.map((subject, i) => ({ optionId: `o${i + 3}`, ends: { subject } })),
  );
  const facts = { o0: ["f-brandt"], o1: ["f-keller"], o2: ["f-sandoval"] };
  return question(graph, {
    format: "multiple-select",
    slot: "subject",
    factIds: ["f-brandt", "f-keller", "f-sandoval"],
    context: "Port Anselm, 4 May 2031",
    stem: "Who attended the first fisheries conference in person? Select all that apply.",
    restsOn: ["f-talks-1-place", "f-talks-1-day"],
    reply: { kind: "choices", options, key: ["o0", "o1", "o2"], facts },
    proofs,
  });
}

/** A statement with the true place, or with another. */
export function statement(graph: Graph, place?: string): Question {
  const fact = graph.fact("f-talks-1-place")!;
  const stem = stateWith(graph, fact, place === undefined ? {} : { object: { entity: place } })!;
  const options = [
    { id: "t", text: "True" },
    { id: "f", text: "False" },
  ];
  const proofs = place === undefined ? [] : proofsOf(graph, "happened", fact.id, [{ optionId: "t", ends: { object: { entity: place } } }]);
  const reply: Reply = { kind: "choice", options, key: place === undefined ? "t" : "f" };
  return question(graph, {
    format: "true-false",
    slot: "object",
    factIds: [fact.id],
    context: "Fisheries conference, 4 May 2031",
    stem,
    restsOn: ["f-talks-1-day"],
    reply,
    proofs,
  });
}

/** "Who is Fisheries Minister of Vesta?", typed. */
export const typedName = (graph: Graph): Question =>
  question(graph, {
    format: "short-answer",
    slot: "subject",
    factIds: ["f-office-keller"],
    context: "Offices in May 2031",
    stem: "Who is the Fisheries Minister of Vesta?",
    reply: { kind: "text", key: "Ivo Keller", accepted: ["Mr Keller", "Keller"] },
  });

/** The number of boats, typed. */
export const typedNumber = (graph: Graph): Question =>
  question(graph, {
    format: "numeric",
    slot: "object",
    factIds: ["f-talks-2-boats"],
    context: "Luma, June 2031",
    stem: "How many boats were counted during the second fisheries conference?",
    restsOn: ["f-talks-2-place"],
    reply: { kind: "number", key: 34, unit: "boats", tolerance: 0 },
  });

/** The place of the second talks, among four on a map. */
export function onMap(graph: Graph): Question {
  const asked = objectChoice(graph, {
    format: "point-to-it",
    factId: "f-talks-2-place",
    objects: ["port-anselm", "luma", "tarn", "coral-bay"].map((entity) => ({ entity })),
    key: 1,
    context: "18 to 20 June 2031",
    stem: "Where did the second fisheries conference take place? Answer on the map.",
    restsOn: ["f-talks-2-day"],
  });
  const { options, key } = asked.reply as Extract<Reply, { kind: "choice" }>;
  return {
    ...asked,
    reply: { kind: "place", key, options: options.map((option) => ({ ...option, at: graph.entitiesNamed(option.text)[0]!.at! })) },
  };
}

/** A capital in a gap, typed. */
export const gap = (graph: Graph): Question =>
  question(graph, {
    format: "fill-the-gap",
    slot: "object",
    factIds: ["f-capital-vesta"],
    context: "Places on the coast",
    stem: "The capital of Vesta is ___.",
    reply: { kind: "text", key: "Luma", accepted: [] },
  });

/** Capitals and their countries. */
export function pairs(graph: Graph): Question {
  const places = ["norland", "vesta", "marenia", "orlo-isles"];
  const facts = ["f-capital-norland", "f-capital-vesta", "f-capital-marenia", "f-capital-orlo"];
  const items = places.map((id, i) => ({ id: `i${i}`, text: graph.entity(id)!.name }));
  const options = optionsOf([
    ...facts.map((id) => objectAlone(graph, graph.fact(id)!.object)),
    objectAlone(graph, { entity: "saltmarsh" }),
  ]);
  const proofs = facts.flatMap((id, i) =>
    proofsOf(
      graph,
      "happened",
      id,
      [...facts.map((other) => graph.fact(other)!.object), { entity: "saltmarsh" }].flatMap((object, j) =>
        i === j ? [] : [{ itemId: `i${i}`, optionId: `o${j}`, ends: { object } }],
      ),
    ),
  );
  const key = Object.fromEntries(items.map((item, i) => [item.id, `o${i}`]));
  return question(graph, {
    format: "matching",
    slot: "object",
    factIds: facts,
    context: "Places on the coast",
    stem: "Match each country with its capital.",
    reply: { kind: "pairs", items, options, key, facts: Object.fromEntries(items.map((item, i) => [item.id, [facts[i]!]])) },
    proofs,
  });
}

/** Four events in the order of their days. */
export function order(graph: Graph): Question {
  const days: [string, string][] = [
    ["Video call", "f-call-day"],
    ["First fisheries conference", "f-talks-1-day"],
    ["Second fisheries conference", "f-talks-2-day"],
    ["Signing of the accord", "f-signing-day"],
  ];
  const options = optionsOf(days.map(([text]) => text));
  const facts = Object.fromEntries(days.map(([, id], i) => [`o${i}`, [id]]));
  return question(graph, {
    format: "in-order",
    slot: "object",
    factIds: days.map(([, id]) => id),
    context: "May to July 2031",
    stem: "Put these events in order, the earliest first.",
    reply: { kind: "order", options, key: ["o0", "o1", "o2", "o3"], facts },
  });
}

/** A card with a term and its meaning. */
export const flashcard = (graph: Graph): Question =>
  question(graph, {
    format: "flashcard",
    slot: "object",
    factIds: ["f-capital-marenia"],
    context: "Places on the coast",
    stem: "What is the capital of Marenia?",
    reply: { kind: "grade", key: 3, back: "Tarn" },
  });

/** Every example, by what it shows. */
export const EXAMPLES = {
  whoHosted,
  whenHeld,
  howMany,
  whatMeans,
  whoAttended,
  trueStatement: statement,
  typedName,
  typedNumber,
  gap,
  pairs,
  order,
  flashcard,
  onMap,
} as const;
