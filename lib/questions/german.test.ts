import { describe, expect, test } from "vitest";
import type { Precision } from "../facts/fact";
import { checkFactSet } from "../facts/fact-set.schema";
import { framesIn } from "../facts/frames/frames";
import { germanHarboursGraph, GERMAN_HARBOURS_SET } from "../facts/german-harbours";
import { germanSampleGraph, GERMAN_SAMPLE_SET } from "../facts/german-sample";
import { graphOf } from "../facts/graph";
import { askFact, stateFact } from "../facts/wording";
import { generateQuestions } from "./generate";
import { readGiven } from "./given.schema";
import { lintQuestion } from "./lint";
import { readDate } from "./lint/values";
import { markAnswer } from "./mark";
import type { Question } from "./question";
import { FORMATS } from "./registry";

const sets = [
  { set: GERMAN_SAMPLE_SET, graph: germanSampleGraph() },
  { set: GERMAN_HARBOURS_SET, graph: germanHarboursGraph() },
].map(({ set, graph }) => ({ set, graph, questions: ["1", "2", "3"].flatMap((seed) => [...generateQuestions(graph, { seed })]) }));
const all = sets.flatMap(({ questions }) => questions);

/** Every text of a question that somebody reads. */
function textsOf({ context, stem, explanation, reply }: Question): string[] {
  const options = "options" in reply ? reply.options : [];
  const items = reply.kind === "grid" ? [...reply.rows, ...reply.columns] : "items" in reply ? reply.items : [];
  return [context, stem, explanation, ...[...options, ...items].map(({ text }) => text)];
}

/** Words of the English frames, none of which is a German word. */
const ENGLISH_WORDS =
  /\b(?:the|of|and|with|from|until|as reported|as told|said|says?|saying|true|false|select|match|put|answer|write|according|reports?|both|only|they|differ|first|second|these|does|do not|firmly|happened|planned|possible|claim|side|there|by video|due|away|what|who|which|each|sentences?|sources?|instead|otherwise|complete|list)\b/i;

describe("sets in German", () => {
  test.each(sets)("$set.slug is a set like any other", ({ set }) => expect(checkFactSet(set)).toEqual({ ok: true, value: set }));

  test("are asked in every format", () => {
    expect([...new Set(all.map(({ format }) => format))].sort()).toEqual(FORMATS.map(({ name }) => name));
  });

  test("have every answer of the formats that sort things as the right one of some question", () => {
    const { boxes, ofTwo, there } = framesIn("de");
    const right = all.flatMap(({ reply }) => {
      if (reply.kind !== "choice" && reply.kind !== "boxes" && reply.kind !== "grid") return [];
      const keys = new Set(reply.kind === "choice" ? [reply.key] : Object.values(reply.key));
      return reply.options.filter(({ id }) => keys.has(id)).map(({ text }) => text);
    });
    expect([...Object.values(boxes), ...Object.values(ofTwo), ...Object.values(there)].filter((text) => !right.includes(text))).toEqual([]);
  });

  test.each(sets)("$set.slug breaks no rule of the linter", ({ graph, questions }) => {
    expect(
      questions.flatMap((question) =>
        lintQuestion(graph, question).map(({ rule, message }) => `${rule} ${question.format} “${question.stem}”: ${message}`),
      ),
    ).toEqual([]);
  });

  test("have no English around their facts, and say what language they are in", () => {
    expect([...new Set(all.flatMap(textsOf))].filter((text) => ENGLISH_WORDS.test(text))).toEqual([]);
    expect(all.every(({ language }) => language === "de")).toBe(true);
  });

  test("are looked through for every English frame of the formats that sort, list and compare", () => {
    const { boxes, ofTwo, there, howSure, twoSentences, changed, selectAll, onMap, comesFirst, whoWasThere } = framesIn("en");
    const fixed = [
      ...Object.values(boxes),
      ...Object.values(ofTwo),
      ...Object.values(there),
      howSure,
      twoSentences,
      changed,
      selectAll,
      onMap,
      comesFirst,
      whoWasThere,
    ];
    const filled = [
      framesIn("en").toldIn("X"),
      framesIn("en").twoReports("X"),
      framesIn("en").itemBy("X", "Y"),
      framesIn("en").notNamed("X"),
      framesIn("en").doesNotSay("X"),
      framesIn("en").saysToo("X"),
      framesIn("en").firstAndSecond("X", "Y"),
      framesIn("en").sayAbout("X"),
    ];
    expect([...fixed, ...filled].filter((text) => !ENGLISH_WORDS.test(text))).toEqual([]);
  });

  test("put no name with an article where its case would change", () => {
    const declined = /(?:laut|von|bei|mit|aus|für) (?:der|die|das) (?:Hafenunion|Fischereirat|Krisengipfel)/i;
    const texts = [...new Set(all.flatMap(textsOf))];
    expect(texts.filter((text) => declined.test(text))).toEqual([]);
    expect(texts.filter((text) => /, so (?:die Hafenunion|der Fischereirat)[.?]$/.test(text)).length).toBeGreaterThan(0);
  });
});

