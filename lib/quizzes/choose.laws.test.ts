import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { graphOf } from "../facts/graph";
import { generateQuestions } from "../questions/generate";
import { lintQuiz } from "../questions/lint";
import type { Question } from "../questions/question";
import { FORMATS } from "../questions/registry";
import { chooseQuiz } from "./choose";

const graph = graphOf(JSON.parse(readFileSync(new URL("../../prisma/fact-sets/ukraine-talks-2025.json", import.meta.url), "utf8")));
const pool = [...generateQuestions(graph, { seed: "1" })];
const topics = [...new Set(graph.set.facts.flatMap((fact) => fact.topic ?? []))];

/** Some questions in some order, some of them twice, as a pool that somebody put together may be. */
const pools = fc.array(fc.constantFrom(...pool), { maxLength: 60 });
const choices = fc.record(
  {
    length: fc.integer({ min: 0, max: 30 }),
    seed: fc.string(),
    formats: fc.subarray(FORMATS.map((format) => format.name)),
    topics: fc.subarray(topics),
  },
  { requiredKeys: ["length", "seed"] },
);

test("whatever the pool and the wish: from the pool, each once, no more than asked, no rule broken, the same again", () => {
  fc.assert(
    fc.property(pools, choices, (some, choice) => {
      const quiz = chooseQuiz(graph, some, choice);
      expect(quiz.length).toBeLessThanOrEqual(choice.length);
      expect(new Set(quiz.map((question) => question.id)).size).toBe(quiz.length);
      for (const question of quiz) expect(some).toContain(question);
      if (choice.formats) for (const question of quiz) expect(choice.formats).toContain(question.format);
      expect(lintQuiz(graph, quiz).filter((finding) => finding.level === "E")).toEqual([]);
      expect(chooseQuiz(graph, some, choice)).toEqual(quiz);
    }),
    { numRuns: 60 },
  );
}, 30_000);

/** The names of what a question asks for, where it asks for one thing: a learner who reads them elsewhere need not know it. */
function keyText({ reply, format }: Question): string | null {
  if (reply.kind === "text") return reply.key;
  if (reply.kind !== "choice" || format === "true-false" || format === "two-reports") return null;
  return reply.options.find((option) => option.id === reply.key)?.text ?? null;
}

test("no statement of a quiz says outright what another question asks", () => {
  for (let seed = 1; seed <= 50; seed++) {
    const quiz = chooseQuiz(graph, pool, { length: 12, seed: `s${seed}` });
    for (const question of quiz) {
      const key = keyText(question);
      const facts = question.factIds.map((id) => graph.fact(id)!);
      if (key === null || facts.length !== 1) continue;
      const [fact] = facts;
      const stating = quiz.filter(
        (other) =>
          other !== question &&
          other.format === "true-false" &&
          other.factIds.some((id) => graph.fact(id)!.subject === fact!.subject && graph.fact(id)!.relation === fact!.relation),
      );
      for (const other of stating) expect(`${other.stem} | ${key}`).not.toBe(`${other.stem.includes(key) ? other.stem : ""} | ${key}`);
    }
  }
}, 30_000);

test("six hundred questions to choose from take less than fifty milliseconds", () => {
  const some = pool.slice(0, 600);
  chooseQuiz(graph, some, { length: 20, seed: "warm" });
  const times = Array.from({ length: 9 }, (_, seed) => {
    const start = performance.now();
    chooseQuiz(graph, some, { length: 20, seed: String(seed) });
    return performance.now() - start;
  });
  expect(times.sort((one, other) => one - other)[4]).toBeLessThan(50);
});
