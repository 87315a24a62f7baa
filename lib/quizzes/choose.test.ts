import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readFactSet } from "../facts/fact-set.schema";
import { graphOf } from "../facts/graph";
import { generateQuestions } from "../questions/generate";
import { lintQuiz } from "../questions/lint";
import { chooseQuiz, DEEP_FORMATS } from "./choose";

const sets = ["ukraine-talks-2025", "first-twenty-elements"].map((slug) => {
  const read = readFactSet(readFileSync(new URL(`../../prisma/fact-sets/${slug}.json`, import.meta.url), "utf8"));
  if (!read.ok) throw new Error(`${slug} cannot be read`);
  const graph = graphOf(read.value);
  return { slug, graph, pool: [...generateQuestions(graph, { seed: "1" })] };
});
const seeds = Array.from({ length: 50 }, (_, index) => String(index + 1));

describe.each(sets)("a quiz on $slug", ({ graph, pool }) => {
  test.each([5, 10, 20])("of %i questions breaks no rule for a quiz, whatever the seed", (length) => {
    for (const seed of seeds) {
      const quiz = chooseQuiz(graph, pool, { length, seed });
      expect(quiz).toHaveLength(length);
      expect(lintQuiz(graph, quiz).filter((finding) => finding.level === "E"), `seed ${seed}`).toEqual([]);
    }
  });

  test("is the same for the same seed, and seldom for another", () => {
    const ids = (seed: string) => chooseQuiz(graph, pool, { length: 10, seed }).map((question) => question.id).join();
    for (const seed of seeds) expect(ids(seed)).toBe(ids(seed));
    expect(new Set(seeds.map(ids)).size).toBeGreaterThan(45);
  });

  test("keeps to the formats and topics asked for", () => {
    const topic = graph.set.facts.find((fact) => fact.topic)!.topic!;
    const quiz = chooseQuiz(graph, pool, { length: 5, seed: "1", formats: ["multiple-choice", "flashcard"], topics: [topic] });
    for (const question of quiz) {
      expect(["multiple-choice", "flashcard"]).toContain(question.format);
      expect(question.factIds.some((id) => graph.fact(id)?.topic === topic)).toBe(true);
    }
  });

  test("is never longer than asked for, and shorter rather than broken", () => {
    expect(chooseQuiz(graph, pool, { length: 0, seed: "1" })).toEqual([]);
    expect(chooseQuiz(graph, [], { length: 10, seed: "1" })).toEqual([]);
    const few = chooseQuiz(graph, pool.slice(0, 3), { length: 10, seed: "1", formats: pool.slice(0, 3).map((question) => question.format) });
    expect(few.length).toBeLessThanOrEqual(3);
    expect(lintQuiz(graph, few).filter((finding) => finding.level === "E")).toEqual([]);
  });
});

test("two questions in five ask for more than one fact", () => {
  const { graph, pool } = sets[0]!;
  for (const seed of seeds) {
    const deep = chooseQuiz(graph, pool, { length: 10, seed }).filter((question) => (DEEP_FORMATS as readonly string[]).includes(question.format));
    expect(deep.length, `seed ${seed}`).toBeGreaterThanOrEqual(4);
  }
});
