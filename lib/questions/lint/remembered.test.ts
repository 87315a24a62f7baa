import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { FactSet } from "../../facts/fact";
import { graphOf } from "../../facts/graph";
import { generateQuestions } from "../generate";
import type { Question } from "../question";
import { isSound, lintQuestion } from "./index";
import { spoiltQuestions } from "./mutants";

/** What is kept of facts and texts makes the linter quicker; it must never change what it finds. */

const set: FactSet = JSON.parse(readFileSync(new URL("../../../prisma/fact-sets/ukraine-talks-2025.json", import.meta.url), "utf8"));
const graph = graphOf(set);
const good = [...generateQuestions(graph, { seed: "remembered" })];
const spoilt = spoiltQuestions(set, good, 1).flatMap((mutant) => mutant.spoilt.filter((one) => !one.graph).map((one) => one.question));

/** Some of every format, and each mutant. */
const looked: Question[] = [...good.filter((_, i) => i % 23 === 0), ...spoilt];

test("a question has the same faults in a graph that was used for all the others as in one that nothing else was asked of", () => {
  for (const question of good) isSound(graph, question);
  for (const question of looked)
    expect([question.id, lintQuestion(graph, question)]).toEqual([question.id, lintQuestion(graphOf(set), question)]);
}, 60_000);

test("what is made is sound, and sound is what has no error", () => {
  for (const question of [...good, ...spoilt]) {
    const errors = lintQuestion(graph, question).filter(({ level }) => level === "E");
    expect([question.id, isSound(graph, question)]).toEqual([question.id, errors.length === 0]);
  }
  expect(good.every((question) => isSound(graph, question))).toBe(true);
}, 60_000);