/** The linter on German questions whose key was put elsewhere: it reads what the German options mean. */
test.each(["how-sure", "who-was-there", "two-reports"])("a German question of %s with another key is refused", (format) => {
  const { graph, questions } = sets[1]!;
  for (const question of questions.filter((one) => one.format === format)) {
    const { reply } = question;
    if (reply.kind !== "choice" && reply.kind !== "boxes" && reply.kind !== "grid") throw new Error(format);
    const other = (id: string | undefined) => reply.options.find((option) => option.id !== id)!.id;
    const [item] = reply.kind === "choice" ? [] : Object.keys(reply.key);
    const key = reply.kind === "choice" ? other(reply.key) : { ...reply.key, [item!]: other(reply.key[item!]) };
    const rules = lintQuestion(graph, { ...question, reply: { ...reply, key } as Question["reply"] }).map(({ rule }) => rule);
    expect(rules).toContain("L02");
  }
});

/** An answer to a question that is wrong throughout. */
function wrongAnswer({ reply }: Question): unknown {
  const other = (id: string | undefined) => ("options" in reply ? reply.options.find((option) => option.id !== id)!.id : "");
  switch (reply.kind) {
    case "choice":
    case "place":
      return other(reply.key);
    case "choices":
      return reply.options.filter(({ id }) => !reply.key.includes(id)).map(({ id }) => id);
    case "order":
      return [...reply.key].reverse();
    case "pairs":
    case "boxes":
    case "grid":
      return Object.fromEntries(Object.entries(reply.key).map(([item, id]) => [item, other(id)]));
    case "points":
      return [];
    case "text":
      return "etwas ganz anderes";
    case "number":
      return "4.321,5";
    case "grade":
      return 1;
  }
}

const pointsFor = (question: Question, value: unknown): number | null => {
  const given = readGiven(question.reply, { kind: question.reply.kind, value }, question.language);
  return given.ok ? markAnswer(question, given.value, []).points : null;
};

describe.each(FORMATS.map(({ name }) => name))("German questions of %s", (format) => {
  test("give their key the points and a wrong answer none", () => {
    const asked = all.filter((question) => question.format === format);
    expect(asked.length).toBeGreaterThan(0);
    expect(
      asked
        .filter((question) => pointsFor(question, question.reply.key) !== 1 || pointsFor(question, wrongAnswer(question)) !== 0)
        .map(({ stem }) => stem),
    ).toEqual([]);
  });
});

test.each<[string, string, number]>([
  ["mit Artikel", "der Beifang", 1],
  ["in kleinen Buchstaben", "beifang", 1],
  ["mit einem Tippfehler", "Beifamg", 1],
  ["mit einem anderen Wort", "die Quote", 0],
  ["nur der Artikel", "der", 0],
])("typed in German, %s: %j", (_, typed, points) => {
  const question = all.find(({ format, reply }) => format === "short-answer" && reply.kind === "text" && reply.key === "Beifang")!;
  expect(pointsFor(question, typed)).toBe(points);
});

test("a person is typed with Herr or Frau, and a number with a point for thousands", () => {
  const speaker = all.find(({ format, reply }) => format === "short-answer" && reply.kind === "text" && reply.key === "Ada Brandt")!;
  expect(["Frau Brandt", "Brandt", "Ada Brandt", "Herr Keller"].map((typed) => pointsFor(speaker, typed))).toEqual([1, 1, 1, 0]);
  const workers = all.find(({ format, reply }) => format === "numeric" && reply.kind === "number" && reply.key === 1200)!;
  expect(["1.200", "1200", "1,2", "12.000"].map((typed) => pointsFor(workers, typed))).toEqual([1, 1, 0, 0]);
});

