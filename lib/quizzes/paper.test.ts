import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { graphOf } from "../facts/graph";
import { generateQuestions } from "../questions/generate";
import type { Question } from "../questions/question";
import { FORMATS } from "../questions/registry";
import { keepsOrder } from "./option-order";
import { keyOf, paperOf, type Paper, type PaperForm, type PaperQuestion, type Weighed } from "./paper";

const graph = graphOf(JSON.parse(readFileSync(new URL("../../prisma/fact-sets/ukraine-talks-2025.json", import.meta.url), "utf8")));
const pool = [...generateQuestions(graph, { seed: "1" })];
const ofEach = FORMATS.flatMap(({ name }) => pool.filter((question) => question.format === name).slice(0, 4));
const quizzes = fc
  .uniqueArray(fc.constantFrom(...ofEach), { selector: (question) => question.id, minLength: 2, maxLength: 20 })
  .map((questions): Weighed[] => questions.map((question, i) => ({ question, points: i + 1 })));
const both = (id: string, quiz: readonly Weighed[]) => ({ A: paperOf(id, quiz, "A"), B: paperOf(id, quiz, "B") });

/** Everything printed for a question, in order. */
function texts(form: PaperForm): string[] {
  switch (form.kind) {
    case "tick":
      return form.options.map(({ text }) => text);
    case "bank":
      return form.words;
    case "order":
      return form.texts;
    case "match":
    case "grid":
      return form.options.map(({ text }) => text);
    case "table":
      return form.options;
    case "map":
      return form.places.map(({ at }) => at.join());
    case "gap":
    case "line":
    case "lines":
      return [];
  }
}

const byId = (paper: Paper) => new Map(paper.questions.map((question) => [question.questionId, question]));
const questionOf = (quiz: readonly Weighed[], id: string): Question => quiz.find(({ question }) => question.id === id)!.question;

test("versions A and B hold the same questions for the same points with the same options, in another order", () => {
  fc.assert(
    fc.property(fc.uuid(), quizzes, (id, quiz) => {
      const { A, B } = both(id, quiz);
      expect(A.questions.map((one) => one.questionId)).toEqual(quiz.map(({ question }) => question.id));
      expect(B.questions.map((one) => one.questionId)).not.toEqual(A.questions.map((one) => one.questionId));
      expect(B.questions.map((one) => one.number)).toEqual(quiz.map((_, i) => i + 1));
      const inB = byId(B);
      expect(inB.size).toBe(quiz.length);
      for (const one of A.questions) {
        const other = inB.get(one.questionId)!;
        expect(other.points).toBe(one.points);
        expect([...texts(other.form)].sort()).toEqual([...texts(one.form)].sort());
        const question = questionOf(quiz, one.questionId);
        const shown = texts(one.form);
        if (keepsOrder(question) || new Set(shown).size < 2) expect(texts(other.form)).toEqual(shown);
        else if (question.reply.kind !== "order" || shown.length > 2) expect(texts(other.form)).not.toEqual(shown);
      }
      expect(both(id, quiz)).toEqual({ A, B });
    }),
    { numRuns: 100 },
  );
});

/** What a key says of a question, read back from the letters of its paper. */
function readBack({ form, answers }: PaperQuestion, { reply }: Question): void {
  if (form.kind === "tick" && (reply.kind === "choice" || reply.kind === "choices")) {
    const key = new Set([reply.key].flat());
    const right = reply.options.filter((option) => key.has(option.id)).map((option) => option.text);
    expect(answers.map((line) => form.options.find(({ mark }) => line.startsWith(`${mark}) `))!.text).sort()).toEqual(right.sort());
  }
  if (form.kind === "map" && reply.kind === "place") {
    const { at } = reply.options.find((option) => option.id === reply.key)!;
    expect(form.places.find(({ mark }) => answers[0]!.startsWith(`${mark} `))!.at).toEqual(at);
  }
  if (form.kind === "order" && reply.kind === "order") {
    const placed = [...answers].sort((a, b) => Number(a.split(" ")[0]) - Number(b.split(" ")[0])).map((line) => line.replace(/^\d+ /, ""));
    expect(placed).toEqual(reply.key.map((id) => reply.options.find((option) => option.id === id)!.text));
    expect(form.texts).not.toEqual(placed);
  }
  if (form.kind === "match" && reply.kind === "pairs") {
    for (const [i, item] of reply.items.entries()) {
      const text = reply.options.find((option) => option.id === reply.key[item.id])!.text;
      const { mark } = form.options.find((option) => option.text === text)!;
      expect(answers[i]).toBe(`${i + 1} ${item.text}: ${mark}) ${text}`);
    }
  }
  if (form.kind === "grid" && reply.kind === "grid") expect(form.cells.flat().filter(Boolean)).toHaveLength(answers.length);
  if (form.kind === "table" && reply.kind === "boxes") expect(answers).toHaveLength(reply.items.length);
  if (form.kind === "bank") expect(form.words).toContain(answers[0]);
}

test("the key is right for both versions, in the letters and numbers of each", () => {
  fc.assert(
    fc.property(fc.uuid(), quizzes, (id, quiz) => {
      const papers = both(id, quiz);
      const key = keyOf(papers);
      expect(key.map((row) => row.questionId)).toEqual(papers.A.questions.map((one) => one.questionId));
      for (const row of key) {
        for (const version of ["A", "B"] as const) {
          const one = byId(papers[version]).get(row.questionId)!;
          expect(row.numbers[version]).toBe(one.number);
          expect(row.answers[version]).toEqual(one.answers);
          expect(one.answers.join("")).toMatch(/\S/);
          readBack(one, questionOf(quiz, row.questionId));
        }
      }
    }),
    { numRuns: 100 },
  );
});

test("every kind of reply has a form on paper", () => {
  const kinds = new Set(ofEach.map((question) => question.reply.kind));
  expect(kinds.size).toBe(11);
  for (const question of ofEach) expect(paperOf("x", [{ question, points: 1 }], "A").questions[0]!.form.kind).toMatch(/./);
});
