import { describe, expect, test } from "vitest";
import type { Reply } from "../questions/question";
import { choicesOf, creditOf, guessOf, isSlipOfThePen, ratingOf } from "./credit";
import { gradedCard, pickedOption, typedAnswer } from "./sample-events";

const five = ["a", "b", "c", "d", "e"].map((id) => ({ id, text: id }));
const REPLIES = {
  choice: { kind: "choice", options: five.slice(0, 4), key: "a" },
  choices: { kind: "choices", options: five, key: ["a", "b"] },
  text: { kind: "text", key: "Paris", accepted: [] },
  number: { kind: "number", key: 3, unit: "", tolerance: 0 },
  order: { kind: "order", options: five, key: ["a", "b", "c", "d", "e"] },
  pairs: { kind: "pairs", items: five, options: five, key: { a: "a" } },
  boxes: { kind: "boxes", items: five, options: five.slice(0, 3), key: { a: "a" } },
  grid: { kind: "grid", rows: five, columns: five, items: [], options: five.slice(0, 2), key: {} },
  points: { kind: "points", options: five, key: ["a"] },
  grade: { kind: "grade", key: 3, back: "Paris" },
  place: { kind: "place", options: five.map((option, i) => ({ ...option, at: [0, 20 * i] })), key: "a" },
} as const satisfies { [Kind in Reply["kind"]]: unknown };
const reply = (kind: Reply["kind"]) => structuredClone(REPLIES[kind]) as unknown as Reply;

describe("what can be guessed among", () => {
  test.each([
    ["choice", 4],
    ["choices", 2],
    ["order", 2],
    ["pairs", 5],
    ["boxes", 3],
    ["grid", 2],
    ["text", null],
    ["number", null],
    ["points", null],
    ["grade", null],
    ["place", 5],
  ] as const)("%s: %s", (kind, choices) => expect(choicesOf(reply(kind))).toBe(choices));
});

describe("how much a right answer counts (memory-and-statistics.md 5.3)", () => {
  test.each([
    ["a typed answer", typedAnswer(0), 0.01, 1],
    ["a card", gradedCard(0, 3), 0, 1],
    ["a point of a talk", typedAnswer(0, { reply: "points" }), 0, 1],
    ["a bank of five", pickedOption(0, 5), 0.2, 0.6],
    ["one of four", pickedOption(0, 4), 0.25, 0.5625],
    ["one of three", pickedOption(0, 3), 1 / 3, 0.5],
    ["true or false", pickedOption(0, 2), 0.5, 0.375],
    ["the only option", pickedOption(0, 1), 1, 0],
  ])("%s", (_, event, guess, credit) => {
    expect(guessOf(event)).toBeCloseTo(guess, 10);
    expect(creditOf(event)).toBeCloseTo(credit, 10);
  });

  test("a hint leaves half, and ninety-nine hints leave the same half", () => {
    expect(creditOf(typedAnswer(0, { hints: 1 }))).toBe(0.5);
    expect(creditOf(typedAnswer(0, { hints: 99 }))).toBe(0.5);
    expect(creditOf(pickedOption(0, 4, { hints: 1 }))).toBeCloseTo(0.28125, 10);
  });

  test("a wrong answer counts in full in every format, a slip of the pen not at all", () => {
    expect(creditOf(pickedOption(0, 2, { right: false }))).toBe(1);
    expect(creditOf(typedAnswer(0, { right: false, hints: 1 }))).toBe(1);
    expect(creditOf(typedAnswer(0, { right: false, near: true }))).toBe(0);
    expect(isSlipOfThePen(typedAnswer(0, { right: false, near: true }))).toBe(true);
    expect(isSlipOfThePen(typedAnswer(0, { near: true }))).toBe(false);
  });
});

describe("the grade", () => {
  test.each([
    ["right", typedAnswer(0), 3],
    ["wrong", typedAnswer(0, { right: false }), 1],
    ["right with a hint", typedAnswer(0, { hints: 1 }), 2],
    ["right and slow", pickedOption(0, 4, { slow: true }), 2],
    ["right but misspelt", typedAnswer(0, { near: true }), 2],
    ["half of one fact's options", pickedOption(0, 2, { reply: "choices", right: false, points: 0.5 }), 2],
    ["less than half", pickedOption(0, 2, { reply: "choices", right: false, points: 0.49 }), 1],
    ["the wrong one of four", pickedOption(0, 4, { right: false, points: 0.75 }), 1],
    ["a point not ticked", typedAnswer(0, { reply: "points", right: false, points: 0.75 }), 1],
    ["a point ticked", typedAnswer(0, { reply: "points" }), 3],
    ["a card missed", gradedCard(0, 1), 1],
    ["a card that was hard", gradedCard(0, 2), 2],
    ["a card known, slowly", gradedCard(0, 3, { slow: true }), 3],
    ["a card that was easy", gradedCard(0, 4), 4],
    ["an easy card with a hint", gradedCard(0, 4, { hints: 2 }), 2],
  ])("%s", (_, event, grade) => expect(ratingOf(event)).toBe(grade));
});