test.each<[string, string, Precision, string, string]>([
  ["2025-03-12", "2025-03-12", "day", "12. März 2025", "am"],
  ["2025-03-12", "2025-03-14", "day", "12. bis 14. März 2025", "vom"],
  ["2025-02-28", "2025-03-02", "day", "28. Februar bis 2. März 2025", "vom"],
  ["2024-12-30", "2025-01-02", "day", "30. Dezember 2024 bis 2. Januar 2025", "vom"],
  ["2025-03-10", "2025-03-16", "week", "Woche vom 10. März 2025", "in der"],
  ["2025-05-01", "2025-05-31", "month", "Mai 2025", "im"],
  ["2025-05-01", "2025-07-31", "month", "Mai bis Juli 2025", "von"],
  ["2025-01-01", "2025-12-31", "year", "2025", "im Jahr"],
])("from %s to %s as a %s is %j, after %j, and is read back", (from, to, precision, text, lead) => {
  const german = framesIn("de-AT");
  expect([german.span(from, to, precision), german.leadIn({ from, to }, precision)]).toEqual([text, lead]);
  expect(readDate(text)).toEqual({ from, to, precision });
  if (precision === "day") expect(german.spansIn(`Es war ${lead} ${text}.`)).toEqual([{ from, to }]);
});

test("kinds of fact without a wording are asked and stated with names in the nominative", () => {
  const set = {
    ...GERMAN_HARBOURS_SET,
    relations: GERMAN_HARBOURS_SET.relations.map(({ wording, ...relation }) =>
      ["fordert", "sagte"].includes(relation.id) ? relation : { ...relation, wording },
    ),
  };
  const graph = graphOf(set);
  const [wish, words] = ["fordert-union", "sagte-brandt"].map((id) => graph.fact(id)!);
  expect([
    askFact(graph, wish!, "object"),
    askFact(graph, wish!, "subject"),
    stateFact(graph, wish!),
    askFact(graph, words!, "subject"),
  ]).toEqual([
    "Die Hafenunion – was steht hier unter „Forderung“?",
    "Bei wem oder was steht unter „Forderung“: fester Anlandetag jede Woche?",
    "Die Hafenunion – unter „Forderung“ steht hier: fester Anlandetag jede Woche.",
    "Bei wem steht unter „Worte“: Ohne Fangbücher gibt es nichts zu teilen?",
  ]);
});

test("an office says whose it is in brackets, and who was there follows a colon", () => {
  const { officeOf, withPeople } = framesIn("de");
  expect([officeOf("Ministerium", "die Ukraine", "Ukraine"), withPeople(["die Ukraine", "Norland"])]).toEqual([
    "Ministerium (Ukraine)",
    "dabei: die Ukraine und Norland",
  ]);
});

test("numbers are written and read as German has them", () => {
  const { number, quantity } = framesIn("de");
  expect([number(150000), number(2.5), quantity("30", "%")]).toEqual(["150.000", "2,5", "30 %"]);
  const reply = { kind: "number", key: 1500.5, unit: "", tolerance: 0 } as const;
  const question: Question = { ...all[0]!, reply, language: "de" };
  const given = readGiven(reply, { kind: "number", value: "1.500,5" }, "de");
  expect(given.ok && markAnswer(question, given.value, []).points).toBe(1);
});

test("frames are said in every language that has them, and no two answers of one format are alike", () => {
  for (const frames of [framesIn("en"), framesIn("de")]) {
    for (const names of [frames.boxes, frames.ofTwo, frames.there, { true: frames.true, false: frames.false }])
      expect(new Set(Object.values(names)).size).toBe(Object.keys(names).length);
  }
  const templates = Object.values(framesIn("de").usual);
  expect(
    templates.map((template) =>
      template
        ?.match(/\{\w+\}/g)
        ?.sort()
        .join(),
    ),
  ).toEqual(
    Object.values(framesIn("en").usual).map((template) =>
      template
        ?.match(/\{\w+\}/g)
        ?.sort()
        .join(),
    ),
  );
});
