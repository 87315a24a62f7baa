import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { FactSet } from "../../facts/fact";
import { graphOf } from "../../facts/graph";
import { generateQuestions } from "../generate";
import { lintQuestion } from "./index";
import { spoiltQuestions } from "./mutants";

const set: FactSet = JSON.parse(readFileSync(new URL("../../../prisma/fact-sets/ukraine-talks-2025.json", import.meta.url), "utf8"));
const graph = graphOf(set);
const mutants = spoiltQuestions(set, [...generateQuestions(graph, { seed: "mutants" })], 3);

describe("a spoilt question fires its rule", () => {
  test("there are fifty mutants or more", () => expect(mutants.length).toBeGreaterThanOrEqual(50));

  test.each(mutants)("$rule: $what", ({ rule, spoilt }) => {
    expect(spoilt.length).toBeGreaterThan(0);
    for (const one of spoilt) {
      const errors = lintQuestion(one.graph ?? graph, one.question)
        .filter((finding) => finding.level === "E")
        .map((finding) => finding.rule);
      expect(errors, JSON.stringify(one.question)).toContain(rule);
    }
  });
});
