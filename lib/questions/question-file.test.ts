import { describe, expect, test } from "vitest";
import { graphOf } from "../facts/graph";
import { SAMPLE_SET } from "../facts/sample";
import { generateQuestions } from "./generate";
import { questionId } from "./make-question";
import { fileOfQuestion, questionOfFile, usualFormat } from "./question-file.schema";
import { FORMATS } from "./registry";

const GRAPH = graphOf(SAMPLE_SET);
const QUESTIONS = [...generateQuestions(GRAPH, { formats: FORMATS, seed: "1" })];

describe("questions in a fact-set file", () => {
  test("come back as they were, whatever their format", () => {
    expect(new Set(QUESTIONS.map(({ format }) => format)).size).toBeGreaterThan(10);
    for (const question of QUESTIONS) {
      const here = questionOfFile(GRAPH, fileOfQuestion(question, true), SAMPLE_SET.slug);
      // Reworded questions show the words of the facts they ask.
      expect(here).toMatchObject({ ok: true, value: { ...question, evidence: expect.anything() } });
    }
  });

  test("stand in for the same question where the set has another slug", () => {
    const [question] = QUESTIONS;
    const elsewhere = graphOf({ ...SAMPLE_SET, slug: "copy" });
    const read = questionOfFile(elsewhere, fileOfQuestion(question!, true), SAMPLE_SET.slug);
    const { format, slot, factIds } = question!;
    expect(read.ok && [0, 1, 2, 3].map((variant) => questionId("copy", format, slot, factIds, variant))).toContain(
      read.ok && read.value.id,
    );
  });

  test("need no more than what is asked and what is right", () => {
    const reply = {
      kind: "choice",
      options: [
        { id: "a", text: "Yes" },
        { id: "b", text: "No" },
      ],
      key: "a",
    };
    const written = { id: "q1", context: "Talks", stem: "Was it ___?", reply, factIds: [SAMPLE_SET.facts[0]!.id] };
    expect(questionOfFile(GRAPH, written, SAMPLE_SET.slug)).toMatchObject({
      ok: true,
      value: { id: "q1", format: "gap-from-bank", slot: "object", proofs: [{ optionId: "b", kind: "stated" }] },
    });
    const places = (key: unknown) => {
      const read = questionOfFile(GRAPH, { ...written, reply: { ...reply, key } }, "x");
      return read.ok ? [] : read.problems.map(({ where }) => where);
    };
    expect([places("c"), places(3)]).toEqual([["reply.key"], ["reply.key"]]);
  });

  test("have the format of their reply where none is named", () => {
    expect([
      usualFormat({ kind: "text" }, "Who?"),
      usualFormat({ kind: "text" }, "It was ___."),
      usualFormat({ kind: "pairs" }, "Match."),
    ]).toEqual(["short-answer", "fill-the-gap", "matching"]);
  });
});
