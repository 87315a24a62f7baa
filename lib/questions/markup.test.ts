import { describe, expect, it } from "vitest";
import type { Fact, FactSet } from "../facts/fact";
import { graphOf } from "../facts/graph";
import { SAMPLE_SET } from "../facts/sample";
import { authoredOf, EMPTY_AUTHORED_FORM } from "./authored";
import { generateQuestions } from "./generate";
import { lintQuestion } from "./lint";
import { markAnswer } from "./mark";
import type { Question } from "./question";
import { questionSchema } from "./question.schema";
import { FORMATS } from "./registry";

const evidence = [{ source: "file", start: 0, end: 4 }];
const fact = (id: string, subject: string, text: string): Fact => ({
  id,
  subject,
  relation: "symbol",
  object: { text },
  status: "asserted",
  evidence,
});
const element = (id: string, name: string) => ({ id, kind: "term" as const, name });

/** A set of formulas, as an import makes it. */
const CHEMISTRY: FactSet = {
  format: "footing-fact-set/1",
  slug: "chemistry",
  title: "Chemistry",
  language: "en",
  licence: "CC0-1.0",
  markup: true,
  sources: [{ id: "file", kind: "import", title: "deck.apkg", text: "told" }],
  entities: [
    element("water", "**Water**"),
    element("salt", "Salt"),
    element("ammonia", "Ammonia"),
    element("methane", "Methane"),
    element("ozone", "![a blue gas](media:o.png)"),
  ],
  relations: [
    { id: "symbol", label: "formula", subject: ["term"], object: "text", functional: true, inverseFunctional: true, scope: "none" },
  ],
  facts: [
    fact("f1", "water", "H~2~O"),
    fact("f2", "salt", "\\(\\mathrm{NaCl}\\)"),
    fact("f3", "ammonia", "NH~3~"),
    fact("f4", "methane", "CH~4~"),
    fact("f5", "ozone", "![](media:structure.png)"),
  ],
  closures: [],
  questions: [],
};
const graph = graphOf(CHEMISTRY);
const all = [...generateQuestions(graph, { formats: FORMATS, seed: "1" })];
const asking = (format: string, factId: string, slot = "object") =>
  all.find((question) => question.format === format && question.factIds.includes(factId) && question.slot === slot)!;
const typed = (question: Question, text: string) => markAnswer(question, { kind: "text", value: text }, []).points;

describe("a question of a set in light markup", () => {
  it("says that it is, and keeps its texts as they are", () => {
    expect(all.length).toBeGreaterThan(10);
    expect(all.every((question) => question.markup && questionSchema.safeParse(question).success)).toBe(true);
    expect(asking("flashcard", "f1")).toMatchObject({
      stem: "What is the formula of “**Water**”?",
      reply: { kind: "grade", back: "H~2~O" },
    });
  });

  it("has a key that can be typed, in plain words", () => {
    const water = asking("short-answer", "f1");
    expect(water.reply).toMatchObject({ key: "H2O" });
    expect([typed(water, "H2O"), typed(water, "h2o"), typed(water, "H~2~O"), typed(water, "NaCl")]).toEqual([1, 1, 0, 0]);
    expect(asking("short-answer", "f1", "subject").reply).toMatchObject({ key: "Water" });
    // A picture is no word.
    expect([asking("short-answer", "f5"), asking("short-answer", "f5", "subject")]).toEqual([undefined, undefined]);
  });

  it("is read by the linter without its marks", () => {
    for (const question of all) expect(lintQuestion(graph, question).filter(({ level }) => level === "E")).toEqual([]);
    const question = asking("flashcard", "f1");
    const told = (stem: string) => lintQuestion(graph, { ...question, stem }).map(({ rule }) => rule);
    const formula = `What does \\(${"x + ".repeat(30)}y\\) say?`;
    expect(told(formula)).toContain("L21");
    expect(told("What is the **formula** of ![a very long description of a glass of water](media:w.png)?")).toEqual(
      told("What is the formula of a very long description of a glass of water?"),
    );
  });

  it("tells two pictures apart", () => {
    const question = {
      ...asking("flashcard", "f5"),
      format: "multiple-choice",
      reply: {
        kind: "choice" as const,
        key: "a",
        options: [
          { id: "a", text: "![](media:3f1c07.png)" },
          { id: "b", text: "![](media:9b2d55.png)" },
        ],
      },
      proofs: [],
    };
    expect(lintQuestion(graph, question).filter(({ rule }) => rule === "L04")).toEqual([]);
    const same = {
      ...question,
      reply: { ...question.reply, options: question.reply.options.map((option) => ({ ...option, text: "**a**" })) },
    };
    expect(lintQuestion(graph, same).length).toBeGreaterThan(lintQuestion(graph, question).length);
  });

  it("that somebody writes has a plain key, too", () => {
    const form = { ...EMPTY_AUTHORED_FORM, kind: "typed", context: "Chemistry", stem: "What is **water**?", right: "H~2~O\nwater" };
    const made = authoredOf(CHEMISTRY, "1", form);
    expect(made).toMatchObject({
      ok: true,
      value: { question: { markup: true, stem: "What is **water**?", reply: { key: "H2O", accepted: ["water"] } } },
    });
    const plain = authoredOf({ slug: "chemistry" }, "1", form);
    expect(plain).toMatchObject({ ok: true, value: { question: { reply: { key: "H~2~O" } } } });
    expect(plain.ok && "markup" in plain.value.question).toBe(false);
  });
});

it("questions of a set without markup say nothing of it", () => {
  const questions = [...generateQuestions(graphOf(SAMPLE_SET), { formats: FORMATS, seed: "1", limit: 50 })];
  expect(questions.some((question) => "markup" in question)).toBe(false);
});
