import { describe, expect, test } from "vitest";
import { SAMPLE_SET } from "../facts/sample";
import { graphOf } from "../facts/graph";
import { generateQuestions } from "./generate";
import { hintOf } from "./hint";
import { comparable } from "./typed";

const graph = graphOf(SAMPLE_SET);
const questions = [...generateQuestions(graph, { seed: "1" })];
const hinted = questions.flatMap((question) => {
  const hint = hintOf(graph, question);
  return hint ? [{ question, hint }] : [];
});

describe("a hint", () => {
  test("is a sentence of the evidence with a gap", () => {
    expect(hinted.length).toBeGreaterThan(5);
    for (const { question, hint } of hinted) {
      const parts = hint.text.split("___");
      expect(parts.length).toBeGreaterThan(1);
      expect(question.evidence.some(({ quote, title }) => title === hint.title && parts.every((part) => quote.includes(part)))).toBe(true);
    }
  });

  test("never holds the answer", () => {
    for (const { question, hint } of hinted) {
      const { reply } = question;
      const answer =
        reply.kind === "choice" ? reply.options.find((option) => option.id === reply.key)!.text : reply.kind === "text" ? reply.key : null;
      if (answer !== null) expect(` ${comparable(hint.text)} `).not.toContain(` ${comparable(answer)} `);
    }
  });

  test("is none for what asks of several facts, or whether something is so", () => {
    expect(hinted.filter(({ question }) => question.factIds.length > 1 || question.format === "true-false")).toEqual([]);
  });
});
