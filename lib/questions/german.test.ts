import { describe, expect, test } from "vitest";
import type { Precision } from "../facts/fact";
import { checkFactSet } from "../facts/fact-set.schema";
import { framesIn } from "../facts/frames/frames";
import { germanSampleGraph, GERMAN_SAMPLE_SET } from "../facts/german-sample";
import { generateQuestions } from "./generate";
import { readGiven } from "./given.schema";
import { lintQuestion } from "./lint";
import { readDate } from "./lint/values";
import { markAnswer } from "./mark";
import type { Question } from "./question";

const graph = germanSampleGraph();
const all = ["1", "2", "3"].flatMap((seed) => [...generateQuestions(graph, { seed })]);
const textsOf = ({ context, stem, explanation, reply }: Question) => [context, stem, explanation, ...("options" in reply ? reply.options : []).map(({ text }) => text), ...("items" in reply && reply.kind !== "grid" ? reply.items : []).map(({ text }) => text)];

describe("a set in German", () => {
  test("is a set like any other", () => expect(checkFactSet(GERMAN_SAMPLE_SET)).toEqual({ ok: true, value: GERMAN_SAMPLE_SET }));

  test("is asked in the formats that its facts allow", () => {
    const formats = new Set(all.map(({ format }) => format));
    expect([...formats].sort()).toEqual(expect.arrayContaining(["fill-the-gap", "flashcard", "gap-from-bank", "in-order", "matching", "multiple-choice", "numeric", "short-answer", "true-false"]));
  });

  test("breaks no rule of the linter", () => {
    expect(all.flatMap((question) => lintQuestion(graph, question).map(({ rule, message }) => `${rule} ${question.format} “${question.stem}”: ${message}`))).toEqual([]);
  });

  test("has no English around its facts, and says what language it is in", () => {
    const english = /\b(?:the|of|and|with|from|until|as reported|said on|true|false|select|match|according|reports?)\b/i;
    expect([...new Set(all.flatMap(textsOf))].filter((text) => english.test(text))).toEqual([]);
    expect(all.every(({ language }) => language === "de")).toBe(true);
  });
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
    for (const names of [frames.boxes, frames.ofTwo, frames.there, { true: frames.true, false: frames.false }]) expect(new Set(Object.values(names)).size).toBe(Object.keys(names).length);
  }
  const templates = Object.values(framesIn("de").usual);
  expect(templates.map((template) => template?.match(/\{\w+\}/g)?.sort().join())).toEqual(Object.values(framesIn("en").usual).map((template) => template?.match(/\{\w+\}/g)?.sort().join()));
});
