import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { graphOf } from "../facts/graph";
import { generateQuestions } from "../questions/generate";
import { lintQuiz } from "../questions/lint";
import type { Question } from "../questions/question";
import { findQuestions, makeQuiz, swapsFor, withQuestionAt, type Material, type Wish } from "./compose";
import { bandOf, ENOUGH_ANSWERS, poolsFor } from "./difficulty";
import { holdPlaces } from "./held";
import { keepsRules } from "./rules";
import { DIFFICULTIES } from "./settings";

const graph = graphOf(JSON.parse(readFileSync(new URL("../../prisma/fact-sets/ukraine-talks-2025.json", import.meta.url), "utf8")));
const pool = [...generateQuestions(graph, { seed: "1" })];
const material: Material = { graph, pool, facilityOf: () => undefined };
const topics = [...new Set(graph.set.facts.flatMap((fact) => fact.topic ?? []))];
const WISH: Wish = { length: 10, topics: [], formats: [], facts: [], difficulty: "mixed" };

const errorsOf = (quiz: readonly Question[]) => lintQuiz(graph, quiz).filter(({ level }) => level === "E");
const ids = (quiz: readonly Question[]) => quiz.map((question) => question.id);
const seeds = fc.string({ minLength: 1, maxLength: 6 });
const wishes = fc.record({
  length: fc.integer({ min: 1, max: 15 }),
  topics: fc.subarray(topics),
  formats: fc.constant<string[]>([]),
  facts: fc.constant<string[]>([]),
  difficulty: fc.constantFrom(...DIFFICULTIES),
});

test("a quiz made to a wish keeps the rules, repeats nothing, and is the same again", () => {
  fc.assert(
    fc.property(wishes, seeds, (wish, seed) => {
      const quiz = makeQuiz(material, wish, seed);
      expect(quiz.length).toBeLessThanOrEqual(wish.length);
      expect(new Set(ids(quiz)).size).toBe(quiz.length);
      expect(errorsOf(quiz)).toEqual([]);
      expect(ids(makeQuiz(material, wish, seed))).toEqual(ids(quiz));
    }),
    { numRuns: 15 },
  );
}, 60_000);

test("what is kept stays in its place while the rest is made anew, with other questions", () => {
  fc.assert(
    fc.property(seeds, fc.array(fc.boolean(), { minLength: 10, maxLength: 10 }), (seed, locks) => {
      const quiz = makeQuiz(material, WISH, seed);
      const kept = quiz.map((question, i) => (locks[i] ? question : null));
      const again = makeQuiz(material, WISH, `${seed} again`, kept, new Set(ids(quiz)));
      for (const [i, question] of kept.entries()) if (question) expect(again[i]!.id).toBe(question.id);
      expect(again).toHaveLength(quiz.length);
      expect(errorsOf(again)).toEqual([]);
      const anew = again.filter((_, i) => !locks[i]);
      expect(anew.filter((question) => ids(quiz).includes(question.id))).toEqual([]);
    }),
    { numRuns: 12 },
  );
}, 60_000);

test("no swap that is offered breaks a rule for quizzes that was kept, or asks what the quiz asks already", () => {
  fc.assert(
    fc.property(seeds, fc.integer({ min: 0, max: 9 }), (seed, at) => {
      const quiz = makeQuiz(material, WISH, seed);
      const { sameFact, otherFact } = swapsFor(material, quiz, at, WISH, seed);
      expect(sameFact.length + otherFact.length).toBeGreaterThan(0);
      for (const question of [...sameFact, ...otherFact]) {
        const after = withQuestionAt(quiz, at, question);
        expect(ids(quiz)).not.toContain(question.id);
        expect(errorsOf(after)).toEqual([]);
        expect(keepsRules(graph, quiz, after)).toBe(true);
      }
      for (const question of sameFact) expect([...question.factIds].sort()).toEqual([...quiz[at]!.factIds].sort());
      for (const question of otherFact) expect(question.factIds.some((id) => quiz[at]!.factIds.includes(id))).toBe(false);
    }),
    { numRuns: 12 },
  );
}, 60_000);

test("a swap at a place that is not there offers nothing", () => {
  expect(swapsFor(material, makeQuiz(material, WISH, "s"), 99, WISH, "s")).toEqual({ sameFact: [], otherFact: [] });
});

test("only facts that were chosen are asked", () => {
  const facts = graph.set.facts.slice(0, 25).map((fact) => fact.id);
  const quiz = makeQuiz(material, { ...WISH, facts }, "facts");
  expect(quiz.length).toBeGreaterThan(3);
  for (const question of quiz) for (const fact of question.factIds) expect(facts).toContain(fact);
});

test("easier quizzes have easy questions while there are any, harder ones hard ones", () => {
  const bands = (difficulty: Wish["difficulty"]) => makeQuiz(material, { ...WISH, difficulty }, "d").map((question) => bandOf(question));
  expect(bands("easier").filter((band) => band === "easy").length).toBeGreaterThan(7);
  expect(bands("harder").filter((band) => band === "hard").length).toBeGreaterThan(7);
});

test("what learners did says more than the kind of question, from ten answers on", () => {
  const question = pool.find(({ format }) => format === "multiple-choice")!;
  expect(bandOf(question)).toBe("easy");
  expect(bandOf(question, { share: 0.2, answers: ENOUGH_ANSWERS - 1 })).toBe("easy");
  expect(bandOf(question, { share: 0.2, answers: ENOUGH_ANSWERS })).toBe("hard");
  for (const difficulty of DIFFICULTIES) expect(poolsFor(pool, difficulty, () => undefined).flat()).toHaveLength(pool.length);
});

test("a search finds questions that hold every word, none that is in the quiz, and nothing for no words", () => {
  const quiz = makeQuiz(material, WISH, "search");
  const found = findQuestions(pool, quiz, "Paris march", 20);
  expect(found.length).toBeGreaterThan(0);
  expect(found.length).toBeLessThanOrEqual(20);
  expect(found.some((question) => quiz.includes(question))).toBe(false);
  expect(findQuestions(pool, quiz, "  ", 20)).toEqual([]);
});

test("of a quiz every question that is still there stays; one that is gone makes room for one on the same facts, or for none", () => {
  fc.assert(
    fc.property(seeds, fc.integer({ min: 0, max: 7 }), (seed, gone) => {
      const quiz = makeQuiz(material, { ...WISH, length: 8 }, seed);
      const lost = quiz[gone % quiz.length]!;
      const places = quiz.map(({ id, factIds, format }) => ({ questionId: id, factIds, format, points: 1 }));
      const held = holdPlaces(
        graph,
        pool.filter((question) => question.id !== lost.id),
        places,
      );
      for (const { place, question, became } of held) {
        if (place.questionId !== lost.id) expect([question!.id, became]).toEqual([place.questionId, "same"]);
        else if (became === "replaced") expect([...question!.factIds].sort()).toEqual([...lost.factIds].sort());
        else expect([question, became]).toEqual([null, "left-out"]);
      }
      expect(errorsOf(held.flatMap(({ question }) => question ?? []))).toEqual([]);
    }),
    { numRuns: 12 },
  );
}, 60_000);
