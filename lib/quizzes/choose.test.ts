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
      expect(
        lintQuiz(graph, quiz).filter((finding) => finding.level === "E"),
        `seed ${seed}`,
      ).toEqual([]);
    }
  });

  test("is the same for the same seed, and seldom for another", () => {
    const ids = (seed: string) =>
      chooseQuiz(graph, pool, { length: 10, seed })
        .map((question) => question.id)
        .join();
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
    const few = chooseQuiz(graph, pool.slice(0, 3), {
      length: 10,
      seed: "1",
      formats: pool.slice(0, 3).map((question) => question.format),
    });
    expect(few.length).toBeLessThanOrEqual(3);
    expect(lintQuiz(graph, few).filter((finding) => finding.level === "E")).toEqual([]);
  });
});

describe("each format gets its share", () => {
  const { graph, pool } = sets[0]!;
  const all = [...new Set(pool.map((question) => question.format))];

  // So many quizzes that each format can be expected some ninety times: chance alone leaves none two fifths short.
  const many = (length: number) => Array.from({ length: Math.ceil(1500 / length) }, (_, index) => `share ${index}`);

  /** How often each format was chosen over many quizzes, against what an equal share of all questions would be. */
  function sharesOver(length: number, formats: readonly string[] | undefined, among: (format: string) => boolean): Map<string, number> {
    const chosen = many(length)
      .flatMap((seed) => chooseQuiz(graph, pool, { length, seed, formats }))
      .map((question) => question.format)
      .filter(among);
    const names = all.filter((format) => among(format) && (formats ?? all.filter((one) => one !== "flashcard")).includes(format));
    return new Map(names.map((name) => [name, (chosen.filter((format) => format === name).length * names.length) / chosen.length]));
  }
  const isDeep = (format: string) => (DEEP_FORMATS as readonly string[]).includes(format);

  test.each([5, 10, 20])(
    "where all are ticked, in quizzes of %i questions",
    (length) => {
      for (const [format, share] of sharesOver(length, all, () => true)) expect(share, format).toBeGreaterThan(0.6);
    },
    60_000,
  );

  test.each([10, 20, 30])(
    "of one fact, in the usual quiz of %i questions",
    (length) => {
      for (const [format, share] of sharesOver(length, undefined, (format) => !isDeep(format))) expect(share, format).toBeGreaterThan(0.7);
    },
    60_000,
  );

  test("of any two that are ticked none is left out", () => {
    for (const [i, format] of all.entries()) {
      for (const other of all.slice(0, i)) {
        const quiz = chooseQuiz(graph, pool, { length: 4, seed: `${format}|${other}`, formats: [format, other] });
        expect(new Set(quiz.map((question) => question.format)), `${format} and ${other}`).toEqual(new Set([format, other]));
      }
    }
  });
});

test("two questions in five ask for more than one fact, however long the quiz", () => {
  const { graph, pool } = sets[0]!;
  for (const [i, seed] of seeds.entries()) {
    const length = 2 + (i % 29);
    const deep = chooseQuiz(graph, pool, { length, seed }).filter((question) =>
      (DEEP_FORMATS as readonly string[]).includes(question.format),
    );
    expect(deep.length, `${length} questions, seed ${seed}`).toBeGreaterThanOrEqual(Math.ceil(0.4 * length));
  }
});

test("nobody judges the same statement twice, and true comes first as often as false", () => {
  const { graph, pool } = sets[0]!;
  const statements = pool.filter((question) => question.format === "true-false");
  const odd = { true: 0, false: 0 };
  for (const seed of seeds) {
    const quiz = chooseQuiz(graph, statements, { length: 9, seed });
    expect(new Set(quiz.map((question) => `${question.context}|${question.stem}`)).size).toBe(quiz.length);
    const right = quiz.filter(
      ({ reply }) => reply.kind === "choice" && reply.options.find((option) => option.id === reply.key)!.text === "True",
    ).length;
    odd[right > quiz.length / 2 ? "true" : "false"]++;
  }
  expect(Math.min(odd.true, odd.false)).toBeGreaterThan(15);
});
