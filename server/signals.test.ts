import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { graphOf, type Graph } from "@/lib/facts/graph";
import { generateQuestions } from "@/lib/questions/generate";
import type { Question } from "@/lib/questions/question";
import { chooseQuiz } from "@/lib/quizzes/choose";
import { orderOfOptions } from "@/lib/quizzes/option-order";
import { random } from "@/lib/random";

// Nothing that is shown before the answer says which option is right: neither where it stands nor what it is called.

const QUIZZES = 2_000;

/** Where something stood among how many places. */
type Place = { at: number; of: number };

let graph: Graph;
let pool: readonly Question[];
let asked: { question: Question; order: string[] }[];

beforeAll(() => {
  graph = graphOf(JSON.parse(readFileSync("prisma/fact-sets/ukraine-talks-2025.json", "utf8")));
  pool = [...generateQuestions(graph, { seed: "1" })];
  asked = Array.from({ length: QUIZZES }, (_, i) => chooseQuiz(graph, pool, { length: 10, seed: `quiz ${i}` }).map((question, j) => ({ question, order: orderOfOptions(question, random(`order ${i} ${j}`)) }))).flat();
}, 300_000);

/**
 * How far the places are from even, in standard deviations: chi-square over each number of places, made normal by the cube root of Wilson and
 * Hilferty (1931). Beyond 3.09 chance alone would lead once in a thousand times.
 */
function unevenness(places: readonly Place[]): number {
  let chiSquare = 0;
  let freedom = 0;
  for (const of of new Set(places.map((place) => place.of))) {
    const among = places.filter((place) => place.of === of);
    if (of < 2 || among.length < 5 * of) continue;
    const expected = among.length / of;
    for (let at = 0; at < of; at++) chiSquare += (among.filter((place) => place.at === at).length - expected) ** 2 / expected;
    freedom += of - 1;
  }
  if (freedom === 0) throw new Error("there is nothing to tell from");
  const spread = 2 / (9 * freedom);
  return ((chiSquare / freedom) ** (1 / 3) - (1 - spread)) / Math.sqrt(spread);
}

const FIXED = new Set(["true-false", "two-reports", "how-sure", "who-was-there"]);

/** The attempts in which chance decides the order: not those where it is fixed, nor those that stand in the order of size. */
const shuffled = () => asked.filter(({ question }) => !FIXED.has(question.format) && [1, 2, 3].some((seed) => orderOfOptions(question, random(`${seed}`)).join() !== orderOfOptions(question, random("0")).join()));

describe(`over ${QUIZZES} quizzes`, () => {
  test("the right option stands in every place as often as in any other", () => {
    const places = shuffled().flatMap(({ question: { reply }, order }) => (reply.kind === "choice" ? [{ at: order.indexOf(reply.key), of: order.length }] : []));
    expect(places.length).toBeGreaterThan(1_000);
    expect(unevenness(places)).toBeLessThan(3.09);
  });

  test("of several right options the first stands in every place in turn", () => {
    const places = shuffled().flatMap(({ question: { reply }, order }) => (reply.kind === "choices" ? [{ at: order.indexOf(reply.key[0]!), of: order.length }] : []));
    expect(unevenness(places)).toBeLessThan(3.09);
  });

  test("what belongs to the first of a list of pairs stands in every place in turn", () => {
    const places = shuffled().flatMap(({ question: { reply }, order }) => (reply.kind === "pairs" ? [{ at: order.indexOf(reply.key[reply.items[0]!.id]!), of: order.length }] : []));
    expect(unevenness(places)).toBeLessThan(3.09);
  });

  test("what came first, and the first point, stand in every place in turn", () => {
    const places = shuffled().flatMap(({ question: { reply }, order }) => (reply.kind === "order" ? [{ at: order.indexOf(reply.key[0]!), of: order.length }] : []));
    expect(unevenness(places)).toBeLessThan(3.09);
  });

  test("the test tells an order that gives the key away", () => {
    const places = shuffled().flatMap(({ question: { reply }, order }, i) => (reply.kind === "choice" ? [{ at: i % 20 === 0 ? 0 : order.indexOf(reply.key), of: order.length }] : []));
    expect(unevenness(places)).toBeGreaterThan(3.09);
  });
});

test("the id of the right option comes as early in the alphabet as any other", () => {
  const places = pool.flatMap(({ reply }) => (reply.kind === "choice" ? [{ at: reply.options.map(({ id }) => id).sort().indexOf(reply.key), of: reply.options.length }] : []));
  expect(places.length).toBeGreaterThan(500);
  expect(unevenness(places)).toBeLessThan(3.09);
});
