import { describe, expect, test } from "vitest";
import type { Question, Reply } from "../questions/question";
import { questionWith, SAMPLE_REPLIES } from "../questions/sample-replies";
import { random } from "../random";
import { orderOfOptions, pointsInOrder, shownInOrder } from "./option-order";

const choice = (...texts: string[]): Question =>
  questionWith({ kind: "choice", options: texts.map((text, i) => ({ id: `o${i}`, text })), key: "o0" });

describe("the order of options", () => {
  test.each(SAMPLE_REPLIES.map((reply) => [reply.kind, reply] as const))("holds every option of a %s once", (_, reply) => {
    const ids = "options" in reply ? reply.options.map((option) => option.id) : [];
    expect([...orderOfOptions(questionWith(reply), random("x"))].sort()).toEqual([...ids].sort());
  });

  test.each([
    [["10 March 2025", "12 March 2025", "14 March 2025"]],
    [["20", "30", "150,000"]],
    [["20 countries", "30 countries", "40 countries"]],
    [["at least 100 troops", "at least 200 troops"]],
    [["12 to 14 March 2025", "28 March to 2 April 2025"]],
    [["the week of 3 March 2025", "the week of 10 March 2025"]],
    [["February 2025", "March 2025"]],
    [["1868", "1894"]],
  ])("keeps %j ascending", (texts) => {
    for (const seed of "abcdef") expect(orderOfOptions(choice(...texts), random(seed))).toEqual(texts.map((_, i) => `o${i}`));
  });

  test("shuffles events, although a day stands in each of their names", () => {
    const question = choice(
      "Defence ministers’ meeting, Paris, 12 March 2025",
      "G7 meeting, Canada, 12 to 14 March 2025",
      "US–Russia talks, Riyadh, 18 February 2025",
    );
    expect(new Set([..."abcdefghijkl"].map((seed) => orderOfOptions(question, random(seed)).join())).size).toBeGreaterThan(1);
  });

  test("keeps fixed options", () => {
    for (const seed of "abcdef")
      expect(orderOfOptions({ ...choice("True", "False"), format: "true-false" }, random(seed))).toEqual(["o0", "o1"]);
  });

  test("says nothing about the key: each place gets its share", () => {
    const question = choice("Serhii Boiev", "Guido Crosetto", "John Healey", "Sébastien Lecornu");
    const places = [0, 0, 0, 0];
    for (let i = 0; i < 4000; i++) places[orderOfOptions(question, random(`seed ${i}`)).indexOf("o0")]!++;
    const chiSquare = places.reduce((sum, n) => sum + (n - 1000) ** 2 / 1000, 0);
    expect(chiSquare).toBeLessThan(11.34); // p = 0.01 with three degrees of freedom
  });
});

test("a question is shown in the order of its item, and points only by name", () => {
  const question = choice("Alpha", "Beta");
  expect(shownInOrder(question, ["o1", "o0"]).reply).toEqual({
    kind: "choice",
    options: [
      { id: "o1", text: "Beta" },
      { id: "o0", text: "Alpha" },
    ],
  });
  const points = SAMPLE_REPLIES.find((reply): reply is Extract<Reply, { kind: "points" }> => reply.kind === "points")!;
  expect(JSON.stringify(shownInOrder(questionWith(points), ["c", "b", "a"]))).not.toContain("Alpha");
  expect(pointsInOrder(points, ["c", "b", "a"]).map((one) => one.text)).toEqual(["Gamma", "Beta", "Alpha"]);
});
